"""What people wrote in a record, text by text, each with the field it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from credo_builder.domain.questions import Choice, Choices, Group, Line, Lines, Rows, Text
from credo_builder.domain.records import own_questions
from credo_builder.domain.shapes import Shape


def written(shape: Shape) -> Iterator[tuple[str, str]]:
    """Yield field path and text of each answer in words of *shape*, sub-records included.

    The lines of one field come as one text. Fixed choices and notes are not among them.
    """
    yield from _texts(shape, (Line, Text), (Lines,))


def printed(shape: Shape) -> Iterator[tuple[str, str]]:
    """Yield field path and text of each answer of *shape*, words that were chosen included."""
    yield from _texts(shape, (Line, Text, Choice), (Lines, Choices))


def _texts(shape: Shape, single: tuple[type, ...], several: tuple[type, ...]) -> _Found:
    for name, place in own_questions(type(shape)).items():
        value = getattr(shape, name)
        if not value:
            continue
        if isinstance(place.question, single):
            yield name, value
        elif isinstance(place.question, several):
            yield name, "\n".join(value)
        elif isinstance(place.question, Group):
            yield from ((f"{name}.{i}", text) for i, text in _texts(value, single, several))
        elif isinstance(place.question, Rows):
            for number, row in enumerate(value):
                inner = _texts(row, single, several)
                yield from ((f"{name}[{number}].{i}", text) for i, text in inner)


_Found = Iterator[tuple[str, str]]
