"""The list editor: add, duplicate, delete, order, paste, and undo of each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.expectations import Expectation


def names(window):
    return [v.name for v in window.workspace.project.of(CoreValue)]


def shown(editor):
    return [editor.rows.index(r).data() for r in range(editor.rows.rowCount())]


@pytest.fixture
def values(blank):
    blank.go_to("core_values")
    blank.current_list().add_titled(["Warmth", "Honesty", "Craft"])
    return blank


def test_adding_puts_a_blank_record_at_the_end_and_moves_into_it(values):
    """Add makes a record and the focus stands in its first field."""
    values.actions_["add"].trigger()

    assert ["Warmth", "Honesty", "Craft", ""] == names(values)
    assert values.current_list().form.sheet.fields["name"].editor.target().hasFocus()


def test_duplicating_puts_a_copy_with_its_own_code_after_the_original(values):
    """A copy stands after its original and has a code of its own."""
    values.current_list().choose(0)

    values.actions_["duplicate"].trigger()

    held = values.workspace.project.of(CoreValue)
    assert ["Warmth", "Warmth", "Honesty", "Craft"] == names(values)
    assert ["V1", "V4"] == [held[0].code, held[1].code]


def test_deleting_several_is_one_undo_step(values):
    """Two rows deleted at once come back at once."""
    editor = values.current_list()
    editor.view.selectAll()
    editor.view.selectionModel().select(
        editor.rows.index(2), editor.view.selectionModel().SelectionFlag.Deselect
    )

    editor.delete()
    after = names(values)
    values.actions_["undo"].trigger()

    assert ["Craft"] == after
    assert ["Warmth", "Honesty", "Craft"] == names(values)
    assert ["Warmth", "Honesty", "Craft"] == shown(editor)


def test_deleting_says_what_lost_a_link_and_undo_brings_the_link_back(example):
    """The bar after a deletion counts what lost a root; undo restores all of it."""
    example.go_to("core_values")
    before = example.workspace.project
    said = []
    example.workspace.deleted.connect(said.append)
    example.current_list().choose(0)

    example.current_list().delete()
    shown_bar = example.area.undo_bar.isVisible()
    example.actions_["undo"].trigger()

    assert "deleted" in said[0]
    assert "lost this link" in said[0]
    assert shown_bar
    assert before.records[CoreValue] == example.workspace.project.of(CoreValue)
    assert before.records[Expectation] == example.workspace.project.of(Expectation)


def test_moving_by_key_and_by_drop_are_edits_that_can_be_undone(values):
    """Alt+Down and a drop both move the record, and both can be taken back."""
    editor = values.current_list()
    editor.choose(0)

    values.actions_["down"].trigger()
    by_key = names(values)
    editor.rows.moveRows(QModelIndex(), 2, 1, QModelIndex(), 0)
    by_drop = names(values)
    values.actions_["undo"].trigger()
    values.actions_["undo"].trigger()

    assert ["Honesty", "Warmth", "Craft"] == by_key
    assert ["Craft", "Honesty", "Warmth"] == by_drop
    assert ["Warmth", "Honesty", "Craft"] == names(values) == shown(editor)


def test_moves_never_reset_the_model(values):
    """Views hear of rows that move, come and go, never of a whole new model."""
    editor = values.current_list()
    heard = []
    editor.rows.modelReset.connect(lambda: heard.append("reset"))
    editor.rows.rowsMoved.connect(lambda *_a: heard.append("moved"))
    editor.choose(0)

    editor.shift(1)
    values.actions_["undo"].trigger()
    editor.delete()

    assert ["moved", "moved"] == heard


def test_pasted_lines_become_records_as_one_step(values):
    """A list on the clipboard becomes a record a line; bullets fall off."""
    QGuiApplication.clipboard().setText("• Care\n\n- Calm\n")

    values.actions_["paste_lines"].trigger()
    after = names(values)
    values.actions_["undo"].trigger()

    assert ["Warmth", "Honesty", "Craft", "Care", "Calm"] == after
    assert ["Warmth", "Honesty", "Craft"] == names(values)


def test_redo_repeats_what_undo_took_back(values):
    """Undo and redo lead there and back."""
    values.actions_["undo"].trigger()
    gone = names(values)

    values.actions_["redo"].trigger()

    assert [] == gone
    assert ["Warmth", "Honesty", "Craft"] == names(values)


def test_an_empty_list_offers_a_line_to_write_in(blank):
    """An empty list shows its own line; a word and Enter make the first record."""
    blank.go_to("core_values")
    editor = blank.current_list()
    empty = editor.is_empty
    editor._own.setText("Craft")

    editor._own.returnPressed.emit()

    assert empty
    assert ["Craft"] == names(blank)


def test_what_was_typed_into_an_empty_list_is_kept_when_somebody_turns_on(blank, qtbot):
    """A first record that was named and not added is there after Next, once, and undone as one."""
    blank.go_to("core_values")
    editor = blank.current_list()
    editor._own.setFocus()
    qtbot.keyClicks(editor._own, "Craft")

    blank.area.forward()
    qtbot.waitUntil(lambda: names(blank) == ["Craft"])
    blank.actions_["undo"].trigger()

    assert [] == names(blank)
    assert "" == editor._own.text()


def test_the_counter_tells_how_many_the_method_advises(values):
    """Three, and how many are best."""
    assert "3 · best 3 to 5" == values.current_list()._counter.text()


def test_typing_is_one_step_for_a_field_until_it_is_left(values, qtbot):
    """A word typed letter by letter is undone as a word; the next field is a step of its own."""
    editor = values.current_list()
    editor.choose(2)
    name = editor.form.sheet.fields["name"].editor.target()
    belief = editor.form.sheet.fields["belief"].editor.target()
    name.setFocus()
    name.setCursorPosition(len(name.text()))
    qtbot.keyClicks(name, "sman")
    belief.setFocus()
    qtbot.keyClicks(belief, "good")
    typed = values.workspace.project.of(CoreValue)[2]

    values.actions_["undo"].trigger()
    once = values.workspace.project.of(CoreValue)[2]
    values.actions_["undo"].trigger()
    twice = values.workspace.project.of(CoreValue)[2]

    assert ("Craftsman", "good") == (typed.name, typed.belief)
    assert ("Craftsman", "") == (once.name, once.belief)
    assert ("Craft", "") == (twice.name, twice.belief)


def test_ctrl_z_in_a_field_is_the_projects_undo(values, qtbot):
    """There is one undo, also while the cursor is in a field."""
    name = values.current_list().form.sheet.fields["name"].editor.target()
    values.activateWindow()
    name.setFocus()
    name.setCursorPosition(len(name.text()))
    qtbot.keyClicks(name, "!")
    before = names(values)

    qtbot.keyClick(name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()

    assert ["Warmth", "Honesty", "Craft!"] == before
    assert ["Warmth", "Honesty", "Craft"] == names(values)


def test_a_required_field_left_empty_says_so_in_words(values):
    """Nothing is said on load; leaving an empty field says that it is empty."""
    field = values.current_list().form.sheet.fields["belief"]
    quiet = field.problem
    field.editor.target().setFocus()

    values.current_list().view.setFocus()

    assert "" == quiet
    assert "Still empty" in field.problem
    assert "Still empty" in field.editor.target().accessibleDescription()
