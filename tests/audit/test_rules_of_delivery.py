"""Rules about moments, levels, freedom, complaints, measures, review and starters."""

import datetime as dt

import pytest
from audit_samples import (
    APOLOGY,
    CAFE,
    FREEDOM,
    FULL,
    HOST,
    KEEPERS,
    LEVEL,
    MEASURE,
    MOMENT,
    POLICY,
    TODAY,
    VALUE,
    but,
    content,
    found,
    of,
)

from credo_builder.chapters.monitoring import MeasureMethod
from credo_builder.chapters.policies import EmpathyCheck, Empowerment, Firmness, MayBend
from credo_builder.chapters.reach import ComplaintContact
from credo_builder.chapters.recovery import LadderStep
from credo_builder.chapters.service_levels import Applies, Metric
from credo_builder.domain.terms import Visibility


def test_mom_01_fires_for_a_moment_that_no_level_counts():
    """A critical moment without a level is important, any other a tip."""
    bare = but(LEVEL, moment_ids=())
    marked = but(MOMENT, importance=1, critical=True)

    assert [("major", "M1", "name")] == found("MOM-01", content(bare))
    assert [("major", "M1", "name")] == found("MOM-01", content(bare, marked))
    assert [("tip", "M1", "name")] == found("MOM-01", content(bare, but(MOMENT, importance=3)))


def test_mom_01_is_silent_with_a_level():
    """One level at a moment is enough."""
    assert [] == found("MOM-01", content())


def test_mom_02_fires_for_a_moment_nobody_looks_after():
    """No role, or one that is gone, is important for a critical moment and advice else."""
    nobody = content(but(MOMENT, owner_role=""))
    gone = content(but(MOMENT, owner_role="rol_gone", importance=2))

    assert [("major", "M1", "owner_role")] == found("MOM-02", nobody)
    assert [("minor", "M1", "owner_role")] == found("MOM-02", gone)


def test_mom_02_is_silent_with_an_owner():
    """A role that exists owns the moment."""
    assert [] == found("MOM-02", content())


@pytest.mark.parametrize("field", ["feeling_wanted", "experience_outcome"])
def test_mom_03_fires_without_the_feeling_or_the_end(field):
    """A moment says how people should feel and how they leave; white space says nothing."""
    assert [("major", "M1", field)] == found("MOM-03", content(but(MOMENT, **{field: " "})))


def test_mom_03_is_silent_when_feeling_and_end_are_said():
    """Nothing else about the moment has to be written."""
    assert [] == found("MOM-03", content(but(MOMENT, do=(), feeling_now="")))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"metric": ""}, "metric"),
        ({"target": None}, "target"),
        ({"target": of(0, "minute")}, "target"),
        ({"target": of(5, "")}, "target"),
        ({"population": " "}, "population"),
        ({"clock_start": ""}, "clock_start"),
        ({"clock_stop": ""}, "clock_stop"),
    ],
    ids=str,
)
def test_lev_01_fires_where_a_part_is_missing(changes, field):
    """The finding leads to what is missing, and stops approval when customers read the level."""
    inside = but(LEVEL, minimum=None, stretch=None, **changes)
    public = but(inside, visibility=Visibility.PUBLIC)

    assert [("major", "L1", field)] == found("LEV-01", content(inside))
    assert [("blocker", "L1", field)] == found("LEV-01", content(public))


@pytest.mark.parametrize(
    "target", [of(95, "percent"), of(0, "percent")], ids=["a share", "none at all"]
)
def test_lev_01_is_silent_without_a_clock_where_nothing_is_timed(target):
    """A share needs no clock, and a share of nought can be counted."""
    share = but(LEVEL, metric=Metric.ACCURACY, clock_start="", clock_stop="", target=target)

    assert [] == found("LEV-01", content(share)) == found("LEV-01", content())


def test_lev_02_fires_for_a_level_that_no_measure_watches():
    """A level without a measure is found, and leads to its name."""
    assert [("major", "L1", "name")] == found("LEV-02", content(but(MEASURE, level_ids=())))


def test_lev_02_is_silent_with_a_measure():
    """One measure is enough."""
    assert [] == found("LEV-02", content())


