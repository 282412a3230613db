"""Rules about the credo: short enough to be said by heart, and true to the values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.organisation import words
from credo_builder.chapters.policies import Policy
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import named
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record, links_of
from credo_builder.domain.speech import count_words, reading_age
from credo_builder.domain.wording import filled, sentence
from credo_builder.i18n import told

MOST_WORDS_OF_MOTTO = 10
MOST_LINES = 9
MOST_WORDS_OF_BELIEF = 120
HIGHEST_GRADE = 9
GRADE_FROM_AGE = 5
"""Years between the age of a reader and the school year of a text."""
FEWEST_WORDS_TO_GRADE = 10
TOP_VALUES = 3
_CHAIN = (CoreValue, Expectation, Promise, Moment, ServiceLevel, Policy)


@rule(
    "CRE-02",
    name="Too long or too hard to say",
    severity=Severity.MINOR,
    gap=Gap.QUALITY,
    source="one unifying credo",
    explanation=(
        "A credo lives in people’s mouths. Ten words for the motto, nine lines, a belief of at "
        "most 120 words, and words a fourteen-year-old would use: more than that is read once "
        "and not said again."
    ),
    chapter="credo",
    field="motto",
)
def too_long_to_say(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A long motto, many lines, a long belief, or words harder than school year nine.

    How hard the words are is judged in English only, and from ten words on.
    """
    credo = project.one(Credo)
    nouns = words(project)
    motto, belief = _length(filled(credo.motto, nouns)), _length(credo.belief_paragraph)
    if motto > MOST_WORDS_OF_MOTTO:
        yield Problem(
            record=credo,
            field="motto",
            message=told("The motto has {n} words; ten are the most people keep.", n=motto),
            do=told("Say it aloud and take words away until it fits one breath."),
        )
    if len(credo.lines) > MOST_LINES:
        yield Problem(
            record=credo,
            field="lines",
            message=told("The credo has {n} lines; nine are the most.", n=len(credo.lines)),
            do=told("Keep the lines people would miss."),
        )
    if belief > MOST_WORDS_OF_BELIEF:
        yield Problem(
            record=credo,
            field="belief_paragraph",
            message=told("What we believe has {n} words; 120 are the most.", n=belief),
            do=told("Keep what somebody could disagree with; the rest goes without saying."),
        )
    yield from _hard_words(project, credo)


def _length(text: str) -> int:
    """Return how many words *text* has; neither dashes nor joined signs count as more."""
    return min(count_words(text), len(text.split()))


def _hard_words(project: Project, credo: Credo) -> Iterator[Problem]:
    parts = [credo.motto, *(line.text for line in credo.lines), credo.belief_paragraph]
    text = filled(" ".join(sentence(part) for part in parts if part.strip()), words(project))
    age = reading_age(text, project.settings.language)
    if age is None or count_words(text) < FEWEST_WORDS_TO_GRADE:
        return
    if age - GRADE_FROM_AGE > HIGHEST_GRADE:
        yield Problem(
            record=credo,
            field="lines" if credo.lines else "belief_paragraph",
            message=told("The credo reads well from age {age} on; not all can say it.", age=age),
            do=told("Shorter sentences and plainer words: as you would say it at the door."),
        )


@rule(
    "CRE-03",
    name="Value missing from the credo",
    severity=Severity.MINOR,
    gap=Gap.CULTURE,
    source="one unifying credo",
    explanation=(
        "The credo joins what you stand for in words everybody uses. A value among your first "
        "three that no line grows from will not be lived by those who say it."
    ),
    chapter="credo",
    field="lines",
)
def value_missing(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """One of the first three values that no line reaches; told once while there is no line."""
    credo = project.one(Credo)
    values = project.of(CoreValue)[:TOP_VALUES]
    if values and not credo.lines:
        yield Problem(
            record=credo,
            field="lines",
            message=told("The credo has no line yet, so none of your values is in it."),
            do=told("Write three to nine lines, each grown from something you decided."),
        )
        return
    reached = _grown_from(project, [one for line in credo.lines for one in line.link_ids])
    for value in values:
        if value.id not in reached:
            yield Problem(
                record=credo,
                field="lines",
                message=told("No line of the credo grows from {value}.", value=named(value)),
                do=told("Link a line to it or to what shows it, or write one that does."),
            )


def _grown_from(project: Project, roots: list[str]) -> set[str]:
    """Return the ids on the chain that *roots* link to, step by step back to the values."""
    found: set[str] = set()
    ahead = list(roots)
    while ahead:
        record = project.get(ahead.pop())
        if _is_on_chain(record) and record is not None and record.id not in found:
            found.add(record.id)
            ahead += [target for _, target in links_of(record)]
    return found


def _is_on_chain(record: Record | None) -> bool:
    return isinstance(record, _CHAIN)


RULES = (too_long_to_say, value_missing)
