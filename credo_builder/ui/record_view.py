"""The list of records itself: what the pointer and the keys do in it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from credo_builder.ui.list_model import RecordModel
from credo_builder.ui.list_rows import RowDelegate
from credo_builder.ui.theme import colour, px

LANDING = 2
EDGE = 28


class RecordView(QListView):
    """Rows that are chosen one by one or several, dragged together, copied and pasted.

    Signals:
        entered_: Enter was pressed on a row.
        carried: (rows, place) the rows are to stand before the row that is at *place* now.
        copied: the chosen rows are to be copied.
        pasted: what is on the clipboard is to become rows.
    """

    entered_ = Signal()
    carried = Signal(list, int)
    copied = Signal()
    pasted = Signal()

    def __init__(self, rows: RecordModel, name: str) -> None:
        """Show *rows* as a list called *name*."""
        super().__init__()
        self._landing = -1
        self.setProperty("role", "list")
        self.setAccessibleName(name)
        self.setModel(rows)
        self.setItemDelegate(RowDelegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)
        self.setAutoScrollMargin(px(EDGE))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def chosen_rows(self) -> list[int]:
        """Return the rows that are chosen, from the top; the current one when none is."""
        rows = sorted({i.row() for i in self.selectionModel().selectedIndexes()})
        return rows or [row for row in (self.currentIndex().row(),) if row >= 0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter the form, copy or paste; the rest is as in any list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered_.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the rows would land."""
        super().dragMoveEvent(event)
        if event.source() is not self:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self._show_landing(self._place_at(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no landing while the pointer is elsewhere."""
        super().dragLeaveEvent(event)
        self._show_landing(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the rows to be moved; the model alone moves them, as one edit."""
        place = self._place_at(event.position().toPoint())
        self._show_landing(-1)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        if event.source() is self:
            # Qt would remove the rows after a move; this one is done by the project.
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
            self.carried.emit(self.chosen_rows(), place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and a line where dragged ones would land."""
        super().paintEvent(event)
        if self._landing < 0:
            return
        painter = QPainter(self.viewport())
        painter.fillRect(self._line(), colour("focus"))
        painter.end()

    def _place_at(self, point: QPoint) -> int:
        """Return the row before which something dropped at *point* stands; the end below all."""
        for row in range(self.model().rowCount()):
            if point.y() < self.visualRect(self.model().index(row, 0)).center().y():
                return row
        return self.model().rowCount()

    def _line(self) -> QRect:
        last = self.model().rowCount() - 1
        below = self._landing > last
        near = self.visualRect(self.model().index(min(self._landing, last), 0))
        y = near.bottom() - LANDING + 1 if below else max(0, near.top() - LANDING // 2)
        return QRect(near.left() + px(6), y, near.width() - px(12), LANDING)

    def _show_landing(self, place: int) -> None:
        if place != self._landing:
            self._landing = place
            self.viewport().update()
