"""Rules about promises: found, decided, answering somebody, kept by someone, or taken back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from credo_builder.audit.chain import help_is_planned, moments_of_promise
from credo_builder.chapters.credo import Credo
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.promises import (
    SOURCES,
    Decision,
    Promise,
    PromiseDoor,
    PromiseKind,
    is_public,
    looked_behind,
)
from credo_builder.chapters.recovery import LadderStep, RecoveryStep
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import named
from credo_builder.domain.project import Project
from credo_builder.i18n import told

PROMISED_FROM = 3
KEPT_SELDOM = 2
"""Up to this, a promise is not kept on a bad day."""
_TAKEN_AWAY = re.compile(
    r"\b(removed|taken (down|off|away|out)|withdrawn|deleted|gone|no longer|replaced|reprinted)\b",
    re.IGNORECASE,
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
            message=told("No promise answers {expectation}.", expectation=named(expectation)),
            do=told("Promise something you can keep, and link it."),
            severity=Severity.MAJOR if importance > PROMISED_FROM else None,
        )


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
                message=told(
                    "{code} is to be said openly, but nobody has written how.", code=promise.code
                ),
                do=told("Write the new words, or link the promise that says it."),
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
                message=told(
                    "{code} is something people infer, and nothing is decided.", code=promise.code
                ),
                do=told("Choose Keep, Say it openly, Limit or Stop."),
            )


@rule(
    "PRO-03",
    name="Promise nobody asked for",
    severity=Severity.MINOR,
    gap=Gap.COMMUNICATION,
    source="promises shape expectations",
    explanation=(
        "A promise costs you something each day. If nobody expects it, it is an expense; if "
        "somebody does, that expectation is not written down yet. Link the one it answers."
    ),
    chapter="promises",
    field="expectation_ids",
)
def promise_nobody_asked_for(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A promise that answers no expectation, though some are written down.

    One that is withdrawn needs none; one that a spoken promise says openly shares its links.
    """
    if not project.of(Expectation):
        return
    for promise in project.of(Promise):
        twin = project.find(Promise, promise.twin_id)
        answered = promise.expectation_ids + (twin.expectation_ids if twin else ())
        withdrawn = promise.decision == Decision.WITHDRAW
        if not withdrawn and not project.linked(Expectation, answered):
            yield Problem(
                record=promise,
                field="expectation_ids",
                message=told("{promise} answers no expectation.", promise=named(promise)),
                do=told("Link what it answers, or ask whether anybody would miss it."),
            )


