"""Starters of one’s own: a project put by to begin others from."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from credo_builder.app.shelves import Shelf
from credo_builder.errors import CredoError
from credo_builder.i18n import marked, told

if TYPE_CHECKING:
    from pathlib import Path

    from credo_builder.app.duplicating import Held
    from credo_builder.domain.project import Project

SHELF = Shelf("starters", marked("starter"))


def names() -> tuple[str, ...]:
    """Return what the starters of one’s own are called; no file is opened."""
    return SHELF.names()


def save(project: Project, name: str, *, over: bool = False) -> Path:
    """Put *project* by as the starter *name*; return its file.

    All goes that belongs to its organisation alone: names, people, contacts, results,
    approval, history and notes. With *over* a starter of that name is replaced.

    Raises:
        CredoError: it cannot be called so, is called like one that ships, or is there.
        CannotSave: the disk refused; nothing was changed.
    """
    from credo_builder.app import starters  # noqa: PLC0415  asks for ours in turn
    from credo_builder.app.duplicating import started  # noqa: PLC0415  a list needs none of it
    from credo_builder.storage import save_project  # noqa: PLC0415
    from credo_builder.storage.locks import held  # noqa: PLC0415

    if name.strip().casefold() in {one.name.casefold() for one in starters.starters()}:
        raise CredoError(
            told("A starter that ships is called “{name}”. Choose another name.", name=name)
        )
    file = SHELF.place(name, over=over)
    with held(file, "Credo Builder"):
        save_project(started(project), file, force=over)
    return file


def still_telling(project: Project) -> tuple[Held, ...]:
    """Return the texts that would still tell of the organisation of *project* in a starter."""
    from credo_builder.app.client_words import client_words  # noqa: PLC0415
    from credo_builder.app.duplicating import started, still_held  # noqa: PLC0415

    return still_held(started(project), client_words(project))


def load(name: str) -> Project:
    """Return what the starter *name* of one’s own says.

    Raises:
        CredoError: there is none of that name, or it cannot be read; says why.
    """
    storage = importlib.import_module("credo_builder.storage")
    file = SHELF.path(name)
    try:
        found: Project = storage.open_project(file).project
    except CredoError as error:
        raise CredoError(
            told(
                "Your starter “{name}” cannot be read: {why} Remove it, or save it again.",
                name=name,
                why=str(error),
            )
        ) from error
    return found


def remove(name: str) -> None:
    """Take the starter *name* of one’s own away; projects begun from it stay.

    Raises:
        CredoError: there is none, or it cannot be removed.
    """
    SHELF.remove(name)
