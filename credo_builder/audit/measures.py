"""Rules about measures: somebody looks, knows when to act, and hears more than complaints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from credo_builder.chapters.monitoring import Measure, MeasureGroup
from credo_builder.chapters.organisation import Role
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import named
from credo_builder.domain.project import Project
from credo_builder.i18n import joined, told


@rule(
    "MON-01",
    name="Figure nobody acts on",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="monitoring systems",
    explanation=(
        "A figure changes nothing by itself. Name the role that looks at it and decide now what "
        "happens when it turns red, while nobody has to defend a result."
    ),
    chapter="monitoring",
    field="response_if_red",
)
def nobody_acts(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A measure that nobody reviews, or without an answer for red."""
    for measure in project.of(Measure):
        if project.find(Role, measure.reviewer_role) is None:
            yield Problem(
                record=measure,
                field="reviewer_role",
                message=told("Nobody looks at {name}.", name=named(measure)),
                do=told("Choose a role that can change something when it is red."),
            )
        if not measure.response_if_red.strip():
            yield Problem(
                record=measure,
                field="response_if_red",
                message=told("Nothing says what happens when {name} is red.", name=named(measure)),
                do=told("Write the one thing you will do then."),
            )


@rule(
    "MON-02",
    name="No line between good and bad",
    severity=Severity.MINOR,
    gap=Gap.QUALITY,
    source="monitoring systems",
    explanation=(
        "Without limits every figure can be explained away. Say from where it is green, from "
        "where somebody looks closer and from where you act."
    ),
    chapter="monitoring",
    field="green",
)
def limits_missing(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A measure without its limit for green, amber or red."""
    for measure in project.of(Measure):
        limits = (
            ("green", told("green"), measure.green),
            ("amber", told("amber"), measure.amber),
            ("red", told("red"), measure.red),
        )
        missing = [(field, word) for field, word, limit in limits if limit is None]
        if missing:
            yield Problem(
                record=measure,
                field=missing[0][0],
                message=told(
                    "{name} has no limit for {colours}.",
                    name=named(measure),
                    colours=joined((word for _field, word in missing), ", "),
                ),
                do=told("Say from which figure on it is green, amber and red."),
            )


@rule(
    "MON-04",
    name="Only what people say",
    severity=Severity.MAJOR,
    gap=Gap.CUSTOMER,
    source="satisfaction alone does not bring people back",
    explanation=(
        "People who say they are content leave all the same. Watch one thing that they do: "
        "whether they come back, bring somebody, renew, or stay away."
    ),
    chapter="monitoring",
    field="group",
)
def nothing_they_do(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """No measure looks at what people do."""
    if not any(m.group == MeasureGroup.DO for m in project.of(Measure)):
        yield Problem(
            field="group",
            message=told("No measure looks at what people do: return, recommend or stay away."),
            do=told("Add one, such as who books again within 90 days."),
        )


@rule(
    "MON-05",
    name="Nobody asks our own people",
    severity=Severity.MINOR,
    gap=Gap.CULTURE,
    source="people are treated no better than those who serve them",
    explanation=(
        "Those who serve see first what goes wrong, and they pass on how they are treated. Ask "
        "them one question each month, and say what you changed because of it."
    ),
    chapter="monitoring",
    field="group",
)
def staff_not_heard(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """No measure tells how our own people are."""
    if not any(m.group == MeasureGroup.PEOPLE for m in project.of(Measure)):
        yield Problem(
            field="group",
            message=told("No measure tells how your own people are."),
            do=told("Add one question to them, such as whether they could serve well this week."),
        )


RULES = (nobody_acts, limits_missing, nothing_they_do, staff_not_heard)
