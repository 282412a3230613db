"""Pages one below the other on a desk, as wide as the room or larger."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from credo_builder.compose.paged import Paged
from credo_builder.ui.presses import ENTER
from credo_builder.ui.preview_source import Source
from credo_builder.ui.theme import colour, px
from credo_builder.values import dataclass

LEAST_ZOOM, MOST_ZOOM, ZOOM_STEP = 0.5, 6.0, 1.2
MARGIN, GAP = 16, 12
WIDEST = 860
"""Pixels of a page that is fitted to a wide window; larger letters than these help nobody."""
_KEPT_AROUND = 2
"""Pages before and after those in view whose pictures are kept."""
_TINT = 100
"""Opacity, of 255, of what a search has found."""
_STILL = 6
"""Pixels by which a press may move and still be a click."""


@dataclass(frozen=True)
class Leaf:
    """One page in view: of which file, which of its pages, in which section the how-manieth."""

    source: Source
    page: int
    key: str
    number: int
    wide: float
    high: float


class PageView(QAbstractScrollArea):
    """The pages; scrolled, made larger and smaller, clicked.

    Signals:
        clicked: (page from 0, place in points from its top left) somebody clicked there.
        turned: (page) another page is read.
    """

    clicked = Signal(int, QPointF)
    turned = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        """Begin without pages."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.viewport().setMouseTracking(True)
        self._leaves: tuple[Leaf, ...] = ()
        self._tops: list[int] = []
        self._places: list[QRect] = []
        self._pictures: dict[int, QImage] = {}
        self._fresh: set[int] = set()
        self._marks: dict[int, tuple[QRectF, ...]] = {}
        self._band: tuple[int, float, float] | None = None
        self._zoom = 1.0
        self._current = -1
        self._pressed = QPoint()
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)

    # Pages -----------------------------------------------------------------------

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The pages in view, in their order."""
        return self._leaves

    @property
    def current(self) -> int:
        """The page that is read, in the upper part of the view, from 0; -1 without pages."""
        return self._current

    @property
    def keys_in_view(self) -> set[str]:
        """The sections of which something is in view."""
        top = self.verticalScrollBar().value()
        first, last = self._at(top), self._at(top + self.viewport().height())
        return {leaf.key for leaf in self._leaves[max(0, first) : last + 1]}

    def show_leaves(self, leaves: tuple[Leaf, ...]) -> None:
        """Show *leaves*, the place in view staying where it is in its section."""
        seen = self._seen()
        self._leaves = leaves
        self._fresh.clear()
        self._pictures = {i: p for i, p in self._pictures.items() if i < len(leaves)}
        self._marks = {}
        self._lay_out()
        self._see(seen)
        self._on_scrolled()
        self.viewport().update()

    def take_picture(self, source: Source, page: int, picture: QImage) -> None:
        """Show *picture* for the page that is number *page* of *source*."""
        for index, leaf in enumerate(self._leaves):
            if leaf.source is source and leaf.page == page:
                self._pictures[index] = picture
                self._fresh.add(index)
                self.viewport().update()
                return

    def has_picture(self, index: int) -> bool:
        """Whether the page *index* is painted as it is now."""
        return index in self._fresh

    def turn_to(self, index: int, top: float = 0) -> None:
        """Show the page *index* from *top* points below its upper edge."""
        if not 0 <= index < len(self._places):
            return
        place = self._places[index]
        down = place.top() - px(GAP)
        if top:
            room = self.viewport().height()
            down = place.top() + round(top * self._scale(index)) - room // 4
        self.verticalScrollBar().setValue(down)

    def reveal(self, index: int, top: float) -> None:
        """Show *top* points below the upper edge of page *index*, unless that is in view."""
        if 0 <= index < len(self._places):
            down = self._places[index].top() + round(top * self._scale(index))
            above, room = self.verticalScrollBar().value(), self.viewport().height()
            if not above <= down <= above + room - room // 4:
                self.turn_to(index, top)

    def mark(self, marks: dict[int, tuple[QRectF, ...]]) -> None:
        """Mark places, in points, on pages: what a search has found."""
        self._marks = marks
        self.viewport().update()

    def show_band(self, index: int, top: float, bottom: float) -> None:
        """Show beside page *index* which part, in points, is being worked on; -1 for none."""
        self._band = (index, top, bottom) if index >= 0 else None
        self.viewport().update()

    # Size ------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """How large the pages are; 1 is as wide as the view."""
        return self._zoom

    def zoom_to(self, zoom: float) -> None:
        """Show the pages *zoom* times as wide as the view."""
        seen = self._seen()
        self._zoom = max(LEAST_ZOOM, min(MOST_ZOOM, zoom))
        self._fresh.clear()
        self._lay_out()
        self._see(seen)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self.zoom_to(self._zoom)
        self._on_scrolled()

    def _room(self) -> int:
        return max(px(60), min(px(WIDEST), self.viewport().width() - 2 * px(MARGIN)))

    def _scale(self, index: int) -> float:
        return self._zoom * self._room() / max(1.0, self._leaves[index].wide)

    def _lay_out(self) -> None:
        down, wide = px(MARGIN), round(self._zoom * self._room())
        self._places = []
        left = max(px(MARGIN), (self.viewport().width() - wide) // 2)
        for index, leaf in enumerate(self._leaves):
            high = round(leaf.high * self._scale(index))
            self._places.append(QRect(left, down, wide, high))
            down += high + px(GAP)
        self._tops = [place.top() for place in self._places]
        view, bar = self.viewport(), self.verticalScrollBar()
        bar.setRange(0, max(0, down - px(GAP) + px(MARGIN) - view.height()))
        bar.setPageStep(view.height())
        bar.setSingleStep(px(40))
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, wide + 2 * px(MARGIN) - view.width()))
        across.setPageStep(view.width())

    # Where one is ------------------------------------------------------------------

    def _at(self, down: int) -> int:
        """Return the page at *down* pixels of the whole desk, or the one above."""
        return max(0, bisect_right(self._tops, down) - 1) if self._tops else -1

    def _seen(self) -> tuple[str, int, float] | None:
        """Return section, number of the page in it, and part of the page, at the view's top."""
        index = self._at(self.verticalScrollBar().value() + px(GAP))
        if index < 0:
            return None
        place, leaf = self._places[index], self._leaves[index]
        part = (self.verticalScrollBar().value() - place.top()) / max(1, place.height())
        return leaf.key, leaf.number, part

    def _see(self, seen: tuple[str, int, float] | None) -> None:
        if seen is None or not self._leaves:
            return
        key, number, part = seen
        same = [i for i, leaf in enumerate(self._leaves) if leaf.key == key]
        if same:
            index = same[min(number, len(same) - 1)]
            place = self._places[index]
            self.verticalScrollBar().setValue(round(place.top() + part * place.height()))

    def _on_scrolled(self) -> None:
        current = self._at(self.verticalScrollBar().value() + self.viewport().height() // 4)
        if current != self._current:
            self._current = current
            self.turned.emit(current)
        self.viewport().update()

    def place_at(self, at: QPoint) -> tuple[int, QPointF] | None:
        """Return page and place in points under *at*, pixels of the viewport; None beside them."""
        desk = at + QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        index = self._at(desk.y())
        if index < 0 or not self._places[index].contains(desk):
            return None
        inside = desk - self._places[index].topLeft()
        scale = self._scale(index)
        return index, QPointF(inside.x() / scale, inside.y() / scale)

    # Events ------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell where somebody clicked."""
        at = event.position().toPoint()
        still = (at - self._pressed).manhattanLength() <= _STILL
        found = self.place_at(at)
        if event.button() == Qt.MouseButton.LeftButton and still and found is not None:
            self.clicked.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a page can be clicked."""
        over = self.place_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make the pages larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP
            self.zoom_to(self._zoom * step)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys; plus, minus and 0 change the size, Enter goes to what is in view."""
        bar = self.verticalScrollBar()
        if event.key() in ENTER and self._current >= 0:
            at = QPoint(self.viewport().width() // 2, self.viewport().height() // 2)
            self.clicked.emit(*(self.place_at(at) or (self._current, QPointF())))
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_to(self._zoom * ZOOM_STEP)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_to(self._zoom / ZOOM_STEP)
        elif event.key() == Qt.Key.Key_0:
            self.zoom_to(1)
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in view, and have those drawn that are not yet."""
        del event
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour("desk"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shift = QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        shown = [
            (index, place.translated(shift))
            for index, place in enumerate(self._places)
            if place.translated(shift).intersects(self.viewport().rect())
        ]
        for index, place in shown:
            self._paint(painter, index, place)
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()
        if shown:
            self._forget(shown[0][0] - _KEPT_AROUND, shown[-1][0] + _KEPT_AROUND)

    def _paint(self, painter: QPainter, index: int, place: QRect) -> None:
        painter.fillRect(place, Qt.GlobalColor.white)
        picture = self._pictures.get(index)
        if picture is not None:
            painter.drawImage(place, picture)
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(place.width() * ratio), round(place.height() * ratio))
        leaf = self._leaves[index]
        if index not in self._fresh or picture is None or picture.size() != wanted:
            leaf.source.ask(leaf.page, wanted)
        scale = self._scale(index)
        for box in self._marks.get(index, ()):
            around = QRectF(box.topLeft() * scale, box.size() * scale).translated(place.topLeft())
            tint = colour("focus")
            tint.setAlpha(_TINT)
            painter.fillRect(around.adjusted(-1, -1, 1, 1), tint)
        painter.setPen(QPen(colour("border"), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        if self._band is not None and self._band[0] == index:
            top, bottom = (round(place.top() + points * scale) for points in self._band[1:])
            painter.fillRect(QRect(place.left(), top, px(4), bottom - top), colour("accent"))

    def _forget(self, first: int, last: int) -> None:
        self._pictures = {i: p for i, p in self._pictures.items() if first <= i <= last}
        self._fresh &= self._pictures.keys()


def leaves_of(source: Source, paged: Paged) -> tuple[Leaf, ...]:
    """Return the pages of *paged*, which *source* holds."""
    return tuple(
        Leaf(
            source,
            stretch.first + number,
            stretch.key,
            number,
            *paged.sizes[stretch.first + number],
        )
        for stretch in paged.stretches
        for number in range(stretch.pages)
    )
