"""Whatever people type as Markdown reaches the paper as words, and links lead where they may."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from credo_builder.compose.markup import SCHEMES, marked_up
from credo_builder.compose.semantic import read

PIECES = st.sampled_from(
    [
        "word", "Ärger", "2026", "**", "*", "_", "`", "- ", "1. ", "2) ", "  - ", "\n", "\n\n",
        " ",
        "[", "](", ")", "](https://example.org)", "](javascript:alert(1))", "](file:///etc/passwd)",
        "](mailto:a@example.org)", "<b>", "</p>", "&amp;", "&", "{customer}", "{{customer}}", "\\",
        "# ", "> ", "| a | b |", "![x](http://example.org/x.png)", "\u202e", "\u0007", "😀",
    ]
)  # fmt: skip
ODD = st.lists(PIECES, max_size=24).map("".join)
_ADDRESS = re.compile(r'<a href="([^"]*)">')


@settings(max_examples=400, deadline=None)
@given(ODD)
def test_odd_markdown_is_always_readable(text):
    """Every text becomes blocks the strict reader takes, without a stray tag."""
    read(f"<section>{marked_up(text, {'customer': 'guest'})}</section>", "odd")


@settings(max_examples=400, deadline=None)
@given(ODD)
def test_links_lead_only_where_they_may(text):
    """No text makes a link of another kind than the four allowed."""
    found = _ADDRESS.findall(marked_up(text, {"customer": "guest"}))

    assert all(address.partition(":")[0] in SCHEMES for address in found)


@settings(max_examples=400, deadline=None)
@given(ODD)
def test_no_word_is_swallowed(text):
    """Words that stand outside addresses and placeholders are all printed."""
    printed = marked_up(text, {"customer": "guest"}).striptags()

    assert text.count("word") == printed.count("word")
    assert text.count("Ärger") == printed.count("Ärger")


def test_a_link_to_nowhere_is_words():
    """A link whose address is empty prints its words, and nothing when there are none."""
    made = marked_up("See [the list]() and []().", {})

    assert '<p role="body">See the list and .</p>' == made
