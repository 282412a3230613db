"""What we promise, said and unsaid, and what we decide to do about it."""

from __future__ import annotations

from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity as Amount
from credo_builder.domain.questions import (
    Choice,
    Flag,
    Line,
    Lines,
    Link,
    Links,
    Quantity,
    Scale,
    Text,
    ask,
)
from credo_builder.domain.questions import Group as Part
from credo_builder.domain.records import Record, readers
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Term, Visibility
from credo_builder.domain.wording import counted, in_letters
from credo_builder.i18n import told, told_of
from credo_builder.values import dataclass

QUICK = "what_you_promise"


class PromiseKind(Term):
    """Whether a promise is said, or only understood."""

    EXPLICIT = "explicit", "Said", "Somebody could quote it back to us."
    IMPLICIT = "implicit", "Only understood", "Nobody said it, but people may fairly expect it."


class Origin(Term):
    """Where a promise comes from."""

    STRATEGY = "strategy", "Our strategy"
    MARKETING = "marketing", "Marketing"
    ADVERTISING = "advertising", "Advertising"
    SALES = "sales", "Selling"
    PRICE = "price", "Our prices"
    PREMISES_APPEARANCE = "premises_appearance", "How the place looks"
    BRAND_STYLE = "brand_style", "The style of our brand"
    STAFF_HABIT = "staff_habit", "What our people usually do"
    PAST_PRACTICE = "past_practice", "What we did last time"
    CONTRACT_TERMS = "contract_terms", "Contract and terms"
    LAW = "law", "The law"
    PARTNER_OR_PLATFORM = "partner_or_platform", "A partner or platform"
    WORD_OF_MOUTH = "word_of_mouth", "Word of mouth"


class Door(Term):
    """One of the eight places to look for promises."""

    STRATEGY = "strategy", "Strategy", "What do our plans and our name commit us to?"
    MARKETING = "marketing", "Marketing", "What do our pages, leaflets and posts say?"
    ADVERTISING = "advertising", "Advertising", "What do we say when we pay to be heard?"
    SALES = "sales", "Selling", "What do we say to win somebody over?"
    PRICE = "price", "Price", "What does our price lead people to expect?"
    PREMISES = "premises", "Premises", "What do the place, the van or the website suggest?"
    HABITS = "habits", "Habits", "What have people come to rely on?"
    CONTRACT = "contract", "Contract", "What do terms, law and partners hold us to?"


BEHIND: dict[str, Door] = {
    Origin.STRATEGY: Door.STRATEGY,
    Origin.MARKETING: Door.MARKETING,
    Origin.ADVERTISING: Door.ADVERTISING,
    Origin.SALES: Door.SALES,
    Origin.PRICE: Door.PRICE,
    Origin.PREMISES_APPEARANCE: Door.PREMISES,
    Origin.BRAND_STYLE: Door.PREMISES,
    Origin.STAFF_HABIT: Door.HABITS,
    Origin.PAST_PRACTICE: Door.HABITS,
    Origin.WORD_OF_MOUTH: Door.HABITS,
    Origin.CONTRACT_TERMS: Door.CONTRACT,
    Origin.LAW: Door.CONTRACT,
    Origin.PARTNER_OR_PLATFORM: Door.CONTRACT,
}
"""The door behind which each origin stands."""

SOURCES = (Door.STRATEGY, Door.MARKETING, Door.ADVERTISING, Door.SALES)
"""The four doors where promises are made on purpose."""


class Decision(Term):
    """What we do with a promise."""

    UNDECIDED = "undecided", "Not decided"
    KEEP = "keep", "Keep"
    REWORD = "reword", "Reword"
    MAKE_EXPLICIT = "make_explicit", "Say it openly"
    LIMIT = "limit", "Limit"
    WITHDRAW = "withdraw", "Stop"


STANDING = (Decision.KEEP, Decision.REWORD, Decision.LIMIT)
"""Decisions after which the promise itself is still made."""


