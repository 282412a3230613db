"""Records to parsed JSON: keys in the order of their file, new ones after their neighbour."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from credo_builder.domain import questions as ask_for
from credo_builder.domain.questions import Question
from credo_builder.domain.shapes import Shape
from credo_builder.storage import layout
from credo_builder.storage.numbers import spelling
from credo_builder.values import dataclass

Writer = Callable[[Any], Any]


def object_of(shape: Shape) -> dict[str, Any]:
    """Return *shape* as JSON: known and unknown keys in the order of its file.

    A key that the file did not have appears when it holds no default any more. A new
    object has the fields that are always written and those that hold no default.
    """
    kept, held = shape.kept, shape.__dict__
    kind = type(shape)
    way = _ways.get((kind, kept.order)) or _way(kind, kept.order)
    for name, default in way.left_out:
        if held[name] is not default and held[name] != default:
            return _grown(shape)
    made: dict[str, Any] = {name: held[name] for name in way.known}
    for name, write in way.written:
        made[name] = write(made[name])
    if kept.unknown:
        return in_order(kept.order, made, kept.unknown, ())
    return made


def _grown(shape: Shape) -> dict[str, Any]:
    """Return *shape* as JSON, with keys that its file did not have."""
    kept = shape.kept
    known: dict[str, Any] = {}
    for slot, write in _plan(type(shape)):
        value = getattr(shape, slot.name)
        if slot.name in kept.order or value != slot.default or (slot.always and not kept.order):
            known[slot.name] = write(value)
    order = tuple(slot.name for slot, _ in _plan(type(shape)))
    return in_order(kept.order, known, kept.unknown, order)


def in_order(
    order: Iterable[str],
    known: Mapping[str, Any],
    unknown: Mapping[str, Any],
    schema: tuple[str, ...],
) -> dict[str, Any]:
    """Return *known* and *unknown* as one object, its keys in *order*.

    A known key that is not in *order* follows the nearest one before it in the *schema*.
    """
    keys = [key for key in order if key in known or key in unknown]
    present = set(keys)
    after = -1
    for name in schema:
        if name in present:
            after = keys.index(name)
        elif name in known:
            after += 1
            keys.insert(after, name)
    return {key: known[key] if key in known else unknown[key] for key in keys}


@dataclass(frozen=True)
class _Way:
    """How objects of one class are written that have the same keys.

    Attributes:
        known: keys that a field of ours answers to, in the order of the file.
        written: those of them whose value is not JSON as it stands, with what makes it so.
        left_out: fields without a key, with their defaults.
    """

    known: tuple[str, ...]
    written: tuple[tuple[str, Writer], ...]
    left_out: tuple[tuple[str, Any], ...]


_MOST_WAYS = 4_096
_ways: dict[tuple[type, tuple[str, ...]], _Way] = {}


def _way(kind: type[Shape], order: tuple[str, ...]) -> _Way:
    writers = {slot.name: write for slot, write in _plan(kind)}
    always = tuple(slot.name for slot, _ in _plan(kind) if slot.always)
    known = tuple(name for name in order if name in writers) if order else always
    if len(_ways) >= _MOST_WAYS:
        _ways.clear()
    way = _ways[kind, order] = _Way(
        known,
        tuple((name, writers[name]) for name in known if writers[name] is not _same),
        tuple((slot.name, slot.default) for slot, _ in _plan(kind) if slot.name not in known),
    )
    return way


_plans: dict[type, tuple[tuple[layout.Slot, Writer], ...]] = {}


def _plan(kind: type[Shape]) -> tuple[tuple[layout.Slot, Writer], ...]:
    plan = _plans.get(kind)
    if plan is None:
        plan = _plans[kind] = tuple((s, writer_of(s.question)) for s in layout.slots(kind))
    return plan


def writer_of(question: Question) -> Writer:
    """Return what turns the answer to *question* into parsed JSON."""
    return _WRITERS[type(question)]


def _same(value: Any) -> Any:
    return value


def _texts(value: tuple[str, ...]) -> list[str]:
    return list(value)


def _names_or_all(value: tuple[str, ...] | str) -> list[str] | str:
    return value if isinstance(value, str) else list(value)


def _decimal(value: Any) -> Any:
    return None if value is None else spelling(value)


def _number(value: Any) -> Any:
    return spelling(value) if isinstance(value, Decimal) else value


def _date(value: Any) -> str | None:
    return None if value is None else value.isoformat()


def _time(value: Any) -> str | None:
    return None if value is None else f"{value:%H:%M}"


def _one(value: Any) -> dict[str, Any] | None:
    return None if value is None else object_of(value)


def _rows(value: tuple[Shape, ...]) -> list[dict[str, Any]]:
    return [object_of(row) for row in value]


def _by_name(value: Mapping[str, Any]) -> dict[str, Any]:
    return dict(value)


def _content(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


_WRITERS: dict[type[Question], Writer] = {
    ask_for.Line: _same,
    ask_for.Text: _same,
    ask_for.Choice: _same,
    ask_for.Link: _same,
    ask_for.Colour: _same,
    ask_for.Flag: _same,
    ask_for.Scale: _same,
    ask_for.Count: _number,
    ask_for.Lines: _texts,
    ask_for.Choices: _texts,
    ask_for.Links: _texts,
    ask_for.Percent: _decimal,
    ask_for.Date: _date,
    ask_for.TimeOfDay: _time,
    ask_for.Quantity: _one,
    ask_for.Money: _one,
    ask_for.Picture: _one,
    ask_for.Group: _one,
    ask_for.Rows: _rows,
    layout.Maybe: _one,
    layout.Whole: _same,
    layout.Number: _decimal,
    layout.Unit: _same,
    layout.WordsByName: _by_name,
    layout.CountsByName: _by_name,
    layout.NamesOrAll: _names_or_all,
    layout.Content: _content,
    layout.Compressed: _content,
}
