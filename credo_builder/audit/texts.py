"""What people wrote in a record, text by text, each with the field it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from credo_builder.domain.questions import Choice, Choices, Group, Line, Lines, Rows, Text
from credo_builder.domain.records import own_questions
from credo_builder.domain.shapes import Shape

_WRITTEN, _CHOSEN = (Line, Text, Lines), (Choice, Choices)
_SUBRECORDS = (Group, Rows)
_plans: dict[type[Shape], tuple[tuple[str, bool, bool], ...]] = {}
"""Of each shape: name of the field, whether it holds sub-records, whether it was chosen."""


def written(shape: Shape) -> Iterator[tuple[str, str]]:
    """Yield field path and text of each answer in words of *shape*, sub-records included.

    The lines of one field come as one text. Fixed choices and notes are not among them.
    """
    return _texts(shape, chosen_too=False)


def printed(shape: Shape) -> Iterator[tuple[str, str]]:
    """Yield field path and text of each answer of *shape*, words that were chosen included."""
    return _texts(shape, chosen_too=True)


def _texts(shape: Shape, *, chosen_too: bool) -> Iterator[tuple[str, str]]:
    for name, deep, chosen in _plan(type(shape)):
        value = getattr(shape, name)
        if not value or (chosen and not chosen_too):
            continue
        if isinstance(value, str):
            yield name, value
        elif not deep:
            yield name, "\n".join(value)
        elif isinstance(value, tuple):
            for number, row in enumerate(value):
                for inner, text in _texts(row, chosen_too=chosen_too):
                    yield f"{name}[{number}].{inner}", text
        else:
            for inner, text in _texts(value, chosen_too=chosen_too):
                yield f"{name}.{inner}", text


def _plan(kind: type[Shape]) -> tuple[tuple[str, bool, bool], ...]:
    known = _plans.get(kind)
    if known is None:
        known = _plans[kind] = tuple(
            (name, isinstance(place.question, _SUBRECORDS), isinstance(place.question, _CHOSEN))
            for name, place in own_questions(kind).items()
            if isinstance(place.question, (*_WRITTEN, *_CHOSEN, *_SUBRECORDS))
        )
    return known
