"""Rules about whom we serve and what they expect."""

import pytest
from audit_samples import (
    CAFE,
    EXPECTATION,
    GUESTS,
    LEVEL,
    TEAM,
    VALUE,
    but,
    content,
    found,
    of,
)

from credo_builder.audit.listening import adequate_beyond_desired
from credo_builder.chapters.expectations import Expectation, ExpectationClass, Mark
from credo_builder.chapters.organisation import SizeBand
from credo_builder.chapters.segments import Segment
from credo_builder.chapters.service_levels import Metric
from credo_builder.chapters.trades import BarStance

SOLO = but(CAFE, size_band=SizeBand.SOLO)
NOT_NOW = but(EXPECTATION, reasonableness="not_now")
BELOW = but(EXPECTATION, bar_vs_industry=BarStance.BELOW)


def between(adequate, desired, **changes):
    """The café's expectation with these two figures."""
    marks = {"adequate": Mark(quantity=of(*adequate)), "desired": Mark(quantity=of(*desired))}
    return but(EXPECTATION, **marks, **changes)


def test_seg_02_fires_when_nobody_inside_is_named():
    """Where more than one works, somebody stands behind the front."""
    project = content(without=("seg_team",))

    assert [("major", "", "serves_segment_ids")] == found("SEG-02", project)


def test_seg_02_fires_when_no_group_inside_serves_anybody():
    """A group inside without anybody it serves is no chain; a link that leads nowhere is none."""
    project = content(but(TEAM, serves_segment_ids=("seg_gone",)))

    assert [("major", "G2", "serves_segment_ids")] == found("SEG-02", project)


def test_seg_02_is_silent_with_a_chain_for_one_person_and_before_any_group():
    """Who works alone has nobody inside, and without a group another rule speaks."""
    alone = content(SOLO, without=("seg_team",))
    blank = content(without=("seg_team", "seg_lunch"))

    assert [] == found("SEG-02", content()) == found("SEG-02", alone) == found("SEG-02", blank)


def test_seg_03_fires_when_nobody_finds_it_hard():
    """No note on any group: the finding leads to the first group outside."""
    project = content(but(GUESTS, access_needs=()))

    assert [("minor", "G1", "access_needs")] == found("SEG-03", project)


def test_seg_03_is_silent_with_one_note_on_one_group():
    """A note on a group inside is one, too, and without groups nothing is asked."""
    inside = content(but(GUESTS, access_needs=()), but(TEAM, access_needs=("Wet floor",)))

    assert [] == found("SEG-03", inside)
    assert [] == found("SEG-03", content(without=("seg_lunch", "seg_team")))


def test_exp_03_fires_for_each_group_that_expects_nothing():
    """Colleagues expect something, too."""
    project = content(but(EXPECTATION, segment_ids=()))

    assert [("major", "G1", "name"), ("major", "G2", "name")] == found("EXP-03", project)


def test_exp_03_fires_once_while_there_is_no_expectation_at_all():
    """Then it is not for this group or that one, and other rules keep quiet."""
    project = content(without=("exp_seen",))

    assert [("major", "", "segment_ids")] == found("EXP-03", project)
    assert [] == found("PRO-03", project)


def test_exp_03_is_silent_when_every_named_group_expects_something():
    """A row that nobody named yet is no group."""
    assert [] == found("EXP-03", content(Segment(id="seg_blank")))


def test_exp_05_fires_for_a_limit_without_words():
    """What is not for now needs words; white space says nothing."""
    project = content(but(NOT_NOW, how_we_explain=" "))

    assert [("minor", "E1", "how_we_explain")] == found("EXP-05", project)


def test_exp_05_is_silent_when_it_is_explained_or_fair_to_ask():
    """Only what is not for now has to be explained."""
    explained = content(but(NOT_NOW, how_we_explain="We have one oven."))
    stretch = content(but(EXPECTATION, reasonableness="stretch"))

    assert [] == found("EXP-05", explained) == found("EXP-05", stretch)


def test_exp_06_fires_when_everything_goes_without_saying():
    """Basic expectations alone are worth a tip, told once."""
    project = content(but(EXPECTATION, klass=ExpectationClass.BASIC))

    assert [("tip", "", "klass")] == found("EXP-06", project)


