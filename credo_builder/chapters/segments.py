"""Who we serve: the groups of people outside and inside, and who serves whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.project import Project
from credo_builder.domain.questions import (
    Choice,
    Choices,
    Count,
    Line,
    Lines,
    Links,
    Percent,
    Text,
    ask,
)
from credo_builder.domain.records import Record, readers
from credo_builder.domain.terms import Term, Visibility
from credo_builder.domain.wording import capitalised, in_letters, listed
from credo_builder.i18n import told, told_of
from credo_builder.values import dataclass

QUICK = "whom_you_serve"


class SegmentKind(Term):
    """Where a group stands."""

    EXTERNAL = "external", "Outside", "The people all of this is for."
    INTERNAL = "internal", "Inside", "Colleagues who are served by colleagues."
    PARTNER = "partner", "Partner", "Those we serve people together with."
    REGULATOR_SPONSOR = "regulator_sponsor", "Regulator or sponsor", "Those who watch or pay."


class NeedState(Term):
    """The state a person arrives in, whatever they came to get."""

    CONNECT = "connect", "Glad of a chat"
    QUICK = "quick", "In a hurry"
    REASSURE = "reassure", "Worried"
    LIGHTNESS = "lightness", "After a hard day, glad of something light"
    LEARN = "learn", "Keen to understand"
    RESPECT = "respect", "Wary of being looked down on"
    CONTROL = "control", "Wants to decide alone"


@dataclass(frozen=True, kw_only=True)
class Segment(Record):
    """A group of people with something in common in how they want to be served."""

    key: ClassVar[str] = "segments"
    prefix: ClassVar[str] = "seg"
    letter: ClassVar[str] = "G"
    term: ClassVar[str] = "group we serve"
    terms: ClassVar[str] = "groups we serve"
    title_field: ClassVar[str] = "name"

    name: str = ask(
        Line(
            prompt="Who are they?",
            hint="A name your people would know them by.",
            examples=("Lunch in a hurry", "Families", "Regulars", "Kitchen"),
            required=True,
        ),
        quick=QUICK,
    )
    kind: str = ask(
        Choice(
            prompt="They are …",
            hint="Colleagues are customers too: whoever needs something from you is served.",
            options=SegmentKind,
        ),
        SegmentKind.EXTERNAL,
    )
    need_states: tuple[str, ...] = ask(
        Choices(
            prompt="What state do they arrive in?",
            hint="The same person can come hurried today and glad of a chat tomorrow.",
            options=NeedState,
            custom=True,
        )
    )
    serves_segment_ids: tuple[str, ...] = ask(
        Links(
            prompt="Whom do they serve?",
            hint="For inside groups: the next in the chain, up to the {customer}.",
            to=("segments",),
        )
    )
    size_share: Decimal | None = ask(
        Percent(prompt="Share", hint="Roughly, of all the people you serve.")
    )
    access_needs: tuple[str, ...] = ask(
        Lines(
            prompt="Who among them finds it hard to use us?",
            hint="Think of sight, hearing, steps, language, money and nerve. One a line.",
            examples=(
                "People who cannot read the board from the queue",
                "Somebody who comes alone and is frightened",
            ),
        )
    )
    description: str = ask(
        Text(prompt="What else should we know about them?"), fold="Description, how many"
    )
    headcount: int | None = ask(
        Count(prompt="How many people are they?", hint="For inside groups, today."),
        fold="Description, how many",
    )
    visibility: str = readers(Visibility.PUBLIC)

    @property
    def is_external(self) -> bool:
        """Whether they are outside: the people all of this is for."""
        return self.kind == SegmentKind.EXTERNAL

    @property
    def is_internal(self) -> bool:
        """Whether they are colleagues."""
        return self.kind == SegmentKind.INTERNAL


def steps_to_customer(project: Project, segment: Segment) -> int | None:
    """Return how many links of "serves" lie between *segment* and a group outside.

    0 for a group outside, 1 for those who serve it directly; None when the chain from
    here reaches nobody outside. A chain that runs in a circle is walked once.
    """
    ring, seen, steps = [segment], {segment.id}, 0
    while ring:
        if any(one.is_external for one in ring):
            return steps
        ids = dict.fromkeys(i for one in ring for i in one.serves_segment_ids if i not in seen)
        seen.update(ids)
        ring = list(project.linked(Segment, tuple(ids)))
        steps += 1
    return None


@rule(
    "SEG-01",
    name="Nobody served",
    severity=Severity.BLOCKER,
    gap=Gap.LISTENING,
    source="right service to the right customer",
    explanation=(
        "Every promise is made to somebody. Until at least one group of people outside is "
        "named, nothing that follows can be true of anyone."
    ),
    chapter="segments",
    waivable=False,
    field="name",
)
def nobody_served(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """No group outside is named."""
    if not any(s.is_external and s.name.strip() for s in project.of(Segment)):
        yield Problem(
            field="name",
            message=told("No group of people outside is named, so nobody is served yet."),
            do=told("Name the people you serve; one group is enough to begin."),
        )


def so_far(project: Project) -> str:
    """Return whom we serve and how many groups inside stand behind it."""
    segments = [s for s in project.of(Segment) if s.name.strip()]
    outside = [s.name.strip() for s in segments if s.is_external]
    inside = sum(1 for s in segments if s.is_internal)
    if not segments:
        return ""
    if not outside:
        return told_of(
            "{n} group named so far, and nobody outside yet.",
            "{n} groups named so far, and nobody outside yet.",
            len(segments),
            n=capitalised(in_letters(len(segments))),
        )
    if not inside:
        return told("We serve these people: {groups}.", groups=listed(outside))
    return told_of(
        "We serve these people: {groups}, with {n} group inside that makes it possible.",
        "We serve these people: {groups}, with {n} groups inside that make it possible.",
        inside,
        groups=listed(outside),
        n=in_letters(inside),
    )


CHAPTER = Chapter(
    key="segments",
    title="Who we serve",
    group=Group.UNDERSTAND,
    question="Whom do you serve, and who serves them?",
    lead="Outside and inside. Everyone serves somebody; colleagues are customers too.",
    why=(
        "The right service depends on who stands before you and in which state they come. And "
        "everyone serves: either the {customer}, or somebody who serves the {customer}. A chain "
        "is felt at its end, wherever it is weak."
    ),
    example=(
        "Lunch in a hurry, families and regulars outside; kitchen and floor inside. The kitchen "
        "serves the floor, the floor serves the guest. Among the lunch guests some cannot read "
        "the board from the queue, so the menu also lies on the counter."
    ),
    records=(Segment,),
    rules=(nobody_served,),
    so_far=so_far,
)
