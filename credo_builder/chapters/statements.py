"""The statements of the honest look, and what the answers add up to."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from itertools import zip_longest
from statistics import fmean, pstdev
from typing import Any

from credo_builder.domain.questions import Scale
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Term
from credo_builder.values import dataclass

LOWEST, HIGHEST = 1, 5
MUST_BELOW = 2.5
CHOICE_ABOVE = 3.7
FAR_APART = 1.2
AGREEMENT = ("Not at all", "Hardly", "Partly", "Mostly", "Entirely")


class MindsetScale(Term):
    """What a group of statements is about."""

    CHOICE = "choice", "Choice"
    OUTCOME = "outcome", "Outcome"
    RELATIONSHIP = "relationship", "Relationship"
    BELIEF = "belief", "Belief and pulling together"
    OBSTACLE = "obstacle", "Seeing a chance in an obstacle"
    LEADERSHIP = "leadership", "Leading by example"


class Band(Term):
    """How a score reads."""

    MUST = "must", "Because we must"
    MIXED = "mixed", "Mixed"
    CHOICE = "choice", "By choice"


class Belief(Term):
    """What service is to people here."""

    TRULY_BELIEVE = "truly_believe", "Something we believe in"
    PART_OF_JOB = "part_of_job", "Part of the job"
    SALES_EXTENSION = "sales_extension", "A way to sell more"
    MIXED = "mixed", "A bit of each"


class RightStance(Term):
    """How an organisation reads the saying that the customer is right."""

    RIGHT_TO_FEEL_RIGHT = (
        "right_to_feel_right",
        "Not always correct, always entitled to feel heard and respected",
    )
    RIGHT_TO_BE_SERVED_AND_HEARD = (
        "right_to_be_served_and_heard",
        "Always entitled to be served, listened to, and to our best attempt",
    )
    ALWAYS_RIGHT_ATTITUDE = (
        "always_right_attitude",
        "We act as if they were right, unless safety, the law or others would suffer",
    )
    FAIR_BOTH_WAYS = "fair_both_ways", "Fair to both sides"


@dataclass(frozen=True)
class Statement:
    """One sentence to agree with, 1 to 5.

    Attributes:
        id: its key in the file; never changed.
        text: the sentence, with placeholders.
        reversed: agreeing speaks against us; 5 counts as 1.
        scale: which scale it belongs to.
    """

    id: str
    text: str
    reversed: bool
    scale: MindsetScale

    def score(self, answer: int) -> int:
        """Return what *answer* (1 to 5) counts for its scale, 1 to 5."""
        return LOWEST + HIGHEST - answer if self.reversed else answer


def _says(scale: MindsetScale, text: str, *, against: bool = False) -> Any:
    question = Scale(prompt=text, words=AGREEMENT)
    told = {"question": question, "quick": "", "fold": "", "scale": scale, "against": against}
    return field(default=None, metadata=told)


_CHOICE, _OUTCOME, _TIES = MindsetScale.CHOICE, MindsetScale.OUTCOME, MindsetScale.RELATIONSHIP
_BELIEF, _CHANCE, _LEADS = MindsetScale.BELIEF, MindsetScale.OBSTACLE, MindsetScale.LEADERSHIP


@dataclass(frozen=True, kw_only=True)
class Answers(Shape):
    """One person's answers, 1 to 5 or None; a field's name is its statement's id."""

    choice_want: int | None = _says(_CHOICE, "We help because we want to.")
    choice_least: int | None = _says(
        _CHOICE, "We do the least we can get away with.", against=True
    )
    choice_respect: int | None = _says(
        _CHOICE, "People speak of {customers} with respect when none is listening."
    )
    choice_fear: int | None = _says(
        _CHOICE, "We give in because we fear losing {customers}.", against=True
    )
    choice_able: int | None = _says(_CHOICE, "Our {staff} feel able, not trapped.")
    outcome_feeling: int | None = _says(
        _OUTCOME, "We can say how people should feel when they leave."
    )
    outcome_ticks: int | None = _says(
        _OUTCOME, "We judge a good day by the tasks we ticked off.", against=True
    )
    outcome_their_side: int | None = _says(_OUTCOME, "We ask what happened from their side.")
    outcome_smile: int | None = _says(
        _OUTCOME, "A smile on the checklist counts as service.", against=True
    )
    relationship_first: int | None = _says(_TIES, "We contact people before they must ask.")
    relationship_wait: int | None = _says(_TIES, "We wait to be asked.", against=True)
    relationship_own_case: int | None = _says(_TIES, "We treat each case as its own.")
    relationship_rule: int | None = _says(_TIES, "We quote the rule first.", against=True)
    belief_costs: int | None = _says(_BELIEF, "Leaders act on the values when it costs.")
    belief_shared: int | None = _says(
        _BELIEF, "Ask five colleagues what service is, and you hear one definition."
    )
    belief_trick: int | None = _says(
        _BELIEF, "Service is really a sales trick here.", against=True
    )
    obstacle_complaints: int | None = _says(_CHANCE, "Complaints make us better.")
    obstacle_trouble: int | None = _says(
        _CHANCE, "Some {customers} are just trouble.", against=True
    )
    obstacle_route: int | None = _says(
        _CHANCE, "If it is not our job, we still find somebody whose job it is."
    )
    obstacle_hiring: int | None = _says(_CHANCE, "New people are chosen because they care.")
    leadership_presence: int | None = _says(
        _LEADS, "I spend time where {customers} are served, not only with its figures."
    )
    leadership_needs: int | None = _says(
        _LEADS, "I ask people what they need from me before I ask for results."
    )
    leadership_rules: int | None = _says(
        _LEADS, "When a rule hurt a {customer}, I changed the rule or said why not."
    )
    leadership_praise: int | None = _says(
        _LEADS, "I praise the outcome for the {customer} before the speed."
    )
    leadership_bad_news: int | None = _says(
        _LEADS, "Bad news about service reaches me late.", against=True
    )
    leadership_served: int | None = _says(_LEADS, "I would be glad to be served the way we serve.")


