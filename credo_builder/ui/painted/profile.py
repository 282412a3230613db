"""The profile of an honest look: a band for each scale, from because we must to by choice."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from credo_builder.app.answer_sheets import Bar
from credo_builder.chapters.statements import CHOICE_ABOVE, HIGHEST, LOWEST, MUST_BELOW, Band
from credo_builder.i18n import _
from credo_builder.ui.painted.strokes import Ink, ring, write
from credo_builder.ui.theme import colour, px, scaled_font, theme

ROW = 52
FOOT = 28
TINTS = {Band.MUST: "warn_soft", Band.MIXED: "sunken", Band.CHOICE: "ok_soft"}


class ProfileChart(QWidget):
    """Dots for what people see on average, bars from the lowest to the highest."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Your profile"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        """Show *bars*."""
        self._bars = bars
        said = ". ".join(bar_said(bar) for bar in bars) or _("Nobody answered yet")
        self.setAccessibleDescription(said)
        self.setVisible(bool(bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a row a scale, and for the words under them."""
        return QSize(px(284), px(ROW) * len(self._bars) + px(FOOT))

    def minimumSizeHint(self) -> QSize:
        """Return the same height at half the width."""
        return QSize(px(180), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bands, the bars and the dots."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = px(ROW) * len(self._bars)
        self._paint_bands(painter, high)
        for row, bar in enumerate(self._bars):
            self._paint_bar(painter, bar, row * px(ROW))
        if self.hasFocus():
            ring(painter, self.rect(), 4)

    def _paint_bands(self, painter: QPainter, high: int) -> None:
        edges = (LOWEST, MUST_BELOW, CHOICE_ABOVE, HIGHEST)
        small = scaled_font(self.font(), 0.86)
        for place, band in enumerate(Band):
            left, right = (round(self._across(edges[place + n])) for n in (0, 1))
            around = self._seen(QRect(left, 0, right - left, high))
            painter.fillRect(around, colour(TINTS[band]))
            if theme().scheme == "contrast" and place:
                painter.setPen(QPen(colour("border"), 1, Qt.PenStyle.DashLine))
                edge = self._seen(QRect(left, 0, 1, high)).left()
                painter.drawLine(edge, 0, edge, high)
            words = self._seen(QRect(left, high + px(4), right - left, px(FOOT) - px(4)))
            write(painter, words, _(band.label), Ink(small, "muted"), centred=True)
        painter.setPen(QPen(colour("surface"), 2))
        for row in range(1, len(self._bars)):
            painter.drawLine(0, row * px(ROW), self.width(), row * px(ROW))

    def _paint_bar(self, painter: QPainter, bar: Bar, top: int) -> None:
        bold = scaled_font(self.font(), 0.93, bold=True)
        apart = px(112) if bar.score.far_apart else 0
        name = QRect(px(8), top + px(4), self.width() - px(16) - apart, px(22))
        write(painter, self._seen(name), _(bar.score.scale.label), Ink(bold))
        if apart:
            told = QRect(self.width() - px(8) - apart, top + px(4), apart, px(22))
            write(painter, self._seen(told), _("Views far apart"), Ink(bold, "warn"))
        middle = top + px(36)
        low, dot, high = (
            self._point(rating, middle) for rating in (bar.lowest, bar.score.mean, bar.highest)
        )
        painter.setPen(QPen(colour("muted"), 2.5))
        painter.drawLine(low, high)
        for end in (low, high):
            painter.drawLine(end + QPointF(0, -px(5)), end + QPointF(0, px(5)))
        painter.setPen(QPen(colour("surface"), 2))
        painter.setBrush(colour("accent"))
        painter.drawEllipse(dot, px(7), px(7))

    def _across(self, rating: float) -> float:
        return (rating - LOWEST) / (HIGHEST - LOWEST) * self.width()

    def _point(self, rating: float, height: int) -> QPointF:
        edge = px(10)
        across = min(max(self._across(rating), edge), self.width() - edge)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QPointF(self.width() - across if mirrored else across, height)

    def _seen(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


def bar_said(bar: Bar) -> str:
    """Return in words what a bar of the profile shows."""
    said = _("{scale}: {band}, {mean} of 5 on average, from {low} to {high}").format(
        scale=_(bar.score.scale.label),
        band=_(bar.score.band.label).lower(),
        mean=f"{bar.score.mean:.1f}",
        low=f"{bar.lowest:.1f}",
        high=f"{bar.highest:.1f}",
    )
    return _("{said}, views far apart").format(said=said) if bar.score.far_apart else said
