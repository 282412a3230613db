"""The outcome we want: what is different for people once they were served well."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.chapters.organisation import words
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Choices, Line, Lines, Text, ask
from credo_builder.domain.records import Record
from credo_builder.domain.terms import Term, label
from credo_builder.domain.wording import listed
from credo_builder.i18n import small, told
from credo_builder.values import dataclass

QUICK = "what_you_stand_for"


class WantedFeeling(Term):
    """A feeling we would like people to leave with."""

    WELCOMED = "welcomed"
    RECOGNISED = "recognised"
    SAFE = "safe"
    REASSURED = "reassured"
    RESPECTED = "respected"
    INFORMED = "informed"
    IN_CONTROL = "in_control"
    UNHURRIED = "unhurried"
    QUICKLY_SERVED = "quickly_served"
    UNDERSTOOD = "understood"
    VALUED = "valued"
    DELIGHTED = "delighted"
    PROUD = "proud"
    RELIEVED = "relieved"
    CARED_FOR = "cared_for"
    TREATED_FAIRLY = "treated_fairly"


class UnwantedFeeling(Term):
    """A feeling nobody should leave with."""

    IGNORED = "ignored"
    RUSHED = "rushed"
    CONFUSED = "confused"
    ANXIOUS = "anxious"
    BLAMED = "blamed"
    CHEATED = "cheated"
    BORED = "bored"
    EMBARRASSED = "embarrassed"
    POWERLESS = "powerless"
    PASSED_AROUND = "passed_around"


class Feeling(Term):
    """A feeling people may have with us, wanted or not."""

    WELCOMED = WantedFeeling.WELCOMED.value
    RECOGNISED = WantedFeeling.RECOGNISED.value
    SAFE = WantedFeeling.SAFE.value
    REASSURED = WantedFeeling.REASSURED.value
    RESPECTED = WantedFeeling.RESPECTED.value
    INFORMED = WantedFeeling.INFORMED.value
    IN_CONTROL = WantedFeeling.IN_CONTROL.value
    UNHURRIED = WantedFeeling.UNHURRIED.value
    QUICKLY_SERVED = WantedFeeling.QUICKLY_SERVED.value
    UNDERSTOOD = WantedFeeling.UNDERSTOOD.value
    VALUED = WantedFeeling.VALUED.value
    DELIGHTED = WantedFeeling.DELIGHTED.value
    PROUD = WantedFeeling.PROUD.value
    RELIEVED = WantedFeeling.RELIEVED.value
    CARED_FOR = WantedFeeling.CARED_FOR.value
    TREATED_FAIRLY = WantedFeeling.TREATED_FAIRLY.value
    IGNORED = UnwantedFeeling.IGNORED.value
    RUSHED = UnwantedFeeling.RUSHED.value
    CONFUSED = UnwantedFeeling.CONFUSED.value
    ANXIOUS = UnwantedFeeling.ANXIOUS.value
    BLAMED = UnwantedFeeling.BLAMED.value
    CHEATED = UnwantedFeeling.CHEATED.value
    BORED = UnwantedFeeling.BORED.value
    EMBARRASSED = UnwantedFeeling.EMBARRASSED.value
    POWERLESS = UnwantedFeeling.POWERLESS.value
    PASSED_AROUND = UnwantedFeeling.PASSED_AROUND.value

    @property
    def is_wanted(self) -> bool:
        """Whether we would like people to leave with it."""
        return self.value in tuple(WantedFeeling)


class NextStep(Term):
    """What people do next when they were served well."""

    RETURN = "return", "Come back"
    RECOMMEND = "recommend", "Recommend us"
    RENEW = "renew", "Renew or stay"
    PAY_ON_TIME = "pay_on_time", "Pay on time"
    FOLLOW_ADVICE = "follow_advice", "Follow our advice"
    TELL_A_GOOD_STORY = "tell_a_good_story", "Tell a good story"


def feeling_in_words(word: str) -> str:
    """Return a feeling as a sentence continues: "cared for"; own words as they stand."""
    return small(label(Feeling, word)) if word in tuple(Feeling) else word


@dataclass(frozen=True, kw_only=True)
class Outcome(Record):
    """What we are here to achieve: how people feel, what they remember, tell and do next."""

    key: ClassVar[str] = "outcome"
    prefix: ClassVar[str] = "out"
    singleton: ClassVar[bool] = True
    term: ClassVar[str] = "outcome"
    terms: ClassVar[str] = "outcomes"
    title_field: ClassVar[str] = "statement"

    feelings: tuple[str, ...] = ask(
        Choices(
            prompt="They leave feeling …",
            hint="Two or three. A word of your own is welcome.",
            options=WantedFeeling,
            custom=True,
        ),
        quick=QUICK,
    )
    story: str = ask(
        Line(
            prompt="… and tell a friend …",
            hint="The sentence you would love to overhear.",
            examples=(
                "They remembered that I cannot eat nuts before I said so.",
                "They rang me before I had to ring them.",
            ),
        ),
        quick=QUICK,
    )
    common_sense_test: str = ask(
        Line(
            prompt="When nobody is there to ask, we …",
            hint="One sentence that decides when no rule does.",
            examples=(
                "do what we would want done for our own parents, and say so afterwards",
                "choose what we could explain to the {customer} with a good conscience",
            ),
        ),
        quick=QUICK,
    )
    statement: str = ask(
        Text(
            prompt="What are we here to achieve for the people we serve?",
            hint="Describe their end of it, not our effort.",
            examples=("People go home fed, rested and known by name.",),
            required=True,
        )
    )
    remember: str = ask(
        Line(
            prompt="What do they still remember a week later?",
            examples=("That somebody took the time",),
        )
    )
    do_next: tuple[str, ...] = ask(
        Choices(
            prompt="What do they do next?",
            hint="Feeling good is the start; what they then do shows that it lasted.",
            options=NextStep,
            custom=True,
        )
    )
    success_signs: tuple[str, ...] = ask(
        Lines(
            prompt="By which signs would we notice?",
            hint="Things one can see or count without asking anybody.",
            examples=("Tables booked again before they leave", "Thanks that name a person"),
        ),
        fold="Signs of success",
    )


@rule(
    "OUT-01",
    name="No outcome",
    severity=Severity.MAJOR,
    gap=Gap.CULTURE,
    source="start from the outcome",
    explanation=(
        "Service is easy to talk about and hard to do as meant, unless everyone knows what it is "
        "for. Say what is different for people afterwards, and how they feel or what they do next."
    ),
    chapter="outcome",
    field="statement",
)
def no_outcome(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """An outcome without a statement, or with neither a feeling nor a next step."""
    outcome = project.one(Outcome)
    people = words(project)["customers"]
    if not outcome.feelings and not outcome.do_next:
        yield Problem(
            record=outcome,
            field="feelings",
            message=told(
                "Nothing says how {people} should feel, or what they do next.", people=people
            ),
            do=told("Choose two or three feelings they should leave with."),
        )
    elif not outcome.statement.strip():
        yield Problem(
            record=outcome,
            field="statement",
            message=told("No sentence says what we are here to achieve."),
            do=told(
                "Write in a sentence or two what is different for {people} afterwards.",
                people=people,
            ),
        )


def so_far(project: Project) -> str:
    """Return how people should leave and what they do next, as far as decided."""
    outcome = project.one(Outcome)
    people = words(project)["customers"]
    feels = listed([feeling_in_words(one) for one in outcome.feelings])
    known = tuple(NextStep)
    does = listed([small(label(NextStep, w)) if w in known else w for w in outcome.do_next])
    said = {"people": people, "feelings": feels, "deeds": does}
    if feels and does:
        return told("Our {people} should leave feeling {feelings}, and then {deeds}.", **said)
    if feels:
        return told("Our {people} should leave feeling {feelings}.", **said)
    return told("After a visit our {people} should {deeds}.", **said) if does else ""


CHAPTER = Chapter(
    key="outcome",
    title="The outcome we want",
    group=Group.FOUNDATIONS,
    question="When you do it really well, what is different for them?",
    lead="Not what you do, but how people feel as they leave, what they tell and do next.",
    why=(
        "Doing is not the result. A place can tick every task and still send people away "
        "untouched. When the outcome is clear, people can use their common sense on the way "
        "there, and the rules become fewer."
    ),
    example=(
        "Guests leave feeling hosted and unhurried. They tell a friend about one dish and the "
        "person who brought it, and they book again. When nobody is there to ask, we do what we "
        "would do for a guest in our own home."
    ),
    records=(Outcome,),
    rules=(no_outcome,),
    so_far=so_far,
)