@pytest.mark.parametrize(
    ("metric", "tiers", "fields"),
    [
        (Metric.WAIT, [(1, "minute"), (2, "minute"), (30, "second")], ["minimum"]),
        (Metric.WAIT, [(2, "minute"), (1, "minute"), (90, "second")], ["target"]),
        (Metric.WAIT, [(1, "minute"), (2, "minute"), (3, "minute")], ["minimum", "target"]),
        (Metric.WAIT, [(1, "minute"), None, (2, "minute")], ["minimum"]),
        (Metric.ACCURACY, [(99, "percent"), (95, "percent"), None], ["minimum"]),
        (Metric.PUNCTUALITY, [(99, "percent"), (95, "percent"), None], ["minimum"]),
        ("rings", [(3, "ring"), (5, "ring"), None], ["minimum"]),
        ("complaint calls answered", [(99, "percent"), (95, "percent"), None], ["minimum"]),
    ],
    ids=str,
)
def test_lev_05_fires_where_tiers_stand_the_wrong_way_round(metric, tiers, fields):
    """Limit, target and best go from worst to best, in the direction of what is counted."""
    minimum, target, stretch = (of(*tier) if tier else None for tier in tiers)
    level = but(LEVEL, metric=metric, minimum=minimum, target=target, stretch=stretch)

    assert [("blocker", "L1", field) for field in fields] == found("LEV-05", content(level))


@pytest.mark.parametrize(
    ("metric", "tiers"),
    [
        (Metric.WAIT, [(2, "minute"), (60, "second"), (1, "minute")]),
        (Metric.WAIT, [(1, "hour"), (2, "working_hour"), (3, "month")]),
        (Metric.WAIT, [None, (5, "minute"), None]),
        (Metric.ACCURACY, [(90, "percent"), (95, "percent"), (99, "percent")]),
        (Metric.PUNCTUALITY, [(90, "percent"), (95, "percent"), (99, "percent")]),
        ("rings", [(5, "ring"), (3, "ring"), (1, "ring")]),
        ("plates sent back", [(90, "percent"), (95, "percent"), None]),
    ],
    ids=str,
)
def test_lev_05_is_silent_for_tiers_in_order_and_for_what_cannot_be_compared(metric, tiers):
    """Equal tiers, one tier alone and different clocks are no disorder."""
    minimum, target, stretch = (of(*tier) if tier else None for tier in tiers)
    level = but(LEVEL, metric=metric, minimum=minimum, target=target, stretch=stretch)

    assert [] == found("LEV-05", content(level))


def test_lev_07_fires_when_two_levels_name_different_targets_for_one_thing():
    """Same moment, count, clock and cases, another target: the later level is found."""
    other = but(LEVEL, id="lev_other", clock_start=" The door opens ", target=of(90, "second"))

    assert [("blocker", "L3", "target")] == found("LEV-07", content(other))


def test_lev_07_fires_without_a_clock_when_both_are_called_the_same():
    """Where clock and cases are not said, the name of a level tells what it counts."""
    bare = but(LEVEL, clock_start="", clock_stop="", population="")
    other = but(bare, id="lev_other", name="a hello at the door", target=of(90, "second"))

    assert [("blocker", "L3", "target")] == found("LEV-07", content(bare, other))


@pytest.mark.parametrize(
    "changes",
    [
        {"target": of(60, "second")},
        {"moment_ids": ()},
        {"metric": Metric.DURATION},
        {"clock_stop": "the menu is there"},
        {"population": "parties of six and more"},
        {"applies": Applies(hours="Friday evening")},
        {"target": None},
    ],
    ids=str,
)
def test_lev_07_is_silent_when_targets_agree_or_scopes_differ(changes):
    """The same target in other units, or another moment, count, clock or case, is no dispute."""
    other = but(LEVEL, **({"id": "lev_other", "target": of(90, "second")} | changes))

    assert [] == found("LEV-07", content(other))


def test_lev_07_is_silent_for_two_things_counted_at_one_moment():
    """Quick asks for no clock: a hello and the menu at the door stay two levels."""
    hello = but(LEVEL, clock_start="", clock_stop="", population="")
    menu = but(hello, id="lev_menu", name="The menu", target=of(5, "minute"))

    assert [] == found("LEV-07", content(hello, menu))


def test_pol_01_fires_for_a_rule_that_nobody_may_bend():
    """A rule without give and without a passed empathy check limits empathy."""
    started = EmpathyCheck(could_hurt_whom="A family whose train was late")
    unbending = but(POLICY, may_bend=MayBend(how_far=" "))

    assert [("major", "PL1", "may_bend")] == found("POL-01", content(unbending))
    assert [("major", "PL1", "may_bend")] == found(
        "POL-01", content(but(unbending, empathy_check=started))
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"firmness": Firmness.GUIDELINE},
        {"firmness": Firmness.LEGAL},
        {"empathy_check": EmpathyCheck(passed="yes")},
        {"may_bend": MayBend(how_far="Up to half an hour")},
    ],
    ids=str,
)
def test_pol_01_is_silent_where_there_is_room(changes):
    """A guideline, a law, a passed check and a rule that bends limit nobody."""
    policy = but(POLICY, **({"may_bend": MayBend()} | changes))

    assert [] == found("POL-01", content(policy))


