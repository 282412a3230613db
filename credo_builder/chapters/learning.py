"""Learning: the seven points of service, unpacked into what people know and can do."""

from __future__ import annotations

from typing import Any, ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Choice, Count, Line, Lines, Link, Links, ask
from credo_builder.domain.records import Record
from credo_builder.domain.terms import FigureMark, Term
from credo_builder.domain.wording import capitalised, in_letters
from credo_builder.i18n import told, told_of
from credo_builder.values import dataclass

WHO_FOLD = "Who, when and how"
DRAWS_FOLD = "What it draws on"


class ServicePoint(Term):
    """One of the seven points of learning to serve; the mindset comes before them."""

    MINDSET = "mindset", "Mindset", "Choosing to serve."
    LEVELS = "levels", "Policies and levels", "How our policies deliver what we promise."
    EMOTIONS = "emotions", "Emotions", "Handling feelings, mine and theirs."
    ENERGY = "energy", "Energy", "Bringing energy when it counts."
    CONFIDENCE = "confidence", "Confidence", "Giving people something to rely on."
    RISK = "risk", "Sensible risks", "Using the freedom we have."
    COMPONENTS = "components", "Five parts of service", "Being skilled in all five."
    EMPATHY = "empathy", "Empathy", "Letting empathy go further than policy."

    @property
    def number(self) -> int:
        """0 for the mindset, 1 to 7 for the points."""
        return tuple(ServicePoint).index(self)


class LearningTime(Term):
    """When a module is taken."""

    INDUCTION = "induction", "In the first days"
    WITHIN_30_DAYS = "30d", "Within the first 30 days"
    YEARLY = "yearly", "Once a year"


@dataclass(frozen=True, kw_only=True)
class TrainingModule(Record):
    """One sitting in which people learn and practise a point of good service."""

    key: ClassVar[str] = "training_modules"
    prefix: ClassVar[str] = "mod"
    letter: ClassVar[str] = "T"
    term: ClassVar[str] = "training module"
    terms: ClassVar[str] = "training modules"
    title_field: ClassVar[str] = "title"

    point: str = ask(
        Choice(
            prompt="Which of the seven points is it about?",
            hint="The mindset comes first; the seven build on one another.",
            options=ServicePoint,
            required=True,
        )
    )
    title: str = ask(
        Line(
            prompt="What is the module called?",
            hint="A title people would come to freely.",
            examples=("Staying calm when they are not", "Yes, I may"),
            required=True,
        )
    )
    objective: str = ask(
        Line(
            prompt="What will people do differently afterwards?",
            hint="Something you could see on the next shift.",
            required=True,
        )
    )
    knowledge: tuple[str, ...] = ask(
        Lines(
            prompt="What should they know?",
            hint="A few lines. What nobody needs on the day, leave out.",
            examples=("The levels of their own moments, and why they are set so",),
        )
    )
    skills: tuple[str, ...] = ask(
        Lines(
            prompt="What should they be able to do?",
            hint="Start with a verb. Skill is what remains when the room is full.",
            examples=("Pause, name the feeling, ask what would help",),
        )
    )
    activity: str = ask(
        Line(
            prompt="How do they practise it?",
            hint="Doing beats listening: most of the time should go here.",
            examples=("Three arrivals played out: hurried, worried, chatty",),
        )
    )
    minutes: int | None = ask(
        Count(
            prompt="How many minutes?",
            hint="Half an hour that happens beats a day that does not.",
            minimum=1,
            maximum=2400,
        ),
        fold=WHO_FOLD,
    )
    audience: tuple[str, ...] = ask(
        Links(prompt="Who learns it?", hint="Empty means everyone.", to=("roles",)),
        fold=WHO_FOLD,
    )
    method: str = ask(
        Line(
            prompt="In what form?",
            hint="Whatever fits between two shifts.",
            examples=("Huddle", "Side by side on the job", "Small group, one hour"),
        ),
        fold=WHO_FOLD,
    )
    trainer_role: str = ask(
        Link(
            prompt="Who leads it?",
            hint="Best is somebody who does it well, not somebody who knows it well.",
            to="roles",
        ),
        fold=WHO_FOLD,
    )
    when: str = ask(
        Choice(
            prompt="When?",
            hint="The mindset belongs in the first days.",
            options=LearningTime,
        ),
        fold=WHO_FOLD,
    )
    evidence: str = ask(
        Line(
            prompt="How does it show that they can?",
            hint="Something seen or made, not a signature.",
            examples=("A coach watches three welcomes",),
        ),
        fold=WHO_FOLD,
    )
    policy_ids: tuple[str, ...] = ask(
        Links(prompt="Which policies does it teach?", to=("policies",)), fold=DRAWS_FOLD
    )
    level_ids: tuple[str, ...] = ask(
        Links(prompt="Which service levels does it help to reach?", to=("service_levels",)),
        fold=DRAWS_FOLD,
    )
    moment_ids: tuple[str, ...] = ask(
        Links(
            prompt="Which moments of truth does it practise?",
            hint="Every critical moment should stand in one module at least.",
            to=("moments",),
        ),
        fold=DRAWS_FOLD,
    )
    barrier_ids: tuple[str, ...] = ask(
        Links(prompt="Which barriers does it help to remove?", to=("barriers",)),
        fold=DRAWS_FOLD,
    )


