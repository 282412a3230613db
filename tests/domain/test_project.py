"""The project is never changed: every edit gives a new one that shares the rest."""

import re
from dataclasses import replace

import pytest
from domain_samples import COOK, HOST, VALUE, chained, project_of, staffed
from hypothesis import given, settings
from hypothesis import strategies as st

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo, CredoLine
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.outcome import Outcome
from credo_builder.chapters.policies import Policy
from credo_builder.chapters.promises import Promise
from credo_builder.domain.history import History
from credo_builder.domain.project import Project
from credo_builder.domain.records import links_of
from credo_builder.domain.settings import Approval, Settings


def names(project, kind=CoreValue):
    return [record.title for record in project.of(kind)]


def three():
    return project_of(*(CoreValue(id=f"val_{n}", name=n) for n in "abc"))


@pytest.mark.parametrize(
    "edit",
    [
        lambda p: p.put(replace(VALUE, name="Straight talk")),
        lambda p: p.put(CoreValue(name="Care")),
        lambda p: p.insert(CoreValue(name="Care"), 0),
        lambda p: p.put(Outcome(statement="People go home rested.")),
    ],
    ids=["put", "put new", "insert", "singleton"],
)
def test_an_edit_shares_what_it_did_not_touch(edit):
    """The lists of other record types are the very same objects after an edit."""
    before = chained()
    after = edit(before)

    untouched = [kind for kind in before.records if kind is not CoreValue]
    assert untouched
    assert all(before.records[kind] is after.records[kind] for kind in untouched)


def test_moving_shares_everything_else():
    """Moving a value leaves every other list and every record as the object it was."""
    before = three().put(Role(name="Host"))
    after = before.move("val_c", 0)

    assert before.of(Role) is after.of(Role)
    assert {id(r) for r in before.of(CoreValue)} == {id(r) for r in after.of(CoreValue)}


def test_removing_replaces_only_those_who_linked():
    """Only the lists of the removed record and of those that linked to it are new."""
    before = chained()
    after = before.remove("pro_a")

    renewed = {
        kind.key for kind in before.records if before.records[kind] is not after.records[kind]
    }
    assert {"promises", "moments"} == renewed


def test_an_edit_leaves_the_old_project_alone():
    """The project that was edited still says what it said."""
    before = three()
    before.put(replace(before.of(CoreValue)[0], name="other"))
    before.remove("val_a")
    before.move("val_a", 2)

    assert ["a", "b", "c"] == names(before)


@pytest.mark.parametrize(
    ("index", "expected"), [(0, ["c", "a", "b"]), (1, ["a", "c", "b"]), (2, ["a", "b", "c"])]
)
def test_a_record_moves_to_the_place_named(index, expected):
    """Place 0 is the first of the list."""
    assert expected == names(three().move("val_c", index))


def test_a_new_record_is_put_where_it_is_wanted():
    """Inserting places a new record among the others and gives it an id and a code."""
    project = three().insert(CoreValue(name="new"), 1)

    new = project.of(CoreValue)[1]
    assert ["a", "new", "b", "c"] == names(project)
    assert new.code == "V4"


def test_a_known_record_is_inserted_where_it_is_wanted():
    """Inserting a record that is there already moves that one, not the last of the list."""
    known = replace(three().of(CoreValue)[0], name="again")

    assert ["b", "again", "c"] == names(three().insert(known, 1))


def test_ids_are_made_on_creation_and_kept():
    """A new record has its prefix and eight base-32 characters; later edits keep the id."""
    project = Project().put(CoreValue(name="Welcome"))
    value = project.of(CoreValue)[0]
    edited = project.put(replace(value, name="Care"))

    assert re.fullmatch(r"val_[a-z2-7]{8}", value.id)
    assert [value.id] == [v.id for v in edited.of(CoreValue)]


def test_a_singleton_is_held_once():
    """A second answer to a question asked once takes the place of the first."""
    project = project_of(Outcome(statement="One"), Outcome(statement="Two"))

    assert ["Two"] == names(project, Outcome)
    assert project.get("outcome") is project.one(Outcome)


def test_a_question_nobody_answered_is_blank():
    """A singleton that is not stored reads as a blank record under its key."""
    assert Outcome(id="outcome") == Project().one(Outcome)


def test_codes_count_up_by_letter():
    """Each type counts for itself, and a policy does not count as a promise."""
    project = project_of(Promise(), Policy(), Promise(), Policy(), CoreValue())

    codes = {r.code for r in project.every()}
    assert {"P1", "P2", "PL1", "PL2", "V1"} == codes


def test_a_code_is_not_given_twice_after_removal():
    """The code of a removed record stays its own."""
    project = three().remove("val_c").put(CoreValue(name="d"))

    assert "V4" == project.of(CoreValue)[-1].code


def test_a_code_is_not_given_twice_after_undo():
    """What was created and undone has used its code up."""
    history = History.begin(three())
    history = history.edit(history.project.put(CoreValue(name="d")), "Add")
    history = history.undo()
    history = history.edit(history.project.put(CoreValue(name="e")), "Add")

    assert ["V1", "V2", "V3", "V5"] == [v.code for v in history.project.of(CoreValue)]


def test_a_record_keeps_the_code_of_the_one_it_replaces():
    """Answers written anew under a known id do not use up another number."""
    project = three().put(CoreValue(id="val_b", name="anew"))

    assert ["V1", "V2", "V3"] == [v.code for v in project.of(CoreValue)]


