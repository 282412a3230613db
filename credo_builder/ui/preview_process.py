"""The process that makes the pages, as the window sees it."""

from __future__ import annotations

import atexit
import os
import sys

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, Signal

from credo_builder.app.page_orders import Answer, Answers, Order, packed
from credo_builder.i18n import _

WORKER = "credo_builder.app.page_process"
SWITCH = "--make-pages"
_FAREWELL_MS = 2_000


class PageProcess(QObject):
    """Makes pages in a process of its own, so that no key waits for the interpreter.

    It is started with the first order and kept for the next ones. It ends with `stop`, with
    the application, and when this process is gone for whatever reason.

    Signals:
        answered: (`Answer`) pages, or why there are none.
    """

    answered = Signal(object)

    def __init__(self) -> None:
        """Start nothing yet."""
        super().__init__()
        self._process: QProcess | None = None
        self._answers = Answers()
        self._latest = 0
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    @property
    def process_id(self) -> int:
        """Number of the process; 0 while there is none."""
        return self._process.processId() if self._process is not None else 0

    def ask(self, order: Order) -> None:
        """Give *order* to the process; older ones are no longer wanted."""
        self._latest = order.generation
        if self._process is None:
            self._process = self._started()
        self._process.write(packed(order))

    def stop(self) -> None:
        """End the process, at once where it does not go by itself."""
        atexit.unregister(self.stop)
        process, self._process = self._process, None
        if process is None:
            return
        process.blockSignals(True)
        process.closeWriteChannel()
        if not process.waitForFinished(_FAREWELL_MS):
            process.kill()
            process.waitForFinished(_FAREWELL_MS)
        process.deleteLater()

    def _started(self) -> QProcess:
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_end)
        process.errorOccurred.connect(self._on_error)
        self._answers = Answers()
        program, *arguments = command()
        process.start(program, arguments)
        # Also where the interpreter ends without the application saying so.
        atexit.register(self.stop)
        return process

    def _read(self) -> None:
        if self._process is None:
            return
        piece = self._process.readAllStandardOutput().data()
        for answer in self._answers.take(bytes(piece)):
            if answer.generation == self._latest:
                self.answered.emit(answer)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._gone(_("The part of the program that makes pages could not be started."))

    def _on_end(self) -> None:
        self._gone(_("The part of the program that makes pages stopped; it starts again."))

    def _gone(self, sentence: str) -> None:
        """Say that there will be no pages, and be ready to start again."""
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.deleteLater()
        self.answered.emit(Answer(self._latest, fault=sentence))


def command() -> list[str]:
    """Return what starts the process: this program itself where it is one executable.

    Else a Python that looks for modules where this one does, and not in the working folder.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, SWITCH]
    return [sys.executable, "-P", "-m", WORKER]


def _environment() -> QProcessEnvironment:
    """Return the environment in which the process finds the very package this one runs."""
    environment = QProcessEnvironment.systemEnvironment()
    if not getattr(sys, "frozen", False):
        environment.insert("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    return environment
