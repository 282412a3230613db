"""Earlier states of a project: what was put aside by time, and what a crash left behind."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path

from credo_builder.app import library
from credo_builder.app.approval import checked
from credo_builder.app.home import Home
from credo_builder.app.session import Session
from credo_builder.domain.project import Project
from credo_builder.errors import CannotSave, CredoError
from credo_builder.i18n import told
from credo_builder.storage import backups, codec, files, journal
from credo_builder.storage.backups import Backup
from credo_builder.storage.journal import Remnant
from credo_builder.storage.parsing import LARGEST_FILE
from credo_builder.storage.salvage import Salvaged, salvage
from credo_builder.storage.tidying import tidied
from credo_builder.values import dataclass, replace

_LOOKED_AT = 4096
"""Bytes of a damaged file in which its project id is sought; the header stands first."""
_PROJECT_ID = re.compile(rb'"project_id"\s*:\s*"([^"\\]{1,80})"')


@dataclass(frozen=True)
class Earlier:
    """One earlier state.

    Attributes:
        at: when it was put aside, in UTC.
        source: where it is kept.
    """

    at: dt.datetime
    source: Backup | Remnant | Project

    @property
    def is_in_file(self) -> bool:
        """Whether the file holds it still."""
        return isinstance(self.source, Project)

    @property
    def was_saved(self) -> bool:
        """Whether it stood in the file once; else a program ended before it was saved."""
        return not isinstance(self.source, Remnant)

    def project(self) -> Project:
        """Return the project as it was.

        Raises:
            CredoError: it cannot be read any more.
        """
        if isinstance(self.source, Project):
            return self.source
        try:
            if isinstance(self.source, Remnant):
                return checked(journal.recover(self.source).project)[0]
            content, name = self.source.content(), self.source.path.name
            return checked(codec.read(content, name).project)[0]
        except (OSError, ValueError) as error:
            raise CredoError(
                told("This state cannot be read any more: {why}", why=str(error))
            ) from error


def states(project_id: str) -> tuple[Earlier, ...]:
    """Return the earlier states of the project *project_id*, the newest first."""
    found = [Earlier(one.at, one) for one in backups.held(project_id)]
    found += [
        Earlier(_time_of(one.path), one)
        for one in journal.remnants()
        if one.project_id == project_id
    ]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def of_session(session: Session) -> tuple[Earlier, ...]:
    """Return the earlier states of the project of *session*: what its file says comes first."""
    found = states(session.project.project_id)
    if session.path is None or not session.is_dirty:
        return found
    return (Earlier(_time_of(session.path), session.saved), *found)


def save_copy(project: Project, path: Path, *, own: Path | None) -> None:
    """Write *project* to the file *path*; nobody works on that from now on.

    Raises:
        CredoError: the file cannot be written, or it is the file *own* that is worked on.
    """
    if own is not None and os.path.realpath(own) == os.path.realpath(path):
        raise CannotSave(told("That is the file you work on. Choose another name for the copy."))
    session = Session(project)
    try:
        session.save_as(path, over=path.exists())
    finally:
        session.close()


def put_aside(project: Project) -> None:
    """Keep *project*, as it is, among its earlier states.

    Raises:
        CredoError: it could not be kept.
    """
    try:
        content = codec.write(tidied(project))
        backups.keep(project.project_id, content, dt.datetime.now(dt.UTC), at_once=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise CredoError(told("It could not be put aside: {why}.", why=why)) from error


def of_file(path: Path) -> tuple[Earlier, ...]:
    """Return the earlier states of whatever project the damaged file *path* holds."""
    full = str(path.resolve())
    ids = [_id_in(path), *(one.project_id for one in library.recent() if one.path == full)]
    ids += [one.project_id for one in journal.remnants() if str(one.project_file) == full]
    found = {one.at: one for known in dict.fromkeys(ids) if known for one in states(known)}
    return tuple(found[at] for at in sorted(found, reverse=True))


def salvaged(path: Path) -> Salvaged | None:
    """Return what is whole in the damaged file *path*; None when nothing is."""
    try:
        _, content = files.read_regular(path, LARGEST_FILE)
        found = salvage(content, path.name)
    except (OSError, CredoError):  # the damage was told already, and this is no way out of it
        return None
    return replace(found, project=checked(found.project)[0])


def opened(path: Path, project: Project, hold: str, lost: tuple[str, ...] = ()) -> Session:
    """Return a session of *project* that lives in the damaged file *path*.

    Nothing of it counts as saved; saving replaces the damaged file, which is put aside. What
    was *lost* is among its warnings.

    Raises:
        Locked: somebody else holds the file.
    """
    home = Home.of_damaged(path, hold=hold)
    saved = Project(project_id=project.project_id)
    warnings = tuple(told("Not there any more: {what}.", what=one) for one in lost)
    return Session(project, home=home, saved=saved, warnings=warnings)


def newest_good(found: tuple[Earlier, ...]) -> tuple[Earlier, Project] | None:
    """Return the first of *found* that can be read, and what it holds; None for none."""
    for one in found:
        try:
            return one, one.project()
        except CredoError:  # an older one may be whole
            continue
    return None


def _id_in(path: Path) -> str:
    try:
        _, content = files.read_regular(path, _LOOKED_AT)
    except OSError:
        return ""
    match = _PROJECT_ID.search(content)
    return match[1].decode("utf-8", "replace") if match else ""


def _time_of(path: Path) -> dt.datetime:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except OSError:
        return dt.datetime.now(dt.UTC)
