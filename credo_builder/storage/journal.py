"""What was typed since the last save, kept within moments in a private folder.

A journal begins with the whole project and then holds one line an edit, with only what the
edit changed. Each line carries a checksum, so that a line a power cut tore is known and left
out, and everything before it is still there. A journal belongs to one running program; when
that is gone without having said farewell, the journal is a remnant to recover from.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import SpelledNumber
from credo_builder.errors import ProjectFileError
from credo_builder.storage import codec, json_text, state
from credo_builder.storage.files import read_regular
from credo_builder.storage.numbers import fraction, whole
from credo_builder.storage.processes import Process, this_process
from credo_builder.storage.tidying import tidied
from credo_builder.storage.writing import object_of
from credo_builder.values import dataclass

FOLDER = "journal"
FORMAT, VERSION = "credo-journal", 1
MOST_BYTES = 64 * 2**20
BEGIN_AGAIN = 16 * 2**20
"""A journal larger than this begins again with the project as it is."""
_SUFFIX = ".jsonl"
_CHECK = 9
"""A line's checksum: eight hexadecimal digits and a space."""
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


class Journal:
    """The journal of one project in one running program.

    Attributes:
        path: its file; it comes into being with the first edit.
    """

    def __init__(self, project_id: str, project_file: Path | None, saved: str) -> None:
        """Belong to *project_id* in *project_file*, whose content has the SHA-256 *saved*."""
        self._project_id = project_id
        self._project_file = project_file
        self._saved = saved
        self._last: Project | None = None
        self._handle: int | None = None
        self._size = 0
        name = f"{state.safe_name(project_id)}-{os.getpid()}-{os.urandom(4).hex()}"
        self.path = state.folder(FOLDER) / f"{name}{_SUFFIX}"

    def note(self, project: Project, label: str) -> None:
        """Keep *project* as it is after the edit *label*; durable when this returns.

        Raises:
            OSError: it is not kept; the next call tries again from the beginning.
        """
        try:
            if self._handle is None or self._last is None or self._size > BEGIN_AGAIN:
                self._begin(project, label)
            elif project is not self._last:
                self._write(_difference(self._last, project) | _said(label))
            self._sync()
        except OSError:
            self._drop()
            raise
        self._last = project

    def end(self) -> None:
        """Remove the journal: what it held is in the file, or is not wanted."""
        self._drop()
        with contextlib.suppress(OSError):
            self.path.unlink()

    def _begin(self, project: Project, label: str) -> None:
        """Write header and whole project to a new file, then let it take the journal's name."""
        self._drop()
        spare = self.path.with_suffix(".begun")
        with contextlib.suppress(OSError):
            spare.unlink()
        self._handle = os.open(spare, _FLAGS, 0o600)
        process = this_process()
        self._write(
            {
                "format": FORMAT,
                "version": VERSION,
                "host": process.host,
                "pid": process.pid,
                "started": process.started,
                "project_id": self._project_id,
                "file": str(self._project_file or ""),
                "saved": self._saved,
            }
        )
        beginning = codec.write(tidied(project)).decode("utf-8")
        self._write({"whole": beginning} | _said(label))
        self._sync()
        spare.replace(self.path)

    def _write(self, said: Mapping[str, Any]) -> None:
        rest = memoryview(_line(said))
        self._size += len(rest)
        while rest:
            rest = rest[os.write(self._held, rest) :]

    def _sync(self) -> None:
        getattr(os, "fdatasync", os.fsync)(self._held)

    @property
    def _held(self) -> int:
        if self._handle is None:
            raise OSError(9, os.strerror(9))
        return self._handle

    def _drop(self) -> None:
        if self._handle is not None:
            with contextlib.suppress(OSError):
                os.close(self._handle)
        self._handle, self._last, self._size = None, None, 0


@dataclass(frozen=True)
class Remnant:
    """A journal whose program is gone: work that no file has.

    Attributes:
        path: the journal.
        process: the program that wrote it.
        project_id: of the project.
        project_file: where the project lives; None when it was never saved.
        saved: SHA-256 of the content that file had then; empty without a file.
    """

    path: Path
    process: Process
    project_id: str
    project_file: Path | None
    saved: str

    def discard(self) -> None:
        """Remove it for good."""
        with contextlib.suppress(OSError):
            self.path.unlink()


@dataclass(frozen=True)
class Recovered:
    """What a remnant holds.

    Attributes:
        project: the project after the last edit that is whole.
        edits: how many edits the journal holds.
        at: when the last of them was kept, in UTC.
        label: what that edit was called.
        torn: whether something after it could not be read.
    """

    project: Project
    edits: int
    at: dt.datetime
    label: str
    torn: bool


