"""The paper before any paper: blocks that say what stands there, free of any toolkit.

Templates produce these blocks; the PDF and every other renderer read only these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Literal

from credo_builder.compose.blanks import Blank, Marks
from credo_builder.values import dataclass

Tone = Literal["quiet", "panel", "empty", "bare"]
RoundMark = Literal["", "checked", "change", "undone"]
ListKind = Literal["tick", "cross", "dot", "number"]
Align = Literal["left", "centre", "right"]
Role = Literal[
    "body",
    "text",
    "lede",
    "statement",
    "quote",
    "title",
    "small",
    "display",
    "line",
    "total",
    "count",
    "number",
]
"""What a paragraph is, not how it looks.

body: running text. text: lists and panels, one size down. lede: the sentence under a
section's heading. statement: a belief, a promise, words to say. quote: a sentence that
deserves a page's attention. title: the name of a value, policy or moment. small:
sources, facts, notes. display: the motto. line: one line of the credo. total: what the table
above adds up to, at its right end. count: what sums a page up. number: what a row is known by.
"""


@dataclass(frozen=True)
class Text:
    """A run of text; *link* is ``#anchor`` or a URL of an allowed scheme, else empty.

    ``code`` marks a display code such as P3; ``missing`` marks "not yet named".
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    code: bool = False
    missing: bool = False


@dataclass(frozen=True)
class LineBreak:
    """A forced new line inside a paragraph."""


Span = Text | LineBreak


@dataclass(frozen=True)
class Heading:
    """A heading inside a section: level 2 or 3; the section itself is level 1."""

    level: int
    spans: tuple[Span, ...]
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running words in one of the roles of `Role`."""

    spans: tuple[Span, ...]
    role: Role = "body"
    anchor: str = ""


@dataclass(frozen=True)
class ListBlock:
    """A list; each point holds blocks, the first of them usually a paragraph."""

    points: tuple[tuple[Block, ...], ...]
    kind: ListKind = "dot"


@dataclass(frozen=True)
class Badge:
    """One word with a weight of fill: rank 0 outline, 1 tint, 2 solid, 3 ink."""

    text: str
    rank: int = 0


@dataclass(frozen=True)
class Chip:
    """A code, such as V1, on a quiet ground."""

    text: str


@dataclass(frozen=True)
class Column:
    """A table column: its head, its share of the width in mm and its alignment.

    ``width_mm`` 0 shares what the others leave. What is centred has its head over the middle of
    the figures drawn in it. ``head`` may be empty for codes and
    units; ``spoken`` then names it for a screen reader.
    """

    head: str
    width_mm: float = 0
    align: Align = "left"
    spoken: str = ""


@dataclass(frozen=True)
class Row:
    """A table row; each cell holds blocks. ``anchor`` makes its code a link target."""

    cells: tuple[tuple[Block, ...], ...]
    anchor: str = ""


@dataclass(frozen=True)
class RowGroup:
    """Rows under a common side-head; ``title`` empty for rows that stand alone.

    ``note`` goes on after the title in quieter words. Where it is ``spanning``, the first
    cell of its first row stands for all its rows, whose own first cells are empty.
    """

    rows: tuple[Row, ...]
    title: str = ""
    note: str = ""
    spanning: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under column heads; ``summary`` says in a sentence what it tells.

    The first column with a head is the row header.
    """

    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    summary: str
    row_header: int = 0


@dataclass(frozen=True)
class Datum:
    """One number or mark of a figure, with its words.

    ``facts`` holds what else a figure prints of it, by name; `Figure` lists the names.
    """

    label: str = ""
    value: float | None = None
    other: float | None = None
    note: str = ""
    kind: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    def fact(self, name: str) -> str:
        """Return the fact of that name; empty when there is none."""
        return dict(self.facts).get(name, "")


@dataclass(frozen=True)
class Figure:
    """A drawing made from data; ``alt`` says everything it shows.

    Kinds, and what their data hold:

    - ``chain``: belief to proof, six data; label "values", value the count, note the gloss.
    - ``bar_gauge``: two data of kind ``trade`` and ``ours`` (label, value 1 to 5), then five
      of kind ``step`` (value 1 to 5, label such as "Bare minimum").
    - ``ladder``: recovery steps; label "Notice", note what is done; facts ``within``, ``who``.
    - ``coverage``: bars; label, value met, other the total.
    - ``mindset``: scales; label, note the gloss, value the mean 1 to 5, other the standard
      deviation or None, fact ``said`` the mean as written; three of kind ``band`` name the bands.
    - ``moments_map``: data of kind ``lane`` name the lanes (label the words, note the key:
      moment, wants, feeling, promises, levels, backstage, owner, volume, now, wanted,
      critical, good, neither, bad); data of kind ``moment`` are the moments in order: label
      the name, value the rating now, other the rating wanted (1 to 5 or None), note what the
      customer wants; facts ``stage``, ``code``, ``critical`` ("yes" or empty),
      ``feeling_now``, ``feeling_wanted``, ``promises``, ``levels``, ``backstage``, ``owner``
      or ``unowned``, ``volume`` (a month, digits), ``volume_said`` (as written), ``said``.
    - ``who_serves_whom``: ``front`` in the order of the line and one ``customer``, at most
      eight (above four in two bands), and ``support``, at most four a row; label the name,
      note whom they serve (``front`` without it: the next); facts ``people`` and ``number``
      of the arrow, both optional. ``link`` are further arrows: label who, note whom, fact
      ``number``. What has no room is not drawn at all.
    - ``feeling``: one datum; label the feeling now, note the one wanted.
    - ``mini_bar``: one datum; value how well it is done today, other how much it matters.
    - ``status``: one datum; kind ``green``, ``amber``, ``red`` or empty, label its letter, note
      the figure. Without any of them it is a box to write in.
    - ``sparkline``: values in the order of time, None where one is missing; one of kind
      ``threshold`` is the line to reach.
    - ``status_key``: kinds as in ``status``, label the letter, note what it means; one of kind
      ``threshold`` says what the dotted line is.
    """

    kind: str
    data: tuple[Datum, ...]
    alt: str
    title: str = ""


