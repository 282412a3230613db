"""Details of levels, measures, learning, appraisal, means and obstacles."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from credo_builder.chapters.barriers import Barrier, BarrierType
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.governance import Investment, InvestmentKind
from credo_builder.chapters.learning import TrainingModule
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.policies import Policy
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.recognition import (
    AppraisalCriterion,
    CriterionKind,
    CriterionLink,
)
from credo_builder.chapters.service_levels import LevelKind, Metric, ServiceLevel
from credo_builder.compose.sections.detailed import (
    Detailed,
    Fact,
    chosen,
    coded,
    day,
    detailed,
    figure,
    roles,
    said,
)
from credo_builder.compose.view import View
from credo_builder.domain.records import Record


def _levels(view: View) -> Iterator[Detailed]:
    for one in view.of(ServiceLevel):
        today = one.baseline
        facts = (
            chosen(view, "What is counted", Metric, one.metric),
            said(view, "Out of", one.population),
            chosen(view, "Kind", LevelKind, one.kind, LevelKind.ACTIVITY),
            day(view, "Holds from", one.effective_from),
            figure(view, "Today", None if today.share_met_pct is None else today.value),
            day(view, "Counted on", today.date),
            coded(view, "Holds at", (Moment,), one.moment_ids),
            coded(view, "Keeps", (Promise,), one.promise_ids),
            coded(view, "Meets", (Expectation,), one.expectation_ids),
        )
        yield detailed(one, view.fill(one.name), facts)


def _measures(view: View) -> Iterator[Detailed]:
    for one in view.of(Measure):
        facts = (
            said(view, "From", one.source_system if one.method else ""),
            figure(view, "Amber from", one.amber),
            figure(view, "Red from", one.red),
            roles(view, "Collected by", (one.collector_role,)),
            said(view, "Told", one.reported_to),
            Fact(view.say("Shows"), view.say("the outcome we want") if one.outcome else ""),
        )
        yield detailed(one, view.fill(one.name), facts, (one.question,))


def _modules(view: View) -> Iterator[Detailed]:
    kinds: tuple[type[Record], ...] = (Policy, ServiceLevel, Moment)
    if view.is_full:
        kinds = (*kinds, Barrier)
    for one in view.of(TrainingModule):
        linked = (*one.policy_ids, *one.level_ids, *one.moment_ids, *one.barrier_ids)
        facts = (
            said(view, "Afterwards", one.objective),
            said(view, "Form", one.method),
            roles(view, "For", one.audience),
            coded(view, "Works with", kinds, linked),
        )
        yield detailed(one, view.fill(one.title), facts)


def _criteria(view: View) -> Iterator[Detailed]:
    kinds: tuple[type[Record], ...] = (CoreValue, Moment, ServiceLevel, TrainingModule)
    for one in view.of(AppraisalCriterion):
        facts = (
            chosen(view, "About", CriterionLink, one.link),
            chosen(view, "Kind", CriterionKind, one.kind),
            coded(view, "Looks at", kinds, one.link_ids),
        )
        yield detailed(one, view.fill(one.title), facts)


def _means(view: View) -> Iterator[Detailed]:
    for one in view.of(Investment) if view.is_full else ():
        facts = (chosen(view, "Kind", InvestmentKind, one.kind),)
        yield detailed(one, view.fill(one.what), facts)


def _barriers(view: View) -> Iterator[Detailed]:
    for one in view.of(Barrier) if view.is_full else ():
        facts = (chosen(view, "Kind", BarrierType, one.type),)
        yield detailed(one, view.fill(one.text), facts)


WORKING: tuple[tuple[str, Callable[[View], Iterator[Detailed]]], ...] = (
    ("Service levels", _levels),
    ("How {we} know", _measures),
    ("Learning", _modules),
    ("Appraisal", _criteria),
    ("What {we} put in", _means),
    ("What gets in the way", _barriers),
)
