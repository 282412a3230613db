"""Opening and saving a project, and the least that any program would have to do for it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from credo_builder import storage


def _copied(path: str, name: str) -> Path:
    """Return a copy of the project at *path*, beside it, that may be written over."""
    copy = Path(path).with_name(name)
    copy.write_bytes(Path(path).read_bytes())
    return copy


def prepare_save(path: str) -> Callable[[], bytes]:
    """Return a save as the program does it: checked, kept beside the old one, on the disk."""
    copy = _copied(path, "saved.credo")
    opened = storage.open_project(copy)
    state = [opened.project, opened.stamp]

    def made() -> bytes:
        project, stamp = storage.save_project(state[0], copy, state[1])  # type: ignore[arg-type]
        state[:] = [project, stamp]
        return b"saved"

    return made


def prepare_plain_save(path: str) -> Callable[[], bytes]:
    """Return the plainest save of the same content that survives a power cut."""
    parsed = json.loads(Path(path).read_bytes())
    target = Path(path).with_name("plain.credo")
    part = target.with_suffix(".part")

    def made() -> bytes:
        content = json.dumps(parsed, indent=2, ensure_ascii=False).encode()
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        return content

    return made


def prepare_open(path: str) -> Callable[[], bytes]:
    """Return an opening as the program does it: read, parsed, every field checked."""

    def made() -> bytes:
        return b"opened" if storage.open_project(path) else b""

    return made


def prepare_plain_open(path: str) -> Callable[[], bytes]:
    """Return the parsing of the same bytes and nothing else."""

    def made() -> bytes:
        return b"parsed" if json.loads(Path(path).read_bytes()) else b""

    return made
