"""Rules about policies and freedom: rules that serve people, and room to act for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from credo_builder.audit.chain import once
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.organisation import Role, hours_per_day
from credo_builder.chapters.policies import EmpathyResult, Empowerment, Firmness, Policy
from credo_builder.chapters.service_levels import TIMED, ServiceLevel
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import called, named
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Comparison, Quantity, compare
from credo_builder.i18n import told

MOST_RULES = Decimal("0.6")
"""Share of policies above which rules are too many; laws are not counted."""


@rule(
    "POL-02",
    name="Nobody asked whom it could hurt",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="empathy not limited by policy",
    explanation=(
        "Every policy will meet somebody on their worst day. Ask three questions of it: whom "
        "could it hurt, what may we do for them anyway, and which words help? A law is not ours "
        "to bend, but it needs kind words."
    ),
    chapter="policies",
    field="empathy_check",
)
def empathy_not_checked(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A policy at a moment without the empathy check; a law without words to use."""
    for policy in project.of(Policy):
        if not _moments_of(project, policy):
            continue
        if policy.firmness == Firmness.LEGAL:
            if policy.empathy_check.words_to_use.strip():
                continue
            message = told(
                "{policy} is law, and nothing says which words help when it is hard on somebody.",
                policy=named(policy),
            )
            do = told("Write the words that help; the law stays as it is.")
        elif policy.empathy_result == EmpathyResult.NOT_DONE:
            message = told("Nobody has asked yet whom {policy} could hurt.", policy=named(policy))
            do = told("Answer the three questions of the empathy check.")
        else:
            continue
        yield Problem(record=policy, field="empathy_check", message=message, do=do)


def _moments_of(project: Project, policy: Policy) -> tuple[Moment, ...]:
    """Return the moments *policy* touches, directly or through its levels."""
    found = list(project.linked(Moment, policy.moment_ids))
    for level in project.linked(ServiceLevel, policy.level_ids):
        found += project.linked(Moment, level.moment_ids)
    return once(found)


