"""The reference document: the same words every time, as long as one asks for."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.vocabulary import VOCABULARY
from credo_builder.compose.document import (
    Block,
    Column,
    Contents,
    Datum,
    Document,
    Facts,
    Figure,
    Heading,
    ListBlock,
    Look,
    Paragraph,
    Role,
    Row,
    RowGroup,
    Section,
    Table,
    Text,
)

LOOK = Look(colour="#12395B", style="classic")
"""The look every builder is measured with; it sets four fonts."""

SEED = 7
TITLES = (
    "Core values",
    "Customer expectations",
    "Our promises",
    "Moments of truth",
    "Service levels and policies",
    "How we will know",
    "Learning together",
    "Appraisal and thanks",
)
TABLED = (2, 4, 6)
"""Places of the sections, among eight, that carry a table."""
JOURNEY_IN = 3
TABLE_ROWS = 40

_STAGES = (
    ("Discover", "shop window"),
    ("Enquire", "telephone"),
    ("Arrive", "counter"),
    ("Order", "table"),
    ("Pay", "till"),
    ("Return", "letter"),
)
_COLUMNS = (
    Column("Moment", 34),
    Column("Expectation", 58),
    Column("Standard", 46),
    Column("Measure", 32),
)


@dataclass
class _Author:
    """Writes sentences of chance, the same ones for the same seed."""

    chance: random.Random

    def words(self, count: int) -> str:
        return " ".join(self.chance.choice(VOCABULARY) for _ in range(count))

    def sentence(self, count: int) -> str:
        return self.words(count).capitalize() + "."

    def paragraph(self, count: int, role: Role = "body") -> Paragraph:
        sentences: list[str] = []
        while count > 0:
            length = min(count, self.chance.randint(8, 18))
            sentences.append(self.sentence(max(4, length)))
            count -= length
        return said(" ".join(sentences), role)

    def bullets(self, count: int) -> ListBlock:
        points = (self.sentence(self.chance.randint(8, 16)) for _ in range(count))
        return ListBlock(tuple((said(point),) for point in points))

    def row(self, code: str) -> Row:
        percent, hours = self.chance.randint(80, 99), self.chance.randint(1, 48)
        cells = (
            f"{code} {self.words(3)}",
            self.sentence(9),
            self.sentence(7),
            f"{percent}% in {hours} h",
        )
        return Row(tuple((said(cell),) for cell in cells))


def said(words: str, role: Role = "body") -> Paragraph:
    """Return *words* as a paragraph without marks."""
    return Paragraph((Text(words),), role)


def reference(times: int = 1, seed: int = SEED) -> Document:
    """Return the reference document with *times* as many sections as the shortest one."""
    author = _Author(random.Random(seed))
    sections = [_section(author, place, times) for place in range(len(TITLES) * times)]
    front = (
        Section("cover", "Service credo", (), layout="cover", in_contents=False),
        Section("credo", "Our credo", _credo(author), layout="credo", in_contents=False),
        Section("contents", "Contents", (Contents(),), in_contents=False),
    )
    return _document((*front, *sections))


def table_only(rows: int, seed: int = SEED) -> Document:
    """Return a document of one section with one table of that many *rows*."""
    table = _table(_Author(random.Random(seed)), "1", rows)
    return _document((Section("register", "Register", (table,), "1"),))


def contents_only(entries: int) -> Document:
    """Return a document whose contents list that many *entries*, each a section of a line."""
    sections = (
        Section(f"s{n}", f"Section {n}", (said("A line of words."),), f"{n}")
        for n in range(1, entries + 1)
    )
    front = Section("contents", "Contents", (Contents(),), in_contents=False)
    return _document((front, *sections))


def tall_row(words: int, seed: int = SEED) -> Document:
    """Return a document with a table one row of which holds that many *words*."""
    author = _Author(random.Random(seed))
    tall = Row(tuple((said(author.words(n)),) for n in (3, words, 7, 4)))
    rows = (author.row("1.1"), tall, author.row("1.3"))
    table = Table(_COLUMNS, (RowGroup(rows),), "A register with a long row.")
    return _document((Section("register", "Register", (table,), "1"),))


def _document(sections: tuple[Section, ...]) -> Document:
    facts = Facts(
        organisation="Harbour and Vine Hospitality",
        title="Service credo and policy",
        edition="4",
        audience="Staff",
        issued="21 November 2026",
        owner="Head of service",
        draft=False,
    )
    return Document(facts, sections, issued_on="2026-11-21")


def _credo(author: _Author) -> tuple[Block, ...]:
    return tuple(author.paragraph(12, "line") for _ in range(6))


def _section(author: _Author, place: int, times: int) -> Section:
    kind = place % len(TITLES)
    number = place + 1
    title = TITLES[kind] if times == 1 else f"{TITLES[kind]} {place // len(TITLES) + 1}"
    blocks: list[Block] = [author.paragraph(24, "lede"), author.paragraph(55)]
    if kind == JOURNEY_IN:
        blocks.append(_journey())
    for _ in range(2):
        blocks.append(Heading(2, (Text(author.words(4).capitalize()),)))
        blocks += [author.paragraph(60), author.paragraph(48), author.bullets(5)]
    motto = Text(author.sentence(9), emphasis=True)
    blocks.append(Paragraph((motto,), "statement"))
    if kind in TABLED:
        blocks.append(_table(author, str(number), TABLE_ROWS))
    return Section(f"s{number}", title, tuple(blocks), str(number))


def _journey() -> Figure:
    data = tuple(
        Datum(stage, float(place + 1), note=note) for place, (stage, note) in enumerate(_STAGES)
    )
    alt = "The way of a customer: " + ", ".join(stage for stage, _ in _STAGES) + "."
    return Figure("chain", data, alt)


def _table(author: _Author, code: str, count: int) -> Table:
    rows = tuple(author.row(f"{code}.{n}") for n in range(1, count + 1))
    return Table(_COLUMNS, (RowGroup(rows),), f"Register {code}.")
