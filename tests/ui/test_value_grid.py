"""The values on Quick, as rows of a grid."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue


@pytest.fixture
def grid(window):
    """Return the empty grid of a blank project on Quick."""
    return shown(window, Session.new())


def shown(window, session):
    """Return the grid of *session* on Quick."""
    session.take_path("quick")
    window.take(session)
    window.go_to("what_you_stand_for")
    return window.current_list()


def values(grid):
    """Return the values of the project."""
    return grid.records()


def names(grid):
    """Return what the values are called."""
    return [value.name for value in values(grid)]


def test_writing_in_the_empty_row_makes_a_value_and_a_new_empty_row(grid, qtbot):
    """Typing into the last row is all that a new value takes; Enter goes on in the row."""
    grid.add()
    row = grid._value_rows()[-1]
    qtbot.keyClicks(row.cells["name"], "Craft")
    qtbot.keyClick(row.cells["name"], Qt.Key.Key_Return)
    qtbot.keyClicks(row.cells["belief"], "Good bread cannot be hurried.")

    assert [("Craft", "Good bread cannot be hurried.", 2, True)] == [
        (v.name, v.belief, len(grid._value_rows()), row.cells["belief"].hasFocus())
        for v in values(grid)
    ]


def test_a_sentence_in_a_cell_stays_one_line(grid, qtbot):
    """Enter in what we believe leads on and writes nothing; behaviours take a line each."""
    grid.add_titled(["Craft"])
    row = grid._value_rows()[0]
    qtbot.keyClicks(row.cells["belief"], "Slow")
    qtbot.keyClick(row.cells["belief"], Qt.Key.Key_Return)
    qtbot.keyClicks(row.cells["behaviours_do"], "Show the crumb")
    qtbot.keyClick(row.cells["behaviours_do"], Qt.Key.Key_Return)
    qtbot.keyClicks(row.cells["behaviours_do"], "Offer a taste")

    assert [("Slow", ("Show the crumb", "Offer a taste"))] == [
        (v.belief, v.behaviours_do) for v in values(grid)
    ]


def test_the_bin_of_a_row_deletes_it_and_undo_brings_it_back(grid, window, qtbot):
    """A row is deleted without a question, and comes back where it was."""
    grid.add_titled(["Warmth", "Honesty", "Craft"])
    qtbot.mouseClick(grid._value_rows()[1].gone, Qt.MouseButton.LeftButton)
    without = names(grid)
    window.actions_["undo"].trigger()

    assert (["Warmth", "Craft"], ["Warmth", "Honesty", "Craft"]) == (without, names(grid))


def test_rows_are_moved_by_alt_and_an_arrow(grid, qtbot):
    """The order of the rows is the order on paper; the empty row stays last."""
    grid.add_titled(["Warmth", "Honesty"])
    second = grid._value_rows()[1]
    qtbot.keyClick(second.cells["name"], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    kept = names(grid)
    qtbot.keyClick(second.cells["name"], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert (["Warmth", "Honesty"], ["Honesty", "Warmth"]) == (kept, names(grid))


def test_arrows_go_from_row_to_row_in_their_column(grid, qtbot):
    """Down from a cell is the cell below it where somebody wrote last."""
    grid.add_titled(["Warmth", "Honesty"])
    above, below = grid._value_rows()[:2]
    below.cells["name"].setFocus()
    above.cells["name"].setFocus()
    qtbot.keyClick(above.cells["name"], Qt.Key.Key_Down)

    assert below.cells["name"].hasFocus()


def test_a_suggestion_in_the_grid_can_be_called_ours(window, qtbot):
    """A row that nobody has read says so and offers to be ours."""
    grid = shown(window, Session.new("restaurant_cafe"))
    row = grid._value_rows()[0]
    before = row._ours.isVisible()
    qtbot.mouseClick(row._ours, Qt.MouseButton.LeftButton)

    assert (True, False, True) == (before, row._ours.isVisible(), values(grid)[0].reviewed)


def test_values_of_the_trade_are_offered_while_there_are_few(window, qtbot):
    """A chip puts a value of the trade into the grid."""
    session = Session.new("restaurant_cafe")
    project = session.project
    for value in project.of(CoreValue)[1:]:
        project = project.remove(value.id)
    session.edit(project, "Delete")
    grid = shown(window, session)
    chip = grid._chips.findChildren(QPushButton)[0]
    wanted = chip.text()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)

    assert wanted == names(grid)[-1]


def test_a_finding_leads_to_the_cell_it_is_about(window):
    """Going to a field of a value moves the focus into its cell."""
    grid = shown(window, Session.example())
    value = values(grid)[1]
    window.area.jump("core_values", value.id, "behaviours_do")

    assert grid._value_rows()[1].cells["behaviours_do"].hasFocus()
