"""The red thread: chains, what is missing, what is lost on the way, and what would be."""

from dataclasses import replace

import pytest
from domain_samples import CHAIN, EXPECTATION, LEVEL, MEASURE, MOMENT, PROMISE, VALUE, chained
from domain_samples import project_of as of

from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.segments import Segment
from credo_builder.domain.project import Project
from credo_builder.domain.trace import (
    LINKS,
    Coverage,
    Stand,
    cells,
    chain,
    chains,
    coverage,
    funnel,
    impact,
    joined,
    losses,
    met,
    met_by,
    near,
    of_key,
    orphans,
)


def ids(records):
    return [r.id for r in records]


def the_chain(*records):
    return chain(of(*records), EXPECTATION)


def test_a_chain_with_all_six_links_is_complete():
    """Value, expectation, promise, moment, level and measure make an unbroken path."""
    found = the_chain(*CHAIN)

    assert found.complete
    assert () == found.missing
    assert [["val_a"], ["exp_a"], ["pro_a"], ["mom_a"], ["lev_a"], ["mea_a"]] == [
        ids(found.links[key]) for key in LINKS
    ]


@pytest.mark.parametrize(
    ("gone", "missing"),
    [
        (VALUE, ("core_values",)),
        (PROMISE, ("promises", "moments", "service_levels", "measures")),
        (MOMENT, ("moments", "service_levels", "measures")),
        (LEVEL, ("service_levels", "measures")),
        (MEASURE, ("measures",)),
    ],
    ids=lambda given: getattr(given, "id", ""),
)
def test_a_chain_breaks_where_a_record_goes(gone, missing):
    """Without one record the chain is not complete, and what hung on it is missing."""
    found = chain(chained().remove(gone.id), EXPECTATION)

    assert not found.complete
    assert missing == tuple(found.missing)


def test_links_that_pass_a_promise_by_fill_the_chain_but_do_not_complete_it():
    """A moment that meets the expectation without keeping its promise is no unbroken path."""
    moment = replace(MOMENT, promise_ids=(), expectation_ids=("exp_a",))
    found = the_chain(VALUE, EXPECTATION, PROMISE, moment, LEVEL, MEASURE)

    assert () == found.missing
    assert not found.complete


def test_a_level_beside_the_path_does_not_complete_it():
    """A level linked to the promise alone, at no moment, leaves the chain incomplete."""
    level = replace(LEVEL, moment_ids=(), promise_ids=("pro_a",))
    found = the_chain(VALUE, EXPECTATION, PROMISE, MOMENT, level, MEASURE)

    assert ["lev_a"] == ids(found.links["service_levels"])
    assert not found.complete


def test_a_measure_beside_the_path_does_not_complete_it():
    """A measure that watches the promise but not its level leaves the chain incomplete."""
    measure = replace(MEASURE, level_ids=(), promise_ids=("pro_a",))
    found = the_chain(VALUE, EXPECTATION, PROMISE, MOMENT, LEVEL, measure)

    assert ["mea_a"] == ids(found.links["measures"])
    assert not found.complete


def test_two_broken_halves_are_no_chain():
    """One promise with a moment and another with a level do not add up."""
    other = Promise(id="pro_b", expectation_ids=("exp_a",))
    level = replace(LEVEL, moment_ids=(), promise_ids=("pro_b",))
    found = the_chain(VALUE, EXPECTATION, PROMISE, other, MOMENT, level, MEASURE)

    assert () == found.missing
    assert not found.complete


def test_each_expectation_has_its_chain():
    """There is one chain an expectation, in the project's order."""
    project = of(*CHAIN, Expectation(id="exp_b"))

    assert [("exp_a", True), ("exp_b", False)] == [
        (c.expectation.id, c.complete) for c in chains(project)
    ]


def test_coverage_counts_only_what_matters():
    """Expectations that do not matter are left out of both figures."""
    project = of(*CHAIN, *(Expectation(id=f"exp_{n}", importance=n) for n in (1, 4, 5)))

    every = coverage(project, lambda _: True)
    heavy = coverage(project, lambda e: (e.importance or 0) >= 4)
    assert Coverage(1, 4) == every
    assert Coverage(0, 2) == heavy


@pytest.mark.parametrize(
    ("found", "expected"), [((2, 3), 66), ((0, 3), 0), ((3, 3), 100), ((0, 0), None)]
)
def test_a_share_is_never_rounded_up(found, expected):
    """Two of three are 66 percent; nothing to count is no percentage."""
    assert expected == Coverage(*found).percent


def test_the_funnel_shows_what_each_arrow_loses():
    """Every link has its number of records and how many the link before leads to."""
    project = of(
        *CHAIN,
        Expectation(id="exp_b", value_ids=("val_a",)),
        Expectation(id="exp_c"),
        Promise(id="pro_b"),
    )

    assert (
        ("core_values", 1, 1),
        ("expectations", 3, 2),
        ("promises", 2, 1),
        ("moments", 1, 1),
        ("service_levels", 1, 1),
        ("measures", 1, 1),
    ) == funnel(project)


