"""The service credo in other forms than the PDF, on disk, without ever leaving half a file."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from credo_builder.app.approval import checked
from credo_builder.app.forms import FORMS, Form
from credo_builder.domain.project import Project
from credo_builder.errors import CannotSave, CredoError
from credo_builder.storage import files
from credo_builder.values import dataclass

Progress = Callable[[int, int], bool]
"""Called with parts done and in all; answering False cancels."""
_OTHER_KINDS = (b"%PDF-", b"PK\x03\x04", b"{")
_NO_FILE = b"\0no file begins like this"
_FIRST = 4096
"""Bytes of a file by which it is told whether it holds text."""


class Lacking(CredoError):
    """A form needs a part that is not installed; the text says how to get it."""


class Stopped(CredoError):
    """The one who asked for the file no longer wants it; nothing was written."""


@dataclass(frozen=True)
class Written:
    """What was put on the disk: how many files, and bytes in all."""

    files: int
    size: int


def form(key: str) -> Form:
    """Return the form called *key*.

    Raises:
        ValueError: there is none; the text lists those there are.
    """
    found = next((one for one in FORMS if one.key == key), None)
    if found is None:
        message = f"There is no form “{key}”: choose {', '.join(one.key for one in FORMS)}."
        raise ValueError(message)
    return found


def write(
    form: Form,
    project: Project,
    path: str | os.PathLike[str],
    edition: str,
    paper: str | None = None,
    *,
    progress: Progress | None = None,
) -> Written:
    """Write *project* in that form to *path*, a file or, for a folder of files, a folder.

    A file of the same kind that is there is replaced; anything else stays, and so does what a
    folder holds besides. A project whose approval lapsed prints as a draft.

    Args:
        form: one of `credo_builder.app.forms.FORMS`.
        project: what to print.
        path: where to; a folder is made if it is not there.
        edition: public, staff or full.
        paper: A4 or Letter; the project's own when None.
        progress: told before anything is written, and after; may cancel before.

    Raises:
        Lacking: a part that the form needs is not installed.
        Stopped: *progress* answered False.
        credo_builder.errors.CannotSave: another kind of file stands there, or the disk refused.
        credo_builder.errors.RenderError: it cannot be laid out; the text says where.
    """
    if form.lacking:
        raise Lacking(form.lacking)
    place = Path(path)
    printed, _ = checked(project)
    if not form.is_folder:
        _refuse_other_kind(form, place)
    content = form.make(printed, edition, paper)
    if progress is not None and not progress(1, 2):
        raise Stopped("Nothing was written: it was cancelled.")
    parts = {place: content} if isinstance(content, bytes) else _placed(form, place, content)
    for target, part in parts.items():
        files.save(target, part)
    if progress is not None:
        progress(2, 2)
    return Written(len(parts), sum(map(len, parts.values())))


def _placed(form: Form, folder: Path, content: Mapping[str, bytes]) -> dict[Path, bytes]:
    """Return the files of a folder by their place, when all of them may be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        message = f"{folder}: the folder could not be made: {why}. Choose another."
        raise CannotSave(message) from error
    parts = {folder / name: part for name, part in content.items()}
    for target in parts:
        _refuse_other_kind(form, target)
    return parts


def _refuse_other_kind(form: Form, target: Path) -> None:
    """Refuse to replace a file of another kind, such as a project.

    Text has no first bytes by which its kind is known, so any text but a project is replaced.
    """
    beginning = form.beginning
    if not beginning:
        with contextlib.suppress(OSError):  # why it cannot be read is told below
            _, beginning = files.read_regular(target, _FIRST)
        if b"\0" in beginning or beginning.startswith(_OTHER_KINDS):
            beginning = _NO_FILE
    files.refuse_other_kind(target, beginning=beginning)
