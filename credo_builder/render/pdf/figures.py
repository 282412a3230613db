"""Figures drawn from data as plain vectors, each one Figure element with words for the ear."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from credo_builder.compose.document import Datum, Figure, Text
from credo_builder.render.pdf.colour import WHITE
from credo_builder.render.pdf.drawing import Painter, height_of, numerals, tagged_drawing, write
from credo_builder.render.pdf.figure_feeling import feeling_figure
from credo_builder.render.pdf.figure_map import map_slab
from credo_builder.render.pdf.figure_serves import serves_figure
from credo_builder.render.pdf.figure_small import (
    SMALL,
    sparkline_figure,
    status_figure,
    status_key_figure,
    trend_figure,
    weeks_figure,
)
from credo_builder.render.pdf.frames import Drawing
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.shortening import lines_within
from credo_builder.render.pdf.slabs import Slab, Stack
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.text import set_lines
from credo_builder.render.pdf.theme import Style, Theme
from credo_builder.render.pdf.wording import word
from credo_builder.values import dataclass

if TYPE_CHECKING:
    from credo_builder.render.pdf.typesetter import Typesetter

_STEPS = 5
"""Steps of every scale, 1 to 5."""
_GAPS = {"feeling": (2.0, 4.0), "moments_map": (4.0, 20.0)}
"""Space above and below figures that stand among lines of text, or have a legend, in points."""


@dataclass(frozen=True)
class Frame:
    """What a figure is drawn with: its data, its width in points, theme and fixed words."""

    data: tuple[Datum, ...]
    width: float
    theme: Theme
    words: Mapping[str, str]

    def of(self, kind: str) -> list[Datum]:
        """Return the data of one kind."""
        return [d for d in self.data if d.kind == kind]


def figure_slab(setter: Typesetter, figure: Figure, width: float, parent: Element) -> Slab:
    """Return *figure* measured for *width* points; unknown kinds take no room."""
    theme = setter.theme
    frame = Frame(figure.data, width, theme, setter.words)
    pieces: list[Slab] = []
    if figure.title:
        style = theme["h3"]
        lines = set_lines((Text(figure.title),), style, width, theme.palette)
        element = Element("P", parent)
        pieces.append(Drawing(16 * len(lines) + 6, _titled(lines, style, element)))
    if figure.kind == "moments_map":
        pieces += map_slab(figure, width, parent, theme, setter.full_height)
    else:
        height, paint = _PAINTERS.get(figure.kind, _nothing)(frame)
        pieces.append(tagged_drawing(height, width, paint, figure.alt, parent))
    made = Stack(pieces)
    usual = (0.0, 0.0) if figure.kind in SMALL else (12.0, 20.0)
    made.before, made.after = _GAPS.get(figure.kind, usual)
    if figure.kind == "mini_bar":
        made.baseline = theme["cell"].baseline  # the bar stands level with the words beside it
    return made


def _titled(lines: Sequence[object], style: Style, element: Element) -> Painter:
    def paint(pen: Pen, x: float, y: float) -> None:
        placed = [
            (x, y + i * style.leading + style.baseline, line) for i, line in enumerate(lines)
        ]
        pen.lines(element, placed)  # type: ignore[arg-type]  # lines as set_lines gives them

    return paint


def number_text(value: float | None) -> str:
    """Return a number without needless decimals; empty for None."""
    if value is None:
        return ""
    return f"{value:.1f}".removesuffix(".0")


def _nothing(_frame: Frame) -> tuple[float, Painter]:
    return 0.0, lambda _pen, _x, _y: None


def _chain(frame: Frame) -> tuple[float, Painter]:
    """Belief to proof: circles on a line, first and last filled."""
    count = max(1, len(frame.data))
    pitch = min(124.0, (frame.width - 72) / max(1, count - 1)) if count > 1 else 0
    pitch = (frame.width - 72) / max(1, count - 1)
    radius = min(25.0, pitch * 0.3)
    style = numerals(replace(frame.theme["title"], size=22, leading=26))

    def paint(pen: Pen, x: float, y: float) -> None:
        colours = pen.palette
        axis = y + 30
        for i, datum in enumerate(frame.data):
            centre = x + 36 + i * pitch
            if i + 1 < count:
                start, end = centre + radius, centre + pitch - radius
                pen.line((start, axis), (end, axis), colours.text, 1.5)
                middle = (start + end) / 2
                head = ((middle - 2, axis - 4), (middle + 4, axis), (middle - 2, axis + 4))
                pen.polygon(head, fill=colours.text)
            filled = i in {0, count - 1}
            fill = colours.text if filled else WHITE
            pen.circle(centre, axis, radius, fill=fill, stroke=colours.text, width=1.5)
            ink = WHITE if filled else colours.ink
            at = (centre, axis + 7.4)
            pen.say(None, at, number_text(datum.value), style, colour=ink, align=0.5)
            name = pen.theme["h3"]
            at = (centre, y + 64)
            taken = write(pen, datum.label, name, at, pitch - 6, align=0.5, most=2)
            note = replace(pen.theme["small"], balance=True)
            top = (centre, y + 64 + taken)
            write(pen, datum.note, note, top, min(pitch - 10, 66), align=0.5, most=3)

    lines = max((_gloss_lines(frame, d, min(pitch - 10, 66)) for d in frame.data), default=0)
    return 64 + 16 + 12 * max(2, lines) + 4, paint


def _gloss_lines(frame: Frame, datum: Datum, width: float) -> int:
    """Return how many lines what a link means takes, three at most."""
    style = replace(frame.theme["small"], balance=True)
    return len(lines_within(datum.note, style, width, frame.theme.palette, 3)[0])


def _bar_gauge(frame: Frame) -> tuple[float, Painter]:
    """Five segments, the trade's bar and ours as ticks."""
    trade = next((d.value for d in frame.of("trade")), None)
    ours = next((d.value for d in frame.of("ours")), None)
    segment = (frame.width + 1) / _STEPS
    steps = {int(d.value or 0): d.label for d in frame.of("step")}

    def paint(pen: Pen, x: float, y: float) -> None:
        colours = pen.palette
        top = y + 20
        usual, chosen = trade or 0, ours or 0
        for step in range(1, _STEPS + 1):
            left = x + (step - 1) * segment
            box = (left, top, segment - 1, 16.0)
            ink = colours.ink
            if step <= min(usual, chosen or usual):
                pen.rectangle(box, fill=colours.tint3)
            elif step <= usual:
                pen.rectangle(box, fill=WHITE, stroke=colours.ink, dash="2.5 2")
            elif step <= chosen:
                pen.rectangle(box, fill=colours.text)
                ink = WHITE
            else:
                pen.rectangle(box, fill=colours.tint2)
            digit = numerals(pen.theme["badge"])
            pen.say(None, (left + 6, top + 11.2), str(step), digit, colour=ink)
            label = steps.get(step, "")
            write(pen, label, pen.theme["small"], (left, top + 20), segment - 6, most=2)
        _gauge_ticks(pen, frame, x, top, segment)

    return 20 + 16 + 20 + 4, paint


