"""Whatever a person types prints as typed, and never breaks the page."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from credo_builder.compose.document import (
    Column,
    Datum,
    Document,
    Entry,
    Facts,
    Figure,
    Look,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Table,
    Text,
)
from credo_builder.render.pdf import build, uncovered

HOSTILE = 'R&D <24 h </b> <img src="/etc/passwd"> {{ 7*7 }} %s \\n (a) [b]'


def p(text):
    return Paragraph((Text(text),))


def document(*blocks, title="Hostile"):
    return Document(Facts(HOSTILE, title), (Section("one", title, blocks, "1"),))


def words(content):
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return " ".join(text.split())


def squeezed(content):
    return "".join(words(content).split())


def table(*cells):
    rows = tuple(Row(((p("name"),), (p(cell),))) for cell in cells)
    return Table((Column("Name", 30), Column("Words")), (RowGroup(rows),), "Words.")


def test_markup_prints_as_typed():
    """Markup, templates and format signs are words like any other."""
    found = words(build(document(p(HOSTILE), table(HOSTILE), title=HOSTILE), Look()))

    assert found.count(HOSTILE) >= 3


def test_control_characters_vanish():
    """Control characters, selectors and lone surrogates leave the words around them."""
    text = "be\x00fo\x1bre\u200b \ufe0fafter \ud83d end\u202e."

    assert "before after □ end." in words(build(document(p(text)), Look()))


def test_emoji_can_be_found_again():
    """Characters beyond the first plane are drawn and can be copied."""
    assert "smile 😀 and 🍰 cake" in words(build(document(p("smile 😀 and 🍰 cake")), Look()))


@pytest.mark.parametrize("text", ["مرحبا", "שלום", "日本語", "Ελλάδα", "Україна"])
def test_other_scripts_can_be_found_again(text):
    """Letters of other scripts are in the file, in whatever order they are drawn."""
    found = words(build(document(p(f"Say {text} here")), Look()))

    assert set(text) <= set(found)


def test_a_word_of_3000_letters_breaks():
    """A word wider than its column goes on in the next line, whole."""
    content = build(document(p("x" * 3000), table("y" * 3000)), Look())

    assert 3000 == squeezed(content).count("x")
    assert 3000 <= squeezed(content).count("y") <= 3003


def test_a_cell_taller_than_a_page_goes_on():
    """A cell of 20,000 characters is split over pages without losing a word."""
    text = " ".join(f"w{n}" for n in range(3600))
    found = words(build(document(table("short", text, "last")), Look()))

    assert len(text) > 20_000
    assert [f"w{n}" for n in range(3600)] == [
        w for w in found.split() if w[0] == "w" and w[1:].isdigit()
    ]
    assert "last" in found


def test_an_entry_taller_than_a_page_goes_on():
    """What is to be kept together breaks when no page can hold it."""
    paragraphs = tuple(p(f"Paragraph {n} of many.") for n in range(120))
    found = words(build(document(Entry((p("side"),), paragraphs)), Look()))

    assert [f"Paragraph {n} of many." in found for n in range(120)] == [True] * 120


def test_what_no_font_covers_is_told():
    """Characters without a glyph are named, each once."""
    assert "한국" == uncovered("한국 Café 国 한")
    assert "" == uncovered("Café ★ 😀 שלום\x00\u200d")


def test_half_characters_break_nothing_anywhere():
    """A lone surrogate among words from the right, in a summary or in an alternative, prints."""
    half = "שלום \ud83d"
    plain_table = table(half)
    rows = Table(plain_table.columns, plain_table.groups, half)
    figure = Figure("chain", (Datum(half, 1.0),), half)

    assert "□" in words(build(document(p(half), rows, figure, title=half), Look()))
