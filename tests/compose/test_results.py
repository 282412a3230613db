"""How measures stand by their limits, and how their results are told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from compose_samples import Writer, amount

from credo_builder.chapters.monitoring import Measure, MeasureResult
from credo_builder.compose.results import course, short
from credo_builder.compose.view import View
from credo_builder.domain.terms import Edition


def measure(green, amber=None, red=None, unit="percent", results=()):
    limits = {
        name: amount(value, unit)
        for name, value in (("green", green), ("amber", amber), ("red", red))
        if value is not None
    }
    return Measure(id="mea_aaaaaaaa", name="Greeted", results=results, **limits)


def result(period, value=None):
    told = None if value is None else amount(value, "percent")
    return MeasureResult(period=period, value=told)


def told(*results):
    return course(View(Writer().project, Edition.FULL), measure(90, 80, results=results))


def test_a_course_tells_every_result_in_words():
    """Months are named, each result has its state, and the limit stands at the end."""
    found = told(result("2026-09", 79), result("2026-10", 92), result("by Easter"))

    assert "September 2026 79 % (red), October 2026 92 % (green). Green from 90 %." == found.said
    assert ("October 2026", "92 %", "G") == (
        found.latest.period,
        found.latest.words,
        found.latest.letter,
    )
    assert [Decimal(79), Decimal(92), None] == [one.value for one in found.results]


def test_without_a_result_there_is_no_course():
    """Nothing is drawn for a measure that has not been taken yet."""
    assert told() is None
    assert told(result("2026-09")) is None


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [(4.6, "point", "4.6"), (85, "percent", "85 %"), (3, "minute", "3 min"), (2, "day", "2 days")],
)
def test_figures_are_short_in_a_table(value, unit, expected):
    """Points stand alone; other units keep their short name."""
    assert expected == short(amount(value, unit))
