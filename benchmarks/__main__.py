"""``python -m benchmarks [ID ...] [--json]``: measure the goals of speed and print them."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from benchmarks import batches, paper, program
from benchmarks.bench import Bench, Row, unmeasured
from benchmarks.measure import NotMeasured
from benchmarks.script import ROOT
from credo_builder.compose.environment import compiled_ahead

COMPILED = ROOT / "credo_builder" / "compose" / "compiled.py"

GOALS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "P1": paper.p1,
    "P2": paper.p2,
    "P3": paper.p3,
    "P4": paper.p4,
    "P5": paper.p5,
    "P6": paper.p6,
    "P7": paper.p7,
    "P8": program.p8,
    "P9": program.p9,
    "P10": program.p10,
    "P11": program.p11,
    "P12": batches.p12,
    "P13": program.p13,
    "P14": paper.p14,
    "P15": program.p15,
}
_NEED_NO_WORDS = frozenset({"P9", "P10", "P11", "P12", "P13", "P14", "P15"})


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and return 0 whatever the figures are: a benchmark never gates."""
    chosen = _chosen(arguments)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="credo-bench-") as folder:
        _as_installed(Path(folder))
        bench = Bench(Path(folder), chosen.python, chosen.pairs)
        if not set(chosen.ids) <= _NEED_NO_WORDS:
            for sentence in bench.same_words():
                _say(sentence)
        for name in chosen.ids:
            for row in _measured(name, bench):
                rows.append(row)
                if not chosen.json:
                    print(_line(row), flush=True)
    if chosen.json:
        print(json.dumps([row.as_json() for row in rows], indent=2, ensure_ascii=False))
    else:
        _say(_where())
    return 0


def _as_installed(folder: Path) -> None:
    """Let every process find what an installed program has: compiled templates, and bytecode.

    The templates are written where an editable install writes them, bytecode not in the tree.
    """
    COMPILED.write_text(compiled_ahead(), encoding="utf-8")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")


def _measured(name: str, bench: Bench) -> Iterator[Row]:
    """Yield the rows of one goal; what cannot be measured is a row that says so."""
    try:
        yield from GOALS[name](bench)
    except NotMeasured as reason:
        yield unmeasured(name, None, str(reason))


def _chosen(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("ids", nargs="*", metavar="ID", help=f"{', '.join(GOALS)}; all of them")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--pairs", type=int, default=9, help="pairs of each quick comparison")
    parser.add_argument(
        "--python",
        default=os.environ.get("CREDO_BENCH_PYTHON", sys.executable),
        help="interpreter that has the extra bench, if it is another one",
    )
    chosen = parser.parse_args(arguments)
    chosen.ids = [name.upper() for name in chosen.ids] or list(GOALS)
    unknown = [name for name in chosen.ids if name not in GOALS]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}")
    return chosen


def _line(row: Row) -> str:
    open_ended = "not measured" if row.figure is None else "no goal"
    holds = {True: "holds", False: "does not hold", None: open_ended}[row.holds]
    figure = "-" if row.figure is None else f"{row.figure:.2f}"
    goal = "-" if row.goal is None else f"{row.goal:g}"
    return f"{row.id:4} {figure:>7} (goal {goal:>5}) {holds:14} {row.detail}"


def _where() -> str:
    accelerated = "with" if find_spec("_rl_accel") else "without"
    return (
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, {accelerated} ReportLab’s C accelerator"
    )


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
