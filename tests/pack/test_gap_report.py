"""The gap report: whole for ourselves, silent about what is private, never public."""

from __future__ import annotations

from dataclasses import replace

import pytest

from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.promises import Promise
from credo_builder.compose.view import View
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition, Visibility
from credo_builder.errors import OutputRefused
from credo_builder.pack import make
from credo_builder.pack.gap_words import TellingView, gap_report

SECRET = "Sommelier flies in from Sancerre"


@pytest.fixture(scope="module")
def secretive(larder_lane):
    """The example with a private promise that answers nothing, and so is found fault with."""
    promise = Promise(
        id="pro_secret", code="P99", text=SECRET, visibility=Visibility.PRIVATE, from_starter=True
    )
    return larder_lane.put(promise)


def test_it_tells_what_is_open_what_hangs_on_nothing_and_what_was_set_aside(larder_lane, reading):
    """Each open finding, each loose record and each waiver stands in the full report."""
    view = TellingView(larder_lane, Edition.FULL)
    page = gap_report(view)
    said = " ".join(
        reading.text(make(reading.output("gap_report"), larder_lane, edition="full")).split()
    )

    assert sum(len(one.findings) for one in page.weights) >= 1
    for weight in page.weights:
        for one in weight.findings:
            assert " ".join(view.fill(one.do).split()) in said
    assert [one.total for one in page.links] == [int(n) for n in ("3", "11", "11", "9", "9", "10")]
    assert "S2, S3 and S10" in said
    for one in page.waivers:
        assert " ".join(one.reason.split()) in said
        assert one.until in said


def test_the_staff_report_says_nothing_of_private_records(secretive):
    """Neither the words nor the code of a private record reach our people."""
    told = {
        edition: list(TellingView(secretive, edition).findings)
        for edition in (Edition.STAFF, Edition.FULL)
    }
    about = [f for f in told[Edition.FULL] if "P99" in (f.code, *f.message.split())]

    assert about
    assert [] == [f for f in told[Edition.STAFF] if f in about or SECRET[:20] in f.message]


def test_why_a_gap_was_set_aside_stays_in_the_full_report(larder_lane, reading):
    """Our people learn that and until when, not why and by whom."""
    waiver = larder_lane.settings.waivers[0]
    said = " ".join(reading.text(make(reading.output("gap_report"), larder_lane)).split())

    assert " ".join(waiver.reason.split())[:60] not in said
    assert View(larder_lane, Edition.STAFF).date(waiver.expires) in said


def test_a_waiver_whose_day_has_passed_is_overdue(larder_lane):
    """Whoever reads it sees that it is time to look again."""
    waiver = larder_lane.settings.waivers[0]
    late = replace(larder_lane.settings, issued_on=waiver.expires.replace(year=2031))

    page = gap_report(TellingView(larder_lane.configured(late), Edition.FULL))
    assert [True] == [one.is_overdue for one in page.waivers]


def test_it_is_never_public_and_needs_something_to_look_at(larder_lane, reading):
    """Both refusals say what to do."""
    output = reading.output("gap_report")

    with pytest.raises(OutputRefused, match="staff edition"):
        make(output, larder_lane, edition="public")
    with pytest.raises(OutputRefused, match="what people expect"):
        make(output, Project(project_id="prj_new"))


def test_one_expectation_is_enough(reading):
    """The report begins with the first thing that hangs on nothing."""
    project = Project(project_id="prj_new").put(Expectation(id="exp_1", code="E1", text="A chair"))

    said = reading.text(make(reading.output("gap_report"), project, edition="full"))
    assert "E1" in said
