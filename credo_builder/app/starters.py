"""Starters: a whole credo to read, change and make one's own; those that ship, and one's own."""

from __future__ import annotations

import importlib
from dataclasses import replace
from typing import TYPE_CHECKING

from credo_builder import assets
from credo_builder.app import own_starters
from credo_builder.chapters.trades import Industry
from credo_builder.domain.shapes import NOTHING_KEPT
from credo_builder.domain.terms import Path
from credo_builder.errors import CredoError
from credo_builder.i18n import told
from credo_builder.values import dataclass

if TYPE_CHECKING:
    from credo_builder.domain.project import Project

FOLDER = "starters"
SUFFIX = ".credo"
EXAMPLE_FILE = "example/larder_lane.credo"


@dataclass(frozen=True)
class Starter:
    """A project of a trade to start from.

    Attributes:
        name: what `load` is asked for; the stem of its file.
        title: the trade as people call it.
        industry: the word of the trade in a project file.
    """

    name: str
    title: str
    industry: str


def starters() -> tuple[Starter, ...]:
    """Return the starters that ship, in the order trades are offered; no file is opened."""
    shipped = assets.names(FOLDER, SUFFIX)
    return tuple(
        Starter(name=trade.value, title=trade.label, industry=trade.value)
        for trade in Industry
        if f"{trade.value}{SUFFIX}" in shipped
    )


def load(name: str, organisation: str = "") -> Project:
    """Return a new project begun from the starter *name*, one that ships or one's own.

    Its records keep the starter's ids and wait to be read; its project id is fresh.

    Args:
        name: a `Starter.name`, or one of `own_starters.names`.
        organisation: what the organisation is called; empty leaves that open.

    Raises:
        CredoError: there is no such starter, its text names those there are; or one of
            one's own cannot be read.
    """
    ships = [one.name for one in starters()]
    known = [*ships, *own_starters.names()]
    if name not in known:
        there = (
            told("These are there: {starters}.", starters=", ".join(known))
            if known
            else told("No starter is installed.")
        )
        raise CredoError(told("There is no starter “{name}”. {there}", name=name, there=there))
    # A start screen lists starters; what a project is made of comes with the first of them.
    from credo_builder.chapters.organisation import Organisation  # noqa: PLC0415
    from credo_builder.domain.records import new_id  # noqa: PLC0415

    project = _read(f"{FOLDER}/{name}{SUFFIX}") if name in ships else own_starters.load(name)
    settings = replace(project.settings, path=Path.QUICK, name=organisation, kept=NOTHING_KEPT)
    begun = replace(
        project, project_id=new_id("prj"), saved_seq=0, settings=settings, kept=NOTHING_KEPT
    )
    if not organisation:
        return begun
    return begun.put(replace(begun.one(Organisation), name=organisation))


def example() -> Project:
    """Return the finished example as it was approved; its project id is part of that.

    Raises:
        CredoError: it was not installed with the program.
    """
    try:
        return _read(EXAMPLE_FILE)
    except FileNotFoundError as error:
        raise CredoError(
            told(
                "The example was not installed with the program. Begin with a starter instead, "
                "or install the program again."
            )
        ) from error


def _read(name: str) -> Project:
    """Reading files takes in pictures; a list of starters needs none of that."""
    codec = importlib.import_module("credo_builder.storage.codec")
    project: Project = codec.read(assets.read_bytes(name), name).project
    return project
