"""Rules about means: whether anything stands behind a level, and how the credo is launched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.governance import Governance, Investment
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.organisation import hours_per_day
from credo_builder.chapters.service_levels import ServiceLevel, worse
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import called
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import number
from credo_builder.i18n import Told, told

FAR_OFF = Decimal(10)
"""Percentage points below which a share that is met is far from the one we set."""


@rule(
    "LEV-11",
    name="Far from the level, and nothing done",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="service is an investment",
    explanation=(
        "Today you are a long way from what you set yourselves, and nothing has been put in to "
        "get there. Levels are not reached by wishing: plan an investment, act on what stands in "
        "the way, or set a level you can reach first."
    ),
    chapter="service_levels",
    field="baseline",
)
def far_off_without_help(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A baseline over ten points under the share, or worse than the limit, and no help."""
    hours = hours_per_day(project)
    for level in project.of(ServiceLevel):
        message = _far_off(level, hours)
        if message and not is_helped(project, level):
            yield Problem(
                record=level,
                field="baseline",
                message=message,
                do=told(
                    "Put means behind it, act on what is in the way, or set a level in reach."
                ),
            )


def _far_off(level: ServiceLevel, hours: Decimal) -> Told | None:
    """Return how far *level* is from what was set; None when it is near, or nobody knows."""
    now, met, share = level.baseline.value, level.baseline.share_met_pct, level.share_pct
    if met is not None and share is not None and share - met > FAR_OFF:
        return told(
            "{code} is met in {met} of 100 cases today; {share} are set, and nothing is planned "
            "to get there.",
            code=level.code,
            met=number(met),
            share=number(share),
        )
    if now is not None and level.minimum is not None and worse(level, now, level.minimum, hours):
        return told(
            "{code} stands at {now} today, worse than its limit of {limit}, and nothing is "
            "planned to get there.",
            code=level.code,
            now=now,
            limit=level.minimum,
        )
    return None


def is_helped(project: Project, level: ServiceLevel) -> bool:
    """Whether an investment supports *level* or its moments, or a barrier there is acted on."""
    ends = (level.id, *level.moment_ids)
    if any(project.pointing_at(one, Investment) for one in ends):
        return True
    barriers = (b for one in level.moment_ids for b in project.pointing_at(one, Barrier))
    return any(
        b.action.strip() or b.is_in_hand or project.pointing_at(b.id, Investment) for b in barriers
    )


@rule(
    "INV-01",
    name="Promise without means",
    severity=Severity.MINOR,
    gap=Gap.DELIVERY,
    source="service is an investment",
    explanation=(
        "At a moment that makes or breaks the visit you are not yet where you want to be, and "
        "nothing has been put in: no people, process, time, money or effort, and nothing done "
        "about what is in the way. Excellence is a choice you pay for; decide with what."
    ),
    chapter="governance",
    field="supports",
)
def promise_without_means(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A level of a critical moment that is not reached today, without any help."""
    hours = hours_per_day(project)
    for level in project.of(ServiceLevel):
        moments = project.linked(Moment, level.moment_ids)
        critical = next((moment for moment in moments if moment.is_critical), None)
        if critical and _is_missed(level, hours) and not is_helped(project, level):
            yield Problem(
                record=level,
                field="baseline",
                message=told(
                    "{code} is not reached yet at {moment}, and nothing is put in for it.",
                    code=level.code,
                    moment=called(critical),
                ),
                do=told("Add an investment, or act on what stands in the way there."),
            )


def _is_missed(level: ServiceLevel, hours: Decimal) -> bool:
    """Whether what is reached today, if anybody knows, is worse than the target."""
    now, met, share = level.baseline.value, level.baseline.share_met_pct, level.share_pct
    if now is not None and level.target is not None and worse(level, now, level.target, hours):
        return True
    return met is not None and share is not None and met < share


@rule(
    "GOV-02",
    name="Nobody hears of it",
    severity=Severity.MINOR,
    gap=Gap.CULTURE,
    source="everyone on the same page",
    explanation=(
        "A credo in a drawer changes nothing. Plan how people hear of it, in three or four steps, "
        "or let them sign what it means in their own job."
    ),
    chapter="governance",
    field="rollout",
)
def nobody_hears_of_it(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Neither a launch nor an acknowledgement is planned."""
    governance = project.one(Governance)
    if not governance.acknowledgement_text.strip() and not governance.rollout:
        yield Problem(
            record=governance,
            field="rollout",
            message=told("Nothing says how people hear of the credo."),
            do=told("Plan the first steps, or write what people sign."),
        )


RULES = (far_off_without_help, promise_without_means, nobody_hears_of_it)
