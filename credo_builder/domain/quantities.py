"""Durations, shares and money, and the one place where two of them are compared."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from credo_builder.domain.shapes import Shape
from credo_builder.i18n import forms, told, told_of
from credo_builder.values import dataclass

_SECONDS = {
    "second": Fraction(1),
    "minute": Fraction(60),
    "hour": Fraction(3600),
    "day": Fraction(86_400),
    "week": Fraction(604_800),
}
CALENDAR_UNITS = ("second", "minute", "hour", "day", "week", "month")
WORKING_UNITS = ("working_hour", "working_day")
TIME_UNITS = CALENDAR_UNITS[:5] + WORKING_UNITS + ("month",)
OTHER_UNITS = ("percent", "point", "count", "ring", "time_of_day")
UNITS = TIME_UNITS + OTHER_UNITS

_NAMES = {
    "second": forms("second", "seconds"),
    "minute": forms("minute", "minutes"),
    "hour": forms("hour", "hours"),
    "day": forms("day", "days"),
    "week": forms("week", "weeks"),
    "month": forms("month", "months"),
    "working_hour": forms("working hour", "working hours"),
    "working_day": forms("working day", "working days"),
    "point": forms("point", "points"),
    "ring": forms("ring", "rings"),
}
_SHORT = {"second": "s", "minute": "min", "hour": "h"}


def is_currency(unit: str) -> bool:
    """Whether *unit* reads as an ISO 4217 currency code, such as GBP."""
    return len(unit) == len("GBP") and unit.isascii() and unit.isalpha() and unit.isupper()


def is_unit(unit: str) -> bool:
    """Whether *unit* is one the program knows: a fixed unit or a currency code."""
    return unit in UNITS or is_currency(unit)


@dataclass(frozen=True, kw_only=True)
class Quantity(Shape):
    """A number with its unit, such as 10 working days.

    The unit is one of `UNITS` or a currency code. A ``time_of_day`` counts minutes
    after midnight: 17:00 is 1020.
    """

    value: Decimal = Decimal(0)
    unit: str = ""

    def __str__(self) -> str:
        """Return the quantity in words: "1 day", "10 working days", "95 %", "17:00"."""
        return in_words(self)


class Comparison(Enum):
    """How one quantity stands to another."""

    LESS = "less"
    EQUAL = "equal"
    GREATER = "greater"
    NOT_COMPARABLE = "not comparable"


def compare(left: Quantity, right: Quantity, *, hours_per_day: Decimal) -> Comparison:
    """Return how *left* stands to *right*: the one normaliser of the program.

    Comparable are: the same unit; second to week among themselves; working hours with
    working days by *hours_per_day* (hours, above 0). Working time against calendar
    time, months against days and different currencies are never guessed at.
    """
    a, b = scaled(left, hours_per_day), scaled(right, hours_per_day)
    if a[0] != b[0]:
        return Comparison.NOT_COMPARABLE
    if a[1] == b[1]:
        return Comparison.EQUAL
    return Comparison.LESS if a[1] < b[1] else Comparison.GREATER


def scaled(quantity: Quantity, hours_per_day: Decimal) -> tuple[str, Fraction]:
    """Return what *quantity* measures, and how much of it, in that measure's own unit.

    Quantities that measure the same can be set on one scale.
    """
    value = Fraction(quantity.value)
    if quantity.unit in _SECONDS:
        return "calendar time", value * _SECONDS[quantity.unit]
    if quantity.unit == "working_day" and hours_per_day > 0:
        return "working time", value * Fraction(hours_per_day)
    if quantity.unit == "working_hour" and hours_per_day > 0:
        return "working time", value
    return quantity.unit, value


@dataclass(frozen=True)
class NumberMarks:
    """What parts the thousands of a number, and what stands before its decimals."""

    group: str = ","
    decimal: str = "."

    def write(self, english: str) -> str:
        """Return a number such as "1,200.5" with these marks."""
        return english.translate({ord(","): self.group, ord("."): self.decimal})


_ENGLISH = NumberMarks()
_marks: ContextVar[NumberMarks] = ContextVar("number_marks", default=_ENGLISH)


@contextmanager
def writing_numbers(marks: NumberMarks) -> Iterator[None]:
    """Write every number with *marks* for the time being; without, they are English."""
    before = _marks.set(marks)
    try:
        yield
    finally:
        _marks.reset(before)


def number(value: Decimal | int, places: int = 0) -> str:
    """Return *value* without needless digits: 10, 0.5, 1,200; but with *places* decimals."""
    plain = Decimal(value).normalize()
    if places > decimals(plain):
        return _marks.get().write(f"{plain:,.{places}f}")
    return _marks.get().write(f"{plain:,f}")


def decimals(value: Decimal) -> int:
    """Return how many decimals *value* needs: 0 for 4.0, 1 for 4.5."""
    return max(0, -int(value.normalize().as_tuple().exponent))


def unit_name(unit: str, value: Decimal) -> str:
    """Return the unit in words, singular for exactly 1; empty for units that are a sign."""
    if unit in _NAMES:
        return _NAMES[unit][0 if value == 1 else 1]
    return "" if unit in ("count", "time_of_day", "percent") else unit


def unit_short(unit: str, value: Decimal) -> str:
    """Return the unit as a table column prints it: min, h, working days."""
    return "%" if unit == "percent" else _SHORT.get(unit) or unit_name(unit, value)


def in_words(quantity: Quantity) -> str:
    """Return *quantity* as a sentence needs it; never "1 days"."""
    value = quantity.value
    if quantity.unit == "percent":
        return f"{number(value)} %"
    if quantity.unit == "time_of_day":
        return time_of_day(value)
    if is_currency(quantity.unit):
        return money(value, quantity.unit)
    if quantity.unit not in _NAMES:
        return f"{number(value)} {unit_name(quantity.unit, value)}".strip()
    one, many = _NAMES[quantity.unit]
    name = told_of(one, many, 1 if value == 1 else max(2, int(value)))
    return told("{figure} {unit}", figure=number(value), unit=name)


def time_of_day(value: Decimal) -> str:
    """Return minutes after midnight as ``17:00``."""
    minutes = int(value)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥", "INR": "₹"}


def money(value: Decimal, currency: str) -> str:
    """Return an amount of money: "£25", "£12.50", "CHF 40"."""
    figure = f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"
    figure = _marks.get().write(figure)
    sign = _SIGNS.get(currency)
    return f"{sign}{figure}" if sign else f"{currency} {figure}"
