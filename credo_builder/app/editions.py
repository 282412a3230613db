"""The editions of a project for people: which there are, how they stand, what one said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from credo_builder.app.approval import checked
from credo_builder.domain import editions
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Status, label
from credo_builder.domain.wording import dated
from credo_builder.errors import CredoError
from credo_builder.i18n import _, joined, said, small, told
from credo_builder.storage import open_project
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Standing:
    """One edition of a project.

    Attributes:
        number: what it is called, such as 1.0.
        status: draft, in review, approved or superseded.
        on: when it was issued, as 2026-03-31; empty while it was not.
        by: who approved it or wrote its row.
        summary: what changed in it.
        is_kept: whether its answers can be had: it is this one, or the file keeps them.
    """

    number: str
    status: str
    on: str
    by: str
    summary: str
    is_kept: bool

    @property
    def state(self) -> str:
        """How it stands, in small letters of the screen's language."""
        return said(small(label(Status, self.status)))

    @property
    def day(self) -> str:
        """When it was issued, in words of the screen's language; empty while it was not."""
        return said(dated(dt.date.fromisoformat(self.on))) if self.on else ""


def standings(project: Project) -> tuple[Standing, ...]:
    """Return the editions of *project*: its own first, then the earlier ones, the newest first.

    Until its own is approved, the one approved last is the one in force.
    """
    settings = project.settings
    rows = {row.edition.strip(): row for row in settings.history}
    own, approval = rows.get(settings.edition.strip()), settings.approval
    approved = project.is_approved or project.is_superseded
    issued = settings.issued_on if approved else None
    person = approval.person if approval is not None and approved else ""
    found = [
        Standing(
            settings.edition,
            str(settings.status),
            issued.isoformat() if issued else "",
            person,
            own.summary if own is not None else "",
            is_kept=True,
        )
    ]
    in_force = not approved
    for row in editions.earlier(project):
        status = Status.APPROVED if in_force else Status.SUPERSEDED
        in_force = False
        day = row.on.isoformat() if row.on else ""
        found.append(
            Standing(row.edition, status.value, day, row.by, row.summary, bool(row.answers))
        )
    return tuple(found)


def lines(project: Project) -> Iterator[str]:
    """Yield how each edition stands, a line each."""
    for one in standings(project):
        parts = [_(label(Status, one.status)), one.day, one.by, one.summary]
        if not one.is_kept:
            parts.append(_("what it said is not kept"))
        yield f"{one.number:8} {', '.join(filter(None, parts))}"


def data(project: Project) -> dict[str, Any]:
    """Return how each edition stands as plain data."""
    return {
        "project": project.settings.name or project.project_id,
        "edition": project.settings.edition,
        "status": str(project.settings.status),
        "editions": [
            {
                "edition": one.number,
                "status": one.status,
                "on": one.on,
                "by": one.by,
                "summary": one.summary,
                "kept": one.is_kept,
            }
            for one in standings(project)
        ],
    }


def edition(project: Project, number: str) -> Project:
    """Return *project* as edition *number* of it was approved, marked as superseded.

    Raises:
        CredoError: there is no such edition, or what it said is not kept; says which are.
    """
    found = editions.edition_of(project, number)
    if found is not None:
        return found
    there = ", ".join(row.edition for row in editions.kept(project))
    if any(row.edition.strip() == number.strip() for row in editions.earlier(project)):
        why = told("What edition {number} said is not kept.", number=number)
    else:
        why = told("There is no earlier edition {number}.", number=number)
    if there:
        way = told("Kept are: {editions}.", editions=there)
    else:
        way = told("What an edition says is kept from its approval on, once the next one begins.")
    raise CredoError(joined([why, way]))


def last(project: Project) -> Project:
    """Return the newest earlier edition of *project* that is kept.

    Raises:
        CredoError: none is.
    """
    found = editions.last_kept(project)
    if found is None:
        raise CredoError(
            told(
                "No earlier edition is kept here. What an edition says is kept from its approval "
                "on, once the next one begins."
            )
        )
    return found


def project_in(path: str | Path) -> Project:
    """Return what the file *path* says, to be compared with; nobody holds it.

    Raises:
        ProjectFileError: it cannot be read.
    """
    return checked(open_project(path).project)[0]
