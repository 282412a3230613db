"""Links are made and taken back from both ends, and found by their words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from credo_builder.app.back_links import Way, linked_from, relinked, ways_to
from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.promises import Promise
from credo_builder.ui.linking import LinkPopup
from credo_builder.ui.sought_rows import END, SPANS, spans_of
from credo_builder.ui.steps import record_types

WAY = Way(Moment, "promise_ids")


def test_every_kind_of_link_can_be_seen_from_its_other_end():
    """Promises are linked from moments and levels; in Quick from what Quick asks."""
    full = {(w.kind.__name__, w.name) for w in ways_to(Promise)}
    quick = {(w.kind.__name__, w.name) for w in ways_to(Promise, quick=True)}

    assert {("Moment", "promise_ids"), ("ServiceLevel", "promise_ids")} <= full
    assert {("Moment", "promise_ids")} == quick


@pytest.mark.parametrize("kind", record_types().values())
def test_relinking_to_what_is_linked_changes_nothing(kind):
    """From either end the same links are told."""
    project = Session.example().project
    for record in project.of(kind):
        for way in ways_to(kind):
            ids = linked_from(project, record.id, way)

            assert project is relinked(project, record.id, way, ids)


def test_a_link_made_from_the_other_end_is_the_same_link(example):
    """A moment ticked under a promise holds that promise, in one step of undo and redo."""
    example.go_to("promises")
    editor = example.current_list()
    promise, moment = editor.record, example.workspace.project.of(Moment)[-1]
    editor.back_links.fold.set_open(opened=True)
    links = editor.back_links.editors[WAY]
    before = linked_from(example.workspace.project, promise.id, WAY)
    wanted = tuple(i for i in before if i != moment.id)
    wanted = wanted if moment.id in before else (*before, moment.id)

    links.edited.emit(wanted)
    after = example.workspace.project.get(moment.id)
    example.actions_["undo"].trigger()
    undone = example.workspace.project.get(moment.id)
    example.actions_["redo"].trigger()

    assert (promise.id in after.promise_ids) == (moment.id in wanted)
    assert moment.promise_ids == undone.promise_ids
    assert after.promise_ids == example.workspace.project.get(moment.id).promise_ids


def test_the_fold_says_what_links_here_and_follows(example):
    """Nobody opens a fold to learn that it is empty."""
    example.go_to("core_values")
    editor = example.current_list()
    told = editor.back_links.fold._head.accessibleDescription()
    editor.add_titled(["New"])

    assert "expectation" in told
    assert "Nothing links here yet" == editor.back_links.fold._head.accessibleDescription()


def test_a_record_written_at_the_other_end_is_linked_in_the_same_step(blank):
    """A new expectation from under a value has that value, and one undo takes both back."""
    blank.go_to("core_values")
    blank.current_list().add_titled(["Craft"])
    editor = blank.current_list()
    editor.back_links.fold.set_open(opened=True)
    links = editor.back_links.editors[Way(Expectation, "value_ids")]
    popup = LinkPopup(blank.workspace, "Link", (Expectation,), (), links)
    popup.chosen.connect(links._on_linked)
    popup._search.setText("I expect bread")

    popup._new.click()

    (made,) = blank.workspace.project.of(Expectation)
    assert ("I expect bread", (editor.record.id,)) == (made.text, made.value_ids)
    blank.actions_["undo"].trigger()
    assert () == blank.workspace.project.of(Expectation)


def test_what_is_sought_stands_out_and_is_counted(example):
    """Words match anywhere, accents ignored; the number of hits stands beside the line."""
    popup = LinkPopup(example.workspace, "Link", (CoreValue, Expectation), (), example)

    popup._search.setText("care")

    hits = popup._matches.rowCount()
    row = popup._matches.index(0, 0)
    (start, end), *_more = row.data(SPANS)
    assert "care" == row.data()[start:end].lower()
    assert f"{hits} of {popup._rows.rowCount()}" == popup._shown.text()
    assert row.data(END) in {"Core value", "Expectation"}
    assert row.data(END) in row.data(Qt.ItemDataRole.AccessibleTextRole)
    popup.close()


@pytest.mark.parametrize(
    ("words", "text", "spans"),
    [
        (("cafe",), "Le Café", ((3, 7),)),
        (("a",), "Banana", ((1, 2), (3, 4), (5, 6))),
        (("fine",), "ﬁne fine", ((0, 3), (4, 8))),
        (("x",), "none", ()),
        ((), "none", ()),
    ],
)
def test_places_are_told_in_letters_of_the_text(words, text, spans):
    """Accents and ligatures do not shift what is marked."""
    assert spans == spans_of(words, text)
