"""What differs between two states of a project, record by record and field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from credo_builder.app.listing import field_lines, in_words
from credo_builder.chapters import RECORDS, organisation
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Asked, Group, Rows, is_blank
from credo_builder.domain.records import Record, own_questions
from credo_builder.domain.settings import Settings
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Term
from credo_builder.domain.wording import filled
from credo_builder.i18n import Told, _, told
from credo_builder.values import dataclass

UNTOLD = frozenset({"visited", "path", "status", "approval", "code_counters"})
"""Settings that change by looking, saving and approving, not by what anybody wrote."""


class Kind(Term):
    """What happened to a record between the two states."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class Change:
    """One difference.

    Attributes:
        kind: what happened.
        records: the record type it happened to; None for the settings of the project.
        before, after: the record as it was and is; None where it was not or is no more. For
            ``moved`` both are None.
        order: ids in their new order, for ``moved`` alone.
    """

    kind: Kind
    records: type[Record] | None
    before: Shape | None = None
    after: Shape | None = None
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class FieldChange:
    """One field that differs: its question, and both answers in words; empty for none.

    Of rows only those that differ are told.
    """

    field: str
    prompt: str
    before: str
    after: str


def compare(before: Project, after: Project) -> tuple[Change, ...]:
    """Return what has to be done to *before* to make it say what *after* says.

    How often either was saved is not compared. Two equal projects have no differences.
    """
    found = list(_settings(before, after))
    for kind in _kinds(before, after):
        found += _of_kind(kind, before.of(kind), after.of(kind))
    return tuple(found)


def apply(project: Project, changes: Iterable[Change]) -> Project:
    """Return *project* with *changes* made: ``apply(a, compare(a, b))`` says what ``b`` says."""
    records = dict(project.records)
    settings = project.settings
    for change in changes:
        if change.records is None:
            settings = cast("Settings", change.after)
        else:
            records[change.records] = _made(records.get(change.records, ()), change)
    kept = {kind: held for kind, held in records.items() if held or kind in project.records}
    return replace(project, settings=settings, records=kept)


def fields(change: Change, before: Project, after: Project) -> tuple[FieldChange, ...]:
    """Return the fields in which the record of *change* differs, in the order of the form."""
    shape = change.after or change.before
    if shape is None:
        return ()
    blank = type(shape)()
    was, now = change.before or blank, change.after or blank
    found = []
    for name, place in own_questions(type(shape)).items():
        old, new = getattr(was, name), getattr(now, name)
        hidden = isinstance(shape, Settings) and name in UNTOLD
        if old != new and not hidden:
            if isinstance(place.question, Rows):
                old, new = _without(old, new), _without(new, old)
            prompt = filled(_(place.question.prompt), organisation.words(after))
            words = _in_words(before, place, old), _in_words(after, place, new)
            found.append(FieldChange(name, prompt, *words))
    return tuple(found)


def headline(change: Change) -> Told:
    """Return *change* in a line: "P3 “We reply within a day” changed"."""
    if change.records is None:
        return told("Settings of the project changed")
    if change.kind == Kind.MOVED:
        return told("{things}: in another order", things=told(change.records.terms))
    record = cast("Record", change.after or change.before)
    named = f"{record.code} “{record.title}”".strip() if record.title else record.code
    thing: str = named or told(change.records.term)
    return {
        Kind.ADDED: told("{thing} added", thing=thing),
        Kind.REMOVED: told("{thing} deleted", thing=thing),
        Kind.CHANGED: told("{thing} changed", thing=thing),
    }[change.kind]


def lines(before: Project, after: Project) -> Iterator[str]:
    """Yield all differences as lines of text, fields indented below their record."""
    for change in compare(before, after):
        inner = fields(change, before, after)
        if change.records is None and not inner:
            continue
        yield _(headline(change))
        if change.kind == Kind.CHANGED:
            for one in inner:
                stop = "" if one.prompt.endswith(("?", ":")) else ":"
                yield f"    {one.prompt}{stop} {one.before or '–'} → {one.after or '–'}"


def _kinds(before: Project, after: Project) -> Iterator[type[Record]]:
    yield from RECORDS
    yield from (k for k in {**before.records, **after.records} if k not in RECORDS)


def _settings(before: Project, after: Project) -> Iterator[Change]:
    if before.settings != after.settings:
        yield Change(Kind.CHANGED, None, before.settings, after.settings)


def _of_kind(
    kind: type[Record], old: tuple[Record, ...], new: tuple[Record, ...]
) -> Iterator[Change]:
    was, now = _by_id(old), _by_id(new)
    for record_id, record in was.items():
        if record_id not in now:
            yield Change(Kind.REMOVED, kind, before=record)
    for record_id, record in now.items():
        if record_id not in was:
            yield Change(Kind.ADDED, kind, after=record)
        elif was[record_id] != record:
            yield Change(Kind.CHANGED, kind, was[record_id], record)
    stayed = [one for one in was if one in now]
    led_to = [*stayed, *(one for one in now if one not in was)]
    if led_to != list(now):
        yield Change(Kind.MOVED, kind, order=tuple(now))


def _by_id(records: tuple[Record, ...]) -> Mapping[str, Record]:
    return {record.id: record for record in records}


def _made(held: tuple[Record, ...], change: Change) -> tuple[Record, ...]:
    """Return the records *held* with *change* made."""
    if change.kind == Kind.MOVED:
        by_id = dict(_by_id(held))
        listed = [by_id.pop(one) for one in change.order if one in by_id]
        return (*listed, *by_id.values())
    before, after = cast("Record | None", change.before), cast("Record | None", change.after)
    if before is None:
        return (*held, cast("Record", after))
    kept = (after if one.id == before.id else one for one in held)
    return tuple(one for one in kept if one is not None)


def _in_words(project: Project, place: Asked, value: Any) -> str:
    if is_blank(place.question, value):
        return ""
    if isinstance(place.question, Group):
        return _rows(project, (value,))
    if isinstance(place.question, Rows):
        return _rows(project, value)
    return in_words(project, place, value)


def _without(rows: tuple[Shape, ...], others: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """Return those of *rows* that are not among *others*; all where only their order differs."""
    own = tuple(row for row in rows if row not in others)
    reordered = not own and all(row in rows for row in others)
    return rows if reordered else own


def _rows(project: Project, shapes: Iterable[Shape]) -> str:
    return "; ".join(", ".join(field_lines(project, shape, "")) for shape in shapes)
