"""What would be taken from a table of results, what cannot be, and the taking itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from credo_builder.app.result_figures import (
    NoFigure,
    excerpt,
    figure,
    unit_of,
    whole,
    writes_commas,
)
from credo_builder.app.result_tables import Cell, table_of
from credo_builder.app.tables import Row
from credo_builder.chapters.monitoring import Measure, MeasureResult
from credo_builder.chapters.organisation import hours_per_day
from credo_builder.compose.typography import typography
from credo_builder.domain.periods import Period, period
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import in_words
from credo_builder.domain.standing import Standing
from credo_builder.i18n import Told, told, told_of
from credo_builder.values import dataclass

LONGEST_NOTE = 300


@dataclass(frozen=True)
class Taken:
    """One result that can be taken.

    Attributes:
        line: of the table. measure: whose result. result: as it will stand.
        before: the result of the same period that is there with another figure, or None.
        standing: how it stands by the limits.
    """

    line: int
    measure: Measure
    result: MeasureResult
    before: MeasureResult | None
    standing: Standing

    @property
    def told(self) -> Told:
        """What it is, in a line: “S4 October 2026: 81 %, instead of 79 %”."""
        words = {
            "code": self.measure.code,
            "period": self.result.period,
            "value": _valued(self.result),
        }
        if self.before is None:
            return told("{code}, {period}: {value}.", **words)
        was = _valued(self.before)
        return told("{code}, {period}: {value} instead of {was}.", **words, was=was)


@dataclass(frozen=True)
class Trouble:
    """One cell that cannot be taken: its line and column, and what to do about it."""

    line: int
    column: str
    reason: str

    @property
    def told(self) -> Told:
        """Where it is and what to do, as one sentence and more."""
        where = told("Line {n}, {column}:", n=self.line, column=f"“{self.column}”")
        return told("{where} {reason}", where=where, reason=self.reason)


@dataclass(frozen=True)
class Look:
    """A look at a table before anything is taken.

    Attributes:
        taken: what can be taken, in the order of the table.
        troubles: what cannot.
        same: how many results are there already, the very same.
        empty: how many cells were left empty.
        cautions: what is allowed, but may not be meant.
    """

    taken: tuple[Taken, ...]
    troubles: tuple[Trouble, ...]
    same: int
    empty: int
    cautions: tuple[Told, ...] = ()

    @property
    def new(self) -> tuple[Taken, ...]:
        """Those of a period that has no result yet."""
        return tuple(one for one in self.taken if one.before is None)

    @property
    def replacing(self) -> tuple[Taken, ...]:
        """Those that would replace another figure of the same period."""
        return tuple(one for one in self.taken if one.before is not None)

    def chosen(self, *, replace: bool) -> tuple[Taken, ...]:
        """Return those to be taken: all, or only those that replace nothing."""
        return self.taken if replace else self.new


def look(project: Project, rows: Iterable[Row], on: dt.date) -> Look:
    """Return what of the table *rows* can be taken into *project*, and what cannot.

    Args:
        project: whose measures they are.
        rows: the table, see `credo_builder.app.result_tables`.
        on: today; results of periods that have not begun are not taken.

    Raises:
        CredoError: it is no table of results at all; with what to do.
    """
    table = table_of(rows, project)
    comma = writes_commas([cell.value for cell in table.cells])
    reader = _Reader(project, on, comma=comma)
    reader.troubles += [Trouble(1, head, _no_period_head(head)) for head in table.strange]
    for cell in table.cells:
        reader.read(cell)
    return Look(
        tuple(reader.taken), tuple(reader.troubles), reader.same, reader.empty,
        tuple(_cautions(reader.taken)),
    )  # fmt: skip


def applied(project: Project, chosen: Iterable[Taken]) -> Project:
    """Return *project* with the *chosen* results, those of each measure in the order of time.

    A result of the same period is replaced. Results of periods that nobody can place keep
    theirs.
    """
    by_measure: dict[str, list[MeasureResult]] = {}
    for one in chosen:
        by_measure.setdefault(one.measure.id, []).append(one.result)
    for measure_id, results in by_measure.items():
        measure = project.find(Measure, measure_id)
        if measure is not None:
            project = project.put(replace(measure, results=_merged(project, measure, results)))
    return project


def result_of(project: Project, measure: Measure, text: str) -> MeasureResult | None:
    """Return the result of *measure* in the period *text*, however both are written; or None."""
    months = typography(project.settings.language).months
    sought = _key(text, months)
    return next((one for one in measure.results if _key(one.period, months) == sought), None)


def period_words(project: Project, text: str) -> str:
    """Return a period as people say it: “October 2026” for 2026-10; others as they stand."""
    habits = typography(project.settings.language)
    found = period(text, habits.months)
    return habits.month(found.first) if found is not None and found.is_month else text


def _merged(
    project: Project, measure: Measure, results: Iterable[MeasureResult]
) -> tuple[MeasureResult, ...]:
    months = typography(project.settings.language).months
    held = {_key(one.period, months): one for one in measure.results}
    for result in results:
        key = _key(result.period, months)
        before = held.get(key)
        held[key] = result if before is None else _renewed(before, result)
    return tuple(_in_time(list(held.values()), months))


def _renewed(before: MeasureResult, result: MeasureResult) -> MeasureResult:
    """Return *before* with the figure of *result*, and with what else that says."""
    cases = before.n if result.n is None else result.n
    return replace(before, value=result.value, n=cases, note=result.note or before.note)


def _in_time(results: list[MeasureResult], months: tuple[str, ...]) -> list[MeasureResult]:
    """Return *results* in the order of time; those without a place keep theirs."""
    places = [n for n, one in enumerate(results) if period(one.period, months) is not None]
    sorted_ones = iter(sorted((results[n] for n in places), key=lambda one: _days(one, months)))
    for place in places:
        results[place] = next(sorted_ones)
    return results


def _days(one: MeasureResult, months: tuple[str, ...]) -> tuple[dt.date, dt.date]:
    found = period(one.period, months)
    return (found.last, found.first) if found else (dt.date.min, dt.date.min)


def _key(text: str, months: tuple[str, ...]) -> str:
    found = period(text, months)
    return found.text if found else " ".join(text.split()).casefold()


def _valued(result: MeasureResult) -> str:
    return in_words(result.value) if result.value is not None else ""


class _Reader:
    """Weighs one cell after the other."""

    def __init__(self, project: Project, on: dt.date, *, comma: bool) -> None:
        self.project = project
        self.on = on
        self.comma = comma
        self.months = typography(project.settings.language).months
        self.hours = hours_per_day(project)
        self.measures = _sought(project)
        self.codes = [one.code for one in project.of(Measure) if one.code]
        self.taken: list[Taken] = []
        self.troubles: list[Trouble] = []
        self.same = self.empty = 0
        self._lines: dict[tuple[str, str], int] = {}

    def read(self, cell: Cell) -> None:
        """Take *cell*, or say why not."""
        if not cell.value:
            self._read_empty(cell)
            return
        measure = self.measures.get(_plain(cell.code))
        if measure is None:
            self._tell(cell, told("measure"), self._unknown(cell.code))
            return
        when = period(cell.period, self.months)
        if when is None:
            self._tell(cell, told("period"), _no_period(cell.period))
        elif when.is_ahead(self.on):
            self._tell(cell, told("period"), told("{period} has not begun yet.", period=when.text))
        elif (measure.id, when.text) in self._lines:
            first = self._lines[measure.id, when.text]
            self._tell(
                cell, told("period"),
                told("{code} has {period} in line {first} already, and that one stands.",
                     code=measure.code, period=when.text, first=first),
            )  # fmt: skip
        else:
            self._weigh(cell, measure, when)

    def _read_empty(self, cell: Cell) -> None:
        """A cell nobody filled is no fault; one with a note and no figure is."""
        if cell.note and cell.code:
            self._tell(cell, cell.column, told("There is a note, but no figure."))
        else:
            self.empty += 1

    def _weigh(self, cell: Cell, measure: Measure, when: Period) -> None:
        try:
            value = figure(cell.value, measure, comma=self.comma, unit=cell.unit)
        except NoFigure as fault:
            self._tell(cell, cell.column, fault.args[0])
            return
        try:
            cases = whole(cell.cases)
        except NoFigure as fault:
            self._tell(cell, told("cases"), fault.args[0])
            return
        note = " ".join("".join(c if c.isprintable() else " " for c in cell.note).split())
        if len(note) > LONGEST_NOTE:
            self._tell(
                cell, told("note"),
                told("The note has {n} letters; {most} are the most. Say it in fewer words.",
                     n=len(note), most=LONGEST_NOTE),
            )  # fmt: skip
            return
        self._lines[measure.id, when.text] = cell.line
        result = MeasureResult(period=when.text, value=value, n=cases, note=note)
        before = result_of(self.project, measure, when.text)
        if before is not None and _says_the_same(before, result):
            self.same += 1
            return
        known = before if before is not None and before.value is not None else None
        standing = measure.limits.standing(value, self.hours)
        self.taken.append(Taken(cell.line, measure, result, known, standing))

    def _unknown(self, code: str) -> Told:
        if not code:
            return told("No measure is named. Write its code, such as S1.")
        if not self.codes:
            return told("There are no measures yet. Add them in the step “How we will know”.")
        return told(
            "There is no measure “{code}”. The codes are {first} to {last}.",
            code=excerpt(code),
            first=self.codes[0],
            last=self.codes[-1],
        )

    def _tell(self, cell: Cell, column: str, reason: str) -> None:
        self.troubles.append(Trouble(cell.line, column, reason))


def _says_the_same(before: MeasureResult, result: MeasureResult) -> bool:
    """Whether *result* brings nothing that *before* does not say."""
    return (
        before.value is not None
        and result.value is not None
        and before.value.unit == result.value.unit
        and before.value.value == result.value.value
        and result.n in (None, before.n)
        and result.note in ("", before.note)
    )


def _sought(project: Project) -> Mapping[str, Measure]:
    """Return each measure by its code and, where only one has it, by its name."""
    measures = project.of(Measure)
    names = [_plain(one.name) for one in measures]
    named = {
        _plain(m.name): m for m in measures if m.name.strip() and names.count(_plain(m.name)) == 1
    }
    return named | {_plain(one.code): one for one in measures if one.code}


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" .:?").casefold()


def _no_period_head(head: str) -> Told:
    return told(
        "“{text}” names no period, so nothing was read from this column. Name a month with its "
        "year, such as 2027-03.",
        text=excerpt(head),
    )


def _no_period(text: str) -> Told:
    if not text.strip():
        return told("No period is named. Write it as 2027-03.")
    return told(
        "“{text}” is no period we can place. Write a month as 2027-03 or March 2027, a quarter as "
        "2027-Q1, a week as 2027-W09.",
        text=excerpt(text),
    )


def _cautions(taken: Iterable[Taken]) -> Iterable[Told]:
    """Yield what is allowed but may not be meant: shares written as parts of one."""
    by_measure: dict[str, list[Taken]] = {}
    for one in taken:
        by_measure.setdefault(one.measure.code, []).append(one)
    for code, ones in by_measure.items():
        limits = ones[0].measure.limits
        values = [one.result.value.value for one in ones if one.result.value is not None]
        shares = unit_of(ones[0].measure) == "percent" and limits.green is not None
        if shares and limits.green is not None and limits.green.value > 1 >= max(values) > 0:
            yield told_of(
                "{code}: the figure is at most 1 %. If it is meant as a part of one, write it as "
                "per cent: 92 instead of 0.92.",
                "{code}: all {n} figures are at most 1 %. If they are meant as parts of one, "
                "write them as per cent: 92 instead of 0.92.",
                len(ones),
                code=code,
            )
