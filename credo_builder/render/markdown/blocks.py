"""Blocks as Markdown: each is a few lines, and blank lines part them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

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
    RowGroup,
    Section,
    Table,
    Text,
    WritingLines,
    plain,
)
from credo_builder.render.heading_levels import HeadingLevels
from credo_builder.render.markdown.inline import one_line, paragraph
from credo_builder.render.markdown.letters import letters, line_start
from credo_builder.render.pdf.wording import word
from credo_builder.render.told import told

BETWEEN = " · "
"""Parts the paragraphs of a cell, which is one line in Markdown."""

_TO_WRITE = "… … … … … … … … … …"
_SIGNS = {"tick": "✓ ", "cross": "✗ "}
_UNDER_TITLE = 1
_DEEPEST = 6
_NO_HEADINGS = frozenset({"cell", "panel"})


class Writer:
    """Writes the blocks of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.levels = HeadingLevels()

    @property
    def words(self) -> Mapping[str, str]:
        """The document's fixed words, by key."""
        return self.document.words

    def section(self, section: Section) -> Iterator[str]:
        """Yield a section, its heading first."""
        self.levels.begin_section(section.title)
        title = " ".join(filter(None, (section.number, section.title)))
        if section.title.strip():
            yield f"## {letters(title).strip()}"
        yield from self.blocks(section.blocks, "page")

    def blocks(self, blocks: Sequence[Block], place: str) -> Iterator[str]:
        """Yield *blocks*, each as lines of its own; chips and badges in a row share a line.

        *place* is page, main, side, panel or column.
        """
        marks: list[str] = []
        for block, following in zip(blocks, [*blocks[1:], None], strict=False):
            if not isinstance(block, Chip | Badge):
                yield from self.block(block, place)
                continue
            marks.append(_mark(block))
            if not isinstance(following, Chip | Badge):
                yield " ".join(filter(None, marks))
                marks = []

    def block(self, block: Block, place: str) -> Iterator[str]:
        """Yield the parts of one block; nothing where it holds no words."""
        write: Callable[..., Iterator[str]] = _WRITERS[type(block)]
        return (part for part in write(self, block, place) if part.strip())

    def heading(self, block: Heading, place: str) -> Iterator[str]:
        """Yield a heading one level below the section's, or deeper."""
        if plain(block.spans).strip():
            level = self.levels.heading(block.level, aside=place == "side")
            yield _heading(level, one_line(block.spans))

    def paragraph(self, block: Paragraph, place: str) -> Iterator[str]:
        """Yield a paragraph; the name of a thing is a heading where headings may stand."""
        if block.role == "title" and place not in _NO_HEADINGS and plain(block.spans).strip():
            yield _heading(self.levels.name(), one_line(block.spans))
            return
        yield paragraph(block.spans)

    def list(self, block: ListBlock, place: str) -> Iterator[str]:
        """Yield a list; ticks and crosses stand before its words."""
        inner = place if place == "side" else "panel"
        points = []
        for number, point in enumerate(block.points, 1):
            bullet = f"{number}. " if block.kind == "number" else "- "
            parts = list(self.blocks(point, inner))
            parts[:1] = [_SIGNS.get(block.kind, "") + part for part in parts[:1]]
            points.append(_hung("\n\n".join(parts), bullet, " " * len(bullet)))
        yield "\n".join(points)

    def table(self, block: Table, _place: str) -> Iterator[str]:
        """Yield a table, or one for each of its titled groups."""
        if not block.columns:
            return
        rows: list[str] = []
        for group in block.groups:
            if group.title.strip() and group.rows and not group.spanning:
                yield from self._finished(block, rows)
                rows = []
                yield _group_title(group)
            rows += [self._row([*row.cells], len(block.columns)) for row in group.rows]
        yield from self._finished(block, rows)

    def _finished(self, block: Table, rows: Sequence[str]) -> Iterator[str]:
        if rows:
            heads = [letters(c.head or c.spoken).strip() for c in block.columns]
            rule = ["---:" if c.align == "right" else "---" for c in block.columns]
            yield "\n".join((_piped(heads), _piped(rule), *rows))

    def _row(self, cells: Sequence[Sequence[Block]], count: int) -> str:
        held = [*cells[:count], *([()] * (count - len(cells)))]
        return _piped([self.cell(blocks) for blocks in held])

    def cell(self, blocks: Sequence[Block]) -> str:
        """Return *blocks* on one line; what stands there twice in a row is said once."""
        parts = [part for block in blocks for part in self._in_line(block)]
        said = [p for p, before in zip(parts, ["", *parts], strict=False) if p and p != before]
        return BETWEEN.join(said)

    def _in_line(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph() | Heading():
                yield one_line(block.spans)
            case Chip() | Badge():
                yield _mark(block)
            case ListBlock():
                for point in block.points:
                    yield _SIGNS.get(block.kind, "") + self.cell(point)
            case Figure():
                yield self.cell(told(block, self.words, self.document.language))
            case Columns():
                yield " ".join(filter(None, (self.cell(one) for one in block.columns)))
            case Callout():
                yield one_line((Text(block.title, strong=True),))
                yield self.cell(block.blocks)
            case Entry():
                yield self.cell((*block.side, *block.main))
            case _:
                yield from (part.replace("\n", " ") for part in self.block(block, "cell"))

    def figure(self, block: Figure, place: str) -> Iterator[str]:
        """Yield a figure in words."""
        yield from self.blocks(told(block, self.words, self.document.language), place)

    def image(self, block: Image, _place: str) -> Iterator[str]:
        """Yield what a picture shows."""
        yield paragraph((Text(block.alt, emphasis=True),))

    def callout(self, block: Callout, _place: str) -> Iterator[str]:
        """Yield blocks set apart, as a quotation."""
        title = paragraph((Text(block.title, strong=True),))
        inside = [*([title] if title else []), *self.blocks(block.blocks, "panel")]
        if inside:
            yield _hung("\n\n".join(inside), "> ", "> ")

    def columns(self, block: Columns, place: str) -> Iterator[str]:
        """Yield blocks that stand side by side, one after the other."""
        inner = "column" if place in {"page", "main"} else place
        for one in block.columns:
            yield from self.blocks(one, inner)

    def entry(self, block: Entry, _place: str) -> Iterator[str]:
        """Yield one thing: what it is, then what is said of it."""
        if block.rule == "cut":
            yield paragraph((Text(word(self.words, "cut_here")),))
            yield "---"
        with self.levels.entry():
            yield from self.blocks(block.side, "side")
            yield from self.blocks(block.main, "main")

    def writing_lines(self, block: WritingLines, _place: str) -> Iterator[str]:
        """Yield dots to write over, with what belongs there."""
        label = line_start(letters(block.label))
        yield "\\\n".join(filter(None, (label, *[_TO_WRITE] * max(0, block.count))))

    def blank(self, block: Blank, place: str) -> Iterator[str]:
        """Yield a box to write into as dots."""
        yield from self.writing_lines(WritingLines(max(1, block.lines), block.label), place)

    def marks(self, block: Marks, _place: str) -> Iterator[str]:
        """Yield circles to mark, each with what it stands for."""
        yield " ".join(f"○ {letters(mark)}" for mark in block.marks)

    def contents(self, _block: Contents, _place: str) -> Iterator[str]:
        """Yield the titles of the sections."""
        listed = (s for s in self.document.sections if s.in_contents)
        titles = (" ".join(filter(None, (s.number, s.title))) for s in listed)
        yield "\n".join(f"- {line_start(letters(title))}" for title in titles)

    def page_break(self, _block: PageBreak, _place: str) -> Iterator[str]:
        """Yield nothing: there are no pages."""
        return iter(())


def _heading(level: int, words: str) -> str:
    return f"{'#' * min(level + _UNDER_TITLE, _DEEPEST)} {words}"


def _group_title(group: RowGroup) -> str:
    return paragraph((Text(group.title, strong=True), Text(" "), Text(group.note)))


def _mark(block: Chip | Badge) -> str:
    return one_line((Text(block.text, strong=True),))


def _hung(text: str, first: str, others: str) -> str:
    """Return *text* with *first* before its first line and *others* before the rest."""
    lines = text.split("\n")
    made = [f"{first}{lines[0]}", *(f"{others}{line}".rstrip(" ") for line in lines[1:])]
    return "\n".join(made)


def _piped(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


_WRITERS: dict[type, Callable[..., Iterator[str]]] = {
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
