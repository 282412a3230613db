"""Policies and freedom: the rules that help, how far people may go, and putting things right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from credo_builder.chapters.base import Chapter
from credo_builder.chapters.base import Group as Part
from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.recovery import (
    HelpUs,
    LadderStep,
    RecoveryStep,
    Referral,
    default_ladder,
    step_in_words,
)
from credo_builder.domain import quantities
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.project import Project
from credo_builder.domain.questions import (
    Choice,
    Date,
    Group,
    Line,
    Lines,
    Link,
    Links,
    Quantity,
    Text,
    ask,
    asked,
    is_blank,
)
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Term
from credo_builder.domain.wording import capitalised, in_letters, listed
from credo_builder.i18n import joined, told, told_of
from credo_builder.values import dataclass

__all__ = [
    "CHAPTER",
    "EmpathyCheck",
    "EmpathyResult",
    "Empowerment",
    "Firmness",
    "HelpUs",
    "LadderStep",
    "MayBend",
    "Policy",
    "PolicyTopic",
    "RecoveryStep",
    "Referral",
    "default_ladder",
    "policy_limits_empathy",
    "so_far",
]

CARRIES_FOLD = "What it carries"
STEPS_FOLD = "Steps, and saying no well"
EMPATHY_FOLD = "Empathy check"
OWNER_FOLD = "Owner and review"


class PolicyTopic(Term):
    """What a policy is about."""

    COMPLAINTS_RECOVERY = "complaints_recovery", "Complaints and putting right"
    REFUNDS_RETURNS = "refunds_returns", "Refunds and returns"
    RESPONSE_TIMES = "response_times", "How fast we answer"
    APPOINTMENTS_WAITING = "appointments_waiting", "Appointments and waiting"
    CONDUCT_RESPECT = "conduct_respect", "Conduct and respect"
    ACCESSIBILITY_INCLUSION = "accessibility_inclusion", "Access for everyone"
    PRIVACY = "privacy", "Privacy"
    PRICING_TRANSPARENCY = "pricing_transparency", "Clear prices"
    EMPOWERMENT = "empowerment", "Freedom to act"
    REFERRAL = "referral", "Passing people on"
    DIFFICULT_SITUATIONS = "difficult_situations", "Hard situations"
    SAFETY = "safety", "Safety"
    FEEDBACK = "feedback", "Feedback"
    INTERNAL_SERVICE = "internal_service", "Serving colleagues"


class Firmness(Term):
    """How binding a policy is."""

    GUIDELINE = "guideline", "Guideline", "Use it, and use your judgement."
    RULE = "rule", "Rule", "Keep it, unless somebody who may bend it does."
    LEGAL = "legal", "Law", "Nobody here may bend it; we can still be kind."


class EmpathyResult(Term):
    """Whether a policy leaves room for empathy."""

    YES = "yes", "Passed"
    NEEDS_CHANGE = "needs_change", "Needs a change"
    NOT_DONE = "not_done", "Not done"


@dataclass(frozen=True, kw_only=True)
class MayBend(Shape):
    """Who may bend a policy, how far, and where that is written down."""

    who: str = ask(
        Link(
            prompt="Who may bend it?", hint="The nearer to the {customer}, the better.", to="roles"
        )
    )
    how_far: str = ask(
        Line(
            prompt="How far?",
            hint="A limit makes people braver than “use your judgement”.",
            examples=("Up to half an hour", "Without a receipt up to £30"),
        )
    )
    record: str = ask(
        Line(
            prompt="Where do they note it?",
            hint="One line, to learn from; never to find somebody to blame.",
        )
    )


@dataclass(frozen=True, kw_only=True)
class EmpathyCheck(Shape):
    """Whether a policy could hurt somebody, and what we may still do for them."""

    could_hurt_whom: str = ask(
        Line(
            prompt="Whom could it hurt?",
            hint="Think of the person for whom it comes on the worst day.",
            examples=("A family whose train was late",),
        )
    )
    what_staff_may_do: str = ask(
        Line(
            prompt="What may staff do for them anyway?",
            hint="Something real, that nobody has to ask for.",
            examples=("Hold the table and offer the bar until they come",),
        )
    )
    words_to_use: str = ask(
        Line(
            prompt="Which words help?",
            hint="Say what we can do before what we cannot.",
            examples=("“What a journey. Sit down first, we will find a way.”",),
        )
    )
    passed: str = ask(
        Choice(
            prompt="Does it pass?",
            hint="Left open, it follows from your three answers.",
            options=EmpathyResult,
        )
    )


@dataclass(frozen=True, kw_only=True)
class Policy(Record):
    """A rule or guideline of ours that carries the service levels, and how far it bends."""

    key: ClassVar[str] = "policies"
    prefix: ClassVar[str] = "pol"
    letter: ClassVar[str] = "PL"
    term: ClassVar[str] = "policy"
    terms: ClassVar[str] = "policies"
    title_field: ClassVar[str] = "title"

    title: str = ask(
        Line(
            prompt="What is the policy called?",
            hint="The words your people use for it.",
            examples=("Held bookings", "Refunds", "Late arrivals"),
            required=True,
        )
    )
    topic: str = ask(
        Choice(
            prompt="What is it about?",
            hint="A word of your own is welcome.",
            options=PolicyTopic,
            custom=True,
        )
    )
    purpose: str = ask(
        Line(
            prompt="What is it good for?",
            hint="If you cannot say whom it helps, perhaps you do not need it.",
            examples=("Everyone who booked finds a table, and nobody waits in vain",),
            required=True,
        )
    )
    statement: str = ask(
        Text(
            prompt="What do we do?",
            hint="Two or three plain sentences. Say what happens, not what is forbidden.",
            examples=("We hold a booked table for fifteen minutes; longer if you ring us.",),
            required=True,
        )
    )
    firmness: str = ask(
        Choice(
            prompt="How firm is it?",
            hint="Most policies serve better as guidelines. Only a law cannot bend.",
            options=Firmness,
            required=True,
        ),
        Firmness.GUIDELINE,
    )
    may_bend: MayBend = ask(
        Group(
            prompt="Who may bend it, and how far?",
            hint="A rule that nobody may bend will one day hurt the wrong person.",
            of=MayBend,
        )
    )
    legal_basis: str = ask(
        Line(prompt="Which law asks for it?", hint="Only for a law; its plain name is enough."),
        fold=CARRIES_FOLD,
    )
    applies_to: tuple[str, ...] = ask(
        Links(prompt="Whom does it guide?", hint="Empty means everyone.", to=("roles",)),
        fold=CARRIES_FOLD,
    )
    moment_ids: tuple[str, ...] = ask(
        Links(
            prompt="At which moments of truth does it matter?",
            hint="Where a {customer} would feel it.",
            to=("moments",),
        ),
        fold=CARRIES_FOLD,
    )
    level_ids: tuple[str, ...] = ask(
        Links(
            prompt="Which service levels does it make possible?",
            hint="A policy earns its place by what it helps to deliver.",
            to=("service_levels",),
        ),
        fold=CARRIES_FOLD,
    )
    value_ids: tuple[str, ...] = ask(
        Links(
            prompt="Which values does it live?",
            hint="If it works against a value, one of the two must change.",
            to=("core_values",),
        ),
        fold=CARRIES_FOLD,
    )
    steps: tuple[str, ...] = ask(
        Lines(
            prompt="Step by step", hint="One step a line, as you would show it to somebody new."
        ),
        fold=STEPS_FOLD,
    )
    say_no_well: str = ask(
        Text(
            prompt="How do we say no well?",
            hint="Thanks, the reason, what we can do instead, and who can help.",
            examples=("“I cannot refund this one. What I can do today is exchange it.”",),
        ),
        fold=STEPS_FOLD,
    )
    approval_time: quantities.Quantity | None = ask(
        Quantity(
            prompt="How long does an approval take?",
            hint="Longer than the moment lasts is the same as no.",
            units=("minute", "hour", "working_hour", "working_day"),
        ),
        fold=STEPS_FOLD,
    )
    empathy_check: EmpathyCheck = ask(
        Group(
            prompt="Does it leave room for empathy?",
            hint="Three questions, asked of each policy once a year.",
            of=EmpathyCheck,
        ),
        fold=EMPATHY_FOLD,
    )
    owner_role: str = ask(
        Link(
            prompt="Who owns it?",
            hint="Whom people tell when it no longer makes sense.",
            to="roles",
            required=True,
        ),
        fold=OWNER_FOLD,
    )
    review_date: dt.date | None = ask(
        Date(
            prompt="When do we look at it again?",
            hint="Old rules outlive their reasons; a date ends that.",
            required=True,
        ),
        fold=OWNER_FOLD,
    )

    @property
    def empathy_result(self) -> EmpathyResult:
        """How the empathy check stands: as chosen, else as its answers show.

        A law is not asked what staff may do anyway, only for the words that help.
        """
        check = self.empathy_check
        if check.passed in tuple(EmpathyResult):
            return EmpathyResult(check.passed)
        if not check.could_hurt_whom.strip():
            return EmpathyResult.NOT_DONE
        room = self.firmness == Firmness.LEGAL or check.what_staff_may_do.strip()
        passed = room and check.words_to_use.strip()
        return EmpathyResult.YES if passed else EmpathyResult.NEEDS_CHANGE

    @property
    def bends(self) -> bool:
        """Whether anything says who may bend it, or how far."""
        return not is_blank(asked(Policy)["may_bend"].question, self.may_bend)


@rule(
    "POL-01",
    name="Policy limits empathy",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="empathy not limited by policy",
    explanation=(
        "A rule that nobody may bend will one day meet the person it was never meant for. Say "
        "who may bend it and how far, or show that it can hurt nobody."
    ),
    chapter="policies",
    field="may_bend",
)
def policy_limits_empathy(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A rule without any give, whose empathy check is not passed."""
    for policy in project.of(Policy):
        firm = policy.firmness == Firmness.RULE and not policy.bends
        if firm and policy.empathy_result != EmpathyResult.YES:
            name = told("“{title}”", title=policy.title) if policy.title else told("This policy")
            yield Problem(
                record=policy,
                field="may_bend",
                message=told("{policy} is a rule that nobody may bend.", policy=name),
                do=told("Say who may bend it and how far, or answer the empathy check."),
            )


