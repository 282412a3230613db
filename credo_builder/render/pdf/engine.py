"""One pass over the document: sections onto sheets, then everything known only at the end."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from credo_builder.compose.anchors import anchor_names, every_anchor
from credo_builder.compose.document import (
    Badge,
    Columns,
    Document,
    Look,
    Section,
    Text,
)
from credo_builder.compose.paged import Excerpt, Paged, Spot, Stretch
from credo_builder.errors import RenderError
from credo_builder.render.pdf import archive
from credo_builder.render.pdf.badges import draw_badge
from credo_builder.render.pdf.contents import ContentsLine
from credo_builder.render.pdf.covers import Cover
from credo_builder.render.pdf.credo_page import CredoPage, draw_credo_frame
from credo_builder.render.pdf.cutting import settled
from credo_builder.render.pdf.filework import FileWriter, library_document
from credo_builder.render.pdf.frames import Inset
from credo_builder.render.pdf.lines import line_width
from credo_builder.render.pdf.pagination import paginated
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.places import Place
from credo_builder.render.pdf.sheets import Sheet, text_width
from credo_builder.render.pdf.shortening import within
from credo_builder.render.pdf.slabs import Beside, Slab, Stack, TextSlab
from credo_builder.render.pdf.tags import Element, StructureWriter
from credo_builder.render.pdf.text import set_lines
from credo_builder.render.pdf.theme import MAIN_START, MM, SIDE, Geometry, geometry, theme
from credo_builder.render.pdf.turns import TURN
from credo_builder.render.pdf.typesetter import Break, Typesetter
from credo_builder.render.pdf.wording import word
from credo_builder.values import replace

_ASIDE = 0.24
"""Part of a landscape page's width that stands at the right of its heading."""

Progress = Callable[[int, int], bool]
"""Told how many sections are done, and of how many; answers whether to go on."""


class Cancelled(RenderError):
    """The one who asked for the document no longer wants it."""


def build(document: Document, look: Look, *, progress: Progress | None = None) -> bytes:
    """Return *document* as a PDF that is accessible (UA-1) and archival (A-2a) at once.

    The same document and look give the same bytes, anywhere and at any time.

    Args:
        document: what stands there.
        look: colour, style, logo and cover picture.
        progress: told after each section; returning False cancels.

    Raises:
        Cancelled: *progress* returned False.
        PictureRefused: a picture is too large, of the wrong kind or damaged.
        FontMissing: a font of the program cannot be read.
    """
    return build_paged(document, look, progress=progress).content


