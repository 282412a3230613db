"""What the map of moments paints under its pieces."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF

from credo_builder.app import journey
from credo_builder.chapters.moments import FEELING_WORDS, Moment
from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.painted.journey_pieces import NOW, WANTED, channel_icon, channel_word
from credo_builder.ui.painted.journey_plan import LABEL, MIDDLE
from credo_builder.ui.painted.strokes import Ink, write
from credo_builder.ui.theme import colour, px, scaled_font

if TYPE_CHECKING:
    from credo_builder.ui.painted.journey_map import JourneyMap


def paint_grid(painter: QPainter, surface: JourneyMap) -> None:
    """Paint the lines between the cells, and the channels beside them."""
    painter.setPen(QPen(colour("border"), 1))
    for top in surface.plan.tops:
        painter.drawLine(0, top, surface.width(), top)
    for place in range(len(surface.stages)):
        x = surface.seen(QRect(surface.plan.column(place).left(), 0, 1, 1)).x()
        painter.drawLine(x, surface.plan.tops[0], x, surface.plan.tops[-1])
    size = px(15)
    font = scaled_font(surface.font(), 0.9)
    for row, channel in enumerate(surface.channels):
        top, bottom = surface.plan.tops[row], surface.plan.tops[row + 1]
        middle = (top + bottom) // 2
        sign = surface.seen(QRect(0, middle - size // 2, size, size))
        icons.paint(painter, channel_icon(channel), "muted", QRectF(sign))
        two = 2 * QFontMetrics(font).lineSpacing()
        words = QRect(size + px(6), middle - two // 2, px(LABEL - 4) - size - px(8), two)
        _label(painter, surface, words, channel_word(channel), Ink(font, "muted"), most=2)


def paint_axis(painter: QPainter, surface: JourneyMap) -> None:
    """Paint the words of the feelings, and a line for each."""
    font = scaled_font(surface.font(), 0.9)
    left = px(LABEL)
    for rating in (1, 3, 5):
        y = round(surface.plan.height_of(rating))
        dashed = Qt.PenStyle.SolidLine if rating == MIDDLE else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour("border"), 1, dashed))
        line = surface.seen(QRect(left, y, surface.width() - left, 1))
        painter.drawLine(line.left(), y, line.right(), y)
        words = QRect(0, y - px(10), left - px(6), px(20))
        _label(painter, surface, words, _(FEELING_WORDS[rating - 1]), Ink(font, "muted"))


def _label(
    painter: QPainter, surface: JourneyMap, place: QRect, words: str, ink: Ink, *, most: int = 1
) -> None:
    write(painter, surface.seen(place), words, ink, most=most, middle=True)


def paint_lines(painter: QPainter, surface: JourneyMap) -> None:
    """Paint both lines of feeling, what lies between them, and the names of low ones."""
    walked = [surface.as_tried(m) for m in surface.plan.walked]
    rated = [m for m in walked if m.rating_now is not None]
    now = [_seen_spot(surface, m, NOW) for m in rated]
    wanted = [_seen_spot(surface, m, WANTED) for m in walked]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("warn_soft"))
    for one, other in pairwise(rated):
        spots = [_seen_spot(surface, one, NOW), _seen_spot(surface, other, NOW)]
        spots += [_seen_spot(surface, other, WANTED), _seen_spot(surface, one, WANTED)]
        painter.drawPolygon(QPolygonF(spots))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
    painter.drawPolyline(QPolygonF(wanted))
    painter.setPen(QPen(colour("text"), 2))
    painter.drawPolyline(QPolygonF(now))
    font = scaled_font(surface.font(), 0.9, bold=True)
    taken: list[QRect] = []
    # The chosen one is named first: where names would overlap, the earlier one stays.
    for moment in sorted(walked, key=lambda m: m.id != surface.chosen):
        if not journey.is_low(moment):
            continue
        face = FEELING_WORDS[(moment.rating_now or 1) - 1]
        words = journey.feeling_word(moment) or _(face)
        spot = _seen_spot(surface, moment, NOW)
        wide = min(px(130), QFontMetrics(font).horizontalAdvance(words) + px(6))
        left = max(0, min(surface.width() - wide, round(spot.x()) - wide // 2))
        place = QRect(left, round(spot.y()) + px(8), wide, px(18))
        if not any(place.intersects(other) for other in taken):
            taken.append(place)
            write(painter, place, words, Ink(font, "warn"), centred=True)


def _seen_spot(surface: JourneyMap, moment: Moment, feeling: str) -> QPointF:
    spot = surface.plan.spot_of(moment, feeling)
    return QPointF(surface.width() - spot.x(), spot.y()) if surface.mirrored else spot
