"""Figures drawn on a line, from the tokens of the theme, mirrored where letters are."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from credo_builder.ui.sentence import isolated
from credo_builder.ui.theme import colour, px, scaled_font
from credo_builder.values import dataclass

_SMALL = 0.9


@dataclass(frozen=True)
class Mark:
    """One figure on a ruler.

    Attributes:
        place: 0 at the start of the ruler to 1 at its end.
        figure: in words, such as "2 minutes".
        name: what it is, such as "Target".
        kind: best, target, limit or today.
        bad: whether it is to be shown as advice.
    """

    place: float
    figure: str
    name: str
    kind: str
    bad: bool = False


class TierBar(QWidget):
    """Best, target and limit of a level on one bar, with a pointer at today."""

    def __init__(self) -> None:
        """Begin without figures."""
        super().__init__()
        self._marks: tuple[Mark, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_marks(self, title: str, marks: tuple[Mark, ...]) -> None:
        """Show *marks*, in their order; *title* is what the whole is called."""
        self._marks = marks
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(f"{m.name}: {m.figure}" for m in marks))
        self.setVisible(bool(marks))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of two lines below the bar, and one above for today."""
        line = self.fontMetrics().height()
        above = line + px(10) if any(m.kind == "today" for m in self._marks) else px(4)
        return QSize(px(240), above + px(14) + round(line * 2 * _SMALL) + px(12))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and next to no width."""
        return QSize(px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar, its marks and their words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        today = [m for m in self._marks if m.kind == "today"]
        top = line + px(10) if today else px(4)
        bar = QRectF(px(2), top, self.width() - px(4), px(12))
        self._bar(painter, bar)
        taken: list[QRectF] = []
        for mark in self._marks:
            if mark.kind != "today":
                self._words(painter, bar, mark, taken)
        for mark in today:
            self._pointer(painter, bar, mark)
        painter.end()

    def _x(self, bar: QRectF, place: float) -> float:
        place = max(0.0, min(1.0, place))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place = 1 - place
        return bar.left() + place * bar.width()

    def _bar(self, painter: QPainter, bar: QRectF) -> None:
        painter.setPen(QPen(colour("control"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar, 6, 6)
        places = {m.kind: m.place for m in self._marks}
        ends = (("limit", "accent_soft"), ("target", "control"), ("best", "accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        for kind, tint in ends:
            if kind in places:
                start, end = sorted((self._x(bar, 0.0), self._x(bar, places[kind])))
                painter.setBrush(colour(tint))
                painter.drawRoundedRect(
                    QRectF(start, bar.top() - 1, end - start, bar.height() + 2), 6, 6
                )
        painter.setPen(QPen(colour("text"), 2))
        for kind, place in places.items():
            if kind != "today":
                x = self._x(bar, place)
                painter.drawLine(QPointF(x, bar.top() - 2), QPointF(x, bar.bottom() + 2))

    def _words(self, painter: QPainter, bar: QRectF, mark: Mark, taken: list[QRectF]) -> None:
        strong, plain = self._font(bold=True), self._font(bold=False)
        high = QFontMetricsF(plain).height()
        width = 4 + max(
            QFontMetricsF(strong).horizontalAdvance(mark.figure),
            QFontMetricsF(plain).horizontalAdvance(mark.name),
        )
        x = self._x(bar, mark.place) - width / 2
        x = max(0.0, min(x, self.width() - width))
        place = QRectF(x, bar.bottom() + px(4), width, 2 * high)
        for other in taken:
            if place.intersects(other):
                free_right = other.right() + px(8)
                fits = free_right + width <= self.width()
                place.moveLeft(free_right if fits else other.left() - width - px(8))
        taken.append(place)
        painter.setPen(colour("text"))
        painter.setFont(strong)
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, isolated(mark.figure))
        painter.setPen(colour("muted"))
        painter.setFont(plain)
        painter.drawText(place.adjusted(0, high, 0, 0), Qt.AlignmentFlag.AlignHCenter, mark.name)

    def _pointer(self, painter: QPainter, bar: QRectF, mark: Mark) -> None:
        tint = colour("warn" if mark.bad else "ok")
        x = self._x(bar, mark.place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        tip = bar.top() - 3
        painter.drawPolygon(
            QPolygonF([QPointF(x, tip), QPointF(x - 6, tip - 8), QPointF(x + 6, tip - 8)])
        )
        painter.setPen(tint)
        painter.setFont(self._font(bold=True))
        words = f"{mark.name} {isolated(mark.figure)}"
        width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 4
        left = max(0.0, min(x - width / 2, self.width() - width))
        high = QFontMetricsF(painter.font()).height()
        painter.drawText(QRectF(left, tip - 9 - high, width, high), 0, words)

    def _font(self, *, bold: bool) -> QFont:
        return scaled_font(self.font(), _SMALL, bold=bold)
