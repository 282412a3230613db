"""The web page: one well-formed file, whole without a network, a script or eyes."""

from __future__ import annotations

import base64
import hashlib
import re
import xml.etree.ElementTree as ET
from typing import get_args

import pytest

from credo_builder.app import starters
from credo_builder.compose.blanks import Blank, Marks
from credo_builder.compose.composer import compose, look
from credo_builder.compose.document import (
    Badge,
    Block,
    Callout,
    Chip,
    Column,
    Document,
    Entry,
    Facts,
    Figure,
    Heading,
    Image,
    Look,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Table,
    Text,
    WritingLines,
)
from credo_builder.errors import PictureRefused
from credo_builder.render import markdown, web
from credo_builder.render.markdown import blocks as markdown_blocks
from credo_builder.render.pdf.colour import contrast
from credo_builder.render.web import blocks as web_blocks
from credo_builder.render.web.colours import dark, light

READ = (
    ("ink", "ground"), ("ink", "tint1"), ("ink", "tint2"), ("ink", "tint3"),
    ("muted", "ground"), ("muted", "tint1"), ("muted", "tint2"),
    ("mark", "ground"), ("mark", "tint1"), ("mark", "tint2"),
    ("on_mark", "mark"), ("on_solid", "solid"), ("ground", "ink"),
)  # fmt: skip
"""Each colour of words with a ground it stands on."""


def words(text, **more):
    return Paragraph((Text(text, **more),))


def page(*blocks, language="en-GB", **facts):
    """Return the page of a document with one section that holds *blocks*, as a tree."""
    said = Facts(organisation="Ours", title="How we serve", **facts)
    document = Document(said, (Section("one", "The first", blocks, number="1"),), language)
    return tree(web.build(document, Look()))


def tree(content):
    return ET.fromstring(content.split(b"\n", 1)[1])


@pytest.fixture(scope="module")
def example():
    project = starters.example()
    return web.build(compose(project, "full"), look(project))


def test_the_page_asks_for_nothing_from_outside(example):
    """No picture, style, font, frame or script is fetched: all there is, is in the file."""
    root, text = tree(example), example.decode()
    held = {name for one in root.iter() for name in one.attrib}
    sources = [one.get("src") for one in root.iter() if one.get("src")]

    assert [] == [source for source in sources if not source.startswith("data:image/")]
    assert [] == re.findall(r"url\(|@import|<script|<link|<iframe|javascript:", text)
    assert set() == held & {"style", "srcset", "onclick", "onload", "action", "background"}


def test_the_policy_of_the_page_allows_its_own_style_and_nothing_else(example):
    """The browser itself is told to load nothing, and to use no style but this one."""
    root = tree(example)
    policy = root.find("head/meta[@http-equiv]").get("content")
    style = root.find("head/style").text.encode()
    digest = base64.b64encode(hashlib.sha256(style).digest()).decode()

    assert (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'"
        "; base-uri 'none'; form-action 'none'"
    ) == policy


def test_links_lead_somewhere_and_ids_are_given_once(example):
    """Every link and every label leads to the one element of that id."""
    root = tree(example)
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    asked = [one.get("href")[1:] for one in root.iter("a") if one.get("href").startswith("#")]
    labels = [one.get("aria-labelledby") for one in root.iter() if one.get("aria-labelledby")]

    assert len(ids) == len(set(ids))
    assert set() == {*asked, *labels} - set(ids)
    assert asked[0] == root.find("body/main").get("id")


def test_tables_say_what_every_head_heads(example):
    """Every table has a caption, every head a scope, every picture words or none on purpose."""
    root = tree(example)

    assert [] == [one for one in root.iter("table") if not one.find("caption").text]
    assert {"col", "row", "rowgroup"} == {one.get("scope") for one in root.iter("th")}
    assert [] == [one for one in root.iter("img") if one.get("alt") is None]
    drawn = [one for one in root.iter("svg") if one.get("aria-hidden") != "true"]
    assert [] == [one for one in drawn if one.get("role") != "img" or not one.get("aria-label")]


def test_the_same_document_gives_the_same_page(example):
    """Two pages of one project are the same, byte for byte."""
    project = starters.example()

    assert example == web.build(compose(project, "full"), look(project))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en-GB", "Hello", ("en-GB", "ltr", None, None)),
        ("en-GB", "مرحبا بكم", ("en-GB", "ltr", "ar", "rtl")),
        ("ar", "مرحبا بكم", ("ar", "rtl", None, None)),
        ("ar", "Hello there", ("ar", "rtl", "en", "ltr")),
    ],
)
def test_words_tell_their_language_and_direction(language, text, expected):
    """Words of another script than the document's say so, for voices and for order."""
    root = page(words(text), language=language)
    said = next(one for one in root.iter("p") if one.text == text)

    assert expected == (root.get("lang"), root.get("dir"), said.get("lang"), said.get("dir"))


