"""Project files: read, checked, kept and saved so that no work is lost."""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from credo_builder.domain import editions
from credo_builder.domain.project import Project
from credo_builder.domain.records import new_id
from credo_builder.errors import CannotSave, ChangedOnDisk, Damaged, ProjectFileError
from credo_builder.storage import backups, codec, files
from credo_builder.storage.files import Stamp
from credo_builder.storage.migrations import SCHEMA_VERSION
from credo_builder.storage.parsing import LARGEST_FILE
from credo_builder.storage.spelling import prove
from credo_builder.storage.text import shown_name
from credo_builder.storage.tidying import tidied
from credo_builder.values import dataclass

_VERSION = re.compile(rb'"schema_version"\s*:\s*(\d{1,9})')
_HEAD = 400
"""Bytes of a file in which its version stands."""


def _thawed(answers: bytes) -> Project | None:
    from credo_builder.storage.editions import thawed  # noqa: PLC0415  few projects have any

    return thawed(answers)


editions.read_by(_thawed)

__all__ = ["Opened", "Stamp", "open_project", "save_project"]


@dataclass(frozen=True)
class Opened:
    """A project and the file it came from.

    Attributes:
        project: what the file holds.
        stamp: which file was read; give it to `save_project`.
        warnings: a sentence for each thing a person should know.
        read_only: a newer version wrote it and it cannot be saved here.
        migrated: an older version wrote it; a backup is due before the first save.
    """

    project: Project
    stamp: Stamp
    warnings: tuple[str, ...] = ()
    read_only: bool = False
    migrated: bool = False


_UNREADABLE = {
    errno.ENOENT: "is not there. Look whether it was moved or renamed.",
    errno.ENOTDIR: "is not there. Look whether it was moved or renamed.",
    errno.EACCES: "may not be read by you. Ask who owns it.",
    errno.EPERM: "may not be read by you. Ask who owns it.",
    errno.EISDIR: "is a folder. Choose a file that ends in .credo.",
    errno.EINVAL: "is a device or a pipe, not a file. Choose a file that ends in .credo.",
    errno.ELOOP: "is a link that leads in a circle. Choose the file itself.",
    errno.ENAMETOOLONG: "has a name that is too long for any file. Look whether it is right.",
    errno.EIO: "cannot be read: the disk reported an error. Open an earlier copy.",
}


def open_project(path: str | os.PathLike[str]) -> Opened:
    """Return the project in the file at *path*.

    Raises:
        ProjectFileError: it cannot be read; its text says why, with line and field.
    """
    name = shown_name(path)
    try:
        found, content = files.read_regular(path, LARGEST_FILE)
    except (OSError, ValueError) as error:
        code = error.errno if isinstance(error, OSError) else errno.ENOENT
        why = _UNREADABLE.get(code or 0, f"cannot be read: {error}.")
        raise ProjectFileError(f"{name}: {why}") from error
    loaded = codec.read(content, name)
    return Opened(
        loaded.project,
        files.stamp_of(found, content),
        loaded.warnings,
        loaded.read_only,
        loaded.migrated,
    )


def save_project(
    project: Project,
    path: str | os.PathLike[str],
    stamp: Stamp | None = None,
    *,
    force: bool = False,
) -> tuple[Project, Stamp]:
    """Save *project* at *path*; return it as saved, and the stamp of its file.

    The project returned counts one save more, has an id, and its texts are as a file
    holds them (`text.clean_text`). What the file held is kept by time (`backups`); where
    something else than the file of *stamp* is replaced, it is kept in any case, or nothing
    is written.

    Args:
        project: what to save.
        path: where; a link is followed.
        stamp: the file that was opened or saved last; None when there should be none.
        force: whatever is there may be replaced.

    Raises:
        ChangedOnDisk: the file is not the one of *stamp*; ask, then use *force*.
        CannotSave: nothing was written; the old file is untouched.
    """
    saved = tidied(replace(project, saved_seq=project.saved_seq + 1))
    if not saved.project_id:
        saved = replace(saved, project_id=new_id("prj"))
    content = codec.write(saved)
    _compare(content, saved)
    if force:
        return saved, files.save(path, content, before=_keeper(saved, at_once=True))
    if stamp is not None:
        if files.changed_since(path, stamp):
            raise ChangedOnDisk(
                f"{shown_name(path)}: not saved: it was changed by something else since you "
                "opened it. Save yours under another name, or open the file again."
            )
        return saved, files.save(path, content, before=_keeper(saved))
    if os.path.lexists(path):
        raise ChangedOnDisk(
            f"{shown_name(path)}: not saved: it is there already. Choose another name."
        )
    return saved, files.create(path, content)


def _keeper(project: Project, *, at_once: bool = False) -> Callable[[Path], None]:
    """Return what keeps the file that is about to be replaced.

    What we wrote ourselves may go unkept where the private folder cannot be written; what
    somebody else wrote may not, nor a file of an older version that is brought up to date.
    """

    def kept(target: Path) -> None:
        needed = at_once
        try:
            _, content = files.read_regular(target, LARGEST_FILE)
            needed = at_once or _is_older(content)
            now = dt.datetime.now(dt.UTC)
            backups.keep(project.project_id, content, now, at_once=needed)
        except OSError:
            if needed:
                raise

    return kept


def _is_older(content: bytes) -> bool:
    """Whether an older version of the program wrote *content*."""
    stated = _VERSION.search(content, 0, _HEAD)
    return stated is not None and int(stated[1]) < SCHEMA_VERSION


def _compare(content: bytes, project: Project) -> None:
    """See that *content* would open again as *project*, before any file is touched."""
    try:
        back = codec.read(content, "the project", written=project).project
    except (Damaged, ProjectFileError) as error:
        raise CannotSave(f"Not saved: it could not be opened again. {error}") from error
    if _comparable(back) != _comparable(project):
        raise CannotSave(
            "Not saved: what would be written is not what you see. Your work is still here; "
            "undo the last change and save again."
        )
    prove(project.every())


def _comparable(project: Project) -> tuple[object, ...]:
    """Return what two projects that say the same agree on; an unanswered record says nothing."""
    held = {
        kind: records
        for kind, records in project.records.items()
        if records and not (kind.singleton and records == (kind(id=kind.key),))
    }
    return project.project_id, project.saved_seq, project.settings, held
