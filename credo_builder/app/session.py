"""One project being worked on: open, edit, undo, check, save."""

from __future__ import annotations

import datetime as dt
import importlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from credo_builder.app import starters
from credo_builder.app.approval import checked
from credo_builder.audit import audit
from credo_builder.chapters.branding import Brand
from credo_builder.domain.findings import Finding
from credo_builder.domain.history import History
from credo_builder.domain.project import Project
from credo_builder.domain.records import new_id
from credo_builder.domain.terms import Status
from credo_builder.errors import CannotSave, CredoError

Listener = Callable[[Project], None]


class Session:
    """One project, its undo history and the file it lives in; knows no toolkit.

    Attributes:
        path: the project file; None until the project has one.
        warnings: what the reader of the file wants a person to know.
        read_only: the file needs a newer program; nothing may be changed or saved over.
        changed: called with the project after every change, in order of joining.
    """

    def __init__(
        self,
        project: Project,
        *,
        path: Path | None = None,
        stamp: Any = None,
        warnings: tuple[str, ...] = (),
        read_only: bool = False,
    ) -> None:
        """Begin a history at *project*; *stamp* is what storage knows of the file."""
        self._history = History.begin(project)
        self._saved = project
        self._stamp = stamp
        self._route = ""
        self.path = path
        self.warnings = warnings
        self.read_only = read_only
        self.changed: list[Listener] = []

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Open the project file *path*.

        Raises:
            ProjectFileError: it is not a project, is damaged, or cannot be read.
        """
        opened = _storage().open_project(Path(path))
        project, lapsed = checked(opened.project)
        return cls(
            project,
            path=Path(path),
            stamp=opened.stamp,
            warnings=(*opened.warnings, *filter(None, (lapsed,))),
            read_only=opened.read_only,
        )

    @classmethod
    def new(cls, starter: str | None = None) -> Self:
        """Begin a project that has no file yet, blank or from the *starter* of that name.

        Raises:
            CredoError: there is no such starter.
        """
        if starter is None:
            return cls(Project(project_id=new_id("prj")))
        return cls(starters.load(starter))

    @classmethod
    def example(cls) -> Self:
        """Begin a copy of the finished example, without a file.

        Raises:
            CredoError: it did not come with the program.
        """
        return cls(starters.example())

    @classmethod
    def copy_of(cls, path: str | Path) -> Self:
        """Begin a project without a file that says what the file *path* says.

        Raises:
            ProjectFileError: as `open`.
        """
        there = cls.open(path).project
        settings = replace(there.settings, status=Status.DRAFT, approval=None)
        fresh = replace(there, project_id=new_id("prj"), saved_seq=0)
        return cls(fresh.configured(settings))

    @property
    def project(self) -> Project:
        """The project in force."""
        return self._history.project

    @property
    def saved(self) -> Project:
        """The project as its file has it; as it began, while it has none."""
        return self._saved

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._history.can_undo and not self.read_only

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone edit to repeat."""
        return self._history.can_redo and not self.read_only

    @property
    def undo_label(self) -> str:
        """Label of the edit that undo takes back; empty when there is none."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """Label of the edit that redo repeats; empty when there is none."""
        return self._history.redo_label

    @property
    def is_dirty(self) -> bool:
        """Whether the file lacks something; looking, by whichever path, is not counted."""
        return _unvisited(self.project) != _unvisited(self._saved)

    def edit(self, project: Project, label: str, key: str = "") -> None:
        """Put *project* in force as one undo step called *label*.

        Edits with the same non-empty *key* that follow one another are one step. The
        first edit of an approved project makes it a draft of the next edition.

        Raises:
            CredoError: the project is open read-only.
        """
        if project == self.project:
            return
        if self.read_only:
            raise CredoError("This project is open to read only. Save a copy to edit it.")
        if self.project.is_approved and project.is_approved:
            project = next_edition(project)
        project = self._routed(project)
        self._history = self._history.edit(project, label, key)
        self._tell()

    def approve(self, project: Project, label: str) -> None:
        """Put the approved *project* in force as one undo step; it stays approved.

        Raises:
            CredoError: the project is open read-only.
        """
        if self.read_only:
            raise CredoError("This project is open to read only. Save a copy to approve it.")
        self._history = self._history.edit(project, label).closed()
        self._tell()

    def settle(self) -> None:
        """Let what was typed so far be one undo step; typing that follows is the next."""
        self._history = self._history.closed()

    def undo(self) -> None:
        """Take the last edit back; chapters stay looked at."""
        self._step(self._history.undo())

    def redo(self) -> None:
        """Repeat the edit that was taken back last."""
        self._step(self._history.redo())

    @property
    def route(self) -> str:
        """How much is asked: quick, full or workshop.

        An approved project is looked at by another path without being changed.
        """
        return self._route or self.project.settings.path

    def visit(self, chapter: str) -> None:
        """Remember that *chapter* was looked at; this is no edit and is not undone.

        What is approved stays as it was approved, to the letter.
        """
        seen = self.project.settings.visited
        fixed = self.project.is_approved or self.read_only
        if fixed or self.project.was_visited_throughout or chapter in seen:
            return
        settings = replace(self.project.settings, visited=(*seen, chapter))
        self._amend(self.project.configured(settings))
        self._tell()

    def take_path(self, path: str) -> None:
        """Ask as much as *path* (quick, full, workshop) asks; this is no edit."""
        if self.route == path:
            return
        if self.project.is_approved or self.read_only:
            self._route = path
        else:
            self._amend(self.project.configured(replace(self.project.settings, path=path)))
        self._tell()

    def take_logo(self, path: str | Path) -> None:
        """Make the picture in the file *path* the logo, and its main colour the brand's.

        Raises:
            CredoError: it is no picture, is too large, or cannot be read.
        """
        try:
            content = Path(path).read_bytes()
        except OSError as fault:
            raise CredoError(f"The picture cannot be read: {fault.strerror}.") from fault
        logo = importlib.import_module("credo_builder.storage.pictures").take_in(content)
        colours = importlib.import_module("credo_builder.storage.picture_colour")
        brand = self.project.one(Brand)
        changed = replace(brand, logo=logo, colour=colours.main_colour(logo) or brand.colour)
        self.edit(self.project.put(changed), "Take a logo")

    def save(self) -> None:
        """Write the project to its file.

        Raises:
            CannotSave: it has no file yet, is read-only, or the disk refused; the file
                that was there is untouched.
        """
        if self.path is None:
            raise CannotSave("This project has no file yet. Choose where to keep it.")
        if self.read_only:
            raise CannotSave("This file needs a newer program. Save a copy instead.")
        saved, stamp = _storage().save_project(self.project, self.path, self._stamp)
        self._kept_as(saved, stamp)

    def save_as(self, path: str | Path, *, over: bool = False) -> None:
        """Write the project to *path* and work on that file from now on.

        With *over* a file that is there is replaced; what it held is kept by time.

        Raises:
            CannotSave: a file is there already, or the disk refused; nothing was changed.
        """
        saved, stamp = _storage().save_project(self.project, Path(path), None, force=over)
        self.path = Path(path)
        self.read_only = False
        self._kept_as(saved, stamp)

    def findings(self, on: dt.date | None = None) -> tuple[Finding, ...]:
        """Return what the audit finds on day *on*, today unless given."""
        return audit(self.project, on or today())

    def close(self) -> None:
        """Let go of the file and of every listener."""
        self.changed.clear()
        self._stamp = None

    def _kept_as(self, saved: Project, stamp: Any) -> None:
        self._amend(saved)
        self._saved = saved
        self._stamp = stamp
        self._tell()

    def _step(self, history: History) -> None:
        if history is self._history or self.read_only:
            return
        now, route = self.project, self.route
        there = self._history.steps[history.at].project
        self._history = history
        if there.is_approved:
            self._amend(replace(there, saved_seq=now.saved_seq))
            self._route = route
        else:
            settings = replace(self.project.settings, visited=now.settings.visited, path=route)
            kept = replace(self.project, settings=settings, saved_seq=now.saved_seq)
            self._amend(kept)
            self._route = ""
        self._tell()

    def _routed(self, project: Project) -> Project:
        """Return *project* with the path it was looked at by, once it may be changed."""
        if not self._route:
            return project
        settings = replace(project.settings, path=self._route)
        self._route = ""
        return project.configured(settings)

    def _amend(self, project: Project) -> None:
        steps = list(self._history.steps)
        steps[self._history.at] = replace(steps[self._history.at], project=project)
        self._history = History(tuple(steps), self._history.at)

    def _tell(self) -> None:
        for listener in tuple(self.changed):
            listener(self.project)


def today() -> dt.date:
    """Return the day it is where the person sits."""
    return dt.datetime.now().date()  # noqa: DTZ005 - the clock on the wall


def next_edition(project: Project) -> Project:
    """Return *project* as a draft of the edition after its own: 1.0 becomes 1.1."""
    old = project.settings.edition
    number = re.search(r"\d+(?=\D*$)", old)
    new = (
        f"{old[: number.start()]}{int(number[0]) + 1}{old[number.end() :]}"
        if number
        else f"{old} 2".strip()
    )
    settings = replace(project.settings, edition=new, status=Status.DRAFT, approval=None)
    return project.configured(settings)


def _unvisited(project: Project) -> Project:
    """Return *project* as if nobody had looked at it, by any path."""
    settings = replace(project.settings, visited=(), path="")
    return replace(project, settings=settings, saved_seq=0)


def _storage() -> Any:
    """Reading and writing decodes pictures; a start screen needs neither."""
    return importlib.import_module("credo_builder.storage")
