"""What the audit reports, and how a rule is declared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.domain.terms import Term
from credo_builder.i18n import marked
from credo_builder.values import dataclass


class Severity(Term):
    """How much a finding matters, the worst first; paper words."""

    BLOCKER = "blocker"
    MAJOR = "major"
    MINOR = "minor"
    TIP = "tip"

    @property
    def rank(self) -> int:
        """0 for a blocker to 3 for a tip."""
        return tuple(Severity).index(self)

    @property
    def screen_word(self) -> str:
        """What the screen calls it."""
        return {
            Severity.BLOCKER: marked("Stops approval"),
            Severity.MAJOR: marked("Important"),
            Severity.MINOR: marked("Advice"),
            Severity.TIP: marked("Tip"),
        }[self]


class Gap(Term):
    """Between what and what a finding gapes."""

    LISTENING = "listening", "Listening: what people expect, and what we think they expect"
    STANDARDS = "standards", "Standards: what we know, and what we set ourselves"
    DELIVERY = "delivery", "Delivery: what we set ourselves, and what we do"
    COMMUNICATION = "communication", "Communication: what we do, and what we say"
    CUSTOMER = "customer", "Customer: what people expect, and what they perceive"
    CULTURE = "culture", "Culture: what we believe, and how we behave"
    QUALITY = "quality", "Quality of the document itself"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One place where a rule fires: the record and field, what is wrong, what to do.

    ``severity`` is given only where it differs from the rule's own.
    """

    record: Record | None = None
    field: str = ""
    message: str
    do: str
    severity: Severity | None = None


Check = Callable[[Project, dt.date | None], Iterable[Problem]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One check of the method; a pure function of the project and a day.

    Attributes:
        id: stable name such as PRO-13.
        name: what a shop owner calls the fault.
        severity: the usual one; a problem may carry another.
        source: a plain phrase for where the thought comes from.
        explanation: why it matters and what to do, for a shop owner.
        chapter: key of the step that mends it.
        waivable: whether a reason may set it aside.
        field: where it points when no record has the fault.
    """

    id: str
    name: str
    severity: Severity
    gap: Gap
    source: str
    explanation: str
    chapter: str
    check: Check
    waivable: bool = True
    field: str = ""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A problem found by a rule, ready to show, print, count and jump from.

    Attributes:
        record: id of the record, empty for the whole project.
        code: its code, such as P3.
        quiet: its field is not in the project's path, or its chapter not visited yet.
        waived: the reason it was set aside for; empty when it stands.
    """

    rule: str
    severity: Severity
    gap: Gap
    record: str
    code: str
    chapter: str
    field: str
    message: str
    do: str
    quiet: bool = False
    waived: str = ""

    @property
    def counts(self) -> bool:
        """Whether counts and exit codes take it in: neither quiet nor waived."""
        return not self.quiet and not self.waived


def rule(
    rule_id: str,
    *,
    name: str,
    severity: Severity,
    gap: Gap,
    source: str,
    explanation: str,
    chapter: str,
    waivable: bool = True,
    field: str = "",
) -> Callable[[Check], Rule]:
    """Return a decorator that turns a check into the `Rule` with these words."""

    def declared(check: Check) -> Rule:
        return Rule(
            id=rule_id,
            name=name,
            severity=severity,
            gap=gap,
            source=source,
            explanation=explanation,
            chapter=chapter,
            check=check,
            waivable=waivable,
            field=field,
        )

    return declared
