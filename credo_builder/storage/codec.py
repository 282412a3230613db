"""A project to the bytes of its file and back, driven by the declarations alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any, cast

from credo_builder import __version__, chapters
from credo_builder.domain.project import Project
from credo_builder.domain.questions import MAX_ITEMS
from credo_builder.domain.records import Record
from credo_builder.domain.settings import Settings
from credo_builder.errors import CannotSave, NewerFormat, ProjectFileError
from credo_builder.storage import json_text, pictures, spelling
from credo_builder.storage.migrations import MIGRATIONS, SCHEMA_VERSION, migrated
from credo_builder.storage.parsing import FORMAT, decoded, kind_of, parsed, told
from credo_builder.storage.positions import Place, field_name, scan
from credo_builder.storage.reading import Reading
from credo_builder.storage.spelling import Spelled, proven, spelled
from credo_builder.storage.text import excerpt, is_plainly_spelled
from credo_builder.storage.writing import in_order, object_of
from credo_builder.values import dataclass

APP = f"credo-builder {__version__}"
HEADER = ("format", "schema_version", "min_reader", "app", "project_id", "saved_seq")
_NOT_THE_PROJECT = {*HEADER, "checksum"} - {"project_id"}

Kinds = tuple[type[Record], ...]


@dataclass(frozen=True)
class Loaded:
    """A project read from a file.

    Attributes:
        project: what the file holds.
        warnings: a sentence for each thing a person should know, none when all is well.
        read_only: a newer version wrote it and saving it here would spoil it.
        migrated: an older version wrote it; a backup is due before the first save.
    """

    project: Project
    warnings: tuple[str, ...] = ()
    read_only: bool = False
    migrated: bool = False


def record_types() -> Kinds:
    """Return every record type in the order of the file."""
    return chapters.RECORDS


def read(
    content: bytes, name: str, *, kinds: Kinds | None = None, written: Project | None = None
) -> Loaded:
    """Return the project that the bytes of the file *name* hold.

    Args:
        content: at most 32 MiB.
        name: what messages call the file.
        kinds: record types in the order of the file; all of the method unless given.
        written: the project that was just written here as *content*. Its checksum fits, and
            a record whose text was read before is not read again; all else is looked at.

    Raises:
        NotAProject: the file is something else.
        Damaged: it is empty, cut short, not JSON or not UTF-8.
        NewerFormat: it needs a newer version even to be read.
        ProjectFileError: values have the wrong shape, each told with line and field.
    """
    text = decoded(content, name)
    types = record_types() if kinds is None else kinds
    return _Load(text, parsed(text, name), name, types, written).done()


@dataclass
class _Load:
    """One file on its way to a project."""

    text: str
    value: dict[str, Any]
    name: str
    kinds: Kinds
    written: Project | None = None
    reading: Reading = field(init=False)

    def done(self) -> Loaded:
        self.reading = Reading(take_in=pictures.trusted, plain=is_plainly_spelled(self.text))
        original = self.value
        version, least = self.version("schema_version"), self.version("min_reader")
        if self.reading.misfits:
            self.refuse_misfits()
        if version < SCHEMA_VERSION:
            self.value = migrated(original, chain=MIGRATIONS)
        project = self.project()
        newer = least > SCHEMA_VERSION
        self.refuse_misfits(newer=newer)
        return Loaded(
            project,
            tuple(self.warnings(original, newer=newer)),
            read_only=newer,
            migrated=version < SCHEMA_VERSION,
        )

    def version(self, key: str) -> int:
        value = self.value.get(key, 1 if key == "min_reader" else None)
        if type(value) is int and value >= 1:
            return value
        self.reading.misfit((), key, "must be a whole number from 1. Write 1 if unsure.")
        return 1

    def project(self) -> Project:
        reading, value = self.reading, self.value
        known = {*HEADER, "project", "checksum", *(kind.key for kind in self.kinds)}
        unknown = {key: part for key, part in value.items() if key not in known}
        for key, part in unknown.items():
            reading.unknown(part, (), key)
        for key in ("schema_version", "min_reader"):
            if value.get(key, SCHEMA_VERSION) != SCHEMA_VERSION:
                unknown[key] = value[key]
        settings = reading.object(Settings, value.get("project", {}), (), "project")
        return Project(
            project_id=self.text_of("project_id"),
            saved_seq=self.saved_seq(),
            settings=cast("Settings", settings),
            records=MappingProxyType(dict(self.records())),
            kept=reading.keep(tuple(value), unknown),
        )

    def text_of(self, key: str) -> str:
        value = self.value.get(key, "")
        if isinstance(value, str):
            return value
        self.reading.misfit((), key, f"must be text, not {kind_of(value)}. Put it in quotes.")
        return ""

    def saved_seq(self) -> int:
        value = self.value.get("saved_seq", 0)
        if type(value) is int and value >= 0:
            return value
        self.reading.misfit((), "saved_seq", "must be a whole number from 0. Write 0 if unsure.")
        return 0

    def records(self) -> Iterator[tuple[type[Record], tuple[Record, ...]]]:
        for kind in self.kinds:
            same = self.written.of(kind) if self.written is not None else ()
            value = self.value.get(kind.key)
            if kind.key not in self.value or value == ({} if kind.singleton else []):
                continue
            if kind.singleton and same and proven(same[0], value):
                yield kind, same
            elif kind.singleton:
                only = cast("Record", self.reading.object(kind, value, (), kind.key))
                yield kind, (only if only.id else replace(only, id=kind.key),)
            elif isinstance(value, list):
                if len(value) > MAX_ITEMS:
                    many = f"has {len(value):,} entries; at most {MAX_ITEMS} fit. Remove some."
                    self.reading.misfit((), kind.key, many)
                at = (kind.key,)
                held = value[:MAX_ITEMS]
                found = [
                    same[i]
                    if i < len(same) and proven(same[i], one)
                    else self.record(kind, one, at, i)
                    for i, one in enumerate(held)
                ]
                yield kind, tuple(found)
            else:
                wrong = f"must be a list, not {kind_of(value)}. Put it in square brackets."
                self.reading.misfit((), kind.key, wrong)

    def record(self, kind: type[Record], value: Any, at: Place, index: int) -> Record:
        found = cast("Record", self.reading.object(kind, value, at, index))
        if not found.id and isinstance(value, dict) and isinstance(value.get("id"), str):
            self.reading.misfit((*at, index), "id", "is empty. Write one that no other has.")
        return found

    def ids(self) -> Iterator[tuple[str, Place]]:
        """Yield every id of a record, with the place of the record; lists come last."""
        for kind in self.kinds:
            value = self.value.get(kind.key)
            if kind.singleton:
                named = value.get("id") if isinstance(value, dict) else None
                yield (named if isinstance(named, str) and named else kind.key), (kind.key,)
        for kind in self.kinds:
            value = self.value.get(kind.key)
            if not kind.singleton and isinstance(value, list):
                for i, one in enumerate(value):
                    if isinstance(one, dict) and isinstance(one.get("id"), str):
                        yield one["id"], (kind.key, i)

    def twice(self) -> list[tuple[Place, Place]]:
        """Return (later, first) places of records that share an id."""
        first: dict[str, Place] = {}
        return [
            (at, first.get(one, at)) for one, at in self.ids() if first.setdefault(one, at) != at
        ]

    def refuse_misfits(self, *, newer: bool = False) -> None:
        """Raise what does not fit; lines are looked for only now."""
        twice = self.twice()
        if not self.reading.misfits and not twice:
            return
        if newer:
            raise NewerFormat(f"{self.name}: {self.by_newer()} Install it to open this file.")
        places = [at for at, _ in self.reading.misfits]
        places += [(*at, "id") for pair in twice for at in pair]
        lines = scan(self.text, places)
        problems = [
            (lines.line_of(at), f"{field_name(at)}: {message}")
            for at, message in self.reading.misfits
        ]
        for at, first in twice:
            message = (
                f"is the id of {field_name(first)} in line {lines.line_of((*first, 'id'))} "
                "already. Give one of them another id, and its links too."
            )
            problems.append((lines.line_of((*at, "id")), f"{field_name((*at, 'id'))}: {message}"))
        raise ProjectFileError(*told(self.name, problems))

    def by_newer(self) -> str:
        app = self.value.get("app")
        by = f" ({excerpt(app)})" if isinstance(app, str) and app else ""
        return f"this file was written by a newer version of Credo Builder{by}."

    def warnings(self, original: dict[str, Any], *, newer: bool) -> Iterator[str]:
        stated = original.get("checksum")
        if newer:
            yield (
                f"{self.name}: {self.by_newer()} You can read and print it here; to change it, "
                "install the newer version."
            )
        by_program = "app" in original
        if self.written is not None:
            return
        if stated is None and by_program:
            yield (
                f"{self.name}: its checksum is missing, so nobody can tell whether the file was "
                "changed or damaged. Look it through; saving adds it."
            )
        elif stated is not None and stated != json_text.checksum(original):
            yield (
                f"{self.name}: its checksum does not match: something else than Credo Builder "
                "changed the file, or it was damaged. Look it through; saving makes it match."
            )
        for at, why in self.reading.pictures:
            yield f"{self.name}: {field_name(at)}: opened without this picture: {why}"
        if self.reading.cleaned:
            count = len(self.reading.cleaned)
            texts = "a text" if count == 1 else f"{count} texts"
            yield (
                f"{self.name}: invisible control characters were taken out of {texts}, first "
                f"in {field_name(self.reading.cleaned[0])}. Saving keeps it so."
            )


def write(project: Project, *, kinds: Kinds | None = None) -> bytes:
    """Return the bytes of *project*'s file, with its checksum.

    Raises:
        CannotSave: its file needs a newer version than this one.
    """
    least = project.kept.unknown.get("min_reader", SCHEMA_VERSION)
    if isinstance(least, int) and least > SCHEMA_VERSION:
        raise CannotSave(
            "Not saved: a newer version of Credo Builder wrote this file, and saving it here "
            "would lose what it added. Install the newer version to change it."
        )
    value = _value(project, kinds)
    value["checksum"] = json_text.checksum(value)
    content = json_text.pretty(value)
    spelling.keep(_spelled_in(value))
    return content


def digest(project: Project, *, kinds: Kinds | None = None) -> str:
    """Return "sha256:..." of the canonical form: the checksum its file would carry."""
    return json_text.checksum(_value(project, kinds))


def approval_digest(project: Project, *, kinds: Kinds | None = None) -> str:
    """Return "sha256:..." of what an approval says yes to.

    That is the canonical project without ``status``, ``approval`` and ``saved_seq``, and
    without the header that tells which program wrote the file, the path and the steps
    visited: neither the approval itself, nor saving, nor looking, nor a newer program
    takes an approval back.
    """
    value = {k: v for k, v in _value(project, kinds).items() if k not in _NOT_THE_PROJECT}
    approved = dict(value.get("project", {}))
    for key in ("status", "approval", "path", "visited"):
        approved.pop(key, None)
    return json_text.checksum({**value, "project": approved})


def _value(project: Project, kinds: Kinds | None) -> dict[str, Any]:
    """Return the object of the file, records as `Spelled`; its checksum is still empty."""
    types = record_types() if kinds is None else kinds
    order, unknown = project.kept.order, project.kept.unknown
    known: dict[str, Any] = {
        "format": FORMAT,
        "schema_version": SCHEMA_VERSION,
        "min_reader": SCHEMA_VERSION,
        "app": APP,
        "project_id": project.project_id,
        "saved_seq": project.saved_seq,
        "project": object_of(project.settings),
    }
    if not order:
        # A file that says nothing of these was made outside the wizard.
        known["project"].setdefault("path", project.settings.path)
        known["project"].setdefault("visited", [])
    known |= {key: unknown[key] for key in known if key in unknown}
    for kind in types:
        held = project.of(kind)
        if held or kind.key in order or not order:
            known[kind.key] = _held(kind, held)
    if not order or "checksum" in order:
        known["checksum"] = ""
    schema = (*HEADER, "project", *(kind.key for kind in types), "checksum")
    usual: dict[str, Any] = {"min_reader": SCHEMA_VERSION, "project_id": "", "project": {}}
    for key, value in usual.items():
        if order and key not in order and known[key] == value:
            del known[key]
    return in_order(order, known, unknown, schema)


def _spelled_in(value: dict[str, Any]) -> Iterator[Spelled]:
    for part in value.values():
        for one in part if isinstance(part, list) else (part,):
            if isinstance(one, Spelled):
                yield one


def _held(kind: type[Record], held: tuple[Record, ...]) -> Any:
    if kind.singleton:
        return spelled(held[0]) if held else {}
    return [spelled(record) for record in held]
