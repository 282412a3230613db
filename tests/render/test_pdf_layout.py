"""Where pages break, and where they do not."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from credo_builder.compose.document import (
    Column,
    Document,
    Entry,
    Facts,
    Figure,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Table,
    Text,
)
from credo_builder.render.pdf import build
from credo_builder.render.pdf.text import set_lines
from credo_builder.render.pdf.theme import theme
from credo_builder.render.pdf.widths import column_widths

LOREM = "Someone looks up and says hello before the door has closed behind you. "


def p(text, role="body"):
    return Paragraph((Text(text),), role)


def pages(*blocks, **facts):
    document = Document(Facts("Larder Lane", "Layout", **facts), (Section("one", "One", blocks),))
    reader = PdfReader(BytesIO(build(document, Look())))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def rows(count, words="cell"):
    return tuple(Row(((p(f"r{n}"),), (p(words),))) for n in range(count))


def table(*groups):
    return Table((Column("Head", 30), Column("Other")), groups, "Rows.")


@pytest.mark.parametrize("lines", range(30, 60))
def test_a_heading_is_never_alone_at_the_foot(lines):
    """However full the page, a heading stands on the page of the words under it."""
    blocks = (*(p(f"line {n}", "text") for n in range(lines)), Heading(2, (Text("Follows"),)))
    found = pages(*blocks, p("after the heading " + LOREM * 4))

    assert [page for page in found if "Follows" in page] == [
        page for page in found if "after the heading" in page
    ]


@pytest.mark.parametrize("lines", range(30, 50))
def test_no_widow_and_no_orphan(lines):
    """A paragraph leaves two lines or more on either side of a page break."""
    words = [f"w{n}" for n in range(90)]
    found = pages(*(p(f"line {n}", "text") for n in range(lines)), p(" ".join(words)))
    parts = [[w for w in page.split() if w in words] for page in found]

    assert words == [w for part in parts for w in part]
    assert all(len(part) > 15 for part in parts if part)


def test_a_table_repeats_its_head():
    """Each page of a long table starts with the column heads."""
    found = pages(table(RowGroup(rows(80))))

    assert len(found) > 1
    assert [1] * len(found) == [page.count("Head") for page in found]


def test_a_cut_group_says_that_it_continues():
    """Where a group is cut, its title is repeated with a word that says so."""
    found = pages(table(RowGroup(rows(80), "Arrive")))

    assert "Arrive, continued" in found[1]
    assert "Arrive, continued" not in found[0]


@pytest.mark.parametrize("lines", range(24, 44))
def test_two_rows_stand_on_either_side(lines):
    """No page of a table holds a single row, and a group's title stays with its row."""
    blocks = tuple(p(f"line {n}", "text") for n in range(lines))
    found = pages(*blocks, table(RowGroup(rows(4), "Arrive"), RowGroup(rows(3), "Eat")))
    held = [sum(w[0] == "r" and w[1:].isdigit() for w in page.split()) for page in found]

    assert 7 == sum(held)
    assert all(count != 1 for count in held)


def test_an_entry_moves_whole():
    """An entry that a page can hold is not cut."""
    entry = Entry((p("side"),), (p("begins"), p(LOREM * 8), p("ends")))
    found = pages(*(p(f"line {n}", "text") for n in range(34)), entry)

    assert [page for page in found if "begins" in page] == [
        page for page in found if "ends" in page
    ]


def test_a_page_break_breaks_once():
    """A page break starts one page, and none where nothing follows."""
    found = pages(p("first"), PageBreak(), PageBreak(), p("second"), PageBreak())

    assert [True, True] == ["first" in found[0], "second" in found[1]]
    assert 2 == len(found)


def test_pages_are_counted():
    """The foot says which page of how many this is."""
    found = pages(*(p(LOREM * 5) for _ in range(40)), edition="2.0", issued="1 May", owner="Maya")

    assert [f"Page {n} of {len(found)}" in page for n, page in enumerate(found, 1)] == [
        True
    ] * len(found)
    assert "Edition 2.0" in found[0]
    assert "Issued 1 May. Owner: Maya" in found[0]


def test_a_long_name_is_shortened_in_the_head():
    """A name too long for the running head ends at a word, with an ellipsis."""
    name = "The Honourable Company of " + "Extraordinarily Hospitable " * 6 + "Innkeepers"
    document = Document(Facts(name, "T"), (Section("one", "One", (p("x"),)),))
    text = PdfReader(BytesIO(build(document, Look()))).pages[0].extract_text()

    assert "Innkeepers" not in text
    assert "Hospitable…" in text.replace("Extraordinarily…", "Hospitable…")


def test_an_unknown_figure_takes_no_room():
    """A figure that this program cannot draw leaves the page as it is."""
    assert "before after" in pages(p("before"), Figure("?", (), ""), p("after"))[0]


def test_balanced_lines_are_even():
    """A lede's lines end at about the same place, in no more lines than needed."""
    style = theme(Look())["lede"]
    text = "Three beliefs we refuse to trade away. Each is only as real as what you see us do."
    lines = set_lines((Text(text),), style, 350, theme(Look()).palette)
    widths = [sum(f.width for f in line) for line in lines]

    assert 2 == len(lines)
    assert max(widths) - min(widths) < 60


def test_no_hyphen_is_added():
    """Words keep their letters: nothing is hyphenated."""
    style = theme(Look())["text"]
    lines = set_lines((Text(LOREM * 9),), style, 120, theme(Look()).palette)

    assert (LOREM * 9).split() == " ".join("".join(f.text for f in x) for x in lines).split()


@pytest.mark.parametrize("wanted", [(10, 0), (0, 0, 0), (100, 100), (300, 0), (10, 20)])
def test_columns_fill_the_width(wanted):
    """Column widths are positive and add up to the table's width."""
    widths = column_widths(wanted, 400)

    assert 400 == pytest.approx(sum(widths))
    assert min(widths) > 0
