"""A café in which every rule is content, and what changes one thing in it."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from credo_builder.audit import audit
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo, CredoLine
from credo_builder.chapters.expectations import Evidence, Expectation
from credo_builder.chapters.governance import Governance
from credo_builder.chapters.moments import Moment, Stage
from credo_builder.chapters.monitoring import Measure, MeasureMethod
from credo_builder.chapters.organisation import ComplaintContact, Organisation, Role
from credo_builder.chapters.outcome import Outcome
from credo_builder.chapters.policies import (
    Empowerment,
    Firmness,
    LadderStep,
    MayBend,
    Policy,
    RecoveryStep,
)
from credo_builder.chapters.promises import (
    SOURCES,
    Claim,
    Decision,
    Promise,
    PromiseDoor,
)
from credo_builder.chapters.segments import Segment
from credo_builder.chapters.service_levels import Metric, ServiceLevel
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity
from credo_builder.domain.settings import ALL_VISITED, Settings
from credo_builder.domain.terms import Path

TODAY = dt.date(2027, 3, 1)
FULL = Settings(path=Path.FULL, visited=ALL_VISITED, next_review=dt.date(2028, 3, 1))


def of(value, unit):
    return Quantity(value=Decimal(str(value)), unit=unit)


HOST = Role(id="rol_host", name="Host", faces_customers=True)
CAFE = Organisation(
    name="Larder Lane",
    complaint_contact=ComplaintContact(role="rol_host", reach="Ask at the counter"),
)
OUTCOME = Outcome(statement="People go home fed and rested.", feelings=("welcomed",))
VALUE = CoreValue(id="val_see", name="Welcome", behaviours_do=("Look up and say hello",))
GUESTS = Segment(id="seg_lunch", name="Lunch in a hurry")
EXPECTATION = Expectation(
    id="exp_seen",
    text="I expect to be noticed when I come in",
    importance=5,
    evidence=Evidence.REVIEW,
    segment_ids=("seg_lunch",),
    value_ids=("val_see",),
)
DOORS = tuple(PromiseDoor(id=f"dor_{door}", door=door, looked=True) for door in SOURCES)
PROMISE = Promise(
    id="pro_seen",
    text="We will greet you within two minutes",
    decision=Decision.KEEP,
    expectation_ids=("exp_seen",),
    show_in_credo=True,
    claim=Claim(metric="wait", quantity=of(2, "minute")),
)
ARRIVE = Stage(id="stg_arrive", name="Arrive")
MOMENT = Moment(
    id="mom_door",
    name="The first minute at the door",
    stage_id="stg_arrive",
    importance=5,
    feeling_wanted="welcomed",
    experience_outcome="They leave the door knowing that they were seen.",
    promise_ids=("pro_seen",),
    owner_role="rol_host",
)
CREDO = Credo(
    motto="Nobody waits to be seen",
    lines=(CredoLine(text="We look up.", link_ids=("val_see",)),),
)
LEVEL = ServiceLevel(
    id="lev_hello",
    name="A hello at the door",
    moment_ids=("mom_door",),
    metric=Metric.WAIT,
    clock_start="the door opens",
    clock_stop="a spoken greeting",
    population="all parties",
    minimum=of(2, "minute"),
    target=of(1, "minute"),
    stretch=of(30, "second"),
    owner_role="rol_host",
)
POLICY = Policy(
    id="pol_table",
    title="Held bookings",
    firmness=Firmness.RULE,
    may_bend=MayBend(who="rol_host", how_far="Up to half an hour"),
)
FREEDOM = Empowerment(id="emp_host", role="rol_host", freedoms=("replace a dish",))
APOLOGY = RecoveryStep(id="rec_sorry", step=LadderStep.APOLOGISE, within=of(1, "minute"))
MEASURE = Measure(
    id="mea_seen",
    name="Greeted within a minute",
    method=MeasureMethod.OBSERVATION,
    level_ids=("lev_hello",),
)
KEEPERS = Governance(owner_role="rol_host", approver_role="rol_host")

CONTENT = (
    HOST, CAFE, OUTCOME, VALUE, GUESTS, EXPECTATION, *DOORS, PROMISE, ARRIVE, MOMENT, CREDO,
    LEVEL, POLICY, FREEDOM, APOLOGY, MEASURE, KEEPERS,
)  # fmt: skip


def project_of(*records, settings=FULL):
    project = Project(settings=settings)
    for record in records:
        project = project.put(record)
    return project


def content(*changed, without=(), settings=FULL):
    """Return the café without the records of those ids and with *changed* put into it."""
    project = project_of(*CONTENT, settings=settings)
    for gone in without:
        project = project.remove(gone)
    for record in changed:
        project = project.put(record)
    return project


def but(record, **changes):
    return replace(record, **changes)


def found(rule, project, on=TODAY):
    """Return (severity, record or code, field) for each finding of *rule*, in order."""
    return [
        (f.severity.value, f.code or f.record, f.field)
        for f in audit(project, on)
        if f.rule == rule
    ]
