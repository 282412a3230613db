"""Opening a project file: it is held for this window, or people choose what to do instead."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from credo_builder.app.faults import explained
from credo_builder.errors import CredoError, Damaged, Locked
from credo_builder.i18n import _, said
from credo_builder.ui import dialogs
from credo_builder.ui.choosing import Choosing
from credo_builder.ui.times import inside

if TYPE_CHECKING:
    from credo_builder.app.earlier import Earlier
    from credo_builder.app.session import Session
    from credo_builder.domain.project import Project
    from credo_builder.storage.locks import Holder
    from credo_builder.storage.salvage import Salvaged
    from credo_builder.ui.window import MainWindow

HOLDER = "Credo Builder"
"""What others read of who has the file open."""
READ, COPY, OVER = "read", "copy", "over"
NEWEST, CHOOSE, WHOLE = "newest", "choose", "whole"
MOST_LOST = 3
"""Losses named before the file is open; all are named in the window."""


class Holding(QObject):
    """Opens project files for one window, holding each while the window shows it."""

    def __init__(self, window: MainWindow) -> None:
        """Open for *window*."""
        super().__init__(window)
        self._window = window
        self._asking: Choosing | None = None
        self._path = Path()
        self._earlier: tuple[Earlier, ...] = ()
        self._good: tuple[Earlier, Project] | None = None
        self._whole: Salvaged | None = None

    def open(self, path: Path, *, over: bool = False, read_only: bool = False) -> bool:
        """Show the project in the file *path*; say whether it is shown now.

        With *over* the file is taken from whoever holds it; with *read_only* it is only
        looked at.
        """
        if self._shows(path) and not over and not read_only:
            self._window.show_project()
            return True

        def made() -> Session:
            return _sessions().open(path, hold=HOLDER, over=over, read_only=read_only)

        return self.take_made(made, partial(self.refused, path))

    def _shows(self, path: Path) -> bool:
        """Whether the window works on the file *path* already, and still holds it."""
        if self._window.workspace is None:
            return False
        session = self._window.workspace.session
        if session.path is None or session.read_only or session.home.has_lost_its_file:
            return False
        return os.path.realpath(session.path) == os.path.realpath(path)

    def open_instead(self, path: Path) -> None:
        """Show the file *path* anew; what this window has of it has been put aside."""
        made = partial(_sessions().open, path, hold=HOLDER)
        self.take_made(made, partial(self.refused, path), asks=False)

    def begin(self, starter: str, route: str, logo: str = "") -> None:
        """Begin a project from *starter* (blank when empty) on the path *route*.

        The picture in the file *logo*, when given, is its logo and gives it its colour.
        """

        def made() -> Session:
            session = _signed(_sessions().new(starter or None))
            session.take_path(route)
            if logo:
                session.take_logo(logo)
            return session

        failed = _("This picture cannot be used") if logo else _("This starter cannot be used")
        self.take_made(made, partial(self._refuse, failed))

    def open_example(self) -> None:
        """Open a copy of the finished example."""
        refused = partial(self._refuse, _("The example cannot be opened"))
        self.take_made(_sessions().example, refused)

    def ask_for_file(self) -> None:
        """Ask for a project file and open it."""
        found = dialogs.ask_for_project(self._window, _("Open a project"))
        if found:
            self.open(Path(found))

    def copy_project(self) -> None:
        """Ask for a project, and for whom to begin a new one that says the same."""
        found = dialogs.ask_for_project(self._window, _("Copy an existing project"))
        if found:
            self._window.reusing.duplicate_file(Path(found))

    def open_copy(self, path: Path) -> None:
        """Begin a project without a file that says what the file *path* says."""
        self.take_made(lambda: _sessions().copy_of(path), partial(self.refused, path))

    def take_made(
        self,
        made: Callable[[], Session],
        refused: Callable[[CredoError], object],
        *,
        asks: bool = True,
    ) -> bool:
        """Work on the project *made* makes once what is not saved is settled; say if it did.

        Without *asks* what is not saved has been seen to. *refused* is told why there is none.
        """
        if asks and self._window.is_dirty:
            self._window.leave_then(partial(self.take_made, made, refused))
            return False
        try:
            session = made()
        except CredoError as fault:
            refused(fault)
            self._window.follow_recent()
            return False
        self._window.take(session)
        if session.path is not None and self._window.has_looked:
            self._window.look_for_left_behind(session.path)
        return True

    def _refuse(self, failed: str, fault: CredoError) -> None:
        dialogs.tell(self._window, failed, explained(fault))

    def refused(self, path: Path, fault: CredoError) -> None:
        """Say why the file *path* was not opened, and what one can do about it."""
        self._path = path
        if isinstance(fault, Locked):
            self._ask(locked(self._window, path, fault), self._on_locked)
        elif isinstance(fault, Damaged):
            self._tell_damaged(path, fault)
        else:
            dialogs.tell(self._window, _("This file cannot be opened"), explained(fault))

    def _ask(self, asking: Choosing, answered: Callable[[], None]) -> None:
        self._asking = asking
        asking.finished.connect(answered)
        asking.open()

    def _answer(self) -> str:
        asking, self._asking = self._asking, None
        return asking.answer if asking is not None else ""

    def _on_locked(self) -> None:
        answer = self._answer()
        if answer == READ:
            self.open(self._path, read_only=True)
        elif answer == COPY:
            self.open_copy(self._path)
        elif answer == OVER:
            self.open(self._path, over=True)

    def _tell_damaged(self, path: Path, fault: Damaged) -> None:
        from credo_builder.app import earlier  # noqa: PLC0415 - reading files comes with a project

        self._earlier = earlier.of_file(path)
        self._good = earlier.newest_good(self._earlier)
        self._whole = earlier.salvaged(path)
        if self._good is None and self._whole is None:
            dialogs.tell(self._window, _("This file is damaged"), explained(fault))
            return
        good = self._good[0] if self._good is not None else None
        self._ask(damaged(self._window, fault, good, self._whole), self._on_damaged)

    def _on_damaged(self) -> None:
        answer = self._answer()
        if answer == NEWEST and self._good is not None:
            self.open_state(self._path, self._good[1])
        elif answer == WHOLE and self._whole is not None:
            self.open_state(self._path, self._whole.project, self._whole.dropped)
        elif answer == CHOOSE:
            from credo_builder.ui.earlier_states import EarlierStates  # noqa: PLC0415 - as above

            EarlierStates(self._window, self._earlier, damaged=self._path).open()

    def open_state(self, path: Path, project: Project, lost: tuple[str, ...] = ()) -> None:
        """Show *project* in the place of the damaged file *path*; what was *lost* is told."""
        from credo_builder.app import earlier  # noqa: PLC0415 - as above

        made = partial(earlier.opened, path, project, HOLDER, lost)
        self.take_made(made, partial(self.refused, path))


def locked(parent: QWidget, path: Path, fault: Locked) -> Choosing:
    """Return the question what to do with the file *path*, which is open elsewhere."""
    asking = Choosing(
        parent,
        _("This file is open already"),
        _("“{file}” is open in {who}.").format(file=path.name, who=_who(fault.holder)),
        "lock",
        "warn",
    )
    asking.offer(
        READ,
        _("Open to read only"),
        _("Look at it, print it, make documents. Nothing can be changed here."),
        "eye",
    )
    asking.offer(
        COPY,
        _("Work on a copy"),
        _("Begins a project of its own that says the same. The two stay apart."),
        "copy-plus",
    )
    asking.offer(
        OVER,
        _("Take it over"),
        _(
            "For a window that is gone or forgotten. Whoever has it open there can no longer "
            "save to this file; what is not saved there has to go to a copy."
        ),
        "unplug",
    )
    asking.close_with(_("Cancel"), _("Nothing has been opened yet."))
    return asking


def _who(holder: object) -> str:
    """Return who holds a file, where and since when, in the screen's language."""
    found: Holder | None = holder  # type: ignore[assignment]  # errors know nothing of storage
    if found is None:
        return _("another program")
    here = found.process.is_here
    if here and found.process.pid == os.getpid():
        who = _("another window of this program")
    else:
        where = _("this computer") if here else found.process.host or _("another computer")
        who = _("{program} on {computer}").format(
            program=found.label or _("another program"), computer=where
        )
    if found.since is None:
        return who
    since: dt.datetime = found.since
    return _("{who}, since {time}").format(who=who, time=inside(since))