def test_codes_link_to_their_place_but_not_to_themselves():
    """A code is a link with the name of what it stands for, except in its own row."""
    code = Text("P1", link="#P1", code=True)
    table = Table(
        (Column("", spoken="Code"), Column("Promise")),
        (RowGroup((Row(((Paragraph((code,)),), (words("We wait for you"),)), anchor="P1"),)),),
        "Promises",
    )
    root = page(table, Paragraph((Text("See "), code, Text("."))))
    links = [one for one in root.iter("a") if one.text == "P1"]

    assert [("#P1", "We wait for you")] == [(one.get("href"), one.get("title")) for one in links]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "#nowhere", "data:text/html,x", "//x.org"]
)
def test_links_that_may_not_lead_anywhere_are_words(link):
    """An address that is not allowed, or a place that is not there, prints as plain words."""
    root = page(words("here", link=link))

    assert [] == [one.get("href") for one in root.iter("a") if one.text == "here"]


def test_places_with_odd_names_are_still_places():
    """Codes of any letters become ids that every reader accepts, each its own."""
    blocks = [
        Entry((), (words("one"),), anchor="P 1"),
        Entry((), (words("two"),), anchor='P"1'),
        Paragraph((Text("to", link='#P"1', code=True),)),
    ]
    root = page(*blocks)

    assert "#P-1-2" in [one.get("href") for one in root.iter("a")]


def test_the_name_of_a_thing_heads_what_is_told_of_it():
    """In an entry the title comes first and the parts below it are one level deeper."""
    entry = Entry(
        (Paragraph((Text("Welcome"),), "title"),),
        (Heading(3, (Text("You will see us"),)), words("smile")),
    )
    root = page(Heading(3, (Text("Before"),)), entry, Heading(3, (Text("After"),)))
    found = [(one.tag, "".join(one.itertext())) for one in root.iter() if one.tag in ("h3", "h4")]

    assert [
        ("h3", "Before"), ("h3", "Welcome"), ("h4", "You will see us"), ("h3", "After"),
    ] == found  # fmt: skip


def test_what_is_cut_off_on_paper_says_so():
    """The slip to hand in keeps its words, and lines to write on keep their labels."""
    entry = Entry((), (WritingLines(1, "Name"),), rule="cut")
    said = " ".join(page(entry).find("body/main").itertext())

    assert "Cut here, and hand in" in said
    assert "Name" in said


def test_a_figure_of_an_unknown_kind_is_told_in_words():
    """A drawing the page has no shape for is there by its alternative text."""
    root = page(Figure("spiral", (), alt="Round and round"))

    assert ["Round and round"] == [one.text for one in root.find("body/main").iter("p")]


def test_a_broken_picture_is_refused_by_name():
    """A file that is no picture stops the page, as it stops the PDF."""
    with pytest.raises(PictureRefused, match="neither PNG nor JPEG"):
        page(Image(b"<svg onload='x'/>", 10, 10, "Logo"))


def test_an_empty_document_is_a_page():
    """Nothing to say still gives a whole page with its landmarks."""
    root = tree(web.build(Document(Facts("", ""), ()), Look(colour="nonsense")))

    assert ["a", "header", "main", "footer"] == [one.tag for one in root.find("body")]


def test_a_callout_shows_its_mark_beside_its_words():
    """The round mark is decoration, because its title says the same."""
    root = page(Callout((words("Done"),), title="Empathy checked", mark="checked"))
    drawn = next(root.iter("svg"))

    assert ("true", None) == (drawn.get("aria-hidden"), drawn.get("role"))


def test_any_brand_colour_can_be_read_by_day_and_by_night():
    """On every ground, words of every colour have a contrast of 4.5, and lines one of 3."""
    worst = 21.0
    lines = 21.0
    for red in range(0, 256, 51):
        for green in range(0, 256, 51):
            for blue in range(0, 256, 51):
                brand = f"#{red:02x}{green:02x}{blue:02x}"
                for shades in (light(brand), dark(brand)):
                    found = [contrast(getattr(shades, a), getattr(shades, b)) for a, b in READ]
                    worst = min(worst, *found)
                    lines = min(lines, contrast(shades.rule, shades.ground))

    assert (worst >= 4.5, lines >= 3) == (True, True), (worst, lines)


@pytest.mark.parametrize("writers", [web_blocks._WRITERS, markdown_blocks._WRITERS])
def test_every_kind_of_block_is_written(writers):
    """A kind of block that the PDF learns is one that page and Markdown know, too."""
    assert set(get_args(Block)) == set(writers) | {Chip, Badge}


def test_boxes_and_circles_of_a_form_keep_their_words():
    """What is there to be filled in is told with its label and its marks."""
    blocks = (Blank("name", "Your name", lines=1), Marks("often", "How often?", ("1", "2")))
    document = Document(Facts("Ours", "A form"), (Section("a", "A", blocks),))
    said = " ".join(tree(web.build(document, Look())).find("body/main").itertext())
    written = markdown.build(document, Look()).decode()

    assert ("Your name" in said, "1 2" in " ".join(said.split())) == (True, True)
    assert "Your name\\\n…" in written
    assert "○ 1 ○ 2" in written
