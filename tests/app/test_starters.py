"""The starters: complete, linked, honest about their figures, and in words of their own."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from click.testing import CliRunner

from credo_builder import assets
from credo_builder.app import starters
from credo_builder.app.approval import approve
from credo_builder.audit import audit
from credo_builder.audit.chain import coverage
from credo_builder.chapters import RECORDS
from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo
from credo_builder.chapters.expectations import Expectation, ExpectationClass
from credo_builder.chapters.governance import Governance, Investment
from credo_builder.chapters.learning import ServicePoint, TrainingModule
from credo_builder.chapters.moments import Moment, Stage
from credo_builder.chapters.monitoring import Measure, MeasureGroup
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.policies import Empowerment, LadderStep, Policy, RecoveryStep
from credo_builder.chapters.promises import Decision, Door, Promise, PromiseDoor, PromiseKind
from credo_builder.chapters.recognition import AppraisalCriterion, PeopleCommitment, Reward
from credo_builder.chapters.recovery import HelpUs, Referral
from credo_builder.chapters.segments import Segment
from credo_builder.chapters.service_levels import (
    LevelKind,
    ServiceLevel,
    missing_parts,
    suitable_units,
)
from credo_builder.chapters.trades import Industry
from credo_builder.chapters.workshop import Principle
from credo_builder.cli import main
from credo_builder.compose.sentences import level_sentence
from credo_builder.domain import questions as q
from credo_builder.domain.findings import Severity
from credo_builder.domain.project import Project
from credo_builder.domain.questions import asked, is_blank
from credo_builder.domain.records import links_of
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import FigureMark
from credo_builder.errors import CredoError
from credo_builder.storage import codec

NAMES = tuple(one.name for one in starters.starters())
LEFT_TO_THE_USER = {
    "organisation": {"name", "place"},
    "complaint_contact": {"reach"},
    "brand": {"logo"},
    "recovery_steps": {"within"},
}
"""Open on the Quick screens: what only the user knows, and "at once" on the ladder."""
WITHOUT_STARTER = {"education", "charity", "other"}
LEFT_OPEN = {"QUA-01", "GOV-01", "EXP-04", "POL-08", "QUA-03"}
"""What only the user settles: reading, dates and an address, asking people, a logo."""
FORBIDDEN = re.compile(
    r"slave|\biso\b|world-class|company policy|nuisance|time-waster|complainer|difficult customer",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\b(prompt(ly)?|quick(ly)?|soon|timely|reasonabl[ey]|high quality|excellent|best|regularly|"
    r"where possible|strive|endeavour|aim to)\b",
    re.IGNORECASE,
)
FIGURES = (q.Quantity, q.Money, q.Percent, q.Count)


def shipped(name: str) -> bytes:
    return assets.read_bytes(f"starters/{name}.credo")


@pytest.fixture(params=NAMES)
def name(request) -> str:
    return request.param


@pytest.fixture
def project(name) -> Project:
    return starters.load(name)


def shapes_in(shape: Shape) -> Iterator[tuple[str, Shape]]:
    """Yield (name, shape) of *shape* and of every sub-record in it."""
    yield getattr(type(shape), "key", "") or "", shape
    for field, place in asked(type(shape)).items():
        value = getattr(shape, field)
        if isinstance(place.question, q.Group):
            yield from ((field, inner) for _, inner in shapes_in(value))
        elif isinstance(place.question, q.Rows):
            for row in value:
                yield from ((field, inner) for _, inner in shapes_in(row))


def texts_in(project: Project) -> Iterator[str]:
    """Yield every text a person wrote, sub-records too."""
    written = (q.Line, q.Text, q.Lines)
    for record in project.every():
        for _, shape in shapes_in(record):
            for field, place in asked(type(shape)).items():
                if isinstance(place.question, written):
                    value = getattr(shape, field)
                    yield from (value,) if isinstance(value, str) else value


def has_figure(shape: Shape) -> bool:
    return any(
        isinstance(place.question, FIGURES) and getattr(inner, field) is not None
        for _, inner in shapes_in(shape)
        for field, place in asked(type(inner)).items()
    )


def runs(project: Project, length: int) -> set[tuple[str, ...]]:
    """Return every run of *length* words within one text."""
    found = set()
    for text in texts_in(project):
        words = re.findall(r"[\w’]+", text.lower())
        found.update(tuple(words[i : i + length]) for i in range(len(words) - length + 1))
    return found


def sentences(project: Project) -> set[str]:
    """Return every sentence of more than three words but the names of stages."""
    parts = (re.split(r"(?<=[.!?])\s+", text) for text in texts_in(project))
    stages = {stage.name for stage in project.of(Stage)}
    told = (one.strip() for one in itertools.chain(*parts))
    return {one.lower() for one in told if len(one.split()) > 3 and one not in stages}


@functools.cache
def wording(name: str) -> frozenset[str]:
    """Return the sentences and the runs of eight words of the starter *name*."""
    project = starters.load(name)
    return frozenset(sentences(project) | {" ".join(run) for run in runs(project, 8)})


def test_listed_in_the_order_of_trades():
    """Starters are listed in the order in which trades are offered, with their titles."""
    order = [trade.value for trade in Industry]

    assert sorted(NAMES, key=order.index) == list(NAMES)
    assert set(order) - WITHOUT_STARTER == set(NAMES)
    assert {one.title for one in starters.starters()} == {Industry(n).label for n in NAMES}


def test_listing_reads_no_file():
    """Listing the starters loads neither the file format nor the picture library."""
    program = (
        "import sys; from credo_builder.app import starters; starters.starters();"
        "print([m for m in ('msgspec', 'PIL', 'credo_builder.storage') if m in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert "[]" == done.stdout.strip()


def test_unknown_name():
    """A name that is not there is answered with those that are."""
    with pytest.raises(CredoError) as refused:
        starters.load("space_station")

    assert "restaurant_cafe" in str(refused.value)
    assert "space_station" in str(refused.value)


def test_example_says_when_it_is_missing(monkeypatch):
    """Without the example's file the reason is told in words."""
    monkeypatch.setattr(starters, "EXAMPLE_FILE", "example/nowhere.credo")

    with pytest.raises(CredoError, match="not installed"):
        starters.example()


