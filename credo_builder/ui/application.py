"""Opening the wizard: one application, its letters and look, one window."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

import credo_builder
from credo_builder.i18n import _
from credo_builder.ui import icons, languages
from credo_builder.ui.collecting import collect_here
from credo_builder.ui.preferences import Preferences
from credo_builder.ui.theme import STYLE, theme
from credo_builder.ui.window import MainWindow

SHOWN_AFTER_MS = 300
"""How long after its first painting a window is on the screen, and nobody has chosen yet."""


def open_window(path: str | Path | None = None) -> MainWindow:
    """Return the shown window, with the project in the file *path* when given.

    An existing QApplication is used; else one is made. Its `exec` is the caller's.
    """
    application = _application()
    collect_here()
    theme().load_fonts()
    preferences = Preferences()
    languages.speak(languages.wanted(preferences.language))
    application.setApplicationDisplayName(_("Credo Builder"))
    theme().apply(preferences.scheme, preferences.percent)
    window = MainWindow()
    _Afterwards(window)
    application.setWindowIcon(icons.icon("file-text", "accent", 64))
    window.show()
    if path is not None:
        window.open_file(path)
    return window


def run() -> int:
    """Let the window be used until it is closed; return the exit code."""
    application = _application()
    importlib.import_module("credo_builder.ui.session_end").Farewell(application).mind_signals()
    return application.exec()


def another_window() -> MainWindow:
    """Return one more window on its start screen; it is there until it is closed."""
    window = MainWindow()
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _others[:] = [*filter(isValid, _others), window]
    window.show()
    return window


_others: list[MainWindow] = []
"""Windows that nobody else holds."""


class _Afterwards(QObject):
    """Fetches, once *window* was painted, what editing a project needs.

    So the start screen is there at once, and nobody waits when they choose from it. Then
    work that a crash left behind is looked for.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint, and for the desktop to show it."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(SHOWN_AFTER_MS, self._fetch)
        return False

    def _fetch(self) -> None:
        for name in ("credo_builder.ui.work_area", "credo_builder.storage"):
            importlib.import_module(name)
        self.deleteLater()
        self._window.look_for_left_behind()


def _application() -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    rounding = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(rounding)
    # Named here, the desktop's own style is not made first.
    application = QApplication([*sys.argv[:1], "-style", STYLE])
    application.setApplicationName("credo-builder")
    application.setApplicationVersion(credo_builder.__version__)
    application.setDesktopFileName("credo-builder")
    for effect in Qt.UIEffect:
        application.setEffectEnabled(effect, False)
    return application
