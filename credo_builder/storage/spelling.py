"""Records as text, kept from one save to the next: most of a project is what it was before.

A record never changes, so its text does not either. Those of the project that was written last
are kept with their texts, by identity, for as long as they are part of what is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from credo_builder.domain.records import Record
from credo_builder.storage import json_text
from credo_builder.storage.text import is_plainly_spelled
from credo_builder.storage.writing import object_of

MOST_CHARACTERS = 8 * 2**20
"""Texts that are longer together are not kept."""


class Spelled:
    """One record as the file spells it.

    Attributes:
        record: the record.
        is_proven: its text was read once and said the same as the record.
    """

    def __init__(self, record: Record) -> None:
        """Spell *record* as soon as it is asked for."""
        self.record = record
        self.is_proven = False

    @cached_property
    def pretty(self) -> str:
        """Its text in the file, indented as far as its place in the file is."""
        depth = 1 if type(self.record).singleton else 2
        return json_text.indented(object_of(self.record), depth)

    @cached_property
    def text(self) -> str:
        """Its part of the canonical form."""
        return json_text.compact(object_of(self.record), sort_keys=True)

    @cached_property
    def is_plain(self) -> bool:
        """Whether none of its texts can need cleaning; may err towards False."""
        return is_plainly_spelled(self.pretty)


class _Written:
    """The records that were written last."""

    last: dict[int, Spelled] = {}  # noqa: RUF012  replaced as a whole, never changed


def spelled(record: Record) -> Spelled:
    """Return *record* as the file spells it."""
    known = _Written.last.get(id(record))
    return known if known is not None and known.record is record else Spelled(record)


def keep(every: Iterable[Spelled]) -> None:
    """Keep the texts of these records, and of no others."""
    kept = {id(one.record): one for one in every}
    sizes = (
        len(part) for one in kept.values() for part in vars(one).values() if type(part) is str
    )
    _Written.last = kept if sum(sizes) <= MOST_CHARACTERS else {}


def prove(records: Iterable[Record]) -> None:
    """Note that the texts of *records*, as far as they are kept, were read and say the same."""
    for record in records:
        spelled(record).is_proven = True


def proven(record: Record, value: object) -> bool:
    """Whether *value*, read from what was just written, can only say the same as *record*.

    Its text was read once already, and neither text nor record can have changed since; the
    id tells that it stands in its own place.
    """
    if not isinstance(value, dict) or not spelled(record).is_proven:
        return False
    return type(record).singleton or value.get("id") == record.id