class Operator(Term):
    """How a claim compares."""

    AT_MOST = "<=", "at most"
    AT_LEAST = ">=", "at least"
    EXACTLY = "=", "exactly"


@dataclass(frozen=True, kw_only=True)
class Claim(Shape):
    """A promise in figures: what is counted, and how much of it we promise."""

    metric: str = ask(Line(prompt="What is counted?", examples=("response", "wait", "duration")))
    operator: str = ask(Choice(prompt="At most or at least?", options=Operator), Operator.AT_MOST)
    quantity: Amount | None = ask(Quantity(prompt="How much?"))


@dataclass(frozen=True, kw_only=True)
class PromiseDoor(Record):
    """One of the eight doors, and whether we have looked for promises behind it."""

    key: ClassVar[str] = "promise_doors"
    prefix: ClassVar[str] = "dor"
    term: ClassVar[str] = "door"
    terms: ClassVar[str] = "doors"
    title_field: ClassVar[str] = "door"

    door: str = ask(Choice(prompt="Which door?", options=Door), quick=QUICK)
    looked: bool = ask(
        Flag(
            prompt="I have looked behind this door",
            hint="Tick it even when you found nothing.",
        ),
        quick=QUICK,
    )


@dataclass(frozen=True, kw_only=True)
class Promise(Record):
    """A commitment that strategy, marketing, advertising or selling makes, said or implied."""

    key: ClassVar[str] = "promises"
    prefix: ClassVar[str] = "pro"
    letter: ClassVar[str] = "P"
    term: ClassVar[str] = "promise"
    terms: ClassVar[str] = "promises"

    text: str = ask(
        Line(
            prompt="In plain words, what do we promise?",
            hint="Start with We will or You can.",
            examples=("We will answer every message within two hours of opening.",),
            required=True,
        ),
        quick=QUICK,
    )
    kind: str = ask(
        Choice(
            prompt="Is it said, or only understood?",
            hint="Only understood means nobody said it, but people may fairly expect it.",
            options=PromiseKind,
            required=True,
        ),
        PromiseKind.EXPLICIT,
        quick=QUICK,
    )
    origin: str = ask(
        Choice(prompt="Behind which door did you find it?", options=Origin, required=True),
        quick=QUICK,
    )
    decision: str = ask(
        Choice(
            prompt="What shall we do with it?",
            hint="Say it openly turns what people infer into a promise of its own.",
            options=Decision,
            required=True,
        ),
        Decision.UNDECIDED,
        quick=QUICK,
    )
    expectation_ids: tuple[str, ...] = ask(
        Links(prompt="Which expectations does it answer?", to=("expectations",)), quick=QUICK
    )
    reworded_text: str = ask(
        Line(prompt="New words", hint="For Reword, Say it openly and Limit: how it reads now.")
    )
    exact_words: str = ask(
        Line(
            prompt="Exact words",
            hint="Copied letter by letter, for what is said.",
            examples=("Fresh today",),
        ),
        fold="Where people meet it",
    )
    where_seen: str = ask(
        Line(
            prompt="Where do people see or hear it?",
            hint="For what is said. When a promise is withdrawn, write “removed” and the date.",
        ),
        fold="Where people meet it",
    )
    cue: str = ask(
        Line(
            prompt="What makes people think so?",
            hint=(
                "For what is only understood. Look at price, premises, dress, photos, tone, "
                "habits, hours, queue, packaging, and the place they used before."
            ),
            examples=("A linen tablecloth", "“From” in front of a price", "A logo on the van"),
        ),
        fold="Where people meet it",
    )
    twin_id: str = ask(
        Link(
            prompt="Which spoken promise says it openly?",
            hint="When an understood promise has been written down as one of its own.",
            to="promises",
        ),
        fold="Where people meet it",
    )
    claim: Claim = ask(
        Part(prompt="Does it name a figure?", of=Claim), fold="The figure and its limits"
    )
    conditions: tuple[str, ...] = ask(
        Lines(prompt="On which conditions?", hint="One a line; three are plenty."),
        fold="The figure and its limits",
    )
    guarantee: bool = ask(
        Flag(prompt="It is a guarantee: we pay or make good when we miss it"),
        fold="The figure and its limits",
    )
    payout: str = ask(
        Line(prompt="What does a {customer} get, and how do they claim it?"),
        fold="The figure and its limits",
    )
    can_keep_now: int | None = ask(
        Scale(
            prompt="Can we keep it on a bad day?",
            words=("Never", "Seldom", "Often", "Nearly always", "Always"),
        ),
        fold="Can we keep it?",
    )
    owner_role: str = ask(
        Link(prompt="Who sees that it is kept?", to="roles"), fold="Can we keep it?"
    )
    recovery: str = ask(
        Text(
            prompt="What do we do if we break it?",
            hint="What a {customer} would get, and how soon.",
        ),
        fold="Can we keep it?",
    )
    value_ids: tuple[str, ...] = ask(
        Links(prompt="Which values does it live?", to=("core_values",)), fold="Where it belongs"
    )
    visibility: str = readers(Visibility.PUBLIC)
    show_in_credo: bool = ask(Flag(prompt="It belongs in our credo"), fold="Where it belongs")

    @property
    def stands(self) -> bool:
        """Whether the promise is still made after our decision."""
        return self.decision in STANDING

    @property
    def words(self) -> str:
        """How the promise reads now: the new words where there are any."""
        reworded = self.decision in (Decision.REWORD, Decision.MAKE_EXPLICIT, Decision.LIMIT)
        return self.reworded_text if reworded and self.reworded_text.strip() else self.text


