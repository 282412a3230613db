"""A damaged project file: everything in it that is still whole, and in words what is not.

Nothing is guessed. A record is taken as it stands in the file or it is left out: one that is
not complete, that holds bytes which are no text, or of which any value does not fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any, cast

from credo_builder.domain.project import Project
from credo_builder.domain.questions import MAX_ITEMS
from credo_builder.domain.records import Record
from credo_builder.domain.settings import Settings
from credo_builder.domain.shapes import Shape
from credo_builder.errors import Damaged, NewerFormat, NotAProject
from credo_builder.i18n import Told, told
from credo_builder.storage import codec, pictures
from credo_builder.storage.fragments import Fragments, fragments
from credo_builder.storage.migrations import SCHEMA_VERSION, migrated
from credo_builder.storage.parsing import FORMAT, refuse_foreign
from credo_builder.storage.positions import field_name
from credo_builder.storage.reading import Reading
from credo_builder.values import dataclass

_NAMED = 5
"""Lines named one by one; the rest is counted."""


@dataclass(frozen=True)
class Salvaged:
    """What could be had from a damaged file.

    Attributes:
        project: every record that is whole, and nothing else.
        dropped: a few words for each part that is not there any more, such as “2 of 9 promises
            (lines 120, 310)” or “everything after service_levels[3]”; none when all is there.
    """

    project: Project
    dropped: tuple[Told, ...]


def salvage(content: bytes, name: str, *, kinds: codec.Kinds | None = None) -> Salvaged:
    """Return what is whole in the bytes of the damaged file *name*.

    Args:
        content: at most 32 MiB.
        name: what messages call the file.
        kinds: record types in the order of the file; all of the method unless given.

    Raises:
        NotAProject: the file is something else.
        Damaged: it is empty or too large, or nothing in it is whole.
        NewerFormat: it needs a newer version of the program.
    """
    refuse_foreign(content, name)
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    found = fragments(text)
    if FORMAT not in text and not {"schema_version", "project_id"} <= found.value.keys():
        raise NotAProject(
            f"{name}: this is not a credo project. Choose a file that ends in .credo."
        )
    least = found.value.get("min_reader", 1)
    if type(least) is int and least > SCHEMA_VERSION:
        raise NewerFormat(
            f"{name}: a newer version of Credo Builder wrote this file. Install it to see what "
            "can be had from it."
        )
    version = found.value.get("schema_version")
    if type(version) is int and 1 <= version < SCHEMA_VERSION:
        found.value = migrated(found.value)
    taken = _Taken(found, codec.record_types() if kinds is None else kinds)
    project = taken.project()
    if not project.records and "project" not in found.value:
        raise Damaged(
            f"{name}: nothing in this file is whole. Open an earlier state of it, or another copy."
        )
    return Salvaged(project, tuple(taken.dropped()))


@dataclass
class _Taken:
    """The parts of one file on their way to a project.

    Attributes:
        found: the whole parts.
        kinds: record types in the order of the file.
        lost: key to the lines of entries that are left out; 0 where no line is known.
        pictures: names of pictures left out.
    """

    found: Fragments
    kinds: codec.Kinds
    lost: dict[str, list[int]] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)

    def project(self) -> Project:
        """Return the project that the whole parts make."""
        value = self.found.value
        self.lost = {key: list(lines) for key, lines in self.found.broken.items()}
        settings = self.shape(Settings, value.get("project", {}), ("project",))
        if settings is None:
            self.lost["project"] = [0]
        records = dict(self.records())
        known = {*codec.HEADER, "project", "checksum", *(kind.key for kind in self.kinds)}
        unknown = {k: v for k, v in value.items() if k not in known and k not in self.lost}
        order = [key for key in value if key in known or key in unknown]
        if "app" in order and "checksum" not in order:
            order.append("checksum")
        project_id, saved = value.get("project_id"), value.get("saved_seq")
        reading = Reading(take_in=pictures.trusted)
        return Project(
            project_id=project_id if isinstance(project_id, str) else "",
            saved_seq=saved if type(saved) is int and saved >= 0 else 0,
            settings=cast("Settings", settings) if settings is not None else Settings(),
            records=MappingProxyType(records),
            kept=reading.keep(tuple(order), unknown),
        )

    def records(self) -> Iterator[tuple[type[Record], tuple[Record, ...]]]:
        """Yield each record type of which something is whole, with its records."""
        for kind in sorted(self.kinds, key=lambda one: not one.singleton):
            value = self.found.value.get(kind.key)
            if kind.key not in self.found.value or value in ({}, []):
                continue
            if kind.singleton:
                only = self.shape(kind, value, (kind.key,))
                if only is None:
                    self.lost.setdefault(kind.key, []).append(0)
                else:
                    yield kind, (self.named(cast("Record", only), kind.key),)
            elif isinstance(value, list):
                held = tuple(self.entries(kind, value))
                if held:
                    yield kind, held
            else:
                self.lost.setdefault(kind.key, []).append(0)

    def entries(self, kind: type[Record], value: list[Any]) -> Iterator[Record]:
        """Yield the records of a list that fit and have an id of their own."""
        lines = self.found.lines.get(kind.key, ())
        others = {one.prefix for one in self.kinds if one is not kind and one.prefix}
        is_hurt = kind.key in self.found.broken
        for place, one in enumerate(value):
            made = cast("Record | None", self.shape(kind, one, (kind.key, place)))
            is_strange = (
                made is None
                or not made.id
                or made.id in self._ids
                or place >= MAX_ITEMS
                or (is_hurt and made.id.partition("_")[0] in others)
            )
            if made is None or is_strange:
                line = lines[place] if place < len(lines) else 0
                self.lost.setdefault(kind.key, []).append(line)
            else:
                self._ids.add(made.id)
                yield made

    def named(self, only: Record, key: str) -> Record:
        """Return the *only* record of its type with its id, which no other may have."""
        made = only if only.id else replace(only, id=key)
        self._ids.add(made.id)
        return made

    def shape(self, kind: type[Shape], value: Any, at: tuple[str | int, ...]) -> Shape | None:
        """Return what *value* spells; None where anything in it does not fit."""
        reading = Reading(take_in=pictures.trusted)
        made = reading.object(kind, value, at[:-1], at[-1])
        if reading.misfits:
            return None
        self.pictures += [field_name(place) for place, _ in reading.pictures]
        return made

    def dropped(self) -> Iterator[Told]:
        """Yield what is not in the project, in words, in the order of the file."""
        if "project" in self.lost:
            yield told("the settings of the project")
        for kind in self.kinds:
            lines = self.lost.pop(kind.key, [])
            if not lines:
                continue
            if kind.singleton:
                yield told("everything under “{part}”", part=kind.key)
                continue
            every = len(self.found.value.get(kind.key, ())) + len(
                self.found.broken.get(kind.key, ())
            )
            yield told(
                "{lost} of {all} {things}{where}",
                lost=len(lines),
                all=every,
                things=told(kind.terms),
                where=_lines(lines),
            )
        for key in self.lost:
            if key not in ("project", *codec.HEADER, "checksum"):
                yield told("everything under “{part}”", part=key.strip('"'))
        for name in self.pictures:
            yield told("the picture {name}", name=name)
        for first, last in self.found.gaps:
            yield told("what stands in the lines {first} to {last}", first=first, last=last)
        if self.found.after is not None:
            place = field_name(self.found.after) if self.found.after else "{"
            yield told("everything after {place}", place=place)


def _lines(lines: list[int]) -> Told | str:
    """Return the lines that are known, in brackets; "" for none."""
    known = [str(line) for line in sorted(lines) if line]
    if not known:
        return ""
    more = ", …" if len(known) > _NAMED else ""
    listed = ", ".join(known[:_NAMED]) + more
    if len(known) == 1:
        return told(" (line {line})", line=listed)
    return told(" (lines {lines})", lines=listed)
