"""Errors that nobody foresaw: noted without a word of the project, told in plain words.

The work is kept beside the program all the time, so the first thing told is that it is safe.
"""

from __future__ import annotations

import faulthandler
import importlib
import sys
import threading
from collections.abc import Callable
from io import TextIOWrapper
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QThread,
    QtMsgType,
    Signal,
    qFormatLogMessage,
    qInstallMessageHandler,
)

from credo_builder.app import fault_log

if TYPE_CHECKING:
    from credo_builder.ui.crash_dialog import CrashDialog


class Watch(QObject):
    """Hears of every error that reached nobody, in whichever thread.

    Attributes:
        dialog: what tells of it, while that is open; further errors are only noted.
    """

    _heard = Signal(str)

    def __init__(self) -> None:
        """Hear nothing yet; see `begin`."""
        super().__init__()
        self.dialog: CrashDialog | None = None
        self._is_telling = False
        self._before: tuple[Callable[..., Any], ...] = ()
        self._ends: TextIOWrapper | None = None
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Hear of errors from now on, also of those that end the program at once."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self.on_error
        threading.excepthook = self.on_thread
        sys.unraisablehook = self.on_unraisable
        qInstallMessageHandler(self.on_message)
        self._ends = fault_log.for_sudden_ends()
        if self._ends is not None:
            faulthandler.enable(self._ends)

    def end(self) -> None:
        """Leave errors to whoever heard them before."""
        if not self._before:
            return
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        self._before = ()
        qInstallMessageHandler(None)
        if self._ends is not None:
            faulthandler.disable()
            self._ends.close()
            self._ends = None

    def on_error(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Note an error of the window's thread, and tell of it."""
        if not issubclass(kind, Exception):
            self._before[0](kind, fault, trace)
            return
        self._note("window", fault_log.described(kind, fault, trace), is_told=True)

    def on_thread(self, given: threading.ExceptHookArgs) -> None:
        """Note an error of another thread, and tell of it."""
        if issubclass(given.exc_type, Exception):
            told = fault_log.described(given.exc_type, given.exc_value, given.exc_traceback)
            self._note("thread", told, is_told=True)

    def on_unraisable(self, given: Any) -> None:
        """Note an error that happened while something was being let go: no work hangs on it."""
        told = fault_log.described(given.exc_type, given.exc_value, given.exc_traceback)
        self._note("letting go", told, is_told=False)

    def on_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Note where the toolkit gives up, which ends the program; pass other words on."""
        if kind == QtMsgType.QtFatalMsg:
            place = f"{context.file or 'unknown'}:{context.line} {context.category or ''}"
            self._note("toolkit", f"  {place}\ngave up", is_told=False)
        _write(qFormatLogMessage(kind, context, text))

    def _note(self, where: str, told: str, *, is_told: bool) -> None:
        text = fault_log.headed(told, where)
        path = fault_log.note(text)
        _write(f"credo-builder: something went wrong inside the program; see {path or where}")
        if not is_told or QCoreApplication.instance() is None:
            return
        thread = QThread.currentThread()
        if thread is self.thread() and thread.loopLevel() == 0:
            self._tell(text, waits=True)
        else:
            self._heard.emit(text)

    def _tell(self, text: str, *, waits: bool = False) -> None:
        if self._is_telling:
            return
        self._is_telling = True  # should the telling fail, too, it is noted and not told
        told = importlib.import_module("credo_builder.ui.crash_dialog").CrashDialog(text)
        self.dialog = told
        told.finished.connect(self._on_closed)
        (told.exec if waits else told.open)()

    def _on_closed(self) -> None:
        self.dialog, self._is_telling = None, False


def _write(line: str) -> None:
    if sys.stderr is not None:  # there is none without a console on Windows
        sys.stderr.write(f"{line}\n")


def watch() -> Watch:
    """Return the watch over this program, which hears from now on."""
    made = Watch()
    made.begin()
    return made
