"""The red thread worked out a second time, by brute force, over any projects."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from random_projects import MANY, random_project

from credo_builder.app import listing
from credo_builder.app.starters import example
from credo_builder.app.what_if import what_if
from credo_builder.audit.chain import coverage
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.domain import trace

KINDS = (CoreValue, Expectation, Promise, Moment, ServiceLevel, Measure)
SEEDS = st.integers(0, 2**32)
TEXTS = ("", "Welcome", "look up")
PRIORITY, WEIGHTY = 7, 4


def neighbours(project):
    """Return every pair of kinds that link, as sets of (earlier id, later id)."""
    _values, expectations, promises, moments, levels, measures = map(project.of, KINDS)
    return (
        {(v, e.id) for e in expectations for v in e.value_ids},
        {(e, p.id) for p in promises for e in p.expectation_ids},
        {(p, m.id) for m in moments for p in m.promise_ids},
        {(m, x.id) for x in levels for m in x.moment_ids},
        {(x, s.id) for s in measures for x in s.level_ids},
    )


def is_path(places, arrows):
    return all(
        (one.id, other.id) in arrow
        for one, other, arrow in zip(places[:-1], places[1:], arrows, strict=True)
    )


def whole(project):
    """Return the ids of expectations through which one path runs from a value to a measure."""
    arrows = neighbours(project)
    every = product(*map(project.of, KINDS))
    return {places[1].id for places in every if is_path(places, arrows)}


def matters_by_hand(expectation):
    importance, now = expectation.importance or 0, expectation.performance_now
    short = max(importance - now, 0) if now is not None else 0
    return importance >= WEIGHTY or importance + short >= PRIORITY


@settings(max_examples=MANY, deadline=None)
@given(seed=SEEDS)
def test_chains_are_whole_where_a_path_runs_through(seed):
    """Some combination of six records is linked from end to end, or the chain is broken."""
    project = random_project(seed, TEXTS)

    assert whole(project) == {c.expectation.id for c in trace.chains(project) if c.complete}


@settings(max_examples=MANY, deadline=None)
@given(seed=SEEDS)
def test_what_stands_first_is_one_path(seed):
    """Where one record a link is told, a whole chain tells one unbroken path."""
    project = random_project(seed, TEXTS)
    arrows = neighbours(project)[1:]

    for chain in trace.chains(project):
        first = [chain.links[key][0] for key in trace.LINKS[1:] if chain.links[key]]
        assert not chain.complete or is_path(first, arrows)
        assert all(len({r.id for r in held}) == len(held) for held in chain.links.values())


def test_a_level_is_followed_by_its_own_measure():
    """The example’s rows tell of a level what its own measure knows, not of another one."""
    told = {
        c.expectation.code: [c.links[key][0].code for key in trace.LINKS[2:] if c.links[key]]
        for c in trace.chains(example())
    }

    assert ["P3", "M3", "L2", "S4"] == told["E1"]
    assert ["P4", "M7", "L7", "S7"] == told["E4"]
    assert ["P5", "M9", "L9", "S9"] == told["E5"]
    assert ["P2", "M4", "L3", "S5"] == told["E6"]


@settings(max_examples=MANY, deadline=None)
@given(seed=SEEDS)
def test_coverage_and_funnel_are_two_figures(seed):
    """Coverage counts what matters on whole chains; the funnel counts every record and loss."""
    project = random_project(seed, TEXTS)
    arrows, held = neighbours(project), [project.of(kind) for kind in KINDS]
    counted = [e for e in project.of(Expectation) if matters_by_hand(e)]
    told = listing.traced(project)

    complete = sum(1 for e in counted if e.id in whole(project))
    assert (complete, len(counted)) == (coverage(project).complete, coverage(project).total)
    assert (complete, len(counted)) == (told["coverage"]["complete"], told["coverage"]["total"])
    assert [len(records) for records in held] == [row["count"] for row in told["funnel"]]
    assert [
        sum(1 for r in held[i + 1] if any((one.id, r.id) in arrow for one in held[i]))
        for i, arrow in enumerate(arrows)
    ] == [row["reached"] for row in told["funnel"]][1:]
    assert [
        sum(1 for r in held[i] if not any((r.id, one.id) in arrow for one in held[i + 1]))
        for i, arrow in enumerate(arrows)
    ] == [row["lost"] for row in told["funnel"]][:-1]


@settings(max_examples=MANY // 4, deadline=None)
@given(seed=SEEDS)
def test_the_matrix_shows_what_is_met_and_what_waits(seed):
    """A cell is met where records stand; of what is missing only the first can be mended now."""
    project = random_project(seed, TEXTS)
    for chain in trace.chains(project):
        stands = [cell.stand.value for cell in trace.cells(chain)]
        held = [bool(chain.links[key]) for key in trace.LINKS]

        assert held == [stand == "met" for stand in stands]
        assert stands[0] != "waiting"
        assert stands[1:].count("missing") <= 1
        assert not chain.complete or all(held)


@settings(max_examples=MANY // 4, deadline=None)
@given(seed=SEEDS)
def test_what_would_break_is_what_breaks(seed):
    """Before a removal one is told which chains it breaks; afterwards they are broken."""
    project = random_project(seed, TEXTS)
    held = [r for kind in KINDS for r in project.of(kind)]
    if not held:
        return
    gone = held[seed % len(held)].id
    broken = {e.id for e in what_if(project, gone, None).broken}

    assert whole(project) - whole(project.remove(gone)) - {gone} == broken
