"""The answers of an approved edition, kept in the file of the editions after it.

What is kept is the project file of then, compressed: read by the same checks as any file, and
brought up to date by the same migrations. It says nothing of the editions before it; each is
kept once.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace

from credo_builder.domain.project import Project
from credo_builder.domain.settings import Revision
from credo_builder.errors import CredoError
from credo_builder.storage import codec
from credo_builder.storage.parsing import LARGEST_FILE

MOST_KEPT = 4 * 2**20
"""Bytes of answers that a file keeps of all earlier editions: an eighth of the largest file."""
_NAME = "the earlier edition"


def frozen(project: Project) -> bytes:
    """Return what is kept of *project*: all it says, in few bytes.

    Raises:
        credo_builder.errors.CannotSave: its file needs a newer version than this one.
    """
    rows = tuple(replace(row, answers=b"") for row in project.settings.history)
    alone = project.configured(replace(project.settings, history=rows))
    return zlib.compress(codec.write(alone), 9)


def thawed(answers: bytes) -> Project | None:
    """Return the project that *answers* hold; None where they are damaged or far too large."""
    inflating = zlib.decompressobj()
    try:
        content = inflating.decompress(answers, LARGEST_FILE)
        if not inflating.eof:
            return None
        return codec.read(content, _NAME).project
    except (zlib.error, CredoError):
        return None


def within_limits(rows: Sequence[Revision]) -> tuple[Revision, ...]:
    """Return *rows*, the newest first, without the oldest answers where all are too many bytes."""
    held, found = 0, []
    for row in rows:
        held += len(row.answers)
        found.append(row if held <= MOST_KEPT else replace(row, answers=b""))
    return tuple(found)
