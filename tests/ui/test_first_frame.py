"""The first frame of the window: the start screen in words, before there is a widget of it."""

from __future__ import annotations

import ast
import gc
import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QPoint,
    QPointF,
    Qt,
    QThreadPool,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from credo_builder.app import library
from credo_builder.app.session import Session
from credo_builder.ui import first_strokes, languages, start_words
from credo_builder.ui.actions import COMMANDS, LANGUAGES_IN, MENUS, ON_START
from credo_builder.ui.application import open_first
from credo_builder.ui.first_frame import FirstFrame
from credo_builder.ui.first_plan import start_plan
from credo_builder.ui.first_strokes import Words

NEAR = 2
"""Pixels that words may be away from where they are painted first."""
SETTLED_MS = 5_000
"""How long a window may take to lay itself out anew."""
EARLY = (
    "application", "collecting", "first_frame", "first_plan", "first_recent", "first_strokes",
    "languages", "preferences", "start_words", "theme", "times", "window",
)  # fmt: skip
"""Modules of the window that its first frame waits for."""


@pytest.fixture
def opened(qapp, qt_words):
    """Return what opens a window by its first frame; it is closed after the test."""
    shown = []

    def opens(path=None):
        shown.append(open_first(path))
        return shown[-1]

    yield opens
    for window in shown:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QThreadPool.globalInstance().waitForDone(30_000)
    gc.enable()


def furnished(window):
    waited = QDeadlineTimer(30_000)
    while isinstance(window.centralWidget(), FirstFrame) and not waited.hasExpired():
        QTest.qWait(10)
    QApplication.processEvents()


def remembered(folder, *names):
    for name in names:
        file = folder / f"{name}.credo"
        file.touch()
        library.remember(file, name, 3, 9, what="Two promises added")


def seen(window):
    """Return text to the places of what shows it: left, right and middle, in pixels."""
    found = {}
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, (QLabel, QPushButton, QLineEdit)) or not widget.isVisible():
            continue
        line = isinstance(widget, QLineEdit)
        said = widget.placeholderText() if line else widget.text().replace("&&", "&")
        at = widget.mapTo(window, QPoint(0, 0))
        middle = at.y() + widget.height() / 2
        found.setdefault(said, []).append((at.x(), at.x() + widget.width(), middle))
    return found


def is_near(words, places, *, mirrored):
    """Whether *words* begin inside one of *places* and stand in its middle."""
    begin = words.place.right() + 1 if mirrored else words.place.left()
    middle = words.place.top() + words.place.height() / 2
    return any(
        start - NEAR <= begin <= end + NEAR and abs(middle - at) <= NEAR
        for start, end, at in places
    )


def places_of(said, found):
    """Return the places of the widgets that show *said*, or what it is the beginning of."""
    begun = said[:-1].rstrip() if said.endswith("…") else said
    return [
        place
        for text, places in found.items()
        if text == said or (begun != said and text.startswith(begun))
        for place in places
    ]


@pytest.mark.parametrize(
    "look",
    [
        (1366, 768, 100, "en-GB"),
        (1180, 700, 100, "en-GB"),
        (960, 600, 100, "en-GB"),
        (1366, 768, 130, "en-GB"),
        (1366, 768, 100, languages.PSEUDO[0]),
        (1366, 768, 100, languages.PSEUDO[1]),
    ],
)
def test_words_are_painted_where_the_widgets_are_going_to_stand(
    window, tmp_path, monkeypatch, look
):
    """Nothing jumps when the widgets come, in narrow windows, large type and other languages."""
    width, height, percent, language = look
    remembered(tmp_path, "Larder Lane", "Ropewalk Hardware and Garden Stores of the Northern Quay")
    remembered(tmp_path, "Bluebell Dental Practice")
    (tmp_path / "Bluebell Dental Practice.credo").unlink()
    monkeypatch.setattr(languages, "wanted", lambda *_asked: language)
    window.apply_look("light", percent)
    window.speak(language)
    window.resize(width, height)
    mirrored = languages.is_mirrored()
    plan = start_plan(width, height, mirrored=mirrored)
    told = [s for s in plan.strokes if isinstance(s, Words) and not s.said.startswith("&")]

    def away():
        found = seen(window)
        places = [(words, places_of(words.said, found)) for words in told]
        return [w.said for w, there in places if not is_near(w, there, mirrored=mirrored)]

    waited = QDeadlineTimer(SETTLED_MS)
    while away() and not waited.hasExpired():
        QTest.qWait(10)

    assert [] == away()
    window.speak("en-GB")


