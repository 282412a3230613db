"""Finding a command, words anywhere, and putting other words in their place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from credo_builder.app.wording_hits import Words, hits
from credo_builder.ui.actions import REASON
from credo_builder.ui.commands import CommandsDialog
from credo_builder.ui.find import FindDialog
from credo_builder.ui.fuzzy import fuzzy
from credo_builder.ui.printing import rows_document
from credo_builder.ui.sought_rows import END, KEYS


def places(window, words):
    return sum(len(hit.spans) for hit in hits(window.workspace.project, Words(words)))


@pytest.mark.parametrize(
    ("sought", "first"),
    [
        ("larger", "Larger text"), ("lrg", "Larger text"), ("text lar", "Larger text"),
        ("fndrep", "Find and replace…"), ("hi con", "High contrast"), ("undo", "Undo"),
        ("workshop", "Workshop path, large type"), ("dup", "Duplicate"),
    ],
)  # fmt: skip
def test_a_few_letters_find_a_command(blank, sought, first):
    """Beginnings of words come first, letters in order will do."""
    dialog = CommandsDialog(blank.actions_, blank)

    dialog.sought.setText(sought)

    assert first == dialog.listed()[0]


def test_letters_that_are_not_there_find_nothing(blank):
    """A word that matches nothing says so, and Enter does nothing."""
    dialog = CommandsDialog(blank.actions_, blank)
    dialog.sought.setText("qqqq")

    dialog.run(dialog.rows.index(0, 0))

    assert ["Nothing with “qqqq”."] == dialog.listed()


def test_what_matches_is_marked_in_the_letters_as_they_are_written():
    """Places are told in letters of the text, also where accents fall away."""
    assert (0, ((0, 3),)) == fuzzy("caf", "Café path")
    assert (1, ((5, 7),)) == fuzzy("th", "Copyethe")
    assert fuzzy("zz", "Café") is None


def test_a_command_that_is_not_possible_says_why(window):
    """On the start screen there is nothing to save; Enter skips what cannot be done."""
    dialog = CommandsDialog(window.actions_, window)
    dialog.sought.setText("save")

    ends = {dialog.rows.item(at).data(END) for at in range(dialog.rows.rowCount())}

    assert {"Open a project first"} == ends
    assert not dialog.list.currentIndex().isValid()


def test_reasons_name_what_is_missing(blank):
    """An empty list, and a page without one."""
    blank.go_to("core_values")
    empty = blank.actions_["duplicate"].property(REASON)
    blank.go_to("publish")
    none = blank.actions_["duplicate"].property(REASON)

    assert ("The list is empty", "No list on this page") == (empty, none)
    assert "Nothing to undo" == blank.actions_["undo"].property(REASON)


def test_arrows_choose_a_command_while_the_words_stand(blank, qtbot):
    """Down goes to the next row without leaving the line one types in."""
    dialog = CommandsDialog(blank.actions_, blank)
    dialog.show()
    dialog.sought.setFocus()
    qtbot.keyClicks(dialog.sought, "text")
    before = dialog.list.currentIndex().row()

    qtbot.keyClick(dialog.sought, Qt.Key.Key_Down)

    assert before + 1 == dialog.list.currentIndex().row()
    assert dialog.rows.item(0).data(KEYS)


def test_the_list_of_commands_can_be_printed(blank):
    """A table with every command under its menu."""
    document = rows_document("All", [("File", "Save & go", "Ctrl+S"), ("Go", "Next", "")])

    assert ["All", "File", "Save & go", "Ctrl+S", "Go", "Next"] == document.toPlainText().split(
        "\n"
    )[:6]


def test_replacing_is_one_step_that_undo_takes_back(example):
    """Every place changes at once; one undo brings every word back, and redo repeats it."""
    before, project = places(example, "table"), example.workspace.project
    dialog = FindDialog(example.workspace, example, replacing=True)
    dialog.line.setText("table")
    dialog.new.setText("xyzzy")
    offered = dialog._replace.text()

    dialog._replace.click()
    after = places(example, "table"), places(example, "xyzzy")
    example.actions_["undo"].trigger()
    undone = example.workspace.project
    example.actions_["redo"].trigger()

    assert before > 12
    assert f"Replace in {before} places" == offered
    assert 0 == after[0]
    assert after[1] >= before
    assert project.records == undone.records
    assert after == (places(example, "table"), places(example, "xyzzy"))


def test_after_replacing_undo_is_offered_in_words(example):
    """The bar says how many places changed, from what and to what."""
    dialog = FindDialog(example.workspace, example, replacing=True)
    dialog.line.setText("Larder Lane")
    dialog.new.setText("Pantry Lane")

    dialog._replace.click()

    assert example.area.undo_bar.isVisible()
    assert "places changed from “Larder Lane” to “Pantry Lane”." in example.area.undo_bar.told()


def test_a_place_without_its_tick_is_left_alone(example):
    """The preview shows the new words, and a tick taken away keeps the old ones."""
    dialog = FindDialog(example.workspace, example, replacing=True)
    dialog.line.setText("table")
    dialog.new.setText("xyzzy")
    row = dialog.rows.item(0)
    hit = row.data(Qt.ItemDataRole.UserRole)
    shown = row.text()
    row.setCheckState(Qt.CheckState.Unchecked)

    dialog._replace.click()

    kept = example.workspace.project.get(hit.record.id)
    assert "yzzy" in shown
    assert hit.text in str(getattr(kept, hit.field))
    assert len(hit.spans) <= places(example, "table") < 10


def test_finding_knows_whole_words_and_capitals(example):
    """The boxes narrow what is found, and the count follows."""
    dialog = FindDialog(example.workspace, example)
    dialog.line.setText("we")
    counts = [dialog.rows.rowCount()]
    for box in (dialog.whole, dialog.cased):
        box.click()
        counts.append(dialog.rows.rowCount())

    assert counts[0] > counts[1] > counts[2] > 0


def test_finding_ignores_accents(example):
    """Cafe finds Café."""
    dialog = FindDialog(example.workspace, example)

    dialog.line.setText("cafe")

    assert dialog.rows.rowCount() > 0


def test_a_file_that_can_only_be_read_offers_no_replacing(example):
    """Find still finds there."""
    example.workspace.session.read_only = True
    dialog = FindDialog(example.workspace, example, replacing=True)
    dialog.line.setText("guest")

    assert not dialog._replace.isVisibleTo(dialog)
    assert dialog.rows.rowCount() > 0


def test_enter_goes_from_line_to_line_and_replaces_on_the_button_alone(example, qtbot):
    """Whoever presses Enter after the new words has changed nothing yet, and lost nothing."""
    before = example.workspace.project
    dialog = FindDialog(example.workspace, example, replacing=True)
    dialog.show()
    dialog.line.setText("table")
    dialog.line.setFocus()
    seen = []
    for line in (dialog.line, dialog.new):
        qtbot.keyClick(line, Qt.Key.Key_Return)
        seen.append(dialog.focusWidget())
    kept = example.workspace.project

    qtbot.keyClick(dialog._replace, Qt.Key.Key_Return)

    assert [dialog.new, dialog._replace] == seen
    assert before is kept
    assert 0 == places(example, "table")
