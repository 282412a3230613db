"""Core values: the beliefs an organisation refuses to trade away, proven by behaviour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import called
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Line, Lines, Links, Text, ask
from credo_builder.domain.records import Record, readers
from credo_builder.domain.terms import Visibility
from credo_builder.domain.wording import listed
from credo_builder.i18n import told, told_of

QUICK = "what_you_stand_for"


@dataclass(frozen=True, kw_only=True)
class CoreValue(Record):
    """A belief we refuse to trade away, and what a stranger would see us do because of it."""

    key: ClassVar[str] = "core_values"
    prefix: ClassVar[str] = "val"
    letter: ClassVar[str] = "V"
    term: ClassVar[str] = "core value"
    terms: ClassVar[str] = "core values"
    title_field: ClassVar[str] = "name"

    name: str = ask(
        Line(
            prompt="Value",
            hint="One to three words your people would really use.",
            examples=("Welcome", "Straight talk", "Care in the detail"),
            required=True,
        ),
        quick=QUICK,
    )
    belief: str = ask(
        Line(
            prompt="We believe …",
            hint="Finish the sentence so that somebody could disagree with it.",
            examples=("We believe that being noticed is the first course.",),
            required=True,
        ),
        quick=QUICK,
    )
    behaviours_do: tuple[str, ...] = ask(
        Lines(
            prompt="How would a stranger see it?",
            hint="Start with a verb. One behaviour a line; Enter starts the next.",
            examples=(
                "Look up and say hello before the door closes",
                "Say the price before they have to ask",
            ),
            required=True,
        ),
        quick=QUICK,
    )
    behaviours_never: tuple[str, ...] = ask(
        Lines(
            prompt="What do we never do?",
            hint="One or two lines are enough. They make the value sharp.",
            examples=("Leave a {customer} looking for someone",),
        ),
        quick=QUICK,
    )
    in_culture: str = ask(
        Line(prompt="So in our culture …", hint="How we treat each other because of it."),
        fold="Where it shows",
    )
    in_brand: str = ask(
        Line(prompt="So in our brand …", hint="What people see before they meet us."),
        fold="Where it shows",
    )
    in_strategy: str = ask(
        Line(prompt="So in our strategy …", hint="What we chose, or left, because of it."),
        fold="Where it shows",
    )
    theme_ids: tuple[str, ...] = ask(
        Links(prompt="Which workshop themes does it come from?", to=("themes",)),
        fold="Comes from",
    )
    principle_ids: tuple[str, ...] = ask(
        Links(prompt="Which principles does it carry?", to=("principles",)), fold="Comes from"
    )
    why_it_matters: str = ask(
        Text(prompt="Why does it matter here?", hint="A story from your own place is best."),
        fold="Why it matters",
    )
    visibility: str = readers(Visibility.PUBLIC)


@rule(
    "VAL-01",
    name="Value without behaviour",
    severity=Severity.MAJOR,
    gap=Gap.CULTURE,
    source="a philosophy practised daily",
    explanation=(
        "A value nobody can see is a word on a wall. Write what a stranger would see your "
        "people do because of it, starting with a verb."
    ),
    chapter="core_values",
    field="behaviours_do",
)
def value_without_behaviour(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A value that nobody can see being lived."""
    for value in project.of(CoreValue):
        if not value.behaviours_do:
            yield Problem(
                record=value,
                field="behaviours_do",
                message=told(
                    "{value} names no behaviour, so nobody can see it.", value=called(value)
                ),
                do=told("Write one thing a stranger would see your people do."),
            )


def so_far(project: Project) -> str:
    """Return what the values say so far."""
    values = [v for v in project.of(CoreValue) if v.name.strip()]
    if not values:
        return ""
    seen = sum(1 for v in values if v.behaviours_do)
    names = listed([v.name.strip() for v in values])
    if not seen:
        return told(
            "We stand for {values}; what we do because of it is still to come.", values=names
        )
    if len(values) == 1:
        return told("We stand for {values}, and it can be seen in what we do.", values=names)
    if seen == len(values):
        return told(
            "We stand for {values}, and all of them can be seen in what we do.", values=names
        )
    return told_of(
        "We stand for {values}, and {n} of {m} can be seen in what we do.",
        "We stand for {values}, and {n} of {m} can be seen in what we do.",
        seen,
        values=names,
        m=len(values),
    )


CHAPTER = Chapter(
    key="core_values",
    title="Core values",
    group=Group.FOUNDATIONS,
    question="What will you refuse to trade away?",
    lead="Three to five values. For each, what a {customer} would see your people do.",
    why=(
        "Values drive everything that follows: attitude, culture, brand and the choices you "
        "make when nobody is watching. They are proven by behaviour, so we ask what a stranger "
        "would see. A test worth a minute: would you keep this value if it cost you money next "
        "month? If not, leave it out."
    ),
    example=(
        "Honesty about food. We believe guests may ask anything and deserve a straight answer. "
        "So we answer allergy questions from the written record, and we never guess about an "
        "ingredient."
    ),
    records=(CoreValue,),
    rules=(value_without_behaviour,),
    so_far=so_far,
    recommended=(("core_values", 3, 5),),
)
