"""The red thread with its types: what keeps a promise, what meets an expectation."""

from __future__ import annotations

from collections.abc import Iterable

from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.governance import Investment
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.domain import trace
from credo_builder.domain.project import Project, R
from credo_builder.domain.records import Record


def once(records: Iterable[R]) -> tuple[R, ...]:
    """Return *records*, each once, in their order.

    They are told apart by their ids: to compare whole records takes far longer.
    """
    return tuple({record.id: record for record in records}.values())


def matters(record: Record) -> bool:
    """Whether *record* is an expectation that has priority."""
    return isinstance(record, Expectation) and record.is_priority


def coverage(project: Project) -> trace.Coverage:
    """Return how many priority expectations lie on a complete chain."""
    return trace.coverage(project, matters)


def moments_of_promise(project: Project, promise: Promise) -> tuple[Moment, ...]:
    """Return the moments at which *promise* is kept or broken."""
    return project.pointing_at(promise.id, Moment)


def levels_of_promise(project: Project, promise: Promise) -> tuple[ServiceLevel, ...]:
    """Return the levels that count *promise*: linked directly, or at its moments.

    A level that names promises of its own counts only those.
    """
    direct = project.pointing_at(promise.id, ServiceLevel)
    at_moments = tuple(
        level
        for moment in moments_of_promise(project, promise)
        for level in project.pointing_at(moment.id, ServiceLevel)
        if not level.promise_ids and level not in direct
    )
    return once((*direct, *at_moments))


def moments_of_expectation(project: Project, expectation: Expectation) -> tuple[Moment, ...]:
    """Return the moments that meet *expectation*, directly or through a promise."""
    found = list(project.pointing_at(expectation.id, Moment))
    for promise in project.pointing_at(expectation.id, Promise):
        found += moments_of_promise(project, promise)
    return once(found)


def levels_of_expectation(project: Project, expectation: Expectation) -> tuple[ServiceLevel, ...]:
    """Return the levels that say they meet *expectation*, or that count one of its promises."""
    found = list(project.pointing_at(expectation.id, ServiceLevel))
    for promise in project.pointing_at(expectation.id, Promise):
        found += levels_of_promise(project, promise)
    return once(found)


def help_is_planned(project: Project, *helped: Record) -> bool:
    """Whether something is done for one of *helped* (moments, levels, promises).

    That is an action against a barrier, or an investment: for the record itself, for one of
    the moments of a level or a promise, for a level that counts a promise, or for a barrier
    at such a moment.
    """
    levels = [
        x for one in helped if isinstance(one, Promise) for x in levels_of_promise(project, one)
    ]
    places = once((*helped, *levels, *_moments_of(project, helped)))
    barriers = [b for one in places for b in project.pointing_at(one.id, Barrier)]
    if any(barrier.action.strip() for barrier in barriers):
        return True
    return any(project.pointing_at(one.id, Investment) for one in (*places, *barriers))


def _moments_of(project: Project, helped: Iterable[Record]) -> Iterable[Moment]:
    for one in helped:
        if isinstance(one, ServiceLevel):
            yield from project.linked(Moment, one.moment_ids)
        elif isinstance(one, Promise):
            yield from moments_of_promise(project, one)
