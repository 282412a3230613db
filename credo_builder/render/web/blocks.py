"""Blocks into markup, each as the element that says what it is."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence

from credo_builder.compose.blanks import Blank, Marks
from credo_builder.compose.document import (
    Badge,
    Block,
    Callout,
    Chip,
    Columns,
    Contents,
    Document,
    Entry,
    Figure,
    Heading,
    Image,
    ListBlock,
    PageBreak,
    Paragraph,
    Section,
    Table,
    Text,
    WritingLines,
    plain,
)
from credo_builder.render.heading_levels import HeadingLevels
from credo_builder.render.pdf.pictures import checked
from credo_builder.render.pdf.png_rows import PNG
from credo_builder.render.pdf.wording import word
from credo_builder.render.web.figures import figure_markup
from credo_builder.render.web.inline import Speaker
from credo_builder.render.web.marks import round_mark
from credo_builder.render.web.markup import NOTHING, Markup, element, flowing, joined, words
from credo_builder.render.web.places import Places
from credo_builder.render.web.tables import table_markup

_PIXELS_A_MM = 96 / 25.4
_UNDER_TITLE = 1
"""The document's title is the heading of level 1, so that sections start one below it."""
_NO_HEADINGS = frozenset({"cell", "panel"})


class Writer:
    """Writes the blocks of one document.

    Attributes:
        shares: widths of columns met so far, for which the style sheet needs a rule each.
    """

    def __init__(self, document: Document, places: Places) -> None:
        self.document = document
        self.places = places
        self.speaker = Speaker(document.language, places)
        self.levels = HeadingLevels()
        self.shares: dict[str, tuple[float, ...]] = {}
        self._titled = ""

    @property
    def words(self) -> Mapping[str, str]:
        """The document's fixed words, by key."""
        return self.document.words

    def section(self, section: Section) -> Markup:
        """Return a section under its heading."""
        self.levels.begin_section(section.title)
        here = self.places.take(section.key)
        titled = self.places.own(f"{section.key}-title") if section.title.strip() else ""
        self._titled = titled
        inside = [self._section_title(section, titled), self.blocks(section.blocks, "page")]
        kind = f"{section.layout} numbered" if section.number else section.layout
        return element("section", *inside, id=here, class_=kind, aria_labelledby=titled)

    def _section_title(self, section: Section, titled: str) -> Markup:
        if not titled:
            return NOTHING
        number = element("span", words(f"{section.number} "), class_="number")
        title = element("span", flowing(section.title), **self.speaker.tongue(section.title))
        parts = (number, title) if section.number else (title,)
        return element(f"h{1 + _UNDER_TITLE}", *parts, id=titled)

    def blocks(self, blocks: Sequence[Block], place: str) -> Markup:
        """Return *blocks* one below the other; neighbouring chips and badges share a line.

        *place* is page, main, side, panel, column or cell.
        """
        made: list[Markup] = []
        marks: list[Markup] = []
        for block, following in zip(blocks, [*blocks[1:], None], strict=False):
            if not isinstance(block, Chip | Badge):
                made.append(self.block(block, place))
                continue
            marks.append(_mark(block))
            if not isinstance(following, Chip | Badge):
                made.append(element("p", joined(marks, " "), class_="marks"))
                marks = []
        return joined(made)

    def block(self, block: Block, place: str) -> Markup:
        """Return one block; one without anything to show is nothing."""
        write: Callable[..., Markup] = _WRITERS[type(block)]
        return write(self, block, place)

    def heading(self, block: Heading, place: str) -> Markup:
        """Return a heading, a paragraph where it holds no words to head anything."""
        if not plain(block.spans).strip():
            return NOTHING
        level = self.levels.heading(block.level, aside=place == "side") + _UNDER_TITLE
        kind = "part" if block.level <= 2 and place != "side" else "name"  # noqa: PLR2004
        here = self.places.take(block.anchor)
        return self.speaker.said(f"h{min(level, 6)}", block.spans, id=here, class_=kind)

    def paragraph(self, block: Paragraph, place: str) -> Markup:
        """Return a paragraph; the name of a thing is a heading where headings may stand."""
        here = self.places.take(block.anchor)
        if block.role == "title" and place not in _NO_HEADINGS and plain(block.spans).strip():
            level = min(self.levels.name() + _UNDER_TITLE, 6)
            return self.speaker.said(f"h{level}", block.spans, id=here, class_="title")
        texts = [s for s in block.spans if isinstance(s, Text) and s.text.strip()]
        is_speech = block.role == "statement" and all(s.emphasis for s in texts)
        role = "speech" if is_speech else block.role
        return self.speaker.said("p", block.spans, id=here, class_=role)

    def list(self, block: ListBlock, place: str) -> Markup:
        """Return a list; ticks and crosses are told by the heading above, and drawn."""
        inner = place if place in {"cell", "side"} else "panel"
        points = [element("li", self.blocks(point, inner)) for point in block.points]
        if not points:
            return NOTHING
        # A list without its usual marks is no list to some screen readers, unless it says so.
        if block.kind in {"tick", "cross"}:
            return element("ul", *points, class_=block.kind, role="list")
        return element("ol" if block.kind == "number" else "ul", *points)

    def table(self, block: Table, _place: str) -> Markup:
        """Return a table under its caption."""
        return table_markup(self, block)

    def figure(self, block: Figure, _place: str) -> Markup:
        """Return a figure with its words."""
        return figure_markup(self, block)

    def image(self, block: Image, _place: str) -> Markup:
        """Return a picture that the page carries within itself.

        Raises:
            credo_builder.errors.PictureRefused: it is damaged, too large or of another kind.
        """
        return picture(block)

    def callout(self, block: Callout, _place: str) -> Markup:
        """Return blocks set apart, under their title."""
        title = self.speaker.plain("p", block.title, class_="callout-title")
        mark = round_mark(block.mark) if block.mark else NOTHING
        inside = self.blocks(block.blocks, "panel")
        kind = f"callout {block.tone}" + (" marked" if block.mark else "")
        return element("div", mark, element("div", title, inside), class_=kind)

    def columns(self, block: Columns, place: str) -> Markup:
        """Return blocks side by side, one below the other where there is no room."""
        inner = "column" if place in {"page", "main"} else place
        made = [element("div", self.blocks(one, inner)) for one in block.columns]
        even = len(set(block.shares)) <= 1 or len(block.shares) != len(block.columns)
        kind = "even" if even else "s" + "-".join(f"{s:g}".replace(".", "_") for s in block.shares)
        if not even:
            self.shares[kind] = block.shares
        ruled = " ruled" if block.ruled else ""
        return element("div", *made, class_=f"columns {kind}{ruled}")

    def entry(self, block: Entry, _place: str) -> Markup:
        """Return one thing: what it is beside what is said of it."""
        here = self.places.take(block.anchor)
        cut = block.rule == "cut"
        above = self.speaker.plain("p", word(self.words, "cut_here"), class_="cut small")
        with self.levels.entry():
            side = element("div", self.blocks(block.side, "side"), class_="side")
            main = element("div", self.blocks(block.main, "main"), class_="main")
        made = element("div", side, main, class_=f"entry {block.rule}", id=here)
        return joined((above, made)) if cut else made

    def writing_lines(self, block: WritingLines, _place: str) -> Markup:
        """Return lines to write on by hand, with what belongs there."""
        lines = [element("span", class_="line-to-write") for _ in range(max(0, block.count))]
        label = self.speaker.plain("span", block.label, class_="small")
        parts = [*lines, label] if block.count == 1 else [label, *lines]
        return element("div", *parts, class_="writing")

    def blank(self, block: Blank, _place: str) -> Markup:
        """Return room to write in by hand, under what belongs there."""
        return self.writing_lines(WritingLines(max(2, block.lines), block.label), _place)

    def marks(self, block: Marks, _place: str) -> Markup:
        """Return circles to mark by hand; without words of their own they are told to the ear."""
        circles = [
            element(
                "li",
                element("span", class_=f"to-mark {block.kind}", aria_hidden="true"),
                element("span", words(mark), class_="" if block.shown else "unseen"),
            )
            for mark in block.marks
        ]
        return element("ul", *circles, class_="to-choose", role="list", aria_label=block.spoken)

    def contents(self, _block: Contents, _place: str) -> Markup:
        """Return the table of contents, a link a section."""
        listed = [s for s in self.document.sections if s.in_contents]
        points = [element("li", self._contents_link(one)) for one in listed]
        return element("nav", element("ol", *points, role="list"), aria_labelledby=self._titled)

    def _contents_link(self, section: Section) -> Markup:
        number = element("span", words(f"{section.number} "), class_="number")
        title = element("span", flowing(section.title), **self.speaker.tongue(section.title))
        return element("a", number, title, href=self.places.leads_to(f"#{section.key}"))

    def page_break(self, _block: PageBreak, _place: str) -> Markup:
        """Return what starts a new page on paper, and is nothing on a screen."""
        return element("div", class_="page-break")


