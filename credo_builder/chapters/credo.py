"""Our credo: a few lines that people say by heart, each grown from something decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Choice, Choices, Line, Lines, Links, Rows, Text, ask
from credo_builder.domain.records import Record, readers
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Term, Visibility
from credo_builder.domain.wording import counted
from credo_builder.i18n import Told, told, told_of
from credo_builder.values import dataclass

QUICK = "our_credo"
ROOTS = ("core_values", "expectations", "promises", "moments", "service_levels", "policies")


class ShowOn(Term):
    """Where a credo line belongs: on the credo page, the poster, the pocket card."""

    DOCUMENT = "document"
    POSTER = "poster", "Poster"
    CARD = "card", "Pocket card"


class CredoStyle(Term):
    """How the credo is set."""

    STANZA = "stanza", "As a stanza"
    LIST = "list", "As a list"
    STATEMENT = "statement", "As one statement"


@dataclass(frozen=True, kw_only=True)
class CredoLine(Shape):
    """One line of the credo, and the answers it grows from."""

    letter: ClassVar[str] = "C"

    code: str = ""
    text: str = ask(
        Line(
            prompt="Line",
            hint="Short enough to say in one breath.",
            examples=("Nobody waits to be seen.",),
            required=True,
        ),
        quick=QUICK,
    )
    link_ids: tuple[str, ...] = ask(
        Links(
            prompt="What does it grow from?",
            hint="A line without roots is only a slogan.",
            to=ROOTS,
            required=True,
        ),
        quick=QUICK,
    )
    show_on: tuple[str, ...] = ask(
        Choices(
            prompt="Where does it belong?",
            hint="Seven lines are what a poster or a card holds at most.",
            options=ShowOn,
        ),
        tuple(ShowOn),
    )


@dataclass(frozen=True, kw_only=True)
class Credo(Record):
    """What all our people say by heart about how we serve."""

    key: ClassVar[str] = "credo"
    prefix: ClassVar[str] = "crd"
    singleton: ClassVar[bool] = True
    term: ClassVar[str] = "credo"
    terms: ClassVar[str] = "credos"
    title_field: ClassVar[str] = "motto"

    motto: str = ask(
        Line(
            prompt="Motto",
            hint="At most ten words.",
            examples=("Nobody waits to be seen.",),
            required=True,
        ),
        quick=QUICK,
    )
    lines: tuple[CredoLine, ...] = ask(
        Rows(
            prompt="Lines",
            hint="Three to nine. Each grows from something you already decided.",
            of=CredoLine,
            required=True,
        ),
        quick=QUICK,
    )
    belief_paragraph: str = ask(
        Text(
            prompt="We believe …",
            hint="One short paragraph, at most 120 words.",
        )
    )
    steps_of_service: tuple[str, ...] = ask(
        Lines(
            prompt="Steps of service",
            hint="Three to five, in order. One a line.",
            examples=("See them", "Hear them", "Help them", "Check", "Thank them"),
        )
    )
    employee_promise: str = ask(
        Text(
            prompt="What do we promise each other?",
            hint="{Customers} are treated no better than the people who serve them.",
        ),
        fold="Between ourselves",
    )
    pledge: str = ask(
        Line(prompt="Pledge", hint="The sentence people sign under."), fold="Between ourselves"
    )
    style: str = ask(
        Choice(prompt="How shall it be set?", options=CredoStyle),
        CredoStyle.LIST,
        fold="How it is set",
    )
    visibility: str = readers(Visibility.PUBLIC)


@rule(
    "CRE-01",
    name="Credo line without roots",
    severity=Severity.MAJOR,
    gap=Gap.COMMUNICATION,
    source="one unifying credo",
    explanation=(
        "A line that grows from no value, expectation, promise or moment is only a slogan. Link "
        "what it stands on, or leave it out."
    ),
    chapter="credo",
    field="lines",
)
def line_without_roots(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A line of the credo that stands on nothing."""
    credo = project.one(Credo)
    for i, line in enumerate(credo.lines):
        if not any(project.get(one) for one in line.link_ids):
            yield Problem(
                record=credo,
                field=f"lines[{i}].link_ids",
                message=told("{line} has no roots.", line=_called(line)),
                do=told("Link what it grows from, or it is only a slogan."),
            )


def _called(line: CredoLine) -> Told:
    """Return code and words of *line*; the code alone where it has no words yet."""
    text = line.text.strip()
    if not text:
        return told("{line} of the credo", line=line.code or told("A line"))
    return told("{code} “{title}”" if line.code else "“{title}”", code=line.code, title=text)


def so_far(project: Project) -> str:
    """Return what the credo holds so far."""
    credo = project.one(Credo)
    if not credo.motto and not credo.lines:
        return ""
    if not credo.lines:
        return told("Our motto is “{motto}”; its lines are still to come.", motto=credo.motto)
    rooted = sum(1 for line in credo.lines if any(project.get(one) for one in line.link_ids))
    lines = counted(len(credo.lines), "line")
    if rooted == len(credo.lines):
        roots = told("all with roots")
    elif rooted:
        roots = told_of("{n} with roots", "{n} with roots", rooted)
    else:
        roots = told("none with roots")
    if not credo.motto:
        return told("Our credo has {lines}, {roots}.", lines=lines, roots=roots)
    return told(
        "Our motto is “{motto}”, with {lines}, {roots}.",
        motto=credo.motto,
        lines=lines,
        roots=roots,
    )


CHAPTER = Chapter(
    key="credo",
    title="Our credo",
    group=Group.COMMIT,
    question="What would your people say by heart?",
    lead="Three to nine lines. Each grows from something you already decided.",
    why=(
        "People act on what they can remember. A credo is short, sayable and yours; it joins "
        "values, promises and moments in words that everyone uses, from the first day on. That "
        "is why every line shows its roots."
    ),
    example=(
        "Nobody waits to be seen. We say what is in it, or we ask. The table is yours. What "
        "goes wrong, we put right before you ask twice."
    ),
    records=(Credo,),
    rules=(line_without_roots,),
    so_far=so_far,
    recommended=(("credo.lines", 3, 9),),
)
