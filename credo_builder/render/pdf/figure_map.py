"""The moments map: what happens, how it feels now and how it should, lane by lane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from credo_builder.compose.document import Datum, Figure, Text
from credo_builder.compose.sentences import shortened
from credo_builder.render.pdf.colour import WHITE
from credo_builder.render.pdf.drawing import height_of, numerals, tagged_drawing, write
from credo_builder.render.pdf.feeling_lines import Label, Point, runs, stroke
from credo_builder.render.pdf.lines import Line, line_width
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.slabs import Slab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.text import set_lines
from credo_builder.render.pdf.theme import Style, Theme
from credo_builder.values import replace

_LABELS = 84.0
_INSET = 6.0
_NARROWEST = 61.0
"""Width a moment has at least, in points; more go on the next page, parted where a stage ends.

Fewer stand on a page whose words are too long for narrow columns.
"""
_CUTS = (2400, 1600, 1100, 800, 550, 400, 300)
"""Characters a text is cut to, in turn, where one moment alone is higher than a page."""
_LEGEND = 20.0
_STAGE = 26.0
_CLOSE = 9.0
_SMALL_FROM = 9
_ABOVE_MAP = 76.0
"""What heading and lede take above the map, in points."""


def map_slab(
    figure: Figure, width: float, parent: Element, theme: Theme, full_height: float
) -> list[Slab]:
    """Return one drawing for each page that the moments of *figure* need."""
    lanes = {d.note: d.label for d in figure.data if d.kind == "lane"}
    moments = [d for d in figure.data if d.kind == "moment"]
    drawings = _fitting(lanes, moments, width, theme, full_height)
    busiest = max((_count(m.fact("volume")) for m in moments), default=0)
    for one in drawings:
        one.busiest = busiest
    alts = [figure.alt] if len(drawings) == 1 else [one.said or figure.alt for one in drawings]
    return [
        tagged_drawing(one.height, width, one.paint, alt, parent)
        for one, alt in zip(drawings, alts, strict=True)
    ]


def _fitting(
    lanes: dict[str, str], moments: list[Datum], width: float, theme: Theme, full_height: float
) -> list[_Map]:
    """Return the pages of the map, with as many moments on each as leave it on its page.

    Words are cut only where even one moment alone would be higher than a page.
    """
    drawings: list[_Map] = []
    room = max(1, int((width - _LABELS) / _NARROWEST))
    for limit in (0, *_CUTS):
        held = [_cut(one, limit) for one in moments] if limit else moments
        for most in range(1 if limit else room, 0, -1):
            drawings = [
                _Map(lanes, part, width, theme, full_height) for part in _parted(held, most)
            ]
            heights = [one.height + (0 if n else _ABOVE_MAP) for n, one in enumerate(drawings)]
            if max(heights, default=0) <= full_height:
                return drawings
    return drawings


def _cut(moment: Datum, limit: int) -> Datum:
    """Return *moment* with no text longer than *limit* characters."""
    facts = tuple((k, v if k == "said" else shortened(v, limit)) for k, v in moment.facts)
    label, note = shortened(moment.label, limit), shortened(moment.note, limit)
    return replace(moment, label=label, note=note, facts=facts)


def _parted(moments: list[Datum], most: int) -> Iterator[list[Datum]]:
    """Yield at most *most* moments at a time, alike in number, parted where a stage ends."""
    pages = -(-len(moments) // most)
    for left in range(pages, 0, -1):
        cut = _even_cut(moments, most, left)
        yield moments[:cut]
        moments = moments[cut:]


def _even_cut(moments: list[Datum], most: int, pages: int) -> int:
    """Return how many of *moments* the first of *pages* takes, so that none stays nearly empty."""
    even = len(moments) / pages
    fewest, largest = len(moments) - most * (pages - 1), min(most, len(moments) - pages + 1)
    possible = range(max(1, fewest), largest + 1)
    ends = [
        n
        for n in possible
        if abs(n - even) <= even / 2
        and (n == len(moments) or moments[n].fact("stage") != moments[n - 1].fact("stage"))
    ]
    return min(ends or possible, key=lambda n: (abs(n - even), -n))


class _Map:
    """One page of the map, measured."""

    def __init__(
        self,
        lanes: dict[str, str],
        moments: Sequence[Datum],
        width: float,
        theme: Theme,
        full_height: float,
    ) -> None:
        self.lanes = lanes
        self.moments = moments
        self.width = width
        self.theme = theme
        self.pitch = (width - _LABELS) / len(moments)
        small = len(moments) >= _SMALL_FROM
        self.name = replace(theme["figure_strong"], size=8.5 if small else 9.5)
        self.fact = replace(theme["figure"], leading=11)
        self.italic = replace(
            theme["figure"], size=self.name.size, face=theme["cell"].italic, leading=12
        )
        self.lane_name = replace(theme["figure_strong"], size=8.5, colour=theme.palette.muted)
        self.stage_name = replace(theme["side_head"], after=0)
        heights = self._heights()
        self.above, self.below = (self._further_words(up=up) for up in (True, False))
        more = self.above + self.below
        self.rule = _LEGEND + _STAGE - 4 + self._further_stage_lines()
        rest = self.rule + 4 + sum(heights.values())
        room = full_height - _ABOVE_MAP - rest
        heights["feeling"] = max(96.0 + more, min(max(168.0, 0.32 * full_height) + more, room))
        self.tops: dict[str, float] = {}
        y = self.rule + 4
        for key in _ORDER:
            self.tops[key] = y
            y += heights[key]
        self.heights = heights
        self.height = y
        self.busiest = max((_count(m.fact("volume")) for m in moments), default=0)
        self.said = " ".join(filter(None, (m.fact("said") for m in moments)))

    def _heights(self) -> dict[str, float]:
        wide = self.pitch - _INSET - 4

        def tallest(texts: list[str], style: Style) -> float:
            return max(height_of(t, style, wide, self.theme) for t in texts)

        facts = {
            key: tallest([m.fact(key) for m in self.moments], self.fact)
            for key in ("promises", "levels", "backstage", "owner")
        }
        wants = tallest([m.note for m in self.moments], self.fact)
        names = tallest([m.label for m in self.moments], self.name)
        return {
            "moment": max(52.0, 24 + names),
            "wants": max(30.0, 12 + wants),
            "feeling": 0.0,
            "promises": max(24.0, 12 + facts["promises"]),
            "levels": max(24.0, 12 + facts["levels"]),
            "backstage": max(34.0, 12 + facts["backstage"]),
            "owner": max(24.0, 12 + facts["owner"]),
            "volume": 28.0,
        }

    def _left(self, x: float, place: int) -> float:
        return x + _LABELS + place * self.pitch

    # Drawing -------------------------------------------------------------------

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draw the map with its left top corner at (*x*, *y*)."""
        self._legend(pen, x, y)
        self._grounds(pen, x, y)
        self._stages(pen, x, y)
        self._lane_names(pen, x, y)
        for place, moment in enumerate(self.moments):
            self._words(pen, self._left(x, place) + _INSET, y, moment)
        self._volumes(pen, x, y)
        self._feelings(pen, x, y)

    def _legend(self, pen: Pen, x: float, y: float) -> None:
        colours, style = pen.palette, self.theme["figure"]
        right = x + self.width
        for key in ("critical", "now", "wanted"):
            words = self.lanes.get(key, "")
            if not words:
                continue
            right -= text_width(words, style)
            pen.say(None, (right, y + 9), words, style)
            right -= 30
            if key == "critical":
                pen.rectangle((right + 8, y + 2, 16, 8), fill=colours.tint1)
                pen.rectangle((right + 8, y + 2, 16, 3), fill=colours.text)
            elif key == "now":
                pen.line((right, y + 6), (right + 24, y + 6), colours.ink, 1.25, "4 2.5")
                pen.circle(right + 12, y + 6, 3.5, fill=WHITE, stroke=colours.ink, width=1.25)
            else:
                pen.line((right, y + 6), (right + 24, y + 6), colours.text, 2)
                pen.circle(right + 12, y + 6, 4, fill=colours.text)
            right -= 16

    def _grounds(self, pen: Pen, x: float, y: float) -> None:
        colours = pen.palette
        rule, foot = y + self.rule, y + self.height
        for place, moment in enumerate(self.moments):
            if moment.fact("critical"):
                left = self._left(x, place)
                pen.rectangle((left, rule, self.pitch, foot - rule), fill=colours.tint1)
                pen.rectangle((left, rule, self.pitch - 0.75, 3), fill=colours.text)
        for key in _ORDER[1:]:
            top = y + self.tops[key]
            pen.line((x, top), (x + self.width, top), colours.hairline, 0.5)
        pen.line((x, rule), (x + self.width, rule), colours.ink, 1)
        pen.line((x, foot), (x + self.width, foot), colours.ink, 1)

    def _stage_runs(self) -> Iterator[tuple[int, str, float]]:
        """Yield where each stage starts, its name and the width its moments leave for it."""
        place = 0
        for stage, run in groupby(self.moments, key=lambda m: m.fact("stage")):
            span = len(list(run))
            yield place, stage, span * self.pitch - _INSET - 2
            place += span

    def _further_stage_lines(self) -> float:
        """Return the height that names of stages take beyond their first line."""
        style = self.stage_name
        tallest = max(
            height_of(stage, style, width, self.theme) for _, stage, width in self._stage_runs()
        )
        return max(0.0, tallest - style.leading)

    def _stages(self, pen: Pen, x: float, y: float) -> None:
        for place, stage, width in self._stage_runs():
            left = self._left(x, place)
            if place:
                top, foot = (left, y + _LEGEND), (left, y + self.height)
                pen.line(top, foot, pen.palette.hairline, 0.75)
            write(pen, stage, self.stage_name, (left + _INSET, y + _LEGEND), width)

    def _lane_names(self, pen: Pen, x: float, y: float) -> None:
        for key in _ORDER:
            at = (x, y + self.tops[key] + 5)
            write(pen, self.lanes.get(key, ""), self.lane_name, at, _LABELS - 12, most=2)
        note = self.theme["foot"]
        for key, rating in (("good", 5.0), ("neither", 3.0), ("bad", 1.0)):
            at = (x + _LABELS - 8, self._level(y, rating) + 3)
            pen.say(None, at, self.lanes.get(key, ""), note, align=1)

    def _words(self, pen: Pen, left: float, y: float, moment: Datum) -> None:
        wide, code = self.pitch - _INSET - 4, self.theme["code"]
        top = y + self.tops["moment"] + 2
        pen.say(None, (left, top + code.baseline), moment.fact("code"), code)
        if moment.fact("critical"):
            words = self.lanes.get("critical", "").split(" ")[0]
            room = self.pitch - _INSET - 4
            pen.say(None, (left + room, top + code.baseline), words, code, align=1)
        write(pen, moment.label, self.name, (left, top + 12), wide)
        write(pen, moment.note, self.fact, (left, y + self.tops["wants"] + 6), wide)
        for key in ("promises", "levels", "backstage", "owner"):
            coded = key in {"promises", "levels"}
            style = replace(code, leading=11) if coded else self.fact
            write(pen, moment.fact(key), style, (left, y + self.tops[key] + 6), wide)
        if not moment.fact("owner"):
            self._missing(pen, moment.fact("unowned"), (left, y + self.tops["owner"] + 6))

    def _missing(self, pen: Pen, words: str, at: Point) -> None:
        """Write what stands for a name nobody has given, over its dashed line."""
        x, foot = at[0], at[1] + self.fact.leading + 1
        pen.say(None, (x, at[1] + self.fact.baseline), words, self.fact, colour=pen.palette.muted)
        if words:
            end = x + text_width(words, self.fact)
            pen.line((x, foot), (end, foot), pen.palette.muted, 0.75, "2 1.5")

    def _volumes(self, pen: Pen, x: float, y: float) -> None:
        middle = y + self.tops["volume"] + self.heights["volume"] / 2
        colours = pen.palette
        for place, moment in enumerate(self.moments):
            count = _count(moment.fact("volume"))
            if not count:
                continue
            left = self._left(x, place) + _INSET
            radius = max(1.5, 10 * (count / (self.busiest or 1)) ** 0.5)
            pen.circle(
                left + 10, middle, radius, fill=colours.tint3, stroke=colours.text, width=0.75
            )
            said = moment.fact("volume_said") or str(count)
            pen.say(None, (left + 25, middle + 3), said, numerals(self.theme["figure"]))

    # Feelings ------------------------------------------------------------------

    def _level(self, y: float, rating: float) -> float:
        """Return the distance from the top of the sheet for a rating of 1 to 5."""
        top = y + self.tops["feeling"] + 24 + self.above
        foot = y + self.tops["feeling"] + self.heights["feeling"] - 16 - self.below
        return foot - (min(5.0, max(1.0, rating)) - 1) / 4 * (foot - top)

    def _points(self, x: float, y: float, *, wanted: bool) -> list[Point | None]:
        found: list[Point | None] = []
        for place, moment in enumerate(self.moments):
            rating = moment.other if wanted else moment.value
            middle = self._left(x, place) + self.pitch / 2
            found.append(None if rating is None else (middle, self._level(y, rating)))
        return found

    def _feelings(self, pen: Pen, x: float, y: float) -> None:
        colours = pen.palette
        now, wanted = self._points(x, y, wanted=False), self._points(x, y, wanted=True)
        for run in runs(now, wanted):
            pen.polygon([p for p, _ in run] + [q for _, q in reversed(run)], fill=colours.tint2)
        labels = [*self._labels(x, wanted, up=True), *self._labels(x, now, up=False)]
        self._neither(pen, x, y, labels)
        for place, moment in enumerate(self.moments):
            a, b = now[place], wanted[place]
            if moment.fact("critical") and a and b:
                pen.line(a, b, colours.text, 0.75)
        stroke(pen, wanted, wanted=True)
        stroke(pen, now, wanted=False)
        for number, label in enumerate(labels):
            leading = self._feeling_style(up=number < len(self.moments)).leading
            first = 1 - len(label.lines) if number < len(self.moments) else 0
            pen.lines(
                None,
                [
                    (label.x - line_width(line) / 2, label.y + (first + n) * leading, line)
                    for n, line in enumerate(label.lines)
                ],
            )

    def _feeling_style(self, *, up: bool) -> Style:
        strong = replace(self.name, colour=self.theme.palette.text, leading=12)
        return strong if up else self.italic

    def _feeling(self, moment: Datum, *, up: bool) -> Sequence[Line]:
        """Return how people feel there, in lines that stay within the column."""
        text = moment.fact("feeling_wanted" if up else "feeling_now")
        style = self._feeling_style(up=up)
        return set_lines((Text(text),), style, self.pitch - 6, self.theme.palette) if text else ()

    def _further_words(self, *, up: bool) -> float:
        """Return the height that words for feelings take beyond their first line."""
        most = max(len(self._feeling(moment, up=up)) for moment in self.moments)
        return max(0, most - 1) * self._feeling_style(up=up).leading

    def _labels(self, x: float, points: list[Point | None], *, up: bool) -> list[Label]:
        """Return the words of one line, moved away from where it runs."""
        sign = -1 if up else 1
        found: list[Label] = []
        for place, (moment, point) in enumerate(zip(self.moments, points, strict=True)):
            lines = self._feeling(moment, up=up)
            if point is None or not lines:
                found.append(Label((), 0, 0, 0))
                continue
            before = points[place - 1] if place else None
            after = points[place + 1] if place + 1 < len(points) else None
            left = before is not None and sign * (before[1] - point[1]) > _CLOSE
            right = after is not None and sign * (after[1] - point[1]) > _CLOSE
            drop = (15 if up else 25) if left and right else (9 if up else 15)
            shift = 0 if left == right else 13 if left else -13
            half = max(map(line_width, lines)) / 2
            start = self._left(x, place)
            middle = min(max(point[0] + shift, start + half + 2), start + self.pitch - half - 2)
            found.append(Label(lines, middle, point[1] + sign * drop, half))
        return found

    def _neither(self, pen: Pen, x: float, y: float, labels: list[Label]) -> None:
        """Draw the dotted middle line, open where a word stands on it."""
        level = self._level(y, 3.0)
        blocked = sorted(
            (label.x - label.half - 4, label.x + label.half + 4)
            for label in labels
            if label.lines and level - 4 < label.y < level + 10
        )
        start = x + _LABELS
        for left, right in [*blocked, (x + self.width, x + self.width)]:
            if left > start:
                pen.line((start, level), (left, level), pen.palette.rule, 0.75, "0.75 3")
            start = max(start, right)


_ORDER = (
    "moment",
    "wants",
    "feeling",
    "promises",
    "levels",
    "backstage",
    "owner",
    "volume",
)


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
