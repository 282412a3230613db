"""Goal P12: the documents of many sites, made by one process and by two."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench import Bench, Row, unmeasured
from benchmarks.measure import NotMeasured, cpu_of, environment
from benchmarks.script import ROOT
from credo_builder.app.batching import UNUSABLE

SITES = int(os.environ.get("CREDO_BENCH_SITES", "200"))
"""How many rows; fewer to try it out."""
BROKEN = 7
"""The row whose figure is none."""
GOAL = 1.7
_QUIET = 0.7
"""Processes that want to run beside ours, by the system’s own average, below which a clock says
something about us."""
_LOOK_S = 0.1
_CREDO = [sys.executable, "-m", "credo_builder.cli"]


@dataclass(frozen=True)
class _Run:
    """One batch.

    Attributes:
        clock: seconds. cpu: seconds of CPU with all its processes. longest: the seconds of CPU
            that no further core could shorten: its own, and those of the busiest process.
        sums: name to digest of what it made. said: what it said of it.
    """

    clock: float
    cpu: float
    longest: float
    sums: dict[str, str]
    said: str


def p12(bench: Bench) -> Iterator[Row]:
    """A list of sites by one process and by two; and a document of it beside one by itself."""
    table = bench.folder / "sites.csv"
    _write(table)
    busy = _load()
    try:
        alone = cpu_of([*_CREDO, "build", str(bench.project), "-o", str(bench.folder / "one.pdf")])
        one, two = (_run(bench, table, processes) for processes in (1, 2))
    except NotMeasured as reason:
        yield unmeasured("P12", GOAL, str(reason))
        return
    clock = one.clock / two.clock
    cpu = one.cpu / two.longest
    yield Row(
        "P12",
        round(cpu, 3),
        GOAL,
        cpu >= GOAL,
        f"{SITES} documents, what two free cores give: {one.cpu:.1f} s of CPU by one process "
        f"against {two.longest:.1f} s, the program’s own and the busier one’s of two, start and "
        f"all ({two.cpu:.1f} s in all)",
    )
    quiet = busy < _QUIET and (os.cpu_count() or 1) > 1
    yield Row(
        "P12",
        round(clock, 3),
        GOAL,
        clock >= GOAL if quiet else None,
        f"the same by the clock: {one.clock:.1f} s against {two.clock:.1f} s"
        + ("" if quiet else f"; says nothing, the machine was busy (load {busy:.1f})"),
    )
    yield Row(
        "P12",
        round(SITES / one.cpu, 2),
        None,
        None,
        f"documents a second of CPU by one process; `credo build` by itself {1 / alone:.2f}",
    )
    others = sum(1 for name, held in one.sums.items() if two.sums.get(name) != held)
    others += len(two.sums.keys() - one.sums.keys())
    yield Row(
        "P12", others, 0, others == 0, f"files that differ, of {len(one.sums)}, manifest with them"
    )
    made = len(two.sums) - 1
    named = f"line {BROKEN + 1}: L4.target:" in two.said
    yield Row(
        "P12",
        made,
        SITES - 1,
        named and made == SITES - 1,
        "documents beside one broken row, which "
        + ("is named by line" if named else "is not named"),
    )


def _write(table: Path) -> None:
    """Write the list: each with its own contact, each second with its own target, one broken."""
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["site", "address", "phone", "email", "L4.target"])
        for n in range(1, SITES + 1):
            name = f"Dock Road {n}"
            phone, mail = f"01632 960 {n:03}", f"dock{n}@larderlane.example"
            figure = "soon" if n == BROKEN else (3 if n % 2 else "")
            rows.writerow([name, f"{n} Dock Road, Wexcombe", phone, mail, figure])


def _run(bench: Bench, table: Path, processes: int) -> _Run:
    folder = bench.folder / f"by{processes}"
    words = ["batch", bench.project, "--sites", table, "-o", folder, "--jobs", processes]
    began = time.monotonic()
    process = subprocess.Popen(
        [*_CREDO, *map(str, words)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        cwd=ROOT,
    )
    said: list[str] = []
    hearing = threading.Thread(target=lambda: said.extend(process.stderr or ()))
    hearing.start()
    workers: dict[int, float] = {}
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        workers |= _spent_by_children(process.pid)
        time.sleep(_LOOK_S)
    hearing.join()
    _, status, used = os.wait4(process.pid, 0)
    spent = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.stderr is not None:
        process.stderr.close()
    if process.returncode != UNUSABLE:
        raise NotMeasured(f"a batch by {processes} is not measured (code {process.returncode})")
    sums = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}
    cpu = used.ru_utime + used.ru_stime
    longest = cpu - sum(workers.values()) + max(workers.values(), default=0.0)
    return _Run(spent, cpu, longest, sums, "".join(said))


def _spent_by_children(pid: int) -> dict[int, float]:
    """Return the seconds of CPU that each child of *pid* has spent by now, where Linux tells."""
    spent: dict[int, float] = {}
    with contextlib.suppress(OSError, ValueError, IndexError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text(encoding="ascii").split():
                stat = Path(f"/proc/{child}/stat").read_text(encoding="utf-8", errors="replace")
                user, system = stat.rpartition(")")[2].split()[11:13]
                spent[int(child)] = (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return spent


def _load() -> float:
    """Return how many processes have wanted to run in the last minute; 0 where nobody counts."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
