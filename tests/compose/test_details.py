"""Working details: what no other page says, told once, and only to those it is for."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from compose_samples import Writer, amount

from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.expectations import Expectation, Mark
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.monitoring import Measure, MeasureResult
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.policies import Policy
from credo_builder.chapters.reach import OpeningHours
from credo_builder.chapters.workshop import Definition, Theme, WorkshopItem
from credo_builder.compose.composer import compose
from credo_builder.compose.document import Figure, Heading, Paragraph, plain, walk
from credo_builder.domain.settings import DocumentSettings


def blocks(project, edition, key="details"):
    found = next((s for s in compose(project, edition).sections if s.key == key), None)
    return list(walk(found.blocks)) if found else []


def told(project, edition="staff", key="details"):
    return [plain(b.spans) for b in blocks(project, edition, key) if isinstance(b, Paragraph)]


def test_a_bare_project_has_no_details():
    """Where nothing is left to tell, there is no such section, drafts included."""
    grown = Writer()
    grown.add(Moment(name="The door", importance=5))
    grown.add(Expectation(text="To be seen"))

    assert ["The door", "Matters: 5 of 5."] == told(grown.project)[2:]
    assert [] == blocks(Writer().project, "full")


def test_good_enough_and_pleasing_stand_side_by_side():
    """What is good enough and what would please are told in words and figures."""
    grown = Writer()
    enough = Mark(text="Somebody looks up", quantity=amount(2, "minute"))
    grown.add(Expectation(text="To be seen", adequate=enough, desired=Mark(text="A hello")))

    assert "Good enough: Somebody looks up, 2 minutes. Would please: A hello." in told(
        grown.project
    )


@pytest.mark.parametrize(("importance", "there"), [(3, True), (5, False)])
def test_a_moment_without_a_sheet_tells_what_to_do(importance, there):
    """What is done at a moment stands on its sheet, or here where it has none."""
    grown = Writer()
    grown.add(Moment(name="The door", importance=importance, do=("Look up",)))

    assert there == any("Do: Look up." in words for words in told(grown.project))
    assert there != any("Look up." in w for w in told(grown.project, key="moment_sheets"))


def test_a_measure_tells_how_it_is_counted():
    """The sum word for word, its limits, who collects it and where it is told."""
    grown = Writer()
    host = grown.add(Role(name="Host"))
    grown.add(
        Measure(
            name="Greeted",
            question="Greeted, divided by **all**.",
            amber=amount(80, "percent"),
            red=amount(70, "percent"),
            collector_role=host.id,
            reported_to="The Monday huddle",
        )
    )

    assert [
        "Greeted, divided by all.",
        "Amber from: 80 %. Red from: 70 %. Collected by: Host. Told: The Monday huddle.",
    ] == told(grown.project)[-2:]


def test_what_was_said_is_told_beside_its_theme_or_here():
    """The thoughts with most votes stand beside a theme that is carried; the others here."""
    grown = Writer()
    theme = grown.add(Theme(name="Seen"))
    for votes in range(5):
        grown.add(WorkshopItem(text=f"Thought {votes}", theme_id=theme.id, votes=votes))
    grown.add(replace(grown.project.one(Definition), text="Seeing.", theme_ids=(theme.id,)))

    assert "Said: Thought 0; Thought 1." in told(grown.project)
    assert {"Thought 2", "Thought 3", "Thought 4"} == {
        w.strip("“”") for w in told(grown.project, key="meaning") if "Thought" in w
    }


def test_obstacles_are_for_those_who_keep_the_credo():
    """Kinds of obstacles stand in the full edition alone, as the obstacles do."""
    grown = Writer()
    grown.add(Barrier(text="One till", type="tool"))

    assert "Kind: Tool." in told(grown.project, "full")
    assert [] == blocks(grown.project, "staff")
    assert [] == blocks(grown.project, "public")


def test_private_records_stay_out_of_the_details():
    """Neither a private record nor its code is told to our people."""
    grown = Writer()
    value = grown.add(CoreValue(name="Hidden", visibility="private"))
    grown.add(Expectation(text="To be seen", component="empathy", value_ids=(value.id,)))

    assert any("Answered by: V1." in words for words in told(grown.project, "full"))
    assert not any("V1" in words for words in told(grown.project, "staff"))


def test_details_can_be_left_out():
    """Who does not want the section leaves it out by its key."""
    grown = Writer()
    grown.add(Moment(name="The door", happening_for_them="Rain."))
    off = DocumentSettings(sections_off=("details",))
    without = grown.project.configured(replace(grown.project.settings, document=off))

    assert "Rain." in told(grown.project)
    assert [] == blocks(without, "staff")


def test_the_page_about_the_document_says_who_we_are():
    """Legal name, what we are, where, and when the doors are open, each only where said."""
    grown = Writer()
    hours = OpeningHours(days="Sunday", open=dt.time(9, 30), close=dt.time(16))
    grown.add(
        Organisation(
            name="Larder",
            legal_name="Larder Limited",
            sector_text="a café",
            size_band="10-49",
            place="Row",
            sites=("Row, by the bridge",),
            hours=(hours,),
        )
    )
    words = told(grown.project, "public", "control")

    assert "Larder Limited, a café, 10 to 49 people" in words
    assert "Row, by the bridge" in words
    assert "Row" not in words
    assert "Sunday 09:30 to 16:00" in words
    assert "Where" not in told(Writer().project, "public", "control")


def test_a_policy_says_what_it_is_about_and_whom_it_guides():
    """Topic, guided roles and how long an approval takes stand beside the policy."""
    grown = Writer()
    host = grown.add(Role(name="Host"))
    grown.add(
        Policy(
            title="Tables",
            topic="The yard",
            applies_to=(host.id,),
            approval_time=amount(1, "minute"),
        )
    )
    words = told(grown.project, key="policies")

    assert any(one.endswith("The yard") and one.startswith("About") for one in words)
    assert any(one.endswith("Host") and one.startswith("Guides") for one in words)
    assert "An approval takes 1 minute." in words


def test_a_result_says_from_how_many_cases_it_comes():
    """Whoever hears the course of a measure hears the number of cases too."""
    grown = Writer()
    result = MeasureResult(period="March", value=amount(80, "percent"), n=6)
    grown.add(Measure(name="Greeted", results=(result,)))
    course = next(b for b in blocks(grown.project, "staff", "monitoring") if isinstance(b, Figure))

    assert course.alt.startswith("March 80 % from 6 cases")


def test_every_group_of_details_has_a_heading_of_its_own():
    """No two groups of details share a heading."""
    grown = Writer()
    grown.add(Role(name="Host", person="Ann"))
    grown.add(Moment(name="The door", happening_for_them="Rain."))
    heads = [plain(b.spans) for b in blocks(grown.project, "staff") if isinstance(b, Heading)]

    assert ["Roles", "Moments of truth"] == heads
