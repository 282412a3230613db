"""How wide the columns of a table are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from credo_builder.compose.document import Block, Columns, Paragraph, Table, plain, walk
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.theme import MM, Style

_LEAST_SHARE_MM = 18
_SHARES = (0.55, 1.9)
"""The least and the most that a sharing column gets, in equal shares."""
_STEPS = (0.4, 0.2, 0.1, 0.05)
"""Parts of an equal share that are moved from one column to another at a time."""
_PATIENCE = 20
"""Moves after which the search for better widths ends."""
_PAD, _HANG = 8.0, 38.0
"""Space between columns of the table, and with a code before the words, in points."""
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
    rows = [
        [_Cell(row.cells[i] if i < len(row.cells) else (), style) for i in sharing]
        for row in every[:: 1 + len(every) // _SEEN]
    ]
    equal = column_widths([c.width_mm for c in table.columns], width)[sharing[0]]
    shares = [1.0] * len(sharing)
    best = _height(rows, shares, equal)
    for _ in range(_PATIENCE):
        pairs = list(permutations(range(len(sharing)), 2))
        tried = [_moved(shares, *pair, step) for step in _STEPS for pair in pairs]
        found = [(_height(rows, one, equal), one) for one in tried if one]
        least, moved = min(found, key=lambda one: one[0], default=(best, shares))
        if least >= best:
            break
        best, shares = least, moved
    return shares


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
                self.texts += max((_words(one, style) for one in block.columns), key=_whole)
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
                    count += 1
                    left = room
                left -= word + self.space
        return count


def _words(blocks: tuple[Block, ...], style: Style) -> list[list[float]]:
    """Return the widths of the words of each paragraph in *blocks*."""
    texts = [plain(b.spans) for b in walk(blocks) if isinstance(b, Paragraph)]
    return [[text_width(word, style) for word in text.split()] for text in texts]


def _whole(texts: list[list[float]]) -> float:
    return sum(sum(words) for words in texts)


def _moved(shares: list[float], giver: int, taker: int, step: float) -> list[float]:
    low, high = _SHARES
    if shares[giver] - step < low or shares[taker] + step > high:
        return []
    made = list(shares)
    made[giver] -= step
    made[taker] += step
    return made


def _height(rows: list[list[_Cell]], shares: list[float], equal: float) -> float:
    """Return the lines of all rows, and a little of what is not the longest cell."""
    total = 0.0
    for cells in rows:
        lines = [cell.lines(s * equal) for cell, s in zip(cells, shares, strict=True)]
        total += max(lines) + 0.01 * sum(lines)
    return total
