"""One chain and nothing else: what the audit says of a fragment of a project."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from audit_samples import FULL, TODAY, of, project_of

from credo_builder.audit import audit
from credo_builder.audit.chain import coverage
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.expectations import Expectation, Mark
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.promises import Claim, Promise
from credo_builder.chapters.service_levels import Baseline, ServiceLevel
from credo_builder.domain.trace import chains


def share(value):
    return of(value, "percent")


VALUE = CoreValue(
    id="val1",
    name="Follow-through",
    belief="We believe a promise is a debt.",
    behaviours_do=("Give a name and a date before ending any contact",),
    behaviours_never=("Pass someone on without handing over",),
)
EXPECTATION = Expectation(
    id="exp1",
    text="I expect to know when I will hear back",
    segment_ids=("seg1",),
    value_ids=("val1",),
    component="reliability",
    klass="basic",
    source="industry_norm",
    evidence="complaint_log",
    importance=5,
    performance_now=2,
    reasonableness="reasonable",
    adequate=Mark(quantity=of(10, "working_day")),
    desired=Mark(quantity=of(5, "working_day")),
)
PROMISE = Promise(
    id="pro1",
    kind="explicit",
    origin="marketing",
    where_seen="Contact page",
    exact_words="We reply within 5 working days",
    claim=Claim(metric="response", operator="<=", quantity=of(5, "working_day")),
    expectation_ids=("exp1",),
    decision="keep",
    owner_role="rol2",
)
MOMENT = Moment(
    id="mom1",
    name="Reply to a written enquiry",
    stage_id="stg4",
    channel="email",
    feeling_now="ignored",
    feeling_wanted="informed",
    experience_outcome="They know who, what and when",
    importance=5,
    volume_per_month=420,
    promise_ids=("pro1",),
    expectation_ids=("exp1",),
    owner_role="rol2",
)
LEVEL = ServiceLevel(
    id="lev1",
    moment_ids=("mom1",),
    metric="response",
    kind="activity",
    minimum=of(15, "working_day"),
    target=of(10, "working_day"),
    stretch=of(5, "working_day"),
    share_pct=Decimal(95),
    clock_start="received",
    clock_stop="full answer sent",
    population="all written enquiries",
    owner_role="rol2",
    baseline=Baseline(share_met_pct=Decimal(71)),
)
MEASURE = Measure(
    id="mea1",
    level_ids=("lev1",),
    group="deliver",
    method="system_record",
    frequency="weekly",
    green=share(95),
    amber=share(90),
    red=share(89),
    reviewer_role="rol1",
    response_if_red="Friday backlog hour",
)
EXPECTED = {
    "PRO-13",  # the claim is tighter than the level
    "LEV-08",  # only what is done is counted
    "LEV-11",  # 71 of 100 today, 95 set, nothing planned
    "MON-03",  # a system record does not hear silent leavers
    "MON-04",  # nothing looks at what people do
    "PRO-10",  # strategy, advertising and selling not searched
    "PRO-11",  # nothing is only understood
}


def fragment(*changed):
    settings = replace(FULL, next_review=None)
    project = project_of(VALUE, EXPECTATION, PROMISE, MOMENT, LEVEL, MEASURE, settings=settings)
    for record in changed:
        project = project.put(record)
    return project


def rules(project):
    return dict(Counter(f.rule for f in audit(project, TODAY)))


def test_the_fragment_has_these_findings_among_others():
    """The claim of five working days against ten is found, and what nothing is done about."""
    found = rules(fragment())

    assert EXPECTED == EXPECTED & set(found)
    assert (1, 3) == (found["PRO-13"], found["PRO-10"])


def test_the_claim_that_is_too_strong_stops_approval():
    """The finding names both figures in words and leads to the claim."""
    found = next(f for f in audit(fragment(), TODAY) if f.rule == "PRO-13")

    assert ("blocker", "P1", "promises", "claim.quantity") == (
        found.severity,
        found.code,
        found.chapter,
        found.field,
    )
    assert "P1 says 5 working days, but L1 aims at 10 working days." == found.message


def test_the_chain_is_complete_although_its_claim_is_not_kept():
    """Tracing asks whether everything is linked, the audit whether it is true."""
    project = fragment()

    assert [True] == [chain.complete for chain in chains(project)]
    assert 100 == coverage(project).percent


def without_the_claim():
    """Return what the audit says of the fragment, but for the claim that is too strong."""
    found = rules(fragment())
    assert found.pop("PRO-13") == 1
    return found


@pytest.mark.parametrize(
    ("claimed", "target"),
    [((48, "hour"), (2, "working_day")), ((1, "working_day"), (10, "day"))],
    ids=["hours and working days", "working days and days"],
)
def test_working_time_and_calendar_time_are_not_compared(claimed, target):
    """A claim of 48 hours against a level of two working days is told, never called stronger."""
    project = fragment(
        replace(PROMISE, claim=Claim(metric="response", quantity=of(*claimed))),
        replace(LEVEL, minimum=None, stretch=None, target=of(*target)),
    )

    assert {**without_the_claim(), "PRO-14": 1} == rules(project)


def test_softening_the_claim_mends_it():
    """Saying what the level says leaves what a fragment lacks, and nothing of the claim."""
    softer = replace(PROMISE, claim=Claim(metric="response", quantity=of(10, "working_day")))

    assert without_the_claim() == rules(fragment(softer))


def test_tightening_the_level_mends_it():
    """Aiming at what is said is the other way."""
    tighter = replace(LEVEL, target=of(5, "working_day"))

    assert without_the_claim() == rules(fragment(tighter))
