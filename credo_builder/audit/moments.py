"""Rules about moments of truth: met, owned, felt, prepared, and no stage left blank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.learning import TrainingModule
from credo_builder.chapters.moments import Channel, Impression, Initiator, Moment, Stage
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.segments import Segment
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import called, named
from credo_builder.domain.project import Project
from credo_builder.domain.terms import label
from credo_builder.i18n import told

FEELS_BAD = 2
"""From this rating down people leave a moment unhappy."""
NEEDS_THAT_DIFFER = 2


@rule(
    "MOM-01",
    name="Moment without service level",
    severity=Severity.TIP,
    gap=Gap.STANDARDS,
    source="policies that define levels of service",
    explanation=(
        "Where nothing can be counted, good service is an opinion. Give at least every "
        "critical moment a level."
    ),
    chapter="service_levels",
    field="moment_ids",
)
def moment_without_level(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A moment no level counts; major when it is critical."""
    for moment in project.of(Moment):
        if not project.pointing_at(moment.id, ServiceLevel):
            yield Problem(
                record=moment,
                field="name",
                message=told("Nothing can be counted at {moment}.", moment=called(moment)),
                do=told("Add a service level for it."),
                severity=Severity.MAJOR if moment.is_critical else None,
            )


@rule(
    "MOM-02",
    name="Moment without owner",
    severity=Severity.MINOR,
    gap=Gap.DELIVERY,
    source="moments of truth",
    explanation=(
        "Where nobody sees that a moment goes well, it goes well by luck. Name a role: the "
        "person may change, the duty stays."
    ),
    chapter="moments",
    field="owner_role",
)
def moment_without_owner(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A moment nobody looks after; major when it is critical."""
    for moment in project.of(Moment):
        if project.get(moment.owner_role) is None:
            yield Problem(
                record=moment,
                field="owner_role",
                message=told(
                    "Nobody is named who sees that {moment} goes well.", moment=called(moment)
                ),
                do=told("Choose the role that looks after it."),
                severity=Severity.MAJOR if moment.is_critical else None,
            )


@rule(
    "MOM-03",
    name="Activity without experience",
    severity=Severity.MAJOR,
    gap=Gap.CUSTOMER,
    source="experience over activity",
    explanation=(
        "What we do is not what people take away. Say how they should feel at this moment and "
        "how they leave it; the doing follows from there."
    ),
    chapter="moments",
    field="feeling_wanted",
)
def activity_without_experience(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A moment without the feeling or the end we want."""
    for moment in project.of(Moment):
        if not moment.feeling_wanted.strip():
            yield Problem(
                record=moment,
                field="feeling_wanted",
                message=told(
                    "{moment} does not say how people should feel.", moment=called(moment)
                ),
                do=told("Choose one word for the feeling you want."),
            )
        elif not moment.experience_outcome.strip():
            yield Problem(
                record=moment,
                field="experience_outcome",
                message=told("{moment} does not say how people leave it.", moment=called(moment)),
                do=told("Finish the sentence “They leave …”."),
            )


@rule(
    "MOM-04",
    name="Moment with nothing at stake",
    severity=Severity.MINOR,
    gap=Gap.STANDARDS,
    source="moments of truth follow expectations",
    explanation=(
        "A moment is one of truth because something is kept or broken there. Link the promise or "
        "the expectation that is at stake; where there is none, it may be a task like any other."
    ),
    chapter="moments",
    field="promise_ids",
)
def nothing_at_stake(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A moment that meets neither a promise nor an expectation, though there are some."""
    if not project.of(Promise) and not project.of(Expectation):
        return
    for moment in project.of(Moment):
        promises = project.linked(Promise, moment.promise_ids)
        if not promises and not project.linked(Expectation, moment.expectation_ids):
            yield Problem(
                record=moment,
                field="promise_ids",
                message=told("At {moment} nothing is kept or broken.", moment=named(moment)),
                do=told("Link the promise or the expectation that meets people there."),
            )


@rule(
    "MOM-05",
    name="No first impression",
    severity=Severity.MINOR,
    gap=Gap.CUSTOMER,
    source="the first impression, alike everywhere",
    explanation=(
        "On every way by which people reach you there is a first moment, and it colours the rest. "
        "Mark which one it is, so that the first minute is as good on the phone as at the door."
    ),
    chapter="moments",
    field="impression",
)
def no_first_impression(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A channel on which moments happen, none of them marked as the first impression.

    A channel that carries only farewells or what went wrong begins nothing.
    """
    by_channel: dict[str, list[Moment]] = {}
    for moment in project.of(Moment):
        by_channel.setdefault(moment.channel, []).append(moment)
    for channel, moments in by_channel.items():
        might_begin = [m for m in moments if m.impression not in _NEVER_FIRST]
        if might_begin and not any(m.impression == Impression.FIRST for m in might_begin):
            yield Problem(
                record=might_begin[0],
                field="impression",
                message=told(
                    "On the channel “{channel}” no moment is marked as the first impression.",
                    channel=_channel(channel),
                ),
                do=told("Mark the one with which it begins."),
            )


_NEVER_FIRST = (Impression.LAST, Impression.RECOVERY)


def _channel(word: str) -> str:
    """Return a channel as people read it; one of the user's own stays as it is."""
    return told(label(Channel, word)) if word in tuple(Channel) else word


@rule(
    "MOM-06",
    name="No last impression",
    severity=Severity.TIP,
    gap=Gap.CUSTOMER,
    source="what they remember afterwards",
    explanation=(
        "The end of a visit is what people carry home. Mark the moment that comes last and give "
        "it as much thought as the first."
    ),
    chapter="moments",
    field="impression",
)
def no_last_impression(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Moments, but none marked as the last impression."""
    if _none_is(project, Impression.LAST):
        yield Problem(
            field="impression",
            message=told("No moment is marked as the last impression."),
            do=told("Mark the one people carry home."),
        )


@rule(
    "MOM-07",
    name="No moment for when it goes wrong",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="repair the relationship",
    explanation=(
        "Things go wrong everywhere, and that moment decides whether people come back. Where it "
        "is not prepared, the one who happens to stand there has to invent it. Add the moment "
        "when something went wrong."
    ),
    chapter="moments",
    field="impression",
)
def no_recovery_moment(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Moments, but none for when something went wrong."""
    if _none_is(project, Impression.RECOVERY):
        yield Problem(
            field="impression",
            message=told("No moment stands for when something went wrong."),
            do=told("Add it, and choose “When something went wrong” for its place in memory."),
        )


def _none_is(project: Project, impression: Impression) -> bool:
    moments = project.of(Moment)
    return bool(moments) and not any(m.impression == impression for m in moments)


@rule(
    "MOM-08",
    name="Nobody behind the scenes",
    severity=Severity.MINOR,
    gap=Gap.DELIVERY,
    source="everyone serves somebody",
    explanation=(
        "Whoever stands in front of people at a critical moment needs something from somebody "
        "out of sight: an answer, a plate, a key. Say who gives what, so that it is there."
    ),
    chapter="moments",
    field="backstage",
)
def nobody_behind_the_scenes(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A critical moment that nobody helps with, where more than one person works."""
    if project.one(Organisation).is_solo:
        return
    for moment in project.of(Moment):
        if moment.is_critical and not moment.backstage:
            yield Problem(
                record=moment,
                field="backstage",
                message=told(
                    "{moment} is critical, and nobody is said to help behind the scenes.",
                    moment=named(moment),
                ),
                do=told("Name one role and what it gives."),
            )


@rule(
    "MOM-09",
    name="Blank stage",
    severity=Severity.MINOR,
    gap=Gap.LISTENING,
    source="the whole journey",
    explanation=(
        "People go through this part of the journey, too, with or without you. Find the moment "
        "at which they meet you there, or take the stage away."
    ),
    chapter="moments",
    field="stage_id",
)
def blank_stage(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A stage in which no moment happens, once there are moments at all."""
    if not project.of(Moment):
        return
    for stage in project.of(Stage):
        if not project.pointing_at(stage.id, Moment):
            yield Problem(
                record=stage,
                field="name",
                message=told("No moment happens in the stage {stage}.", stage=called(stage))
                if stage.title.strip()
                else told("No moment happens in a stage without a name."),
                do=told("Add the moment at which people meet you there, or remove the stage."),
            )


@rule(
    "MOM-10",
    name="Only when asked",
    severity=Severity.TIP,
    gap=Gap.CUSTOMER,
    source="interaction over transaction",
    explanation=(
        "Whoever only reacts is never missed. One moment that you begin, a call before they have "
        "to ring, is what people tell others about."
    ),
    chapter="moments",
    field="initiated_by",
)
def only_when_asked(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Moments, but none of them started by us."""
    moments = project.of(Moment)
    if moments and not any(m.initiated_by == Initiator.ORGANISATION for m in moments):
        yield Problem(
            field="initiated_by",
            message=told("People start every moment; we start none."),
            do=told("Find one where you could speak first."),
        )


@rule(
    "MOM-11",
    name="One size for all",
    severity=Severity.TIP,
    gap=Gap.CUSTOMER,
    source="no one size",
    explanation=(
        "Some arrive in a hurry, some worried, some glad of a chat. The same words please one "
        "and hurt another. Note how you notice it, and what you do then."
    ),
    chapter="moments",
    field="adapt",
)
def one_size_for_all(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A critical moment met in two states or more, without a note how to adapt.

    The states are those of the groups it names; where it names none, of all groups.
    """
    for moment in project.of(Moment):
        here = project.linked(Segment, moment.segment_ids) or project.of(Segment)
        states = {state for group in here for state in group.need_states}
        if moment.is_critical and not moment.adapt and len(states) >= NEEDS_THAT_DIFFER:
            yield Problem(
                record=moment,
                field="adapt",
                message=told("{moment} is the same for everybody.", moment=named(moment)),
                do=told("Write for one state how you notice it, and what you do then."),
            )


@rule(
    "MOM-12",
    name="Feels bad, and nothing is done",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="ask why we are not always great",
    explanation=(
        "You know that people leave this moment unhappy, but nothing answers it: no barrier to "
        "remove, no level to reach, nothing to learn. Begin with what gets in the way."
    ),
    chapter="barriers",
    field="moment_ids",
)
def feels_bad_and_nothing_is_done(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A moment rated 2 or less without a barrier, a level or a module of learning."""
    answers = (Barrier, ServiceLevel, TrainingModule)
    for moment in project.of(Moment):
        bad = moment.rating_now is not None and moment.rating_now <= FEELS_BAD
        if bad and not any(project.pointing_at(moment.id, kind) for kind in answers):
            yield Problem(
                record=moment,
                field="rating_now",
                message=told(
                    "{moment} feels bad today, and nothing is done about it.",
                    moment=named(moment),
                ),
                do=told("Write down what gets in the way there, and one thing against it."),
            )


RULES = (
    moment_without_level,
    moment_without_owner,
    activity_without_experience,
    nothing_at_stake,
    no_first_impression,
    no_last_impression,
    no_recovery_moment,
    nobody_behind_the_scenes,
    blank_stage,
    only_when_asked,
    one_size_for_all,
    feels_bad_and_nothing_is_done,
)
