"""Figures as spreadsheets and people write them: with units, signs and either decimal mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from credo_builder.chapters.monitoring import Measure
from credo_builder.domain.quantities import (
    CALENDAR_UNITS,
    Quantity,
    in_words,
    is_currency,
    scaled,
    unit_name,
)
from credo_builder.errors import CredoError
from credo_builder.i18n import Told, told

LARGEST = Decimal(1_000_000_000)
"""What a figure stays below; no measure of a service counts further."""
MOST_DECIMALS = 6
_SHOWN = 40
"""Letters of a cell that a sentence repeats."""
_ALL = Decimal(100)
_GROUP = 3
_SIXTY = 60
_FIGURE = re.compile(r"([-+−–]?)\s*([\d.,'’\s\u00a0\u202f]*\d)\s*(.*)", re.DOTALL)
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)(?::([0-5]\d))?")
_WORDS = {
    "%": "percent", "percent": "percent", "per cent": "percent", "s": "second", "sec": "second",
    "secs": "second", "m": "minute", "min": "minute", "mins": "minute", "h": "hour", "hr": "hour",
    "hrs": "hour", "d": "day", "pt": "point", "pts": "point", "cases": "count",
}  # fmt: skip
_NAMED = ("second", "minute", "hour", "day", "week", "month", "working_hour", "working_day",
          "point", "ring")  # fmt: skip


class NoFigure(CredoError):
    """A cell holds no figure that the measure can take; the text says why and what to do."""


def excerpt(text: str) -> str:
    """Return the cell *text* as a sentence repeats it: printable, and cut where it is long."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN].rstrip()}…"


def unit_of(measure: Measure) -> str:
    """Return the unit that *measure* counts in: that of its limits, else of its last result."""
    for limit in measure.limits.given:
        return limit.unit
    last = next((r.value for r in reversed(measure.results) if r.value is not None), None)
    return last.unit if last is not None else ""


def figure(text: str, measure: Measure, *, comma: bool, unit: str = "") -> Quantity:
    """Return the result that the cell *text* holds, in the unit of *measure*.

    Args:
        text: such as 92, 92 %, 4,6, 1,200, 2:30 or 3 min.
        measure: whose result it is.
        comma: whether the table writes decimals behind a comma.
        unit: what another cell says that it counts; left alone where we know no such unit.

    Raises:
        NoFigure: it holds none, one in another unit, or one that cannot be.
    """
    plain = " ".join(text.split())
    if plain[-1:].isdigit() and ":" not in plain and _unit_named(unit.strip(), unit_of(measure)):
        plain = f"{plain} {unit.strip()}"
    if plain[:1] in ("=", "@"):
        raise NoFigure(
            told(
                "“{text}” is a formula, not a figure. Save the table with its values.",
                **_cell(plain),
            )
        )
    found = _clock(plain, measure) or _plain(plain, measure, comma=comma)
    if found.unit == "percent" and not _is_share(found.value, measure):
        raise NoFigure(
            told("{value} is no share: a share lies between 0 % and 100 %.", value=in_words(found))
        )
    if found.value < 0 and found.unit not in ("point", "percent") and not is_currency(found.unit):
        raise NoFigure(told("“{text}” is less than nothing.", **_cell(plain)))
    return found


def whole(text: str) -> int | None:
    """Return the number of cases that the cell *text* holds; None for an empty one.

    Raises:
        NoFigure: it is no whole number from 0 on.
    """
    plain = re.sub(r"[\s,.'’]", "", text)
    if not text.strip():
        return None
    if re.fullmatch(r"\d{1,9}", plain) and not re.search(r"[.,]\d{1,2}$", text.strip()):
        return int(plain)
    raise NoFigure(told("“{text}” is no number of cases. Write a whole number.", **_cell(text)))


def writes_commas(cells: Sequence[str]) -> bool:
    """Whether a table writes decimals behind a comma, told by its figures."""
    behind = sum(bool(re.search(r"\d,\d{1,2}(?!\d)", cell)) for cell in cells)
    points = sum(bool(re.search(r"\d\.\d{1,2}(?!\d)", cell)) for cell in cells)
    return behind > points


def _cell(text: str) -> dict[str, str]:
    return {"text": excerpt(text)}


def _clock(text: str, measure: Measure) -> Quantity | None:
    """Return a figure written with colons: a time of day, minutes and seconds, or hours."""
    found = _CLOCK.fullmatch(text)
    if not found:
        return None
    first, second, third = int(found[1]), int(found[2]), int(found[3] or 0)
    unit = unit_of(measure)
    if unit == "time_of_day" and first < 24 and not third:  # noqa: PLR2004  hours of a day
        return Quantity(value=Decimal(first * _SIXTY + second), unit=unit)
    if unit in ("hour", "working_hour") or found[3]:
        seconds = first * _SIXTY * _SIXTY + second * _SIXTY + third
    else:
        seconds = first * _SIXTY + second
    return _converted(Quantity(value=Decimal(seconds), unit="second"), unit, text)


