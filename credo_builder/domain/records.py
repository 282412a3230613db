"""The record: one answer of the method, with its id, its code and its readers."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any, ClassVar

from credo_builder.domain.questions import (
    Asked,
    Choice,
    Flag,
    Group,
    Link,
    Links,
    Question,
    Rows,
    Text,
    ask,
    asked,
)
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import FigureMark, Visibility
from credo_builder.values import dataclass

_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


@dataclass(frozen=True, kw_only=True)
class Picture(Shape):
    """A picture taken into the project, as the file carries it.

    Attributes:
        media_type: ``image/png`` or ``image/jpeg``.
        width, height: pixels.
        sha256: hexadecimal digest of *content*.
        content: the picture file's bytes.
        alt: what the picture shows, for people who cannot see it.
    """

    media_type: str = "image/png"
    width: int = 0
    height: int = 0
    sha256: str = ""
    alt: str = ""
    content: bytes = b""


NOTES_FOLD = "Notes and readers"


def readers(default: Visibility) -> Any:
    """Return the visibility field of a record type whose records start as *default*."""
    question = Choice(prompt="Who may read it?", options=Visibility)
    return ask(question, default, fold=NOTES_FOLD)


@dataclass(frozen=True, kw_only=True)
class Record(Shape):
    """One answer of the method.

    Class attributes declare how a type is stored and named: ``key`` in the file,
    ``prefix`` of its ids, ``letter`` of its codes (empty when it has none),
    ``singleton`` when a project holds exactly one, ``term`` and ``terms`` as people
    call one and several, ``title_field`` the field that names a record.
    """

    key: ClassVar[str] = ""
    prefix: ClassVar[str] = ""
    letter: ClassVar[str] = ""
    singleton: ClassVar[bool] = False
    term: ClassVar[str] = ""
    terms: ClassVar[str] = ""
    title_field: ClassVar[str] = "text"

    id: str = ""
    code: str = ""
    notes: str = ask(Text(prompt="Notes for yourselves", hint="Never printed."), fold=NOTES_FOLD)
    visibility: str = readers(Visibility.STAFF)
    from_starter: bool = ask(Flag(prompt="This wording comes from a starter"), fold=NOTES_FOLD)
    reviewed: bool = ask(Flag(prompt="We have read it and it is ours"), fold=NOTES_FOLD)
    figure_mark: str = ask(
        Choice(
            prompt="Where does the figure come from?",
            hint="Starters mark every figure they propose; make it your own when you have one.",
            options=FigureMark,
        ),
        fold=NOTES_FOLD,
    )

    @property
    def title(self) -> str:
        """What a list calls this record; empty while nobody named it."""
        value = getattr(self, self.title_field)
        if isinstance(value, tuple):
            return "; ".join(str(one) for one in value)
        return value if isinstance(value, str) else str(value or "")


COMMON = ("notes", "visibility", "from_starter", "reviewed", "figure_mark")
"""Fields that every record has, after its own."""


def own_questions(kind: type[Shape]) -> dict[str, Asked]:
    """Return the questions of *kind* without the common ones, name to `Asked`."""
    return {name: a for name, a in asked(kind).items() if name not in COMMON}


def all_questions(kind: type[Shape]) -> dict[str, Asked]:
    """Return the questions of *kind*, its own first and the common ones last."""
    common = {name: a for name, a in asked(kind).items() if name in COMMON}
    return own_questions(kind) | common


def new_id(prefix: str) -> str:
    """Return a fresh random id: *prefix*, underscore, eight base-32 characters."""
    # 32 letters share 256 bytes evenly, so that each is as likely as the next.
    return prefix + "_" + "".join(_ALPHABET[byte % 32] for byte in os.urandom(8))


def links_of(shape: Shape) -> tuple[tuple[str, str], ...]:
    """Return (field path, id) for every link *shape* holds, in sub-records too."""
    found: list[tuple[str, str]] = []
    for name, question in _leading(type(shape)):
        value = getattr(shape, name)
        if not value:
            continue
        if question is Link:
            found.append((name, value))
        elif question is Links:
            found.extend((name, one) for one in value)
        elif question is Group:
            found.extend((f"{name}.{path}", one) for path, one in links_of(value))
        else:
            for i, row in enumerate(value):
                found.extend((f"{name}[{i}].{path}", one) for path, one in links_of(row))
    return tuple(found)


_led: dict[type, tuple[tuple[str, type], ...]] = {}


def _leading(kind: type[Shape]) -> tuple[tuple[str, type], ...]:
    """Return name and kind of question of the fields of *kind* that may hold a link."""
    known = _led.get(kind)
    if known is None:
        known = _led[kind] = tuple(
            (name, question)
            for name, a in asked(kind).items()
            for question in (Link, Links, Group, Rows)
            if isinstance(a.question, question) and _may_link(a.question)
        )
    return known


def _may_link(question: Question) -> bool:
    """Whether an answer to *question* can hold a link, in its sub-records perhaps."""
    return not isinstance(question, Group | Rows) or bool(_leading(question.of))


def unlinked(shape: Shape, gone: str) -> Shape:
    """Return *shape* without any link to the id *gone*; the same object if it had none."""
    changes: dict[str, Any] = {}
    for name, a in asked(type(shape)).items():
        value = getattr(shape, name)
        new = value
        if isinstance(a.question, Link) and value == gone:
            new = ""
        elif isinstance(a.question, Links) and gone in value:
            new = tuple(one for one in value if one != gone)
        elif isinstance(a.question, Group):
            new = unlinked(value, gone)
        elif isinstance(a.question, Rows):
            rows = tuple(unlinked(row, gone) for row in value)
            new = rows if any(r is not v for r, v in zip(rows, value, strict=True)) else value
        if new is not value:
            changes[name] = new
    return replace(shape, **changes) if changes else shape
