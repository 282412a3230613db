"""Huddle cards: a week each, four a sheet, values among the moments, always with a question."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.moments import Moment
from credo_builder.compose.view import View
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition, Visibility
from credo_builder.errors import NothingYet
from credo_builder.pack import make
from credo_builder.pack.huddle_words import huddle_cards


def test_every_value_and_moment_has_its_week(larder_lane, reading):
    """None is left out, critical moments come before the others, and each is on the paper."""
    cards = huddle_cards(View(larder_lane, Edition.STAFF))
    names = [one.name for one in cards]
    content = make(reading.output("huddle_cards"), larder_lane)
    said = " ".join(reading.text(content).split())

    values = [one.name for one in larder_lane.of(CoreValue)]
    moments = larder_lane.of(Moment)
    assert sorted([*values, *(one.name for one in moments)]) == sorted(names)
    places = {one.is_critical: [] for one in moments}
    for one in moments:
        places[one.is_critical].append(names.index(one.name))
    assert max(places[True]) < min(places[False])
    assert [f"Week {n}" for n in range(1, len(cards) + 1)] == [one.week for one in cards]
    assert [] == [one.question for one in cards if one.question not in said]
    with reading.pdf(content) as document:
        assert math.ceil(len(cards) / 4) == len(document.pages)


def test_no_two_cards_in_a_row_ask_the_same(larder_lane):
    """The question changes from week to week."""
    asked = [one.question for one in huddle_cards(View(larder_lane, Edition.STAFF))]

    assert {True} == {one != other for one, other in pairwise(asked)}


def test_what_is_private_is_on_no_card(reading):
    """A moment that only the owner knows of is not talked about."""
    project = Project(project_id="prj_new").put(CoreValue(id="val_1", code="V1", name="Welcome"))
    hidden = Moment(id="mom_1", code="M1", name="The visit", visibility=Visibility.PRIVATE)
    cards = huddle_cards(View(project.put(hidden), Edition.STAFF))

    assert ["Welcome"] == [one.name for one in cards]


def test_without_a_value_or_a_moment_there_is_nothing_to_talk_about(reading):
    """The refusal says where to begin."""
    with pytest.raises(NothingYet, match="Choose a core value"):
        make(reading.output("huddle_cards"), Project(project_id="prj_new"))
