"""The journey as a map: which moment stands where, and how a map is rearranged.

Every function returns a new project; nothing here knows a toolkit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from credo_builder.chapters.moments import CRITICAL_FROM, Channel, Moment, Stage
from credo_builder.chapters.outcome import Feeling
from credo_builder.domain.project import Project
from credo_builder.domain.records import new_id
from credo_builder.domain.terms import label
from credo_builder.values import dataclass

LEAST, MOST = 1, 5
WANTED_UNLESS_SAID = 4
LOW_FEELING = 2
"""A feeling of this or less is named on the map."""


@dataclass(frozen=True)
class Cell:
    """A place on the map: a stage (empty when there is none) and a channel."""

    stage_id: str
    channel: str


def columns(project: Project) -> tuple[Stage, ...]:
    """Return the stages in order; a nameless one comes last while moments have no stage."""
    stages = project.of(Stage)
    known = {s.id for s in stages}
    loose = any(m.stage_id not in known for m in project.of(Moment))
    return (*stages, Stage()) if loose or not stages else stages


def rows(project: Project, also: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the channels in use and those in *also*, the usual ones first."""
    used = dict.fromkeys(m.channel for m in project.of(Moment))
    wanted = {*used, *also} or {str(Channel.IN_PERSON)}
    usual = [str(c) for c in Channel if c in wanted]
    return (*usual, *(c for c in (*used, *also) if c not in usual))


def cell_of(project: Project, moment: Moment) -> Cell:
    """Return where *moment* stands."""
    known = project.find(Stage, moment.stage_id) is not None
    return Cell(moment.stage_id if known else "", moment.channel)


def standing(project: Project, cell: Cell) -> tuple[Moment, ...]:
    """Return the moments in *cell*, in the order of the project."""
    return tuple(m for m in project.of(Moment) if cell_of(project, m) == cell)


def walked(project: Project) -> tuple[Moment, ...]:
    """Return the moments as the journey meets them: stage by stage."""
    order = {s.id: place for place, s in enumerate(columns(project))}
    last = len(order)
    return tuple(sorted(project.of(Moment), key=lambda m: order.get(m.stage_id, last)))


def placed(project: Project, moment_id: str, cell: Cell, place: int) -> Project:
    """Return a project with that moment in *cell*, before the one now at *place* there."""
    moment = project.find(Moment, moment_id)
    if moment is None:
        return project
    others = [m for m in standing(project, cell) if m.id != moment_id]
    there = project
    if cell != cell_of(project, moment):
        there = project.put(replace(moment, stage_id=cell.stage_id, channel=cell.channel))
    if not others:
        return there
    order = [m.id for m in there.of(Moment) if m.id != moment_id]
    if place < len(others):
        return there.move(moment_id, order.index(others[max(0, place)].id))
    return there.move(moment_id, order.index(others[-1].id) + 1)


def shifted(project: Project, moment_id: str, by: int) -> Project:
    """Return a project with that moment *by* places further on in its own cell."""
    moment = project.find(Moment, moment_id)
    if moment is None:
        return project
    cell = cell_of(project, moment)
    at = [m.id for m in standing(project, cell)].index(moment_id)
    return placed(project, moment_id, cell, max(0, at + by)) if at + by >= 0 else project


def rated(project: Project, moment_id: str, feeling: str, rating: int) -> Project:
    """Return a project with the *feeling*, ``rating_now`` or ``rating_wanted``, rated 1 to 5."""
    moment = project.find(Moment, moment_id)
    if moment is None:
        return project
    changes: dict[str, Any] = {feeling: max(LEAST, min(MOST, rating))}
    return project.put(replace(moment, **changes))


def rating(moment: Moment, feeling: str) -> int | None:
    """Return the rating shown, 1 to 5; what is wanted is 4 unless set, now may be unknown."""
    if feeling == "rating_now":
        return moment.rating_now
    return moment.rating_wanted or WANTED_UNLESS_SAID


def critical(project: Project, moment_id: str, *, makes_or_breaks: bool) -> Project:
    """Return a project in which that moment is critical or not, its importance in step."""
    moment = project.find(Moment, moment_id)
    if moment is None or moment.is_critical == makes_or_breaks:
        return project
    importance = moment.importance
    if not makes_or_breaks and importance is not None:
        importance = min(importance, CRITICAL_FROM - 1)
    return project.put(replace(moment, critical=makes_or_breaks, importance=importance))


def with_moment(project: Project, cell: Cell) -> tuple[Project, str]:
    """Return a project with a new moment at the end of *cell*, and its id."""
    fresh = Moment(id=new_id(Moment.prefix), stage_id=cell.stage_id, channel=cell.channel)
    grown = project.put(fresh)
    return placed(grown, fresh.id, cell, len(standing(grown, cell))), fresh.id


def with_stage(project: Project, name: str, place: int) -> tuple[Project, str]:
    """Return a project with a new stage called *name* at *place*, and its id."""
    fresh = Stage(id=new_id(Stage.prefix), name=name)
    return project.insert(fresh, place), fresh.id


def feeling_word(moment: Moment) -> str:
    """Return in a word how people feel now, in small letters; empty while nobody said."""
    return label(Feeling, moment.feeling_now).lower()


def wanted_word(moment: Moment) -> str:
    """Return in a word how people should feel, in small letters; empty while nobody said."""
    return label(Feeling, moment.feeling_wanted).lower()


def is_low(moment: Moment) -> bool:
    """Whether people feel so badly now that the map names it."""
    return moment.rating_now is not None and moment.rating_now <= LOW_FEELING


def renamed(record: Stage | Moment, name: str) -> Stage | Moment:
    """Return the stage or moment *record* called *name*."""
    return replace(record, name=name)
