"""Parsed JSON to records: every value is checked for shape, and all misfits are told at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import field
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from credo_builder.domain.quantities import Quantity
from credo_builder.domain.questions import MAX_CHARACTERS
from credo_builder.domain.records import Picture
from credo_builder.domain.shapes import EMPTY, NOTHING_KEPT, Kept, Shape
from credo_builder.storage import layout
from credo_builder.storage.answers import TEXTS, Reader, fits_as_it_is, must, reader_of, text
from credo_builder.storage.positions import DEEPEST, Place
from credo_builder.values import dataclass


@dataclass
class Reading:
    """What was found while one file is read.

    Attributes:
        plain: no text of the file can need cleaning.
        misfits: (place, message) of every value with the wrong shape.
        cleaned: places of texts that lost characters.
        pictures: (place, why) of pictures left out.
        take_in: checks a picture of the file; None and the reason when it is left out.
    """

    take_in: Callable[[Picture], tuple[Picture | None, str]]
    plain: bool = False
    misfits: list[tuple[Place, str]] = field(default_factory=list)
    cleaned: list[Place] = field(default_factory=list)
    pictures: list[tuple[Place, str]] = field(default_factory=list)
    _kept: dict[tuple[str, ...], Kept] = field(default_factory=dict)

    def misfit(self, at: Place, name: str | int, message: str) -> None:
        """Note that the value *name* in *at* has the wrong shape."""
        self.misfits.append(((*at, name), message))

    def object(self, kind: type[Shape], value: Any, at: Place, name: str | int) -> Shape:
        """Return the object of *kind* that *value*, standing at *name* in *at*, spells.

        Where something does not fit it is noted, and a default stands in for it.
        """
        if type(value) is not dict:
            self.misfit(at, name, _no_object(kind, value))
            return kind()
        way = _way(kind, tuple(value), tuple(map(type, value.values())))
        fields = way.defaults | value
        here = (*at, name)
        for key, reader in way.readers:
            fields[key] = reader(self, value[key], here, key)
        if way.texts:
            self.texts(way, value, fields, here)
        if way.unknown:
            for key in way.unknown:
                self.unknown(value[key], here, key)
                del fields[key]
            unknown = {key: value[key] for key in way.unknown}
            fields["kept"] = Kept(way.order, MappingProxyType(unknown))
        for key in way.missing:
            self.misfit(at, name, f"has no “{key}”. Add it; docs/FORMAT.md tells what fits.")
        if way.is_called:
            return kind(**fields)
        made = object.__new__(kind)
        _fill(made, "__dict__", fields)
        return made

    def texts(self, way: _Way, value: dict[str, Any], fields: dict[str, Any], here: Place) -> None:
        """Look at the plain texts of an object; where nothing can be wrong, at all at once."""
        if self.plain and sum(map(len, way.texts_of(value))) <= MAX_CHARACTERS:
            return
        for key in way.texts:
            fields[key] = text(self, value[key], here, key)

    def apart(self) -> Reading:
        """Return a reading of the same file that keeps what it finds to itself."""
        return Reading(take_in=self.take_in, plain=self.plain)

    def unknown(self, value: Any, at: Place, key: str) -> None:
        """Check how deeply *value*, of which nothing else is known, is nested."""
        if not isinstance(value, dict | list):
            return
        level, deep = [value], len(at) + 1
        while level:
            deep += 1
            parts = (p for one in level for p in (one.values() if isinstance(one, dict) else one))
            level = [part for part in parts if isinstance(part, dict | list)]
            if deep > DEEPEST:
                self.misfit(at, key, f"is nested deeper than {DEEPEST} levels. Make it flatter.")
                return

    def keep(self, order: tuple[str, ...], unknown: dict[str, Any]) -> Kept:
        """Return what is kept of an object; objects that keep the same share it."""
        if unknown:
            return Kept(order, MappingProxyType(unknown))
        if not order:
            return NOTHING_KEPT
        shared = self._kept.get(order)
        if shared is None:
            shared = self._kept[order] = Kept(order, EMPTY)
        return shared


@dataclass(frozen=True)
class _Way:
    """How the objects of one class are read that have the same keys with the same types.

    A file has few such ways and many objects, so what follows from keys and types alone is
    found once.

    Attributes:
        order: the keys.
        readers: key and what reads its value, where a look at the type is not enough.
        texts: keys of texts, of which only characters and length are left to look at.
        texts_of: what takes those texts out of an object.
        unknown: keys that no field answers to.
        missing: keys that are not there and must be.
        defaults: every field with its default, and what is kept.
        is_called: the class makes its objects itself. Others get all their fields at once: a
            frozen dataclass sets them one by one, which with 30 fields a record takes half
            the time of opening a project.
    """

    order: tuple[str, ...]
    readers: tuple[tuple[str, Reader], ...]
    texts: tuple[str, ...]
    texts_of: Callable[[dict[str, Any]], tuple[str, ...]]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    defaults: dict[str, Any]
    is_called: bool


def _no_object(kind: type[Shape], value: Any) -> str:
    """Return what to say of a *value* that should be an object of *kind*."""
    if kind is Quantity:
        how = 'Write it as {"value": 10, "unit": "day"}, or null for none.'
        return must("a quantity", value, how)
    return must("an object", value, "Put it in curly brackets.", "Write {} for none.")


_fill = object.__setattr__
_MOST_WAYS = 4_096
_ways: dict[tuple[type, tuple[str, ...], tuple[type, ...]], _Way] = {}


def _way(kind: type[Shape], order: tuple[str, ...], types: tuple[type, ...]) -> _Way:
    asked = (kind, order, types)
    way = _ways.get(asked)
    if way is None:
        if len(_ways) >= _MOST_WAYS:
            _ways.clear()
        way = _ways[asked] = _found_way(kind, order, types)
    return way


def _found_way(kind: type[Shape], order: tuple[str, ...], types: tuple[type, ...]) -> _Way:
    slots = {slot.name: slot for slot in layout.slots(kind)}
    known = [
        (key, held, slots[key].question)
        for key, held in zip(order, types, strict=True)
        if key in slots
    ]
    texts = tuple(key for key, held, question in known if held is str and type(question) in TEXTS)
    looked_at = [
        (key, question)
        for key, held, question in known
        if key not in texts and not fits_as_it_is(question, held)
    ]
    declared = dataclasses.fields(kind)
    is_called = hasattr(kind, "__post_init__") or any(
        f.default is dataclasses.MISSING for f in declared
    )
    defaults = {} if is_called else {f.name: f.default for f in declared}
    return _Way(
        order=order,
        readers=tuple((key, reader_of(question)) for key, question in looked_at),
        texts=texts,
        texts_of=_getter(texts),
        unknown=tuple(key for key in order if key not in slots),
        missing=tuple(s.name for s in slots.values() if s.needed and s.name not in order),
        defaults=defaults | {"kept": Kept(order, EMPTY) if order else NOTHING_KEPT},
        is_called=is_called,
    )


def _getter(keys: tuple[str, ...]) -> Callable[[dict[str, Any]], tuple[str, ...]]:
    """Return what takes the values of *keys* out of an object."""
    if len(keys) > 1:
        return itemgetter(*keys)
    return lambda value: tuple([value[key] for key in keys])
