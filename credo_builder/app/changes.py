"""What is different between two states of a project, in a few words."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.chapters import CHAPTERS
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.domain.wording import capitalised, counted
from credo_builder.i18n import _

MOST_TOLD = 2


def what_changed(before: Project, after: Project) -> str:
    """Return "Two promises added, credo changed"; empty when nothing a reader sees changed.

    The kinds with most changes come first, and no more than two of them are told.
    """
    told: list[tuple[int, str]] = []
    for chapter in CHAPTERS:
        for kind in chapter.records:
            told += _of_kind(kind, before, after)
    told.sort(key=lambda one: -one[0])
    words = [words for _weight, words in told[:MOST_TOLD]]
    if not words and _plain(before) != _plain(after):
        words = [_("settings changed")]
    return capitalised(", ".join(words))


def _of_kind(kind: type[Record], before: Project, after: Project) -> list[tuple[int, str]]:
    if before.records.get(kind) == after.records.get(kind):
        return []
    old = {r.id: r for r in before.of(kind)}
    new = {r.id: r for r in after.of(kind)}
    if kind.singleton:
        same = before.one(kind) == after.one(kind)
        return [] if same else [(1, _("{term} changed").format(term=kind.term))]
    added = len(new.keys() - old.keys())
    gone = len(old.keys() - new.keys())
    edited = sum(1 for i, r in new.items() if i in old and old[i] != r)
    told = []
    for number, words in (
        (added, _("{things} added")),
        (gone, _("{things} deleted")),
        (edited, _("{things} changed")),
    ):
        if number:
            things = counted(number, kind.term, kind.terms)
            told.append((number, words.format(things=things)))
    if not told:
        told.append((1, _("{terms} reordered").format(terms=kind.terms)))
    return told


def _plain(project: Project) -> object:
    """Return the settings without what looking alone changes."""
    return replace(project.settings, visited=(), path="")
