"""The map for the wall: every moment on one sheet, or on two pages that are joined."""

from __future__ import annotations

from dataclasses import replace

import pytest

from credo_builder.chapters.moments import Moment
from credo_builder.domain.project import Project
from credo_builder.errors import OutputRefused
from credo_builder.pack import make


def made(project, reading, paper=None):
    return make(reading.output("moments_map"), project, paper)


def test_every_moment_stands_on_one_large_sheet(larder_lane, reading):
    """Nine moments with their feelings need no second sheet."""
    content = made(larder_lane, reading)
    said = " ".join(reading.text(content).split())

    with reading.pdf(content) as document:
        size = [round(float(n)) for n in document.pages[0].MediaBox[2:]]
        assert (1, [1191, 842]) == (len(document.pages), size)
    assert [] == [m.code for m in larder_lane.of(Moment) if m.code not in said]


@pytest.mark.parametrize(("paper", "size"), [("A4", [595, 842]), ("Letter", [612, 792])])
def test_office_paper_makes_two_pages_to_be_joined(larder_lane, reading, paper, size):
    """Both are upright, and each says which it is and what to do with it."""
    content = made(larder_lane, reading, paper)
    said = reading.text(content)

    with reading.pdf(content) as document:
        sizes = [[round(float(n)) for n in page.MediaBox[2:]] for page in document.pages]
    assert [size, size] == sizes
    assert said.index("Sheet 1 of 2") < said.index("Sheet 2 of 2")


def test_a_screen_reader_hears_the_map_once(larder_lane, reading, tmp_path):
    """The second page shows the same picture, so it is silent."""
    heard = reading.heard(made(larder_lane, reading, "A4"), tmp_path / "map.pdf")

    assert 1 == heard.count("H1")
    assert 1 == heard.count("Figure")


def test_sixteen_moments_still_stand_on_one_sheet(larder_lane, reading):
    """What grows is the map of columns, until they would be too narrow to be read."""
    project = larder_lane
    first = project.of(Moment)[0]
    for number in range(16 - len(project.of(Moment))):
        project = project.put(replace(first, id=f"mom_new{number:05}", code=f"M{20 + number}"))
    content = made(project, reading)

    with reading.pdf(content) as document:
        assert 1 == len(document.pages)


def test_a_project_without_moments_is_told_what_to_do(reading):
    """An empty map helps nobody."""
    with pytest.raises(OutputRefused, match="Moments of truth"):
        made(Project(project_id="prj_new"), reading)
