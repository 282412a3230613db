"""The places of a document that links may lead to."""

from __future__ import annotations

from collections.abc import Iterator

from credo_builder.compose.document import (
    Block,
    Document,
    Entry,
    Heading,
    Paragraph,
    Row,
    Table,
    walk,
)


def every_anchor(document: Document) -> Iterator[str]:
    """Yield the name of every place of *document* that a link may lead to."""
    for section in document.sections:
        yield section.key
        for block in walk(section.blocks):
            yield from _own_anchors(block)


def _own_anchors(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Paragraph | Entry) and block.anchor:
        yield block.anchor
    if isinstance(block, Table):
        rows: list[Row] = [row for group in block.groups for row in group.rows]
        yield from (row.anchor for row in rows if row.anchor)
