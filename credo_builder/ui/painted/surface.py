"""A surface with pieces: each can be walked to, picked, opened and dragged."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QStyle, QWidget

from credo_builder.ui.announcing import announce
from credo_builder.ui.editors.base import OneLine
from credo_builder.ui.theme import px

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_CLAIMED = (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier)


class Piece(QAbstractButton):
    """One thing on a surface; assistive technology meets it as a button with a name.

    Attributes:
        key: what it stands for, such as the id of a record.
        can_drag: whether the mouse may carry it elsewhere.
    """

    def __init__(self, surface: Surface, key: str, *, can_drag: bool = False) -> None:
        """Stand for *key* on *surface*."""
        super().__init__(surface)
        self.surface = surface
        self.key = key
        self.can_drag = can_drag
        self._pressed: QPoint | None = None
        self._carried = False
        self.setMouseTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        """Return no size of its own: the surface places it."""
        return QSize(px(32), px(32))

    def event(self, event: QEvent) -> bool:
        """Keep keys that mean something here from the shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            moves = event.key() in ARROWS and event.modifiers() in _CLAIMED
            if moves or self.surface.claims(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go on Escape; pass every other key to the surface first."""
        if self._carried and event.key() == Qt.Key.Key_Escape:
            self._end()
            self.surface.carried_back(self)
        elif not self.surface.key_on(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become the piece that Tab comes back to."""
        super().focusInEvent(event)
        self.surface.entered(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lose the ring."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick it up to be clicked or carried."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.surface.pressed_on(self, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it once the pointer went far enough."""
        if self._pressed is None or not self.can_drag:
            return
        here = event.position().toPoint()
        far = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._carried or far:
            if not self._carried:
                self._carried = True
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            there = self.mapToParent(here)
            _follow(self.surface, there)
            self.surface.carried_over(self, there)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop it where the pointer is, or count as a click."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        carried = self._carried
        self._end()
        if carried:
            self.surface.dropped(self, self.mapToParent(event.position().toPoint()))
        else:
            self.clicked.emit()
            self.surface.clicked_on(self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()
            self.surface.opened_on(self)

    @property
    def is_carried(self) -> bool:
        """Whether the mouse carries it now."""
        return self._carried

    def _end(self) -> None:
        self._pressed = None
        self._carried = False
        self.unsetCursor()


class Surface(QWidget):
    """Holds pieces, places them from its own size, and mirrors them right to left.

    Pieces are kept as long as their key is, so the focus stays where it was. Tab stops
    once in every group of pieces; arrow keys walk within.

    Signals:
        picked: (key) a piece was pressed or walked to.
    """

    picked = Signal(str)

    def __init__(self, name: str) -> None:
        """Be called *name* by assistive technology."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.pieces: dict[str, Piece] = {}
        self._stops: dict[str, str] = {}
        self._line: InPlace | None = None

    # What a surface of one kind decides.

    def group_of(self, piece: Piece) -> str:
        """Return the group of pieces in which Tab stops once."""
        del piece
        return ""

    def arrange(self) -> None:
        """Place every piece for the size of the surface."""

    def claims(self, event: QKeyEvent) -> bool:
        """Whether the surface wants the key although it is a shortcut of the window."""
        del event
        return False

    def key_on(self, piece: Piece, event: QKeyEvent) -> bool:
        """Answer a key pressed on *piece*; say whether it meant something."""
        del piece, event
        return False

    def pressed_on(self, piece: Piece, held: Qt.KeyboardModifier) -> None:
        """Answer the mouse pressing *piece* while the keys *held* are down."""
        del held
        self.picked.emit(piece.key)

    def clicked_on(self, piece: Piece) -> None:
        """Answer a click on *piece*."""

    def opened_on(self, piece: Piece) -> None:
        """Answer a double click on *piece*."""

    def carried_over(self, piece: Piece, there: QPoint) -> None:
        """Show where *piece* would land."""

    def carried_back(self, piece: Piece) -> None:
        """Forget where *piece* would have landed."""

    def dropped(self, piece: Piece, there: QPoint) -> None:
        """Land *piece*."""

    # What every surface does.

    @property
    def mirrored(self) -> bool:
        """Whether it reads from right to left."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def seen(self, place: QRect) -> QRect:
        """Return where *place*, measured left to right, stands on the screen."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def unseen(self, there: QPoint) -> QPoint:
        """Return the point on the screen as measured left to right."""
        return QPoint(self.width() - 1 - there.x(), there.y()) if self.mirrored else there

    def onward(self, key: int) -> int:
        """Return 1 for the arrow that leads onward in reading, -1 for the other, else 0."""
        ahead, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.mirrored:
            ahead, back = back, ahead
        return {ahead: 1, back: -1}.get(Qt.Key(key), 0)

    def settle_pieces(self, wanted: Iterable[Piece]) -> None:
        """Keep the pieces *wanted*, in the order of Tab, and let all others go."""
        kept = list(wanted)
        old, self.pieces = self.pieces, {p.key: p for p in kept}
        # Hiding the piece in focus moves the focus, so the new ones are in place by then.
        for key, piece in old.items():
            if key not in self.pieces:
                piece.hide()
                piece.deleteLater()
        before: QWidget = self
        for piece in kept:
            piece.show()
            QWidget.setTabOrder(before, piece)
            before = piece
        self._settle_stops()
        self.arrange()
        self.update()

    def entered(self, piece: Piece) -> None:
        """Remember that *piece* is where its group is entered."""
        group = self.group_of(piece)
        if self._stops.get(group) != piece.key:
            self._stops[group] = piece.key
            self._settle_stops()

    def stop_at(self, key: str) -> None:
        """Let Tab stop at the piece *key* of its group."""
        piece = self.pieces.get(key)
        if piece is not None:
            self.entered(piece)

    def focus_piece(self, key: str) -> bool:
        """Move the focus to the piece *key*; False when it is not here."""
        piece = self.pieces.get(key)
        if piece is None:
            return False
        piece.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def focused(self) -> Piece | None:
        """Return the piece in focus, or None."""
        there = QApplication.focusWidget()
        return there if isinstance(there, Piece) and there.surface is self else None

    def announce(self, said: str) -> None:
        """Let assistive technology say *said*."""
        announce(self, said)

    def ask_in_place(self, piece: Piece, name: str, text: str, place: QRect) -> InPlace:
        """Open a line to type into over *place*; Enter keeps, Escape leaves as it was."""
        if self._line is not None:
            self._line.close_line(keep=True)
        self._line = InPlace(self, piece, name, text)
        high = max(place.height(), px(36))
        self._line.setGeometry(place.x(), place.y(), place.width(), high)
        self._line.show()
        self._line.setFocus()
        self._line.selectAll()
        return self._line

    def line_closed(self, line: InPlace) -> None:
        """Forget the line to type into, now that it is closed."""
        if self._line is line:
            self._line = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus to the piece where the first group is entered."""
        super().focusInEvent(event)
        if self._stops and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.focus_piece(next(iter(self._stops.values())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the pieces anew."""
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Place the pieces anew when the direction or the letters changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange):
            self.arrange()
            self.update()

    def _settle_stops(self) -> None:
        groups: dict[str, list[Piece]] = {}
        for piece in self.pieces.values():
            groups.setdefault(self.group_of(piece), []).append(piece)
        stops = {}
        for group, held in groups.items():
            keys = [p.key for p in held]
            stop = self._stops.get(group, "")
            stops[group] = stop if stop in keys else keys[0]
            for piece in held:
                way = Qt.FocusPolicy.StrongFocus if piece.key == stops[group] else None
                piece.setFocusPolicy(way or Qt.FocusPolicy.ClickFocus)
        self._stops = stops


class InPlace(OneLine):
    """A line over a piece, for its new words.

    Signals:
        written: (text) the words were kept.
    """

    written = Signal(str)

    def __init__(self, surface: Surface, piece: Piece, name: str, text: str) -> None:
        """Begin with *text*, called *name*."""
        super().__init__()
        self.setParent(surface)
        self.setAccessibleName(name)
        self.setText(text)
        self._piece: Piece | None = piece
        self._surface = surface
        self._key = piece.key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter, leave as it was on Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_line(keep=True)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_line(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when the focus goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_line(keep=True, back=False)

    def close_line(self, *, keep: bool, back: bool = True) -> None:
        """Close it, with its words or as it was, and give the focus back to its piece."""
        if self._piece is None:
            return
        self._piece = None
        self._surface.line_closed(self)
        if back:
            self._surface.focus_piece(self._key)
        self.hide()
        if keep:
            self.written.emit(self.text().strip())
            if back:
                self._surface.focus_piece(self._key)
        self.deleteLater()


def _follow(surface: Surface, there: QPoint) -> None:
    """Scroll the page while something is carried to its edge."""
    around: QWidget | None = surface.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    body = around.widget() if around is not None else None
    if around is not None and body is not None:
        spot = surface.mapTo(body, there)
        around.ensureVisible(spot.x(), spot.y(), 0, px(32))
