"""What every stored object carries besides its own fields: the keys it does not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from credo_builder.values import dataclass

EMPTY: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True)
class Kept:
    """What a file said of one object that our fields do not hold.

    Attributes:
        order: all keys of the object as the file had them; empty for a new object.
        unknown: key to value for keys that no field of ours answers to. Values are
            plain JSON (numbers as `SpelledNumber`), never changed.
    """

    order: tuple[str, ...] = ()
    unknown: Mapping[str, object] = field(default_factory=lambda: EMPTY)


NOTHING_KEPT = Kept()


@dataclass(frozen=True)
class SpelledNumber:
    """A number of an unknown key, as its file spelled it, such as ``1.50``."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Shape:
    """An object of the project file; unknown keys stay with it, in their place."""

    kept: Kept = field(default=NOTHING_KEPT, compare=False, repr=False)
