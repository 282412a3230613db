"""Rules about promises and what stands behind them: moments, levels, guarantees, figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from credo_builder.audit.chain import levels_of_promise, moments_of_promise
from credo_builder.chapters.organisation import hours_per_day
from credo_builder.chapters.promises import Decision, Operator, Promise, is_public
from credo_builder.chapters.service_levels import Metric, ServiceLevel
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import named
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import (
    CALENDAR_UNITS,
    WORKING_UNITS,
    Comparison,
    Quantity,
    compare,
)
from credo_builder.domain.terms import label
from credo_builder.i18n import told

MOST_CONDITIONS = 3


@rule(
    "PRO-04",
    name="Promise kept at no moment",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="moments of truth",
    explanation=(
        "A promise is kept or broken at a moment. Where no moment carries it, nobody knows "
        "when it is their turn to keep it."
    ),
    chapter="moments",
    field="promise_ids",
)
def promise_at_no_moment(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A standing promise that no moment carries; a blocker when public and in the credo."""
    twins = {p.twin_id for p in project.of(Promise) if p.decision == Decision.MAKE_EXPLICIT}
    for promise in project.of(Promise):
        made = promise.stands or (promise.id in twins and promise.decision != Decision.WITHDRAW)
        if not made or moments_of_promise(project, promise):
            continue
        public = is_public(promise) and promise.show_in_credo
        yield Problem(
            record=promise,
            field="text",
            message=told("{code} is made, but no moment of truth keeps it.", code=promise.code),
            do=told("Link it to the moment where a person notices whether it is kept."),
            severity=Severity.BLOCKER if public else None,
        )


