"""Who works on a project file: one window or command at a time, and everybody can see which.

The lock is a small file beside the project. It comes into being whole, by one system call
that fails when it is there already, and is only taken from a program that is surely gone.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from credo_builder.errors import Locked
from credo_builder.storage.files import Name, read_regular
from credo_builder.storage.processes import Process, this_process
from credo_builder.storage.text import clean_text, shown_name
from credo_builder.values import dataclass

MOST_BYTES = 4_000
_SHOWN = 80
_CANNOT_LOCK = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.ENOSPC)
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


@dataclass(frozen=True)
class Holder:
    """Who has a project file open.

    Attributes:
        process: which program on which computer.
        label: what that program calls itself, such as "Credo Builder" or "credo approve".
        since: when it was taken; None when the lock does not say so readably.
        token: tells this lock from any other.
    """

    process: Process
    label: str
    since: dt.datetime | None
    token: str

    @property
    def in_words(self) -> str:
        """The holder as a sentence says it: "Credo Builder on till-2 since 09:12, 3 May"."""
        where = "this computer" if self.process.is_here else self.process.host or "a computer"
        who = f"{self.label or 'another program'} on {where}"
        if self.since is None:
            return who
        at = self.since.astimezone()
        return f"{who} since {at:%H:%M} on {at.day} {at:%B}"


class Lock:
    """A taken lock; `release` lets the next one in. Where no lock can be made, it is none.

    Attributes:
        path: the file of the lock.
        label: what its holder calls itself.
        is_made: False in a folder that cannot be written, where nobody can save either.
    """

    def __init__(self, path: Path, label: str, token: str, *, is_made: bool) -> None:
        """Hold the lock *path* that carries *token*."""
        self.path = path
        self.label = label
        self.is_made = is_made
        self._token = token
        self._is_released = False

    @property
    def is_still_ours(self) -> bool:
        """Whether nobody took it over meanwhile."""
        if self._is_released:
            return False
        if not self.is_made:
            return True
        holder = _holder_of(self.path)
        return holder is not None and holder.token == self._token

    def release(self) -> None:
        """Let go of the file; a lock that somebody else took over is left alone."""
        if self.is_made and self.is_still_ours:
            with contextlib.suppress(OSError):
                self.path.unlink()
        self._is_released = True


def lock_path(path: Name) -> Path:
    """Return where the lock of the project file *path* stands; links are followed."""
    target = Path(os.path.realpath(path))
    return target.with_name(f".{target.name}.lock")


def holder(path: Name) -> Holder | None:
    """Return who has the project file *path* open; None for nobody, or one surely gone."""
    found = _holder_of(lock_path(path))
    return None if found is None or found.process.is_gone else found


def take(path: Name, label: str, *, over: bool = False) -> Lock:
    """Take the lock of the project file *path*, calling ourselves *label*.

    A lock of a program that is gone from this computer is taken quietly, any other only
    with *over*.

    Raises:
        Locked: somebody else has the file open; its ``holder`` says who, where and since
            when.
    """
    where = lock_path(path)
    token = os.urandom(12).hex()
    with _guard(where):
        there = _holder_of(where)
        if there is not None:
            if not (over or there.process.is_gone):
                raise Locked(
                    f"{shown_name(path)} is open in {there.in_words}. Close it there, open it "
                    "to read only, or work on a copy.",
                    there,
                )
            with contextlib.suppress(OSError):
                where.unlink()
        try:
            _make(where, _content(label, token))
        except FileExistsError:
            found = _holder_of(where)
            who = found.in_words if found else "another program"
            raise Locked(f"{shown_name(path)} was just opened in {who}.", found) from None
        except OSError as error:
            if error.errno not in _CANNOT_LOCK:
                raise
            return Lock(where, label, token, is_made=False)
    return Lock(where, label, token, is_made=True)


@contextlib.contextmanager
def held(path: Name, label: str) -> Iterator[Lock]:
    """Hold the lock of *path* for as long as the block runs.

    Raises:
        Locked: as `take`.
    """
    lock = take(path, label)
    try:
        yield lock
    finally:
        lock.release()


@contextlib.contextmanager
def _guard(where: Path) -> Iterator[None]:
    """Let one program at a time judge and replace a lock that may be stale.

    Two that found the same stale lock could otherwise take each other's new one away. The
    folder itself is held by the system's own lock meanwhile, which ends with the program.
    """
    try:
        import fcntl  # noqa: PLC0415  there is none on Windows

        handle = os.open(where.parent, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with contextlib.suppress(OSError):  # network file systems may have none
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _content(label: str, token: str) -> bytes:
    process = this_process()
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    said = {
        "host": process.host,
        "pid": process.pid,
        "started": process.started,
        "label": label,
        "since": now,
        "token": token,
    }
    return json.dumps(said, ensure_ascii=False).encode("utf-8") + b"\n"


def _make(where: Path, content: bytes) -> None:
    """Let the lock appear whole under its name; FileExistsError when one is there."""
    spare = where.with_name(f".credo-{os.urandom(8).hex()}.saving")
    handle = os.open(spare, _FLAGS, 0o600)
    try:
        try:
            os.write(handle, content)
            os.fsync(handle)  # or a power cut leaves a lock that names nobody
        finally:
            os.close(handle)
        try:
            os.link(spare, where)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            handle = os.open(where, _FLAGS, 0o600)
            try:
                os.write(handle, content)
            finally:
                os.close(handle)
    finally:
        with contextlib.suppress(OSError):
            spare.unlink()


def _holder_of(where: Path) -> Holder | None:
    """Return who holds the lock *where*; None when there is no lock."""
    try:
        _, content = read_regular(where, MOST_BYTES)
    except FileNotFoundError:
        return None
    except OSError:
        return Holder(Process("", 0), "", None, "")
    try:
        said = json.loads(content.decode("utf-8"))
    except ValueError:
        said = None
    return _read(said if isinstance(said, dict) else {})


def _read(said: dict[str, Any]) -> Holder:
    """Take a lock file as a stranger's: every value is looked at before it is used."""

    def text(key: str) -> str:
        value = said.get(key, "")
        return clean_text(value)[:_SHOWN].replace("\n", " ") if isinstance(value, str) else ""

    pid = said.get("pid")
    since: dt.datetime | None
    try:
        since = dt.datetime.fromisoformat(text("since"))
        since = since if since.tzinfo else since.replace(tzinfo=dt.UTC)
    except ValueError:
        since = None
    process = Process(text("host"), pid if type(pid) is int else 0, text("started"))
    return Holder(process, text("label"), since, text("token"))
