"""Measured pieces of a page: each knows its height, where it may break, and how it is drawn."""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from dataclasses import replace

from credo_builder.render.pdf.lines import Line, line_width
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import BASELINE, Style
from credo_builder.values import dataclass

_EASE = 0.01
"""Tolerance of measures, in points."""


_LEAST_GAP = 4.0
"""Gaps are closed up to this at most, in points; smaller ones stay."""
_LEAST_SHARE = 0.55
"""Part of a gap that closing up leaves at least."""


def closer(gap: float, degree: float) -> float:
    """Return *gap* closed up by *degree*, from 0, not at all, to 1, as far as it bears."""
    return gap - degree * max(0.0, gap - max(_LEAST_GAP, gap * _LEAST_SHARE))


@dataclass(frozen=True)
class Room:
    """Space for the next piece.

    Attributes:
        left: height still free here. full: height of a page that holds nothing yet.
        force: nothing stands above, so that moving on would not help: break anywhere.
    """

    left: float
    full: float
    force: bool = False

    def less(self, height: float) -> Room:
        """Return the room below *height*, where something stands above."""
        return Room(self.left - height, self.full, force=False)

    def inside(self, height: float) -> Room:
        """Return the room within a frame that takes *height* in all."""
        return Room(self.left - height, self.full - height, self.force)


