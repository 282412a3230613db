"""Rules about values, expectations and moments: nothing on the wall only, all of it met."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from credo_builder.audit.chain import moments_of_expectation
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.policies import Policy
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.recognition import AppraisalCriterion
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record


@rule(
    "VAL-02",
    name="Value on the wall only",
    severity=Severity.MAJOR,
    gap=Gap.CULTURE,
    source="values drive everything",
    explanation=(
        "Nothing that follows grows from this value: no expectation, promise, moment, policy or "
        "appraisal. Link it where it shows, or let it go."
    ),
    chapter="core_values",
    field="name",
)
def value_on_the_wall(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A value that nothing of the method grows from."""
    kinds = (Expectation, Promise, Moment, Policy, AppraisalCriterion)
    for value in project.of(CoreValue):
        if not any(isinstance(r, kinds) for r in project.pointing_at(value.id, Record)):
            yield Problem(
                record=value,
                field="name",
                message=f"“{value.title}” reaches no expectation, promise, moment or policy.",
                do="Link it from what it stands behind, or let it go.",
            )


@rule(
    "EXP-02",
    name="Expectation met at no moment",
    severity=Severity.MAJOR,
    gap=Gap.STANDARDS,
    source="moments of truth follow expectations",
    explanation=(
        "People expect this, but no moment says where they notice it. Link the moment, or the "
        "promise that is kept there."
    ),
    chapter="moments",
    field="expectation_ids",
)
def expectation_at_no_moment(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """An expectation that no moment meets, directly or through its promises."""
    for expectation in project.of(Expectation):
        if not moments_of_expectation(project, expectation):
            yield Problem(
                record=expectation,
                field="text",
                message=f"{expectation.code} meets no moment of truth: “{expectation.title}”.",
                do="Say at which moment a person notices it.",
            )


@rule(
    "MOM-01",
    name="Moment without service level",
    severity=Severity.TIP,
    gap=Gap.STANDARDS,
    source="policies that define levels of service",
    explanation=(
        "Where nothing can be counted, good service is an opinion. Give at least every "
        "critical moment a level."
    ),
    chapter="service_levels",
    field="moment_ids",
)
def moment_without_level(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A moment no level counts; major when it is critical."""
    for moment in project.of(Moment):
        if not project.pointing_at(moment.id, ServiceLevel):
            yield Problem(
                record=moment,
                field="name",
                message=f"Nothing can be counted at “{moment.title}”.",
                do="Add a service level for it.",
                severity=Severity.MAJOR if moment.is_critical else None,
            )


@rule(
    "MOM-02",
    name="Moment without owner",
    severity=Severity.MINOR,
    gap=Gap.DELIVERY,
    source="moments of truth",
    explanation=(
        "Where nobody sees that a moment goes well, it goes well by luck. Name a role: the "
        "person may change, the duty stays."
    ),
    chapter="moments",
    field="owner_role",
)
def moment_without_owner(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A moment nobody looks after; major when it is critical."""
    for moment in project.of(Moment):
        if project.get(moment.owner_role) is None:
            yield Problem(
                record=moment,
                field="owner_role",
                message=f"Nobody is named who sees that “{moment.title}” goes well.",
                do="Choose the role that looks after it.",
                severity=Severity.MAJOR if moment.is_critical else None,
            )


@rule(
    "MOM-03",
    name="Activity without experience",
    severity=Severity.MAJOR,
    gap=Gap.CUSTOMER,
    source="experience over activity",
    explanation=(
        "What we do is not what people take away. Say how they should feel at this moment and "
        "how they leave it; the doing follows from there."
    ),
    chapter="moments",
    field="feeling_wanted",
)
def activity_without_experience(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A moment without the feeling or the end we want."""
    for moment in project.of(Moment):
        if not moment.feeling_wanted.strip():
            yield Problem(
                record=moment,
                field="feeling_wanted",
                message=f"“{moment.title}” does not say how people should feel.",
                do="Choose one word for the feeling you want.",
            )
        elif not moment.experience_outcome.strip():
            yield Problem(
                record=moment,
                field="experience_outcome",
                message=f"“{moment.title}” does not say how people leave it.",
                do="Finish the sentence “They leave …”.",
            )


RULES = (
    value_on_the_wall,
    expectation_at_no_moment,
    moment_without_level,
    moment_without_owner,
    activity_without_experience,
)
