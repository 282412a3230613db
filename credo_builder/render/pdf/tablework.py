"""A table block into measured rows: widths, cells, numbers on their point, scopes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from credo_builder.compose.document import (
    Block,
    Column,
    Paragraph,
    Row,
    RowGroup,
    Table,
    Text,
    plain,
)
from credo_builder.render.pdf.badges import MarkRow
from credo_builder.render.pdf.frames import Drawing
from credo_builder.render.pdf.lines import line_width
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.places import Place
from credo_builder.render.pdf.sheets import fragments, text_width
from credo_builder.render.pdf.shortening import lines_within
from credo_builder.render.pdf.slabs import Beside, Slab, Stack, TextSlab
from credo_builder.render.pdf.tables import RowLine, TableSlab, covering
from credo_builder.render.pdf.tags import Attributes, Element
from credo_builder.render.pdf.theme import Theme
from credo_builder.render.pdf.widths import column_widths, fair_shares
from credo_builder.render.pdf.wording import word

if TYPE_CHECKING:
    from credo_builder.render.pdf.typesetter import Typesetter

_PAD_RIGHT, _PAD_AFTER_NUMBERS = 8.0, 11.0
_ROOMY_BELOW = 12
_HEAD_LINES = 12
"""Lines a column's head takes at most, so that it stays below a third of a page."""
_NUMBER = re.compile(r"[-−+]?(?:\d{1,3}(?:[,.\s]\d{3})+|\d+)(?:([.,])(\d+))?(?:\s*%)?$")
_ALIGNED = {"left": 0.0, "centre": 0.5, "right": 1.0}
_COLUMN_SCOPE: Attributes = (("Table", "Scope", "/Column"),)
_ROW_SCOPE: Attributes = (("Table", "Scope", "/Row"),)


def table_slab(setter: Typesetter, table: Table, place: Place, parent: Element) -> Slab:
    """Return *table* measured for *place*, with its elements made."""
    if not table.columns or not any(group.rows for group in table.groups):
        return Drawing(0, lambda _pen, _x, _y: None)
    return _Work(setter, table, place, parent).slab()


