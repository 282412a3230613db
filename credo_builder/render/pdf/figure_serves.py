"""Who serves whom: the line that leads to the customer, and those who stand behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from credo_builder.compose.document import Datum
from credo_builder.render.pdf.colour import WHITE, Rgb
from credo_builder.render.pdf.drawing import Painter, height_of, write
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.theme import Theme
from credo_builder.values import dataclass

_IN_BAND = 4
"""Boxes side by side at most; there is no room for more of them, nor for words in them."""
_WIDE, _HIGH = 92.0, 40.0
_PAD, _APART, _REACH, _BETWEEN = 10.0, 12.0, 38.0, 44.0
"""Edge of the band to its boxes; box to box; to those behind them; band's boxes to the next."""
_DROP = 9.0
"""How far below the boxes an arrow runs that passes over its neighbour, in points."""

Point = tuple[float, float]
Lefts = Mapping[str, float]


@dataclass(frozen=True)
class _Arrow:
    """Who serves whom, and the number that a list below explains."""

    giver: str
    receiver: str
    number: str


@dataclass(frozen=True)
class _Box:
    """One who serves or is served, and where they stand from the figure's left top."""

    datum: Datum
    left: float
    top: float
    row: int

    @property
    def is_behind(self) -> bool:
        """Whether they stand behind the line."""
        return self.datum.kind == "support"


@dataclass(frozen=True)
class _Plan:
    """Where everything stands, measured from the figure's left top."""

    boxes: Mapping[str, _Box]
    arrows: tuple[_Arrow, ...]
    bands: tuple[float, ...]
    wide: float
    high: float
    foot: float
    height: float


@dataclass(frozen=True)
class _Rows:
    """Who stands in which row, from the top: those behind, one or two bands, those behind."""

    above: tuple[Datum, ...]
    bands: tuple[tuple[Datum, ...], ...]
    below: tuple[Datum, ...]

    @property
    def fits(self) -> bool:
        """Whether no row holds more than there is room for."""
        return all(len(row) <= _IN_BAND for row in (self.above, *self.bands, self.below))


def serves_figure(data: Sequence[Datum], width: float, theme: Theme) -> tuple[float, Painter]:
    """Return height and painter; what cannot be drawn whole takes no room at all."""
    arrows = tuple(_arrows(data))
    rows = _rows(data, arrows)
    if rows is None:
        return 0.0, lambda _pen, _x, _y: None
    plan = _planned(rows, arrows, width, theme)
    return plan.height, lambda pen, x, y: _paint(pen, plan, x, y, width)


def _arrows(data: Sequence[Datum]) -> Iterator[_Arrow]:
    """Yield every arrow: the first of a box is told with it, further ones by themselves."""
    line = [d for d in data if d.kind in {"front", "customer"}]
    for one, following in zip(line, [*line[1:], None], strict=True):
        whom = one.note or (following.label if following is not None else "")
        if one.kind == "front" and whom:
            yield _Arrow(one.label, whom, one.fact("number"))
    for one in data:
        if one.kind in {"support", "link"}:
            yield _Arrow(one.label, one.note, one.fact("number"))


def _rows(data: Sequence[Datum], arrows: Sequence[_Arrow]) -> _Rows | None:
    """Return who stands where; None where they are too many or serve somebody elsewhere."""
    line = tuple(d for kind in ("front", "customer") for d in data if d.kind == kind)
    behind = [d for d in data if d.kind == "support"]
    bands = tuple(line[i : i + _IN_BAND] for i in range(0, len(line), _IN_BAND))
    place = {one.label: number for number, one in enumerate(line)}
    everybody = {one.label for one in (*line, *behind)}
    twice = len(everybody) < len(line) + len(behind)
    lost = any(a.giver not in everybody or a.receiver not in place for a in arrows)
    if not line or twice or lost or len(bands) > 2:  # noqa: PLR2004  one below the other
        return None
    served = {d.label: [place[a.receiver] for a in arrows if a.giver == d.label] for d in behind}
    upper = [d for d in behind if max(served[d.label]) < _IN_BAND]
    lower = [d for d in behind if min(served[d.label]) >= _IN_BAND]
    if len(upper) + len(lower) < len(behind):
        return None
    if len(bands) == 1:
        upper, lower = behind[::2], behind[1::2]
    rows = _Rows(tuple(upper), bands, tuple(lower))
    return rows if rows.fits else None


