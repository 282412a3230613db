"""Where the answers of a project mention certain words, so that others can take their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from credo_builder.domain.project import Project
from credo_builder.domain.questions import Group, Line, Lines, Rows, Text, asked
from credo_builder.domain.records import Record, own_questions
from credo_builder.domain.settings import Settings
from credo_builder.domain.shapes import Shape
from credo_builder.values import replace

_SHORTEST = 6
"""Characters below which words are too common to be taken for the same thing."""
_OWN = "organisation.contact."


class Mentions:
    """The places of *words* in texts that people wrote, beside the contact itself.

    Args:
        project: where to look. words: what for; short ones are not looked for.
    """

    def __init__(self, project: Project, words: Iterable[str]) -> None:
        """Look through every text once."""
        self._project = project
        self._words = tuple(w for w in (one.strip() for one in words) if len(w) >= _SHORTEST)
        self._held: list[Record | Settings] = []
        fields: list[str] = []
        shapes: tuple[Record | Settings, ...] = (*project.every(), project.settings)
        for shape in shapes if self._words else ():
            found = [path for path, text in _texts(shape) if self._says(text)]
            name = getattr(shape, "code", "") or (shape.key if isinstance(shape, Record) else "")
            named = [f"{name}.{path}" if name else path for path in found]
            named = [one for one in named if not one.startswith(_OWN)]
            if named:
                self._held.append(shape)
                fields += named
        self.fields = tuple(fields)
        """The places, such as ``organisation.complaint_contact.reach`` or ``P3.text``."""

    def replaced(self, others: Mapping[str, str]) -> Project:
        """Return the project with *others*, from what stands there to what shall."""
        given = {old.strip(): new for old, new in others.items() if old.strip() in self._words}
        project = self._project
        if not given:
            return project
        sought = _any_of(given)

        def said(text: str) -> str:
            return sought.sub(lambda found: given[found[0]], text)

        for shape in self._held:
            changed = _replaced(shape, said)
            if isinstance(changed, Settings):
                project = project.configured(changed)
            else:
                project = project.put(changed)
        return project

    def _says(self, text: str) -> bool:
        return _any_of(self._words).search(text) is not None


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds *words* where they stand whole, the longer first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _texts(shape: Shape) -> Iterator[tuple[str, str]]:
    """Yield path and text of everything people wrote in *shape*."""
    held = own_questions(type(shape)) if isinstance(shape, Record) else asked(type(shape))
    for name, place in held.items():
        value = getattr(shape, name)
        if isinstance(place.question, Line | Text):
            yield name, value
        elif isinstance(place.question, Lines):
            yield from ((name, one) for one in value)
        elif isinstance(place.question, Group):
            yield from ((f"{name}.{path}", text) for path, text in _texts(value))
        elif isinstance(place.question, Rows):
            for row in value:
                yield from ((f"{name}.{path}", text) for path, text in _texts(row))


def _replaced(shape: Any, said: Callable[[str], str]) -> Any:
    held = own_questions(type(shape)) if isinstance(shape, Record) else asked(type(shape))
    changes: dict[str, Any] = {}
    for name, place in held.items():
        value = new = getattr(shape, name)
        if isinstance(place.question, Line | Text):
            new = said(value)
        elif isinstance(place.question, Lines):
            new = tuple(said(one) for one in value)
        elif isinstance(place.question, Group):
            new = _replaced(value, said)
        elif isinstance(place.question, Rows):
            new = tuple(_replaced(row, said) for row in value)
        if new != value:
            changes[name] = new
    return replace(shape, **changes) if changes else shape
