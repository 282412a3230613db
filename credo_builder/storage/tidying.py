"""A project with every text as the model may hold it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from credo_builder.domain.project import Project
from credo_builder.domain.shapes import Shape
from credo_builder.storage import layout
from credo_builder.storage.spelling import keep, spelled
from credo_builder.storage.text import clean_text

S = TypeVar("S", bound=Shape)


def tidied(project: Project) -> Project:
    """Return *project* with every text cleaned; what needs nothing stays the same object."""
    plain = []
    records = {}
    for kind, held in project.records.items():
        texts = [spelled(record) for record in held]
        plain += [one for one in texts if one.is_plain]
        records[kind] = tuple([t.record if t.is_plain else _shape(t.record) for t in texts])
    keep(plain)
    return replace(
        project,
        project_id=clean_text(project.project_id),
        settings=_shape(project.settings),
        records=MappingProxyType(records),
    )


def _shape(shape: S) -> S:
    changes: dict[str, Any] = {}
    for slot in layout.slots(type(shape)):
        value = getattr(shape, slot.name)
        new = _value(value)
        if new is not value:
            changes[slot.name] = new
    return replace(shape, **changes) if changes else shape


def _value(value: Any) -> Any:
    """Return *value* cleaned, and the very same where nothing is to do."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, Shape):
        return _shape(value)
    if isinstance(value, tuple):
        parts = tuple([_value(part) for part in value])
        return parts if any(a is not b for a, b in zip(parts, value, strict=True)) else value
    if isinstance(value, Mapping):
        named = {clean_text(key): _value(part) for key, part in value.items()}
        return value if named == value else MappingProxyType(named)
    return value