def _planned(rows: _Rows, arrows: tuple[_Arrow, ...], width: float, theme: Theme) -> _Plan:
    wide = min(_WIDE, (width - 2 * _PAD - 24 * (_IN_BAND - 1)) / _IN_BAND)
    everybody = (*rows.above, *(d for band in rows.bands for d in band), *rows.below)
    high = max(_HIGH, *(_words_height(d, wide, theme) + 10 for d in everybody))
    single = len(rows.bands) == 1
    columns = max(1, (len(rows.bands[0]) if single else _IN_BAND) - 1)
    pitch = (width - 2 * _PAD - wide) / columns
    in_line = {d.label: _PAD + n * pitch for band in rows.bands for n, d in enumerate(band)}
    top = high + _REACH if rows.above else _PAD
    tops = [top + n * (high + _BETWEEN) for n in range(len(rows.bands))]
    boxes = {
        d.label: _Box(d, in_line[d.label], tops[n], n)
        for n, band in enumerate(rows.bands)
        for d in band
    }
    for row, behind_top in ((rows.above, 0.0), (rows.below, tops[-1] + high + _REACH)):
        lefts = _beside(row, arrows, in_line, wide, width)
        boxes |= {d.label: _Box(d, lefts[d.label], behind_top, -1) for d in row}
    foot = _PAD + (_DROP if any(_passes_over(a, boxes, pitch) for a in arrows) else 0)
    end = tops[-1] + high + (_REACH + high if rows.below else foot)
    return _Plan(boxes, arrows, tuple(tops), wide, high, foot, end)


def _passes_over(arrow: _Arrow, boxes: Mapping[str, _Box], pitch: float) -> bool:
    """Whether it leads in one band from a box to another that is not the next."""
    giver, receiver = boxes[arrow.giver], boxes[arrow.receiver]
    apart = receiver.left - giver.left
    return giver.row == receiver.row and not 0 < apart < 1.5 * pitch


def _beside(
    row: Sequence[Datum], arrows: Sequence[_Arrow], targets: Lefts, wide: float, width: float
) -> dict[str, float]:
    """Return left edges near those each serves, none over another, all within *width*."""
    step = wide + _APART
    served = {d.label: [targets[a.receiver] for a in arrows if a.giver == d.label] for d in row}
    middles = {name: sum(found) / len(found) for name, found in served.items()}
    ordered = sorted(row, key=lambda d: middles[d.label])
    lefts: list[float] = []
    for one in ordered:
        alike = [d for d in ordered if middles[d.label] == middles[one.label]]
        wanted = middles[one.label] + (alike.index(one) - (len(alike) - 1) / 2) * step
        lefts.append(max(wanted, lefts[-1] + step if lefts else 0.0))
    for number in range(len(ordered) - 1, -1, -1):
        most = width - wide if number == len(ordered) - 1 else lefts[number + 1] - step
        lefts[number] = min(lefts[number], most)
    return {one.label: left for one, left in zip(ordered, lefts, strict=True)}


def _words_height(datum: Datum, wide: float, theme: Theme) -> float:
    people = datum.fact("people")
    extra = height_of(people, theme["small"], wide - 8, theme) if people else 0.0
    return height_of(datum.label, theme["h3"], wide - 8, theme) + extra


# Drawing ---------------------------------------------------------------------------


def _paint(pen: Pen, plan: _Plan, x: float, y: float, width: float) -> None:
    colours = pen.palette
    for top in plan.bands:
        ground = (x, y + top - _PAD, width, plan.high + _PAD + plan.foot)
        pen.rectangle(ground, fill=colours.tint1)
    for arrow in plan.arrows:
        giver, receiver = plan.boxes[arrow.giver], plan.boxes[arrow.receiver]
        points, at = _behind(plan, giver, receiver) if giver.is_behind else _in_line(plan, arrow)
        colour = colours.rule if giver.is_behind else colours.text
        _draw_arrow(pen, [(x + left, y + top) for left, top in points], colour)
        where = (x + at[0], y + at[1])
        pen.say(None, where, arrow.number, pen.theme["badge"], colour=colours.text)
    for box in plan.boxes.values():
        _draw_box(pen, plan, box, (x + box.left, y + box.top))


