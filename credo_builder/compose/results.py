"""How measures stand: the results written down so far, and what each of them means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from credo_builder.chapters.monitoring import Measure, MeasureResult
from credo_builder.chapters.organisation import hours_per_day
from credo_builder.compose.view import View
from credo_builder.domain.quantities import Quantity, in_words, number, unit_short
from credo_builder.domain.standing import Standing

LETTERS: dict[str, str] = {"green": "G", "amber": "A", "red": "R"}
STANDINGS: dict[str, str] = {"green": "green", "amber": "amber", "red": "red"}
"""The letter and the word of each standing, in English."""
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Result:
    """One result, ready to be drawn: when, the figure, and how it stands."""

    period: str
    value: Decimal | None
    words: str
    cases: str
    status: Standing
    letter: str


@dataclass(frozen=True)
class Course:
    """The results of one measure in the order they were written down.

    Attributes:
        results: each period, a value missing where it is not known yet.
        threshold: where green begins, in the unit of the values; None without one.
        said: all of it as a sentence, for those who do not see the line.
    """

    results: tuple[Result, ...]
    threshold: Decimal | None
    said: str

    @property
    def latest(self) -> Result | None:
        """The last result with a value."""
        return next((r for r in reversed(self.results) if r.value is not None), None)


def status(view: View, measure: Measure, result: Quantity | None) -> Standing:
    """Return how *result* stands by the limits of *measure*; empty where they do not tell."""
    return measure.limits.standing(result, hours_per_day(view.project))


def is_lower_better(view: View, measure: Measure) -> bool:
    """Whether green lies below amber or red, as it does for times and faults."""
    return measure.limits.is_lower_better(hours_per_day(view.project))


def course(view: View, measure: Measure) -> Course | None:
    """Return the results of *measure*; None while none has a value."""
    results = tuple(_result(view, measure, one) for one in measure.results)
    if not any(one.value is not None for one in results):
        return None
    return Course(
        results=results,
        threshold=measure.green.value if measure.green else None,
        said=_said(view, results, measure),
    )


def _result(view: View, measure: Measure, one: MeasureResult) -> Result:
    stands = status(view, measure, one.value)
    return Result(
        period=_period(view, one.period),
        value=one.value.value if one.value else None,
        words=short(one.value) if one.value else "",
        cases="" if one.n is None else view.say("from {count} cases", count=number(one.n)),
        status=stands,
        letter=view.say(LETTERS.get(stands, "")),
    )


def short(quantity: Quantity) -> str:
    """Return a figure as a table shows it: "98 %", "4.6", "3 min"."""
    if quantity.unit in {"point", "count"}:
        return number(quantity.value)
    if quantity.unit in {"minute", "hour", "day", "working_day"}:
        return f"{number(quantity.value)} {unit_short(quantity.unit, quantity.value)}"
    return in_words(quantity)


def _period(view: View, text: str) -> str:
    """Return "October 2026" for "2026-10"; other words as they are."""
    found = _MONTH.fullmatch(text.strip())
    if found and 1 <= int(found[2]) <= _MONTHS_A_YEAR and int(found[1]):
        return view.month(date(int(found[1]), int(found[2]), 1))
    return view.fill(text.strip())


def _said(view: View, results: tuple[Result, ...], measure: Measure) -> str:
    """Return every result with its period, and from where on it is green."""
    told = ", ".join(_told(view, one) for one in results if one.value is not None)
    if measure.green is None:
        return f"{told}."
    start = view.say("Green from {limit}.", limit=in_words(measure.green))
    if is_lower_better(view, measure):
        start = view.say("Green up to {limit}.", limit=in_words(measure.green))
    return f"{told}. {start}"


def _told(view: View, one: Result) -> str:
    words = " ".join(filter(None, (one.period, one.words, one.cases)))
    return f"{words} ({view.say(STANDINGS[one.status])})" if one.status else words
