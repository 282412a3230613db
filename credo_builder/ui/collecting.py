"""Garbage is collected in the window's thread alone.

Python collects cycles in whichever thread happens to allocate. A worker that lays out pages
would thus let widgets go that the window is just painting, which ends the process.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

EVERY_MS = 1000


_COLLECTED = "garbage_is_collected"
"""Name of the property of an application that has its `Collector`."""


class Collector(QObject):
    """Looks once a second whether it is time to collect, as Python would by itself."""

    def __init__(self, parent: QObject) -> None:
        """Look from now on, in the thread of *parent*."""
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> int:
        """Collect the generations that are due; return how many, from none to three."""
        due = 0
        for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True):
            if count <= threshold:
                break
            due += 1
        if due:
            gc.collect(due - 1)
        return due


def collect_here() -> None:
    """Let garbage be collected in this thread alone, once for every application."""
    gc.disable()
    application = QCoreApplication.instance()
    # A look among its children would make Qt's binding build every kind of object there is.
    if application is not None and not application.property(_COLLECTED):
        application.setProperty(_COLLECTED, True)
        Collector(application)
