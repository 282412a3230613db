"""Durations, shares and money: compared by one normaliser, worded for sentences."""

from decimal import Decimal
from itertools import product

import pytest

from credo_builder.domain.quantities import (
    CALENDAR_UNITS,
    OTHER_UNITS,
    UNITS,
    WORKING_UNITS,
    Comparison,
    Quantity,
    compare,
    is_unit,
    money,
    number,
    time_of_day,
    unit_name,
    unit_short,
)

EIGHT = Decimal(8)
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
CLOCKS = [*SECONDS]
CURRENCIES = ("GBP", "EUR")
COMPARABLE = {
    *product(CLOCKS, CLOCKS),
    *product(WORKING_UNITS, WORKING_UNITS),
    *((unit, unit) for unit in (*UNITS, *CURRENCIES)),
}


def of(value, unit):
    return Quantity(value=Decimal(str(value)), unit=unit)


def stands(left, right, hours=EIGHT):
    return compare(left, right, hours_per_day=Decimal(hours))


@pytest.mark.parametrize(
    ("left", "right"), list(product((*UNITS, *CURRENCIES), repeat=2)), ids="-".join
)
def test_only_units_of_one_clock_are_compared(left, right):
    """Two units are comparable when they are the same or belong to one clock, else never."""
    found = stands(of(3, left), of(3, right))

    assert ((left, right) in COMPARABLE) == (found != Comparison.NOT_COMPARABLE)


@pytest.mark.parametrize("pair", list(product(CLOCKS, CLOCKS)), ids="-".join)
def test_calendar_time_is_compared_by_its_seconds(pair):
    """Seconds, minutes, hours, days and weeks are measured against each other exactly."""
    left, right = pair
    same = Decimal(SECONDS[left]) / Decimal(SECONDS[right])
    as_right = Quantity(value=same, unit=right)

    longer = Quantity(value=same * 2, unit=right)
    shorter = Quantity(value=same / 2, unit=right)
    if SECONDS[left] >= SECONDS[right]:
        assert stands(of(1, left), as_right) == Comparison.EQUAL

    assert stands(of(1, left), longer) == Comparison.LESS
    assert stands(of(1, left), shorter) == Comparison.GREATER


@pytest.mark.parametrize(
    ("hours", "expected"),
    [("8", Comparison.EQUAL), ("7.5", Comparison.GREATER), ("10", Comparison.LESS)],
)
def test_a_working_day_is_as_long_as_the_organisation_says(hours, expected):
    """Sixteen working hours are two working days only where a day has eight."""
    assert expected == stands(of(16, "working_hour"), of(2, "working_day"), hours)


def test_working_time_is_never_guessed_from_calendar_time():
    """48 hours and 2 working days are not comparable, in either order."""
    assert stands(of(48, "hour"), of(2, "working_day")) == Comparison.NOT_COMPARABLE
    assert stands(of(2, "working_day"), of(48, "hour")) == Comparison.NOT_COMPARABLE


def test_months_are_never_turned_into_days():
    """A month has no fixed number of days, so 1 month and 31 days are not comparable."""
    assert stands(of(1, "month"), of(31, "day")) == Comparison.NOT_COMPARABLE
    assert stands(of(1, "month"), of(2, "month")) == Comparison.LESS


def test_currencies_are_never_exchanged():
    """Pounds are compared with pounds, and with nothing else."""
    assert stands(of(25, "GBP"), of("12.50", "GBP")) == Comparison.GREATER
    assert stands(of(25, "GBP"), of(25, "EUR")) == Comparison.NOT_COMPARABLE


def test_a_working_day_without_hours_is_compared_with_itself_alone():
    """With no hours a day nothing is divided by: days stand beside days only."""
    assert stands(of(2, "working_day"), of(1, "working_day"), 0) == Comparison.GREATER
    assert stands(of(2, "working_day"), of(16, "working_hour"), 0) == Comparison.NOT_COMPARABLE


