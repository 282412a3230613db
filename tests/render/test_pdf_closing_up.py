"""Sections that would spill a little onto one page more are closed up instead."""

from __future__ import annotations

import itertools
from io import BytesIO

import pytest
from pypdf import PdfReader

from credo_builder.compose.document import (
    Document,
    Facts,
    Heading,
    Look,
    Paragraph,
    Section,
    Text,
)
from credo_builder.render.pdf import build, pagination
from credo_builder.render.pdf.frames import Drawing, Ruled
from credo_builder.render.pdf.pagination import paginated
from credo_builder.render.pdf.slabs import Beside, Stack, closer
from credo_builder.render.pdf.tables import RowLine


def boxes(count, height=60, gap=24):
    return [Drawing(height, lambda _pen, _x, _y: None, before=gap) for _ in range(count)]


def gaps(page):
    pairs = zip(page.tops, page.pieces, strict=True)
    return [after[0] - one[0] - one[1].height for one, after in itertools.pairwise(pairs)]


def test_what_misses_by_little_is_closed_up():
    """Ten boxes that miss a page by 16 points stand on it, with smaller gaps."""
    pages = paginated(boxes(10), 800)

    assert [10] == [len(page.pieces) for page in pages]


def test_closing_up_takes_no_more_than_needed():
    """Gaps are the largest on the grid with which the page holds everything."""
    (page,) = paginated(boxes(10), 800)

    assert [20.0] * 9 == gaps(page)


@pytest.mark.parametrize("height", [500, 640, 700])
def test_what_misses_by_much_stays_as_it_was(height):
    """Where closing up would not save a page, no gap changes."""
    pages = paginated(boxes(10), height)

    assert len(pages) > 1
    assert {24.0} == {gap for page in pages for gap in gaps(page)}


def test_what_fits_stays_as_it_was():
    """A page that holds everything keeps its gaps."""
    (page,) = paginated(boxes(10), 816)

    assert [24.0] * 9 == gaps(page)


@pytest.mark.parametrize("gap", [0, 2, 4, 5, 8, 12, 26])
def test_no_gap_closes_below_four_points(gap):
    """A gap closed as far as it goes keeps 4 points, and smaller ones stay."""
    assert min(gap, 4) <= closer(gap, 1) <= gap


def test_rows_keep_four_points_above_and_below():
    """The padding of a row closed as far as it goes is 4 points on either side."""
    row = RowLine(Beside(((0, Stack(boxes(1))),)), 7, 8).closed(1)

    assert (4, 4) == (row.above, row.below)


def test_closing_up_changes_no_words(monkeypatch):
    """Headings and words that spill over are read the same, on one page less."""
    rows = tuple(
        block
        for n in range(8)
        for block in (Heading(2, (Text("Next"),)), Paragraph((Text(f"row {n}"),)))
    )
    section = Section("one", "One", rows)
    document = Document(Facts("Larder Lane", "Closing"), (section,), paper="Letter")

    closed = [read(page) for page in PdfReader(BytesIO(build(document, Look()))).pages]
    monkeypatch.setattr(pagination, "_SPILL", -1)
    loose = [read(page) for page in PdfReader(BytesIO(build(document, Look()))).pages]

    assert (1, 2) == (len(closed), len(loose))
    assert closed[0] == [line for page in loose for line in page]


def read(page):
    return [line for line in page.extract_text().splitlines() if line.startswith("row")]


def heading(height=30):
    """A ruled heading, kept with what follows it."""
    line = Drawing(height, lambda _pen, _x, _y: None)
    line.keep_next = True
    return Ruled(line, 400, colour=(0, 0, 0), thickness=1, gap=7, before=24, after=6)


@pytest.mark.parametrize(("before", "moved"), [(5, True), (2, False)])
def test_a_stray_last_page_begins_at_the_heading_before_it(before, moved):
    """What would stand almost alone on a last page takes all under its heading along.

    Unless the page before would be left with next to nothing.
    """
    tall = Drawing(150, lambda _pen, _x, _y: None, before=24)
    under = [*boxes(8 - before), tall]
    pages = paginated([*boxes(before), heading(), *under], 800)

    assert 2 == len(pages)
    assert moved == (before == len(pages[0].pieces))
