"""Work that takes a moment, done beside the window: only the last that was asked for counts."""

from __future__ import annotations

import contextlib
import importlib
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from credo_builder.app.faults import explained

PAUSE_MS = 150


class _Reports(QObject):
    """Brings results back to the window's thread."""

    made = Signal(int, object)
    failed = Signal(int, str)
    latest = 0
    """Generation that is still wanted."""


class _Job(QRunnable):
    def __init__(
        self, generation: int, work: tuple[str, str], given: tuple[Any, ...], reports: _Reports
    ) -> None:
        super().__init__()
        self._generation = generation
        self._work = work
        self._given = given
        self._reports = reports

    def run(self) -> None:
        """Do the work and report what came of it, unless nobody wants it any more."""
        # The window may have been closed meanwhile.
        with contextlib.suppress(RuntimeError):
            if self._reports.latest != self._generation:
                return
            module, name = self._work
            try:
                made = getattr(importlib.import_module(module), name)(*self._given)
            except Exception as fault:  # noqa: BLE001 - whatever went wrong is said on the page
                self._reports.failed.emit(self._generation, explained(fault))
            else:
                self._reports.made.emit(self._generation, made)


class Background(QObject):
    """One kind of work, such as laying a page out, done in a worker after a short pause.

    Signals:
        made: (result) of the work asked for last.
        failed: (sentence) why there is none.
    """

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, module: str, name: str, parent: QObject) -> None:
        """Do what the function *name* of *module* does; the module is loaded when needed."""
        super().__init__(parent)
        self._work = (module, name)
        self._given: tuple[Any, ...] = ()
        self._busy = False
        # Without a parent it outlives the window, should that be closed in the meantime.
        self._reports = _Reports()
        self._reports.made.connect(self._on_made)
        self._reports.failed.connect(self._on_failed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    @property
    def is_busy(self) -> bool:
        """Whether a result is still to come."""
        return self._busy

    def ask(self, *given: Any) -> None:
        """Ask for the work on *given*; what was asked for before is no longer wanted."""
        self._given = given
        self._reports.latest += 1
        self._busy = True
        self._pause.start()

    def _begin(self) -> None:
        job = _Job(self._reports.latest, self._work, self._given, self._reports)
        QThreadPool.globalInstance().start(job)

    def _on_made(self, generation: int, made: object) -> None:
        if generation == self._reports.latest:
            self._busy = False
            self.made.emit(made)

    def _on_failed(self, generation: int, reason: str) -> None:
        if generation == self._reports.latest:
            self._busy = False
            self.failed.emit(reason)
