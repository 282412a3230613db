"""Rules about promises that somebody wants, keeps, mends and takes back, and about guarantees."""

import pytest
from audit_samples import (
    APOLOGY,
    CREDO,
    EXPECTATION,
    LEVEL,
    MOMENT,
    PROMISE,
    UNSAID,
    but,
    content,
    found,
    of,
)

from credo_builder.audit.claims import figures_not_comparable
from credo_builder.audit.promises import stopped_but_shown
from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.credo import CredoLine
from credo_builder.chapters.governance import Investment
from credo_builder.chapters.promises import Claim, Decision, Operator, PromiseKind
from credo_builder.chapters.recovery import LadderStep, RecoveryStep
from credo_builder.chapters.service_levels import Metric
from credo_builder.domain.settings import ALL_VISITED, Settings
from credo_builder.domain.terms import Path, Visibility

HARD = but(PROMISE, can_keep_now=2)
STOPPED = but(
    PROMISE, id="pro_flyer", text="Free dessert", decision=Decision.WITHDRAW, expectation_ids=()
)
DOWN = but(STOPPED, where_seen="Flyer, removed on 3 March")
SURE = but(PROMISE, guarantee=True, payout="A new dish; tell any of us")
THREE = ("On weekdays", "Before nine", "For up to six")
GERMAN = Settings(path=Path.FULL, visited=ALL_VISITED, language="de")


def claiming(*amount, target, **claimed):
    """A café whose promise claims *amount* and whose level of waiting aims at *target*."""
    counted = claimed.pop("counted", Metric.WAIT)
    level = but(LEVEL, metric=counted, target=of(*target), minimum=None, stretch=None)
    return content(but(PROMISE, claim=Claim(quantity=of(*amount), **claimed)), level)


def told(check, project):
    return [problem.message for problem in check.check(project, None)]


def test_pro_03_fires_for_a_promise_nobody_asked_for():
    """A promise without an expectation is advice; its twin shares the fault."""
    project = content(but(PROMISE, expectation_ids=("exp_gone",)))

    assert [("minor", "P1", "expectation_ids"), ("minor", "P2", "expectation_ids")] == found(
        "PRO-03", project
    )


def test_pro_03_is_silent_for_links_twins_and_what_is_stopped():
    """An understood promise answers what its spoken twin answers; a stopped one need not."""
    own = but(UNSAID, twin_id="", reworded_text="Stay", expectation_ids=("exp_seen",))

    assert [] == found("PRO-03", content(DOWN)) == found("PRO-03", content(own))


def test_pro_06_fires_for_a_promise_that_a_bad_day_breaks():
    """Kept seldom or never, wanted all the same, and nothing planned."""
    idle = Barrier(id="bar_door", text="Nobody at the door", moment_ids=("mom_door",))

    assert [("major", "P1", "can_keep_now")] == found("PRO-06", content(HARD))
    assert [("major", "P1", "can_keep_now")] == found("PRO-06", content(HARD, idle))


@pytest.mark.parametrize(
    "changed",
    [
        but(HARD, can_keep_now=3),
        but(HARD, can_keep_now=None),
        but(HARD, decision=Decision.LIMIT),
        Barrier(text="Nobody at the door", moment_ids=("mom_door",), action="A second host"),
        Investment(what="A second host", supports=("mom_door",)),
    ],
    ids=["often", "unasked", "limited", "an action", "an investment"],
)
def test_pro_06_is_silent_when_it_can_be_kept_or_help_is_planned(changed):
    """An action against a barrier at its moment, or an investment there, is a plan."""
    assert [] == found("PRO-06", content(HARD, changed))


def test_pro_07_fires_when_nothing_is_said_for_a_broken_promise():
    """Noticing and apologising alone put nothing right."""
    project = content(but(PROMISE, recovery=" "), RecoveryStep(step=LadderStep.PUT_RIGHT))

    assert [("major", "P1", "recovery")] == found("PRO-07", project)


@pytest.mark.parametrize(
    "changed",
    [
        but(PROMISE, recovery="A coffee on us"),
        but(APOLOGY, step=LadderStep.PUT_RIGHT, what="Bring another dish"),
        but(PROMISE, recovery="", visibility=Visibility.STAFF),
        but(PROMISE, recovery="", kind=PromiseKind.IMPLICIT),
    ],
    ids=["its own words", "a step for all", "inside", "unsaid"],
)
def test_pro_07_is_silent_with_words_or_a_step_that_puts_right(changed):
    """Words of its own or the step for all are enough; what customers do not read needs none."""
    assert [] == found("PRO-07", content(but(PROMISE, recovery=""), changed))


def test_pro_08_fires_for_a_promise_that_nobody_keeps():
    """No role, or a role that is gone, keeps nothing."""
    nobody = content(but(PROMISE, owner_role=""))
    gone = content(but(PROMISE, owner_role="rol_gone"))

    assert [("major", "P1", "owner_role")] == found("PRO-08", nobody) == found("PRO-08", gone)


def test_pro_08_is_silent_for_what_is_owned_undecided_or_stopped():
    """Only a promise that still stands needs somebody."""
    undecided = but(UNSAID, decision=Decision.UNDECIDED)

    assert [] == found("PRO-08", content(but(DOWN, owner_role=""), undecided))


def test_pro_09_fires_for_a_guarantee_that_convinces_nobody():
    """More than three conditions, or no word of what one gets and how, is weak."""
    small_print = content(but(SURE, conditions=(*THREE, "Not on holidays")))
    vague = content(but(SURE, payout=" "))

    assert [("minor", "P1", "conditions")] == found("PRO-09", small_print)
    assert [("minor", "P1", "payout")] == found("PRO-09", vague)