def test_begins_a_project_of_ones_own(name):
    """Each loading is a new project, named after the organisation, not saved yet."""
    first, second = starters.load(name, "Ovenbird"), starters.load(name)

    assert first.project_id != second.project_id
    assert ("Ovenbird", "Ovenbird") == (first.name, first.one(Organisation).name)
    assert ("", "") == (second.name, second.one(Organisation).name)
    assert ("quick", 0) == (first.settings.path, first.saved_seq)
    assert name == first.one(Organisation).industry


def test_keeps_ids(name, project):
    """A loaded starter has the ids of its file."""
    kept = {r.id for r in codec.read(shipped(name), name).project.every()}

    assert kept == {r.id for r in project.every()}
    assert all(re.fullmatch(r"[a-z]{3}_[a-z2-7]{8}", i) for i in kept if "_" in i[:4])


def test_waits_to_be_read(project):
    """Every record says that it comes from a starter and that nobody has read it."""
    assert [] == [r.id for r in project.every() if not r.from_starter or r.reviewed]


def test_round_trip(name):
    """A starter read and written again gives the same bytes."""
    content = shipped(name)
    read = codec.read(content, name)

    assert content == codec.write(read.project)
    assert () == read.warnings


def test_counters_stand_at_the_codes(project):
    """No code of a starter will be given a second time."""
    assert project.put(replace(CoreValue(), name="One more")).of(CoreValue)[-1].code not in {
        r.code for r in project.of(CoreValue)
    }


def test_quick_screens_are_answered(project):
    """Every question of the Quick screens has an answer, but for those only a user knows."""
    records = [r for kind in RECORDS for r in project.of(kind)]
    open_fields = [
        (where, field)
        for record in records
        for where, shape in shapes_in(record)
        for field, place in asked(type(shape)).items()
        if place.quick
        and not isinstance(place.question, q.Group)
        and is_blank(place.question, getattr(shape, field))
        and field not in LEFT_TO_THE_USER.get(where, ())
    ]

    assert [] == open_fields


def test_is_complete(project):
    """A starter holds enough of every part for a whole credo."""
    least = {
        CoreValue: 3, Segment: 4, Expectation: 6, Promise: 6, Moment: 7, ServiceLevel: 7,
        Policy: 4, Role: 3, Measure: 6, TrainingModule: 8, AppraisalCriterion: 6, Reward: 3,
        PeopleCommitment: 4, Principle: 3, Barrier: 3, Referral: 2, HelpUs: 3, Investment: 1,
    }  # fmt: skip

    assert {} == {k.term: len(project.of(k)) for k, n in least.items() if len(project.of(k)) < n}


def test_values_can_be_seen(project):
    """Each value has two behaviours, a never and a belief."""
    assert all(
        len(v.behaviours_do) >= 2 and v.behaviours_never and v.belief
        for v in project.of(CoreValue)
    )


def test_somebody_inside_serves_those_outside(project):
    """At least one inside group stands in the serving chain, and each group is expected of."""
    inside = [s for s in project.of(Segment) if s.is_internal]
    expecting = {i for e in project.of(Expectation) for i in e.segment_ids}

    assert inside
    assert all(s.serves_segment_ids for s in inside)
    assert {s.id for s in project.of(Segment)} == expecting