def _gauge_ticks(pen: Pen, frame: Frame, x: float, top: float, segment: float) -> None:
    marks = [*frame.of("trade"), *frame.of("ours")]
    if len(marks) == 2 and marks[0].value == marks[1].value:  # noqa: PLR2004
        both = word(frame.words, "ours_and_theirs", ours=marks[1].label, theirs=marks[0].label)
        marks = [replace(marks[1], label=both)]
    for mark in marks:
        if mark.value is None:
            continue
        place = x + mark.value * segment - 0.6
        pen.line((place, top - 18), (place, top + 18), pen.palette.ink, 1.25)
        style = pen.theme["figure_strong" if mark.kind == "ours" else "cell"]
        right = place - 5 - text_width(mark.label, style) > x
        at = (place - 5 if right else place + 5, top - 9)
        pen.say(None, at, mark.label, style, align=1 if right else 0)


def _mini_bar(frame: Frame) -> tuple[float, Painter]:
    """Five cells filled to today's value, a tick at what it matters."""
    datum = frame.data[0] if frame.data else Datum()
    width = min(60.0, frame.width)

    def paint(pen: Pen, x: float, y: float) -> None:
        cell = width / _STEPS
        for step in range(_STEPS):
            share = max(0.0, min(1.0, (datum.value or 0) - step))
            left = x + step * cell
            pen.rectangle((left, y + 3, cell - 0.6, 6), fill=pen.palette.tint2)
            if share:
                pen.rectangle((left, y + 3, (cell - 0.6) * share, 6), fill=pen.palette.text)
        if datum.other is not None:
            place = x + max(0.0, min(5.0, datum.other)) * cell - 0.6
            pen.line((place, y), (place, y + 12), pen.palette.ink, 1.6)

    return 12.0, paint


