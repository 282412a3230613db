"""Rules about what the program can print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from credo_builder.chapters import CHAPTERS
from credo_builder.domain.coverage import uncovered
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Choice, Choices, Group, Line, Lines, Rows, Text
from credo_builder.domain.records import Record, own_questions
from credo_builder.domain.settings import Settings
from credo_builder.domain.shapes import Shape

_ON_SCREEN_ONLY = frozenset({"name"})
"""What is said of a project and never printed."""


@rule(
    "QUA-04",
    name="Characters that print as boxes",
    severity=Severity.MINOR,
    gap=Gap.QUALITY,
    source="every word can be read",
    explanation=(
        "The program brings its own fonts, and none of them has these characters, so paper shows "
        "an empty box in their place. Write the words in other letters, or leave the sign out."
    ),
    chapter="publish",
    field="document.title",
)
def prints_as_boxes(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """An answer with characters that no font of the program has."""
    for chapter in CHAPTERS:
        for kind in chapter.records:
            for record in project.of(kind):
                yield from (_problem(record, *found) for found in _boxes(record))
    yield from (_problem(None, *found) for found in _boxes_of_document(project.settings))


def _problem(record: Record | None, field: str, characters: str) -> Problem:
    where = f"“{record.title or record.term}”" if record else "the document’s own words"
    code = f"{record.code} " if record and record.code else ""
    boxes = "a box" if len(characters) == 1 else "boxes"
    return Problem(
        record=record,
        field=field,
        message=f"In {code}{where}, no font has “{characters}”: paper shows {boxes}.",
        do="Write it in other letters, or leave the sign out.",
    )


def _boxes_of_document(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield field and characters of what is said of the document itself."""
    yield from (found for found in _boxes(settings) if found[0] not in _ON_SCREEN_ONLY)
    titles = uncovered(" ".join(settings.document.section_titles.values()))
    if titles:
        yield "document.section_titles", titles


def _boxes(shape: Shape) -> Iterator[tuple[str, str]]:
    """Yield field and characters of *shape* that no font covers, sub-records included.

    Notes are never printed and so never among them.
    """
    for name, place in own_questions(type(shape)).items():
        value = getattr(shape, name)
        match place.question:
            case Group():
                yield from ((f"{name}.{inner}", found) for inner, found in _boxes(value))
            case Rows():
                for number, row in enumerate(value):
                    yield from ((f"{name}[{number}].{i}", found) for i, found in _boxes(row))
            case Line() | Text() | Choice() if found := uncovered(value):
                yield name, found
            case Lines() | Choices() if found := uncovered(" ".join(value)):
                yield name, found
            case _:
                pass


RULES = (prints_as_boxes,)