@dataclass(frozen=True)
class Image:
    """A picture of the project; never by path. ``alt`` empty makes it decoration."""

    content: bytes
    width_px: int
    height_px: int
    alt: str
    max_width_mm: float = 39.5
    max_height_mm: float = 16


@dataclass(frozen=True)
class Callout:
    """Blocks set apart: ``quiet`` (tint1), ``panel`` (tint2), ``empty`` (dashed box), ``bare``.

    ``mark`` is a round mark before the title that says again what its words say: checked,
    in need of a change, or not done.
    """

    blocks: tuple[Block, ...]
    tone: Tone = "quiet"
    title: str = ""
    mark: RoundMark = ""


@dataclass(frozen=True)
class Columns:
    """Blocks side by side; ``shares`` divide the width, such as (7, 5)."""

    columns: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...]
    ruled: bool = False


@dataclass(frozen=True)
class Entry:
    """One thing with its side column: what it is on the left, what it says on the right.

    ``rule`` is the line above it: ``strong`` (ink), ``hair``, ``none``, or ``cut``, a dashed
    line across the sheet near its foot, to cut along. With ``keep`` it does not break over
    pages unless it is taller than one.
    """

    side: tuple[Block, ...]
    main: tuple[Block, ...]
    rule: Literal["strong", "hair", "none", "cut"] = "strong"
    keep: bool = True
    anchor: str = ""


@dataclass(frozen=True)
class WritingLines:
    """Ruled lines to write on by hand."""

    count: int
    label: str = ""


@dataclass(frozen=True)
class Contents:
    """The clickable table of contents, filled by the renderer."""


@dataclass(frozen=True)
class PageBreak:
    """What follows starts a new page."""


Block = (
    Heading | Paragraph | ListBlock | Badge | Chip | Table | Figure | Image | Callout | Columns
    | Entry | WritingLines | Blank | Marks | Contents | PageBreak
)  # fmt: skip


@dataclass(frozen=True)
class Section:
    """A chapter of the document; starts a page.

    Attributes:
        key: stable key, such as ``core_values``; also its link anchor.
        title: level 1 heading and outline entry.
        number: printed in the side column; empty for cover, control and appendix-like
            pages that carry none.
        layout: ``grid`` (side and main column), ``plain`` (full width, no side column),
            ``landscape`` (two columns that open it stand below the heading and at its right
            end), ``credo`` (framed page without running head), ``cover``.
        in_contents: whether contents and outline list it.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    layout: Literal["grid", "plain", "landscape", "credo", "cover"] = "grid"
    in_contents: bool = True


@dataclass(frozen=True)
class Facts:
    """What cover, running head, foot and metadata say; ``rows`` are the facts with their names."""

    organisation: str
    title: str
    subtitle: str = ""
    edition: str = ""
    audience: str = ""
    issued: str = ""
    owner: str = ""
    draft: bool = True
    author: str = ""
    subject: str = ""
    keywords: str = ""
    motto: str = ""
    strapline: str = ""
    state: str = ""
    rows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Document:
    """A whole document, ready for any renderer.

    Attributes:
        language: BCP-47 tag of the text.
        paper: ``A4`` or ``Letter``.
        issued_on: ISO date, or empty for none; the only date that reaches the metadata.
        words: fixed words the renderer itself prints, by key (``page_of``, ``draft``,
            ``contents``, ``continued``), in the document's language.
    """

    facts: Facts
    sections: tuple[Section, ...]
    language: str = "en-GB"
    paper: str = "A4"
    issued_on: str = ""
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Look:
    """How a brand wants its paper: one colour, a style, a logo, a cover picture.

    ``style`` is classic, modern, warm or civic; unknown styles print as classic.
    """

    colour: str = "#1F5E5B"
    style: str = "classic"
    logo: Image | None = None
    cover_image: Image | None = None


def plain(spans: tuple[Span, ...]) -> str:
    """Return the words of *spans* without their marks; a line break is a space."""
    return "".join(s.text if isinstance(s, Text) else " " for s in spans)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield every block in reading order, outer before inner."""
    for block in blocks:
        yield block
        for inner in _inside(block):
            yield from walk(inner)


def _inside(block: Block) -> tuple[tuple[Block, ...], ...]:
    match block:
        case ListBlock():
            return block.points
        case Table():
            return tuple(c for g in block.groups for r in g.rows for c in r.cells)
        case Callout():
            return (block.blocks,)
        case Columns():
            return block.columns
        case Entry():
            return (block.side, block.main)
        case _:
            return ()
