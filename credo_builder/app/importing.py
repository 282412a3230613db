"""Records of one project taken into another, with what they are linked to and nothing dangling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from credo_builder.app.carrying import THEIR_OWN, carried, relinked
from credo_builder.chapters import RECORDS
from credo_builder.chapters.mindset import MindsetResponse
from credo_builder.chapters.promises import PromiseDoor
from credo_builder.domain.project import Project
from credo_builder.domain.questions import MAX_ITEMS, Asked, Group, Links, asked, is_blank
from credo_builder.domain.records import Record, links_of, new_id, own_questions
from credo_builder.domain.shapes import NOTHING_KEPT, Shape
from credo_builder.errors import CredoError
from credo_builder.i18n import told
from credo_builder.values import dataclass, replace

S = TypeVar("S", bound=Shape)

NOT_OFFERED = (MindsetResponse, PromiseDoor)
"""Answers of people and ticks at doors: they are true of the project they stand in alone."""


@dataclass(frozen=True)
class Offer:
    """A record of the other project that can be taken in.

    Attributes:
        record: it, as it stands there.
        same: the record here that says the same by its words; None when there is none.
    """

    record: Record
    same: Record | None


@dataclass(frozen=True)
class Needed:
    """A record that comes along because of a link.

    Attributes:
        record: it, as it stands in the other project.
        by: the record that links to it, chosen or coming along itself.
    """

    record: Record
    by: Record


@dataclass(frozen=True)
class Imported:
    """A project with records taken in.

    Attributes:
        project: it.
        added: ids of the new records, here.
        merged: ids of the records here that stand for one of the other project.
        ids: id there to id here, of all of them.
    """

    project: Project
    added: tuple[str, ...]
    merged: tuple[str, ...]
    ids: Mapping[str, str]


def offers(project: Project, other: Project) -> tuple[Offer, ...]:
    """Return what *other* has to offer to *project*, in the order of the steps."""
    found = []
    for kind in RECORDS:
        if kind.singleton or kind in NOT_OFFERED:
            continue
        by_words: dict[str, Record] = {}
        for held in project.of(kind):
            by_words.setdefault(_key(held), held)
        for record in other.of(kind):
            same = project.get(record.id)
            if not isinstance(same, kind) or _key(same) != _key(record):
                same = by_words.get(_key(record))
            found.append(Offer(record, same))
    return tuple(found)


def _key(record: Record) -> str:
    """Return by what two records of a kind are the same: their words, without signs and case."""
    title = unicodedata.normalize("NFKC", record.title).casefold()
    words = " ".join(re.findall(r"\w+", title))
    if words:
        return words
    answers = {name: getattr(record, name) for name in own_questions(type(record))}
    return f"\0{answers!r}"


def needed(
    other: Project, chosen: Iterable[str], without: frozenset[str] = frozenset()
) -> tuple[Needed, ...]:
    """Return what the records *chosen* of *other* lead to, link by link, nearest first.

    A link to what is not offered, or to nothing, leads nowhere; nor does one to a record
    among the ids *without*.
    """
    waiting = [record for one in chosen if (record := _offered(other, one)) is not None]
    seen = {*without, *(record.id for record in waiting)}
    found = []
    while waiting:
        record = waiting.pop(0)
        for _field, target in links_of(record):
            there = _offered(other, target)
            if there is not None and target not in seen:
                seen.add(target)
                waiting.append(there)
                found.append(Needed(there, record))
    return tuple(found)


def _offered(other: Project, record_id: str) -> Record | None:
    record = other.get(record_id)
    if record is None or type(record).singleton or type(record) in NOT_OFFERED:
        return None
    return record


def imported(
    project: Project,
    other: Project,
    chosen: Iterable[str],
    merged: Mapping[str, str],
    *,
    as_is: bool = False,
) -> Imported:
    """Return *project* with records of *other* taken in.

    Each gets a new id and code and comes as `carrying.carried` has it. Links between them
    hold; a link to a record that is neither chosen nor merged goes.

    Args:
        project: where they go.
        other: where they come from.
        chosen: ids in *other* of the records wanted; unknown ids are left out.
        merged: of some of these, to the ids of the records in *project* that stand for
            them: those keep their answers, blank ones are filled, links are added.
        as_is: people, results and dates come along, since both tell of one organisation.

    Raises:
        CredoError: a list of *project* would hold more than fit; says which.
    """
    wanted = dict.fromkeys(chosen)
    records = [r for kind in RECORDS for r in other.of(kind) if r.id in wanted]
    records = [r for r in records if _offered(other, r.id) is not None]
    here = {
        r.id: merged[r.id]
        for r in records
        if isinstance(project.get(merged.get(r.id, "")), type(r))
    }
    fresh = {r.id: new_id(type(r).prefix) for r in records if r.id not in here}
    ids = MappingProxyType({**here, **fresh})
    grown = project
    for record in records:
        whole = replace(record, kept=NOTHING_KEPT) if as_is else carried(record)
        came = relinked(whole, lambda one: ids.get(one, ""))
        if record.id in fresh:
            grown = grown.put(replace(came, id=fresh[record.id], code=""))
        else:
            grown = _merged(grown, here[record.id], came, as_is=as_is)
    _refuse_too_many(grown)
    return Imported(grown, tuple(fresh.values()), tuple(dict.fromkeys(here.values())), ids)


def _merged(project: Project, record_id: str, came: Record, *, as_is: bool) -> Project:
    """Return *project* with the record of that id filled from *came*; itself if nothing is new."""
    there = project.get(record_id)
    if there is None:
        return project
    filled = _filled(there, came, own_questions(type(there)), as_is=as_is)
    return project if filled == there else project.put(filled)


def _filled(there: S, came: S, questions: Mapping[str, Asked], *, as_is: bool) -> S:
    """Return *there* with blank answers taken from *came* and the links of both."""
    changes: dict[str, Any] = {}
    theirs = () if as_is else THEIR_OWN.get(type(there), ())
    for name, place in questions.items():
        if name in theirs:
            continue
        old, new = getattr(there, name), getattr(came, name)
        if isinstance(place.question, Links):
            changes[name] = (*old, *(one for one in new if one not in old))
        elif isinstance(place.question, Group):
            changes[name] = _filled(old, new, asked(place.question.of), as_is=as_is)
        elif is_blank(place.question, old):
            changes[name] = new
    return replace(there, **changes)


def _refuse_too_many(project: Project) -> None:
    for kind, held in project.records.items():
        lists = (getattr(r, name) for r in held for name, a in asked(kind).items()
                 if isinstance(a.question, Links))  # fmt: skip
        if len(held) > MAX_ITEMS or any(len(one) > MAX_ITEMS for one in lists):
            raise CredoError(
                told(
                    "Not taken in: there would be more than {most} {things}, and no more fit. "
                    "Choose fewer.",
                    most=MAX_ITEMS,
                    things=told(kind.terms),
                )
            )
