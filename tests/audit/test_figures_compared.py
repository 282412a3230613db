"""Figures are held against each other only where arithmetic says how they stand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from audit_samples import CAFE, FULL, LEVEL, POLICY, PROMISE, but, content, found, of, project_of

from credo_builder.audit import audit as audit_of
from credo_builder.chapters.expectations import Evidence, Expectation, Mark
from credo_builder.chapters.governance import Investment
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.promises import Claim, Operator
from credo_builder.chapters.service_levels import Baseline, Metric
from credo_builder.domain.settings import Waiver
from credo_builder.domain.terms import Visibility
from credo_builder.errors import ProjectFileError
from credo_builder.storage import codec

MOST, LEAST, EXACTLY = Operator.AT_MOST, Operator.AT_LEAST, Operator.EXACTLY
RESPONSE, RIGHT, FELT, EFFORT = (
    Metric.RESPONSE, Metric.ACCURACY, Metric.FEELING_SCORE, Metric.EFFORT_SCORE,
)  # fmt: skip
STRONGER, APART, FINE = ["PRO-13"], ["PRO-14"], []

CLAIMS = [
    # one clock
    (RESPONSE, MOST, (24, "hour"), (48, "hour"), STRONGER),
    (RESPONSE, MOST, (48, "hour"), (2, "day"), FINE),
    (RESPONSE, MOST, (2, "day"), (48, "hour"), FINE),
    (RESPONSE, MOST, ("47.9", "hour"), (2, "day"), STRONGER),
    (RESPONSE, MOST, (6, "day"), (1, "week"), STRONGER),
    (RESPONSE, MOST, (7, "day"), (1, "week"), FINE),
    (RESPONSE, MOST, (1, "minute"), (60, "second"), FINE),
    # the clock on the wall and our hours
    (RESPONSE, MOST, (24, "hour"), (2, "working_day"), APART),
    (RESPONSE, MOST, (2, "working_day"), (24, "hour"), APART),
    (RESPONSE, MOST, (1, "working_hour"), (60, "minute"), APART),
    (RESPONSE, MOST, (1, "week"), (5, "working_day"), APART),
    (RESPONSE, MOST, (1, "working_day"), (1, "working_day"), FINE),
    # months have no fixed number of days
    (RESPONSE, MOST, (1, "month"), (31, "day"), APART),
    (RESPONSE, MOST, (4, "week"), (1, "month"), APART),
    (RESPONSE, MOST, (1, "month"), (20, "working_day"), APART),
    (RESPONSE, MOST, (1, "month"), (2, "month"), STRONGER),
    # shares, numbers, points, rings, money, times of day
    (RIGHT, LEAST, (99, "percent"), (95, "percent"), STRONGER),
    (RIGHT, LEAST, (95, "percent"), (95, "percent"), FINE),
    (RIGHT, MOST, (90, "percent"), (95, "percent"), APART),
    (RIGHT, LEAST, (95, "percent"), (95, "count"), APART),
    (RESPONSE, LEAST, (100, "percent"), (2, "day"), APART),
    (FELT, LEAST, ("4.8", "point"), ("4.6", "point"), STRONGER),
    (FELT, LEAST, (4, "point"), ("4.6", "point"), FINE),
    (FELT, LEAST, (90, "percent"), ("4.6", "point"), APART),
    (EFFORT, MOST, ("1.5", "point"), (2, "point"), STRONGER),
    (EFFORT, MOST, (3, "point"), (2, "point"), FINE),
    ("rings", MOST, (3, "ring"), (4, "ring"), STRONGER),
    ("rings", MOST, (3, "ring"), (20, "second"), APART),
    ("fee", MOST, (20, "GBP"), (25, "GBP"), STRONGER),
    ("fee", MOST, (20, "GBP"), (25, "EUR"), APART),
    ("last order", MOST, (1020, "time_of_day"), (1080, "time_of_day"), STRONGER),
    ("last order", MOST, (1020, "time_of_day"), (17, "hour"), APART),
    # nothing, less than nothing, exactly, and units nobody knows
    (RESPONSE, MOST, (0, "minute"), (1, "minute"), STRONGER),
    (RESPONSE, MOST, (0, "minute"), (0, "hour"), FINE),
    (RESPONSE, MOST, (-1, "minute"), (0, "minute"), STRONGER),
    (RESPONSE, EXACTLY, (5, "minute"), (10, "minute"), STRONGER),
    (RESPONSE, EXACTLY, (10, "minute"), (5, "minute"), FINE),
    (RESPONSE, LEAST, (2, "hour"), (1, "hour"), STRONGER),
    ("light", MOST, (1, "parsec"), (1, "hour"), APART),
    # of what nobody knows whether more of it is better, at most says nothing
    ("light", MOST, (2, "parsec"), (1, "parsec"), APART),
]


def counting(metric, target, **changes):
    return but(LEVEL, metric=metric, target=of(*target), minimum=None, stretch=None, **changes)


def claiming(metric, operator, amount):
    return but(PROMISE, claim=Claim(metric=metric, operator=operator, quantity=of(*amount)))


def compared(project):
    return [rule for rule in ("PRO-13", "PRO-14") if found(rule, project)]


@pytest.mark.parametrize(
    ("metric", "operator", "claimed", "target", "expected"),
    CLAIMS,
    ids=lambda given: "-".join(map(str, given)) if isinstance(given, tuple) else str(given),
)
def test_a_claim_is_stronger_weaker_or_not_to_be_compared(
    metric, operator, claimed, target, expected
):
    """A claim against its level: stronger stops approval, other clocks and units are told."""
    project = content(claiming(metric, operator, claimed), counting(metric, target))

    assert expected == compared(project)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [("8", FINE), ("8.25", STRONGER), ("7.5", FINE), (None, FINE)],
)
def test_working_hours_are_held_against_days_as_long_as_ours(hours, expected):
    """Eight working hours are tighter than a working day only where it is longer than that."""
    project = content(
        but(CAFE, hours_per_day=hours and Decimal(hours)),
        claiming(RESPONSE, MOST, (8, "working_hour")),
        counting(RESPONSE, (1, "working_day")),
    )

    assert expected == compared(project)


@pytest.mark.parametrize(("claimed", "expected"), [("6.5", FINE), ("6.4", STRONGER), ("7", FINE)])
def test_a_day_may_have_half_an_hour(claimed, expected):
    """Where doors are open for six hours and a half, that is a working day."""
    project = content(
        but(CAFE, hours_per_day=Decimal("6.5")),
        claiming(RESPONSE, MOST, (claimed, "working_hour")),
        counting(RESPONSE, (1, "working_day")),
    )

    assert expected == compared(project)


def test_half_an_hour_is_kept_in_the_file():
    """Six hours and a half come back from the file as they were written."""
    written = codec.write(content(but(CAFE, hours_per_day=Decimal("6.5"))))

    assert b'"hours_per_day": 6.5' in written
    assert Decimal("6.5") == codec.read(written, "open").project.one(Organisation).hours_per_day
    with pytest.raises(ProjectFileError):
        codec.read(written.replace(b": 6.5", b": 24.5"), "open")


def test_a_share_of_cases_is_no_time():
    """Two days said and two days aimed at in 95 of 100 cases: neither is the stronger."""
    project = content(
        claiming(RESPONSE, MOST, (2, "day")),
        counting(RESPONSE, (2, "day"), share_pct=Decimal(95)),
    )

    assert FINE == compared(project)


@pytest.mark.parametrize(
    ("metric", "tiers", "expected"),
    [
        (RESPONSE, ((4, "hour"), (2, "hour"), (90, "minute")), []),
        (RESPONSE, ((90, "minute"), (2, "hour"), (1, "hour")), ["minimum"]),
        (RESPONSE, ((1, "hour"), (2, "hour"), (3, "hour")), ["minimum", "target"]),
        (RESPONSE, ((1, "working_day"), (36, "hour"), (1, "working_hour")), []),
        (RESPONSE, ((1, "week"), (1, "month"), (1, "day")), []),
        (RESPONSE, ((90, "percent"), (95, "percent"), (99, "percent")), []),
        (RIGHT, ((95, "percent"), (97, "percent"), (90, "percent")), ["target"]),
        (RIGHT, ((97, "percent"), (95, "percent"), (99, "percent")), ["minimum"]),
        (EFFORT, ((3, "point"), (2, "point"), (1, "point")), []),
        (FELT, ((3, "point"), (2, "point"), (1, "point")), ["minimum", "target"]),
        (RESPONSE, ((1, "hour"), None, (2, "hour")), ["minimum"]),
        (RESPONSE, ((1, "hour"), (1, "hour"), (60, "minute")), []),
    ],
)
def test_limit_target_and_best_stand_in_order(metric, tiers, expected):
    """What is better comes later, whichever way better is; other clocks are not compared."""
    low, target, best = (tier and of(*tier) for tier in tiers)
    level = but(LEVEL, metric=metric, minimum=low, target=target, stretch=best)

    assert expected == [field for _severity, _code, field in found("LEV-05", content(level))]


@pytest.mark.parametrize(
    ("metric", "target", "is_given"),
    [
        (RESPONSE, (1, "minute"), True),
        (RESPONSE, (0, "minute"), False),
        (RESPONSE, (-2, "minute"), False),
        (RESPONSE, (2, ""), False),
        (RIGHT, (0, "percent"), True),
        (RIGHT, (100, "percent"), True),
        (RIGHT, ("100.5", "percent"), False),
        (RIGHT, (-1, "percent"), False),
        (Metric.CONTACT_COUNT, (0, "count"), False),
    ],
)
def test_a_target_is_above_nothing_or_a_share(metric, target, is_given):
    """No time, a time below nothing and more than all of them are no target."""
    assert is_given == (not found("LEV-01", content(counting(metric, target))))


@pytest.mark.parametrize(
    ("enough", "target", "expected"),
    [
        ((10, "day"), (2, "week"), 1),
        ((14, "day"), (2, "week"), 0),
        ((10, "working_day"), (2, "week"), 0),
        ((1, "month"), (2, "month"), 1),
        ((1, "month"), (60, "day"), 0),
    ],
)
def test_a_target_is_worse_than_good_enough_only_by_the_same_clock(enough, target, expected):
    """Two weeks are worse than ten days, and nobody knows how they stand to ten working days."""
    expectation = but(content().find(Expectation, "exp_seen"), adequate=Mark(quantity=of(*enough)))
    level = counting(RESPONSE, target, expectation_ids=("exp_seen",))

    assert expected == len(found("LEV-06", content(expectation, level)))


@pytest.mark.parametrize(
    ("approval", "target", "expected"),
    [
        ((31, "minute"), ("0.5", "hour"), 1),
        ((30, "minute"), ("0.5", "hour"), 0),
        ((1, "working_hour"), (30, "minute"), 0),
        ((9, "working_hour"), (1, "working_day"), 1),
    ],
)
def test_an_approval_is_slower_only_by_the_same_clock(approval, target, expected):
    """A yes in a working hour is not held against half an hour on the wall."""
    policy = but(POLICY, approval_time=of(*approval))

    assert expected == len(found("POL-03", content(policy, counting(RESPONSE, target))))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"share_pct": Decimal(100)}, ["share_pct"]),
        ({"share_pct": Decimal("99.9")}, []),
        ({"metric": RIGHT, "target": of(100, "percent")}, ["target"]),
        ({"metric": RIGHT, "target": of(99, "percent")}, []),
        ({"metric": RIGHT, "target": of(100, "count")}, []),
        (
            {"share_pct": Decimal(100), "baseline": Baseline(share_met_pct=Decimal(100))},
            [],
        ),
    ],
)
def test_all_of_a_hundred_is_promised_in_share_or_target(changes, expected):
    """All cases in public are an absolute, as share of a time or as a target; met ones are not."""
    level = but(LEVEL, visibility=Visibility.PUBLIC, minimum=None, stretch=None, **changes)

    assert expected == [field for _severity, _code, field in found("LEV-10", content(level))]


def test_guesses_are_counted_among_all_expectations():
    """One guess of three is no majority, though nobody says how the other two are known."""
    silent = [Expectation(id=f"exp_{n}", text=f"I expect {n}", evidence="") for n in "ab"]
    guess = Expectation(id="exp_c", text="I expect c", evidence=Evidence.ASSUMPTION)

    assert [] == found("EXP-04", project_of(*silent, guess))
    assert [] != found("EXP-04", project_of(silent[0], guess, replace(guess, id="exp_d")))


def test_an_investment_in_its_level_helps_a_promise():
    """Means for the level that counts a promise are means to keep the promise."""
    hard = but(PROMISE, can_keep_now=2)
    means = Investment(id="inv_door", what="A second host", supports=("lev_hello",))

    assert [("major", "P1", "can_keep_now")] == found("PRO-06", content(hard))
    assert [] == found("PRO-06", content(hard, means))


@pytest.mark.parametrize(
    ("expires", "on", "is_open"),
    [
        (None, dt.date(2028, 3, 1), False),
        (None, dt.date(2028, 3, 2), True),
        (dt.date(2029, 1, 1), dt.date(2028, 3, 2), False),
        (dt.date(2027, 1, 1), dt.date(2027, 1, 2), True),
        (None, None, False),
    ],
)
def test_a_waiver_lasts_to_its_day_or_to_the_review(expires, on, is_open):
    """Without a last day of its own what was accepted is looked at again with the credo."""
    waiver = Waiver(rule="PRO-08", reason="Named in spring.", expires=expires)
    settings = replace(FULL, waivers=(waiver,))
    project = content(but(PROMISE, owner_role=""), settings=settings)
    finding = next(f for f in audit_of(project, on) if f.rule == "PRO-08")

    assert is_open == (not finding.waived)
