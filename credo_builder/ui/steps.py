"""The steps of the wizard, Full and Quick, and how far each of them is."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Any

from credo_builder.chapters import CHAPTERS
from credo_builder.chapters.base import Chapter, Group
from credo_builder.domain.findings import Finding, Severity
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Asked, Rows, asked, is_blank
from credo_builder.domain.questions import Group as Within
from credo_builder.domain.records import COMMON, Record, all_questions
from credo_builder.domain.settings import ALL_VISITED, Settings
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Status
from credo_builder.i18n import _, marked, plural
from credo_builder.values import dataclass


class State(Enum):
    """How far a step is; shown as a shape and said in words."""

    EMPTY = "not started"
    BEGUN = "in progress"
    ADVICE = "needs attention"
    DONE = "complete"


@dataclass(frozen=True, kw_only=True)
class Part:
    """The fields of one record type that a step asks; None stands for the settings."""

    kind: type[Record] | None
    questions: tuple[Asked, ...]

    @property
    def shape(self) -> type[Shape]:
        """The class that holds the fields."""
        return self.kind or Settings

    @property
    def is_list(self) -> bool:
        """Whether the step shows many of them."""
        return self.kind is not None and not self.kind.singleton


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page of the wizard.

    Attributes:
        key: name for ``go_to``.
        chapters: keys of the chapters it covers.
        parts: what it asks, in order.
    """

    key: str
    title: str
    question: str
    lead: str
    why: str = ""
    example: str = ""
    group: Group | None = None
    chapters: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


CHECK = Step(
    key="check",
    title="Check and trace",
    question="Does it hold together?",
    lead="Every value should reach a promise, a moment and a number. Here is where it does not.",
    why=(
        "A credo fails where two of its parts disagree, or where one ends in nothing. "
        "Nothing here stops you from making a draft."
    ),
    example=(
        "A promise that no moment keeps is a sentence on a wall. Go to it, link the moment "
        "where people meet it, and the finding is gone."
    ),
    group=Group.FINISH,
)
MARKS = ("from_starter", "reviewed")
"""Fields that a button answers, not a field of a form."""

PUBLISH = Step(
    key="publish",
    title="Publish",
    question="Put it into people’s hands",
    lead="Choose for whom to make it. The draft mark goes when nothing stops approval.",
    why=(
        "The same answers make three editions: what everyone may read, what your people work "
        "with, and the whole with its open questions."
    ),
    example="Print the staff edition for the first team talk; put the public one on the wall.",
    group=Group.FINISH,
)

_QUICK = (
    (
        "who_you_are",
        marked("Who you are"),
        marked("Who are you?"),
        marked("The words you choose here are used in every sentence that follows."),
    ),
    (
        "what_you_stand_for",
        marked("What you stand for"),
        marked("What do you stand for?"),
        marked("First how people should leave you, then the few beliefs that make it happen."),
    ),
    (
        "whom_you_serve",
        marked("Whom you serve"),
        marked("Whom do you serve, and what do they expect?"),
        marked("Name the people, then what they hope for in their own words."),
    ),
    (
        "what_you_promise",
        marked("What you promise"),
        marked("What do you promise, said and unsaid?"),
        marked("Write it as a {customer} hears it, and say what to do with it."),
    ),
    (
        "moments_of_truth",
        marked("Moments of truth"),
        marked("Where do people decide what you are like?"),
        marked("Mark the few moments that make or break a visit."),
    ),
    (
        "our_credo",
        marked("Your credo"),
        marked("What would your people say by heart?"),
        marked("Three to nine lines. Each grows from something you already decided."),
    ),
    (
        "service_levels",
        marked("Service levels"),
        marked("What can people count on?"),
        marked("One level for each moment that matters. If nobody can count it, it is a wish."),
    ),
    (
        "freedom_and_complaints",
        marked("Freedom and complaints"),
        marked("How far may people go to put it right?"),
        marked("Boundaries make freedom safe; a short ladder makes a complaint easy."),
    ),
    (
        "finish",
        marked("Finish"),
        marked("Who keeps it alive?"),
        marked("One owner and one date, then a look at what is still open."),
    ),
)


