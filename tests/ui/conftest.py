"""A wizard to test: offscreen, in a folder of its own, with Qt's warnings as failures."""

from __future__ import annotations

import gc
import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QThreadPool,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtTest import QTest

from credo_builder.app.session import Session
from credo_builder.ui.application import open_window
from credo_builder.ui.preferences import Preferences
from credo_builder.ui.sidebar import StepTree

PATIENCE_MS = 30_000
"""How long a test waits for workers of its window, so that none runs into the next test."""
HARMLESS = ("This plugin does not support", "propagateSizeHints")


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """Preferences and the list of recent projects live in the test's folder."""
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture
def qt_words():
    """Collect what Qt warns about; the test fails when it warns."""
    said = []

    def hear(kind, context, text):
        if kind != QtMsgType.QtDebugMsg and not any(h in text for h in HARMLESS):
            said.append(text)

    before = qInstallMessageHandler(hear)
    yield said
    qInstallMessageHandler(before)

    assert [] == said


@pytest.fixture
def window(qapp, qt_words):
    """Return the window on its start screen, closed after the test without asking."""
    # Kept beforehand, the look is in force at once: dressing a window twice takes long.
    kept = Preferences()
    kept.scheme, kept.percent = "light", 100
    shown = open_window()
    assert QTest.qWaitForWindowActive(shown)
    yield shown
    if shown.workspace is not None:
        shown.workspace.session._saved = shown.workspace.session.project
    shown.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QThreadPool.globalInstance().waitForDone(PATIENCE_MS)
    gc.enable()


@pytest.fixture
def blank(window):
    """Return the window with a blank project on the Full path."""
    session = Session.new()
    session.take_path("full")
    window.take(session)
    return window


@pytest.fixture
def example(window, monkeypatch):
    """Return the window with the finished example, Full, on a page that is soon there."""
    with monkeypatch.context() as quick:
        quick.setattr(StepTree, "first_unfinished", lambda _tree: "governance")
        window.take(Session.example())
    return window


@pytest.fixture(autouse=True)
def _loops_still_turn(qapp):
    """Fail the test that ends the application: no later one would hear a worker or a timer."""
    yield
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)

    assert 0 == loop.exec()
