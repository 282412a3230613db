"""The searchable check list that links one record to others."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from credo_builder.domain.records import Record
from credo_builder.domain.wording import capitalised
from credo_builder.i18n import _
from credo_builder.ui.list_model import second_line
from credo_builder.ui.one_line import OneLine, plain
from credo_builder.ui.parts import button, label, row_of
from credo_builder.ui.sought_rows import END, SPANS, SoughtDelegate, spans_of
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

SHOWN_ROWS = 8


class Matches(QSortFilterProxyModel):
    """Rows that hold every word sought, wherever it stands."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()

    def seek(self, text: str) -> None:
        """Show the rows with every word of *text*."""
        self.beginFilterChange()
        self._words = tuple(plain(text).split())
        self.endFilterChange()

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return what the row says; which of it was sought stands out."""
        if role == SPANS:
            return spans_of(self._words, super().data(index) or "")
        return super().data(index, role)

    def filterAcceptsRow(
        self,
        source_row: int,
        source_parent: QModelIndex,  # type: ignore[override]
    ) -> bool:
        """Whether the row holds every word."""
        text = plain(self.sourceModel().index(source_row, 0, source_parent).data())
        return all(word in text for word in self._words)


class LinkPopup(QFrame):
    """Search, tick, link: one edit for all that was ticked.

    Signals:
        chosen: (ids) the records to be linked, in the order they were ticked.
    """

    chosen = Signal(tuple)

    def __init__(
        self,
        workspace: Workspace,
        prompt: str,
        kinds: tuple[type[Record], ...],
        linked: tuple[str, ...],
        parent: QWidget,
    ) -> None:
        """Offer the records of *kinds*, those in *linked* ticked."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("Popup")
        self.setAccessibleName(prompt)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._kinds = kinds
        self._before = linked
        self._rows = QStandardItemModel(self)
        self._matches = Matches()
        self._matches.setParent(self)
        self._matches.setSourceModel(self._rows)
        self._build(prompt)
        self._fill()
        self._rows.itemChanged.connect(self._count)
        self._count()

    def show_at(self, near: QWidget) -> None:
        """Open below *near*, or above it where the screen ends."""
        self.adjustSize()
        self.resize(max(px(520), self.width()), self.sizeHint().height())
        place = near.mapToGlobal(QPoint(0, near.height() + px(4)))
        room = near.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place = near.mapToGlobal(QPoint(0, -self.height() - px(4)))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), place.y()))
        self.move(place)
        self.show()
        self._search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter links; Escape leaves everything as it was."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._list.setFocus()
            self._list.setCurrentIndex(self._matches.index(0, 0))
        else:
            super().keyPressEvent(event)

    def ticked(self) -> tuple[str, ...]:
        """Return the ids that are ticked, those linked before first and in their order."""
        rows = (self._rows.item(i) for i in range(self._rows.rowCount()))
        on = [r.data(Qt.ItemDataRole.UserRole) for r in rows if _is_on(r)]
        kept = [one for one in self._before if one in on]
        return (*kept, *(one for one in on if one not in kept))

    def accept(self) -> None:
        """Link what is ticked and close."""
        self.chosen.emit(self.ticked())
        self.close()

    def _build(self, prompt: str) -> None:
        self._search = OneLine()
        self._search.setPlaceholderText(_("Search"))
        self._search.setAccessibleName(_("Search: {question}").format(question=prompt))
        self._search.textChanged.connect(self._seek)
        self._list = QListView()
        self._list.setObjectName("Ticks")
        self._list.setAccessibleName(prompt)
        self._list.setModel(self._matches)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setItemDelegate(SoughtDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stood: object = None
        self._list.pressed.connect(self._on_pressed)
        self._list.clicked.connect(self._on_clicked)
        self._none = label("", "muted", wrap=True)
        self._new = button("", "plus")
        self._new.clicked.connect(self._write_new)
        self._done = button(_("Done"), look="primary")
        self._done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(10), px(10), px(10))
        column.setSpacing(px(8))
        self._shown = label("", "caption")
        search = row_of(self._search, self._shown)
        search.setStretch(0, 1)
        column.addLayout(search)
        column.addWidget(self._none)
        column.addWidget(self._list)
        column.addLayout(row_of(self._new, None, self._done))
        foot = _("Shows on both ends. Space ticks, Enter links, Esc leaves it as it was.")
        column.addWidget(label(foot, "caption"))

    def _fill(self) -> None:
        for kind in self._kinds:
            for record in self._workspace.project.of(kind):
                title = self._workspace.title_of(record)
                row = QStandardItem(title)
                row.setData(self._end(record), END)
                spoken = ", ".join(filter(None, (title, self._end(record))))
                row.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
                row.setData(record.id, Qt.ItemDataRole.UserRole)
                row.setCheckable(True)
                row.setEditable(False)
                on = record.id in self._before
                row.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                self._rows.appendRow(row)
        rows = max(1, min(SHOWN_ROWS, self._rows.rowCount()))
        self._list.setFixedHeight(rows * px(33) + px(10))
        self._seek("")

    def _end(self, record: Record) -> str:
        """Return what tells *record* from others with like words: its kind, or a second line."""
        term = _(record.term) if len(self._kinds) > 1 else ""
        return capitalised(term) or self._workspace.say(second_line(record))

    def _seek(self, text: str) -> None:
        self._matches.seek(text)
        hits = self._matches.rowCount()
        every = self._rows.rowCount()
        self._shown.setText(_("{n} of {m}").format(n=hits, m=every) if text else "")
        self._list.setVisible(hits > 0)
        term = _(self._kinds[0].term)
        none = _("Nothing here yet. Type the words of the first {term}.").format(term=term)
        nothing = _("Nothing with “{text}”.").format(text=text) if text else none
        self._none.setText(nothing)
        self._none.setVisible(hits == 0)
        self._new.setText(_("Write it as a new {term}").format(term=_(self._kinds[0].term)))
        self._new.setAccessibleName(self._new.text())
        self._new.setVisible(bool(text.strip()))

    def _count(self) -> None:
        now = set(self.ticked())
        more, less = len(now - set(self._before)), len(set(self._before) - now)
        if more:
            self._done.setText(_("Link {n} more").format(n=more))
        elif less:
            self._done.setText(_("Unlink {n}").format(n=less))
        else:
            self._done.setText(_("Done"))
        self._done.setAccessibleName(self._done.text())

    def _write_new(self) -> None:
        kind = self._kinds[0]
        fresh = self._workspace.fresh(kind, self._search.text().strip())
        with self._workspace.one_step(_("Add {term}").format(term=_(kind.term))):
            self._workspace.edit(self._workspace.project.put(fresh), "")
            self.chosen.emit((*self.ticked(), fresh.id))
        self.close()

    def _on_pressed(self, index: QModelIndex) -> None:
        """Remember how the row stood: a click on its box has ticked it before `clicked`."""
        self._stood = self._matches.data(index, Qt.ItemDataRole.CheckStateRole)

    def _on_clicked(self, index: QModelIndex) -> None:
        """Tick the row also where its words are clicked, not its box alone."""
        role = Qt.ItemDataRole.CheckStateRole
        if self._matches.data(index, role) == self._stood:
            on = Qt.CheckState(self._stood) == Qt.CheckState.Checked
            turned = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            self._matches.setData(index, turned.value, role)


def _is_on(row: QStandardItem) -> bool:
    return row.checkState() == Qt.CheckState.Checked
