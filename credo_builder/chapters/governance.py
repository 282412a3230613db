"""Means and review: who owns the credo, what it costs, how it is launched and kept alive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.domain import quantities
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.project import Project
from credo_builder.domain.questions import (
    Choice,
    Count,
    Date,
    Flag,
    Line,
    Lines,
    Link,
    Links,
    Quantity,
    Rows,
    Text,
    ask,
)
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Term
from credo_builder.domain.wording import capitalised, dated, in_letters, listed
from credo_builder.i18n import told, told_of
from credo_builder.values import dataclass

QUICK = "finish"
LAUNCH_FOLD = "How we launch it"
ALIVE_FOLD = "How we keep it alive"
RETURN_FOLD = "What it brings"


class InvestmentKind(Term):
    """What we put in."""

    PEOPLE = "people", "People"
    PROCESS = "process", "A better process"
    TIME = "time", "Time"
    MONEY = "money", "Money"
    EFFORT = "effort", "Effort"
    TECHNOLOGY = "technology", "Technology"


class Period(Term):
    """How often an amount is spent."""

    ONCE = "once", "Once"
    WEEK = "week", "Each week"
    MONTH = "month", "Each month"
    YEAR = "year", "Each year"


@dataclass(frozen=True, kw_only=True)
class RolloutStep(Shape):
    """One step of bringing the credo to everyone."""

    what: str = ask(
        Line(
            prompt="What happens?",
            hint="Reading aloud together beats an attachment.",
            examples=("We read it aloud and each says which line is hardest",),
        )
    )
    who: str = ask(Link(prompt="Who sees to it?", hint="One role.", to="roles"))
    when: dt.date | None = ask(Date(prompt="When?", hint="A day; without one it drifts."))
    channel: str = ask(
        Line(
            prompt="How?",
            hint="Where people are anyway.",
            examples=("Monday huddle", "On the wall", "With the payslip"),
        )
    )


@dataclass(frozen=True, kw_only=True)
class Governance(Record):
    """Who owns the credo, who approves it and how it stays true."""

    key: ClassVar[str] = "governance"
    singleton: ClassVar[bool] = True
    term: ClassVar[str] = "means and review"
    terms: ClassVar[str] = "means and review"
    title_field: ClassVar[str] = "owner_role"

    owner_role: str = ask(
        Link(
            prompt="Who owns the credo?",
            hint="One role that keeps it true, and whom everyone may ask.",
            to="roles",
            required=True,
        ),
        quick=QUICK,
    )
    approver_role: str = ask(
        Link(
            prompt="Who approves it?",
            hint="Whoever can put people, time and money behind it.",
            to="roles",
            required=True,
        ),
        quick="finish",
    )
    review_every_months: int | None = ask(
        Count(
            prompt="How many months between reviews?",
            hint="Twelve is usual; six while it is new.",
            minimum=1,
            maximum=60,
        ),
        12,
    )
    triggers: tuple[str, ...] = ask(
        Lines(
            prompt="What would make us look sooner?",
            hint="One event a line.",
            examples=(
                "We sell something new",
                "A measure stays red for two months",
                "Three complaints about the same thing",
            ),
        )
    )
    rollout: tuple[RolloutStep, ...] = ask(
        Rows(
            prompt="How do people hear of it?",
            hint="Three or four steps in the first month are enough.",
            of=RolloutStep,
        ),
        fold=LAUNCH_FOLD,
    )
    acknowledgement_text: str = ask(
        Text(
            prompt="What do people sign, if anything?",
            hint="Empty prints a usual sentence. Let it ask what it means in one’s own job.",
            examples=("I have read our credo. In my job it means …",),
        ),
        fold=LAUNCH_FOLD,
    )
    huddle_rota: tuple[str, ...] = ask(
        Lines(
            prompt="What do we talk about each week?",
            hint="One topic a line, a week each: a value, a moment, a story.",
            examples=("Week 1: the first minute at the door",),
        ),
        fold=ALIVE_FOLD,
    )
    related_documents: tuple[str, ...] = ask(
        Lines(
            prompt="Which other documents belong to it?",
            hint="Title and where it is kept, one a line.",
            examples=("Allergen record, folder in the kitchen",),
        ),
        fold=ALIVE_FOLD,
    )

    @property
    def title(self) -> str:
        """The name of the only record of its kind."""
        return "Means and review"


@dataclass(frozen=True, kw_only=True)
class Investment(Record):
    """Something we spend so that a promise can be kept."""

    key: ClassVar[str] = "investments"
    prefix: ClassVar[str] = "inv"
    letter: ClassVar[str] = "I"
    term: ClassVar[str] = "investment"
    terms: ClassVar[str] = "investments"
    title_field: ClassVar[str] = "what"

    what: str = ask(
        Line(
            prompt="What do we put in?",
            hint="So exactly that somebody could order or plan it.",
            examples=(
                "A second person at the door from noon to two",
                "A card reader that is fast",
            ),
            required=True,
        )
    )
    kind: str = ask(
        Choice(
            prompt="What kind of means is it?",
            hint="Time and effort are means too; they only send no invoice.",
            options=InvestmentKind,
        )
    )
    amount: quantities.Quantity | None = ask(
        Quantity(
            prompt="How much?",
            hint="Money or time, roughly.",
            units=("GBP", "EUR", "USD", "hour", "working_hour", "working_day"),
        )
    )
    period: str = ask(
        Choice(prompt="How often?", hint="A promise usually costs every month.", options=Period)
    )
    supports: tuple[str, ...] = ask(
        Links(
            prompt="What does it make possible?",
            hint="A moment, a level, or a barrier it removes.",
            to=("moments", "service_levels", "barriers"),
        )
    )
    approved: bool = ask(
        Flag(prompt="It is approved", hint="Until then it is a wish, and is printed as one.")
    )
    expected_return: str = ask(
        Line(
            prompt="What do we expect in return?",
            hint="For people first, for the till second.",
            examples=("Nobody waits unseen; fewer leave before they are seated",),
        ),
        fold=RETURN_FOLD,
    )
    measure_id: str = ask(
        Link(
            prompt="Which measure will show it?",
            hint="Agree now what would make you stop.",
            to="measures",
        ),
        fold=RETURN_FOLD,
    )


@rule(
    "GOV-01",
    name="Nobody answers for it",
    severity=Severity.BLOCKER,
    gap=Gap.QUALITY,
    source="excellence is a lasting choice",
    explanation=(
        "A credo without an owner, an approver and a day of review is nobody’s within a year. "
        "And whoever has been let down must be able to reach you. Name them before you approve it."
    ),
    chapter="governance",
    waivable=False,
    field="owner_role",
)
def nobody_answers(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """No owner, approver or review date, the date past, or no way to reach us."""
    governance = project.one(Governance)
    if project.find(Role, governance.owner_role) is None:
        yield Problem(
            record=governance,
            field="owner_role",
            message=told("Nobody owns the credo yet."),
            do=told("Choose the role that keeps it true."),
        )
    if project.find(Role, governance.approver_role) is None:
        yield Problem(
            record=governance,
            field="approver_role",
            message=told("Nobody is named who approves the credo."),
            do=told("Choose the role that can put means behind it."),
        )
    yield from _review_date(project.settings.next_review, on)
    us = project.one(Organisation)
    if not us.complaint_contact.reach.strip():
        yield Problem(
            record=us,
            field="complaint_contact",
            message=told("Nothing says how to reach whoever hears a complaint."),
            do=told("Write a telephone number, an address or a place."),
        )


def _review_date(due: dt.date | None, on: dt.date | None) -> Iterator[Problem]:
    if due is None:
        yield Problem(
            field="next_review",
            message=told("No day is set for the next review."),
            do=told("Choose a day within the coming year."),
        )
    elif on is not None and due < on:
        yield Problem(
            field="next_review",
            message=told("The review was due on {day}.", day=dated(due)),
            do=told("Look through the credo and set the next day."),
        )


def so_far(project: Project) -> str:
    """Return who owns it, when it is reviewed and what is invested so far."""
    governance = project.one(Governance)
    parts = []
    owner = project.find(Role, governance.owner_role)
    if owner and owner.name:
        parts.append(told("{owner} owns our credo", owner=owner.name))
    due = project.settings.next_review
    if due:
        parts.append(told("we look at it again on {date}", date=dated(due)))
    investments = project.of(Investment)
    if investments:
        parts.append(
            told_of(
                "{n} investment puts means behind it",
                "{n} investments put means behind it",
                len(investments),
                n=in_letters(len(investments)),
            )
        )
    return told("{parts}.", parts=capitalised(listed(parts))) if parts else ""


CHAPTER = Chapter(
    key="governance",
    title="Means and review",
    group=Group.LIVE_IT,
    question="Who keeps it true, and with what means?",
    lead="One owner, one day of review, and something put in where it matters.",
    why=(
        "Good service is a choice that somebody pays for, in people, time, money or effort. Say "
        "what you put in and for which moment, who owns the credo, how people hear of it and when "
        "you look at it again. What nobody owns fades within a year."
    ),
    example=(
        "The host owns the credo and the owner of the café approves it. We put in a second person "
        "at the door from noon to two. We read it aloud at the Monday huddle, take one moment "
        "each week, and look at the whole again next spring, or sooner if a measure stays red."
    ),
    records=(Governance, Investment),
    rules=(nobody_answers,),
    so_far=so_far,
)
