"""Rules about what we believe: the values, what service means, and how we see ourselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from credo_builder.chapters.barriers import Barrier, BarrierType
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.learning import ServicePoint, TrainingModule
from credo_builder.chapters.mindset import (
    FEWEST_FOR_A_GROUP,
    MindsetResponse,
    is_group_view,
    scores,
)
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.policies import Policy
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.recognition import AppraisalCriterion
from credo_builder.chapters.statements import Belief, MindsetScale
from credo_builder.chapters.workshop import Definition, Principle, Theme, WorkshopItem
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import named
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.domain.speech import count_words, is_spaced
from credo_builder.i18n import told, told_of

MOST_VALUES = 5
FAR_TOO_MANY_VALUES = 7
FEWEST_WORDS = 5
"""A belief in fewer words is a slogan."""
LEAST_BY_CHOICE = 3
"""A mean below this on the scale of choice says that we serve because we must."""


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
    chapter="expectations",
    field="value_ids",
)
def value_on_the_wall(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A value that nothing of the method grows from."""
    kinds = (Expectation, Promise, Moment, Policy, AppraisalCriterion)
    for value in project.of(CoreValue):
        if not any(isinstance(r, kinds) for r in project.pointing_at(value.id, Record)):
            yield Problem(
                record=value,
                field="name",
                message=told(
                    "{value} reaches no expectation, promise, moment or policy.",
                    value=named(value),
                ),
                do=told("Link it from what it stands behind, or let it go."),
            )


