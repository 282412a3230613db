"""A file is held by one window; others read it, copy it, or take it over knowingly."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel

from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.errors import Locked
from credo_builder.ui import holding
from credo_builder.ui.application import another_window

HOLD = holding.HOLDER


@pytest.fixture
def file(tmp_path):
    """A project file with one value in it."""
    session = Session.new()
    session.edit(session.project.put(CoreValue(name="Craft")), "Add")
    session.save_as(tmp_path / "lane.credo")
    session.close()
    return tmp_path / "lane.credo"


@pytest.fixture
def second(window):
    """Return another window of the same program, closed after the test."""
    made = another_window()
    yield made
    if made.workspace is not None:
        made.workspace.session._saved = made.workspace.session.project
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def told(dialog):
    """Return all that *dialog* says."""
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def names(window):
    """Return what the values shown in *window* are called."""
    return [value.name for value in window.workspace.project.of(CoreValue)]


def test_an_open_file_is_held_and_free_again_once_the_project_is_closed(window, file):
    """Who opens a file has it to themselves until they close it."""
    assert window.open_file(file)
    with pytest.raises(Locked):
        Session.open(file, hold=HOLD)
    window.close_project()

    Session.open(file, hold=HOLD).close()


def test_the_question_says_who_where_and_since_when(window, second, file):
    """The second window to open a file hears which one has it, and begins on reading only."""
    window.open_file(file)
    assert not second.open_file(file)
    asking = second.holding._asking

    assert "“lane.credo” is open in another window of this program, since today" in told(asking)
    assert "Open to read only" in asking.focusWidget().accessibleName()
    asking.reject()
    assert second.workspace is None


def test_the_second_window_can_read_only(window, second, file):
    """Looking does not disturb whoever works on the file."""
    window.open_file(file)
    second.open_file(file)
    second.holding._asking.press(holding.READ)

    assert (["Craft"], True) == (names(second), second.workspace.session.read_only)
    assert not window.workspace.session.home.has_lost_its_file


def test_the_second_window_can_work_on_a_copy(window, second, file):
    """The copy has no file yet, and says the same."""
    window.open_file(file)
    second.open_file(file)
    second.holding._asking.press(holding.COPY)

    assert (["Craft"], None) == (names(second), second.workspace.session.path)


def test_the_second_window_can_take_the_file_over_and_the_first_is_told(window, second, file):
    """Coming back to the first window, one reads at its top that the file went elsewhere."""
    window.open_file(file)
    second.open_file(file)
    second.holding._asking.press(holding.OVER)
    window._saving.state.look()

    assert (["Craft"], False) == (names(second), second.workspace.session.read_only)
    assert "Not saved: taken over elsewhere" == window._top._pill.text()
    assert "Saved" == second._top._pill.text()


def test_opening_the_file_that_is_open_already_leads_back_to_it(window, file):
    """From the start screen one comes back to what one had not saved yet."""
    window.open_file(file)
    session = window.workspace.session
    session.edit(session.project.put(CoreValue(name="Care")), "Add")
    window.show_start()

    assert window.open_file(file)
    assert ["Craft", "Care"] == names(window)


def test_a_file_held_by_a_program_on_another_computer_names_it(window, file, monkeypatch):
    """A lock of another computer is never taken without asking."""
    monkeypatch.setattr("platform.node", lambda: "till-2")
    held = Session.open(file, hold="credo approve")
    monkeypatch.setattr("platform.node", lambda: "desk-1")
    window.open_file(file)
    words = told(window.holding._asking)
    window.holding._asking.reject()
    held.close()

    assert "is open in credo approve on till-2, since today" in words


def test_a_file_that_could_only_be_read_can_be_edited_once_it_is_saved_elsewhere(
    window, file, tmp_path, monkeypatch
):
    """The notice says that it is open elsewhere, and goes with the first saving of a copy."""
    held = Session.open(file, hold=HOLD)
    window.holding.open(file, read_only=True)
    window.go_to("core_values")
    before = told(window.area), window.actions_["add"].isEnabled()
    monkeypatch.setattr(holding.dialogs, "ask_where_to_save", lambda *_: tmp_path / "mine.credo")
    saved = window.save()
    held.close()

    assert "This file is open elsewhere. You can read it" in before[0]
    assert (False, True) == (before[1], saved)
    assert window.actions_["add"].isEnabled()
    assert "This file is open elsewhere" not in told(window.area)
    window.current_list().add_titled(["Care"])
    assert ["Craft", "Care"] == names(window)
