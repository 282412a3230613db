"""Running text on the sheets of a leaflet, beside what is drawn there by hand."""

from __future__ import annotations

from credo_builder.compose.document import Section, Text
from credo_builder.render.pdf.frames import Inset
from credo_builder.render.pdf.leaflet import Leaflet
from credo_builder.render.pdf.pagination import paginated
from credo_builder.render.pdf.places import Place
from credo_builder.render.pdf.shortening import within
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MM, SIDE, Geometry


def flow(leaflet: Leaflet, section: Section, page: Geometry) -> None:
    """Lay *section* out on as many sheets of *page* as it takes."""
    setter, element = leaflet.setter, Element("Sect", leaflet.root)
    setter.begin_section(page.live_height, section.title)
    offset, style = page.main_start, leaflet.theme["h1"]
    words = setter.words_slab(
        (Text(section.title),), style, page.live_width - offset, Element("H1", element)
    )
    heading = Inset(words, offset)
    heading.keep_next = True
    slabs = setter.slabs(section.blocks, Place(page.live_width, "page", offset), element)
    for content in paginated([heading, *slabs], page.live_height):
        leaflet.pen.add_sheet(page.width, page.height)
        _draw_head(leaflet, section.title, page)
        content.draw(leaflet.pen, page.left, page.top)


def _draw_head(leaflet: Leaflet, title: str, page: Geometry) -> None:
    """Draw the running head: whose sheet it is, and what it is called."""
    pen, style = leaflet.pen, leaflet.theme["foot"]
    right, room = page.left + page.live_width, page.live_width * 0.46
    baseline = 10 * MM + style.baseline
    with pen.artifact("/Type /Pagination"):
        pen.rectangle((page.left, -9, SIDE, 9 + 3 * MM), fill=pen.palette.solid)
        name = within(leaflet.document.facts.organisation, style, room)
        pen.say(None, (page.left, baseline), name, style)
        pen.say(None, (right, baseline), within(title, style, room), style, align=1)
