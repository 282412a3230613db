"""Where a block stands."""

from __future__ import annotations

from credo_builder.values import dataclass


@dataclass(frozen=True)
class Place:
    """Where a block stands: its column's width in points and what kind of column it is.

    ``kind`` is page, side, main, panel or cell; ``offset`` is the main column's distance from
    the left when the block stands on the page itself. ``numeric`` cells hold figures.
    """

    width: float
    kind: str = "page"
    offset: float = 0
    numeric: bool = False


def inner(place: Place) -> Place:
    """Return the main column of a page; any other place itself."""
    if not place.offset:
        return place
    return Place(place.width - place.offset, place.kind)
