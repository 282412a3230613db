"""Every command of a list, once and undone and repeated; several rows; what is said aloud."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.freedom import Empowerment
from credo_builder.ui import announcing, footer, list_editor
from credo_builder.ui.actions import REASON

NAMES = ["Warmth", "Honesty", "Craft", "Calm"]


def names(window):
    return [v.name for v in window.workspace.project.of(CoreValue)]


def chosen(editor):
    return [editor.rows.record(row).name for row in editor.view.chosen_rows()]


def choose(editor, *rows):
    editor.choose(rows[0])
    for row in rows[1:]:
        toggle = QItemSelectionModel.SelectionFlag.Select
        editor.view.selectionModel().select(editor.rows.index(row), toggle)


@pytest.fixture
def values(blank):
    blank.go_to("core_values")
    blank.current_list().add_titled(NAMES)
    return blank


@pytest.fixture
def said(monkeypatch):
    """Collect what assistive technology is told."""
    heard = []

    def hear(widget, words):
        heard.append(words)
        announcing.announce(widget, words)

    for module in (list_editor, footer):
        monkeypatch.setattr(module, "announce", hear)
    return heard


COMMANDS = {
    "add": (0, ["Warmth", "Honesty", "Craft", "Calm", ""]),
    "duplicate": (1, ["Warmth", "Honesty", "Honesty", "Craft", "Calm"]),
    "delete": (1, ["Warmth", "Craft", "Calm"]),
    "up": (2, ["Warmth", "Craft", "Honesty", "Calm"]),
    "down": (2, ["Warmth", "Honesty", "Calm", "Craft"]),
    "paste_lines": (0, ["Warmth", "Honesty", "Craft", "Calm", "Care", "Joy"]),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_one_edit_that_is_undone_and_repeated(values, command):
    """Each command of the menu changes the list, undo takes it back, redo repeats it."""
    row, wanted = COMMANDS[command]
    QGuiApplication.clipboard().setText("Care\nJoy")
    values.current_list().choose(row)

    values.actions_[command].trigger()
    done = names(values)
    values.actions_["undo"].trigger()
    undone = names(values)
    values.actions_["redo"].trigger()

    assert wanted == done
    assert NAMES == undone
    assert wanted == names(values)


SEVERAL = {
    "duplicate": ["Warmth", "Warmth", "Honesty", "Craft", "Craft", "Calm"],
    "delete": ["Honesty", "Calm"],
    "down": ["Honesty", "Warmth", "Calm", "Craft"],
    "up": ["Warmth", "Craft", "Honesty", "Calm"],
}


@pytest.mark.parametrize("command", SEVERAL)
def test_several_rows_are_changed_by_one_edit(values, command):
    """The first and the third row at once; one undo takes both back."""
    choose(values.current_list(), 0, 2)

    values.actions_[command].trigger()
    done = names(values)
    values.actions_["undo"].trigger()
    undone = names(values)
    values.actions_["redo"].trigger()

    assert SEVERAL[command] == done
    assert NAMES == undone
    assert SEVERAL[command] == names(values)


def test_rows_moved_together_stay_chosen(values):
    """Alt+Down again moves the same rows on; none passes the end or another."""
    editor = values.current_list()
    choose(editor, 1, 2)

    for _again in range(3):
        values.actions_["down"].trigger()

    assert ["Warmth", "Calm", "Honesty", "Craft"] == names(values)
    assert ["Honesty", "Craft"] == chosen(editor)


@pytest.mark.parametrize(
    ("rows", "place", "wanted"),
    [
        ([0, 2], 4, ["Honesty", "Calm", "Warmth", "Craft"]),
        ([2, 3], 0, ["Craft", "Calm", "Warmth", "Honesty"]),
        ([1], 2, NAMES),
        ([0, 3], 2, ["Honesty", "Warmth", "Calm", "Craft"]),
    ],
)
def test_rows_are_dropped_together(values, rows, place, wanted):
    """Rows chosen apart land side by side; a drop in place is no edit."""
    editor = values.current_list()
    label = values.workspace.session.undo_label
    choose(editor, *rows)

    editor.view.carried.emit(rows, place)
    moved = values.workspace.session.undo_label != label

    assert wanted == names(values)
    assert (wanted != NAMES) == moved
    if moved:
        values.actions_["undo"].trigger()
        assert NAMES == names(values)


def test_moves_additions_and_deletions_are_said_aloud(values, said):
    """What changed and where it is now, for people who do not see the list."""
    editor = values.current_list()
    editor.choose(2)
    editor.shift(-1)
    editor.duplicate()
    editor.add_titled(["Joy"])
    choose(editor, 0, 1)
    editor.shift(1)
    editor.delete()

    assert [
        "Craft moved to 2 of 4", "Core value duplicated, 5 in the list",
        "Core value added, 6 in the list", "two core values moved to 2 of 6",
        "Two core values deleted.",
    ] == said  # fmt: skip


def test_copy_and_paste_by_their_usual_keys_while_the_list_has_the_focus(values, qtbot):
    """Ctrl+C takes the titles along, Ctrl+V makes rows of them."""
    editor = values.current_list()
    choose(editor, 0, 1)
    editor.view.setFocus()

    qtbot.keyClick(editor.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    qtbot.keyClick(editor.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert "Warmth\nHonesty" == copied
    assert [*NAMES, "Warmth", "Honesty"] == names(values)


def test_enter_goes_into_the_form_and_escape_back_to_the_list(values, qtbot):
    """The list and its form are one key apart."""
    editor = values.current_list()
    values.activateWindow()
    editor.choose(1)
    editor.view.setFocus()

    qtbot.keyClick(editor.view, Qt.Key.Key_Return)
    inside = QApplication.focusWidget()
    qtbot.keyClick(inside, Qt.Key.Key_Escape)

    assert editor.form.isAncestorOf(inside)
    assert editor.view.hasFocus()


def test_the_undo_bar_goes_with_the_next_edit_and_not_with_looking(values):
    """Offering to undo a deletion after something else was done would undo that instead."""
    editor = values.current_list()
    bar = values.area.undo_bar
    editor.delete()
    offered = bar.isVisible()
    values.workspace.session.visit("outcome")
    looked = bar.isVisible()
    editor.add_titled(["Joy"])

    assert (True, True, False) == (offered, looked, bar.isVisible())


def test_the_undo_bar_is_reached_by_tab_and_left_by_escape(values, qtbot):
    """It waits while the focus is in it."""
    values.current_list().delete()
    bar = values.area.undo_bar
    stops = []
    for _again in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
        if bar.isAncestorOf(stops[-1]):
            break
    waits = not bar._timer.isActive()

    qtbot.keyClick(stops[-1], Qt.Key.Key_Escape)

    assert waits
    assert not bar.isVisible()


def test_tab_goes_from_the_page_to_its_foot_and_round_by_the_top(values):
    """Sidebar, head, page, foot: as the window is read, there and back."""
    parts = [values._top, *values.area.parts()]
    passed = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        seen = []
        for _again in range(90):
            QTest.keyClick(QApplication.focusWidget(), key)
            now = QApplication.focusWidget()
            at = next(i for i, part in enumerate(parts) if part.isAncestorOf(now))
            if not seen or seen[-1] != at:
                seen.append(at)
        passed.append(seen)
    forward, backward = passed

    foot = parts.index(values.area.footer)
    ahead = {(a, b) for a, b in pairwise(forward)}
    assert {(2, foot), (foot, 0), (0, 1), (1, 2)} == ahead
    assert ahead == {(b, a) for a, b in pairwise(backward)}


def test_a_row_under_the_pointer_shows_where_it_would_land(values):
    """A place is found by the middles of the rows; below them all is the end."""
    view = values.current_list().view
    rects = [view.visualRect(view.model().index(row, 0)) for row in range(4)]

    places = [view._place_at(QPoint(10, rect.top() + 2)) for rect in rects]

    assert [0, 1, 2, 3] == places
    assert 4 == view._place_at(QPoint(10, rects[3].bottom() + 40))


def test_words_typed_for_a_list_of_answers_become_its_first_answer(blank):
    """A freedom written in the empty list is one freedom, not a row of letters."""
    blank.go_to("freedom_and_complaints")
    blank.workspace.session.take_path("quick")
    blank.go_to("freedom_and_complaints")

    blank.current_list().add_titled(["Take back a damaged book"])

    (made,) = blank.workspace.project.of(Empowerment)
    assert ("Take back a damaged book",) == made.freedoms
    assert "Take back a damaged book" == made.title


def test_undo_and_redo_lead_to_what_they_changed(example):
    """Whoever undoes from another page sees what happened, on its page and record."""
    example.go_to("core_values")
    editor = example.current_list()
    editor.choose(1)
    gone = editor.record
    editor.delete()
    example.go_to("learning")

    example.actions_["undo"].trigger()
    there, record = example.area.key, example.current_list().record
    example.go_to("learning")
    example.actions_["redo"].trigger()

    assert ("core_values", gone) == (there, record)
    assert "core_values" == example.area.key


def test_undo_turns_to_the_tab_that_holds_what_it_changed(example):
    """A policy deleted on one tab comes back in view from another tab of the same page."""
    example.go_to("policies")
    editor = example.current_list()
    gone = editor.record
    editor.delete()
    tabs = example.area.page._tabs.buttons()
    tabs[-1].click()
    elsewhere = example.current_list()

    example.actions_["undo"].trigger()

    assert elsewhere is not editor
    assert editor is example.current_list()
    assert gone == editor.record


def test_undo_on_the_page_in_view_leaves_the_focus_where_it_is(values, qtbot):
    """Ctrl+Z while typing takes the typing back, and one goes on typing."""
    editor = values.current_list()
    values.activateWindow()
    name = editor.form.sheet.fields["name"].editor.target()
    name.setFocus()
    qtbot.keyClicks(name, "!")

    values.actions_["undo"].trigger()

    assert name.hasFocus()
    assert NAMES == names(values)


def test_a_key_turns_from_the_picture_to_the_list_and_back(example):
    """Ctrl+B on the map of moments; a page without a picture says so."""
    example.go_to("moments")
    page = example.area.page
    seen = [page.shown]
    for _again in range(2):
        example.actions_["board"].trigger()
        seen.append(page.shown)
    example.go_to("core_values")

    assert ["picture", "moments", "picture"] == seen
    assert not example.actions_["board"].isEnabled()
    assert "No picture on this page" == example.actions_["board"].property(REASON)
