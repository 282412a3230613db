"""Opens spoilt project files: each opens or is refused in words, quickly and in little memory.

    python -m fuzz.loader --runs 1000000

Every run spoils a small project and reads it. Anything raised but a refusal that names the file,
a run above a second, a process above 300 MB, or a project that was read but cannot be checked,
written and read again, is a fault.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from credo_builder import assets
from credo_builder.audit import audit
from credo_builder.chapters import RECORDS
from credo_builder.domain.project import Project
from credo_builder.errors import Damaged, ProjectFileError
from credo_builder.storage import codec
from credo_builder.storage.numbers import fraction
from fuzz.mutating import spoilt

NAME = "cafe.credo"
MOST_S, MOST_MB = 1.0, 300
EVERY = 50
"""Every so many files that open are checked, written and read again."""


@dataclass
class Outcome:
    """What came of the runs."""

    opened: int = 0
    refused: int = 0
    uncaught: int = 0
    slow: int = 0
    slowest: float = 0.0
    cases: list[str] = field(default_factory=list)

    def fault(self, content: bytes, what: str) -> None:
        """Count a fault and keep the file that shows it."""
        self.uncaught += 1
        self.cases.append(f"{what}: {content[:200]!r}")


def main(arguments: list[str] | None = None) -> int:
    """Open as many files as asked; return 0 when all was opened or refused as it should."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m fuzz.loader")
    parser.add_argument("--runs", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-caps", action="store_true", help="break it: let any nesting pass")
    asked = parser.parse_args(arguments)
    chance, outcome = random.Random(asked.seed), Outcome()
    seeds = _seeds()
    if asked.no_caps:
        codec.parsed = _careless
    for _ in range(asked.runs):
        _open(spoilt(chance.choice(seeds), chance), outcome)
    megabytes = _most_memory()
    for case in outcome.cases[:10]:
        print(f"  {case}")
    print(
        f"loader: asked {asked.runs}, done {outcome.opened + outcome.refused + outcome.uncaught}, "
        f"opened {outcome.opened}, refused {outcome.refused}, uncaught {outcome.uncaught}, "
        f"slow {outcome.slow}, slowest {outcome.slowest:.2f} s, most {megabytes:.0f} MB"
    )
    return int(bool(outcome.uncaught or outcome.slow or megabytes > MOST_MB))


def _most_memory() -> float:
    """Return the most memory this process ever had, in MB; not what its parent had before it."""
    try:
        told = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(re.search(r"VmHWM:\s+(\d+)", told)[1]) / 1024


def _careless(text: str, name: str) -> Any:
    """Parse without any of our caps, as a program that trusts its files would."""
    try:
        return json.loads(text, parse_int=int, parse_float=fraction)
    except ValueError as error:
        raise Damaged(f"{name}: {error}") from error


def _seeds() -> list[bytes]:
    """Return small projects: an empty one, one of each record type, and a tenth of the example."""
    example = codec.read(assets.read_bytes("example/larder_lane.credo"), NAME).project
    few = {kind: held[:1] for kind, held in example.records.items() if kind.key != "brand"}
    seeds = [codec.write(Project(project_id="prj_fuzz"))]
    seeds.append(codec.write(Project(project_id="prj_fuzz", records=few)))
    seeds += [
        codec.write(Project(project_id="prj_fuzz", records={kind: few[kind]}))
        for kind in RECORDS
        if few.get(kind)
    ]
    return seeds


def _open(content: bytes, outcome: Outcome) -> None:
    began = time.process_time()
    try:
        project = codec.read(content, NAME).project
    except ProjectFileError as error:
        outcome.refused += 1
        if not error.problems or not all(p.startswith(NAME) for p in error.problems):
            outcome.fault(content, f"a refusal that names no file: {error}")
    except BaseException as error:  # noqa: BLE001  that is what is looked for
        outcome.fault(content, f"{type(error).__name__}: {error}")
    else:
        outcome.opened += 1
        if outcome.opened % EVERY == 0:
            _use(project, content, outcome)
    spent = time.process_time() - began
    outcome.slowest = max(outcome.slowest, spent)
    if spent > MOST_S:
        outcome.slow += 1
        outcome.cases.append(f"{spent:.1f} s: {content[:200]!r}")


def _use(project: Project, content: bytes, outcome: Outcome) -> None:
    """See that what was read can be checked, written and read again."""
    try:
        audit(project, None)
        if codec.read(codec.write(project), NAME).project.records != project.records:
            outcome.fault(content, "reads differently after writing")
    except Exception as error:  # noqa: BLE001  that is what is looked for
        newer = "newer version" in str(error)
        if not newer:
            outcome.fault(content, f"read, but then {type(error).__name__}: {error}")


if __name__ == "__main__":
    sys.exit(main())
