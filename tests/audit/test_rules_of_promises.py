"""Rules about promises: said and unsaid, kept somewhere, no stronger than we serve."""

import pytest
from audit_samples import DOORS, LEVEL, MOMENT, PROMISE, but, content, found, of

from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.promises import Claim, Decision, Operator, Origin, Promise, PromiseKind
from credo_builder.chapters.service_levels import Metric
from credo_builder.domain.terms import Visibility

UNSAID = Promise(
    id="pro_linen",
    kind=PromiseKind.IMPLICIT,
    cue="A linen tablecloth",
    decision=Decision.MAKE_EXPLICIT,
)


def claiming(*amount, target, operator=Operator.AT_MOST, metric="", counted=Metric.WAIT):
    """A café whose promise claims *amount* and whose level aims at *target*."""
    claim = Claim(metric=metric, operator=operator, quantity=of(*amount))
    level = but(LEVEL, metric=counted, target=of(*target), minimum=None, stretch=None)
    return content(but(PROMISE, claim=claim), level)


def test_pro_01_fires_when_open_words_are_missing():
    """A promise to be said openly needs new words or a spoken twin."""
    project = content(but(UNSAID, reworded_text=" ", twin_id="pro_gone"))

    assert [("major", "P2", "reworded_text")] == found("PRO-01", project)


@pytest.mark.parametrize(
    "said", [{"reworded_text": "The table is yours."}, {"twin_id": "pro_seen"}], ids=str
)
def test_pro_01_is_silent_when_it_is_said_openly(said):
    """New words or a link to the promise that says it are enough."""
    assert [] == found("PRO-01", content(but(UNSAID, **said)))


def test_pro_02_fires_while_an_understood_promise_is_undecided():
    """What people infer needs a decision."""
    project = content(but(UNSAID, decision=Decision.UNDECIDED))

    assert [("major", "P2", "decision")] == found("PRO-02", project)


def test_pro_02_is_silent_for_decided_and_for_spoken_promises():
    """A decision settles it, and a spoken promise is not asked here."""
    spoken = but(UNSAID, kind=PromiseKind.EXPLICIT, decision=Decision.UNDECIDED)

    assert [] == found("PRO-02", content(UNSAID)) == found("PRO-02", content(spoken))


def test_pro_04_fires_for_a_promise_that_no_moment_keeps():
    """It stops approval when customers read it in the credo, and is important otherwise."""
    elsewhere = but(MOMENT, promise_ids=())
    shown = content(elsewhere)
    unshown = content(elsewhere, but(PROMISE, show_in_credo=False))
    inside = content(elsewhere, but(PROMISE, visibility=Visibility.STAFF))

    assert [("blocker", "P1", "text")] == found("PRO-04", shown)
    assert [("major", "P1", "text")] == found("PRO-04", unshown) == found("PRO-04", inside)


def test_pro_04_fires_for_the_spoken_twin_of_an_understood_promise():
    """A promise that was written down because people infer it must be kept somewhere too."""
    twin = Promise(id="pro_twin", decision=Decision.UNDECIDED)
    project = content(twin, but(UNSAID, twin_id="pro_twin"))

    assert [("major", "P3", "text")] == found("PRO-04", project)


def test_pro_04_is_silent_for_what_is_kept_undecided_or_stopped():
    """A promise at a moment, one not decided and one withdrawn are left alone."""
    project = content(
        Promise(id="pro_new"),
        Promise(id="pro_old", decision=Decision.WITHDRAW),
        but(UNSAID, twin_id="pro_old"),
    )

    assert [] == found("PRO-04", project)


def test_pro_05_fires_for_a_public_promise_that_no_level_counts():
    """What customers read needs a level at its moment or of its own."""
    project = content(but(LEVEL, moment_ids=()))

    assert [("major", "P1", "text")] == found("PRO-05", project)


def test_pro_05_fires_when_the_level_of_its_moment_counts_another_promise():
    """A level that names its promises counts those alone."""
    project = content(Promise(id="pro_other"), but(LEVEL, promise_ids=("pro_other",)))

    assert [("major", "P1", "text")] == found("PRO-05", project)


