"""Moments of truth: where promises are kept or broken, stage by stage."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.chapters.outcome import Feeling
from credo_builder.chapters.segments import NeedState
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity as Amount
from credo_builder.domain.questions import (
    Choice,
    Count,
    Flag,
    Line,
    Lines,
    Link,
    Links,
    Money,
    Rows,
    Scale,
    Text,
    ask,
)
from credo_builder.domain.questions import Group as Part
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Term
from credo_builder.domain.wording import counted, in_letters
from credo_builder.i18n import told, told_of
from credo_builder.values import dataclass

QUICK = "moments_of_truth"
CRITICAL_FROM = 4
FEELING_WORDS = ("Angry", "Unhappy", "Neutral", "Happy", "Delighted")


class Channel(Term):
    """How a customer and the organisation meet."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    EMAIL = "email"
    WEB = "web", "Website"
    CHAT = "chat"
    SOCIAL = "social", "Social media"
    LETTER = "letter"
    DELIVERY = "delivery"
    SITE_VISIT = "site_visit", "Visit to their place"
    VIDEO = "video", "Video call"
    APP = "app"
    NOTICE_SIGNAGE = "notice_signage", "Notices and signs"


class Initiator(Term):
    """Who starts it."""

    CUSTOMER = "customer", "They do"
    ORGANISATION = "organisation", "We do"


class Impression(Term):
    """What place it has in the memory of a visit."""

    FIRST = "first", "First impression"
    LAST = "last", "Last impression"
    ORDINARY = "ordinary", "In between"
    RECOVERY = "recovery", "When something went wrong"


@dataclass(frozen=True, kw_only=True)
class Stage(Record):
    """A part of the journey, from hearing of us to coming back."""

    key: ClassVar[str] = "stages"
    prefix: ClassVar[str] = "stg"
    term: ClassVar[str] = "stage"
    terms: ClassVar[str] = "stages"
    title_field: ClassVar[str] = "name"

    name: str = ask(
        Line(
            prompt="Stage",
            hint="A part of the journey as a {customer} lives it.",
            examples=("Choose", "Arrive", "When it goes wrong"),
            required=True,
        )
    )


STAGE_SETS = {
    "in person": ("Hear", "Choose", "Arrive", "Use", "Pay", "After", "When it goes wrong"),
    "from afar": ("Hear", "Find", "Order", "Wait", "Receive", "After", "When it goes wrong"),
    "inside": ("Notice", "Ask", "Agree", "Deliver", "Follow up", "When it goes wrong"),
}
"""Names of the stages to start from, by the way people are served."""


@dataclass(frozen=True, kw_only=True)
class Adaptation(Shape):
    """How to read a person's state at this moment, and what to do then."""

    need_state: str = ask(Choice(prompt="When they …", options=NeedState, custom=True))
    cue: str = ask(Line(prompt="You notice it by …"))
    response: str = ask(Line(prompt="So we …", required=True))


@dataclass(frozen=True, kw_only=True)
class SignatureTouch(Shape):
    """A small surprise that people remember for the right reasons."""

    idea: str = ask(Line(prompt="What is the surprise?"))
    trigger: str = ask(Line(prompt="When do we do it?"))
    cost_cap: Amount | None = ask(Money(prompt="At most how much may it cost?"))


@dataclass(frozen=True, kw_only=True)
class Backstage(Shape):
    """What somebody out of sight must give so that the moment goes well."""

    role: str = ask(Link(prompt="Who helps?", to="roles"))
    gives: str = ask(Line(prompt="What do they give?", required=True))
    by_when: str = ask(Line(prompt="By when?"))
    serves_role: str = ask(Link(prompt="To whom?", to="roles"))


@dataclass(frozen=True, kw_only=True)
class Enablers(Shape):
    """What has to be in place for the moment to go well."""

    process: str = ask(Line(prompt="Process"))
    technology: str = ask(Line(prompt="Tools and technology"))
    skill: str = ask(Line(prompt="Skill"))
    information: str = ask(Line(prompt="Information"))
    space: str = ask(Line(prompt="Space"))


