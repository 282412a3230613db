"""The plain words for an error inside the program: the work is safe, and where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from credo_builder.app import earlier, fault_log
from credo_builder.app.faults import explained
from credo_builder.app.session import Session
from credo_builder.errors import CredoError
from credo_builder.i18n import _
from credo_builder.ui import dialogs
from credo_builder.ui.announcing import announce
from credo_builder.ui.choosing import headed
from credo_builder.ui.differences import Differences
from credo_builder.ui.fitted import FittedDialog
from credo_builder.ui.parts import button, column_of, framed, label, row_of
from credo_builder.ui.times import clock
from credo_builder.ui.window import MainWindow
from credo_builder.ui.workspace import Workspace

WIDTH = 640
ENDED = 1
"""Exit code of a program that was closed after an error."""
PATIENCE_S = 2.0


class CrashDialog(FittedDialog):
    """Says what is safe and where; goes on, saves a copy, or closes the program."""

    def __init__(self, details: str) -> None:
        """Tell of an error; *details* hold places in the program and no word of a project."""
        window = _front()
        super().__init__(window, WIDTH)
        self.setWindowTitle(_("Credo Builder"))
        self._window = window
        self._workspace = window.workspace if window is not None else None
        self.told = label(safety_of(self._workspace), wrap=True)
        self.details = Differences(_("Details"))
        self.details.setPlainText(details)
        self.details.hide()
        self.more = button(_("Details"), "info", look="flat")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._on_more)
        self.copy_details = button(_("Copy the details"), "copy", look="flat")
        self.copy_details.clicked.connect(self._on_copy_details)
        self.go_on = button(_("Go on"), look="primary")
        self.go_on.clicked.connect(self.accept)
        self.copy = button(_("Save a copy…"))
        self.copy.clicked.connect(self._on_copy)
        self.copy.setVisible(self._workspace is not None)
        self.leave = button(_("Close the program"))
        self.leave.clicked.connect(self._on_leave)
        note = _("The details name places in the program, and nothing that you wrote.")
        title = _("Something went wrong inside the program")
        what = _("What you did last may not have happened. Undo leads back, should it look odd.")
        safe, inside = framed("note", (16, 12))
        inside.addWidget(self.told)
        body = column_of(
            headed(title, what, "life-buoy", "warn"),
            safe,
            row_of(self.more, self.copy_details, None),
            label(note, "caption", wrap=True),
            self.details,
            gap=12,
        )
        self.stand(body, row_of(None, self.leave, self.copy, self.go_on))
        self.go_on.setFocus()

    def _on_more(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.details.setVisible(shown)
        self.fit()

    def _on_copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        announce(self, _("Copied"))

    def _on_copy(self) -> None:
        if self._workspace is None:
            return
        session = self._workspace.session
        path = dialogs.ask_where_to_save(self, self._workspace.name, session.path)
        if path is not None:
            self.save_copy(session, path)

    def save_copy(self, session: Session, path: Path) -> None:
        """Write what *session* holds to the file *path*, and say how that went."""
        try:
            earlier.save_copy(session.project, path, own=session.path)
        except CredoError as fault:
            dialogs.tell(self, _("Not saved"), explained(fault))
            return
        said = _("Saved as “{file}”").format(file=path.name)
        self.told.setText(said)
        announce(self, said)

    def _on_leave(self) -> None:
        self.accept()
        leave_all()
        QApplication.exit(ENDED)


def leave_all() -> None:
    """Let every window go of its project; what is not saved is offered at the next start."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow):
            window.leave_safely()
            window.hide()


def safety_of(workspace: Workspace | None) -> str:
    """Return in words what of the project in *workspace* is safe by now, and where."""
    if workspace is None:
        return _("No project was open, so nothing of yours is touched.")
    session = workspace.session
    if not session.is_dirty:
        where = session.path
        return (
            _("Everything is saved in “{file}”.").format(file=where)
            if where
            else _("Nothing had been changed yet.")
        )
    keeper = session.keeper
    if keeper is None or not keeper.settle(PATIENCE_S) or keeper.kept_at is None:
        why = keeper.problem if keeper is not None and keeper.problem else _("no answer")
        return _("What you typed last could not be kept ({why}). Save a copy now.").format(why=why)
    return _(
        "Your work up to {time} is kept in {folder}. Should the program end, it is offered to "
        "you when you open the program again."
    ).format(time=clock(keeper.kept_at), folder=fault_log.folder_of_work())


def _front() -> MainWindow | None:
    front: QWidget | None = QApplication.activeWindow()
    while front is not None and not isinstance(front, MainWindow):
        front = front.parentWidget()
    if front is not None:
        return front
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    return next((w for w in shown if w.isVisible() and w.workspace is not None), None) or next(
        (w for w in shown if w.isVisible()), None
    )
