"""Principles and barriers to begin with where no starter knows the trade."""

from __future__ import annotations

from credo_builder.chapters.barriers import Barrier, BarrierType
from credo_builder.chapters.workshop import Principle


def default_principles() -> tuple[Principle, ...]:
    """Return eight principles as we propose them, without ids."""
    return tuple(
        Principle(title=title, check_question=check, from_starter=True)
        for title, check in _PRINCIPLES
    )


def default_barriers() -> tuple[Barrier, ...]:
    """Return ten barriers met nearly everywhere, four with a more helpful thought, without ids."""
    return tuple(
        Barrier(text=text, type=kind, thought_from=old, thought_to=new, from_starter=True)
        for text, kind, old, new in _BARRIERS
    )


_PRINCIPLES = (
    (
        "What they perceive is what happened",
        "How would they say I acted, and what feeling did they leave with?",
    ),
    ("Right to be heard", "Have they been listened to, and had our best attempt?"),
    ("Speak first", "What could I tell them before they have to ask?"),
    ("No two are alike", "What is different about this person today?"),
    (
        "The first minute counts everywhere",
        "Would they be met the same way at every door of ours?",
    ),
    ("Know the story they will tell", "What will they say about us tonight?"),
    ("Never finished", "What did somebody teach us this week, and what have we changed?"),
    ("Care for each other first", "Do we treat colleagues as we would treat {customers}?"),
)
_BARRIERS = (
    (
        "Somebody is tired or upset",
        BarrierType.EMOTION,
        "Here comes another complaint",
        "This complaint shows us the way back",
    ),
    (
        "We do not know the answer",
        BarrierType.INFORMATION,
        "Not my department",
        "There is some way to help here, even if it is not our service",
    ),
    ("The tool is slow", BarrierType.TOOL, "", ""),
    (
        "There are too few of us at that hour",
        BarrierType.TIME_STAFFING,
        "They can see that I am busy",
        "I want this person to feel better when they go",
    ),
    ("A rule of ours is in the way", BarrierType.POLICY, "", ""),
    ("Another team is late", BarrierType.PROCESS, "", ""),
    ("We fear being blamed", BarrierType.LEADERSHIP, "", ""),
    ("Nobody knows who decides", BarrierType.PROCESS, "", ""),
    (
        "We have always done it so",
        BarrierType.MINDSET,
        "That is how we do it here",
        "What would they remember us for, in a good way?",
    ),
    ("It is loud, or there is no room to talk", BarrierType.SPACE, "", ""),
)
