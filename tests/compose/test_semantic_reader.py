"""The strict reader between templates and blocks."""

from __future__ import annotations

import pytest

from credo_builder.compose.document import (
    Badge,
    Callout,
    Column,
    Columns,
    Datum,
    Entry,
    Figure,
    Heading,
    Image,
    LineBreak,
    ListBlock,
    Paragraph,
    Row,
    RowGroup,
    Table,
    Text,
    WritingLines,
)
from credo_builder.compose.reader import Reader, anchors
from credo_builder.compose.semantic import read
from credo_builder.errors import TemplateError


def blocks(inner, targets=(), pictures=None):
    root = read(f"<section>{inner}</section>", "t.xml.j2")
    return Reader(targets, pictures or {}).section(root)[1]


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ("<script/>", "no element is called <script>"),
        ('<p style="x">a</p>', "no attribute “style”"),
        ('<p role="loud">a</p>', "“loud” is no role"),
        ("<p><table/></p>", "cannot stand among words"),
        ("words between", "words stand where only elements may"),
        ("<p>", "not well formed"),
        ("<p>&nbsp;</p>", "not well formed"),
        ("<?php echo ?>", "processing instruction"),
        ('<a href="x">x</a>', "cannot stand here"),
        ('<p><a href="javascript:x">x</a></p>', "may not lead"),
        (
            '<table summary="s"><columns><head/></columns><row><cell/><cell/></row></table>',
            "2 cells",
        ),
        ("<table><columns/></table>", "needs columns and a summary"),
        ('<figure kind="chain"/>', "alternative text"),
        ("<entry><main/></entry>", "exactly"),
        ('<columns shares="1 2"><column/></columns>', "a share for each"),
        ('<image name="etc/passwd"/>', "no picture called"),
        ('<badge rank="x">a</badge>', "whole number"),
        ("<badge><em>a</em></badge>", "only plain words"),
        ("<ul><p>x</p></ul>", "a <li> was expected"),
        ('<figure kind="k" alt="a"><datum value="many"/></figure>', "is a number"),
        ("<p>" + "<em>" * 70 + "</em>" * 70 + "</p>", "too deep"),
    ],
)
def test_what_is_not_on_the_list_is_refused(xml, reason):
    """Anything unknown or out of place is refused with template, line and reason."""
    with pytest.raises(TemplateError) as refused:
        blocks(f"\n{xml}")

    assert reason in str(refused.value)
    assert str(refused.value).startswith("t.xml.j2, line ")


def test_a_document_type_is_refused():
    """No entity can be declared, so none can be expanded."""
    bomb = '<!DOCTYPE s [<!ENTITY a "b">]><section><p>&a;</p></section>'

    with pytest.raises(TemplateError, match="document type"):
        read(bomb, "t.xml.j2")


def test_the_line_of_the_fault_is_named():
    """The message names the line of what the template produced."""
    with pytest.raises(TemplateError, match="line 4"):
        blocks("\n\n\n<blink/>")


def test_words_become_spans():
    """Emphasis, breaks, missing words and links become spans, white space folded."""
    seen = blocks("<p> a  <strong>b<em>c</em></strong><br/> d <missing>e</missing> </p>")

    assert (
        Paragraph(
            (
                Text("a "),
                Text("b", strong=True),
                Text("c", strong=True, emphasis=True),
                LineBreak(),
                Text("d "),
                Text("e", missing=True),
            )
        ),
    ) == seen


def test_a_code_links_to_its_place_only_when_there_is_one():
    """A code whose record this document does not print is plain code."""
    seen = blocks("<p><code>P1</code> <code>P2</code></p>", targets={"P1"})

    assert (
        Paragraph((Text("P1", code=True, link="#P1"), Text(" "), Text("P2", code=True))),
    ) == seen


def test_a_link_to_a_missing_section_keeps_its_words():
    """A section left out takes its links along, not the words."""
    seen = blocks('<p><a href="#gone">here</a> <a href="#kept">there</a></p>', targets={"kept"})

    assert (Paragraph((Text("here "), Text("there", link="#kept"))),) == seen


def test_every_block_is_read():
    """Lists, tables, figures, entries, columns, panels and lines keep what they say."""
    seen = blocks(
        '<h level="3" anchor="V1">Head</h>'
        '<ul kind="tick"><li>one</li></ul><ol><li><p>two</p></li></ol>'
        '<table summary="all" row-header="1"><columns><head width="10" spoken="Code"/>'
        '<head align="right">N</head></columns><row><cell>a</cell><cell/></row>'
        '<group title="G"><row anchor="x"><cell/><cell>1</cell></row></group></table>'
        '<figure kind="chain" alt="all of it"><datum label="l" value="2" note="n"/></figure>'
        '<entry rule="hair" keep="no" anchor="e"><side>s</side><main>m</main></entry>'
        '<columns shares="7 5" ruled="yes"><column>l</column><column>r</column></columns>'
        '<callout tone="empty" title="T"><lines count="3" label="Name"/></callout>'
        '<badge rank="2">Law</badge>'
    )

    def words(text):
        return (Paragraph((Text(text),), "text"),)

    assert (
        Heading(3, (Text("Head"),), "V1"),
        ListBlock((words("one"),), "tick"),
        ListBlock(((Paragraph((Text("two"),)),),), "number"),
        Table(
            (Column("", 10, "left", "Code"), Column("N", 0, "right")),
            (
                RowGroup((Row((words("a"), ())),)),
                RowGroup((Row(((), words("1")), "x"),), "G"),
            ),
            "all",
            1,
        ),
        Figure("chain", (Datum("l", 2.0, None, "n"),), "all of it"),
        Entry(words("s"), words("m"), "hair", keep=False, anchor="e"),
        Columns((words("l"), words("r")), (7.0, 5.0), ruled=True),
        Callout((WritingLines(3, "Name"),), "empty", "T"),
        Badge("Law", 2),
    ) == seen


def test_a_picture_is_called_by_name():
    """Templates name pictures of the project; no path leads anywhere."""
    logo = Image(b"png", 10, 5, "A door")

    assert (logo,) == blocks('<image name="logo"/>', pictures={"logo": logo})


def test_a_paragraph_without_words_is_no_block():
    """What stayed blank leaves no gap on paper."""
    assert () == blocks("<p>  </p><p><br/></p><ul/>")


def test_anchors_are_found_at_every_depth():
    """Every anchor inside a section is a place links may lead to."""
    root = read(
        '<section><p anchor="a">x</p><entry anchor="b"><side/><main>'
        '<h anchor="c">y</h></main></entry></section>',
        "t.xml.j2",
    )

    assert ["a", "b", "c"] == list(anchors(root))
