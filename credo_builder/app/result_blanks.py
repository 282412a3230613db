"""An empty table of results, for whoever counts to fill in."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from credo_builder.app.result_figures import unit_of
from credo_builder.chapters.monitoring import Frequency, Measure
from credo_builder.chapters.organisation import words
from credo_builder.compose.typography import typography
from credo_builder.domain.periods import Period, month, period
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import unit_short
from credo_builder.domain.wording import filled
from credo_builder.errors import CredoError
from credo_builder.i18n import told
from credo_builder.storage import files
from credo_builder.values import dataclass

LONG_HEADS = ("measure", "name", "period", "value", "unit", "cases", "note")
WIDE_HEADS = ("measure", "name", "unit")
_MONTHS = 12
_QUARTER = 3
_STEPS: dict[str, int] = {Frequency.QUARTERLY: _QUARTER, Frequency.YEARLY: _MONTHS}
"""Months between two results; one for everything that is counted more often."""
_SEVERAL = Decimal(2)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def blank_table(project: Project, on: dt.date, *, wide: bool = False) -> str:
    """Return a table of the results that are due, with no figures.

    A line a measure and period: those of this year that have begun and have no result yet, or
    the one of *on* where all have. Wide, it has a line a measure and a column for each month of
    the year, so that a year may be filled as one goes.

    Raises:
        CredoError: there are no measures yet.
    """
    if not project.of(Measure):
        raise CredoError(
            told("There are no measures yet. Add them in the step “How we will know”.")
        )
    marks = typography(project.settings.language).numbers
    out = io.StringIO()
    delimiter = ";" if marks.decimal == "," else ","
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    if wide:
        months = [month(on.year, n).text for n in range(1, _MONTHS + 1)]
        writer.writerow((*WIDE_HEADS, *months))
        writer.writerows((*_named(one), *("" for _ in months)) for one in _lines(project))
    else:
        writer.writerow(LONG_HEADS)
        for one in _lines(project):
            code, name, unit = _named(one)
            for when in due(project, one.measure, on):
                writer.writerow((code, name, when.text, "", unit, "", ""))
    return out.getvalue()


def due(project: Project, measure: Measure, on: dt.date) -> tuple[Period, ...]:
    """Return the periods of this year that *measure* has no result of; at least one.

    Months, but quarters and years where it is counted that seldom.
    """
    months = typography(project.settings.language).months
    held = {found.text for one in measure.results if (found := period(one.period, months))}
    step = _STEPS.get(measure.frequency, 1)
    begun = [one for one in _year(on.year, step) if one.first <= on]
    return tuple(one for one in begun if one.text not in held) or tuple(begun[-1:])


def next_month(project: Project, on: dt.date) -> Period:
    """Return the month whose results are asked for next.

    It is the one after the latest that any measure has, or that one itself while others lack
    it or the next has not begun by *on*; without any result, the month before *on*.
    """
    months = typography(project.settings.language).months
    held = [
        {found.text: found for one in measure.results
         if one.value and (found := period(one.period, months)) and found.is_month}
        for measure in project.of(Measure)
    ]  # fmt: skip
    every = [found for ones in held for found in ones.values()]
    if not every:
        before = on.replace(day=1) - dt.timedelta(days=1)
        return month(before.year, before.month)
    last = max(every, key=lambda one: one.last)
    after = last.last + dt.timedelta(days=1)
    is_whole = all(last.text in ones for ones in held if ones)
    return month(after.year, after.month) if is_whole and after <= on else last


def _year(year: int, step: int) -> Iterator[Period]:
    texts = {
        1: [f"{year}-{n:02}" for n in range(1, _MONTHS + 1)],
        _QUARTER: [f"{year}-Q{n}" for n in range(1, _MONTHS // _QUARTER + 1)],
    }.get(step, [f"{year}"])
    for text in texts:
        found = period(text)
        if found is not None:
            yield found


def write_blank(
    project: Project, path: str | os.PathLike[str], on: dt.date, *, wide: bool = False
) -> None:
    """Write an empty table of results to *path*, as spreadsheets like it.

    Raises:
        credo_builder.errors.CannotSave: a file of another kind stands there, or the disk refused.
        CredoError: there are no measures yet.
    """
    content = blank_table(project, on, wide=wide).encode("utf-8-sig")
    files.refuse_other_kind(Path(path), beginning=content[: len(LONG_HEADS[0]) + 3])
    files.save(Path(path), content)


@dataclass(frozen=True)
class _Line:
    """A measure and its name, placeholders filled."""

    measure: Measure
    name: str


def _lines(project: Project) -> Sequence[_Line]:
    said = words(project)
    return [_Line(one, filled(one.name.strip(), said)) for one in project.of(Measure)]


def _named(one: _Line) -> tuple[str, str, str]:
    """Return code, name and unit; what a spreadsheet would calculate is told to be text."""
    unit = unit_of(one.measure)
    name = f"'{one.name}" if one.name.startswith(_FORMULA) else one.name
    return one.measure.code or name, name, unit_short(unit, _SEVERAL) if unit else ""
