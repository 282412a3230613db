"""Who serves whom in columns, and links made and taken away."""

from __future__ import annotations

import pytest

from credo_builder.app import serving
from credo_builder.app.serving import Arrow
from credo_builder.chapters.segments import Segment, SegmentKind
from credo_builder.domain.project import Project


@pytest.fixture
def project():
    """Return two groups outside, a chain of two inside, and one that serves nobody."""
    made = Project()
    for name, serves in (("far", ("near",)), ("near", ("one",)), ("idle", ())):
        ids = tuple(f"seg_{s}" for s in serves)
        made = made.put(
            Segment(id=f"seg_{name}", name=name, kind=SegmentKind.INTERNAL, serves_segment_ids=ids)
        )
    for name in ("one", "two"):
        made = made.put(Segment(id=f"seg_{name}", name=name))
    return made


def test_columns_lead_to_the_people_outside(project):
    """Who serves nobody stands beside those who serve them."""
    names = [[g.name for g in column] for column in serving.columns(project)]

    assert [["far"], ["near", "idle"], ["one", "two"]] == names


def test_who_is_inside_and_serves_nobody_is_loose(project):
    """People outside need serve nobody."""
    loose = [g.name for g in project.of(Segment) if serving.is_loose(project, g)]

    assert ["idle"] == loose


def test_a_link_is_made_once_and_taken_away(project):
    """The order of the links that stay is kept."""
    arrow = Arrow("seg_near", "seg_two")
    joined = serving.linked(project, arrow, serves=True)
    parted = serving.linked(joined, Arrow("seg_near", "seg_one"), serves=False)

    assert ("seg_one", "seg_two") == joined.find(Segment, "seg_near").serves_segment_ids
    assert ("seg_two",) == parted.find(Segment, "seg_near").serves_segment_ids
    assert joined is serving.linked(joined, arrow, serves=True)


def test_nobody_serves_themselves(project):
    """Such a link is not made."""
    assert project is serving.linked(project, Arrow("seg_near", "seg_near"), serves=True)


def test_a_link_to_a_group_that_is_gone_is_no_arrow(project):
    """Arrows have two ends."""
    dangling = project.put(
        Segment(id="seg_idle", kind=SegmentKind.INTERNAL, serves_segment_ids=("seg_gone",))
    )

    assert [Arrow("seg_far", "seg_near"), Arrow("seg_near", "seg_one")] == list(
        serving.arrows(dangling)
    )
