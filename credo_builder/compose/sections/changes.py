"""What changed since the last edition whose answers are kept, chapter by chapter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from credo_builder.chapters import CHAPTER_OF, CHAPTERS
from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.governance import Investment
from credo_builder.chapters.mindset import MindsetResponse
from credo_builder.compose.differences import Change, Kind, compare
from credo_builder.compose.markup import clean
from credo_builder.compose.parts import OUR_PEOPLE, Part
from credo_builder.compose.telling import Say, Teller, fields, moves
from credo_builder.compose.view import View
from credo_builder.domain import editions
from credo_builder.domain.project import Project
from credo_builder.domain.records import COMMON, Record
from credo_builder.domain.terms import Visibility
from credo_builder.domain.wording import listed
from credo_builder.i18n import Told, marked
from credo_builder.values import dataclass

OURSELVES_ALONE: tuple[type[Record], ...] = (Barrier, Investment, MindsetResponse)
"""Kinds of record that only the full edition prints."""
_NEVER = ("notes", "from_starter", "reviewed")
"""Fields that no edition prints."""
_WORDS = {
    Kind.ADDED: (marked("New"), 2),
    Kind.CHANGED: (marked("Changed"), 1),
    Kind.MOVED: (marked("Moved"), 1),
    Kind.REMOVED: (marked("Gone"), 3),
}


@dataclass(frozen=True)
class Answer:
    """One field that differs: its question, and the paragraphs of both answers."""

    question: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """One record that differs: its name, what happened in a word, and its answers."""

    name: str
    word: str
    rank: int
    is_new: bool = False
    answers: tuple[Answer, ...] = ()
    moves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """What the section says."""

    before: str
    after: str
    lede: str
    chapters: tuple[tuple[str, tuple[Changed, ...]], ...]


def page(view: View) -> Page | None:
    """Return what changed since the last edition that is kept; None where nothing did."""
    before = editions.last_kept(view.project)
    if before is None:
        return None
    found: dict[str, list[Changed]] = {}
    for change in compare(before, view.project):
        if change.records is not None and _may_show_kind(view, change.records):
            key = CHAPTER_OF[change.records].key if change.records in CHAPTER_OF else ""
            found.setdefault(key, []).extend(_changed(view, change, before))
    titles = {chapter.key: chapter.title for chapter in CHAPTERS}
    chapters = tuple(
        (view.say(titles.get(key, "")), tuple(held)) for key, held in found.items() if held
    )
    if not chapters:
        return None
    number = view.fill(before.settings.edition.strip())
    return Page(number, view.edition_number, _lede(view, before, chapters), chapters)


def _may_show_kind(view: View, kind: type[Record]) -> bool:
    return view.is_full or kind not in OURSELVES_ALONE


def _may_show(view: View, record: Record) -> bool:
    if view.is_full:
        return True
    return _may_show_kind(view, type(record)) and record.visibility in (
        Visibility.PUBLIC,
        Visibility.STAFF,
    )


def _changed(view: View, change: Change, before: Project) -> Iterator[Changed]:
    """Yield *change* as far as the readers of this edition may hear of it."""
    after = view.project
    if change.kind == Kind.MOVED:
        if lines := moves(change, before, after, _speech(view), lambda one: _may_show(view, one)):
            name = view.say(cast("type[Record]", change.records).terms.capitalize())
            yield Changed(name, *_said(view, Kind.MOVED), moves=tuple(map(clean, lines)))
        return
    was, now = cast("Record | None", change.before), cast("Record | None", change.after)
    was = was if was is not None and _may_show(view, was) else None
    now = now if now is not None and _may_show(view, now) else None
    if was is None and now is None:
        return
    if was is not None and now is not None:
        answers = _answers(view, change, before)
        if answers:
            yield Changed(_name(view, after, now), *_said(view, Kind.CHANGED), answers=answers)
        return
    kind, project, one = (Kind.REMOVED, before, was) if now is None else (Kind.ADDED, after, now)
    name = _name(view, project, cast("Record", one))
    yield Changed(name, *_said(view, kind), is_new=kind == Kind.ADDED)


def _answers(view: View, change: Change, before: Project) -> tuple[Answer, ...]:
    unprinted = _NEVER if view.is_full else COMMON
    found = fields(
        change, before, view.project, _speech(view), lambda record: _may_show(view, record)
    )
    return tuple(
        Answer(clean(one.prompt), _paragraphs(one.before), _paragraphs(one.after))
        for one in found
        if one.field not in unprinted
    )


def _speech(view: View) -> Say:
    """Return what says words in the document's language; the user's are not filled again."""
    return lambda text: view.told(text) if isinstance(text, Told) else view.say(text)


def _paragraphs(words: str) -> tuple[str, ...]:
    return tuple(clean(part) for part in words.split("\n") if part.strip())


def _name(view: View, project: Project, record: Record) -> str:
    return clean(Teller(project, _speech(view)).name(record))


def _said(view: View, kind: Kind) -> tuple[str, int]:
    word, rank = _WORDS[kind]
    return view.say(word), rank


def _lede(
    view: View, before: Project, chapters: tuple[tuple[str, tuple[Changed, ...]], ...]
) -> str:
    """Return "Since edition 1.0, approved on 3 March 2026: three things are new, one is gone"."""
    approval = before.settings.approval
    day = view.date(approval.on) if approval is not None else ""
    words = [one.word for _title, held in chapters for one in held]
    counts = [
        f"{words.count(view.say(word))} {view.say(word).lower()}"
        for word, _rank in _WORDS.values()
        if view.say(word) in words
    ]
    number = view.fill(before.settings.edition.strip())
    told = listed(counts, view.say("and"))
    if day:
        return view.say(
            "Since edition {number}, approved on {day}: {told}.", number=number, day=day, told=told
        )
    return view.say("Since edition {number}: {told}.", number=number, told=told)


PART = Part(
    key="changes",
    title="What changed since the last edition",
    context=page,
    editions=OUR_PEOPLE,
    numbering="letter",
)
