"""A file that somebody else saved or took over meanwhile: nothing is replaced unasked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from credo_builder.app import earlier
from credo_builder.app.comparing import compare, lines
from credo_builder.app.faults import explained
from credo_builder.app.session import Session
from credo_builder.domain.project import Project
from credo_builder.errors import CredoError
from credo_builder.i18n import _, plural
from credo_builder.ui import dialogs
from credo_builder.ui.announcing import announce
from credo_builder.ui.choosing import LATER, Choosing, headed
from credo_builder.ui.differences import Differences
from credo_builder.ui.fitted import roomy
from credo_builder.ui.parts import button, label, row_of
from credo_builder.ui.theme import px
from credo_builder.ui.times import inside

if TYPE_CHECKING:
    from credo_builder.ui.save_state import SaveState
    from credo_builder.ui.window import MainWindow

COPY, COMPARE, LOAD, REPLACE = "copy", "compare", "load", "replace"


class ChangedElsewhere(QObject):
    """Asks over one window what to do about its file, and does it."""

    def __init__(
        self, window: MainWindow, session: Session, state: SaveState, write: Callable[..., bool]
    ) -> None:
        """Ask about the file of *session*; *write* saves, and *state* tells how that went."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._state = state
        self._write = write
        self.asking: Choosing | Comparison | None = None
        self._path = session.path or Path()
        self._theirs = _read(self._path)

    def ask(self) -> None:
        """Ask what to do."""
        self._show(question(self._window, self._session, self._path, self._theirs))

    def _show(self, asking: Choosing | Comparison) -> None:
        self.asking = asking
        asking.finished.connect(self._on_answered)
        asking.open()

    def _on_answered(self) -> None:
        asking, self.asking = self.asking, None
        answer = asking.answer if asking is not None else LATER
        if answer == COMPARE and self._theirs is not None:
            self._show(Comparison(self._window, self._session.project, self._theirs))
            return
        if answer == LATER and isinstance(asking, Comparison):
            self.ask()
            return
        done = {COPY: self._copy, LOAD: self._load, REPLACE: self._replace}.get(answer)
        if done is not None:
            done()
        self.deleteLater()

    def _copy(self) -> None:
        path = beside(self._path)
        if self._write(partial(self._session.save_as, path)):
            announce(self._window, _("Saved as “{file}”").format(file=path.name))

    def _load(self) -> None:
        try:
            earlier.put_aside(self._session.project)
            if self._session.home.has_lost_its_file:
                self._window.holding.open_instead(self._path)
                return
            self._session.load_theirs(_("Load what the file says"))
        except CredoError as fault:
            dialogs.tell(self._window, _("This file cannot be opened"), explained(fault))
            return
        self._state.end_saving()
        if self._window.workspace is not None:
            said = _("What the file says is shown. Undo brings yours back.")
            self._window.workspace.deleted.emit(said)
            announce(self._window, said)

    def _replace(self) -> None:
        try:
            if self._session.home.has_lost_its_file:
                self._session.home.take_over()
        except CredoError as fault:
            dialogs.tell(self._window, _("Not saved"), explained(fault))
            return
        self._write(partial(self._session.save, over=True))


def question(parent: QWidget, session: Session, path: Path, theirs: Project | None) -> Choosing:
    """Return the question what to do with the file *path* of *session*.

    *theirs* is what it says by now; None when it cannot be read.
    """
    lost = session.home.has_lost_its_file
    title = _("This file changed while you had it open")
    if lost:
        title = _("This file was taken over elsewhere")
    asking = Choosing(parent, title, _told(session, path), "file-exclamation-point", "warn")
    asking.offer(
        COPY,
        _("Keep mine as a copy"),
        _("Saves yours beside it as “{file}”. Both stay.").format(file=beside(path).name),
        "copy-plus",
    )
    if theirs is not None:
        asking.offer(
            COMPARE,
            _("Compare the two"),
            _("Shows what differs, line by line. Then you choose which to keep."),
            "columns-2",
        )
        meaning = _("Shows the file as it is on disk. One undo brings yours back.")
        if lost:
            meaning = _(
                "Opens the file anew. Yours goes among the earlier states in the File menu."
            )
        asking.offer(LOAD, _("Load theirs"), meaning, "refresh-cw")
    meaning = _("Writes yours over it. Theirs goes among the earlier states in the File menu.")
    if lost:
        meaning = _("Takes the file back and writes yours. Theirs goes among the earlier states.")
    asking.offer(REPLACE, _("Replace theirs"), meaning, "save")
    asking.close_with(
        _("Decide later"),
        _("Until then nothing is saved to this file; your work is kept aside."),
    )
    return asking


def _told(session: Session, path: Path) -> str:
    number = len(compare(session.saved, session.project))
    mine = plural(
        "You have one change that is not in it.",
        "You have {n} changes that are not in it.",
        number,
    ).format(n=number)
    try:
        at = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except OSError:
        words = _("“{file}” is not there any more.").format(file=path.name)
    else:
        words = _("“{file}” was written last {when}.").format(file=path.name, when=inside(at))
    return " ".join((words, mine if number else "", _("Nothing has been overwritten."))).replace(
        "  ", " "
    )


def beside(path: Path) -> Path:
    """Return a name beside *path* that no file has yet: "Lane (mine).credo"."""
    made, number = path.with_stem(_("{name} (mine)").format(name=path.stem)), 2
    while made.exists():
        name = _("{name} (mine {n})").format(name=path.stem, n=number)
        made, number = path.with_stem(name), number + 1
    return made


class Comparison(QDialog):
    """What would change in the file if mine were saved; then one keeps the one or the other.

    Attributes:
        answer: COPY, LOAD, REPLACE, or `LATER` to go back.
    """

    def __init__(self, parent: QWidget, mine: Project, theirs: Project) -> None:
        """Compare *mine* with *theirs*."""
        super().__init__(parent)
        self.setWindowTitle(_("Compare the two"))
        roomy(self, 760, 520)
        self.answer = LATER
        self._answers: dict[object, str] = {}
        self.differences = Differences(_("What yours says otherwise than theirs"))
        self.differences.show_lines(lines(theirs, mine))
        told = _("From theirs (in the file) to yours (in this window). Arrows lead to yours.")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(12))
        column.addLayout(headed(_("What differs"), told, "columns-2"))
        column.addWidget(self.differences, 1)
        note = label(
            _("Nothing is lost: the one you do not choose can be brought back."),
            "caption",
            wrap=True,
        )
        column.addWidget(note)
        row = row_of(None)
        for words, answer in (
            (_("Go back"), LATER),
            (_("Replace theirs"), REPLACE),
            (_("Load theirs"), LOAD),
            (_("Keep mine as a copy"), COPY),
        ):
            made = button(words, look="primary" if answer == COPY else "")
            made.clicked.connect(self._on_pressed)
            self._answers[made] = answer
            row.addWidget(made)
        column.addLayout(row)
        self.differences.setFocus()

    def _on_pressed(self) -> None:
        self.answer = self._answers.get(self.sender(), LATER)
        self.accept()


def _read(path: Path) -> Project | None:
    try:
        return Session.open(path).project
    except CredoError:
        return None
