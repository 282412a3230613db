"""Bundled files by name, from a checkout, an editable install, a wheel or a zip."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def root() -> Traversable:
    """Folder of the bundled files.

    A wheel carries it as ``credo_builder/resources``; a checkout and an editable
    install keep it at the top of the repository.
    """
    here = Path(__file__).resolve()
    for place in (here.parent / "resources", here.parents[1] / "resources"):
        if place.is_dir():
            return place
    # Only a program packed into one file gets here, and only it pays for the import.
    from importlib.resources import files  # noqa: PLC0415

    return files("credo_builder") / "resources"


def read_bytes(name: str) -> bytes:
    """Content of the bundled file *name* (slashes between folders).

    Raises:
        FileNotFoundError: nothing of that name ships with the program.
    """
    return root().joinpath(*name.split("/")).read_bytes()


def read_text(name: str) -> str:
    """Content of the bundled file *name* as UTF-8 text; errors as `read_bytes`."""
    return read_bytes(name).decode("utf-8")


def names(folder: str, suffix: str = "") -> tuple[str, ...]:
    """Names of the files in *folder* that end in *suffix*, sorted; empty without that folder."""
    place = root().joinpath(*folder.split("/"))
    if not place.is_dir():
        return ()
    return tuple(
        sorted(p.name for p in place.iterdir() if p.is_file() and p.name.endswith(suffix))
    )


def folders(folder: str) -> tuple[str, ...]:
    """Names of the folders in *folder*, sorted; empty without that folder."""
    place = root().joinpath(*folder.split("/"))
    return tuple(sorted(p.name for p in place.iterdir() if p.is_dir())) if place.is_dir() else ()
