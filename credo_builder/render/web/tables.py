"""Tables of a page: every head tells what it heads, and narrow windows show a row as a block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from credo_builder.compose.document import (
    Badge,
    Block,
    Chip,
    Column,
    Heading,
    Paragraph,
    Row,
    RowGroup,
    Table,
    plain,
    walk,
)
from credo_builder.render.web.markup import NOTHING, Markup, element, flowing, joined, words

if TYPE_CHECKING:
    from credo_builder.render.web.blocks import Writer

_MANY = 4
"""Columns with a head from which a table becomes a list of blocks in a narrow window."""


def table_markup(writer: Writer, table: Table) -> Markup:
    """Return *table*; one without columns or rows is nothing."""
    if not table.columns or not any(group.rows for group in table.groups):
        return NOTHING
    return _Work(writer, table).markup()


class _Work:
    """One table while it is written."""

    def __init__(self, writer: Writer, table: Table) -> None:
        self.writer = writer
        self.table = table
        self.count = len(table.columns)
        wanted = table.row_header
        self.header = wanted if 0 <= wanted < self.count else 0
        self.headed = any(c.head for c in table.columns)

    def markup(self) -> Markup:
        """Return the table, its caption for the ear."""
        caption = self.writer.speaker.plain("caption", self.table.summary)
        bodies = [self._group(group) for group in self.table.groups if group.rows]
        many = sum(1 for c in self.table.columns if c.head or c.spoken) >= _MANY
        kind = "many" if many else "few"
        if not self.headed:
            kind += " unheaded"
        if any(group.spanning for group in self.table.groups):
            kind += " spanning"
        # Said outright, because a table shown as blocks is none to some screen readers.
        return element("table", caption, self._head(), *bodies, class_=kind, role="table")

    def _head(self) -> Markup:
        if not any(c.head or c.spoken for c in self.table.columns):
            return NOTHING
        cells = [self._head_cell(column) for column in self.table.columns]
        row = element("tr", *cells, role="row")
        return element("thead", row, role="rowgroup", class_="" if self.headed else "unseen-head")

    def _head_cell(self, column: Column) -> Markup:
        told = column.head or column.spoken
        kind = "figures" if column.align == "right" else ""
        if not told.strip():
            return element("td", role="cell")
        said = self.writer.speaker.tongue(told)
        inside = flowing(told) if column.head else element("span", words(told), class_="unseen")
        return element("th", inside, scope="col", role="columnheader", class_=kind, **said)

    def _group(self, group: RowGroup) -> Markup:
        title = self._title(group) if group.title and not group.spanning else NOTHING
        rows = [self._row(row, group, at) for at, row in enumerate(group.rows)]
        return element("tbody", title, *rows, role="rowgroup")

    def _title(self, group: RowGroup) -> Markup:
        speaker = self.writer.speaker
        note = speaker.plain("span", group.note, class_="note")
        inside = joined((speaker.plain("span", group.title), note), " " if note else "")
        cell = element(
            "th",
            inside,
            scope="rowgroup",
            role="rowheader",
            colspan=str(self.count) if self.count > 1 else "",
        )
        return element("tr", cell, class_="group", role="row")

    def _row(self, row: Row, group: RowGroup, at: int) -> Markup:
        here = self.writer.places.take(row.anchor)
        self.writer.speaker.here = row.anchor
        start = 1 if group.spanning else 0
        cells = [self._lead(row, len(group.rows))] if group.spanning and not at else []
        cells += [self._cell(row, place) for place in range(start, self.count)]
        self.writer.speaker.here = ""
        return element("tr", *cells, id=here, role="row")

    def _lead(self, row: Row, count: int) -> Markup:
        """Return the first cell of a group, which stands in front of all its rows."""
        blocks = row.cells[0] if row.cells else ()
        inside = self.writer.blocks(blocks, "cell")
        span = {"rowspan": str(count)} if count > 1 else {}
        if not has_words(blocks):
            return element("td", inside, role="cell", class_="lead", **span)
        return element("th", inside, scope="rowgroup", role="rowheader", class_="lead", **span)

    def _cell(self, row: Row, place: int) -> Markup:
        column = self.table.columns[place]
        blocks = row.cells[place] if place < len(row.cells) else ()
        inside = self.writer.blocks(blocks, "cell")
        kind = "figures" if column.align == "right" else ""
        if place == self.header and has_words(blocks):
            return element("th", inside, scope="row", role="rowheader", class_=kind)
        label = column.head if has_words(blocks) or inside else ""
        kind = " ".join(filter(None, (kind, "" if inside else "blank")))
        return element("td", inside, role="cell", class_=kind, data_label=label)


def has_words(blocks: Sequence[Block]) -> bool:
    """Return whether *blocks* say anything in letters, so that they may head a row."""
    for block in walk(tuple(blocks)):
        if isinstance(block, Heading | Paragraph) and plain(block.spans).strip():
            return True
        if isinstance(block, Chip | Badge) and block.text.strip():
            return True
    return False
