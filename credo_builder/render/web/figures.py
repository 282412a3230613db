"""Figures of a page: lists that look like drawings, and drawings that say what they show."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from credo_builder.compose.document import Datum, Figure
from credo_builder.render.told import (
    arrow,
    count_of_total,
    figure_number,
    map_table,
    served_by,
    stands_at,
)
from credo_builder.render.web import marks
from credo_builder.render.web.inline import Speaker
from credo_builder.render.web.markup import NOTHING, Markup, element, joined, words
from credo_builder.render.web.tables import table_markup

if TYPE_CHECKING:
    from credo_builder.render.web.blocks import Writer

_BANDS = (("tint1", 1.0, 2.5), ("tint2", 2.5, 3.7), ("tint3", 3.7, 5.0))
_SCALE = (400.0, 24.0)
_MAP_PITCH, _MAP_HIGH = 96.0, 190.0
_FEWEST_IN_CURVE = 2

Drawer = Callable[["Writer", Figure], Markup]


def figure_markup(writer: Writer, figure: Figure) -> Markup:
    """Return *figure*; one of an unknown kind is told by its alternative text."""
    small = _SMALL.get(figure.kind)
    if small is not None:
        return element("p", small(figure), class_=f"drawn {figure.kind}")
    title = writer.speaker.plain("figcaption", figure.title)
    inside = _LARGE.get(figure.kind, _by_alt)(writer, figure)
    named = f"figure {figure.kind}"
    return element("figure", title, inside, class_=named, aria_label=figure.alt)


def _by_alt(writer: Writer, figure: Figure) -> Markup:
    return writer.speaker.plain("p", figure.alt)


def _list(name: str, points: list[Markup], kind: str) -> Markup:
    return element(name, *points, class_=kind, role="list") if points else NOTHING


def _chain(writer: Writer, figure: Figure) -> Markup:
    """Return belief to proof: a number a link, what it counts and what that means."""
    say = writer.speaker.plain
    points = [
        element(
            "li",
            element("span", words(f"{figure_number(d.value)} "), class_="great"),
            say("strong", d.label),
            words(" "),
            say("span", d.note, class_="small"),
        )
        for d in figure.data
    ]
    return _list("ol", points, "links")


def _gauge(writer: Writer, figure: Figure) -> Markup:
    """Return five steps, with the trade's bar and ours at theirs."""
    say, held = writer.speaker.plain, stands_at(figure, writer.words)
    trade = next((d.value or 0.0 for d in figure.data if d.kind == "trade"), 0.0)
    ours = next((d.value or 0.0 for d in figure.data if d.kind == "ours"), 0.0)
    points = []
    for step in (d for d in figure.data if d.kind == "step"):
        value = step.value or 0.0
        fill = _gauge_fill(value, trade, ours)
        at = [say("strong", said, class_="at") for place, said in held if place == value]
        number = element("span", words(f"{figure_number(value)} "), class_=f"step {fill}")
        label = say("span", step.label, class_="small")
        points.append(element("li", number, label, joined((words(" "), *at)) if at else NOTHING))
    return _list("ol", points, "steps")


def _gauge_fill(value: float, trade: float, ours: float) -> str:
    """Return how a step is filled: usual in the trade, above it, given up, or out of reach."""
    if value <= min(trade, ours or trade):
        return "usual"
    if value <= trade:
        return "given-up"
    return "chosen" if value <= ours else "beyond"


def _ladder(writer: Writer, figure: Figure) -> Markup:
    """Return the steps that put a thing right, each with its time and whose it is."""
    say = writer.speaker.plain
    points = [
        element(
            "li",
            element("span", words(f"{number} "), class_="count"),
            say("strong", d.label),
            words(" "),
            say("span", d.fact("within"), class_="within"),
            words(" "),
            say("span", d.fact("who"), class_="who"),
            words(" "),
            say("span", d.note, class_="small"),
            class_=f"rise-{min(number, 8)}",
        )
        for number, d in enumerate(figure.data, 1)
    ]
    return _list("ol", points, "rising")


def _coverage(writer: Writer, figure: Figure) -> Markup:
    """Return a bar a line: how many of how many."""
    say = writer.speaker.plain
    most = max((d.other or 0.0 for d in figure.data), default=0.0) or 1.0
    points = []
    for datum in figure.data:
        full = 300 * (datum.other or 0.0) / most
        part = 300 * min(datum.value or 0.0, datum.other or 0.0) / most
        bar = (
            marks.rectangle(0.5, 0.5, max(0.0, full - 1), 17, "outline"),
            marks.rectangle(0, 0, part, 18, "mark"),
        )
        said = count_of_total(datum, writer.words)
        drawn = marks.drawing((300, 18), *bar, kind="bar", wide=True)
        points.append(
            element("li", say("span", datum.label), words(" "), drawn, say("strong", said))
        )
    return _list("ul", points, "bars")


def _mindset(writer: Writer, figure: Figure) -> Markup:
    """Return means on a scale of 1 to 5 over three bands, with their spread."""
    say = writer.speaker.plain
    bands = [say("li", d.label) for d in figure.data if d.kind == "band"]
    points = [
        element(
            "li",
            say("strong", d.label),
            words(" "),
            say("span", d.note, class_="small"),
            _scale(d),
            element("strong", words(d.fact("said") or figure_number(d.value)), class_="mean"),
        )
        for d in figure.data
        if d.kind != "band"
    ]
    return joined((_list("ul", bands, "bands"), _list("ul", points, "scales")))


