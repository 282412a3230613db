"""Rules about values, what service means, and the honest look."""

import pytest
from audit_samples import MEANING, MODULES, VALUE, but, content, found

from credo_builder.audit.belief import not_on_the_same_page
from credo_builder.chapters.barriers import Barrier, BarrierType
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.mindset import MindsetResponse
from credo_builder.chapters.statements import Answers, Belief
from credo_builder.chapters.workshop import Principle, Theme, WorkshopItem

SHEET = WorkshopItem(id="wsi_seen", text="Look at me", theme_id="thm_seen")
SEEN = Theme(id="thm_seen", name="Being seen")
NO_MINDSET_MODULE = (MODULES[0].id,)


def values(number):
    """Values beside the café's one, *number* in all."""
    return [CoreValue(id=f"val_{n}", name=f"Value {n}") for n in range(1, number)]


def answering(*choices, belief="", **scales):
    """One sheet for each answer to the statement that we help because we want to."""
    return [
        MindsetResponse(
            id=f"mnd_{n}", belief=belief, answers=Answers(choice_want=choice, **scales)
        )
        for n, choice in enumerate(choices)
    ]


def test_val_03_fires_for_a_value_that_never_says_never():
    """A value without anything that is never done is worth a tip."""
    project = content(but(VALUE, behaviours_never=()))

    assert [("tip", "V1", "behaviours_never")] == found("VAL-03", project)


def test_val_03_is_silent_with_one_line():
    """One thing nobody here would do is enough."""
    assert [] == found("VAL-03", content())


@pytest.mark.parametrize(("number", "severity"), [(6, "minor"), (7, "minor"), (8, "major")])
def test_val_04_fires_for_more_values_than_people_carry(number, severity):
    """From six on it is advice, from eight on important, and told once."""
    assert [(severity, "", "name")] == found("VAL-04", content(*values(number)))


def test_val_04_is_silent_for_five_values():
    """Five are carried."""
    assert [] == found("VAL-04", content(*values(5)))


@pytest.mark.parametrize("belief", ["", " ", "Excellence", "We believe in excellence"])
def test_val_05_fires_for_a_word_instead_of_a_belief(belief):
    """Nothing and fewer than five words are a slogan."""
    assert [("minor", "V1", "belief")] == found("VAL-05", content(but(VALUE, belief=belief)))


@pytest.mark.parametrize("belief", ["We believe in each other", "我们相信每位客人都值得关注"])
def test_val_05_is_silent_for_a_sentence(belief):
    """Five words are enough, and what is written without spaces is not counted."""
    assert [] == found("VAL-05", content(but(VALUE, belief=belief)))


def test_def_01_fires_while_nobody_said_what_service_means():
    """Without a definition and without a principle the word means what everyone likes."""
    project = content(but(MEANING, text=" "), Principle(id="prn_blank", title=" "))

    assert [("major", "definition", "text")] == found("DEF-01", project)


def test_def_01_is_silent_with_a_definition_or_a_principle():
    """Either of the two says what service is."""
    principled = content(but(MEANING, text=""), Principle(title="Speak first"))

    assert [] == found("DEF-01", content()) == found("DEF-01", principled)


@pytest.mark.parametrize("themes", [(), (SEEN,)], ids=["no theme", "a theme nobody uses"])
def test_def_02_fires_when_nothing_came_of_the_board(themes):
    """Sheets whose theme carries no definition, principle or value were written in vain."""
    project = content(SHEET, *themes)

    assert [("minor", "definition", "theme_ids")] == found("DEF-02", project)


@pytest.mark.parametrize(
    "carrier",
    [
        but(MEANING, theme_ids=("thm_seen",)),
        Principle(title="Speak first", theme_ids=("thm_seen",)),
        but(VALUE, theme_ids=("thm_seen",)),
    ],
    ids=lambda carrier: carrier.key,
)
def test_def_02_is_silent_when_a_theme_lives_on(carrier):
    """One theme in one of the three is enough; an empty board asks for nothing."""
    assert [] == found("DEF-02", content(SHEET, SEEN, carrier)) == found("DEF-02", content())


@pytest.mark.parametrize(
    "sheets",
    [
        answering(2, 3, 3),
        answering(2),
        answering(5, 5, 5, belief=Belief.PART_OF_JOB),
        [
            *answering(None, None, belief=Belief.SALES_EXTENSION),
            MindsetResponse(id="mnd_own", belief=Belief.TRULY_BELIEVE),
        ],
    ],
    ids=["mean below 3", "one person", "part of the job", "two of three sell"],
)
def test_min_01_fires_when_service_is_a_must_and_nothing_is_planned(sheets):
    """A low mean, or most calling it job or selling, leads to what could be done about it."""
    project = content(*sheets, without=NO_MINDSET_MODULE)

    assert [("minor", "", "type")] == found("MIN-01", project)


@pytest.mark.parametrize(
    "sheets",
    [
        answering(3, 3, 3),
        answering(None),
        answering(5, belief=Belief.TRULY_BELIEVE),
        [*answering(5, belief=Belief.TRULY_BELIEVE), MindsetResponse(belief=Belief.PART_OF_JOB)],
    ],
    ids=["mean of 3", "no answer", "belief", "half and half"],
)
def test_min_01_is_silent_without_a_majority_or_a_low_mean(sheets):
    """Three is the middle, half is no majority, and nobody asked means nothing found."""
    assert [] == found("MIN-01", content(*sheets, without=NO_MINDSET_MODULE))


@pytest.mark.parametrize(
    "answer",
    [
        Barrier(id="bar_must", text="We are tired", type=BarrierType.MINDSET),
        Barrier(id="bar_must", text="Here comes another", thought_to="Here comes a person"),
    ],
    ids=["a barrier", "a better thought"],
)
def test_min_01_is_silent_when_the_mindset_is_addressed(answer):
    """A barrier of the mindset, a more helpful thought or a module answers it."""
    must = answering(1, 1, 1)

    assert [] == found("MIN-01", content(*must, answer, without=NO_MINDSET_MODULE))
    assert [] == found("MIN-01", content(*must))


def test_min_02_fires_when_people_see_different_places():
    """A standard deviation of 1.2 among three or more is told for the widest scale alone."""
    apart = [
        *answering(1, 5, outcome_feeling=3),
        MindsetResponse(id="mnd_c", answers=Answers(choice_want=1, outcome_feeling=5)),
    ]
    problems = list(not_on_the_same_page.check(content(*apart), None))

    assert [("tip", "", "answers")] == found("MIN-02", content(*apart))
    assert ["Your people are far apart on “Choice”."] == [p.message for p in problems]


@pytest.mark.parametrize("choices", [(1, 5), (2, 3, 4), (1, 5, None)], ids=str)
def test_min_02_is_silent_for_two_people_and_for_those_who_agree(choices):
    """Two are no group, a third without an answer neither, and a point up or down is nothing."""
    assert [] == found("MIN-02", content(*answering(*choices)))
