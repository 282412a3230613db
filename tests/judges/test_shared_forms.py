"""The web page and the Markdown say what the PDF says, no less to anybody and no more."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import hostile
import pytest
from answer_pages import squeezed
from answers import Asker, leaks
from filled_projects import every_answer
from shared_texts import lost, markdown_words, pdf_headings, web_headings, web_words

from credo_builder.app import registers, starters
from credo_builder.compose.composer import compose, look
from credo_builder.compose.document import (
    Badge,
    Callout,
    Chip,
    Columns,
    Entry,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Table,
    WritingLines,
)
from credo_builder.render import markdown, pdf, web
from credo_builder.render.markdown import blocks as markdown_blocks
from credo_builder.render.web import blocks as web_blocks

FORMS = {"html": (web.build, web_words), "md": (markdown.build, markdown_words)}
WRITERS = {"html": web_blocks._WRITERS, "md": markdown_blocks._WRITERS}
KINDS = (Heading, Paragraph, ListBlock, Table, Figure, Callout, Columns, Entry, WritingLines)


def told(made, form):
    """Return the words in *form* of *made*, a document and its look."""
    build, words = FORMS[form]
    return words(build(*made))


def made_of(project, edition):
    """Return one edition of *project*, and how it looks."""
    return compose(project, edition), look(project)


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """Documents with their looks, and their PDFs, by name and edition."""
    folder: Path = tmp_path_factory.mktemp("papers")
    found = {}
    for project, name, edition in (
        (starters.example(), "example", "full"),
        (starters.example(), "example", "public"),
        (starters.load("hotel_lodging"), "hotel", "staff"),
    ):
        path = folder / f"{name}-{edition}.pdf"
        made = made_of(project, edition)
        path.write_bytes(pdf.build(*made))
        found[name, edition] = made, path
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("paper", [("example", "full"), ("example", "public"), ("hotel", "staff")])
def test_every_sentence_of_the_pdf_is_there(papers, paper, form):
    """What a reader of the tagged PDF hears, paragraph by paragraph, the form says, too."""
    made, path = papers[paper]

    assert [] == lost(path, told(made, form))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", [*KINDS, Chip, Badge])
def test_a_kind_of_block_that_is_dropped_is_missed(papers, monkeypatch, kind, form):
    """The comparison bites: without any one kind of block, sentences are lost."""
    made, path = papers["example", "full"]
    if kind in (Chip, Badge):
        module = {"html": web_blocks, "md": markdown_blocks}[form]
        mark = module._mark
        empty = type(mark(Chip("x")))("")
        monkeypatch.setattr(module, "_mark", lambda b: empty if isinstance(b, kind) else mark(b))
    else:
        nothing = (lambda *_: "") if form == "html" else (lambda *_: iter(()))
        monkeypatch.setitem(WRITERS[form], kind, nothing)
        if form == "md" and kind in (Paragraph, Heading, ListBlock, Figure, Callout, Columns):
            cell = markdown_blocks.Writer._in_line
            monkeypatch.setattr(
                markdown_blocks.Writer,
                "_in_line",
                lambda self, block: iter(()) if isinstance(block, kind) else cell(self, block),
            )

    assert lost(path, told(made, form))


def test_headings_stand_in_the_order_of_the_pdf(papers):
    """The page has the headings of the PDF under its title, and no level is skipped."""
    made, path = papers["example", "full"]
    found = web_headings(web.build(*made))
    levels = [level for level, _ in found]

    assert pdf_headings(path) == [squeezed(words) for _, words in found]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("edition", ["public", "staff"])
def test_nobody_reads_what_is_for_others(edition):
    """Answers that an edition keeps back stand in none of its forms; the full one holds them."""
    project = every_answer(1)
    asker = Asker(project, edition)
    tables = registers.files(project, edition).values()
    forms = [told(made_of(project, edition), form) for form in FORMS]
    forms.append(" ".join(one.decode() for one in tables))

    assert [[], [], []] == [leaks(asker, squeezed(form)) for form in forms]
    assert leaks(asker, squeezed(told(made_of(project, "full"), "html")))


@pytest.mark.parametrize("form", FORMS)
def test_hostile_words_print_as_they_were_typed(form):
    """Markup, formulas and template signs in every field come back letter by letter."""
    words = told(made_of(hostile.project(), "full"), form)

    assert words.count(hostile.LITERAL) > 150


def test_hostile_words_make_no_element():
    """No answer adds an element or an attribute of its own to the page."""
    page = web.build(*made_of(hostile.project(), "full"))
    root = ET.fromstring(page.split(b"\n", 1)[1])
    sources = {one.get("src", "")[:10] for one in root.iter() if one.get("src")}

    assert sources <= {"data:image"}
    assert not [one for one in root.iter() if one.tag in ("script", "para", "iframe", "object")]
