"""Shapes on a sheet: rectangles, circles, lines and pictures, mirrored where reading is.

Lengths are points; *x* is measured from the edge where reading starts, *y* from the top of the
sheet downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from credo_builder.render.pdf.colour import Rgb
from credo_builder.render.pdf.paths import ring_path, rounded_path
from credo_builder.render.pdf.sheets import Sheet
from credo_builder.render.pdf.tags import Attributes


@lru_cache(maxsize=256)
def _fill_operator(colour: Rgb) -> str:
    return "{:.4g} {:.4g} {:.4g} rg".format(*colour)


class Shapes:
    """What draws shapes on the current sheet.

    Args:
        document: ReportLab's document, which knows the pictures.
        mirrored: *x* is measured from the right edge of the sheet.
    """

    def __init__(self, document: Any, *, mirrored: bool) -> None:
        self.document = document
        self.mirrored = mirrored
        self._way, self._edge = 1.0, 0.0
        self._forget()

    def _forget(self) -> None:
        """Set colour, font and leading anew when they are next needed."""
        self._fill: Rgb | None = None
        self._font = ""
        self._leading = 0.0

    @property
    def sheet(self) -> Sheet:
        """The sheet being drawn on."""
        return self._sheet

    def turn_to(self, sheet: Sheet) -> None:
        """Draw on *sheet* from now on; colours and fonts start afresh."""
        self._sheet = sheet
        self._forget()
        self._way, self._edge = (-1.0, sheet.width) if self.mirrored else (1.0, 0.0)

    # Places on paper -------------------------------------------------------------

    @property
    def is_moved(self) -> bool:
        """Whether *x* is anything else than the distance from the left edge of the sheet."""
        return self._way < 0 or self._edge != 0

    def left_of(self, x: float, wide: float) -> float:
        """Return where what starts at *x* and is *wide* has its left end on paper."""
        return self._edge + x if self._way > 0 else self._edge - x - wide

    def _across(self, x: float) -> float:
        return self._edge + self._way * x

    def _up(self, y: float) -> float:
        return self._sheet.height - y

    @contextmanager
    def unmirrored(self, x: float, wide: float) -> Iterator[None]:
        """Draw what starts at *x* and is *wide* in its place but not mirrored, as ticks are."""
        known = self._way, self._edge
        self._way, self._edge = 1.0, self.left_of(x, wide) - x
        yield
        self._way, self._edge = known

    # Shapes ----------------------------------------------------------------------

    def fill_colour(self, colour: Rgb) -> None:
        """Fill shapes and words with *colour* from now on."""
        if colour != self._fill:
            self._fill = colour
            self.sheet.code.append(_fill_operator(colour))

    def _paint(self, path: str, fill: Rgb | None, stroke: Rgb | None, width: float) -> None:
        code = self.sheet.code
        if fill is not None:
            self.fill_colour(fill)
        if stroke is not None:
            code.append("{:.4g} {:.4g} {:.4g} RG {:.5g} w".format(*stroke, width))
        operator = "B" if fill is not None and stroke is not None else "f" if fill else "S"
        code.append(f"{path} {operator}")

    def rectangle(
        self,
        box: tuple[float, float, float, float],
        *,
        fill: Rgb | None = None,
        stroke: Rgb | None = None,
        width: float = 0.75,
        dash: str = "",
    ) -> None:
        """Draw a rectangle of left, top, width and height."""
        left, top, wide, high = box
        left = self.left_of(left, wide)
        with self.dashes(dash):
            path = f"{left:.2f} {self._up(top + high):.2f} {wide:.2f} {high:.2f} re"
            self._paint(path, fill, stroke, width)

    def rounded(
        self,
        box: tuple[float, float, float, float],
        radius: float,
        *,
        fill: Rgb | None = None,
        stroke: Rgb | None = None,
        width: float = 0.75,
    ) -> None:
        """Draw a rectangle with corners of *radius*."""
        left, top, wide, high = box
        left = self.left_of(left, wide)
        path = rounded_path((left, self._up(top + high), left + wide, self._up(top)), radius)
        self._paint(path, fill, stroke, width)

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: Rgb | None = None,
        stroke: Rgb | None = None,
        width: float = 1,
    ) -> None:
        """Draw a circle round (*x*, *y*)."""
        self._paint(ring_path(self._across(x), self._up(y), radius), fill, stroke, width)

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: Rgb,
        width: float,
        dash: str = "",
    ) -> None:
        """Draw a straight line; *dash* is a PDF dash array such as ``3 2``."""
        self.polygon((start, end), stroke=colour, width=width, dash=dash, closed=False)

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        *,
        fill: Rgb | None = None,
        stroke: Rgb | None = None,
        width: float = 1,
        dash: str = "",
        closed: bool = True,
    ) -> None:
        """Draw straight lines through *points*."""
        steps = " ".join(
            f"{self._across(x):.2f} {self._up(y):.2f} {'l' if i else 'm'}"
            for i, (x, y) in enumerate(points)
        )
        with self.dashes(dash):
            self._paint(steps + (" h" if closed else ""), fill, stroke, width)

    def _straight(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: Rgb,
        width: float,
        dash: str,
    ) -> None:
        """Draw a line between two places whose *x* is the distance from the left edge."""
        known = self._way, self._edge
        self._way, self._edge = 1.0, 0.0
        self.line(start, end, colour, width, dash)
        self._way, self._edge = known

    @contextmanager
    def dashes(self, pattern: str) -> Iterator[None]:
        """Draw lines inside with the dash array *pattern*; solid when empty."""
        if pattern:
            self.sheet.code.append(f"[{pattern}] 0 d")
        yield
        if pattern:
            self.sheet.code.append("[] 0 d")

    @contextmanager
    def clipped(self, box: tuple[float, float, float, float]) -> Iterator[None]:
        """Let nothing drawn inside show beyond left, top, width and height."""
        left, top, wide, high = box
        left = self.left_of(left, wide)
        down = self._up(top + high)
        self.sheet.code.append(f"q {left:.2f} {down:.2f} {wide:.2f} {high:.2f} re W n")
        yield
        self.sheet.code.append("Q")
        self._forget()

    @contextmanager
    def round_clip(self, centre: tuple[float, float], radius: float) -> Iterator[None]:
        """Let nothing drawn inside show beyond a circle."""
        x, y = centre
        self.sheet.code.append(f"q {ring_path(self._across(x), self._up(y), radius)} W n")
        yield
        self.sheet.code.append("Q")
        self._forget()

    def box_of(self, box: tuple[float, float, float, float]) -> Attributes:
        """Return the attributes that place a figure of left, top, width and height."""
        left, top, wide, high = box
        left = self.left_of(left, wide)
        left, right = max(0.0, left), min(self.sheet.width, left + wide)
        down, up = max(0.0, self._up(top + high)), min(self.sheet.height, self._up(top))
        corners = (self.sheet.on_paper(left, down), self.sheet.on_paper(right, up))
        (left, right), (down, up) = (sorted(two) for two in zip(*corners, strict=True))
        value = f"[{left:.2f} {down:.2f} {right:.2f} {up:.2f}]"
        return (("Layout", "BBox", value), ("Layout", "Placement", "/Block"))

    def picture(self, name: str, box: tuple[float, float, float, float]) -> None:
        """Draw the registered image *name* into left, top, width and height."""
        left, top, wide, high = box
        left = self.left_of(left, wide)
        down = self._up(top + high)
        resource = self.document.getXObjectName(name)
        self.sheet.code.append(
            f"q {wide:.3f} 0 0 {high:.3f} {left:.2f} {down:.2f} cm /{resource} Do Q"
        )
        self.sheet.pictures.append(name)
