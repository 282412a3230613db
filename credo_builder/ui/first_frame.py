"""The first frame of a window: the whole screen in words, painted before there are widgets."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWindow,
)
from PySide6.QtWidgets import QWidget

from credo_builder.i18n import _
from credo_builder.ui.first_strokes import Box, Plan, Words, tint_of
from credo_builder.ui.theme import colour

_DONE_WITH_HANDS = frozenset({
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick,
    QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd,
})  # fmt: skip


class FirstFrame(QWidget):
    """Paints one plan; once that is on the screen it has the rest made, and keeps what comes.

    Whoever clicks or types already means the widgets that are about to stand there.
    Brushes come from palettes and pens from widgets: to make either of a colour would name `Qt`.
    """

    def __init__(self, plan: Callable[[int, int], Plan], then: Callable[[], object]) -> None:
        """Paint what *plan* says of a width and a height; call *then* after the first time."""
        super().__init__()
        self.setAccessibleName(_("Credo Builder"))
        self._planned = plan
        self._then = then
        self._boxes: tuple[Box, ...] = ()
        self._layers: dict[str, _Layer] = {}
        self._kept: list[QEvent] = []
        self._is_painted = False

    def keep_hands(self, window: QWindow) -> None:
        """Keep clicks and keys that come to *window* from now on, for the widgets to come."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a click or a key; let everything else pass."""
        if event.type() not in _DONE_WITH_HANDS:
            return super().eventFilter(watched, event)
        self._kept.append(event.clone())
        return True

    def hands(self, window: QWindow) -> tuple[QEvent, ...]:
        """Keep no more; return what was kept, in its order."""
        window.removeEventFilter(self)
        return tuple(self._kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Plan the frame for the room it has."""
        super().resizeEvent(event)
        plan = self._planned(self.width(), self.height())
        self._boxes = tuple(s for s in plan.strokes if isinstance(s, Box))
        said: dict[str, list[Words]] = {}
        for stroke in plan.strokes:
            if isinstance(stroke, Words):
                said.setdefault(stroke.role, []).append(stroke)
        for role in said.keys() - self._layers.keys():
            self._layers[role] = _Layer(self, role, plan)
        for role, layer in self._layers.items():
            layer.show_words(said.get(role, []))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grounds and edges, and let the rest come as soon as all is on the screen."""
        painter = QPainter(self)
        ground = QPainterPath()
        ground.addRect(QRectF(event.rect()))
        painter.fillPath(ground, _brush("window"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in self._boxes:
            _paint(painter, box)
        painter.end()
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._then)


class _Layer(QWidget):
    """All words of one role, above the grounds; pen and font are those of the widget."""

    def __init__(self, frame: FirstFrame, role: str, plan: Plan) -> None:
        super().__init__(frame)
        self._frame = frame
        self._words: list[Words] = []
        self.setFont(plan.font(role))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, colour(tint_of(role)))
        self.setPalette(palette)
        self.show()

    def show_words(self, words: list[Words]) -> None:
        """Show *words* instead."""
        self._words = words
        self.setGeometry(self._frame.rect())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the words."""
        del event
        painter = QPainter(self)
        for words in self._words:
            painter.drawText(words.place, words.flags, words.said)
        painter.end()


def _brush(tint: str) -> QBrush:
    return _brush_of(colour(tint).name())


@cache
def _brush_of(name: str) -> QBrush:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(name))
    return palette.window()


def _paint(painter: QPainter, box: Box) -> None:
    half = box.edge_width / 2 if box.edge else 0.0
    path = QPainterPath()
    corner = box.radius - half
    path.addRoundedRect(QRectF(box.place).adjusted(half, half, -half, -half), corner, corner)
    if box.fill:
        painter.fillPath(path, _brush(box.fill))
    if box.edge:
        pen = painter.pen()
        pen.setColor(colour(box.edge))
        pen.setWidthF(box.edge_width)
        if box.dashed:
            pen.setDashPattern([3.0, 2.0])
        painter.strokePath(path, pen)