def _ladder(frame: Frame) -> tuple[float, Painter]:
    """Steps that rise: time above each, who and what below."""
    count = max(1, len(frame.data))
    width = (frame.width - 1.5 * (count - 1)) / count
    rise = min(15.0, 90 / count)
    theme, time = frame.theme, frame.theme["h3"]
    small, strong, numeral = theme["small_ink"], theme["badge"], numerals(theme["badge"])
    foot = _lowest_step(frame, width, rise)
    above = [height_of(d.fact("within"), time, width - 4, theme) for d in frame.data]
    highest = max((foot + rise * i + high for i, high in enumerate(above)), default=0)
    base = max(foot + rise * count + 16, highest + 5)
    below = max(
        (
            height_of(d.fact("who"), strong, width - 6, theme)
            + height_of(d.note, small, width - 6, theme)
            for d in frame.data
        ),
        default=0,
    )

    def paint(pen: Pen, x: float, y: float) -> None:
        colours = pen.palette
        for i, datum in enumerate(frame.data):
            left, high = x + i * (width + 1.5), foot + rise * i
            last = i == count - 1
            fill = colours.text if last else colours.tint2 if i < count / 2 else colours.tint3
            ink = WHITE if last else colours.ink
            top = y + base - high
            pen.rectangle((left, top, width, high), fill=fill)
            over = (left, top - 5 - above[i] + time.leading - time.baseline)
            write(pen, datum.fact("within"), time, over, width - 4, colour=colours.text)
            pen.say(None, (left + 7, top + 13), str(i + 1), numeral, colour=ink)
            write(pen, datum.label, time, (left + 7, top + 18), width - 9, colour=ink)
            taken = write(pen, datum.fact("who"), strong, (left, y + base + 8), width - 6)
            write(pen, datum.note, small, (left, y + base + 8 + taken), width - 6)
        pen.line((x, y + base), (x + frame.width, y + base), colours.ink, 1)

    return base + 8 + below + 2, paint


def _lowest_step(frame: Frame, width: float, rise: float) -> float:
    """Return the height of the first step with which every step holds its name."""
    name = frame.theme["h3"]
    names = (height_of(d.label, name, width - 9, frame.theme) for d in frame.data)
    return max([44.0, *(22 + high - rise * i for i, high in enumerate(names))])


def _coverage(frame: Frame) -> tuple[float, Painter]:
    """A bar a line: how many of how many."""
    total = max((d.other or 0 for d in frame.data), default=0) or 1
    longest = max((text_width(d.label, frame.theme["cell"]) for d in frame.data), default=0)
    name_width = min(frame.width * 0.5, max(longest + 12, frame.width * 0.33))
    bar = max(40.0, min(190.0, frame.width - name_width - 50))

    def paint(pen: Pen, x: float, y: float) -> None:
        colours = pen.palette
        for i, datum in enumerate(frame.data):
            top = y + i * 21
            pen.say(None, (x, top + 11), datum.label, pen.theme["cell"])
            full = bar * (datum.other or 0) / total
            part = bar * min(datum.value or 0, datum.other or 0) / total
            pen.rectangle(
                (x + name_width, top, full, 15), fill=WHITE, stroke=colours.rule, dash="2.5 2"
            )
            if part:
                last = i == len(frame.data) - 1
                fill = colours.text if last else colours.tint3
                pen.rectangle((x + name_width, top, part, 15), fill=fill)
            said = word(
                frame.words,
                "figure_of",
                count=number_text(datum.value or 0),
                total=number_text(datum.other or 0),
            )
            at = (x + name_width + bar + 10, top + 11)
            pen.say(None, at, said, numerals(pen.theme["figure_strong"]))

    return 21.0 * len(frame.data), paint


