"""A café in which every rule is content, and what changes one thing in it."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from credo_builder.audit import audit
from credo_builder.chapters.branding import Brand
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo, CredoLine
from credo_builder.chapters.expectations import Evidence, Expectation, ExpectationClass
from credo_builder.chapters.governance import Governance
from credo_builder.chapters.learning import ServicePoint, TrainingModule
from credo_builder.chapters.moments import Backstage, Impression, Initiator, Moment, Stage
from credo_builder.chapters.monitoring import Measure, MeasureGroup, MeasureMethod
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.outcome import Outcome
from credo_builder.chapters.policies import (
    EmpathyCheck,
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
    PromiseKind,
)
from credo_builder.chapters.reach import ComplaintContact
from credo_builder.chapters.recognition import PeopleCommitment
from credo_builder.chapters.segments import Segment, SegmentKind
from credo_builder.chapters.service_levels import LevelKind, Metric, ServiceLevel
from credo_builder.chapters.workshop import Definition
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity
from credo_builder.domain.records import Picture
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
VALUE = CoreValue(
    id="val_see",
    name="Welcome",
    belief="We believe that being noticed comes first.",
    behaviours_do=("Look up and say hello",),
    behaviours_never=("Leave somebody looking for us",),
)
MEANING = Definition(text="Noticing what somebody needs, and doing as we said.")
GUESTS = Segment(
    id="seg_lunch", name="Lunch in a hurry", access_needs=("People who cannot read the board",)
)
TEAM = Segment(
    id="seg_team", name="Kitchen", kind=SegmentKind.INTERNAL, serves_segment_ids=("seg_lunch",)
)
EXPECTATION = Expectation(
    id="exp_seen",
    text="I expect to be noticed when I come in",
    klass=ExpectationClass.PERFORMANCE,
    importance=5,
    evidence=Evidence.REVIEW,
    segment_ids=("seg_lunch", "seg_team"),
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
    owner_role="rol_host",
    recovery="We say sorry and bring something to drink.",
)
UNSAID = Promise(
    id="pro_linen",
    text="Nobody is hurried out",
    kind=PromiseKind.IMPLICIT,
    cue="A linen tablecloth",
    decision=Decision.MAKE_EXPLICIT,
    twin_id="pro_seen",
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
    initiated_by=Initiator.ORGANISATION,
    impression=Impression.FIRST,
    backstage=(Backstage(role="rol_host", gives="A table that is ready"),),
)
GOODBYE = Moment(
    id="mom_bye",
    name="The way out",
    stage_id="stg_arrive",
    feeling_wanted="valued",
    experience_outcome="They leave knowing that we would like to see them again.",
    impression=Impression.LAST,
    promise_ids=("pro_linen",),
    owner_role="rol_host",
)
MENDING = replace(
    GOODBYE,
    id="mom_wrong",
    name="A dish that was wrong",
    feeling_wanted="relieved",
    impression=Impression.RECOVERY,
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
WARMTH = ServiceLevel(
    id="lev_warm",
    name="An evening that felt good",
    moment_ids=("mom_bye", "mom_wrong"),
    metric=Metric.FEELING_SCORE,
    kind=LevelKind.EXPERIENCE,
    population="all who fill in the card",
    target=of(4, "point"),
    owner_role="rol_host",
)
POLICY = Policy(
    id="pol_table",
    title="Held bookings",
    firmness=Firmness.RULE,
    may_bend=MayBend(who="rol_host", how_far="Up to half an hour"),
    empathy_check=EmpathyCheck(could_hurt_whom="A family whose train was late"),
    moment_ids=("mom_door",),
    owner_role="rol_host",
    review_date=dt.date(2028, 3, 1),
)
GUIDELINE = replace(
    POLICY, id="pol_children", title="Children at the table", firmness=Firmness.GUIDELINE
)
FREEDOM = Empowerment(
    id="emp_host",
    role="rol_host",
    freedoms=("replace a dish",),
    never=("guess about an allergen",),
)
APOLOGY = RecoveryStep(id="rec_sorry", step=LadderStep.APOLOGISE, within=of(1, "minute"))
MEASURE = Measure(
    id="mea_seen",
    name="Greeted within a minute",
    method=MeasureMethod.OBSERVATION,
    level_ids=("lev_hello",),
    reviewer_role="rol_host",
    response_if_red="Talk about it at the next huddle",
    green=of(95, "percent"),
    amber=of(90, "percent"),
    red=of(89, "percent"),
)
FELT, BACK, OURSELVES = (
    replace(
        MEASURE,
        id=f"mea_{group}",
        name=name,
        group=group,
        method=MeasureMethod.SURVEY,
        level_ids=(),
        promise_ids=("pro_seen",),
    )
    for group, name in (
        (MeasureGroup.FEEL, "Felt welcome"),
        (MeasureGroup.DO, "Came back"),
        (MeasureGroup.PEOPLE, "Could serve well"),
    )
)
CARD = replace(FELT, id="mea_card", name="Felt at ease", level_ids=("lev_warm",), promise_ids=())
MODULES = tuple(
    TrainingModule(
        id=f"mod_{point}",
        title=point.label,
        point=point,
        knowledge=("What a welcome is",),
        skills=("Look up",),
        moment_ids=("mom_door",),
    )
    for point in ServicePoint
)
COMMITMENT = PeopleCommitment(id="peo_rota", text="We will post the rota two weeks ahead")
LOOK = Brand(logo=Picture(width=1, height=1), colour="#1F5E5B")
KEEPERS = Governance(
    owner_role="rol_host", approver_role="rol_host", acknowledgement_text="I have read it."
)

CONTENT = (
    HOST, CAFE, OUTCOME, VALUE, MEANING, GUESTS, TEAM, EXPECTATION, *DOORS, PROMISE, UNSAID,
    ARRIVE, MOMENT, GOODBYE, MENDING, CREDO, LEVEL, WARMTH, POLICY, GUIDELINE, FREEDOM, APOLOGY,
    MEASURE, FELT, BACK, OURSELVES, CARD, *MODULES, COMMITMENT, LOOK, KEEPERS,
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
