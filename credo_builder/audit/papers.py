"""Rules about the papers themselves: whole links, no doubles, and all of it fit to print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from credo_builder.audit.printing import prints_as_boxes
from credo_builder.chapters import CHAPTERS
from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.branding import Brand
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo, CredoLine, ShowOn
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.governance import Investment
from credo_builder.chapters.learning import TrainingModule
from credo_builder.chapters.moments import Moment, Stage
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.policies import Policy
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.recognition import AppraisalCriterion, PeopleCommitment, Reward
from credo_builder.chapters.segments import Segment
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.domain.contrast import LARGE_LETTERS, contrast, is_colour
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import named
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record, links_of
from credo_builder.domain.speech import count_words
from credo_builder.i18n import told

UNIQUE: dict[type[Record], tuple[str, ...]] = {
    Role: (),
    CoreValue: (),
    Segment: (),
    Expectation: ("segment_ids",),
    Promise: (),
    Stage: (),
    Moment: ("stage_id", "channel"),
    Barrier: ("moment_ids",),
    ServiceLevel: ("applies", "moment_ids"),
    Policy: (),
    Measure: ("method",),
    TrainingModule: ("audience",),
    AppraisalCriterion: (),
    Reward: (),
    PeopleCommitment: (),
    Investment: ("supports", "period"),
}
"""Records that should not say the same twice, and what makes the same words another thing."""
POSTER_LINES, POSTER_LINE, POSTER_MOTTO = 7, 90, 80
"""Most lines of a poster, and most letters of a line and of a motto read from across a room."""
CARD_LINES, CARD_WORDS = 7, 120
"""Most lines, and most words with the motto, on one side of a pocket card."""
BEGINNING = 50
"""Letters of a long line by which a finding calls it."""


@rule(
    "QUA-02",
    name="Loose end, or the same said twice",
    severity=Severity.MAJOR,
    gap=Gap.QUALITY,
    source="one thread from value to measure",
    explanation=(
        "A link that leads nowhere breaks the thread, and a sentence that stands twice will be "
        "changed in one place and forgotten in the other. Choose another end for the link; keep "
        "one of the two sentences."
    ),
    chapter="check",
    field="text",
)
def loose_or_double(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A link to something that is not there, or two records of a kind that say the same."""
    for chapter in CHAPTERS:
        for kind in chapter.records:
            for record in project.of(kind):
                yield from _loose_ends(project, record)
    for kind in UNIQUE:
        yield from _doubles(project, kind)
    yield from _double_lines(project)


def _loose_ends(project: Project, record: Record) -> Iterator[Problem]:
    gone = [path for path, target in links_of(record) if project.get(target) is None]
    for path in dict.fromkeys(gone):
        yield Problem(
            record=record,
            field=path,
            message=told("{record} links to something that is not there.", record=named(record)),
            do=told("Link something else, or take the link out."),
        )


def _doubles(project: Project, kind: type[Record]) -> Iterator[Problem]:
    first: dict[tuple[object, ...], Record] = {}
    for record in project.of(kind):
        words = _plain(record.title)
        key = (words, *(getattr(record, name) for name in UNIQUE[kind]))
        if words and key in first:
            yield Problem(
                record=record,
                field=kind.title_field,
                message=told(
                    "{record} says the same as {other}.",
                    record=named(record),
                    other=first[key].code or named(first[key]),
                ),
                do=told("Keep one of them, or say what is different."),
            )
        first.setdefault(key, record)


def _double_lines(project: Project) -> Iterator[Problem]:
    credo, seen = project.one(Credo), set()
    for place, line in enumerate(credo.lines):
        words = _plain(line.text)
        if words and words in seen:
            yield Problem(
                record=credo,
                field=f"lines[{place}].text",
                message=told("The credo says “{line}” twice.", line=line.text),
                do=told("Keep one of the two lines."),
            )
        seen.add(words)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")