def test_the_first_frame_names_the_projects_and_the_kinds_of_place(opened, tmp_path):
    """Who looks at once finds what they worked on, and what they can begin."""
    remembered(tmp_path, "Larder Lane")
    window = opened()
    frame = window.centralWidget()

    told = {w.said for layer in frame.findChildren(QWidget) for w in layer._words}

    assert isinstance(frame, FirstFrame)
    assert {"Larder Lane", "3 of 9 steps", "What kind of place is it?", "Open…"} <= told
    assert {title for _name, title in start_words.kinds()} <= told


def test_the_frame_gives_way_to_the_start_screen_of_the_same_size(opened):
    """What was painted becomes what can be used, in the same window."""
    window = opened()
    before = window.size()
    furnished(window)

    assert before == window.size()
    assert window._start.isVisible()
    assert "Credo Builder" == window.windowTitle()


def test_a_click_on_the_first_frame_presses_the_button_that_comes_there(opened):
    """Nobody has to click twice because the first click came early."""
    window = opened()
    tile = start_words.TILE
    left, top, *_rest = start_words.MARGINS
    place = QPointF(left + 2.5 * (tile[0] + 8), start_words.BAR + top + 98 + tile[1] / 2)
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        held = button if kind == QEvent.Type.MouseButtonPress else none
        event = QMouseEvent(
            kind, place, window.mapToGlobal(place), button, held, Qt.KeyboardModifier.NoModifier
        )
        QCoreApplication.sendEvent(window.windowHandle(), event)
    furnished(window)

    assert "Shop" == window._start._titles[window._start._tiles.checkedId()]


def test_a_key_on_the_first_frame_reaches_the_widget_in_focus(opened):
    """Whoever types at once is heard: here the next kind of place is chosen."""
    window = opened()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(window.windowHandle(), event)
    furnished(window)

    assert 1 == window._start._tiles.checkedId()


def test_a_window_closed_at_once_is_not_filled_any_more(opened):
    """Closing the first frame ends it, and nothing is made for nobody."""
    window = opened()
    window.repaint()
    window.close()
    QTest.qWait(100)

    assert isinstance(window.centralWidget(), FirstFrame)


def test_opened_with_a_file_the_first_frame_names_the_project(opened, tmp_path):
    """The name is there at once, the project right after it."""
    file = tmp_path / "lane.credo"
    Session.example().save_as(file)
    library.remember(file, "Larder Lane", 3, 9)
    window = opened(file)
    frame, title = window.centralWidget(), window.windowTitle()
    told = {w.said for layer in frame.findChildren(QWidget) for w in layer._words}
    furnished(window)

    assert {"Opening Larder Lane…", "Larder Lane"} <= told
    assert title == window.windowTitle() == f"{window.workspace.name} – Credo Builder"


def test_the_menus_of_the_first_frame_are_those_of_the_start_screen():
    """The bar shows no menu that is not there a moment later."""
    offered = {c.menu for c in COMMANDS if c.key in ON_START} | {LANGUAGES_IN}

    assert tuple(name for name in MENUS if name in offered) == start_words.START_MENUS


def test_numbers_of_the_toolkit_mean_what_their_names_say():
    """Naming the enumerations would cost the time that their numbers save."""
    flags = (
        Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter,
        Qt.TextFlag.TextShowMnemonic, Qt.TextFlag.TextWordWrap,
    )  # fmt: skip
    s = first_strokes

    assert [int(f.value) for f in flags] == [s.LEFT, s.RIGHT, s.MIDDLE, s.LETTERED, s.WRAPPED]


@pytest.mark.parametrize("name", EARLY)
def test_nothing_that_the_first_frame_waits_for_names_the_large_enumerations(name):
    """One `Qt` at the top of one of these modules costs more than the whole frame."""
    place = importlib.util.find_spec(f"credo_builder.ui.{name}").origin
    tree = ast.parse(Path(place).read_text(encoding="utf-8"))

    named = [
        alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtCore"
        for alias in node.names
    ]

    assert "Qt" not in named