@rule(
    "VAL-03",
    name="Value without a “never”",
    severity=Severity.TIP,
    gap=Gap.CULTURE,
    source="what to do and what not to do",
    explanation=(
        "What you would never do says more about a value than a page of good intentions. One "
        "line makes it sharp, and people remember it."
    ),
    chapter="core_values",
    field="behaviours_never",
)
def value_without_never(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A value that does not say what is never done."""
    for value in project.of(CoreValue):
        if not value.behaviours_never:
            yield Problem(
                record=value,
                field="behaviours_never",
                message=told("{value} does not say what we never do.", value=named(value)),
                do=told("Write one thing nobody here would do, even in a hurry."),
            )


@rule(
    "VAL-04",
    name="Too many values",
    severity=Severity.MINOR,
    gap=Gap.CULTURE,
    source="few values, lived",
    explanation=(
        "Nobody carries eight values in mind while a queue is waiting. Three to five are "
        "remembered. Let related ones grow together; what you fold in can live on as a behaviour."
    ),
    chapter="core_values",
    field="name",
)
def too_many_values(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """More than five values; major from eight on."""
    number = len(project.of(CoreValue))
    if number > MOST_VALUES:
        yield Problem(
            field="name",
            message=told("There are {n} core values, more than people can carry.", n=number),
            do=told("Keep three to five; let the others live on as behaviours of these."),
            severity=Severity.MAJOR if number > FAR_TOO_MANY_VALUES else None,
        )


@rule(
    "VAL-05",
    name="One-word slogan",
    severity=Severity.MINOR,
    gap=Gap.CULTURE,
    source="a philosophy practised daily",
    explanation=(
        "A word alone means something else to everybody. A sentence that begins “We believe” and "
        "that somebody could disagree with shows what you mean by it."
    ),
    chapter="core_values",
    field="belief",
)
def one_word_slogan(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A value whose belief is missing or shorter than five words."""
    for value in project.of(CoreValue):
        belief = value.belief.strip()
        if not belief:
            yield Problem(
                record=value,
                field="belief",
                message=told("{value} does not say what we believe.", value=named(value)),
                do=told("Finish the sentence “We believe …”."),
            )
        elif is_spaced(belief) and count_words(belief) < FEWEST_WORDS:
            yield Problem(
                record=value,
                field="belief",
                message=told("The belief behind {value} is a slogan.", value=named(value)),
                do=told("Make it a sentence that somebody could disagree with."),
            )


@rule(
    "DEF-01",
    name="Service not defined",
    severity=Severity.MAJOR,
    gap=Gap.CULTURE,
    source="everyone means the same by it",
    explanation=(
        "Ask five people what service is and you may hear five answers. Agree on a sentence or "
        "two, or on a few principles, that everyone here can say."
    ),
    chapter="workshop",
    field="text",
)
def service_not_defined(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Neither a definition of service nor a principle."""
    definition = project.one(Definition)
    principles = any(p.title.strip() for p in project.of(Principle))
    if not definition.text.strip() and not principles:
        yield Problem(
            record=definition,
            field="text",
            message=told("Nobody has said yet what service means here."),
            do=told("Finish “Customer service means …” in a sentence or two."),
        )


@rule(
    "DEF-02",
    name="Workshop not used",
    severity=Severity.MINOR,
    gap=Gap.CULTURE,
    source="from the team’s own words",
    explanation=(
        "Your people wrote down what matters to them. They will look for their words in what "
        "comes of it. Name what belongs together, and link it to the definition, a principle or "
        "a value that carries it on."
    ),
    chapter="workshop",
    field="theme_ids",
)
def workshop_not_used(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Sheets on the board, but no theme of theirs reached definition, principle or value."""
    sheets = sum(1 for sheet in project.of(WorkshopItem) if sheet.text.strip())
    kinds = (Definition, Principle, CoreValue)
    used = any(
        isinstance(record, kinds)
        for theme in project.of(Theme)
        for record in project.pointing_at(theme.id, Record)
    )
    if sheets and not used:
        yield Problem(
            record=project.one(Definition),
            field="theme_ids",
            message=told_of(
                "One sheet is on the board, and nothing has come of it yet.",
                "{n} sheets are on the board, and nothing has come of them yet.",
                sheets,
            ),
            do=told("Group them into themes, and link a theme to what carries it on."),
        )


@rule(
    "MIN-01",
    name="We serve because we must",
    severity=Severity.MINOR,
    gap=Gap.CULTURE,
    source="serving by choice or because we must",
    explanation=(
        "People feel whether they are served by choice. The honest look says that here it is "
        "more of a must, and nothing is planned about it. Write down the thought that gets in "
        "the way and one that would help more, or plan an hour of learning on the mindset."
    ),
    chapter="barriers",
    field="type",
)
def serving_because_we_must(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A mean below 3 on choice, or most call service a job or selling; and nothing planned."""
    if _mindset_is_addressed(project):
        return
    group = is_group_view(project)
    if any(s.scale == MindsetScale.CHOICE and s.mean < LEAST_BY_CHOICE for s in scores(project)):
        yield Problem(
            field="type",
            message=told("The honest look reads: we serve more because we must than by choice.")
            if group
            else told("The answers so far read: we serve more because we must than by choice."),
            do=told("Note the thought behind it as a barrier, with one that would help more."),
        )
    elif _is_job_or_selling(project):
        yield Problem(
            field="type",
            message=told("To most of us service is part of the job or a way to sell.")
            if group
            else told("The answers so far call service part of the job or a way to sell."),
            do=told("Note the thought behind it as a barrier, with one that would help more."),
        )


def _mindset_is_addressed(project: Project) -> bool:
    """Whether a barrier of the mindset, a pair of thoughts or a module is there."""
    barriers = any(
        b.type == BarrierType.MINDSET or b.thought_to.strip() for b in project.of(Barrier)
    )
    return barriers or any(m.point == ServicePoint.MINDSET for m in project.of(TrainingModule))


def _is_job_or_selling(project: Project) -> bool:
    """Whether more than half of those who said so call service a job or a way to sell."""
    said = [r.belief for r in project.of(MindsetResponse) if r.belief]
    lesser = [b for b in said if b in (Belief.PART_OF_JOB, Belief.SALES_EXTENSION)]
    return 2 * len(lesser) > len(said)


@rule(
    "MIN-02",
    name="Not on the same page",
    severity=Severity.TIP,
    gap=Gap.CULTURE,
    source="everyone on the same page",
    explanation=(
        "The mean hides that some of you see a quite different place than others. Nobody is "
        "wrong; talk about what each of you meets in a day before you go on."
    ),
    chapter="mindset",
    field="answers",
)
def not_on_the_same_page(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A scale that three or more answered, with a standard deviation of 1.2 or more.

    Named is the scale on which they are furthest apart.
    """
    apart = [s for s in scores(project) if s.people >= FEWEST_FOR_A_GROUP and s.far_apart]
    if apart:
        widest = max(apart, key=lambda s: s.spread)
        yield Problem(
            field="answers",
            message=told(
                "Your people are far apart on “{scale}”.", scale=told(widest.scale.label)
            ),
            do=told("Give it half an hour at the next meeting: what does each of you see?"),
        )


RULES = (
    value_on_the_wall,
    value_without_never,
    too_many_values,
    one_word_slogan,
    service_not_defined,
    workshop_not_used,
    serving_because_we_must,
    not_on_the_same_page,
)
