"""Work that a program left behind when it ended without a farewell, told for a choice."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from credo_builder.app.changes import unvisited, what_changed
from credo_builder.app.comparing import lines
from credo_builder.app.home import recover, remnants
from credo_builder.chapters.organisation import Organisation
from credo_builder.domain.project import Project
from credo_builder.errors import CredoError
from credo_builder.storage import locks, open_project
from credo_builder.storage.journal import Recovered, Remnant
from credo_builder.values import dataclass


@dataclass(frozen=True)
class LeftBehind:
    """One project with work that no file has.

    Attributes:
        remnant: the journal it stands in.
        found: what the journal holds.
        saved: what the file says by now; None without a file, or where it cannot be read.
        saved_at: when the file was written last, in UTC; None without one.
        was_saved_since: the file holds something else than when the work began.
    """

    remnant: Remnant
    found: Recovered
    saved: Project | None
    saved_at: dt.datetime | None
    was_saved_since: bool = False

    @property
    def name(self) -> str:
        """What the project is called; empty when nobody has named it."""
        project = self.found.project
        return project.name or project.one(Organisation).name

    @property
    def file(self) -> Path | None:
        """Where the project lives; None when it was never saved."""
        return self.remnant.project_file

    @property
    def what(self) -> str:
        """What the work changed, in a few words."""
        return what_changed(self._before, self.found.project)

    def differences(self) -> tuple[str, ...]:
        """Return what the work changed, line by line, fields indented below their record."""
        return tuple(lines(self._before, self.found.project))

    @property
    def _before(self) -> Project:
        return self.saved or Project(project_id=self.found.project.project_id)


def left_behind(here: Path | None = None) -> tuple[LeftBehind, ...]:
    """Return the work there is to recover, the newest first.

    What is open elsewhere by now is left out, but not the file *here*, which the asking
    window has open itself. Journals that hold no more than the file does are removed.
    """
    found = (_read(one) for one in remnants() if _is_free(one.project_file, here))
    return tuple(one for one in found if one is not None)


def _is_free(file: Path | None, here: Path | None) -> bool:
    if file is None or (here is not None and same_file(file, here)):
        return True
    return locks.holder(file) is None


def same_file(one: Path, other: Path) -> bool:
    """Whether both names lead to one file, be it there or not."""
    return os.path.realpath(one) == os.path.realpath(other)


def _read(remnant: Remnant) -> LeftBehind | None:
    try:
        found = recover(remnant)
    except (OSError, ValueError, CredoError):
        return None  # it stays where it is: another version may read it
    saved, at, sha256 = _saved(remnant.project_file)
    if saved is not None and unvisited(saved) == unvisited(found.project):
        remnant.discard()
        return None
    since = saved is not None and sha256 != remnant.saved
    return LeftBehind(remnant, found, saved, at, since)


def _saved(file: Path | None) -> tuple[Project | None, dt.datetime | None, str]:
    """Return what *file* says, when it was written, and the digest of its content."""
    if file is None:
        return None, None, ""
    try:
        at = dt.datetime.fromtimestamp(file.stat().st_mtime, dt.UTC)
        opened = open_project(file)
    except (OSError, CredoError):
        return None, None, ""
    return opened.project, at, opened.stamp.sha256
