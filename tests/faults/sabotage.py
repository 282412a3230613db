"""Ways to break the program on purpose: a harness that notices nothing proves nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from credo_builder.app import home
from credo_builder.errors import CannotSave
from credo_builder.storage import backups, files, journal, locks


def _in_place() -> None:
    """Write straight over the old file."""

    def save(path: files.Name, content: bytes, **_more: object) -> files.Stamp:
        target = Path(path)
        try:
            with target.open("wb") as file:
                file.write(content)
        except OSError as error:
            raise CannotSave(str(error)) from error
        return files.stamp_of(target.stat(), content)

    files.save = save  # type: ignore[assignment]


def _no_folder_sync() -> None:
    """Never make the new name durable."""
    files._sync_folder = lambda _folder: True  # type: ignore[assignment]


def _no_sync() -> None:
    """Never make the content durable."""
    files._sync = lambda _handle: None  # type: ignore[assignment]


def _no_read_back() -> None:
    """Believe a short write: take what was written for what was meant."""

    def fill(handle: int, content: bytes, _mode: int | None) -> os.stat_result:
        try:
            os.write(handle, content)
        except OSError:
            return os.fstat(handle)
        return os.fstat(handle)

    files._fill = fill  # type: ignore[assignment]


def _no_backup() -> None:
    """Keep no earlier state."""
    backups.keep = lambda *_a, **_k: None  # type: ignore[assignment]


def _no_journal() -> None:
    """Write no line of the journal."""
    journal.Journal._write = lambda *_a: None  # type: ignore[method-assign]


def _no_lock() -> None:
    """Hold nothing, and look at nothing before saving."""
    locks.take = lambda path, label, **_m: locks.Lock(Path(path), label, "", is_made=False)  # type: ignore[assignment]
    files.changed_since = lambda *_a: False  # type: ignore[assignment]
    home.Home.has_lost_its_file = property(lambda _self: False)  # type: ignore[assignment]


SABOTAGE: dict[str, Callable[[], None]] = {
    "in-place": _in_place,
    "no-folder-sync": _no_folder_sync,
    "no-sync": _no_sync,
    "no-read-back": _no_read_back,
    "no-backup": _no_backup,
    "no-journal": _no_journal,
    "no-lock": _no_lock,
}
"""Name on the command line to what it breaks."""
