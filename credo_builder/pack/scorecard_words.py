"""What the scorecard says: measures by what they tell about, and their months of one year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from credo_builder.chapters.monitoring import Frequency, Measure, MeasureResult
from credo_builder.compose.results import LETTERS, STANDINGS, is_lower_better, short, status
from credo_builder.compose.sections.practice import GROUPS
from credo_builder.compose.view import View
from credo_builder.domain.periods import Period, period
from credo_builder.domain.quantities import Quantity, decimals, in_words, number
from credo_builder.domain.standing import Standing
from credo_builder.values import dataclass

MONTHS = 12
_STEPS: dict[str, int] = {Frequency.QUARTERLY: 3, Frequency.YEARLY: MONTHS}
"""Months between two results; one for everything that is counted more often."""


@dataclass(frozen=True)
class Mark:
    """The result of one month: how it stands, its letter, its figure, and all of it in words."""

    standing: Standing
    letter: str
    figure: str
    said: str
    quantity: Quantity


@dataclass(frozen=True)
class ScoreRow:
    """One measure on the scorecard.

    Attributes:
        measure: the record itself, for its limits.
        aim: where green begins, as a table shows it; empty without a limit.
        months: January first; None where there is no result yet.
        due: the months, 0 for January, that are to have one.
        course: how the year went, in words; empty without two results.
        threshold: where green begins, in the unit of the results; None where it has another.
        latest: the mark of the last month with a result.
        notes: (month, what happened) of the year, the newest first.
    """

    measure: Measure
    code: str
    name: str
    aim: str
    months: tuple[Mark | None, ...]
    due: frozenset[int]
    course: str
    threshold: Decimal | None
    latest: Mark | None
    reader: str
    response: str
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ScoreGroup:
    """The measures that tell about the same thing."""

    title: str
    note: str
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True)
class ScorecardWords:
    """Everything a scorecard says, filled and in the document's language.

    Attributes:
        year: whose months it has; None where nothing tells.
        groups: feel, do, deliver and people, those without a measure left out.
        months: (name, head of its column), January first.
        elsewhere: how many results have no month on it.
    """

    year: int | None
    groups: tuple[ScoreGroup, ...]
    months: tuple[tuple[str, str], ...]
    elsewhere: int

    @property
    def rows(self) -> tuple[ScoreRow, ...]:
        """Every measure, in the order of the sheet."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def has_results(self) -> bool:
        """Whether any month of any measure has a result."""
        return any(mark for row in self.rows for mark in row.months)


def scorecard_words(view: View, *, blank: bool = False) -> ScorecardWords:
    """Return what the scorecard of *view* says, of the year of the latest result.

    Without results it is the year in which the edition is issued. A *blank* one has no results
    and no year, so that any may be written over it.
    """
    held = view.of(Measure)
    placed = {one.id: _placed(view, one) for one in held}
    ends = [when.last for ones in placed.values() for when, _ in ones]
    issued = view.project.settings.issued_on
    year = max(ends).year if ends else issued.year if issued else None
    if blank:
        year, placed = None, {}
    rows = {one.id: _row(view, one, placed.get(one.id, ()), year) for one in held}
    known = tuple(GROUPS)
    groups = [
        ScoreGroup(
            view.say(title), view.say(note), tuple(rows[m.id] for m in held if m.group == group)
        )
        for group, (title, note) in GROUPS.items()
    ]
    groups.append(ScoreGroup("", "", tuple(rows[m.id] for m in held if m.group not in known)))
    told = sum(1 for m in held for one in m.results if one.value is not None)
    return ScorecardWords(
        year=year,
        groups=tuple(group for group in groups if group.rows),
        months=_heads(view),
        elsewhere=0 if blank else told - sum(len(ones) for ones in placed.values()),
    )


def _heads(view: View) -> tuple[tuple[str, str], ...]:
    """Return name and head of each month: its name where that is short, else its first letter."""
    names = view.typography.months
    short_ones = max(len(name) for name in names) <= len("10月")
    return tuple((name, name if short_ones else name[:1].upper()) for name in names)


def _placed(view: View, measure: Measure) -> tuple[tuple[Period, MeasureResult], ...]:
    """Return the results of *measure* that have a place in time, the earliest first."""
    months = view.typography.months
    found = [
        (when, one)
        for one in measure.results
        if one.value is not None and (when := period(one.period, months)) is not None
    ]
    return tuple(sorted(found, key=lambda pair: pair[0].last))


