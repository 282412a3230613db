"""What they expect: in their own words, how we know, how much it matters, how well we do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.chapters.trades import BarStance
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import called
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity as Amount
from credo_builder.domain.questions import Choice, Line, Links, Quantity, Scale, Text, ask
from credo_builder.domain.questions import Group as Part
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Term
from credo_builder.domain.wording import capitalised, counted, in_letters
from credo_builder.i18n import Told, told, told_of
from credo_builder.values import dataclass

QUICK = "whom_you_serve"
PRIORITY_OPPORTUNITY = 7
PRIORITY_IMPORTANCE = 4
MOST_GUESSED = 0.5


class ExpectationClass(Term):
    """What happens when it is met, and when it is not."""

    BASIC = "basic", "Basic", "Missed, it angers; met, nobody notices."
    PERFORMANCE = "performance", "Better", "The more of it, the better."
    DELIGHT = "delight", "Delight", "Nobody asks for it; it is what they tell others."


class ExpectationSource(Term):
    """Where an expectation comes from."""

    INDUSTRY_NORM = "industry_norm", "What the trade usually does"
    CONTEXT = "context", "The circumstances they come in"
    PAST_EXPERIENCE = "past_experience", "What they met with us before"
    WORD_OF_MOUTH = "word_of_mouth", "What others told them"
    OUR_PROMISE = "our_promise", "What we promised"
    PRICE_OR_PREMISES = "price_or_premises", "What our price and premises suggest"
    LAW = "law", "What the law gives them"
    PERSONAL_NEED = "personal_need", "What they need for themselves"
    COMPETITOR = "competitor", "What they get elsewhere"


class Evidence(Term):
    """How we know."""

    ASSUMPTION = "assumption", "Guess"
    STAFF_VIEW = "staff_view", "Staff view"
    COMPLAINT_LOG = "complaint_log", "Complaints"
    REVIEW = "review", "Reviews"
    SURVEY = "survey", "Survey"
    INTERVIEW = "interview", "Interview"
    OBSERVATION = "observation", "Seen"
    LAW = "law", "Law"


class Reasonableness(Term):
    """Whether it is fair to ask this of us today."""

    REASONABLE = "reasonable", "Fair to ask"
    STRETCH = "stretch", "A stretch"
    NOT_NOW = "not_now", "Not now"


class Component(Term):
    """The usual five parts of good service; a project may use its own names."""

    RELIABILITY = "reliability", "Reliability", "Doing what was said, right the first time."
    ASSURANCE = "assurance", "Assurance", "Knowing one’s job, so that people can trust it."
    TANGIBLES = "tangibles", "Tangibles", "What can be seen, touched and smelled."
    EMPATHY = "empathy", "Empathy", "Care for this one person."
    RESPONSIVENESS = "responsiveness", "Responsiveness", "Willing help, soon."


@dataclass(frozen=True, kw_only=True)
class Mark(Shape):
    """How good something has to be, in words and, where it can be counted, as a figure."""

    text: str = ask(
        Line(prompt="In words", examples=("Somebody looks up", "I know when I will hear back"))
    )
    quantity: Amount | None = ask(
        Quantity(
            prompt="As a figure",
            hint="Only if it can be counted.",
            units=("minute", "hour", "working_day", "percent"),
        )
    )


@dataclass(frozen=True, kw_only=True)
class Expectation(Record):
    """What people count on when they come to us, said in their own words."""

    key: ClassVar[str] = "expectations"
    prefix: ClassVar[str] = "exp"
    letter: ClassVar[str] = "E"
    term: ClassVar[str] = "expectation"
    terms: ClassVar[str] = "expectations"
    title_field: ClassVar[str] = "text"

    text: str = ask(
        Line(
            prompt="In their words: “I expect …”",
            hint="As they would say it, not as you would put it in a report.",
            examples=(
                "I expect to be noticed when I come in",
                "I expect to know when I will hear back",
                "I expect to pay the price on the sign",
            ),
            required=True,
        ),
        quick=QUICK,
    )
    klass: str = ask(
        Choice(
            prompt="It is …",
            hint="Basic angers when missed; better pleases with more; delight surprises.",
            options=ExpectationClass,
        ),
        ExpectationClass.BASIC,
        quick=QUICK,
    )
    importance: int | None = ask(
        Scale(
            prompt="How much does it matter to them?",
            words=("Hardly", "A little", "It does", "A lot", "They would leave over it"),
            required=True,
        ),
        3,
        quick=QUICK,
    )
    performance_now: int | None = ask(
        Scale(
            prompt="How well do we do today?",
            hint="As they would judge it, on a usual day.",
            words=("We fail", "Often not", "Mixed", "Mostly well", "Always well"),
        ),
        3,
        quick=QUICK,
    )
    segment_ids: tuple[str, ...] = ask(
        Links(prompt="Who expects it?", to=("segments",), required=True)
    )
    evidence: str = ask(
        Choice(
            prompt="How do we know?",
            hint="A guess is a fair start, as long as it is called one.",
            options=Evidence,
        ),
        Evidence.ASSUMPTION,
    )
    evidence_note: str = ask(
        Line(
            prompt="What we saw",
            hint="Where, when and how often.",
            examples=("Eleven of forty reviews this year speak of it",),
        ),
        fold="Where it comes from",
    )
    source: str = ask(
        Choice(
            prompt="Where does it come from?",
            hint="Price and premises talk too; so does every other place like yours.",
            options=ExpectationSource,
        ),
        fold="Where it comes from",
    )
    reasonableness: str = ask(
        Choice(
            prompt="Is it fair to ask of us today?",
            hint="With our people, means and circumstances as they are.",
            options=Reasonableness,
        ),
        Reasonableness.REASONABLE,
        fold="What we can promise now",
    )
    how_we_explain: str = ask(
        Text(
            prompt="If not now, how do we explain it?",
            hint="Words a {customer} would find honest; needed when the answer is not now.",
            examples=("We have one oven, so we say the waiting time before you order.",),
        ),
        fold="What we can promise now",
    )
    adequate: Mark = ask(
        Part(prompt="What is good enough?", hint="Below this they are let down.", of=Mark),
        fold="Between good enough and pleasing",
    )
    desired: Mark = ask(
        Part(prompt="What would please them?", hint="What they hope for.", of=Mark),
        fold="Between good enough and pleasing",
    )
    bar_vs_industry: str = ask(
        Choice(
            prompt="Where do we choose to stand in our trade?",
            hint="Below is a choice too, if you can say why.",
            options=BarStance,
        ),
        fold="Between good enough and pleasing",
    )
    value_ids: tuple[str, ...] = ask(
        Links(prompt="Which values answer it?", to=("core_values",)),
        fold="Values and parts of service",
    )
    component: str = ask(
        Choice(
            prompt="Which part of good service is it?",
            hint="One of your five; the usual names are offered.",
            options=Component,
            custom=True,
        ),
        fold="Values and parts of service",
    )

    @property
    def opportunity(self) -> int:
        """How much there is to gain, 0 to 9: importance, plus what we fall short of it.

        0 while nobody said how much it matters; an unrated performance adds nothing.
        """
        matters = self.importance or 0
        now = matters if self.performance_now is None else self.performance_now
        return matters + max(matters - now, 0)

    @property
    def is_priority(self) -> bool:
        """Whether to work here first: an opportunity of 7 or more, or importance 4 or more."""
        return self.opportunity >= PRIORITY_OPPORTUNITY or self.is_critical

    @property
    def is_critical(self) -> bool:
        """Whether it matters a lot to people: importance 4 or more."""
        return (self.importance or 0) >= PRIORITY_IMPORTANCE

    @property
    def is_guess(self) -> bool:
        """Whether it rests on an assumption of ours."""
        return self.evidence == Evidence.ASSUMPTION


@rule(
    "EXP-04",
    name="Guesswork",
    severity=Severity.MAJOR,
    gap=Gap.LISTENING,
    source="experience defined in the customer’s terms",
    explanation=(
        "What people expect is theirs to say. Reviews, complaints, a morning of watching or "
        "three short talks are evidence enough; begin where it matters most."
    ),
    chapter="expectations",
    field="evidence",
)
def guesswork(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """More than half of the expectations are guesses, or one that matters a lot is."""
    expectations = project.of(Expectation)
    guesses = [e for e in expectations if e.is_guess]
    if len(guesses) > MOST_GUESSED * len(expectations):
        few = len(expectations) == 1
        yield Problem(
            record=next((e for e in guesses if e.is_critical), guesses[0]),
            field="evidence",
            message=(
                told("The only expectation is a guess.")
                if few
                else told(
                    "{guesses} of {all} expectations are guesses.",
                    guesses=len(guesses),
                    all=len(expectations),
                )
            ),
            do=told("Ask three people, read your reviews, or watch for a morning, and note it."),
        )
        return
    for guess in guesses:
        if guess.is_critical:
            yield Problem(
                record=guess,
                field="evidence",
                message=told("{guess} matters a lot, and it is a guess.", guess=called(guess)),
                do=told("Find one piece of evidence for it: a review, a complaint, a short talk."),
                severity=Severity.MINOR,
            )


def so_far(project: Project) -> str:
    """Return how many expectations there are, which come first and how well we know."""
    expectations = [e for e in project.of(Expectation) if e.text.strip()]
    if not expectations:
        return ""
    first = sum(1 for e in expectations if e.is_priority)
    known = sum(1 for e in expectations if not e.is_guess)
    if len(expectations) == 1:
        return told(
            "One expectation so far: {matters}, and {known}.",
            matters=told("it comes first") if first else told("it can wait"),
            known=told("we have seen it") if known else told("it is still a guess"),
        )
    come = told_of("{n} of them comes first", "{n} of them come first", first, n=_number(first))
    rest = told_of(
        "{n} of them rests on evidence", "{n} of them rest on evidence", known, n=_number(known)
    )
    return told(
        "{expectations} so far: {come}, {rest}.",
        expectations=capitalised(counted(len(expectations), "expectation")),
        come=come,
        rest=rest,
    )


def _number(number: int) -> Told:
    return in_letters(number) if number else told("none")


CHAPTER = Chapter(
    key="expectations",
    title="What they expect",
    group=Group.UNDERSTAND,
    question="What do they expect of you?",
    lead="In their own words. Then how you know, how much it matters and how well you do.",
    why=(
        "People judge what they get against what they expected. Prompt and polite is expected "
        "everywhere, so it wins nobody; what is better than that, and what delights, is worth "
        "knowing. What is not reasonable today is worth explaining before it disappoints."
    ),
    example=(
        "“I expect to be noticed when I come in.” Basic; they would leave over it; on busy "
        "evenings we manage it mostly. Eleven of forty reviews speak of it. A look within a "
        "minute is good enough; a greeting by name would please."
    ),
    records=(Expectation,),
    rules=(guesswork,),
    so_far=so_far,
)
