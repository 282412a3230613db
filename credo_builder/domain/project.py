"""The project: every record of one organisation, never changed, only replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar, cast

from credo_builder.domain.questions import Rows, asked
from credo_builder.domain.records import Record, links_of, new_id, unlinked
from credo_builder.domain.settings import ALL_VISITED, Settings
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Path, Status
from credo_builder.values import dataclass

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Project(Shape):
    """Every record of one organisation.

    Immutable: each edit returns a new project that shares all it did not change.

    Attributes:
        project_id: stable id of the project, random on creation.
        settings: the ``project`` object of the file.
        saved_seq: how often it was saved; raised by saving only.
        records: record type to its records, in the user's order; read it by `of`.
    """

    project_id: str = ""
    settings: Settings = field(default_factory=Settings)
    saved_seq: int = 0
    records: Mapping[type[Record], tuple[Record, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of *kind* in the user's order; () when there are none."""
        return cast("tuple[R, ...]", self.records.get(kind, ()))

    def one(self, kind: type[R]) -> R:
        """Return the only record of the singleton *kind*, blank while nobody answered it."""
        held = self.of(kind)
        return held[0] if held else kind(id=kind.key)

    def get(self, record_id: str) -> Record | None:
        """Return the record with that id, or None."""
        return self._by_id.get(record_id)

    def find(self, kind: type[R], record_id: str) -> R | None:
        """Return the record of *kind* with that id, or None."""
        found = self._by_id.get(record_id)
        return found if isinstance(found, kind) else None

    def linked(self, kind: type[R], ids: tuple[str, ...]) -> tuple[R, ...]:
        """Return the records of *kind* among *ids*, in that order; others are skipped."""
        found = (self._by_id.get(one) for one in ids)
        return tuple(r for r in found if isinstance(r, kind))

    def pointing_at(self, record_id: str, kind: type[R] | None = None) -> tuple[R, ...]:
        """Return the records that link to *record_id*, of *kind* only when given."""
        found = self._referrers.get(record_id, ())
        return cast(
            "tuple[R, ...]", tuple(r for r in found if kind is None or isinstance(r, kind))
        )

    def neighbours(self, record_id: str) -> frozenset[str]:
        """Return the ids that the record links to, and those of records that link to it."""
        return self._neighbours.get(record_id, frozenset())

    def every(self) -> Iterator[Record]:
        """Yield every record that is stored."""
        for held in self.records.values():
            yield from held

    @cached_property
    def _by_id(self) -> dict[str, Record]:
        return {r.id: r for r in self.every()}

    @cached_property
    def _referrers(self) -> dict[str, tuple[Record, ...]]:
        found: dict[str, dict[str, Record]] = {}
        for record in self.every():
            for _, target in links_of(record):
                found.setdefault(target, {})[record.id] = record
        return {target: tuple(by.values()) for target, by in found.items()}

    @cached_property
    def _neighbours(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for target, records in self._referrers.items():
            for record in records:
                found.setdefault(target, set()).add(record.id)
                found.setdefault(record.id, set()).add(target)
        return {one: frozenset(ids) for one, ids in found.items()}

    def put(self, record: Record) -> Project:
        """Return a project with *record* in the place of the one with its id, else at the end.

        A record without id or code is given both; a code number is never used twice. A
        record that takes the place of another keeps its code.
        """
        kind = type(record)
        if kind.singleton:
            record = replace(record, id=kind.key)
        elif not record.id:
            record = replace(record, id=new_id(kind.prefix))
        held = self.of(kind)
        before = next((r for r in held if r.id == record.id), None)
        if before is not None and before.code and not record.code:
            record = replace(record, code=before.code)
        counters = self.settings.code_counters
        if kind.letter and not record.code:
            # A file written by hand may hold codes that its counters do not know of.
            for one in held:
                counters = counted_in(one.code, kind.letter, counters)
        record, counters = coded(record, counters)
        new = tuple(record if r is before else r for r in held) if before else (*held, record)
        project = self._with(kind, new)
        if counters == self.settings.code_counters:
            return project
        return project.configured(replace(self.settings, code_counters=counters))

    def insert(self, record: Record, index: int) -> Project:
        """Return a project with *record* at place *index* (0 is first) of its list."""
        grown = self.put(record)
        added = record.id or grown.of(type(record))[-1].id
        return grown.move(added, index)

    def remove(self, record_id: str) -> Project:
        """Return a project without that record and without any link to it.

        An unknown id changes nothing. Its code is not used again.
        """
        gone = self.get(record_id)
        if gone is None:
            return self
        kind = type(gone)
        smaller = self._with(kind, tuple(r for r in self.of(kind) if r.id != record_id))
        referrers: tuple[Record, ...] = self.pointing_at(record_id)
        for record in referrers:
            if record.id != record_id:
                smaller = smaller.put(cast("Record", unlinked(record, record_id)))
        return smaller

    def move(self, record_id: str, index: int) -> Project:
        """Return a project with that record at place *index* (0 is first) of its list."""
        record = self.get(record_id)
        if record is None:
            return self
        kind = type(record)
        rest = [r for r in self.of(kind) if r.id != record_id]
        rest.insert(index, record)
        return self._with(kind, tuple(rest))

    def configured(self, settings: Settings) -> Project:
        """Return a project with *settings* in the place of its own."""
        return replace(self, settings=settings)

    def _with(self, kind: type[Record], held: tuple[Record, ...]) -> Project:
        return replace(self, records=MappingProxyType({**self.records, kind: held}))

    @property
    def name(self) -> str:
        """What a person calls the project; the organisation's name fills it on creation."""
        return self.settings.name

    @property
    def is_approved(self) -> bool:
        """Whether somebody approved this state and nothing changed since.

        The digest itself is checked when a project is opened and whenever it is edited:
        an edit makes the project a draft again.
        """
        return self.settings.status == Status.APPROVED and self.settings.approval is not None

    @property
    def is_superseded(self) -> bool:
        """Whether this was approved once, and a later edition took its place."""
        return self.settings.status == Status.SUPERSEDED and self.settings.approval is not None

    @property
    def was_visited_throughout(self) -> bool:
        """Whether no chapter lies ahead: all were visited, or its file names none.

        Nobody was led through such a file; a script may have written it.
        """
        visited = self.settings.visited
        return visited == ALL_VISITED or not (visited or self._tells("visited"))

    @property
    def hides_fields(self) -> bool:
        """Whether its path leaves fields out; a file that names no path leaves out none."""
        return self.settings.path == Path.QUICK and self._tells("path")

    def _tells(self, key: str) -> bool:
        """Whether the file, if it comes from one, says something of that setting."""
        return not self.kept.order or key in self.settings.kept.order


S = TypeVar("S", bound=Shape)


def coded(shape: S, counters: Mapping[str, int]) -> tuple[S, Mapping[str, int]]:
    """Return *shape* with a code for itself and its rows, and the counters after that.

    A code once given is kept; the counters never fall.
    """
    changes: dict[str, Any] = {}
    letter: str = getattr(type(shape), "letter", "")
    if letter:
        code: str = getattr(shape, "code", "") or f"{letter}{counters.get(letter, 0) + 1}"
        changes["code"] = code
        counters = counted_in(code, letter, counters)
    for name, place in asked(type(shape)).items():
        if isinstance(place.question, Rows) and hasattr(place.question.of, "letter"):
            rows = []
            for row in getattr(shape, name):
                done, counters = coded(row, counters)
                rows.append(done)
            changes[name] = tuple(rows)
    if all(getattr(shape, name) == value for name, value in changes.items()):
        return shape, counters
    return replace(shape, **changes), counters


def counted_in(code: str, letter: str, counters: Mapping[str, int]) -> Mapping[str, int]:
    """Return *counters* raised so that *code* of *letter* is not given again."""
    found = re.fullmatch(rf"{letter}(\d{{1,9}})", code)
    if not found or int(found[1]) <= counters.get(letter, 0):
        return counters
    return MappingProxyType({**counters, letter: int(found[1])})


def raised_counters(old: Project, new: Project) -> Project:
    """Return *new* with code counters no lower than *old*'s, so that undo reuses no code."""
    counters = dict(new.settings.code_counters)
    for letter, number in old.settings.code_counters.items():
        counters[letter] = max(number, counters.get(letter, 0))
    if counters == dict(new.settings.code_counters):
        return new
    return new.configured(replace(new.settings, code_counters=MappingProxyType(counters)))
