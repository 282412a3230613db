"""A project goes to bytes and back, byte for byte, and says what does not fit."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storage_trials import FULL, KINDS, Trial, read, signed, spelled, tree, without_checksum, write

from credo_builder.domain.history import History
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity
from credo_builder.errors import CannotSave, NewerFormat, ProjectFileError
from credo_builder.storage import codec


def test_new_project_has_every_key_in_order() -> None:
    """A new project's file has the header, the project, one key a record type, the checksum."""
    keys = list(json.loads(write(Project(project_id="prj_a"))))

    assert [
        *codec.HEADER, "project", "only", "core_values", "trials", "checksum",
    ] == keys  # fmt: skip


def test_every_kind_of_field_round_trips() -> None:
    """A record with every kind of field reads and writes byte for byte."""
    content = signed(tree(project={}, trials=[FULL]))

    assert content == write(read(content).project)
    assert json.loads(content)["trials"] == [FULL]


def test_values_become_what_the_domain_says() -> None:
    """Numbers, dates, times and quantities are read as the types of the domain."""
    trial = read(spelled(tree(trials=[FULL]))).project.of(Trial)[0]

    assert Decimal(95) == trial.share
    assert Quantity(value=Decimal(10), unit="working_day") == trial.target
    assert "2026-02-28 17:00:00" == f"{trial.day} {trial.at}"
    assert ("Call back", "Write") == tuple(row.response for row in trial.adapt)


@pytest.mark.parametrize("number", ["1.50", "1e3", "0.10", "25.00", "1E-2", "-0", "-0.5"])
def test_numbers_keep_their_spelling(number: str) -> None:
    """A number nobody changed is written as its file spelled it, known key or not."""
    one = {"id": "t", "target": {"value": 777, "unit": "GBP", "x": 777}, "y": [777]}
    content = spelled(tree(trials=[one])).replace(b"777", number.encode())

    assert without_checksum(content) == without_checksum(write(read(content).project))


def test_changed_number_is_spelled_plainly() -> None:
    """A number that was calculated anew is written with plain digits."""
    one = {"id": "t", "code": "X1", "share": 777}
    content = spelled(tree(trials=[one])).replace(b"777", b"1e1")
    project = read(content).project
    trial = project.of(Trial)[0]
    changed = project.put(replace(trial, share=trial.share * 2 + Decimal("0.5")))

    assert b'"share": 20.5' in write(changed)


def test_absent_keys_stay_absent_until_they_say_something() -> None:
    """A known key appears after its neighbour once it holds no default any more."""
    one = {"x": 1, "id": "t", "code": "X1", "y": 2, "notes": "n", "z": 3}
    project = read(spelled(tree(trials=[one]))).project
    trial = project.of(Trial)[0]
    edited = json.loads(write(project.put(replace(trial, text="new", colour="#000000"))))

    assert ["x", "id", "code", "text", "colour", "y", "notes", "z"] == list(edited["trials"][0])


def test_new_record_writes_what_it_says() -> None:
    """A new record has its id, its code and what is not default, in the schema's order."""
    project = Project().put(Trial(notes="n", text="t", scale=3))

    assert ["id", "code", "text", "scale", "notes"] == list(
        json.loads(write(project))["trials"][0]
    )


def test_unknown_keys_keep_their_place_through_a_life() -> None:
    """Unknown keys survive edits, removals, undo and saving, each in its place."""
    first = {"id": "t1", "code": "X1", "new": {"deep": [None, True]}, "text": "a"}
    second = {"id": "t2", "code": "X2", "adapt": [{"later": 1, "response": "r"}]}
    start = tree(later="top", project={"mood": 0, "name": "N"}, trials=[first, second], end=[])
    history = History.begin(read(spelled(start)).project)
    trial = history.project.of(Trial)[0]
    history = history.edit(history.project.put(replace(trial, text="b")), "Edit")
    history = history.edit(history.project.remove("t2"), "Remove").undo()
    saved = json.loads(write(read(write(history.project)).project))
    expected = {**start, "trials": [{**first, "text": "b"}, second], "checksum": saved["checksum"]}
    # The counter of codes follows the edit.
    del saved["project"]["code_counters"]

    assert json.dumps(expected) == json.dumps(saved)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.text(st.characters(exclude_categories=("Cs",)), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abcxyz", max_size=3), inner)
    ),
    max_leaves=8,
)
UNKNOWN = st.dictionaries(st.text("ABCé ", min_size=1, max_size=4), JSON, max_size=3)


