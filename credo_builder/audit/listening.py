"""Rules about listening: whom we serve, what they expect, and how far we answer it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from credo_builder.audit.chain import levels_of_expectation, moments_of_expectation
from credo_builder.chapters.expectations import (
    Expectation,
    ExpectationClass,
    Reasonableness,
)
from credo_builder.chapters.organisation import Organisation, hours_per_day
from credo_builder.chapters.segments import Segment
from credo_builder.chapters.service_levels import less_is_better
from credo_builder.chapters.trades import BarStance
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import named
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Comparison, compare
from credo_builder.i18n import told


@rule(
    "SEG-02",
    name="Those inside forgotten",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="everyone serves somebody",
    explanation=(
        "Whoever does not serve people outside serves somebody who does. Where those inside are "
        "left out, the front keeps promises that nobody behind it knows of. Name the groups "
        "inside, and say whom each of them serves."
    ),
    chapter="segments",
    field="serves_segment_ids",
)
def inside_forgotten(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """More than one person works here, but no group inside is named, or none serves another.

    Silent without any group at all: then somebody outside is to be named first.
    """
    groups = project.of(Segment)
    if not groups or project.one(Organisation).is_solo:
        return
    inside = [group for group in groups if group.is_internal]
    if not inside:
        yield Problem(
            field="serves_segment_ids",
            message=told("No group inside is named, as if nobody stood behind the front."),
            do=told("Name one group of colleagues, and say whom they serve."),
        )
    elif not any(project.linked(Segment, group.serves_segment_ids) for group in inside):
        yield Problem(
            record=inside[0],
            field="serves_segment_ids",
            message=told("No group inside says whom it serves."),
            do=told("Say for each the next in the chain, up to those outside."),
        )


@rule(
    "SEG-03",
    name="Who finds it hard is not said",
    severity=Severity.MINOR,
    gap=Gap.STANDARDS,
    source="right service to the right customer",
    explanation=(
        "In every group somebody sees, hears, walks or reads with difficulty, or comes alone and "
        "afraid. Those who are never thought of are not served. One line for one group is a "
        "start."
    ),
    chapter="segments",
    field="access_needs",
)
def access_needs_blank(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Groups are named, but for none of them who finds it hard to use us."""
    groups = project.of(Segment)
    if groups and not any(group.access_needs for group in groups):
        yield Problem(
            record=next((group for group in groups if group.is_external), groups[0]),
            field="access_needs",
            message=told("For no group does it say who finds it hard to use us."),
            do=told("Think of sight, hearing, steps, language, money and nerve, and note one."),
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
    field="promise_ids",
)
def expectation_at_no_moment(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """An expectation that no moment meets, directly or through its promises."""
    for expectation in project.of(Expectation):
        if not moments_of_expectation(project, expectation):
            yield Problem(
                record=expectation,
                field="text",
                message=told(
                    "{expectation} meets no moment of truth.", expectation=named(expectation)
                ),
                do=told("Say at which moment a person notices it."),
            )


@rule(
    "EXP-03",
    name="Group that expects nothing",
    severity=Severity.MAJOR,
    gap=Gap.LISTENING,
    source="the customer’s view of what is reasonable",
    explanation=(
        "You name these people, but not what they count on. Nobody comes without expecting "
        "something, colleagues included. Link what you already noted, or ask three of them."
    ),
    chapter="expectations",
    field="segment_ids",
)
def group_expects_nothing(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A group that no expectation names; told once while there is no expectation at all."""
    groups = [group for group in project.of(Segment) if group.name.strip()]
    if groups and not project.of(Expectation):
        yield Problem(
            field="segment_ids",
            message=told("Nobody has said yet what anybody expects."),
            do=told("Write what they would say: “I expect …”."),
        )
        return
    for group in groups:
        if not project.pointing_at(group.id, Expectation):
            yield Problem(
                record=group,
                field="name",
                message=told("Nothing says what {group} expect.", group=named(group)),
                do=told("Choose them at an expectation of theirs, or write a new one."),
            )


@rule(
    "EXP-05",
    name="Limit not explained",
    severity=Severity.MINOR,
    gap=Gap.COMMUNICATION,
    source="what is reasonable in the present context",
    explanation=(
        "“Not now” is an honest answer once people hear why. Find words anybody would accept "
        "before they are disappointed, not afterwards."
    ),
    chapter="expectations",
    field="how_we_explain",
)
def limit_not_explained(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """An expectation we cannot meet now, without words that explain it."""
    for expectation in project.of(Expectation):
        not_now = expectation.reasonableness == Reasonableness.NOT_NOW
        if not_now and not expectation.how_we_explain.strip():
            yield Problem(
                record=expectation,
                field="how_we_explain",
                message=told(
                    "{expectation} is not for now, and nothing says how we explain that.",
                    expectation=named(expectation),
                ),
                do=told("Write how you would say it to somebody’s face."),
            )


@rule(
    "EXP-06",
    name="Only what goes without saying",
    severity=Severity.TIP,
    gap=Gap.CUSTOMER,
    source="prompt and polite is not enough",
    explanation=(
        "What is basic angers when it is missing and is not noticed when it is there. What they "
        "like more of, and what delights them, is what they tell others."
    ),
    chapter="expectations",
    field="klass",
)
def only_basics(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Expectations, but none of the kind that pleases or delights."""
    expectations = project.of(Expectation)
    better = (ExpectationClass.PERFORMANCE, ExpectationClass.DELIGHT)
    if expectations and not any(e.klass in better for e in expectations):
        yield Problem(
            field="klass",
            message=told("Each expectation is basic: nobody would tell a friend about it."),
            do=told("Look for one that pleases with more of it, or that delights."),
        )


@rule(
    "EXP-07",
    name="Good enough beyond pleasing",
    severity=Severity.MAJOR,
    gap=Gap.LISTENING,
    source="adequate and desired service",
    explanation=(
        "What would please people cannot be worse than what is just good enough. The two figures "
        "probably changed places: swap them."
    ),
    chapter="expectations",
    field="adequate.quantity",
)
def adequate_beyond_desired(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A figure that would please and is worse than the one that is good enough."""
    for expectation in project.of(Expectation):
        if _figures_are_reversed(project, expectation):
            yield Problem(
                record=expectation,
                field="adequate.quantity",
                message=told(
                    "{code}: {enough} is good enough, yet {pleasing} would please.",
                    code=expectation.code,
                    enough=expectation.adequate.quantity,
                    pleasing=expectation.desired.quantity,
                ),
                do=told("Swap the two figures."),
            )


def _figures_are_reversed(project: Project, expectation: Expectation) -> bool:
    """Whether the two figures can be compared and the pleasing one is the worse."""
    enough, pleasing = expectation.adequate.quantity, expectation.desired.quantity
    if enough is None or pleasing is None:
        return False
    stands = compare(pleasing, enough, hours_per_day=hours_per_day(project))
    if stands in (Comparison.EQUAL, Comparison.NOT_COMPARABLE):
        return False
    lower = _lower_pleases(project, expectation)
    return lower is not None and stands == (Comparison.GREATER if lower else Comparison.LESS)


def _lower_pleases(project: Project, expectation: Expectation) -> bool | None:
    """Whether the smaller figure is the better one: as its levels have it, else its unit.

    None for a bare count that no level explains: fewer in the queue please, more to choose
    from do, too.
    """
    pleasing = expectation.desired.quantity
    if pleasing is None:
        return None
    for level in levels_of_expectation(project, expectation):
        if level.target is not None and level.target.unit == pleasing.unit:
            return level.lower_is_better
    return None if pleasing.unit == "count" else less_is_better(pleasing.unit)


@rule(
    "EXP-08",
    name="Below the bar of the trade",
    severity=Severity.MAJOR,
    gap=Gap.CUSTOMER,
    source="the trade sets the bar",
    explanation=(
        "People bring what every place like yours has taught them to expect. To stay below that "
        "where it matters a lot can be a choice, but only one you can give a reason for."
    ),
    chapter="expectations",
    field="bar_vs_industry",
)
def below_the_bar(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Something that matters a lot, met below the bar of the trade, without a reason.

    A reason stands where the limit is explained, or in the notes.
    """
    for expectation in project.of(Expectation):
        below = expectation.bar_vs_industry == BarStance.BELOW and expectation.is_critical
        if below and not (expectation.how_we_explain.strip() or expectation.notes.strip()):
            yield Problem(
                record=expectation,
                field="bar_vs_industry",
                message=told(
                    "{expectation} matters a lot, and we stay below our trade without saying why.",
                    expectation=named(expectation),
                ),
                do=told("Raise it to the bar, or write how you explain it."),
            )


@rule(
    "EXP-09",
    name="Expectation without a value",
    severity=Severity.TIP,
    gap=Gap.CULTURE,
    source="values drive everything",
    explanation=(
        "A value shows in what you do about an expectation. Link each to the value that answers "
        "it; where none does, a value may be missing."
    ),
    chapter="expectations",
    field="value_ids",
)
def expectation_without_value(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """An expectation that no value answers; told once, and minor, when that is so of all."""
    expectations = project.of(Expectation)
    bare = [e for e in expectations if not any(project.get(one) for one in e.value_ids)]
    if bare and len(bare) == len(expectations):
        yield Problem(
            field="value_ids",
            message=told("No expectation is linked to a value."),
            do=told("Choose for each the value that answers it."),
            severity=Severity.MINOR,
        )
        return
    for expectation in bare:
        yield Problem(
            record=expectation,
            field="value_ids",
            message=told("No value answers {expectation}.", expectation=named(expectation)),
            do=told("Choose the value that answers it."),
        )


RULES = (
    inside_forgotten,
    access_needs_blank,
    expectation_at_no_moment,
    group_expects_nothing,
    limit_not_explained,
    only_basics,
    adequate_beyond_desired,
    below_the_bar,
    expectation_without_value,
)