@cache
def record_types() -> dict[str, type[Record]]:
    """Return every record type by its key in the file, in chapter order."""
    return {kind.key: kind for chapter in CHAPTERS for kind in chapter.records}


@cache
def full_steps() -> tuple[Step, ...]:
    """Return the steps of the Full path: a chapter each, then check and publish."""
    return (*(_of_chapter(c) for c in CHAPTERS), CHECK, PUBLISH)


@cache
def quick_steps() -> tuple[Step, ...]:
    """Return the joined screens of the Quick path, read from the fields' declarations."""
    return tuple(_quick(key, title, question, lead) for key, title, question, lead in _QUICK)


def chapter_of(kind: type[Record]) -> str:
    """Return the key of the chapter that holds records of *kind*."""
    return next(c.key for c in CHAPTERS if kind in c.records)


def quick_of(chapter: str) -> str:
    """Return the Quick screen that covers *chapter* with most of its fields, or ''."""
    best, most = "", 0
    for step in quick_steps():
        asks = sum(
            len(p.questions) for p in step.parts if p.kind and chapter_of(p.kind) == chapter
        )
        if asks > most:
            best, most = step.key, asks
    return best


def recommended(kind: type[Record]) -> tuple[int, int] | None:
    """Return the (least, most) records of *kind* that the method advises, or None."""
    for chapter in CHAPTERS:
        for key, least, most in chapter.recommended:
            if key == kind.key:
                return least, most
    return None


def _of_chapter(chapter: Chapter) -> Step:
    return Step(
        key=chapter.key,
        title=chapter.title,
        question=chapter.question,
        lead=chapter.lead,
        why=chapter.why,
        example=chapter.example,
        group=chapter.group,
        chapters=(chapter.key,),
        parts=tuple(Part(kind=kind, questions=_full_questions(kind)) for kind in chapter.records),
    )


def _full_questions(kind: type[Record]) -> tuple[Asked, ...]:
    """Own questions, then notes and readers; the starter's mark is not for typing."""
    return tuple(a for name, a in all_questions(kind).items() if name not in MARKS)


def _quick(key: str, title: str, question: str, lead: str) -> Step:
    parts: list[Part] = []
    covered: list[Chapter] = []
    for chapter in CHAPTERS:
        for kind in chapter.records:
            asks = tuple(a for a in asked(kind).values() if a.quick == key)
            if asks:
                parts.append(Part(kind=kind, questions=asks))
                if chapter not in covered:
                    covered.append(chapter)
    own = tuple(a for a in asked(Settings).values() if a.quick == key)
    if own:
        parts.append(Part(kind=None, questions=own))
    return Step(
        key=key,
        title=title,
        question=question,
        lead=lead,
        why="\n".join(c.why for c in covered),
        example="\n".join(c.example for c in covered if c.example),
        chapters=tuple(c.key for c in covered),
        parts=tuple(parts),
    )


def progress(step: Step, project: Project, findings: tuple[Finding, ...]) -> tuple[State, str]:
    """Return how far *step* is and one line that says why."""
    if step.key == CHECK.key:
        return _check_progress(project, findings)
    if step.key == PUBLISH.key:
        return _publish_progress(project)
    answered, open_, counts = _answers(step, project)
    unread = sum(_waits(record) for part in step.parts for record in _records(part, project))
    if not answered:
        return State.EMPTY, _("Not started")
    advice = sum(1 for f in findings if f.counts and _about(f, step))
    said = ", ".join(counts)
    if advice or open_ or unread:
        said = counts[-1] if counts else ""
    if advice:
        return State.ADVICE, ", ".join(filter(None, (said, _("{n} to look at").format(n=advice))))
    if open_:
        return State.BEGUN, ", ".join(filter(None, (said, _("{n} still open").format(n=open_))))
    if unread:
        return State.BEGUN, ", ".join(filter(None, (said, _("{n} to read").format(n=unread))))
    return State.DONE, said or _("Complete")