@rule(
    "QUA-03",
    name="Hard to print well",
    severity=Severity.MINOR,
    gap=Gap.QUALITY,
    source="every word can be read",
    explanation=(
        "A pale colour, a missing logo, a line too long for a poster or a card, a sign that no "
        "font of the program has: each of them shows on paper. Small print is darkened by itself "
        "and a name stands for a logo, but what is too long or has no letter you have to mend."
    ),
    chapter="publish",
    field="document.title",
)
def hard_to_print(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A faint colour, no logo, words too long for poster or card, or signs no font has."""
    yield from _look(project)
    credo = project.one(Credo)
    yield from _poster(credo)
    yield from _card(credo)
    yield from prints_as_boxes(project)


def _look(project: Project) -> Iterator[Problem]:
    brand = project.one(Brand)
    if brand.colour.strip() and not is_colour(brand.colour):
        yield Problem(
            record=brand,
            field="colour",
            message=told("“{colour}” is no colour, so the usual one prints.", colour=brand.colour),
            do=told("Write six digits of 0 to 9 and A to F, such as #1F5E5B."),
        )
    elif brand.colour.strip() and contrast(brand.colour, "#FFFFFF") < LARGE_LETTERS:
        yield Problem(
            record=brand,
            field="colour",
            message=told(
                "Even large letters in {colour} are faint on white, so print is darkened.",
                colour=brand.colour,
            ),
            do=told("Choose a darker shade if you want to see your own colour."),
        )
    if brand.logo is None:
        yield Problem(
            record=brand,
            field="logo",
            message=told("There is no logo, so your name is set in letters."),
            do=told("Add a picture of it, or accept this if you have none."),
        )


def _poster(credo: Credo) -> Iterator[Problem]:
    shown = _shown(credo, ShowOn.POSTER)
    if len(credo.motto) > POSTER_MOTTO:
        yield _too_long(credo, "motto", told("The motto"), len(credo.motto), POSTER_MOTTO)
    for place, line in shown:
        if len(line.text) > POSTER_LINE:
            called = told("“{line}”", line=_beginning(line.text))
            yield _too_long(credo, f"lines[{place}].text", called, len(line.text), POSTER_LINE)
    if len(shown) > POSTER_LINES:
        yield Problem(
            record=credo,
            field="lines",
            message=told(
                "{n} lines are meant for the poster; {most} can be read from afar.",
                n=len(shown),
                most=POSTER_LINES,
            ),
            do=told("Take the poster away from those that matter least."),
        )


def _too_long(credo: Credo, field: str, called: str, letters: int, most: int) -> Problem:
    return Problem(
        record=credo,
        field=field,
        message=told(
            "{called} has {letters} letters; on a poster {most} can be read from afar.",
            called=called,
            letters=letters,
            most=most,
        ),
        do=told("Say it in fewer words, or leave it off the poster."),
    )


def _card(credo: Credo) -> Iterator[Problem]:
    shown = _shown(credo, ShowOn.CARD)
    words = count_words(credo.motto) + sum(count_words(line.text) for _place, line in shown)
    if len(shown) > CARD_LINES or words > CARD_WORDS:
        yield Problem(
            record=credo,
            field="lines",
            message=told(
                "{n} lines with {words} words are meant for the pocket card; one side holds "
                "{lines} lines and {most} words.",
                n=len(shown),
                words=words,
                lines=CARD_LINES,
                most=CARD_WORDS,
            ),
            do=told("Take the card away from some of them, or say them in fewer words."),
        )


def _shown(credo: Credo, where: ShowOn) -> list[tuple[int, CredoLine]]:
    return [(i, line) for i, line in enumerate(credo.lines) if where in line.show_on]


def _beginning(text: str) -> str:
    words = text[:BEGINNING]
    return text if words == text else f"{words.rsplit(' ', maxsplit=1)[0]} …"


RULES = (loose_or_double, hard_to_print)
