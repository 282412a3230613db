"""A board of cards in columns: walked by arrow keys, moved by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen

from credo_builder.i18n import _
from credo_builder.ui.painted.board_pieces import (
    ADD,
    LINES,
    BoardAdd,
    BoardCard,
    BoardHead,
    CardWords,
    ColumnWords,
)
from credo_builder.ui.painted.strokes import Look, box, lines_needed
from credo_builder.ui.painted.surface import Piece, Surface
from credo_builder.ui.theme import colour, px, scaled_font

GAP = 7
PADDING = 10
BETWEEN = 12
HEAD = 34
LEAST_COLUMN = 192
LEAST_HEIGHT = 150


class Board(Surface):
    """Columns of cards.

    Signals:
        moved: (keys of cards, key of a column, place in it) cards were dropped or sent.
        begun: (keys of cards) a new column is wanted for the cards, perhaps none.
        ordered: (key of a column, by) the column is to move by one place.
        named: (key) a card or a column ("head:…") is to be named.
        added: (key of a column) a new card is wanted there.
        gone: (key) a card or a column ("head:…") is to be deleted.
        thumbs: (keys of cards, number) votes are given or taken back.
    """

    moved = Signal(tuple, str, int)
    begun = Signal(tuple)
    ordered = Signal(str, int)
    named = Signal(str)
    added = Signal(str)
    gone = Signal(tuple)
    thumbs = Signal(tuple, int)

    def __init__(self, name: str) -> None:
        """Begin without columns; *name* is what the board is called."""
        super().__init__(name)
        self.columns: tuple[ColumnWords, ...] = ()
        self.chosen: tuple[str, ...] = ()
        self._desk = ""
        self._landing: QRect | None = None
        self._target: tuple[str, int] | None = None
        self._bottoms: dict[str, QRect] = {}

    def show_columns(self, columns: tuple[ColumnWords, ...], desk: str = "") -> None:
        """Show *columns*, and a desk that says *desk* where new ones can begin."""
        lost = self.focused()
        where = self._where(lost.key) if lost is not None else None
        self.columns, self._desk = columns, desk
        wanted: list[Piece] = []
        for column in columns:
            head = self.pieces.get(f"head:{column.key}") or BoardHead(self, column)
            wanted.append(head)
            wanted += [self.pieces.get(c.key) or BoardCard(self, c) for c in column.cards]
        if desk:
            wanted.append(self.pieces.get(ADD) or BoardAdd(self, desk))
        keys = {p.key for p in wanted}
        self.chosen = tuple(k for k in self.chosen if k in keys)
        gone = lost is not None and lost not in wanted
        self.settle_pieces(wanted)
        self._dress()
        if gone and where is not None:
            self._focus_near(*where)

    def choose(self, *keys: str) -> None:
        """Choose those cards and no other."""
        self.chosen = keys
        self._dress()

    # Where things stand.

    def arrange(self) -> None:
        """Place columns side by side, in as many rows as the width asks for."""
        number = len(self.columns) + bool(self._desk)
        if not number:
            return
        between = px(BETWEEN)
        fit = max(1, (self.width() + between) // (px(LEAST_COLUMN) + between))
        across = min(number, fit)
        wide = (self.width() - between * (across - 1)) // across
        top = 0
        self._bottoms = {}
        for first in range(0, number, across):
            group = self.columns[first : first + across]
            high = max([px(LEAST_HEIGHT), *(self._height(c, wide) for c in group)])
            for place, column in enumerate(group):
                self._stand(column, QRect(place * (wide + between), top, wide, high))
            if self._desk and first + across >= number:
                place = (number - 1) % across
                add = self.pieces.get(ADD)
                if add is not None:
                    add.setGeometry(self.seen(QRect(place * (wide + between), top, wide, high)))
            top += high + between
        if self.height() != top - between:
            self.setFixedHeight(top - between)

    def _height(self, column: ColumnWords, wide: int) -> int:
        cards = sum(self._card_height(c, wide) + px(GAP) for c in column.cards)
        return px(HEAD) + px(PADDING) * 2 + cards + px(16)

    def _card_height(self, card: CardWords, wide: int) -> int:
        font = scaled_font(self.font(), 1.0)
        room = wide - 2 * px(PADDING) - px(42)
        room -= px(16) if card.figure else 0
        lines = min(LINES, lines_needed(card.text, font, max(px(60), room)))
        return px(18) + lines * QFontMetrics(font).lineSpacing()

    def _stand(self, column: ColumnWords, around: QRect) -> None:
        self._bottoms[column.key] = around
        pad = px(PADDING)
        left, wide, top = around.left() + pad, around.width() - 2 * pad, around.top()
        head = self.pieces.get(f"head:{column.key}")
        if head is not None:
            head.setGeometry(self.seen(QRect(left, top + px(4), wide, px(HEAD) - px(4))))
        top += px(HEAD) + px(4)
        for card in column.cards:
            high = self._card_height(card, around.width())
            piece = self.pieces.get(card.key)
            if piece is not None:
                piece.setGeometry(self.seen(QRect(left, top, wide, high)))
            top += high + px(GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the columns and where a card would land."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for column in self.columns:
            around = self._bottoms.get(column.key)
            if around is not None:
                box(painter, self.seen(around), Look("sunken"), 8)
        if self._landing is not None:
            painter.setPen(QPen(colour("focus"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.seen(self._landing)), 6, 6)

    def _dress(self) -> None:
        for column in self.columns:
            head = self.pieces.get(f"head:{column.key}")
            if isinstance(head, BoardHead):
                head.show_words(column)
            for place, card in enumerate(column.cards, 1):
                piece = self.pieces.get(card.key)
                if isinstance(piece, BoardCard):
                    there = _("{n} of {m}").format(n=place, m=len(column.cards))
                    piece.show_words(card, column.name, there, chosen=card.key in self.chosen)

    # What the mouse does.

    def group_of(self, piece: Piece) -> str:
        """Return heads, cards or the desk."""
        return type(piece).__name__

    def pressed_on(self, piece: Piece, held: Qt.KeyboardModifier) -> None:
        """Choose a card; with Ctrl one more or one less."""
        if not isinstance(piece, BoardCard):
            return
        if held & Qt.KeyboardModifier.ControlModifier:
            self.toggle(piece.key)
        elif piece.key not in self.chosen:
            self.choose(piece.key)

    def toggle(self, key: str) -> None:
        """Choose one card more, or one less."""
        kept = tuple(k for k in self.chosen if k != key)
        self.choose(*(kept if key in self.chosen else (*self.chosen, key)))

    def clicked_on(self, piece: Piece) -> None:
        """Begin a column on the desk."""
        if isinstance(piece, BoardAdd):
            self.begun.emit(())

    def opened_on(self, piece: Piece) -> None:
        """Name it."""
        if not isinstance(piece, BoardAdd):
            self.named.emit(piece.key)

    def carried_over(self, piece: Piece, there: QPoint) -> None:
        """Show where it would land."""
        self._target, self._landing = self._landing_at(piece, self.unseen(there))
        self.update()

    def carried_back(self, piece: Piece) -> None:
        """Leave everything as it was."""
        del piece
        self._landing = self._target = None
        self.update()

    def dropped(self, piece: Piece, there: QPoint) -> None:
        """Land the chosen cards, or move a column."""
        target, _rect = self._landing_at(piece, self.unseen(there))
        self.carried_back(piece)
        if target is None:
            return
        if isinstance(piece, BoardHead):
            by = self._place(target[0]) - self._place(piece.column)
            if by:
                self.ordered.emit(piece.column, by)
        elif target[0] == ADD:
            self.begun.emit(self.carrying(piece))
        else:
            self.moved.emit(self.carrying(piece), *target)

    def carrying(self, piece: Piece) -> tuple[str, ...]:
        """Return the cards that go along with *piece*: all that are chosen, if it is."""
        return self.chosen if piece.key in self.chosen else (piece.key,)

    def _landing_at(
        self, piece: Piece, spot: QPoint
    ) -> tuple[tuple[str, int] | None, QRect | None]:
        add = self.pieces.get(ADD)
        if add is not None and isinstance(piece, BoardCard):
            around = self.seen(add.geometry())
            if around.contains(spot):
                return (ADD, 0), around
        for column in self.columns:
            around = self._bottoms[column.key]
            if not around.contains(spot):
                continue
            if isinstance(piece, BoardHead):
                return (column.key, 0), around
            return self._between(column, around, spot, self.carrying(piece))
        return None, None

    def _between(
        self, column: ColumnWords, around: QRect, spot: QPoint, carried: tuple[str, ...]
    ) -> tuple[tuple[str, int], QRect]:
        pad, high = px(PADDING), px(36)
        top = around.top() + px(HEAD) + px(4)
        place = 0
        for card in column.cards:
            piece = self.pieces.get(card.key)
            if piece is None:
                continue
            if spot.y() < piece.geometry().center().y():
                break
            top = piece.geometry().bottom() + 2
            place += card.key not in carried
        line = 3 if place < len(column.cards) else high
        return (column.key, place), QRect(around.left() + pad, top, around.width() - 2 * pad, line)

    # What the keys do.

    def claims(self, event: QKeyEvent) -> bool:
        """Keep keys of the board from the window."""
        return event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Insert)

    def key_on(self, piece: Piece, event: QKeyEvent) -> bool:
        """Walk, choose, send, order, vote, name, add or delete."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        onward = self.onward(key)
        down = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        if onward or down:
            return self._arrow(piece, onward, down, held)
        if key == Qt.Key.Key_V and isinstance(piece, BoardCard):
            taken = held & Qt.KeyboardModifier.ShiftModifier
            self.thumbs.emit(self.carrying(piece), -1 if taken else 1)
        elif key == Qt.Key.Key_Space and isinstance(piece, BoardCard):
            self.toggle(piece.key)
        elif key == Qt.Key.Key_Delete and not isinstance(piece, BoardAdd):
            self.gone.emit((piece.key,) if isinstance(piece, BoardHead) else self.carrying(piece))
        elif key == Qt.Key.Key_Insert:
            self.added.emit(self.column_of(piece))
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(piece, BoardAdd):
                self.begun.emit(())
            else:
                self.named.emit(piece.key)
        else:
            return False
        return True

    def _arrow(self, piece: Piece, onward: int, down: int, held: Qt.KeyboardModifier) -> bool:
        ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        if isinstance(piece, BoardHead) and onward and (ctrl or alt):
            self.ordered.emit(piece.column, onward)
        elif isinstance(piece, BoardCard) and onward and (ctrl or alt):
            self._send(piece, onward)
        elif isinstance(piece, BoardCard) and down and (ctrl or alt):
            self._shift(piece, down)
        else:
            self._walk(piece, onward, down)
            there = self.focused()
            if isinstance(there, BoardCard):
                extend = bool(held & Qt.KeyboardModifier.ShiftModifier)
                kept = tuple(k for k in self.chosen if k != there.key) if extend else ()
                start = (piece.key,) if extend and piece.key not in kept else ()
                self.choose(*kept, *start, there.key)
        return True

    def _send(self, piece: BoardCard, onward: int) -> None:
        at = self._place(self.column_of(piece)) + onward
        if 0 <= at < len(self.columns):
            column = self.columns[at]
            self.moved.emit(self.carrying(piece), column.key, len(column.cards))
        elif at >= len(self.columns) and self._desk:
            self.begun.emit(self.carrying(piece))

    def _shift(self, piece: BoardCard, down: int) -> None:
        column = self.columns[self._place(self.column_of(piece))]
        keys = [c.key for c in column.cards]
        at = keys.index(piece.key) + down
        if 0 <= at < len(keys):
            self.moved.emit((piece.key,), column.key, at)

    def _walk(self, piece: Piece, onward: int, down: int) -> None:
        if isinstance(piece, BoardAdd):
            if onward < 0 and self.columns:
                self.focus_piece(f"head:{self.columns[-1].key}")
            return
        column, row = self._where(piece.key) or (0, -1)
        if onward:
            at = column + onward
            if at == len(self.columns) and self._desk:
                self.focus_piece(ADD)
            elif 0 <= at < len(self.columns):
                self._focus_near(at, row)
            return
        keys = self._keys(column)
        at = row + 1 + down
        if 0 <= at < len(keys):
            self.focus_piece(keys[at])

    def _keys(self, column: int) -> list[str]:
        there = self.columns[column]
        return [f"head:{there.key}", *(c.key for c in there.cards)]

    def _focus_near(self, column: int, row: int) -> None:
        if not self.columns:
            return
        keys = self._keys(max(0, min(column, len(self.columns) - 1)))
        self.focus_piece(keys[max(0, min(row + 1, len(keys) - 1))])

    def _where(self, key: str) -> tuple[int, int] | None:
        for place, column in enumerate(self.columns):
            if key == f"head:{column.key}":
                return place, -1
            for row, card in enumerate(column.cards):
                if card.key == key:
                    return place, row
        return None

    def column_of(self, piece: Piece) -> str:
        """Return the key of the column *piece* stands in; empty for none."""
        where = self._where(piece.key)
        return self.columns[where[0]].key if where else ""

    def _place(self, key: str) -> int:
        return next((i for i, c in enumerate(self.columns) if c.key == key), 0)
