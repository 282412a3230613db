"""Desk sheets, training plan and roll-out plan: each role and session its own, nothing private."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.governance import Governance, RolloutStep
from credo_builder.chapters.learning import TrainingModule
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.organisation import Role
from credo_builder.compose.session_sheets import session_sheets
from credo_builder.compose.view import View
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition, Visibility
from credo_builder.errors import OutputRefused
from credo_builder.pack import make
from credo_builder.pack.desk_sheets import desk_sheets
from credo_builder.pack.rollout_plan import launch

KEYS = ("desk_sheets", "training_plan", "rollout_plan")


def joined(words):
    return " ".join(words.split())


def without(project, *kinds):
    """Return *project* without any record of *kinds*."""
    gone = [one for kind in kinds for one in project.of(kind)]
    for one in gone:
        project = project.remove(one.id)
    return project


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_project_has_nothing_to_hand_out(reading, key):
    """Instead of empty sheets there is a sentence that says what to write down first."""
    with pytest.raises(OutputRefused, match=r"\byet\b"):
        make(reading.output(key), Project(project_id="prj_new"))


@pytest.mark.parametrize("key", KEYS)
def test_sheets_for_our_people_are_not_for_the_public(larder_lane, reading, key):
    """Whoever asks for the public edition is told to ask for the other one."""
    with pytest.raises(OutputRefused, match="staff edition"):
        make(reading.output(key), larder_lane, None, Edition.PUBLIC)


def test_every_moment_stands_on_the_sheet_of_its_owner_alone(larder_lane):
    """A role finds its own moments on its sheet, and no other's."""
    sheets = {one.role: one for one in desk_sheets(View(larder_lane, Edition.STAFF))}
    roles = {one.id: one.name for one in larder_lane.of(Role)}
    expected = {}
    for moment in larder_lane.of(Moment):
        expected.setdefault(roles[moment.owner_role], set()).add(moment.code)

    assert expected == {
        role: {one.code for one in sheet.moments}
        for role, sheet in sheets.items()
        if sheet.moments
    }


def test_a_role_is_told_what_it_may_decide_and_whom_to_ask(larder_lane, reading):
    """Freedoms, amount and red lines of each role are on its page."""
    view = View(larder_lane, Edition.STAFF)
    said = joined(reading.text(make(reading.output("desk_sheets"), larder_lane)))

    for one in larder_lane.of(Empowerment):
        for words in (*one.freedoms, *one.never):
            assert view.fill(words).rstrip(".") in said
    assert "Beyond that, ask: Duty manager" in said


def test_a_private_moment_is_on_no_sheet(larder_lane):
    """What is private stays with those who keep the project."""
    (first, *_others) = larder_lane.of(Moment)
    hidden = larder_lane.put(replace(first, visibility=Visibility.PRIVATE))
    sheets = desk_sheets(View(hidden, Edition.STAFF))

    assert first.code not in {own.code for one in sheets for own in one.moments}


def test_every_session_has_a_sheet_whose_minutes_run_to_its_end(larder_lane, reading):
    """Eight sheets: aim, own lines, and a course from minute 0 to the last."""
    said = joined(reading.text(make(reading.output("training_plan"), larder_lane)))

    for sheet in session_sheets(larder_lane):
        assert sheet.title in said
        assert f"–{sheet.minutes}" in said
    assert "not yet named" not in said


def test_sessions_without_a_plan_of_ones_own_are_called_a_proposal(larder_lane, reading):
    """The eight sessions are there before anyone wrote a module, and say what they are."""
    bare = without(larder_lane, TrainingModule)
    said = joined(reading.text(make(reading.output("training_plan"), bare)))

    assert 8 == said.count("this is a proposal to begin with")
    assert "not yet named" in said


def test_the_letter_names_the_days_and_the_plan_sorts_them(larder_lane, reading):
    """Steps stand by day; one without a day comes last, marked, and not in the letter."""
    governed = larder_lane.one(Governance)
    steps = (
        RolloutStep(what="Undated step"),
        RolloutStep(what="Second step", when=dt.date(2027, 2, 1)),
        RolloutStep(what="First step", when=dt.date(2027, 1, 4)),
    )
    project = larder_lane.put(replace(governed, rollout=steps))
    page = launch(View(project, Edition.STAFF))
    said = reading.text(make(reading.output("rollout_plan"), project))

    assert ["First step", "Second step", "Undated step"] == [one.what for one in page.steps]
    assert ["First step", "Second step"] == [one.what for one in page.dated]
    assert 1 == said.count("Undated step")
    assert "no day set" in said


def test_without_steps_the_plan_proposes_some_and_says_so(larder_lane, reading):
    """A proposal has no days and no names of its own."""
    governed = larder_lane.one(Governance)
    project = larder_lane.put(replace(governed, rollout=()))
    said = joined(reading.text(make(reading.output("rollout_plan"), project)))

    assert "These are a proposal" in said


def test_a_sheet_with_room_says_words_that_help(larder_lane, reading):
    """What one might say stands on the sheet, and each role of the example has one page."""
    view = View(larder_lane, Edition.STAFF)
    content = make(reading.output("desk_sheets"), larder_lane)
    said = joined(reading.text(content))

    with reading.pdf(content) as document:
        assert len(desk_sheets(view)) == len(document.pages)
    for sheet in desk_sheets(view):
        for one in sheet.moments:
            assert [] == [
                words for words in one.say[:1] if view.fill(words).strip("“”") not in said
            ]


def test_a_role_with_many_moments_loses_none(larder_lane, reading):
    """Where a page is too small for all, words to say give way first, and then a page is added."""
    owner = larder_lane.of(Moment)[0].owner_role
    project = larder_lane
    for one in larder_lane.of(Moment):
        project = project.put(replace(one, owner_role=owner))
    said = joined(reading.text(make(reading.output("desk_sheets"), project)))

    assert [] == [one.name for one in project.of(Moment) if one.name not in said]


def test_who_has_no_desk_sheet_is_told_in_the_plan(larder_lane, reading):
    """Nobody wonders why their sheet is missing, and nobody is named who has one."""
    view = View(larder_lane, Edition.STAFF)
    missing = {one.name for one in larder_lane.of(Role)} - {one.role for one in desk_sheets(view)}
    page = launch(view)
    said = joined(reading.text(make(reading.output("rollout_plan"), larder_lane)))

    assert {"Owner"} == missing == {page.without_sheet}
    assert "There is no desk sheet yet for Owner" in said
