"""What stands between a project and its approval, in a sentence: what is unread, and the rest."""

from __future__ import annotations

from collections.abc import Iterable

from credo_builder.audit.review import starter_not_reviewed
from credo_builder.domain.findings import Finding, Severity
from credo_builder.i18n import _
from credo_builder.ui.terms import counted


def stopping(findings: Iterable[Finding]) -> str:
    """Return how many suggestions are unread and how many things besides stop approval.

    Those on pages that nobody has opened count as well, because approval counts them. Empty
    when nothing stops it.
    """
    held = [f for f in findings if not f.waived and f.severity == Severity.BLOCKER]
    unread = sum(1 for f in held if f.rule == starter_not_reviewed.id)
    rest = len(held) - unread
    if not held:
        return ""
    one = rest == 1
    things = counted(rest, "thing", "things").capitalize()
    if not unread:
        told = _("{things} stops approval.") if one else _("{things} stop approval.")
        return told.format(things=things)
    is_one = unread == 1
    waits = (
        _("One suggestion is still to be read")
        if is_one
        else _("{n} suggestions are still to be read")
    )
    started = waits.format(n=unread)
    if not rest:
        return _("{waits}; nothing else stops approval.").format(waits=started)
    also = (
        _("{waits}. {things} more stops approval.")
        if one
        else _("{waits}. {things} more stop approval.")
    )
    return also.format(waits=started, things=things)
