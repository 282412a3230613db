"""A whole credo in one voice, and what no line of the credo says yet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from credo_builder.chapters.branding import Brand, Voice
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo
from credo_builder.chapters.moments import Impression, Moment
from credo_builder.chapters.promises import Promise
from credo_builder.compose.drafting import around
from credo_builder.compose.drafting.draft import Draft, Drafts, Speaker, speaker
from credo_builder.compose.drafting.lines import (
    every_line,
    known_here,
    may_be_said,
    moment_line,
    promise_line,
    recovery_line,
    value_line,
)
from credo_builder.domain.project import Project
from credo_builder.values import replace

MOST_LINES = 9
_VALUES, _PROMISES, _MOMENTS = 4, 3, 2


def voice_of(project: Project) -> Voice:
    """Return the voice the brand speaks in; an unknown one is plain."""
    named = project.one(Brand).voice
    return Voice(named) if named in tuple(Voice) else Voice.PLAIN


def drafts(project: Project, voice: Voice | None = None) -> Drafts:
    """Return everything the credo of *project* could say, in *voice* or that of its brand."""
    who = speaker(project, voice or voice_of(project))
    belief = around.belief(project, who)
    return Drafts(
        who.voice,
        motto=around.motto(project, who),
        belief_paragraph=belief,
        lines=_lines(project, who, belief),
        steps_of_service=around.steps(project, who),
        employee_promise=around.employee_promise(project, who),
        pledge=around.pledge(project, who),
    )


def unsaid(project: Project, voice: Voice | None = None) -> tuple[Draft, ...]:
    """Return the drafts that no line of the credo grows from yet, promises first."""
    who = speaker(project, voice or voice_of(project))
    rooted = {one for line in project.one(Credo).lines for one in line.link_ids}
    found = (draft for draft in every_line(project, who) if draft)
    return tuple(d for d in found if not rooted.intersection(d.link_ids))


def draft_of(project: Project, root: str, voice: Voice | None = None) -> Draft:
    """Return the line that grows from *root* alone; an empty draft where none does."""
    who = speaker(project, voice or voice_of(project))
    found = (draft for draft in every_line(project, who) if draft and root in draft.link_ids)
    return next(found, Draft())


def _lines(project: Project, who: Speaker, belief: Draft) -> tuple[Draft, ...]:
    """Return lines in the order in which they are said: what we do, what you can count on.

    Values and promises take turns, moments follow, and putting things right comes last. Where
    few moments make a line that is understood by itself, promises stand in for them.
    """
    said = [p for p in project.of(Promise) if may_be_said(p)]
    chosen = [p for p in said if p.show_in_credo] or said
    promised = _some((promise_line(p, i, who) for i, p in enumerate(chosen)), MOST_LINES)
    promises = promised[:_PROMISES]
    heard = tuple(draft.text for draft in promises)
    held = (_without_reason(v, belief) for v in project.of(CoreValue))
    values = (value_line(v, i, who, heard) for i, v in enumerate(held))
    turns = zip_longest(_some(values, _VALUES), promises, fillvalue=Draft())
    lines = [draft for pair in turns for draft in pair if draft]
    heard = (*heard, *(draft.text for draft in lines))
    known = known_here(project)
    felt = {m.feeling_wanted: m for m in reversed(project.of(Moment)) if _decides(m)}
    moments = (moment_line(m, who, known, heard) for m in reversed(felt.values()))
    room = MOST_LINES - 1 - len(lines)
    felt_lines = _some(moments, min(_MOMENTS, room))
    spare = min(_MOMENTS, room) - len(felt_lines)
    lines += promised[_PROMISES : _PROMISES + spare] + felt_lines
    return tuple(_distinct([*lines, *_some(iter([recovery_line(project, who)]), 1)]))


def _without_reason(value: CoreValue, belief: Draft) -> CoreValue:
    """Return *value* without its belief where the paragraph above the lines says it already."""
    return replace(value, belief="") if value.id in belief.link_ids else value


def _decides(moment: Moment) -> bool:
    return moment.is_critical and moment.impression != Impression.RECOVERY


def _some(found: Iterator[Draft], most: int) -> list[Draft]:
    return [draft for draft in found if draft][:most]


def _distinct(lines: list[Draft]) -> list[Draft]:
    """Return *lines* without those whose words were said before."""
    first = {draft.text.casefold(): draft for draft in reversed(lines)}
    return [draft for draft in lines if first[draft.text.casefold()] is draft]
