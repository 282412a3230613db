"""Two windows, and a stranger, on one file, in an order nobody chose.

    python -m tests.faults.twowindows --rounds 100

Each of them opens, types, saves, saves over, takes over, reloads and closes by chance. Nobody
may replace what they have not seen without having been told; and what was replaced on purpose
must be among the earlier states.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.errors import ChangedOnDisk, CredoError, Locked
from credo_builder.storage import backups, files, open_project, save_project
from tests.faults.acts import environment
from tests.faults.counting import Tally
from tests.faults.sabotage import SABOTAGE

STEPS = 40
WINDOWS = 2


class Window:
    """One window: what it shows, and the content of the file that its person has seen."""

    def __init__(self, name: str, file: Path) -> None:
        """Be closed; *name* is how it signs what it writes."""
        self.name = name
        self.file = file
        self.session: Session | None = None
        self.seen = b""
        self.words = 0

    def open(self, *, over: bool) -> None:
        """Open the file, taking it over or not."""
        if self.session is None:
            self.session = Session.open(self.file, hold=self.name, over=over)
            self.seen = self.file.read_bytes()

    def type(self) -> None:
        """Sign the value with a new word."""
        if self.session is not None:
            self.words += 1
            value = self.session.project.of(CoreValue)[0]
            signed = replace(value, name=f"{self.name} {self.words}")
            self.session.edit(self.session.project.put(signed), "Type")

    def save(self, *, over: bool) -> bool:
        """Save; return whether the program said it did."""
        if self.session is None:
            return False
        self.session.save(over=over)
        return True

    def close(self) -> None:
        """Close without saving."""
        if self.session is not None:
            self.session.close()
        self.session = None


def main(arguments: list[str] | None = None) -> int:
    """Play as many rounds as asked; return 0 when nothing was overwritten unseen."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.faults.twowindows")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sabotage", choices=sorted(SABOTAGE))
    asked = parser.parse_args(arguments)
    if asked.sabotage:
        SABOTAGE[asked.sabotage]()
    tally = Tally("twowindows", asked.rounds)
    chance = random.Random(asked.seed)
    refused = saved = 0
    with environment(), tempfile.TemporaryDirectory() as place:
        os.environ["XDG_STATE_HOME"] = f"{place}/state"
        for number in range(asked.rounds):
            one, two = _round(Path(place) / str(number), chance, tally, number)
            saved, refused = saved + one, refused + two
    print(f"{saved} saves, {refused} times told that somebody else was there")
    return tally.end()


def _round(folder: Path, chance: random.Random, tally: Tally, number: int) -> tuple[int, int]:
    """Play one round in *folder*; return how often was saved, and how often refused."""
    folder.mkdir()
    file = folder / "cafe.credo"
    begun = Session.new()
    begun.edit(begun.project.put(CoreValue(name="nobody 0")), "Begin")
    begun.save_as(file)
    begun.close()
    windows = [Window(f"window-{n}", file) for n in range(WINDOWS)]
    saved = refused = 0
    for step in range(STEPS):
        if chance.random() < 0.08:
            _stranger(file, step)
            continue
        window = chance.choice(windows)
        try:
            saved += _step(window, chance.random(), tally, f"round {number}, step {step}")
        except (Locked, ChangedOnDisk):
            refused += 1
        except CredoError as error:
            tally.fault("mixed", f"round {number}, step {step}: {error}")
    for window in windows:
        window.close()
    left = [p.name for p in folder.iterdir() if p != file]
    if left:
        tally.fault("mixed", f"round {number}: left {left}")
    tally.done += 1
    return saved, refused


def _step(window: Window, chance: float, tally: Tally, where: str) -> bool:
    """Let *window* do one thing; return whether it saved."""
    if window.session is None:
        window.open(over=chance < 0.2)
        return False
    if chance < 0.5:
        window.type()
        return False
    if chance > 0.9:
        window.close()
        return False
    over = chance > 0.84
    there = window.file.read_bytes()
    if not window.save(over=over):
        return False
    if there != window.seen and not over:
        tally.fault("lost", f"{where}: {window.name} replaced what it had not seen")
    if there != window.seen and over:
        project_id = open_project(window.file).project.project_id
        if there not in [b.content() for b in backups.held(project_id)]:
            tally.fault("lost", f"{where}: {window.name} replaced on purpose, and kept nothing")
    window.seen = window.file.read_bytes()
    return True


def _stranger(file: Path, step: int) -> None:
    """Another program, which knows no locks, writes the file."""
    opened = open_project(file)
    value = replace(opened.project.of(CoreValue)[0], name=f"stranger {step}")
    save_project(opened.project.put(value), file, files.stamp_of(file.stat(), file.read_bytes()))


if __name__ == "__main__":
    sys.exit(main())
