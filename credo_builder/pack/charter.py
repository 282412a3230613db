"""The charter: two pages for everyone, what they can count on and how we did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from credo_builder.compose.document import Badge
from credo_builder.errors import OutputRefused
from credo_builder.i18n import told
from credo_builder.pack.base import Job, Output
from credo_builder.pack.charter_words import CharterWords, Result, Row, Step, charter_words
from credo_builder.render.pdf.badges import draw_badge
from credo_builder.render.pdf.frames import draw_mark
from credo_builder.render.pdf.leaflet import Leaflet
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.shortening import within
from credo_builder.render.pdf.slabs import Slab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MAIN_START, MM, SIDE, Style, geometry
from credo_builder.render.pdf.turns import TURN
from credo_builder.render.pdf.wording import word
from credo_builder.values import dataclass

MOST_ROWS, MOST_RESULTS = 7, 7
_BAND = 84
"""Height of the coloured band on the first page, in millimetres on A4."""
_FIGURE, _SENTENCE = 58 * MM, 96 * MM
"""Where figures and sentences start, from the live left."""
_PADS = (11.0, 8.0, 6.0)
_FULL = Decimal(100)


class _Charter:
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

    def heading(self, text: str, at: tuple[float, float], width: float) -> float:
        """Write a heading under a rule of ink; return the height taken."""
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


@dataclass(frozen=True)
class _RowSlabs:
    """One row, measured."""

    cells: tuple[tuple[float, float, Slab], ...]
    has_figure: bool
    height: float


def draw(job: Job) -> bytes:
    """Return the charter as a PDF."""
    words = charter_words(job.view)
    if not words.rows:
        raise OutputRefused(
            told(
                "The charter has nothing to promise yet. Keep a promise that is said to everyone, "
                "or show a service level to everyone."
            ),
            "promises",
        )
    with TURN:
        leaflet = Leaflet(job.document, job.look)
        charter = _Charter(job, leaflet, words)
        leaflet.pen.add_sheet(charter.page.width, charter.page.height)
        _draw_band(charter)
        _draw_promises(charter)
        _draw_foot(charter, 1)
        leaflet.pen.add_sheet(charter.page.width, charter.page.height)
        _draw_head(charter)
        _draw_second(charter)
        _draw_foot(charter, 2)
        return leaflet.content()


# First page ----------------------------------------------------------------------


def _draw_band(charter: _Charter) -> None:
    """Draw the band with the logo, the name and the title."""
    pen, page, palette = charter.pen, charter.page, charter.palette
    facts, root = charter.job.document.facts, charter.leaflet.root
    foot = _BAND * MM * page.height / (297 * MM)
    with pen.artifact():
        pen.rectangle((-9, -9, page.width + 18, foot + 9), fill=palette.solid)
    on, start, top = palette.on, charter.left, 16 * MM
    mark = charter.leaflet.mark
    named = False
    if mark is not None:
        box = (SIDE, 13 * MM)
        mark.draw(pen, (start, top), box, root, ground=palette.solid)
        wide, high = mark.extent(box, palette.solid)
        start, top = start + wide + 14, top + high / 2 - 10
        named = facts.organisation.casefold() in mark.alt.casefold()
    if not named:
        room = charter.left + charter.wide - start
        style = charter.style("h2", colour=on, balance=True)
        charter.put(facts.organisation, style, (start, top), room * 0.8, Element("P", root))
    usual = charter.theme["display"]
    face = "serif-italic" if charter.theme.style == "warm" else usual.face
    style = charter.leaflet.style("display", 36, 40, colour=on, face=face)
    title = charter.leaflet.words(charter.title, style, charter.wide * 0.8, Element("H1", root))
    title.draw(pen, charter.left, foot - 12 * MM - title.height)
    if facts.draft:
        badge = Badge(word(charter.job.document.words, "draft"), 3)
        wide = text_width(badge.text, charter.theme["badge"]) + 10
        at = (charter.left + charter.wide - wide, 16 * MM)
        draw_badge(pen, badge, at, Element("P", root))


def _draw_promises(charter: _Charter) -> None:
    """Draw the lede, the rows of what people can count on, and when it holds."""
    page, words, root = charter.page, charter.words, charter.leaflet.root
    y = 97 * MM * page.height / (297 * MM)
    y += charter.put(
        words.lede,
        charter.style("lede"),
        (charter.left, y),
        charter.wide * 0.82,
        Element("P", root),
    )
    y += 18
    table = Element("Table", root)
    shown = words.rows[:MOST_ROWS]
    measured = [_measured(charter, row, table) for row in shown]
    small = charter.style("small")
    more = charter.job.view.say(
        "More that you can count on stands in our service credo and policy."
    )
    rest = charter.leaflet.words(more, small, 126 * MM, Element("P", root))
    conditions = charter.leaflet.words(words.conditions, small, 126 * MM, Element("P", root))
    room = charter.foot - y - conditions.height - rest.height - 12
    count, pad = _fitting([one.height for one in measured], room)
    if not count:
        raise OutputRefused(
            told("The charter’s first promise is longer than a page. Say it in fewer words."),
            "promises",
        )
    for row in measured[:count]:
        charter.line(y, charter.palette.rule, 0.75)
        _draw_row(charter, row, y + pad)
        y += row.height + 2 * pad
    charter.line(y, charter.palette.ink, 1)
    y += 12
    if count < len(words.rows):
        rest.draw(charter.pen, charter.left, y)
        y += rest.height
    conditions.draw(charter.pen, charter.left, max(y, charter.foot - conditions.height))


def _fitting(heights: Sequence[float], room: float) -> tuple[int, float]:
    """Return how many rows fit into *room*, and the space above and below each."""
    for count in range(len(heights), 0, -1):
        for pad in _PADS:
            if sum(heights[:count]) + 2 * pad * count <= room:
                return count, pad
    return 0, _PADS[-1]


def _measured(charter: _Charter, row: Row, table: Element) -> _RowSlabs:
    """Return *row* as three cells: its words, its figure, the sentence that explains it."""
    leaflet, palette = charter.leaflet, charter.palette
    line = Element("TR", table)
    head = Element("TH", line, attributes=(("Table", "Scope", "/Row"),))
    second, third = Element("TD", line), Element("TD", line)
    name = leaflet.words(row.name, charter.style("h3"), _FIGURE - 10, Element("P", head))
    cells: list[tuple[float, float, Slab]] = [(0.0, 0.0, name)]
    high = name.height
    if row.figure:
        large = leaflet.style("group", 30, 32, face="sans-semibold", colour=palette.text)
        size = min(1.0, (_SENTENCE - _FIGURE - 8) / max(text_width(row.figure, large), 1))
        large = replace(large, size=large.size * size)
        whole = Element("P", second)
        figure = leaflet.words(row.figure, large, _SENTENCE - _FIGURE, whole)
        cells.append((_FIGURE, -4.0, figure))
        beside = text_width(row.figure, large) + 6
        room = _SENTENCE - _FIGURE - beside - 6
        unit = leaflet.words(row.unit, charter.style("body"), max(room, 20), whole)
        drop = 25.4 - 4 - unit.baseline
        is_wide = text_width(row.unit, charter.style("body")) > room
        cells.append((_FIGURE + (0 if is_wide else beside), 28 if is_wide else drop, unit))
        high = max(high, 28, 28 + unit.height if is_wide else 0)
    y = 0.0
    for text, style in (
        (row.sentence, charter.style("text")),
        *((note, charter.style("small")) for note in row.notes),
    ):
        if text:
            width = charter.wide - _SENTENCE
            slab = leaflet.words(text, style, width, Element("P", third))
            cells.append((_SENTENCE, y + 1, slab))
            y += slab.height
    return _RowSlabs(tuple(cells), bool(row.figure), max(high, y))


def _draw_row(charter: _Charter, row: _RowSlabs, y: float) -> None:
    if not row.has_figure:
        with charter.pen.artifact():
            at = charter.left + _FIGURE
            draw_mark(charter.pen, "tick", at, y + 11)
    for left, top, slab in row.cells:
        slab.draw(charter.pen, charter.left + left, y + top)


# Second page ---------------------------------------------------------------------


def _draw_head(charter: _Charter) -> None:
    """Draw the running head: whose charter it is, and what it is called."""
    facts, pen, style = charter.job.document.facts, charter.pen, charter.theme["foot"]
    right, room = charter.left + charter.wide, charter.wide * 0.46
    baseline = 10 * MM + style.baseline
    with pen.artifact("/Type /Pagination"):
        pen.rectangle((charter.left, -9, SIDE, 9 + 3 * MM), fill=charter.palette.solid)
        name = within(facts.organisation, style, room)
        pen.say(None, (charter.left, baseline), name, style)
        pen.say(None, (right, baseline), within(charter.title, style, room), style, align=1)


def _draw_second(charter: _Charter) -> None:
    """Draw how we did, what to do if something is wrong, and how to reach us."""
    words, y = charter.words, charter.page.top
    if words.results:
        y = _draw_results(charter, words.results[:MOST_RESULTS], y) + 26
    if words.steps:
        y = _draw_steps(charter, words.steps, y) + 26
    with_reasons = _draw_last(charter, y, with_reasons=True, is_trial=True) <= charter.foot
    if not with_reasons:
        lowest = _draw_last(charter, y, with_reasons=False, is_trial=True)
        if lowest > charter.foot:
            raise OutputRefused(
                told(
                    "The charter’s second page is too short for all that you ask of people. "
                    "Show fewer requests to everyone, or say them in fewer words."
                ),
                "help_us",
            )
    _draw_last(charter, y, with_reasons=with_reasons, is_trial=False)


def _draw_results(charter: _Charter, results: Sequence[Result], y: float) -> float:
    """Draw the last results as bars with a tick at what we aim for; return where they end."""
    view, root = charter.job.view, charter.leaflet.root
    main = charter.left + MAIN_START
    y += charter.put(
        view.say("How {we} did"), charter.style("h1"), (main, y), charter.wide, Element("H2", root)
    )
    periods = {one.period for one in results}
    y += 8
    if len(periods) == 1:
        (period,) = periods
        charter.put(
            period, charter.style("side_head"), (charter.left, y), SIDE, Element("P", root)
        )
    said = view.say("Out of a hundred, where a bar is drawn. The black mark is what {we} aim for.")
    room = charter.wide - MAIN_START
    y += charter.put(said, charter.style("body"), (main, y), room, Element("P", root)) + 14
    for one in results:
        y += _draw_result(charter, one, y, with_period=len(periods) > 1)
    return y


def _draw_result(charter: _Charter, one: Result, y: float, *, with_period: bool) -> float:
    """Draw one result; return the height of its row."""
    pen, root, palette = charter.pen, charter.leaflet.root, charter.palette
    start, wide, high = charter.left + 56 * MM, 80 * MM, 11.0
    text = f"{one.name}, {one.period}" if with_period and one.period else one.name
    part = Element("P", root)
    taken = charter.put(text, charter.style("cell"), (charter.left, y), 52 * MM, part)
    if one.share is not None:
        _draw_bar(charter, one, (start, y + 0.5, wide, high))
    elif one.aim_words:
        aim = charter.job.view.say("{We} aim for {aim}.", aim=one.aim_words)
        charter.put(aim, charter.style("small"), (start, y), wide, Element("P", root))
    right = start + wide + 10
    baseline = y + charter.theme["cell"].baseline
    strong = replace(charter.theme["cell_number"], face="sans-semibold")
    figure = pen.say(Element("P", root), (right, baseline), one.words, strong)
    if one.standing:
        at = (right + figure + 7, baseline)
        pen.say(Element("P", root), at, one.standing, charter.style("cell", colour=palette.muted))
    return max(taken, high) + 8


def _draw_bar(charter: _Charter, one: Result, box: tuple[float, float, float, float]) -> None:
    """Draw the bar of a share, as a figure that says its numbers."""
    pen, palette = charter.pen, charter.palette
    left, top, wide, high = box
    share = min(max(one.share or Decimal(0), Decimal(0)), _FULL)
    said = charter.job.view.say("{share} of 100.", share=one.words)
    if one.aim is not None:
        said += " " + charter.job.view.say("{We} aim for {aim}.", aim=one.aim_words)
    element = Element("Figure", charter.leaflet.root, alt=said)
    element.attributes = pen.box_of(box)
    with pen.mark(element):
        pen.rectangle(box, fill=palette.tint2)
        pen.rectangle((left, top, wide * float(share / _FULL), high), fill=palette.text)
        if one.aim is not None:
            at = left + wide * float(min(max(one.aim, Decimal(0)), _FULL) / _FULL)
            pen.line((at, top - 2), (at, top + high + 2), palette.ink, 1.6)


def _draw_steps(charter: _Charter, steps: Sequence[Step], y: float) -> float:
    """Draw the steps of a complaint side by side, from tint to solid; return where they end."""
    pen, palette, leaflet = charter.pen, charter.palette, charter.leaflet
    view = charter.job.view
    y += charter.heading(view.say("If {we} get it wrong"), (charter.left, y), charter.wide)
    grounds = (
        (palette.tint2, palette.ink),
        (palette.tint3, palette.ink),
        (palette.solid, palette.on),
    )
    wide, gap = (charter.wide - 1.5 * (len(steps) - 1)) / len(steps), 1.5
    columns = []
    for number, (step, (ground, ink)) in enumerate(
        zip(steps, grounds[-len(steps) :], strict=True), 1
    ):
        part = Element("Div", leaflet.root)
        texts = (
            (str(number), charter.style("badge", colour=ink), "P"),
            (step.title, leaflet.style("h2", 12, 16, colour=ink), "H3"),
            (step.words, charter.style("text", colour=ink), "P"),
        )
        slabs = [leaflet.words(t, s, wide - 24, Element(tag, part)) for t, s, tag in texts]
        columns.append((ground, slabs))
    high = max(sum(slab.height for slab in slabs) for _, slabs in columns) + 28
    with pen.artifact():
        for place, (ground, _) in enumerate(columns):
            box = (charter.left + place * (wide + gap), y, wide, high)
            pen.rectangle(box, fill=ground)
    for place, (_, slabs) in enumerate(columns):
        top = y + 12
        for slab in slabs:
            slab.draw(pen, charter.left + place * (wide + gap) + 12, top)
            top += slab.height + 1
    return y + high


def _draw_last(charter: _Charter, y: float, *, with_reasons: bool, is_trial: bool) -> float:
    """Draw requests and contact side by side, or only measure them; return where they end."""
    words, leaflet, view = charter.words, charter.leaflet, charter.job.view
    root = Element("Sect") if is_trial else leaflet.root
    pen, half, gutter = charter.pen, (charter.wide - 9 * MM) / 2, 9 * MM
    style, ends = charter.style("text"), [y]
    left = charter.left
    if words.requests:
        top = y + (
            33 if is_trial else charter.heading(view.say("Help us to help you"), (left, y), half)
        )
        listed = Element("L", root, attributes=(("List", "ListNumbering", "/Disc"),))
        for text, why in words.requests:
            body = Element("LBody", Element("LI", listed))
            said = f"{text} {why}".strip() if with_reasons else text
            slab = leaflet.words(said, style, half - 13, Element("P", body))
            if not is_trial:
                with pen.artifact():
                    draw_mark(pen, "dot", left, top + 2.5)
                slab.draw(pen, left + 13, top)
            top += slab.height + 5
        ends.append(top)
        left += half + gutter
    if words.contact:
        top = y + (33 if is_trial else charter.heading(view.say("Talk to us"), (left, y), half))
        for name, value in words.contact:
            part = Element("P", root)
            label = leaflet.words(
                name, charter.style("badge", size=9.5, leading=14), 24 * MM, part
            )
            slab = leaflet.words(value, style, half - 26 * MM, part)
            if not is_trial:
                label.draw(pen, left, top)
                slab.draw(pen, left + 26 * MM, top)
            top += max(label.height, slab.height) + 5
        ends.append(top)
    return max(ends)


def _draw_foot(charter: _Charter, number: int) -> None:
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


OUTPUT = Output(
    key="charter",
    name="Customer charter",
    title="What you can expect from us",
    audience="public",
    papers=("A4", "Letter"),
    sections=("promises", "service_levels", "monitoring", "recovery"),
    draw=draw,
)
