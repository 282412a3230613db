"""Huddle cards: one value or moment a week, for three minutes together at the start of a shift."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.errors import NothingYet
from credo_builder.i18n import told
from credo_builder.pack.base import PAPERS, Job, Output
from credo_builder.pack.huddle_words import HuddleCard, huddle_cards
from credo_builder.render.pdf.frames import draw_mark
from credo_builder.render.pdf.leaflet import Leaflet
from credo_builder.render.pdf.slabs import TextSlab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MM, Style
from credo_builder.render.pdf.turns import TURN

_PAD, _EDGE = 8.0, 5.0
"""White inside a card, and round its band for what printers cannot reach, in millimetres."""
_BAND = 41.0
"""Height of the band, in millimetres."""
_A_SHEET = 4
_NAMES = (20.0, 17.0, 14.0, 12.0)
"""Sizes of the name, the first that fits, in points."""
_WORDS = (11.0, 10.0, 9.0, 8.0)
"""Sizes of what is said of it, the first that fits, in points."""
_HANG = 13.0
"""From a tick to its words, in points."""


class _Cards:
    """The cards while they are drawn, four a sheet."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.leaflet = Leaflet(job.document, job.look)
        self.pen = self.leaflet.pen
        self.palette = self.leaflet.theme.palette
        self.width, self.height = (side * MM for side in PAPERS[job.paper])
        self.wide, self.high = self.width / 2, self.height / 2
        self.room = self.wide - 2 * (_EDGE + _PAD) * MM

    def style(self, name: str, size: float, **more: object) -> Style:
        """Return the theme's style *name* in another size."""
        return self.leaflet.style(name, size, size * 1.35, **more)

    def words(self, text: str, style: Style, wide: float, element: Element) -> TextSlab:
        """Return *text* in lines of *wide* points."""
        return self.leaflet.words(text, style, wide, element)

    # A card ------------------------------------------------------------------------

    def draw(self, card: HuddleCard, left: float, top: float) -> None:
        """Draw *card* with its left top corner there."""
        section = Element("Sect", self.leaflet.root)
        x, foot = left + (_EDGE + _PAD) * MM, top + self.high - _EDGE * MM
        y = self._band(card, section, (left, top)) + 5 * MM
        end = foot - self._panel(card, section, (left, foot))
        if card.words:
            element = Element("P", section)
            for size in _WORDS:
                slab = self.words(card.words, self.style("statement", size), self.room, element)
                if y + slab.height <= end:
                    break
            slab.draw(self.pen, x, y)
            y += slab.height + 3 * MM
        self._deeds(card, section, x, (y, end - 3 * MM))

    def _band(self, card: HuddleCard, section: Element, at: tuple[float, float]) -> float:
        """Draw week and name on the brand's colour; return where the band ends."""
        left, top = at
        on, x = self.palette.on, left + (_EDGE + _PAD) * MM
        small = self.style("small", 9, colour=on)
        display = self.leaflet.theme["display"]
        heading = Element("H1", section)
        for size in _NAMES:
            style = replace(self.style("display", size, colour=on), face=display.face)
            name = self.words(card.name, style, self.room, heading)
            if name.height <= 2 * style.leading and self.leaflet.is_whole(name, style):
                break
        high = max(_BAND * MM, name.height + 22 * MM)
        with self.pen.artifact():
            box = (left + _EDGE * MM, top + _EDGE * MM, self.wide - 2 * _EDGE * MM, high)
            self.pen.rectangle(box, fill=self.palette.solid)
        begin, end = top + _EDGE * MM, top + _EDGE * MM + high
        week = f"{card.week}: {card.kind}"
        name.draw(self.pen, x, end - 5 * MM - name.height)
        said = self.words(week, small, self.room, Element("P", section))
        said.draw(self.pen, x, begin + 5 * MM)
        return end

    def _panel(self, card: HuddleCard, section: Element, at: tuple[float, float]) -> float:
        """Draw the question and a line for today above the foot; return their height."""
        say, (left, foot) = self.job.view.say, at
        x, pad = left + (_EDGE + _PAD) * MM, 5 * MM
        head = self.style("side_head", 9)
        asked = self.style("title", 12.5)
        asked = replace(asked, leading=16.5)
        title = self.words(say("Tell each other"), head, self.room, Element("P", section))
        question = self.words(card.question, asked, self.room, Element("P", section))
        today = self.words(
            say("One thing we do today because of it"),
            self.style("small", 8.5),
            self.room,
            Element("P", section),
        )
        line = 11 * MM
        asking = max(question.height, 3 * asked.leading)
        high = title.height + asking + line + today.height + 2 * pad
        top = foot - high
        with self.pen.artifact():
            box = (left + _EDGE * MM, top, self.wide - 2 * _EDGE * MM, high)
            self.pen.rectangle(box, fill=self.palette.tint1)
            y = foot - pad - today.height - 1 * MM
            self.pen.line((x, y), (x + self.room, y), self.palette.rule, 0.75)
        title.draw(self.pen, x, top + pad)
        question.draw(self.pen, x, top + pad + title.height)
        today.draw(self.pen, x, foot - pad - today.height)
        return high

    def _deeds(
        self, card: HuddleCard, section: Element, x: float, span: tuple[float, float]
    ) -> None:
        """Draw what one would see, as much as there is room for."""
        y, end = span
        style = self.style("text", 9.5)
        points = Element("L", section, attributes=(("List", "ListNumbering", "/Disc"),))
        for deed in card.deeds:
            item = Element("LI", points)
            label, body = Element("Lbl", item), Element("LBody", item)
            slab = self.words(deed, style, self.room - _HANG, body)
            if y + slab.height > end:
                points.kids.remove(item)
                break
            with self.pen.mark(label, "\u2713"):
                draw_mark(self.pen, "tick", x, y + style.baseline - 7.4)
            slab.draw(self.pen, x + _HANG, y)
            y += slab.height + 2

    def cut_lines(self) -> None:
        """Draw where the sheet is cut into four."""
        middle, half = self.width / 2, self.height / 2
        with self.pen.artifact():
            colour = self.palette.rule
            self.pen.line((middle, 0), (middle, self.height), colour, 0.5, "3 2.5")
            self.pen.line((0, half), (self.width, half), colour, 0.5, "3 2.5")


def draw(job: Job) -> bytes:
    """Return the cards as a PDF, four a sheet."""
    cards = huddle_cards(job.view)
    if not cards:
        raise NothingYet(
            told("There is nothing to talk about yet. Choose a core value, or a moment of truth."),
            "core_values",
        )
    with TURN:
        made = _Cards(job)
        for number, card in enumerate(cards):
            place = number % _A_SHEET
            if not place:
                made.pen.add_sheet(made.width, made.height)
                made.cut_lines()
            made.draw(card, place % 2 * made.wide, place // 2 * made.high)
        return made.leaflet.content()


OUTPUT = Output(
    key="huddle_cards",
    name="Huddle cards",
    about="A value or a moment for each week, with a question that brings a story",
    shelf="people",
    title="Three minutes a week",
    audience="staff",
    papers=("A4", "Letter"),
    sections=("core_values", "moments"),
    draw=draw,
)
