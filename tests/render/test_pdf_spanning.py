"""Cells that stand in front of several rows, and columns that share by what stands in them."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from credo_builder.compose.document import (
    Chip,
    Column,
    Columns,
    Document,
    Entry,
    Facts,
    Look,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Table,
    Text,
    WritingLines,
)
from credo_builder.render.pdf import build
from credo_builder.render.pdf.theme import MM, theme
from credo_builder.render.pdf.widths import fair_shares

STYLE = theme(Look())["cell"]


def p(text, role="text"):
    return Paragraph((Text(text),), role)


def made(*blocks, layout="grid", paper="A4"):
    section = Section("one", "One", blocks, number="A", layout=layout)
    content = build(Document(Facts("Larder Lane", "Rows"), (section,), paper=paper), Look())
    return PdfReader(BytesIO(content))


def told(page):
    """Return each piece of text with its left edge and baseline."""
    found = []

    def visit(text, _matrix, at, _font, _size):
        if text.strip():
            found.append((text.strip(), at[4], at[5]))

    page.extract_text(visitor_text=visit)
    return found


def group(name, count, words="cell"):
    rows = [
        Row(((p(name, "number"), Chip("V1")) if i == 0 else (), (p(words),))) for i in range(count)
    ]
    return RowGroup(tuple(rows), spanning=True)


def table(*groups):
    return Table((Column("Value", 36), Column("Words")), groups, "Rows by value.", row_header=1)


def test_a_lead_is_one_cell_for_all_its_rows():
    """The structure tells how many rows it stands for, and the others have a cell less."""
    paper = made(table(group("Welcome", 3)))
    rows = [row for row in _elements(paper) if row.get("/S") == "/TR"]
    spanning = [cell for cell in _elements(paper) if "/RowSpan 3" in _attributes(cell)]

    assert [2, 2, 1, 1] == [len(_kids(row)) for row in rows]
    assert 1 == len(spanning)


def test_a_group_is_as_high_as_its_lead():
    """A single row in front of which a name and a code stand leaves room for both."""
    found = told(made(table(group("Welcome", 1), group("Care", 1, "next"))).pages[0])
    code = max(y for text, _, y in found if text == "V1")
    following = next(y for text, _, y in found if text == "next")

    assert following < code - 8


def test_a_lead_is_repeated_where_a_page_begins_inside_its_group():
    """Every page of a long group names it."""
    paper = made(table(group("Welcome", 80)))

    assert len(paper.pages) > 1
    assert all("Welcome" in page.extract_text() for page in paper.pages)


@pytest.mark.parametrize("lines", range(20, 40, 3))
def test_no_page_ends_beside_half_a_lead(lines):
    """Rows that stand beside one lead stay together until the lead has its height."""
    paper = made(*(p(f"line {i}", "body") for i in range(lines)), table(group("Welcome", 4)))
    page = next(page for page in paper.pages if "Welcome" in page.extract_text())
    found = told(page)
    lowest = min(y for text, _, y in found if text == "cell")
    code = next(y for text, _, y in found if text == "V1")

    assert lowest <= code + 12


def test_columns_that_open_a_landscape_page_stand_beside_its_heading():
    """The second column stands level with the heading, at the right edge."""
    opening = Columns(((p("How to read it.", "small"),), (p("8 of 10", "count"),)), (3, 1))
    found = told(made(opening, table(group("Welcome", 2)), layout="landscape").pages[0])
    heading = min(y for text, _, y in found if text == "One")
    left, level = next((x, y) for text, x, y in found if text == "8 of 10")

    assert heading == pytest.approx(level, abs=0.1)
    assert left > 700


@pytest.mark.parametrize(("paper", "height"), [("A4", 297), ("Letter", 279.4)])
def test_the_line_to_cut_along_leaves_a_slip_of_one_height(paper, height):
    """The words below the line stand as far above the sheet's foot on any paper."""
    slip = Entry((p("Acknowledgement"),), (p("I have read it."), WritingLines(1, "Name")), "cut")
    found = told(made(p("Write it down.", "body"), slip, paper=paper).pages[0])
    said = next(y for text, _, y in found if text == "Cut here, and hand in")
    below = next(y for text, _, y in found if text == "I have read it.")

    assert 111 * MM == pytest.approx(said, abs=6)
    assert below < 111 * MM - 20
    assert height * MM > said


def test_a_slip_follows_at_once_where_there_is_no_room_to_move_it_down():
    """A page full of words keeps the slip whole, on this page or the next."""
    slip = Entry((p("Acknowledgement"),), (p("I have read it."), WritingLines(1, "Name")), "cut")
    paper = made(*(p(f"line {i}", "body") for i in range(24)), slip)
    pages = [page.extract_text() for page in paper.pages]
    held = [text for text in pages if "Cut here" in text]

    assert 1 == len(held)
    assert "I have read it." in held[0]
    assert "Name" in held[0]


def test_columns_with_more_words_are_wider():
    """Where two columns share, the one with long sentences gets more than the one with words."""
    long = "A sentence that needs several lines wherever it stands in a narrow column."
    rows = tuple(Row(((p("short"),), (p(long),))) for _ in range(4))
    narrow, wide = fair_shares(
        Table((Column("One"), Column("Two")), (RowGroup(rows),), "Two."), 200, STYLE
    )

    assert wide > narrow
    assert 2 == pytest.approx(wide + narrow)


def test_columns_without_anything_to_gain_share_alike():
    """Where every row takes one line anyway, no column gives anything away."""
    rows = tuple(Row(((p("one"),), (p("two"),))) for _ in range(4))
    columns = (Column("One"), Column("Two"))

    assert [1.0, 1.0] == fair_shares(Table(columns, (RowGroup(rows),), "Two."), 400, STYLE)


def _elements(paper):
    pending = [paper.trailer["/Root"]["/StructTreeRoot"].get_object()]
    while pending:
        element = pending.pop(0)
        yield element
        pending = [*_kids(element), *pending]


def _kids(element):
    kids = element.get("/K", ())
    found = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
    return [kid for kid in found if hasattr(kid, "get") and "/S" in kid]


def _attributes(element):
    held = element.get("/A", [])
    found = [one.get_object() for one in (held if isinstance(held, list) else [held])]
    return " ".join(f"{k} {v}" for one in found if hasattr(one, "items") for k, v in one.items())
