"""What the program cannot print: characters that none of its fonts has."""

from __future__ import annotations

from collections.abc import Iterator

from credo_builder.audit.texts import printed
from credo_builder.chapters import CHAPTERS
from credo_builder.domain.coverage import uncovered
from credo_builder.domain.findings import Problem
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.domain.settings import Settings
from credo_builder.domain.shapes import Shape
from credo_builder.i18n import told, told_of

_ON_SCREEN_ONLY = frozenset({"name"})
"""What is said of a project and never printed."""


def prints_as_boxes(project: Project) -> Iterator[Problem]:
    """Yield a problem for each answer with characters that no font of the program has."""
    for chapter in CHAPTERS:
        for kind in chapter.records:
            for record in project.of(kind):
                yield from (_problem(record, *found) for found in _boxes(record))
    yield from (_problem(None, *found) for found in _boxes_of_document(project.settings))


def _problem(record: Record | None, field: str, characters: str) -> Problem:
    if record is None:
        where = told("the document’s own words")
    elif record.title:
        where = told("{code} “{title}”" if record.code else "“{title}”", **_names(record))
    else:
        where = told("{code} “{term}”" if record.code else "“{term}”", **_names(record))
    return Problem(
        record=record,
        field=field,
        message=told_of(
            "In {where}, no font has “{characters}”: paper shows a box.",
            "In {where}, no font has “{characters}”: paper shows boxes.",
            len(characters),
            where=where,
            characters=characters,
        ),
        do=told("Write it in other letters, or leave the sign out."),
    )


def _names(record: Record) -> dict[str, object]:
    return {"code": record.code, "title": record.title, "term": told(record.term)}


def _boxes_of_document(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield field and characters of what is said of the document itself."""
    yield from (found for found in _boxes(settings) if found[0] not in _ON_SCREEN_ONLY)
    titles = uncovered(" ".join(settings.document.section_titles.values()))
    if titles:
        yield "document.section_titles", titles


def _boxes(shape: Shape) -> Iterator[tuple[str, str]]:
    """Yield field and characters of *shape* that no font covers, sub-records included."""
    for field, text in printed(shape):
        found = uncovered(text)
        if found:
            yield field, found
