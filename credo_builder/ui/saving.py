"""Saving from the window: how it went is told, and nothing is replaced unasked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from credo_builder.app.changes import what_changed
from credo_builder.app.faults import explained
from credo_builder.app.session import Session
from credo_builder.errors import CannotSave, ChangedOnDisk, CredoError
from credo_builder.i18n import _
from credo_builder.ui import dialogs
from credo_builder.ui.announcing import announce
from credo_builder.ui.changed_elsewhere import ChangedElsewhere
from credo_builder.ui.choosing import Choosing
from credo_builder.ui.save_state import SaveState

if TYPE_CHECKING:
    from credo_builder.ui.window import MainWindow
    from credo_builder.ui.workspace import Workspace

AGAIN, ELSEWHERE = "again", "elsewhere"


class Saving(QObject):
    """Saves the project of one window.

    Attributes:
        state: how safe the work is.
        asking: the question about trouble that is open, if any.
        conflict: what asks about a file that is another by now, if anything does.
    """

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        """Save what *workspace* holds, for *window*."""
        super().__init__(workspace)
        self._window = window
        self._workspace = workspace
        self.state = SaveState(workspace.session, self)
        self.asking: Choosing | None = None
        self.conflict: ChangedElsewhere | None = None

    @property
    def _session(self) -> Session:
        return self._workspace.session

    def save(self) -> bool:
        """Save the project, asking where when it has no file yet; say whether it is saved."""
        if self._session.path is None or self._session.read_only:
            return self.save_as()
        return self.write(self._session.save)

    def save_as(self) -> bool:
        """Ask for a file and save the project there; say whether it is saved."""
        path = dialogs.ask_where_to_save(self._window, self._workspace.name, self._session.path)
        if path is None:
            return False
        return self.write(partial(self._session.save_as, path, over=path.exists()))

    def press(self) -> None:
        """Save, or tell what stands in the way of it and what to do."""
        if not self.state.standing().is_trouble:
            self.save()
        elif self.state.has_lost_its_file or self.state.differs:
            self._ask_which()
        else:
            keeper = self._session.keeper
            self._explain(self.state.failed or (keeper.fault if keeper else None))

    def write(self, write: Callable[[], None]) -> bool:
        """Save by *write*, say so aloud, and note what changed since the last time."""
        self._workspace.settle()
        before, could_only_read = self._session.saved, self._session.read_only
        self.state.begin_saving()
        try:
            write()
        except ChangedOnDisk as fault:
            self.state.end_saving(fault, differs=True)
            self._ask_which()
            return False
        except CredoError as fault:
            self.state.end_saving(fault if isinstance(fault, CannotSave) else None)
            self._explain(fault)
            return False
        self.state.end_saving()
        self._window.remember(what=_(what_changed(before, self._workspace.project)))
        announce(self._window, _("Saved"))
        if could_only_read:
            self._window.rebuild()
        return True

    def _ask_which(self) -> None:
        self.conflict = ChangedElsewhere(self._window, self._session, self.state, self.write)
        self.conflict.ask()

    def _explain(self, fault: Exception | None) -> None:
        kept = self.state.failed is None and not isinstance(fault, CredoError)
        self.asking = trouble(self._window, fault, is_saved=not kept)
        self.asking.finished.connect(self._on_answered)
        self.asking.open()

    def _on_answered(self) -> None:
        asking, self.asking = self.asking, None
        if asking is not None and asking.answer == AGAIN:
            self.save()
        elif asking is not None and asking.answer == ELSEWHERE:
            self.save_as()


def trouble(parent: QWidget, fault: Exception | None, *, is_saved: bool) -> Choosing:
    """Return what to do when the disk refused: to save where *is_saved*, else to keep."""
    title = _("Not saved")
    why = explained(fault) if fault is not None else ""
    note = _("What you see is kept aside, and nothing was replaced.")
    if not is_saved:
        title = _("What you type is not kept at the moment")
        reason = (isinstance(fault, OSError) and fault.strerror) or str(fault)
        why = _(
            "Beside your file the program keeps every change, in case it ends without warning. "
            "That does not work now: {why}. It is tried again every few seconds."
        ).format(why=reason)
        note = _("Your work is safe once it is saved.")
    asking = Choosing(parent, title, why, "triangle-alert", "warn")
    again = _("Save now") if not is_saved else _("Try again")
    asking.offer(AGAIN, again, _("Make room on the disk first, if it is full."), "save")
    asking.offer(
        ELSEWHERE,
        _("Save somewhere else…"),
        _("On another disk or stick. You go on working with the file there."),
        "folder-open",
    )
    asking.close_with(_("Close"), note)
    return asking
