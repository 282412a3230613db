"""Small figures of tables as pictures: how well, how it went, and in which weeks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import pairwise

from PIL import Image as Pillow
from PIL import ImageDraw

from credo_builder.compose.document import Datum, Figure, Image
from credo_builder.render.pdf.colour import Palette, Rgb
from credo_builder.values import dataclass

_DOTS_PER_MM = 24
"""Drawn twice as fine as it is kept, so that slanting lines are smooth."""
_KEPT = 2
_STEPS = 5


@dataclass(frozen=True)
class _Sheet:
    """What one small figure is drawn on; lengths are in millimetres."""

    size: tuple[float, float]
    palette: Palette

    def drawn(self, paint: Callable[[_Sheet, ImageDraw.ImageDraw], None]) -> bytes:
        """Return what *paint* draws, as a PNG."""
        wide, high = (round(side * _DOTS_PER_MM) for side in self.size)
        sheet = Pillow.new("RGB", (wide, high), "white")
        paint(self, ImageDraw.Draw(sheet))
        smooth = sheet.resize((wide // _KEPT, high // _KEPT), Pillow.Resampling.BOX)
        file = BytesIO()
        smooth.save(file, "PNG")
        return file.getvalue()


def small_picture(figure: Figure, palette: Palette) -> Image | None:
    """Return a picture of *figure*; None where it is not a small one or holds no figures."""
    for kinds, size, paint in (
        ({"mini_bar"}, (21.0, 4.4), _bar),
        ({"weeks"}, (2.0 * max(1, len(figure.data)), 3.0), _weeks),
        ({"trend", "sparkline"}, (28.0, 7.0), _line),
    ):
        if figure.kind not in kinds or all(datum.value is None for datum in figure.data):
            continue

        def painted(sheet: _Sheet, pen: ImageDraw.ImageDraw, paint: _Painter = paint) -> None:
            paint(sheet, pen, figure.data)

        content = _Sheet(size, palette).drawn(painted)
        wide, high = (round(side * _DOTS_PER_MM) // _KEPT for side in size)
        return Image(content, wide, high, figure.alt, size[0], size[1])
    return None


_Painter = Callable[[_Sheet, ImageDraw.ImageDraw, Sequence[Datum]], None]


def _dots(*lengths: float) -> list[float]:
    return [length * _DOTS_PER_MM for length in lengths]


def _ink(colour: Rgb) -> tuple[int, int, int]:
    red, green, blue = (round(channel * 255) for channel in colour)
    return red, green, blue


def _bar(sheet: _Sheet, pen: ImageDraw.ImageDraw, data: Sequence[Datum]) -> None:
    """Draw five cells filled to today's value, and a mark at what it matters."""
    datum = data[0]
    cell, high = sheet.size[0] / _STEPS, sheet.size[1]
    for step in range(_STEPS):
        left = step * cell
        share = max(0.0, min(1.0, (datum.value or 0) - step))
        pen.rectangle(_dots(left, 1.1, left + cell - 0.3, high - 1.1), _ink(sheet.palette.tint2))
        if share:
            right = left + (cell - 0.3) * share
            pen.rectangle(_dots(left, 1.1, right, high - 1.1), _ink(sheet.palette.text))
    if datum.other is not None:
        place = min(sheet.size[0] - 0.6, max(0.0, min(_STEPS, datum.other)) * cell - 0.3)
        pen.rectangle(_dots(place, 0, place + 0.5, high), _ink(sheet.palette.ink))


def _weeks(sheet: _Sheet, pen: ImageDraw.ImageDraw, data: Sequence[Datum]) -> None:
    """Draw a cell a week, filled where something happens in it."""
    pitch = sheet.size[0] / max(1, len(data))
    for place, datum in enumerate(data):
        fill = sheet.palette.text if datum.value else sheet.palette.tint2
        left = place * pitch
        pen.rectangle(_dots(left, 0, left + pitch - 0.4, sheet.size[1]), _ink(fill))


def _line(sheet: _Sheet, pen: ImageDraw.ImageDraw, data: Sequence[Datum]) -> None:
    """Draw how a figure went, its end marked, over its threshold."""
    values = [datum.value for datum in data if not datum.kind]
    threshold = next((datum.value for datum in data if datum.kind == "threshold"), None)
    known = [value for value in (*values, threshold) if value is not None]
    if not known:
        return
    low, spread = min(known), max(known) - min(known)
    pitch = (sheet.size[0] - 2) / max(1, len(values) - 1)

    def at(place: int, value: float) -> tuple[float, float]:
        share = (value - low) / spread if spread else 0.5
        return 1 + place * pitch, 1 + (1 - share) * (sheet.size[1] - 2)

    if threshold is not None:
        level = at(0, threshold)[1]
        for start in range(int(sheet.size[0])):
            pen.rectangle(_dots(start, level - 0.1, start + 0.5, level + 0.1),
                          _ink(sheet.palette.muted))  # fmt: skip
    ink = _ink(sheet.palette.text)
    points = [
        at(place, value) if value is not None else None for place, value in enumerate(values)
    ]
    for one, other in pairwise(points):
        if one and other:
            pen.line(_dots(*one, *other), ink, round(0.5 * _DOTS_PER_MM))
    for place, point in enumerate(points):
        alone = point and not any(
            points[max(0, place - 1) : place] + points[place + 1 : place + 2]
        )
        last = point and not any(points[place + 1 :])
        if point and (alone or last):
            x, y = point
            pen.ellipse(_dots(x - 0.9, y - 0.9, x + 0.9, y + 0.9), ink)
