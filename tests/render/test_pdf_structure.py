"""The tree that a screen reader walks: right order, right kinds, links that lead somewhere."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from larder_lane import larder_lane, logo
from pdf_mutations import elements
from pypdf import PdfReader

from credo_builder.compose.document import (
    Column,
    Document,
    Facts,
    Look,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Table,
    Text,
)
from credo_builder.render.pdf import build


@pytest.fixture(scope="module")
def content():
    return build(larder_lane(), Look("#A8422B", logo=logo()))


@pytest.fixture
def paper(content):
    with pikepdf.open(BytesIO(content)) as pdf:
        yield pdf


def test_headings_never_skip_a_level(paper):
    """From one heading to the next, the level rises by one at most."""
    levels, waiting = [], [paper.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, pikepdf.Array):
            waiting[:0] = list(one)
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            if str(one.S)[1:] in {"H1", "H2", "H3", "H4", "H5"}:
                levels.append(int(str(one.S)[2:]))
            if "/K" in one:
                waiting.insert(0, one.K)

    assert 1 == levels[0]
    assert max(levels) >= 3
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_every_picture_and_figure_speaks(paper):
    """Each figure has words for those who cannot see it, and its place on the page."""
    figures = elements(paper, "Figure")

    assert len(figures) > 8
    assert all(str(f.Alt).strip() and "/BBox" in f.A[0] for f in figures)


def test_every_head_has_its_scope(paper):
    """Each head cell says whether it heads a column or a row."""
    scopes = {str(h.A[0].Scope) for h in elements(paper, "TH")}

    assert {"/Column", "/Row"} == scopes


def test_a_table_on_two_pages_is_one_table():
    """A table that takes several pages is one table with one head."""
    rows = tuple(Row(((Paragraph((Text(f"r{n}"),)),),)) for n in range(90))
    table = Table((Column("Head"),), (RowGroup(rows),), "Many rows.")
    content = build(Document(Facts("a", "b"), (Section("one", "One", (table,)),)), Look())
    with pikepdf.open(BytesIO(content)) as pdf:
        counts = [len(elements(pdf, tag)) for tag in ("Table", "THead", "TR")]
        pages = len(pdf.pages)

    assert pages > 1
    assert [1, 1, 91] == counts


def test_contents_lead_to_their_pages(content):
    """Each line of the contents is a link to the section, with its page number."""
    reader = PdfReader(BytesIO(content))
    listed = [s for s in larder_lane().sections if s.in_contents]
    links = [a.get_object() for a in reader.pages[2]["/Annots"]]

    assert [s.title for s in listed] == [link["/Contents"] for link in links]
    assert all("/Dest" in link for link in links)


def test_the_outline_lists_the_sections(content):
    """The reader's side panel lists what the contents list."""
    listed = [f"{s.number} {s.title}".strip() for s in larder_lane().sections if s.in_contents]

    assert listed == [entry.title for entry in PdfReader(BytesIO(content)).outline]


def test_a_link_to_nowhere_is_plain_words():
    """A link that leads nowhere, or somewhere strange, cannot be clicked."""
    words = (Text("gone", link="#gone"), Text(" run", link="javascript:alert(1)"))
    section = Section("one", "One", (Paragraph(words),))
    reader = PdfReader(BytesIO(build(Document(Facts("a", "b"), (section,)), Look())))

    assert "gone run" in reader.pages[0].extract_text()
    assert [] == list(reader.pages[0].get("/Annots", []))
