"""What covers and the page of the credo say, and where."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image as Pillow
from pypdf import PdfReader

from credo_builder.compose.document import (
    Document,
    Facts,
    Image,
    Look,
    Paragraph,
    Section,
    Text,
)
from credo_builder.render.pdf import build
from credo_builder.render.pdf.theme import MM, SIDE

STYLES = ("classic", "modern", "warm", "civic")
FACTS = Facts(
    organisation="Larder Lane",
    title="How we serve",
    subtitle="Our service credo and policy",
    edition="2.0",
    audience="staff edition",
    issued="21 November 2026",
    owner="General manager",
    draft=False,
    motto="Come in.",
    strapline="Honest food",
    state="Approved",
    rows=(("Edition", "2.0"), ("Review by", "November 2027")),
)
COVER = Section("cover", "Cover", (), layout="cover", in_contents=False)
LONG = "Northern Estuary Communities Joint Housing and Repairs Service"


def picture(width, height):
    content = BytesIO()
    Pillow.new("RGB", (width, height), "#336699").save(content, "PNG")
    return Image(content.getvalue(), width, height, "A street")


def page_of(facts, look, section=COVER):
    return PdfReader(BytesIO(build(Document(facts, (section,)), look))).pages[0]


def words(facts, look, section=COVER):
    """Return each piece of text on the page with its left edge and baseline."""
    found = []

    def visit(text, _matrix, at, _font, _size):
        lines = (" ".join(line.split()) for line in text.splitlines())
        found.extend((line, at[4], at[5]) for line in lines if line)

    page_of(facts, look, section).extract_text(visitor_text=visit)
    return found


def text(facts, look):
    return " ".join(word for word, _, _ in words(facts, look))


@pytest.mark.parametrize("style", STYLES)
def test_a_cover_tells_all_its_facts(style):
    """Title, line under it, motto, strapline, edition and state stand on every cover."""
    said = text(FACTS, Look(style=style))
    wanted = (FACTS.title, FACTS.subtitle, FACTS.motto, FACTS.strapline, "2.0")
    state = "November 2027" if style == "civic" else "Approved"

    assert [] == [one for one in (*wanted, state) if one not in said]


@pytest.mark.parametrize("style", STYLES)
def test_a_draft_says_so_on_its_cover(style):
    """Without a word for its state a draft is still called one; the civic cover lists it."""
    facts = replace(FACTS, state="", draft=True, rows=())

    assert "Draft" in text(facts, Look(style=style))


@pytest.mark.parametrize("style", ["classic", "warm"])
def test_a_long_name_takes_two_lines_of_like_length(style):
    """A name of more than 28 characters is set in lines, none of them a stump."""
    found = words(replace(FACTS, organisation=LONG), Look(style=style))
    top = max(y for _, _, y in found)
    named = [word for word, _, y in found if y > top - 45 and word in LONG]

    assert LONG.startswith(" ".join(named))
    assert len(named) > 1
    assert min(len(one) for one in named) > max(len(one) for one in named) / 3


def boxes(page):
    """Return left, bottom, width and height of every picture drawn on the page."""
    found = []

    def visit(operator, _operands, matrix, _text_matrix):
        if operator == b"Do":
            found.append((matrix[4], matrix[5], matrix[0], matrix[3]))

    page.extract_text(visitor_operand_before=visit)
    return found


@pytest.mark.parametrize(("style", "foot"), [("modern", 172), ("civic", 128)])
def test_a_cover_picture_bleeds_over_three_edges(style, foot):
    """The picture fills its part of the page from edge to edge, and over the edges."""
    page = page_of(FACTS, Look(style=style, cover_image=picture(400, 300)))
    left, bottom, wide, high = boxes(page)[0]
    width, height = float(page.mediabox.width), float(page.mediabox.height)

    assert left <= -3 * MM + 0.1
    assert left + wide >= width + 3 * MM - 0.1
    assert bottom + high >= height + 3 * MM - 0.1
    assert bottom <= height - foot * MM + 0.1


def test_no_word_stands_on_a_cover_picture():
    """With a picture the civic cover writes everything below it."""
    page = page_of(FACTS, Look(style="civic", cover_image=picture(400, 300)))
    highest = max(y for _, _, y in words(FACTS, Look(style="civic", cover_image=picture(9, 9))))

    assert highest < float(page.mediabox.height) - 128 * MM


def test_a_logo_on_a_tile_keeps_to_its_column():
    """The white tile round a logo without transparency is no wider than the side column."""
    page = page_of(FACTS, Look(style="modern", logo=picture(900, 100)))
    left, _, wide, _ = boxes(page)[0]

    assert wide + 2 * 4 * MM <= SIDE + 0.1
    assert left > 22 * MM


def credo(*blocks):
    lines = tuple(Paragraph((Text(f"Line {n}."),), "line") for n in range(3))
    motto = Paragraph((Text("Come in."),), "display")
    return Section("credo", "Our credo", (*blocks, motto, *lines), layout="credo")


def test_a_credo_without_a_logo_bears_the_name():
    """The name stands where the logo would, left of the motto."""
    named = Paragraph((Text("Larder Lane"),), "title")
    found = {word: (x, y) for word, x, y in words(FACTS, Look(), credo(named))}

    assert found["Larder Lane"][0] < found["Come in."][0]
    assert abs(found["Larder Lane"][1] - found["Come in."][1]) < 20


def test_a_plain_credo_is_set_no_larger_than_its_style():
    """The civic letters begin with their own, smaller size."""
    sizes = set()

    def visit(text, _matrix, _at, _font, size):
        if text.strip().startswith("Line"):
            sizes.add(round(size))

    page_of(FACTS, Look(style="civic"), credo()).extract_text(visitor_text=visit)

    assert {15} == sizes
