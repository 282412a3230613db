"""Small figures for tables: weeks of learning, how a figure stands, and how it went."""

from __future__ import annotations

from collections.abc import Sequence

from credo_builder.compose.document import Datum
from credo_builder.render.pdf.badges import STATUS_SIZE, draw_status
from credo_builder.render.pdf.colour import WHITE
from credo_builder.render.pdf.drawing import Painter, write
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.theme import Theme
from credo_builder.values import replace

SMALL = frozenset({"mini_bar", "weeks", "status", "status_key", "sparkline", "trend"})
"""Kinds of figure that stand in a table and take no space around them."""

_WEEK = (4.5, 6.0)
_WEEK_PITCH = 5.7
_LINE = (104.0, 20.0)
_END = 2.5
_KEY_DASH = 24.0
_LEAST = 6.0
"""Size of type below which a figure under its mark is cut rather than made smaller."""
_BOX = (28.0, 25.0)
_STATES = ("green", "amber", "red")

Measured = tuple[float, Painter]
"""Height in points, and what draws it."""


def weeks_figure(data: Sequence[Datum], width: float) -> Measured:
    """Return a cell a week, filled where something happens in it."""
    pitch = min(_WEEK_PITCH, width / max(1, len(data)))
    wide, high = _WEEK[0] * pitch / _WEEK_PITCH, _WEEK[1]

    def paint(pen: Pen, x: float, y: float) -> None:
        for place, datum in enumerate(data):
            fill = pen.palette.text if datum.value else pen.palette.tint2
            pen.rectangle((x + place * pitch, y + 4, wide, high), fill=fill)

    return 12.0, paint


def status_figure(data: Sequence[Datum], width: float, theme: Theme) -> Measured:
    """Return a mark with its letter over its figure, or a box to write in."""
    datum = data[0] if data else Datum()
    style = theme["figure"]

    def paint(pen: Pen, x: float, y: float) -> None:
        if datum.kind not in _STATES and not datum.note:
            box = (x + max(0.0, (width - _BOX[0]) / 2), y + 0.5, min(width, _BOX[0]), _BOX[1])
            pen.rectangle(box, fill=WHITE, stroke=pen.palette.rule)
            return
        left = x + (width - STATUS_SIZE) / 2
        if datum.kind in _STATES:
            draw_status(pen, datum.kind, datum.label, left, y + 1)
        size = style.size * min(1.0, width / max(1.0, text_width(datum.note, style)))
        fitted = replace(style, size=max(_LEAST, size))
        at = (x + width / 2, y + STATUS_SIZE + 2)
        write(pen, datum.note, fitted, at, width, align=0.5, most=1)

    return STATUS_SIZE + 2 + style.leading, paint


def status_key_figure(data: Sequence[Datum], width: float, theme: Theme) -> Measured:
    """Return what each mark means in one line, and what the dotted line is."""
    style = theme["small"]
    gap, across = 16.0, 0.0
    places: list[tuple[float, float, Datum]] = []
    for datum in data:
        start = _KEY_DASH if datum.kind == "threshold" else STATUS_SIZE
        wide = start + 5 + text_width(datum.note, style)
        if across + wide > width and places:
            break
        places.append((across, start, datum))
        across += wide + gap

    def paint(pen: Pen, x: float, y: float) -> None:
        for left, start, datum in places:
            if datum.kind == "threshold":
                level, colour = y + 8, pen.palette.muted
                pen.line((x + left, level), (x + left + start, level), colour, 0.75, dash="1.5 2")
            else:
                draw_status(pen, datum.kind, datum.label, x + left, y + 2)
            at = (x + left + start + 5, y + 2 + style.baseline)
            pen.say(None, at, datum.note, style)

    return STATUS_SIZE + 5, paint


def sparkline_figure(data: Sequence[Datum], width: float) -> Measured:
    """Return how a figure went as a line with its end marked, over its dotted threshold."""
    wide, high = min(_LINE[0], width), _LINE[1]

    def paint(pen: Pen, x: float, y: float) -> None:
        draw_sparkline(pen, data, (x, y, wide, high))

    return high, paint


def trend_figure(data: Sequence[Datum], width: float, theme: Theme) -> Measured:
    """Return the mark of the latest figure, the figure, and the line it ends."""
    latest = next((d for d in data if d.kind in _STATES), Datum())
    style = theme["cell_number"]
    start = STATUS_SIZE + 5
    words = max(24.0, text_width(latest.note, style))
    left = start + words + 8
    high = _LINE[1] + 2

    def paint(pen: Pen, x: float, y: float) -> None:
        if latest.kind:
            draw_status(pen, latest.kind, latest.label, x, y + 0.5)
        pen.say(None, (x + start, y + style.baseline), latest.note, style)
        room = width - left
        if room >= 4 * _END:
            draw_sparkline(pen, data, (x + left, y, min(_LINE[0], room), _LINE[1]))

    return high, paint


def draw_sparkline(
    pen: Pen, data: Sequence[Datum], box: tuple[float, float, float, float]
) -> None:
    """Draw the values of *data* over time into left, top, width and height.

    The highest value or threshold touches the top, the lowest the foot. Where a value is
    missing the line breaks; a value alone is a dot.
    """
    values = [d.value for d in data if not d.kind]
    threshold = next((d.value for d in data if d.kind == "threshold"), None)
    known = [v for v in (*values, threshold) if v is not None]
    if not known:
        return
    left, top, wide, high = box
    low, spread = min(known), max(known) - min(known)
    inner = high - 2 * _END
    pitch = (wide - 2 * _END) / max(1, len(values) - 1)

    def at(place: int, value: float) -> tuple[float, float]:
        share = (value - low) / spread if spread else 0.5
        return left + _END + place * pitch, top + _END + (1 - share) * inner

    colours = pen.palette
    if threshold is not None:
        level = at(0, threshold)[1]
        pen.line((left, level), (left + wide, level), colours.muted, 0.75, dash="1.5 2")
    for run in _runs(values):
        points = [at(place, value) for place, value in run]
        if len(points) > 1:
            pen.polygon(points, stroke=colours.text, width=1.5, closed=False)
        else:
            pen.circle(*points[0], 1.2, fill=colours.text)
    last = max(place for place, value in enumerate(values) if value is not None) if values else 0
    end = values[last] if values else None
    if end is not None:
        pen.circle(*at(last, end), _END, fill=colours.text)


def _runs(values: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    """Return the values that follow each other without a gap, each with its place."""
    runs: list[list[tuple[int, float]]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((place, value))
    return [run for run in runs if run]
