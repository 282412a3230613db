"""Slabs round slabs: moved in, on a ground, under a line; and drawings made by a function."""

from __future__ import annotations

from collections.abc import Callable

from credo_builder.render.pdf.colour import Rgb
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.slabs import Beside, Cut, Room, Slab, Stack, closer

_EASE = 0.01
"""Tolerance of measures, in points."""


class Inset(Slab):
    """Content moved in from the left, such as the main column of a page."""

    def __init__(self, content: Slab, left: float) -> None:
        self.content = content
        self.left = left
        self.height = content.height
        self.before, self.after = content.before, content.after
        self.keep_next = content.keep_next
        self.baseline = content.baseline

    def closed(self, degree: float) -> Inset:
        """Return it with the gaps of the content closed up."""
        made = Inset(self.content.closed(degree), self.left)
        made.before, made.after = closer(self.before, degree), closer(self.after, degree)
        made.keep_next = self.keep_next
        return made

    def split(self, room: Room) -> Cut:
        """Break as the content does."""
        head, tail = self.content.split(room)
        return self._around(head), self._around(tail)

    def _around(self, part: Slab | None) -> Slab | None:
        return None if part is None else Inset(part, self.left)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the content further in."""
        self.content.draw(pen, x + self.left, y)


class Panel(Slab):
    """Content on a ground or in a dashed box, padded; broken, both halves keep the ground."""

    def __init__(
        self,
        content: Stack | Beside,
        width: float,
        *,
        fill: Rgb | None,
        stroke: Rgb | None = None,
        pad: tuple[float, float] = (12, 14),
        keep: bool = True,
    ) -> None:
        self.content = content
        self.width = width
        self.fill = fill
        self.stroke = stroke
        self.pad = pad
        self.keep = keep
        self.height = content.height + 2 * pad[0]
        self.before = self.after = 18
        self.baseline = 0

    def closed(self, degree: float) -> Panel:
        """Return it with the gaps of the content and the padding closed up."""
        made = Panel(
            self.content.closed(degree),
            self.width,
            fill=self.fill,
            stroke=self.stroke,
            pad=(closer(self.pad[0], degree), self.pad[1]),
            keep=self.keep,
        )
        made.before, made.after = closer(self.before, degree), closer(self.after, degree)
        return made

    def split(self, room: Room) -> Cut:
        """Break the content; a panel that a page can hold moves whole."""
        if self.height <= room.left + _EASE:
            return self, None
        if self.keep and self.height <= room.full and not room.force:
            return None, self
        head, tail = self.content.split(room.inside(2 * self.pad[0]))
        return self._around(head), self._around(tail)

    def _around(self, part: Slab | None) -> Slab | None:
        if not isinstance(part, Stack | Beside):
            return None
        return Panel(
            part, self.width, fill=self.fill, stroke=self.stroke, pad=self.pad, keep=self.keep
        )

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the ground, then the content on it."""
        box = (x, y, self.width, self.height)
        with pen.artifact():
            if self.fill is not None:
                pen.rectangle(box, fill=self.fill)
            if self.stroke is not None:
                pen.rectangle(box, stroke=self.stroke, dash="2.5 2")
        self.content.draw(pen, x + self.pad[1], y + self.pad[0])


class Ruled(Slab):
    """Content under a line; the line is drawn once, where the content starts."""

    def __init__(
        self,
        content: Slab,
        width: float,
        *,
        colour: Rgb,
        thickness: float,
        gap: float,
        before: float,
        after: float,
        anchor: str = "",
    ) -> None:
        self.content = content
        self.width = width
        self.colour = colour
        self.thickness = thickness
        self.gap = gap
        self.anchor = anchor
        self.height = content.height + gap
        self.before, self.after = before, after
        self.keep_next = content.keep_next

    def closed(self, degree: float) -> Ruled:
        """Return it with the gap under the line and those of the content closed up."""
        return Ruled(
            self.content.closed(degree),
            self.width,
            colour=self.colour,
            thickness=self.thickness,
            gap=closer(self.gap, degree),
            before=closer(self.before, degree),
            after=closer(self.after, degree),
            anchor=self.anchor,
        )

    def split(self, room: Room) -> Cut:
        """Break the content; what is left goes on without a line."""
        head, tail = self.content.split(room.inside(self.gap))
        if head is None:
            return None, self
        if tail is None:
            return self, None
        top = Ruled(
            head,
            self.width,
            colour=self.colour,
            thickness=self.thickness,
            gap=self.gap,
            before=self.before,
            after=0,
            anchor=self.anchor,
        )
        tail.after = self.after
        return top, tail

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the line, then the content below it."""
        pen.anchor(self.anchor, y)
        if self.thickness:
            with pen.artifact():
                pen.line((x, y), (x + self.width, y), self.colour, self.thickness)
        self.content.draw(pen, x, y + self.gap)


class Drawing(Slab):
    """Something drawn in one piece by *paint*, a function of pen, left and top."""

    def __init__(
        self,
        height: float,
        paint: Callable[[Pen, float, float], None],
        *,
        before: float = 0,
        after: float = 0,
        baseline: float = 0,
    ) -> None:
        self.height = height
        self.paint = paint
        self.before, self.after = before, after
        self.baseline = baseline

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Let the function draw."""
        self.paint(pen, x, y)


def draw_mark(pen: Pen, kind: str, x: float, y: float) -> None:
    """Draw a tick, cross or dot in a square of 9 points whose left top is (*x*, *y*)."""
    colours = pen.palette
    if kind == "tick":
        points = ((x + 0.8, y + 5.0), (x + 3.4, y + 7.8), (x + 8.2, y + 1.6))
        with pen.unmirrored(x, 9):
            pen.polygon(points, stroke=colours.text, width=1.6, closed=False)
    elif kind == "cross":
        pen.line((x + 1.5, y + 1.5), (x + 7.5, y + 7.5), colours.muted, 1.5)
        pen.line((x + 7.5, y + 1.5), (x + 1.5, y + 7.5), colours.muted, 1.5)
    else:
        pen.circle(x + 3, y + 4.6, 2, fill=colours.text)
