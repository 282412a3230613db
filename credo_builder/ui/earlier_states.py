"""Earlier states of a project: when each was put aside, what differs, bringing one back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from credo_builder.app import earlier
from credo_builder.app.changes import first_change, what_changed
from credo_builder.app.comparing import lines
from credo_builder.app.earlier import Earlier
from credo_builder.app.faults import explained
from credo_builder.chapters.organisation import Organisation
from credo_builder.domain.project import Project
from credo_builder.errors import CredoError
from credo_builder.i18n import _
from credo_builder.ui import dialogs
from credo_builder.ui.announcing import announce
from credo_builder.ui.choosing import headed
from credo_builder.ui.differences import Differences
from credo_builder.ui.fitted import roomy
from credo_builder.ui.parts import button, column_of, label, row_of
from credo_builder.ui.theme import px
from credo_builder.ui.times import inside, when

if TYPE_CHECKING:
    from credo_builder.ui.window import MainWindow
    from credo_builder.ui.workspace import Workspace

LIST_WIDTH = 250


class EarlierStates(QDialog):
    """A list by date and time, beside it what is otherwise than now in the state chosen."""

    def __init__(
        self,
        window: MainWindow,
        states: tuple[Earlier, ...],
        workspace: Workspace | None = None,
        damaged: Path | None = None,
    ) -> None:
        """List *states* of the project in *workspace*, or of the *damaged* file."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Earlier states"))
        roomy(self, 860, 540)
        self._window = window
        self._workspace = workspace
        self._damaged = damaged
        self._states = states
        self._project: Project | None = None
        self.rows = QStandardItemModel(self)
        for state in states:
            row = QStandardItem(_named(state))
            row.setEditable(False)
            self.rows.appendRow(row)
        self.list = QListView()
        self.list.setObjectName("Ticks")
        self.list.setAccessibleName(_("Earlier states"))
        self.list.setModel(self.rows)
        self.list.setWordWrap(True)
        self.list.setFixedWidth(px(LIST_WIDTH))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.what = label("", "strong", wrap=True)
        self.differences = Differences()
        self.copy = button(_("Save a copy as…"))
        self.copy.clicked.connect(self._on_copy)
        self.back = button(_("Bring this state back"), look="primary")
        self.back.clicked.connect(self.bring_back)
        self._build()
        self._choose_first()

    @classmethod
    def of(cls, window: MainWindow, workspace: Workspace) -> Self:
        """Return the list for the project in *workspace*."""
        workspace.settle()
        return cls(window, earlier.of_session(workspace.session), workspace)

    def bring_back(self) -> None:
        """Put the chosen state in force as one undo step, or open it for the damaged file."""
        chosen, project = self._chosen(), self._project
        if chosen is None or project is None:
            return
        self.accept()
        if self._damaged is not None:
            self._window.holding.open_state(self._damaged, project)
        elif self._workspace is not None:
            self._resume(self._workspace, project, inside(chosen.at))

    def _resume(self, workspace: Workspace, project: Project, at: str) -> None:
        before = workspace.project
        workspace.settle()
        label_ = _("Bring back the state of {when}").format(when=at)
        workspace.session.resume(project, label_)
        place = first_change(before, workspace.project)
        if place is not None and self._window.area is not None:
            self._window.area.show_change(*place)
        said = _("The state of {when} is back.").format(when=at)
        workspace.deleted.emit(said)
        announce(self._window, said)

    def _build(self) -> None:
        told = _(
            "When you save, what the file said before is put aside: at most once in half an "
            "hour, and the last of a day or a week for longer. Bringing a state back is one "
            "step; undo leads back to now."
        )
        if self._damaged is not None:
            told = _("These states of “{file}” can be opened in its place.").format(
                file=self._damaged.name
            )
        if not self._states:
            told = _(
                "Nothing has been put aside yet. The first state is kept when you save over "
                "what the file said before."
            )
        close = button(_("Close"))
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(14))
        column.addLayout(headed(_("Earlier states"), told, "history"))
        beside = column_of(self.what, self.differences, gap=8)
        beside.setStretch(1, 1)
        middle = row_of(self.list, beside, gap=16)
        middle.setStretch(1, 1)
        column.addLayout(middle, 1)
        column.addLayout(row_of(None, close, self.copy, self.back))
        parts: tuple[QWidget, ...] = (self.list, self.what, self.differences, self.copy, self.back)
        for part in parts:
            part.setVisible(bool(self._states))
        if not self._states:
            column.addStretch(1)
            roomy(self, 560, 200)
            close.setFocus()

    def _choose_first(self) -> None:
        if self._states:
            self.list.setCurrentIndex(self.rows.index(0, 0))
            self.list.setFocus()

    def _chosen(self) -> Earlier | None:
        index = self.list.currentIndex()
        return self._states[index.row()] if index.isValid() else None

    def _on_chosen(self, _index: QModelIndex) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        readable = self._workspace is not None and self._workspace.session.read_only
        try:
            self._project = chosen.project()
        except CredoError as fault:
            self._project = None
            self.what.setText(_("This state cannot be read any more."))
            self.differences.show_lines([explained(fault)])
        else:
            self._show(self._project)
        self.copy.setEnabled(self._project is not None)
        self.back.setEnabled(self._project is not None and not readable)

    def _show(self, project: Project) -> None:
        if self._workspace is None:
            name = project.name or project.one(Organisation).name or _("Untitled project")
            self.what.setText(_("What “{name}” says there").format(name=name))
            self.differences.show_lines(lines(Project(project_id=project.project_id), project))
            return
        now = self._workspace.project
        what = self._workspace.say(what_changed(now, project))
        told = _("Against now: {what}").format(what=what) if what else _("The same as now")
        self.what.setText(told)
        self.differences.show_lines(lines(now, project))

    def _on_copy(self) -> None:
        chosen = self._chosen()
        project = self._project
        if chosen is None or project is None:
            return
        own = self._workspace.session.path if self._workspace else self._damaged
        name = project.name or project.one(Organisation).name or _("Untitled project")
        named = _("{name} ({day})").format(name=name, day=f"{chosen.at.astimezone():%Y-%m-%d}")
        path = dialogs.ask_where_to_save(self, named, own)
        if path is not None:
            self.write_copy(project, path, own)

    def write_copy(self, project: Project, path: Path, own: Path | None) -> None:
        """Write *project* to *path*, never over the file *own* that is worked on."""
        try:
            earlier.save_copy(project, path, own=own)
        except CredoError as fault:
            dialogs.tell(self, _("Not saved"), explained(fault))
            return
        said = _("Saved as “{file}”").format(file=path.name)
        self.what.setText(said)
        announce(self, said)


def _named(state: Earlier) -> str:
    at = when(state.at, always_time=True)
    if state.is_in_file:
        return _("{when}: as the file has it").format(when=at)
    if state.was_saved:
        return at
    return _("{when}: kept, never saved").format(when=at)
