"""Service levels: what people can count on, in figures anybody can check."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import TIME_UNITS, Comparison, compare, is_currency
from credo_builder.domain.quantities import Quantity as Amount
from credo_builder.domain.questions import (
    Choice,
    Date,
    Line,
    Lines,
    Link,
    Links,
    Percent,
    Quantity,
    Text,
    ask,
)
from credo_builder.domain.questions import Group as Part
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Term, Visibility
from credo_builder.domain.wording import counted
from credo_builder.i18n import told, told_of
from credo_builder.values import dataclass

QUICK = "service_levels"


class Metric(Term):
    """What a service level counts."""

    WAIT = "wait", "How long they wait"
    RESPONSE = "response", "How soon we answer"
    RESOLUTION = "resolution", "How soon it is settled"
    DURATION = "duration", "How long it takes"
    PUNCTUALITY = "punctuality", "How punctual we are"
    ACCURACY = "accuracy", "How often it is right"
    AVAILABILITY = "availability", "How often it is there"
    COMPLETENESS = "completeness", "How complete it is"
    FIRST_TIME_FIX = "first_time_fix", "How often it is right the first time"
    CONTACT_COUNT = "contact_count", "How often they must ask"
    CONDITION_CLEANLINESS = "condition_cleanliness", "How clean and in order it is"
    COURTESY_OBSERVED = "courtesy_observed", "How courteous we are seen to be"
    FEELING_SCORE = "feeling_score", "How they say it felt"
    EFFORT_SCORE = "effort_score", "How hard it was for them"
    RECOMMEND_SCORE = "recommend_score", "Whether they would recommend us"
    RETURN_RATE = "return_rate", "How many come back"


TIMED = (
    Metric.WAIT, Metric.RESPONSE, Metric.RESOLUTION, Metric.DURATION, Metric.PUNCTUALITY,
)  # fmt: skip
"""Metrics that need a clock: from when, until when."""

LOWER_IS_BETTER = (*TIMED, Metric.CONTACT_COUNT, Metric.EFFORT_SCORE)
"""Metrics where less is more."""
_WHOLE = 100
"""Percent of cases that are all of them."""


def suitable_units(metric: str) -> tuple[str, ...]:
    """Return the units that suit *metric*, the usual first; every unit for an own metric."""
    if metric in TIMED:
        return TIME_UNITS
    if metric == Metric.CONTACT_COUNT:
        return ("count",)
    if metric in (Metric.FEELING_SCORE, Metric.EFFORT_SCORE, Metric.RECOMMEND_SCORE):
        return ("point", "percent")
    if metric in tuple(Metric):
        return ("percent", "count")
    return (*TIME_UNITS, "percent", "point", "count", "ring", "time_of_day")


class LevelKind(Term):
    """Whether a level counts what we do or how it felt."""

    ACTIVITY = "activity", "What we do"
    EXPERIENCE = "experience", "How it felt"


@dataclass(frozen=True, kw_only=True)
class Applies(Shape):
    """Where and when a level holds."""

    hours: str = ask(Line(prompt="In which hours?"))
    channel: str = ask(Line(prompt="On which channel?"))
    site: str = ask(Line(prompt="At which place?"))
    segment: str = ask(Line(prompt="For whom?"))


@dataclass(frozen=True, kw_only=True)
class Baseline(Shape):
    """Where we stand today, and how we know."""

    share_met_pct: Decimal | None = ask(Percent(prompt="In how many of 100 cases do we meet it?"))
    value: Amount | None = ask(Quantity(prompt="Or the figure itself"))
    date: dt.date | None = ask(Date(prompt="As of"))
    how: str = ask(Line(prompt="How do we know?"))


@dataclass(frozen=True, kw_only=True)
class ServiceLevel(Record):
    """What people can count on at a moment, in a figure that can be checked."""

    key: ClassVar[str] = "service_levels"
    prefix: ClassVar[str] = "lev"
    letter: ClassVar[str] = "L"
    term: ClassVar[str] = "service level"
    terms: ClassVar[str] = "service levels"
    title_field: ClassVar[str] = "name"

    name: str = ask(
        Line(
            prompt="What can they count on?",
            hint="A short sentence without the figure.",
            examples=("A hello at the door", "A full answer to a letter"),
            required=True,
        ),
        quick=QUICK,
    )
    moment_ids: tuple[str, ...] = ask(
        Links(prompt="At which moments?", to=("moments",), required=True), quick=QUICK
    )
    target: Amount | None = ask(
        Quantity(
            prompt="Target",
            hint="What we hold ourselves to in normal circumstances.",
            units=("minute", "hour", "working_day", "percent"),
            required=True,
        ),
        quick=QUICK,
    )
    share_pct: Decimal | None = ask(
        Percent(prompt="How often?", hint="95 in 100 is honest; 100 is rare."),
        Decimal(95),
        quick=QUICK,
    )
    owner_role: str = ask(Link(prompt="Who owns it?", to="roles", required=True), quick=QUICK)
    metric: str = ask(
        Choice(prompt="What do we count?", options=Metric, custom=True, required=True),
        Metric.WAIT,
    )
    clock_start: str = ask(
        Line(
            prompt="From when?",
            hint="The clock starts …",
            examples=("the door opening", "the message arriving"),
        ),
        fold="The clock, and who counts",
    )
    clock_stop: str = ask(
        Line(
            prompt="Until when?",
            hint="The clock stops …",
            examples=("a spoken greeting", "a person’s reply"),
        ),
        fold="The clock, and who counts",
    )
    population: str = ask(
        Line(prompt="Out of which cases?", examples=("all tables", "all calls in hours")),
        fold="The clock, and who counts",
    )
    kind: str = ask(
        Choice(
            prompt="Does it count what we do, or how it felt?",
            hint="Every critical moment deserves one of each.",
            options=LevelKind,
        ),
        LevelKind.ACTIVITY,
        fold="The clock, and who counts",
    )
    minimum: Amount | None = ask(
        Quantity(prompt="Limit", hint="Nobody should meet worse than this."),
        fold="Limit and best",
    )
    stretch: Amount | None = ask(
        Quantity(prompt="Best", hint="When we excel."), fold="Limit and best"
    )
    baseline: Baseline = ask(
        Part(prompt="Where are we today?", of=Baseline), fold="Where we are today"
    )
    promise_ids: tuple[str, ...] = ask(
        Links(prompt="Which promises does it keep?", to=("promises",)), fold="What it serves"
    )
    expectation_ids: tuple[str, ...] = ask(
        Links(prompt="Which expectations does it meet?", to=("expectations",)),
        fold="What it serves",
    )
    normal_circumstances: str = ask(
        Line(
            prompt="What are normal circumstances?",
            examples=("up to 90 covers with four servers",),
        ),
        fold="When it holds",
    )
    exclusions: tuple[str, ...] = ask(
        Lines(prompt="What is left out?", hint="One case a line."), fold="When it holds"
    )
    applies: Applies = ask(Part(prompt="Where does it hold?", of=Applies), fold="When it holds")
    effective_from: dt.date | None = ask(Date(prompt="From which day?"), fold="When it holds")
    sentence: str = ask(
        Text(
            prompt="In your own words",
            hint="Empty writes the sentence from the fields.",
        ),
        fold="The sentence",
    )

    @property
    def lower_is_better(self) -> bool:
        """Whether a smaller figure is the better one.

        The metric says so; for one of the user's own, and for a time given as a share
        of cases, the unit of the target does.
        """
        unit = self.target.unit if self.target else ""
        if self.metric in TIMED and unit == "percent":
            return False
        if self.metric in tuple(Metric):
            return self.metric in LOWER_IS_BETTER
        return less_is_better(unit)

    @property
    def is_public(self) -> bool:
        """Whether customers may read it."""
        return self.visibility == Visibility.PUBLIC


def less_is_better(unit: str) -> bool:
    """Whether, of what *unit* counts, less usually pleases: of time, rings and money."""
    return unit in (*TIME_UNITS, "ring", "time_of_day") or is_currency(unit)


def missing_parts(level: ServiceLevel) -> tuple[str, ...]:
    """Return (in plain words) what *level* lacks to be measurable; () when nothing."""
    needs = [
        (level.metric.strip(), "what is counted"),
        (level.target and _is_given(level.target), "the target"),
        (level.target and level.target.unit, "the unit"),
        (level.population.strip(), "out of which cases"),
    ]
    if level.metric in TIMED:
        needs += [
            (level.clock_start.strip(), "when the clock starts"),
            (level.clock_stop.strip(), "when the clock stops"),
        ]
    return tuple(words for held, words in needs if not held)


def _is_given(target: Amount) -> bool:
    """Whether *target* names an amount: above nothing, or a share of up to 100 in 100."""
    if target.unit == "percent":
        return 0 <= target.value <= _WHOLE
    return target.value > 0


def worse(level: ServiceLevel, left: Amount, right: Amount, hours: Decimal) -> bool:
    """Whether *left* is worse than *right* for *level*; False when not comparable."""
    stands = compare(left, right, hours_per_day=hours)
    bad = Comparison.GREATER if level.lower_is_better else Comparison.LESS
    return stands == bad


def so_far(project: Project) -> str:
    """Return what people can count on so far."""
    levels = project.of(ServiceLevel)
    if not levels:
        return ""
    countable = sum(1 for one in levels if not missing_parts(one))
    start = told("People can count on {levels} of service", levels=counted(len(levels), "level"))
    if countable == len(levels):
        return told_of(
            "{start}, and it can be counted.",
            "{start}, and each can be counted.",
            len(levels),
            start=start,
        )
    if len(levels) == 1:
        return told("{start}; what is counted is still to be said.", start=start)
    return told_of(
        "{start}; {n} of {m} can be counted already.",
        "{start}; {n} of {m} can be counted already.",
        countable,
        start=start,
        m=len(levels),
    )


CHAPTER = Chapter(
    key="service_levels",
    title="Service levels",
    group=Group.DELIVER,
    question="What can people count on?",
    lead="One level for each moment that matters. If nobody can count it, it is a wish.",
    why=(
        "A promise becomes real when somebody can count whether it was kept: what, from when to "
        "when, in how many of 100 cases, in normal circumstances. Set a limit nobody should "
        "fall below, a target you mean, and a best you are proud of. And pair what you do with "
        "how it felt."
    ),
    example=(
        "A hello within one minute of the door opening, for 95 of every 100 parties; nobody "
        "waits longer than two. Today: 81 of 100, timed over two weeks."
    ),
    records=(ServiceLevel,),
    so_far=so_far,
    recommended=(("service_levels", 5, 12),),
)