class Slab:
    """A piece that cannot be broken; the base of all others.

    Attributes:
        height: in points. before, after: space around; the larger of two neighbours holds.
        keep_next: stays with what follows. baseline: of its first line, 0 without one.
    """

    height: float = 0
    before: float = 0
    after: float = 0
    keep_next: bool = False
    baseline: float = 0

    def split(self, room: Room) -> tuple[Slab | None, Slab | None]:
        """Return what fits into *room* and what is left; either may be missing."""
        if self.height <= room.left + _EASE or room.force:
            return self, None
        return None, self

    def closed(self, degree: float) -> Slab:
        """Return it with its gaps closed up by *degree*, 0 to 1; words stay as they are."""
        if max(self.before, self.after) <= _LEAST_GAP:
            return self
        made = copy.copy(self)
        made.before, made.after = closer(self.before, degree), closer(self.after, degree)
        return made

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw with the left top corner at (*x*, *y*)."""


Cut = tuple[Slab | None, Slab | None]


class TextSlab(Slab):
    """Lines of one paragraph.

    Args:
        lines: as set. style: gives leading and space around. element: what they belong to.
        width: of the column, in points, for lines aligned right or centred.
        align: 0 left, .5 centred, 1 right. anchor: destination at its top.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        style: Style,
        element: Element | None,
        width: float,
        *,
        align: float = 0,
        anchor: str = "",
        shift: float = 0,
    ) -> None:
        self.lines = lines
        self.style = style
        self.element = element
        self.width = width
        self.align = align
        self.anchor = anchor
        self.shift = shift
        self.height = len(lines) * style.leading
        self.before = style.before
        self.after = style.after
        self.baseline = style.baseline if lines else 0

    def split(self, room: Room) -> Cut:
        """Break between lines, leaving two or more on either side where it can be helped."""
        if self.height <= room.left + _EASE:
            return self, None
        count = int((room.left + _EASE) // self.style.leading)
        if len(self.lines) - count == 1:
            count -= 1
        if count < 2:  # noqa: PLR2004
            if not room.force:
                return None, self
            count = max(1, int((room.left + _EASE) // self.style.leading))
        return self._part(self.lines[:count], self.anchor), self._part(self.lines[count:], "")

    def _part(self, lines: Sequence[Line], anchor: str) -> TextSlab | None:
        if not lines:
            return None
        part = TextSlab(
            lines,
            self.style,
            self.element,
            self.width,
            align=self.align,
            anchor=anchor,
            shift=self.shift,
        )
        part.before, part.after = self.before, self.after
        return part

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the lines, each on its baseline."""
        pen.anchor(self.anchor, y)
        style, lines = self.style, self.lines
        x -= self.shift
        if not style.tracking and (not self.align or len(lines) == 1):
            left = x + self.align * (self.width - line_width(lines[0])) if self.align else x
            pen.paragraph(self.element, lines, (left, y + style.baseline), style.leading)
            return
        placed = []
        for number, line in enumerate(lines):
            spare = self.width - line_width(line) if self.align else 0
            baseline = y + number * style.leading + style.baseline
            placed.append((x + self.align * spare, baseline, line))
        pen.lines(self.element, placed, style.tracking)


def _on_grid(top: float) -> float:
    return math.ceil((top - _EASE) / BASELINE) * BASELINE


class Stack(Slab):
    """Pieces one below the other; the first one's space before does not count.

    Args:
        pieces: from the top. grid: start each on a multiple of the baseline.
        keep: do not break as long as a page can hold it.
    """

    def __init__(self, pieces: Sequence[Slab], *, grid: bool = False, keep: bool = False) -> None:
        self.pieces = [p for p in pieces if p.height > 0 or p.keep_next]
        self.grid = grid
        self.keep = keep
        self._tops: list[float] = []
        self._base = 0.0
        bottom, after = 0.0, 0.0
        for place, piece in enumerate(self.pieces):
            top = bottom + (max(after, piece.before) if place else 0)
            if grid:
                top = _on_grid(top)
            self._tops.append(top)
            bottom, after = top + piece.height, piece.after
        self.height = bottom
        if self.pieces:
            self.before, self.after = self.pieces[0].before, self.pieces[-1].after
            self.keep_next = self.pieces[-1].keep_next
            self.baseline = self.pieces[0].baseline

    @property
    def tops(self) -> list[float]:
        """Distance of each piece from the top, in points."""
        return [top - self._base for top in self._tops]

    def closed(self, degree: float) -> Stack:
        """Return it with the gaps around and within its pieces closed up."""
        pieces = [p.closed(degree) for p in self.pieces]
        if (
            len(pieces) <= 1
            and pieces == self.pieces
            and max(self.before, self.after) <= _LEAST_GAP
        ):
            return self
        made = Stack(pieces, grid=self.grid, keep=self.keep)
        made.before, made.after = closer(self.before, degree), closer(self.after, degree)
        made.keep_next = self.keep_next
        return made

    def split(self, room: Room) -> Cut:
        """Break between pieces or inside one, never after a piece that keeps with its next."""
        if self.height <= room.left + _EASE:
            return self, None
        if self.keep and self.height <= room.full + _EASE and not room.force:
            return None, self
        most = room.left + _EASE + self._base
        place = next(
            i
            for i, (top, piece) in enumerate(zip(self._tops, self.pieces, strict=True))
            if top + piece.height > most
        )
        top, piece = self._tops[place] - self._base, self.pieces[place]
        inner = Room(room.left - top, room.full, force=room.force and place == 0)
        head, tail = piece.split(inner) if inner.left > 0 or inner.force else (None, piece)
        if head is not None:
            return self._above(place, head), self._below(tail, place + 1)
        return self._break_before(place, room)

    def _break_before(self, place: int, room: Room) -> Cut:
        start = place
        while start > 0 and self.pieces[start - 1].keep_next:
            start -= 1
        if start == 0:
            if not room.force:
                return None, self
            start = place
        if start == 0:
            return self, None
        return self._above(start, None), self._below(None, start)

    def _above(self, end: int, edge: Slab | None) -> Stack | None:
        """Return the pieces before *end*, with *edge*, the start of a broken one, below them."""
        pieces = [*self.pieces[:end], *([edge] if edge is not None else [])]
        return Stack(pieces, grid=self.grid) if pieces else None

    def _below(self, edge: Slab | None, start: int) -> Stack | None:
        """Return the pieces from *start* on, under *edge*, the rest of a broken one.

        They keep their distances, so that long stacks are not measured anew at each page.
        """
        if start >= len(self.pieces):
            return None if edge is None else Stack((edge,), grid=self.grid)
        made = Stack(() if edge is None else (edge,), grid=self.grid)
        pieces, tops = self.pieces[start:], self._tops[start:]
        first = pieces[0]
        made._base = tops[0]
        if made.pieces:
            top = made.height + max(made.after, first.before)
            made._base = tops[0] - (_on_grid(top) if self.grid else top)
        made._tops = [made._base] * len(made.pieces) + tops
        made.pieces += pieces
        made.height = self.height + self._base - made._base
        made.before, made.after = made.pieces[0].before, pieces[-1].after
        made.keep_next = pieces[-1].keep_next
        made.baseline = made.pieces[0].baseline
        return made

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw every piece at its place."""
        y -= self._base
        for top, piece in zip(self._tops, self.pieces, strict=True):
            piece.draw(pen, x, y + top)


class Beside(Slab):
    """Stacks side by side, read one after the other.

    Args:
        cells: distance from the left and content of each.
        align: start them so that their first lines share a baseline.
        keep: do not break as long as a page can hold it.
    """

    def __init__(
        self,
        cells: Sequence[tuple[float, Stack]],
        *,
        align: bool = False,
        keep: bool = False,
    ) -> None:
        self.cells = cells
        self.align = align
        self.keep = keep
        first = max((c.baseline for _, c in cells if c.baseline), default=0)
        self.drops = [
            first - c.baseline if align and c.baseline and first - c.baseline < 14 else 0.0  # noqa: PLR2004
            for _, c in cells
        ]
        self.height = max(
            (c.height + d for (_, c), d in zip(cells, self.drops, strict=True)), default=0
        )
        self.baseline = first
        self._rigid = False

    def closed(self, degree: float) -> Beside:
        """Return it with the gaps in its cells closed up."""
        if self._rigid:
            return self
        cells = [(offset, cell.closed(degree)) for offset, cell in self.cells]
        if cells == self.cells and max(self.before, self.after) <= _LEAST_GAP:
            self._rigid = True  # nothing in it can be closed up, by whatever degree
            return self
        made = Beside(cells, align=self.align, keep=self.keep)
        made.before, made.after = closer(self.before, degree), closer(self.after, degree)
        made.keep_next = self.keep_next
        return made

    def split(self, room: Room) -> Cut:
        """Break every cell at the same height."""
        if self.height <= room.left + _EASE:
            return self, None
        if self.keep and self.height <= room.full + _EASE and not room.force:
            return None, self
        heads: list[tuple[float, Stack]] = []
        tails: list[tuple[float, Stack]] = []
        placed = False
        for (offset, cell), drop in zip(self.cells, self.drops, strict=True):
            head, tail = cell.split(replace(room, left=room.left - drop))
            if head is None and tail is not None and not room.force and cell.pieces:
                return None, self
            placed = placed or (isinstance(head, Stack) and head.height > 0)
            heads.append((offset, head if isinstance(head, Stack) else Stack(())))
            tails.append((offset, tail if isinstance(tail, Stack) else Stack(())))
        if not placed:
            return (self, None) if room.force else (None, self)
        top, rest = Beside(heads), Beside(tails)
        top.before, top.after = self.before, 0
        top.drops = self.drops
        rest.before, rest.after = self.before, self.after
        return top, rest if rest.height > 0 else None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the cells, first to last."""
        for (offset, cell), drop in zip(self.cells, self.drops, strict=True):
            cell.draw(pen, x + offset, y + drop)
