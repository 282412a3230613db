"""Chips and badges: a word with a weight of fill, several to a row."""

from __future__ import annotations

from collections.abc import Sequence

from credo_builder.compose.document import Badge, Chip, Text
from credo_builder.render.pdf.colour import WHITE, Palette, Rgb
from credo_builder.render.pdf.lines import Line
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.slabs import Slab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.text import set_lines
from credo_builder.render.pdf.theme import Style, Theme
from credo_builder.values import replace

BADGE_HEIGHT = 15.5
CHIP_HEIGHT = 14.0
MARK_HEIGHT = 16.0
MARK_HANG = 24.0
"""From the left edge of a round mark to the words beside it, in points."""
MARK_BASELINE = 11.5
"""From the top of a round mark to the baseline of the words beside it, in points."""
STATUS_SIZE = 12.0
_GAP = 5.0
_PITCH = 19.0


def fill_and_ink(rank: int, colours: Palette) -> tuple[Rgb | None, Rgb]:
    """Return ground and letter colour of a badge of *rank*; no ground means an outline."""
    if rank <= 0:
        return None, colours.ink
    if rank == 1:
        return colours.tint3, colours.ink
    return (colours.text, WHITE) if rank == 2 else (colours.ink, WHITE)  # noqa: PLR2004


def draw_badge(
    pen: Pen, badge: Badge, at: tuple[float, float], element: Element | None, width: float = 0
) -> float:
    """Draw *badge* with its left top corner at *at* and return its width."""
    x, y = at
    style = pen.theme["badge"]
    fill, letters = fill_and_ink(badge.rank, pen.palette)
    width = width or text_width(badge.text, style) + 10
    lines = _set(badge.text, replace(style, colour=letters), width - 10, pen.palette)
    with pen.artifact():
        stroke = pen.palette.rule if fill is None else None
        box = (x, y, width, _high(lines, BADGE_HEIGHT))
        pen.rounded(box, 2, fill=fill or WHITE, stroke=stroke)
    pen.lines(element, [(x + 5, y + 11 + 12 * i, line) for i, line in enumerate(lines)])
    return width


def _set(text: str, style: Style, width: float, colours: Palette) -> list[Line]:
    """Return the lines of a badge; one, unless its column is too narrow."""
    return set_lines((Text(text),), style, width + 0.1, colours)


def _high(lines: Sequence[Line], single: float) -> float:
    return single + 12 * max(0, len(lines) - 1)


class MarkRow(Slab):
    """Chips and badges in reading order, wrapped where the column ends."""

    def __init__(
        self, marks: Sequence[Chip | Badge], width: float, parent: Element, theme: Theme
    ) -> None:
        self.placed: list[tuple[float, float, float, Chip | Badge, Element]] = []
        element = Element("P", parent)
        style = theme["badge"]
        x = y = 0.0
        tallest = BADGE_HEIGHT
        for mark in marks:
            pad = 5 if isinstance(mark, Badge) else 4
            wide = min(width, text_width(mark.text, style) + 2 * pad)
            if x and x + wide > width:
                x, y = 0.0, y + tallest + _PITCH - BADGE_HEIGHT
            self.placed.append((x, y, wide, mark, Element("Span", element)))
            lines = _set(mark.text, style, wide - 2 * pad, theme.palette)
            tallest = max(tallest if x else 0.0, _high(lines, BADGE_HEIGHT))
            x += wide + _GAP
        self.height = y + tallest
        self.before, self.after = 5, 8
        self.baseline = 11

    def push(self, width: float) -> None:
        """Move every row to the right edge of a column of *width* points."""
        ends: dict[float, float] = {}
        for left, top, wide, _, _ in self.placed:
            ends[top] = max(ends.get(top, 0.0), left + wide)
        self.placed = [(x + width - ends[y], y, w, m, e) for x, y, w, m, e in self.placed]

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw each with its ground."""
        for left, top, wide, mark, element in self.placed:
            if isinstance(mark, Badge):
                draw_badge(pen, mark, (x + left, y + top), element, wide)
                continue
            lines = _set(mark.text, pen.theme["code"], wide - 8, pen.palette)
            with pen.artifact():
                box = (x + left, y + top, wide, _high(lines, CHIP_HEIGHT))
                pen.rounded(box, 2, fill=pen.palette.tint2)
            placed = [(x + left + 4, y + top + 10 + 12 * i, line) for i, line in enumerate(lines)]
            pen.lines(element, placed)


def draw_round_mark(pen: Pen, mark: str, x: float, y: float) -> None:
    """Draw whether something was checked, 16 points across; the words beside it say the same.

    A filled circle with a tick means checked, a light one with an exclamation mark that it
    needs a change, a dashed empty one that it was not done.
    """
    colours, radius = pen.palette, MARK_HEIGHT / 2
    middle = (x + radius, y + radius)
    with pen.artifact():
        if mark == "checked":
            pen.circle(*middle, radius, fill=colours.text)
            tick = ((x + 4.5, y + 8.4), (x + 7.1, y + 11), (x + 11.6, y + 5.4))
            with pen.unmirrored(x, MARK_HEIGHT):
                pen.polygon(tick, stroke=WHITE, width=1.7, closed=False)
        elif mark == "change":
            pen.circle(*middle, radius, fill=colours.tint3)
            pen.rectangle((middle[0] - 1, y + 4, 2, 5.2), fill=colours.ink)
            pen.rectangle((middle[0] - 1, y + 10.4, 2, 2), fill=colours.ink)
        else:
            with pen.dashes("2.5 2"):
                pen.circle(*middle, radius - 0.5, stroke=colours.rule, width=0.9)


def draw_status(pen: Pen, status: str, letter: str, x: float, y: float) -> None:
    """Draw how a figure stands as a mark 12 points square, told by shape and letter.

    Green is a white circle, amber a light diamond, red an ink square; *letter* stands in it.
    """
    colours, half = pen.palette, STATUS_SIZE / 2
    middle, centre = x + half, y + half
    ink = colours.ink
    if status == "green":
        pen.circle(middle, centre, half - 0.5, fill=WHITE, stroke=colours.rule)
    elif status == "amber":
        reach = half + 1
        corners = (
            (middle, centre - reach),
            (middle + reach, centre),
            (middle, centre + reach),
            (middle - reach, centre),
        )
        pen.polygon(corners, fill=colours.tint3, stroke=colours.rule, width=0.75)
    else:
        pen.rectangle((x, y, STATUS_SIZE, STATUS_SIZE), fill=colours.ink)
        ink = WHITE
    style = replace(pen.theme["badge"], size=8)
    pen.say(None, (middle, centre + 2.9), letter, style, colour=ink, align=0.5)
