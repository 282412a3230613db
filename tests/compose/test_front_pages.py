"""What the first pages say: cover, contents, the outcome and the map."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compose_samples import Writer

from credo_builder.app.starters import example
from credo_builder.chapters.branding import Brand
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.outcome import Outcome
from credo_builder.compose.composer import compose
from credo_builder.compose.document import Figure, PageBreak, Paragraph, plain, walk
from credo_builder.domain.settings import Settings


@pytest.fixture(scope="module")
def larder():
    return example()


def blocks(project, edition, key):
    made = compose(project, edition)
    return list(walk(next(s.blocks for s in made.sections if s.key == key)))


def figure(found, kind):
    return next(b for b in found if isinstance(b, Figure) and b.kind == kind)


def said(found):
    return " ".join(plain(b.spans) for b in found if isinstance(b, Paragraph))


def test_the_cover_knows_state_strapline_and_who_approved(larder):
    """State and strapline come from the project; our people also read who approved."""
    public, full = (compose(larder, edition).facts for edition in ("public", "full"))

    assert "Approved" == public.state == full.state
    assert larder.one(Brand).strapline == full.strapline
    assert "Approved by Tom Ferris, Owner" == dict(full.rows)["Status"]
    assert "Approved" == dict(public.rows)["Status"]


def test_facts_that_are_unknown_leave_no_row(empty):
    """A cover lists neither a date nor an owner that nobody has named."""
    rows = dict(compose(empty, "full").facts.rows)

    assert {"Edition", "Status", "Who it is for"} == set(rows)


def test_the_contents_say_how_much_hangs_together(larder):
    """Under the contents stands how many expectations can be followed to a measure."""
    full = blocks(larder, "full", "contents")

    assert "Of 11 expectations, 9 can be followed from a value to a measure." in said(full)
    assert "#gaps" in {span.link for b in full if isinstance(b, Paragraph) for span in b.spans}
    assert "gap register" not in said(blocks(larder, "staff", "contents"))


def test_nothing_hangs_together_where_nothing_is(empty):
    """Without expectations the contents say nothing of following them."""
    assert "followed" not in said(blocks(empty, "full", "contents"))


def test_a_full_outcome_is_a_spread(larder):
    """A page that what we want fills ends before what we are; a short one goes on."""
    without = larder.put(replace(larder.one(Outcome), statement=""))

    assert any(isinstance(b, PageBreak) for b in blocks(larder, "full", "outcome"))
    assert not any(isinstance(b, PageBreak) for b in blocks(larder, "public", "outcome"))
    assert not any(isinstance(b, PageBreak) for b in blocks(without, "full", "outcome"))


@pytest.mark.parametrize(("language", "many"), [("en-GB", "2,600"), ("de-DE", "2.600")])
def test_volumes_on_the_map_follow_the_language(language, many):
    """How often a moment comes is written as the document writes its other numbers."""
    writer = Writer()
    writer.project = writer.project.configured(replace(writer.project.settings, language=language))
    writer.add(Moment(name="Paying", code="M1", volume_per_month=2600))
    found = figure(blocks(writer.project, "full", "moments"), "moments_map")

    assert many == found.data[-1].fact("volume_said")
    assert "2600" == found.data[-1].fact("volume")


def test_each_moment_of_the_map_says_itself(larder):
    """The words of all moments together are the alternative text of the whole map."""
    found = figure(blocks(larder, "full", "moments"), "moments_map")
    moments = [d.fact("said") for d in found.data if d.kind == "moment"]

    assert found.alt.endswith(" ".join(moments))
    said = (
        "M3 The first minute at the door: now ignored (2), wanted welcomed (5), "
        "critical, 1,020 times a month."
    )
    assert said in moments


def test_a_mean_follows_the_language(larder):
    """The profile of mindset writes its means with a comma where the language does."""
    german = larder.configured(replace(larder.settings, language="de-DE"))
    found = figure(blocks(german, "full", "outcome"), "mindset")

    assert "4,3" == found.data[0].fact("said")
    assert "4,3" in found.alt


def test_settings_of_the_example_are_those_of_an_approved_edition(larder):
    """The example is approved, so that its cover says so."""
    assert Settings().status != larder.settings.status
    assert larder.is_approved
