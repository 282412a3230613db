"""Rules about service levels and the means behind them, and about single words in them."""

import pytest
from audit_samples import (
    EXPECTATION,
    FELT,
    LEVEL,
    MOMENT,
    POLICY,
    VALUE,
    but,
    content,
    found,
    of,
)

from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.expectations import Mark
from credo_builder.chapters.governance import Investment
from credo_builder.chapters.policies import Firmness
from credo_builder.chapters.service_levels import Baseline, LevelKind, Metric
from credo_builder.domain.terms import Visibility

FAR = but(LEVEL, baseline=Baseline(share_met_pct=of(71, "percent").value))
NEAR = but(LEVEL, baseline=Baseline(share_met_pct=of(90, "percent").value))
PUBLIC = but(LEVEL, visibility=Visibility.PUBLIC)


def test_lev_03_fires_for_a_level_nobody_owns():
    """No role, or one that is gone, is no owner."""
    assert [("major", "L1", "owner_role")] == found("LEV-03", content(but(LEVEL, owner_role="")))
    assert [("major", "L1", "owner_role")] == found("LEV-03", content(but(LEVEL, owner_role="x")))


def test_lev_03_is_silent_with_an_owner():
    """A role that exists owns the level."""
    assert [] == found("LEV-03", content())


def test_lev_04_fires_for_a_level_at_no_moment():
    """A level without a moment, or with one that is gone, holds nowhere."""
    assert [("major", "L1", "moment_ids")] == found("LEV-04", content(but(LEVEL, moment_ids=())))
    gone = content(but(LEVEL, moment_ids=("mom_gone",)))
    assert [("major", "L1", "moment_ids")] == found("LEV-04", gone)


def test_lev_04_is_silent_at_a_moment():
    """One moment is enough."""
    assert [] == found("LEV-04", content())


def test_lev_06_fires_when_the_target_is_below_good_enough():
    """A target of a minute lets down people for whom half of it is just good enough."""
    expectation = but(EXPECTATION, adequate=Mark(quantity=of(30, "second")))
    level = but(LEVEL, expectation_ids=("exp_seen",))

    assert [("major", "L1", "target")] == found("LEV-06", content(expectation, level))


def test_lev_06_is_silent_when_good_enough_is_reached():
    """Equal is enough, other units and unlinked levels say nothing, and one level will do."""
    level = but(LEVEL, expectation_ids=("exp_seen",))
    equal = but(EXPECTATION, adequate=Mark(quantity=of(60, "second")))
    working = but(EXPECTATION, adequate=Mark(quantity=of(1, "working_hour")))
    tight = but(EXPECTATION, adequate=Mark(quantity=of(30, "second")))
    other = but(level, id="lev_b", name="A look", metric=Metric.RESPONSE, target=of(20, "second"))

    assert [] == found("LEV-06", content(level, equal)) == found("LEV-06", content(level, working))
    assert [] == found("LEV-06", content(tight)) == found("LEV-06", content(level, tight, other))


def test_lev_08_fires_when_only_deeds_are_counted():
    """A critical moment with levels of what we do asks for one of how it felt."""
    project = content(without=(FELT.id,))

    assert [("major", "L1", "kind")] == found("LEV-08", project)


@pytest.mark.parametrize(
    "changed",
    [but(LEVEL, kind=LevelKind.EXPERIENCE), but(LEVEL, metric=Metric.EFFORT_SCORE),
     but(MOMENT, importance=3), but(LEVEL, moment_ids=()),
     but(FELT, id="mea_x", level_ids=("lev_hello",), promise_ids=())],
    ids=["experience", "asks people", "not critical", "no level", "measured at the level"],
)  # fmt: skip
def test_lev_08_is_silent_when_somebody_asks_or_it_is_not_critical(changed):
    """A level or a measure of how it felt is enough, and no level is another rule's."""
    assert [] == found("LEV-08", content(changed, without=(FELT.id,)))


