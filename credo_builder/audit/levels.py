"""Rules about service levels, the freedom to keep them, and a way to complain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.organisation import Organisation, Role, hours_per_day
from credo_builder.chapters.policies import Empowerment, LadderStep, RecoveryStep
from credo_builder.chapters.service_levels import ServiceLevel, missing_parts, worse
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Comparison, compare
from credo_builder.domain.wording import listed


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
                message=f"{level.code} cannot be counted: it does not say {listed(missing)}.",
                do="Fill in what is missing, or leave the level out.",
                severity=Severity.BLOCKER if level.is_public else None,
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
                    message=f"{level.code}: {low} and {high} stand the wrong way round.",
                    do="Swap the figures: limit first, then target, then best.",
                )


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
            if _same_scope(level, other) and level.target and other.target:
                stands = compare(level.target, other.target, hours_per_day=hours)
                if stands != Comparison.EQUAL:
                    yield Problem(
                        record=level,
                        field="target",
                        message=(
                            f"{other.code} says {other.target} and {level.code} says "
                            f"{level.target} for the same thing at the same moment."
                        ),
                        do="Keep one of them, or say for whom or when each holds.",
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
    told = (level.clock_start, level.clock_stop, level.population)
    said = told if any(text.strip() for text in told) else (level.name,)
    return tuple(text.strip().casefold() for text in said)


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
    field="level_ids",
)
def level_without_measure(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A level that no measure watches."""
    for level in project.of(ServiceLevel):
        if not project.pointing_at(level.id, Measure):
            yield Problem(
                record=level,
                field="name",
                message=f"Nobody measures {level.code}: “{level.title}”.",
                do="Say how you will know: add a measure for it.",
            )


@rule(
    "POL-05",
    name="No room to act",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="taking sensible risks",
    explanation=(
        "People who face customers need to know what they may do without asking. Give each such "
        "role at least one freedom."
    ),
    chapter="policies",
    field="freedoms",
)
def no_room_to_act(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A role that faces customers without any freedom to act."""
    for role in project.of(Role):
        rows = [e for e in project.of(Empowerment) if e.role == role.id]
        freedom = next(iter(rows), None)
        if role.faces_customers and not any(row.freedoms for row in rows):
            yield Problem(
                record=freedom,
                field="freedoms",
                message=f"“{role.title}” may do nothing without asking.",
                do="Write at least one thing this role may do or spend.",
            )


@rule(
    "CMP-01",
    name="No way to complain",
    severity=Severity.BLOCKER,
    gap=Gap.DELIVERY,
    source="complaints help us get back on track",
    explanation=(
        "Most people who are unhappy leave without a word. Those who speak need a person to "
        "speak to and to know how soon they are heard: name the role that hears complaints and "
        "the time within which somebody listens."
    ),
    chapter="policies",
    waivable=False,
    field="within",
)
def no_way_to_complain(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """No role for complaints, or no time within which one is acknowledged."""
    organisation = project.one(Organisation)
    if project.find(Role, organisation.complaint_contact.role) is None:
        yield Problem(
            record=organisation,
            field="complaint_contact",
            message="Nobody is named who hears a complaint first.",
            do="Choose the role under About us.",
        )
    steps = project.of(RecoveryStep)
    if not any(s.step in ACKNOWLEDGING and s.within is not None for s in steps):
        yield Problem(
            record=next((s for s in steps if s.step in ACKNOWLEDGING), None),
            field="within",
            message="Nothing says how soon a complaint is acknowledged.",
            do="Give “Notice”, “Listen” or “Apologise” in the recovery ladder a time.",
        )


ACKNOWLEDGING = (LadderStep.NOTICE, LadderStep.LISTEN, LadderStep.APOLOGISE)
"""Steps of the ladder by which a complaint is acknowledged."""

RULES = (
    not_measurable,
    level_without_measure,
    tiers_out_of_order,
    two_levels_disagree,
    no_room_to_act,
    no_way_to_complain,
)