def is_public(promise: Promise) -> bool:
    """Whether customers may read the promise: it is for everyone, said, and it stands."""
    said = promise.kind == PromiseKind.EXPLICIT
    return promise.visibility == Visibility.PUBLIC and said and promise.stands


def door_of(promise: Promise) -> Door | None:
    """Return the door behind which *promise* was found, None while that is not said."""
    return BEHIND.get(promise.origin)


def looked_behind(project: Project, door: Door) -> bool:
    """Whether somebody ticked *door* or found a promise behind it."""
    ticked = any(d.looked for d in project.of(PromiseDoor) if d.door == door)
    return ticked or any(door_of(p) == door for p in project.of(Promise))


def so_far(project: Project) -> str:
    """Return what is promised so far."""
    promises = project.of(Promise)
    if not promises:
        return ""
    implied = sum(1 for p in promises if p.kind == PromiseKind.IMPLICIT)
    open_ones = sum(1 for p in promises if p.decision == Decision.UNDECIDED)
    start = told(
        "We make {said} aloud and {unsaid} unsaid",
        said=counted(len(promises) - implied, "promise"),
        unsaid=counted(implied, "promise"),
    )
    if not open_ones:
        return told("{start}; all are decided.", start=start)
    return told_of(
        "{start}; {n} of them is still to decide.",
        "{start}; {n} of them are still to decide.",
        open_ones,
        start=start,
        n=in_letters(open_ones),
    )


CHAPTER = Chapter(
    key="promises",
    title="What we promise",
    group=Group.COMMIT,
    question="What do you promise, said and unsaid?",
    lead="Open each door. Tick it even when you find nothing behind it.",
    why=(
        "Expectations do not fall from the sky: strategy, marketing, advertising and selling "
        "make them, and so do prices, premises and habits. What you say can be quoted back to "
        "you. What people infer hurts just as much when it is not kept, so we look for both, "
        "and decide about each."
    ),
    example=(
        "A board says “Fresh today”: that is said. The linen tablecloth says “take your time”: "
        "nobody said it, and yet a guest who is hurried out feels cheated. One café wrote it "
        "down: the table is yours for as long as you like."
    ),
    records=(PromiseDoor, Promise),
    so_far=so_far,
    recommended=(("promises", 4, 12),),
)