def test_pol_05_fires_for_people_who_may_do_nothing():
    """A role that faces customers needs a freedom; an empty row is shown if there is one."""
    empty = content(but(FREEDOM, freedoms=()))
    missing = content(without=("emp_host",))

    assert [("major", "emp_host", "freedoms")] == found("POL-05", empty)
    assert [("major", "", "freedoms")] == found("POL-05", missing)


def test_pol_05_is_silent_for_people_behind_the_scenes_and_for_any_freedom():
    """One freedom in any row is enough, and who meets no customers is not asked."""
    second_row_empty = content(Empowerment(role="rol_host"))
    backstage = content(but(HOST, faces_customers=False), without=("emp_host",))

    assert [] == found("POL-05", second_row_empty) == found("POL-05", backstage)


def test_cmp_01_fires_when_nobody_hears_a_complaint():
    """The complaint contact must be a role that exists."""
    contact = ComplaintContact(role="rol_gone", reach="Ask at the counter")

    assert [("blocker", "organisation", "complaint_contact")] == found(
        "CMP-01", content(but(CAFE, complaint_contact=contact))
    )


def test_cmp_01_fires_when_no_time_is_set_for_hearing_it():
    """Putting right within a day is no acknowledgement, and neither is no ladder at all."""
    late = content(but(APOLOGY, step=LadderStep.PUT_RIGHT))
    timeless = content(but(APOLOGY, within=None))
    without = content(without=("rec_sorry",))

    assert [("blocker", "", "within")] == found("CMP-01", late) == found("CMP-01", without)
    assert [("blocker", "rec_sorry", "within")] == found("CMP-01", timeless)


@pytest.mark.parametrize("step", [LadderStep.NOTICE, LadderStep.LISTEN, LadderStep.APOLOGISE])
def test_cmp_01_is_silent_with_a_role_and_a_time(step):
    """Noticing, listening or apologising within a time acknowledges a complaint."""
    unreachable = but(CAFE, complaint_contact=ComplaintContact(role="rol_host"))

    assert [] == found("CMP-01", content(but(APOLOGY, step=step), unreachable))


def test_mon_03_fires_when_only_those_who_speak_are_heard():
    """Complaints and surveys do not notice people who leave without a word."""
    project = content(but(MEASURE, method=MeasureMethod.COMPLAINT_LOG))

    assert [("major", "", "method")] == found("MON-03", project)


def test_mon_03_is_silent_with_one_sign_of_silent_leavers():
    """A method that always notices them, or a measure marked so, is enough."""
    marked = but(MEASURE, method=MeasureMethod.SURVEY, detects_silent=True)
    returns = but(MEASURE, method=MeasureMethod.REPEAT_RATE)

    assert [] == found("MON-03", content(marked)) == found("MON-03", content(returns))


def test_gov_01_fires_for_each_answer_that_is_missing():
    """Owner, approver, day of review and a way to reach us are each asked for."""
    project = content(
        but(KEEPERS, owner_role="", approver_role=""),
        but(CAFE, complaint_contact=ComplaintContact(role="rol_host")),
        settings=but(FULL, next_review=None),
    )

    assert {
        ("blocker", "governance", "owner_role"),
        ("blocker", "governance", "approver_role"),
        ("blocker", "", "next_review"),
        ("blocker", "organisation", "complaint_contact"),
    } == set(found("GOV-01", project))


def test_gov_01_fires_when_the_day_of_review_is_past():
    """The day after the review was due it is overdue; without a day it is never."""
    project = content(settings=but(FULL, next_review=TODAY))

    assert [("blocker", "", "next_review")] == found("GOV-01", project, TODAY + dt.timedelta(1))
    assert [] == found("GOV-01", project, None)


def test_gov_01_is_silent_when_somebody_answers_and_the_day_is_to_come():
    """On the day itself the review is not overdue."""
    assert [] == found("GOV-01", content(settings=but(FULL, next_review=TODAY)))


def test_qua_01_fires_for_starter_wording_that_nobody_read():
    """Each record of a starter stops approval until it is marked as read."""
    project = content(but(VALUE, from_starter=True), but(POLICY, from_starter=True))

    assert [("blocker", "V1", "reviewed"), ("blocker", "PL1", "reviewed")] == found(
        "QUA-01", project
    )


def test_qua_01_is_silent_for_what_was_read_or_written_here():
    """A starter's record that was read, and one of our own, need nothing."""
    project = content(but(VALUE, from_starter=True, reviewed=True))

    assert [] == found("QUA-01", project)
