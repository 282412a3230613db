"""What was saved before can be looked at, brought back as one step, or saved as a copy."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.ui import holding
from credo_builder.ui.earlier_states import EarlierStates


def names(project):
    """Return what the values of *project* are called."""
    return [value.name for value in project.of(CoreValue)]


def typed(session, name):
    """Let somebody add the value *name*."""
    session.edit(session.project.put(CoreValue(name=name)), f"Add {name}")


@pytest.fixture
def saved_twice(window, tmp_path):
    """Return a window with a project that was saved with one value, then with two."""
    session = Session.new()
    typed(session, "Craft")
    session.save_as(tmp_path / "lane.credo")
    window.take(session)
    typed(session, "Care")
    assert window.save()
    return window


def listed(window):
    """Choose File, Earlier states; return the dialog."""
    window.actions_["earlier"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EarlierStates)
    return dialog


def test_a_state_comes_back_as_one_step_and_undo_leads_to_now(saved_twice):
    """The list says what differs from now; the file is not touched by bringing it back."""
    session = saved_twice.workspace.session
    dialog = listed(saved_twice)
    told = dialog.what.text(), dialog.differences.toPlainText()
    dialog.back.click()
    back, label = names(session.project), session.undo_label
    saved_twice.actions_["undo"].trigger()

    assert ("Against now: One core value deleted", "Core values\n  V2 “Care” deleted") == told
    assert (["Craft"], ["Craft", "Care"]) == (back, names(session.project))
    assert label.startswith("Bring back the state of today")
    assert ["Craft", "Care"] == names(Session.open(session.path).project)


def test_what_the_file_says_is_listed_while_there_is_more_in_the_window(saved_twice):
    """One can always go back to what was saved last."""
    typed(saved_twice.workspace.session, "Third")
    dialog = listed(saved_twice)
    first = dialog.rows.item(0).text()
    dialog.back.click()

    assert first.endswith("as the file has it")
    assert ["Craft", "Care"] == names(saved_twice.workspace.project)
    assert "Saved" == saved_twice._top._pill.text()


def test_a_state_can_be_saved_as_a_copy_but_not_over_the_file_in_use(saved_twice, tmp_path):
    """The copy holds the old state; the project stays as it is."""
    session = saved_twice.workspace.session
    dialog = listed(saved_twice)
    dialog.write_copy(dialog._project, tmp_path / "old.credo", session.path)
    said = dialog.what.text()
    dialog.write_copy(dialog._project, session.path, session.path)
    refused = QApplication.activeModalWidget()
    refused.accept()
    dialog.reject()

    assert "Saved as “old.credo”" == said
    assert ["Craft"] == names(Session.open(tmp_path / "old.credo").project)
    assert ["Craft", "Care"] == names(Session.open(session.path).project)


def test_a_project_without_earlier_states_says_when_there_will_be_some(blank):
    """The dialog explains itself and closes."""
    dialog = listed(blank)
    shown = dialog.list.isVisible()
    dialog.reject()

    assert not shown


def damage(path):
    """Cut the file *path* short."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def test_a_damaged_file_offers_its_newest_good_state(saved_twice):
    """Opened in its place the state counts as unsaved, and saving mends the file."""
    path = saved_twice.workspace.session.path
    saved_twice.close_project()
    damage(path)
    saved_twice.open_file(path)
    saved_twice.holding._asking.press(holding.NEWEST)
    session = saved_twice.workspace.session
    before = names(session.project), session.path, session.is_dirty
    saved = saved_twice.save()

    assert ((["Craft"], path, True), True) == (before, saved)
    assert ["Craft"] == names(Session.open(path).project)


def test_a_damaged_file_leads_to_the_list_of_its_states(saved_twice):
    """One may look at every state before one is opened."""
    path = saved_twice.workspace.session.path
    saved_twice.close_project()
    path.write_bytes(b"")
    saved_twice.open_file(path)
    saved_twice.holding._asking.press(holding.CHOOSE)
    dialog = QApplication.activeModalWidget()
    told = dialog.what.text()
    dialog.back.click()

    assert "What “Untitled project” says there" == told
    assert ["Craft"] == names(saved_twice.workspace.project)


def test_a_damaged_file_that_nothing_was_kept_of_says_what_is_wrong(window, tmp_path):
    """The sentence names the file; nothing is opened."""
    (tmp_path / "bad.credo").write_text('{"format": "credo-project", ', encoding="utf-8")
    opened = window.open_file(tmp_path / "bad.credo")
    dialog = QApplication.activeModalWidget()
    title = dialog.windowTitle()
    dialog.accept()

    assert (False, "This file is damaged", None) == (opened, title, window.workspace)


def test_what_is_whole_in_a_damaged_file_can_be_opened_and_what_is_lost_is_named(window, tmp_path):
    """Without any earlier state the file itself gives what it still holds."""
    session = Session.new()
    for name in ("Craft", "Care", "Calm"):
        typed(session, name)
    session.save_as(tmp_path / "lane.credo")
    session.close()
    content = (tmp_path / "lane.credo").read_bytes()
    (tmp_path / "lane.credo").write_bytes(content[: content.index(b"Calm")])
    window.open_file(tmp_path / "lane.credo")
    offered = [tile.answer for tile in window.holding._asking._tiles]
    window.holding._asking.press(holding.WHOLE)
    (lost,) = window.workspace.session.warnings

    assert [holding.WHOLE] == offered
    assert ["Craft", "Care"] == names(window.workspace.project)
    assert lost.startswith("Not there any more: ")
    assert window.save()
    assert ["Craft", "Care"] == names(Session.open(tmp_path / "lane.credo").project)