@rule(
    "POL-03",
    name="Approval slower than the moment",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="taking sensible risks",
    explanation=(
        "Whoever needs a yes waits for it longer than people may wait for you. Let "
        "somebody nearer decide, or set a limit up to which nobody has to ask."
    ),
    chapter="policies",
    field="approval_time",
)
def approval_too_slow(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """An approval that takes longer than the time a level sets at the policy's moments."""
    hours = hours_per_day(project)
    for policy in project.of(Policy):
        time = policy.approval_time
        if time is None:
            continue
        for level in _timed_levels(project, policy):
            if level.target and _is_longer(time, level.target, hours):
                yield Problem(
                    record=policy,
                    field="approval_time",
                    message=told(
                        "An approval under {policy} takes {time}; {code} allows {target}.",
                        policy=named(policy),
                        time=time,
                        code=level.code,
                        target=level.target,
                    ),
                    do=told("Let somebody nearer say yes, or set a limit without asking."),
                )
                break


def _timed_levels(project: Project, policy: Policy) -> tuple[ServiceLevel, ...]:
    """Return the levels that set a time where *policy* matters."""
    found = list(project.linked(ServiceLevel, policy.level_ids))
    for moment in project.linked(Moment, policy.moment_ids):
        found += project.pointing_at(moment.id, ServiceLevel)
    return tuple(level for level in once(found) if level.metric in TIMED)


def _is_longer(time: Quantity, target: Quantity, hours: Decimal) -> bool:
    return compare(time, target, hours_per_day=hours) == Comparison.GREATER


@rule(
    "POL-04",
    name="More rules than judgement",
    severity=Severity.TIP,
    gap=Gap.CULTURE,
    source="guidelines, not enforcement",
    explanation=(
        "Rules are easy to write and hard to serve with. Where most policies are rules, people "
        "learn to quote them. See which could be guidelines that trust the person who is there."
    ),
    chapter="policies",
    field="firmness",
)
def too_many_rules(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """More than six in ten policies that are no law are rules."""
    ours = [p for p in project.of(Policy) if p.firmness != Firmness.LEGAL]
    rules = [p for p in ours if p.firmness == Firmness.RULE]
    if ours and len(rules) > MOST_RULES * len(ours):
        yield Problem(
            record=rules[0],
            field="firmness",
            message=told(
                "{n} of {of} policies of your own are rules.", n=len(rules), of=len(ours)
            ),
            do=told("See which of them could be guidelines."),
        )


@rule(
    "POL-05",
    name="No room to act",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="taking sensible risks",
    explanation=(
        "People who face customers need to know what they may do without asking. Give each such "
        "role at least one freedom."
    ),
    chapter="policies",
    field="freedoms",
)
def no_room_to_act(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A role that faces customers without any freedom to act."""
    for role in project.of(Role):
        rows = [e for e in project.of(Empowerment) if e.role == role.id]
        freedom = next(iter(rows), None)
        if role.faces_customers and not any(row.freedoms for row in rows):
            yield Problem(
                record=freedom,
                field="freedoms",
                message=told("{role} may do nothing without asking.", role=called(role)),
                do=told("Write at least one thing this role may do or spend."),
            )


@rule(
    "POL-06",
    name="Freedom without red lines",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="boundaries make freedom safe",
    explanation=(
        "People use their freedom when they know where it ends. Name what they never do: what "
        "the law forbids, what is not safe, private, fair or honest."
    ),
    chapter="policies",
    field="never",
)
def no_red_lines(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A role with freedoms that never says what it must not do."""
    for row in project.of(Empowerment):
        if row.freedoms and not any(line.strip() for line in row.never):
            role = project.find(Role, row.role)
            yield Problem(
                record=row,
                field="never",
                message=told(
                    "{role} has freedoms and no red line.",
                    role=called(role) if role else told("A role"),
                ),
                do=told("Write at least one thing this role never does."),
            )


@rule(
    "POL-07",
    name="Policy that serves nothing",
    severity=Severity.MINOR,
    gap=Gap.STANDARDS,
    source="policies that define levels of service",
    explanation=(
        "A policy earns its place by what it helps to deliver. This one is linked to no moment, "
        "level or value. Link what it carries, or ask whether you still need it."
    ),
    chapter="policies",
    field="moment_ids",
)
def policy_touches_nothing(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A policy linked to no moment, service level or value."""
    for policy in project.of(Policy):
        carried = (
            *project.linked(Moment, policy.moment_ids),
            *project.linked(ServiceLevel, policy.level_ids),
            *project.linked(CoreValue, policy.value_ids),
        )
        if not carried:
            yield Problem(
                record=policy,
                field="moment_ids",
                message=told("{policy} carries no moment, level or value.", policy=named(policy)),
                do=told("Link what it helps with, or let it go."),
            )


@rule(
    "POL-08",
    name="Policy nobody looks after",
    severity=Severity.MINOR,
    gap=Gap.QUALITY,
    source="old rules outlive their reasons",
    explanation=(
        "A policy without an owner cannot be questioned, and one without a day of review never "
        "ends. Name the role people tell when it makes no sense, and the day you look again."
    ),
    chapter="policies",
    field="owner_role",
)
def policy_without_owner(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A policy without an owner or without a day of review."""
    for policy in project.of(Policy):
        if project.find(Role, policy.owner_role) is None:
            yield Problem(
                record=policy,
                field="owner_role",
                message=told("Nobody owns {policy}.", policy=named(policy)),
                do=told("Choose the role people tell when it no longer makes sense."),
            )
        if policy.review_date is None:
            yield Problem(
                record=policy,
                field="review_date",
                message=told("No day is set to look at {policy} again.", policy=named(policy)),
                do=told("Choose a day within the coming year."),
            )


RULES = (
    empathy_not_checked,
    approval_too_slow,
    too_many_rules,
    no_room_to_act,
    no_red_lines,
    policy_touches_nothing,
    policy_without_owner,
)