def remnants() -> tuple[Remnant, ...]:
    """Return the journals of programs that are gone, the newest first.

    Those that hold no whole project are removed: nothing can be had from them.
    """
    try:
        there = state.folder(FOLDER)
        paths = sorted(there.glob(f"*{_SUFFIX}"), key=lambda p: p.stat().st_mtime, reverse=True)
    except OSError:
        return ()
    return tuple(found for path in paths if (found := _remnant(path)) is not None)


def recover(remnant: Remnant) -> Recovered:
    """Return what *remnant* holds.

    Raises:
        OSError: it cannot be read.
        ProjectFileError: what it holds is no project any more.
    """
    lines, torn = _lines(remnant.path)
    value, edits, last = _replayed(lines[1:], remnant.path.name)
    value["checksum"] = json_text.checksum(value)
    project = codec.read(json_text.pretty(value), remnant.path.name).project
    at = dt.datetime.fromtimestamp(float(_text(last.get("at", 0))), dt.UTC)
    return Recovered(project, edits, at, str(last.get("label", "")), torn)


def _replayed(lines: list[Any], name: str) -> tuple[dict[str, Any], int, dict[str, Any]]:
    """Return the project as its file would hold it, the number of edits, and the last line."""
    if not lines or "whole" not in lines[0]:
        raise ProjectFileError(f"{name}: this journal has no beginning. Nothing can be recovered.")
    value: dict[str, Any] = _parsed(lines[0]["whole"])
    for said in lines[1:]:
        _apply(value, said)
    return value, len(lines), lines[-1]


def _text(number: Any) -> str:
    return number.text if isinstance(number, SpelledNumber) else str(number)


def _said(label: str) -> dict[str, Any]:
    return {"at": round(dt.datetime.now(dt.UTC).timestamp(), 3), "label": label}


def _difference(before: Project, after: Project) -> dict[str, Any]:
    """Return what has to be said to make *before* into *after*: shared records are not."""
    said: dict[str, Any] = {}
    if after.settings is not before.settings:
        said["project"] = object_of(after.settings)
    kinds = {**before.records, **after.records}
    for kind in kinds:
        old, new = before.of(kind), after.of(kind)
        if old is not new:
            said.setdefault("records", {})[kind.key] = _changed(kind, old, new)
    return said


def _changed(kind: type[Record], old: tuple[Record, ...], new: tuple[Record, ...]) -> Any:
    if kind.singleton:
        return object_of(new[0]) if new else {}
    ids = [record.id for record in new]
    if not all(ids) or len(set(ids)) != len(ids):
        return {"all": [object_of(record) for record in new]}
    there = {record.id: record for record in old}
    put = {r.id: object_of(r) for r in new if there.get(r.id) is not r}
    order = {} if ids == [record.id for record in old] else {"order": ids}
    return {"put": put} | order


def _apply(value: dict[str, Any], said: Mapping[str, Any]) -> None:
    """Change the parsed project *value* as one line of the journal says."""
    if "project" in said:
        value["project"] = said["project"]
    for key, change in said.get("records", {}).items():
        held = value.get(key)
        if "all" in change:
            value[key] = change["all"]
        elif "put" in change and isinstance(held, list | None):
            by_id = {one.get("id"): one for one in held or ()} | change["put"]
            order = change.get("order", [one.get("id") for one in held or ()])
            value[key] = [by_id[one] for one in order if one in by_id]
        else:
            value[key] = change


def _line(said: Mapping[str, Any]) -> bytes:
    content = json_text.one_line(said)
    return b"%08x " % zlib.crc32(content) + content + b"\n"


def _lines(path: Path) -> tuple[list[Any], bool]:
    """Return the whole lines of the journal *path*, and whether anything follows them."""
    _, content = read_regular(path, MOST_BYTES)
    found: list[Any] = []
    for line in content.splitlines(keepends=True):
        check, said = line[: _CHECK - 1], line[_CHECK:-1]
        if not line.endswith(b"\n") or check != b"%08x" % zlib.crc32(said):
            return found, True
        found.append(_parsed(said.decode("utf-8")))
    return found, False


def _parsed(text: str) -> Any:
    return json.loads(text, parse_int=whole, parse_float=fraction)


def _remnant(path: Path) -> Remnant | None:
    """Return the journal *path* if its program is gone; remove one that holds nothing."""
    try:
        lines, _ = _lines(path)
    except (OSError, ValueError):
        return None
    head = lines[0] if lines and isinstance(lines[0], dict) else {}
    pid = head.get("pid")
    process = Process(
        str(head.get("host", "")), pid if type(pid) is int else 0, str(head.get("started", ""))
    )
    if head.get("format") != FORMAT or head.get("version") != VERSION or not process.is_gone:
        return None
    place = str(head.get("file", ""))
    found = Remnant(
        path,
        process,
        str(head.get("project_id", "")),
        Path(place) if place else None,
        str(head.get("saved", "")),
    )
    if len(lines) > 1:
        return found
    found.discard()
    return None
