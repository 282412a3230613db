"""The pieces of a board: cards, heads of columns, and the desk beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.painted.strokes import Ink, Look, box, ring, write
from credo_builder.ui.painted.surface import Piece
from credo_builder.ui.theme import colour, px, scaled_font, theme
from credo_builder.values import dataclass

if TYPE_CHECKING:
    from credo_builder.ui.painted.board import Board

LINES = 5
ADD = "add"


@dataclass(frozen=True)
class CardWords:
    """What a card shows: its words, a mark before them, a soft tint, a figure at its end."""

    key: str
    text: str
    icon: str
    tint: str
    soft: str
    kind: str
    figure: str = ""


@dataclass(frozen=True)
class ColumnWords:
    """What a column shows: its name, a figure beside it, its cards, whether it can be named.

    The figure is *said* in words to assistive technology.
    """

    key: str
    name: str
    note: str
    said: str
    cards: tuple[CardWords, ...]
    named: bool = True


class BoardCard(Piece):
    """One card."""

    def __init__(self, surface: Board, words: CardWords) -> None:
        """Show *words*."""
        super().__init__(surface, words.key, can_drag=True)
        self._words = words
        self.chosen = False

    def show_words(self, words: CardWords, column: str, place: str, *, chosen: bool) -> None:
        """Show *words*, at *place* in *column*."""
        self._words, self.chosen = words, chosen
        parts = (words.text, words.kind, words.figure, column, place)
        self.setAccessibleName(", ".join(p for p in parts if p))
        self.setAccessibleDescription(_("Chosen") if chosen else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark and the words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_carried:
            painter.setOpacity(0.55)
        edge = "border" if theme().scheme == "contrast" else self._words.soft
        look = Look(self._words.soft, edge, chosen=False, focused=self.hasFocus())
        box(painter, self.rect(), look, 6)
        if self.chosen and not self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        size = px(15)
        sign = QRect(px(11), px(10), size, size)
        icons.paint(painter, self._words.icon, self._words.tint, QRectF(self._seen(sign)))
        font = scaled_font(self.font(), 1.0)
        room = QRect(px(34), px(9), self.width() - px(42), self.height() - px(14))
        if self._words.figure:
            small = scaled_font(self.font(), 0.93, bold=True)
            wide = QFontMetrics(small).horizontalAdvance(self._words.figure)
            corner = QRect(self.width() - wide - px(10), px(9), wide + 1, px(20))
            write(painter, self._seen(corner), self._words.figure, Ink(small, "accent_text"))
            room.setRight(corner.left() - px(6))
        write(painter, self._seen(room), self._words.text, Ink(font), most=LINES)

    def _seen(self, place: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRect(
                self.width() - place.x() - place.width(), place.y(), place.width(), place.height()
            )
        return place


class BoardHead(Piece):
    """The head of a column; it can be named where the column has a name of its own."""

    def __init__(self, surface: Board, column: ColumnWords) -> None:
        """Head *column*."""
        super().__init__(surface, f"head:{column.key}", can_drag=column.named)
        self.column = column.key
        self._words = column

    def show_words(self, column: ColumnWords) -> None:
        """Show the name and the note of *column*."""
        self._words = column
        self.setAccessibleName(f"{column.name}, {column.said}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint name and note."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = scaled_font(self.font(), 0.9)
        wide = QFontMetrics(small).horizontalAdvance(self._words.note) + 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        note = QRect(0 if mirrored else self.width() - wide, 0, wide, self.height())
        left = wide + px(8) if mirrored else px(4)
        name = QRect(left, 0, self.width() - wide - px(12), self.height())
        bold = scaled_font(self.font(), 1.0, bold=True)
        write(painter, name, self._words.name, Ink(bold))
        write(painter, note, self._words.note, Ink(small, "muted"))
        if self.hasFocus():
            ring(painter, self.rect(), 4)


class BoardAdd(Piece):
    """The empty desk beside the columns: a card dropped here begins a column of its own."""

    def __init__(self, surface: Board, words: str) -> None:
        """Say *words*."""
        super().__init__(surface, ADD)
        self._words = words
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a dashed frame with its words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = Look("window", "control", focused=self.hasFocus(), dashed=True)
        box(painter, self.rect(), look, 8)
        inside = self.rect().adjusted(px(8), 0, -px(8), 0)
        ink = Ink(scaled_font(self.font(), 0.93), "muted")
        write(painter, inside, self._words, ink, most=3, centred=True)
