"""A document written from right to left is a mirror of one from the left, but for its words."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO

import pikepdf
import pytest
from larder_lane import larder_lane

from credo_builder.compose.document import (
    Column,
    Document,
    Facts,
    ListBlock,
    Look,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Table,
    Text,
)
from credo_builder.render.pdf import build
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.theme import MAIN_START, geometry, theme

A4 = geometry("A4")
_RECTANGLE = re.compile(r"([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re")


def p(text):
    return Paragraph((Text(text),))


def document(*blocks, language="ar"):
    return Document(Facts("O", "T"), (Section("one", "عنوان", blocks, "1"),), language=language)


def page(*blocks):
    """The operators of the one page of an Arabic section."""
    with pikepdf.open(BytesIO(build(document(*blocks), Look()))) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode("latin-1")


@pytest.fixture
def boxes(tmp_path):
    """Left and right of each word of an Arabic page, in points, as another program sees them."""

    def read(*blocks):
        path = tmp_path / "page.pdf"
        path.write_bytes(build(document(*blocks), Look()))
        command = ["pdftotext", "-bbox", str(path), "-"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        found = re.findall(r'<word xMin="([\d.]+)".*?xMax="([\d.]+)".*?>(.*?)</word>', told)
        return {word: (float(left), float(right)) for left, right, word in found}

    return read


@pytest.mark.parametrize("style", ["classic", "modern", "warm", "civic"])
def test_shapes_of_every_page_are_mirrored(style):
    """Each rectangle of a document stands as far from the right as it did from the left."""
    places = []
    for language in ("en", "he"):
        content = build(larder_lane(language=language), Look("#A8422B", style))
        with pikepdf.open(BytesIO(content)) as pdf:
            places.append([list(sides(page, language)) for page in pdf.pages])

    assert [len(page) for page in places[0]] == [len(page) for page in places[1]]
    for english, hebrew in zip(*places, strict=True):
        assert [side for pair in english for side in pair] == pytest.approx(
            [side for pair in hebrew for side in pair], abs=0.02
        )


def sides(page, language):
    """Distance from the edge where reading starts, and width, of each rectangle."""
    code = page.Contents.read_bytes().decode("latin-1")
    for found in _RECTANGLE.finditer(code):
        left, _, wide, _ = map(float, found.groups())
        yield (left if language == "en" else float(page.MediaBox[2]) - left - wide), wide


def test_the_side_column_is_at_the_right(boxes):
    """Number and title change sides: the title ends where the main column starts."""
    found = boxes(p("Words"))
    edge = A4.width - A4.left

    assert edge == pytest.approx(found["1"][1], abs=1.5)
    assert edge - MAIN_START == pytest.approx(found["Words"][1], abs=1.5)


def test_a_table_starts_at_the_right(boxes):
    """The first column of a table is the rightmost, and each next one left of it."""
    columns = tuple(Column(head, 40) for head in ("Code", "Share", "Owner"))
    row = Row(((p("E1"),), (p("Ninety"),), (p("Host"),)))
    found = boxes(Table(columns, (RowGroup((row,)),), "Summary"))
    lefts = [found[word][0] for word in ("Code", "Share", "Owner")]

    assert sorted(lefts, reverse=True) == lefts
    assert found["E1"][1] == pytest.approx(found["Code"][1], abs=1)


def test_a_tick_is_not_drawn_backwards():
    """The short stroke of a tick stays at the left, wherever the tick stands."""
    ticks = ListBlock(((p("نص"),),), "tick")
    code = page(ticks)
    path = re.search(r"([\d.]+) [\d.]+ m ([\d.]+) [\d.]+ l ([\d.]+) [\d.]+ l S", code)
    first, middle, last = (float(path[i]) for i in (1, 2, 3))

    assert first < middle < last
    assert middle - first < last - middle
    assert first > A4.width / 2


def test_a_picture_is_moved_and_not_flipped():
    """A logo changes sides and keeps its own way."""
    pen = Pen(_Names(), theme(Look(), "he"), frozenset())
    pen.add_sheet(600, 800)
    pen.picture("logo", (50, 20, 100, 40))

    assert ["q 100.000 0 0 40.000 450.00 740.00 cm /logo Do Q"] == pen.sheet.code
    assert "[450.00 740.00 550.00 780.00]" == pen.box_of((50, 20, 100, 40))[0][2]


class _Names:
    """A document that knows a picture by its own name."""

    def getXObjectName(self, name):  # noqa: N802  ReportLab's own name
        return name


def test_a_link_lies_on_its_words(boxes):
    """The place one clicks is where the words are drawn."""
    line = Paragraph((Text("نص "), Text("example", link="https://example.org")))
    left, right = boxes(line)["example"]
    with pikepdf.open(BytesIO(build(document(line), Look()))) as pdf:
        clicked = [float(v) for v in pdf.pages[0].Annots[0].Rect]

    assert [left, right] == pytest.approx([clicked[0], clicked[2]], abs=0.5)


def test_decimals_align_in_a_mirrored_table(boxes):
    """Points of a column of numbers stand below each other, as they do from the left."""
    values = ("4.6", "12.25", "7")
    rows = tuple(Row(((p("نص"),), (p(value),))) for value in values)
    table = Table((Column("Name"), Column("Value", 40, "right")), (RowGroup(rows),), "Summary")
    found = boxes(table)
    style = theme(Look(), "ar")["cell_number"]
    points = [found[v][0] + text_width(v.partition(".")[0], style) for v in values]

    assert points == pytest.approx([points[0]] * 3, abs=0.2)


def test_pages_in_english_stay_as_they_are():
    """A document from the left is not told which way its pages turn."""
    with pikepdf.open(BytesIO(build(document(p("x"), language="en"), Look()))) as pdf:
        assert "/Direction" not in pdf.Root.ViewerPreferences