def test_expectations_of_three_classes(project):
    """Basic, better and delight are all there, and each expectation has group and value."""
    assert set(ExpectationClass) == {e.klass for e in project.of(Expectation)}
    assert all(e.segment_ids and e.value_ids and e.evidence for e in project.of(Expectation))


def test_promises_are_decided(project):
    """Said promises name where, understood ones their cue; all are decided, all doors opened."""
    promises = project.of(Promise)
    implicit = [p for p in promises if p.kind == PromiseKind.IMPLICIT]

    assert len(implicit) >= 2
    assert all(p.cue for p in implicit)
    assert all(p.exact_words and p.where_seen for p in promises if p not in implicit)
    assert all(p.decision != Decision.UNDECIDED for p in promises)
    assert set(Door) == {d.door for d in project.of(PromiseDoor) if d.looked}


def test_moments_on_every_stage(project):
    """Every stage has a moment, and every moment a feeling, an outcome, an owner and a number."""
    moments = project.of(Moment)

    assert {s.id for s in project.of(Stage)} == {m.stage_id for m in moments}
    assert all(m.feeling_wanted and m.experience_outcome and m.owner_role for m in moments)
    assert all(m.do and m.dont and m.volume_per_month for m in moments)
    assert any(m.impression == "recovery" for m in moments)


def test_motto_is_short(project):
    """The motto has at most ten words, and every line grows from something."""
    credo = project.one(Credo)

    assert 1 <= len(credo.motto.split()) <= 10
    assert 4 <= len(credo.lines) <= 6
    assert all(line.link_ids for line in credo.lines)
    assert 3 <= len(credo.steps_of_service) <= 5


def test_levels_can_be_counted(project):
    """Each level is measurable in a unit that suits it, in order, and one is about feeling."""
    levels = project.of(ServiceLevel)

    assert [] == [level.code for level in levels if missing_parts(level)]
    assert all(level.target.unit in suitable_units(level.metric) for level in levels)
    assert all(level.minimum and level.stretch and level.share_pct for level in levels)
    assert all(level.minimum.unit == level.target.unit == level.stretch.unit for level in levels)
    assert all(level.clock_start and level.clock_stop for level in levels)
    assert any(level.kind == LevelKind.EXPERIENCE for level in levels)


def test_every_level_is_measured(project):
    """A measure watches each level; all four groups are there, and one hears silence."""
    watched = {i for m in project.of(Measure) for i in m.level_ids}
    measures = project.of(Measure)

    assert {level.id for level in project.of(ServiceLevel)} == watched
    assert set(MeasureGroup) == {m.group for m in measures}
    assert any(m.hears_silent_leavers for m in measures)
    assert all(m.green and m.amber and m.red and m.reviewer_role for m in measures)


def test_policies_leave_room(project):
    """Each policy says what it is good for, and passes the empathy check."""
    policies = project.of(Policy)

    assert all(p.purpose and p.owner_role for p in policies)
    assert all(p.may_bend.who and p.may_bend.how_far for p in policies if p.firmness != "legal")
    assert all(p.empathy_result == "yes" for p in policies)


def test_everyone_who_meets_people_may_act(project):
    """Each role that meets people has freedoms, a sum, red lines and somebody to ask."""
    free = {e.role: e for e in project.of(Empowerment)}
    facing = [r.id for r in project.of(Role) if r.faces_customers]

    assert len(facing) >= 3
    assert set(facing) == set(free)
    assert all(e.freedoms and e.spend_limit and e.never and e.ask_whom for e in free.values())


def test_ladder_has_six_steps(project):
    """The recovery ladder has its six steps in order, each with somebody to do it."""
    steps = project.of(RecoveryStep)

    assert list(LadderStep) == [s.step for s in steps]
    assert all(s.who and s.what for s in steps)


def test_seven_points_are_taught(project):
    """The mindset and all seven points have a module with something to know and to do."""
    modules = project.of(TrainingModule)

    assert set(ServicePoint) == {m.point for m in modules}
    assert all(m.knowledge and m.skills and m.activity and m.minutes for m in modules)


def test_modules_teach_what_stands_in_this_starter(project):
    """Each module leads to policies, levels, moments or barriers, and no moment goes unlearned."""
    modules = project.of(TrainingModule)
    own = (Policy, ServiceLevel, Moment, Barrier)
    taught = {
        m.id: [t for _, t in links_of(m) if isinstance(project.get(t), own)] for m in modules
    }
    practised = {target for targets in taught.values() for target in targets}

    assert [] == [project.get(one).title for one, targets in taught.items() if not targets]
    assert [] == [m.title for m in project.of(Moment) if m.is_critical and m.id not in practised]


def test_weights_make_a_hundred(project):
    """The weights of the appraisal add up to 100, and rewards follow what is appraised."""
    assert 100 == sum(c.weight for c in project.of(AppraisalCriterion))
    assert all(r.criterion_id for r in project.of(Reward))