@rule(
    "PRO-06",
    name="A promise you cannot keep",
    severity=Severity.MAJOR,
    gap=Gap.COMMUNICATION,
    source="easy to say, hard to do as meant",
    explanation=(
        "You say yourselves that on a bad day this promise is not kept, you want to keep it all "
        "the same, and nothing is planned that would help. Limit it, or remove what stands in "
        "the way."
    ),
    chapter="barriers",
    field="action",
)
def cannot_keep_it(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A kept promise of ability 2 or less, with no action or investment where it is kept."""
    for promise in project.of(Promise):
        able = promise.can_keep_now
        if promise.decision != Decision.KEEP or able is None or able > KEPT_SELDOM:
            continue
        if not help_is_planned(project, promise):
            yield Problem(
                record=promise,
                field="can_keep_now",
                message=told(
                    "{promise} is not kept on a bad day, and nothing is planned about it.",
                    promise=named(promise),
                ),
                do=told("Limit the promise, or plan one thing against what gets in the way."),
            )


@rule(
    "PRO-07",
    name="Nothing said for when it is broken",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="rare bad service is told everywhere",
    explanation=(
        "A promise that is broken well can win more trust than one that is kept. Say what people "
        "get and how soon, for this promise or for all of them under “Put right”."
    ),
    chapter="promises",
    field="recovery",
)
def nothing_when_broken(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A spoken public promise without words for when it is broken, and no step that puts right."""
    steps = project.of(RecoveryStep)
    if any(s.step == LadderStep.PUT_RIGHT and s.what.strip() for s in steps):
        return
    for promise in project.of(Promise):
        if is_public(promise) and not promise.recovery.strip():
            yield Problem(
                record=promise,
                field="recovery",
                message=told(
                    "Nothing says what we do when {promise} is broken.", promise=named(promise)
                ),
                do=told("Write what people get then, and how soon."),
            )


@rule(
    "PRO-08",
    name="Promise without owner",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="a promise is somebody’s to keep",
    explanation=(
        "What everybody promised nobody keeps. Name the role that sees to it; the person may "
        "change, the duty stays."
    ),
    chapter="promises",
    field="owner_role",
)
def promise_without_owner(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A promise that is kept, reworded or limited, but by no role."""
    for promise in project.of(Promise):
        if promise.stands and project.find(Role, promise.owner_role) is None:
            yield Problem(
                record=promise,
                field="owner_role",
                message=told("Nobody is named who keeps {promise}.", promise=named(promise)),
                do=told("Choose the role that sees that it is kept."),
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
                message=told(
                    "Nobody has looked for promises behind “{door}” yet.", door=told(door.label)
                ),
                do=told(
                    "{question} Tick the door when you have looked.", question=told(door.gloss)
                ),
            )


@rule(
    "PRO-11",
    name="Nothing understood noted",
    severity=Severity.MAJOR,
    gap=Gap.COMMUNICATION,
    source="explicit and implicit promises",
    explanation=(
        "Price, premises, dress, photographs and habits promise things that nobody says. There "
        "is no place where people infer nothing. Look at yours as a stranger would, and note one."
    ),
    chapter="promises",
    field="kind",
)
def nothing_understood_noted(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Promises, but all of them said aloud; silent before the first promise."""
    promises = project.of(Promise)
    if promises and not any(p.kind == PromiseKind.IMPLICIT for p in promises):
        yield Problem(
            field="kind",
            message=told("All promises noted are said aloud; none is only understood."),
            do=told("Ask what the price, the place and your habits lead people to expect."),
        )


@rule(
    "PRO-12",
    name="Stopped, but still shown",
    severity=Severity.MAJOR,
    gap=Gap.COMMUNICATION,
    source="say what you can keep",
    explanation=(
        "You decided to stop making this promise, but people still meet it. Take it out of the "
        "credo and of the moments, and from the place where it is seen; then write there that it "
        "was removed, and when."
    ),
    chapter="promises",
    field="where_seen",
)
def stopped_but_shown(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A withdrawn promise in the credo, at a moment, or where people see it.

    What is only understood is seen nowhere unless a place is named.
    """
    for promise in project.of(Promise):
        if promise.decision != Decision.WITHDRAW:
            continue
        places: list[Credo | Moment] = [*project.pointing_at(promise.id, Credo)]
        places += moments_of_promise(project, promise)
        if places:
            yield Problem(
                record=promise,
                field="decision",
                message=_still_in(promise, places[0]),
                do=told("Take the link away there, or keep the promise after all."),
            )
        if _is_still_seen(project, promise):
            yield Problem(
                record=promise,
                field="where_seen",
                message=told(
                    "{promise} was stopped, but nothing says that it was removed.",
                    promise=named(promise),
                ),
                do=told("Take it down, and write “removed” and the date beside the place."),
            )


def _still_in(promise: Promise, place: Credo | Moment) -> str:
    if isinstance(place, Credo):
        return told(
            "{promise} was stopped, but a line of the credo still rests on it.",
            promise=named(promise),
        )
    return told(
        "{promise} was stopped, but {moment} still keeps it.",
        promise=named(promise),
        moment=named(place),
    )


def _is_still_seen(project: Project, promise: Promise) -> bool:
    """Whether the place does not say that it was removed; in other languages, not even when."""
    place = promise.where_seen.strip()
    if promise.kind == PromiseKind.IMPLICIT and not place:
        return False
    english = project.settings.language.lower().startswith("en")
    dated = not english and re.search(r"\d", place)
    return not (_TAKEN_AWAY.search(place) or dated)


RULES = (
    expectation_without_promise,
    understood_not_written,
    understood_undecided,
    promise_nobody_asked_for,
    cannot_keep_it,
    nothing_when_broken,
    promise_without_owner,
    door_not_opened,
    nothing_understood_noted,
    stopped_but_shown,
)