def build_paged(
    document: Document,
    look: Look,
    *,
    progress: Progress | None = None,
    excerpt: Excerpt | None = None,
) -> Paged:
    """Return what `build` does, with what stands where.

    Given an *excerpt*, only that section is laid out, on pages numbered as in the whole, to be
    looked at for a moment: what it says of other pages, such as the numbers in the contents,
    is left out, and so is its structure.

    Raises:
        Cancelled: as `build`, as are the others.
    """
    with TURN, _collector_at_rest():
        return _Engine(document, look, progress, excerpt).build()


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let no search for cycles interrupt what makes none.

    Each full search walks the whole document, which makes long ones a third slower.
    """
    worked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if worked:
            gc.enable()


class _Engine:
    """The making of one document."""

    def __init__(
        self,
        document: Document,
        look: Look,
        progress: Progress | None,
        excerpt: Excerpt | None,
    ) -> None:
        self.document = document
        self.excerpt = excerpt
        self.look = look
        self.progress = progress
        self.theme = theme(look, document.language)
        library = library_document(is_excerpt=excerpt is not None)
        self.file = FileWriter(library)
        self.tree = StructureWriter(self.file)
        self.anchors = frozenset(every_anchor(document))
        self.pen = Pen(library, self.theme, self.anchors, anchor_names(document))
        self.setter = Typesetter(
            self.theme, library, document.words, self.anchors, _contents(document)
        )
        self.numbered: list[tuple[Sheet, Geometry]] = []
        self.kept: dict[tuple[str, str, Geometry], str] = {}
        self.open: list[tuple[Element, list[Sheet]]] = []
        self.stretches: list[Stretch] = []

    def build(self) -> Paged:
        """Lay every section out and write the file."""
        wanted = self.excerpt
        sections = [s for s in self.document.sections if wanted is None or s.key == wanted.key]
        for done, section in enumerate(sections, 1):
            self._section(section)
            if self.progress is not None and not self.progress(done, len(sections)):
                raise Cancelled("The document was not made: it was cancelled.")
        if not self.pen.sheets:
            self._section(Section("empty", self.document.facts.title or "Credo", ()))
        self._page_numbers()
        self._late_numbers()
        for element, sheets in self.open:
            self._write(element, sheets)
        spots = [Spot(n, s.index, top) for s in self.pen.sheets for n, top in s.anchors.items()]
        sizes = [(sheet.width, sheet.height) for sheet in self.pen.sheets]
        content = archive.write(self.file, self.tree, self.pen, self.document)
        return Paged(content, tuple(self.stretches), tuple(spots), tuple(sizes))

    # Sections --------------------------------------------------------------------

    def _section(self, section: Section) -> None:
        """Lay *section* out; what is not waiting for page numbers is written at once."""
        element = Element("Sect")
        first, late = len(self.pen.sheets), len(self.pen.late)
        self._lay_out(section, element)
        sheets = self.pen.sheets[first:]
        self.stretches.append(Stretch(section.key, first, len(sheets)))
        waiting = {slot.sheet.index for slot in self.pen.late[late:]}
        for sheet in sheets:
            if sheet.index not in waiting:
                sheet.close()
        if self.excerpt is None:
            self.tree.place(element)
        if len(self.pen.late) > late:
            self.open.append((element, sheets))
        else:
            self._write(element, sheets)

    def _write(self, element: Element, sheets: list[Sheet]) -> None:
        if self.excerpt is None:
            self.tree.write(element, {sheet.index: sheet.marks for sheet in sheets})
        for sheet in sheets:
            sheet.marks = []

    def _lay_out(self, section: Section, element: Element) -> None:
        page = geometry(self.document.paper, landscape=section.layout == "landscape")
        self.setter.begin_section(page.live_height, section.title)
        if section.layout == "cover":
            self.pen.add_sheet(page.width, page.height)
            self.pen.anchor(section.key, 0)
            Cover(self.pen, self.setter, self.document, self.look, page, element).draw()
            place = Place(page.live_width, "page", page.main_start)
            self._flow(self.setter.slabs(section.blocks, place, element), section, page)
            return
        if section.layout == "credo":
            self._credo(section, page, element)
            return
        blocks, beside = section.blocks, None
        if page.landscape and blocks and isinstance(blocks[0], Columns):
            beside, blocks = blocks[0], blocks[1:]
        opening = self._opening(section, page, element, beside)
        offset = _start(section, page)
        place = Place(page.live_width, "page", offset)
        slabs = self.setter.slabs(blocks, place, element)
        self._flow(settled([opening, *slabs], page), section, page)

    def _opening(
        self, section: Section, page: Geometry, element: Element, beside: Columns | None = None
    ) -> Slab:
        suffix = "_landscape" if page.landscape else ""
        offset = _start(section, page)
        heading = Element("H1", element)
        number = Element("Span", heading)
        aside = page.live_width * _ASIDE if beside is not None else 0.0
        width = page.live_width - offset - aside
        style = self.theme["h1" + suffix]
        words = self.setter.words_slab(
            (Text(section.title),), style, width, heading, anchor=section.key
        )
        if len(words.lines) > 2 and not page.landscape:  # noqa: PLR2004
            style = self.theme["h1_long"]
            words = self.setter.words_slab(
                (Text(section.title),), style, width, heading, anchor=section.key
            )
        side = Stack(())
        if section.number and offset:
            slab = self.setter.words_slab(
                (Text(section.number),), self.theme["number" + suffix], offset - 8, number
            )
            side = Stack((slab,))
        cells = [(0.0, side), (offset, Stack((words,)))]
        if beside is not None:
            words.after = style.after
            cells[1:] = self._wide_opening(words, page, element, beside)
        made: Slab = Beside(cells, align=True) if side.pieces or beside else Inset(words, offset)
        made.after = style.after
        made.keep_next = True
        return made

    def _wide_opening(
        self, words: Slab, page: Geometry, element: Element, beside: Columns
    ) -> list[tuple[float, Stack]]:
        """Return the heading with one column below it, and the other at the right end."""
        wide, offset = page.live_width * _ASIDE, page.main_start
        room = page.live_width - offset - wide
        below = self.setter.slabs(beside.columns[0], Place(room, "panel"), Element("Div", element))
        right = self.setter.slabs(
            beside.columns[-1], Place(wide, "panel"), Element("Div", element)
        )
        for slab in right:
            if isinstance(slab, TextSlab):
                slab.align = 1 - slab.align
        return [(offset, Stack((words, *below))), (page.live_width - wide, Stack(right))]

    def _credo(self, section: Section, page: Geometry, element: Element) -> None:
        credo = CredoPage(self.setter, section, self.look, page, element)
        whole = credo.fits()
        if whole is None:
            self._flow(credo.flowing(), section, page)
            return
        self.pen.add_sheet(page.width, page.height)
        draw_credo_frame(self.pen, page, self.document, credo.parts.foot)
        whole.draw(self.pen, page.left, 0)
        if credo.beyond:
            self._flow(credo.beyond, section, page)

    def _flow(self, slabs: list[Slab], section: Section, page: Geometry) -> None:
        """Place *slabs* on as many sheets as they take."""
        for part in _parts(slabs):
            for content in paginated(part, page.live_height):
                sheet = self.pen.add_sheet(page.width, page.height)
                content.draw(self.pen, page.left, page.top)
                self._running_words(section, page)
                self.numbered.append((sheet, page))

    # Heads and feet ------------------------------------------------------------------

    def _running_words(self, section: Section, page: Geometry) -> None:
        with self.pen.artifact("/Type /Pagination"):
            self._kept(("head", section.title, page), lambda: self._head(section, page))
            self._kept(("foot", "", page), lambda: self._foot(page))

    def _kept(self, key: tuple[str, str, Geometry], draw: Callable[[], None]) -> None:
        """Draw what many pages share; from the second time on, as it was drawn before."""
        code = self.pen.sheet.code
        known = self.kept.get(key)
        self.pen.turn_to(self.pen.sheet)  # so that it relies on no colour or font set before
        if known is not None:
            code.append(known)
            return
        start = len(code)
        draw()
        self.kept[key] = "\n".join(code[start:])

    def _head(self, section: Section, page: Geometry) -> None:
        facts, pen, style = self.document.facts, self.pen, self.theme["foot"]
        pen.rectangle((page.left, -9, SIDE, 9 + 3 * MM), fill=pen.palette.solid)
        baseline = 10 * MM + style.baseline
        right = page.left + page.live_width
        room = page.live_width * (0.38 if facts.draft else 0.48)
        pen.say(None, (page.left, baseline), within(facts.organisation, style, room), style)
        title = within(section.title, style, room)
        pen.say(None, (right, baseline), title, style, align=1)
        if facts.draft:
            badge = Badge(word(self.document.words, "draft"), 3)
            width = text_width(badge.text, pen.theme["badge"]) + 10
            left = page.left + (page.live_width - width) / 2
            draw_badge(pen, badge, (left, baseline - 11), None)

    def _foot(self, page: Geometry) -> None:
        facts, pen, style = self.document.facts, self.pen, self.theme["foot"]
        words = self.document.words
        baseline = self._foot_baseline(page)
        top = baseline - style.baseline
        right = page.left + page.live_width
        pen.line((page.left, top - 6), (right, top - 6), pen.palette.hairline, 0.5)
        edition = word(words, "edition", edition=facts.edition) if facts.edition else ""
        left = ", ".join(t for t in (edition, facts.audience) if t)
        middle = ". ".join(
            t
            for t in (
                word(words, "issued", date=facts.issued) if facts.issued else "",
                word(words, "owner", owner=facts.owner) if facts.owner else "",
            )
            if t
        )
        start = page.left + MAIN_START
        pen.say(None, (page.left, baseline), within(left, style, MAIN_START - 8), style)
        room = right - start - 90
        pen.say(None, (start, baseline), within(middle, style, room), style)

    def _foot_baseline(self, page: Geometry) -> float:
        style = self.theme["foot"]
        return page.height - 10 * MM - style.leading + style.baseline

    # What is known at the end --------------------------------------------------------

    def _page_numbers(self) -> None:
        first = self.excerpt.before + 1 if self.excerpt else 1
        total = str(self.excerpt.of if self.excerpt else len(self.pen.sheets))
        text = word(self.document.words, "page_of").replace("{pages}", total)
        before, _, after = text.partition("{page}")
        style = replace(self.theme["foot"], strong=self.theme["badge"].face)
        for sheet, page in self.numbered:
            self.pen.turn_to(sheet)
            right = page.left + page.live_width
            spans = (Text(before), Text(str(sheet.index + first), strong=True), Text(after))
            lines = set_lines(spans, style, right, self.pen.palette)
            baseline = self._foot_baseline(page)
            placed = [(right - line_width(line), baseline, line) for line in lines]
            with self.pen.artifact("/Type /Pagination"):
                self.pen.lines(None, placed)

    def _late_numbers(self) -> None:
        """Write page numbers where their lines end; from the last, so that places hold."""
        pages = {name: s.index + 1 for s in self.pen.sheets for name in s.anchors}
        for slot in reversed(self.pen.late):
            number = pages.get(slot.anchor)
            if number is not None:
                code = slot.sheet.code
                drawn = len(code)
                self.pen.turn_to(slot.sheet)
                at = (slot.right, slot.baseline)
                self.pen.say(slot.element, at, str(number), slot.style, align=1)
                number_drawn = code[drawn:]
                del code[drawn:]
                code[slot.at : slot.at] = ["q", *number_drawn, "Q"]  # colour and font as before


def _parts(slabs: list[Slab]) -> Iterator[list[Slab]]:
    """Yield the slabs between page breaks."""
    part: list[Slab] = []
    for slab in slabs:
        if isinstance(slab, Break):
            if part:
                yield part
            part = []
        else:
            part.append(slab)
    if part:
        yield part


def _start(section: Section, page: Geometry) -> float:
    """Return where words of *section* start from the live left: no number needs room before."""
    whole = section.layout == "plain" or (page.landscape and not section.number)
    return 0.0 if whole else page.main_start


def _contents(document: Document) -> list[ContentsLine]:
    return [ContentsLine(s.number, s.title, s.key) for s in document.sections if s.in_contents]