def _in_line(plan: _Plan, arrow: _Arrow) -> tuple[list[Point], Point]:
    """Return the way of an arrow between boxes of the line, and where its number stands."""
    giver, receiver = plan.boxes[arrow.giver], plan.boxes[arrow.receiver]
    if giver.row != receiver.row:
        return _to_the_other_band(plan, giver, receiver)
    end, middle = giver.left + plan.wide, giver.top + plan.high / 2
    line = sorted(b.left for b in plan.boxes.values() if not b.is_behind and b.row == giver.row)
    if [one for one in line if one > giver.left][:1] == [receiver.left]:
        return [(end, middle), (receiver.left, middle)], (
            (end + receiver.left) / 2 - 3,
            middle - 5,
        )
    start, into = giver.left + plan.wide * 0.7, receiver.left + plan.wide * 0.3
    foot = giver.top + plan.high
    low = foot + _DROP
    return [(start, foot), (start, low), (into, low), (into, foot)], (start + 5, low - 2)


def _to_the_other_band(plan: _Plan, giver: _Box, receiver: _Box) -> tuple[list[Point], Point]:
    down = receiver.row > giver.row
    start, into = giver.left + plan.wide / 2, receiver.left + plan.wide / 2
    leave = giver.top + (plan.high if down else 0)
    arrive = receiver.top + (0 if down else plan.high)
    middle = (leave + arrive) / 2
    points = [(start, leave), (start, middle), (into, middle), (into, arrive)]
    return points, (start + 5, leave + 14 if down else leave - 6)


def _behind(plan: _Plan, giver: _Box, receiver: _Box) -> tuple[list[Point], Point]:
    """Return the way from one who stands behind to whom they serve, straight where it can be."""
    above = giver.top < receiver.top
    way = 1.0 if above else -1.0
    start = giver.top + (plan.high if above else 0)
    end = receiver.top + (0 if above else plan.high)
    left = max(giver.left, receiver.left)
    right = min(giver.left, receiver.left) + plan.wide
    if right - left > _APART:
        middle = (left + right) / 2
        return [(middle, start), (middle, end)], (middle + 5, start + way * _REACH / 3 + 2)
    outwards = giver.left < receiver.left
    middle = giver.left + plan.wide * (0.6 if outwards else 0.4)
    bend = start + way * _REACH / 3
    into = receiver.left + plan.wide * (0.2 if outwards else 0.8)
    number = (middle + 5, start + way * _REACH / 3 + 2)
    return [(middle, start), (middle, bend), (into, bend), (into, end)], number


def _draw_arrow(pen: Pen, points: Sequence[Point], colour: Rgb) -> None:
    (x, y), (tip_x, tip_y) = points[-2], points[-1]
    pen.polygon(points, stroke=colour, width=1.25, closed=False)
    if y == tip_y:
        back = tip_x - 6 if tip_x > x else tip_x + 6
        head = ((back, tip_y - 3.5), (tip_x, tip_y), (back, tip_y + 3.5))
    else:
        back = tip_y - 6 if tip_y > y else tip_y + 6
        head = ((x - 3.5, back), (tip_x, tip_y), (x + 3.5, back))
    pen.polygon(head, fill=colour)


def _draw_box(pen: Pen, plan: _Plan, box: _Box, at: Point) -> None:
    colours, datum = pen.palette, box.datum
    served = datum.kind == "customer"
    stroke = colours.rule if box.is_behind else colours.text
    frame = (*at, plan.wide, plan.high)
    pen.rectangle(frame, fill=colours.text if served else WHITE, stroke=stroke, width=1)
    centre = at[0] + plan.wide / 2
    top = at[1] + (plan.high - _words_height(datum, plan.wide, pen.theme)) / 2
    name = replace(pen.theme["h3"], colour=WHITE if served else colours.ink)
    taken = write(pen, datum.label, name, (centre, top), plan.wide - 8, align=0.5)
    small = pen.theme["small"]
    colour = WHITE if served else small.colour
    below = (centre, top + taken)
    write(pen, datum.fact("people"), small, below, plan.wide - 8, colour=colour, align=0.5)
