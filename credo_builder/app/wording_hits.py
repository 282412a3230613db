"""Words anywhere in a project: where they stand, and others put in their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from credo_builder.chapters import CHAPTER_OF
from credo_builder.chapters.organisation import Organisation
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Group, Line, Lines, Rows, Text, asked
from credo_builder.domain.records import Record
from credo_builder.domain.settings import DocumentSettings, Revision, Settings, Waiver
from credo_builder.domain.shapes import Shape
from credo_builder.domain.wording import capitalised
from credo_builder.values import dataclass

PUBLISH = "publish"
"""Step that leads to the settings, which no chapter holds."""
_BRACES = r"\{\{?[A-Za-z]+\}?\}"
_FIXED: dict[type[Shape], tuple[str, ...]] = {
    Settings: ("language", "edition"),
    DocumentSettings: ("sections_off",),
    Revision: ("edition",),
    Waiver: ("rule", "record"),
    Organisation: ("currency",),
}
"""Lines that hold marks, not words: a replacement would break what they stand for."""

S = TypeVar("S", bound=Shape)


@dataclass(frozen=True)
class Hit:
    """One text that holds the words.

    Attributes:
        record: the record it is part of, or None for the settings.
        field: name of the record's own field, also where the text lies deeper.
        prompt: how the field is asked.
        text: the whole text.
        spans: (start, end) of each place in it.
    """

    record: Record | None
    field: str
    prompt: str
    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def key(self) -> tuple[str, str]:
        """Id of the record (empty for the settings) and field: what can be left out."""
        return (self.record.id if self.record else "", self.field)

    @property
    def chapter(self) -> str:
        """Key of the step that leads there."""
        return CHAPTER_OF[type(self.record)].key if self.record else PUBLISH


@dataclass(frozen=True)
class Words:
    """What is sought and how strictly.

    Attributes:
        whole: whether it must not be a part of longer words.
        cased: whether capitals must agree.
        loose: whether letters with and without accents are the same; to find by, not to replace.
    """

    text: str
    whole: bool = False
    cased: bool = False
    loose: bool = False

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return (start, end) of each place in *text*; placeholders in braces are no words."""
        letters = [_bare(letter) for letter in text] if self.loose else list(text)
        places = [at for at, letter in enumerate(letters) for _one in letter]
        found = self._pattern.finditer("".join(letters))
        ends = (m.span("hit") for m in found if m["hit"])
        return tuple((places[start], places[end - 1] + 1) for start, end in ends)

    def replaced(self, text: str, new: str) -> str:
        """Return *text* with *new* in each place, with a capital where the place had one."""

        def put(found: re.Match[str]) -> str:
            if found["hit"] is None:
                return found[0]
            capital = not self.cased and found[0][:1].isupper() and not self.text[:1].isupper()
            return capitalised(new) if capital else new

        return self._pattern.sub(put, text)

    @property
    def _pattern(self) -> re.Pattern[str]:
        sought = (
            re.escape(_bare(self.text) if self.loose else self.text)
            .replace("'", "’")
            .replace("’", "['’]")
        )
        if self.whole:
            sought = rf"(?<!\w){sought}(?!\w)"
        guard = "" if "{" in self.text or "}" in self.text else f"{_BRACES}|"
        flags = 0 if self.cased else re.IGNORECASE
        return re.compile(f"{guard}(?P<hit>{sought})", flags)


def _bare(text: str) -> str:
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in split if not unicodedata.combining(c))


def hits(project: Project, words: Words) -> tuple[Hit, ...]:
    """Return every text of *project* that holds *words*, in the order of the steps."""
    if not words.text.strip():
        return ()
    found = []
    shapes: list[Shape] = [*project.every(), project.settings]
    for shape in shapes:
        for field, prompt, text in texts(shape):
            spans = words.spans(text)
            if spans:
                record = shape if isinstance(shape, Record) else None
                found.append(Hit(record, field, prompt, text, spans))
    return tuple(found)


def replaced(
    project: Project, words: Words, new: str, without: frozenset[tuple[str, str]] = frozenset()
) -> tuple[Project, int]:
    """Return *project* with *new* in the place of *words*, and in how many places.

    Fields whose `Hit.key` is in *without* stay as they are.
    """
    count = 0
    for hit in hits(project, words):
        if hit.key not in without:
            count += len(hit.spans)

    def change(shape: S, record_id: str) -> S:
        def put(name: str, text: str) -> str:
            return text if (record_id, name) in without else words.replaced(text, new)

        return _mapped(shape, put)

    for record in project.every():
        changed = change(record, record.id)
        if changed is not record:
            project = project.put(changed)
    settings = change(project.settings, "")
    return (project if settings is project.settings else project.configured(settings)), count


def texts(shape: Shape, outer: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield (outermost field, prompt, text) for what people wrote in *shape*."""
    for name, value, question in _written(shape):
        field = outer or name
        if isinstance(question, (Line, Text)):
            yield field, question.prompt, value
        elif isinstance(question, Lines):
            yield from ((field, question.prompt, one) for one in value)
        elif isinstance(question, Group):
            yield from texts(value, field)
        else:
            for row in value:
                yield from texts(row, field)


def _written(shape: Shape) -> Iterator[tuple[str, Any, Any]]:
    fixed = _FIXED.get(type(shape), ())
    for name, place in asked(type(shape)).items():
        value = getattr(shape, name)
        kinds = (Line, Text, Lines, Group, Rows)
        if value and isinstance(place.question, kinds) and name not in fixed:
            yield name, value, place.question


def _mapped(shape: S, put: Callable[[str, str], str], outer: str = "") -> S:
    """Return *shape* with each text as *put* makes it of (field, text); itself when all stay."""
    changes: dict[str, Any] = {}
    for name, value, question in _written(shape):
        field = outer or name
        if isinstance(question, (Line, Text)):
            new: Any = put(field, value)
        elif isinstance(question, Lines):
            new = tuple(put(field, one) for one in value)
        elif isinstance(question, Group):
            new = _mapped(value, put, field)
        else:
            new = tuple(_mapped(row, put, field) for row in value)
        if new != value:
            changes[name] = new
    return replace(shape, **changes) if changes else shape