_MINDSET_ROW = 31.0
_BAND_EDGES = (1.0, 2.5, 3.7, 5.0)


def _mindset(frame: Frame) -> tuple[float, Painter]:
    """Means on a scale of 1 to 5 over three bands, with their spread."""
    scales = [d for d in frame.data if d.kind != "band"]
    bands = frame.of("band")
    left = frame.width * 0.42
    room = frame.width - left - 10
    name, gloss = frame.theme["figure_strong"], replace(frame.theme["foot"], leading=11)
    said = [
        height_of(d.label, name, left - 10, frame.theme)
        + height_of(d.note, gloss, left - 10, frame.theme)
        for d in scales
    ]
    row = max([_MINDSET_ROW, *(one + 7 for one in said)])
    high = row * len(scales) + 8

    def place(value: float) -> float:
        return left + (min(5.0, max(1.0, value)) - 1) / 4 * room

    def paint(pen: Pen, x: float, y: float) -> None:
        colours = pen.palette
        top = y + 18
        fills = (colours.tint1, colours.tint2, colours.tint3)
        for i, fill in enumerate(fills):
            start, end = place(_BAND_EDGES[i]), place(_BAND_EDGES[i + 1])
            pen.rectangle((x + start, top, end - start, high), fill=fill)
            if i < len(bands):
                middle = (x + (start + end) / 2, y + 10)
                pen.say(None, middle, bands[i].label, pen.theme["foot"], align=0.5)
        for i, datum in enumerate(scales):
            line = top + 4 + (i + 0.5) * row
            start = line - said[i] / 2
            taken = write(pen, datum.label, name, (x, start), left - 10)
            write(pen, datum.note, gloss, (x, start + taken), left - 10)
            if datum.value is None:
                continue
            if datum.other is not None:
                ends = (place(datum.value - datum.other), place(datum.value + datum.other))
                pen.line((x + ends[0], line), (x + ends[1], line), colours.ink, 1)
            centre = x + place(datum.value)
            pen.circle(centre, line, 9.5, fill=colours.text)
            mean = datum.fact("said") or f"{datum.value:.1f}"
            digit = numerals(pen.theme["badge"])
            pen.say(None, (centre, line + 3), mean, digit, colour=WHITE, align=0.5)
        for value in range(1, _STEPS + 1):
            at = x + place(value)
            pen.line((at, top + high), (at, top + high + 3), colours.ink, 0.75)
            foot = (at, top + high + 13)
            pen.say(None, foot, str(value), numerals(pen.theme["foot"]), align=0.5)

    return 18 + high + 16, paint


_PAINTERS: dict[str, Callable[[Frame], tuple[float, Painter]]] = {
    "chain": _chain,
    "bar_gauge": _bar_gauge,
    "mini_bar": _mini_bar,
    "ladder": _ladder,
    "coverage": _coverage,
    "mindset": _mindset,
    "weeks": lambda frame: weeks_figure(frame.data, frame.width),
    "status": lambda frame: status_figure(frame.data, frame.width, frame.theme),
    "status_key": lambda frame: status_key_figure(frame.data, frame.width, frame.theme),
    "sparkline": lambda frame: sparkline_figure(frame.data, frame.width),
    "trend": lambda frame: trend_figure(frame.data, frame.width, frame.theme),
    "feeling": lambda frame: feeling_figure(frame.data[0], frame.width, frame.theme),
    "who_serves_whom": lambda frame: serves_figure(frame.data, frame.width, frame.theme),
}