_ALL = tuple(
    Statement(f.name, f.metadata["question"].prompt, f.metadata["against"], f.metadata["scale"])
    for f in dataclasses.fields(Answers)
    if "scale" in f.metadata
)
STATEMENTS = tuple(s for s in _ALL if s.scale != MindsetScale.LEADERSHIP)
"""The twenty statements everyone answers, scale by scale."""
LEADERS_STATEMENTS = tuple(s for s in _ALL if s.scale == MindsetScale.LEADERSHIP)
"""The six that leaders and owners answer besides."""


def mixed(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return *statements* in the order they are shown: one of each scale in turn."""
    scales = dict.fromkeys(s.scale for s in statements)
    columns = [[s for s in statements if s.scale == scale] for scale in scales]
    return tuple(s for row in zip_longest(*columns) for s in row if s is not None)


def answered(answers: Answers, *, leads: bool = False) -> int:
    """Return how many of the twenty (26 for those who lead) statements are answered."""
    asked = (*STATEMENTS, *LEADERS_STATEMENTS) if leads else STATEMENTS
    return sum(1 for s in asked if getattr(answers, s.id) is not None)


@dataclass(frozen=True)
class ScaleScore:
    """What the answers to one scale add up to.

    Attributes:
        mean: 1 to 5 after reversing; the mean of the people's own means.
        spread: standard deviation among these people, 0 to 2.
        people: how many answered at least one statement of the scale.
    """

    scale: MindsetScale
    mean: float
    spread: float
    people: int

    @property
    def band(self) -> Band:
        """How the mean reads: under 2.5 we must, over 3.7 by choice, else mixed."""
        if self.mean < MUST_BELOW:
            return Band.MUST
        return Band.CHOICE if self.mean > CHOICE_ABOVE else Band.MIXED

    @property
    def far_apart(self) -> bool:
        """Whether people see it so differently that the mean hides it: a spread of 1.2 or more."""
        return self.spread >= FAR_APART


def own_mean(answers: Answers, scale: MindsetScale) -> float | None:
    """Return one person's mean on *scale*, 1 to 5 after reversing; None when unanswered."""
    given = [(s, getattr(answers, s.id)) for s in _ALL if s.scale == scale]
    counted = [s.score(answer) for s, answer in given if answer is not None]
    return fmean(counted) if counted else None


def scores(everyone: Sequence[Answers], leaders: Sequence[Answers]) -> tuple[ScaleScore, ...]:
    """Return a score for each scale somebody answered; *leaders* alone count for leading."""
    found = []
    for scale in MindsetScale:
        sheets = leaders if scale == MindsetScale.LEADERSHIP else everyone
        means = [m for m in (own_mean(a, scale) for a in sheets) if m is not None]
        if means:
            found.append(ScaleScore(scale, fmean(means), pstdev(means), len(means)))
    return tuple(found)


_READINGS = {
    str(Belief.TRULY_BELIEVE): (
        "I believe in service for its own sake. That is worth building on.",
        "Most of us believe in service for its own sake. That is worth building on.",
    ),
    str(Belief.PART_OF_JOB): (
        "To me service is part of the job. It can become more, from what I am proud of.",
        "To most of us service is part of the job. It can become more, from what we are proud of.",
    ),
    str(Belief.SALES_EXTENSION): (
        "To me service is a way to sell more. People notice; their outcome comes first.",
        "To most of us service is a way to sell more. People notice; their outcome comes first.",
    ),
    str(Belief.MIXED): (
        "I see a bit of each: belief, job and selling.",
        "Most of us see a bit of each: belief, job and selling.",
    ),
}


def belief_reading(beliefs: Sequence[str]) -> str:
    """Return in plain words what most say service is; empty when nobody said.

    Without a majority of more than half the reading says that views differ.
    """
    given = Counter(b for b in beliefs if b in _READINGS)
    if not given:
        return ""
    belief, most = given.most_common(1)[0]
    alone, together = _READINGS[belief]
    if given.total() == 1:
        return alone
    if 2 * most > given.total():
        return together
    return "We do not agree on what service is to us. That is worth an hour together."