def test_lev_09_fires_for_gestures_that_are_counted():
    """A smile that must be, a name said twice and a script are no service."""
    moment = content(but(MOMENT, do=("Use their name three times",)))
    say = content(but(MOMENT, say=("Read the script",)))
    level = content(but(LEVEL, name="Staff must smile"))
    value = content(but(VALUE, behaviours_do=("Keep eye contact",)))

    assert [("tip", "M1", "do")] == found("LEV-09", moment)
    assert [("tip", "M1", "say")] == found("LEV-09", say)
    assert [("tip", "L1", "name")] == found("LEV-09", level)
    assert [("tip", "V1", "behaviours_do")] == found("LEV-09", value)


def test_lev_09_is_silent_for_deeds_with_a_reason():
    """How often a day something is done is no gesture, and neither is knowing a name."""
    do = ("Read the board three times a day", "Use a name once you know it", "Look up and smile")

    assert [] == found("LEV-09", content(but(MOMENT, do=do)))


def test_lev_10_fires_for_absolutes_that_customers_read():
    """Always, every and 100 of 100 cases on a public level are advice each."""
    words = content(
        but(PUBLIC, sentence="We always greet every guest"), but(POLICY, moment_ids=())
    )
    share = content(but(PUBLIC, share_pct=of(100, "percent").value))

    assert [("minor", "L1", "sentence")] == found("LEV-10", words)
    assert [("minor", "L1", "share_pct")] == found("LEV-10", share)


def test_lev_10_is_silent_for_law_safety_and_what_our_people_read():
    """A law knows no exceptions, staff read between lines, and every 100 is no absolute."""
    absolute = but(LEVEL, sentence="Always, in 100 %")
    law = but(POLICY, firmness=Firmness.LEGAL)
    public = but(absolute, visibility=Visibility.PUBLIC)
    honest = but(PUBLIC, sentence="A hello for 95 of every 100 parties")

    assert [] == found("LEV-10", content(absolute)) == found("LEV-10", content(public, law))
    assert [] == found("LEV-10", content(honest))


def test_lev_11_fires_when_today_is_far_off_and_nothing_is_done():
    """Over ten points short, or worse than the limit, with nothing put in."""
    worst = but(LEVEL, baseline=Baseline(value=of(3, "minute")))

    assert [("major", "L1", "baseline")] == found("LEV-11", content(FAR))
    assert [("major", "L1", "baseline")] == found("LEV-11", content(worst))


HELP = (
    Investment(what="A second person", supports=("lev_hello",)),
    Investment(what="A second person", supports=("mom_door",)),
    Barrier(text="The door makes coffee", moment_ids=("mom_door",), action="A third person"),
)


@pytest.mark.parametrize("help_given", HELP, ids=["for the level", "for the moment", "a barrier"])
def test_lev_11_is_silent_with_help(help_given):
    """An investment in level or moment, or an action against a barrier there, is help."""
    assert [] == found("LEV-11", content(FAR, help_given))


def test_lev_11_is_silent_when_it_is_near_or_unknown():
    """Five points short is near, and nobody is blamed for what nobody counted."""
    assert [] == found("LEV-11", content(NEAR)) == found("LEV-11", content())


def test_inv_01_fires_for_a_critical_moment_without_means():
    """A level that is not reached at a critical moment asks for means."""
    worse = but(LEVEL, baseline=Baseline(value=of(90, "second")))

    assert [("minor", "L1", "baseline")] == found("INV-01", content(NEAR))
    assert [("minor", "L1", "baseline")] == found("INV-01", content(worse))


@pytest.mark.parametrize("help_given", HELP, ids=["for the level", "for the moment", "a barrier"])
def test_inv_01_is_silent_with_means(help_given):
    """What is put in, or done about what is in the way, is means."""
    assert [] == found("INV-01", content(NEAR, help_given))


def test_inv_01_is_silent_when_reached_or_not_critical():
    """A level that is reached needs nothing, and other moments can wait."""
    reached = but(LEVEL, baseline=Baseline(share_met_pct=LEVEL.share_pct))

    assert [] == found("INV-01", content(reached))
    assert [] == found("INV-01", content(NEAR, but(MOMENT, importance=3)))
