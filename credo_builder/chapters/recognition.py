"""Appraisal and thanks: what we value in people’s work, and what we promise them."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from credo_builder.chapters.base import Chapter
from credo_builder.chapters.base import Group as Part
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import number
from credo_builder.domain.questions import Choice, Group, Line, Link, Links, Percent, Text, ask
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import FigureMark, Term
from credo_builder.domain.wording import counted, listed
from credo_builder.i18n import told
from credo_builder.values import dataclass

LIMITS_FOLD = "Fair to everyone"
LINKS_FOLD = "What it builds on"
WHOLE = Decimal(100)


class CriterionLink(Term):
    """What an appraisal criterion looks at."""

    VALUE = "value", "A core value"
    MOMENT = "moment", "A moment of truth"
    LEVEL = "level", "A service level"
    POINT = "point", "One of the seven points"
    PEOPLE = "people", "How we treat each other"


class CriterionKind(Term):
    """Whether a criterion looks at behaviour, results for people, or activity."""

    BEHAVIOUR = "behaviour", "Behaviour", "What somebody does, seen by others."
    OUTCOME = "outcome", "Result for people", "What came of it for the {customer}."
    ACTIVITY = "activity", "Activity", "How much was done."


class RewardForm(Term):
    """What kind of thanks it is."""

    THANKS = "thanks", "Thanks in person"
    STORY = "story", "A story told"
    DEVELOPMENT = "development", "A chance to learn"
    TIME = "time", "Time off"
    MONEY = "money", "Money"
    TEAM = "team", "Something for the team"


class PeopleArea(Term):
    """Which part of working here a commitment is about."""

    HIRING = "hiring", "Hiring"
    WELCOME = "welcome", "The first weeks"
    TOOLS = "tools", "Tools"
    VOICE = "voice", "Being heard"
    GROWTH = "growth", "Growing"
    RECOGNITION = "recognition", "Being thanked"
    WELLBEING = "wellbeing", "Wellbeing"
    RETENTION = "retention", "Reasons to stay"


@dataclass(frozen=True, kw_only=True)
class Anchors(Shape):
    """What 1, 3 and 5 look like, so that two people mean the same by a number."""

    one: str = ask(
        Line(
            prompt="1 looks like",
            hint="Something seen, not a trait.",
            examples=("Waits to be asked",),
        )
    )
    three: str = ask(
        Line(
            prompt="3 looks like",
            hint="What we may rely on from everyone.",
            examples=("Keeps the promise unprompted",),
        )
    )
    five: str = ask(
        Line(
            prompt="5 looks like",
            hint="What people would tell a friend about.",
            examples=("Prevents the problem and helps others do it",),
        )
    )


@dataclass(frozen=True, kw_only=True)
class AppraisalCriterion(Record):
    """Something we look at when we talk with a person about their work."""

    key: ClassVar[str] = "appraisal_criteria"
    prefix: ClassVar[str] = "cri"
    letter: ClassVar[str] = "A"
    term: ClassVar[str] = "appraisal criterion"
    terms: ClassVar[str] = "appraisal criteria"
    title_field: ClassVar[str] = "title"

    title: str = ask(
        Line(
            prompt="What do we look at?",
            hint="Words people would accept about their own work.",
            examples=("Lives our values", "Colleagues can count on them"),
            required=True,
        )
    )
    link: str = ask(
        Choice(
            prompt="What is it about?",
            hint="Tie it to something this credo already says.",
            options=CriterionLink,
        )
    )
    kind: str = ask(
        Choice(
            prompt="Behaviour, result or activity?",
            hint="If all of them count activity, you will get busy people, not served ones.",
            options=CriterionKind,
        )
    )
    weight: Decimal | None = ask(
        Percent(prompt="Weight in percent", hint="All weights together make 100.", required=True)
    )
    anchors: Anchors = ask(
        Group(
            prompt="What do 1, 3 and 5 look like?",
            hint="Three pictures keep an appraisal from becoming a matter of sympathy.",
            of=Anchors,
        )
    )
    evidence: str = ask(
        Line(
            prompt="What do we go by?",
            hint="Several small things seen over the year beat one memory from last week.",
            examples=("Three observations and what {customers} wrote",),
        )
    )
    link_ids: tuple[str, ...] = ask(
        Links(
            prompt="Which values, moments, levels or modules exactly?",
            hint="Empty means all of them.",
            to=(
                "core_values",
                "moments",
                "service_levels",
                "training_modules",
                "people_commitments",
            ),
        ),
        fold=LINKS_FOLD,
    )


@dataclass(frozen=True, kw_only=True)
class Reward(Record):
    """A way in which we say thank you for good service."""

    key: ClassVar[str] = "rewards"
    prefix: ClassVar[str] = "rew"
    term: ClassVar[str] = "thank-you"
    terms: ClassVar[str] = "thank-yous"
    title_field: ClassVar[str] = "name"

    name: str = ask(
        Line(
            prompt="How do we say thank you?",
            hint="Soon and for something exact is worth more than large and late.",
            examples=("Story of the week", "A morning with another kitchen"),
            required=True,
        )
    )
    form: str = ask(
        Choice(
            prompt="What kind of thanks is it?",
            hint="Have more than one kind: not everybody likes a stage.",
            options=RewardForm,
        )
    )
    trigger: str = ask(
        Line(
            prompt="What is it for?",
            hint="The result for a person, not the speed alone.",
            examples=("A {customer} names somebody unasked",),
        )
    )
    criterion_id: str = ask(
        Link(
            prompt="Which criterion does it honour?",
            hint="Thank for what you appraise, or people will follow the thanks.",
            to="appraisal_criteria",
        )
    )
    frequency: str = ask(
        Line(
            prompt="How often?",
            hint="As it happens is best.",
            examples=("As it happens", "Weekly"),
        )
    )
    who_can_give: tuple[str, ...] = ask(
        Links(
            prompt="Who may give it?",
            hint="Empty means anybody. Thanks from a colleague count double.",
            to=("roles",),
        )
    )
    cap: str = ask(
        Line(
            prompt="Up to what?",
            hint="A limit lets people give without asking.",
            examples=("£20 each, twice a month",),
        ),
        fold=LIMITS_FOLD,
    )
    fairness_note: str = ask(
        Text(
            prompt="How do we keep it fair?",
            hint="Think of those who work nights, part-time or behind the scenes.",
            examples=("Each month one goes to somebody no {customer} ever sees",),
        ),
        fold=LIMITS_FOLD,
    )


@dataclass(frozen=True, kw_only=True)
class PeopleCommitment(Record):
    """Something we promise the people who work here, so that they can serve."""

    key: ClassVar[str] = "people_commitments"
    prefix: ClassVar[str] = "peo"
    term: ClassVar[str] = "commitment to our people"
    terms: ClassVar[str] = "commitments to our people"

    text: str = ask(
        Line(
            prompt="What do we promise our people?",
            hint="Start with “We will”. Promise only what you can keep in a bad month.",
            examples=(
                "We will post the rota two weeks ahead",
                "We will answer every suggestion within a week",
            ),
            required=True,
        )
    )
    area: str = ask(
        Choice(
            prompt="Which part of working here is it about?",
            hint="One promise in each of three areas is a good beginning.",
            options=PeopleArea,
        )
    )
    owner_role: str = ask(
        Link(prompt="Who keeps it?", hint="Somebody with the means to.", to="roles")
    )
    measure_id: str = ask(
        Link(
            prompt="How will we know?",
            hint="A measure of how our own people are.",
            to="measures",
        )
    )


def _criterion(
    title: str, weight: int, link: CriterionLink, kind: CriterionKind, evidence: str
) -> AppraisalCriterion:
    return AppraisalCriterion(
        title=title,
        weight=Decimal(weight),
        link=link,
        kind=kind,
        evidence=evidence,
        anchors=Anchors(
            one="Leaves it to others, or hides behind a rule.",
            three="Keeps the promise unprompted.",
            five="Prevents the problem, helps others do it, leaves a story.",
        ),
        from_starter=True,
        figure_mark=FigureMark.SUGGESTION,
    )


def default_criteria() -> tuple[AppraisalCriterion, ...]:
    """Return the six criteria we propose, without ids; their weights make 100."""
    behaviour, outcome = CriterionKind.BEHAVIOUR, CriterionKind.OUTCOME
    point = CriterionLink.POINT
    return (
        _criterion(
            "Lives our values",
            25,
            CriterionLink.VALUE,
            behaviour,
            "Three observations in the year.",
        ),
        _criterion(
            "Results at their own moments",
            25,
            CriterionLink.LEVEL,
            outcome,
            "Service levels reached, and how it felt to the {customer}.",
        ),
        _criterion(
            "Handles feelings and gives confidence",
            15,
            point,
            behaviour,
            "The coach’s sheet, and what {customers} say.",
        ),
        _criterion(
            "Shows initiative within the limits",
            10,
            point,
            behaviour,
            "Decisions they made and noted.",
        ),
        _criterion(
            "Shows empathy and puts things right",
            15,
            point,
            outcome,
            "Complaints they turned round, and replies they wrote.",
        ),
        _criterion(
            "Serves colleagues", 10, CriterionLink.PEOPLE, behaviour, "What three colleagues say."
        ),
    )


def total_weight(project: Project) -> Decimal:
    """Return the sum of all weights, in percent."""
    return sum((row.weight or Decimal(0) for row in project.of(AppraisalCriterion)), Decimal(0))


def so_far(project: Project) -> str:
    """Return what we appraise, thank for and promise our people so far."""
    parts = []
    criteria = project.of(AppraisalCriterion)
    if criteria:
        held = counted(len(criteria), "criterion", "criteria")
        total = total_weight(project)
        if total == WHOLE:
            parts.append(told("appraise by {criteria}", criteria=held))
        else:
            parts.append(
                told(
                    "appraise by {criteria} (weights make {total}, not 100)",
                    criteria=held,
                    total=number(total),
                )
            )
    rewards = project.of(Reward)
    if rewards:
        parts.append(told("say thank you in {ways}", ways=counted(len(rewards), "way")))
    commitments = project.of(PeopleCommitment)
    if commitments:
        things = counted(len(commitments), "thing")
        parts.append(told("promise our people {things}", things=things))
    return told("We {deeds}.", deeds=listed(parts)) if parts else ""


CHAPTER = Chapter(
    key="recognition",
    title="Appraisal and thanks",
    group=Part.LIVE_IT,
    question="What will we look at, and what will we thank for?",
    lead="Look at results for people, not at ticked boxes. And promise your own people something.",
    why=(
        "People do what is noticed. If only speed is counted, a {customer} becomes an obstacle. "
        "So tie appraisal and thanks to your values, your moments and how it felt. And since "
        "nobody gives what they do not receive, say what your people can count on from you."
    ),
    example=(
        "Results at their own moments count for 25 in 100. One leaves it to others, three keeps "
        "the promise unprompted, five prevents the problem and helps others do it. Thanks: the "
        "story of the week, told at the Monday huddle. Our promise: the rota is up two weeks "
        "ahead."
    ),
    records=(AppraisalCriterion, Reward, PeopleCommitment),
    so_far=so_far,
    recommended=(("appraisal_criteria", 4, 6), ("people_commitments", 3, 8)),
)
