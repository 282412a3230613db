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
    Span,
    Table,
    Text,
    plain,
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


def anchor_names(document: Document) -> dict[str, str]:
    """Return what stands at the places of *document* that have words: {"E1": "I can hear"}.

    A row is called by the first words beside its code, an entry by its title, a heading or
    paragraph by itself. Of several places of one name the first counts.
    """
    names: dict[str, str] = {}
    for section in document.sections:
        for block in walk(section.blocks):
            for anchor, inside in _named_places(block):
                name = _first_words(inside)
                if name:
                    names.setdefault(anchor, name)
    return names


def _named_places(block: Block) -> Iterator[tuple[str, tuple[Block, ...]]]:
    if isinstance(block, Heading | Paragraph) and block.anchor:
        yield block.anchor, (block,)
    if isinstance(block, Entry) and block.anchor:
        inside = walk((*block.side, *block.main))
        yield block.anchor, tuple(b for b in inside if _is_title(b)) or block.main
    if isinstance(block, Table):
        for row in (row for group in block.groups for row in group.rows):
            if row.anchor:
                yield row.anchor, tuple(b for cell in row.cells for b in cell)


def _is_title(block: Block) -> bool:
    titled = {"title", "title_small"}
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role in titled)


def _first_words(blocks: tuple[Block, ...]) -> str:
    worded = (b for b in walk(blocks) if isinstance(b, Heading | Paragraph))
    return next(filter(None, (_without_codes(b.spans) for b in worded)), "")


def _without_codes(spans: tuple[Span, ...]) -> str:
    words = (s for s in spans if not (isinstance(s, Text) and s.code))
    return " ".join(plain(tuple(words)).split())
