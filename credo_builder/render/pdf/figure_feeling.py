"""A change of feeling: the word for now, an arrow, and the word for what is wanted."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.compose.document import Datum
from credo_builder.render.pdf.drawing import Painter, height_of, write
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.theme import Theme

_ARROW, _GAP = 34.0, 9.0
"""Length of the arrow, and room on either side of it, in points."""


def feeling_figure(datum: Datum, width: float, theme: Theme) -> tuple[float, Painter]:
    """Return height and painter of the change from the label to the note of *datum*.

    The words stand beside each other, each broken into lines where it exceeds its half.
    """
    lede = theme["lede"]
    now = replace(lede, face=lede.italic, colour=theme.palette.muted, balance=False)
    wanted = replace(lede, face=lede.strong, colour=theme.palette.text, balance=False)
    half = (width - _ARROW - 2 * _GAP) / 2
    room = half if text_width(datum.note, wanted) > half else width - half - _ARROW - 2 * _GAP
    start = min(half, text_width(datum.label, now)) if datum.label else 0.0
    height = max(
        lede.leading,
        height_of(datum.label, now, half, theme) if datum.label else 0.0,
        height_of(datum.note, wanted, room, theme),
    )

    def paint(pen: Pen, x: float, y: float) -> None:
        middle = y + lede.baseline - 0.25 * lede.size
        write(pen, datum.label, now, (x, y), half)
        left = x + start + _GAP if datum.label else x
        tip, colour = left + _ARROW, pen.palette.text
        pen.line((left, middle), (tip - 5, middle), colour, 1.5)
        pen.polygon(((tip - 6, middle - 3.5), (tip, middle), (tip - 6, middle + 3.5)), fill=colour)
        write(pen, datum.note, wanted, (tip + _GAP, y), room)

    return height, paint
