"""Rules about what moments of truth need: something at stake, a place in memory, preparation."""

import pytest
from audit_samples import (
    CAFE,
    GOODBYE,
    GUESTS,
    LEVEL,
    MENDING,
    MODULES,
    MOMENT,
    WARMTH,
    but,
    content,
    found,
)

from credo_builder.audit.moments import no_first_impression
from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.moments import (
    Adaptation,
    Channel,
    Impression,
    Initiator,
    Moment,
    Stage,
)
from credo_builder.chapters.organisation import SizeBand

MOMENTS = ("mom_door", "mom_bye", "mom_wrong")
EVERYTHING = (*MOMENTS, "exp_seen", "pro_seen", "pro_linen")
SAD = but(GOODBYE, rating_now=2)
UNHELPED = (*(but(module, moment_ids=()) for module in MODULES), but(WARMTH, moment_ids=()))
TWO_STATES = but(GUESTS, need_states=("quick", "reassure"))


def test_mom_04_fires_where_nothing_is_kept_or_broken():
    """A moment that meets neither promise nor expectation is advice."""
    project = content(but(GOODBYE, promise_ids=("pro_gone",)))

    assert [("minor", "M2", "promise_ids")] == found("MOM-04", project)


def test_mom_04_is_silent_with_either_and_while_there_is_neither_anywhere():
    """An expectation does as well; before promises and expectations nothing can be linked."""
    expected = content(but(GOODBYE, promise_ids=(), expectation_ids=("exp_seen",)))
    blank = content(without=("exp_seen", "pro_seen", "pro_linen"))

    assert [] == found("MOM-04", expected) == found("MOM-04", blank)


def test_mom_05_fires_for_each_way_to_reach_us_without_a_beginning():
    """Door and telephone each have a first moment, an own way too."""
    project = content(
        but(MOMENT, impression=Impression.ORDINARY),
        Moment(id="mom_call", name="A call", channel=Channel.PHONE),
        Moment(id="mom_van", name="At the van", channel="from the van"),
    )

    assert [
        ("minor", "M1", "impression"),
        ("minor", "M4", "impression"),
        ("minor", "M5", "impression"),
    ] == found("MOM-05", project)
    assert "On the channel “from the van” no moment is marked as the first impression." in [
        p.message for p in no_first_impression.check(project, None)
    ]


def test_mom_05_is_silent_with_one_first_moment_and_where_nothing_begins():
    """A farewell by letter and a complaint by e-mail begin nothing."""
    letter = but(GOODBYE, id="mom_letter", channel=Channel.LETTER)
    complaint = but(MENDING, id="mom_mail", channel=Channel.EMAIL)

    assert [] == found("MOM-05", content(letter, complaint))


def test_mom_06_fires_without_a_last_impression():
    """It is a tip for the whole, not for one moment."""
    assert [("tip", "", "impression")] == found("MOM-06", content(without=("mom_bye",)))


def test_mom_06_is_silent_with_one_and_before_the_first_moment():
    """One marked moment is enough."""
    assert [] == found("MOM-06", content()) == found("MOM-06", content(without=MOMENTS))


def test_mom_07_fires_without_a_moment_for_when_it_goes_wrong():
    """Where it is not prepared somebody has to invent it."""
    assert [("major", "", "impression")] == found("MOM-07", content(without=("mom_wrong",)))


def test_mom_07_is_silent_with_one_and_before_the_first_moment():
    """One marked moment is enough."""
    assert [] == found("MOM-07", content()) == found("MOM-07", content(without=MOMENTS))


def test_mom_08_fires_for_a_critical_moment_nobody_helps_with():
    """Whoever stands in front needs somebody behind."""
    assert [("minor", "M1", "backstage")] == found("MOM-08", content(but(MOMENT, backstage=())))


def test_mom_08_is_silent_for_other_moments_and_for_who_works_alone():
    """Only what makes or breaks the visit, and only where more than one works."""
    alone = content(but(MOMENT, backstage=()), but(CAFE, size_band=SizeBand.SOLO))
    ordinary = content(but(MOMENT, backstage=(), importance=3))

    assert [] == found("MOM-08", alone) == found("MOM-08", ordinary)


def test_mom_09_fires_for_a_stage_where_nothing_happens():
    """A blank stage leads to the stage."""
    project = content(Stage(id="stg_after", name="After"))

    assert [("minor", "stg_after", "name")] == found("MOM-09", project)


def test_mom_09_is_silent_when_each_stage_has_a_moment_and_before_the_first():
    """Before the first moment all stages are blank, and that says nothing."""
    blank = content(Stage(id="stg_after", name="After"), without=EVERYTHING)

    assert [] == found("MOM-09", content()) == found("MOM-09", blank)


def test_mom_10_fires_when_people_start_every_moment():
    """Whoever only reacts is never missed."""
    project = content(but(MOMENT, initiated_by=Initiator.CUSTOMER))

    assert [("tip", "", "initiated_by")] == found("MOM-10", project)


def test_mom_10_is_silent_when_we_start_one():
    """One is enough, and none is asked before the first moment."""
    assert [] == found("MOM-10", content()) == found("MOM-10", content(without=MOMENTS))


def test_mom_11_fires_where_one_size_has_to_fit_all():
    """Two states among those who meet us there, and no note how to adapt."""
    named = but(MOMENT, segment_ids=("seg_lunch",))

    assert [("tip", "M1", "adapt")] == found("MOM-11", content(TWO_STATES))
    assert [("tip", "M1", "adapt")] == found("MOM-11", content(TWO_STATES, named))


@pytest.mark.parametrize(
    "changed",
    [
        but(GUESTS, need_states=("quick",)),
        but(MOMENT, adapt=(Adaptation(need_state="quick", response="Bring the bill"),)),
        but(MOMENT, importance=3),
        but(MOMENT, segment_ids=("seg_team",)),
    ],
    ids=["one state", "a note", "not critical", "met by a group without states"],
)
def test_mom_11_is_silent_where_it_fits_or_matters_less(changed):
    """One state, one note, a moment of little weight: nothing to adapt."""
    assert [] == found("MOM-11", content(TWO_STATES, changed))


def test_mom_12_fires_where_it_feels_bad_and_nothing_is_done():
    """No barrier, no level and no learning at a moment rated 2 or less."""
    project = content(SAD, *UNHELPED)

    assert [("major", "M2", "rating_now")] == found("MOM-12", project)


@pytest.mark.parametrize(
    "changed",
    [
        Barrier(text="Everyone leaves at once", moment_ids=("mom_bye",)),
        but(LEVEL, moment_ids=("mom_door", "mom_bye")),
        but(MODULES[1], moment_ids=("mom_bye",)),
        but(SAD, rating_now=3),
        but(SAD, rating_now=None),
    ],
    ids=["a barrier", "a level", "a module", "neutral", "not rated"],
)
def test_mom_12_is_silent_with_one_answer_or_a_better_feeling(changed):
    """Any of the three is something done."""
    assert [] == found("MOM-12", content(SAD, *UNHELPED, changed))
