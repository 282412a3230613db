"""Tables of results as they come: text with commas, semicolons or tabs, long or wide."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from credo_builder.chapters.monitoring import Measure
from credo_builder.compose.typography import typography
from credo_builder.domain.periods import period
from credo_builder.domain.project import Project
from credo_builder.errors import CredoError
from credo_builder.i18n import told
from credo_builder.storage.files import read_regular
from credo_builder.storage.text import shown_name
from credo_builder.values import dataclass

MOST_BYTES = 2_000_000
MOST_LINES = 5_000
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
    """The cells of a table, how it parts them, and the heads that name no period.

    Nothing was read from columns with such heads.
    """

    cells: tuple[Cell, ...]
    delimiter: str
    strange: tuple[str, ...] = ()


def read_text(path: str | os.PathLike[str]) -> str:
    """Return the text of the table at *path*.

    Raises:
        CredoError: it cannot be read, is too large, or is no table in text; with what to do.
    """
    name = shown_name(Path(path))
    try:
        _status, content = read_regular(path, MOST_BYTES)
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise CredoError(told("{name} cannot be read: {why}.", name=name, why=why)) from fault
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise CredoError(
            told(
                "{name} is larger than {most} MB, which no table of results is. Save the columns "
                "measure, period, value and note by themselves.",
                name=name,
                most=most,
            )
        )
    return _decoded(content, name)


def _decoded(content: bytes, name: str) -> str:
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise CredoError(
            told(
                "{name} is a workbook, not a table in text. In your spreadsheet choose Save as, "
                "then CSV.",
                name=name,
            )
        )
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeError:
            text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise CredoError(
            told(
                "{name} is no table in text: it holds characters that no text has. In your "
                "spreadsheet choose Save as, then CSV.",
                name=name,
            )
        )
    return text


def cells(text: str, project: Project) -> Table:
    """Return the results in the table *text*, whichever way it is laid out.

    Read are three: a line a result, with the columns measure, period, value, cases and note in
    any order or, without heads, in this one without cases; a line a measure with a column a
    period; and a line a period with a column a measure.

    Raises:
        CredoError: it is no such table, or an empty one; with what to do.
    """
    delimiter = _delimiter(text)
    rows = list(_rows(text, delimiter))
    if not rows:
        raise CredoError(told("There is nothing in this table."))
    if len(rows) > MOST_LINES:
        raise CredoError(
            told(
                "There are {n} lines; {most} are the most that can be taken at once.",
                n=f"{len(rows):,}",
                most=f"{MOST_LINES:,}",
            )
        )
    heads = [_plain(one) for one in rows[0][1]]
    roles = {place: role for place, head in enumerate(heads) if (role := _role(head))}
    held = set(roles.values())
    if {CODE, PERIOD, VALUE} <= held:
        return Table(tuple(_long(rows, roles)), delimiter)
    if CODE in held and PERIOD not in held:
        periods, strange = _periods(rows, roles, project)
        return Table(tuple(_wide(rows, roles, periods)), delimiter, strange)
    codes = _codes(project)
    if PERIOD in held and any(head in codes for head in heads):
        return Table(tuple(_standing(rows, roles, codes)), delimiter)
    if heads and heads[0] in codes and len(heads) > len((CODE, PERIOD)):
        order = dict(enumerate(_ORDER))
        return Table(tuple(_long([(0, list(_ORDER)), *rows], order)), delimiter)
    raise CredoError(
        told(
            "The first line names no columns that we know. Begin with the heads measure, period, "
            "value and note, or save an empty table and fill it."
        )
    )


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that holds something, with the number where it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as fault:
        raise CredoError(
            told("Line {n} is not written as a table has it: {why}.", n=line, why=str(fault))
        ) from fault


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").split()).strip(" .:?").casefold()


def _role(head: str) -> str:
    return next((role for role, names in _HEADS.items() if head in names), "")


def _codes(project: Project) -> dict[str, str]:
    """Return code and name of each measure, as they are sought, to its code."""
    measures = project.of(Measure)
    named = {_plain(one.name): one.code for one in measures if one.name.strip()}
    return named | {_plain(one.code): one.code for one in measures if one.code}


def _at(row: Sequence[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""


def _long(rows: Sequence[tuple[int, list[str]]], roles: dict[int, str]) -> Iterator[Cell]:
    places = {role: place for place, role in reversed(roles.items())}
    head = rows[0][1][places[VALUE]].strip()
    for line, row in rows[1:]:
        held = {role: _at(row, places.get(role)) for role in _HEADS}
        yield Cell(
            line, head, held[CODE], held[PERIOD], held[VALUE], held[UNIT], held[CASES], held[NOTE]
        )


def _periods(
    rows: Sequence[tuple[int, list[str]]], roles: dict[int, str], project: Project
) -> tuple[dict[int, str], tuple[str, ...]]:
    """Return place and name of each column of a period, and the heads of others with cells.

    Raises:
        CredoError: no column names a period.
    """
    months = typography(project.settings.language).months
    found: dict[int, str] = {}
    strange: list[str] = []
    for place, cell in enumerate(rows[0][1]):
        head = cell.strip()
        if place in roles or not head or _plain(head) in _SIDE:
            continue
        first = head.split(" ")[0]
        # A spreadsheet turns “March 2027” into the first day of that month.
        is_first = len(first) == len("2027-03-01") and first.endswith("-01")
        named = first[: len("2027-03")] if is_first else head
        if period(named, months):
            found[place] = named
        elif any(_at(row, place) for _line, row in rows[1:]):
            strange.append(head)
    if not found:
        raise CredoError(
            told(
                "No column of this table names a period. Begin with the heads measure, period, "
                "value and note, or name each column by its month and year, such as 2027-03."
            )
        )
    return found, tuple(strange)


def _wide(
    rows: Sequence[tuple[int, list[str]]], roles: dict[int, str], periods: dict[int, str]
) -> Iterator[Cell]:
    """Yield the results of a table with a column a period."""
    code = next(place for place, role in roles.items() if role == CODE)
    for line, row in rows[1:]:
        for place, named in periods.items():
            head = rows[0][1][place].strip()
            yield Cell(line, head, _at(row, code), named, _at(row, place))


def _standing(
    rows: Sequence[tuple[int, list[str]]], roles: dict[int, str], codes: dict[str, str]
) -> Iterator[Cell]:
    """Yield the results of a table with a column a measure."""
    when = next(place for place, role in roles.items() if role == PERIOD)
    heads = rows[0][1]
    watched = {p: codes[_plain(head)] for p, head in enumerate(heads) if _plain(head) in codes}
    for line, row in rows[1:]:
        for place, code in watched.items():
            yield Cell(line, heads[place].strip(), code, _at(row, when), _at(row, place))
