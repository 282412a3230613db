"""Measures: how we find out whether people got what we promised, and how it felt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.domain import quantities
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.project import Project
from credo_builder.domain.questions import (
    Choice,
    Count,
    Flag,
    Line,
    Link,
    Links,
    Quantity,
    Rows,
    Text,
    ask,
)
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import Shape
from credo_builder.domain.standing import Limits
from credo_builder.domain.terms import Term
from credo_builder.domain.wording import capitalised, in_letters, listed
from credo_builder.i18n import marked, told, told_of
from credo_builder.values import dataclass

QUICK = "service_levels"
DONE_FOLD = "How it is done"
LIMITS_FOLD = "Green, amber, red"
TELLS_FOLD = "What else it tells us"
HEARS_FOLD = "Who hears of it"
RESULTS_FOLD = "Results so far"
LIMIT_UNITS = ("percent", "point", "count", "minute", "hour", "working_day", "day")


class MeasureGroup(Term):
    """Which of the four things a measure looks at."""

    FEEL = "feel", "What people feel", "What they say when somebody asks."
    DO = "do", "What people do", "Whether they return, recommend, stay away."
    DELIVER = "deliver", "What we deliver", "Whether the service levels are met."
    PEOPLE = "people", "How our people are", "Whether those who serve are well served."


class MeasureMethod(Term):
    """How a measure is taken."""

    SYSTEM_RECORD = "system_record", "Record of a system"
    TIMED_SAMPLE = "timed_sample", "Timing a sample"
    OBSERVATION = "observation", "Watching, with a sheet"
    MYSTERY_VISIT = "mystery_visit", "Mystery visit"
    SURVEY = "survey", "Survey"
    ONE_QUESTION_CARD = "one_question_card", "One question on a card"
    INTERVIEW = "interview", "Talking with a few people"
    COMPLAINT_LOG = "complaint_log", "Complaint log"
    REVIEW_SITE = "review_site", "Reviews on the internet"
    REPEAT_RATE = "repeat_rate", "Who comes back"
    LAPSED_CONTACT = "lapsed_contact", "Who has stopped coming"
    STAFF_PULSE = "staff_pulse", "Asking our own people"
    AUDIT_OF_RECORDS = "audit_of_records", "Reading a sample of records"


class Frequency(Term):
    """How often a measure is taken."""

    SHIFT = "shift", "Every shift"
    DAILY = "daily", "Every day"
    WEEKLY = "weekly", "Every week"
    MONTHLY = "monthly", "Every month"
    QUARTERLY = "quarterly", "Every quarter"
    YEARLY = "yearly", "Every year"
    PER_EVENT = "per_event", "Each time it happens"


HEARS_SILENCE = frozenset(
    {
        MeasureMethod.REPEAT_RATE,
        MeasureMethod.LAPSED_CONTACT,
        MeasureMethod.REVIEW_SITE,
        MeasureMethod.OBSERVATION,
        MeasureMethod.MYSTERY_VISIT,
    }
)
"""Methods that notice people who leave without a word."""


@dataclass(frozen=True, kw_only=True)
class MeasureResult(Shape):
    """What a measure showed in one period."""

    period: str = ask(
        Line(prompt="Period", hint="As you would write it on the wall.", examples=("2027-03",))
    )
    value: quantities.Quantity | None = ask(
        Quantity(prompt="Result", hint="In the unit of the limits.", units=LIMIT_UNITS)
    )
    n: int | None = ask(
        Count(prompt="From how many cases?", hint="A share of six cases says little.")
    )
    note: str = ask(
        Line(prompt="What happened?", hint="For our own people; it stands on the scorecard.")
    )


@dataclass(frozen=True, kw_only=True)
class Measure(Record):
    """One thing we look at regularly to know whether our service is as we said."""

    key: ClassVar[str] = "measures"
    prefix: ClassVar[str] = "mea"
    letter: ClassVar[str] = "S"
    term: ClassVar[str] = "measure"
    terms: ClassVar[str] = "measures"
    title_field: ClassVar[str] = "name"

    name: str = ask(
        Line(
            prompt="What do we look at?",
            hint="What the number is called when people talk about it.",
            examples=(
                "Greeted within a minute",
                "Felt looked after",
                "Regulars we have not seen for six weeks",
            ),
            required=True,
        ),
        quick=QUICK,
    )
    method: str = ask(
        Choice(
            prompt="How will you count it?",
            hint="The simplest way that you will still be using in a year.",
            options=MeasureMethod,
            required=True,
        ),
        quick=QUICK,
    )
    level_ids: tuple[str, ...] = ask(
        Links(
            prompt="Which service levels does it watch?",
            hint="A level without a measure is a hope.",
            to=("service_levels",),
        )
    )
    group: str = ask(
        Choice(
            prompt="What does it tell us about?",
            hint="Have at least one of each: numbers of deeds alone miss how it felt.",
            options=MeasureGroup,
            required=True,
        ),
        MeasureGroup.DELIVER,
    )
    reviewer_role: str = ask(
        Link(
            prompt="Who looks at it?",
            hint="Somebody who can change something when it turns red.",
            to="roles",
            required=True,
        )
    )
    response_if_red: str = ask(
        Line(
            prompt="What do we do when it is red?",
            hint="Decide it now, while nobody has to defend a figure.",
            examples=(
                "Talk about it at the next huddle and try one change for a week",
                "Call three people it happened to",
            ),
            required=True,
        )
    )
    question: str = ask(
        Text(
            prompt="The question or the sum, word for word",
            hint="Asked or counted the same way each time, or the figures cannot be compared.",
            examples=(
                "“Did you feel looked after today?” 1 to 5",
                "Greeted within 60 seconds, divided by all arrivals in the sample",
            ),
        ),
        fold=DONE_FOLD,
    )
    source_system: str = ask(
        Line(
            prompt="Where do the figures come from?",
            hint="The till, the booking book, a tally sheet by the door.",
        ),
        fold=DONE_FOLD,
    )
    frequency: str = ask(
        Choice(
            prompt="How often?",
            hint="Often enough to mend things while people still remember them.",
            options=Frequency,
        ),
        fold=DONE_FOLD,
    )
    sample: int | None = ask(
        Count(prompt="How many cases each time?", hint="Empty when every case counts.", minimum=1),
        fold=DONE_FOLD,
    )
    collector_role: str = ask(
        Link(
            prompt="Who collects it?",
            hint="It should cost them minutes, not an evening.",
            to="roles",
        ),
        fold=DONE_FOLD,
    )
    green: quantities.Quantity | None = ask(
        Quantity(prompt="Green from", hint="All is well; say thank you.", units=LIMIT_UNITS),
        fold=LIMITS_FOLD,
    )
    amber: quantities.Quantity | None = ask(
        Quantity(prompt="Amber from", hint="Somebody looks closer.", units=LIMIT_UNITS),
        fold=LIMITS_FOLD,
    )
    red: quantities.Quantity | None = ask(
        Quantity(prompt="Red from", hint="What we agreed for red begins.", units=LIMIT_UNITS),
        fold=LIMITS_FOLD,
    )
    promise_ids: tuple[str, ...] = ask(
        Links(
            prompt="Which promises does it watch?",
            hint="For promises that no service level stands for.",
            to=("promises",),
        ),
        fold=TELLS_FOLD,
    )
    outcome: bool = ask(
        Flag(
            prompt="It shows whether we reach the outcome we want",
            hint="How people feel, what they remember, what they do next.",
        ),
        fold=TELLS_FOLD,
    )
    detects_silent: bool = ask(
        Flag(
            prompt="It notices people who leave without a word",
            hint="Returns, lapsed contacts, reviews, watching and mystery visits always do.",
        ),
        fold=TELLS_FOLD,
    )
    reported_to: str = ask(
        Line(
            prompt="Where is it told?",
            hint="A figure that only leaders see changes little.",
            examples=("The board by the kitchen door", "The Monday huddle"),
        ),
        fold=HEARS_FOLD,
    )
    published: bool = ask(
        Flag(
            prompt="We show the result to the people we serve",
            hint="Bad months too, with what you do about them, or it is advertising.",
        ),
        fold=HEARS_FOLD,
    )
    results: tuple[MeasureResult, ...] = ask(
        Rows(
            prompt="Results",
            hint="Drawn as a line beside the measure, the newest last.",
            of=MeasureResult,
        ),
        fold=RESULTS_FOLD,
    )

    @property
    def hears_silent_leavers(self) -> bool:
        """Whether it notices people who leave without complaining."""
        return self.detects_silent or self.method in HEARS_SILENCE

    @property
    def limits(self) -> Limits:
        """Where green, amber and red begin."""
        return Limits(self.green, self.amber, self.red)


@rule(
    "MON-03",
    name="Deaf to those who leave in silence",
    severity=Severity.MAJOR,
    gap=Gap.LISTENING,
    source="most people do not complain, they leave",
    explanation=(
        "Most people who are let down say nothing and do not return, so complaints alone tell "
        "you little. Have one sign that notices them: who comes back, who has stopped coming, "
        "what reviews say, or what somebody sees who watches."
    ),
    chapter="monitoring",
    field="method",
)
def deaf_to_silent_leavers(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """No measure notices the people who leave without a word."""
    if not any(measure.hears_silent_leavers for measure in project.of(Measure)):
        yield Problem(
            field="method",
            message=told("No measure notices people who leave without a word."),
            do=told("Add one, such as how many come back, or whom you have not seen for a while."),
        )


_GROUP_PHRASES = {
    MeasureGroup.FEEL: marked("what people feel"),
    MeasureGroup.DO: marked("what they do"),
    MeasureGroup.DELIVER: marked("what we deliver"),
    MeasureGroup.PEOPLE: marked("how our own people are"),
}


def so_far(project: Project) -> str:
    """Return what we look at so far."""
    measures = project.of(Measure)
    if not measures:
        return ""
    groups = {measure.group for measure in measures}
    seen = [told(phrase) for group, phrase in _GROUP_PHRASES.items() if group in groups]
    start = told_of(
        "{n} measure tells us {what}",
        "{n} measures tell us {what}",
        len(measures),
        n=capitalised(in_letters(len(measures))),
        what=listed(seen) or told("how we are doing"),
    )
    if any(measure.hears_silent_leavers for measure in measures):
        return told("{start}.", start=start)
    return told_of(
        "{start}; it does not notice people who leave in silence yet.",
        "{start}; none notices people who leave in silence yet.",
        len(measures),
        start=start,
    )


CHAPTER = Chapter(
    key="monitoring",
    title="How we will know",
    group=Group.DELIVER,
    question="How will you know that it is true?",
    lead="A few figures that somebody looks at, and what happens when one turns red.",
    why=(
        "Good service is easily said and hard to do as intended, so somebody has to look. Watch "
        "four things: what people feel, what they do, what you deliver and how your own people "
        "are. Most people never complain; they leave. One sign at least should notice them."
    ),
    example=(
        "Regulars we have not seen for six weeks: counted on the first of each month from the "
        "booking book. The host looks. Green up to five; from ten it is red, and then the host "
        "calls three of them, to ask, not to sell."
    ),
    records=(Measure,),
    rules=(deaf_to_silent_leavers,),
    so_far=so_far,
    recommended=(("measures", 5, 9),),
)