@pytest.mark.parametrize("klass", [ExpectationClass.PERFORMANCE, ExpectationClass.DELIGHT])
def test_exp_06_is_silent_with_one_that_pleases(klass):
    """One of the other two classes is enough, and no expectation is none of this."""
    assert [] == found("EXP-06", content(but(EXPECTATION, klass=klass)))
    assert [] == found("EXP-06", content(without=("exp_seen",)))


@pytest.mark.parametrize(
    ("adequate", "desired"),
    [
        ((5, "minute"), (10, "minute")),
        ((1, "hour"), (90, "minute")),
        ((7, "working_hour"), (1, "working_day")),
        ((2, "ring"), (4, "ring")),
        ((5, "EUR"), (10, "EUR")),
        ((95, "percent"), (90, "percent")),
        ((4, "point"), (3, "point")),
    ],
    ids=str,
)
def test_exp_07_fires_when_the_figures_changed_places(adequate, desired):
    """Of time, rings and money less pleases; of shares and points more does."""
    project = content(between(adequate, desired))

    assert [("major", "E1", "adequate.quantity")] == found("EXP-07", project)


def test_exp_07_fires_as_its_level_counts():
    """Where a level says that fewer are better, the unit has no say."""
    fewer = but(LEVEL, metric=Metric.CONTACT_COUNT, target=of(1, "count"))
    project = content(between((1, "count"), (3, "count")), fewer)

    assert [("major", "E1", "adequate.quantity")] == found("EXP-07", project)
    assert ["E1: 1 is good enough, yet 3 would please."] == [
        p.message for p in adequate_beyond_desired.check(project, None)
    ]


@pytest.mark.parametrize(
    ("adequate", "desired"),
    [
        ((10, "minute"), (5, "minute")),
        ((60, "minute"), (1, "hour")),
        ((90, "percent"), (95, "percent")),
        ((5, "working_hour"), (8, "hour")),
        ((1, "month"), (40, "day")),
        ((1, "count"), (3, "count")),
        ((3, "count"), (1, "count")),
    ],
    ids=str,
)
def test_exp_07_is_silent_in_order_and_for_what_cannot_be_told(adequate, desired):
    """Working and calendar time are never set against each other; a bare count is open."""
    assert [] == found("EXP-07", content(between(adequate, desired)))


def test_exp_07_is_silent_where_a_level_says_that_more_is_better():
    """A table for at least two hours pleases with three."""
    longer = but(LEVEL, metric=Metric.AVAILABILITY, target=of(2, "count"))

    assert [] == found("EXP-07", content(between((1, "count"), (3, "count")), longer))


def test_exp_08_fires_below_the_bar_where_it_matters_a_lot():
    """Importance 4 or 5 below the bar of the trade asks for a reason."""
    assert [("major", "E1", "bar_vs_industry")] == found("EXP-08", content(BELOW))


@pytest.mark.parametrize(
    "changes",
    [
        {"how_we_explain": "The room is old and loud."},
        {"notes": "We save here for the kitchen."},
        {"importance": 3},
        {"bar_vs_industry": BarStance.AT},
    ],
    ids=str,
)
def test_exp_08_is_silent_with_a_reason_or_where_it_matters_less(changes):
    """A reason may stand where it is explained or in the notes."""
    assert [] == found("EXP-08", content(but(BELOW, **changes)))


def test_exp_09_fires_as_advice_when_no_expectation_has_a_value():
    """Where none is linked it is told once."""
    project = content(but(EXPECTATION, value_ids=("val_gone",)))

    assert [("minor", "", "value_ids")] == found("EXP-09", project)


def test_exp_09_fires_as_a_tip_for_each_one_without():
    """Where some are linked, each of the others is a tip."""
    others = [Expectation(id=f"exp_{n}", text=f"I expect {n}") for n in range(2)]

    assert [("tip", "E2", "value_ids"), ("tip", "E3", "value_ids")] == found(
        "EXP-09", content(*others)
    )


def test_exp_09_is_silent_when_each_has_a_value():
    """One value each is enough; without an expectation nothing is asked."""
    assert [] == found("EXP-09", content(but(VALUE, name="Care")))
    assert [] == found("EXP-09", content(without=("exp_seen",)))
