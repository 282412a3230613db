"""The matrix of chains: a row an expectation, a column a link; a missing link opens linking."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from credo_builder.audit.chain import matters
from credo_builder.chapters import CHAPTER_OF, RECORD_OF
from credo_builder.domain import trace
from credo_builder.domain.trace import LINKS, Cell, Chain, Stand
from credo_builder.i18n import _, marked
from credo_builder.ui import icons
from credo_builder.ui.linking import LinkPopup
from credo_builder.ui.parts import button, label, picture, row_of
from credo_builder.ui.presses import ENTER
from credo_builder.ui.theme import colour, px
from credo_builder.ui.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
COLUMNS = (LINKS[1], LINKS[0], *LINKS[2:])
"""File key of each column: the expectation first, then the links."""
HEADS = (
    marked("Expectation"),
    marked("Value"),
    marked("Promise"),
    marked("Moment"),
    marked("Level"),
    marked("Measure"),
    marked("Chain"),
)
GAPS = {
    "core_values": marked("No value stands behind it."),
    "promises": marked("No promise answers it."),
    "moments": marked("Its promise is met at no moment."),
    "service_levels": marked("Nothing at its moments is counted."),
    "measures": marked("Its level is not measured yet."),
}
MOST_ROWS = 12


class ChainModel(QAbstractTableModel):
    """The chains of the project as a table."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        """Hold the chains of the project in *workspace*."""
        super().__init__(parent)
        self._workspace = workspace
        self.chains: tuple[Chain, ...] = trace.chains(workspace.project)

    def follow(self) -> None:
        """Take the project's chains over; rows come and go, they never reset."""
        new = trace.chains(self._workspace.project)
        held = len(self.chains)
        if len(new) > held:
            self.beginInsertRows(ROOT, held, len(new) - 1)
            self.chains = new
            self.endInsertRows()
        elif len(new) < held:
            self.beginRemoveRows(ROOT, len(new), held - 1)
            self.chains = new
            self.endRemoveRows()
        self.chains = new
        if new:
            last = self.index(len(new) - 1, len(HEADS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def cell(self, index: Index) -> Cell | None:
        """Return the link at *index*; None for the first and the last column."""
        if not index.isValid() or not 0 < index.column() < len(COLUMNS):
            return None
        key = COLUMNS[index.column()]
        return next(c for c in trace.cells(self.chains[index.row()]) if c.key == key)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many chains there are."""
        return 0 if parent.isValid() else len(self.chains)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return seven."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the heads of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, sign, tint and spoken text of a cell."""
        if not index.isValid() or index.row() >= len(self.chains):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(index.column() == 0 or self._is(index, Stand.MISSING))
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour(self._tint(index))
        if role == Qt.ItemDataRole.DecorationRole:
            sign = {Stand.MET: ("check", "ok"), Stand.MISSING: ("triangle-alert", "warn")}
            cell = self.cell(index)
            return icons.icon(*sign[cell.stand]) if cell and cell.stand in sign else None
        return None

    def _is(self, index: Index, stand: Stand) -> bool:
        cell = self.cell(index)
        return cell is not None and cell.stand == stand

    def _tint(self, index: Index) -> str:
        if self._is(index, Stand.MISSING):
            return "warn"
        return "muted" if self._is(index, Stand.WAITING) else "text"

    def _words(self, index: Index) -> str:
        chain = self.chains[index.row()]
        if index.column() == 0:
            title = self._workspace.title_of(chain.expectation)
            return f"{chain.expectation.code} {title}".strip()
        cell = self.cell(index)
        if cell is None:
            return _("Whole") if chain.complete else _("Broken")
        if cell.stand == Stand.MET:
            first = cell.records[0].code or self._workspace.title_of(cell.records[0])
            more = len(cell.records) - 1
            return _("{first} +{n}").format(first=first, n=more) if more else first
        return _("Missing") if cell.stand == Stand.MISSING else "–"

    def _spoken(self, index: Index) -> str:
        head = _(HEADS[index.column()])
        cell = self.cell(index)
        if cell is not None and cell.records:
            named = ", ".join(
                f"{r.code} {self._workspace.title_of(r)}".strip() for r in cell.records
            )
            return f"{head}: {named}"
        if cell is not None and cell.stand == Stand.MISSING:
            return _("{head}: missing. Enter links it.").format(head=head)
        if cell is not None:
            return _("{head}: an earlier link comes first").format(head=head)
        return f"{head}: {self._words(index)}"


class ChainTable(QTableView):
    """Arrow keys walk; Enter or a click opens linking where a link is missing.

    Signals:
        opened: a cell was chosen by Enter or a click.
    """

    opened = Signal(QModelIndex)

    def __init__(self, model: ChainModel) -> None:
        """Show *model*."""
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(_("Chains"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(38))
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(px(40))
        for place in range(len(HEADS)):
            stretch = QHeaderView.ResizeMode.Stretch
            fixed = QHeaderView.ResizeMode.ResizeToContents
            head.setSectionResizeMode(place, fixed if place else stretch)
        self.clicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current cell on Enter or Space."""
        if event.key() in (*ENTER, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Be as high as the rows, up to a dozen of them."""
        rows = min(MOST_ROWS, self.model().rowCount())
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows * self.verticalHeader().defaultSectionSize() + px(8))


class MatrixView(QWidget):
    """The chains, and below them in words what the current one lacks."""

    def __init__(self, workspace: Workspace) -> None:
        """Show the chains of the project in *workspace*."""
        super().__init__()
        self._workspace = workspace
        self.model = ChainModel(workspace, self)
        self.table = ChainTable(self.model)
        self._coverage = label("", "muted")
        self._told = label("", wrap=True)
        self.link = button(_("Link it"), "link")
        self.link.clicked.connect(self._on_link)
        self._notice = QFrame()
        self._notice.setProperty("role", "note")
        row = row_of(picture("link-2-off", "accent_text"), self._told, self.link, gap=12)
        row.setStretch(1, 1)
        row.setContentsMargins(px(14), px(10), px(12), px(10))
        self._notice.setLayout(row)
        self._none = label(_("No expectation yet. Chains begin with what people expect."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(row_of(label(_("Chains"), "section"), None, self._coverage))
        column.addWidget(self._none)
        column.addWidget(self.table)
        column.addWidget(self._notice)
        self.table.opened.connect(self.open_cell)
        self.table.selectionModel().currentChanged.connect(self._tell)
        workspace.changed.connect(self._on_changed)
        self.follow()

    def follow(self) -> None:
        """Show the chains as they are now."""
        self.model.follow()
        covered = trace.coverage(self._workspace.project, matters)
        told = _("{n} of the {m} that matter most is whole")
        if covered.complete != 1:
            told = _("{n} of the {m} that matter most are whole")
        self._coverage.setText(told.format(n=covered.complete, m=covered.total))
        self._coverage.setVisible(covered.total > 0)
        there = self.model.rowCount() > 0
        for part in (self.table, self._notice):
            part.setVisible(there)
        self._none.setVisible(not there)
        self.table.fit()
        if there and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(self._first_broken(), 0))
        self._tell()

    def open_cell(self, index: QModelIndex) -> None:
        """Open linking where a link is missing, else go to the record."""
        cell = self.model.cell(index)
        chain = self.model.chains[index.row()]
        if cell is None:
            if index.column() == 0:
                self._go(chain.expectation)
            return
        if cell.stand == Stand.MET:
            self._go(cell.records[0])
        elif cell.stand == Stand.MISSING:
            self.open_linking(chain, cell.key)

    def open_linking(self, chain: Chain, key: str) -> None:
        """Offer the records of *key* to be linked where *chain* breaks."""
        if self._workspace.session.read_only:
            return
        project = self._workspace.project
        record = trace.near(chain, key)
        kind = RECORD_OF[key]
        linked = tuple(r.id for r in trace.met(project, record, key))
        prompt = _("Link {terms} to “{title}”").format(
            terms=_(kind.terms), title=self._workspace.title_of(record)
        )
        popup = LinkPopup(self._workspace, prompt, (kind,), linked, self)
        popup.chosen.connect(partial(self._on_linked, record.id, key))
        popup.show_at(self.link)

    def _first_broken(self) -> int:
        return next((i for i, c in enumerate(self.model.chains) if not c.complete), 0)

    def _chain(self) -> Chain | None:
        row = self.table.currentIndex().row()
        return self.model.chains[row] if 0 <= row < len(self.model.chains) else None

    def _gap(self, chain: Chain) -> str:
        missing = (c.key for c in trace.cells(chain) if c.stand == Stand.MISSING)
        return next((key for key in missing if key != LINKS[0]), "") or (
            LINKS[0] if not chain.links[LINKS[0]] else ""
        )

    def _tell(self) -> None:
        chain = self._chain()
        if chain is None:
            return
        expectation = chain.expectation
        title = f"{expectation.code} {self._workspace.title_of(expectation)}".strip()
        gap = self._gap(chain)
        rating = getattr(expectation, "importance", None)
        parts = [f"{title.rstrip('.')}."]
        if rating and gap:
            parts.append(_("It matters {n} of 5.").format(n=rating))
        if gap:
            parts.append(_(GAPS[gap]))
        elif chain.complete:
            parts.append(_("This chain is whole: it reaches a number."))
        else:
            parts.append(_("Every link is there, but they do not make one path."))
        self._told.setText(" ".join(parts))
        self.link.setVisible(bool(gap) and not self._workspace.session.read_only)
        term = _(RECORD_OF[gap].term) if gap else ""
        self.link.setText(_("Link {term}…").format(term=term))
        self.link.setAccessibleName(_("Link {term} to {title}").format(term=term, title=title))

    def _on_changed(self) -> None:
        if self.isVisible():
            self.follow()

    def _on_link(self) -> None:
        chain = self._chain()
        if chain is not None and self._gap(chain):
            self.open_linking(chain, self._gap(chain))

    def _on_linked(self, record_id: str, key: str, ids: tuple[str, ...]) -> None:
        project = self._workspace.project
        record = project.get(record_id)
        if record is not None:
            kept = trace.joined(project, record, key, tuple(ids))
            self._workspace.edit(kept, _("Link a chain"))

    def _go(self, record: Any) -> None:
        self._workspace.asked_for.emit(CHAPTER_OF[type(record)].key, record.id, "")
