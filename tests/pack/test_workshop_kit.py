"""The workshop kit: a guide, four sheets for the wall and labels, empty or with what was said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from credo_builder.chapters.workshop import Side, WorkshopItem
from credo_builder.compose.view import View
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition
from credo_builder.pack import make
from credo_builder.pack.workshop_kit import thoughts


def kit(project, reading, paper=None):
    return make(reading.output("workshop_kit"), project, paper)


def test_an_empty_project_gets_empty_sheets(reading):
    """The kit is for those who begin, so it needs no answer."""
    said = reading.text(kit(Project(project_id="prj_new"), reading))

    for words in ("What to do", "What not to do", "Customer service means", "Themes"):
        assert words in said


def test_what_was_said_stands_on_its_sheet_without_names(larder_lane, reading):
    """Every thought is there, what most agreed with first; who wrote it is not."""
    items = larder_lane.of(WorkshopItem)
    named = larder_lane
    for one in items:
        named = named.put(replace(one, contributor="Bartholomew"))
    said = " ".join(reading.text(kit(named, reading)).split())

    assert [] == [one.text for one in items if one.text not in said]
    assert "Bartholomew" not in said
    votes = [one.votes or 0 for one in items if one.side == Side.DO]
    shown = thoughts(View(named, Edition.STAFF), Side.DO)
    assert len(votes) == len(shown)
    best = max((o for o in items if o.side == Side.DO), key=lambda o: o.votes or 0)
    assert best.text == shown[0].words


def test_more_thoughts_than_a_sheet_holds_go_on_to_another(larder_lane, reading):
    """None of a hundred is lost."""
    project = larder_lane
    for number in range(100):
        item = WorkshopItem(
            id=f"wsi_n{number:03}", text=f"Thought number {number:03}", side=Side.DO
        )
        project = project.put(item)
    content = kit(project, reading)
    said = reading.text(content)

    assert [] == [n for n in range(100) if f"number {n:03}" not in said]
    with reading.pdf(kit(larder_lane, reading)) as few, reading.pdf(content) as many:
        assert len(many.pages) > len(few.pages)


@pytest.mark.parametrize(("paper", "office"), [("A3", (595, 842)), ("Tabloid", (612, 792))])
def test_large_sheets_come_with_a_guide_for_the_office_printer(
    larder_lane, reading, paper, office
):
    """Only what hangs on the wall is large."""
    with reading.pdf(kit(larder_lane, reading, paper)) as document:
        sizes = [tuple(round(float(n)) for n in page.MediaBox[2:]) for page in document.pages]

    assert office == sizes[0] == sizes[-1]
    assert {True} == {wide > office[0] for wide, _ in sizes[2:-1]}


def test_a_screen_reader_hears_each_kind_of_label_once(larder_lane, reading, tmp_path):
    """Twenty-one labels are three kinds."""
    heard = reading.heard(kit(larder_lane, reading), tmp_path / "kit.pdf")

    assert 1 == heard.split("Labels to cut apart")[1].count("Service means")