def damaged(
    parent: QWidget, fault: Damaged, good: Earlier | None, whole: Salvaged | None
) -> Choosing:
    """Return the question what to open instead of a damaged file.

    *good* is an earlier state that can be read, *whole* what is left in the file itself.
    """
    asking = Choosing(
        parent, _("This file is damaged"), explained(fault), "file-exclamation-point", "err"
    )
    if good is not None:
        words = _("As the file was {when}. Saving replaces the damaged file, which is kept.")
        if not good.was_saved:
            words = _("As it was typed until {when}. Saving replaces the damaged file.")
        asking.offer(
            NEWEST, _("Open the newest good state"), words.format(when=inside(good.at)), "history"
        )
    if whole is not None:
        asking.offer(WHOLE, _("Open what can still be read"), _left_of(whole), "life-buoy")
    if good is not None:
        asking.offer(
            CHOOSE,
            _("Choose among the earlier states…"),
            _("Lists every state that was put aside, with its time and what it says."),
            "columns-2",
        )
    asking.close_with(_("Close"), _("The damaged file stays as it is until you save."))
    return asking


def _left_of(whole: Salvaged) -> str:
    if not whole.dropped:
        return _("Everything in it is whole but the end of the file.")
    named = [said(one) for one in whole.dropped[:MOST_LOST]]
    if len(whole.dropped) > MOST_LOST:
        named.append(_("and more"))
    return _("What is whole in this very file. Not there any more: {what}.").format(
        what="; ".join(named)
    )


def _signed(session: Session) -> Session:
    """Return a project that just began, prepared by whoever usually does."""
    from credo_builder.app.preparers import signed_as_usual  # noqa: PLC0415  as below

    signed = signed_as_usual(session.project)
    return session if signed is session.project else _sessions()(signed)


def _sessions() -> type[Session]:
    """What edits a project is fetched when the first one is wanted."""
    from credo_builder.app.session import Session  # noqa: PLC0415 - as the sentence says

    return Session
