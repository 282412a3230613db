"""A document into a Word file, section by section."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import docx

from credo_builder.compose.anchors import every_anchor
from credo_builder.compose.document import Document, Look, Section
from credo_builder.render.pdf.scripts import reads_from_right
from credo_builder.render.pdf.theme import MM, Geometry, geometry, theme
from credo_builder.render.word.contents import Contents
from credo_builder.render.word.covers import cover
from credo_builder.render.word.numbering import Numbering
from credo_builder.render.word.package import prepare, saved
from credo_builder.render.word.pictures import Pictures
from credo_builder.render.word.places import Place
from credo_builder.render.word.running import running_words
from credo_builder.render.word.runs import Runs
from credo_builder.render.word.setter import Setter
from credo_builder.render.word.xml import EMU_PER_MM, Element, element

_HEAD_MM = 11.0
"""Distance of head and foot from the edge of the paper."""
_LESS = 4 * MM
"""By how much less margin there is than in the PDF: what follows below takes more room."""


def build(document: Document, look: Look) -> bytes:
    """Return *document* as a Word file, to be changed by hand.

    It holds every word of the PDF, in Word's own headings, lists and tables. The same document
    and look give the same bytes, anywhere and at any time.

    Args:
        document: what stands there.
        look: colour, style, logo and cover picture.

    Raises:
        credo_builder.errors.PictureRefused: a picture is too large, of the wrong kind or damaged.
    """
    return _Writer(document, look).build()


class _Writer:
    """The making of one file."""

    def __init__(self, document: Document, look: Look) -> None:
        self.document = document
        self.look = look
        self.made: Any = docx.Document()
        themed = theme(look, document.language)
        prepare(self.made, document, themed)
        part = self.made.part
        self.runs = Runs(part, document.language, every_anchor(document))
        self.setter = Setter(
            runs=self.runs,
            numbering=Numbering(part.numbering_part.element, themed.palette.text),
            pictures=Pictures(part),
            palette=themed.palette,
            words=document.words,
            contents=Contents(document.sections),
            from_right=reads_from_right(document.language),
        )

    def build(self) -> bytes:
        """Write section after section; where the paper turns, Word begins one of its own."""
        body = self.made.element.body
        last = body[-1]
        for child in list(body)[:-1]:
            body.remove(child)
        turned: bool | None = None
        for section in self.document.sections:
            landscape = section.layout == "landscape"
            if turned is not None and landscape != turned:
                last.addprevious(_section_end(last))
            turned = landscape
            self._page(last, geometry(self.document.paper, landscape=landscape))
            for made in self._section(section, landscape=landscape):
                last.addprevious(made)
        for word_section, wide in zip(self.made.sections, self._widths(), strict=True):
            running_words(self.document, word_section, self.runs, wide)
        if self.document.sections and self.document.sections[0].layout == "cover":
            self.made.sections[0].different_first_page_header_footer = True
        return saved(self.made)

    def _widths(self) -> list[float]:
        sizes = []
        for section in self.made.sections:
            inner = section.page_width - section.left_margin - section.right_margin
            sizes.append(inner / EMU_PER_MM)
        return sizes

    def _page(self, properties: Any, page: Geometry) -> None:
        """Write size and margins of the page into the *properties* of a section."""
        for child in list(properties):
            properties.remove(child)
        twip, less = 20, 0.0 if page.landscape else _LESS
        right = page.width - page.left - page.live_width
        properties.append(
            element("pgSz", w=round(page.width * twip), h=round(page.height * twip),
                    orient="landscape" if page.landscape else None)
        )  # fmt: skip
        edge = round(_HEAD_MM * MM * twip)
        properties.append(
            element("pgMar", top=round((page.top - less) * twip), right=round(right * twip),
                    bottom=round((page.bottom - less) * twip), left=round(page.left * twip),
                    header=edge, footer=edge, gutter=0)
        )  # fmt: skip
        if self.setter.from_right:
            properties.append(element("bidi"))

    def _section(self, section: Section, *, landscape: bool) -> Iterator[Element]:
        page = geometry(self.document.paper, landscape=landscape)
        place = Place(page.live_width / MM)
        if section.layout == "cover":
            self.setter.levels.begin_section(self.document.facts.title)
            yield from cover(self.setter, self.document, self.look, section.key)
        else:
            self.setter.levels.begin_section(section.title)
            number = self.runs.plain(section.number, style="Number") if section.number else []
            gap = [element("r", element("tab"))] if section.number else []
            title = self.runs.plain(section.title)
            yield self.setter.heading(1, [*number, *gap, *title], section.key)
        yield from self.setter.blocks(section.blocks, place)


def _section_end(properties: Any) -> Element:
    """Return a paragraph of no height that ends a section with these *properties*."""
    tiny = element("spacing", before=0, after=0, line=20, lineRule="exact")
    form = element("pPr", element("pStyle", val="TableEnd"), tiny, deepcopy(properties))
    return element("p", form)
