"""Chips and badges: a word with a weight of fill, several to a row."""

from __future__ import annotations

from collections.abc import Sequence

from credo_builder.compose.document import Badge, Chip
from credo_builder.render.pdf.colour import WHITE, Palette, Rgb
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.slabs import Slab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import Theme

BADGE_HEIGHT = 15.5
CHIP_HEIGHT = 14.0
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
    with pen.artifact():
        stroke = pen.palette.rule if fill is None else None
        pen.rounded((x, y, width, BADGE_HEIGHT), 2, fill=fill or WHITE, stroke=stroke)
    pen.say(element, (x + 5, y + 11), badge.text, style, colour=letters)
    return width


class MarkRow(Slab):
    """Chips and badges in reading order, wrapped where the column ends."""

    def __init__(
        self, marks: Sequence[Chip | Badge], width: float, parent: Element, theme: Theme
    ) -> None:
        self.placed: list[tuple[float, float, float, Chip | Badge, Element]] = []
        element = Element("P", parent)
        style = theme["badge"]
        x = y = 0.0
        for mark in marks:
            pad = 5 if isinstance(mark, Badge) else 4
            wide = min(width, text_width(mark.text, style) + 2 * pad)
            if x and x + wide > width:
                x, y = 0.0, y + _PITCH
            self.placed.append((x, y, wide, mark, Element("Span", element)))
            x += wide + _GAP
        self.height = y + BADGE_HEIGHT
        self.before, self.after = 5, 8
        self.baseline = 11

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw each with its ground."""
        for left, top, wide, mark, element in self.placed:
            if isinstance(mark, Badge):
                draw_badge(pen, mark, (x + left, y + top), element, wide)
                continue
            with pen.artifact():
                box = (x + left, y + top, wide, CHIP_HEIGHT)
                pen.rounded(box, 2, fill=pen.palette.tint2)
            style = pen.theme["code"]
            pen.say(element, (x + left + 4, y + top + 10), mark.text, style)
