"""The two pages of a charter: their measures, and what stands at their head and foot."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.pack.base import Job
from credo_builder.pack.charter_words import CharterWords
from credo_builder.render.pdf.leaflet import Leaflet
from credo_builder.render.pdf.shortening import within
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MAIN_START, MM, SIDE, Style, geometry
from credo_builder.render.pdf.wording import word


class Charter:
    """The two pages while they are drawn."""

    def __init__(self, job: Job, leaflet: Leaflet, words: CharterWords) -> None:
        self.job = job
        self.leaflet = leaflet
        self.words = words
        self.pen = leaflet.pen
        self.theme = leaflet.theme
        self.palette = leaflet.theme.palette
        self.page = geometry(job.paper)
        self.left, self.wide = self.page.left, self.page.live_width

    @property
    def title(self) -> str:
        """What the charter is called."""
        return self.job.document.facts.title

    @property
    def foot(self) -> float:
        """Where the live area ends above the foot of the page."""
        return self.page.height - 26 * MM

    def style(self, name: str, **more: object) -> Style:
        """Return the theme's style *name* without space around it, other things changed."""
        kept: dict[str, object] = {"before": 0, "after": 0, "measure_mm": 0, **more}
        return replace(self.theme[name], **kept)  # type: ignore[arg-type]

    def put(
        self, text: str, style: Style, at: tuple[float, float], width: float, element: Element
    ) -> float:
        """Write *text* with its left top corner at *at*; return its height."""
        slab = self.leaflet.words(text, style, width, element)
        slab.draw(self.pen, *at)
        return slab.height

    def heading(
        self, text: str, at: tuple[float, float], width: float, *, is_trial: bool = False
    ) -> float:
        """Write a heading under a rule of ink; return the height taken. A trial draws nothing."""
        if is_trial:
            return 7 + self.leaflet.words(text, self.style("h2"), width, None).height + 6
        with self.pen.artifact():
            end = (at[0] + width, at[1])
            self.pen.line(at, end, self.palette.ink, 0.75)
        below = (at[0], at[1] + 7)
        element = Element("H2", self.leaflet.root)
        return 7 + self.put(text, self.style("h2"), below, width, element) + 6

    def line(self, y: float, colour: tuple[float, float, float], width: float) -> None:
        """Draw a rule over the live width."""
        with self.pen.artifact():
            self.pen.line((self.left, y), (self.left + self.wide, y), colour, width)


def draw_head(charter: Charter) -> None:
    """Draw the running head: whose charter it is, and what it is called."""
    facts, pen, style = charter.job.document.facts, charter.pen, charter.theme["foot"]
    right, room = charter.left + charter.wide, charter.wide * 0.46
    baseline = 10 * MM + style.baseline
    with pen.artifact("/Type /Pagination"):
        pen.rectangle((charter.left, -9, SIDE, 9 + 3 * MM), fill=charter.palette.solid)
        name = within(facts.organisation, style, room)
        pen.say(None, (charter.left, baseline), name, style)
        pen.say(None, (right, baseline), within(charter.title, style, room), style, align=1)


def draw_foot(charter: Charter, number: int) -> None:
    """Draw edition, day and owner, and the number of the page."""
    facts, pen, style = charter.job.document.facts, charter.pen, charter.theme["foot"]
    words = charter.job.document.words
    baseline = charter.page.height - 10 * MM - style.leading + style.baseline
    right = charter.left + charter.wide
    edition = word(words, "edition", edition=facts.edition) if facts.edition else ""
    told_left = ", ".join(filter(None, (edition, facts.audience)))
    middle = ". ".join(
        filter(
            None,
            (
                word(words, "issued", date=facts.issued) if facts.issued else "",
                word(words, "owner", owner=facts.owner) if facts.owner else "",
            ),
        )
    )
    page = word(words, "page_of", page=str(number), pages="2")
    with pen.artifact("/Type /Pagination"):
        top = baseline - style.baseline - 6
        pen.line((charter.left, top), (right, top), charter.palette.hairline, 0.5)
        left = within(told_left, style, MAIN_START - 8)
        pen.say(None, (charter.left, baseline), left, style)
        start = charter.left + MAIN_START
        pen.say(None, (start, baseline), within(middle, style, right - start - 90), style)
        pen.say(None, (right, baseline), page, style, align=1)
