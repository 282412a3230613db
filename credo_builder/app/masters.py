"""The project that others are made of, one a site: with its name, its contact, its figures."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from credo_builder.app.cells import NONE, CellRefused, answer, can_be_asked
from credo_builder.app.mentions import Mentions
from credo_builder.chapters import RECORDS
from credo_builder.chapters.organisation import Organisation
from credo_builder.domain import editions
from credo_builder.domain import questions as q
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Question, Rows, asked
from credo_builder.domain.records import Record, own_questions
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import FigureMark, Status
from credo_builder.i18n import Told, joined, told
from credo_builder.values import dataclass, replace

CONTACT = ("address", "phone", "email")
"""Columns that are called like the field of the contact they fill."""
CODED = re.compile(r"([A-Za-z]{1,2}\d{1,9})\.(.+)")
"""The head of a column that names a record by its code, and a field of it."""
_WHO_AND_WHERE = re.compile(
    r"organisation\.(name|legal_name|place|sites|contact\..+|complaint_contact\.reach)"
)
"""Columns that say who and where, not what is promised."""
_FIGURES = (q.Quantity, q.Money, q.Percent, q.Count)

Step = str | int


@dataclass(frozen=True)
class Column:
    """What the cells of a column answer.

    Attributes:
        key: its head, such as ``phone`` or ``L3.target``.
        record: id of the record that is changed.
        path: from the record to the answer: names of fields, and places of rows from 0.
        question: what is asked there.
    """

    key: str
    record: str
    path: tuple[Step, ...]
    question: Question

    @property
    def keeps_approval(self) -> bool:
        """Whether it says who and where, so that what was approved stays as it is."""
        return self.key in CONTACT or _WHO_AND_WHERE.fullmatch(self.key) is not None


class Master:
    """A project of which one is made for each site.

    Args:
        project: as it may be printed: whether it is approved is taken as it stands.
    """

    def __init__(self, project: Project) -> None:
        """Find out where contacts are mentioned, once for all sites."""
        # Who and where would be told as changes since the master's earlier edition.
        self.project = project = editions.by_rows_alone(project)
        us = project.one(Organisation)
        self._mentions = Mentions(
            project, (us.contact.phone, us.contact.email, us.contact.address)
        )
        self._columns: dict[str, Column] = {}

    def column(self, head: str) -> Column:
        """Return what the cells under *head* answer: ``phone``, ``L3.target``.

        Raises:
            CellRefused: there is no such record or field; the text lists those there are.
        """
        found = self._columns.get(head)
        if found is None:
            found = self._columns[head] = self._found(head)
        return found

    def at(self, name: str, cells: Mapping[str, str]) -> Project:
        """Return the project of the site *name*, whose columns say *cells*.

        The site's name, address, phone and email take the place of the organisation's, also
        where the master's own phone, email or address stands in another answer. A change
        of what is promised makes a draft of what was approved; who and where does not.

        Raises:
            CellRefused: a cell cannot be an answer; the text says which, why, what to write.
        """
        project = self._mentions.replaced(
            {
                getattr(self.project.one(Organisation).contact, head): cells[head]
                for head in CONTACT
                if cells.get(head, NONE) != NONE
            }
        )
        project = self._placed(project, name, cells)
        is_other = False
        for head, cell in cells.items():
            try:
                column = self.column(head)
                done = self._answered(project, column, cell)
            except CellRefused as error:
                raise CellRefused(told("{field}: {why}", field=head, why=error.args[0])) from error
            is_other = is_other or (done is not project and not column.keeps_approval)
            project = done
        if is_other and project.is_approved:
            project = project.configured(replace(project.settings, status=Status.DRAFT))
        return project

    def _placed(self, project: Project, name: str, cells: Mapping[str, str]) -> Project:
        us = project.one(Organisation)
        own = us.name.strip()
        whole = name if own.casefold() in name.casefold() else f"{own} {name}"
        address = cells.get("address", NONE)
        place = name if address == NONE else " ".join(address.split())
        return project.put(replace(us, name=whole, place=place, sites=()))

    def _answered(self, project: Project, column: Column, cell: str) -> Project:
        """Return *project* with *cell* as the answer of *column*; itself if it was that before."""
        record = _record(project, column.record)
        now: Any = record
        for step in column.path:
            now = now[step] if isinstance(step, int) else getattr(now, step)
        value = answer(self.project, column.question, cell, now)
        if value == now:
            return project
        changed = _with(record, column.path, value)
        if isinstance(column.question, _FIGURES) and changed.figure_mark:
            changed = replace(changed, figure_mark=FigureMark.OWN)
        return project.put(changed)

    def _found(self, head: str) -> Column:
        if head in CONTACT:
            return self._at(Organisation.key, Organisation(), (), ("contact", head), head)
        coded = CODED.fullmatch(head)
        if coded:
            return self._coded(coded[1].upper(), coded[2])
        key, _, field = head.partition(".")
        kind = next((k for k in RECORDS if k.singleton and k.key == key), None)
        if kind is None or not field:
            raise CellRefused(_no_column(head))
        return self._at(kind.key, self.project.one(kind), (), tuple(field.split(".")), head)

    def _coded(self, code: str, field: str) -> Column:
        for record in self.project.every():
            for shape, path in ((record, ()), *_rows_with_codes(record)):
                if getattr(shape, "code", "") == code:
                    fields = tuple(field.split("."))
                    return self._at(record.id, shape, path, fields, f"{code}.{field}")
        letter = code.rstrip("0123456789")
        codes = sorted(
            {
                held
                for record in self.project.every()
                for shape, _ in ((record, ()), *_rows_with_codes(record))
                if (held := getattr(shape, "code", "")).rstrip("0123456789") == letter
            },
            key=lambda one: (len(one), one),
        )
        there = joined(codes[:30], ", ") if codes else told("none of that letter")
        raise CellRefused(
            told("There is no {code} in the master; there is: {codes}.", code=code, codes=there)
        )

    def _at(
        self, record: str, shape: Shape, path: tuple[Step, ...], fields: tuple[str, ...], key: str
    ) -> Column:
        kind: type[Shape] = type(shape)
        question: Question | None = None
        for number, field in enumerate(fields):
            known = _questions(kind)
            if field not in known:
                raise CellRefused(_no_field(key, field, tuple(known)))
            question = known[field]
            if isinstance(question, q.Group) and number + 1 < len(fields):
                kind = question.of
        if question is None or not can_be_asked(question):
            raise CellRefused(_not_in_a_cell(key, question))
        return Column(key, record, (*path, *fields), question)


def _record(project: Project, record_id: str) -> Record:
    found = project.get(record_id)
    if found is not None:
        return found
    return project.one(next(kind for kind in RECORDS if kind.key == record_id))


def _rows_with_codes(record: Record) -> Iterator[tuple[Shape, tuple[Step, ...]]]:
    for name, place in own_questions(type(record)).items():
        if isinstance(place.question, Rows) and hasattr(place.question.of, "letter"):
            for number, row in enumerate(getattr(record, name)):
                yield row, (name, number)


def _questions(kind: type[Shape]) -> dict[str, Question]:
    held = own_questions(kind) if issubclass(kind, Record) else asked(kind)
    return {name: place.question for name, place in held.items()}


def _with(shape: Any, path: tuple[Step, ...], value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*shape[:step], _with(shape[step], rest, value), *shape[step + 1 :])
    return replace(shape, **{step: _with(getattr(shape, step), rest, value)})


def _no_column(head: str) -> Told:
    near = difflib.get_close_matches(head, ("site", *CONTACT), 1)
    if near:
        return told("There is no such column; “{near}”, perhaps?", near=near[0])
    return told(
        "There is no such column. Columns are site, address, phone, email, or an answer by its "
        "code and field, such as L3.target. Begin the head with # to keep a column to yourself."
    )


def _no_field(key: str, field: str, known: tuple[str, ...]) -> Told:
    near = difflib.get_close_matches(field, known, 1)
    owner = key.split(".", maxsplit=1)[0]
    if near:
        return told(
            "{owner} has no “{field}”; “{near}”, perhaps?", owner=owner, field=field, near=near[0]
        )
    return told(
        "{owner} has no “{field}”. It has: {fields}.",
        owner=owner,
        field=field,
        fields=", ".join(known),
    )


def _not_in_a_cell(key: str, question: Question | None) -> Told:
    if isinstance(question, q.Group):
        parts = ", ".join(f"{key}.{name}" for name in asked(question.of))
        return told("It has several parts. Take one: {parts}.", parts=parts)
    return told("This cannot be said in a cell. Say it in the project itself.")
