"""Small drawings as inline vectors, coloured by the style sheet alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credo_builder.compose.document import Datum
from credo_builder.render.web.markup import Markup, element, joined, words

_STEPS = 5
"""Steps of every scale, 1 to 5."""
_CELL, _BAR = 20.0, 10.0
_STATES = frozenset({"green", "amber", "red"})
_LINE = (120.0, 28.0)
_EDGE = 4.0
_WEEK, _WEEK_PITCH, _WEEK_HIGH = 8.0, 10.0, 12.0


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def drawing(
    size: tuple[float, float], *shapes: Markup, alt: str = "", kind: str = "", wide: bool = False
) -> Markup:
    """Return *shapes* on a ground of *size*; without an *alt* they are decoration.

    A *wide* drawing takes the width of its place, any other keeps its size in pixels.
    """
    box = f"0 0 {_n(size[0])} {_n(size[1])}"
    sized = {} if wide else {"width": _n(size[0]), "height": _n(size[1])}
    told = {"role": "img", "aria_label": alt} if alt.strip() else {"aria_hidden": "true"}
    return element("svg", *shapes, viewBox=box, class_=kind, focusable="false", **told, **sized)


def rectangle(left: float, top: float, wide: float, high: float, kind: str) -> Markup:
    """Return a rectangle of the class *kind*."""
    at = {"x": _n(left), "y": _n(top), "width": _n(max(0.0, wide)), "height": _n(high)}
    return element("rect", class_=kind, **at)


def circle(x: float, y: float, radius: float, kind: str) -> Markup:
    """Return a circle of the class *kind*."""
    return element("circle", cx=_n(x), cy=_n(y), r=_n(radius), class_=kind)


def stroke(points: Sequence[tuple[float, float]], kind: str) -> Markup:
    """Return a line through *points*, of the class *kind*."""
    return element("polyline", points=" ".join(f"{_n(x)},{_n(y)}" for x, y in points), class_=kind)


def lettering(x: float, y: float, text: str, kind: str) -> Markup:
    """Return *text* set about *x* on a baseline at *y*."""
    return element("text", words(text), x=_n(x), y=_n(y), class_=kind)


def round_mark(mark: str) -> Markup:
    """Return whether something was checked, as decoration: the words beside it say the same."""
    if mark == "checked":
        tick = stroke(((4.5, 8.4), (7.1, 11), (11.6, 5.4)), "tick-line")
        return drawing((16, 16), circle(8, 8, 8, "mark"), tick, kind="round")
    if mark == "change":
        stem, dot = rectangle(7, 4, 2, 5.2, "ink"), rectangle(7, 10.4, 2, 2, "ink")
        return drawing((16, 16), circle(8, 8, 8, "tint3"), stem, dot, kind="round")
    return drawing((16, 16), circle(8, 8, 7, "dashed"), kind="round")


def mini_bar(data: Sequence[Datum], alt: str) -> Markup:
    """Return how well a thing is done today as a bar, with a tick at how much it matters."""
    datum = data[0] if data else Datum()
    shapes = []
    for step in range(_STEPS):
        share = max(0.0, min(1.0, (datum.value or 0) - step))
        shapes.append(rectangle(step * _CELL, 5, _CELL - 1, _BAR, "empty-cell"))
        shapes.append(rectangle(step * _CELL, 5, (_CELL - 1) * share, _BAR, "mark"))
    if datum.other is not None:
        place = max(0.0, min(5.0, datum.other)) * _CELL - 2.5
        shapes.append(rectangle(place, 0, 2.5, 20, "ink"))
    return drawing((_STEPS * _CELL, 20), *shapes, alt=alt)


def weeks(data: Sequence[Datum], alt: str) -> Markup:
    """Return a cell a week, filled where something happens in it."""
    cells = [
        rectangle(place * _WEEK_PITCH, 0, _WEEK, _WEEK_HIGH, "mark" if d.value else "empty-cell")
        for place, d in enumerate(data)
    ]
    return drawing((max(1, len(data)) * _WEEK_PITCH, _WEEK_HIGH), *cells, alt=alt)


def status(data: Sequence[Datum]) -> Markup:
    """Return how a figure stands as a shape with its letter, and the figure beside it.

    Green is a circle, amber a diamond, red a filled square; nothing depends on colour.
    """
    datum = next((d for d in data if d.kind in _STATES), None)
    last = datum or next((d for d in data if d.kind and d.note.strip()), Datum())
    figure = element("span", words(last.note), class_="figure-words")
    if datum is None:
        return figure
    shape = {
        "green": circle(9, 9, 8, "state-green"),
        "amber": element("path", d="M9 0 18 9 9 18 0 9Z", class_="state-amber"),
        "red": rectangle(0, 0, 18, 18, "state-red"),
    }[datum.kind]
    letter = lettering(9, 13, datum.label, f"letter on-{datum.kind}")
    return joined((drawing((18, 18), shape, letter, kind="state"), figure), " ")


def sparkline(data: Sequence[Datum], alt: str) -> Markup:
    """Return how a figure went, its end marked, over its dotted threshold."""
    values = [d.value for d in data if not d.kind]
    threshold = next((d.value for d in data if d.kind == "threshold"), None)
    known = [v for v in (*values, threshold) if v is not None]
    if not known:
        return drawing(_LINE, alt=alt)
    low, spread = min(known), max(known) - min(known)
    pitch = (_LINE[0] - 2 * _EDGE) / max(1, len(values) - 1)

    def at(place: int, value: float) -> tuple[float, float]:
        share = (value - low) / spread if spread else 0.5
        return _EDGE + place * pitch, _EDGE + (1 - share) * (_LINE[1] - 2 * _EDGE)

    shapes = []
    if threshold is not None:
        level = at(0, threshold)[1]
        shapes.append(stroke(((0, level), (_LINE[0], level)), "threshold"))
    shapes += [stroke([at(i, v) for i, v in run], "course") for run in runs(values)]
    shown = [(i, v) for i, v in enumerate(values) if v is not None]
    if shown:
        shapes.append(circle(*at(*shown[-1]), 3.5, "mark"))
    return drawing(_LINE, *shapes, alt=alt, kind="sparkline")


def runs(values: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    """Yield the values that follow each other without a gap, each with its place."""
    run: list[tuple[int, float]] = []
    for place, value in enumerate([*values, None]):
        if value is not None:
            run.append((place, value))
        elif run:
            yield run
            run = []
