"""The words at the top say how safe the work is, and keep still while somebody types."""

from __future__ import annotations

import errno
import threading

import pytest

from credo_builder.app import keeping
from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.errors import CannotSave
from credo_builder.storage import journal
from credo_builder.ui import saving


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    """Let typing be gathered for a moment only."""
    monkeypatch.setattr(keeping, "PAUSE_S", 0.02)
    monkeypatch.setattr(keeping, "AGAIN_S", 0.1)


@pytest.fixture
def shown(blank, tmp_path):
    """Return a window with a saved project, and all the words its top ever shows."""
    blank.workspace.session.save_as(tmp_path / "lane.credo")
    words = []
    say = blank._top._pill.setText

    def noted(text):
        words.append(text)
        say(text)

    blank._top._pill.setText = noted
    return blank, words


def typed(window, name):
    """Let somebody add the value *name*."""
    session = window.workspace.session
    session.edit(session.project.put(CoreValue(name=name)), f"Add {name}", key="typing")


def kept(window):
    """Return whether all that was typed in *window* is kept."""
    return window.workspace.session.keeper.is_kept


def test_typing_is_kept_then_saved_and_the_words_never_flicker(shown, qtbot):
    """Not saved yet, kept, and still kept through all further typing; then saved."""
    window, words = shown
    for letter in ("C", "r", "a", "f", "t"):
        typed(window, letter)
        qtbot.waitUntil(lambda: kept(window), timeout=5000)
        qtbot.wait(30)
    window.save()

    assert ["Not saved yet", "Kept, not saved yet", "Saving", "Saved"] == words


def test_what_is_kept_is_heard_in_the_thread_of_the_window(shown, qtbot):
    """The thread that keeps never touches a widget."""
    window, _words = shown
    threads = []
    window._saving.state.changed.connect(lambda: threads.append(threading.current_thread()))
    typed(window, "Craft")
    qtbot.waitUntil(lambda: kept(window) and bool(threads), timeout=5000)

    assert {threading.main_thread()} == set(threads)


def refuse(code):
    """Return a function that fails as a disk does."""

    def refused(*_given):
        raise OSError(code, "No space left on device")

    return refused


def test_a_full_disk_is_told_as_a_link_that_says_what_to_do(shown, qtbot, monkeypatch):
    """Work that cannot be kept says so at once, and no longer once there is room."""
    window, _words = shown
    monkeypatch.setattr(journal.Journal, "_sync", refuse(errno.ENOSPC))
    typed(window, "Craft")
    qtbot.waitUntil(lambda: "Not kept: disk full" == window._top._pill.text(), timeout=5000)
    window._top._pill.click()
    asked = window._saving.asking.windowTitle()
    window._saving.asking.reject()
    monkeypatch.undo()
    qtbot.waitUntil(lambda: "Kept, not saved yet" == window._top._pill.text(), timeout=10000)

    assert "What you type is not kept at the moment" == asked


def test_a_save_that_fails_says_why_until_one_succeeds(shown, monkeypatch):
    """A full disk is told at the top; a press of it leads to trying again."""
    window, _words = shown
    typed(window, "Craft")
    with monkeypatch.context() as disk:
        disk.setattr("credo_builder.storage.files._fill", refuse(errno.ENOSPC))
        saved = window.save()
        window._saving.asking.reject()
    told = window._top._pill.text(), window._top._pill.property("tone")
    window._top._pill.click()
    window._saving.asking.press(saving.AGAIN)

    assert (False, ("Not saved: disk full", "trouble")) == (saved, told)
    assert "Saved" == window._top._pill.text()
    again = Session.open(window.workspace.session.path)
    assert ["Craft"] == [value.name for value in again.project.of(CoreValue)]


def test_no_error_in_keeping_ends_it(shown, qtbot, monkeypatch):
    """Whatever goes wrong beside the window is told there, and tried again."""
    window, _words = shown

    def broken(*_given):
        raise ValueError("nobody foresaw this")

    with monkeypatch.context() as inside:
        inside.setattr(journal.Journal, "note", broken)
        typed(window, "Craft")
        qtbot.waitUntil(lambda: "Not kept: see why" == window._top._pill.text(), timeout=5000)
    qtbot.waitUntil(lambda: kept(window), timeout=5000)

    assert window.save()


def test_a_reason_without_a_name_is_told_as_such(window):
    """What no system error explains leads to an explanation all the same."""
    asking = saving.trouble(window, CannotSave("Not saved: it could not be read."), is_saved=True)
    title = asking.windowTitle()
    asking.close()

    assert "Not saved" == title
