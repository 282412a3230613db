"""Many at once: a document for each site of a list, or those of many projects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QFileDialog,
    QFrame,
    QHeaderView,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from credo_builder.i18n import _, marked, plural, said
from credo_builder.ui.announcing import announce
from credo_builder.ui.choosing import headed
from credo_builder.ui.editors.base import OneLine
from credo_builder.ui.fitted import roomy
from credo_builder.ui.many_making import ManyMaking, Wish
from credo_builder.ui.parts import button, column_of, label, restyle, row_of, segmented
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

if TYPE_CHECKING:
    from credo_builder.app.batch_making import Done
    from credo_builder.app.batching import Batch

HEADS = (marked("Name"), marked("Result"), marked("Pages"), marked("Stops"), marked("To know"))
SITES, PROJECTS = 0, 1
ROW = 30


class ManyDialog(QDialog):
    """Chooses a list or projects, makes their documents and tells what became of each.

    Attributes:
        rows: a row for each document.
        make, stop: the buttons. told: the last sentence.
    """

    def __init__(
        self, workspace: Workspace, parent: QWidget, folder: Path, chosen: tuple[str, str, str]
    ) -> None:
        """Make what is *chosen* on the page, into *folder*: names, keys of outputs, edition."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Many at once"))
        roomy(self, 760, 640)
        self._workspace = workspace
        names, self._only, self._edition = chosen
        self._making: ManyMaking | None = None
        self._batch: Batch | None = None
        self._done: list[Done] = []
        self.table_path: Path | None = None
        self.projects: tuple[Path, ...] = ()
        title = _("Many at once")
        text = _("Each gets what is ticked on the page: {names}.").format(names=names)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(12))
        column.addLayout(headed(title, text, "copy-plus"))
        column.addLayout(self._kinds_row())
        column.addWidget(self._sources())
        column.addLayout(self._folder_row(folder))
        column.addWidget(self._table(), 1)
        column.addLayout(self._feet())
        self._follow()

    # What of -----------------------------------------------------------------------

    def _kinds_row(self) -> QVBoxLayout:
        self.kinds = QButtonGroup(self)
        row = row_of(gap=0)
        for place, words in enumerate((_("For each site of a list"), _("Of many projects"))):
            choice = button(words)
            choice.setCheckable(True)
            choice.setChecked(place == SITES)
            choice.clicked.connect(self._follow)
            self.kinds.addButton(choice, place)
            row.addWidget(choice)
        segmented(self.kinds.buttons())
        row.addStretch(1)
        return column_of(row)

    def _sources(self) -> QWidget:
        self._help = label("", "muted", wrap=True)
        self._chosen = label("", "strong", wrap=True)
        self.choose = button(_("Choose the list…"), "folder-open")
        self.choose.clicked.connect(self._on_choose)
        self.choose_folder = button(_("Choose a folder…"), "folder")
        self.choose_folder.clicked.connect(self._on_choose_folder)
        whole = QWidget()
        row = row_of(self.choose, self.choose_folder, self._chosen)
        row.setStretch(2, 1)
        layout = column_of(self._help, row, gap=8)
        layout.setContentsMargins(0, 0, 0, 0)
        whole.setLayout(layout)
        return whole

    def _folder_row(self, folder: Path) -> QVBoxLayout:
        self.folder = OneLine()
        self.folder.setAccessibleName(_("Folder"))
        self.folder.setText(str(folder))
        name = label(_("Folder to put all into"), "field")
        name.setBuddy(self.folder)
        self._other = button(_("Choose…"))
        self._other.setAccessibleName(_("Choose a folder to put all into"))
        self._other.clicked.connect(self._on_other)
        return column_of(name, row_of(self.folder, self._other), gap=6)

    @property
    def _is_of_sites(self) -> bool:
        return self.kinds.checkedId() == SITES

    def _follow(self) -> None:
        """Show what is asked of the kind that is chosen, and whether there is enough."""
        sites = self._is_of_sites
        self._help.setText(
            _(
                "This project is the master. The list is a table (CSV), a line a site: a column "
                "“site”, and address, phone, email, or an answer by its code, such as L3.target."
            )
            if sites
            else _("Projects are files that end in .credo; a folder stands for all that is in it.")
        )
        self.choose.setText(_("Choose the list…") if sites else _("Choose projects…"))
        self.choose.setAccessibleName(self.choose.text())
        self.choose_folder.setVisible(not sites)
        count = len(self.projects)
        first = self.projects[0].name if self.projects else ""
        if sites:
            self._chosen.setText(self.table_path.name if self.table_path else "")
        else:
            words = plural("{n} chosen", "{n} chosen", count).format(n=count)
            self._chosen.setText(first if count == 1 else words if count else "")
        busy = self._making is not None
        ready = bool(self.table_path if sites else self.projects)
        self.make.setEnabled(ready and not busy)
        self.stop.setEnabled(busy)
        for one in (*self.kinds.buttons(), self.choose, self.choose_folder, self._other):
            one.setEnabled(not busy)
        self.folder.setEnabled(not busy)

    def _on_choose(self) -> None:
        if self._is_of_sites:
            kinds = _("Tables (*.csv *.txt *.tsv)")
            found, _kind = QFileDialog.getOpenFileName(self, _("List of sites"), "", kinds)
            self.table_path = Path(found) if found else self.table_path
        else:
            kinds = _("Projects (*.credo)")
            several, _kind = QFileDialog.getOpenFileNames(self, _("Projects"), "", kinds)
            self.projects = tuple(map(Path, several)) or self.projects
        self._follow()

    def _on_choose_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(self, _("Folder with projects"))
        self.projects = (Path(found),) if found else self.projects
        self._follow()

    def _on_other(self) -> None:
        found = QFileDialog.getExistingDirectory(self, _("Folder"), self.folder.text())
        if found:
            self.folder.setText(found)

    # The making --------------------------------------------------------------------

    def _table(self) -> QTableView:
        self.rows = QStandardItemModel(0, len(HEADS), self)
        self.rows.setHorizontalHeaderLabels([_(head) for head in HEADS])
        table = QTableView()
        table.setModel(self.rows)
        table.setAccessibleName(_("What becomes of each"))
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(ROW))
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(len(HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(self._on_row)
        self._view = table
        self.note = label("", "caption", wrap=True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.hide()
        return table

    def _on_row(self, row: QModelIndex) -> None:
        """Show the whole of what should be known of the row that is chosen."""
        cell = self.rows.item(row.row(), len(HEADS) - 1)
        words = cell.text() if cell is not None else ""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _feet(self) -> QVBoxLayout:
        self.bar = QProgressBar()
        self.bar.setProperty("role", "bar")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("How far it is"))
        self.told = label("", "muted", wrap=True)
        self.make = button(_("Make them"), "file-down", look="primary")
        self.make.clicked.connect(self.begin)
        self.stop = button(_("Stop"))
        self.stop.clicked.connect(self._on_stop)
        close = button(_("Close"))
        close.clicked.connect(self.reject)
        return column_of(
            self.note, self.bar, self.told, row_of(None, close, self.stop, self.make), gap=10
        )

    def begin(self) -> None:
        """Make what is chosen; the window goes on."""
        if self._making is not None:
            return
        self._workspace.settle()
        sites = self._is_of_sites
        wish = Wish(
            folder=Path(self.folder.text()),
            only=self._only,
            edition=self._edition,
            master=self._workspace.project,
            name=self._workspace.name,
            table=self.table_path if sites else None,
            projects=() if sites else self.projects,
        )
        self._done, self._batch = [], None
        self.rows.removeRows(0, self.rows.rowCount())
        self.bar.setRange(0, 0)
        self._say(_("Reading"))
        self._making = ManyMaking(wish)
        self._making.begun.connect(self._on_begun)
        self._making.told.connect(self._on_told)
        self._making.ended.connect(self._on_ended)
        self._follow()
        self.stop.setFocus()
        self._making.start()

    def done(self, result: int) -> None:
        """Stop what is still being made before the dialog goes."""
        if self._making is not None:
            self._making.stop()
        super().done(result)

    def _on_begun(self, batch: Batch) -> None:
        self._batch = batch
        self.bar.setRange(0, len(batch.tasks))
        for task in batch.tasks:
            self.rows.appendRow([_cell(text) for text in (task.shown, _("Waiting"), "", "", "")])
        self._say(" ".join(said(one) for one in batch.warnings))

    def _on_told(self, one: Done) -> None:
        self._done.append(one)
        cells = (_(one.result), str(one.pages or ""), str(one.stops or ""), " ".join(one.notes))
        for place, text in enumerate(cells, 1):
            cell = self.rows.item(one.number, place)
            cell.setText(text)
            cell.setToolTip(text if place == len(cells) else "")
        self._view.scrollTo(self.rows.index(one.number, 0))
        self.bar.setValue(len(self._done))

    def _on_ended(self, reason: str) -> None:
        stopped = self._making is not None and self._making.is_stopped
        self._making = None
        self.bar.setRange(0, max(1, len(self._batch.tasks) if self._batch else 1))
        self.bar.setValue(len(self._done))
        made = sum(len(one.entries) for one in self._done)
        words = plural("{n} file is made.", "{n} files are made.", made).format(n=made)
        if stopped:
            words = _("Stopped. What was made is whole and stays.") + " " + words
        missed = sum(1 for one in self._done if not one.entries)
        for row in range(self.rows.rowCount()):
            if self.rows.item(row, 1).text() == _("Waiting"):
                self.rows.item(row, 1).setText(_("Not made"))
        if missed:
            first = min(one.number for one in self._done if not one.entries)
            self._view.setCurrentIndex(self.rows.index(first, 0))
            words += " " + plural(
                "{n} could not be: the table says why.", "{n} could not be: the table says why.",
                missed,
            ).format(n=missed)  # fmt: skip
        known = [said(one) for one in self._batch.warnings] if self._batch else []
        self._say(reason or " ".join((words, *known)), failed=bool(reason))
        self._follow()
        self.make.setFocus()

    def _on_stop(self) -> None:
        if self._making is not None:
            self._making.stop()
            self._say(_("Stopping"))

    def _say(self, words: str, *, failed: bool = False) -> None:
        self.told.setText(words)
        self.told.setProperty("role", "warn" if failed else "muted")
        restyle(self.told)
        if words:
            announce(self, words)


def _cell(text: str) -> QStandardItem:
    made = QStandardItem(text)
    made.setEditable(False)
    return made
