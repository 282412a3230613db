"""How wide the columns of a table are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations

from credo_builder.compose.document import Block, Columns, Paragraph, Table, plain, walk
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.theme import MM, Style

_LEAST_SHARE_MM = 18
_PARTS = 20
"""Parts of an equal share that are told apart."""
_SHARES = (11, 38)
"""The least and the most parts that a sharing column gets."""
_STEPS = (8, 3, 1)
"""Parts that are moved from one column to another at a time."""
_LITTLE = 100
"""How many times more a line of a row counts than one of a cell."""
_PATIENCE = 20
"""Moves after which the search for better widths ends."""
_PAD, _HANG = 8.0, 38.0
"""Space between columns of the table, and with a code before the words, in points."""
_BROKEN = 4
"""Lines that a word counts which does not fit whole; it would be broken anywhere."""
_SEEN = 30
"""Rows at most that are looked at, from the first to the last at even steps."""


def column_widths(
    wanted_mm: Sequence[float], width: float, shares: Sequence[float] = ()
) -> list[float]:
    """Return the columns' widths in points, filling *width*.

    A width of 0 shares what the others leave; fixed widths shrink together when they leave
    a sharing column less than 18 mm, and grow when nothing shares. Shares are equal unless
    *shares*, one a sharing column, says how they divide what is left.
    """
    fixed = sum(wanted_mm) * MM
    sharing = sum(1 for w in wanted_mm if not w)
    least = sharing * _LEAST_SHARE_MM * MM
    scale = 1.0
    if fixed and (fixed + least > width or not sharing):
        scale = max(0.0, width - least) / fixed
    left = width - fixed * scale if sharing else 0.0
    parts = iter(shares if len(shares) == sharing else (1.0,) * sharing)
    whole = sum(shares) if len(shares) == sharing else sharing
    return [w * MM * scale if w else left * next(parts) / whole for w in wanted_mm]


def fair_shares(table: Table, width: float, style: Style) -> list[float]:
    """Return how the sharing columns of *table* best divide what the others leave.

    The best division makes the rows the least high when their words are set in *style*.
    Nothing is returned where fewer than two columns share.
    """
    sharing = [i for i, column in enumerate(table.columns) if not column.width_mm]
    if len(sharing) <= 1:
        return []
    every = [row for group in table.groups for row in group.rows]
    rows = every[:: 1 + len(every) // _SEEN]
    equal = column_widths([c.width_mm for c in table.columns], width)[sharing[0]]
    columns = [
        _Column([_Cell(r.cells[i] if i < len(r.cells) else (), style) for r in rows], equal)
        for i in sharing
    ]
    shares = [_PARTS] * len(sharing)
    best = _height(columns, shares)
    pairs = list(permutations(range(len(sharing)), 2))
    for _ in range(_PATIENCE):
        tried = [_moved(shares, *pair, step) for step in _STEPS for pair in pairs]
        found = [(_height(columns, one), one) for one in tried if one]
        least, moved = min(found, key=lambda one: one[0], default=(best, shares))
        if least >= best:
            break
        best, shares = least, moved
    return [share / _PARTS for share in shares]


class _Column:
    """The cells of a sharing column; how many lines each takes is counted once a width."""

    def __init__(self, cells: list[_Cell], equal: float) -> None:
        self.cells = cells
        self.part = equal / _PARTS
        self.known: dict[int, list[int]] = {}

    def lines(self, share: int) -> list[int]:
        """Return about how many lines each cell takes, with *share* parts of an equal share."""
        if share not in self.known:
            width = share * self.part
            self.known[share] = [cell.lines(width) for cell in self.cells]
        return self.known[share]


class _Cell:
    """How wide the words of a cell are, and the width they do not have.

    Of columns inside a cell, such as a code and its words, the fullest one counts.
    """

    def __init__(self, blocks: tuple[Block, ...], style: Style) -> None:
        self.texts: list[list[float]] = []
        self.taken = _PAD
        self.space = text_width(" ", style)
        for block in blocks:
            if isinstance(block, Columns):
                self.taken = _HANG
                self.texts += max([_words(one, style) for one in block.columns], key=_whole)
            else:
                self.texts += _words((block,), style)

    def lines(self, width: float) -> int:
        """Return about how many lines it takes in a column of *width* points."""
        room = width - self.taken
        count = 0
        for words in self.texts:
            left = -1.0
            for word in words:
                if word > left:
                    count += 1 if word <= room else _BROKEN
                    left = room
                left -= word + self.space
        return count


def _words(blocks: tuple[Block, ...], style: Style) -> list[list[float]]:
    """Return the widths of the words of each paragraph in *blocks*."""
    texts = [plain(b.spans) for b in walk(blocks) if isinstance(b, Paragraph)]
    return [[text_width(word, style) for word in text.split()] for text in texts]


def _whole(texts: Iterable[list[float]]) -> float:
    return sum(sum(words) for words in texts)


def _moved(shares: list[int], giver: int, taker: int, step: int) -> list[int]:
    low, high = _SHARES
    if shares[giver] - step < low or shares[taker] + step > high:
        return []
    made = list(shares)
    made[giver] -= step
    made[taker] += step
    return made


def _height(columns: list[_Column], shares: list[int]) -> float:
    """Return the lines of all rows, and a little of what is not the longest cell."""
    counted = [column.lines(share) for column, share in zip(columns, shares, strict=True)]
    rows: list[tuple[int, ...]] = list(zip(*counted, strict=True))
    return sum(max(row) for row in rows) + sum(sum(column) for column in counted) / _LITTLE
