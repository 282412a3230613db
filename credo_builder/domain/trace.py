"""The red thread: from a value over expectation, promise, moment and level to a measure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from itertools import pairwise
from typing import Any

from credo_builder.domain.project import Project
from credo_builder.domain.questions import Links, asked
from credo_builder.domain.records import Record, links_of
from credo_builder.values import dataclass

LINKS = ("core_values", "expectations", "promises", "moments", "service_levels", "measures")
"""File keys of the six links, in order."""

_EXPECTATIONS, _PROMISES, _MOMENTS, _LEVELS, _MEASURES = LINKS[1:]


@dataclass(frozen=True)
class Chain:
    """What one expectation hangs on: the records met at each of the six links.

    Attributes:
        expectation: the expectation the chain is read from.
        links: file key of the link to the records found there: first the one on the path
            that is told where there is room for one alone, then the others in project order.
        complete: whether one unbroken path runs through all six.
    """

    expectation: Record
    links: dict[str, tuple[Record, ...]]
    complete: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """File keys of the links where nothing was found."""
        return tuple(key for key in LINKS if not self.links[key])


@dataclass(frozen=True)
class Coverage:
    """How many expectations that matter lie on a complete chain."""

    complete: int
    total: int

    @property
    def percent(self) -> int | None:
        """Share in percent, rounded down; None when nothing is counted."""
        return self.complete * 100 // self.total if self.total else None


@dataclass(frozen=True)
class Loss:
    """What a record would lose if another went: the fields that link to it."""

    record: Record
    fields: tuple[str, ...]


def of_key(project: Project, key: str) -> tuple[Record, ...]:
    """Return the records stored under file key *key*; () for none."""
    return next((held for kind, held in project.records.items() if kind.key == key), ())


def met(project: Project, record: Record, key: str) -> tuple[Record, ...]:
    """Return the records of *key* that *record* links to or that link to it."""
    ids = {target for _, target in links_of(record)}
    ids |= {r.id for r in project.pointing_at(record.id, Record)}
    return tuple(r for r in of_key(project, key) if r.id in ids)


def met_by(project: Project, records: tuple[Record, ...], key: str) -> tuple[Record, ...]:
    """Return the records of *key* met by any of *records*, in project order, each once."""
    ids = {r.id for one in records for r in met(project, one, key)}
    return tuple(r for r in of_key(project, key) if r.id in ids)


def chain(project: Project, expectation: Record) -> Chain:
    """Return what *expectation* hangs on."""
    values = met(project, expectation, LINKS[0])
    promises = met(project, expectation, _PROMISES)
    path_moments = met_by(project, promises, _MOMENTS)
    moments = _joined(project, _MOMENTS, path_moments, met(project, expectation, _MOMENTS))
    path_levels = met_by(project, path_moments, _LEVELS)
    direct = (*promises, expectation)
    levels = _joined(
        project, _LEVELS, met_by(project, moments, _LEVELS), met_by(project, direct, _LEVELS)
    )
    path_measures = met_by(project, path_levels, _MEASURES)
    measures = _joined(
        project,
        _MEASURES,
        met_by(project, levels, _MEASURES),
        met_by(project, promises, _MEASURES),
    )
    found = (values, (expectation,), promises, moments, levels, measures)
    links = dict(zip(LINKS, found, strict=True))
    for key, record in _told_first(project, expectation, links).items():
        links[key] = (record, *(r for r in links[key] if r.id != record.id))
    return Chain(expectation, links, bool(values and path_measures))


def _told_first(
    project: Project, expectation: Record, links: dict[str, tuple[Record, ...]]
) -> dict[str, Record]:
    """Return the record of each onward link that stands for it where one alone is told.

    Each follows from the one before, so that whoever reads along them reads one path: the
    level counts at that moment, and the measure watches that level. Of several paths the
    longest unbroken one is taken, then the one whose records link to each other most.
    """
    best = (-1, -1)
    path: tuple[Record, ...] = (expectation,)
    for promise in links[_PROMISES] or (expectation,):
        for moment in _onward(project, promise, links[_MOMENTS]):
            for level in _onward(project, moment, links[_LEVELS]):
                to_level = (expectation, promise, moment, level)
                for measure in _onward(project, level, links[_MEASURES]):
                    whole = (*to_level, measure)
                    rank = _steps(project, whole), _ties(project, whole)
                    if rank > best:
                        best, path = rank, whole
    return {type(r).key: r for r in path if type(r).key != _EXPECTATIONS}


def _onward(project: Project, before: Record, held: tuple[Record, ...]) -> tuple[Record, ...]:
    """Return those of *held* that link with *before*, else all; *before* itself for none."""
    near = project.neighbours(before.id)
    return tuple(r for r in held if r.id in near) or held or (before,)


def _steps(project: Project, path: tuple[Record, ...]) -> int:
    """Return how many records of *path* link with the one before."""
    return sum(1 for one, other in pairwise(path) if other.id in project.neighbours(one.id))


def _ties(project: Project, path: tuple[Record, ...]) -> int:
    """Return how many pairs among *path* link with each other."""
    ids = {r.id for r in path}
    return sum(len(ids & project.neighbours(one)) for one in ids)


def _joined(project: Project, key: str, *groups: tuple[Record, ...]) -> tuple[Record, ...]:
    ids = {r.id for group in groups for r in group}
    return tuple(r for r in of_key(project, key) if r.id in ids)


def chains(project: Project) -> tuple[Chain, ...]:
    """Return one chain an expectation, in the project's order."""
    return tuple(chain(project, e) for e in of_key(project, _EXPECTATIONS))


