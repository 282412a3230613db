"""The end of the desktop, or of the program by a signal: what is not saved stays kept."""

from __future__ import annotations

import contextlib
import os
import signal
from time import monotonic

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

from credo_builder.ui.window import MainWindow

PATIENCE_S = 2.0
"""The promise of the journal, which a desktop that ends waits for."""
_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class Farewell(QObject):
    """Sees to it that typed work is kept before the program is ended from outside."""

    def __init__(self, application: QApplication) -> None:
        """Listen to the desktop."""
        super().__init__(application)
        self._pipe: tuple[int, int] | None = None
        self._ear: QSocketNotifier | None = None
        application.commitDataRequest.connect(self.keep_all)

    def keep_all(self) -> None:
        """Keep everything that is not saved; windows that close soon afterwards ask nothing."""
        for window in _windows():
            workspace = window.workspace
            keeper = workspace.session.keeper if workspace is not None else None
            if keeper is not None and window.is_dirty:
                keeper.settle(PATIENCE_S)
            window.ends_at = monotonic()

    def mind_signals(self) -> None:
        """End in order when the system asks for it, where systems have such signals."""
        if os.name == "nt":
            return
        heard, said = os.pipe()
        for end in (heard, said):
            os.set_blocking(end, False)
        self._pipe = heard, said
        self._ear = QSocketNotifier(heard, QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self.leave)
        for name in _SIGNALS:
            signal.signal(getattr(signal, name), _heard)
        signal.set_wakeup_fd(said, warn_on_full_buffer=False)

    def leave(self) -> None:
        """Leave every project as it is kept, and end."""
        if self._pipe is not None:
            with contextlib.suppress(OSError):
                os.read(self._pipe[0], 64)
        for window in _windows():
            window.leave_safely()
        QApplication.quit()


def _heard(_number: int, _frame: object) -> None:
    """Do nothing: the pipe has told the window's loop already."""


def _windows() -> list[MainWindow]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
