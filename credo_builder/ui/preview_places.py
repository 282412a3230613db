"""From a place on paper to the question whose answer stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPointF
from PySide6.QtPdf import QPdfDocument

from credo_builder.chapters import CHAPTER_OF
from credo_builder.domain.project import Project
from credo_builder.domain.questions import asked
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import Shape
from credo_builder.ui.one_line import plain
from credo_builder.ui.page_table import SECTIONS
from credo_builder.ui.steps import full_steps
from credo_builder.ui.workspace import Workspace

_WORDS = re.compile(r"\w+")
_NEAR = 3.0
"""Points by which a click may miss a line."""
_A_PHRASE = 3
"""Words in a row that do not stand in two answers by chance."""

Place = tuple[str, str, str]
"""Chapter, record id and field, as the window jumps to them; the last two may be empty."""


def words_at(document: QPdfDocument, page: int, at: QPointF) -> str:
    """Return the line of words at *at*, points from the top left of *page*; else nothing."""
    for corners in document.getAllText(page).bounds():
        box = corners.boundingRect()
        if box.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(at):
            middle = box.center().y()
            ends = QPointF(box.left() + 0.5, middle), QPointF(box.right() - 0.5, middle)
            return document.getSelection(page, *ends).text()
    return ""


def place_of(workspace: Workspace, section: str, code: str, line: str) -> Place | None:
    """Return where *line*, printed in *section* beside the code *code*, is asked.

    The words lead to the field that holds them, first in the record of the code. Where no
    field does, since the document put them together itself, it is that record; without one,
    the step the section belongs to; None for pages that no step is about.
    """
    project = workspace.project
    coded = {record.code: record for record in project.every() if record.code}
    home = coded.get(line.strip()) or coded.get(code)
    chapters = chapters_of(section)
    best: tuple[int, Place] | None = None
    sought = tuple(_WORDS.findall(plain(line)))
    for record, field, text in _texts(workspace, project) if sought else ():
        run = _longest_run(sought, text)
        if not run:
            continue
        chapter = CHAPTER_OF[type(record)].key
        whole = run == len(text.split())
        beside = record is home or chapter in chapters
        if run >= _A_PHRASE or (beside and (whole or run == len(sought))):
            score = 4 * run + 8 * (record is home) + 2 * (chapter in chapters) + whole
            if best is None or score > best[0]:
                best = score, (chapter, record.id, field)
    if best is not None:
        return best[1]
    if home is not None:
        return CHAPTER_OF[type(home)].key, home.id, home.title_field
    return (chapters[0], "", "") if chapters else None


def chapters_of(section: str) -> tuple[str, ...]:
    """Return the keys of the chapters whose answers the section *section* prints."""
    every = [chapter for step in full_steps() for chapter in step.chapters]
    named = [key for key, sections in SECTIONS.items() if section in sections and key in every]
    own = [section] if section in every else []
    return tuple(dict.fromkeys(own + named))


def _texts(workspace: Workspace, project: Project) -> Iterator[tuple[Record, str, str]]:
    """Yield record, field and plain words, spaced, of every text of the project."""
    for record in project.every():
        for field, words in _written(record):
            yield record, field, " ".join(_WORDS.findall(plain(workspace.say(words))))


def _written(shape: Shape, outer: str = "") -> Iterator[tuple[str, str]]:
    """Yield field and words for every text *shape* holds, with the outer field's name."""
    for name in asked(type(shape)):
        value = getattr(shape, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Shape):
                yield from _written(one, outer or name)
            elif isinstance(one, str) and one:
                yield outer or name, one


def _longest_run(sought: tuple[str, ...], text: str) -> int:
    """Return how many of *sought* stand in a row in *text*, words with a space between."""
    padded = f" {text} "
    here = [word for word in sought if f" {word} " in padded]
    if not here:
        return 0
    for length in range(len(here), 0, -1):
        for start in range(len(sought) - length + 1):
            if f" {' '.join(sought[start : start + length])} " in padded:
                return length
    return 0
