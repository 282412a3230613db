"""What is different between two states of a project, in a few words."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.chapters import CHAPTERS
from credo_builder.domain.project import Project
from credo_builder.domain.questions import asked
from credo_builder.domain.records import Record
from credo_builder.domain.wording import capitalised, counted
from credo_builder.i18n import Told, joined, marked, told

MOST_TOLD = 2


def what_changed(before: Project, after: Project) -> str:
    """Return "Two promises added, credo changed"; empty when nothing a reader sees changed.

    The kinds with most changes come first, and no more than two of them are told.
    """
    found: list[tuple[int, Told]] = []
    for chapter in CHAPTERS:
        for kind in chapter.records:
            found += _of_kind(kind, before, after)
    found.sort(key=lambda one: -one[0])
    words = [words for _weight, words in found[:MOST_TOLD]]
    if not words and _plain(before) != _plain(after):
        words = [told("settings changed")]
    return capitalised(joined(words, ", "))


def first_change(before: Project, after: Project) -> tuple[str, str, str] | None:
    """Return (chapter, record id, field) of what a reader would look at first; None for settings.

    Records that came or went tell more than those that lost a link by it. Of one that is
    gone its list is told: the id is then the key of its kind.
    """
    found: list[tuple[int, tuple[str, str, str]]] = []
    for chapter in CHAPTERS:
        for kind in chapter.records:
            if before.records.get(kind) != after.records.get(kind):
                weight, record_id, field = _place(kind, before, after)
                found.append((weight, (chapter.key, record_id, field)))
    return min(found, key=lambda one: one[0])[1] if found else None


_CAME, _WENT, _EDITED, _MOVED = range(4)


def _place(kind: type[Record], before: Project, after: Project) -> tuple[int, str, str]:
    old, new = ({r.id: r for r in project.of(kind)} for project in (before, after))
    came = next((i for i in new if i not in old), "")
    if came:
        return (_EDITED if kind.singleton else _CAME), came, ""
    if old.keys() - new.keys():
        return (_EDITED if kind.singleton else _WENT), kind.key, ""
    for record_id, record in new.items():
        for name in asked(kind):
            if getattr(record, name) != getattr(old[record_id], name):
                return _EDITED, record_id, name
    rows = zip(old, new, strict=True)
    return _MOVED, next((now for was, now in rows if was != now), ""), ""


def _of_kind(kind: type[Record], before: Project, after: Project) -> list[tuple[int, Told]]:
    if before.records.get(kind) == after.records.get(kind):
        return []
    old = {r.id: r for r in before.of(kind)}
    new = {r.id: r for r in after.of(kind)}
    if kind.singleton:
        same = before.one(kind) == after.one(kind)
        return [] if same else [(1, told("{term} changed", term=told(kind.term)))]
    added = len(new.keys() - old.keys())
    gone = len(old.keys() - new.keys())
    edited = sum(1 for i, r in new.items() if i in old and old[i] != r)
    found = []
    for number, words in (
        (added, marked("{things} added")),
        (gone, marked("{things} deleted")),
        (edited, marked("{things} changed")),
    ):
        if number:
            things = counted(number, kind.term, kind.terms)
            found.append((number, told(words, things=things)))
    if not found:
        found.append((1, told("{terms} reordered", terms=told(kind.terms))))
    return found


def _plain(project: Project) -> object:
    """Return the settings without what looking alone changes."""
    return replace(project.settings, visited=(), path="")


def unvisited(project: Project) -> Project:
    """Return *project* as if nobody had looked at it, by any path, nor saved it."""
    settings = replace(project.settings, visited=(), path="")
    return replace(project, settings=settings, saved_seq=0)
