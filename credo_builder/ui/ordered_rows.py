"""Rows that are put in order by a grip or by keys; one of them is the current one.

The rows are one stop of the Tab key, as a list is: only the controls of the current row can
be tabbed to, and the arrow keys go from row to row.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.announcing import announce
from credo_builder.ui.list_rows import paint_chosen
from credo_builder.ui.presses import ToolPress
from credo_builder.ui.theme import px

_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
_ALT = Qt.KeyboardModifier.AltModifier


class Grip(ToolPress):
    """What a row is dragged by; Escape while dragging leaves everything as it was.

    Signals:
        carried: (global place) it is being dragged there.
        dropped: it was let go of where it was dragged to.
        kept: dragging ended without a drop.
        deleted: Delete was pressed on it.
    """

    carried = Signal(QPoint)
    dropped = Signal()
    kept = Signal()
    deleted = Signal()

    def __init__(self, name: str) -> None:
        """Be called *name*."""
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Drag it, or press Alt with the up and down arrows."))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFixedSize(px(26), px(30))
        icons.give(self, "grip-vertical", "muted")
        self._from: QPoint | None = None
        self._carrying = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Be ready to be dragged."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._from = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Be dragged."""
        place = event.globalPosition().toPoint()
        if self._from is None:
            return
        far = (place - self._from).manhattanLength() >= QApplication.startDragDistance()
        if far or self._carrying:
            self._carrying = True
            self.carried.emit(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was dragged."""
        del event
        carried, self._carrying, self._from = self._carrying, False, None
        if carried:
            self.dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave everything as it was on Escape."""
        if self._carrying and event.key() == Qt.Key.Key_Escape:
            self._carrying, self._from = False, None
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            event.ignore()


class OrderedRow(QFrame):
    """One row: a grip and whatever its kind holds.

    Signals:
        shifted: (by) it is to move up (-1) or down (1).
        stepped: (by) the focus is to go to the row above (-1) or below (1).
    """

    shifted = Signal(int)
    stepped = Signal(int)

    def __init__(self) -> None:
        """Begin as a row that is not the current one."""
        super().__init__()
        self.grip = Grip("")
        self._current = False
        self.stops: list[QWidget] = [self.grip]
        """What the Tab key reaches in the current row, in order."""

    def home(self) -> QWidget:
        """Return what takes the focus when the row is gone to."""
        return self.grip

    def set_current(self, *, current: bool) -> None:
        """Be the current row, or no longer."""
        self._current = current
        policy = Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus
        for stop in self.stops:
            stop.setFocusPolicy(policy)
        self.update()

    def say_name(self, name: str) -> None:
        """Be called *name* by assistive technology."""
        self.setAccessibleName(name)
        self.grip.setAccessibleName(_("Move: {row}").format(row=name))

    def event(self, event: QEvent) -> bool:
        """Keep the keys that order rows from the shortcuts of the window."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _orders(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by Alt and an arrow; go to the next row by an arrow."""
        by = {_UP: -1, _DOWN: 1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        elif event.modifiers() & _ALT:
            self.shifted.emit(by)
        else:
            self.stepped.emit(by)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show which row is the current one, by more than a colour."""
        super().paintEvent(event)
        if self._current:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            paint_chosen(painter, self.rect().adjusted(1, 1, -1, -1), mirrored=mirrored)
            painter.end()


def _orders(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & _ALT) and event.key() in (_UP, _DOWN)


class OrderedRows(QFrame):
    """Rows in an order that people change.

    Signals:
        moved: (from, to) the row at one place is to stand at another, both from 0.
        entered: (place) another row is the current one.
    """

    moved = Signal(int, int)
    entered = Signal(int)

    def __init__(self) -> None:
        """Begin without a row."""
        super().__init__()
        self.setProperty("role", "card")
        self.rows: list[OrderedRow] = []
        self.current = -1
        self._landing = QFrame(self)
        self._landing.setProperty("role", "landing")
        self._landing.setFixedHeight(2)
        self._landing.hide()
        self._to = -1
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(4), px(5), px(4), px(5))
        self.column.setSpacing(px(2))
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def take(self, row: OrderedRow) -> None:
        """Put *row* at the end."""
        self.rows.append(row)
        self.column.addWidget(row)
        row.shifted.connect(self._on_shifted)
        row.stepped.connect(self._on_stepped)
        row.grip.carried.connect(self._on_carried)
        row.grip.dropped.connect(self._on_dropped)
        row.grip.kept.connect(self._stay)
        row.set_current(current=len(self.rows) - 1 == self.current)

    def drop_last(self) -> None:
        """Let the last row go."""
        row = self.rows.pop()
        # Hiding it moves the focus, and whoever hears of that asks for the current row.
        self.current = min(self.current, len(self.rows) - 1)
        self.column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def choose(self, place: int) -> None:
        """Make the row at *place* the current one; -1 for none."""
        self.current = min(place, len(self.rows) - 1)
        for at, row in enumerate(self.rows):
            row.set_current(current=at == self.current)
        self.entered.emit(self.current)

    def go_to(self, place: int) -> None:
        """Make the row at *place* the current one and move the focus there."""
        if 0 <= place < len(self.rows):
            self.choose(place)
            self.rows[place].home().setFocus()

    def announce(self, words: str) -> None:
        """Let assistive technology say *words*."""
        announce(self, words)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if new is None or not self.isAncestorOf(new):
            return
        at = next((i for i, r in enumerate(self.rows) if r is new or r.isAncestorOf(new)), -1)
        if at >= 0 and at != self.current:
            self.choose(at)

    def _on_shifted(self, by: int) -> None:
        place = self._place_of(self.sender())
        if place >= 0 and 0 <= place + by < len(self.rows):
            self.moved.emit(place, place + by)

    def _on_stepped(self, by: int) -> None:
        self.go_to(self._place_of(self.sender()) + by)

    def _place_of(self, row: object) -> int:
        return next((i for i, r in enumerate(self.rows) if r is row), -1)

    def _gripped(self) -> int:
        return next((i for i, r in enumerate(self.rows) if r.grip is self.sender()), -1)

    def _on_carried(self, place: QPoint) -> None:
        y = self.mapFromGlobal(place).y()
        middles = [row.geometry().center().y() for row in self.rows]
        self._to = sum(1 for middle in middles if y > middle)
        edge = (
            self.rows[self._to].geometry().top() - 2
            if self._to < len(self.rows)
            else self.rows[-1].geometry().bottom() + 1
        )
        self._landing.setGeometry(QRect(px(8), edge, self.width() - px(16), 2))
        self._landing.show()
        self._landing.raise_()

    def _on_dropped(self) -> None:
        place, to = self._gripped(), self._to
        self._stay()
        to -= to > place
        if place >= 0 and 0 <= to < len(self.rows) and to != place:
            self.moved.emit(place, to)

    def _stay(self) -> None:
        self._to = -1
        self._landing.hide()
