"""One project being worked on: open, edit, undo, check, save."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from credo_builder.app import starters
from credo_builder.app.approval import begun, checked
from credo_builder.app.changes import unvisited
from credo_builder.app.home import Home, recover
from credo_builder.app.keeping import Keeper
from credo_builder.app.logos import with_logo
from credo_builder.audit import audit
from credo_builder.compose.grown import following
from credo_builder.domain.findings import Finding
from credo_builder.domain.history import History
from credo_builder.domain.project import Project
from credo_builder.domain.records import new_id
from credo_builder.domain.terms import Status
from credo_builder.errors import CredoError, ProjectFileError
from credo_builder.i18n import told

if TYPE_CHECKING:
    from credo_builder.storage.journal import Remnant

Listener = Callable[[Project], None]


class Session:
    """One project, its undo history and the file it lives in; knows no toolkit.

    Attributes:
        warnings: what the reader of the file wants a person to know.
        changed: called with the project after every change, in order of joining.
    """

    def __init__(
        self,
        project: Project,
        *,
        home: Home | None = None,
        saved: Project | None = None,
        warnings: tuple[str, ...] = (),
    ) -> None:
        """Begin a history at *project*, which lives at *home*; without one it has no file yet.

        The file says what *saved* says, the same as *project* unless given.
        """
        self._history = History.begin(project)
        self._saved = saved or project
        self._home = home or Home()
        self._route = ""
        self.warnings = warnings
        self.changed: list[Listener] = []

    @classmethod
    def open(
        cls, path: str | Path, *, hold: str = "", over: bool = False, read_only: bool = False
    ) -> Self:
        """Open the project file *path*.

        Args:
            path: the project file.
            hold: what the program calls itself while it holds the file; empty holds nothing.
            over: take the file over from whoever holds it.
            read_only: only look at it; nothing is held.

        Raises:
            ProjectFileError: it is not a project, is damaged, or cannot be read.
            Locked: somebody else holds it; says who, where and since when.
        """
        home, opened = Home.open(Path(path), hold=hold, over=over, read_only=read_only)
        try:
            project, lapsed = checked(opened.project)
        except BaseException:
            home.close()
            raise
        return cls(project, home=home, warnings=(*opened.warnings, *filter(None, (lapsed,))))

    @classmethod
    def recovered(cls, remnant: Remnant, *, hold: str = "") -> Self:
        """Begin at what *remnant* holds: one undo step away from what its file says.

        The remnant stays until it is discarded. If its file was changed since, saving says
        so before anything is replaced.

        Raises:
            CredoError: nothing can be had from it.
            Locked: as `open`.
        """
        try:
            found = recover(remnant)
        except (OSError, ValueError) as error:
            raise CredoError(
                told("What was typed cannot be read: {why}.", why=str(error))
            ) from error
        session = cls._before(remnant, found.project, hold)
        session.resume(found.project, told("Recover what was typed"))
        return session

    @classmethod
    def _before(cls, remnant: Remnant, project: Project, hold: str) -> Self:
        """Return a session of what the file of *remnant* says; blank where it cannot be read."""
        file, blank = remnant.project_file, Project(project_id=project.project_id)
        if file is None:
            return cls(blank)
        try:
            session = cls.open(file, hold=hold)
        except ProjectFileError:
            session = cls(blank, home=Home(file))
        session.home.expect(remnant.saved)
        return session

    @classmethod
    def new(cls, starter: str | None = None) -> Self:
        """Begin a project that has no file yet, blank or from the *starter* of that name.

        Raises:
            CredoError: there is no such starter.
        """
        blank = Project(project_id=new_id("prj"))
        return cls(blank if starter is None else starters.load(starter))

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
        return unvisited(self.project) != unvisited(self._saved)

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
            raise CredoError(told("This project is open to read only. Save a copy to edit it."))
        project = following(self.project, self._routed(begun(self.project, project)))
        self._history = self._history.edit(project, label, key)
        self._tell()

    def approve(self, project: Project, label: str) -> None:
        """Put the approved *project* in force as one undo step; it stays approved.

        Raises:
            CredoError: the project is open read-only.
        """
        if self.read_only:
            raise CredoError(told("This project is open to read only. Save a copy to approve it."))
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
        self.edit(with_logo(self.project, Path(path)), "Take a logo")

    @property
    def path(self) -> Path | None:
        """The project file; None until the project has one."""
        return self._home.path

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed or saved over: a newer program or another wrote it."""
        return self._home.read_only

    @read_only.setter
    def read_only(self, only: bool) -> None:
        self._home.read_only = only

    @property
    def home(self) -> Home:
        """Where the project lives: its file, who holds it, and what is kept apart from it."""
        return self._home

    @property
    def keeper(self) -> Keeper | None:
        """What keeps the changes apart from the file; None before `keep`."""
        return self._home.keeper

    def keep(self, hold: str = "") -> Keeper:
        """Keep every change within moments from now on, apart from the file; say how it goes.

        What is kept goes when the project is saved or the session closed. A file the project
        gets later is held as *hold*.
        """
        keeper = self._home.keep(self.project)
        if hold:
            self._home.hold(hold)
        if self.is_dirty:
            keeper.keep(self.project, self.undo_label)
        return keeper

    def resume(self, project: Project, label: str) -> None:
        """Put an earlier or later state of this *project* in force as one undo step."""
        saved_seq, project_id = self.project.saved_seq, self.project.project_id
        there = replace(project, saved_seq=saved_seq, project_id=project_id or project.project_id)
        self._history = self._history.edit(there, label).closed()
        self._tell()

    def load_theirs(self, label: str) -> None:
        """Put what the file holds by now in force, as one undo step called *label*.

        Raises:
            ProjectFileError: it cannot be read; nothing was changed.
        """
        theirs = checked(self._home.read_again().project)[0]
        self._saved = theirs
        self._history = self._history.edit(theirs, label).closed()
        self._tell()

    def save(self, *, over: bool = False) -> None:
        """Write the project to its file.

        With *over* whatever the file holds by now is replaced; that is kept first.

        Raises:
            CannotSave: it has no file yet, is read-only, or the disk refused; the file
                that was there is untouched.
            ChangedOnDisk: something else changed the file, or took it over.
        """
        self._kept_as(self._home.save(self.project, over=over))

    def save_as(self, path: str | Path, *, over: bool = False) -> None:
        """Write the project to *path* and work on that file from now on.

        With *over* a file that is there is replaced; what it held is kept by time.

        Raises:
            CannotSave: a file is there already, or the disk refused; nothing was changed.
            Locked: somebody else holds the file there.
        """
        self._kept_as(self._home.save_as(self.project, Path(path), over=over))

    def findings(self, on: dt.date | None = None) -> tuple[Finding, ...]:
        """Return what the audit finds on day *on*, today unless given."""
        return audit(self.project, on or today())

    def close(self) -> None:
        """Let go of the file and of every listener; what was kept apart from it goes."""
        self.changed.clear()
        self._home.close()

    def leave(self) -> None:
        """Let go of the file and of every listener, but leave what it lacks to be recovered."""
        self.changed.clear()
        (self._home.leave if self.is_dirty else self._home.close)()

    def _kept_as(self, saved: Project) -> None:
        self._amend(saved)
        self._saved = saved
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
        if self.keeper is not None and (self.is_dirty or self.keeper.has_begun):
            self.keeper.keep(self.project, self.undo_label)
        for listener in tuple(self.changed):
            listener(self.project)


def today() -> dt.date:
    """Return the day it is where the person sits."""
    return dt.datetime.now().date()  # noqa: DTZ005 - the clock on the wall
