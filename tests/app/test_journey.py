"""How the map of moments is rearranged, without any window."""

from __future__ import annotations

import pytest

from credo_builder.app import journey
from credo_builder.app.journey import Cell
from credo_builder.chapters.moments import Moment, Stage
from credo_builder.domain.project import Project


@pytest.fixture
def project():
    """Return two stages, three moments in the first and one in none."""
    made = Project()
    for name in ("arrive", "pay"):
        made = made.put(Stage(id=f"stg_{name}", name=name))
    for name in ("a", "b", "c"):
        made = made.put(Moment(id=f"mom_{name}", name=name, stage_id="stg_arrive"))
    return made.put(Moment(id="mom_d", name="d", channel="phone"))


def names(moments):
    return "".join(m.name for m in moments)


def test_moments_without_a_stage_have_a_column_of_their_own_at_the_end(project):
    """A nameless stage comes last while it is needed, and no longer."""
    columns = [s.name for s in journey.columns(project)]
    homed = journey.placed(project, "mom_d", Cell("stg_pay", "phone"), 0)

    assert ["arrive", "pay", ""] == columns
    assert ["arrive", "pay"] == [s.name for s in journey.columns(homed)]


def test_only_channels_in_use_get_rows_and_a_blank_map_has_one(project):
    """Rows stand in the usual order; those asked for besides are there too."""
    assert ("in_person", "phone") == journey.rows(project)
    assert ("in_person", "phone", "app") == journey.rows(project, ("app",))
    assert ("in_person",) == journey.rows(Project())


@pytest.mark.parametrize(("place", "expected"), [(0, "cab"), (1, "acb"), (2, "abc"), (9, "abc")])
def test_a_moment_lands_before_the_one_at_its_place(project, place, expected):
    """Dropping within a cell changes the order of the cell alone."""
    cell = Cell("stg_arrive", "in_person")

    moved = journey.placed(project, "mom_c", cell, place)

    assert expected == names(journey.standing(moved, cell))
    assert "mom_d" == moved.of(Moment)[-1].id


def test_moving_up_at_the_top_changes_nothing(project):
    """The first stays the first."""
    assert project is journey.shifted(project, "mom_a", -1)
    assert "bac" == names(
        journey.standing(journey.shifted(project, "mom_a", 1), Cell("stg_arrive", "in_person"))
    )


@pytest.mark.parametrize(("asked", "kept"), [(0, 1), (3, 3), (8, 5)])
def test_a_rating_stays_between_one_and_five(project, asked, kept):
    """However far a point is dragged, the feeling is 1 to 5."""
    rated = journey.rated(project, "mom_a", "rating_now", asked)

    assert kept == rated.find(Moment, "mom_a").rating_now


def test_what_is_no_longer_critical_is_no_longer_of_critical_importance(project):
    """Taking the mark away brings importance under 4; setting it leaves importance alone."""
    heavy = project.put(Moment(id="mom_a", name="a", importance=5, stage_id="stg_arrive"))

    light = journey.critical(heavy, "mom_a", makes_or_breaks=False).find(Moment, "mom_a")
    marked = journey.critical(project, "mom_b", makes_or_breaks=True).find(Moment, "mom_b")

    assert (False, 3) == (light.is_critical, light.importance)
    assert (True, 3) == (marked.is_critical, marked.importance)


def test_a_new_moment_stands_last_in_its_cell(project):
    """It takes stage and channel from where it was added."""
    grown, added = journey.with_moment(project, Cell("stg_arrive", "in_person"))

    assert added == journey.standing(grown, Cell("stg_arrive", "in_person"))[-1].id
    assert "mom_d" == grown.of(Moment)[-1].id
