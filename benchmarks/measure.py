"""Ratios of CPU time, pair by pair in one run: what a busy machine cannot falsify."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from benchmarks.builders import BUILDERS
from benchmarks.script import ROOT


class NotMeasured(Exception):
    """A yardstick is not there; the text names it and says why."""


@dataclass(frozen=True)
class Ratio:
    """Median of the pairs' ratios with its spread, and the median seconds of both sides."""

    figure: float
    low: float
    high: float
    seconds: float
    against: float
    pairs: int

    def __str__(self) -> str:
        return (
            f"{self.low:.2f} to {self.high:.2f} over {self.pairs} pairs; "
            f"{self.seconds * 1000:.0f} ms against {self.against * 1000:.0f} ms CPU"
        )


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """Return the median of *ours* over *theirs*, pair by pair."""
    each = sorted(a / b for a, b in zip(ours, theirs, strict=True))
    return Ratio(
        statistics.median(each),
        each[0],
        each[-1],
        statistics.median(ours),
        statistics.median(theirs),
        len(each),
    )


def environment() -> dict[str, str]:
    """Return the environment of every process that is timed.

    Its modules are compiled once, as those of an installation are, whatever this process does.
    """
    usual = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    kept = {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "credo-builder-bytecode")}
    return {**usual, **kept, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}


class Worker:
    """A builder in a process of its own.

    Args:
        name: of `BUILDERS`. file: what it reads. python: interpreter for peers.

    Raises:
        NotMeasured: what it needs is not installed.
    """

    def __init__(self, name: str, file: Path, python: str) -> None:
        self.name = name
        self.peer = BUILDERS[name].peer
        self.process = subprocess.Popen(
            [
                python if self.peer else sys.executable,
                "-m",
                "benchmarks.worker",
                "serve",
                name,
                str(file),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environment(),
            cwd=ROOT,
        )
        try:
            self._answer()
        except NotMeasured:
            self.process.communicate()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait()

    def _answer(self) -> dict[str, Any]:
        line = self.process.stdout.readline() if self.process.stdout is not None else ""
        if not line:
            raise NotMeasured(f"{self.name} is not measured (its process ended)")
        said: dict[str, Any] = json.loads(line)
        if "missing" in said:
            raise NotMeasured(f"{self.peer or self.name} is not measured ({said['missing']})")
        return said

    def _ask(self, order: str) -> dict[str, Any]:
        if self.process.stdin is None:
            raise NotMeasured(f"{self.name} is not measured (it cannot be asked)")
        self.process.stdin.write(order + "\n")
        self.process.stdin.flush()
        return self._answer()

    def seconds(self) -> float:
        """Return the CPU seconds, user and system, of one more run."""
        return float(self._ask("time")["cpu"])

    def save(self, path: Path) -> int:
        """Run once more and write the result to *path*; return its size in bytes."""
        return int(self._ask(f"save {path}")["size"])

    def peak(self) -> int:
        """Return the most memory its process has held, in bytes."""
        return int(self._ask("peak")["peak"])


def warm(
    ours: tuple[str, Path], theirs: tuple[str, Path], pairs: int, python: str, *, runs: int = 1
) -> Ratio:
    """Return how long *ours* takes beside *theirs* once both are warm.

    Args:
        ours: builder and the file it reads.
        theirs: as *ours*, for what it is compared with.
        pairs: how many.
        python: interpreter for peers.
        runs: of each, averaged, for what is very short.
    """
    with ExitStack() as stack:
        one = stack.enter_context(Worker(*ours, python))
        other = stack.enter_context(Worker(*theirs, python))
        one.seconds()
        other.seconds()
        taken: list[tuple[float, float]] = []
        for turn in range(pairs):
            # Who goes first changes, so that neither always profits from a warm cache.
            if turn % 2:
                second = sum(other.seconds() for _ in range(runs))
                first = sum(one.seconds() for _ in range(runs))
            else:
                first = sum(one.seconds() for _ in range(runs))
                second = sum(other.seconds() for _ in range(runs))
            taken.append((first / runs, second / runs))
    return ratio([a for a, _ in taken], [b for _, b in taken])


def cpu_of(command: Sequence[str]) -> float:
    """Run *command* and return its CPU seconds, those of its children with them.

    Raises:
        NotMeasured: it failed.
    """
    process = subprocess.Popen(
        list(command),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    )
    said = process.stderr.read() if process.stderr is not None else b""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.stderr is not None:
        process.stderr.close()
    if process.returncode:
        last = (said.decode(errors="replace").strip().splitlines() or ["no reason given"])[-1]
        raise NotMeasured(f"{' '.join(command[:4])} is not measured ({last})")
    return used.ru_utime + used.ru_stime


def cold(ours: Sequence[str], theirs: Sequence[str], pairs: int) -> Ratio:
    """Return how long the process *ours* takes beside the process *theirs*, from its start."""
    cpu_of(ours)
    cpu_of(theirs)
    taken = [(cpu_of(ours), cpu_of(theirs)) for _ in range(pairs)]
    return ratio([a for a, _ in taken], [b for _, b in taken])


def cold_command(name: str, file: Path, out: Path, python: str) -> list[str]:
    """Return the command that runs the builder *name* once, from nothing."""
    interpreter = python if BUILDERS[name].peer else sys.executable
    return [interpreter, "-m", "benchmarks.worker", "cold", name, str(file), str(out)]
