"""Errors that nobody foresaw: told plainly, noted without a word of the project."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from typing_window import TYPED

from credo_builder.app import fault_log, home, keeping
from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.ui import crash_dialog, session_end
from credo_builder.ui.crashing import Watch

SECRET = "The owner fears the landlord"


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    """Let typing be gathered for a moment only."""
    monkeypatch.setattr(keeping, "PAUSE_S", 0.01)


@pytest.fixture
def watch(blank, capfd):
    """Return a watch over the program, in whose project somebody wrote something private."""
    session = blank.workspace.session
    session.edit(session.project.put(CoreValue(name=SECRET)), "Add")
    made = Watch()
    made.begin()
    yield made
    if made.dialog is not None:
        made.dialog.reject()
    made.end()


def noted():
    """Return what the log holds."""
    place = Path(os.environ["XDG_STATE_HOME"]) / "credo-builder" / "log" / "wizard.log"
    return place.read_text(encoding="utf-8") if place.exists() else ""


def fail(_given=None):
    """Fail inside the program, quoting what somebody wrote."""
    Session.new(SECRET)


def chained():
    """Fail while another failure is told."""
    try:
        fail()
    except Exception as fault:
        raise ValueError(SECRET) from fault


def test_an_error_in_the_window_is_told_and_the_work_is_safe(watch, blank, qtbot):
    """The words say up to when the work is kept, and where; going on is the first answer."""
    QTimer.singleShot(0, chained)
    qtbot.waitUntil(lambda: watch.dialog is not None, timeout=5000)
    dialog = watch.dialog
    told, focus = dialog.told.text(), dialog.focusWidget().text()
    dialog.go_on.click()

    assert told.startswith("Your work up to ")
    assert str(Path(os.environ["XDG_STATE_HOME"]) / "credo-builder" / "journal") in told
    assert "Go on" == focus
    assert blank.workspace is not None


def test_the_log_names_places_and_no_word_of_the_project(watch, qtbot):
    """Kinds of errors and our own lines are noted, what an error says is not."""
    QTimer.singleShot(0, chained)
    qtbot.waitUntil(lambda: watch.dialog is not None, timeout=5000)
    log = noted()

    assert SECRET not in log
    assert "credo_builder/app/session.py:" in log
    assert "in Session.new" in log
    assert ["credo_builder.errors.CredoError", "ValueError"] == [
        line for line in log.splitlines() if line.endswith("Error")
    ]


def test_an_error_of_another_thread_is_told_in_the_window(watch, qtbot):
    """Work beside the window never fails silently."""
    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: watch.dialog is not None, timeout=5000)

    assert " thread " in noted()
    assert SECRET not in noted() + watch.dialog.details.toPlainText()


class Clingy:
    """Fails while it is let go."""

    def __del__(self):
        """Fail, quoting what somebody wrote."""
        fail()


def test_an_error_in_letting_go_is_noted_only(watch, qtbot):
    """No work hangs on it, so nobody is disturbed."""
    Clingy()
    qtbot.wait(20)

    assert " letting go " in noted()
    assert SECRET not in noted()
    assert watch.dialog is None


def test_the_end_of_the_toolkit_is_noted_by_place(watch, capfd):
    """What the toolkit says before it ends the program stays out of the log."""
    watch.on_message(QtMsgType.QtFatalMsg, QMessageLogContext(), SECRET)

    assert " toolkit " in noted()
    assert SECRET not in noted()


def test_one_dialog_at_a_time_and_every_error_noted(watch, qtbot):
    """A page that fails at each painting does not bury the person in questions."""
    for _time in range(3):
        QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: 3 == noted().count("CredoError"), timeout=5000)
    qtbot.wait(20)
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, crash_dialog.CrashDialog)]

    assert 1 == len(shown)


def test_an_error_before_the_window_is_used_waits_for_an_answer(watch):
    """Where nothing runs yet that could show a dialog later, it is shown at once."""

    def answer():
        watch.dialog.reject()

    QTimer.singleShot(50, answer)
    try:
        chained()
    except ValueError:
        sys.excepthook(*sys.exc_info())

    assert watch.dialog is None
    assert "ValueError" in noted()


def test_a_copy_can_be_saved_from_the_dialog_and_the_details_be_copied(watch, blank, tmp_path):
    """The copy holds everything; the file of the project is refused as its own copy."""
    dialog = crash_dialog.CrashDialog("place")
    dialog.show()
    dialog.save_copy(blank.workspace.session, tmp_path / "copy.credo")
    dialog.copy_details.click()
    dialog.reject()

    (value,) = Session.open(tmp_path / "copy.credo").project.of(CoreValue)
    assert (SECRET, "place") == (value.name, QGuiApplication.clipboard().text())


def test_closing_the_program_leaves_the_work_to_be_recovered(watch, blank, monkeypatch):
    """Nothing is asked and nothing thrown away; the program ends saying that something failed."""
    ends = []
    monkeypatch.setattr(QApplication, "exit", ends.append)
    dialog = crash_dialog.CrashDialog("place")
    dialog.show()
    dialog.leave.click()
    monkeypatch.setattr("credo_builder.storage.journal.Process.is_gone", property(lambda _s: True))
    (left,) = home.remnants()

    assert [crash_dialog.ENDED] == ends
    assert blank.workspace is None
    assert [SECRET] == [v.name for v in home.recover(left).project.of(CoreValue)]


def test_work_that_cannot_be_kept_is_not_called_safe(watch, blank, monkeypatch):
    """A full disk and an error at once: the words send one to save a copy."""

    def refused(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("credo_builder.storage.journal.Journal.note", refused)
    session = blank.workspace.session
    session.edit(session.project.put(CoreValue(name="More")), "Add")
    told = crash_dialog.safety_of(blank.workspace)

    assert told == (
        "What you typed last could not be kept (No space left on device). Save a copy now."
    )


def test_the_log_is_private_and_never_grows_for_long(window):
    """Only its owner reads it; from one megabyte on it begins anew and the old one is kept."""
    path = fault_log.note("one")
    first = stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(path.parent.stat().st_mode)
    with path.open("a", encoding="utf-8") as log:
        log.write("x" * fault_log.MOST_BYTES)
    fault_log.note("two")
    names = sorted(p.name for p in path.parent.iterdir())

    assert ((0o600, 0o700), "two\n") == (first, path.read_text(encoding="utf-8"))
    assert ["wizard.log", "wizard.log.1"] == names


def test_a_disk_that_refuses_the_log_is_no_second_error(window, monkeypatch):
    """What cannot be noted is told all the same."""

    def refused(*_names):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("credo_builder.app.fault_log._folder", refused)

    assert (None, None) == (fault_log.note("one"), fault_log.for_sudden_ends())


def run_until_typed(tmp_path, *faults):
    """Start the program and let somebody type; return it."""
    session = Session.new()
    session.save_as(tmp_path / "lane.credo")
    session.close()
    program = Path(__file__).with_name("typing_window.py")
    child = subprocess.Popen(
        [sys.executable, str(program), str(tmp_path / "lane.credo")],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert "typed" == child.stdout.readline().strip()
    return child


def test_a_program_that_is_told_to_end_leaves_every_letter_behind(tmp_path):
    """SIGTERM right after the last key: all is kept, the file is free, and the end is orderly."""
    child = run_until_typed(tmp_path)
    child.send_signal(signal.SIGTERM)
    code = child.wait(30)
    child.stdout.close()
    (left,) = home.remnants()

    assert 0 == code
    assert [TYPED] == [v.name for v in home.recover(left).project.of(CoreValue)]
    assert ["lane.credo"] == [p.name for p in tmp_path.glob("*lane*")]


def test_a_program_that_the_system_ends_at_once_leaves_its_places(tmp_path):
    """A fault below the language writes where it was into the log of sudden ends."""
    child = run_until_typed(tmp_path)
    child.send_signal(signal.SIGABRT)
    child.wait(30)
    child.stdout.close()
    place = Path(os.environ["XDG_STATE_HOME"]) / "credo-builder" / "log" / "ends.log"
    ended = place.read_text(encoding="utf-8")

    assert "Fatal Python error: Aborted" in ended
    assert TYPED not in ended


def test_a_desktop_that_ends_asks_nothing_and_loses_nothing(blank, qapp, monkeypatch):
    """Everything is kept at once; the window closes without a question."""
    session = blank.workspace.session
    session.edit(session.project.put(CoreValue(name="Craft")), "Add")
    farewell = session_end.Farewell(qapp)
    farewell.keep_all()
    kept = session.keeper.is_kept
    blank.close()
    farewell.deleteLater()
    monkeypatch.setattr("credo_builder.storage.journal.Process.is_gone", property(lambda _s: True))
    (left,) = home.remnants()

    assert (True, False) == (kept, blank.isVisible())
    assert ["Craft"] == [v.name for v in home.recover(left).project.of(CoreValue)]
