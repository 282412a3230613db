"""Rules about complaints: somebody hears them, soon, and there is a next step outside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from credo_builder.audit.lexicon import Kind, lexicon
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.policies import (
    LadderStep,
    Policy,
    PolicyTopic,
    RecoveryStep,
    Referral,
)
from credo_builder.chapters.trades import Industry
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.project import Project
from credo_builder.i18n import told

ACKNOWLEDGING = (LadderStep.NOTICE, LadderStep.LISTEN, LadderStep.APOLOGISE)
"""Steps of the ladder by which a complaint is acknowledged."""
NEEDS_OUTSIDE = (Industry.BANK_FINANCE, Industry.CLINIC_HEALTH, Industry.LOCAL_GOVERNMENT)
"""Trades in which people may turn to somebody independent."""


@rule(
    "CMP-01",
    name="No way to complain",
    severity=Severity.BLOCKER,
    gap=Gap.DELIVERY,
    source="complaints help us get back on track",
    explanation=(
        "Most people who are unhappy leave without a word. Those who speak need a person to "
        "speak to and to know how soon they are heard: name the role that hears complaints and "
        "the time within which somebody listens."
    ),
    chapter="policies",
    waivable=False,
    field="within",
)
def no_way_to_complain(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """No role for complaints, or no time within which one is acknowledged."""
    organisation = project.one(Organisation)
    if project.find(Role, organisation.complaint_contact.role) is None:
        yield Problem(
            record=organisation,
            field="complaint_contact",
            message=told("Nobody is named who hears a complaint first."),
            do=told("Choose the role under About us."),
        )
    steps = project.of(RecoveryStep)
    if not any(s.step in ACKNOWLEDGING and s.within is not None for s in steps):
        yield Problem(
            record=next((s for s in steps if s.step in ACKNOWLEDGING), None),
            field="within",
            message=told("Nothing says how soon a complaint is acknowledged."),
            do=told("Give “Notice”, “Listen” or “Apologise” in the recovery ladder a time."),
        )


@rule(
    "CMP-02",
    name="No next step outside",
    severity=Severity.MINOR,
    gap=Gap.DELIVERY,
    source="complaints help us get back on track",
    explanation=(
        "In your trade people may turn to somebody independent when your answer does not satisfy "
        "them. Telling them how, before they ask, shows that you stand by what you decide. Add "
        "it to those you pass people on to, or to the policy for complaints."
    ),
    chapter="policies",
    field="refer_to",
)
def no_step_outside(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A bank, clinic or council that names nobody outside to whom a complaint can go on.

    Where a lexicon ships for the language, its words for such a place are looked for in
    what is said of complaints and referrals; elsewhere any referral will do.
    """
    if project.one(Organisation).industry not in NEEDS_OUTSIDE:
        return
    words = lexicon(project.settings.language)
    if words is None:
        named = bool(project.of(Referral))
    else:
        named = any(words.first(text, (Kind.OUTSIDE,)) for text in _said_of_complaints(project))
    if not named:
        yield Problem(
            field="refer_to",
            message=told(
                "Nothing says where a complaint can go on to when our answer does not satisfy."
            ),
            do=told("Name the independent place, and how to reach it, among the referrals."),
        )


def _said_of_complaints(project: Project) -> Iterator[str]:
    for referral in project.of(Referral):
        yield from (referral.need, referral.refer_to, referral.how_handed_over)
    for step in project.of(RecoveryStep):
        yield step.what
    for policy in project.of(Policy):
        if policy.topic == PolicyTopic.COMPLAINTS_RECOVERY:
            yield from (policy.statement, policy.say_no_well, *policy.steps)
    yield project.one(Organisation).complaint_contact.reach
    yield project.settings.document.legal


RULES = (no_way_to_complain, no_step_outside)