def _module(point: ServicePoint, title: str, objective: str, **unpacked: Any) -> TrainingModule:
    first = point in (ServicePoint.MINDSET, ServicePoint.LEVELS)
    return TrainingModule(
        point=point,
        title=title,
        objective=objective,
        when=LearningTime.INDUCTION if first else LearningTime.WITHIN_30_DAYS,
        from_starter=True,
        figure_mark=FigureMark.SUGGESTION,
        **unpacked,
    )


_PROPOSED = (
    _module(
        ServicePoint.MINDSET,
        "Serving by choice",
        "Choose to serve, and notice when you serve only because you must.",
        knowledge=("The two mindsets, and what each sounds like", "Where we stand together"),
        skills=("Turn an unhelpful thought into a helpful one",),
        activity="From–to cards: write down a thought that gets in the way, and a better one.",
        minutes=30,
        evidence="A card of one’s own, kept in the pocket.",
    ),
    _module(
        ServicePoint.LEVELS,
        "Why we do it this way",
        "See how our policies deliver the levels that fit our trade and our strategy.",
        knowledge=("The levels of one’s own moments", "Why each target is what it is"),
        skills=("Trace a level back to its promise and its value",),
        activity="Fill in a chain from value to measure in which some links are missing.",
        minutes=45,
        evidence="Five questions, answered in one’s own words.",
    ),
    _module(
        ServicePoint.EMOTIONS,
        "Feelings, mine and theirs",
        "Handle strong feelings without passing them on.",
        knowledge=("What sets me off", "The states people arrive in, and their signs"),
        skills=("Pause", "Name the feeling", "Settle", "Ask what would help"),
        activity="Three arrivals played out: hurried, worried, chatty.",
        minutes=60,
        evidence="The coach’s observation sheet.",
    ),
    _module(
        ServicePoint.ENERGY,
        "Energy when it counts",
        "Bring energy to the hours and moments that need it most.",
        knowledge=("When our peaks are", "What lifts me and what drains me"),
        skills=("Reset before a shift", "Keep a pace that lasts to the end"),
        activity="Lead one start-of-shift huddle.",
        minutes=30,
        evidence="A coach watches one peak hour.",
    ),
    _module(
        ServicePoint.CONFIDENCE,
        "Something to rely on",
        "Give people confidence, and find some yourself.",
        knowledge=("What {customers} may rely on", "What I may rely on, and where it ends"),
        skills=("Give a name, a plan and a time", "Reassure without promising too much"),
        activity="The plan sentence: who does what by when, said in one breath.",
        minutes=45,
        evidence="What {customers} say about how it felt.",
    ),
    _module(
        ServicePoint.RISK,
        "Yes, I may",
        "Take sensible risks to meet a need, inside clear lines.",
        knowledge=("My freedoms", "My spending limit", "The red lines"),
        skills=("Decide: is it safe, legal, fair and honest? Then help.",),
        activity="Six dilemmas, decided alone and then talked over.",
        minutes=45,
        evidence="The notes of decisions made.",
    ),
    _module(
        ServicePoint.COMPONENTS,
        "The five parts of service",
        "Be skilled in all five parts of service, not in the favourite one.",
        knowledge=("Our five parts, and what each looks like at our moments",),
        skills=("Show one behaviour of each part",),
        activity="Rate yourself, then swap with a colleague and compare.",
        minutes=60,
        evidence="One’s own picture of the five parts, redrawn after three months.",
    ),
    _module(
        ServicePoint.EMPATHY,
        "Further than the policy",
        "Let empathy go further than the policy.",
        knowledge=("Which policies bend, how far, and who may bend them",),
        skills=("Ask", "Acknowledge", "Offer options", "Note what was done"),
        activity="Rewrite three harsh refusals so that you would accept them yourself.",
        minutes=45,
        evidence="The rewritten replies.",
    ),
)


def default_modules() -> tuple[TrainingModule, ...]:
    """Return the mindset and the seven points as we propose to unpack them, without ids."""
    return _PROPOSED


def so_far(project: Project) -> str:
    """Return what people will learn so far."""
    modules = project.of(TrainingModule)
    if not modules:
        return ""
    points = {module.point for module in modules}
    covered = sum(1 for point in ServicePoint if point.number and point in points)
    if covered == len(ServicePoint) - 1:
        seven = told("all seven points")
    elif covered:
        seven = told_of(
            "{n} of the seven points", "{n} of the seven points", covered, n=in_letters(covered)
        )
    else:
        seven = told("none of the seven points")
    return told_of(
        "{n} module covers {points}.",
        "{n} modules cover {points}.",
        len(modules),
        n=capitalised(in_letters(len(modules))),
        points=seven,
    )


CHAPTER = Chapter(
    key="learning",
    title="Learning",
    group=Group.LIVE_IT,
    question="What should people know and be able to do?",
    lead="The mindset first, then seven points. Each is practised, not only told.",
    why=(
        "A promise is kept by people who know it and have practised it. The seven points build on "
        "one another: how our policies carry our levels, handling feelings, energy, confidence, "
        "sensible risks, skill in all five parts of service, and empathy that goes further than "
        "policy. Unpack each into what to know and what to be able to do."
    ),
    example=(
        "“Yes, I may”: 45 minutes in the first month. People know their freedoms, their spending "
        "limit and the red lines. They decide six dilemmas alone and then talk them over: is it "
        "safe, legal, fair and honest? Then help. It shows in the notes of decisions made."
    ),
    records=(TrainingModule,),
    so_far=so_far,
    recommended=(("training_modules", 7, 8),),
)
