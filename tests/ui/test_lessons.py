"""The notes of a page follow the question in focus and teach it for the project's trade."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import layout_faults
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from credo_builder.app.session import Session
from credo_builder.app.teaching import lesson_for
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.trades import Industry
from credo_builder.ui.asking import question_of
from credo_builder.ui.steps import quick_steps

SCREENS = tuple(step.key for step in quick_steps())
IMPORTS = """
import sys
from PySide6.QtWidgets import QApplication
from credo_builder.app.session import Session
from credo_builder.ui.application import open_window
from credo_builder.ui.languages import speak
application = QApplication([])
window = open_window()
session = Session.new("restaurant_cafe")
session.take_path("quick")
window.take(session)
application.processEvents()
names = ("credo_builder.app.teaching", "credo_builder.ui.lesson_note")
print([n for n in names if n in sys.modules])
window.actions_["why"].trigger()
print([n for n in names if n in sys.modules])
"""


@pytest.fixture
def cafe(window):
    """Return the window with the café starter on Quick, wide enough for all of a page."""
    session = Session.new("restaurant_cafe")
    session.take_path("quick")
    window.take(session)
    window.resize(1366, 768)
    layout_faults.settle(window)
    return window


def shown(window):
    """Return what the open note says, its texts as one; empty when none is open."""
    strip = window.area._notes
    texts = [w.text() for w in strip.findChildren(QLabel) if w.isVisible() and w.text()]
    return "\n".join(texts)


def askers(window):
    """Return path to a widget that can have the focus, for every Quick question in view."""
    found = {}
    for one in window.area.page.findChildren(QWidget):
        asks = question_of(one) if one.isVisible() and one.isEnabled() else None
        if asks and asks.asked.quick and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.setdefault(asks.path, (asks, one))
    return found


def lessons_seen(window):
    """Move the focus through each question of each tab; return path to (lesson, what shows)."""
    seen = {}
    for _tab in layout_faults.opened(window.area.page):
        for path, (asks, widget) in askers(window).items():
            widget.setFocus()
            now = question_of(window.focusWidget())
            if now is not None and now.path == path:
                lesson = lesson_for(window.workspace.project, asks.asked.quick, path)
                seen[path] = lesson, shown(window)
    return seen


def give_trade(window, trade):
    """Let the project be of *trade*."""
    workspace = window.workspace
    held = workspace.project.one(Organisation)
    changed = workspace.project.put(replace(held, industry=trade))
    workspace.edit(changed, "Change the trade")


@pytest.mark.parametrize("screen", SCREENS)
def test_the_note_follows_the_focus_on_each_quick_screen(cafe, screen):
    """Each question in focus shows why, a good answer and a poor one of the café."""
    cafe.go_to(screen)
    cafe.actions_["why"].trigger()
    seen = lessons_seen(cafe)
    say = cafe.workspace.tell
    missing = [
        (path, part, told)
        for path, (lesson, told) in seen.items()
        if lesson is not None  # a button that adds a line asks nothing itself
        for part in (lesson.why, lesson.good, lesson.poor, lesson.because)
        if say(part) not in told
    ]

    assert sum(lesson is not None for lesson, _told in seen.values()) >= 2
    assert [] == missing


def test_the_example_leaves_the_reason_out(cafe):
    """See an example shows the two answers alone; the other button brings the reason."""
    cafe.go_to("who_you_are")
    _asks, widget = askers(cafe)["organisation.place"]
    widget.setFocus()
    lesson = lesson_for(cafe.workspace.project, "who_you_are", "organisation.place")
    cafe.actions_["example"].trigger()
    example = shown(cafe)
    cafe.actions_["why"].trigger()

    assert (True, False) == (lesson.good in example, lesson.why in example)
    assert lesson.why in shown(cafe)


def test_another_trade_shows_other_answers(cafe):
    """With the trade the answers change while the note is open, and undo brings them back."""
    cafe.go_to("who_you_are")
    _asks, widget = askers(cafe)["organisation.place"]
    widget.setFocus()
    cafe.actions_["why"].trigger()
    before = shown(cafe)
    give_trade(cafe, Industry.CLINIC_HEALTH)
    clinic = lesson_for(cafe.workspace.project, "who_you_are", "organisation.place")
    after = shown(cafe)
    give_trade(cafe, Industry.OTHER)

    assert (False, True) == (clinic.good in before, clinic.good in after)
    assert clinic.why in shown(cafe)
    assert clinic.good not in shown(cafe)


def test_what_quick_does_not_ask_shows_the_step(example):
    """In Full, a field that Quick asks is taught; another one shows what the step says."""
    example.go_to("core_values")
    editor = example.current_list()
    editor.form.sheet.open_every()
    example.actions_["why"].trigger()
    name, other = (
        next(f for f in editor.form.sheet.fields.values() if bool(f.asked.quick) == quick)
        for quick in (True, False)
    )
    name.editor.target().setFocus()
    taught = shown(example)
    for fold in editor.form.sheet.folds.values():
        fold.set_open(opened=True)
    other.editor.target().setFocus()
    lesson = lesson_for(
        example.workspace.project, name.asked.quick, f"core_values.{name.asked.name}"
    )

    assert CoreValue is editor.kind
    assert lesson.good in taught
    assert example.area.page.step.why in shown(example)
    assert lesson.good not in shown(example)


def test_a_list_in_focus_shows_the_step(example):
    """With the focus on no question, both notes say what the step says of itself."""
    example.go_to("core_values")
    example.current_list().view.setFocus()
    example.actions_["why"].trigger()
    why = shown(example)
    example.actions_["example"].trigger()
    step = example.area.page.step

    assert example.workspace.tell(step.why) in why
    assert example.workspace.tell(step.example) in shown(example)


def test_a_click_on_the_button_teaches_the_field_that_was_left(cafe, qtbot):
    """Pressed by mouse or by key, the button speaks of the field somebody was in."""
    cafe.go_to("who_you_are")
    _asks, widget = askers(cafe)["organisation.place"]
    widget.setFocus()
    lesson = lesson_for(cafe.workspace.project, "who_you_are", "organisation.place")
    button = next(
        b for b in cafe.area.page.head.findChildren(QPushButton) if b.text() == "Why we ask"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    clicked = shown(cafe)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    closed = shown(cafe)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)

    assert lesson.why in clicked
    assert "" == closed
    assert lesson.why in shown(cafe)


def test_the_note_keeps_its_height_and_the_form_its_place(cafe):
    """Whatever the note says, it is as high, and the page stays where it was."""
    cafe.go_to("who_you_are")
    cafe.actions_["why"].trigger()
    layout_faults.settle(cafe)
    heights = set()
    for _asks, widget in list(askers(cafe).values())[:4]:
        widget.setFocus()
        layout_faults.settle(cafe)
        heights.add((cafe.area._notes.height(), cafe.area.page.height()))

    assert 1 == len(heights)


def test_the_note_is_told_and_closed_by_key(cafe):
    """It describes itself to assistive technology; Escape in it closes it and goes back."""
    cafe.go_to("who_you_are")
    _asks, widget = askers(cafe)["organisation.place"]
    widget.setFocus()
    cafe.actions_["why"].trigger()
    lesson = lesson_for(cafe.workspace.project, "who_you_are", "organisation.place")
    told = [
        w.accessibleDescription() for w in cafe.area._notes.findChildren(QWidget) if w.isVisible()
    ]
    close = next(
        w for w in cafe.area._notes.findChildren(QWidget) if w.accessibleName() == "Close the note"
    )
    close.setFocus()
    QTest.keyClick(close, Qt.Key.Key_Escape)

    assert any(lesson.why in one and "A good answer" in one for one in told)
    assert "" == shown(cafe)
    assert "Why we ask" == cafe.focusWidget().accessibleName()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_nothing_of_a_note_is_cut_off(cafe, look):
    """In both looks the notes of a screen fit a usual window."""
    cafe.apply_look(look, 100)
    cafe.resize(1366, 768)
    found = {}
    for screen in SCREENS[:3]:
        cafe.go_to(screen)
        cafe.actions_["why"].trigger()
        layout_faults.settle(cafe)
        found[screen] = layout_faults.faults(cafe)

    assert {key: [] for key in SCREENS[:3]} == found


def test_nothing_is_loaded_before_a_note_is_opened(tmp_path):
    """Neither lessons nor their note are imported by a window that shows a page."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=True, timeout=60
    )

    assert ["[]", "['credo_builder.app.teaching', 'credo_builder.ui.lesson_note']"] == (
        done.stdout.splitlines()[-2:]
    )
