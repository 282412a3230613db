"""The certificate: a thank-you for one deed, with room for who, what and from whom."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo
from credo_builder.compose.sentences import shortened
from credo_builder.pack.appraisal import field_key
from credo_builder.pack.base import Job, Output
from credo_builder.render.pdf.forms import FieldArea
from credo_builder.render.pdf.leaflet import Leaflet
from credo_builder.render.pdf.slabs import TextSlab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MM, Style
from credo_builder.render.pdf.turns import TURN

_HIGH = 210.0
"""Height of A4 across, in millimetres; all measures are given for it."""
_BAND, _PAD = 78.0, 12.0
"""Width of the band, and the space round it, in millimetres."""
_MAIN, _END = 98.0, 20.0
"""Where the words start, and how far from the edge they end, in millimetres."""
_SMALLEST = 8.0
"""Letters are never smaller than this, in points."""
_MOST_VALUES, _LONGEST_VALUE = 6, 40
"""Core values to be ticked, and letters of the name of each."""


class _Certificate:
    """One certificate while it is drawn."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.leaflet = Leaflet(job.document, job.look)
        self.pen = self.leaflet.pen
        self.palette = self.leaflet.theme.palette
        high, wide = (side * MM for side in job.size_mm)
        self.width, self.height = wide, high
        self.scale = high / (_HIGH * MM)
        self.root = self.leaflet.root

    def mm(self, length: float) -> float:
        """Return *length* of A4 in points of this paper."""
        return length * MM * self.scale

    def style(self, name: str, size: float, **more: object) -> Style:
        """Return the theme's style *name* in a size given for A4."""
        fitted = max(_SMALLEST, size * self.scale)
        return self.leaflet.style(name, fitted, fitted * 1.3, **more)

    def put(
        self, text: str, style: Style, at: tuple[float, float], wide: float, tag: str = "P"
    ) -> TextSlab:
        """Write *text* with its left top corner at *at*, and return it."""
        slab = self.leaflet.words(text, style, wide, Element(tag, self.root))
        slab.draw(self.pen, *at)
        return slab

    @property
    def left(self) -> float:
        """Where the words start."""
        return self.mm(_MAIN)

    @property
    def live(self) -> float:
        """How wide the words are."""
        return self.width - self.left - self.mm(_END)

    def blank(
        self, name: str, label: str, box: tuple[float, float, float], size: float, lines: int = 1
    ) -> float:
        """Draw a line to write on, with what it is for below it; return where that ends.

        Args:
            name: of the field.
            label: what it is for.
            box: left, top and width in points.
            size: of what is typed, on A4.
            lines: how many there are.
        """
        left, top, wide = box
        step = max(size * self.scale, 9.0) * (1.75 if lines == 1 else 2.2)
        foot = top + step * lines
        with self.pen.artifact():
            for number in range(1, lines + 1):
                y = top + step * number
                self.pen.line((left, y), (left + wide, y), self.palette.rule, 0.75)
        area = FieldArea(
            (left, top + 1, left + wide, foot - 1),
            name,
            label,
            lines=lines,
            size=max(size * self.scale, 9.0),
            opposite=self.leaflet.theme.from_right,
        )
        small = self.put(label, self.style("small", 9), (left, foot + self.mm(1)), wide)
        self.pen.field(Element("Form", self.root), area)
        return foot + self.mm(1) + small.height


def draw(job: Job) -> bytes:
    """Return the certificate as a PDF with fields."""
    with TURN:
        made = _Certificate(job)
        made.pen.add_sheet(made.width, made.height)
        _draw_words(made)
        _draw_band(made)
        return made.leaflet.content()


