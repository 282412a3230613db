"""What roots said when words were written from them, so that a change of theirs can be seen.

A note is kept for each root of a line of the credo, of what stands around the lines, and for
each service level that is told in words of its own. Words without a note were written before
there were any; nothing is claimed about them.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo, CredoLine
from credo_builder.chapters.moments import Moment, Stage
from credo_builder.chapters.outcome import Outcome, feeling_in_words
from credo_builder.chapters.policies import Policy
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.sentences import level_sentence
from credo_builder.domain.project import Project
from credo_builder.domain.questions import MAX_CHARACTERS
from credo_builder.domain.records import Record
from credo_builder.values import dataclass, replace

AROUND = ("motto", "belief_paragraph", "steps_of_service", "employee_promise", "pledge")
"""Fields of the credo that stand around its lines."""


@dataclass(frozen=True)
class Change:
    """A root that says something else than when words were written from it.

    Attributes:
        root: the record as it is now.
        before: what it said then, as far as it is gone.
        now: what it says now, as far as it is new.
    """

    root: Record
    before: str
    now: str


def words_of(root: Record) -> str:
    """Return what *root* says that words may be written from, one thought a line."""
    match root:
        case Promise():
            said = [root.words]
        case CoreValue():
            said = [root.name, root.belief, *root.behaviours_do, *root.behaviours_never]
        case Moment():
            said = [root.name, feeling_in_words(root.feeling_wanted), *root.do]
        case Outcome():
            feelings = ", ".join(feeling_in_words(one) for one in root.feelings)
            said = [feelings, root.statement, root.common_sense_test]
        case ServiceLevel():
            said = [level_sentence(root)]
        case Policy():
            said = [root.title, root.statement]
        case Stage():
            said = [root.name]
        case _:
            said = [root.title]
    lines = (" ".join(one.split()) for one in said)
    return "\n".join(one for one in lines if one)[:MAX_CHARACTERS]


def noted(project: Project, place: str, roots: Iterable[str]) -> Project:
    """Return *project* with a note of what *roots* say, for the words at *place*.

    *place* is the code of a line, or a field of the credo around the lines. Notes of other
    roots of that place are dropped.
    """
    kept = {key: said for key, said in _notes(project).items() if key.split(" ")[0] != place}
    found = [(one, project.get(one)) for one in roots]
    fresh = {f"{place} {one}": words_of(root) for one, root in found if root is not None}
    return _with(project, kept | fresh)


def changes(project: Project, place: str, roots: Iterable[str] = ()) -> tuple[Change, ...]:
    """Return the roots of the words at *place* that say something else since they were noted.

    For a line only *roots* that it still has count; what stands around the lines has those
    that were noted.
    """
    notes, wanted = _notes(project), set(roots)
    found = []
    for key, before in notes.items():
        at, _, root_id = key.partition(" ")
        root = project.get(root_id)
        if at != place or root is None or (place not in AROUND and root_id not in wanted):
            continue
        now = words_of(root)
        if now != before:
            found.append(Change(root, _less(before, now), _less(now, before)))
    return tuple(found)


def level_change(project: Project, level: ServiceLevel) -> str:
    """Return what the fields of *level* say now, if that has changed since it has own words.

    Empty while nothing changed, while it has no words of its own, or without a note.
    """
    before = _notes(project).get(level.id)
    if before is None or not level.sentence.strip():
        return ""
    now = _of_the_fields(level)
    return "" if now == before else now


def level_kept(project: Project, level_id: str) -> Project:
    """Return *project* with its level's own words noted as right for what its fields say now."""
    level = project.find(ServiceLevel, level_id)
    if level is None:
        return project
    return _with(project, {**_notes(project), level.id: str(_of_the_fields(level))})


def following(before: Project, after: Project) -> Project:
    """Return *after* with notes for what was written since *before*, and without stale ones.

    A line that is new, reworded or linked anew gets a note for each root that has none; a
    note once taken stays until somebody says that the words are still right.
    """
    notes = dict(_notes(after))
    if after.of(Credo) is not before.of(Credo):
        _follow_lines(before.one(Credo).lines, after, notes)
    if after.of(ServiceLevel) is not before.of(ServiceLevel):
        _follow_levels(before, after, notes)
    return _with(after, notes)


def _follow_lines(old: tuple[CredoLine, ...], after: Project, notes: dict[str, str]) -> None:
    was = {line.code: line for line in old}
    held = {line.code: line for line in after.one(Credo).lines if line.code}
    for key in [*notes]:
        place, _, root_id = key.partition(" ")
        gone = place in was and place not in held
        loose = place in held and root_id not in held[place].link_ids
        if gone or loose:
            del notes[key]
    for code, line in held.items():
        if line == was.get(code) or not line.text.strip():
            continue
        for one in line.link_ids:
            root = after.get(one)
            if root is not None:
                notes.setdefault(f"{code} {one}", words_of(root))


def _follow_levels(before: Project, after: Project, notes: dict[str, str]) -> None:
    held = {level.id: level for level in after.of(ServiceLevel)}
    for old in before.of(ServiceLevel):
        now = held.get(old.id)
        if now is None or not now.sentence.strip():
            notes.pop(old.id, None)
    for level in held.values():
        was = before.find(ServiceLevel, level.id)
        reworded = was is None or was.sentence != level.sentence
        if reworded and level.sentence.strip() and level.id not in notes:
            notes[level.id] = str(_of_the_fields(level))


def _of_the_fields(level: ServiceLevel) -> str:
    return level_sentence(replace(level, sentence=""))


def _less(one: str, other: str) -> str:
    """Return the lines of *one* that *other* has not; all of it where it has them all."""
    there = set(other.split("\n"))
    own = [line for line in one.split("\n") if line not in there]
    return "\n".join(own) or one


def _notes(project: Project) -> dict[str, str]:
    return dict(project.settings.grown_from)


def _with(project: Project, notes: dict[str, str]) -> Project:
    if notes == project.settings.grown_from:
        return project
    held = MappingProxyType(notes)
    return project.configured(replace(project.settings, grown_from=held))
