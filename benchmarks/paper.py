"""Goals P1 to P7 and P14: how fast, how evenly and how sparingly the paper is made."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks import generator
from benchmarks.bench import Bench, Row, at_most, unmeasured
from benchmarks.measure import NotMeasured, Worker, cold, cold_command, warm

FEW = 3
"""Pairs of what takes long."""


def p1(bench: Bench) -> Iterator[Row]:
    """Warm full build beside the bare canvas."""
    yield _warm(bench, "P1", "raw", 1.6)


def p2(bench: Bench) -> Iterator[Row]:
    """Warm full build beside stock platypus."""
    yield _warm(bench, "P2", "stock", 0.25)


def p3(bench: Bench) -> Iterator[Row]:
    """Cold: the whole command, and the renderer alone, from the start of the process."""
    yield _cold_command(bench, "P3", "raw", 1.7, bench.pairs)
    yield _cold_command(bench, "P3", "typst", 1.5, bench.pairs)
    yield _cold_engine(bench, "P3", "raw", 1.7, bench.pairs)
    yield _cold_engine(bench, "P3", "typst", 1.5, bench.pairs)


def p4(bench: Bench) -> Iterator[Row]:
    """Cold beside the slower peers."""
    for peer, goal in (("fpdf2", 0.25), ("xhtml2pdf", 0.25), ("weasyprint", 0.15)):
        yield _cold_command(bench, "P4", peer, goal, FEW)
        yield _cold_engine(bench, "P4", peer, goal, FEW)


def p5(bench: Bench) -> Iterator[Row]:
    """Ten times the content, twice over."""
    yield _growth(bench, 10, 1, bench.pairs // 2 + 1)
    yield _growth(bench, 100, 10, FEW)
    yield _warm(bench, "P5", "typst", 0.5, times=10, pairs=FEW)


def p6(bench: Bench) -> Iterator[Row]:
    """Peak memory of one build a hundred times as long, in a fresh process."""
    try:
        ours = _peak(bench, "engine")
    except NotMeasured as reason:
        yield unmeasured("P6", 1.3, str(reason))
        return
    for peer, goal in (("raw", 1.3), ("typst", 0.1)):
        try:
            theirs = _peak(bench, peer)
        except NotMeasured as reason:
            yield unmeasured("P6", goal, str(reason))
            continue
        sizes = f"{ours / 2**20:.0f} MiB against {theirs / 2**20:.0f} MiB"
        yield at_most("P6", ours / theirs, goal, f"peak memory at 100 times, {peer}: {sizes}")


def p7(bench: Bench) -> Iterator[Row]:
    """Long tables, long contents, and a row that no page holds."""
    small = bench.document("rows400", lambda: generator.table_only(400))[0]
    large = bench.document("rows4000", lambda: generator.table_only(4000))[0]
    found = warm(("engine", large), ("engine", small), FEW, bench.python)
    yield at_most("P7", found.figure, 11, f"4,000 rows beside 400: {found}")
    few = bench.document("entries1000", lambda: generator.contents_only(1000))[0]
    many = bench.document("entries5000", lambda: generator.contents_only(5000))[0]
    found = warm(("engine", many), ("engine", few), FEW, bench.python)
    yield at_most("P7", found.figure, 6, f"5,000 contents entries beside 1,000: {found}")
    tall = bench.document("tall", lambda: generator.tall_row(2500))[0]
    try:
        with Worker("engine", tall, bench.python) as worker:
            size = worker.save(bench.folder / "tall.pdf")
        yield Row("P7", 1, 1, holds=True, detail=f"a row taller than a page builds: {size} bytes")
    except NotMeasured as reason:
        yield Row("P7", 0, 1, holds=False, detail=f"a row taller than a page: {reason}")


def p14(_bench: Bench) -> Iterator[Row]:
    """The same bytes from one process and from two."""
    seeds = range(4)
    serial = [digest(seed) for seed in seeds]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        spread = list(pool.map(digest, seeds))
    same = sum(a == b for a, b in zip(serial, spread, strict=True))
    yield Row(
        "P14",
        same / len(serial),
        1,
        serial == spread,
        f"{same} of {len(serial)} documents have the same bytes from one process and from two",
    )


def digest(seed: int) -> str:
    """Return the digest of the reference document grown from *seed*."""
    from benchmarks.engine import prepare  # noqa: PLC0415  a fresh worker imports as little

    return hashlib.sha256(prepare(generator.reference(seed=seed))()).hexdigest()


# How each is measured ----------------------------------------------------------------


def _warm(
    bench: Bench, name: str, peer: str, goal: float, *, times: int = 1, pairs: int = 0
) -> Row:
    try:
        found = warm(
            bench.side("engine", times),
            bench.side(peer, times),
            pairs or bench.pairs,
            bench.python,
        )
    except NotMeasured as reason:
        return unmeasured(name, goal, str(reason))
    return at_most(name, found.figure, goal, f"warm, {times} times, beside {peer}: {found}")


def _cold_command(bench: Bench, name: str, peer: str, goal: float, pairs: int) -> Row:
    """Compare ``credo build`` of the example with *peer* printing its words from a ready text."""
    made = bench.folder / "cold.pdf"
    ours = [
        sys.executable,
        "-m",
        "credo_builder.cli",
        "build",
        str(bench.project),
        "-o",
        str(made),
    ]
    file = bench.reading(peer, bench.example())[1]
    theirs = cold_command(peer, file, bench.folder / f"cold-{peer}.pdf", bench.python)
    return _cold(name, f"credo build of the example beside {peer}", goal, (ours, theirs), pairs)


def _cold_engine(bench: Bench, name: str, peer: str, goal: float, pairs: int) -> Row:
    """Compare the renderer alone with *peer*, both from ready text, on the reference document."""
    out: Path = bench.folder / "cold-engine.pdf"
    ours = cold_command(*bench.side("engine"), out, bench.python)
    theirs = cold_command(*bench.side(peer), bench.folder / f"cold-{peer}.pdf", bench.python)
    text = f"the renderer alone beside {peer}, reference document"
    return _cold(name, text, goal, (ours, theirs), pairs)


def _cold(
    name: str, text: str, goal: float, commands: tuple[list[str], list[str]], pairs: int
) -> Row:
    try:
        found = cold(*commands, pairs)
    except NotMeasured as reason:
        return unmeasured(name, goal, f"{text}: {reason}")
    return at_most(name, found.figure, goal, f"cold, {text}: {found}")


def _growth(bench: Bench, large: int, small: int, pairs: int) -> Row:
    found = warm(bench.side("engine", large), bench.side("engine", small), pairs, bench.python)
    return at_most("P5", found.figure, 11, f"warm, {large} times beside {small}: {found}")


def _peak(bench: Bench, name: str) -> int:
    with Worker(*bench.side(name, 100), bench.python) as worker:
        worker.save(bench.folder / f"peak-{name}.pdf")
        return worker.peak()
