"""Opening the wizard: one application, its letters and look, one window."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

import credo_builder
from credo_builder.app import library
from credo_builder.i18n import _
from credo_builder.ui import languages
from credo_builder.ui.collecting import collect_here
from credo_builder.ui.first_frame import FirstFrame
from credo_builder.ui.first_plan import opening_plan, start_plan
from credo_builder.ui.first_strokes import Plan
from credo_builder.ui.preferences import Preferences
from credo_builder.ui.start_words import recent_name
from credo_builder.ui.theme import STYLE, theme
from credo_builder.ui.window import MainWindow

SHOWN_AFTER_MS = 300
"""How long after its first painting a window is on the screen, and nobody has chosen yet."""


def open_window(path: str | Path | None = None) -> MainWindow:
    """Return the shown window, with the project in the file *path* when given.

    Everything in it is there. An existing QApplication is used; else one is made. Its `exec`
    is the caller's.
    """
    application = _application()
    preferences = Preferences()
    languages.speak(languages.wanted(preferences.language))
    _give_look(application, preferences)
    window = MainWindow()
    _Afterwards(window)
    window.show()
    if path is not None:
        window.open_file(path)
    return window


def open_first(path: str | Path | None = None) -> MainWindow:
    """Return the shown window at once: its first frame is painted before it has a widget.

    The rest, with the project in the file *path* when given, comes as soon as that frame is
    on the screen, into the same places; `step_keys` and `go_to` wait for it. Otherwise as
    `open_window`.
    """
    application = _application()
    preferences = Preferences()
    language = languages.wanted(preferences.language)
    if not (languages.is_english(language) and languages.is_english(languages.spoken())):
        languages.speak(language)
    theme().load_fonts(first=True)
    theme().foresee(preferences.scheme, preferences.percent)
    window = MainWindow(waits=True)

    def planned(width: int, height: int) -> Plan:
        mirrored = not languages.is_english(language) and languages.is_mirrored()
        if path is None:
            return start_plan(width, height, mirrored=mirrored)
        return opening_plan(width, height, _name_of(Path(path)), mirrored=mirrored)

    def furnished() -> None:
        if not isValid(window) or not window.isVisible():  # closed already
            return
        languages.speak(language)
        _give_look(application, preferences)
        window.takeCentralWidget()
        window.furnish()
        if path is not None:
            window.open_file(path)
        _Afterwards(window)
        QTimer.singleShot(0, handed_over)

    def handed_over() -> None:  # by now everything has its place
        if isValid(window):
            for event in frame.hands(window.windowHandle()):
                QCoreApplication.sendEvent(window.windowHandle(), event)
        frame.deleteLater()

    named = _("{name} – Credo Builder").format(name=_name_of(Path(path))) if path else ""
    window.setWindowTitle(named or _("Credo Builder"))
    frame = FirstFrame(planned, furnished)
    window.setCentralWidget(frame)
    window.show()
    frame.keep_hands(window.windowHandle())
    return window


def _give_look(application: QApplication, preferences: Preferences) -> None:
    """Give letters, colours and name to everything that is made from now on."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - after the first frame

    from credo_builder.ui import icons  # noqa: PLC0415 - so is this

    for effect in Qt.UIEffect:
        application.setEffectEnabled(effect, False)
    application.setApplicationDisplayName(_("Credo Builder"))
    theme().load_fonts()
    theme().apply(preferences.scheme, preferences.percent)
    application.setWindowIcon(icons.icon("file-text", "accent", 64))


def _name_of(path: Path) -> str:
    """Return what the project in the file *path* was called last; its file's name else."""
    full = str(path.resolve())
    return next((recent_name(r) for r in library.recent() if r.path == full), path.stem)


def run() -> int:
    """Let the window be used until it is closed; return the exit code."""
    application = _application()
    importlib.import_module("credo_builder.ui.session_end").Farewell(application).mind_signals()
    return application.exec()


def another_window() -> MainWindow:
    """Return one more window on its start screen; it is there until it is closed."""
    window = MainWindow()
    from PySide6.QtCore import Qt  # noqa: PLC0415 - after the first frame

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
    # Named here, the desktop's own style is not made first.
    application = QApplication([*sys.argv[:1], "-style", STYLE])
    application.setApplicationName("credo-builder")
    application.setApplicationVersion(credo_builder.__version__)
    application.setDesktopFileName("credo-builder")
    collect_here()
    return application
