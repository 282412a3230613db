"""The editions of a project: the one in the making or in force, and those before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from credo_builder.domain.project import Project
from credo_builder.domain.settings import Revision
from credo_builder.domain.terms import Status

Reader = Callable[[bytes], Project | None]


class _Reading:
    """What reads the answers of an earlier edition; whoever can write them says how."""

    reader: Reader | None = None


def read_by(reader: Reader) -> None:
    """Let *reader* turn the answers kept of an edition into a project; None where it cannot."""
    _Reading.reader = reader
    _read.cache_clear()


def earlier(project: Project) -> tuple[Revision, ...]:
    """Return the rows of the editions before the one *project* is, the newest first."""
    own = project.settings.edition.strip()
    return tuple(row for row in project.settings.history if row.edition.strip() != own)


def kept(project: Project) -> tuple[Revision, ...]:
    """Return the rows of the earlier editions whose answers are kept, the newest first."""
    return tuple(row for row in earlier(project) if row.answers)


def by_rows_alone(project: Project) -> Project:
    """Return *project* with the rows of its editions, and without what any of them said."""
    if not any(row.answers for row in project.settings.history):
        return project
    rows = tuple(replace(row, answers=b"") for row in project.settings.history)
    return project.configured(replace(project.settings, history=rows))


def edition_of(project: Project, edition: str) -> Project | None:
    """Return *project* as it was when its *edition* was approved, marked as superseded.

    None where that edition's answers are not kept, or cannot be read.
    """
    row = next((one for one in kept(project) if one.edition.strip() == edition.strip()), None)
    if row is None or (found := _read(row.answers)) is None:
        return None
    # Its own history had the answers of still older editions; they are kept once, here.
    held = {one.edition: one.answers for one in kept(project) if one is not row}
    history = tuple(
        replace(one, answers=held.get(one.edition, b"")) for one in found.settings.history
    )
    settings = replace(found.settings, history=history, status=Status.SUPERSEDED)
    return found.configured(settings)


def last_kept(project: Project) -> Project | None:
    """Return the newest earlier edition whose answers are kept and can be read; None for none."""
    found = (edition_of(project, row.edition) for row in kept(project))
    return next((one for one in found if one is not None), None)


@lru_cache(maxsize=4)
def _read(answers: bytes) -> Project | None:
    return _Reading.reader(answers) if _Reading.reader is not None else None
