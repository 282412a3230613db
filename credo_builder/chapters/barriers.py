"""Barriers: what stops good people from serving well, and what is done about it."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Choice, Date, Line, Link, Links, Text, ask
from credo_builder.domain.records import Record
from credo_builder.domain.terms import Term
from credo_builder.domain.wording import capitalised, counted, in_letters
from credo_builder.i18n import told, told_of
from credo_builder.values import dataclass

THOUGHT_FOLD = "A more helpful thought"
MENDED_FOLD = "How far we are"
PAIR = 2


class BarrierType(Term):
    """What kind of thing stands in the way."""

    MINDSET = "mindset", "Mindset", "How we think about the people in front of us."
    EMOTION = "emotion", "Feelings", "Tired, upset, afraid of blame."
    SKILL = "skill", "Skill", "Willing, but not shown how."
    INFORMATION = "information", "Information", "The answer is somewhere else."
    TOOL = "tool", "Tool", "Slow, broken or missing."
    PROCESS = "process", "Process", "Too many hands, or nobody’s."
    POLICY = "policy", "Rule", "A rule of our own forbids it."
    TIME_STAFFING = "time_staffing", "Time and people", "Too few hands at that hour."
    SPACE = "space", "Space", "Noise, distance, no quiet corner."
    LEADERSHIP = "leadership", "Leadership", "What is said and what is rewarded differ."
    OTHER = "other", "Something else"


class BarrierStatus(Term):
    """How far we are with it."""

    OPEN = "open", "Open"
    DOING = "doing", "Being mended"
    DONE = "done", "Mended"
    ACCEPTED = "accepted", "We live with it"


@dataclass(frozen=True, kw_only=True)
class Barrier(Record):
    """Something that stops us from being at our best at a moment of truth."""

    key: ClassVar[str] = "barriers"
    prefix: ClassVar[str] = "bar"
    letter: ClassVar[str] = "B"
    term: ClassVar[str] = "barrier"
    terms: ClassVar[str] = "barriers"

    text: str = ask(
        Line(
            prompt="What gets in the way?",
            hint="Say what happens, not who is to blame.",
            examples=(
                "On Saturdays one person serves and answers the phone",
                "The person who knows has already gone home",
                "Staff fear they will be told off for a refund",
            ),
            required=True,
        )
    )
    type: str = ask(
        Choice(
            prompt="What kind of thing is it?",
            hint="The kind shows where the cure lies: training never mends a slow till.",
            options=BarrierType,
        )
    )
    moment_ids: tuple[str, ...] = ask(
        Links(
            prompt="Which moments of truth does it spoil?",
            hint="Begin with the moments that feel worst today.",
            to=("moments",),
        )
    )
    root_cause: str = ask(
        Line(
            prompt="What lies behind it?",
            hint="Ask “why?” until the answer is something you could change.",
            examples=("We plan staff by the week, but guests come by the hour",),
        )
    )
    action: str = ask(
        Line(
            prompt="What will we do about it?",
            hint="One thing that could be finished. Small and soon beats large and someday.",
            examples=("A second person from noon to two on Saturdays, tried for a month",),
        )
    )
    owner_role: str = ask(
        Link(
            prompt="Who sees to it?",
            hint="One role, with the means to do it.",
            to="roles",
        )
    )
    due: dt.date | None = ask(
        Date(prompt="By when?", hint="A day on which you will look whether it is better."),
        fold=MENDED_FOLD,
    )
    status: str = ask(
        Choice(
            prompt="How far are we?",
            hint="“We live with it” is an honest answer; say in the notes why.",
            options=BarrierStatus,
        ),
        BarrierStatus.OPEN,
        fold=MENDED_FOLD,
    )
    thought_from: str = ask(
        Line(
            prompt="What do we catch ourselves thinking?",
            hint="What goes through your head just before it goes wrong.",
            examples=(
                "Not my department",
                "Here comes another complaint",
                "They can see that I am busy",
            ),
        ),
        fold=THOUGHT_FOLD,
    )
    thought_to: str = ask(
        Text(
            prompt="Which thought would help more?",
            hint="Short enough to remember while somebody is waiting.",
            examples=(
                "I want this person to feel better when they go",
                "There is some way to help here, even if it is not our service",
                "What would they remember us for, in a good way?",
                "This complaint shows us the way back",
            ),
        ),
        fold=THOUGHT_FOLD,
    )

    @property
    def is_in_hand(self) -> bool:
        """Whether somebody does something about it, or it is done or accepted."""
        settled = self.status in (BarrierStatus.DONE, BarrierStatus.ACCEPTED)
        return settled or bool(self.action.strip() and self.owner_role)


def so_far(project: Project) -> str:
    """Return what we know of our obstacles so far."""
    barriers = project.of(Barrier)
    if not barriers:
        return ""
    in_hand = sum(1 for barrier in barriers if barrier.is_in_hand)
    if len(barriers) == 1:
        if in_hand:
            return told("One thing gets in the way, and it is in hand.")
        return told("One thing gets in the way, and it is not yet in hand.")
    things = capitalised(counted(len(barriers), "thing"))
    if in_hand == len(barriers) == PAIR:
        return told("{things} get in the way, and both of them are in hand.", things=things)
    if in_hand == len(barriers):
        return told("{things} get in the way, and all of them are in hand.", things=things)
    if not in_hand:
        return told("{things} get in the way, and none of them is in hand.", things=things)
    return told_of(
        "{things} get in the way, and {n} of them is in hand.",
        "{things} get in the way, and {n} of them are in hand.",
        in_hand,
        things=things,
        n=in_letters(in_hand),
    )


CHAPTER = Chapter(
    key="barriers",
    title="What gets in the way",
    group=Group.COMMIT,
    question="What stops us from being at our best?",
    lead="Look at the moments that feel worst today. Mend the cause, not the person.",
    why=(
        "Most people want to serve well, and something stops them: a tool, a rule, an empty "
        "chair at the wrong hour, or a thought that has become a habit. A cause you have named "
        "can be mended. A thought can be changed at once, and the tone of voice changes with it."
    ),
    example=(
        "At lunch guests wait at the door and nobody looks up. Behind it: the person at the door "
        "also makes the coffee. Action: from noon to two somebody does nothing but welcome. The "
        "thought changes from “They can see that I am busy” to “One look says: I have seen you”."
    ),
    records=(Barrier,),
    so_far=so_far,
)
