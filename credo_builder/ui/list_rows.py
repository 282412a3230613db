"""How a row of the list editor looks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from credo_builder.ui import icons
from credo_builder.ui.list_model import RowWords
from credo_builder.ui.sentence import isolated
from credo_builder.ui.theme import colour, px, scaled_font, theme

Index = QModelIndex | QPersistentModelIndex
GRIP = 34


class RowDelegate(QStyledItemDelegate):
    """Grip, code, title, badge; a second line muted; a problem in amber."""

    def lead(self) -> int:
        """Return the room before the words, in pixels."""
        return px(GRIP)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a height for the lines the row has."""
        words = index.data(Qt.ItemDataRole.UserRole)
        line = option.fontMetrics.height()
        extra = sum(1 for text in (words.line, words.problem) if text) if words else 0
        return QSize(px(120), line + px(18) + extra * round(line * 0.97))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        words: RowWords = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect.adjusted(1, 1, -1, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if chosen:
            paint_chosen(painter, rect, mirrored=mirrored)
        self._words(painter, option, rect, words, chosen=chosen)
        painter.restore()

    def _words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        words: RowWords,
        *,
        chosen: bool,
    ) -> None:
        way = option.direction
        line = option.fontMetrics.height()
        size = px(15)
        grip = QRect(rect.x() + px(9), rect.y() + px(9) + (line - size) // 2, size, size)
        grip = QStyle.visualRect(way, rect, grip)
        icons.paint(painter, "grip-vertical", "muted", QRectF(grip))
        left = rect.x() + self.lead()
        top = rect.y() + px(8)
        room = rect.right() - left - px(12)
        room -= self._badge(painter, option, rect, words.badge)
        if words.good and not words.badge:
            tick = QRect(rect.right() - px(8) - size, rect.y() + px(9), size, size)
            tick = QStyle.visualRect(way, rect, tick)
            icons.paint(painter, "check", "ok", QRectF(tick))
            room -= size + px(8)
        if words.code:
            code = scaled_font(option.font, 0.93)
            width = QFontMetrics(code).horizontalAdvance(words.code) + px(7)
            self._text(painter, QStyle.visualRect(way, rect, QRect(left, top, width, line)),
                       words.code, code, "muted")  # fmt: skip
        else:
            width = 0
        title = scaled_font(option.font, 1.0, bold=chosen or bool(words.line))
        place = QRect(left + width, top, room - width, line)
        self._text(painter, QStyle.visualRect(way, rect, place), words.title, title, "text")
        small = scaled_font(option.font, 0.93)
        whole = rect.right() - left - px(12)
        for text, tint in ((words.line, "muted"), (words.problem, "warn")):
            if not text:
                continue
            top += round(line * 0.97)
            start = left
            if tint == "warn":
                sign = QRect(left, top + (line - size) // 2, size, size)
                icons.paint(
                    painter, "triangle-alert", "warn", QRectF(QStyle.visualRect(way, rect, sign))
                )
                start += px(20)
            place = QRect(start, top, whole - (start - left), line)
            self._text(painter, QStyle.visualRect(way, rect, place), text, small, tint)

    def _badge(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str
    ) -> int:
        if not text:
            return 0
        font = scaled_font(option.font, 0.9)
        width = QFontMetrics(font).horizontalAdvance(text) + px(18)
        height = QFontMetrics(font).height() + px(4)
        place = QRect(rect.right() - px(8) - width, rect.y() + px(7), width, height)
        place = QStyle.visualRect(option.direction, rect, place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunken"))
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(colour("muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        return width + px(8)

    def _text(self, painter: QPainter, place: QRect, text: str, font: QFont, tint: str) -> None:
        painter.setFont(font)
        painter.setPen(colour(tint))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        # Words of the project keep their own direction on a mirrored screen.
        painter.drawText(
            place,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading,
            isolated(shown),
        )


def paint_chosen(painter: QPainter, rect: QRect, *, mirrored: bool) -> None:
    """Paint the ground of a chosen row: a tint and a bar, in high contrast an outline too."""
    outline = theme().scheme == "contrast"
    painter.setPen(QPen(colour("accent"), 2) if outline else Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent_soft"))
    painter.drawRoundedRect(rect, 6, 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    left = rect.right() - 3 if mirrored else rect.x()
    painter.drawRoundedRect(QRect(left, rect.y() + 5, 3, rect.height() - 10), 1.5, 1.5)
