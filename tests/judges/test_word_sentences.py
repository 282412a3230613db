"""Every sentence of the PDF stands in the Word copy, whichever edition; a lost one is named."""

from __future__ import annotations

import re
from functools import cache

import pytest
from answer_pages import squeezed
from structure import Tree
from word_text import alternatives, paragraphs

from credo_builder.app.export import pdf_bytes
from credo_builder.app.starters import example
from credo_builder.compose import document as d
from credo_builder.compose.composer import compose, look
from credo_builder.domain.terms import Edition
from credo_builder.render import word
from credo_builder.render.word.setter import Setter

EDITIONS = [edition.value for edition in Edition]
INSIDE = {"Span", "Link", "Lbl", "Reference", "Em", "Strong"}
KINDS = [d.Heading, d.Paragraph, d.ListBlock, d.Table, d.Callout, d.Columns, d.Entry, d.Figure,
         d.WritingLines]  # fmt: skip


@pytest.fixture(scope="module")
def sentences(tmp_path_factory):
    """Return what one edition of the example prints: a text a paragraph, and words of figures."""
    folder = tmp_path_factory.mktemp("word")
    known = {}

    def of(edition):
        if edition not in known:
            path = folder / f"{edition}.pdf"
            path.write_bytes(pdf_bytes(example(), edition))
            with Tree(path) as tree:
                known[edition] = list(printed(tree, tree.root))
        return known[edition]

    return of


def printed(tree, node):
    """Yield what is drawn for each block below *node*; words alone of contents and figures."""
    if node.tag in {"TOCI", "Figure"}:
        text = tree.text(node)
        yield from re.findall(r"[^\W\d_]{2,}", text)
        return
    own = [kid for kid in node.kids if isinstance(kid, tuple) or kid.tag in INSIDE]
    if own:
        yield tree.text(type(node)(node.tag, "", (), tuple(own)))
    for kid in node.kids:
        if not isinstance(kid, tuple) and kid.tag not in INSIDE:
            yield from printed(tree, kid)


@cache
def composed(edition):
    project = example()
    return compose(project, edition), look(project)


def word_copy(edition):
    return word.build(*composed(edition))


def lost(sentences, content):
    """Return the sentences that the Word file does not hold."""
    held = squeezed(" ".join([*paragraphs(content), *alternatives(content)]))
    marks = re.compile("[✓✗•]")
    return [one for one in sentences if squeezed(marks.sub("", one)) not in held]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_word_copy_holds_every_sentence_of_the_pdf(sentences, edition):
    """Each paragraph, cell, heading and label that the PDF draws is there, word for word."""
    printed_there = sentences(edition)

    assert len(printed_there) > 300
    assert [] == lost(printed_there, word_copy(edition))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_block_that_is_left_out_is_noticed(sentences, monkeypatch, kind):
    """Without its headings, tables, lists or any other kind, the copy lacks sentences."""
    usual = Setter.block

    def without(self, block, place):
        return iter(()) if isinstance(block, kind) else usual(self, block, place)

    monkeypatch.setattr(Setter, "block", without)

    assert lost(sentences("full"), word_copy("full"))


def test_chips_and_badges_that_are_left_out_are_noticed(sentences, monkeypatch):
    """What is marked by a word on a ground is a word all the same."""
    monkeypatch.setattr(
        Setter, "_marks", lambda self, marks, place: self.paragraph("Marks", [], place)
    )

    assert lost(sentences("full"), word_copy("full"))
