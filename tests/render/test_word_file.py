"""The Word copy as its readers and editors meet it: styles, contents, tables, pictures told."""

from __future__ import annotations

import re
import time
import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from credo_builder.app.starters import example
from credo_builder.compose.composer import compose, look
from credo_builder.compose.document import (
    Column,
    Figure,
    Image,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Table,
    Text,
    walk,
)
from credo_builder.render import word


@pytest.fixture(scope="module")
def document():
    """The full edition of the example, composed."""
    return compose(example(), "full")


@pytest.fixture(scope="module")
def content(document):
    """Its Word copy."""
    return word.build(document, look(example()))


@pytest.fixture
def opened(content):
    """The copy as the library reads it."""
    return docx.Document(BytesIO(content))


def part(content, name):
    with zipfile.ZipFile(BytesIO(content)) as file:
        return file.read(name).decode()


def test_headings_are_words_own_and_skip_no_level(opened, document):
    """Each section is a Heading 1, in their order; what is below goes down one level a time."""
    heads = [(int(p.style.name[-1]), p.text) for p in opened.paragraphs
             if p.style.name.startswith("Heading ")]  # fmt: skip
    titles = [f"{s.number}\t{s.title}" if s.number else s.title for s in document.sections[1:]]
    levels = [level for level, _ in heads]

    assert titles == [text for level, text in heads if level == 1]
    assert {1, 2, 3} == set(levels)
    assert all(after <= before + 1 for before, after in pairwise([1, *levels]))


def test_title_lists_captions_and_quotes_have_styles_of_their_own(opened):
    """Nobody has to format by hand: whoever changes a style changes all it is used for."""
    used = {p.style.name for p in opened.paragraphs}

    assert {"Title", "Subtitle", "Quote", "List Bullet", "List Ticked", "List Crossed",
            "List Number", "toc 1", "Lede", "Statement", "Credo Line"} <= used  # fmt: skip
    assert not any(p.style.name == "Normal" and not p.text for p in opened.paragraphs)


def test_every_table_has_a_head_that_repeats_and_rows_that_stay_whole(opened):
    """Head rows are marked as such, no row is torn, and a sentence says what a table tells."""
    roots = [table._tbl for table in opened.tables]
    told = [root.find(f"{qn('w:tblPr')}/{qn('w:tblDescription')}") for root in roots]

    assert 25 < len(roots)
    assert all(root.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None for root in roots)
    assert all(
        row.trPr.find(qn("w:cantSplit")) is not None for root in roots for row in root.tr_lst
    )
    assert all(one is not None and one.get(qn("w:val")).strip() for one in told)


def test_every_picture_has_words_or_is_decoration(document, content):
    """Logo and drawings say what they show; a picture without words is marked as decoration."""
    body = part(content, "word/document.xml")
    told = re.findall(r'<wp:docPr [^>]*descr="([^"]+)"', body)
    silent = Image(look(example()).logo.content, 10, 10, "")
    bare = replace(document, sections=(Section("a", "A", (silent,)),))
    alts = [f.alt for s in document.sections for f in walk(s.blocks)
            if isinstance(f, Figure) and f.kind in {"mini_bar", "trend", "weeks"}]  # fmt: skip

    assert body.count("<wp:docPr ") == len(told)
    assert set(alts) <= set(told)
    assert "adec:decorative" in part(word.build(bare, look(example())), "word/document.xml")


def test_the_contents_are_filled_and_lead_to_their_sections(opened, document, content):
    """A real field that Word can renew, with its lines there: nothing asks to be updated."""
    lines = [p for p in opened.paragraphs if p.style.name == "toc 1"]
    body = part(content, "word/document.xml")
    marks = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', body))
    links = [link.get(qn("w:anchor")) for p in lines for link in p._p.iter(qn("w:hyperlink"))]
    shown = [text for p in lines for text in ["".join(t.text for t in p._p.iter(qn("w:t")))]]

    assert [f"{s.number}{s.title}" for s in document.sections if s.in_contents] == shown
    assert len(links) == len(lines)
    assert set(links) <= marks
    assert 'TOC \\o "1-1"' in body
    assert body.count('fldCharType="begin"') == body.count('fldCharType="end"')
    assert "updateFields" not in part(content, "word/settings.xml")
    assert "w:dirty" not in body


def test_every_link_inside_leads_somewhere(content):
    """Codes lead to what they stand for, and each place is marked once."""
    body = part(content, "word/document.xml")
    marks = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', body)

    assert len(marks) == len(set(marks))
    assert set(re.findall(r'<w:hyperlink [^>]*w:anchor="([^"]+)"', body)) <= set(marks)


