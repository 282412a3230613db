"""What differs between two states of a project: as lines, as plain data, chapter by chapter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

from credo_builder.chapters import CHAPTER_OF, CHAPTERS
from credo_builder.compose.differences import Change, Kind, apply, compare
from credo_builder.compose.telling import (
    FieldChange,
    Teller,
    fields,
    headline,
    is_told,
    joined_to,
    moves,
)
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.i18n import _, marked
from credo_builder.values import dataclass

__all__ = ["Change", "FieldChange", "Kind", "apply", "compare", "fields", "headline", "lines"]

NOTHING = "–"
SETTINGS = marked("The project and its document")


@dataclass(frozen=True)
class Told:
    """One difference in words.

    Attributes:
        change: the difference.
        headline: what happened, in a line.
        fields: what differs in the record, for one that changed.
        moves: where records stand now, for an order that changed.
    """

    change: Change
    headline: str
    fields: tuple[FieldChange, ...] = ()
    moves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """What differs in one chapter: its key, empty for the settings, and its title in words."""

    key: str
    title: str
    told: tuple[Told, ...]


def told(before: Project, after: Project) -> tuple[Chapter, ...]:
    """Return what differs, in the reader's words, chapter by chapter; none where nothing does.

    What looking, saving and approving change is left out.
    """
    found: dict[str, list[Told]] = {}
    for change in compare(before, after):
        if is_told(change, before, after):
            key = CHAPTER_OF[change.records].key if change.records is not None else ""
            found.setdefault(key, []).append(_in_words(change, before, after))
    titles = {"": SETTINGS, **{chapter.key: chapter.title for chapter in CHAPTERS}}
    return tuple(Chapter(key, _(titles[key]), tuple(held)) for key, held in found.items())


def lines(before: Project, after: Project) -> Iterator[str]:
    """Yield all differences as lines of text: chapter, record, and fields below their record."""
    for chapter in told(before, after):
        yield chapter.title
        for one in chapter.told:
            yield f"  {one.headline}"
            for field in one.fields if one.change.kind == Kind.CHANGED else ():
                answers = f"{_flat(field.before)} → {_flat(field.after)}"
                yield f"    {joined_to(field.prompt, answers)}"
            yield from (f"    {move}" for move in one.moves)


def counts(chapters: tuple[Chapter, ...]) -> dict[str, int]:
    """Return how many records were added, removed, changed and moved; settings not counted."""
    found = Counter[str]()
    for one in (one for chapter in chapters for one in chapter.told):
        if one.change.records is not None:
            found[one.change.kind] += 1
    return {kind.value: found[kind] for kind in Kind}


def data(before: Project, after: Project) -> dict[str, Any]:
    """Return what differs as plain data; docs/COMPARING.md says what each key holds."""
    chapters = told(before, after)
    return {
        "same": not chapters,
        "before": _head(before),
        "after": _head(after),
        "counts": counts(chapters),
        "chapters": [
            {
                "chapter": chapter.key,
                "title": chapter.title,
                "changes": [_plain(one, before, after) for one in chapter.told],
            }
            for chapter in chapters
        ],
    }


def _in_words(change: Change, before: Project, after: Project) -> Told:
    return Told(
        change,
        headline(change, before, after),
        fields(change, before, after),
        moves(change, before, after),
    )


def _head(project: Project) -> dict[str, str]:
    settings = project.settings
    return {
        "project": settings.name or project.project_id,
        "edition": settings.edition,
        "status": settings.status,
    }


def _plain(one: Told, before: Project, after: Project) -> dict[str, Any]:
    change = one.change
    record = cast("Record", change.after or change.before)
    is_record = isinstance(record, Record)
    teller = Teller(before if change.after is None else after, _)
    return {
        "kind": change.kind.value,
        "type": change.records.key if change.records is not None else "project",
        "record": record.id if is_record else "",
        "code": record.code if is_record else "",
        "name": teller.name(record) if is_record else "",
        "headline": one.headline,
        "fields": [
            {"field": f.field, "question": f.prompt, "before": f.before, "after": f.after}
            for f in one.fields
        ],
        "moves": list(one.moves),
    }


def _flat(words: str) -> str:
    return " / ".join(part.strip() for part in words.split("\n") if part.strip()) or NOTHING
