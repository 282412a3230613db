"""Slabs onto pages; a section that would spill a little onto one page more is closed up."""

from __future__ import annotations

from collections.abc import Sequence

from credo_builder.render.pdf.frames import Ruled
from credo_builder.render.pdf.slabs import Room, Slab, Stack

_PATIENCE = 3
"""Pages in a row on which a section may fail to get shorter."""
_SPILL = 0.3
"""Part of a page's height up to which content too much is closed up."""
_STRAY = 0.2
"""Part of a page's height; a last page that holds less looks like a mistake."""
_FILLED = 0.35
"""Part of a page's height that stays before what is moved to the last page."""
_STEPS = 16
"""Degrees of closing that are told apart."""


def paginated(pieces: Sequence[Slab], height: float) -> list[Slab]:
    """Return what stands on each page of *height* points.

    Where little more than the pages before the last would hold is left for the last one,
    the gaps are closed up, by no more than it takes to do without that page. Where that
    cannot be done, they stay as they are, and what stands under the last heading goes on
    to a last page that would hold next to nothing.
    """
    whole = Stack(pieces, grid=True)
    return _filled(whole, _closed_up(whole, height), height)


def _filled(whole: Stack, pages: list[Slab], height: float) -> list[Slab]:
    """Return *pages*, the last one begun at a heading before it where it is almost empty."""
    if len(pages) < 2 or pages[-1].height >= _STRAY * height:  # noqa: PLR2004
        return pages
    headings = [i for i, p in enumerate(whole.pieces) if isinstance(p, Ruled) and p.keep_next]
    for place in reversed(headings):
        head = _broken(Stack(whole.pieces[:place], grid=True), height)
        tail = _broken(Stack(whole.pieces[place:], grid=True), height)
        fuller = tail[-1].height > pages[-1].height and head[-1].height >= _FILLED * height
        if fuller and len(head) + len(tail) == len(pages):
            return [*head, *tail]
    return pages


def _closed_up(whole: Stack, height: float) -> list[Slab]:
    """Return the pages of *whole*, its gaps closed up where that saves the last page."""
    loose = _broken(whole, height)
    spill = whole.height - (len(loose) - 1) * height
    if len(loose) < 2 or spill > _SPILL * height:  # noqa: PLR2004
        return loose
    best = _broken(whole.closed(1), height)
    if len(best) >= len(loose):
        return loose
    low, high = 1, _STEPS
    while low < high:
        degree = (low + high) // 2
        tried = _broken(whole.closed(degree / _STEPS), height)
        if len(tried) < len(loose):
            best, high = tried, degree
        else:
            low = degree + 1
    return best


def _broken(whole: Slab, height: float) -> list[Slab]:
    """Return the pages that *whole* takes, as it is."""
    pages: list[Slab] = []
    rest: Slab | None = whole
    stuck = 0
    while rest is not None:
        before = rest.height
        head, rest = rest.split(Room(height, height, force=True))
        # What cannot be made smaller is drawn as it is, rather than tried for ever.
        stuck = stuck + 1 if rest is not None and rest.height >= before else 0
        if stuck > _PATIENCE and rest is not None:
            head, rest = rest, None
        pages.append(head if head is not None else Stack(()))
    return pages
