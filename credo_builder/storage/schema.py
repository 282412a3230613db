"""The JSON Schema of the project file, from the same declarations as the codec."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from credo_builder.domain import questions as ask_for
from credo_builder.domain.quantities import UNITS, Quantity
from credo_builder.domain.questions import MAX_CHARACTERS, MAX_ITEMS, Question
from credo_builder.domain.records import Picture, Record
from credo_builder.domain.settings import ALL_VISITED, Settings
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Term
from credo_builder.storage import codec, layout
from credo_builder.storage.parsing import FORMAT

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Parts = dict[str, Any]


def json_schema(*, kinds: codec.Kinds | None = None) -> Parts:
    """Return the JSON Schema (2020-12) of a project file.

    It says what reading checks: types, ranges, caps. Unknown keys are allowed at every
    level, and so are unknown words where a choice is asked.
    """
    types = codec.record_types() if kinds is None else kinds
    parts: Parts = {}
    properties: Parts = {
        "format": {"const": FORMAT},
        "schema_version": {"type": "integer", "minimum": 1},
        "min_reader": {"type": "integer", "minimum": 1},
        "app": {"type": "string"},
        "project_id": {"type": "string"},
        "saved_seq": {"type": "integer", "minimum": 0},
        "project": _reference(Settings, parts),
    }
    for kind in types:
        one = _reference(kind, parts)
        properties[kind.key] = one if kind.singleton else _many(one)
    properties["checksum"] = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
    return {
        "$schema": DIALECT,
        "title": "Service credo project",
        "type": "object",
        "required": ["format", "schema_version"],
        "properties": properties,
        "$defs": dict(sorted(parts.items())),
    }


def _reference(kind: type[Shape], parts: Parts) -> Parts:
    """Return a reference to the schema of *kind*, which is put into *parts*."""
    name = kind.__name__
    if name not in parts:
        parts[name] = {}
        parts[name] = _object(kind, parts)
    return {"$ref": f"#/$defs/{name}"}


def _object(kind: type[Shape], parts: Parts) -> Parts:
    slots = layout.slots(kind)
    made: Parts = {"type": "object", "description": " ".join((kind.__doc__ or "").split())}
    if issubclass(kind, Record):
        made["title"] = kind.term or kind.key
    made["properties"] = {slot.name: _property(slot, parts) for slot in slots}
    needed = [slot.name for slot in slots if slot.needed]
    return made | ({"required": needed} if needed else {})


def _property(slot: layout.Slot, parts: Parts) -> Parts:
    question = slot.question
    said = " ".join(part for part in (question.prompt, question.hint) if part)
    return {"description": said, **_value(question, parts)}


def _value(question: Question, parts: Parts) -> Parts:
    if isinstance(question, ask_for.Group | ask_for.Rows | layout.Maybe):
        one = _reference(question.of, parts)
        if isinstance(question, ask_for.Rows):
            return _many(one)
        return _or_null(one) if isinstance(question, layout.Maybe) else one
    if isinstance(question, ask_for.Quantity | ask_for.Money):
        return _or_null(_reference(Quantity, parts))
    if isinstance(question, ask_for.Picture):
        return _or_null(_reference(Picture, parts))
    if isinstance(question, ask_for.Choice):
        return _word(question.options)
    if isinstance(question, ask_for.Choices):
        return _many(_word(question.options))
    if isinstance(question, ask_for.Count):
        kind = "number" if question.fractions else "integer"
        return {"type": [kind, "null"], "minimum": question.minimum, "maximum": question.maximum}
    return _PLAIN[type(question)]()


def _many(one: Parts) -> Parts:
    return {"type": "array", "maxItems": MAX_ITEMS, "items": one}


def _or_null(one: Parts) -> Parts:
    return {"anyOf": [one, {"type": "null"}]}


def _text() -> Parts:
    return {"type": "string", "maxLength": MAX_CHARACTERS}


def _texts() -> Parts:
    return _many(_text())


def _word(options: type[Term]) -> Parts:
    return {"anyOf": [{"enum": [term.value for term in options]}, _text()]}


def _whole(least: int, most: int) -> Parts:
    return {"type": ["integer", "null"], "minimum": least, "maximum": most}


def _by_name(part: Parts) -> Parts:
    return {"type": "object", "additionalProperties": part}


def _count() -> Parts:
    return {"type": "integer", "minimum": 0}


_PLAIN: dict[type[Question], Callable[[], Parts]] = {
    ask_for.Line: _text,
    ask_for.Text: _text,
    ask_for.Link: _text,
    ask_for.Lines: _texts,
    ask_for.Links: _texts,
    ask_for.Scale: lambda: _whole(1, 5),
    ask_for.Flag: lambda: {"type": "boolean"},
    ask_for.Percent: lambda: {"type": ["number", "null"], "minimum": 0, "maximum": 100},
    ask_for.Date: lambda: _or_null({"type": "string", "format": "date"}),
    ask_for.TimeOfDay: lambda: _or_null(
        {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}
    ),
    ask_for.Colour: lambda: {"type": "string", "pattern": "^(#[0-9A-Fa-f]{6})?$"},
    layout.Whole: _count,
    layout.Number: lambda: {"type": "number"},
    layout.WordsByName: lambda: _by_name(_text()),
    layout.CountsByName: lambda: _by_name(_count()),
    layout.NamesOrAll: lambda: {"anyOf": [{"const": ALL_VISITED}, _texts()]},
    layout.Content: lambda: {"type": "string", "contentEncoding": "base64"},
    layout.Compressed: lambda: {"type": "string", "contentEncoding": "base64"},
    layout.Unit: lambda: {"anyOf": [{"enum": list(UNITS)}, {"type": "string"}]},
}
