"""Records taken in from another project: new ids, whole links, duplicates merged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_projects import MANY, random_project

from credo_builder.app import starters
from credo_builder.app.importing import imported, needed, offers
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.mindset import MindsetResponse
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.promises import Promise, PromiseDoor
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.domain.project import Project
from credo_builder.domain.questions import MAX_ITEMS
from credo_builder.domain.records import links_of
from credo_builder.errors import CredoError

EXAMPLE = starters.example()
SEEDS = st.integers(0, 2**32)
SOME = MANY // 8


def by_code(project: Project, code: str) -> str:
    return next(r.id for r in project.every() if r.code == code)


def dangling(project: Project) -> set[tuple[str, str]]:
    """Return (record id, id) of links that lead nowhere."""
    return {
        (record.id, target)
        for record in project.every()
        for _field, target in links_of(record)
        if project.get(target) is None
    }


def test_a_record_comes_with_what_it_leads_to() -> None:
    """A promise brings its expectations and owner, and what those lead to, each told once."""
    promise = by_code(EXAMPLE, "P1")
    came = needed(EXAMPLE, [promise])
    first = {n.record.id for n in came if n.by.id == promise}

    assert first == {target for _field, target in links_of(EXAMPLE.get(promise))}
    assert len(came) == len({n.record.id for n in came})
    assert {Role, Expectation} <= {type(n.record) for n in came}


def test_taken_in_records_are_new_and_linked_to_each_other() -> None:
    """Ids and codes are fresh, links between what came hold, and the rest is untouched."""
    own = Project().put(Promise(text="Ours"))
    promise = by_code(EXAMPLE, "P1")
    chosen = [promise, *(n.record.id for n in needed(EXAMPLE, [promise]))]
    done = imported(own, EXAMPLE, chosen, {})
    ours, theirs = done.project.of(Promise)[:2]

    assert ("Ours", "P1") == (ours.text, ours.code)
    assert (EXAMPLE.get(promise).text, "P2") == (theirs.text, theirs.code)
    assert set(done.added).isdisjoint(chosen)
    assert len(links_of(EXAMPLE.get(promise))) == len(links_of(theirs))
    assert set() == dangling(done.project)
    assert (True, False) == (theirs.from_starter, theirs.reviewed)


def test_links_to_what_stays_behind_go() -> None:
    """A promise taken in alone has no link left."""
    done = imported(Project(), EXAMPLE, [by_code(EXAMPLE, "P1")], {})

    assert () == links_of(done.project.of(Promise)[0])


def test_the_same_words_are_offered_for_merging() -> None:
    """Case and signs do not matter; another kind of record is not the same."""
    own = Project().put(CoreValue(id="val_a", name="WELCOME!")).put(Role(id="rol_a", name="Kind"))
    other = Project().put(CoreValue(id="val_b", name="Welcome")).put(CoreValue(name="Kind"))

    assert ["val_a", None] == [o.same.id if o.same else None for o in offers(own, other)]


def test_merging_keeps_our_answers_and_fills_the_blank_ones() -> None:
    """What we said stands, what we left open is filled, links of both are kept."""
    own = (
        Project()
        .put(Expectation(id="exp_a", text="Be seen", importance=2))
        .put(Expectation(id="exp_o", text="Ours"))
        .put(Promise(id="pro_a", text="We look up", expectation_ids=("exp_o",)))
    )
    other = (
        Project()
        .put(
            Expectation(
                id="exp_b", text="Be seen.", importance=5, evidence_note="Seen", source="need"
            )
        )
        .put(Promise(id="pro_b", text="We look up", cue="A glance", expectation_ids=("exp_b",)))
    )
    done = imported(own, other, ["exp_b", "pro_b"], {"exp_b": "exp_a", "pro_b": "pro_a"})
    expectation, promise = done.project.of(Expectation)[0], done.project.of(Promise)[0]

    assert ((), ("exp_a", "pro_a")) == (done.added, done.merged)
    assert (2, "need", "") == (
        expectation.importance, expectation.source, expectation.evidence_note
    )  # fmt: skip
    assert ("A glance", ("exp_o", "exp_a")) == (promise.cue, promise.expectation_ids)


def test_results_and_answers_of_people_stay_where_they_are() -> None:
    """Sheets of the honest look and ticks at doors are not offered."""
    kinds = {type(offer.record) for offer in offers(Project(), EXAMPLE)}

    assert EXAMPLE.of(MindsetResponse)
    assert EXAMPLE.of(PromiseDoor)
    assert kinds.isdisjoint({MindsetResponse, PromiseDoor})


def test_more_than_fit_are_refused_in_a_sentence() -> None:
    """A list that would grow beyond what a file holds is refused, and nothing is changed."""
    own = Project(
        records={Role: tuple(Role(id=f"rol_{n:08}", name="A") for n in range(MAX_ITEMS))}
    )
    other = Project().put(Role(id="rol_b", name="B"))

    with pytest.raises(CredoError, match="more than 500 roles"):
        imported(own, other, ["rol_b"], {})


def test_a_twin_leads_to_its_twin() -> None:
    """A record that links to its own kind keeps that link among the new ones."""
    other = Project().put(Promise(id="pro_a", text="A", twin_id="pro_b"))
    other = other.put(Promise(id="pro_b", text="B", twin_id="pro_a"))
    one, two = imported(Project(), other, ["pro_a", "pro_b"], {}).project.of(Promise)

    assert (two.id, one.id) == (one.twin_id, two.twin_id)


@given(SEEDS, SEEDS, st.integers(0, 7), st.integers(0, 1))
@settings(max_examples=SOME, deadline=None)
def test_no_link_ever_dangles(own: int, theirs: int, every: int, merges: int) -> None:
    """Whatever is chosen and merged, only links that led nowhere before lead nowhere after."""
    project, other = random_project(own), random_project(theirs)
    there = offers(project, other)
    chosen = [o.record.id for place, o in enumerate(there) if not every or place % every]
    merged = {o.record.id: o.same.id for o in there if o.same and merges}
    done = imported(project, other, chosen, merged)

    assert dangling(done.project) <= dangling(project)
    assert len({r.id for r in done.project.every()}) == sum(1 for _r in done.project.every())
    codes = [r.code for r in done.project.every() if r.code]
    assert len(codes) == len(set(codes))


@given(SEEDS)
@settings(max_examples=SOME, deadline=None)
def test_a_project_offers_itself_nothing_new(seed: int) -> None:
    """Taken into itself every record is a duplicate of itself, and merging changes nothing."""
    project = random_project(seed)
    there = offers(project, project)

    assert all(o.same is o.record for o in there)
    merged = {o.record.id: o.record.id for o in there}
    assert project == imported(project, project, list(merged), merged).project


@given(SEEDS, SEEDS)
@settings(max_examples=SOME // 2, deadline=None)
def test_what_comes_along_needs_nothing_more(own: int, theirs: int) -> None:
    """With all that is needed every link of the other project that leads somewhere is kept."""
    project, other = random_project(own), random_project(theirs)
    first = [o.record.id for o in offers(project, other)][:3]
    chosen = [*first, *(n.record.id for n in needed(other, first))]
    done = imported(project, other, chosen, {})
    came = [r for r in done.project.every() if r.id in done.added]
    kinds = {type(other.get(one)) for one in chosen}
    whole = sum(
        len({t for f, t in links_of(other.get(one)) if type(other.get(t)) in kinds})
        for one in chosen
    )

    assert whole == sum(len({t for _f, t in links_of(r)}) for r in came)


def test_marks_of_the_other_project_are_dropped() -> None:
    """Baselines and private notes tell of the other organisation and do not come along."""
    level = replace(EXAMPLE.of(ServiceLevel)[0], notes="Between us")
    done = imported(Project(), EXAMPLE.put(level), [level.id], {})
    (came,) = done.project.of(ServiceLevel)

    assert ("", ServiceLevel().baseline) == (came.notes, came.baseline)
