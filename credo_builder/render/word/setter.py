"""Blocks into what stands in the body of a Word file, one below the other.

Columns and side columns follow one another, so that the file reads, and can be changed, from top
to bottom; tables stay tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from credo_builder.compose.blanks import Blank, Marks
from credo_builder.compose.document import (
    Badge,
    Block,
    Callout,
    Chip,
    Columns,
    Contents,
    Entry,
    Figure,
    Heading,
    Image,
    LineBreak,
    ListBlock,
    PageBreak,
    Paragraph,
    Table,
    WritingLines,
    plain,
)
from credo_builder.render.heading_levels import HeadingLevels
from credo_builder.render.pdf.colour import Palette
from credo_builder.render.pdf.wording import word
from credo_builder.render.word.contents import Contents as ContentsField
from credo_builder.render.word.figures import as_blocks
from credo_builder.render.word.letters import base_from_right, printable
from credo_builder.render.word.numbering import STYLES, Numbering, indent, number_properties
from credo_builder.render.word.pictures import Pictures
from credo_builder.render.word.places import Place, panel, style_of
from credo_builder.render.word.runs import Runs
from credo_builder.render.word.small_pictures import small_picture
from credo_builder.render.word.tables import table
from credo_builder.render.word.xml import Element, element, keep_together, text_of
from credo_builder.values import replace

_OPEN_BOX, _CIRCLE = "\u2610", "\u25cb"
_DEEPEST_HEADING = 3
_MOST_TOGETHER = 10
"""Paragraphs of a callout that are kept on one page."""


class Setter:
    """Sets the blocks of one document.

    Args:
        runs: makes the words. numbering: hands out lists. pictures: places pictures.
        palette: the brand's colours. words: the document's fixed words.
        contents: what the table of contents lists. from_right: the document reads that way.
    """

    def __init__(
        self,
        *,
        runs: Runs,
        numbering: Numbering,
        pictures: Pictures,
        palette: Palette,
        words: Mapping[str, str],
        contents: ContentsField,
        from_right: bool,
    ) -> None:
        self.runs = runs
        self.numbering = numbering
        self.pictures = pictures
        self.palette = palette
        self.words = words
        self.contents = contents
        self.from_right = from_right
        self.levels = HeadingLevels()

    # Paragraphs ------------------------------------------------------------------

    def paragraph(
        self,
        style: str,
        runs: Sequence[Element],
        place: Place,
        *,
        anchor: str = "",
        listed: Element | None = None,
    ) -> Element:
        """Return a paragraph in *style*, with the ground and the indent of its place."""
        borders, ground, inset = place.properties()
        form = element("pPr", element("pStyle", val=style))
        if listed is not None:
            form.append(listed)
        form.extend([*borders, *ground])
        turned = base_from_right(text_of(runs), rtl_document=self.from_right)
        if turned:
            form.append(element("bidi"))
        if listed is None:
            form.extend([indent(place.depth - 1)] if place.depth else inset)
        if place.align != "left":
            form.append(element("jc", val="right" if place.align == "right" else "center"))
        elif self.from_right and not turned:
            form.append(element("jc", val="right"))  # where the lines around it begin
        return element("p", form, *self.runs.bookmark(anchor), *runs)

    def heading(self, level: int, runs: Sequence[Element], anchor: str = "") -> Element:
        """Return a heading of *level*, 1 to 3; deeper ones look like the third."""
        style = f"Heading{min(level, _DEEPEST_HEADING)}"
        return self.paragraph(style, runs, Place(0), anchor=anchor)

    # Blocks ----------------------------------------------------------------------

    def blocks(self, blocks: Sequence[Block], place: Place) -> Iterator[Element]:
        """Yield *blocks* in *place*; neighbouring chips and badges share a line."""
        marks: list[Chip | Badge] = []
        for block in blocks:
            if isinstance(block, Chip | Badge):
                marks.append(block)
                continue
            if marks:
                yield self._marks(marks, place)
                marks = []
            yield from self.block(block, place)
        if marks:
            yield self._marks(marks, place)

    def block(self, block: Block, place: Place) -> Iterator[Element]:
        """Yield what stands for one block."""
        match block:
            case Heading():
                yield self._heading(block, place)
            case Paragraph():
                yield self._paragraph(block, place)
            case ListBlock():
                yield from self._list(block, place)
            case Table():
                yield from table(self, block, place)
            case Callout():
                yield from self._callout(block, place)
            case Columns():
                yield from self._columns(block, place)
            case Entry():
                yield from self._entry(block, place)
            case _:
                yield from self._drawn(block, place)

    def _drawn(self, block: Block, place: Place) -> Iterator[Element]:
        match block:
            case Figure():
                yield from self._figure(block, place)
            case Image():
                run = self.pictures.run(block)
                yield self.paragraph(style_of("text", place), [run], place)
            case WritingLines():
                yield from self._lines(block.count, block.label, place)
            case Blank():
                yield from self._lines(max(2, block.lines), block.label or block.spoken, place)
            case Marks():
                yield self._choice(block, place)
            case Contents():
                yield from self.contents.paragraphs(self.runs, from_right=self.from_right)
            case PageBreak() | _:
                return  # pages end where Word ends them; each section starts one

    def _columns(self, block: Columns, place: Place) -> Iterator[Element]:
        """Yield one column after the other; notes under labels become lines of their own."""
        labelled = all(map(_is_labelled, block.columns))
        inside = replace(place, aside=True) if labelled and place.kind == "page" else place
        for column in block.columns:
            yield from self.blocks(column, inside)

    def _marks(self, marks: Sequence[Chip | Badge], place: Place) -> Element:
        text = "  ".join(mark.text for mark in marks)
        style = "Marks" if place.kind == "page" else style_of("text", place)
        return self.paragraph(style, self.runs.plain(text, style="Code"), place)

    def _heading(self, block: Heading, place: Place) -> Element:
        runs = self.runs.of(block.spans)
        if place.kind == "cell" or not printable(plain(block.spans)).strip():
            return self.paragraph("TableName", runs, place, anchor=block.anchor)
        level = self.levels.heading(block.level, aside=place.aside)
        made = self.heading(level, runs, block.anchor)
        return self._on_ground(made, place)

    def _on_ground(self, made: Element, place: Place) -> Element:
        """Put a heading on the ground of the panel that it stands in."""
        borders, ground, inset = place.properties()
        form = made[0]
        for place_in_form, one in enumerate([*borders, *ground], 1):
            form.insert(place_in_form, one)
        if inset:
            form.extend([element("spacing", before=40, after=0), *inset])
        return made

    def _paragraph(self, block: Paragraph, place: Place) -> Element:
        if block.role == "title" and place.kind == "page" and not place.ground:
            level = self.levels.name()
            return self.heading(level, self.runs.of(block.spans), block.anchor)
        breaks = sum(isinstance(span, LineBreak) for span in block.spans)
        tabbed = place.aside and block.role == "small" and breaks == 1
        style = "Fact" if tabbed else style_of(block.role, place)
        runs = self.runs.of(block.spans, tabbed=tabbed)
        return self.paragraph(style, runs, place, anchor=block.anchor)

    def _list(self, block: ListBlock, place: Place) -> Iterator[Element]:
        number = self.numbering.number(block.kind)
        inner = replace(place, depth=place.depth + 1)
        for point in block.points:
            listed = False
            for inside in point:
                if not listed and isinstance(inside, Paragraph):
                    properties = number_properties(number, place.depth)
                    runs = self.runs.of(inside.spans)
                    style = STYLES[block.kind] if place.kind == "page" else "TableText"
                    yield self.paragraph(
                        style, runs, place, anchor=inside.anchor, listed=properties
                    )
                    listed = True
                else:
                    yield from self.blocks((inside,), inner)

    def _callout(self, block: Callout, place: Place) -> Iterator[Element]:
        inside = panel(place, block.tone, self.palette) if place.kind == "page" else place
        made = []
        if block.title.strip():
            style = "CalloutTitle" if place.kind == "page" else "TableName"
            made.append(self.paragraph(style, self.runs.plain(block.title), inside))
        made += self.blocks(block.blocks, inside)
        if len(made) <= _MOST_TOGETHER:
            keep_together(made[:-1])
        yield from made
        if inside is not place and place.kind == "page" and not place.depth:
            yield element("p", element("pPr", element("pStyle", val="TableEnd")))

    def _entry(self, block: Entry, place: Place) -> Iterator[Element]:
        """Yield the name of a thing first, then what stands beside it, then what it says."""
        if block.rule == "cut":
            said = self.runs.plain(word(self.words, "cut_here"))
            yield self.paragraph("CutLine", said, place)
        aside = replace(place, aside=True)
        side, main = list(block.side), list(block.main)
        with self.levels.entry():
            named = main[:1] if main and _is_name(main[0]) else []
            first = [*self.runs.bookmark(block.anchor)]
            made = [
                *self.blocks(tuple(named), place),
                *self.blocks(tuple(side), aside),
                *self.blocks(tuple(main[len(named) :]), place),
            ]
        if first and made:
            _begin_with(made[0], first)
        yield from made

    def _figure(self, block: Figure, place: Place) -> Iterator[Element]:
        if block.title.strip():
            yield self.paragraph("Caption", self.runs.plain(block.title), place)
        picture = small_picture(block, self.palette)
        if picture is None:
            yield from self.blocks(as_blocks(block, self.words), place)
            return
        words = " ".join(f"{datum.label} {datum.note}" for datum in block.data if datum.note)
        if words.strip():
            yield self.paragraph(style_of("text", place), self.runs.plain(words.strip()), place)
        room = (min(picture.max_width_mm, place.width_mm), picture.max_height_mm)
        run = self.pictures.run(picture, box_mm=room)
        yield self.paragraph(style_of("text", place), [run], place)

    def _lines(self, count: int, label: str, place: Place) -> Iterator[Element]:
        """Yield lines to write on, their label above, or below a single one."""
        lines = [self.paragraph("WritingLine", [], place) for _ in range(max(0, count))]
        said = [self.paragraph("Note", self.runs.plain(label), place)] if label.strip() else []
        made = [*lines, *said] if count == 1 else [*said, *lines]
        if len(made) <= _MOST_TOGETHER:
            keep_together(made[:-1])
        yield from made

    def _choice(self, block: Marks, place: Place) -> Element:
        sign = _OPEN_BOX if block.kind == "tick" else _CIRCLE
        text = "   ".join(f"{sign} {mark}" if block.shown else sign for mark in block.marks)
        return self.paragraph(style_of("text", place), self.runs.plain(text), place)


def _is_labelled(column: Sequence[Block]) -> bool:
    """Return whether a column is a single note under its label."""
    return len(column) == 1 and isinstance(column[0], Paragraph) and column[0].role == "small"


def _is_name(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role == "title")


def _begin_with(made: Element, bookmark: Sequence[Element]) -> None:
    """Put a bookmark into the first paragraph of *made*, which may be a table."""
    first = made if made.tag.endswith("}p") else next(made.iter(f"{made.tag[:-3]}p"), None)
    if first is None:
        return
    start = 1 if len(first) and first[0].tag.endswith("}pPr") else 0
    for place, one in enumerate(bookmark):
        first.insert(start + place, one)
