"""The sheet of those who take part in a session: what is our own, and a table to write into."""

from __future__ import annotations

from dataclasses import replace

import pytest

from credo_builder.chapters.learning import ServicePoint
from credo_builder.chapters.moments import Moment
from credo_builder.compose.session_sheets import session_sheets
from credo_builder.compose.view import View
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition, Visibility
from credo_builder.pack import make
from credo_builder.pack.session_practice import MOST_ROWS, practice


@pytest.mark.parametrize("point", ServicePoint)
def test_every_session_has_a_table_to_write_into(point):
    """Even in an empty project there are two columns or more, and three to five rows."""
    table = practice(View(Project(project_id="prj_new"), Edition.STAFF), point)

    assert len(table.heads) >= 2
    assert 3 <= len(table.begun) <= MOST_ROWS


def test_tables_begin_with_our_own_moments(larder_lane):
    """Levels are traced from the moments that decide; energy is planned for the busiest."""
    view = View(larder_lane, Edition.STAFF)
    moments = larder_lane.of(Moment)
    busiest = max(moments, key=lambda one: one.volume_per_month or 0)

    assert busiest.name == practice(view, ServicePoint.ENERGY).begun[0]
    critical = {one.name for one in moments if one.is_critical}
    assert critical == set(practice(view, ServicePoint.LEVELS).begun)


def test_a_table_that_begins_with_little_goes_on_blank(larder_lane):
    """With one busy moment there are two more rows to write one's own into."""
    one, *others = larder_lane.of(Moment)
    project = larder_lane
    for other in others:
        project = project.remove(other.id)

    begun = practice(View(project, Edition.STAFF), ServicePoint.ENERGY).begun
    assert (one.name, "", "") == begun


def test_a_private_moment_begins_no_table(larder_lane):
    """Whoever takes part keeps the sheet."""
    first = next(one for one in larder_lane.of(Moment) if one.is_critical)
    hidden = larder_lane.put(replace(first, visibility=Visibility.PRIVATE))
    view = View(hidden, Edition.STAFF)

    assert first.name not in practice(view, ServicePoint.LEVELS).begun
    assert first.name not in practice(view, ServicePoint.ENERGY).begun


def test_each_session_has_a_sheet_for_those_who_take_part(larder_lane, reading):
    """It says what is our own, line by line, and none of it is lost."""
    said = " ".join(reading.text(make(reading.output("training_plan"), larder_lane)).split())
    view = View(larder_lane, Edition.STAFF)

    for sheet in session_sheets(larder_lane):
        assert f"My sheet: {sheet.point.label}" in said
        assert [] == [one for one in sheet.ours if view.fill(view.told(one)) not in said]