def _row(
    view: View,
    measure: Measure,
    placed: Sequence[tuple[Period, MeasureResult]],
    year: int | None,
) -> ScoreRow:
    """Return *measure* with its months of *year*; what ends in a month stands there."""
    marks: list[Mark | None] = [None] * MONTHS
    shown = [one.value for when, one in placed if when.last.year == year and one.value]
    places = max((decimals(one.value) for one in shown), default=0)
    notes: dict[int, str] = {}
    for when, one in placed:
        if when.last.year == year and one.value is not None:
            place = when.last.month - 1
            marks[place] = _mark(view, measure, one.value, place, places)
            if one.note.strip():
                notes[place] = view.fill(one.note.strip())
    names = view.typography.months
    final = next((mark for mark in reversed(marks) if mark is not None), None)
    return ScoreRow(
        measure=measure,
        code=measure.code,
        name=view.fill(measure.name.strip()),
        aim=_aim(view, measure),
        months=tuple(marks),
        due=_due(measure),
        course=_course(view, measure, marks),
        threshold=_threshold(measure, marks),
        latest=final,
        reader=view.role(measure.reviewer_role),
        response=view.fill(measure.response_if_red.strip()),
        notes=tuple((names[place], notes[place]) for place in sorted(notes, reverse=True)),
    )


def _mark(view: View, measure: Measure, value: Quantity, place: int, places: int) -> Mark:
    stands = status(view, measure, value)
    figure = _figure(measure, value, places)
    # Whoever listens hears the figure as it is drawn: 4.0 beside 4.1.
    words = view.told(in_words(value)).replace(number(value.value), number(value.value, places), 1)
    said = f"{view.typography.months[place]}: {words}"
    return Mark(
        standing=stands,
        letter=view.say(LETTERS.get(stands, "")),
        figure=figure,
        said=f"{said}, {view.say(STANDINGS[stands])}" if stands else said,
        quantity=value,
    )


def _figure(measure: Measure, value: Quantity, places: int) -> str:
    """Return a figure as a narrow cell shows it: its unit stands with the limit of green."""
    units = {one.unit for one in measure.limits.given} or {value.unit}
    is_plain = value.unit in units and value.unit != "time_of_day"
    return number(value.value, places) if is_plain else short(value)


def _due(measure: Measure) -> frozenset[int]:
    """Return the months, 0 for January, at whose end *measure* has a result."""
    step = _STEPS.get(measure.frequency, 1)
    return frozenset(range(step - 1, MONTHS, step))


def _aim(view: View, measure: Measure) -> str:
    if measure.green is None:
        return ""
    limit = short(measure.green)
    return view.say("up to {limit}", limit=limit) if is_lower_better(view, measure) else limit


def _threshold(measure: Measure, marks: Iterable[Mark | None]) -> Decimal | None:
    """Return where green begins, if the results are in its unit and may stand over one line."""
    units = {mark.quantity.unit for mark in marks if mark is not None}
    green = measure.green
    return green.value if green is not None and units == {green.unit} else None


def _course(view: View, measure: Measure, marks: Sequence[Mark | None]) -> str:
    """Return how the year went, for those who do not see the line."""
    known = [(n, mark.quantity) for n, mark in enumerate(marks) if mark is not None]
    if not known or len({one.unit for _, one in known}) > 1:
        return ""
    names = view.typography.months
    (first, start), (last, end) = known[0], known[-1]
    if first == last:
        told = view.say("{value} in {month}.", value=in_words(end), month=names[last])
    else:
        told = view.say(
            "From {start} in {first} to {end} in {last}.",
            start=in_words(start), first=names[first], end=in_words(end), last=names[last],
        )  # fmt: skip
        told += " " + _extremes(view, known)
    green = measure.green
    if green is None or green.unit != end.unit:
        return told
    if is_lower_better(view, measure):
        return f"{told} {view.say('Green up to {limit}.', limit=in_words(green))}"
    return f"{told} {view.say('Green from {limit}.', limit=in_words(green))}"


def _extremes(view: View, known: Sequence[tuple[int, Quantity]]) -> str:
    names = view.typography.months
    low = min(known, key=lambda pair: pair[1].value)
    high = max(known, key=lambda pair: pair[1].value)
    if low[1].value == high[1].value:
        return view.say("The same throughout.")
    return view.say(
        "Lowest {low} in {when}, highest {high} in {then}.",
        low=in_words(low[1]), when=names[low[0]], high=in_words(high[1]), then=names[high[0]],
    )  # fmt: skip
