"""An honest look: how each of us sees the way we serve today, without names."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.chapters.statements import Answers, Belief, RightStance, ScaleScore
from credo_builder.chapters.statements import belief_reading as reading_of
from credo_builder.chapters.statements import scores as scores_of
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Choice, Date, Line, Text, ask
from credo_builder.domain.questions import Group as Part
from credo_builder.domain.records import Record, readers
from credo_builder.domain.terms import Term, Visibility
from credo_builder.domain.wording import capitalised, counted
from credo_builder.i18n import small, told
from credo_builder.values import dataclass

FEWEST_FOR_A_GROUP = 3


class Position(Term):
    """From where somebody sees the place."""

    FRONTLINE = "frontline", "Front line"
    SUPPORT = "support", "Behind the scenes"
    LEADER = "leader", "Leader"
    OWNER = "owner", "Owner"


@dataclass(frozen=True, kw_only=True)
class MindsetResponse(Record):
    """How one person, not named, sees the way we serve today."""

    key: ClassVar[str] = "mindset_responses"
    prefix: ClassVar[str] = "mnd"
    term: ClassVar[str] = "answer sheet"
    terms: ClassVar[str] = "answer sheets"
    title_field: ClassVar[str] = "respondent"

    respondent: str = ask(
        Line(
            prompt="What shall we call this sheet?",
            hint="A number or a sign. No names are needed, and none is kept unless you type it.",
            examples=("Person 1", "Blue star"),
        )
    )
    role: str = ask(Choice(prompt="From where do you see the place?", options=Position))
    answers: Answers = ask(
        Part(
            prompt="How do we serve today?",
            hint="1 not at all true, 5 entirely true. Answer as things are, not as you wish.",
            of=Answers,
        )
    )
    belief: str = ask(
        Choice(
            prompt="Which is truest here: service is …",
            hint="Choose what people would say on the way home.",
            options=Belief,
        )
    )
    right_stance: str = ask(
        Choice(
            prompt="“The {customer} is right.” Which reading is ours?",
            hint="A sentence of your own is welcome.",
            options=RightStance,
            custom=True,
        )
    )
    comment: str = ask(
        Text(prompt="What would you add?", hint="Leave out what would tell who you are.")
    )
    date: dt.date | None = ask(Date(prompt="Answered on"), fold="When")
    visibility: str = readers(Visibility.PRIVATE)

    @property
    def leads(self) -> bool:
        """Whether the six statements for leaders are asked too."""
        return self.role in (Position.LEADER, Position.OWNER)


def scores(project: Project) -> tuple[ScaleScore, ...]:
    """Return the score of every scale that somebody answered, in the order of the scales.

    The statements for leaders count only where a leader or the owner answered them.
    """
    responses = project.of(MindsetResponse)
    return scores_of([r.answers for r in responses], [r.answers for r in responses if r.leads])


def belief_reading(project: Project) -> str:
    """Return in a sentence what people say service is here; empty when nobody said."""
    return reading_of([r.belief for r in project.of(MindsetResponse)])


def is_group_view(project: Project) -> bool:
    """Whether three or more answered, so that the figures speak of a group."""
    return len(project.of(MindsetResponse)) >= FEWEST_FOR_A_GROUP


def so_far(project: Project) -> str:
    """Return how many answered and what they see."""
    people = len(project.of(MindsetResponse))
    found = scores(project)
    if not people or not found:
        return ""
    low = min(found, key=lambda s: s.mean)
    high = max(found, key=lambda s: s.mean)
    alone = people == 1
    answered = told("{people} answered", people=capitalised(counted(people, "person", "people")))
    who = told("One person’s view") if alone else answered
    weak = small(low.scale.label)
    if low is high:
        return told(
            "{who}: {scale} reads “{band}”.", who=who, scale=weak, band=small(low.band.label)
        )
    return told(
        "{who}: strongest is {high}, and {low} has the furthest to go.",
        who=who,
        high=small(high.scale.label),
        low=weak,
    )


CHAPTER = Chapter(
    key="mindset",
    title="An honest look",
    group=Group.FOUNDATIONS,
    question="How do we serve today, honestly?",
    lead=(
        "Twenty statements, three minutes, nobody named. Answer as things are, not as you wish."
    ),
    why=(
        "The same task can be done because we must or because we choose to, and people feel "
        "which. Thinking comes before doing: a change of mind shows at once, in the first "
        "sentence. It is also worth knowing whether all of us see the same place. This is a "
        "talking point, not a tested instrument."
    ),
    example=(
        "Six people answer. Choice reads 3.9, by choice; relationship reads 2.4: we wait to be "
        "asked. Two see it quite otherwise than four, so that is what the next meeting is about."
    ),
    records=(MindsetResponse,),
    so_far=so_far,
)
