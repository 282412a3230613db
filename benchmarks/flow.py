"""A document's blocks as plain parts: the same words in the same order, without the framework."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.script import (
    ContentsList,
    Journey,
    Kind,
    NewPage,
    Part,
    Register,
    Script,
    Words,
)
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
    ListBlock,
    PageBreak,
    Paragraph,
    Section,
    Table,
    WritingLines,
    plain,
)

_KINDS: dict[str, Kind] = {
    "lede": "lede",
    "quote": "lede",
    "statement": "statement",
    "line": "line",
    "display": "line",
    "title": "h2",
    "small": "small",
}


def script(document: Document) -> Script:
    """Return the words of *document* as the yardsticks print them."""
    facts = document.facts
    edition = f"Edition {facts.edition}" if facts.edition else ""
    issued = f"Issued {facts.issued}" if facts.issued else ""
    owner = f"Owner: {facts.owner}" if facts.owner else ""
    state = "Draft" if facts.draft else ""
    cover = [t for t in (edition, facts.issued, state, facts.audience) if t]
    parts: list[Part] = []
    for section in document.sections:
        parts += _section(section, document)
    return Script(
        facts.organisation,
        facts.title,
        (facts.organisation, facts.title, facts.subtitle, facts.motto, " · ".join(cover)),
        (
            ", ".join(t for t in (edition, facts.audience) if t),
            ". ".join(t for t in (issued, owner) if t),
        ),
        tuple(parts),
    )


def _section(section: Section, document: Document) -> Iterator[Part]:
    if section.layout != "cover":
        yield NewPage(section.title)
        yield Words("h1", section.title, section.number, section.key)
    yield from _blocks(section.blocks, document, section.title)


def _blocks(blocks: tuple[Block, ...], document: Document, running: str) -> Iterator[Part]:
    for block in blocks:
        match block:
            case PageBreak():
                yield NewPage(running)
            case Contents():
                yield ContentsList(
                    tuple((s.number, s.title, s.key) for s in document.sections if s.in_contents)
                )
            case ListBlock():
                for point in block.points:
                    yield Words("bullet", _text(point))
            case Callout():
                if block.title:
                    yield Words("h2", block.title)
                yield from _blocks(block.blocks, document, running)
            case Columns():
                for column in block.columns:
                    yield from _blocks(column, document, running)
            case Entry():
                yield from _blocks(block.side, document, running)
                yield from _blocks(block.main, document, running)
            case _:
                yield from _plain(block)


def _plain(block: Block) -> Iterator[Part]:
    match block:
        case Heading():
            yield Words("h2", plain(block.spans))
        case Paragraph():
            yield Words(_KINDS.get(block.role, "body"), plain(block.spans))
        case Badge() | Chip():
            yield Words("small", block.text)
        case WritingLines() if block.label:
            yield Words("small", block.label)
        case Table():
            yield _register(block)
        case Figure(kind="chain"):
            steps = ((_number(d.value), d.label, d.note) for d in block.data)
            yield Journey(tuple(steps))
        case Figure():
            for datum in block.data:
                words = (datum.label, datum.note, *(value for _, value in datum.facts))
                yield Words("small", " ".join(w for w in words if w))


def _register(table: Table) -> Register:
    wanted = [c.width_mm for c in table.columns]
    spare = max(0.0, 170 - sum(wanted)) / max(1, wanted.count(0))
    widths = [w or max(18.0, spare) for w in wanted]
    rows: list[tuple[str, ...]] = []
    for group in table.groups:
        if group.title:
            rows.append((group.title, *("" for _ in table.columns[1:])))
        for row in group.rows:
            cells = [_text(cell) for cell in row.cells]
            rows.append(tuple(cells + [""] * (len(widths) - len(cells))))
    shares = tuple(w / sum(widths) for w in widths)
    return Register(tuple(c.head for c in table.columns), shares, tuple(rows))


def _text(blocks: tuple[Block, ...]) -> str:
    """Return the words of *blocks*, one after the other."""
    said: list[str] = []
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                said.append(plain(block.spans))
            case Badge() | Chip():
                said.append(block.text)
            case ListBlock():
                said += [_text(point) for point in block.points]
            case Callout():
                said += [block.title, _text(block.blocks)]
            case Columns():
                said += [_text(column) for column in block.columns]
            case Entry():
                said += [_text(block.side), _text(block.main)]
    return " ".join(t for t in said if t)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
