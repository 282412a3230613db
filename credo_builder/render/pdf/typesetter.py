"""Blocks into slabs: every block is measured for its column and given its structure element."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

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
    Span,
    Table,
    Text,
    WritingLines,
)
from credo_builder.render.pdf.badges import MarkRow
from credo_builder.render.pdf.blanks import blank_slab, marks_slab
from credo_builder.render.pdf.contents import ContentsLine, contents_slab
from credo_builder.render.pdf.counting import COUNTING, counting_style
from credo_builder.render.pdf.figures import figure_slab
from credo_builder.render.pdf.fonts import clean
from credo_builder.render.pdf.frames import Inset, Ruled
from credo_builder.render.pdf.framework import callout_slab, columns_slab, entry_slab
from credo_builder.render.pdf.listwork import image_slab, list_slab, writing_lines_slab
from credo_builder.render.pdf.logos import Mark
from credo_builder.render.pdf.places import Place, inner
from credo_builder.render.pdf.slabs import Slab, Stack
from credo_builder.render.pdf.tablework import table_slab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import Style, Theme
from credo_builder.render.pdf.wordwork import WordSetter
from credo_builder.values import replace

_DEEPEST_HEADING = 6
_LEAST_WIDTH = 12.0
"""Columns nested too deep for their page are set as if they had this width, in points."""
_WIDE_CELL = 130.0
"""Width of a cell, in points, from which several paragraphs in it are set apart."""


class Break(Slab):
    """What follows starts a new page."""

    height = 0.0
    keep_next = True


class Typesetter(WordSetter):
    """Measures the blocks of one document.

    Args:
        theme: the look. document: ReportLab's, which keeps the pictures.
        words: the document's fixed words. anchors: places that links may lead to.
        contents: what the table of contents lists.
        full_height: height of a whole page, to which figures are fitted.
    """

    def __init__(
        self,
        theme: Theme,
        document: Any,
        words: Mapping[str, str],
        anchors: frozenset[str],
        contents: Sequence[ContentsLine],
    ) -> None:
        super().__init__(theme, anchors)
        self.document = document
        self.words = words
        self.contents = contents
        self.marks: dict[Image, Mark] = {}
        self.full_height = 600.0
        self.under_h2 = False
        self._cell_styles: dict[tuple[str, bool, bool], Style] = {}

    def begin_section(self, full_height: float, title: str) -> None:
        """Start counting heading levels under a new level 1 heading, if *title* has words."""
        self.full_height = full_height
        self.level = 1 if clean(title).strip() else 0
        self.under_h2 = False

    # Blocks --------------------------------------------------------------------

    def stack(
        self,
        blocks: Sequence[Block],
        place: Place,
        parent: Element,
        *,
        grid: bool = False,
        keep: bool = False,
    ) -> Stack:
        """Return *blocks* one below the other in their column."""
        if len(blocks) == 1 and type(blocks[0]) is Paragraph and not place.offset:
            return Stack((self._paragraph(blocks[0], place, parent, None),), grid=grid, keep=keep)
        return Stack(self.slabs(blocks, place, parent), grid=grid, keep=keep)

    def slabs(self, blocks: Sequence[Block], place: Place, parent: Element) -> list[Slab]:
        """Return one slab a block; neighbouring chips and badges share a row."""
        made: list[Slab] = []
        marks: list[Chip | Badge] = []
        for number, block in enumerate(blocks):
            if isinstance(block, Chip | Badge):
                marks.append(block)
                if number + 1 < len(blocks) and isinstance(blocks[number + 1], Chip | Badge):
                    continue
                slab: Slab = MarkRow(marks, place.width, parent, self.theme)
                marks = []
            else:
                following = blocks[number + 1] if number + 1 < len(blocks) else None
                here = _moved(block, blocks[number - 1] if number else None, place)
                slab = self.slab(block, here, parent, following)
                if _is_note(block) and isinstance(following, Figure | Table):
                    slab.keep_next = True
                made.append(self._placed(slab, block, here))
                continue
            made.append(self._placed(slab, block, place))
        return made

    def _placed(self, slab: Slab, block: Block, place: Place) -> Slab:
        """Move what belongs into the main column of a page there."""
        if not place.offset or isinstance(block, Table | Entry | Columns | Callout | PageBreak):
            return slab
        if isinstance(block, Figure | Heading | Contents) or _is_total(block):
            return slab
        return Inset(slab, place.offset)

    def slab(
        self, block: Block, place: Place, parent: Element, following: Block | None = None
    ) -> Slab:
        """Return *block* measured for *place*."""
        match block:
            case Heading():
                return self._heading(block, place, parent, following)
            case Paragraph():
                where = place if _is_total(block) else inner(place)
                return self._paragraph(block, where, parent, following)
            case ListBlock():
                return list_slab(self, block, inner(place), parent)
            case Table():
                return table_slab(self, block, place, parent)
            case Callout():
                return callout_slab(self, block, place, parent)
            case Columns():
                return columns_slab(self, block, place, parent)
            case Entry():
                return entry_slab(self, block, place, parent)
            case _:
                return self._drawn(block, place, parent)

    def _drawn(self, block: Block, place: Place, parent: Element) -> Slab:
        match block:
            case Figure():
                return figure_slab(self, block, place.width, parent)
            case Image():
                return image_slab(self, block, parent)
            case WritingLines():
                return writing_lines_slab(self, block, inner(place), parent)
            case Blank():
                return blank_slab(self, block, inner(place), parent)
            case Marks():
                return marks_slab(self, block, inner(place), parent)
            case Contents():
                return contents_slab(self, place, parent)
            case _:
                return Break()

    # Headings and paragraphs -----------------------------------------------------

    def _heading(
        self, block: Heading, place: Place, parent: Element, following: Block | None
    ) -> Slab:
        side = place.kind == "side"
        level = 2 if block.level <= 2 and not side else 3  # noqa: PLR2004
        wanted = level if level == 2 else (3 if self.under_h2 else 2)  # noqa: PLR2004
        if level == 3 and not side and self.level >= 2:  # noqa: PLR2004
            wanted = max(wanted, 3)
        if level == 2:  # noqa: PLR2004
            self.under_h2 = True
            self.level = min(self.level, 1)
        element = self.heading_element(wanted, parent, block.spans)
        if level == 2:  # noqa: PLR2004
            return self._ruled_heading(block, place, element, following)
        style = self.theme["side_head" if side else "h3"]
        slab = self.words_slab(
            block.spans, style, inner(place).width, element, anchor=block.anchor
        )
        slab.keep_next = not side
        slab.before = 14 if not side else 0
        return Inset(slab, place.offset) if place.offset else slab

    def _ruled_heading(
        self, block: Heading, place: Place, element: Element, following: Block | None
    ) -> Slab:
        aside = place.offset and isinstance(following, Paragraph | ListBlock | WritingLines)
        if isinstance(following, Paragraph) and following.role == "small":
            aside = False
        left = place.offset if aside else 0.0
        words = self.words_slab(
            block.spans, self.theme["h2"], place.width - left, element, anchor=block.anchor
        )
        words.keep_next = True
        return Ruled(
            Inset(words, left),
            place.width,
            colour=self.theme.palette.ink,
            thickness=0.0 if place.kind in {"cell", "panel"} else 0.75,
            gap=7,
            before=26,
            after=0 if _is_note(following) else 6,
        )

    def _paragraph(
        self, block: Paragraph, place: Place, parent: Element, following: Block | None
    ) -> Slab:
        style, counting = self._style(block, place), block.role in COUNTING
        if place.kind == "cell" and block.role == "text" and _is_note(following):
            style = self.theme["cell"]
        if block.role == "title" and place.kind not in {"cell", "panel"}:
            element = self.heading_element(3 if self.under_h2 else 2, parent, block.spans)
        else:
            element = Element("P", parent)
        slab = self.words_slab(block.spans, style, place.width, element, anchor=block.anchor)
        if block.role == "title":
            slab.keep_next = place.kind != "side"
        if _is_total(block):
            slab.align = 1 - slab.align
        if counting and place.kind == "cell":
            slab.baseline = self.theme["cell"].baseline  # its head, not its foot, stands level
        return slab

    def _style(self, block: Paragraph, place: Place) -> Style:
        theme, role = self.theme, block.role
        if role in COUNTING:
            return counting_style(theme, role, place.kind)
        if place.kind == "cell":
            wide = place.width > _WIDE_CELL
            known = self._cell_styles.get((role, wide, place.numeric))
            if known is None:
                known = self._cell_style(role, wide=wide, numeric=place.numeric)
                self._cell_styles[role, wide, place.numeric] = known
            return known
        if place.kind == "side" and role in {"body", "text", "title"}:
            named = replace(theme["title"], colour=theme.palette.text)
            return named if role == "title" else theme["small_ink"]
        if role == "small" and any(isinstance(s, LineBreak) for s in block.spans):
            labelled = replace(theme["small"], after_break=theme.palette.ink)
            return replace(labelled, after=6 if place.kind == "side" else 2)
        if role == "body" and place.kind in {"panel", "column"}:
            return theme["text"]
        if role == "lede" and place.kind != "page":
            return replace(theme["lede"], after=8)
        if role == "statement" and _all_emphasised(block.spans):
            return theme["speech"]
        return theme[role]

    def _cell_style(self, role: str, *, wide: bool, numeric: bool) -> Style:
        theme = self.theme
        named = {
            "title": theme["title_small"],
            "statement": theme["cell_statement"],
            "quote": theme["statement"],
            "small": replace(theme["small"], after=0),
        }
        if wide:
            named["statement"] = replace(theme["statement"], before=0, after=1)
            named["text"] = replace(theme["text"], before=5, after=4)
        return named.get(role, theme["cell_number" if numeric else "cell"])


def _is_total(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role == "total"


def _is_note(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role == "small"


def _moved(block: Block, before: Block | None, place: Place) -> Place:
    """Return the page's left edge for a note under a heading, a table or a figure."""
    under = isinstance(before, Table | Figure) or (
        isinstance(before, Heading) and before.level == 2  # noqa: PLR2004
    )
    return Place(place.width, place.kind) if place.offset and under and _is_note(block) else place


def _all_emphasised(spans: Sequence[Span]) -> bool:
    texts = [s for s in spans if isinstance(s, Text) and s.text.strip()]
    return bool(texts) and all(s.emphasis for s in texts)