def _draw_band(made: _Certificate) -> None:
    """Draw the logo or the name at the head of the band, and the motto at its foot.

    A motto that is too long even in small letters stays away.
    """
    pen, view, pad = made.pen, made.job.view, made.mm(_PAD)
    wide = made.mm(_BAND) - 2 * pad
    mark = made.leaflet.mark
    named = view.fill("{Org}")
    if mark is not None:
        box = (wide, made.mm(22))
        mark.draw(pen, (pad, pad * 1.4), box, made.root, ground=made.palette.solid)
    else:
        style = made.style("h2", 15, colour=made.palette.on, balance=True)
        made.put(named, style, (pad, pad * 1.4), wide)
    motto = view.fill(view.one(Credo).motto.strip())
    if not motto:
        return
    for size in (24.0, 21.0, 18.0, 15.0, 12.0):
        face = made.leaflet.theme["line"].face
        style = made.style("display", size, colour=made.palette.on, face=face)
        element = Element("P")
        slab = made.leaflet.words(motto, style, wide, element)
        if slab.height <= made.height / 2 and made.leaflet.is_whole(slab, style):
            break
    else:
        return
    made.root.kids.append(element)
    slab.draw(pen, pad, made.height - pad * 1.4 - slab.height)


def _draw_words(made: _Certificate) -> None:
    """Draw the thanks and the places to fill in, in the order they are read."""
    say, left, live = made.job.view.say, made.left, made.live
    with made.pen.artifact():
        band = (-9.0, -9.0, made.mm(_BAND) + 9, made.height + 18)
        made.pen.rectangle(band, fill=made.palette.solid)
    display = made.leaflet.theme["display"]
    face = "serif-italic" if made.leaflet.theme.style == "warm" else display.face
    style = made.style("display", 54, face=face, colour=made.palette.text)
    style = replace(style, leading=style.size * 1.1)
    y = made.mm(20)
    y += made.put(say("Thank you"), style, (left, y), live, "H1").height + made.mm(3)
    lede = made.style("lede", 14)
    y += made.put(say("Somebody is better off because of you."), lede, (left, y), live).height
    y = made.blank("name", say("Name"), (left, y + made.mm(8), live), 20) + made.mm(4)
    what = say("What you did, and what it meant to somebody")
    y = made.blank("deed", what, (left, y, live), 13, 3) + made.mm(5)
    y = _draw_values(made, y)
    half = (live - made.mm(8)) / 2
    y = max(y + made.mm(2), made.height - made.mm(36))
    made.blank("given_by", say("From"), (left, y, half), 13)
    made.blank("day", say("Date"), (left + half + made.mm(8), y, half), 13)


def _draw_values(made: _Certificate, top: float) -> float:
    """Draw the core values to be ticked, as many as rows have room for; return where they end."""
    view, pen = made.job.view, made.pen
    values = [one for one in view.of(CoreValue) if one.name.strip()][:_MOST_VALUES]
    if not values:
        return top
    said = view.say("It showed")
    small, style = made.style("small", 9), made.style("body", 12)
    y = top + made.put(said, small, (made.left, top), made.live).height + made.mm(1.5)
    size, x = max(10.0, 11 * made.scale), made.left
    for place, value in enumerate(values, 1):
        name = shortened(view.fill(value.name.strip()), _LONGEST_VALUE)
        element = Element("P")
        room = made.live - size - made.mm(2)
        slab = made.leaflet.words(name, style, room, element)
        wide = size + made.mm(2) + max(_line_widths(slab), default=0.0)
        if x > made.left and x + wide > made.left + made.live:
            x, y = made.left, y + style.leading + made.mm(1.5)
        made.root.kids.append(element)
        slab.draw(pen, x + size + made.mm(2), y)
        drop = style.baseline - size * 0.88
        area = FieldArea(
            (x, y + drop, x + size, y + drop + size),
            f"value_{field_key(value.code, place)}",
            f"{said}: {name}",
            kind="tick",
            ink=made.palette.muted,
            fill=made.palette.text,
        )
        pen.field(Element("Form", made.root), area)
        x += wide + made.mm(7)
    return y + style.leading + made.mm(3)


def _line_widths(slab: TextSlab) -> list[float]:
    return [sum(part.width for part in line) for line in slab.lines]


OUTPUT = Output(
    key="certificate",
    name="Certificate of thanks",
    about="A thank-you with room for what somebody did",
    shelf="people",
    title="Thank you",
    audience="staff",
    papers=("A4", "A5", "Letter"),
    sections=("recognition",),
    draw=draw,
    is_form=True,
)
