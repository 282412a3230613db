"""Taking a picture as the logo, and its main colour with it."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path

from credo_builder.chapters.branding import Brand
from credo_builder.domain.project import Project
from credo_builder.errors import CredoError
from credo_builder.i18n import told


def with_logo(project: Project, path: Path) -> Project:
    """Return *project* with the picture in the file *path* as its logo, and its main colour.

    Raises:
        CredoError: it is no picture, is too large, or cannot be read.
    """
    pictures = importlib.import_module("credo_builder.storage.pictures")
    try:
        logo = pictures.of_file(path)
    except OSError as fault:
        raise CredoError(told("The picture cannot be read: {why}.", why=fault.strerror)) from fault
    colours = importlib.import_module("credo_builder.storage.picture_colour")
    brand = project.one(Brand)
    return project.put(replace(brand, logo=logo, colour=colours.main_colour(logo) or brand.colour))