def test_somebody_owns_and_approves(project):
    """Owner and approver are two roles, and events are named that call for an earlier look."""
    governance = project.one(Governance)

    assert governance.owner_role != governance.approver_role
    assert governance.triggers


def test_links_lead_somewhere(project):
    """Every link leads to a record of a type that may stand there."""
    dangling = [
        (r.id, path, target)
        for r in project.every()
        for path, target in links_of(r)
        if project.get(target) is None
    ]

    assert [] == dangling


def test_figures_are_marked(project):
    """Every record that proposes a figure says where it comes from; none claims to be yours."""
    marks = {r.id: r.figure_mark for r in project.every() if has_figure(r)}
    known = {FigureMark.PUBLISHED, FigureMark.COMMON_ADVICE, FigureMark.SUGGESTION}

    assert set(marks.values()) <= known
    assert "GBP" == project.one(Organisation).currency


def test_nothing_else_stops_approval(project):
    """What stops approval is only reading it and the facts a user must add."""
    found = audit(project, None)

    assert {"QUA-01", "GOV-01"} == {f.rule for f in found if f.severity == Severity.BLOCKER}
    assert {"EXP-04"} == {f.rule for f in found if f.severity == Severity.MAJOR}


def test_rules_speak_only_of_what_the_user_settles(project):
    """No rule has a word to say but about what only those who use the starter can add."""
    assert [] == [(f.rule, f.message) for f in audit(project, None) if f.rule not in LEFT_OPEN]


def test_can_be_approved_once_read(project):
    """Read, with an address for complaints and a day for the next look, it can be approved."""
    for record in project.every():
        project = project.put(replace(record, reviewed=True))
    organisation = project.one(Organisation)
    reached = replace(organisation.complaint_contact, reach="Ring 0100 200 300")
    named = replace(organisation, name="Ovenbird", complaint_contact=reached)
    dated = replace(project.settings, name="Ovenbird", next_review=dt.date(2028, 3, 1))

    done = approve(project.put(named).configured(dated), person="A. Wren", on=dt.date(2027, 3, 1))

    assert done.is_approved


def test_is_approved_from_the_command_line(name, project, tmp_path):
    """What is refused while nobody has read it is approved once read, owned, dated and reached."""
    path = tmp_path / f"{name}.credo"
    command = ["approve", str(path), "--by", "A. Wren", "--on", "2027-03-01"]
    path.write_bytes(codec.write(project))
    before = CliRunner().invoke(main, command)
    for record in project.every():
        project = project.put(replace(record, reviewed=True))
    us = project.one(Organisation)
    reached = replace(us.complaint_contact, reach="Ring 0100 200 300")
    dated = replace(project.settings, next_review=dt.date(2028, 3, 1))
    ready = project.put(replace(us, complaint_contact=reached)).configured(dated)
    path.write_bytes(codec.write(ready))
    after = CliRunner().invoke(main, command)

    assert 0 != before.exit_code
    assert 0 == after.exit_code, after.output
    assert codec.read(path.read_bytes(), name).project.is_approved


def test_public_levels_say_a_figure(project):
    """Customers read a figure or “every time” in a level, and no words such as soon."""
    told = [level_sentence(level) for level in project.of(ServiceLevel) if level.is_public]

    assert told
    assert [] == [sentence for sentence in told if VAGUE.search(sentence)]
    assert [] == [sentence for sentence in told if not re.search(r"\d|every time", sentence)]


def test_priorities_lie_on_whole_chains(project):
    """Each expectation that has priority is followed from a value to a measure."""
    found = coverage(project)

    assert found.total
    assert found.total == found.complete


def test_placeholders_are_known(project):
    """Only the placeholders the program fills stand in braces."""
    known = {"{customer}", "{customers}", "{staff}", "{org}", "{we}"}
    used = {b.lower() for text in texts_in(project) for b in re.findall(r"\{[^}]*\}?", text)}

    assert used <= known


def test_words_are_fit_to_print(project):
    """No word that blames or boasts, no straight quotation mark, no vague public promise."""
    texts = list(texts_in(project))
    public = [p.words for p in project.of(Promise)] + [lv.name for lv in project.of(ServiceLevel)]

    assert [] == [t for t in texts if FORBIDDEN.search(t) or '"' in t or "'" in t]
    assert [] == [t for t in public if VAGUE.search(t)]


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(NAMES, 2)))
def test_starters_share_no_wording(one, other):
    """Two starters share no sentence and no run of eight words."""
    first, second = wording(one), wording(other)

    assert set() == first & second


def test_example_is_as_it_was_approved():
    """The example opens as the approved project that its file holds."""
    assert starters.example().is_approved