class _Work:
    """One table while it is measured."""

    def __init__(self, setter: Typesetter, table: Table, place: Place, parent: Element) -> None:
        self.setter = setter
        self.theme: Theme = setter.theme
        self.table = table
        width = place.width
        self.width = width
        self.unheaded = not any(c.head for c in table.columns)
        self.count = len(table.columns)
        self.widths = column_widths(
            [c.width_mm for c in table.columns],
            width,
            fair_shares(table, width, self.theme["cell"]),
        )
        self.lefts = [sum(self.widths[:i]) for i in range(self.count)]
        summary = f"<FEFF{table.summary.encode('utf-16-be', 'replace').hex().upper()}>"
        attributes = (("Table", "Summary", summary),) if table.summary else ()
        self.element = Element("Table", parent, attributes=attributes)
        rows = [row for group in table.groups for row in group.rows]
        airy = any(group.title.strip() for group in table.groups)
        few = len(rows) < _ROOMY_BELOW and not airy
        self.roomy = few and (place.kind == "page" or self.unheaded)
        numeric = [c.align == "right" for c in table.columns]
        self.ends = [self._widest_end(i, rows) if n else 0.0 for i, n in enumerate(numeric)]
        self.places = [Place(self._inner(i), "cell", numeric=n) for i, n in enumerate(numeric)]
        self.header = self._header_column()

    def _header_column(self) -> int:
        """Return the column that names its row: the first with a head, if none is asked for."""
        wanted = self.table.row_header
        if not 0 <= wanted < self.count:
            wanted = 0
        return wanted

    def slab(self) -> TableSlab:
        """Return the measured table."""
        head = self._head()
        body = Element("TBody", self.element)
        rows: list[RowLine] = []
        for group in self.table.groups:
            if group.spanning and group.rows:
                rows += self._spanned(group, body)
                continue
            if group.title and group.rows:
                rows.append(self._title(group, body))
            rows += [self._row(row, body, group.title) for row in group.rows]
        words = word(self.setter.words, "continued")
        return TableSlab(
            head, rows, self.width, (self.theme["group"], words), framed=not self.unheaded
        )

    def _head(self) -> RowLine | None:
        columns = self.table.columns
        if not any(c.head or c.spoken for c in columns):
            return None
        row = Element("TR", Element("THead", self.element))
        cells: list[tuple[float, Stack]] = []
        for place, column in enumerate(columns):
            cell = Element("TH", row, attributes=_COLUMN_SCOPE)
            cells.append((self.lefts[place], self._head_cell(place, column, cell)))
        tallest = max(stack.height for _, stack in cells)
        bottom_aligned = [(x, _pushed(stack, tallest)) for x, stack in cells]
        if not any(c.head for c in columns):
            return RowLine(Beside(bottom_aligned), 0, 0)
        return RowLine(Beside(bottom_aligned), 0, 5)

    def _head_cell(self, place: int, column: Column, cell: Element) -> Stack:
        style = self.theme["table_head"]
        width = self._inner(place)
        if column.head:
            align = _ALIGNED[column.align]
            words = Element("P", cell)
            slab = self.setter.words_slab((Text(column.head),), style, width, words, align=align)
            if len(slab.lines) > _HEAD_LINES:
                words.actual = column.head
                palette = self.theme.palette
                lines, _ = lines_within(column.head, style, width, palette, _HEAD_LINES)
                slab = TextSlab(lines, style, words, width, align=slab.align)
            return Stack((slab,))
        if column.spoken:
            return Stack((_Unseen(column.spoken, width, Element("P", cell)),))
        return Stack(())

    def _inner(self, place: int) -> float:
        if place == self.count - 1:
            return max(6.0, self.widths[place])
        column, following = self.table.columns[place], self.table.columns[place + 1]
        pad = _PAD_RIGHT if column.head else _PAD_RIGHT / 2
        if column.align == "right" and following.align != "right":
            pad = _PAD_AFTER_NUMBERS
        return max(6.0, self.widths[place] - pad)

    def _title(self, group: RowGroup, body: Element) -> RowLine:
        span: Attributes = (*_ROW_SCOPE, ("Table", "ColSpan", str(self.count)))
        cell = Element("TH", Element("TR", body), attributes=span)
        style, words = self.theme["group"], (Text(group.title),)
        slab = self.setter.words_slab(words, style, self.width, Element("P", cell))
        if not group.note:
            return RowLine(Stack((slab,)), 12, 4, kind="title", title=group.title)
        left = max(line_width(line) for line in slab.lines) + 6 if slab.lines else 0.0
        quiet = replace(self.theme["body"], colour=self.theme.palette.muted, after=0, measure_mm=0)
        quiet = replace(quiet, size=style.size, leading=style.leading)
        spans = (Text(group.note),)
        note = self.setter.words_slab(spans, quiet, self.width - left, Element("P", cell))
        beside = Beside(((0, Stack((slab,))), (left, Stack((note,)))), align=True)
        return RowLine(beside, 12, 4, kind="title", title=group.title)

    def _spanned(self, group: RowGroup, body: Element) -> list[RowLine]:
        """Return the rows of a group whose first cell stands in front of all of them."""
        first = group.rows[0]
        element = Element("TR", body)
        count = str(len(group.rows))
        cell = Element("TH", element, attributes=(*_ROW_SCOPE, ("Table", "RowSpan", count)))
        blocks = first.cells[0] if first.cells else ()
        lead = self.setter.stack(blocks, Place(self._inner(0), "lead"), cell)
        made, used = [], 0.0
        for place, row in enumerate(group.rows):
            line = self._row(row, body, "", start=1, element=element if place == 0 else None)
            used += line.height
            ends = place == len(group.rows) - 1
            made.append(
                replace(
                    line,
                    lead=lead,
                    opens=place == 0,
                    indent=0.0 if ends else self.lefts[min(1, self.count - 1)],
                    strong=ends,
                    bound=not ends and used < lead.height + line.above,
                )
            )
        return covering(made)

    def _row(
        self,
        row: Row,
        body: Element,
        title: str,
        *,
        start: int = 0,
        element: Element | None = None,
    ) -> RowLine:
        element = element or Element("TR", body)
        cells: list[tuple[float, Stack]] = []
        for place in range(start, self.count):
            blocks = row.cells[place] if place < len(row.cells) else ()
            named = place == self.header
            cell = Element(
                "TH" if named else "TD", element, attributes=_ROW_SCOPE if named else ()
            )
            where = self.places[place]
            stack = self.setter.stack(blocks, where, cell)
            if where.numeric:
                self._align(stack, place, blocks)
            cells.append((self.lefts[place], stack))
        above, below = (7, 7 if self.unheaded else 8) if self.roomy else (5, 5)
        return RowLine(Beside(cells, align=True), above, below, title=title, anchor=row.anchor)

    # Numbers ---------------------------------------------------------------------

    def _align(self, stack: Stack, place: int, blocks: Sequence[Block]) -> None:
        for piece in stack.pieces:
            if isinstance(piece, MarkRow):
                piece.push(self._inner(place))
            if isinstance(piece, TextSlab):
                piece.align = 1
                if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
                    piece.shift = self._short(place, blocks[0])

    def _widest_end(self, place: int, rows: Sequence[Row]) -> float:
        """Return the greatest width on the far side of the point in a column of numbers."""
        widest = 0.0
        for row in rows:
            if place < len(row.cells) and len(row.cells[place]) == 1:
                block = row.cells[place][0]
                if isinstance(block, Paragraph):
                    widest = max(widest, self._end_width(block) or 0.0)
        return widest

    def _short(self, place: int, block: Paragraph) -> float:
        """Return how far from the column's end a number stands, so that all points align."""
        own = self._end_width(block)
        return max(0.0, self.ends[place] - own) if own is not None else 0.0

    def _end_width(self, block: Paragraph) -> float | None:
        """Return the width of a number between its point and the column's end.

        That is its decimals; in a document from the right, where columns end at their left,
        all that is before them. None when it is no number.
        """
        text = plain(block.spans).strip()
        found = _NUMBER.match(text)
        if found is None:
            return None
        tail = found[1] + found[2] if found[2] else ""
        style = self.theme["cell_number"]
        if not self.theme.from_right:
            return text_width(tail, style) if tail else 0.0
        return text_width(text, style) - (text_width(tail, style) if tail else 0.0)


def _pushed(stack: Stack, height: float) -> Stack:
    """Return *stack* moved down to stand on the foot of a row of *height*."""
    if not stack.pieces or stack.height >= height:
        return stack
    gap = Drawing(height - stack.height, lambda _pen, _x, _y: None)
    return Stack((gap, *stack.pieces))


class _Unseen(Slab):
    """Words for the ear alone: real text, drawn in no colour."""

    height = 0.1

    def __init__(self, spoken: str, width: float, element: Element) -> None:
        self.spoken = spoken
        self.width = width
        self.element = element

    def draw(self, pen: Pen, x: float, y: float) -> None:
        style = pen.theme["table_head"]
        wide = text_width(self.spoken, style) or 1
        size = min(6.0, style.size * self.width / wide)
        line = fragments(self.spoken, style, size=size)
        with pen.mark(self.element):
            pen.sheet.code.append("3 Tr")
            pen.lines(None, ((x, y - 1, line),))
            pen.sheet.code.append("0 Tr")