def _scale(datum: Datum) -> Markup:
    def place(value: float) -> float:
        return 10 + (min(5.0, max(1.0, value)) - 1) / 4 * (_SCALE[0] - 20)

    shapes = [
        marks.rectangle(place(start), 0, place(end) - place(start), _SCALE[1], kind)
        for kind, start, end in _BANDS
    ]
    if datum.value is not None:
        spread = datum.other or 0.0
        ends = place(datum.value - spread), place(datum.value + spread)
        shapes.append(marks.stroke([(x, _SCALE[1] / 2) for x in ends], "spread"))
        shapes.append(marks.circle(place(datum.value), _SCALE[1] / 2, 8, "mark"))
    return marks.drawing(_SCALE, *shapes, kind="scale", wide=True)


def _serving(writer: Writer, figure: Figure) -> Markup:
    """Return who serves whom: the line to the customer, then those behind it."""
    say, onwards = writer.speaker.plain, arrow(writer.speaker.language)
    points = [
        element(
            "li",
            element("span", words(f"{d.fact('number')} "), class_="code")
            if d.fact("number")
            else NOTHING,
            say("strong", d.label),
            words(" "),
            say("span", d.fact("people"), class_="small"),
            say("span", f" {onwards} {whom}" if whom else "", class_="whom"),
            class_=d.kind,
        )
        for d, whom in served_by(figure)
    ]
    return _list("ul", points, "serving")


def _map(writer: Writer, figure: Figure) -> Markup:
    """Return how the moments feel as two lines, and everything about them as a table."""
    moments = [d for d in figure.data if d.kind == "moment"]
    table = table_markup(writer, map_table(figure))
    if len(moments) < _FEWEST_IN_CURVE:
        return table
    return joined((_legend(writer.speaker, figure), _curve(figure, moments), table))


def _legend(speaker: Speaker, figure: Figure) -> Markup:
    lanes = {d.note: d.label for d in figure.data if d.kind == "lane"}
    keys = {
        "wanted": (
            marks.stroke(((0, 8), (34, 8)), "line-wanted"),
            marks.circle(17, 8, 5, "mark"),
        ),
        "now": (
            marks.stroke(((0, 8), (34, 8)), "line-now"),
            marks.circle(17, 8, 4, "dot-now"),
        ),
        "critical": (marks.rectangle(4, 0, 26, 16, "tint2"), marks.rectangle(4, 0, 26, 4, "mark")),
    }
    points = [
        element("li", marks.drawing((34, 16), *shapes), words(" "), speaker.plain("span", said))
        for key, shapes in keys.items()
        if (said := lanes.get(key, ""))
    ]
    return _list("ul", points, "legend")


def _curve(figure: Figure, moments: list[Datum]) -> Markup:
    lanes = {d.note: d.label for d in figure.data if d.kind == "lane"}
    start = 130.0
    wide = start + _MAP_PITCH * len(moments)

    def at(place: int, rating: float) -> tuple[float, float]:
        level = (min(5.0, max(1.0, rating)) - 1) / 4
        return start + (place + 0.5) * _MAP_PITCH, 150 - level * 120

    shapes = [
        marks.rectangle(start + i * _MAP_PITCH, 0, _MAP_PITCH - 2, _MAP_HIGH, "tint2")
        for i, one in enumerate(moments)
        if one.fact("critical")
    ]
    for key, rating in (("good", 5.0), ("neither", 3.0), ("bad", 1.0)):
        level = at(0, rating)[1]
        shapes.append(marks.stroke(((start, level), (wide, level)), "grid-line"))
        shapes.append(marks.lettering(start - 8, level + 5, lanes.get(key, ""), "end"))
    for kind, dot, size, ratings in (
        ("line-wanted", "mark", 6.0, [m.other for m in moments]),
        ("line-now", "dot-now", 5.0, [m.value for m in moments]),
    ):
        for run in marks.runs(ratings):
            points = [at(place, rating) for place, rating in run]
            shapes.append(marks.stroke(points, kind))
            shapes += [marks.circle(x, y, size, dot) for x, y in points]
    for i, one in enumerate(moments):
        x = start + (i + 0.5) * _MAP_PITCH
        shapes.append(marks.lettering(x, _MAP_HIGH - 8, one.fact("code"), "middle"))
    return marks.drawing((wide, _MAP_HIGH), *shapes, kind="curve", wide=True)


def _feeling(writer: Writer, figure: Figure) -> Markup:
    """Return how a moment feels and how it should feel, an arrow between the two."""
    datum = figure.data[0] if figure.data else Datum()
    now = writer.speaker.plain("span", datum.label)
    sign = words(arrow(writer.speaker.language))
    onwards = element("span", sign, aria_hidden="true", class_="arrow")
    wanted = writer.speaker.plain("strong", datum.note)
    return element("p", now, words(" "), onwards, words(" "), wanted)


def _trend(figure: Figure) -> Markup:
    parts = (marks.status(figure.data), marks.sparkline(figure.data, figure.alt))
    return joined(parts, " ")


def _status(figure: Figure) -> Markup:
    said = element("span", words(figure.alt), class_="unseen") if figure.alt.strip() else NOTHING
    return joined((marks.status(figure.data), said), " ")


_SMALL: dict[str, Callable[[Figure], Markup]] = {
    "mini_bar": lambda figure: marks.mini_bar(figure.data, figure.alt),
    "weeks": lambda figure: marks.weeks(figure.data, figure.alt),
    "sparkline": lambda figure: marks.sparkline(figure.data, figure.alt),
    "status": _status,
    "trend": _trend,
}
_LARGE: dict[str, Drawer] = {
    "chain": _chain,
    "bar_gauge": _gauge,
    "ladder": _ladder,
    "coverage": _coverage,
    "mindset": _mindset,
    "who_serves_whom": _serving,
    "moments_map": _map,
    "feeling": _feeling,
}
