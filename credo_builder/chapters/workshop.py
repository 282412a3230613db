"""What service means: the team's own words, grouped, and the definition they lead to."""

from __future__ import annotations

from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.chapters.statements import RightStance
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Choice, Count, Line, Lines, Link, Links, Text, ask
from credo_builder.domain.records import Record, readers
from credo_builder.domain.terms import Term, Visibility
from credo_builder.domain.wording import capitalised, counted
from credo_builder.i18n import Told, joined, told
from credo_builder.values import dataclass

MOST_WORDS = 45
"""A definition longer than this is not remembered."""


class Side(Term):
    """Which sheet of the board a thought belongs on."""

    DO = "do", "What to do"
    DONT = "dont", "What not to do"
    MEANS = "means", "Customer service means …"


@dataclass(frozen=True, kw_only=True)
class WorkshopItem(Record):
    """One thought on one sheet of paper, in the words of the person who wrote it."""

    key: ClassVar[str] = "workshop_items"
    prefix: ClassVar[str] = "wsi"
    term: ClassVar[str] = "sheet"
    terms: ClassVar[str] = "sheets"
    title_field: ClassVar[str] = "text"

    text: str = ask(
        Line(
            prompt="What should people in service do, or not do?",
            hint="Think of yourself as a {customer} somewhere. One thought a sheet.",
            examples=("Tell me before I have to ask", "Talk over my head to a colleague"),
            required=True,
        )
    )
    side: str = ask(Choice(prompt="On which sheet does it belong?", options=Side), Side.DO)
    theme_id: str = ask(Link(prompt="What does it belong with?", to="themes"))
    votes: int | None = ask(
        Count(prompt="Votes", hint="How many thumbs it was given.", maximum=1000), 0
    )
    contributor: str = ask(
        Line(prompt="Whose thought is it?", hint="Only if that person wants to be asked about it.")
    )


@dataclass(frozen=True, kw_only=True)
class Theme(Record):
    """Thoughts that belong together, under a name."""

    key: ClassVar[str] = "themes"
    prefix: ClassVar[str] = "thm"
    term: ClassVar[str] = "theme"
    terms: ClassVar[str] = "themes"
    title_field: ClassVar[str] = "name"

    name: str = ask(
        Line(
            prompt="What do these have in common?",
            hint="A few words that were really said.",
            examples=("Being seen", "No surprises"),
            required=True,
        )
    )
    summary: str = ask(Line(prompt="In a sentence, what are they saying?"))


@dataclass(frozen=True, kw_only=True)
class Definition(Record):
    """What service means here, in one or two sentences everyone can say."""

    key: ClassVar[str] = "definition"
    prefix: ClassVar[str] = "def"
    singleton: ClassVar[bool] = True
    term: ClassVar[str] = "definition of service"
    terms: ClassVar[str] = "definitions of service"
    title_field: ClassVar[str] = "text"

    text: str = ask(
        Text(
            prompt="Customer service means, here:",
            hint="One or two sentences, at most 45 words.",
            examples=("Noticing what somebody needs, doing as we said, leaving them better off.",),
            required=True,
        )
    )
    theme_ids: tuple[str, ...] = ask(
        Links(prompt="Which themes does it carry?", to=("themes",)), fold="Comes from"
    )
    visibility: str = readers(Visibility.PUBLIC)

    @property
    def word_count(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def is_long(self) -> bool:
        """Whether it has more than 45 words, too many to be remembered."""
        return self.word_count > MOST_WORDS


@dataclass(frozen=True, kw_only=True)
class Principle(Record):
    """A rule of thumb that carries the definition into every day."""

    key: ClassVar[str] = "principles"
    prefix: ClassVar[str] = "prn"
    term: ClassVar[str] = "principle"
    terms: ClassVar[str] = "principles"
    title_field: ClassVar[str] = "title"

    title: str = ask(
        Line(
            prompt="Principle",
            hint="A few words, as one would remind a colleague.",
            examples=("What they perceive is what happened", "Speak first", "No two are alike"),
            required=True,
        )
    )
    meaning: str = ask(
        Text(prompt="What does it mean here?", hint="Two sentences and a moment from your place.")
    )
    check_question: str = ask(
        Line(
            prompt="What can we ask ourselves to check?",
            examples=("How would they say I acted, and what feeling did they leave with?",),
        )
    )
    behaviours: tuple[str, ...] = ask(
        Lines(
            prompt="How would one see it?",
            hint="Start with a verb. One behaviour a line.",
            examples=("Ring before they have to ask",),
        )
    )
    theme_ids: tuple[str, ...] = ask(
        Links(prompt="Which workshop themes does it come from?", to=("themes",)),
        fold="Comes from",
    )
    stance_variant: str = ask(
        Choice(
            prompt="If it is about who is right: which reading?",
            hint="Only for the principle that says how you read “the {customer} is right”.",
            options=RightStance,
            custom=True,
        ),
        fold="Who is right",
    )
    visibility: str = readers(Visibility.PUBLIC)


def so_far(project: Project) -> str:
    """Return what the board has led to."""
    thoughts = len([t for t in project.of(WorkshopItem) if t.text.strip()])
    themes = len([t for t in project.of(Theme) if t.name.strip()])
    principles = len([p for p in project.of(Principle) if p.title.strip()])
    defined = bool(project.one(Definition).text.strip())
    if not (thoughts or themes or principles or defined):
        return ""
    led: list[Told] = []
    if thoughts:
        led.append(counted(thoughts, "thought"))
    if themes:
        led.append(counted(themes, "theme"))
    if principles:
        led.append(counted(principles, "principle"))
    known = told("we have said what service means here")
    led.append(known if defined else told("no definition yet"))
    return told("{parts}.", parts=capitalised(joined(led, ", ")))


CHAPTER = Chapter(
    key="workshop",
    title="What service means",
    group=Group.FOUNDATIONS,
    question="What does service mean here?",
    lead="As {customers} yourselves: what should people in service do, and what not?",
    why=(
        "Ask five people what service is and you may hear five things. Everyone has been a "
        "{customer} somewhere, so everyone knows; the board brings it together. A definition "
        "made of your team’s own words is one they will use. Everyone writes before anyone talks."
    ),
    example=(
        "Forty sheets become five themes: being seen, no surprises, words kept, time, and a hand "
        "when it goes wrong. The definition: noticing what somebody needs, doing what we said, "
        "and leaving them better off than they came."
    ),
    records=(WorkshopItem, Theme, Definition, Principle),
    so_far=so_far,
)
