"""How a result stands by its limits: at the borders, both ways, and in units that differ."""

from __future__ import annotations

from decimal import Decimal

import pytest

from credo_builder.domain.quantities import Quantity
from credo_builder.domain.standing import Limits

HOURS = Decimal(8)


def given(value, unit="percent"):
    return None if value is None else Quantity(value=Decimal(str(value)), unit=unit)


def limits(*values, unit="percent"):
    three = [*values, None, None][:3]
    return Limits(*(given(one, unit) for one in three))


@pytest.mark.parametrize(
    ("values", "value", "expected"),
    [
        ((90, 80, 79), 90, "green"),
        ((90, 80, 79), "89.99", "amber"),
        ((90, 80, 79), 80, "amber"),
        ((90, 80, 79), "79.99", "red"),
        ((90, 80, 79), 79, "red"),
        ((90, 80, 79), 0, "red"),
        ((90, 80, 79), 250, "green"),
        ((90, None, 70), "70.01", "amber"),
        ((90, None, 70), 70, "red"),
        ((90,), 10, "amber"),
        ((100, 99, 98), 100, "green"),
        ((4, 5, 6), 4, "green"),
        ((4, 5, 6), "4.01", "amber"),
        ((4, 5, 6), 5, "amber"),
        ((4, 5, 6), "5.01", "red"),
        ((4, None, 6), "5.99", "amber"),
        ((4, None, 6), 6, "red"),
        ((0, None, 1), 0, "green"),
        ((0, None, 1), 1, "red"),
        ((-10, -20, -30), -10, "green"),
        ((-10, -20, -30), -25, "red"),
        ((90, 90, 90), 90, "green"),
        ((90, 90, 90), 89, "red"),
        ((None, 80, 70), 90, ""),
        ((90, 80, 79), None, ""),
    ],
)
def test_a_result_stands_by_its_limits(values, value, expected):
    """A limit is still on its better side, whether more is better or less."""
    assert expected == limits(*values).standing(given(value), HOURS)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (3, "minute", "green"),
        (180, "second", "green"),
        (181, "second", "amber"),
        ("0.05", "hour", "green"),
        (5, "minute", "amber"),
        (301, "second", "red"),
        (1, "day", "red"),
        (3, "percent", ""),
        (3, "count", ""),
        (1, "working_day", ""),
    ],
)
def test_times_are_held_against_times_in_any_unit_of_the_clock(value, unit, expected):
    """Seconds against minutes tell; a share, a count and working days against them do not."""
    held = limits(3, 5, 6, unit="minute")

    assert expected == held.standing(given(value, unit), HOURS)


@pytest.mark.parametrize(("hours", "expected"), [(8, "green"), (6, "amber")])
def test_a_working_day_is_as_long_as_here(hours, expected):
    """Eight working hours are a day where it has eight hours, and more where it has six."""
    held = Limits(given(1, "working_day"), None, given(3, "working_day"))

    assert expected == held.standing(given(8, "working_hour"), Decimal(hours))


@pytest.mark.parametrize(
    ("value", "expected"), [(1020, "green"), (1021, "amber"), (1050, "amber"), (1051, "red")]
)
def test_a_time_of_day_may_be_early_or_late(value, expected):
    """Out by 17:00 is green, by 17:30 amber, a minute later red."""
    held = limits(1020, 1050, unit="time_of_day")

    assert expected == held.standing(given(value, "time_of_day"), HOURS)


def test_green_alone_is_a_most_for_times_and_a_least_for_the_rest():
    """Waiting three minutes is better than four, but four points are better than three."""
    assert "green" == limits(3, unit="minute").standing(given(2, "minute"), HOURS)
    assert "amber" == limits(3, unit="minute").standing(given(4, "minute"), HOURS)
    assert "green" == limits(3, unit="point").standing(given(4, "point"), HOURS)


def test_a_limit_in_another_unit_is_left_out_of_account():
    """Amber in minutes says nothing of a share; red still does."""
    held = Limits(given(90), given(3, "minute"), given(70))

    assert ["green", "amber", "red"] == [held.standing(given(v), HOURS) for v in (90, 80, 70)]
    assert (given(90), given(3, "minute"), given(70)) == held.given
