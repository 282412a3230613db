"""Approval: from draft through review to a yes that holds, and on to the next edition."""

from __future__ import annotations

import datetime as dt
import re
import weakref
from collections.abc import Callable
from dataclasses import replace

from credo_builder.app.changes import what_changed
from credo_builder.audit import audit
from credo_builder.chapters.governance import Governance
from credo_builder.domain import editions
from credo_builder.domain.findings import Finding, Severity
from credo_builder.domain.project import Project
from credo_builder.domain.settings import Approval, Revision
from credo_builder.domain.terms import Status
from credo_builder.errors import NotReady
from credo_builder.i18n import Told, catalogue, joined, marked, told
from credo_builder.storage.codec import approval_digest
from credo_builder.storage.editions import frozen, within_limits


def blockers(project: Project, on: dt.date) -> tuple[Finding, ...]:
    """Return what keeps *project* from approval on that day.

    Findings about steps nobody visited count here too; waived ones do not.
    """
    return tuple(f for f in audit(project, on) if f.severity == Severity.BLOCKER and not f.waived)


FIRST = marked("First edition.")


def approve(
    project: Project, *, person: str, on: dt.date, role: str = "", summary: str = ""
) -> Project:
    """Return *project* approved by *person* on that day, issued then unless it says when.

    The edition gets its row in the history: *summary* says what changed since the one before,
    or the differences themselves do, in few words. A row that is there keeps what it says.
    *role* is the id of the role they approve as; the approver of the credo unless given.

    Raises:
        NotReady: something stops approval; its text says what, a line each.
    """
    if not person.strip():
        raise NotReady(told("Say who approves it: a person’s name is missing."))
    if project.is_superseded:
        raise NotReady(told("This edition was superseded. Approve the one that came after it."))
    held_back = blockers(project, on)
    if held_back:
        lines = [
            told("{rule}: {message} {deed}", rule=f.rule, message=f.message, deed=f.do)
            for f in held_back
        ]
        raise NotReady(joined([told("Not approved: something stops it."), *lines], "\n"))
    own, others = _rows(project)
    issued = _issued(project, on)
    row = replace(
        own,
        on=own.on or issued,
        by=own.by.strip() or person.strip(),
        summary=summary.strip() or summary_of(project),
    )
    settings = replace(
        project.settings, status=Status.APPROVED, issued_on=issued, history=(row, *others)
    )
    settled = project.configured(settings)
    approval = Approval(
        role=role or project.one(Governance).approver_role,
        person=person.strip(),
        on=on,
        digest=approval_digest(settled),
    )
    return settled.configured(replace(settings, approval=approval))


def summary_of(project: Project) -> str:
    """Return what the history says of *project*'s own edition, else its `news`."""
    return _rows(project)[0].summary.strip() or news(project)


def news(project: Project) -> str:
    """Return in few words what changed since the last edition, in the document's language.

    Empty where an earlier edition is known of, but not what it said.
    """
    before = editions.last_kept(project)
    words: str = told(FIRST) if not editions.earlier(project) else ""
    if before is not None:
        own = before.configured(project.settings)  # its number and its day are no news
        words = what_changed(own, project) or told("Nothing but the edition.")
    language = catalogue(project.settings.language)
    return words.said(language) if isinstance(words, Told) else words


def send_for_review(project: Project) -> Project:
    """Return the draft *project* as one that is in review; mending it leaves it there.

    Raises:
        NotReady: it is no draft.
    """
    if project.settings.status != Status.DRAFT:
        raise NotReady(told("Only a draft can be sent for review."))
    return project.configured(replace(project.settings, status=Status.IN_REVIEW))


def take_back(project: Project) -> Project:
    """Return *project*, in review or approved, as a draft of the same edition.

    Its row in the history keeps what changed, and lets go of who approved it and when.

    Raises:
        NotReady: it is neither.
    """
    settings = project.settings
    if settings.status not in (Status.IN_REVIEW, Status.APPROVED):
        raise NotReady(told("Only what is in review or approved can be taken back."))
    own, others = _rows(project)
    approval = settings.approval
    if approval is not None and own.by == approval.person:
        own = replace(own, on=None, by="")
    history = (own, *others) if _has_row(project) else others
    settings = replace(settings, status=Status.DRAFT, approval=None, history=history)
    return project.configured(settings)


