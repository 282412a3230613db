"""A window that ends without a farewell loses nothing: the next one offers what was typed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typing_window import TYPED

from credo_builder.app import earlier, home, keeping, left_behind
from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.storage import journal
from credo_builder.ui import dialogs
from credo_builder.ui.application import open_window
from credo_builder.ui.holding import HOLDER

PROMISED_S = 2
PATIENCE_MS = 10_000


def names(project):
    """Return what the values of *project* are called."""
    return [value.name for value in project.of(CoreValue)]


def value_file(folder):
    """Return a project file in *folder* with one value in it."""
    session = Session.new()
    session.edit(session.project.put(CoreValue(name="Craft")), "Add")
    session.save_as(folder / "lane.credo")
    session.close()
    return folder / "lane.credo"


@pytest.fixture
def file(tmp_path):
    """A project file with one value in it."""
    return value_file(tmp_path)


@pytest.fixture
def left(file, monkeypatch):
    """Leave work on *file* behind, as a program does that is killed; return its file."""
    monkeypatch.setattr(keeping, "PAUSE_S", 0.01)
    leave_work(Session.open(file), "Care", monkeypatch)
    return file


def leave_work(session, name, monkeypatch):
    """Add a value to *session*, then end as if killed: every journal so far is of the dead."""
    keeper = session.keep()
    session.edit(session.project.put(CoreValue(name=name)), f"Add {name}")
    assert keeper.settle()
    keeper.leave()
    dead = {remnant_path.name for remnant_path in session_folder().glob("*.jsonl")}
    read = journal._remnant

    def of_the_dead(path):
        with monkeypatch.context() as gone:
            if path.name in dead:
                gone.setattr(journal.Process, "is_gone", property(lambda _self: True))
            return read(path)

    monkeypatch.setattr(journal, "_remnant", of_the_dead)


def session_folder():
    """Return the folder of the journals."""
    return Path(os.environ["XDG_STATE_HOME"]) / "credo-builder" / "journal"


def offered(window, qtbot):
    """Return the offer to recover that *window* shows."""
    window.look_for_left_behind()
    return window.recovering.dialog


def kill_a_typing_window(file):
    """Type into a real window that has *file* open; kill it as soon as the promise allows."""
    program = Path(__file__).with_name("typing_window.py")
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, str(program), str(file)], stdout=subprocess.PIPE, text=True, env=around
    ) as child:
        assert "typed" == child.stdout.readline().strip()
        time.sleep(PROMISED_S)
        child.send_signal(signal.SIGKILL)


def test_a_window_killed_while_somebody_types_gives_everything_back(file, qapp, qt_words, qtbot):
    """Kill -9 costs nothing that was typed two seconds before; undo leads to the saved file."""
    kill_a_typing_window(file)
    window = open_window()
    painted = window.recovering is None
    qtbot.waitUntil(lambda: window.recovering is not None, timeout=PATIENCE_MS)
    recovering = window.recovering
    dialog = recovering.dialog
    dialog.more.click()
    differs = dialog.differences.toPlainText()
    dialog.recover.click()
    session = window.workspace.session
    found = names(session.project), session.path, window._top._pill.text()
    qtbot.waitUntil(lambda: not home.remnants(), timeout=PATIENCE_MS)
    window.actions_["undo"].trigger()
    undone = names(session.project)
    window.actions_["redo"].trigger()
    saved = window.save()
    window.close()

    assert painted, "nothing is looked for before the first painting"
    assert f"“{TYPED}” added" in differs
    assert (["Craft", TYPED], file) == found[:2]
    assert ["Craft"] == undone
    assert saved
    assert ["Craft", TYPED] == names(Session.open(file).project)


def test_the_offer_says_what_when_and_where(window, left, qtbot):
    """The project, its file, how many changes, both times; Escape decides later."""
    dialog = offered(window, qtbot)
    said = dialog._title.text(), dialog._where.text(), dialog._work._what.text()
    focus = dialog.focusWidget().text()
    dialog.reject()

    assert said == (
        "Your last change to “Untitled project” is safe", str(left), "One core value added",
    )  # fmt: skip
    assert "Recover the change" == focus
    assert 1 == len(home.remnants())


def test_keeping_the_saved_version_puts_the_work_among_the_earlier_states(window, left, qtbot):
    """Nothing is thrown away: what was not chosen can be brought back."""
    project_id = home.remnants()[0].project_id
    offered(window, qtbot).keep.click()
    (state,) = earlier.states(project_id)

    assert () == home.remnants()
    assert ["Craft", "Care"] == names(state.project())
    assert ["Craft"] == names(Session.open(left).project)


def test_work_whose_file_is_open_in_another_window_is_not_offered(window, left):
    """Whoever has the file open must not be disturbed by an older state."""
    other = Session.open(left, hold=HOLDER)
    elsewhere = left_behind.left_behind()
    other.close()

    assert () == elsewhere
    assert 1 == len(left_behind.left_behind())


def test_work_that_the_file_has_anyway_is_let_go(window, left):
    """Whoever typed and took it back is not asked about nothing."""
    session = Session.open(left)
    session.edit(
        session.project.put(left_behind.left_behind()[0].found.project.of(CoreValue)[1]), ""
    )
    session.save()
    session.close()

    assert ((), ()) == (left_behind.left_behind(), home.remnants())


def test_work_without_a_file_is_thrown_away_only_when_that_was_meant(window, monkeypatch, qtbot):
    """It is asked once more, and the first answer is to go back."""
    leave_work(Session.new(), "Care", monkeypatch)
    window.look_for_left_behind()
    recovering = window.recovering
    recovering.dialog.keep.click()
    asked = recovering._asking.focusWidget().text()
    recovering._asking.reject()
    there = len(home.remnants())
    recovering.dialog.keep.click()
    recovering._asking.answer = dialogs.AGREE
    recovering._asking.accept()

    assert ("Go back", 1, ()) == (asked, there, home.remnants())


def test_opening_a_file_offers_what_was_put_off(window, left, qtbot):
    """Who decided later meets the question again before typing over the old state."""
    window.has_looked = True
    window.open_file(left)
    window.recovering.dialog.recover.click()

    assert ["Craft", "Care"] == names(window.workspace.project)
    assert not window.workspace.session.home.has_lost_its_file


def test_two_projects_come_back_in_two_windows(window, tmp_path, monkeypatch, qtbot, qapp):
    """The second is offered after the first, and opens beside it."""
    monkeypatch.setattr(keeping, "PAUSE_S", 0.01)
    (tmp_path / "two").mkdir()
    for folder, name in ((tmp_path, "One"), (tmp_path / "two", "Two")):
        leave_work(Session.open(value_file(folder)), name, monkeypatch)
    window.look_for_left_behind()
    recovering = window.recovering
    listed = recovering.dialog.list.model().rowCount()
    recovering.dialog.recover.click()
    recovering.dialog.recover.click()
    windows = [w for w in qapp.topLevelWidgets() if getattr(w, "workspace", None) is not None]
    found = sorted(names(w.workspace.project)[-1] for w in windows)
    for other in windows:
        other.workspace.session._saved = other.workspace.session.project
        if other is not window:
            other.close()

    assert (2, ["One", "Two"]) == (listed, found)
