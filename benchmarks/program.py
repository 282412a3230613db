"""Goals P8 to P11, P13 and P15: preview, window, files and the size of an installation."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

from benchmarks.bench import Bench, Row, at_most, unmeasured
from benchmarks.measure import NotMeasured, cold, cpu_of, environment, warm
from benchmarks.script import ROOT

QT_PARTS = (
    "PySide6_Essentials",
    "PySide6_Pdf",
    "shiboken6",
    "PySide6_Addons",
    "PySide6_WebEngine",
)
"""What installing the whole of PySide6 brings."""
QT_WHEELS = {"PySide6_Addons": 160_607_613, "PySide6_WebEngine": 277_680_093}
"""Bytes of the files in the 6.12.0 wheels (manylinux, x86-64), unpacked."""
_UNWANTED = ("reportlab", "jinja2", "PIL")


def p8(bench: Bench) -> Iterator[Row]:
    """From an edit to the picture of the edited page; and how long the whole takes after it."""
    for ours, goal, text in (
        ("engine-edit", 0.6, "edit, its section and picture beside a kept Typst compiler"),
        ("engine-edit-whole", None, "edit, whole build and picture beside the same, no goal"),
    ):
        sides = (bench.side(ours), bench.side("typst-edit"))
        yield _pair(bench, "P8", sides, goal, text)


def p9(bench: Bench) -> Iterator[Row]:
    """From a fresh file to the picture of a page."""
    yield _pair(
        bench,
        "P9",
        (("qtpdf", bench.pdf), ("pypdfium2", bench.pdf)),
        1.4,
        "load and picture as the preview does beside pypdfium2",
        runs=5,
    )


def p15(_bench: Bench) -> Iterator[Row]:
    """How long the window does not listen while somebody types beside the preview."""
    command = [sys.executable, "-m", "benchmarks.typing_stalls"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment(), cwd=ROOT
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        yield unmeasured("P15", 50, f"typing is not measured ({last})")
        return
    found = json.loads(done.stdout.splitlines()[-1])
    with_, without = found["with"], found["without"]
    yield at_most(
        "P15",
        with_["longest_cpu_ms"],
        50,
        "longest stall in ms of CPU of the window’s thread, sixty moments, preview open; "
        f"{without['longest_cpu_ms']:.0f} without; by the clock {with_['longest_ms']:.0f} and "
        f"{without['longest_ms']:.0f}; a key {with_['key_cpu_ms']:.0f} and "
        f"{without['key_cpu_ms']:.0f}",
    )


def p10(bench: Bench) -> Iterator[Row]:
    """First paint of the wizard, and what it has imported by then."""
    command = [sys.executable, "-m", "benchmarks.first_paint"]
    try:
        found = cold([*command, "wizard"], [*command, "bare"], bench.pairs)
        yield at_most("P10", found.figure, 1.15, f"first paint beside a bare window: {found}")
        cpu_of([*command, "wizard", *_UNWANTED])
    except NotMeasured as reason:
        yield unmeasured("P10", None, str(reason))
        return
    yield Row("P10", 0, 0, holds=True, detail=f"modules of {', '.join(_UNWANTED)} at first paint")


def p11(bench: Bench) -> Iterator[Row]:
    """Saving and opening the example."""
    for ours, goal, text in (
        ("save", 1.5, "checked save with a backup beside dumps, write, fsync and replace"),
        ("open", 3.0, "open and validate beside json.loads"),
    ):
        sides = ((ours, bench.project), (f"plain-{ours}", bench.project))
        yield _pair(bench, "P11", sides, goal, text, runs=5)


def p13(_bench: Bench) -> Iterator[Row]:
    """What a user must install, beside the whole of PySide6."""
    try:
        ours = _closure("credo-builder")
        whole = _whole_qt()
    except PackageNotFoundError as missing:
        yield unmeasured("P13", 0.5, f"{missing} is not installed as a package")
        return
    names = sum(size for _, size in ours)
    largest = ", ".join(f"{n} {s / 1e6:.0f} MB" for n, s in sorted(ours, key=lambda x: -x[1])[:3])
    yield at_most(
        "P13",
        names / whole[0],
        0.5,
        f"{names / 1e6:.0f} MB in {len(ours)} packages ({largest}) "
        f"against {whole[0] / 1e6:.0f} MB, {whole[1]}",
    )


def _pair(
    bench: Bench,
    name: str,
    sides: tuple[tuple[str, Path], tuple[str, Path]],
    goal: float | None,
    text: str,
    *,
    runs: int = 1,
) -> Row:
    try:
        found = warm(*sides, bench.pairs, bench.python, runs=runs)
    except NotMeasured as reason:
        return unmeasured(name, goal, f"{text}: {reason}")
    if goal is None:
        return Row(name, round(found.figure, 3), None, None, f"warm, {text}: {found}")
    return at_most(name, found.figure, goal, f"warm, {text}: {found}")


def _size(found: Distribution) -> int:
    """Return the bytes of the files that the RECORD of a package lists."""
    places = (Path(str(file.locate())) for file in found.files or ())
    return sum(place.stat().st_size for place in places if place.is_file())


def _closure(name: str) -> list[tuple[str, int]]:
    """Return the packages that *name* needs to run, without itself, each with its bytes."""
    seen: dict[str, int] = {}
    queue = _needs(distribution(name))
    while queue:
        wanted = queue.pop()
        if wanted not in seen:
            found = distribution(wanted)
            seen[wanted] = _size(found)
            queue += _needs(found)
    return list(seen.items())


def _needs(found: Distribution) -> list[str]:
    needs = (Requirement(text) for text in found.requires or ())
    wanted = (n for n in needs if n.marker is None or n.marker.evaluate({"extra": ""}))
    return [n.name.lower().replace("_", "-") for n in wanted]


def _whole_qt() -> tuple[int, str]:
    """Return the bytes of all of PySide6 and where they were read."""
    total, assumed = 0, []
    for name in QT_PARTS:
        try:
            total += _size(distribution(name))
        except PackageNotFoundError:
            if name not in QT_WHEELS:
                raise
            total += QT_WHEELS[name]
            assumed.append(name)
    if not assumed:
        return total, "all of PySide6 as installed"
    return total, f"PySide6 as installed, with {' and '.join(assumed)} of the 6.12.0 wheels"
