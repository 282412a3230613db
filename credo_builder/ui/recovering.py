"""Work that a crash left behind: offered once the window stands, never thrown away unasked."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from credo_builder.app import earlier, home, left_behind
from credo_builder.app.faults import explained
from credo_builder.app.left_behind import LeftBehind, same_file
from credo_builder.app.session import Session
from credo_builder.errors import CredoError
from credo_builder.i18n import _
from credo_builder.ui import dialogs
from credo_builder.ui.holding import HOLDER
from credo_builder.ui.recovery_dialog import KEEP, RECOVER, RecoveryDialog

if TYPE_CHECKING:
    from credo_builder.ui.window import MainWindow

WAIT_MS = 500
"""How often it is looked whether another question is answered, so that this one may be asked."""
LOOK_MS = 100
"""How often it is looked whether recovered work is kept anew."""


class Recovering(QObject):
    """Offers over one window what was left behind, and brings back what is wanted.

    Attributes:
        dialog: the offer, while it is open.
    """

    def __init__(self, window: MainWindow, file: Path | None = None) -> None:
        """Offer over *window*; with *file* only what belongs to the project there."""
        super().__init__(window)
        self._window = window
        self._file = file
        self._left: list[LeftBehind] = []
        self._asking: dialogs.Asking | None = None
        self.dialog: RecoveryDialog | None = None

    def look(self) -> None:
        """Look for work that was left behind; offer it when there is any."""
        if not home.remnants():
            self._end()
        elif QApplication.activeModalWidget() is not None:
            QTimer.singleShot(WAIT_MS, self, self.look)
        else:
            found = left_behind.left_behind(self._here())
            self._left = [one for one in found if self._is_wanted(one)]
            self._offer()

    def _here(self) -> Path | None:
        """Return the file this window works on, unless something there is not saved."""
        workspace = self._window.workspace
        return None if workspace is None or self._window.is_dirty else workspace.session.path

    def _is_wanted(self, one: LeftBehind) -> bool:
        return self._file is None or (one.file is not None and same_file(one.file, self._file))

    def _offer(self) -> None:
        if not self._left:
            self._end()
            return
        self.dialog = RecoveryDialog(tuple(self._left), self._window)
        self.dialog.finished.connect(self._on_answered)
        self.dialog.open()

    def _on_answered(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None or dialog.answer not in (RECOVER, KEEP):
            self._end()
        elif dialog.answer == RECOVER:
            self._left.remove(dialog.chosen)
            self._recover(dialog.chosen)
            self._offer()
        elif dialog.chosen.file is None:
            self._ask_once(dialog.chosen)
        else:
            self._left.remove(dialog.chosen)
            self._keep_saved(dialog.chosen)
            self._offer()

    def _end(self) -> None:
        self._window.recovering = None
        self.deleteLater()

    def _recover(self, one: LeftBehind) -> None:
        window = self._room_for(one)
        try:
            session = Session.recovered(one.remnant, hold=HOLDER)
        except CredoError as fault:
            dialogs.tell(window, _("This work cannot be recovered"), explained(fault))
            return
        window.take(session)
        Letting(window, session, one)
        try:
            if one.saved is not None:
                earlier.put_aside(one.saved)
        except CredoError as fault:
            dialogs.tell(window, _("The saved version is in its file alone"), explained(fault))

    def _room_for(self, one: LeftBehind) -> MainWindow:
        """Return a window that holds no project: this one, or a new one beside it."""
        workspace = self._window.workspace
        if workspace is None:
            return self._window
        path = workspace.session.path
        if one.file is not None and path is not None and same_file(one.file, path):
            self._window.leave_safely()
            return self._window
        made: MainWindow = importlib.import_module("credo_builder.ui.application").another_window()
        return made

    def _keep_saved(self, one: LeftBehind) -> None:
        """Let the file stand as it is; what was typed goes among the earlier states."""
        try:
            earlier.put_aside(one.found.project)
        except CredoError as fault:
            dialogs.tell(self._window, _("This work stays where it is"), explained(fault))
            return
        one.remnant.discard()

    def _ask_once(self, one: LeftBehind) -> None:
        """Work without a file would be gone for good: ask before it is."""
        self._asking = dialogs.ask_about_throwing_away(
            self._window, one.name or _("Untitled project")
        )
        self._asking.finished.connect(self._on_sure)
        self._asking.setProperty("remnant", str(one.remnant.path))

    def _on_sure(self) -> None:
        asking, self._asking = self._asking, None
        if asking is not None and asking.answer == dialogs.AGREE:
            path = asking.property("remnant")
            gone = next(one for one in self._left if str(one.remnant.path) == path)
            self._left.remove(gone)
            gone.remnant.discard()
        self._offer()


class Letting(QObject):
    """Lets what was left behind go, once the recovered session has it kept or saved anew."""

    def __init__(self, window: QObject, session: Session, one: LeftBehind) -> None:
        """Follow *session*, which began at what *one* holds."""
        super().__init__(window)
        self._session = session
        self._one = one
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        keeper = self._session.keeper
        saved = self._session.path is not None and not self._session.is_dirty
        if saved or (keeper is not None and keeper.is_kept and keeper.kept_at is not None):
            self._one.remnant.discard()
        elif keeper is not None:
            return
        self._timer.stop()  # kept and gone, or closed before it was: then it is offered again
        self.deleteLater()
