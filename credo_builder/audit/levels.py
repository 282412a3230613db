"""Rules about service levels: countable, watched, owned, in order, and within reach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.monitoring import Measure, MeasureGroup
from credo_builder.chapters.organisation import Role, hours_per_day
from credo_builder.chapters.service_levels import (
    LevelKind,
    Metric,
    ServiceLevel,
    missing_parts,
    worse,
)
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import called, named
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Comparison, Quantity, compare
from credo_builder.i18n import joined, told

FELT = (Metric.FEELING_SCORE, Metric.EFFORT_SCORE, Metric.RECOMMEND_SCORE)
"""Metrics that ask people how it was for them."""


@rule(
    "LEV-01",
    name="Level that cannot be counted",
    severity=Severity.MAJOR,
    gap=Gap.STANDARDS,
    source="what is not counted is a wish",
    explanation=(
        "To count a level you need to know what is counted, from when to when, out of which "
        "cases, and the target with its unit."
    ),
    chapter="service_levels",
    field="target",
)
def not_measurable(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A level with a part missing; a blocker when customers read it."""
    fields = {
        "what is counted": "metric",
        "out of which cases": "population",
        "when the clock starts": "clock_start",
        "when the clock stops": "clock_stop",
    }
    for level in project.of(ServiceLevel):
        missing = missing_parts(level)
        if missing:
            yield Problem(
                record=level,
                field=fields.get(missing[0], "target"),
                message=told(
                    "{code} cannot be counted yet. Missing: {parts}.",
                    code=level.code,
                    parts=joined((told(part) for part in missing), ", "),
                ),
                do=told("Fill in what is missing, or leave the level out."),
                severity=Severity.BLOCKER if level.is_public else None,
            )


