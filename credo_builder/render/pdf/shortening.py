"""Words cut with an ellipsis where there is no room for all of them."""

from __future__ import annotations

from collections.abc import Callable

from credo_builder.compose.document import Text
from credo_builder.render.pdf.colour import Palette
from credo_builder.render.pdf.lines import Line
from credo_builder.render.pdf.scripts import cluster_ends
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.text import set_lines
from credo_builder.render.pdf.theme import Style

_LOOSE = " ,;:."
"""What does not stand before an ellipsis."""
_CERTAIN = 2_000
"""Characters looked at; no more stand on a few lines in any size."""


def within(text: str, style: Style, room: float) -> str:
    """Return *text*, ended by an ellipsis where it exceeds *room* points.

    It is cut at a word, a single long one anywhere.
    """
    if len(text) <= _CERTAIN and text_width(text, style) <= room:
        return text
    return _cut(text, lambda short: text_width(short, style) <= room)


def lines_within(
    text: str, style: Style, width: float, palette: Palette, most: int
) -> tuple[list[Line], bool]:
    """Return *text* in at most *most* lines of *width* points, and whether it was cut."""
    if len(text) <= _CERTAIN:
        lines = set_lines((Text(text),), style, width, palette)
        if len(lines) <= most:
            return lines, False

    def fits(short: str) -> bool:
        return len(set_lines((Text(short),), style, width, palette)) <= most

    short = _cut(text, fits)
    return (set_lines((Text(short),), style, width, palette) if short else []), True


def _cut(text: str, fits: Callable[[str], bool]) -> str:
    """Return the longest beginning of *text* that *fits* with an ellipsis; empty without one."""
    start = " ".join(text[:_CERTAIN].split())
    ends = cluster_ends(start)
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(_ended(start[: ends[middle - 1]])):
            low = middle
        else:
            high = middle - 1
    if not low:
        return ""
    held = start[: ends[low - 1]]
    if not start[len(held) :].startswith(" "):
        whole, _, _ = held.rpartition(" ")
        held = whole if 2 * len(whole) > len(held) else held
    return _ended(held)


def _ended(text: str) -> str:
    return f"{text.rstrip(_LOOSE)}…"
