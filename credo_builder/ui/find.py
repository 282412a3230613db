"""Find words anywhere in the project, and go there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from credo_builder.chapters import CHAPTER_OF
from credo_builder.domain.questions import asked
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import Shape
from credo_builder.i18n import _
from credo_builder.ui.one_line import OneLine, plain
from credo_builder.ui.parts import button, label, row_of
from credo_builder.ui.terms import counted
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

LEAST_LETTERS = 2
MOST_HITS = 200
CONTEXT = 60


class FindDialog(QDialog):
    """One line to write in, every place that has it below."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """Search the project in *workspace*."""
        super().__init__(parent)
        self.setWindowTitle(_("Find in the project"))
        self.resize(px(640), px(480))
        self._workspace = workspace
        self._rows = QStandardItemModel(self)
        self._line = OneLine()
        self._line.setPlaceholderText(_("Words to find"))
        self._line.setAccessibleName(_("Words to find"))
        self._line.textChanged.connect(self._seek)
        self._told = label("", "caption")
        self._list = QListView()
        self._list.setObjectName("Ticks")
        self._list.setAccessibleName(_("Places found"))
        self._list.setModel(self._rows)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.activated.connect(self._go)
        close = button(_("Close"))
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(10))
        for part in (self._line, self._told, self._list):
            column.addWidget(part)
        column.addLayout(row_of(label(_("Enter goes there."), "caption"), None, close))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Enter, reach the list with Down."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self._list.currentIndex())
        elif event.key() == Qt.Key.Key_Down and self._line.hasFocus():
            self._list.setFocus()
        else:
            super().keyPressEvent(event)

    def _seek(self, text: str) -> None:
        self._rows.removeRows(0, self._rows.rowCount())
        sought = plain(text.strip())
        if len(sought) < LEAST_LETTERS:
            self._told.setText("")
            return
        hits = 0
        for record in self._workspace.project.every():
            for field, words in texts_of(record):
                if sought in plain(words):
                    hits += 1
                    if hits <= MOST_HITS:
                        self._add(record, field, words)
        told = _("Nothing with “{text}”.").format(text=text.strip())
        self._told.setText(counted(hits, "place", "places").capitalize() if hits else told)
        self._list.setCurrentIndex(self._rows.index(0, 0))

    def _add(self, record: Record, field: str, words: str) -> None:
        short = " ".join(words.split())[:CONTEXT]
        name = self._workspace.title_of(record)
        row = QStandardItem(f"{short}  ·  {_(record.term)}: {name}"[: 2 * CONTEXT])
        row.setEditable(False)
        row.setData((CHAPTER_OF[type(record)].key, record.id, field), Qt.ItemDataRole.UserRole)
        self._rows.appendRow(row)

    def _go(self, index: QModelIndex) -> None:
        place = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if place:
            self.accept()
            self._workspace.asked_for.emit(*place)


def texts_of(shape: Shape) -> Iterator[tuple[str, str]]:
    """Yield (field, words) for every text *shape* holds, with the outer field's name."""
    for name in asked(type(shape)):
        value = getattr(shape, name)
        if isinstance(value, str):
            if value:
                yield name, value
        elif isinstance(value, Shape):
            yield from ((name, words) for _inner, words in texts_of(value))
        elif isinstance(value, tuple):
            for one in value:
                if isinstance(one, str):
                    yield name, one
                elif isinstance(one, Shape):
                    yield from ((name, words) for _inner, words in texts_of(one))
