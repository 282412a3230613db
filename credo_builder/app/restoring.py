"""Earlier states of a file for the command line: listed with a number, and taken by it."""

from __future__ import annotations

import errno
from pathlib import Path

from credo_builder.app import earlier
from credo_builder.app.approval import checked
from credo_builder.errors import CredoError
from credo_builder.i18n import told, told_of
from credo_builder.storage import files
from credo_builder.storage.parsing import LARGEST_FILE
from credo_builder.storage.salvage import Salvaged, salvage
from credo_builder.storage.text import shown_name
from credo_builder.values import replace


def listed(path: Path) -> tuple[str, ...]:
    """Return a line for each earlier state of the file *path*, the newest first, numbered."""
    found = earlier.of_file(path)
    if not found:
        return (told("{file} has no earlier states here.", file=shown_name(path)),)
    lines = []
    for number, one in enumerate(found, start=1):
        what = told("saved") if one.was_saved else told("not saved: left by a program that ended")
        lines.append(f"{number:3}  {one.at.astimezone():%Y-%m-%d %H:%M}  {what}")
    return tuple(lines)


def state(path: Path, number: int) -> Salvaged:
    """Return the earlier state *number* of the file *path*, 1 for the newest; nothing is lost.

    Raises:
        CredoError: there is no such state, or it cannot be read any more.
    """
    found = earlier.of_file(path)
    if number > len(found):
        raise CredoError(
            told_of(
                "{file} has {n} earlier state here. List it with --list.",
                "{file} has {n} earlier states here. List them with --list.",
                len(found),
                file=shown_name(path),
            )
        )
    return Salvaged(found[number - 1].project(), ())


def whole_part(path: Path) -> Salvaged:
    """Return what is whole in the file *path*, damaged or not.

    Raises:
        CredoError: it cannot be read, is no project, or nothing in it is whole.
    """
    name = shown_name(path)
    try:
        _, content = files.read_regular(path, LARGEST_FILE)
    except OSError as error:
        why = error.strerror or str(error)
        if error.errno == errno.ENOENT:
            raise CredoError(
                told("{file} is not there. Take an earlier state: --list shows them.", file=name)
            ) from error
        raise CredoError(told("{file} cannot be read: {why}.", file=name, why=why)) from error
    found = salvage(content, name)
    return replace(found, project=checked(found.project)[0])
