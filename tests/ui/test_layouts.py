"""Every page and dialog in many windows: nothing cut off, nothing without a name.

A small set of windows, in which every two settings meet, is tried each time;
``CREDO_LAYOUTS=all`` tries every combination of size, text size, language and path, each with
all of its pages (see docs/QUALITY.md).
"""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path

import layout_faults
import pytest
import reuse_dialogs
import safety_dialogs
import spoken_faults
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel

from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.ui import dialogs, languages
from credo_builder.ui.approving import ApproveDialog
from credo_builder.ui.commands import CommandsDialog
from credo_builder.ui.comparison import ComparisonDialog
from credo_builder.ui.find import FindDialog
from credo_builder.ui.linking import LinkPopup
from credo_builder.ui.many_dialog import ManyDialog
from credo_builder.ui.page import StepPage
from credo_builder.ui.pages.check_findings import WaiveDialog
from credo_builder.ui.pages.publish_exists import ExistsDialog
from credo_builder.ui.parts import button

SIZES = ((1024, 700), (1366, 768), (1920, 1080))
PERCENTS = (100, 150)
SCHEMES = ("light", "dark", "contrast", "system")
LANGUAGES = ("en-XA", "ar-XB")
ROUTES = ("quick", "full", "workshop")
SETTINGS = (SIZES, PERCENTS, SCHEMES, LANGUAGES, ROUTES)
EVERYTHING = os.environ.get("CREDO_LAYOUTS") == "all"
SHORTENED = 4
"""Of the pages of a path, each window of the small set looks at every fourth."""


def pairs_of(case):
    """Return every two settings of *case*, each with its place among the settings."""
    return set(itertools.combinations(enumerate(case), 2))


def pairwise(settings):
    """Return few cases of *settings* in which every two values of two settings meet."""
    every = list(itertools.product(*settings))
    missing = set().union(*map(pairs_of, every))
    chosen = []
    while missing:
        chosen.append(max(every, key=lambda case: len(pairs_of(case) & missing)))
        missing -= pairs_of(chosen[-1])
    return tuple(chosen)


SMALL = pairwise(SETTINGS)
WHOLE = tuple(
    (size, percent, SCHEMES[place % len(SCHEMES)], language, route)
    for place, (size, percent, language, route) in enumerate(
        itertools.product(SIZES, PERCENTS, LANGUAGES, ROUTES)
    )
)
"""Every window there is, each in one look: looks differ in colour alone, as is tested below."""
WINDOWS = WHOLE if EVERYTHING else SMALL


def named(case):
    """Return what a window of the set is called."""
    (wide, high), *rest = case
    return "-".join(map(str, (f"{wide}x{high}", *rest)))


@pytest.fixture
def speaking(request, monkeypatch):
    """Return a function that lets windows speak a language; English again afterwards."""

    def speak(language):
        monkeypatch.setenv(languages.VARIABLE, language)
        window = request.getfixturevalue("window")
        assert languages.spoken() == language
        return window

    yield speak
    languages.speak(languages.ENGLISH)


def arranged(window, size, percent, scheme):
    """Show *window* in that size and look, and wait until it stands."""
    window.apply_look(scheme, percent)
    window.resize(*size)
    layout_faults.settle(window)


def wrong(window, size):
    """Return all that is amiss with *window*, which should be *size*."""
    layout_faults.settle(window)
    found = layout_faults.faults(window) + spoken_faults.faults(window)
    if (window.width(), window.height()) != size:
        found.append(f"the window is {window.width()}x{window.height()}")
    focus = window.focusWidget()
    if focus is None or not focus.isVisible() or not focus.accessibleName():
        found.append(f"first focus: {focus}")
    return found


def opened_with_example(window, size, route):
    """Take the example on *route* into *window*; return the keys of its pages."""
    session = Session.example()
    session.take_path(route)
    window.take(session)
    layout_faults.settle(window)
    assert (window.width(), window.height()) == size
    return window.step_keys()


def walked_through(window, size, keys):
    """Return place to faults of every page of *keys* in *window*, folded and with all open."""
    seen = {}
    for key in keys:
        window.go_to(key)
        seen[key] = wrong(window, size)
        page = window.area.page
        if isinstance(page, StepPage):
            for place in layout_faults.opened(page):
                seen[f"{key}, tab {place}, open"] = wrong(window, size)
    return {place: found for place, found in seen.items() if found}


def test_every_two_settings_meet_in_a_window():
    """Any size with any text size, look, language and path, and so on for every two."""
    wanted = set().union(*map(pairs_of, itertools.product(*SETTINGS)))

    assert wanted == set().union(*map(pairs_of, SMALL))
    assert len(SMALL) <= 15


