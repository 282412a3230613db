"""Rows of a list that is searched: what matches stands out, what kind it is stands at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from credo_builder.ui.one_line import plain
from credo_builder.ui.theme import colour, px, scaled_font

Index = QModelIndex | QPersistentModelIndex
END = Qt.ItemDataRole.UserRole + 20
"""Role of the words at the end of a row."""
KEYS = Qt.ItemDataRole.UserRole + 21
"""Role of the shortcuts at the end of a row, a tuple of texts."""
SPANS = Qt.ItemDataRole.UserRole + 22
"""Role of what stands out in a row: (start, end) pairs."""
HEAD = Qt.ItemDataRole.UserRole + 23
"""Role that is true of a row that heads those below it."""
_MOST_END = 0.45


class SoughtDelegate(QStyledItemDelegate):
    """Text with its matches in semibold, and kind, place or shortcut at the end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one line with room around it."""
        return QSize(px(120), QFontMetrics(option.font).height() + px(13))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint box and ground as the style does, and the words here."""
        painter.save()
        if index.data(HEAD):
            painter.setFont(scaled_font(option.font, 0.93, bold=True))
            painter.setPen(colour("muted"))
            place = option.rect.adjusted(px(6), 0, -px(6), 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, index.data())
            painter.restore()
            return
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        style = full.widget.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, full, full.widget)
        full.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, full, painter, full.widget)
        line = QRect(room.left(), option.rect.top(), option.rect.right() - room.left() - px(8),
                     option.rect.height())  # fmt: skip
        if option.direction == Qt.LayoutDirection.RightToLeft:
            left = option.rect.left() + px(8)
            line = QRect(left, option.rect.top(), room.right() - left, option.rect.height())
        on = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            away = px(5)
            mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            line = line.adjusted(0 if mirrored else away, 0, -away if mirrored else 0, 0)
        line = self._end(painter, option, index, line)
        self._text(painter, option, index, line, tint="text" if on else "disabled")
        painter.restore()

    def _end(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: QRect
    ) -> QRect:
        """Paint what stands at the end; return the room that is left."""
        small = scaled_font(option.font, 0.9)
        painter.setFont(small)
        painter.setPen(colour("muted"))
        metrics = QFontMetrics(small)
        for text in reversed(index.data(KEYS) or ()):
            wide, high = metrics.horizontalAdvance(text) + px(12), metrics.height() + px(2)
            place = QRect(line.right() - wide, line.center().y() - high // 2, wide, high)
            shown = QStyle.visualRect(option.direction, option.rect, place)
            painter.setBrush(colour("sunken"))
            painter.setPen(colour("border"))
            painter.drawRoundedRect(shown, 4, 4)
            painter.setPen(colour("text"))
            painter.drawText(shown, Qt.AlignmentFlag.AlignCenter, text)
            line = line.adjusted(0, 0, -wide - px(5), 0)
        end = index.data(END)
        if end:
            painter.setPen(colour("muted"))
            most = round(line.width() * _MOST_END)
            shown_end = metrics.elidedText(end, Qt.TextElideMode.ElideRight, most)
            wide = metrics.horizontalAdvance(shown_end)
            place = QRect(line.right() - wide, line.top(), wide + 1, line.height())
            place = QStyle.visualRect(option.direction, option.rect, place)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown_end)
            line = line.adjusted(0, 0, -wide - px(12), 0)
        return line

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        line: QRect,
        *,
        tint: str,
    ) -> None:
        text = index.data() or ""
        metrics = QFontMetrics(scaled_font(option.font, 1.0, bold=True))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        layout = QTextLayout(shown, scaled_font(option.font, 1.0))
        formats = []
        for start, end in index.data(SPANS) or ():
            if start >= len(shown):
                continue
            told = QTextLayout.FormatRange()
            told.start, told.length = start, min(end, len(shown)) - start
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.DemiBold)
            bold.setForeground(colour("accent_text"))
            told.format = bold
            formats.append(told)
        layout.setFormats(formats)
        layout.beginLayout()
        one = layout.createLine()
        one.setLineWidth(line.width())
        layout.endLayout()
        place = QStyle.visualRect(option.direction, option.rect, line)
        painter.setPen(colour(tint))
        top = place.top() + (place.height() - one.height()) / 2
        layout.draw(painter, QPointF(place.left(), top))


def spans_of(words: Sequence[str], text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each of the plain *words* in *text*; accents do not matter."""
    letters = [plain(letter) for letter in text]
    bare = "".join(letters)
    places = [at for at, letter in enumerate(letters) for _one in letter]
    found = set()
    for word in words:
        at = bare.find(word) if word else -1
        while at >= 0:
            found.add((places[at], places[at + len(word) - 1] + 1))
            at = bare.find(word, at + len(word))
    return tuple(sorted(found))
