"""Tables of results as they come: text with commas, semicolons or tabs, long or wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from credo_builder.app.tables import Row
from credo_builder.chapters.monitoring import Measure
from credo_builder.compose.typography import typography
from credo_builder.domain.periods import period
from credo_builder.domain.project import Project
from credo_builder.errors import CredoError
from credo_builder.i18n import told
from credo_builder.values import dataclass

CODE, PERIOD, VALUE, UNIT, CASES, NOTE = (
    "measure", "period", "value", "unit", "cases", "note",
)  # fmt: skip
_HEADS = {
    CODE: ("measure", "measure code", "code", "id", "measure id", "kpi", "belongs to"),
    PERIOD: ("period", "month", "date", "when", "quarter", "week", "year"),
    VALUE: ("value", "result", "figure", "score", "actual"),
    UNIT: ("unit", "result (unit)"),
    CASES: ("cases", "n", "count", "sample", "from how many cases", "of how many"),
    NOTE: ("note", "notes", "comment", "comments", "remark", "what happened"),
}
_SIDE = (
    "name", "number", "group", "green", "amber", "red", "target", "trend", "standing", "who looks",
    "when red",
)  # fmt: skip
"""Heads of columns that are there for whoever fills the table; nothing is read from them."""
_ORDER = (CODE, PERIOD, VALUE, NOTE)
"""What the columns of a table without heads hold."""


@dataclass(frozen=True)
class Cell:
    """One result as the table has it, nothing weighed yet.

    Attributes:
        line: of the file, 1 the first.
        column: the head of the column that holds the figure, as the file writes it.
        code, period, value, unit, cases, note: the words of its cells.
    """

    line: int
    column: str
    code: str
    period: str
    value: str
    unit: str = ""
    cases: str = ""
    note: str = ""


@dataclass(frozen=True)
class Table:
    """The cells of a table, and the heads that name no period.

    Nothing was read from columns with such heads.
    """

    cells: tuple[Cell, ...]
    strange: tuple[str, ...] = ()


def table_of(given: Iterable[Row], project: Project) -> Table:
    """Return the results in the rows *given*, whichever way they are laid out.

    Read are three: a line a result, with the columns measure, period, value, unit, cases and
    note in any order or, without heads, measure, period, value and note in this one; a line a
    measure with a column a period; and a line a period with a column a measure.

    Raises:
        CredoError: they are no such table, or an empty one; with what to do.
    """
    rows = [row for row in given if not row.is_empty]
    if not rows:
        raise CredoError(told("There is nothing in this table."))
    heads = [_plain(one) for one in rows[0].cells]
    roles = {place: role for place, head in enumerate(heads) if (role := _role(head))}
    held = set(roles.values())
    if {CODE, PERIOD, VALUE} <= held:
        return Table(tuple(_long(rows, roles)))
    if CODE in held and PERIOD not in held:
        periods, strange = _periods(rows, roles, project)
        return Table(tuple(_wide(rows, roles, periods)), strange)
    codes = _codes(project)
    if PERIOD in held and any(head in codes for head in heads):
        return Table(tuple(_standing(rows, roles, codes)))
    if heads[0] in codes and len(heads) > len((CODE, PERIOD)):
        return Table(tuple(_long([Row(0, _ORDER), *rows], dict(enumerate(_ORDER)))))
    raise CredoError(
        told(
            "The first line names no columns that we know. Begin with the heads measure, period, "
            "value and note, or save an empty table and fill it."
        )
    )


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").split()).strip(" .:?").casefold()


def _role(head: str) -> str:
    return next((role for role, names in _HEADS.items() if head in names), "")


def _codes(project: Project) -> dict[str, str]:
    """Return code and name of each measure, as they are sought, to its code."""
    measures = project.of(Measure)
    named = {_plain(one.name): one.code for one in measures if one.name.strip()}
    return named | {_plain(one.code): one.code for one in measures if one.code}


def _at(row: Row, place: int | None) -> str:
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def _long(rows: Sequence[Row], roles: dict[int, str]) -> Iterator[Cell]:
    places = {role: place for place, role in reversed(roles.items())}
    head = rows[0].cells[places[VALUE]]
    for row in rows[1:]:
        held = {role: _at(row, places.get(role)) for role in _HEADS}
        yield Cell(
            row.line,
            head,
            held[CODE],
            held[PERIOD],
            held[VALUE],
            held[UNIT],
            held[CASES],
            held[NOTE],
        )


def _periods(
    rows: Sequence[Row], roles: dict[int, str], project: Project
) -> tuple[dict[int, str], tuple[str, ...]]:
    """Return place and name of each column of a period, and the heads of others with cells.

    Raises:
        CredoError: no column names a period.
    """
    months = typography(project.settings.language).months
    found: dict[int, str] = {}
    strange: list[str] = []
    for place, head in enumerate(rows[0].cells):
        if place in roles or not head or _plain(head) in _SIDE:
            continue
        first = head.split(" ")[0]
        # A spreadsheet turns “March 2027” into the first day of that month.
        is_first = len(first) == len("2027-03-01") and first.endswith("-01")
        named = first[: len("2027-03")] if is_first else head
        if period(named, months):
            found[place] = named
        elif any(_at(row, place) for row in rows[1:]):
            strange.append(head)
    if not found:
        raise CredoError(
            told(
                "No column of this table names a period. Begin with the heads measure, period, "
                "value and note, or name each column by its month and year, such as 2027-03."
            )
        )
    return found, tuple(strange)


def _wide(rows: Sequence[Row], roles: dict[int, str], periods: dict[int, str]) -> Iterator[Cell]:
    """Yield the results of a table with a column a period."""
    code = next(place for place, role in roles.items() if role == CODE)
    for row in rows[1:]:
        for place, named in periods.items():
            head = rows[0].cells[place]
            yield Cell(row.line, head, _at(row, code), named, _at(row, place))


def _standing(rows: Sequence[Row], roles: dict[int, str], codes: dict[str, str]) -> Iterator[Cell]:
    """Yield the results of a table with a column a measure."""
    when = next(place for place, role in roles.items() if role == PERIOD)
    heads = rows[0].cells
    watched = {p: codes[_plain(head)] for p, head in enumerate(heads) if _plain(head) in codes}
    for row in rows[1:]:
        for place, code in watched.items():
            yield Cell(row.line, heads[place], code, _at(row, when), _at(row, place))
