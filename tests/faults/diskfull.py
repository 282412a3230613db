"""Saves on disks with too little room, of every size from almost none to enough.

    python -m tests.faults.diskfull --sizes 100

The old file must stay whole, the new one must be whole where it is called saved, and the
message must say how much it needs and how much there is. Needs root and tmpfs.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.project import Project
from credo_builder.errors import CredoError
from credo_builder.storage import codec, open_project
from tests.faults.acts import NEW, OLD, environment
from tests.faults.counting import Tally
from tests.faults.sabotage import SABOTAGE

PAGE = 4096
_ROOM = re.compile(r"needs \d.* (bytes|KB|MB), and (\d.* (is|are) free|there is less)")


def main(arguments: list[str] | None = None) -> int:
    """Try as many sizes as asked; return 0 when nothing was lost, mixed, lied or skipped."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.faults.diskfull")
    parser.add_argument("--sizes", type=int, default=12)
    parser.add_argument("--sabotage", choices=sorted(SABOTAGE))
    asked = parser.parse_args(arguments)
    if asked.sabotage:
        SABOTAGE[asked.sabotage]()
    tally = Tally("diskfull", asked.sizes)
    if os.geteuid():
        tally.fault("skipped", "needs root to mount a small disk")
        return tally.end()
    before = _before()
    needed = len(codec.write(_after(before)))
    start, end = len(codec.write(before)) + 2 * PAGE, 3 * needed + 8 * PAGE
    saved = 0
    with environment(), tempfile.TemporaryDirectory() as place:
        os.environ["XDG_STATE_HOME"] = f"{place}/state"
        for number in range(asked.sizes):
            size = start + (end - start) * number // max(1, asked.sizes - 1)
            try:
                with _disk(Path(place), size // PAGE * PAGE) as disk:
                    saved += _saved(disk, before, tally, size)
            except subprocess.CalledProcessError as error:
                tally.fault("skipped", f"no small disk can be mounted here: {error}")
                return tally.end()
    print(f"saved on {saved} of {asked.sizes} disks")
    return tally.end()


def _before() -> Project:
    return Project(project_id="prj_full").put(CoreValue(id="val_aaaaaaaa", name=OLD))


def _after(before: Project) -> Project:
    value = before.of(CoreValue)[0]
    return before.put(replace(value, name=NEW, belief="We believe " + "it matters. " * 1_600))


@contextlib.contextmanager
def _disk(place: Path, size: int) -> Iterator[Path]:
    disk = place / "small"
    disk.mkdir(exist_ok=True)
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def _saved(disk: Path, before: Project, tally: Tally, size: int) -> bool:
    """Save on *disk*, judge what is there, and return whether it was called saved."""
    file = disk / "cafe.credo"
    first = Session(before)
    first.save_as(file)
    first.close()
    session = Session.open(file)
    session.edit(_after(session.project), "Write much")
    where = f"{size} bytes"
    try:
        session.save()
        outcome = "S"
    except CredoError as error:
        outcome = "F"
        if not _ROOM.search(str(error)):
            tally.fault("lied", f"{where}: the message names no room: {error}")
    try:
        found = open_project(file).project.of(CoreValue)[0].name
    except CredoError as error:
        found = f"cannot be opened: {error}"
    tally.judged(outcome, found, where, old=OLD, new=NEW)
    left = sorted(p.name for p in disk.iterdir() if p != file)
    if left:
        tally.fault("mixed", f"{where}: left {left}")
    return outcome == "S"


if __name__ == "__main__":
    sys.exit(main())