def coverage(project: Project, matters: Callable[[Record], bool]) -> Coverage:
    """Return how many expectations that *matters* picks lie on a complete chain."""
    counted = [c for c in chains(project) if matters(c.expectation)]
    return Coverage(sum(1 for c in counted if c.complete), len(counted))


def funnel(project: Project) -> tuple[tuple[str, int, int], ...]:
    """Return (file key, records there, records of them met by the link before).

    The first link has nothing before it: there all count as met.
    """
    rows = []
    before: tuple[Record, ...] | None = None
    for key in LINKS:
        here = of_key(project, key)
        reached = here if before is None else met_by(project, before, key)
        rows.append((key, len(here), len(reached)))
        before = here
    return tuple(rows)


class Stand(Enum):
    """How a chain stands at one link."""

    MET = "met"
    MISSING = "missing"
    WAITING = "waiting"
    """Nothing there either, but an earlier link has to come first."""


@dataclass(frozen=True)
class Cell:
    """One link of one chain: how it stands, and the records found there."""

    key: str
    stand: Stand
    records: tuple[Record, ...]


def cells(one: Chain) -> tuple[Cell, ...]:
    """Return the six links of *one*; only the first that is missing can be mended now.

    The value stands before the expectation and is missing by itself.
    """
    found = []
    broken = False
    for key in LINKS:
        held = one.links[key]
        stand = Stand.MET if held else Stand.WAITING if broken else Stand.MISSING
        broken = broken or (not held and key != LINKS[0])
        found.append(Cell(key, stand, held))
    return tuple(found)


def near(one: Chain, key: str) -> Record:
    """Return the record to which a new link at *key* would be tied.

    For values and promises that is the expectation, further on the first record found at
    the link before.
    """
    before = LINKS[max(1, LINKS.index(key) - 1)]
    return next(iter(one.links[before]), one.expectation)


def joined(project: Project, record: Record, key: str, ids: tuple[str, ...]) -> Project:
    """Return *project* with *record* linked to the records *ids* of *key* and to no others of it.

    The link is written on whichever of the two declares it; types that declare none to each
    other stay as they are.
    """
    own = _field_to(type(record), key)
    if own:
        others = (one for one in getattr(record, own) if one not in _ids(project, key))
        return project.put(_relinked(record, own, (*others, *ids)))
    for other in of_key(project, key):
        field = _field_to(type(other), type(record).key)
        if not field:
            break
        held: tuple[str, ...] = getattr(other, field)
        wanted = other.id in ids
        if wanted and record.id not in held:
            project = project.put(_relinked(other, field, (*held, record.id)))
        elif not wanted and record.id in held:
            kept = tuple(one for one in held if one != record.id)
            project = project.put(_relinked(other, field, kept))
    return project


def _relinked(record: Record, field: str, ids: tuple[str, ...]) -> Record:
    changes: dict[str, Any] = {field: ids}
    return replace(record, **changes)


def _field_to(kind: type[Record], key: str) -> str:
    """Return the field by which *kind* links to the records of *key*; empty without one."""
    for name, one in asked(kind).items():
        if isinstance(one.question, Links) and one.question.to == (key,):
            return name
    return ""


def _ids(project: Project, key: str) -> set[str]:
    return {record.id for record in of_key(project, key)}


def losses(project: Project) -> tuple[tuple[str, int], ...]:
    """Return (file key, how many of its records meet none of the next link), link by link."""
    found = []
    for key, following in pairwise(LINKS):
        here = of_key(project, key)
        lost = sum(1 for record in here if not met(project, record, following))
        found.append((key, lost))
    return tuple(found)


def orphans(project: Project) -> tuple[Record, ...]:
    """Return the records of the six links that neither link nor are linked."""
    return tuple(
        record
        for key in LINKS
        for record in of_key(project, key)
        if not any(project.get(target) for _, target in links_of(record))
        and not project.pointing_at(record.id, Record)
    )


def impact(project: Project, record_id: str) -> tuple[Loss, ...]:
    """Return what others would lose if the record with *record_id* were removed."""
    losses = []
    for record in project.pointing_at(record_id, Record):
        if record.id == record_id:
            continue
        fields = tuple(path for path, target in links_of(record) if target == record_id)
        losses.append(Loss(record, fields))
    return tuple(losses)
