"""Who serves whom: the line that leads to the customer, and those who stand behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from credo_builder.compose.document import Datum
from credo_builder.render.pdf.colour import WHITE, Rgb
from credo_builder.render.pdf.drawing import Painter, height_of, write
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.theme import Theme

_IN_LINE = 4
"""Boxes side by side at most; there is no room for more of them, nor for words in them."""
_WIDE, _HIGH = 92.0, 40.0
_PAD, _APART, _REACH = 10.0, 12.0, 52.0
"""Edge of the band to its boxes; box to box; band's boxes to those behind them, in points."""

Lefts = Mapping[str, float]


@dataclass(frozen=True)
class _Plan:
    """Where everything stands: left edges by label, and tops of the three rows."""

    line: tuple[Datum, ...]
    above: tuple[Datum, ...]
    below: tuple[Datum, ...]
    lefts: Lefts
    wide: float
    high: float

    @property
    def top(self) -> float:
        """Top of the boxes in line."""
        return self.high + _REACH if self.above else _PAD

    @property
    def height(self) -> float:
        """Height of the whole figure."""
        end = self.top + self.high
        return end + _REACH + self.high if self.below else end + _PAD


def serves_figure(data: Sequence[Datum], width: float, theme: Theme) -> tuple[float, Painter]:
    """Return height and painter; what cannot be drawn whole takes no room at all."""
    line = tuple(d for d in data if d.kind == "front") + tuple(
        d for d in data if d.kind == "customer"
    )
    behind = [d for d in data if d.kind == "support"]
    half = (len(behind) + 1) // 2
    place = {one.label: number for number, one in enumerate(line)}
    lost = any(d.note not in place for d in behind)
    if not line or lost or len(line) > _IN_LINE or half > _IN_LINE:
        return 0.0, lambda _pen, _x, _y: None
    above = tuple(sorted(behind[::2], key=lambda d: place[d.note]))
    below = tuple(sorted(behind[1::2], key=lambda d: place[d.note]))
    wide = min(_WIDE, (width - 2 * _PAD - 24 * (_IN_LINE - 1)) / _IN_LINE)
    pitch = (width - 2 * _PAD - wide) / max(1, len(line) - 1)
    in_line = {one.label: _PAD + number * pitch for number, one in enumerate(line)}
    lefts = {
        **_beside(above, in_line, wide, width),
        **_beside(below, in_line, wide, width),
        **in_line,
    }
    high = max(_HIGH, *(_words_height(d, wide, theme) + 10 for d in (*line, *above, *below)))
    plan = _Plan(line, above, below, lefts, wide, high)
    return plan.height, lambda pen, x, y: _paint(pen, plan, x, y, width)


def _beside(row: Sequence[Datum], targets: Lefts, wide: float, width: float) -> dict[str, float]:
    """Return left edges near what each serves, none over another, all within *width*."""
    step = wide + _APART
    lefts: list[float] = []
    for one in row:
        alike = [d for d in row if d.note == one.note]
        wanted = targets[one.note] + (alike.index(one) - (len(alike) - 1) / 2) * step
        lefts.append(max(wanted, lefts[-1] + step if lefts else 0.0))
    for number in range(len(row) - 1, -1, -1):
        most = width - wide if number == len(row) - 1 else lefts[number + 1] - step
        lefts[number] = min(lefts[number], most)
    return {one.label: left for one, left in zip(row, lefts, strict=True)}


def _words_height(datum: Datum, wide: float, theme: Theme) -> float:
    people = datum.fact("people")
    extra = height_of(people, theme["small"], wide - 8, theme) if people else 0.0
    return height_of(datum.label, theme["h3"], wide - 8, theme) + extra


def _paint(pen: Pen, plan: _Plan, x: float, y: float, width: float) -> None:
    colours, top = pen.palette, y + plan.top
    pen.rectangle((x, top - _PAD, width, plan.high + 2 * _PAD), fill=colours.tint1)
    for one, following in zip(plan.line, plan.line[1:], strict=False):
        start = x + plan.lefts[one.label] + plan.wide
        middle, end = top + plan.high / 2, x + plan.lefts[following.label]
        if one.note in {"", following.label}:
            _arrow(pen, ((start, middle), (end, middle)), colours.text)
            _number(pen, one, ((start + end) / 2 - 3, middle - 5))
    for row, high, edge, way in (
        (plan.above, y, top, 1.0),
        (plan.below, top + plan.high + _REACH, top + plan.high, -1.0),
    ):
        for one in row:
            start = high + plan.high if way > 0 else high
            _supporting(pen, plan, one, x, (start, edge, way))
            _box(pen, plan, one, (x + plan.lefts[one.label], high))
    for one in plan.line:
        _box(pen, plan, one, (x + plan.lefts[one.label], top))


def _supporting(
    pen: Pen, plan: _Plan, one: Datum, x: float, reach: tuple[float, float, float]
) -> None:
    """Draw the arrow from one who stands behind to whom they serve, straight where it can be."""
    start, end, way = reach
    own, other = x + plan.lefts[one.label], x + plan.lefts[one.note]
    left, right = max(own, other), min(own, other) + plan.wide
    colour = pen.palette.rule
    if right - left > _APART:
        middle = (left + right) / 2
        _arrow(pen, ((middle, start), (middle, end)), colour)
    else:
        middle, bend = own + plan.wide / 2, start + way * _REACH / 3
        into = other + plan.wide * (0.8 if own > other else 0.2)
        _arrow(pen, ((middle, start), (middle, bend), (into, bend), (into, end)), colour)
    _number(pen, one, (middle + 5, start + way * _REACH / 4 + 3))


def _arrow(pen: Pen, points: Sequence[tuple[float, float]], colour: Rgb) -> None:
    (x, y), (tip_x, tip_y) = points[-2], points[-1]
    pen.polygon(points, stroke=colour, width=1.25, closed=False)
    if y == tip_y:
        head = ((tip_x - 6, tip_y - 3.5), (tip_x, tip_y), (tip_x - 6, tip_y + 3.5))
    else:
        back = tip_y - 6 if tip_y > y else tip_y + 6
        head = ((x - 3.5, back), (tip_x, tip_y), (x + 3.5, back))
    pen.polygon(head, fill=colour)


def _number(pen: Pen, datum: Datum, at: tuple[float, float]) -> None:
    """Write the number that a list below explains, where there is one."""
    pen.say(None, at, datum.fact("number"), pen.theme["badge"], colour=pen.palette.text)


def _box(pen: Pen, plan: _Plan, datum: Datum, at: tuple[float, float]) -> None:
    colours, served = pen.palette, datum.kind == "customer"
    stroke = colours.rule if datum.kind == "support" else colours.text
    box = (*at, plan.wide, plan.high)
    pen.rectangle(box, fill=colours.text if served else WHITE, stroke=stroke, width=1)
    centre = at[0] + plan.wide / 2
    top = at[1] + (plan.high - _words_height(datum, plan.wide, pen.theme)) / 2
    name = replace(pen.theme["h3"], colour=WHITE if served else colours.ink)
    taken = write(pen, datum.label, name, (centre, top), plan.wide - 8, align=0.5)
    small = pen.theme["small"]
    colour = WHITE if served else small.colour
    below = (centre, top + taken)
    write(pen, datum.fact("people"), small, below, plan.wide - 8, colour=colour, align=0.5)
