"""The two lines of the moments map: how people feel now, and how they should."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from credo_builder.render.pdf.colour import WHITE
from credo_builder.render.pdf.lines import Line
from credo_builder.render.pdf.pen import Pen
from credo_builder.values import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Label:
    """Words at a point of a feeling line: middle, baseline of the nearest line, half the width."""

    lines: Sequence[Line]
    x: float
    y: float
    half: float


def runs(
    now: list[Point | None], wanted: list[Point | None]
) -> Iterator[list[tuple[Point, Point]]]:
    """Yield neighbouring moments that have both ratings, two or more at a time."""
    run: list[tuple[Point, Point]] = []
    for a, b in [*zip(now, wanted, strict=True), (None, None)]:
        if a is not None and b is not None:
            run.append((a, b))
            continue
        if len(run) > 1:
            yield run
        run = []


def stroke(pen: Pen, points: list[Point | None], *, wanted: bool) -> None:
    """Draw one feeling line and its points; it breaks where nothing was rated."""
    colours = pen.palette
    for start, end in pairwise(points):
        if start and end:
            if wanted:
                pen.line(start, end, colours.text, 2)
            else:
                pen.line(start, end, colours.ink, 1.25, "4 2.5")
    for point in points:
        if point is None:
            continue
        if wanted:
            pen.circle(*point, 4, fill=colours.text)
        else:
            pen.circle(*point, 3.5, fill=WHITE, stroke=colours.ink, width=1.25)
