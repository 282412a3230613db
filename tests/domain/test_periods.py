"""Periods as people write them, and what is no period."""

from __future__ import annotations

import datetime as dt

import pytest

from credo_builder.compose.typography import GERMAN
from credo_builder.domain.periods import month, period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-10", "2026-10"),
        ("2026/3", "2026-03"),
        (" 10/2026 ", "2026-10"),
        ("October 2026", "2026-10"),
        ("oct. 26", "2026-10"),
        ("Sept-2026", "2026-09"),
        ("2026 December", "2026-12"),
        ("March", "2025-03"),
        ("Q3 2026", "2026-Q3"),
        ("2026-q1", "2026-Q1"),
        ("2026-W09", "2026-W09"),
        ("2026-10-05", "2026-10-05"),
        ("2026-10-01 00:00:00", "2026-10-01"),
        ("2026", "2026"),
        ("März 2026", "2026-03"),
        ("Dez 2026", "2026-12"),
    ],
)
def test_a_period_is_read_as_people_write_it(text, expected):
    """Months by number or name, quarters, weeks, days and years come into one spelling."""
    assert expected == period(text, GERMAN.months, 2025).text


@pytest.mark.parametrize(
    "text",
    ["", "2026-13", "2026-02-30", "2026-W54", "0000-01", "9999", "99999999999999999-01", "Ma 2026",
     "by Easter", "=A1", "1e308", "05/10/2026", "\0", "Q5 2026"],
)  # fmt: skip
def test_what_names_no_period_is_none(text):
    """A month that is none, a name two months begin with, and a day with two readings."""
    assert period(text) is None


def test_a_period_knows_its_days():
    """A quarter reaches from its first day to its last, and is ahead before it has begun."""
    quarter = period("2026-Q1")

    assert (dt.date(2026, 1, 1), dt.date(2026, 3, 31)) == (quarter.first, quarter.last)
    assert quarter.is_ahead(dt.date(2025, 12, 31))
    assert not quarter.is_ahead(dt.date(2026, 1, 1))
    assert dt.date(2024, 2, 29) == month(2024, 2).last
    assert [True, False, False] == [
        period(text).is_month for text in ("2026-01", "2026", "2026-01-05")
    ]


def test_a_month_without_a_year_needs_one():
    """March alone says nothing until somebody says which."""
    assert period("March") is None
