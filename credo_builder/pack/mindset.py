"""The honest look on paper: a sheet to answer, and what the answers of a group add up to."""

from __future__ import annotations

from statistics import fmean

from credo_builder.chapters.mindset import MindsetResponse, Position, belief_reading, scores
from credo_builder.chapters.readings import agreement_reading, scale_reading
from credo_builder.chapters.statements import (
    AGREEMENT,
    CHOICE_ABOVE,
    LEADERS_STATEMENTS,
    MUST_BELOW,
    STATEMENTS,
    Belief,
    MindsetScale,
    Statement,
    mixed,
)
from credo_builder.compose.sections.foundations import FEWEST_FOR_A_GROUP, Score, profile
from credo_builder.compose.view import View
from credo_builder.errors import NothingYet
from credo_builder.i18n import marked, small, told
from credo_builder.pack.base import Job, Output
from credo_builder.pack.written import Leaf, written
from credo_builder.values import dataclass

MOST_NAMED = 3
"""Sentences named as the truest, and as those with the furthest to go."""


@dataclass(frozen=True)
class Asked:
    """One sentence to agree with, and the key of its field."""

    key: str
    text: str


@dataclass(frozen=True)
class SurveyPage:
    """What the sheet asks, in the order in which the window asks it."""

    statements: tuple[Asked, ...]
    leading: tuple[Asked, ...]
    words: tuple[str, ...]
    beliefs: tuple[str, ...]
    positions: tuple[str, ...]


@dataclass(frozen=True)
class ScaleRead:
    """One scale, what its mean says, and whether people agree on it."""

    score: Score
    band: str
    reading: str
    agreement: str


@dataclass(frozen=True)
class Placed:
    """One sentence with the mean of its answers, 5 always being good."""

    text: str
    said: str


@dataclass(frozen=True)
class ResultPage:
    """What a group's answers add up to; *agreement* where it is the same on all scales."""

    people: int
    agreement: str
    scales: tuple[ScaleRead, ...]
    bands: tuple[str, ...]
    belief: str
    strong: tuple[Placed, ...]
    weak: tuple[Placed, ...]


def survey_page(view: View) -> SurveyPage:
    """Return what the sheet asks."""
    return SurveyPage(
        statements=tuple(Asked(s.id, view.say(s.text)) for s in mixed(STATEMENTS)),
        leading=tuple(Asked(s.id, view.say(s.text)) for s in LEADERS_STATEMENTS),
        words=tuple(view.say(word) for word in AGREEMENT),
        beliefs=tuple(view.say(one.label) for one in Belief),
        positions=tuple(view.say(one.label) for one in Position),
    )


def result_page(view: View) -> ResultPage | None:
    """Return what the answers add up to; None when so few answered that they could be known."""
    shown = profile(view)
    if shown is None:
        return None
    held = [one for one in scores(view.project) if one.people >= FEWEST_FOR_A_GROUP]
    ranked = _ranked(view)
    few = min(MOST_NAMED, len(ranked) // 2)
    answered = [r for r in view.project.of(MindsetResponse) if r.belief]
    agreement = [view.say(agreement_reading(one)) for one in held]
    alike = len(set(agreement)) == 1
    return ResultPage(
        people=shown.people,
        agreement=agreement[0] if alike else "",
        scales=tuple(
            ScaleRead(
                score=score,
                band=view.say(small(one.band.label)),
                reading=view.say(scale_reading(one)),
                agreement="" if alike else said,
            )
            for score, one, said in zip(shown.scores, held, agreement, strict=True)
        ),
        bands=shown.bands,
        belief=view.say(belief_reading(view.project))
        if len(answered) >= FEWEST_FOR_A_GROUP
        else "",
        strong=tuple(_placed(view, *one) for one in ranked[:few]),
        weak=tuple(_placed(view, *one) for one in reversed(ranked[-few:] if few else ())),
    )


def _ranked(view: View) -> list[tuple[Statement, float]]:
    """Return the sentences that a group answered, the best mean first."""
    found = []
    for statement in STATEMENTS:
        given = [getattr(one.answers, statement.id) for one in view.project.of(MindsetResponse)]
        counted = [statement.score(answer) for answer in given if answer is not None]
        if len(counted) >= FEWEST_FOR_A_GROUP and statement.scale != MindsetScale.LEADERSHIP:
            found.append((statement, fmean(counted)))
    return sorted(found, key=lambda one: -one[1])


def _placed(view: View, statement: Statement, mean: float) -> Placed:
    way = _PARTLY
    if not MUST_BELOW <= mean <= CHOICE_ABOVE:
        way = _NOT if statement.reversed == (mean > CHOICE_ABOVE) else _TRUE
    words = view.say(way, words=view.say(statement.text))
    return Placed(words, view.typography.numbers.write(f"{mean:.1f}"))


_TRUE, _NOT = marked("True of us: “{words}”"), marked("Not true of us: “{words}”")
_PARTLY = marked("Partly true of us: “{words}”")
"""How a sentence is told: whether people said yes or no to it."""


def draw_survey(job: Job) -> bytes:
    """Return the sheet as a PDF with fields."""
    template = "pack/mindset_survey.xml.j2"
    return written(job, [Leaf("survey", SURVEY.title, template, survey_page(job.view))])


def draw_result(job: Job) -> bytes:
    """Return what a group's answers add up to as a PDF."""
    page = result_page(job.view)
    if page is None:
        raise NothingYet(
            told(
                "Three answers at least are needed before they are added up; with fewer, one "
                "could tell whose they are. Gather more in “An honest look”."
            ),
            "mindset_responses",
        )
    template = "pack/mindset_result.xml.j2"
    return written(job, [Leaf("result", RESULT.title, template, page)])


SURVEY = Output(
    key="mindset_survey",
    name="Mindset survey",
    about="Twenty sentences for each person to answer, without a name",
    shelf="look",
    title="An honest look",
    audience="staff",
    papers=("A4", "Letter"),
    sections=(),
    draw=draw_survey,
    is_form=True,
)
RESULT = Output(
    key="mindset_result",
    name="Mindset result",
    about="What a group’s answers say together, never those of one person",
    shelf="look",
    title="How we see ourselves",
    audience="staff",
    papers=("A4", "Letter"),
    sections=("outcome",),
    draw=draw_result,
    is_form=True,
)
