"""When it goes wrong: the recovery ladder, whom we pass people on to, how they can help us."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from credo_builder.domain import quantities
from credo_builder.domain.questions import Choice, Line, Link, Quantity, Text, ask
from credo_builder.domain.records import Record, readers
from credo_builder.domain.terms import FigureMark, Term, Visibility, label
from credo_builder.i18n import small
from credo_builder.values import dataclass

QUICK = "freedom_and_complaints"


class LadderStep(Term):
    """A rung of the recovery ladder, in order."""

    NOTICE = "notice", "Notice"
    LISTEN = "listen", "Listen"
    APOLOGISE = "apologise", "Apologise"
    PUT_RIGHT = "put_right", "Put right"
    FOLLOW_UP = "follow_up", "Follow up"
    LEARN = "learn", "Learn"


def step_in_words(word: str) -> str:
    """Return a rung as a sentence continues: "put right"; own words as they stand."""
    return small(label(LadderStep, word)) if word in tuple(LadderStep) else word


@dataclass(frozen=True, kw_only=True)
class RecoveryStep(Record):
    """One step of putting things right after we let somebody down."""

    key: ClassVar[str] = "recovery_steps"
    prefix: ClassVar[str] = "rec"
    term: ClassVar[str] = "recovery step"
    terms: ClassVar[str] = "recovery steps"
    title_field: ClassVar[str] = "step"

    step: str = ask(
        Choice(
            prompt="Which step is it?",
            hint="In this order. Skipping one is what people remember.",
            options=LadderStep,
            required=True,
        )
    )
    who: str = ask(
        Link(
            prompt="Who does it?",
            hint="Empty means whoever hears of it first.",
            to="roles",
        ),
        quick=QUICK,
    )
    within: quantities.Quantity | None = ask(
        Quantity(
            prompt="Within",
            hint="From the moment we know. Empty means at once.",
            units=("minute", "hour", "day", "working_day", "month"),
        ),
        quick=QUICK,
    )
    what: str = ask(
        Text(
            prompt="What do they do?",
            hint="What the person who was let down will see or hear.",
            examples=("Say sorry for what happened, without “but”",),
            required=True,
        ),
        quick=QUICK,
    )

    visibility: str = readers(Visibility.PUBLIC)

    @property
    def title(self) -> str:
        """The step in plain words, such as “Put right”."""
        return label(LadderStep, self.step)


@dataclass(frozen=True, kw_only=True)
class Referral(Record):
    """Something people ask us for that is not ours, and where they can get it."""

    key: ClassVar[str] = "referrals"
    prefix: ClassVar[str] = "ref"
    term: ClassVar[str] = "referral"
    terms: ClassVar[str] = "referrals"
    title_field: ClassVar[str] = "need"

    need: str = ask(
        Line(
            prompt="What do people ask for that is not ours?",
            hint="Think of the last three times you had to say “we don’t do that”.",
            examples=("A table on the day we are closed", "Advice on a tax question"),
            required=True,
        )
    )
    refer_to: str = ask(
        Line(
            prompt="Who can help them?",
            hint="A name and a number, not “elsewhere”.",
            examples=("The bistro in Mill Lane, and we ring them",),
            required=True,
        )
    )
    how_handed_over: str = ask(
        Line(
            prompt="How do we hand them over?",
            hint="Nobody should have to tell their story twice.",
            examples=("We call ahead, tell them what is needed and give both names",),
        )
    )


@dataclass(frozen=True, kw_only=True)
class HelpUs(Record):
    """Something we ask of the people we serve, so that we can serve them well."""

    key: ClassVar[str] = "help_us"
    prefix: ClassVar[str] = "hlp"
    term: ClassVar[str] = "request"
    terms: ClassVar[str] = "requests"

    text: str = ask(
        Line(
            prompt="How can a {customer} help us?",
            hint="Ask as you would ask a friend. Three requests are plenty.",
            examples=(
                "Tell us about allergies when you book",
                "Tell us while we can still mend it",
            ),
            required=True,
        )
    )
    why: str = ask(
        Line(
            prompt="What do they gain by it?",
            hint="A reason that is good for them, not for us.",
            examples=("Then the kitchen can plan something good, not just something safe",),
        )
    )
    visibility: str = readers(Visibility.PUBLIC)


def _rung(step: LadderStep, what: str, within: quantities.Quantity | None = None) -> RecoveryStep:
    return RecoveryStep(
        step=step,
        what=what,
        within=within,
        from_starter=True,
        figure_mark=FigureMark.SUGGESTION if within else "",
    )


def _time(value: int, unit: str) -> quantities.Quantity:
    return quantities.Quantity(value=Decimal(value), unit=unit)


def default_ladder() -> tuple[RecoveryStep, ...]:
    """Return the six steps we propose, without ids; their times are suggestions."""
    return (
        _rung(
            LadderStep.NOTICE, "See that something is wrong, and go there before we are called."
        ),
        _rung(LadderStep.LISTEN, "Hear the whole story, without interrupting or explaining."),
        _rung(
            LadderStep.APOLOGISE,
            "Say sorry for what happened and how it felt, without “but”.",
            _time(1, "minute"),
        ),
        _rung(
            LadderStep.PUT_RIGHT,
            "Put it right now, or name who will do it and by which day.",
            _time(1, "day"),
        ),
        _rung(
            LadderStep.FOLLOW_UP,
            "Ask whether all is well now, before they have to ask us.",
            _time(3, "day"),
        ),
        _rung(
            LadderStep.LEARN,
            "Change what caused it, and tell those who spoke up what we changed.",
            _time(1, "month"),
        ),
    )