def _plain(text: str, measure: Measure, *, comma: bool) -> Quantity:
    found = _FIGURE.fullmatch(text)
    value = _number(found[2], comma=comma) if found else None
    if found is None or value is None:
        raise NoFigure(
            told("“{text}” is no figure. Write a number, such as 92 or 4.6.", **_cell(text))
        )
    if value >= LARGEST or -value.as_tuple().exponent > MOST_DECIMALS:  # type: ignore[operator]
        raise NoFigure(_too_much(text))
    if found[1] in ("-", "−", "–"):
        value = -value
    unit = unit_of(measure)
    said = found[3].strip().rstrip(".")
    if not said and not unit:
        raise NoFigure(
            told(
                "{code} has no limits yet, so nobody knows what {value} counts. Write the unit, "
                "such as 92 %, or give the measure its limits first.",
                code=measure.code,
                value=found[2],
            )
        )
    named = _unit_named(said, unit) if said else unit
    if not named:
        raise NoFigure(
            told("“{text}” is no figure. Write a number, such as 92 or 4.6.", **_cell(text))
        )
    return _converted(Quantity(value=value, unit=named), unit or named, text)


def _too_much(text: str) -> Told:
    return told(
        "“{text}” is larger or finer than any result. Write a number below {most} with at most "
        "{decimals} decimals.",
        **_cell(text),
        most=f"{LARGEST:,}",
        decimals=MOST_DECIMALS,
    )


def _number(digits: str, *, comma: bool) -> Decimal | None:
    """Return the number that *digits* with their marks make; None where they make none."""
    plain = re.sub(r"[\s'’\u00a0\u202f]", "", digits)
    if len(plain) > _SHOWN:
        return LARGEST
    marks = [c for c in plain if c in ".,"]
    if len(set(marks)) == 2:  # noqa: PLR2004  thousands and decimals; the last mark is decimal
        decimal = marks[-1]
    elif len(marks) > 1:
        decimal = ""
    elif marks == [","]:
        decimal = "," if comma or len(plain.rpartition(",")[2]) != _GROUP else ""
    else:
        grouped = comma and len(plain.rpartition(".")[2]) == _GROUP
        decimal = "" if marks and grouped else "."
    groups = plain.partition(decimal)[0] if decimal else plain
    if re.search(r"[.,]", groups) and not re.fullmatch(r"\d{1,3}([.,]\d{3})+", groups):
        return None
    other = "," if decimal == "." else "."
    written = plain.replace(other, "") if decimal else re.sub("[.,]", "", plain)
    try:
        return Decimal(written.replace(decimal, ".") if decimal else written)
    except InvalidOperation:
        return None


def _unit_named(said: str, usual: str) -> str:
    """Return the unit that *said* names; empty for none."""
    plain = said.casefold().replace("_", " ")
    if plain in _WORDS:
        return _WORDS[plain]
    if is_currency(said):
        return said
    names = {unit_name(one, value): one for one in _NAMED for value in (Decimal(1), Decimal(2))}
    return usual if plain == unit_name(usual, Decimal(2)) else names.get(plain, "")


def _converted(found: Quantity, unit: str, text: str) -> Quantity:
    """Return *found* in *unit*: other times of the clock are turned into it, nothing else is.

    Raises:
        NoFigure: the two do not measure the same.
    """
    if not unit or found.unit == unit:
        return found
    clock = CALENDAR_UNITS[:5]
    if found.unit in clock and unit in clock:
        one = scaled(Quantity(value=Decimal(1), unit=unit), Decimal(8))[1]
        held = scaled(found, Decimal(8))[1] / one
        return Quantity(value=_rounded(held), unit=unit)
    raise NoFigure(
        told(
            "“{text}” is in another unit than the limits of the measure, which count in {unit}.",
            **_cell(text),
            unit=told("per cent") if unit == "percent" else _plural(unit),
        )
    )


def _plural(unit: str) -> Told | str:
    if unit == "count":
        return told("cases")
    return told("times of day") if unit == "time_of_day" else unit_name(unit, Decimal(2))


def _rounded(value: Fraction) -> Decimal:
    """Return *value* with at most four decimals."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(
        Decimal("0.0001")
    ).normalize() + 0


def _is_share(value: Decimal, measure: Measure) -> bool:
    """Whether *value* can be what *measure* counts in per cent.

    A measure whose limits lie beyond 100 or below 0 compares with something, and is no share.
    """
    limits = [one.value for one in measure.limits.given]
    beyond = any(one > _ALL or one < 0 for one in limits)
    return beyond or 0 <= value <= _ALL