def _nothing() -> Project | None:
    return None


class _Held:
    """The project whose approval was found to hold last; it cannot change, so it still does."""

    last: Callable[[], Project | None] = staticmethod(_nothing)


def checked(project: Project) -> tuple[Project, str]:
    """Return *project* as it may be printed, and a warning where it is not what is in force.

    A project whose answers are no longer those that were approved is a draft, and so is
    one that nobody approved by name on a day.
    """
    approval = project.settings.approval
    was_settled = project.settings.status in (Status.APPROVED, Status.SUPERSEDED)
    if not was_settled or _Held.last() is project:
        return project, _no_longer(project)
    if approval is not None and approval.person.strip() and approval.on is not None:
        holds = approval.digest == approval_digest(project)
    else:
        holds = False
    if holds:
        _Held.last = weakref.ref(project)
        return project, _no_longer(project)
    draft = project.configured(replace(project.settings, status=Status.DRAFT))
    return draft, told(
        "The answers are not the ones that were approved, so this is a draft. Read it, then "
        "approve it again."
    )


def _no_longer(project: Project) -> str:
    """Return that a later edition took the place of *project*, if one did."""
    if not project.is_superseded:
        return ""
    return told(
        "Edition {edition} was superseded: this is what it said. A change makes a draft of it.",
        edition=project.settings.edition,
    )


def begun(before: Project, edited: Project) -> Project:
    """Return *edited* as it stands after *before*: no edit leaves what was settled settled.

    An edit of an approved project begins the draft of its next edition, one of a superseded
    project makes a draft of it.
    """
    if before.is_approved and edited.is_approved:
        return next_edition(edited, before)
    if before.is_superseded and edited.is_superseded:
        return edited.configured(replace(edited.settings, status=Status.DRAFT, approval=None))
    return edited


def begin_next(project: Project) -> Project:
    """Return the approved *project* as a draft of its next edition, nothing changed in it yet.

    Raises:
        NotReady: it is not approved, so its own edition is still in the making.
    """
    if not project.is_approved:
        raise NotReady(told("Only what is approved has a next edition. Go on with this one."))
    return next_edition(project)


def next_edition(project: Project, approved: Project | None = None) -> Project:
    """Return *project* as a draft of the edition after its own: 1.0 becomes 1.1.

    *approved* is how it was approved, *project* itself unless given. What that edition said
    goes into its row of the history, so that anybody can ask later what changed since; answers
    that are not the ones that were approved do not. An edition that was given another number
    already keeps that.
    """
    last = approved or project
    settings = project.settings
    if last.is_approved:
        number = last.settings.edition
        own, others = _rows(project.configured(replace(settings, edition=number)))
        approval = last.settings.approval
        row = replace(
            own,
            on=own.on or last.settings.issued_on,
            by=own.by or (approval.person if approval is not None else ""),
            answers=frozen(last) if checked(last)[0].is_approved else b"",
        )
        settings = replace(settings, history=within_limits((row, *others)))
    number = settings.edition
    if number == last.settings.edition:
        number = _raised(number, {row.edition for row in settings.history})
    return project.configured(
        replace(settings, edition=number, status=Status.DRAFT, approval=None)
    )


def _raised(old: str, taken: set[str]) -> str:
    """Return the number after *old*: the last figure in it counts up, past those *taken*."""
    found = re.search(r"\d+(?=\D*$)", old)
    if not found:
        return f"{old} 2".strip()
    new = f"{old[: found.start()]}{int(found[0]) + 1}{old[found.end() :]}"
    return _raised(new, taken) if new in taken else new


def _has_row(project: Project) -> bool:
    return len(editions.earlier(project)) < len(project.settings.history)


def _rows(project: Project) -> tuple[Revision, tuple[Revision, ...]]:
    """Return the history's row of *project*'s own edition, a new one perhaps, and the others."""
    own = project.settings.edition.strip()
    rows = project.settings.history
    row = next((one for one in rows if one.edition.strip() == own), Revision(edition=own))
    return row, tuple(one for one in rows if one is not row)


def _issued(project: Project, on: dt.date) -> dt.date:
    """Return when *project* is issued; the day of the edition before is that one's own."""
    stated = project.settings.issued_on
    before = next(iter(editions.kept(project)), None)
    return on if stated is None or (before is not None and stated == before.on) else stated
