"""Markdown reads back as the words that were written, whatever they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from credo_builder.app import starters
from credo_builder.compose.composer import compose, look
from credo_builder.compose.document import (
    Callout,
    Column,
    Document,
    Facts,
    LineBreak,
    ListBlock,
    Look,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Table,
    Text,
    plain,
)
from credo_builder.render import markdown
from credo_builder.render.markdown.inline import one_line, paragraph

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = "*_`[]()<>&!#+-=.:1) \\|~$^{}@\"'/;aé中"
NASTY = (
    "1. not a list", "- nor this", "+ nor that", "# no heading", "> no quote", "===", "---", "***",
    "```", "~~~", "a | b", "[a](http://b.c)", "![a](b)", "<b>bold</b>", "<http://a.b>", "&amp;",
    "&#65;", "\\*", "a*b*c", "_a_", "**a**", "`code`", "[a]: /b", "a\\", "\\|", "||", "* a", "1)",
    "    four", "\tTab", ":---:", "|---|", "{{ 7*7 }}", "~~gone~~", "&copy", "!", "a  b", "]]>",
)  # fmt: skip


def tokens(text):
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def shown(text):
    """Return the words a reader shows, with its line ends as spaces, and the marks it took."""
    words, marks = "", []
    for token in tokens(text):
        if token.type == "text":
            words += token.content
        elif token.type in ("softbreak", "hardbreak"):
            words += " "
        elif token.type != "inline":
            marks.append(token.type)
    return words, marks


def spaced(text):
    return " ".join(part for part in text.replace("\n", " ").split(" ") if part)


PLAIN = ["paragraph_open", "paragraph_close"]


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("strong", [False, True])
def test_signs_of_markdown_print_as_typed(text, strong):
    """What would be a list, a heading, a link or a sign by name is words."""
    words, marks = shown(paragraph((Text(text, strong=strong),)))

    assert spaced(text.replace("\t", " ")) == words
    assert set() == set(marks) - {*PLAIN, "strong_open", "strong_close"}


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=SIGNS, max_size=24))
def test_any_words_read_back(text):
    """Whatever is typed comes back, and is one paragraph without a mark."""
    made = paragraph((Text(text),))
    words, marks = shown(made)

    assert spaced(text) == spaced(words)
    assert (PLAIN if made else []) == marks


RUNS = st.lists(
    st.one_of(
        st.builds(
            Text,
            st.text(alphabet=SIGNS, min_size=1, max_size=8),
            strong=st.booleans(),
            emphasis=st.booleans(),
            link=st.sampled_from(["", "", "https://a.example/b?c=(d)", "#P1"]),
        ),
        st.just(LineBreak()),
    ),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(RUNS)
def test_any_runs_of_marked_words_read_back(spans):
    """Strong, emphasised and linked words keep every letter beside each other."""
    words, marks = shown(paragraph(spans))

    assert spaced(plain(tuple(spans))) == spaced(words)
    assert not {"code_inline", "html_inline", "image", "s_open", "heading_open"} & set(marks)


@settings(max_examples=100, deadline=None)
@given(RUNS, st.text(alphabet=SIGNS, max_size=12))
def test_any_cell_stays_one_cell(spans, other):
    """A table of any words has the rows and cells that were written."""
    text = f"| {one_line(spans)} | b |\n| --- | --- |\n| {one_line((Text(other),))} | d |"
    found = READER.parse(text)
    cells = [t.children for t in found if t.type == "inline"]

    assert 4 == len(cells)
    assert ["b", "d"] == ["".join(c.content for c in cells[i]) for i in (1, 3)]
    assert spaced(other) == spaced("".join(c.content for c in cells[2] if c.type == "text"))


def test_blocks_become_what_they_are():
    """Lists, tables and words set apart are lists, tables and quotations."""
    blocks = (
        ListBlock(((Paragraph((Text("Smile"),), "text"),),), "tick"),
        Table(
            (Column("Who"), Column("Share", align="right")),
            (RowGroup((Row(((Paragraph((Text("Regulars"),)),), ())),), title="Outside"),),
            "Groups",
        ),
        Callout((Paragraph((Text("1. first"),)),), title="Note"),
    )
    document = Document(Facts("Ours", "How we serve"), (Section("a", "A", blocks),))
    made = markdown.build(document, Look()).decode()

    assert (
        "**Ours**\n\n# How we serve\n\nDraft\n\n## A\n\n- ✓ Smile\n\n**Outside**\n\n"
        "| Who | Share |\n| --- | ---: |\n| Regulars |  |\n\n> **Note**\n>\n> 1\\. first\n\n"
        "---\n\nOurs · Draft\n"
    ) == made


def test_the_same_document_gives_the_same_text():
    """Two exports of one project are the same, byte for byte, and hold no HTML."""
    project = starters.example()
    made = markdown.build(compose(project, "staff"), look(project))

    assert made == markdown.build(compose(project, "staff"), look(project))
    assert not [t for t in tokens(made.decode()) if t.type.startswith("html")]
