"""How figures are set that add up, that sum a page up, or that a row is known by."""

from __future__ import annotations

from credo_builder.render.pdf.theme import Style, Theme
from credo_builder.values import replace

COUNTING = frozenset({"total", "count", "number"})
"""The roles of paragraphs that hold such a figure, or a word in its place."""

_LEVEL = 18.0
"""Leading of a large figure in a cell, whose head stands level with the words beside it."""
_LEAD = (16.0, 19.0)
"""Size and leading of what stands in front of several rows."""
_IN_INK = {"side": "number", "cell": "title"}


def counting_style(theme: Theme, role: str, kind: str) -> Style:
    """Return the style of a *role* of `COUNTING` in a column of *kind*."""
    if role == "total":
        return replace(theme["figure_strong"], before=5, after=10)
    if role == "count":
        large = theme[_IN_INK.get(kind, "number_landscape")]
        colour = theme.palette.ink if kind in _IN_INK else theme.palette.text
    else:
        large = theme["title" if kind == "cell" else "lede"]
        colour = theme.palette.text
    if kind == "cell":
        large = replace(large, leading=_LEVEL)
    elif kind == "lead":
        large = replace(large, size=_LEAD[0], leading=_LEAD[1])
    return replace(large, colour=colour, before=0, after=2 if role == "count" else 4)
