"""Approval: who said yes to which state of a project, and whether it still holds."""

from __future__ import annotations

import datetime as dt
import re
import weakref
from collections.abc import Callable
from dataclasses import replace

from credo_builder.audit import audit
from credo_builder.chapters.governance import Governance
from credo_builder.domain.findings import Finding, Severity
from credo_builder.domain.project import Project
from credo_builder.domain.settings import Approval
from credo_builder.domain.terms import Status
from credo_builder.errors import NotReady
from credo_builder.i18n import joined, told
from credo_builder.storage.codec import approval_digest


def blockers(project: Project, on: dt.date) -> tuple[Finding, ...]:
    """Return what keeps *project* from approval on that day.

    Findings about steps nobody visited count here too; waived ones do not.
    """
    return tuple(f for f in audit(project, on) if f.severity == Severity.BLOCKER and not f.waived)


def approve(project: Project, *, person: str, on: dt.date, role: str = "") -> Project:
    """Return *project* approved by *person* on that day, issued then unless it says when.

    *role* is the id of the role they approve as; the approver of the credo unless given.

    Raises:
        NotReady: something stops approval; its text says what, a line each.
    """
    if not person.strip():
        raise NotReady(told("Say who approves it: a person’s name is missing."))
    held_back = blockers(project, on)
    if held_back:
        lines = [
            told("{rule}: {message} {deed}", rule=f.rule, message=f.message, deed=f.do)
            for f in held_back
        ]
        raise NotReady(joined([told("Not approved: something stops it."), *lines], "\n"))
    settings = replace(
        project.settings, status=Status.APPROVED, issued_on=project.settings.issued_on or on
    )
    settled = project.configured(settings)
    approval = Approval(
        role=role or project.one(Governance).approver_role,
        person=person.strip(),
        on=on,
        digest=approval_digest(settled),
    )
    return settled.configured(replace(settings, approval=approval))


def _nothing() -> Project | None:
    return None


class _Held:
    """The project whose approval was found to hold last; it cannot change, so it still does."""

    last: Callable[[], Project | None] = staticmethod(_nothing)


def checked(project: Project) -> tuple[Project, str]:
    """Return *project* as it may be printed, and a warning where its approval lapsed.

    A project whose answers are no longer those that were approved is a draft, and so is
    one that nobody approved by name on a day.
    """
    approval = project.settings.approval
    if project.settings.status != Status.APPROVED or _Held.last() is project:
        return project, ""
    if approval is not None and approval.person.strip() and approval.on is not None:
        holds = approval.digest == approval_digest(project)
    else:
        holds = False
    if holds:
        _Held.last = weakref.ref(project)
        return project, ""
    draft = project.configured(replace(project.settings, status=Status.DRAFT))
    return draft, told(
        "The answers are not the ones that were approved, so this is a draft. Read it, then "
        "approve it again."
    )


def next_edition(project: Project) -> Project:
    """Return *project* as a draft of the edition after its own: 1.0 becomes 1.1."""
    old = project.settings.edition
    number = re.search(r"\d+(?=\D*$)", old)
    new = (
        f"{old[: number.start()]}{int(number[0]) + 1}{old[number.end() :]}"
        if number
        else f"{old} 2".strip()
    )
    settings = replace(project.settings, edition=new, status=Status.DRAFT, approval=None)
    return project.configured(settings)
