"""What every figure is drawn with: one element for all its strokes, words in lines."""

from __future__ import annotations

from collections.abc import Callable

from credo_builder.compose.document import Text
from credo_builder.render.pdf.colour import Rgb
from credo_builder.render.pdf.frames import Drawing
from credo_builder.render.pdf.lines import line_width
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.shortening import lines_within
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.text import set_lines
from credo_builder.render.pdf.theme import Style, Theme
from credo_builder.values import replace

Painter = Callable[[Pen, float, float], None]
"""Draws a figure with its left top corner at the two numbers, in points."""


_EVEN_FACES = {"hyper": "sans", "hyper-bold": "sans-semibold"}


def numerals(style: Style) -> Style:
    """Return *style* in letters whose digits are all as wide, and whose nought bears no stroke."""
    return replace(style, face=_EVEN_FACES.get(style.face, style.face))


def tagged_drawing(
    height: float, width: float, paint: Painter, alt: str, parent: Element
) -> Drawing:
    """Return a drawing whose every stroke and word belongs to one Figure element."""
    element = Element("Figure", parent, alt=alt or "Figure")

    def tagged(pen: Pen, x: float, y: float) -> None:
        element.attributes = pen.box_of((x, y, width, height))
        with pen.mark(element):
            paint(pen, x, y)

    return Drawing(height, tagged)


def write(
    pen: Pen,
    text: str,
    style: Style,
    at: tuple[float, float],
    width: float,
    *,
    colour: Rgb | None = None,
    align: float = 0,
    most: int = 0,
) -> float:
    """Write *text* in lines of *width* with its top at *at*; return the height taken.

    *align* 0, .5 or 1 is where *at* lies in the width; *most* lines
    at most are written, the last of them ended by an ellipsis where that is not all.
    """
    used = replace(style, colour=colour or style.colour)
    if most:
        lines, _ = lines_within(text, used, width, pen.palette, most)
    else:
        lines = set_lines((Text(text),), used, width, pen.palette) if text else []
    x, y = at
    placed = [
        (x - align * line_width(line), y + i * style.leading + style.baseline, line)
        for i, line in enumerate(lines)
    ]
    pen.lines(None, placed)
    return len(lines) * style.leading


def height_of(text: str, style: Style, width: float, theme: Theme) -> float:
    """Return the height *text* takes in lines of *width*."""
    return len(set_lines((Text(text),), style, width, theme.palette)) * style.leading