def test_heads_and_feet_say_whose_it_is_and_which_page(opened, document):
    """Organisation, title, edition, audience and the page of how many; the cover has none."""
    draft = replace(document, facts=replace(document.facts, draft=True))
    head = docx.Document(BytesIO(word.build(draft, look(example())))).sections[1].header
    section = opened.sections[0]
    fields = "".join(t.text for t in section.footer._element.iter(qn("w:instrText")))
    foot = section.footer.paragraphs[0].text

    assert section.different_first_page_header_footer
    assert "" == section.first_page_header.paragraphs[0].text
    assert "Larder Lane\t\tHow we serve" == section.header.paragraphs[0].text
    assert "Larder Lane\tDraft\tHow we serve" == head.paragraphs[0].text
    assert foot.startswith("Edition 2.0, full edition\tIssued 21 November 2026. Owner: ")
    assert foot.endswith("Page 1 of 1")
    assert {"PAGE", "NUMPAGES"} == set(fields.split())


def test_the_file_says_what_it_is(opened, document):
    """Title, author, language and the day it was issued; never the day it was made."""
    facts = opened.core_properties
    empty = replace(document, issued_on="")
    undated = docx.Document(BytesIO(word.build(empty, look(example())))).core_properties

    assert ("How we serve, Larder Lane", "Larder Lane") == (facts.title, facts.author)
    assert ("en-GB", "2026-11-21") == (facts.language, facts.created.date().isoformat())
    assert "2000-01-01" == undated.modified.date().isoformat()


def test_the_same_document_gives_the_same_bytes_on_any_day(document, content, monkeypatch):
    """No clock is in the file."""
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 40_000_000)
    again = word.build(document, look(example()))
    with zipfile.ZipFile(BytesIO(again)) as file:
        days = {entry.date_time for entry in file.infolist()}

    assert content == again
    assert {(1980, 1, 1, 0, 0, 0)} == days


def test_the_brand_has_its_letters_and_a_common_font_in_their_place(content):
    """Whoever lacks our fonts gets one that nearly everybody has."""
    fonts = part(content, "word/fontTable.xml")
    colour = look(example()).colour.removeprefix("#").upper()

    assert '<w:font w:name="Source Serif 4"><w:altName w:val="Georgia"/>' in fonts
    assert '<w:font w:name="Source Sans 3"><w:altName w:val="Calibri"/>' in fonts
    assert colour in part(content, "word/styles.xml")


def test_landscape_pages_are_sections_of_their_own(opened, document):
    """The wide tables turn the paper, and their heads and feet are as wide as it is."""
    turned = [s.layout == "landscape" for s in document.sections]
    wide = [s.page_width > s.page_height for s in opened.sections]
    stops = [s.footer.paragraphs[0]._p.findall(f".//{qn('w:tab')}")[1].get(qn("w:pos"))
             for s in opened.sections]  # fmt: skip
    changes = [turned[0], *(b for a, b in pairwise(turned) if a != b)]

    assert changes == wide
    assert 2 == len(set(stops))


def test_an_unknown_link_is_plain_words(document):
    """A scheme that is not allowed, or a place that is not there, leads nowhere."""
    spans = (Text("one", link="javascript:x"), Text("two", link="#nowhere"),
             Text("three", link="https://example.org/a?b=1&c=2"))  # fmt: skip
    made = replace(document, sections=(Section("a", "A", (Paragraph(spans),)),))
    content = word.build(made, look(example()))

    assert 1 == part(content, "word/document.xml").count("<w:hyperlink ")
    assert "b=1&amp;c=2" in part(content, "word/_rels/document.xml.rels")


def test_a_row_higher_than_a_page_may_be_torn(document):
    """One that may not, or a head that repeats on every page, brings some programs to a halt."""
    long = (Paragraph((Text("W" * 10_000),), "text"),)
    short = (Paragraph((Text("words"),), "text"),)
    rows = (Row((long, short)), Row((short, short)))
    blocks = (Table((Column("W" * 10_000), Column("b")), (RowGroup(rows),), "told"),
              Table((Column("a"), Column("b")), (RowGroup(rows),), "told"))  # fmt: skip
    made = replace(document, sections=(Section("a", "A", blocks),))
    opened = docx.Document(BytesIO(word.build(made, look(example()))))
    held = [[{one.tag.rpartition("}")[2] for one in row.trPr} for row in table._tbl.tr_lst]
            for table in opened.tables]  # fmt: skip

    assert [[set(), set(), {"cantSplit"}]] == held[:1]
    assert [[{"cantSplit", "tblHeader"}, set(), {"cantSplit"}]] == held[1:]
    assert not opened.element.body.findall(f".//{qn('w:tc')}//{qn('w:keepNext')}")
