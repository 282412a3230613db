"""Rules about learning, appraisal, thanks and what we promise those who work here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from credo_builder.chapters.learning import ServicePoint, TrainingModule
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.recognition import (
    WHOLE,
    AppraisalCriterion,
    CriterionKind,
    PeopleCommitment,
    Reward,
    total_weight,
)
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import called, named
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import number
from credo_builder.i18n import joined, told


@rule(
    "TRN-01",
    name="A point nobody learns",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="the seven points",
    explanation=(
        "The seven points build on one another; where one is missing the others carry less. Half "
        "an hour for each is a good beginning."
    ),
    chapter="learning",
    field="point",
)
def points_missing(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """One or more of the seven points that no module is about."""
    held = {module.point for module in project.of(TrainingModule)}
    missing = [point for point in ServicePoint if point.number and point not in held]
    if missing:
        yield Problem(
            field="point",
            message=told(
                "No module is about: {points}.",
                points=joined((told(point.label) for point in missing), ", "),
            ),
            do=told("Add a module for each; the program proposes one."),
        )


@rule(
    "TRN-02",
    name="Module not unpacked",
    severity=Severity.MINOR,
    gap=Gap.DELIVERY,
    source="the seven points, unpacked",
    explanation=(
        "Knowing is not yet being able to. Write a few lines of what people should know and a "
        "few of what they should be able to do; then it can be practised and seen."
    ),
    chapter="learning",
    field="skills",
)
def module_not_unpacked(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A module without what to know, or without what to be able to do."""
    for module in project.of(TrainingModule):
        knows = any(line.strip() for line in module.knowledge)
        if knows and any(line.strip() for line in module.skills):
            continue
        field = "skills" if knows else "knowledge"
        missing = told("be able to do") if knows else told("know")
        yield Problem(
            record=module,
            field=field,
            message=told(
                "{name} does not say what people should {what}.",
                name=named(module),
                what=missing,
            ),
            do=told("Write a line or two; start what they can do with a verb."),
        )


@rule(
    "TRN-03",
    name="Critical moment nobody practises",
    severity=Severity.MAJOR,
    gap=Gap.DELIVERY,
    source="training follows the moments",
    explanation=(
        "This moment makes or breaks the visit, and people meet it unprepared. Practise it in one "
        "of the modules: play it out, watch it, talk it over."
    ),
    chapter="learning",
    field="moment_ids",
)
def moment_not_practised(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A critical moment that stands in no training module."""
    for moment in project.of(Moment):
        if moment.is_critical and not project.pointing_at(moment.id, TrainingModule):
            yield Problem(
                record=moment,
                field="name",
                message=told("Nobody practises {name}.", name=named(moment)),
                do=told("Link it from a module in which people play it out."),
            )


@rule(
    "APP-01",
    name="Weights do not make 100",
    severity=Severity.BLOCKER,
    gap=Gap.QUALITY,
    source="appraisal follows",
    explanation=(
        "The weights are printed wherever criteria are: in the document and on the form for "
        "appraisal talks. If they do not make 100, nobody knows what counts how much, and the "
        "form cannot be fair. Where there are no criteria there is no form, and nothing to mend."
    ),
    chapter="recognition",
    waivable=False,
    field="weight",
)
def weights_do_not_add_up(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Weights of criteria that make less or more than 100; silent without criteria."""
    criteria = project.of(AppraisalCriterion)
    total = total_weight(project)
    if criteria and total != WHOLE:
        open_one = next((row for row in criteria if row.weight is None), criteria[-1])
        yield Problem(
            record=open_one,
            field="weight",
            message=told(
                "The weights of the criteria make {total}, not 100.", total=number(total)
            ),
            do=told("Change them until they make 100."),
        )


@rule(
    "APP-02",
    name="Appraised for being busy",
    severity=Severity.MAJOR,
    gap=Gap.CUSTOMER,
    source="experience over activity",
    explanation=(
        "If all you look at is how much somebody does, you get busy people, not people who are "
        "well served. Add a criterion for how they behave or what came of it for those they "
        "serve."
    ),
    chapter="recognition",
    field="kind",
)
def appraises_activity_only(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Every criterion counts activity."""
    criteria = project.of(AppraisalCriterion)
    if criteria and all(row.kind == CriterionKind.ACTIVITY for row in criteria):
        yield Problem(
            record=criteria[0],
            field="kind",
            message=told("Every criterion counts how much is done, none what came of it."),
            do=told("Add one for behaviour, or for the result for people."),
        )


@rule(
    "REW-01",
    name="Thanks for nothing in particular",
    severity=Severity.MINOR,
    gap=Gap.CULTURE,
    source="rewards follow",
    explanation=(
        "People follow the thanks. If nobody can say what it is for, it goes to whoever is seen "
        "most; if it honours speed alone, people become an obstacle. Tie it to a result for a "
        "person."
    ),
    chapter="recognition",
    field="trigger",
)
def thanks_without_reason(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A thank-you that is for nothing named, or that honours activity alone."""
    for reward in project.of(Reward):
        criterion = project.find(AppraisalCriterion, reward.criterion_id)
        if not reward.trigger.strip() and criterion is None:
            yield Problem(
                record=reward,
                field="trigger",
                message=told("Nothing says what {reward} is for.", reward=called(reward)),
                do=told("Name the result for a person that earns it."),
            )
        elif criterion is not None and criterion.kind == CriterionKind.ACTIVITY:
            yield Problem(
                record=reward,
                field="criterion_id",
                message=told(
                    "{reward} honours {code}, which counts only how much is done.",
                    reward=named(reward),
                    code=criterion.code,
                ),
                do=told("Honour a criterion about behaviour or a result for people."),
            )


@rule(
    "PEO-01",
    name="Nothing promised to our own people",
    severity=Severity.MAJOR,
    gap=Gap.CULTURE,
    source="people are treated no better than those who serve them",
    explanation=(
        "Nobody gives for long what they do not receive. Promise your own people something you "
        "can keep in a bad month: the rota in time, tools that work, an answer to every idea."
    ),
    chapter="recognition",
    field="text",
)
def nothing_for_our_people(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """No commitment to the people who work here; somebody who works alone needs none."""
    if not project.of(PeopleCommitment) and not project.one(Organisation).is_solo:
        yield Problem(
            field="text",
            message=told("Nothing is promised to the people who work here."),
            do=told("Promise one thing you can keep in a bad month."),
        )


RULES = (
    points_missing,
    module_not_unpacked,
    moment_not_practised,
    weights_do_not_add_up,
    appraises_activity_only,
    thanks_without_reason,
    nothing_for_our_people,
)
