"""The whole of the wizard without a mouse: Tab, Shift and Tab, arrows inside rows."""

from __future__ import annotations

import layout_faults
import pytest
import spoken_faults
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from credo_builder.app.session import Session
from credo_builder.chapters.outcome import Outcome
from credo_builder.chapters.promises import Promise
from credo_builder.ui.editors.choices import ChoicesEditor, ScaleEditor
from credo_builder.ui.editors.faces import FacesEditor
from credo_builder.ui.editors.links import LinksEditor
from credo_builder.ui.pages.trace_funnel import LINKS, Funnel

KEY = Qt.Key
FORWARD = True
ROUTES = ("quick", "full")
"""Workshop has the pages of Full."""


def on_path(window, route):
    """Show the example on *route* in *window*; return the keys of its pages."""
    session = Session.example()
    session.take_path(route)
    window.take(session)
    return window.step_keys()


def visible(window, kind):
    """Return the first editor of *kind* in view in *window*, with three answers or more."""
    found = window.area.page.findChildren(kind)
    return next(e for e in found if e.isVisible() and len(e._stop.buttons) > 2)


def stops(row):
    """Return how many buttons of *row* Tab leads to."""
    return sum(bool(b.focusPolicy() & Qt.FocusPolicy.TabFocus) for b in row)


@pytest.mark.parametrize("route", ROUTES)
def test_the_keyboard_reaches_every_control(window, route):
    """Tab, or the arrows of a group, lead to every control of every page of the path."""
    seen = {}
    for key in on_path(window, route):
        window.go_to(key)
        layout_faults.settle(window)
        if missed := spoken_faults.unreached(window):
            seen[key] = missed

    assert {} == seen


@pytest.mark.parametrize("key", ["core_values", "moments", "check", "publish"])
def test_shift_and_tab_lead_back_along_the_same_way(example, key):
    """Shift and Tab stop where Tab stops, in the other order."""
    example.go_to(key)
    layout_faults.settle(example)
    spoken_faults.walked(example)
    there = spoken_faults.walked(example)
    back = spoken_faults.walked(example, forward=False)

    assert set(there) == set(back)
    assert there[1:] == back[:0:-1]


@pytest.mark.parametrize("key", ["check", "publish"])
def test_every_control_of_the_last_pages_is_reached_with_all_open(example, key):
    """On check and publish nothing is left to the mouse, in any of their views."""
    example.go_to(key)
    page = example.area.page
    views = page._views.buttons() if key == "check" else [None]
    for view in views:
        if view is not None:
            view.click()
        layout_faults.settle(example)

        assert [] == spoken_faults.unreached(example)


def test_chips_are_one_stop_and_arrows_walk_them(window):
    """Feelings are one stop of Tab; arrows go from one to the next and Space ticks."""
    on_path(window, "full")
    window.go_to("outcome")
    editor = visible(window, ChoicesEditor)
    row = editor._stop.buttons
    row[0].setFocus()
    before = window.workspace.project.one(Outcome)
    walked = []
    for key in (KEY.Key_Right, KEY.Key_Down, KEY.Key_Left, KEY.Key_End, KEY.Key_Home):
        QTest.keyClick(QApplication.focusWidget(), key)
        walked.append(row.index(QApplication.focusWidget()))

    assert [1, 2, 1, len(row) - 1, 0] == walked
    assert stops(row) == 1
    assert before == window.workspace.project.one(Outcome)
    ticked = row[0].isChecked()
    QTest.keyClick(row[0], KEY.Key_Space)
    assert row[0].isChecked() != ticked


def test_tab_comes_back_to_the_chip_it_left(window):
    """Who leaves a row of chips and comes back lands where they were."""
    on_path(window, "full")
    window.go_to("outcome")
    row = visible(window, ChoicesEditor)._stop.buttons
    row[2].setFocus()
    window.focusNextPrevChild(FORWARD)
    beyond = QApplication.focusWidget()
    window.focusNextPrevChild(not FORWARD)

    assert beyond not in row
    assert QApplication.focusWidget() is row[2]


@pytest.mark.parametrize(
    ("kind", "key"), [(ScaleEditor, "expectations"), (FacesEditor, "moments")]
)
def test_a_scale_is_one_stop_and_arrows_answer(window, kind, key):
    """From 1 to 5 is one stop; an arrow chooses the next and stops at the ends."""
    on_path(window, "full")
    window.go_to(key)
    editor = visible(window, kind)
    row = editor._stop.buttons
    row[0].setFocus()
    QTest.keyClick(row[0], KEY.Key_1)
    for _each in range(6):
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Right)

    assert row[4] is QApplication.focusWidget()
    assert [False] * 4 + [True] == [step.isChecked() for step in row]
    assert stops(row) == 1


def test_links_are_one_stop_and_arrows_walk_them(window):
    """What a record is linked to, and the button that links more, are one stop."""
    on_path(window, "full")
    window.go_to("promises")
    promise = next(p for p in window.workspace.project.of(Promise) if len(p.expectation_ids) > 1)
    window.area.page.jump(promise.id, "expectation_ids")
    layout_faults.settle(window)
    row = visible(window, LinksEditor)._stop.buttons
    row[-1].setFocus()
    QTest.keyClick(row[-1], KEY.Key_Left)

    assert row[-2] is QApplication.focusWidget()
    assert stops(row) == 1


def test_arrows_walk_the_counts_of_the_chain(example):
    """From values to measures the counts on the check are one stop, walked with arrows."""
    example.go_to("check")
    links = [example.area.page.findChild(Funnel)._links.button(n) for n in range(len(LINKS))]
    links[0].setFocus()
    walked = []
    for _each in links[1:]:
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Right)
        walked.append(QApplication.focusWidget())

    assert links[1:] == walked


def test_a_group_of_which_one_is_chosen_is_entered_there(example):
    """Tab enters the views of the check at the one in view."""
    example.go_to("check")
    views = example.area.page._views.buttons()
    views[1].click()
    layout_faults.settle(example)
    reached = spoken_faults.walked(example)

    assert [views[1]] == [v for v in views if v in reached]