@rule(
    "LEV-02",
    name="Level without measure",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="monitoring systems",
    explanation=(
        "You say what people can count on, but not how you will know. Add a measure: how it is "
        "counted, how often, and who looks."
    ),
    chapter="monitoring",
    field="method",
)
def level_without_measure(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A level that no measure watches."""
    for level in project.of(ServiceLevel):
        if not project.pointing_at(level.id, Measure):
            yield Problem(
                record=level,
                field="name",
                message=told("Nobody measures {name}.", name=named(level)),
                do=told("Say how you will know: add a measure for it."),
            )


@rule(
    "LEV-03",
    name="Level without owner",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="levels reached as planned",
    explanation=(
        "A level that belongs to everybody is looked after by nobody. Name the role that sees to "
        "it; the person may change, the duty stays."
    ),
    chapter="service_levels",
    field="owner_role",
)
def level_without_owner(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A level whose owner is not named, or is a role that is gone."""
    for level in project.of(ServiceLevel):
        if project.find(Role, level.owner_role) is None:
            yield Problem(
                record=level,
                field="owner_role",
                message=told("Nobody owns {name}.", name=named(level)),
                do=told("Choose the role that sees to it."),
            )


@rule(
    "LEV-04",
    name="Level at no moment",
    severity=Severity.MAJOR,
    gap=Gap.STANDARDS,
    source="moments of truth",
    explanation=(
        "A level says what people can count on at a moment. Without one nobody knows when it "
        "holds, and nobody feels it. Link the moment, or let the level go."
    ),
    chapter="service_levels",
    field="moment_ids",
)
def level_at_no_moment(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A level that is linked to no moment."""
    for level in project.of(ServiceLevel):
        if not project.linked(Moment, level.moment_ids):
            yield Problem(
                record=level,
                field="moment_ids",
                message=told("{name} holds at no moment of truth.", name=named(level)),
                do=told("Link the moment at which people notice it, or let it go."),
            )


@rule(
    "LEV-05",
    name="Tiers out of order",
    severity=Severity.BLOCKER,
    gap=Gap.QUALITY,
    source="levels reached and sometimes beaten",
    explanation=(
        "The limit is the worst anybody should meet, the best is when you excel, and the "
        "target stands between them. Swap the figures."
    ),
    chapter="service_levels",
    waivable=False,
    field="minimum",
)
def tiers_out_of_order(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Limit, target and best the wrong way round."""
    hours = hours_per_day(project)
    for level in project.of(ServiceLevel):
        tiers = (("minimum", level.minimum), ("target", level.target), ("stretch", level.stretch))
        held = [(name, amount) for name, amount in tiers if amount is not None]
        for (name, low), (_, high) in pairwise(held):
            if worse(level, high, low, hours):
                yield Problem(
                    record=level,
                    field=name,
                    message=told(
                        "{code}: {low} and {high} stand the wrong way round.",
                        code=level.code,
                        low=low,
                        high=high,
                    ),
                    do=told("Swap the figures: limit first, then target, then best."),
                )


@rule(
    "LEV-06",
    name="Level worse than good enough",
    severity=Severity.MAJOR,
    gap=Gap.STANDARDS,
    source="the bar that people set",
    explanation=(
        "You wrote down what people find just good enough, and the target of this level lies "
        "below it: even when you reach it, they are let down. Tighten the target, or look again "
        "at what they expect."
    ),
    chapter="service_levels",
    field="target",
)
def worse_than_adequate(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A target worse than what its expectation calls good enough, and no other level meets it."""
    hours = hours_per_day(project)
    for expectation in project.of(Expectation):
        enough = expectation.adequate.quantity
        if enough is None:
            continue
        levels = project.pointing_at(expectation.id, ServiceLevel)
        held = [(x, x.target) for x in levels if x.target and _comparable(x.target, enough, hours)]
        if any(not worse(level, target, enough, hours) for level, target in held):
            continue
        for level, target in held:
            yield Problem(
                record=level,
                field="target",
                message=told(
                    "{code} aims at {target}, but for {expectation} {enough} is just good enough.",
                    code=level.code,
                    target=target,
                    expectation=expectation.code,
                    enough=enough,
                ),
                do=told("Tighten the target, or look again at what they expect."),
            )


def _comparable(one: Quantity, other: Quantity, hours: Decimal) -> bool:
    return compare(one, other, hours_per_day=hours) != Comparison.NOT_COMPARABLE


@rule(
    "LEV-07",
    name="Two levels disagree",
    severity=Severity.BLOCKER,
    gap=Gap.STANDARDS,
    source="everyone on the same page",
    explanation=(
        "Two levels count the same thing at the same moment and name different targets. Keep "
        "one, or say for whom or when each holds."
    ),
    chapter="service_levels",
    waivable=False,
    field="target",
)
def two_levels_disagree(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Same moment, metric and scope, but another target."""
    hours = hours_per_day(project)
    levels = project.of(ServiceLevel)
    for i, level in enumerate(levels):
        for other in levels[:i]:
            if not (_same_scope(level, other) and level.target and other.target):
                continue
            if compare(level.target, other.target, hours_per_day=hours) == Comparison.EQUAL:
                continue
            yield Problem(
                record=level,
                field="target",
                message=told(
                    "{other} says {its} and {code} says {ours} for the same thing at the same "
                    "moment.",
                    other=other.code,
                    its=other.target,
                    code=level.code,
                    ours=level.target,
                ),
                do=told("Keep one of them, or say for whom or when each holds."),
            )


def _same_scope(one: ServiceLevel, other: ServiceLevel) -> bool:
    return (
        one.metric == other.metric
        and bool(set(one.moment_ids) & set(other.moment_ids))
        and one.applies == other.applies
        and _thing_counted(one) == _thing_counted(other)
    )


def _thing_counted(level: ServiceLevel) -> tuple[str, ...]:
    """What tells levels of one metric apart: clock and cases, or else the level's name.

    Without a clock and cases (Quick asks for neither) two levels of one moment are the
    same thing only if they are called the same.
    """
    given = (level.clock_start, level.clock_stop, level.population)
    said = given if any(text.strip() for text in given) else (level.name,)
    return tuple(text.strip().casefold() for text in said)


@rule(
    "LEV-08",
    name="Only what we do is counted",
    severity=Severity.MAJOR,
    gap=Gap.CUSTOMER,
    source="experience over activity",
    explanation=(
        "At a moment that makes or breaks the visit you count what you do, and not how it was "
        "for the person. One can be on time and cold. Add a level or a measure that asks how it "
        "felt."
    ),
    chapter="service_levels",
    field="kind",
)
def only_activity(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A critical moment whose levels all count deeds, with no measure of what people feel."""
    for moment in project.of(Moment):
        levels = project.pointing_at(moment.id, ServiceLevel)
        if moment.is_critical and levels and not _asks_how_it_felt(project, moment, levels):
            yield Problem(
                record=levels[0],
                field="kind",
                message=told(
                    "At {moment} everything counted is what we do; nothing asks how it felt.",
                    moment=called(moment),
                ),
                do=told("Add a level of how it felt, or a measure of what people feel."),
            )


def _asks_how_it_felt(project: Project, moment: Moment, levels: tuple[ServiceLevel, ...]) -> bool:
    if any(level.kind == LevelKind.EXPERIENCE or level.metric in FELT for level in levels):
        return True
    watched = (*(level.id for level in levels), *moment.promise_ids)
    measures = (m for one in watched for m in project.pointing_at(one, Measure))
    return any(measure.group == MeasureGroup.FEEL for measure in measures)


RULES = (
    not_measurable,
    level_without_measure,
    level_without_owner,
    level_at_no_moment,
    tiers_out_of_order,
    worse_than_adequate,
    two_levels_disagree,
    only_activity,
)
