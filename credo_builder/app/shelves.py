"""Files of one’s own that the program keeps by name: starters and brand kits."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

import platformdirs

from credo_builder.errors import CannotSave, CredoError
from credo_builder.i18n import told
from credo_builder.values import dataclass

SUFFIX = ".credo"
MOST_LETTERS = 60
MOST_FILES = 500
"""Names of a shelf that are listed."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


@dataclass(frozen=True)
class Shelf:
    """A private folder of small files, each known by the name it was given.

    Attributes:
        key: name of the folder.
        thing: what one of its files is, such as ``starter``.
    """

    key: str
    thing: str

    @property
    def folder(self) -> Path:
        """Where the files lie; the folder need not be there."""
        return Path(platformdirs.user_data_dir("credo-builder")) / self.key

    def names(self) -> tuple[str, ...]:
        """Return the names on the shelf, in the order of letters, at most `MOST_FILES`.

        No file is opened. A folder that is not there or cannot be read is an empty shelf.
        """
        try:
            with os.scandir(self.folder) as found:
                files = [one.name for one in found if one.is_file()]
        except OSError:
            return ()
        stems = (name.removesuffix(SUFFIX) for name in files if name.endswith(SUFFIX))
        return tuple(sorted(filter(_is_name, stems), key=str.casefold)[:MOST_FILES])

    def path(self, name: str) -> Path:
        """Return the file called *name*.

        Raises:
            CredoError: there is none; its text names those that are there.
        """
        if name in self.names():
            return self.folder / f"{name}{SUFFIX}"
        raise CredoError(
            told(
                "There is no {thing} of yours called “{name}”.", thing=told(self.thing), name=name
            )
        )

    def place(self, name: str, *, over: bool = False) -> Path:
        """Return where a file called *name* goes, and make the folder.

        Args:
            name: as a person gave it; spaces around it do not count.
            over: one of that name may be replaced.

        Raises:
            CredoError: no file can be called so.
            CannotSave: there is one already, or the folder cannot be made.
        """
        name = name.strip()
        if not _is_name(name):
            raise CredoError(
                told(
                    "“{name}” cannot be the name of a {thing}: use at most {most} letters and "
                    'none of / \\ : * ? " < > |.',
                    name=name,
                    thing=told(self.thing),
                    most=MOST_LETTERS,
                )
            )
        folded = {one.casefold(): one for one in self.names()}
        there = folded.get(name.casefold())
        if there is not None and not over:
            raise CannotSave(
                told(
                    "There is a {thing} of yours called “{name}” already. Choose another name.",
                    thing=told(self.thing),
                    name=there,
                )
            )
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            why = error.strerror or str(error)
            raise CannotSave(
                told("Not saved: the folder {folder} cannot be made: {why}.",
                     folder=self.folder, why=why)
            ) from error  # fmt: skip
        return self.folder / f"{there or name}{SUFFIX}"

    def remove(self, name: str) -> None:
        """Take the file called *name* off the shelf.

        Raises:
            CredoError: there is none, or it cannot be removed.
        """
        try:
            self.path(name).unlink()
        except OSError as error:
            why = error.strerror or str(error)
            raise CredoError(
                told("“{name}” was not removed: {why}.", name=name, why=why)
            ) from error


def _is_name(name: str) -> bool:
    """Whether a file can be called *name* on every system."""
    fits = (
        0 < len(name) <= MOST_LETTERS and len(name.encode("utf-8", "replace")) <= 3 * MOST_LETTERS
    )
    plain = _UNFIT.search(name) is None and _RESERVED.fullmatch(name) is None
    with contextlib.suppress(UnicodeEncodeError):
        name.encode("utf-8")
        return fits and plain and name == name.strip().strip(".").strip()
    return False
