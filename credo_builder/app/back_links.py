"""Links as they are seen from their other end: what points here, and changing that."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.chapters import CHAPTERS
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Links, asked
from credo_builder.domain.records import Record
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Way:
    """One way in which records of *kind* link here: the field *name* that holds the links."""

    kind: type[Record]
    name: str


def ways_to(kind: type[Record], *, quick: bool = False) -> tuple[Way, ...]:
    """Return the ways in which lists of records link to *kind*, in the order of the steps.

    With *quick* only those that the Quick path asks for.
    """
    found = []
    for chapter in CHAPTERS:
        for other in chapter.records:
            for name, place in asked(other).items():
                asks = isinstance(place.question, Links) and kind.key in place.question.to
                if asks and not other.singleton and (place.quick or not quick):
                    found.append(Way(other, name))
    return tuple(found)


def linked_from(project: Project, record_id: str, way: Way) -> tuple[str, ...]:
    """Return the ids of the records that link to *record_id* by *way*, in their order."""
    return tuple(r.id for r in project.of(way.kind) if record_id in getattr(r, way.name))


def relinked(project: Project, record_id: str, way: Way, ids: tuple[str, ...]) -> Project:
    """Return *project* in which the records *ids*, and no others, link to *record_id* by *way*.

    A record keeps the order of its other links; a new link comes last.
    """
    for record in project.of(way.kind):
        links: tuple[str, ...] = getattr(record, way.name)
        wanted = record.id in ids
        if wanted == (record_id in links):
            continue
        new = (*links, record_id) if wanted else tuple(i for i in links if i != record_id)
        changes: dict[str, tuple[str, ...]] = {way.name: new}
        project = project.put(replace(record, **changes))  # type: ignore[arg-type]
    return project