def test_an_empty_project_has_an_empty_thread():
    """Without records there are no chains, no orphans and a funnel of noughts."""
    empty = Project()

    assert () == chains(empty) == orphans(empty)
    assert {(0, 0)} == {(there, met_) for _, there, met_ in funnel(empty)}


def test_orphans_neither_link_nor_are_linked():
    """Only records of the six links without any living link are orphans."""
    project = of(
        *CHAIN,
        Promise(id="pro_alone"),
        Expectation(id="exp_dangling", value_ids=("val_gone",)),
        Segment(id="seg_a"),
        Expectation(id="exp_held", segment_ids=("seg_a",)),
        Role(id="rol_alone"),
    )

    assert ["exp_dangling", "pro_alone"] == ids(orphans(project))


def test_impact_names_every_field_that_would_lose_a_link():
    """Before a removal one sees which records lose what, in sub-records too."""
    project = of(
        *CHAIN, replace(LEVEL, id="lev_b", promise_ids=("pro_a",)), Promise(id="pro_b")
    ).put(Promise(id="pro_c", twin_id="pro_a"))

    losses = {loss.record.id: loss.fields for loss in impact(project, "pro_a")}
    assert {
        "mom_a": ("promise_ids",),
        "lev_b": ("promise_ids",),
        "pro_c": ("twin_id",),
    } == losses


def test_a_record_is_no_loss_to_itself():
    """A group that serves itself is not told that it would lose itself."""
    project = of(Segment(id="seg_a", serves_segment_ids=("seg_a",)))

    assert () == impact(project, "seg_a")


def test_impact_is_what_removal_takes():
    """The records named before are exactly those that a removal changes."""
    before = chained()
    after = before.remove("mom_a")

    changed = {r.id for r in after.every() if r != before.get(r.id)}
    assert {loss.record.id for loss in impact(before, "mom_a")} == changed == {"lev_a"}


def test_links_are_met_from_both_sides():
    """It does not matter which of two records holds the link."""
    project = chained()

    assert ["pro_a"] == ids(met(project, EXPECTATION, "promises"))
    assert ["exp_a"] == ids(met(project, PROMISE, "expectations"))
    assert ["lev_a"] == ids(met_by(project, (MOMENT, MOMENT), "service_levels"))
    assert () == of_key(project, "policies")


def stands(*records):
    return [cell.stand for cell in cells(the_chain(*records))]


def test_only_the_first_missing_link_can_be_mended_now():
    """What comes after a gap waits for it; a missing value is a gap by itself."""
    met, missing, waiting = Stand.MET, Stand.MISSING, Stand.WAITING

    assert [met] * 6 == stands(*CHAIN)
    assert [met, met, missing, waiting, waiting, waiting] == stands(VALUE, EXPECTATION)
    assert [missing, met, met, missing, waiting, waiting] == stands(
        replace(EXPECTATION, value_ids=()), PROMISE
    )


def test_a_new_link_is_tied_to_what_stands_before_it():
    """Values and promises are tied to the expectation, a level to the moment."""
    found = the_chain(*CHAIN[:4])

    assert ["exp_a", "exp_a", "pro_a", "mom_a"] == [
        near(found, key).id for key in ("core_values", "promises", "moments", "service_levels")
    ]


@pytest.mark.parametrize(
    ("record", "key", "other"),
    [
        (EXPECTATION, "core_values", "val_a"),
        (EXPECTATION, "promises", "pro_a"),
        (PROMISE, "moments", "mom_a"),
        (MOMENT, "service_levels", "lev_a"),
        (LEVEL, "measures", "mea_a"),
    ],
)
def test_two_records_are_joined_and_parted_from_either_end(record, key, other):
    """The link is written on whichever side declares it."""
    whole = chained()

    parted = joined(whole, record, key, ())
    again = joined(parted, parted.get(record.id), key, (other,))

    assert not met(parted, parted.get(record.id), key)
    assert [other] == ids(met(again, again.get(record.id), key))
    assert whole.records == again.records


def test_joining_leaves_other_links_alone():
    """Another promise of the same expectation stays linked when it stays ticked."""
    more = chained().put(Promise(id="pro_b", text="We will wait", expectation_ids=("exp_a",)))

    kept = joined(more, more.get("exp_a"), "promises", ("pro_b",))

    assert ["pro_b"] == ids(met(kept, kept.get("exp_a"), "promises"))
    assert ["mom_a"] == ids(met(kept, kept.get("pro_a"), "moments"))


def test_losses_are_counted_link_by_link():
    """What meets nothing of the next link is lost there."""
    more = chained().put(Promise(id="pro_b", text="We will wait"))

    assert [0, 0, 1, 0, 0] == [lost for _key, lost in losses(more)]