def test_a_code_that_came_with_a_record_raises_the_count():
    """A code given by hand is kept, and the next one follows it."""
    project = project_of(CoreValue(name="a", code="V7"), CoreValue(name="b"))

    assert ["V7", "V8"] == [v.code for v in project.of(CoreValue)]


def test_lines_of_the_credo_have_codes_too():
    """A row whose kind has a letter is given a code, and keeps it when lines move."""
    project = project_of(Credo(lines=(CredoLine(text="a"), CredoLine(text="b"))))
    credo = project.one(Credo)
    turned = project.put(replace(credo, lines=(credo.lines[1], CredoLine(text="c"))))

    assert ["C1", "C2"] == [line.code for line in credo.lines]
    assert ["C2", "C3"] == [line.code for line in turned.one(Credo).lines]


def test_removing_unlinks_everywhere():
    """No field, sub-record or row links to a record that was removed."""
    project = staffed().remove("rol_host")

    targets = {target for record in project.every() for _, target in links_of(record)}
    assert "rol_host" not in targets
    assert "" == project.one(Organisation).complaint_contact.role
    assert ["rol_cook", ""] == [b.role for b in project.of(Moment)[0].backstage]


def test_removing_keeps_other_links():
    """Links to the records that stay are untouched, and so are the rows that held them."""
    project = staffed().remove("mom_a")

    assert ("val_a",) == project.one(Credo).lines[0].link_ids
    assert [HOST.id, COOK.id] == [r.id for r in project.of(Role)]


def test_undo_restores_the_links():
    """Taking a removal back brings back the record and every link to it."""
    before = staffed()
    history = History.begin(before).edit(before.remove("rol_host"), "Remove the host")

    assert before == history.undo().project


def test_removing_what_is_not_there_changes_nothing():
    """An unknown id leaves the project as the object it was; so does moving one."""
    project = three()

    assert project is project.remove("val_z")
    assert project is project.move("val_z", 0)


def test_records_are_found_by_id_and_by_who_links():
    """A record is found by its id and kind, and knows who points at it."""
    project = staffed()

    assert project.find(Role, "mom_a") is None
    assert ["rol_cook"] == [r.id for r in project.linked(Role, ("mom_a", "rol_cook", "rol_z"))]
    assert ["mom_a"] == [r.id for r in project.pointing_at("rol_host", Moment)]
    assert {"organisation", "mom_a"} == {r.id for r in project.pointing_at("rol_host")}


@pytest.mark.parametrize(
    ("status", "approval", "expected"),
    [
        ("approved", Approval(person="R. Sample"), True),
        ("approved", None, False),
        ("draft", Approval(person="R. Sample"), False),
    ],
)
def test_approval_needs_a_status_and_a_person(status, approval, expected):
    """A project counts as approved only while somebody's approval stands beside the word."""
    project = Project(settings=Settings(status=status, approval=approval))

    assert expected is project.is_approved


KINDS = (CoreValue, Moment, Role, Credo)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(("add", "insert", "change", "link", "remove", "move", "rename")),
        st.integers(0, 7),
        st.integers(0, 3),
    ),
    max_size=12,
)


def edited(project, edit, number, kind_number):
    """Return *project* after one of seven edits, aimed by the two numbers."""
    kind = KINDS[kind_number]
    held = project.of(kind)
    aimed = held[number % len(held)] if held else None
    if edit == "rename":
        return project.configured(replace(project.settings, name=f"name {number}"))
    if edit == "add" or aimed is None:
        return project.put(kind(notes=f"note {number}"))
    if edit == "insert":
        return project.insert(kind(), number % len(held))
    if edit == "change":
        return project.put(replace(aimed, notes=f"note {number}"))
    if edit == "link":
        roles = project.of(Role)
        line = CredoLine(link_ids=tuple(m.id for m in project.of(Moment)))
        owner = roles[0].id if roles else ""
        linked = project.put(replace(project.one(Credo), lines=(line,)))
        return linked.put(Moment(owner_role=owner))
    return project.remove(aimed.id) if edit == "remove" else project.move(aimed.id, number)


def without_counters(project):
    return project.configured(replace(project.settings, code_counters={}))


@given(EDITS)
@settings(max_examples=60, deadline=None)
def test_undo_takes_every_edit_back_and_redo_repeats_it(edits):
    """Whatever is edited, undo leads back through the same projects, and redo forward."""
    history = History.begin(staffed())
    states = [history.project]
    for edit in edits:
        history = history.edit(edited(history.project, *edit), edit[0])
        if history.project != states[-1]:
            states.append(history.project)

    for expected in reversed(states[:-1]):
        history = history.undo()
        assert without_counters(expected) == without_counters(history.project)

    for expected in states[1:]:
        history = history.redo()
        assert without_counters(expected) == without_counters(history.project)


@given(EDITS)
@settings(max_examples=40, deadline=None)
def test_codes_stay_unique_through_edits_and_undo(edits):
    """No two records ever share a code, however edits and undo follow each other."""
    history = History.begin(staffed())
    owners = {r.code: r.id for r in history.project.every() if r.code}
    for edit in edits:
        history = history.edit(edited(history.project, *edit), edit[0])
        for record in history.project.every():
            if record.code:
                assert record.id == owners.setdefault(record.code, record.id)
        if edit[1] % 2:
            history = history.undo()