@settings(max_examples=80, deadline=None)
@given(top=UNKNOWN, inside=UNKNOWN, record=UNKNOWN, row=UNKNOWN, quantity=UNKNOWN)
def test_any_unknown_key_round_trips(top, inside, record, row, quantity) -> None:
    """Whatever a newer version adds at any level is written back byte for byte."""
    target = {**quantity, "value": 1, "unit": "day"}
    one = {**record, "id": "t", "code": "X1", "target": target, "adapt": [row]}
    content = spelled(tree(**top, project=inside, trials=[one], only=record))

    assert without_checksum(content) == without_checksum(write(read(content).project))


def test_checksum_fits_and_wrong_one_warns() -> None:
    """A file of ours opens without a word; changed by hand it opens with a warning."""
    content = signed(tree(project={"name": "Larder"}))
    changed = read(content.replace(b"Larder", b"Ladder"))

    assert () == read(content).warnings
    assert "Ladder" == changed.project.name
    assert "its checksum does not match" in changed.warnings[0]


A_LIST = "must be text, not a list. Put it in double quotes."
SIX = (
    "must be a whole number from 1 to 5, not 6. "
    "Write such a number without quotes, or null for none."
)


def test_three_wrong_shapes_are_told_with_their_lines() -> None:
    """All that does not fit is told at once, each with line, field and what to do."""
    value = tree(trials=[{"id": "t", "text": 5, "adapt": [{}, {"response": []}], "scale": 6}])
    content = spelled(value)
    lines = content.decode().splitlines()
    at = [1 + next(i for i, line in enumerate(lines) if f'"{key}"' in line)
          for key in ("text", "response", "scale")]  # fmt: skip
    with pytest.raises(ProjectFileError) as told:
        read(content)

    assert (
        f"line {at[0]}: trials[0].text: must be text, not a number. Put it in double quotes.",
        f"line {at[1]}: trials[0].adapt[1].response: {A_LIST}",
        f"line {at[2]}: trials[0].scale: {SIX}",
    ) == tuple(one.removeprefix("cafe.credo: ") for one in told.value.problems)


def test_newer_file_round_trips_and_one_too_new_is_read_only() -> None:
    """A newer version's file is kept as it is; one that needs a newer reader is never saved."""
    newer = spelled(tree(trials=[])).replace(b'"schema_version": 1', b'"schema_version": 7')
    too_new = read(newer.replace(b'"min_reader": 1', b'"min_reader": 2'))

    assert without_checksum(newer) == without_checksum(write(read(newer).project))
    assert too_new.read_only
    assert "newer version of Credo Builder (credo-builder 0.1.0)" in too_new.warnings[0]
    with pytest.raises(CannotSave, match="newer version"):
        write(too_new.project)


def test_newer_file_that_does_not_fit_asks_for_the_newer_version() -> None:
    """A file that needs a newer reader is never called wrong for being new."""
    content = spelled(tree(trials={})).replace(b'"min_reader": 1', b'"min_reader": 2')
    with pytest.raises(NewerFormat, match="Install it to open this file"):
        read(content)


def test_approval_digest_outlives_status_and_saving_but_no_edit() -> None:
    """What was approved changes with any answer, and with nothing else."""
    project = read(spelled(tree(trials=[FULL]))).project
    before = codec.approval_digest(project, kinds=KINDS)
    approved = replace(
        project.configured(replace(project.settings, status="approved")), saved_seq=9
    )
    edited = project.put(replace(project.of(Trial)[0], notes="other"))

    assert before == codec.approval_digest(approved, kinds=KINDS)
    assert before != codec.approval_digest(edited, kinds=KINDS)
    assert codec.digest(project, kinds=KINDS) != codec.digest(approved, kinds=KINDS)


def test_codes_of_a_file_without_counters_are_not_given_twice() -> None:
    """A file by hand that has codes and no counters never leads to a code twice."""
    held = [{"id": "a", "code": "X1"}, {"id": "b", "code": "X7"}]
    project = read(spelled(tree(trials=held))).project.put(Trial(text="new"))

    assert ["X1", "X7", "X8"] == [one.code for one in project.of(Trial)]
