"""Barriers, policies, measures, learning, appraisal and review, as the method asks for them."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from credo_builder.chapters import (
    barriers,
    governance,
    learning,
    monitoring,
    policies,
    recognition,
)
from credo_builder.chapters.barriers import Barrier, BarrierStatus
from credo_builder.chapters.governance import Governance, Investment, RolloutStep, nobody_answers
from credo_builder.chapters.learning import ServicePoint, TrainingModule, default_modules
from credo_builder.chapters.monitoring import (
    HEARS_SILENCE,
    Measure,
    MeasureGroup,
    MeasureMethod,
    MeasureResult,
    deaf_to_silent_leavers,
)
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.policies import (
    EmpathyCheck,
    EmpathyResult,
    Empowerment,
    Firmness,
    HelpUs,
    LadderStep,
    MayBend,
    Policy,
    RecoveryStep,
    default_ladder,
    policy_limits_empathy,
)
from credo_builder.chapters.reach import ComplaintContact
from credo_builder.chapters.recognition import (
    Anchors,
    PeopleCommitment,
    Reward,
    default_criteria,
    total_weight,
)
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Group, Link, Links, Rows, asked
from credo_builder.domain.records import own_questions
from credo_builder.domain.terms import FigureMark, Visibility

CHAPTERS = (
    barriers.CHAPTER,
    policies.CHAPTER,
    monitoring.CHAPTER,
    learning.CHAPTER,
    recognition.CHAPTER,
    governance.CHAPTER,
)
RECORDS = tuple(kind for chapter in CHAPTERS for kind in chapter.records)
SUB_RECORDS = (MayBend, EmpathyCheck, MeasureResult, Anchors, RolloutStep)
FILE_KEYS = frozenset(
    [
        "roles",
        "moments",
        "service_levels",
        "core_values",
        "promises",
        "policies",
        "barriers",
        "measures",
        "appraisal_criteria",
        "training_modules",
        "people_commitments",
    ]
)
DAY = dt.date(2027, 3, 1)


def project_of(*records):
    project = Project()
    for record in records:
        project = project.put(record)
    return project


def fields(rule, project, on=None):
    return [problem.field for problem in rule.check(project, on)]


@pytest.mark.parametrize("kind", [*RECORDS, *SUB_RECORDS], ids=lambda kind: kind.__name__)
def test_each_question_has_a_prompt(kind):
    """Every question of these steps is put in words, and none twice in one form."""
    prompts = [a.question.prompt for a in asked(kind).values()]

    assert all(prompt.strip() for prompt in prompts)
    assert len(set(prompts)) == len(prompts)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_at_most_six_fields_stand_open(kind):
    """A form in Full opens with at most six fields; the rest waits in folds."""
    open_fields = [name for name, a in own_questions(kind).items() if not a.fold]

    assert len(open_fields) <= 6


def test_quick_asks_only_what_its_screens_hold():
    """Quick asks for freedoms, the ladder, the owner and how it is counted, nothing else."""
    found = {
        (kind.key, name, a.quick)
        for kind in RECORDS
        for name, a in own_questions(kind).items()
        if a.quick
    }

    free = "freedom_and_complaints"
    expected = {
        *(
            ("empowerments", name, free)
            for name in ("role", "freedoms", "spend_limit", "never", "ask_whom")
        ),
        *(("recovery_steps", name, free) for name in ("who", "within", "what")),
        ("measures", "name", "service_levels"),
        ("measures", "method", "service_levels"),
        ("governance", "owner_role", "finish"),
        ("governance", "approver_role", "finish"),
    }
    assert expected == found


def test_links_lead_to_known_record_types():
    """Every link names record types of the project file, and every role field names roles."""
    for kind in (*RECORDS, *SUB_RECORDS):
        for name, a in asked(kind).items():
            if isinstance(a.question, Link):
                assert a.question.to in FILE_KEYS
            if isinstance(a.question, Links):
                assert set(a.question.to) <= FILE_KEYS
            if name.endswith("_role"):
                assert a.question.to == "roles"


def test_sub_records_are_reached_from_a_record():
    """Each sub-record is part of a form."""
    reached = {
        a.question.of
        for kind in RECORDS
        for a in asked(kind).values()
        if isinstance(a.question, Group | Rows)
    }

    assert set(SUB_RECORDS) == reached


def test_titles_of_records_name_a_field_or_say_it_in_words():
    """A list can call every record by a name; ladder steps read as plain words."""
    assert all(kind.title_field in own_questions(kind) for kind in RECORDS)
    assert RecoveryStep(step="put_right").title == "Put right"
    assert RecoveryStep(step="sing").title == "sing"
    assert Empowerment(freedoms=("replace a dish",)).title == "replace a dish"
    assert Empowerment().title == ""
    assert Policy(title="Refunds").title == "Refunds"
    assert Investment(what="A second till").title == "A second till"
    assert Governance().title == "Means and review"


def test_requests_to_the_people_we_serve_are_public():
    """What we ask of the people we serve is printed for them unless somebody changes it."""
    assert HelpUs().visibility == Visibility.PUBLIC
    assert Policy().visibility == Visibility.STAFF


@pytest.mark.parametrize("method", list(MeasureMethod))
def test_some_methods_hear_silent_leavers(method):
    """Five ways of measuring notice people who leave without a word, all others do not."""
    assert Measure(method=method).hears_silent_leavers == (method in HEARS_SILENCE)
    assert Measure(method=method, detects_silent=True).hears_silent_leavers


def test_no_measure_that_hears_silence_is_a_finding():
    """MON-03 fires while every measure waits for somebody to speak up."""
    project = project_of(Measure(name="Complaints", method=MeasureMethod.COMPLAINT_LOG))

    assert fields(deaf_to_silent_leavers, project) == ["method"]
    assert fields(deaf_to_silent_leavers, Project()) == ["method"]


def test_one_measure_that_hears_silence_is_enough():
    """MON-03 is silent when one measure notices who has stopped coming."""
    project = project_of(
        Measure(name="Complaints", method=MeasureMethod.COMPLAINT_LOG),
        Measure(name="Not seen lately", method=MeasureMethod.LAPSED_CONTACT),
    )

    assert fields(deaf_to_silent_leavers, project) == []


FIRM = Policy(title="Refunds", firmness=Firmness.RULE)
ANSWERED = EmpathyCheck(
    could_hurt_whom="Whoever lost the receipt",
    what_staff_may_do="Exchange it",
    words_to_use="“Let us see what we can do.”",
)


@pytest.mark.parametrize(
    "policy",
    [
        FIRM,
        replace(FIRM, empathy_check=EmpathyCheck(passed=EmpathyResult.NEEDS_CHANGE)),
        replace(FIRM, empathy_check=replace(ANSWERED, words_to_use=" ")),
        replace(FIRM, may_bend=MayBend(how_far="  ")),
    ],
)
def test_a_rule_without_give_is_a_finding(policy):
    """POL-01 fires for a rule that nobody may bend and whose check is not passed."""
    assert fields(policy_limits_empathy, project_of(policy)) == ["may_bend"]


@pytest.mark.parametrize(
    "policy",
    [
        replace(FIRM, firmness=Firmness.GUIDELINE),
        replace(FIRM, firmness=Firmness.LEGAL),
        replace(FIRM, may_bend=MayBend(how_far="Up to £30")),
        replace(FIRM, empathy_check=EmpathyCheck(passed=EmpathyResult.YES)),
        replace(FIRM, empathy_check=ANSWERED),
    ],
)
def test_a_policy_with_some_give_is_no_finding(policy):
    """POL-01 is silent for guidelines and laws, with somebody who may bend it, or passed."""
    assert fields(policy_limits_empathy, project_of(policy)) == []


def test_empathy_check_follows_from_its_answers():
    """The check shows Not done, Needs a change or Passed; a law needs only words."""
    half = EmpathyCheck(could_hurt_whom="A late family", words_to_use="“Sit down first.”")

    assert Policy().empathy_result == EmpathyResult.NOT_DONE
    assert Policy(empathy_check=half).empathy_result == EmpathyResult.NEEDS_CHANGE
    assert Policy(empathy_check=ANSWERED).empathy_result == EmpathyResult.YES
    law = Policy(firmness=Firmness.LEGAL, empathy_check=half)
    assert law.empathy_result == EmpathyResult.YES


def test_default_ladder_has_six_steps_in_order():
    """The proposed ladder runs from notice to learn; each time is marked a suggestion."""
    ladder = default_ladder()

    assert [row.step for row in ladder] == list(LadderStep)
    times = [str(row.within) if row.within else "" for row in ladder]
    assert times == ["", "", "1 minute", "1 day", "3 days", "1 month"]
    marks = {bool(row.within): row.figure_mark for row in ladder}
    assert marks == {True: FigureMark.SUGGESTION, False: ""}
    assert all(row.from_starter and row.what and not row.id for row in ladder)


def test_default_modules_cover_mindset_and_seven_points():
    """The proposed modules take the mindset and the seven points once each, unpacked."""
    modules = default_modules()

    assert [module.point for module in modules] == list(ServicePoint)
    assert [module.minutes for module in modules] == [30, 45, 60, 30, 45, 45, 60, 45]
    assert all(module.knowledge and module.skills and module.evidence for module in modules)
    assert [point.number for point in ServicePoint] == list(range(8))


def test_default_criteria_weigh_one_hundred():
    """The proposed criteria weigh 25, 25, 15, 10, 15 and 10, and not all count activity."""
    criteria = default_criteria()

    assert [int(row.weight) for row in criteria] == [25, 25, 15, 10, 15, 10]
    assert total_weight(project_of(*criteria)) == Decimal(100)
    assert {row.kind for row in criteria} == {"behaviour", "outcome"}


GOVERNED = project_of(
    Role(id="rol_a", name="The host"),
    Role(id="rol_b", name="The owner"),
    Governance(owner_role="rol_a", approver_role="rol_b"),
    Organisation(complaint_contact=ComplaintContact(reach="Ask at the counter")),
)
GOVERNED = GOVERNED.configured(replace(GOVERNED.settings, next_review=DAY))


def test_a_credo_that_nobody_answers_for_is_stopped():
    """GOV-01 names owner, approver, review date and reach when all are missing."""
    missing = ["owner_role", "approver_role", "next_review", "complaint_contact"]

    assert fields(nobody_answers, Project()) == missing
    assert not nobody_answers.waivable


@pytest.mark.parametrize("on", [None, DAY, DAY - dt.timedelta(days=1)])
def test_a_credo_with_owner_approver_date_and_reach_passes(on):
    """GOV-01 is silent up to and on the day of review, and without a day."""
    assert fields(nobody_answers, GOVERNED, on) == []


def test_a_review_date_that_has_passed_stops_approval():
    """GOV-01 fires on the day after the review was due, and says when that was."""
    (problem,) = nobody_answers.check(GOVERNED, DAY + dt.timedelta(days=1))

    assert problem.field == "next_review"
    assert problem.message == "The review was due on 1 March 2027."


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.key)
def test_nothing_decided_says_nothing(chapter):
    """The sentence of a step is empty while nothing is decided."""
    assert chapter.so_far(Project()) == ""


HELD = Barrier(text="Nobody at the door", action="A second person", owner_role="rol_a")
OPEN = Barrier(text="Slow till", status=BarrierStatus.OPEN)


@pytest.mark.parametrize(
    ("chapter", "records", "expected"),
    [
        (barriers, (OPEN,), "One thing gets in the way, and it is not yet in hand."),
        (barriers, (HELD,), "One thing gets in the way, and it is in hand."),
        (barriers, (HELD, OPEN), "Two things get in the way, and one of them is in hand."),
        (barriers, (OPEN, OPEN), "Two things get in the way, and none of them is in hand."),
        (barriers, (HELD, HELD), "Two things get in the way, and both of them are in hand."),
        (
            policies,
            (FIRM, Empowerment(role="rol_a", freedoms=("help",)), *default_ladder()),
            (
                "One policy carries our service; one role may act without asking; when it goes "
                "wrong we notice, listen, apologise, put right, follow up and learn."
            ),
        ),
        (
            monitoring,
            (
                Measure(method=MeasureMethod.REPEAT_RATE, group=MeasureGroup.DO),
                Measure(group=MeasureGroup.FEEL),
            ),
            "Two measures tell us what people feel and what they do.",
        ),
        (
            monitoring,
            (Measure(),),
            (
                "One measure tells us what we deliver; it does not notice people who leave in "
                "silence yet."
            ),
        ),
        (learning, default_modules(), "Eight modules cover all seven points."),
        (
            learning,
            (TrainingModule(point="risk"),),
            "One module covers one of the seven points.",
        ),
        (
            recognition,
            (*default_criteria()[:2], Reward(name="Story"), PeopleCommitment(text="We will")),
            (
                "We appraise by two criteria (weights make 50, not 100), say thank you in one way "
                "and promise our people one thing."
            ),
        ),
        (
            governance,
            (
                Role(id="rol_a", name="The host"),
                Governance(owner_role="rol_a"),
                Investment(what="A second till"),
            ),
            "The host owns our credo and one investment puts means behind it.",
        ),
    ],
)
def test_so_far_reads_as_a_sentence(chapter, records, expected):
    """The sentence of a step counts and agrees as English does."""
    assert expected == chapter.CHAPTER.so_far(project_of(*records))
