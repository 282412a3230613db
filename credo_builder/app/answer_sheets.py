"""Answer sheets of the honest look: a table to fill elsewhere, and the table read back.

A table has a line a person. A first line with the statements (or their ids) says which
column is which; without one the columns are the statements in the order they are shown.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from credo_builder.chapters import organisation
from credo_builder.chapters.mindset import MindsetResponse, Position
from credo_builder.chapters.statements import (
    HIGHEST,
    LEADERS_STATEMENTS,
    LOWEST,
    STATEMENTS,
    Answers,
    MindsetScale,
    ScaleScore,
    Statement,
    answered,
    mixed,
    own_mean,
    scores,
)
from credo_builder.domain.project import Project
from credo_builder.domain.records import new_id
from credo_builder.domain.wording import filled
from credo_builder.errors import CredoError
from credo_builder.i18n import _
from credo_builder.values import dataclass

MOST_BYTES = 1_000_000
MOST_SHEETS = 500
MOST_PROBLEMS = 8
_NAMES = ("respondent", "person", "name", "sheet")
_ROLES = ("role", "position")


def asked_of(response: MindsetResponse | None) -> tuple[Statement, ...]:
    """Return the statements to answer on a sheet, as shown; leaders have six more, at the end."""
    leads = response is not None and response.leads
    return (*mixed(STATEMENTS), *(LEADERS_STATEMENTS if leads else ()))


def is_full(response: MindsetResponse) -> bool:
    """Whether every statement of the sheet is answered."""
    return answered(response.answers, leads=response.leads) == len(asked_of(response))


def with_answer(
    project: Project, response_id: str, statement_id: str, answer: int | None
) -> Project:
    """Return a project with one answer, 1 to 5 or None, on that sheet."""
    sheet = project.find(MindsetResponse, response_id)
    if sheet is None:
        return project
    changes: dict[str, Any] = {statement_id: answer}
    return project.put(replace(sheet, answers=replace(sheet.answers, **changes)))


def next_name(project: Project) -> str:
    """Return what the next sheet is called: a number that no sheet has yet."""
    taken = {r.respondent.strip().casefold() for r in project.of(MindsetResponse)}
    number = len(taken) + 1
    while _("Person {n}").format(n=number).casefold() in taken:
        number += 1
    return _("Person {n}").format(n=number)


@dataclass(frozen=True)
class Bar:
    """One scale of the profile: its score, and the lowest and the highest person's mean."""

    score: ScaleScore
    lowest: float
    highest: float


def profile(project: Project) -> tuple[Bar, ...]:
    """Return a bar for each scale that somebody answered, in the order of the scales."""
    held = project.of(MindsetResponse)
    leaders = [r.answers for r in held if r.leads]
    bars = []
    for score in scores([r.answers for r in held], leaders):
        leading = score.scale == MindsetScale.LEADERSHIP
        sheets = leaders if leading else [r.answers for r in held]
        means = [m for a in sheets if (m := own_mean(a, score.scale)) is not None]
        bars.append(Bar(score, min(means), max(means)))
    return tuple(bars)


def blank_table(project: Project) -> str:
    """Return a table without answers, to be filled elsewhere: UTF-8 with commas."""
    say = _sayer(project)
    statements = (*mixed(STATEMENTS), *LEADERS_STATEMENTS)
    out = io.StringIO()
    heads = [_NAMES[0], _ROLES[0], *(say(s.text) for s in statements)]
    csv.writer(out, lineterminator="\n").writerow(heads)
    return out.getvalue()


def write_table(project: Project, path: Path) -> None:
    """Write a table without answers to *path*, for a spreadsheet or a form.

    Raises:
        CredoError: the file cannot be written.
    """
    try:
        path.write_text(blank_table(project), encoding="utf-8-sig", newline="")
    except OSError as fault:
        told = _("The file {name} cannot be written: {why}")
        raise CredoError(told.format(name=path.name, why=fault.strerror)) from fault


