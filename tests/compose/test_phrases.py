"""Sentences that know which field each of their phrases comes from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from credo_builder.app import starters
from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.phrases import MISSING, freedom_phrases, level_phrases
from credo_builder.compose.sentences import level_sentence
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity

LEVEL = ServiceLevel(
    name="An order in their hands",
    target=Quantity(value=Decimal(2), unit="minute"),
    clock_start="the guest giving a name",
)


def fields(phrases):
    return [(p.text, p.field) for p in phrases if p.field]


@pytest.mark.parametrize("name", [s.name for s in starters.starters()])
def test_the_phrases_of_a_shipped_level_are_its_printed_sentence(name):
    """Nothing is added to or lost from the sentence by cutting it into phrases."""
    for level in starters.load(name).of(ServiceLevel):
        phrases = level_phrases(level)

        assert level_sentence(level) == "".join(p.text for p in phrases)
        assert "target" in [p.field for p in phrases]


def test_every_phrase_of_a_level_knows_its_field():
    """Name, target, clock and share lead back to where they are asked."""
    assert [
        ("An order in their hands", "name"),
        ("2 minutes", "target"),
        ("the guest giving a name", "clock_start"),
        ("95 times in 100", "share_pct"),
    ] == fields(level_phrases(LEVEL))


def test_what_is_missing_stands_as_an_ellipsis_that_leads_to_its_field():
    """A level without a target says where one belongs; one without a name begins with it."""
    blank = level_phrases(ServiceLevel())
    aimless = level_phrases(replace(LEVEL, target=None))

    assert (MISSING, "name") == fields(blank)[0]
    assert (MISSING, "target") in fields(aimless)
    assert "An order in their hands within …, 95 times in 100." == "".join(p.text for p in aimless)


def test_the_user_s_own_sentence_is_one_phrase():
    """Words of one's own are not cut."""
    own = replace(LEVEL, sentence="Two minutes, promised.")

    assert [("Two minutes, promised.", "sentence")] == fields(level_phrases(own))


def test_a_freedom_is_said_in_one_breath():
    """What a role may do, spend and never do, and whom it asks, is one short speech."""
    lead = Role(id="rol_lead", name="The counter lead")
    one = Empowerment(
        id="emp_a",
        freedoms=("Refund", "promise a date"),
        spend_limit=Quantity(value=Decimal(40), unit="GBP"),
        never=("guess about an allergen",),
        ask_whom="rol_lead",
    )
    project = Project().put(lead).put(one)

    said = "".join(p.text for p in freedom_phrases(project, one))

    assert said.startswith(
        "You may refund or promise a date, and spend up to £40 on one case, without asking. "
        "You never guess about an allergen. Beyond that, ask: The counter lead. "
    )


def test_a_freedom_without_a_red_line_shows_the_gap():
    """No limit, no freedom, nobody to ask: each gap leads to its field."""
    blank = freedom_phrases(Project(), Empowerment())

    assert ["freedoms", "never", "ask_whom"] == [p.field for p in blank if p.is_missing]