def test_every_page_of_every_path_is_looked_at():
    """The windows of each path share its pages so that each is in one of them at least."""
    assert all(sum(route in case for case in SMALL) >= SHORTENED for route in ROUTES)


@pytest.mark.parametrize("case", WINDOWS, ids=named)
def test_nothing_is_cut_off_or_nameless_on_any_page(speaking, case):
    """Start and pages, with all their folds open, fit a window of this size and look."""
    size, percent, scheme, language, route = case
    window = speaking(language)
    arranged(window, size, percent, scheme)
    first = wrong(window, size)
    keys = opened_with_example(window, size, route)
    if not EVERYTHING:
        place = [c for c in SMALL if route in c].index(case)
        keys = keys[place % SHORTENED :: SHORTENED]

    assert [] == first
    assert {} == walked_through(window, size, keys)


def test_looks_differ_in_colour_alone(window):
    """What fits in light fits in dark and as the desktop has it; high contrast adds edges."""
    sheets = set()
    for scheme in ("light", "dark", "system"):
        window.apply_look(scheme, 100)
        plain = re.sub(r"-[0-9A-Fa-f]{6}\.svg", ".svg", QApplication.instance().styleSheet())
        sheets.add(re.sub(r"#[0-9A-Fa-f]{6}|\bsolid\b|\bdashed\b", "", plain))

    assert 1 == len(sheets)


def dialogs_of(window):
    """Yield every dialog there is, shown over *window*."""
    workspace = window.workspace
    finding = Session.new("restaurant_cafe").findings()[0]
    yield FindDialog(workspace, window)
    yield FindDialog(workspace, window, replacing=True)
    yield CommandsDialog(window.actions_, window)
    yield dialogs.ask_about_saving(window, "Larder Lane")
    yield dialogs.ask_about_suggestions(window, 12)
    yield ApproveDialog(workspace, window)
    other = Session.new("restaurant_cafe").project
    made = ComparisonDialog(window, workspace, other, "lane.credo")
    made.offer(("2.0", "1.0"))
    yield made
    yield WaiveDialog(workspace, finding, window)
    yield ExistsDialog(Path("/tmp/Credo.pdf"), window)
    names = "Staff edition, Poster and Customer charter"
    yield ManyDialog(workspace, window, Path("/tmp"), (names, "poster", "staff"))
    yield from safety_dialogs.every(window)
    yield from reuse_dialogs.every(window)
    yield LinkPopup(workspace, "Values", (CoreValue,), (), window)


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_or_nameless_in_any_dialog(speaking, language, percent):
    """Each dialog says everything, names everything and begins with the focus in it."""
    window = speaking(language)
    arranged(window, (1024, 700), percent, "contrast")
    window.take(Session.example())
    seen = {}
    for dialog in dialogs_of(window):
        (dialog.show_at(window) if isinstance(dialog, LinkPopup) else dialog.show())
        layout_faults.settle(dialog)
        found = layout_faults.faults(dialog) + spoken_faults.faults(dialog)
        found += spoken_faults.unreached(dialog) if dialog.isActiveWindow() else []
        if dialog.focusWidget() is None:
            found.append("no first focus")
        if found:
            seen[type(dialog).__name__] = found
        dialog.close()
        dialog.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert {} == seen


def test_a_label_that_is_too_narrow_is_noticed(window):
    """A label held narrower than its words is a fault, as is a button."""
    arranged(window, (1366, 768), 100, "light")
    sane = layout_faults.faults(window)
    label = next(w for w in window._start.findChildren(QLabel) if w.text() and not w.wordWrap())
    label.setFixedWidth(20)
    pressed = button("What a long word on a short button", "")
    pressed.setParent(label.parentWidget())
    pressed.setFixedSize(40, 30)
    pressed.move(label.pos())
    pressed.show()
    layout_faults.settle(window)

    broken = [f.split(":")[0] for f in layout_faults.faults(window)]

    assert [] == sane
    assert broken.count("clipped") >= 2
    assert "overlap" in broken


def test_what_is_wider_than_its_page_is_noticed(window):
    """A part that makes the page scroll sideways is a fault."""
    window._start.widget().setMinimumWidth(3000)
    layout_faults.settle(window)

    assert any(f.startswith("sideways") for f in layout_faults.faults(window))


def test_a_control_without_a_name_is_noticed(window):
    """A button that is called nothing, or that Tab passes over, is a fault."""
    nameless = button("")
    nameless.setParent(window)
    nameless.setGeometry(10, 100, 80, 30)
    nameless.show()

    assert "no name: Button Press" in spoken_faults.faults(window)
