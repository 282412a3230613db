"""Which fields a stored object has, in which order, and what kind each is.

Everything is read off the declarations: a field that asks a question is stored as that
question says. The few fields that nobody is asked for (an approval, the counters of codes,
the bytes of a picture) get their kind here, and go through the same machinery.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from credo_builder.domain import quantities
from credo_builder.domain.questions import Line, Question
from credo_builder.domain.records import Picture, Record, all_questions
from credo_builder.domain.settings import Approval, DocumentSettings, Revision, Settings
from credo_builder.domain.shapes import Shape
from credo_builder.values import dataclass


@dataclass(frozen=True, kw_only=True)
class Whole(Question):
    """A whole number of 0 or more that is always there; an ``int``."""


@dataclass(frozen=True, kw_only=True)
class Number(Question):
    """Any number, as a ``Decimal``."""


@dataclass(frozen=True, kw_only=True)
class Unit(Question):
    """A unit or a currency code; an unknown one is kept as text."""


@dataclass(frozen=True, kw_only=True)
class Maybe(Question):
    """One sub-record of type ``of``, or None."""

    of: type[Shape]


@dataclass(frozen=True, kw_only=True)
class WordsByName(Question):
    """Text to text."""


@dataclass(frozen=True, kw_only=True)
class CountsByName(Question):
    """Text to whole number."""


@dataclass(frozen=True, kw_only=True)
class NamesOrAll(Question):
    """A tuple of ``str``, or the one word that means all of them."""


@dataclass(frozen=True, kw_only=True)
class Content(Question):
    """Bytes, in base64."""


@dataclass(frozen=True, kw_only=True)
class Compressed(Question):
    """A project file, compressed by zlib, in base64."""


@dataclass(frozen=True)
class Slot:
    """One field of a stored object.

    Attributes:
        name: its key in the file and its name in code.
        question: its kind.
        default: its value in an object whose file does not have the key.
        always: it is written in a new object even with its default.
        needed: a file without it is refused.
    """

    name: str
    question: Question
    default: Any
    always: bool = False
    needed: bool = False


_UNASKED: dict[tuple[type[Shape], str], Question] = {
    (Settings, "approval"): Maybe(prompt="Who approved this state, and when", of=Approval),
    (Settings, "severity_overrides"): WordsByName(prompt="Rule to the severity it has here"),
    (Settings, "visited"): NamesOrAll(prompt="Chapters opened so far, or the word all"),
    (Settings, "code_counters"): CountsByName(prompt="Code letter to the last number given out"),
    (Settings, "grown_from"): WordsByName(prompt="Line and root to what the root said then"),
    (Revision, "answers"): Compressed(
        prompt="What it said when approved: the project file of then, zlib, in base64"
    ),
    (DocumentSettings, "section_titles"): WordsByName(prompt="Section to the title it has here"),
    (quantities.Quantity, "value"): Number(prompt="How many"),
    (quantities.Quantity, "unit"): Unit(prompt="Of what: a unit or a currency code"),
    (Picture, "media_type"): Line(prompt="image/png or image/jpeg"),
    (Picture, "width"): Whole(prompt="Width in pixels"),
    (Picture, "height"): Whole(prompt="Height in pixels"),
    (Picture, "sha256"): Line(prompt="SHA-256 of the picture file, hexadecimal"),
    (Picture, "alt"): Line(prompt="What the picture shows"),
    (Picture, "content"): Content(prompt="The picture file in base64"),
}
_COMPLETE_ONLY = (quantities.Quantity, Picture)
_OF_MANY_TYPES = {
    "id": Line(prompt="Id, unique in the file"),
    "code": Line(prompt="Code on paper"),
}


_laid_out: dict[type, tuple[Slot, ...]] = {}


def slots(kind: type[Shape]) -> tuple[Slot, ...]:
    """Return the fields of *kind* in the order of the file.

    Raises:
        TypeError: a field neither asks a question nor has a kind here.
    """
    known = _laid_out.get(kind)
    if known is None:
        known = _laid_out[kind] = (
            _record_slots(kind)
            if issubclass(kind, Record)
            else tuple(_slot(kind, f) for f in dataclasses.fields(kind) if f.name != "kept")
        )
    return known


def _record_slots(kind: type[Record]) -> tuple[Slot, ...]:
    own_id = kind.key if kind.singleton else ""
    listed = not kind.singleton
    return (
        Slot("id", _OF_MANY_TYPES["id"], own_id, always=listed, needed=listed),
        Slot("code", _OF_MANY_TYPES["code"], "", always=bool(kind.letter)),
        *(Slot(name, a.question, a.default) for name, a in all_questions(kind).items()),
    )


def _slot(kind: type[Shape], declared: dataclasses.Field[Any]) -> Slot:
    name = declared.name
    question = declared.metadata.get("question") or _UNASKED.get((kind, name))
    question = question or _OF_MANY_TYPES.get(name)
    if question is None:
        raise TypeError(f"{kind.__name__}.{name} declares nothing to store it by")
    made = declared.default_factory
    default = declared.default if made is dataclasses.MISSING else made()
    whole = kind in _COMPLETE_ONLY
    return Slot(name, question, default, always=whole, needed=whole)
