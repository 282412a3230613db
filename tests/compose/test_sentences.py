"""Service levels in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from compose_samples import amount

from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.sentences import (
    clock,
    level_in_short,
    level_sentence,
    level_tag,
    limit,
)
from credo_builder.domain.quantities import UNITS


def level(name, metric, value, unit, share=95, **more):
    return ServiceLevel(
        name=name,
        metric=metric,
        target=amount(value, unit),
        share_pct=None if share is None else Decimal(str(share)),
        **more,
    )


@pytest.mark.parametrize(
    ("held", "sentence"),
    [
        (
            level(
                "A full answer",
                "response",
                10,
                "working_day",
                clock_start="receipt",
                population="all enquiries",
            ),
            "A full answer within 10 working days of receipt, for 95 of every 100 enquiries.",
        ),
        (
            level("A full answer", "response", 1, "working_day", clock_start="received"),
            "A full answer within 1 working day, 95 times in 100.",
        ),
        (
            level("A hello", "wait", 1, "minute", 100, clock_start="the door opening"),
            "A hello within 1 minute of the door opening, every time.",
        ),
        (level("A hello.", "wait", "0.5", "minute", None), "A hello within 0.5 minutes."),
        (
            level("The case settled", "resolution", 2, "week", population="every case"),
            "The case settled within 2 weeks, 95 times in 100.",
        ),
        (
            level("Main course", "duration", 20, "minute", 90, population="all the tables"),
            "Main course in at most 20 minutes, for 90 of every 100 tables.",
        ),
        (
            level("The bus", "punctuality", 5, "minute", 90),
            "The bus, at most 5 minutes late, 90 times in 100.",
        ),
        (
            level("Buses", "punctuality", 90, "percent"),
            "Buses: at least 90 of every 100 cases on time.",
        ),
        (
            level("Payments", "accuracy", "99.5", "percent", population="all payments"),
            "Payments: at least 99.5 of every 100 payments right.",
        ),
        (
            level("Allergy questions", "accuracy", 100, "percent"),
            "Allergy questions: right, every time.",
        ),
        (level("The phone", "wait", 3, "ring", 1), "The phone within 3 rings, 1 time in 100."),
        (
            level("Settled", "contact_count", 1, "count", 80),
            "Settled in at most 1 contact, 80 times in 100.",
        ),
        (level("Settled", "contact_count", 2, "count", None), "Settled in at most 2 contacts."),
        (
            level("Looked after", "feeling_score", "4.5", "point", None),
            "Looked after: at least 4.5 points.",
        ),
        (level("Effort", "effort_score", 2, "point", None), "Effort: at most 2 points."),
        (
            level("Guests", "return_rate", 42, "percent"),
            "Guests: at least 42 of every 100 people coming back.",
        ),
        (
            level("Orders sent", "cut-off", 1020, "time_of_day", 97, population="orders"),
            "Orders sent by 17:00, for 97 of every 100 orders.",
        ),
        (level("Repairs", "cost", 30, "GBP", None), "Repairs: at most £30."),
        (
            level("Stale goods", "condition_cleanliness", 0, "count", None),
            "Stale goods: none at all.",
        ),
        (level("", "wait", 3, "minute", None), "What we hold ourselves to within 3 minutes."),
        (ServiceLevel(name="A hello"), "A hello."),
        (
            level("A hello", "wait", 3, "minute", sentence="We say hello at once."),
            "We say hello at once.",
        ),
    ],
)
def test_a_level_reads_as_a_sentence(held, sentence):
    """Every metric and unit reads as a sentence, the user's own before ours."""
    assert sentence == level_sentence(held)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("lower", [True, False])
def test_one_is_singular(unit, lower):
    """No sentence says "1 days", whatever the unit."""
    words = limit(amount(1, unit), lower_is_better=lower)

    assert not words.endswith("1 " + unit.replace("_", " ") + "s")


def test_a_table_shows_the_level_without_clock_and_share():
    """Columns that hold clock and share need only the short form."""
    held = level("A hello", "wait", 1, "minute", clock_start="the door opening")

    assert "A hello within 1 minute." == level_in_short(held)
    assert "1 minute, 95 in 100" == level_tag(held)
    assert "" == level_tag(ServiceLevel(name="A hello"))


@pytest.mark.parametrize(
    ("start", "stop", "words"),
    [
        ("the door opening", "a spoken greeting", "From the door opening to a spoken greeting."),
        ("the ask", "", "From the ask."),
        ("", "the bill on the table.", "Until the bill on the table."),
        (" ", "", ""),
    ],
)
def test_the_clock_reads_from_to(start, stop, words):
    """The clock says from when to when, as far as it is known."""
    assert words == clock(ServiceLevel(clock_start=start, clock_stop=stop))
