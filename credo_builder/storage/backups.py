"""Earlier states of a project, kept by time in a private folder.

Before a save replaces a file, what stood there is kept: at most one state for each half hour
of change. Of these the last ten stay, one for each of the last seven days, and one for each
of the last four weeks, together no more than 50 MB.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import re
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path

from credo_builder.storage import files, state
from credo_builder.storage.parsing import LARGEST_FILE
from credo_builder.values import dataclass

APART = dt.timedelta(minutes=30)
LAST, DAYS, WEEKS = 10, 7, 4
MOST_BYTES = 50_000_000
FOLDER = "backups"
_NAME = re.compile(r"(\d{8}T\d{6})Z-([0-9a-f]{8})\.credo", re.ASCII)
_WRITTEN = "%Y%m%dT%H%M%S"


@dataclass(frozen=True)
class Backup:
    """An earlier state of a project.

    Attributes:
        path: its file, in the form of a project file.
        at: when it was put aside, in UTC.
        size: bytes.
    """

    path: Path
    at: dt.datetime
    size: int

    def content(self) -> bytes:
        """Return the bytes of its file.

        Raises:
            OSError: it cannot be read.
        """
        return files.read_regular(self.path, LARGEST_FILE)[1]


def held(project_id: str) -> tuple[Backup, ...]:
    """Return what is kept of the project *project_id*, the newest first."""
    try:
        there = state.folder(FOLDER, state.safe_name(project_id))
        found = sorted(_found(there), key=lambda one: (one.at, one.path.name), reverse=True)
    except OSError:
        return ()
    return tuple(found)


def keep(project_id: str, content: bytes, now: dt.datetime, *, at_once: bool = False) -> None:
    """Keep *content* as a state of *project_id*, and let go of what need not be kept longer.

    A state less than half an hour younger than the last one is not kept, unless *at_once*;
    nor is one that is kept already.

    Raises:
        OSError: it could not be kept.
    """
    there = held(project_id)
    digest = hashlib.sha256(content).hexdigest()[:8]
    if any(_NAME.fullmatch(b.path.name)[2] == digest for b in there):  # type: ignore[index]
        return
    if there and not at_once and dt.timedelta(0) <= now - there[0].at < APART:
        return
    place = state.folder(FOLDER, state.safe_name(project_id))
    target = place / f"{now.astimezone(dt.UTC):{_WRITTEN}}Z-{digest}.credo"
    files.put(target, content)
    for one in spare(held(project_id)):
        with contextlib.suppress(OSError):
            one.path.unlink()


def spare(kept: Iterable[Backup]) -> tuple[Backup, ...]:
    """Return those of *kept*, the newest first, that need not be kept longer.

    The newest stays whatever its size.
    """
    every = tuple(kept)
    wanted = set(every[:LAST])
    wanted |= _newest_of_each(every, DAYS, lambda b: b.at.date())
    wanted |= _newest_of_each(every, WEEKS, lambda b: b.at.isocalendar()[:2])
    total, gone = 0, []
    for place, one in enumerate(every):
        total += one.size if one in wanted else 0
        if one not in wanted or (place and total > MOST_BYTES):
            gone.append(one)
    return tuple(gone)


def _newest_of_each(
    every: tuple[Backup, ...], most: int, key: Callable[[Backup], Hashable]
) -> set[Backup]:
    first: dict[Hashable, Backup] = {}
    for one in every:
        first.setdefault(key(one), one)
    return set(list(first.values())[:most])


def _found(folder: Path) -> Iterable[Backup]:
    with os.scandir(folder) as entries:
        for entry in entries:
            named = _NAME.fullmatch(entry.name)
            if named and entry.is_file(follow_symlinks=False):
                at = dt.datetime.strptime(named[1], _WRITTEN).replace(tzinfo=dt.UTC)
                yield Backup(Path(entry.path), at, entry.stat(follow_symlinks=False).st_size)
