"""Cuts the power at every system call of a save, on a real file system.

    python -m tests.faults.powercut --cuts 300

A small ext4 disk in a file is mounted with its own writing-out put off for minutes. The save is
stopped at one call, the disk's file is copied as it is at that moment, and the copy is mounted
again: the project there is the old one or the new one. Afterwards the same is done right after
the program said “saved”: then it is the new one, always. Needs root, strace, mount and mkfs.ext4.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults import syscalls
from tests.faults.acts import ACTS, NEW, OLD, Act, environment
from tests.faults.counting import Tally
from tests.faults.sabotage import SABOTAGE

TOOLS = ("strace", "mount", "umount", "mkfs.ext4")
MEGABYTES = 8
OPTIONS = ("commit=300", "commit=300,noauto_da_alloc")


def main(arguments: list[str] | None = None) -> int:
    """Cut as often as asked; return 0 when nothing was lost, mixed, lied or skipped."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.faults.powercut")
    parser.add_argument("--cuts", type=int, default=20)
    parser.add_argument("--sure", type=int, help="how often right after success; 50 at most")
    parser.add_argument("--sabotage", choices=sorted(SABOTAGE))
    asked = parser.parse_args(arguments)
    if asked.sabotage:
        SABOTAGE[asked.sabotage]()
    wanted = min(50, asked.cuts) if asked.sure is None else asked.sure
    tally = Tally("powercut", asked.cuts + wanted)
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing or os.geteuid():
        tally.fault("skipped", f"needs {', '.join(missing) or 'root'}")
        return tally.end()
    act = next(one for one in ACTS if one.name == "save")
    sure = 0
    with environment(), tempfile.TemporaryDirectory() as place:
        for number, options in enumerate(OPTIONS):
            cuts, surely = (_share(n, number) for n in (asked.cuts, wanted))
            try:
                with _disk(Path(place), options) as disk:
                    sure += _right_after(act, disk, Path(place), tally, surely)
                    _cuts(act, disk, Path(place), tally, cuts)
            except subprocess.CalledProcessError as error:
                tally.fault("skipped", f"no disk can be mounted here: {error}")
                return tally.end()
    print(f"new right after “saved”: {sure} of {wanted}")
    return tally.end()


@contextmanager
def _disk(place: Path, options: str) -> Iterator[Path]:
    """Give a mounted disk whose image is ``disk.img`` in *place*."""
    image, disk = place / "disk.img", place / "disk"
    disk.mkdir(exist_ok=True)
    with image.open("wb") as file:
        file.truncate(MEGABYTES * 2**20)
    _run("mkfs.ext4", "-q", "-F", str(image))
    _run("mount", "-o", f"loop,{options}", str(image), str(disk))
    try:
        yield disk
    finally:
        _run("umount", "-l", str(disk))


def _share(number: int, place: int) -> int:
    """Return the part of *number* that falls to the disk at *place*."""
    return (number + len(OPTIONS) - 1 - place) // len(OPTIONS)


def _right_after(act: Act, disk: Path, place: Path, tally: Tally, most: int) -> int:
    """Cut *most* times right after success; return how often the new project was there."""
    sure = 0
    for number in range(most):
        found = _cut(act, "", disk, place, other=bool(number % 2))
        tally.judged("S", found, f"right after success, {number}", old=OLD, new=NEW)
        sure += found == NEW
    return sure


def _cuts(act: Act, disk: Path, place: Path, tally: Tally, most: int) -> None:
    """Cut *most* times, at calls spread evenly over the save."""
    plan = [s for s in syscalls._plan(act, disk) if syscalls.KILL in s]
    for number in range(most):
        strike = plan[number * len(plan) // most]
        found = _cut(act, strike, disk, place, other=bool(number % 2))
        tally.judged("KILL", found, strike, old=OLD, new=NEW)


def _cut(act: Act, strike: str, disk: Path, place: Path, *, other: bool) -> str:
    """Save, cut, and return what a computer that starts again finds.

    With *other* something else on the disk is synced just before the cut, which makes the
    file system write out whatever order it has kept back.
    """
    work = syscalls._ready(act, disk)
    os.sync()
    syscalls._run(act, work, place / "trace", strike)
    if other:
        with (disk / "other").open("wb") as file:
            file.write(b"x")
            os.fsync(file.fileno())
    image, copy, again = place / "disk.img", place / "cut.img", place / "again"
    _run("cp", "--sparse=always", str(image), str(copy))
    again.mkdir(exist_ok=True)
    _run("mount", "-o", "loop", str(copy), str(again))
    try:
        return act.judge(again / "work")
    finally:
        _run("umount", "-l", str(again))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