def read_file(path: Path) -> str:
    """Return the text of the table in *path*.

    Raises:
        CredoError: the file cannot be read, or is too large to be a table of answers.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CredoError(_("This file is too large to be a table of answers."))
        content = path.read_bytes()
    except OSError as fault:
        told = _("The file {name} cannot be read: {why}").format(
            name=path.name, why=fault.strerror
        )
        raise CredoError(told) from fault
    for encoding in ("utf-8-sig", "utf-16") if b"\0" not in content else ("utf-16",):
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    return content.decode("cp1252", errors="replace")


def imported(project: Project, text: str) -> Project:
    """Return a project with a sheet for each line of the table *text*.

    Raises:
        CredoError: a line cannot be read; it says which and why, and nothing is taken over.
    """
    lines = [(n, row) for n, row in enumerate(_rows(text), 1) if any(c.strip() for c in row)]
    if not lines:
        raise CredoError(_("There are no answers in this file. Nothing was imported."))
    say = _sayer(project)
    columns = _columns(lines[0][1], say)
    if columns:
        lines = lines[1:]
    if len(lines) > MOST_SHEETS:
        told = _("There are {n} lines; {most} are the most that can be read at once.")
        raise CredoError(told.format(n=len(lines), most=MOST_SHEETS))
    problems: list[str] = []
    there = project
    for number, row in lines:
        try:
            sheet = _sheet(row, columns)
        except CredoError as fault:
            problems.append(_("Line {n} {problem}").format(n=number, problem=fault))
            continue
        name = sheet.respondent or next_name(there)
        there = there.put(replace(sheet, respondent=name))
    if problems:
        shown = problems[:MOST_PROBLEMS]
        if len(problems) > len(shown):
            shown.append(_("and {n} more lines.").format(n=len(problems) - len(shown)))
        raise CredoError("\n".join([*shown, _("Nothing was imported.")]))
    if there == project:
        raise CredoError(_("There are no answers in this file. Nothing was imported."))
    return there


def _rows(text: str) -> list[list[str]]:
    first = text.split("\n", maxsplit=1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text.replace("\r\n", "\n")), delimiter=delimiter))
    except csv.Error as fault:
        raise CredoError(_("This is no table of answers: {why}").format(why=fault)) from fault


def _columns(row: Sequence[str], say: Callable[[str], str]) -> dict[int, str]:
    """Return place to statement id (or "respondent", "role"), if *row* is a line of heads."""
    known: dict[str, str] = dict.fromkeys(_NAMES, "respondent")
    known.update(dict.fromkeys(_ROLES, "role"))
    for statement in (*STATEMENTS, *LEADERS_STATEMENTS):
        known[statement.id.casefold()] = statement.id
        known[_key(say(statement.text))] = statement.id
        known[_key(statement.text)] = statement.id
    found = {place: known[_key(cell)] for place, cell in enumerate(row) if _key(cell) in known}
    ids = {s.id for s in STATEMENTS}
    return found if ids & set(found.values()) else {}


def _key(cell: str) -> str:
    return " ".join(cell.split()).strip(" .").casefold()


def _sheet(row: Sequence[str], columns: dict[int, str]) -> MindsetResponse:
    if columns:
        cells = {name: row[place] for place, name in columns.items() if place < len(row)}
        missing = sum(1 for s in STATEMENTS if s.id not in cells)
        if missing:
            raise _too_few(len(STATEMENTS) - missing)
        named, role = cells.pop("respondent", ""), cells.pop("role", "")
    else:
        named, role, answers = _apart(row)
        order = (*mixed(STATEMENTS), *LEADERS_STATEMENTS)
        if len(answers) not in (len(STATEMENTS), len(order)):
            raise _too_few(len(answers))
        cells = {s.id: answer for s, answer in zip(order, answers, strict=False)}
    given: dict[str, Any] = {}
    for place, (statement_id, cell) in enumerate(cells.items(), 1):
        given[statement_id] = _answer(cell, place)
    return MindsetResponse(
        id=new_id(MindsetResponse.prefix),
        respondent=named.strip(),
        role=_position(role),
        answers=Answers(**given),
    )


def _apart(row: Sequence[str]) -> tuple[str, str, list[str]]:
    """Take the words before the answers off: what the sheet is called, and a role."""
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1] and len(cells) > len(STATEMENTS):
        cells.pop()
    words: list[str] = []
    while cells and len(words) < len("ab") and cells[0] and not cells[0].isdigit():
        words.append(cells.pop(0))
    role = next((w for w in words if _position(w)), "")
    named = next((w for w in words if w != role), "")
    return named, role, cells


def _answer(cell: str, place: int) -> int | None:
    text = cell.strip()
    if not text:
        return None
    if text.isdecimal() and LOWEST <= int(text) <= HIGHEST:
        return int(text)
    told = _("says “{text}” as answer {n}; answers are 1 to 5.")
    raise CredoError(told.format(text=text, n=place))


def _position(words: str) -> str:
    key = _key(words)
    return next((str(p) for p in Position if key in (str(p), p.label.casefold())), "")


def _too_few(number: int) -> CredoError:
    told = _("has {n} answers; {needed} are needed.")
    return CredoError(told.format(n=number, needed=len(STATEMENTS)))


def _sayer(project: Project) -> Callable[[str], str]:
    words = organisation.words(project)

    def say(text: str) -> str:
        return filled(text, words)

    return say
