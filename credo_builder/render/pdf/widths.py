"""How wide the columns of a table are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import permutations

from credo_builder.compose.document import Block, Columns, Paragraph, Table, plain, walk
from credo_builder.render.pdf.theme import MM

_LEAST_SHARE_MM = 18
_SHARES = (0.55, 1.9)
"""The least and the most that a sharing column gets, in equal shares."""
_STEP = 0.05
"""Part of an equal share that is moved from one column to another at a time."""
_PATIENCE = 60
"""Moves after which the search for better widths ends."""
_LETTER = 4.6
"""Width of a letter on average in the text of a cell, in points."""
_RAGGED = 3.0
"""Letters that a line loses at its end on average."""
_HANG = 38.0
"""Width that a code and the space between columns take, in points."""
_SEEN = 40
"""Rows of a group whose words are looked at."""


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


def fair_shares(table: Table, width: float) -> list[float]:
    """Return how the sharing columns of *table* best divide what the others leave.

    The best division makes the rows the least high, judged by the number of letters in each
    cell. Nothing is returned where fewer than two columns share.
    """
    sharing = [i for i, column in enumerate(table.columns) if not column.width_mm]
    if len(sharing) <= 1:
        return []
    rows = [
        [_Cell(row.cells[i] if i < len(row.cells) else ()) for i in sharing]
        for group in table.groups
        for row in group.rows[:_SEEN]
    ]
    equal = column_widths([c.width_mm for c in table.columns], width)[sharing[0]]
    shares = [1.0] * len(sharing)
    best = _height(rows, shares, equal)
    for _ in range(_PATIENCE):
        tried = [_moved(shares, *pair) for pair in permutations(range(len(sharing)), 2)]
        found = [(_height(rows, one, equal), one) for one in tried if one]
        least, moved = min(found, key=lambda one: one[0], default=(best, shares))
        if least >= best:
            break
        best, shares = least, moved
    return shares


class _Cell:
    """How many letters stand in the paragraphs of a cell, and the width they do not have."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        inside = list(walk(blocks))
        self.lengths = [len(plain(b.spans)) for b in inside if isinstance(b, Paragraph)]
        self.taken = _HANG if any(isinstance(b, Columns) for b in inside) else 8.0

    def lines(self, width: float) -> float:
        """Return about how many lines it takes in a column of *width* points."""
        letters = max(1.0, (width - self.taken) / _LETTER - _RAGGED)
        return sum(math.ceil(n / letters) for n in self.lengths)


def _moved(shares: list[float], giver: int, taker: int) -> list[float]:
    low, high = _SHARES
    if shares[giver] - _STEP < low or shares[taker] + _STEP > high:
        return []
    made = list(shares)
    made[giver] -= _STEP
    made[taker] += _STEP
    return made


def _height(rows: list[list[_Cell]], shares: list[float], equal: float) -> float:
    """Return the lines of all rows, and a little of what is not the longest cell."""
    total = 0.0
    for cells in rows:
        lines = [cell.lines(s * equal) for cell, s in zip(cells, shares, strict=True)]
        total += max(lines) + 0.01 * sum(lines)
    return total