def _publish_progress(project: Project) -> tuple[State, str]:
    """Return how far the edition is on its way: draft, in review, approved or superseded."""
    state, text = State.EMPTY, _("Draft edition {edition}")
    if project.is_approved:
        state, text = State.DONE, _("Edition {edition}, approved")
    elif project.is_superseded:
        state, text = State.DONE, _("Edition {edition}, superseded")
    elif project.settings.status == Status.IN_REVIEW:
        state, text = State.BEGUN, _("Edition {edition}, in review")
    return state, text.format(edition=project.settings.edition)


def _records(part: Part, project: Project) -> tuple[Record, ...]:
    return project.of(part.kind) if part.kind is not None else ()


def _waits(record: Record) -> bool:
    """Whether it is a suggestion that nobody has read yet."""
    return record.from_starter and not record.reviewed


def _about(finding: Finding, step: Step) -> bool:
    if finding.chapter not in step.chapters:
        return False
    if step.group is not None:
        return True
    if not finding.field:
        return quick_of(finding.chapter) == step.key
    name = finding.field.split(".")[0].split("[")[0]
    return any(name == a.name for part in step.parts for a in part.questions)


def _check_progress(project: Project, findings: tuple[Finding, ...]) -> tuple[State, str]:
    if not project.settings.visited:
        return State.EMPTY, _("Not started")
    counting = [f for f in findings if f.counts]
    stops = sum(1 for f in counting if f.severity == Severity.BLOCKER)
    if stops:
        return State.ADVICE, _("{n} stop approval").format(n=stops)
    if counting:
        return State.BEGUN, _("{n} to look at").format(n=len(counting))
    if project.settings.visited != ALL_VISITED and len(project.settings.visited) < len(CHAPTERS):
        return State.BEGUN, _("Nothing to mend so far")
    return State.DONE, _("Nothing to mend")


_Counts = dict[tuple[int, int], tuple[Shape, int, int]]
_counted: dict[str, tuple[tuple[Part, ...], _Counts]] = {}
"""What was counted last of each step: a key changes one record, and the others stay."""


def _answers(step: Step, project: Project) -> tuple[int, int, list[str]]:
    answered, open_ = 0, 0
    counts: list[str] = []
    parts, before = _counted.get(step.key, ((), {}))
    now: _Counts = {}
    for number, part in enumerate(step.parts):
        shapes: tuple[Shape, ...] = (
            project.of(part.kind) if part.kind is not None else (project.settings,)
        )
        if part.is_list and part.kind is not None and shapes:
            answered += len(shapes)
            term = plural(part.kind.term, part.kind.terms, len(shapes))
            counts.append(f"{len(shapes)} {term}")
        for shape in shapes:
            known = before.get((number, id(shape)))
            if known is None or known[0] is not shape or parts is not step.parts:
                known = shape, *_answers_of(part, shape)
            now[number, id(shape)] = known
            answered += known[1]
            open_ += known[2]
        if not shapes and not part.is_list:
            open_ += sum(_open(a, a.question.blank) for a in part.questions)
    _counted[step.key] = step.parts, now
    return answered, open_, counts


def _answers_of(part: Part, shape: Shape) -> tuple[int, int]:
    """Return how many answers of its own *shape* holds, and how many it lacks."""
    answered, open_ = 0, 0
    for a in part.questions:
        value = getattr(shape, a.name)
        open_ += _open(a, value)
        if is_blank(a.question, value):
            continue
        if value != a.default and not part.is_list and a.name not in COMMON:
            answered += 1
    return answered, open_


def _open(place: Asked, value: Any) -> int:
    """Return how many required answers *value* lacks, in sub-records too.

    A sub-record on a page of its own questions is asked for as they are; one that is told
    only where it applies, such as an address, lacks nothing while all of it is empty.
    """
    question = place.question
    if isinstance(question, Within):
        begun = place.quick or not is_blank(question, value)
        inner = asked(question.of).values() if begun else ()
        return sum(_open(a, getattr(value, a.name)) for a in inner)
    if isinstance(question, Rows):
        rows = [(a, row) for row in value for a in asked(question.of).values()]
        return sum(_open(a, getattr(row, a.name)) for a, row in rows)
    return int(question.required and is_blank(question, value))