@dataclass(frozen=True, kw_only=True)
class Moment(Record):
    """A meeting, often seconds long, in which a customer decides what we are like."""

    key: ClassVar[str] = "moments"
    prefix: ClassVar[str] = "mom"
    letter: ClassVar[str] = "M"
    term: ClassVar[str] = "moment of truth"
    terms: ClassVar[str] = "moments of truth"
    title_field: ClassVar[str] = "name"

    name: str = ask(
        Line(
            prompt="What happens?",
            hint="Name it so that everyone knows which moment you mean.",
            examples=("The first minute at the door", "Hearing the price"),
            required=True,
        ),
        quick=QUICK,
    )
    stage_id: str = ask(Link(prompt="In which stage?", to="stages", required=True), quick=QUICK)
    channel: str = ask(
        Choice(prompt="How do you meet?", options=Channel, custom=True),
        Channel.IN_PERSON,
        quick=QUICK,
    )
    rating_now: int | None = ask(
        Scale(prompt="How do they feel now?", words=FEELING_WORDS), quick=QUICK
    )
    feeling_wanted: str = ask(
        Choice(
            prompt="How should they feel?",
            hint="One word. It decides more than any script.",
            options=Feeling,
            custom=True,
            required=True,
        ),
        quick=QUICK,
    )
    importance: int | None = ask(
        Scale(
            prompt="How much does it matter?",
            hint="4 and 5 make it critical: it makes or breaks the visit.",
            words=("Hardly", "A little", "Clearly", "Very much", "It decides"),
            required=True,
        ),
        3,
        quick=QUICK,
    )
    promise_ids: tuple[str, ...] = ask(
        Links(prompt="Which promises are kept or broken here?", to=("promises",)), quick=QUICK
    )
    experience_outcome: str = ask(
        Line(
            prompt="How do they leave it?",
            hint="Finish “They leave …”: the end, not our effort.",
            examples=("They leave knowing who, what and when.",),
            required=True,
        ),
        fold="How it feels",
    )
    feeling_now: str = ask(
        Choice(prompt="One word for how they feel now", options=Feeling, custom=True),
        fold="How it feels",
    )
    rating_wanted: int | None = ask(
        Scale(prompt="How happy should they be?", words=FEELING_WORDS), 4, fold="How it feels"
    )
    customer_goal: str = ask(Line(prompt="What are they trying to do?"), fold="In their shoes")
    happening_for_them: str = ask(
        Text(prompt="What is happening for them just then?"), fold="In their shoes"
    )
    initiated_by: str = ask(
        Choice(prompt="Who starts it?", options=Initiator),
        Initiator.CUSTOMER,
        fold="In their shoes",
    )
    impression: str = ask(
        Choice(prompt="What place has it in their memory?", options=Impression),
        Impression.ORDINARY,
        fold="In their shoes",
    )
    expectation_ids: tuple[str, ...] = ask(
        Links(prompt="Which expectations meet us here?", to=("expectations",)), fold="Met here"
    )
    segment_ids: tuple[str, ...] = ask(
        Links(prompt="Who meets us here?", to=("segments",)), fold="Met here"
    )
    value_ids: tuple[str, ...] = ask(
        Links(prompt="Which values show here?", to=("core_values",)), fold="Met here"
    )
    do: tuple[str, ...] = ask(
        Lines(prompt="What do we do?", hint="Start with a verb. One a line."),
        fold="Do, do not, words that help",
    )
    dont: tuple[str, ...] = ask(
        Lines(prompt="What do we not do?"), fold="Do, do not, words that help"
    )
    say: tuple[str, ...] = ask(
        Lines(prompt="Which words help?", hint="Examples, never a script."),
        fold="Do, do not, words that help",
    )
    adapt: tuple[Adaptation, ...] = ask(
        Rows(prompt="How do we read the person?", of=Adaptation),
        fold="Adapt for, one small surprise",
    )
    signature: SignatureTouch = ask(
        Part(prompt="One small surprise", of=SignatureTouch),
        fold="Adapt for, one small surprise",
    )
    backstage: tuple[Backstage, ...] = ask(
        Rows(prompt="Who helps behind the scenes?", of=Backstage), fold="Behind the scenes"
    )
    enablers: Enablers = ask(
        Part(prompt="What has to be in place?", of=Enablers), fold="Behind the scenes"
    )
    volume_per_month: int | None = ask(
        Count(prompt="How often a month?", hint="A moment of seconds, thousands of times a year."),
        fold="How often, who owns it",
    )
    critical: bool = ask(
        Flag(prompt="It is critical, whatever its rating"), fold="How often, who owns it"
    )
    owner_role: str = ask(
        Link(prompt="Who sees that it goes well?", to="roles"), fold="How often, who owns it"
    )

    @property
    def is_critical(self) -> bool:
        """Whether it makes or breaks the visit: marked so, or of importance 4 or 5."""
        return self.critical or (self.importance or 0) >= CRITICAL_FROM

    @property
    def volume_per_year(self) -> int | None:
        """How often it happens in a year; None while nobody counted."""
        return None if self.volume_per_month is None else self.volume_per_month * 12

    @property
    def risk(self) -> int | None:
        """Importance times the distance to delight, 1 to 25; None while not rated."""
        if self.importance is None or self.rating_now is None:
            return None
        return self.importance * (6 - self.rating_now)


def yearly(project: Project) -> Decimal:
    """Return how many moments a year the project counts, all together."""
    return Decimal(sum(m.volume_per_year or 0 for m in project.of(Moment)))


def so_far(project: Project) -> str:
    """Return what is known of the moments so far."""
    moments = project.of(Moment)
    if not moments:
        return ""
    critical = sum(1 for m in moments if m.is_critical)
    met = counted(len(moments), "moment")
    if len(moments) == 1:
        if critical:
            return told(
                "People meet us in {moments}, and it makes or breaks the visit.", moments=met
            )
        return told("People meet us in {moments}.", moments=met)
    if not critical:
        return told(
            "People meet us in {moments}; none of them is marked as critical yet.", moments=met
        )
    return told_of(
        "People meet us in {moments}; {n} of them makes or breaks the visit.",
        "People meet us in {moments}; {n} of them make or break the visit.",
        critical,
        moments=met,
        n=in_letters(critical),
    )


CHAPTER = Chapter(
    key="moments",
    title="Moments of truth",
    group=Group.COMMIT,
    question="Where do people decide what you are like?",
    lead="Walk the stages. Mark the moments that make or break the visit.",
    why=(
        "A promise is kept or broken in moments that last seconds and come back thousands of "
        "times a year. Choose the five to nine that matter most. For each, say first how people "
        "should feel; what to do follows from that."
    ),
    example=(
        "The first minute at the door. Now: ignored, when the room is full. Wanted: welcomed. "
        "They leave the door knowing that they were seen and how long it will take."
    ),
    records=(Stage, Moment),
    so_far=so_far,
    recommended=(("stages", 4, 7), ("moments", 5, 9)),
)
