"""Small figures: marks, weeks and lines say what they say without colour, too."""

from __future__ import annotations

import itertools
from io import BytesIO

import pytest
from pypdf import PdfReader

from credo_builder.compose.document import (
    Callout,
    Column,
    Datum,
    Document,
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
from credo_builder.render.pdf import build

COURSE = tuple(Datum(label=f"Month {i}", value=v) for i, v in enumerate((3, 4, None, 5)))


def printed(*blocks):
    section = Section("one", "One", blocks)
    return PdfReader(BytesIO(build(Document(Facts("Larder Lane", "Marks"), (section,)), Look())))


def strokes(*blocks):
    """Return the drawing operators of the page, one a line."""
    return printed(*blocks).pages[0].get_contents().get_data().decode("latin-1").splitlines()


def figure(kind, *data):
    return Figure(kind, data, f"All that the {kind} shows.")


def p(text, role="text"):
    return Paragraph((Text(text),), role)


def mark(kind):
    return Callout((p("Why."),), "bare", "Empathy checked", kind)


@pytest.mark.parametrize("kind", ["checked", "change", "undone"])
def test_a_round_mark_stands_beside_words(kind):
    """Whatever the mark, its words are on the page."""
    words = printed(mark(kind)).pages[0].extract_text()

    assert "Empathy checked" in words
    assert "Why." in words


def test_each_round_mark_is_drawn_its_own_way():
    """A tick, an exclamation mark and a dashed ring differ in shape, not in colour alone."""
    shapes = {
        kind: [line.split()[-1] for line in strokes(mark(kind)) if line[-2:] in {" f", " S", " d"}]
        for kind in ("checked", "change", "undone")
    }

    assert 3 == len({tuple(found) for found in shapes.values()})


@pytest.mark.parametrize(("kind", "letter"), [("green", "G"), ("amber", "A"), ("red", "R")])
def test_a_status_carries_its_letter_and_figure(kind, letter):
    """A status is told by a letter, which is real text, and the figure below it."""
    words = printed(figure("status", Datum(label=letter, note="98", kind=kind))).pages[0]

    assert {letter, "98"} <= set(words.extract_text().split())


def test_a_month_without_a_figure_is_a_box_to_write_in():
    """An empty status prints no letter, and a rectangle with an outline."""
    drawn = strokes(figure("status", Datum()))

    assert [line for line in drawn if " re " in line and line.endswith(" B")]


def test_weeks_are_as_many_cells_as_weeks():
    """Twelve weeks are twelve cells, 4.5 by 6 points and 5.7 apart."""
    weeks = (Datum(value=float(i < 4)) for i in range(12))
    cells = [line.split() for line in strokes(figure("weeks", *weeks)) if "4.50 6.00 re" in line]
    lefts = [float(cell[0]) for cell in cells]

    assert 12 == len(cells)
    assert [5.7] * 11 == [round(b - a, 1) for a, b in itertools.pairwise(lefts)]


def test_a_line_breaks_where_a_figure_is_missing():
    """Known neighbours are joined; a figure alone is a dot, and nothing crosses the gap."""
    drawn = strokes(figure("sparkline", *COURSE))
    joined = [line for line in drawn if line.endswith(" S") and line.count(" l") == 1]
    level = figure("sparkline", Datum(label="Month 0", value=3), Datum(kind="threshold", value=4))
    dotted = [line for line in strokes(level) if line.startswith("[1.5 2]")]

    assert 2 == len(joined)
    assert 1 == len(dotted)


def test_a_trend_prints_letter_and_figure_as_words():
    """Mark, figure and line are one figure whose alternative text tells all of it."""
    latest = Datum(label="A", note="79 %", kind="amber")
    trend = figure("trend", *COURSE, latest)
    table = Table((Column("October", 34),), (RowGroup((Row(((trend,),)),)),), "How it went.")
    paper = printed(table)

    assert "79 %" in paper.pages[0].extract_text()
    assert spoken(paper)


def spoken(paper):
    """Whether some element speaks the alternative text of the trend."""
    pending = [paper.trailer["/Root"]["/StructTreeRoot"]]
    while pending:
        element = pending.pop()
        if not hasattr(element, "get"):
            continue
        if "All that the trend shows." == element.get("/Alt"):
            return True
        kids = element.get("/K", ())
        kids = kids if isinstance(kids, list) else [kids]
        pending += [kid.get_object() for kid in kids if not isinstance(kid, int)]
    return False


def test_a_tick_is_no_mirror_image_in_a_document_from_the_right():
    """Pages from the right are mirrored, but the tick rises to the right as it always does."""

    def rise(language):
        section = Section("one", "One", (mark("checked"),))
        document = Document(Facts("Larder Lane", "Marks"), (section,), language=language)
        page = PdfReader(BytesIO(build(document, Look()))).pages[0]
        drawn = page.get_contents().get_data().decode("latin-1").splitlines()
        tick = next(
            line.split() for line in drawn if line.endswith(" S") and line.count(" l") == 2
        )
        return float(tick[6]) - float(tick[0])

    assert rise("en") == pytest.approx(rise("ar"), abs=0.02)
    assert rise("ar") > 0
