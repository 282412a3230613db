"""What has to be done to one state of a project to make another of it, record by record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from credo_builder.chapters import RECORDS
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.domain.settings import Settings
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Term
from credo_builder.values import dataclass


class Kind(Term):
    """What happened to a record between the two states."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, kw_only=True)
class Frame(Shape):
    """What a project is besides its settings and records: its id, and keys we do not know."""

    project_id: str = ""


@dataclass(frozen=True)
class Change:
    """One difference.

    Attributes:
        kind: what happened.
        records: the record type it happened to; None for the project's settings and frame.
        before, after: the record as it was and is; None where it was not or is no more. For
            ``moved`` both are None.
        order: ids in their new order, for ``moved`` alone.
    """

    kind: Kind
    records: type[Record] | None
    before: Shape | None = None
    after: Shape | None = None
    order: tuple[str, ...] = ()


def compare(before: Project, after: Project) -> tuple[Change, ...]:
    """Return what has to be done to *before* to make it say what *after* says.

    Keys that a newer version of the program wrote are compared too; how often either was
    saved is not. Two equal projects have no differences.
    """
    pairs = ((before.settings, after.settings), (_frame(before), _frame(after)))
    found = [Change(Kind.CHANGED, None, old, new) for old, new in pairs if not alike(old, new)]
    for kind in _kinds(before, after):
        found += _of_kind(kind, before.of(kind), after.of(kind))
    return tuple(found)


def apply(project: Project, changes: Iterable[Change]) -> Project:
    """Return *project* with *changes* made: ``apply(a, compare(a, b))`` says what ``b`` says."""
    records = dict(project.records)
    for change in changes:
        if isinstance(change.after, Settings):
            project = project.configured(change.after)
        elif isinstance(change.after, Frame):
            frame = change.after
            project = replace(project, project_id=frame.project_id, kept=frame.kept)
        elif change.records is not None:
            records[change.records] = _made(records.get(change.records, ()), change)
    kept = {kind: held for kind, held in records.items() if held or kind in project.records}
    return replace(project, records=kept)


def alike(one: Shape, other: Shape) -> bool:
    """Whether two objects say the same, in keys that we do not know as well."""
    return one is other or (one == other and _unknown(one) == _unknown(other))


def placed(before: tuple[Record, ...], order: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the records that stand elsewhere now, as few of them as explain it.

    *order* are the ids as they stand now; of those that were there *before*, the longest run
    that kept its order has not moved.
    """
    was = {record.id: place for place, record in enumerate(before)}
    stayed = [one for one in order if one in was]
    best: list[list[str]] = []
    for one in stayed:
        at = next((i for i, run in enumerate(best) if was[run[-1]] > was[one]), len(best))
        run = [*(best[at - 1] if at else ()), one]
        best[at : at + 1] = [run]
    kept = set(best[-1]) if best else set()
    return tuple(one for one in stayed if one not in kept)


def _frame(project: Project) -> Frame:
    return Frame(project_id=project.project_id, kept=project.kept)


def _unknown(shape: Shape) -> list[object]:
    """Return what *shape* and all within it keep of keys that no field of ours answers to."""
    found: list[object] = [dict(shape.kept.unknown)] if shape.kept.unknown else []
    for name, value in vars(shape).items():
        for place, part in enumerate(value if isinstance(value, tuple) else (value,)):
            held = _unknown(part) if isinstance(part, Shape) else ()
            found += [(name, place, *held)] if held else []
    return found


def _kinds(before: Project, after: Project) -> Iterator[type[Record]]:
    yield from RECORDS
    yield from (k for k in {**before.records, **after.records} if k not in RECORDS)


def _of_kind(
    kind: type[Record], old: tuple[Record, ...], new: tuple[Record, ...]
) -> Iterator[Change]:
    if old is new:
        return
    was, now = _by_id(old), _by_id(new)
    for record_id, record in was.items():
        if record_id not in now:
            yield Change(Kind.REMOVED, kind, before=record)
    for record_id, record in now.items():
        if record_id not in was:
            yield Change(Kind.ADDED, kind, after=record)
        elif not alike(was[record_id], record):
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