@pytest.mark.parametrize(
    "changed",
    [
        but(LEVEL, moment_ids=(), promise_ids=("pro_seen",)),
        but(PROMISE, visibility=Visibility.STAFF),
        but(PROMISE, kind=PromiseKind.IMPLICIT),
        but(PROMISE, decision=Decision.WITHDRAW),
    ],
    ids=["direct level", "inside", "unsaid", "withdrawn"],
)
def test_pro_05_is_silent_for_counted_and_for_private_promises(changed):
    """A direct level counts; what customers do not read needs none."""
    bare = () if changed.key == "service_levels" else (but(LEVEL, moment_ids=()),)

    assert [] == found("PRO-05", content(*bare, changed))


def test_pro_10_fires_for_each_door_nobody_opened():
    """Each of the four sources without a tick or a promise is named on its own."""
    project = content(but(DOORS[0], looked=False), without=("dor_sales", "dor_marketing"))

    assert [
        ("major", "dor_strategy", "looked"),
        ("major", "", "looked"),
        ("major", "", "looked"),
    ] == found("PRO-10", project)


def test_pro_10_is_silent_behind_doors_where_a_promise_was_found():
    """Finding a promise behind a door is having looked; the other four doors may wait."""
    origins = (Origin.STRATEGY, Origin.MARKETING, Origin.ADVERTISING, Origin.SALES)
    promises = [Promise(id=f"pro_{o}", origin=o) for o in origins]
    project = content(*promises, without=[door.id for door in DOORS])

    assert [] == found("PRO-10", project)


def test_pro_13_fires_when_a_claim_is_tighter_than_its_level():
    """Five working days said, ten aimed at: that stops approval."""
    project = claiming(5, "working_day", target=(10, "working_day"))

    assert [("blocker", "P1", "claim.quantity")] == found("PRO-13", project)


@pytest.mark.parametrize(
    "given",
    [
        {"amount": (90, "second"), "target": (2, "minute")},
        {"amount": (8, "working_hour"), "target": (2, "working_day")},
        {"amount": (99, "percent"), "target": (95, "percent"), "operator": Operator.AT_LEAST},
        {"amount": (5, "minute"), "target": (10, "minute"), "operator": Operator.EXACTLY},
        {"amount": (5, "minute"), "target": (10, "minute"), "metric": "Wait"},
        {"amount": (5, "minute"), "target": (10, "minute"), "metric": "How long they wait"},
        {
            "amount": (99, "percent"),
            "target": (95, "percent"),
            "operator": Operator.EXACTLY,
            "counted": Metric.ACCURACY,
        },
    ],
    ids=lambda given: " ".join(str(v) for v in given.values()),
)
def test_pro_13_fires_in_any_comparable_unit_and_direction(given):
    """At most, at least and exactly are each read in the direction that is better."""
    amounts = {name: value for name, value in given.items() if name != "amount"}
    project = claiming(*given["amount"], **amounts)

    assert ["blocker"] == [row[0] for row in found("PRO-13", project)]


def test_pro_13_reads_a_working_day_as_long_as_it_is_here():
    """Whether nine working hours are tighter than a working day depends on the organisation."""
    project = claiming(9, "working_hour", target=(1, "working_day"))
    long_days = project.put(but(project.one(Organisation), hours_per_day=10))

    assert [] == found("PRO-13", project)
    assert ["blocker"] == [row[0] for row in found("PRO-13", long_days)]


@pytest.mark.parametrize(
    "given",
    [
        {"amount": (48, "hour"), "target": (2, "working_day")},
        {"amount": (1, "hour"), "target": (2, "working_day")},
        {"amount": (28, "day"), "target": (3, "month")},
        {"amount": (10, "minute"), "target": (10, "minute")},
        {"amount": (15, "minute"), "target": (10, "minute")},
        {"amount": (90, "percent"), "target": (95, "percent"), "operator": Operator.AT_LEAST},
        {"amount": (5, "minute"), "target": (10, "minute"), "metric": "response"},
    ],
    ids=lambda given: " ".join(str(v) for v in given.values()),
)
def test_pro_13_is_silent_for_weaker_and_for_incomparable_claims(given):
    """Working against calendar time, months against days and another count are not guessed at."""
    amounts = {name: value for name, value in given.items() if name != "amount"}

    assert [] == found("PRO-13", claiming(*given["amount"], **amounts))


def test_pro_13_is_silent_for_a_withdrawn_promise():
    """A promise that is no longer made claims nothing."""
    project = claiming(1, "minute", target=(5, "minute"))
    withdrawn = project.put(but(project.find(Promise, "pro_seen"), decision=Decision.WITHDRAW))

    assert [] == found("PRO-13", withdrawn)
