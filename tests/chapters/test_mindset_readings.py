"""The honest look in words: figures worked out by hand, and a reading for each of them."""

from __future__ import annotations

from math import sqrt

import pytest

from credo_builder.chapters import readings
from credo_builder.chapters.readings import agreement_reading, scale_reading
from credo_builder.chapters.statements import (
    LEADERS_STATEMENTS,
    STATEMENTS,
    Answers,
    Band,
    MindsetScale,
    ScaleScore,
    scores,
)
from credo_builder.domain.wording import filled

ANSWERED = (
    Answers(choice_want=5, choice_least=1, relationship_first=2, relationship_wait=4),
    Answers(choice_want=4, choice_least=2, relationship_first=5, relationship_wait=1),
    Answers(choice_want=3, choice_least=3, relationship_first=2),
)
"""Own means by hand, agreeing with what speaks against us counting the other way round:
choice 5, 4, 3; relationship 2, 5, 2."""


def score(mean=3.0, spread=0.0, people=5, scale=MindsetScale.CHOICE):
    return ScaleScore(scale, mean, spread, people)


def test_means_and_spreads_are_those_worked_out_by_hand():
    """Reversed items count the other way; mean and spread are among the people's own means."""
    choice, ties = scores(ANSWERED, ())

    assert (MindsetScale.CHOICE, 3) == (choice.scale, choice.people)
    assert 4.0 == pytest.approx(choice.mean)
    assert sqrt(2 / 3) == pytest.approx(choice.spread)
    assert (MindsetScale.RELATIONSHIP, 3) == (ties.scale, ties.people)
    assert 3.0 == pytest.approx(ties.mean)
    assert sqrt(2) == pytest.approx(ties.spread)
    assert (False, True) == (choice.far_apart, ties.far_apart)


@pytest.mark.parametrize(
    ("mean", "band"),
    [
        (1.0, Band.MUST),
        (2.49, Band.MUST),
        (2.5, Band.MIXED),
        (3.7, Band.MIXED),
        (3.71, Band.CHOICE),
        (5.0, Band.CHOICE),
    ],
)
def test_bands_meet_at_their_edges(mean, band):
    """2.5 and 3.7 are themselves mixed; the next hundredth is not."""
    assert band == score(mean).band


ANSWERS_OF_A_BAND = {Band.MUST: 2, Band.MIXED: 3, Band.CHOICE: 4}


def all_answering(mark):
    """Return a sheet whose every scale has the mean *mark*: reversed items are mirrored."""
    asked = (*STATEMENTS, *LEADERS_STATEMENTS)
    return Answers(**{s.id: 6 - mark if s.reversed else mark for s in asked})


def test_each_reading_is_reached_by_answers():
    """Six scales in three bands give eighteen different readings, each from real answers."""
    found = {}
    for band, mark in ANSWERS_OF_A_BAND.items():
        sheet = all_answering(mark)
        for one in scores([sheet], [sheet]):
            assert (float(mark), band) == (one.mean, one.band)
            found[one.scale, one.band] = str(scale_reading(one))

    assert len(MindsetScale) * len(Band) == len(found) == len(set(found.values()))
    assert {str(r) for r in readings._READINGS.values()} == set(found.values())


def test_readings_are_short_and_whole():
    """Each is one or two sentences, ends with a stop, and holds no unknown placeholder."""
    for reading in readings._READINGS.values():
        said = filled(reading, {"customers": "guests"})

        assert said.endswith(".")
        assert "{" not in said
        assert len(said.split()) <= 30


@pytest.mark.parametrize(
    ("spread", "people", "words"),
    [
        (0.0, 1, "One person’s view."),
        (2.0, 2, "Two people’s views"),
        (0.0, 3, "You agree"),
        (0.59, 3, "You agree"),
        (0.6, 3, "You differ somewhat"),
        (1.19, 3, "You differ somewhat"),
        (1.2, 3, "far apart"),
        (2.0, 8, "far apart"),
    ],
)
def test_agreement_is_told_from_the_spread(spread, people, words):
    """A group agrees, differs somewhat or stands far apart; one or two are no group."""
    assert words in agreement_reading(score(spread=spread, people=people))
