"""Sheets for the wall: a question at the top, and room for what people stick below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from credo_builder.pack.base import PAPERS, Job
from credo_builder.render.pdf.frames import draw_mark
from credo_builder.render.pdf.leaflet import Leaflet
from credo_builder.render.pdf.shortening import within
from credo_builder.render.pdf.slabs import TextSlab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MM, Style
from credo_builder.values import dataclass

_MARGIN, _GAP, _BAND = 10.0, 4.0, 40.0
"""White round the sheet, between cards, and the height of the band, in millimetres on A4."""
_PAD = 4.0
"""Space inside a card, in millimetres on A4."""
_EASE = 0.01
"""Tolerance of measures, in points."""
_FOOT = 34.0
"""Height of the panel at the foot, in millimetres on A4."""


@dataclass(frozen=True)
class Card:
    """One thought: its words, and how many thumbs it was given."""

    words: str
    note: str = ""


@dataclass(frozen=True)
class Grid:
    """How cards stand: columns of them, and their least height in millimetres on A4.

    Where there is to be *room* on a card, its note stands under its words, which are larger.
    """

    columns: int
    least: float
    room: bool = False


NOTES = Grid(3, 27.0)
"""Cards for a thought each."""
HEAPS = Grid(2, 62.0, room=True)
"""Cards that a heap of labels finds room on."""


@dataclass(frozen=True)
class Panel:
    """What a group writes at the foot of a sheet: what for, and what they wrote so far."""

    title: str
    words: str


class Wall:
    """The making of sheets of one size.

    Lengths in millimetres are those of A4; larger paper enlarges all of them.
    """

    def __init__(self, job: Job, leaflet: Leaflet) -> None:
        self.job = job
        self.leaflet = leaflet
        self.pen = leaflet.pen
        self.palette = leaflet.theme.palette
        wide, high = (side * MM for side in job.size_mm)
        self.width, self.height = wide, high
        self.scale = wide / (PAPERS["A4"][0] * MM)

    def mm(self, length: float) -> float:
        """Return *length* of A4 in points of this paper."""
        return length * MM * self.scale

    def style(self, name: str, size: float, leading: float, **more: object) -> Style:
        """Return the theme's style *name* in a size given for A4."""
        return self.leaflet.style(name, size * self.scale, leading * self.scale, **more)

    @property
    def left(self) -> float:
        """Where the live area starts."""
        return self.mm(_MARGIN)

    @property
    def live(self) -> float:
        """Width of the live area."""
        return self.width - 2 * self.left

    # A sheet -----------------------------------------------------------------------

    def begin(self, title: str, question: str) -> tuple[Element, float]:
        """Start a sheet with its band; return what is heard of it, and where cards start."""
        self.pen.add_sheet(self.width, self.height)
        section = Element("Sect", self.leaflet.root)
        top, inside, room = self.mm(_MARGIN), self.left + self.mm(7), self.live - self.mm(14)
        heading = self._title(title, room, Element("H1", section))
        words = self.style("body", 10.5, 15, colour=self.palette.on)
        asked = self.leaflet.words(question, words, room, Element("P", section))
        high = max(self.mm(_BAND), heading.height + asked.height + self.mm(16))
        with self.pen.artifact():
            self.pen.rectangle((self.left, top, self.live, high), fill=self.palette.solid)
        name = self.style("foot", 8.5, 12, colour=self.palette.on)
        organisation = within(self.job.document.facts.organisation, name, room)
        with self.pen.artifact("/Type /Pagination"):
            self.pen.say(None, (inside, top + self.mm(7)), organisation, name)
        y = top + high - self.mm(5) - asked.height
        heading.draw(self.pen, inside, y - heading.height - self.mm(1))
        asked.draw(self.pen, inside, y)
        return section, top + high + self.mm(_GAP + 2)

    def _title(self, title: str, room: float, element: Element) -> TextSlab:
        for size in (28, 25, 22, 19, 16):
            usual = self.leaflet.theme["display"]
            style = self.style("display", size, size * 1.15, colour=self.palette.on)
            style = replace(style, face=usual.face, balance=False)
            slab = self.leaflet.words(title, style, room, element)
            if len(slab.lines) == 1:
                break
        return slab

    # Cards -------------------------------------------------------------------------

    def cards(
        self,
        heads: tuple[str, str],
        held: Sequence[Card],
        panel: Panel | None = None,
        grid: Grid = NOTES,
    ) -> None:
        """Draw sheets of cards, *held* on the first of them and empty ones after them.

        What has no room goes on to another sheet; the last one has the *panel* at its foot.
        """
        waiting = list(held)
        first = True
        while waiting or first:
            first = False
            section, top = self.begin(*heads)
            foot = self.height - self.mm(_MARGIN)
            if panel is not None:
                foot -= self._panel(panel, section, foot) + self.mm(_GAP)
            waiting = self._fill(waiting, section, (top, foot), grid)

    def _fill(
        self, waiting: list[Card], section: Element, ends_at: tuple[float, float], grid: Grid
    ) -> list[Card]:
        """Put cards under one another in columns; return those that found no room."""
        (top, foot), gap, count = ends_at, self.mm(_GAP), grid.columns
        wide = (self.live - gap * (count - 1)) / count
        rows = int((foot - top + gap) // (self.mm(grid.least) + gap))
        least = (foot - top + gap) / max(1, rows) - gap
        ends = [top] * count
        rest = list(waiting)
        while rest:
            slabs, needed = self._card(rest[0], wide, section, grid)
            high = max(needed, least)
            column = min(range(count), key=lambda n: (round(ends[n], 3), n))
            if ends[column] + high > foot + _EASE and ends != [top] * count:
                break
            box = (self.left + column * (wide + gap), ends[column], wide, high)
            self._draw_card(box, slabs, under=grid.room)
            ends[column] += high + gap
            rest.pop(0)
        if not rest:
            self._empty_cards(ends, (wide, least), foot)
        return rest

    def _empty_cards(self, ends: Sequence[float], size: tuple[float, float], foot: float) -> None:
        """Draw empty cards wherever there is room below the others, to the foot of the sheet."""
        gap, (wide, high) = self.mm(_GAP), size
        for column, end in enumerate(ends):
            left, top = self.left + column * (wide + gap), end
            while top + high <= foot + _EASE:
                with self.pen.artifact():
                    box = (left, top, wide, high)
                    self.pen.rectangle(box, stroke=self.palette.rule, dash="3 2.5")
                top += high + gap

    def _card(
        self, card: Card, wide: float, section: Element, grid: Grid
    ) -> tuple[tuple[TextSlab, ...], float]:
        room, pad = wide - 2 * self.mm(_PAD), self.mm(_PAD)
        style = self.style("statement", *((16, 21) if grid.room else (11, 15)))
        slabs = [self.leaflet.words(card.words, style, room, Element("P", section))]
        if card.note:
            small = self.style("small", *((9.5, 13) if grid.room else (8, 11)))
            slabs.append(self.leaflet.words(card.note, small, room, Element("P", section)))
        return tuple(slabs), sum(slab.height for slab in slabs) + 2 * pad

    def _draw_card(
        self,
        box: tuple[float, float, float, float],
        slabs: Sequence[TextSlab],
        *,
        under: bool,
    ) -> None:
        """Draw a card, its note *under* its words or else at its foot."""
        left, top, _, high = box
        pad = self.mm(_PAD)
        with self.pen.artifact():
            self.pen.rectangle(box, fill=self.palette.tint1)
        slabs[0].draw(self.pen, left + pad, top + pad)
        for note in slabs[1:]:
            y = top + pad + slabs[0].height if under else top + high - pad - note.height
            note.draw(self.pen, left + pad, y)

    def _panel(self, panel: Panel, section: Element, foot: float) -> float:
        """Draw what the group writes together above *foot*; return its height."""
        pad, room = self.mm(6), self.live - 2 * self.mm(6)
        head = self.style("side_head", 10.5, 16)
        title = self.leaflet.words(panel.title, head, room, Element("P", section))
        style = self.style("line", 16, 22)
        words = self.leaflet.words(panel.words, style, room, Element("P", section))
        high = max(self.mm(_FOOT), title.height + words.height + 2 * pad)
        box = (self.left, foot - high, self.live, high)
        with self.pen.artifact():
            self.pen.rectangle(box, stroke=self.palette.ink, width=1)
            if not panel.words:
                for y in (foot - pad, foot - pad - self.mm(10)):
                    end = (self.left + pad + room, y)
                    self.pen.line((self.left + pad, y), end, self.palette.rule, 0.75)
        title.draw(self.pen, self.left + pad, foot - high + pad)
        words.draw(self.pen, self.left + pad, foot - high + pad + title.height)
        return high


# Labels ------------------------------------------------------------------------------

_ROWS = 7
_STRIP = 16.0
"""Height of the words above the labels, in millimetres."""


def draw_labels(
    job: Job, leaflet: Leaflet, size: tuple[float, float], kinds: Sequence[tuple[str, str]]
) -> None:
    """Draw a sheet of labels to cut apart, a column a kind of thought.

    A screen reader hears one of each kind; the others are the same.

    Args:
        job: whose labels they are.
        leaflet: where they are drawn.
        size: of the sheet, in points.
        kinds: mark and words of each column.
    """
    pen, palette = leaflet.pen, leaflet.theme.palette
    wide, high = size
    pen.add_sheet(wide, high)
    section = Element("Sect", leaflet.root)
    margin, top = 8 * MM, _STRIP * MM
    title = leaflet.style("h3", 10.5, 15)
    said = job.view.say("Labels to cut apart: six for each person, one thought on each")
    heading = leaflet.words(said, title, wide - 2 * margin, Element("H1", section))
    heading.draw(pen, margin, 6 * MM)
    across = (wide - 2 * margin) / len(kinds)
    down = (high - top - margin) / _ROWS
    with pen.artifact():
        for row in range(_ROWS + 1):
            y = top + row * down
            pen.line((margin, y), (wide - margin, y), palette.rule, 0.5, "3 2.5")
        for column in range(len(kinds) + 1):
            x = margin + column * across
            pen.line((x, top), (x, high - margin), palette.rule, 0.5, "3 2.5")
    style = leaflet.style("code", 8.5, 12)
    for column, (mark, words) in enumerate(kinds):
        for row in range(_ROWS):
            element = Element("P", section) if row == 0 else None
            x, y = margin + column * across + 4 * MM, top + row * down + 4 * MM
            if mark:
                with pen.artifact():
                    draw_mark(pen, mark, x, y + 1)
            indent = 13 if mark else 0
            slab = leaflet.words(words, style, across - 8 * MM - indent, element)
            slab.draw(pen, x + indent, y)