def test_thirds_of_an_hour_compare_exactly():
    """No digit is lost on the way: 0.1 hours are 6 minutes, not nearly 6 minutes."""
    assert stands(of("0.1", "hour"), of(6, "minute")) == Comparison.EQUAL


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (1, "day", "1 day"),
        ("1.0", "day", "1 day"),
        (10, "day", "10 days"),
        ("0.5", "hour", "0.5 hours"),
        (0, "minute", "0 minutes"),
        (1, "working_day", "1 working day"),
        (10, "working_day", "10 working days"),
        (1, "month", "1 month"),
        (3, "ring", "3 rings"),
        ("4.50", "point", "4.5 points"),
        (95, "percent", "95 %"),
        (3, "count", "3"),
        (1200, "second", "1,200 seconds"),
        (1020, "time_of_day", "17:00"),
        (25, "GBP", "£25"),
        (2, "furlong", "2 furlong"),
    ],
)
def test_a_quantity_reads_as_a_sentence_needs_it(value, unit, expected):
    """Each unit is worded, in the singular for exactly one."""
    assert expected == str(of(value, unit))


@pytest.mark.parametrize("unit", [*CALENDAR_UNITS, *WORKING_UNITS, "point", "ring"])
def test_one_is_never_a_plural(unit):
    """The program never writes “1 days”, however the one is spelled."""
    for one in ("1", "1.0", "1.00"):
        worded = str(of(one, unit))

        assert worded == f"1 {unit.replace('_', ' ')}"


@pytest.mark.parametrize(
    ("minutes", "expected"), [(0, "00:00"), (545, "09:05"), (1020, "17:00"), (1439, "23:59")]
)
def test_minutes_after_midnight_read_as_a_time(minutes, expected):
    """A time of day prints as hours and minutes of the 24-hour clock."""
    assert expected == time_of_day(Decimal(minutes))


@pytest.mark.parametrize(
    ("value", "currency", "expected"),
    [
        ("25", "GBP", "£25"),
        ("25.00", "GBP", "£25"),
        ("12.5", "EUR", "€12.50"),
        ("1250", "USD", "$1,250"),
        ("40", "CHF", "CHF 40"),
    ],
)
def test_money_has_its_sign_or_its_code(value, currency, expected):
    """Whole amounts have no pence, others two digits; an unknown sign is the code."""
    assert expected == money(Decimal(value), currency)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("10", "10"), ("0.50", "0.5"), ("1200", "1,200"), ("1E+3", "1,000"), ("0", "0")],
)
def test_a_number_has_no_needless_digit(value, expected):
    """Numbers lose trailing noughts and never turn into powers of ten."""
    assert expected == number(Decimal(value))


def test_a_table_column_has_short_units():
    """Columns print min and h, the percent sign, and names where nothing shorter is clear."""
    shorts = [unit_short(unit, Decimal(2)) for unit in ("minute", "hour", "percent", "day")]

    assert shorts == ["min", "h", "%", "days"]


def test_signs_have_no_name():
    """Units that are only a sign or a bare figure are not spelled out."""
    assert [""] * 3 == [
        unit_name(unit, Decimal(2)) for unit in ("count", "time_of_day", "percent")
    ]


@pytest.mark.parametrize("unit", [*UNITS, "GBP", "JPY"])
def test_known_units_are_known(unit):
    """Every fixed unit and every currency code is a unit."""
    assert is_unit(unit)


@pytest.mark.parametrize("unit", ["", "days", "gbp", "GB", "POUND", "GB1", "£"])
def test_other_words_are_no_units(unit):
    """A plural, a small currency code and a sign are not units."""
    assert not is_unit(unit)


def test_every_unit_is_of_a_clock_or_another_kind():
    """No unit is left out of the groups that comparing knows."""
    assert set(UNITS) == {*CALENDAR_UNITS, *WORKING_UNITS, *OTHER_UNITS}
