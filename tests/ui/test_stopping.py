"""What stops approval, told in a sentence."""

from __future__ import annotations

import pytest

from credo_builder.audit.review import starter_not_reviewed
from credo_builder.domain.findings import Finding, Gap, Severity
from credo_builder.ui.stopping import stopping


def found(rule, severity=Severity.BLOCKER, *, waived=""):
    """A finding of *rule*."""
    return Finding(
        rule=rule, severity=severity, gap=Gap.QUALITY, record="credo", code="", chapter="credo",
        field="", message="", do="", waived=waived,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("unread", "rest", "told"),
    [
        (0, 0, ""),
        (0, 1, "One thing stops approval."),
        (0, 2, "Two things stop approval."),
        (1, 0, "One suggestion is still to be read; nothing else stops approval."),
        (142, 0, "142 suggestions are still to be read; nothing else stops approval."),
        (142, 1, "142 suggestions are still to be read. One thing more stops approval."),
        (142, 3, "142 suggestions are still to be read. Three things more stop approval."),
    ],
)
def test_suggestions_to_read_are_told_apart_from_what_is_wrong(unread, rest, told):
    """What only has to be read is not counted among the things that stop approval."""
    findings = [found(starter_not_reviewed.id)] * unread + [found("GOV-01")] * rest

    assert told == stopping(findings)


def test_what_was_accepted_or_is_only_advice_stops_nothing():
    """Neither a waived finding nor a tip is told."""
    waived = found("GOV-01", waived="W1")

    assert "" == stopping([waived, found("VAL-01", Severity.TIP)])
