"""Expectations on two scales, and the band between good enough and pleasing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from credo_builder.app import expecting
from credo_builder.chapters.expectations import Expectation, Mark
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity


def one(importance=5, today=2, **more):
    return Expectation(
        id="exp_one", text="noticed", importance=importance, performance_now=today, **more
    )


def marked(pleases, suffices, unit):
    return one(
        desired=Mark(quantity=Quantity(value=Decimal(pleases), unit=unit)),
        adequate=Mark(quantity=Quantity(value=Decimal(suffices), unit=unit)),
    )


@pytest.mark.parametrize(
    ("importance", "today", "first", "kept"),
    [(5, 2, True, False), (5, 5, False, True), (4, None, True, False), (3, 1, False, False)],
)
def test_what_matters_and_is_not_done_well_comes_first(importance, today, first, kept):
    """What matters and is done well is to be kept up; what hardly matters can wait."""
    expectation = one(importance, today)

    assert (first, kept) == (expecting.works_first(expectation), expecting.kept_up(expectation))


def test_ratings_stop_at_one_and_five():
    """However far a dot is dragged, it stays on the scales."""
    rated = expecting.rated(Project().put(one()), "exp_one", 9, 0).find(Expectation, "exp_one")

    assert (5, 1) == (rated.importance, rated.performance_now)


@pytest.mark.parametrize(
    ("pleases", "suffices", "unit", "turned"),
    [(2, 5, "minute", False), (5, 2, "minute", True), (95, 80, "percent", False),
     (80, 95, "percent", True), (3, 5, "ring", False)],
)  # fmt: skip
def test_the_band_knows_which_end_of_a_unit_is_the_better_one(pleases, suffices, unit, turned):
    """Less time pleases, and so does a greater share."""
    expectation = marked(pleases, suffices, unit)
    band = expecting.band(Project().put(expectation), expectation)

    assert turned == band.is_reversed
    assert 0 <= min(band.pleasing, band.enough) < max(band.pleasing, band.enough) <= 1


def test_figures_that_cannot_be_compared_make_no_band():
    """Working hours are not hours, and one figure is no band."""
    expectation = marked(2, 5, "minute")
    other = replace(
        expectation, adequate=Mark(quantity=Quantity(value=Decimal(5), unit="working_hour"))
    )
    single = replace(expectation, adequate=Mark())

    bands = [expecting.band(Project().put(e), e) for e in (other, single)]
    assert [None, None] == bands


def test_swapping_changes_the_figures_and_leaves_the_words():
    """The words were true of their own mark."""
    expectation = replace(
        marked(5, 2, "minute"),
        desired=Mark(text="at once", quantity=Quantity(value=Decimal(5), unit="minute")),
    )
    after = expecting.swapped(Project().put(expectation), "exp_one").find(Expectation, "exp_one")

    assert ("2 minutes", "5 minutes") == (
        str(after.desired.quantity), str(after.adequate.quantity),
    )  # fmt: skip
    assert "at once" == after.desired.text
