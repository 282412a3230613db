"""Best, target, limit and today of a level on one scale."""

from __future__ import annotations

from decimal import Decimal

import pytest

from credo_builder.app.tiers import incomparable, misses_target, ordered, reversed_tiers, tiers
from credo_builder.chapters.service_levels import Baseline, Metric, ServiceLevel
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity


def amount(value, unit="minute"):
    return Quantity(value=Decimal(value), unit=unit)


def level(**given):
    return ServiceLevel(id="lev_a", **given)


WAIT = level(
    target=amount(2),
    minimum=amount(5),
    stretch=amount(60, "second"),
    baseline=Baseline(value=amount(3)),
)
NONE = Project()


def test_the_best_figure_stands_first_whatever_its_unit():
    """Seconds and minutes share one scale; the limit stands before its end."""
    found = tiers(NONE, WAIT)

    assert ["stretch", "target", "baseline", "minimum"] == [t.field for t in found]
    assert [t.place for t in found] == sorted(t.place for t in found)
    assert 0 < found[0].place < found[-1].place < 1


def test_where_more_is_better_the_greatest_figure_stands_first():
    """A share of cases runs the other way."""
    shares = level(
        metric=Metric.ACCURACY, target=amount(95, "percent"), minimum=amount(90, "percent")
    )

    assert ["target", "minimum"] == [t.field for t in tiers(NONE, shares)]


def test_one_figure_is_no_scale():
    """A bar needs something to stand beside the target."""
    assert () == tiers(NONE, level(target=amount(2)))
    assert () == tiers(NONE, level(minimum=amount(2), stretch=amount(1)))


def test_what_cannot_be_compared_is_told_and_left_out():
    """Working days and days are never set on one scale."""
    mixed = level(
        target=amount(2, "working_day"), minimum=amount(5, "day"), stretch=amount(1, "working_day")
    )

    assert ["stretch", "target"] == [t.field for t in tiers(NONE, mixed)]
    assert (amount(2, "working_day"), amount(5, "day")) == incomparable(NONE, mixed)
    assert None is incomparable(NONE, WAIT)


@pytest.mark.parametrize(
    ("least", "target", "best"), [(1, 2, 5), (2, 5, 1), (5, 1, 2), (1, 5, 2), (2, 1, 5)]
)
def test_figures_the_wrong_way_round_are_put_in_order(least, target, best):
    """Swapping keeps the figures and gives each its place."""
    wrong = level(minimum=amount(least), target=amount(target), stretch=amount(best))

    right = ordered(NONE, wrong)

    assert reversed_tiers(NONE, wrong)
    assert (amount(5), amount(2), amount(1)) == (right.minimum, right.target, right.stretch)
    assert not reversed_tiers(NONE, right)


@pytest.mark.parametrize(
    ("baseline", "missed"),
    [
        (Baseline(value=amount(3)), True),
        (Baseline(value=amount(1)), False),
        (Baseline(share_met_pct=Decimal(80)), True),
        (Baseline(share_met_pct=Decimal(97)), False),
        (Baseline(), False),
    ],
)
def test_today_is_compared_with_the_target(baseline, missed):
    """Worse than the target, or less often than meant, is missed."""
    assert missed == misses_target(NONE, level(target=amount(2), baseline=baseline))
