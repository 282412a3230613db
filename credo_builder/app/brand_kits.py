"""Brand kits: a look put by under a name, to be given to other projects; data, no programs.

A kit is a project file with a look and nothing else, so it is read with the same care.
"""

from __future__ import annotations

from pathlib import Path

from credo_builder.app.shelves import Shelf
from credo_builder.chapters.branding import Brand
from credo_builder.domain.project import Project
from credo_builder.domain.records import new_id
from credo_builder.domain.settings import Settings
from credo_builder.domain.shapes import NOTHING_KEPT
from credo_builder.errors import CredoError
from credo_builder.i18n import marked, told
from credo_builder.storage import open_project, save_project
from credo_builder.storage.locks import held
from credo_builder.values import dataclass, replace

SHELF = Shelf("brands", marked("brand kit"))


@dataclass(frozen=True)
class BrandKit:
    """A look under a name.

    Attributes:
        name: what it is called.
        brand: logo, colour, style, strapline, voice and picture of the cover.
        page_size: the paper it is printed on.
    """

    name: str
    brand: Brand
    page_size: str


def names() -> tuple[str, ...]:
    """Return what the kits are called, in the order of letters; no file is opened."""
    return SHELF.names()


def save(project: Project, name: str, *, over: bool = False) -> Path:
    """Put the look of *project* by under *name*; return its file.

    With *over* a kit of that name is replaced.

    Raises:
        CredoError: it cannot be called so, or is there already.
        CannotSave: the disk refused; nothing was changed.
    """
    brand = replace(_look_of(project.one(Brand)), from_starter=False, reviewed=False)
    kit = Project(
        project_id=new_id("prj"),
        settings=Settings(name=name.strip(), page_size=project.settings.page_size),
    ).put(brand)
    file = SHELF.place(name, over=over)
    with held(file, "Credo Builder"):
        save_project(kit, file, force=over)
    return file


def load(name: str) -> BrandKit:
    """Return the kit *name*.

    Raises:
        CredoError: there is none of that name, it cannot be read, or holds no look.
    """
    file = SHELF.path(name)
    try:
        found = open_project(file).project
    except CredoError as error:
        raise CredoError(
            told(
                "The brand kit “{name}” cannot be read: {why} Remove it, or save it again.",
                name=name,
                why=str(error),
            )
        ) from error
    if not found.of(Brand):
        raise CredoError(told("The brand kit “{name}” holds no look. Save it again.", name=name))
    return BrandKit(name, _look_of(found.one(Brand)), found.settings.page_size)


def applied(project: Project, kit: BrandKit) -> Project:
    """Return *project* with the look and the paper of *kit*; its private notes stay."""
    own = project.one(Brand)
    look = replace(
        kit.brand, notes=own.notes, visibility=own.visibility, kept=own.kept,
        from_starter=False, reviewed=own.reviewed, figure_mark=own.figure_mark,
    )  # fmt: skip
    settings = replace(project.settings, page_size=kit.page_size)
    return project.put(look).configured(settings)


def remove(name: str) -> None:
    """Take the kit *name* away; projects that have its look keep it.

    Raises:
        CredoError: there is none, or it cannot be removed.
    """
    SHELF.remove(name)


def _look_of(brand: Brand) -> Brand:
    """Return *brand* without notes and unknown keys."""
    return replace(brand, notes="", kept=NOTHING_KEPT)
