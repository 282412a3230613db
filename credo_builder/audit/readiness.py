"""How ready a project is, in words rather than a grade."""

from __future__ import annotations

from collections.abc import Iterable

from credo_builder.domain.findings import Finding, Severity
from credo_builder.domain.terms import Term

_WEIGHTS = {Severity.BLOCKER: 20, Severity.MAJOR: 5, Severity.MINOR: 1, Severity.TIP: 0}
_READY_FROM = 80
_NEARLY_FROM = 50
_NEARLY_BLOCKERS = 2


class Readiness(Term):
    """How near a project is to approval."""

    READY = "ready"
    NEARLY_READY = "nearly_ready"
    NOT_YET = "not_yet"


def score(findings: Iterable[Finding]) -> int:
    """Return 100 less what the standing findings weigh, 0 to 100."""
    return max(0, 100 - sum(_WEIGHTS[f.severity] for f in findings if f.counts))


def readiness(findings: Iterable[Finding]) -> Readiness:
    """Return the word for what the *findings* leave to do.

    Approval counts quiet blockers, so they count here too: nothing that could not be
    approved is called ready.
    """
    held = tuple(findings)
    blockers = sum(1 for f in held if not f.waived and f.severity == Severity.BLOCKER)
    points = score(held)
    if not blockers and points >= _READY_FROM:
        return Readiness.READY
    if blockers <= _NEARLY_BLOCKERS and points >= _NEARLY_FROM:
        return Readiness.NEARLY_READY
    return Readiness.NOT_YET


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Return how many standing findings there are of each severity, the worst first."""
    held = [f for f in findings if f.counts]
    return {s: sum(1 for f in held if f.severity == s) for s in Severity}
