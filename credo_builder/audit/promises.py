"""Rules about promises: said and unsaid, kept somewhere, and no stronger than we serve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from credo_builder.audit.chain import levels_of_promise, moments_of_promise
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.organisation import hours_per_day
from credo_builder.chapters.promises import (
    SOURCES,
    Decision,
    Operator,
    Promise,
    PromiseDoor,
    PromiseKind,
    is_public,
    looked_behind,
)
from credo_builder.chapters.service_levels import Metric, ServiceLevel
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Comparison, compare
from credo_builder.domain.terms import label

PROMISED_FROM = 3


@rule(
    "PRO-01",
    name="Understood promise not written down",
    severity=Severity.MAJOR,
    gap=Gap.COMMUNICATION,
    source="explicit and implicit promises",
    explanation=(
        "You decided to say openly what people only infer, but the open words are missing. "
        "Write them, or link the spoken promise that says it."
    ),
    chapter="promises",
    field="reworded_text",
)
def understood_not_written(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """An implicit promise that was to be said openly and is not."""
    for promise in project.of(Promise):
        if promise.kind != PromiseKind.IMPLICIT or promise.decision != Decision.MAKE_EXPLICIT:
            continue
        if not promise.reworded_text.strip() and project.find(Promise, promise.twin_id) is None:
            yield Problem(
                record=promise,
                field="reworded_text",
                message=f"{promise.code} is to be said openly, but nobody has written how.",
                do="Write the new words, or link the promise that says it.",
            )


@rule(
    "PRO-02",
    name="Understood promise not decided",
    severity=Severity.MAJOR,
    gap=Gap.COMMUNICATION,
    source="explicit and implicit promises",
    explanation=(
        "People expect this although nobody said it. Decide: keep it, say it openly, limit it, "
        "or take away what makes people think so."
    ),
    chapter="promises",
    field="decision",
)
def understood_undecided(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """An implicit promise nobody decided about."""
    for promise in project.of(Promise):
        if promise.kind == PromiseKind.IMPLICIT and promise.decision == Decision.UNDECIDED:
            yield Problem(
                record=promise,
                field="decision",
                message=f"{promise.code} is something people infer, and nothing is decided.",
                do="Choose Keep, Say it openly, Limit or Stop.",
            )


@rule(
    "PRO-10",
    name="A door not opened",
    severity=Severity.MAJOR,
    gap=Gap.COMMUNICATION,
    source="the four sources of promises",
    explanation=(
        "Promises hide in strategy, marketing, advertising and selling. Look behind each of "
        "these doors and tick it, even when you find nothing."
    ),
    chapter="promises",
    field="looked",
)
def door_not_opened(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """One of the four sources that nobody searched."""
    for door in SOURCES:
        if not looked_behind(project, door):
            held = next((d for d in project.of(PromiseDoor) if d.door == door), None)
            yield Problem(
                record=held,
                field="looked",
                message=f"Nobody has looked for promises behind “{door.label}” yet.",
                do=f"{door.gloss} Tick the door when you have looked.",
            )


@rule(
    "EXP-01",
    name="Expectation with no promise",
    severity=Severity.MINOR,
    gap=Gap.COMMUNICATION,
    source="promises shape expectations",
    explanation=(
        "People expect this, it matters to them, and you promise nothing about it. Promise "
        "something you can keep, or say openly why not."
    ),
    chapter="promises",
    field="expectation_ids",
)
def expectation_without_promise(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """An expectation of importance 3 or more that no promise answers."""
    for expectation in project.of(Expectation):
        importance = expectation.importance or 0
        if importance < PROMISED_FROM or project.pointing_at(expectation.id, Promise):
            continue
        yield Problem(
            record=expectation,
            field="text",
            message=f"No promise answers {expectation.code}: “{expectation.title}”.",
            do="Promise something you can keep, and link it.",
            severity=Severity.MAJOR if importance > PROMISED_FROM else None,
        )


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
            message=f"{promise.code} is made, but no moment of truth keeps it.",
            do="Link it to the moment where a person notices whether it is kept.",
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
    field="promise_ids",
)
def promise_without_level(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A public promise that no service level counts, at its moments or directly."""
    for promise in project.of(Promise):
        if is_public(promise) and not levels_of_promise(project, promise):
            yield Problem(
                record=promise,
                field="text",
                message=f"{promise.code} is public, but no service level counts it.",
                do="Add a service level to the moment where it is kept.",
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
    for promise in project.of(Promise):
        if promise.decision == Decision.WITHDRAW or promise.claim.quantity is None:
            continue
        for level in levels_of_promise(project, promise):
            if _same_count(promise, level) and _is_tighter(promise, level, hours):
                yield Problem(
                    record=promise,
                    field="claim.quantity",
                    message=(
                        f"{promise.code} says {promise.claim.quantity}, but {level.code} aims "
                        f"at {level.target}."
                    ),
                    do="Say what the level says, or tighten the level.",
                )


def _same_count(promise: Promise, level: ServiceLevel) -> bool:
    named = promise.claim.metric.strip().casefold()
    return named in ("", level.metric.casefold(), label(Metric, level.metric).casefold())


def _is_tighter(promise: Promise, level: ServiceLevel, hours: Decimal) -> bool:
    claimed = promise.claim.quantity
    if claimed is None or level.target is None:
        return False
    stands = compare(claimed, level.target, hours_per_day=hours)
    more_is_tighter = promise.claim.operator == Operator.AT_LEAST or (
        promise.claim.operator == Operator.EXACTLY and not level.lower_is_better
    )
    return stands == (Comparison.GREATER if more_is_tighter else Comparison.LESS)


RULES = (
    expectation_without_promise,
    understood_not_written,
    understood_undecided,
    promise_at_no_moment,
    promise_without_level,
    door_not_opened,
    claim_stronger_than_level,
)
