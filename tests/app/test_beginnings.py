"""Principles and barriers to begin with: whole, and offered where no starter knows the trade."""

from __future__ import annotations

from dataclasses import replace

import pytest

from credo_builder.app.beginnings import default_barriers, default_principles
from credo_builder.app.suggestions import adopted_all, suggestions, whole_sets
from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.workshop import Principle
from credo_builder.domain.project import Project


def test_eight_principles_and_ten_barriers_are_proposed():
    """Each has its own words; each principle can be checked, four barriers have a thought."""
    principles, barriers = default_principles(), default_barriers()
    pairs = [(b.thought_from, b.thought_to) for b in barriers if b.thought_from or b.thought_to]

    assert (8, 10) == (len({p.title for p in principles}), len({b.text for b in barriers}))
    assert all(p.check_question.endswith("?") for p in principles)
    assert all(b.type for b in barriers)
    assert 4 == len(pairs)
    assert all(old and new for old, new in pairs)


@pytest.mark.parametrize(
    ("kind", "number"), [(Principle, 8), (Barrier, 10)], ids=["principles", "barriers"]
)
def test_they_are_offered_and_taken_over_as_a_marked_set(kind, number):
    """Without a trade the list begins with the set; taken over, each waits to be read."""
    (offered,) = whole_sets(Project(), kind)
    taken = adopted_all(Project(), offered.records).of(kind)

    assert number == len(taken) == len({one.id for one in taken})
    assert all(one.from_starter and not one.reviewed for one in taken)


@pytest.mark.parametrize("kind", [Principle, Barrier])
def test_a_trade_with_a_starter_offers_its_own(kind):
    """Where a starter knows the trade, its single records are offered in place of the set."""
    project = Project()
    project = project.put(replace(project.one(Organisation), industry="retail_shop"))

    assert () == whole_sets(project, kind)
    assert suggestions(project, kind)