def _mark(block: Chip | Badge) -> Markup:
    if isinstance(block, Chip):
        return element("span", flowing(block.text), class_="chip")
    return element("span", flowing(block.text), class_=f"badge rank-{block.rank}")


def picture(block: Image, kind: str = "") -> Markup:
    """Return a picture as an element that carries it; errors as `Writer.image`."""
    checked(block.content)
    medium = "image/png" if block.content.startswith(PNG) else "image/jpeg"
    held = base64.b64encode(block.content).decode("ascii")
    wide, high = max(1, block.width_px), max(1, block.height_px)
    room = (block.max_width_mm * _PIXELS_A_MM, block.max_height_mm * _PIXELS_A_MM)
    scale = min(room[0] / wide, room[1] / high)
    return element(
        "img",
        src=f"data:{medium};base64,{held}",
        alt=block.alt,
        width=str(max(1, round(wide * scale))),
        height=str(max(1, round(high * scale))),
        class_=kind,
    )


_WRITERS: dict[type, Callable[..., Markup]] = {
    Heading: Writer.heading,
    Paragraph: Writer.paragraph,
    ListBlock: Writer.list,
    Table: Writer.table,
    Figure: Writer.figure,
    Image: Writer.image,
    Callout: Writer.callout,
    Columns: Writer.columns,
    Entry: Writer.entry,
    WritingLines: Writer.writing_lines,
    Blank: Writer.blank,
    Marks: Writer.marks,
    Contents: Writer.contents,
    PageBreak: Writer.page_break,
}
