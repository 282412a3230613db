"""What the painted pictures have in common: boxes, lines of text, marks."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
)

from credo_builder.ui.theme import colour, theme
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Look:
    """How a box is drawn: tints of its fill and its edge, and what stands out about it."""

    fill: str = "surface"
    edge: str = "border"
    chosen: bool = False
    focused: bool = False
    dashed: bool = False


@dataclass(frozen=True)
class Ink:
    """Letters: their font and the tint they are written in."""

    font: QFont
    tint: str = "text"


def box(painter: QPainter, place: QRect, look: Look, radius: float = 6) -> None:
    """Paint a rounded box; the focus is a ring, a choice an edge besides its colour."""
    contrast = theme().scheme == "contrast"
    width, edge, fill = 1.0, look.edge, look.fill
    if look.chosen:
        edge, fill = "accent", "accent_soft"
        width = 2.0 if contrast else 1.0
    if look.focused:
        edge, width = "focus", 2.0
    pen = QPen(colour(edge), width)
    if look.dashed and not look.focused:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(colour(fill))
    half = width / 2
    painter.drawRoundedRect(QRectF(place).adjusted(half, half, -half, -half), radius, radius)


def ring(painter: QPainter, place: QRect, radius: float = 6) -> None:
    """Paint the ring of the focus around *place*."""
    painter.setPen(QPen(colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), radius, radius)


def lines_needed(text: str, font: QFont, width: int) -> int:
    """Return on how many lines *text* stands within *width* pixels, at least one."""
    return max(1, len(_broken(text, font, width, Qt.LayoutDirection.LeftToRight)[1]))


def write(
    painter: QPainter,
    place: QRect,
    text: str,
    ink: Ink,
    *,
    most: int = 1,
    centred: bool = False,
    middle: bool = False,
) -> None:
    """Write *text* into *place* on at most *most* lines; the last is shortened at its end."""
    font, way = ink.font, painter.layoutDirection()
    metrics = QFontMetrics(font)
    layout, starts = _broken(text, font, max(1, place.width()), way, centred=centred)
    shown = min(len(starts), max(1, most))
    height = metrics.lineSpacing()
    top = place.y()
    if centred or middle or most == 1:
        top += max(0, (place.height() - shown * height) // 2)
    painter.setPen(colour(ink.tint))
    painter.setFont(font)
    for number in range(shown):
        row = QRect(place.x(), top + number * height, place.width(), height)
        if number == shown - 1:
            rest = text[starts[number] :].strip()
            rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, place.width())
            painter.setLayoutDirection(_own_way(rest, way))
            painter.drawText(row, _alignment(way, centred=centred), rest)
        else:
            line = layout.lineAt(number)
            line.draw(painter, QPointF(place.x(), row.y() - line.y()))
    painter.setLayoutDirection(way)


def diamond(painter: QPainter, centre: QPointF, radius: float) -> None:
    """Paint a diamond around *centre* with the pen and brush in force."""
    x, y = centre.x(), centre.y()
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x, y - radius),
                QPointF(x + radius, y),
                QPointF(x, y + radius),
                QPointF(x - radius, y),
            ]
        )
    )


def _own_way(text: str, way: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """Return the direction *text* is read in; one without letters goes the way of the page."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return Qt.LayoutDirection.LeftToRight
        if kind in ("R", "AL"):
            return Qt.LayoutDirection.RightToLeft
    return way


def _alignment(way: Qt.LayoutDirection, *, centred: bool) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
    if not centred and way == Qt.LayoutDirection.RightToLeft:
        across = Qt.AlignmentFlag.AlignRight
    return across | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


def _broken(
    text: str, font: QFont, width: int, way: Qt.LayoutDirection, *, centred: bool = False
) -> tuple[QTextLayout, list[int]]:
    layout = QTextLayout(text, font)
    option = QTextOption(_alignment(way, centred=centred))
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
        starts.append(line.textStart())
    layout.endLayout()
    return layout, starts or [0]