@rule(
    "PRO-05",
    name="Promise without a level",
    severity=Severity.MAJOR,
    gap=Gap.STANDARDS,
    source="policies that define levels of service",
    explanation=(
        "Customers read this promise, but no service level says how well you keep it. Count it "
        "at one of its moments."
    ),
    chapter="service_levels",
    field="moment_ids",
)
def promise_without_level(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A public promise that no service level counts, at its moments or directly."""
    for promise in project.of(Promise):
        if is_public(promise) and not levels_of_promise(project, promise):
            yield Problem(
                record=promise,
                field="text",
                message=told(
                    "{code} is public, but no service level counts it.", code=promise.code
                ),
                do=told("Add a service level to the moment where it is kept."),
            )


@rule(
    "PRO-09",
    name="Weak guarantee",
    severity=Severity.MINOR,
    gap=Gap.COMMUNICATION,
    source="a guarantee is easy to claim",
    explanation=(
        "A guarantee convinces when it is worth something, easy to claim and free of small "
        "print. Three conditions at most, and say in one line what people get and how they "
        "claim it."
    ),
    chapter="promises",
    field="payout",
)
def weak_guarantee(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A guarantee with more than three conditions, or that does not say what one gets and how."""
    for promise in project.of(Promise):
        if not promise.guarantee or promise.decision == Decision.WITHDRAW:
            continue
        if not promise.payout.strip():
            yield Problem(
                record=promise,
                field="payout",
                message=told(
                    "{promise} is a guarantee, but does not say what people get and how.",
                    promise=named(promise),
                ),
                do=told("Write in one line what they get and how they claim it."),
            )
        elif len(promise.conditions) > MOST_CONDITIONS:
            yield Problem(
                record=promise,
                field="conditions",
                message=told(
                    "{promise} is a guarantee on {n} conditions.",
                    promise=named(promise),
                    n=len(promise.conditions),
                ),
                do=told("Keep the three that matter most, or fewer."),
            )


@rule(
    "PRO-13",
    name="Claim stronger than level",
    severity=Severity.BLOCKER,
    gap=Gap.COMMUNICATION,
    source="say what you can keep",
    explanation=(
        "You tell people more than you set yourselves to do. Soften the claim or tighten the "
        "level; until then somebody is being promised what nobody plans to deliver."
    ),
    chapter="promises",
    field="claim.quantity",
)
def claim_stronger_than_level(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A claim tighter than the target of a level that counts the promise."""
    hours = hours_per_day(project)
    for promise, claimed, level, target in _pairs(project):
        if is_tighter(promise, claimed, level, target, hours):
            yield Problem(
                record=promise,
                field="claim.quantity",
                message=told(
                    "{promise} says {claimed}, but {level} aims at {target}.",
                    promise=promise.code,
                    claimed=claimed,
                    level=level.code,
                    target=target,
                ),
                do=told("Say what the level says, or tighten the level."),
            )


@rule(
    "PRO-14",
    name="Figures that cannot be compared",
    severity=Severity.MINOR,
    gap=Gap.QUALITY,
    source="numbers compared honestly",
    explanation=(
        "The promise and its level count differently: one by the clock on the wall and the other "
        "by your hours, or in other units. Nobody can tell whether the promise is kept. Use the "
        "same unit in both."
    ),
    chapter="promises",
    field="claim.quantity",
)
def figures_not_comparable(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A claim and a level of the same thing that no arithmetic can hold against each other.

    Working time against calendar time is always told. Other units are told only where no
    level of the promise can be compared: one may count how long, another how it felt.
    """
    hours = hours_per_day(project)
    by_promise: dict[str, list[tuple[Promise, Quantity, ServiceLevel, Quantity]]] = {}
    for pair in _pairs(project):
        by_promise.setdefault(pair[0].id, []).append(pair)
    for pairs in by_promise.values():
        apart = [pair for pair in pairs if not is_comparable(*pair, hours)]
        clocks = [pair for pair in apart if _by_different_clocks(pair[1], pair[3])]
        told_of = clocks or (apart if len(apart) == len(pairs) else [])
        if told_of:
            yield _not_comparable(*told_of[0])


def _not_comparable(
    promise: Promise, claimed: Quantity, level: ServiceLevel, target: Quantity
) -> Problem:
    return Problem(
        record=promise,
        field="claim.quantity",
        message=told(
            "{promise} says {operator} {claimed}, and {level} aims at {target}: the two cannot "
            "be compared.",
            promise=promise.code,
            operator=told(label(Operator, promise.claim.operator)),
            claimed=claimed,
            level=level.code,
            target=target,
        ),
        do=told("Give both in the same unit: either the clock on the wall, or your hours."),
    )


def _pairs(project: Project) -> Iterator[tuple[Promise, Quantity, ServiceLevel, Quantity]]:
    """Yield each claim with each level of the same count: promise, claim, level, target."""
    for promise in project.of(Promise):
        claimed = promise.claim.quantity
        if promise.decision == Decision.WITHDRAW or claimed is None:
            continue
        for level in levels_of_promise(project, promise):
            if level.target is not None and _same_count(promise, level):
                yield promise, claimed, level, level.target


def _same_count(promise: Promise, level: ServiceLevel) -> bool:
    named_so = promise.claim.metric.strip().casefold()
    known = (level.metric.casefold(), label(Metric, level.metric).casefold())
    return named_so in ("", *known)


def _by_different_clocks(one: Quantity, other: Quantity) -> bool:
    """Whether one is working time and the other calendar time."""
    units = {one.unit, other.unit}
    return bool(units & set(CALENDAR_UNITS)) and bool(units & set(WORKING_UNITS))


def _opposed(promise: Promise, level: ServiceLevel) -> bool:
    """Whether the claim says at most of what is the better the more there is of it.

    At least is said on purpose and trusted: a table is yours for at least two hours.
    """
    return promise.claim.operator == Operator.AT_MOST and not level.lower_is_better


def is_comparable(
    promise: Promise, claimed: Quantity, level: ServiceLevel, target: Quantity, hours: Decimal
) -> bool:
    """Whether a claim and a target can be held against each other, *hours* a working day."""
    stands = compare(claimed, target, hours_per_day=hours)
    return stands != Comparison.NOT_COMPARABLE and not _opposed(promise, level)


def is_tighter(
    promise: Promise, claimed: Quantity, level: ServiceLevel, target: Quantity, hours: Decimal
) -> bool:
    """Whether the claim promises more than the target sets; False when not comparable."""
    if not is_comparable(promise, claimed, level, target, hours):
        return False
    stands = compare(claimed, target, hours_per_day=hours)
    more_is_tighter = promise.claim.operator == Operator.AT_LEAST or not level.lower_is_better
    return stands == (Comparison.GREATER if more_is_tighter else Comparison.LESS)


RULES = (
    promise_at_no_moment,
    promise_without_level,
    weak_guarantee,
    claim_stronger_than_level,
    figures_not_comparable,
)