def so_far(project: Project) -> str:
    """Return which rules, freedoms and recovery steps stand so far."""
    parts = []
    policies = len(project.of(Policy))
    if policies:
        parts.append(
            told_of(
                "{n} policy carries our service",
                "{n} policies carry our service",
                policies,
                n=in_letters(policies),
            )
        )
    free = len({row.role for row in project.of(Empowerment) if row.freedoms and row.role})
    if free:
        parts.append(
            told_of(
                "{n} role may act without asking",
                "{n} roles may act without asking",
                free,
                n=in_letters(free),
            )
        )
    steps = [step_in_words(row.step) for row in project.of(RecoveryStep) if row.step]
    if steps:
        parts.append(told("when it goes wrong we {steps}", steps=listed(steps)))
    return told("{parts}.", parts=capitalised(joined(parts, "; "))) if parts else ""


CHAPTER = Chapter(
    key="policies",
    title="Policies and freedom",
    group=Part.DELIVER,
    question="Which rules help, and how far may people go?",
    lead="A policy supports people. Boundaries make freedom safe.",
    why=(
        "Policies turn a promise into something a team can deliver every day. But no rule has met "
        "your next {customer}, so each one needs somebody who may bend it. People use freedom "
        "when they know where it ends, whom to ask, and that an honest mistake is forgiven. And "
        "when something goes wrong, a plan known by heart beats a plan in a drawer."
    ),
    example=(
        "Held bookings, a guideline. We hold a table for fifteen minutes, longer if you ring. The "
        "host may hold it for half an hour more. It could hurt a family whose train was late, so "
        "we offer them the bar until a table is free. Waiters may replace any dish and give away "
        "up to £25 without asking; they never guess about an allergen."
    ),
    records=(Policy, Empowerment, RecoveryStep, Referral, HelpUs),
    rules=(policy_limits_empathy,),
    so_far=so_far,
    recommended=(("recovery_steps", 6, 6),),
)