def test_pro_09_is_silent_for_a_plain_guarantee_and_for_a_plain_promise():
    """Three conditions are plenty and allowed; what is no guarantee pays nothing."""
    plain = content(but(SURE, conditions=THREE))
    stopped = content(but(SURE, payout="", decision=Decision.WITHDRAW))

    assert [] == found("PRO-09", plain) == found("PRO-09", stopped) == found("PRO-09", content())


def test_pro_11_fires_when_everything_noted_is_said_aloud():
    """There is no place where people infer nothing."""
    project = content(without=("pro_linen",))

    assert [("major", "", "kind")] == found("PRO-11", project)


def test_pro_11_is_silent_with_one_unsaid_and_before_the_first_promise():
    """One is a start; without any promise the doors are told, not this."""
    blank = content(without=("pro_linen", "pro_seen"))

    assert [] == found("PRO-11", content()) == found("PRO-11", blank)


def test_pro_12_fires_where_a_stopped_promise_is_still_met():
    """The credo, a moment and the place where it was seen are each told with the promise."""
    in_credo = content(DOWN, but(CREDO, lines=(CredoLine(text="Yes", link_ids=("pro_flyer",)),)))
    at_moment = content(DOWN, but(MOMENT, promise_ids=("pro_seen", "pro_flyer")))

    assert [("major", "P3", "decision")] == found("PRO-12", in_credo) == found("PRO-12", at_moment)
    assert "still keeps it" in told(stopped_but_shown, at_moment)[0]
    assert "a line of the credo" in told(stopped_but_shown, in_credo)[0]


@pytest.mark.parametrize("where", ["", "The flyer", "The flyer of March 2027"])
def test_pro_12_fires_until_it_is_marked_as_removed(where):
    """In English the place has to say that it is gone, not only when it was there."""
    project = content(but(STOPPED, where_seen=where))

    assert [("major", "P3", "where_seen")] == found("PRO-12", project)


@pytest.mark.parametrize(
    ("changed", "settings"),
    [
        (DOWN, None),
        (but(STOPPED, where_seen="Flyer (Removed)"), None),
        (but(STOPPED, where_seen="Taken down from the window"), None),
        (but(STOPPED, kind=PromiseKind.IMPLICIT), None),
        (but(STOPPED, decision=Decision.LIMIT), None),
        (but(STOPPED, where_seen="Faltblatt, entfernt am 3. 3."), GERMAN),
    ],
    ids=["removed", "capital", "taken down", "unsaid", "limited", "another language"],
)
def test_pro_12_is_silent_once_it_is_gone(changed, settings):
    """Removed and linked nowhere is enough; in other languages the date tells."""
    project = content(changed)
    project = project.configured(settings) if settings else project

    assert [] == found("PRO-12", project)


@pytest.mark.parametrize(
    ("amount", "target"),
    [((24, "hour"), (2, "working_day")), ((1, "working_hour"), (1, "hour"))],
    ids=str,
)
def test_pro_14_fires_for_working_time_against_calendar_time(amount, target):
    """The clock on the wall and our own hours are never set against each other."""
    project = claiming(*amount, target=target)

    assert [("minor", "P1", "claim.quantity")] == found("PRO-14", project)
    assert [] == found("PRO-13", project)


@pytest.mark.parametrize(
    "given",
    [
        {"amount": (28, "day"), "target": (1, "month")},
        {"amount": (95, "percent"), "target": (2, "minute"), "operator": Operator.AT_LEAST},
        {"amount": (10, "EUR"), "target": (10, "GBP")},
        {"amount": (98, "percent"), "target": (95, "percent"), "counted": Metric.ACCURACY},
    ],
    ids=["months", "a share", "currencies", "at most of what should be much"],
)
def test_pro_14_fires_for_other_units_and_for_opposite_directions(given):
    """What no arithmetic can compare is told, never guessed at."""
    amounts = {name: value for name, value in given.items() if name != "amount"}
    project = claiming(*given["amount"], **amounts)

    assert [("minor", "P1", "claim.quantity")] == found("PRO-14", project)
    assert [] == found("PRO-13", project)


def test_pro_14_fires_for_one_clock_though_another_level_can_be_compared():
    """A level by our hours beside one by the wall leaves the promise half uncounted."""
    letters = but(
        LEVEL,
        id="lev_letters",
        name="Letters",
        target=of(5, "working_day"),
        minimum=None,
        stretch=None,
    )

    project = content(letters)
    assert ["P1 says at most 2 minutes, and L3 aims at 5 working days: the two cannot be compared."
            ] == told(figures_not_comparable, project)  # fmt: skip


@pytest.mark.parametrize(
    "project",
    [
        claiming(24, "hour", target=(48, "hour")),
        claiming(8, "working_hour", target=(1, "working_day")),
        claiming(24, "hour", target=(2, "working_day"), metric="response"),
        content(but(STOPPED, claim=Claim(quantity=of(24, "hour")))),
        content(but(PROMISE, claim=Claim())),
        content(but(LEVEL, id="lev_felt", metric=Metric.FEELING_SCORE, target=of(4, "point"))),
    ],
    ids=["hours", "our hours", "another count", "stopped", "no figure", "how it felt beside it"],
)
def test_pro_14_is_silent_where_figures_compare_or_count_something_else(project):
    """Hours of one kind compare; a score beside a comparable level is no fault."""
    assert [] == found("PRO-14", project)


def test_pro_14_is_silent_without_a_level():
    """A claim that nothing counts is another rule's."""
    assert [] == found("PRO-14", content(but(LEVEL, moment_ids=()), but(EXPECTATION)))
