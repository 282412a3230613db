"""The charter: two pages for everyone, what they can count on and how we did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from credo_builder.compose.document import Badge
from credo_builder.errors import OutputRefused
from credo_builder.i18n import told
from credo_builder.pack.base import Job, Output
from credo_builder.pack.charter_back import draw_back
from credo_builder.pack.charter_pages import Charter, draw_foot, draw_head
from credo_builder.pack.charter_words import Row, charter_words
from credo_builder.render.pdf.badges import draw_badge
from credo_builder.render.pdf.frames import draw_mark
from credo_builder.render.pdf.leaflet import Leaflet
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.slabs import Slab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MM, SIDE
from credo_builder.render.pdf.turns import TURN
from credo_builder.render.pdf.wording import word
from credo_builder.values import dataclass

MOST_ROWS = 7
_BAND = 84
"""Height of the coloured band on the first page, in millimetres on A4."""
_FIGURE, _SENTENCE = 58 * MM, 96 * MM
"""Where figures and sentences start, from the live left."""
_PADS = (11.0, 8.0, 6.0)


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
        charter = Charter(job, leaflet, words)
        leaflet.pen.add_sheet(charter.page.width, charter.page.height)
        _draw_band(charter)
        _draw_promises(charter)
        draw_foot(charter, 1)
        leaflet.pen.add_sheet(charter.page.width, charter.page.height)
        draw_head(charter)
        draw_back(charter)
        draw_foot(charter, 2)
        return leaflet.content()


# First page ----------------------------------------------------------------------


def _draw_band(charter: Charter) -> None:
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


def _draw_promises(charter: Charter) -> None:
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


def _measured(charter: Charter, row: Row, table: Element) -> _RowSlabs:
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
        figure = leaflet.words(row.figure, large, _SENTENCE - _FIGURE, Element("Span", whole))
        cells.append((_FIGURE, -4.0, figure))
        beside = text_width(row.figure, large) + 6
        room = _SENTENCE - _FIGURE - beside - 6
        unit = leaflet.words(
            row.unit, charter.style("body"), max(room, 20), Element("Span", whole)
        )
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


def _draw_row(charter: Charter, row: _RowSlabs, y: float) -> None:
    if not row.has_figure:
        with charter.pen.artifact():
            at = charter.left + _FIGURE
            draw_mark(charter.pen, "tick", at, y + 11)
    for left, top, slab in row.cells:
        slab.draw(charter.pen, charter.left + left, y + top)


OUTPUT = Output(
    key="charter",
    name="Customer charter",
    about="Two pages for {customers}: promises, last results, whom to ask",
    shelf="show",
    title="What you can expect from us",
    audience="public",
    papers=("A4", "Letter"),
    sections=("promises", "service_levels", "monitoring", "recovery"),
    draw=draw,
)
