"""Periods of results, however people write them: a month, a quarter, a year, a week, a day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from contextlib import suppress

from credo_builder.values import dataclass

_QUARTER_MONTHS = 3
_MONTHS = 12
_YEARS = (1900, 2199)
"""Years that a period may lie in; other numbers are no years."""
_FULL_YEAR = 2000
_TWO_DIGITS = 100
_ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_LEAST_LETTERS = 3
"""Letters of the name of a month that tell it from the others."""
_ISO_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_NAMED = re.compile(r"([^\W\d_]+)\.?[\s\-/’']*(\d{4}|\d{2})?")
_YEAR_NAMED = re.compile(r"(\d{4})[\s\-/]*([^\W\d_]+)\.?")
_QUARTER = re.compile(r"(?:(\d{4})[\s\-/]*q([1-4])|q([1-4])[\s\-/]*(\d{4}))", re.IGNORECASE)
_WEEK = re.compile(r"(\d{4})[\s\-/]*w(\d{1,2})", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d\d:\d\d(?::\d\d)?)?")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Period:
    """A stretch of time that a result speaks of.

    Attributes:
        text: how it is written down: 2027-03, 2027-Q1, 2027-W09, 2027-03-31 or 2027.
        first: its first day.
        last: its last day.
    """

    text: str
    first: dt.date
    last: dt.date

    @property
    def is_month(self) -> bool:
        """Whether it is one month of the calendar."""
        return bool(_ISO_MONTH.fullmatch(self.text))

    def is_ahead(self, on: dt.date) -> bool:
        """Whether it has not begun by *on*."""
        return self.first > on


def period(text: str, months: Sequence[str] = (), year: int | None = None) -> Period | None:
    """Return the period that *text* names; None where it names none that is known.

    Args:
        text: such as 2027-03, 03/2027, March 2027, 2027 Q1, 2027-W09, 2027-03-31 or 2027.
        months: the names of the twelve months, January first; English ones are always known.
        year: of a month that is named without one.
    """
    plain = " ".join(text.split())
    with suppress(ValueError, OverflowError):
        return (
            _day(plain) or _month(plain, months, year) or _quarter(plain) or _week(plain)
            or _whole_year(plain)
        )  # fmt: skip
    return None


def month(year: int, number: int) -> Period:
    """Return the month *number*, 1 to 12, of *year*.

    Raises:
        ValueError: there is no such month, or the year is out of any sensible range.
    """
    if not _YEARS[0] <= year <= _YEARS[1]:
        raise ValueError(year)
    first = dt.date(year, number, 1)
    return Period(f"{year}-{number:02}", first, _end_of_month(first))


def _day(text: str) -> Period | None:
    found = _DAY.fullmatch(text)
    if not found:
        return None
    day = dt.date(int(found[1]), int(found[2]), int(found[3]))
    month(day.year, day.month)
    return Period(day.isoformat(), day, day)


def _month(text: str, months: Sequence[str], year: int | None) -> Period | None:
    if found := _ISO_MONTH.fullmatch(text):
        return month(int(found[1]), int(found[2]))
    if found := _MONTH_YEAR.fullmatch(text):
        return month(int(found[2]), int(found[1]))
    if found := _YEAR_NAMED.fullmatch(text):
        number = _number_of(found[2], months)
        return month(int(found[1]), number) if number else None
    found = _NAMED.fullmatch(text)
    number = _number_of(found[1], months) if found else 0
    if not found or not number:
        return None
    if not found[2]:
        return month(year, number) if year is not None else None
    given = int(found[2])
    return month(given + _FULL_YEAR if given < _TWO_DIGITS else given, number)


def _number_of(name: str, months: Sequence[str]) -> int:
    """Return the number of the month that *name* begins or is; 0 where none or several do."""
    sought = name.casefold()
    for known in (months, _ENGLISH):
        names = [one.casefold() for one in known]
        if sought in names:
            return names.index(sought) + 1
        told = [n for n, one in enumerate(names, 1) if one.startswith(sought)]
        if len(told) == 1 and len(sought) >= _LEAST_LETTERS:
            return told[0]
    return 0


def _quarter(text: str) -> Period | None:
    found = _QUARTER.fullmatch(text)
    if not found:
        return None
    year, number = int(found[1] or found[4]), int(found[2] or found[3])
    last = month(year, number * _QUARTER_MONTHS)
    first = month(year, number * _QUARTER_MONTHS - _QUARTER_MONTHS + 1)
    return Period(f"{year}-Q{number}", first.first, last.last)


def _week(text: str) -> Period | None:
    found = _WEEK.fullmatch(text)
    if not found:
        return None
    month(int(found[1]), 1)
    first = dt.date.fromisocalendar(int(found[1]), int(found[2]), 1)
    return Period(f"{found[1]}-W{int(found[2]):02}", first, first + dt.timedelta(days=6))


def _whole_year(text: str) -> Period | None:
    if not _YEAR.fullmatch(text):
        return None
    year = int(text)
    return Period(f"{year}", month(year, 1).first, month(year, _MONTHS).last)


def _end_of_month(first: dt.date) -> dt.date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
