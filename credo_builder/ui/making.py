"""Making one document in a worker, with progress and a way to stop."""

from __future__ import annotations

import importlib
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from credo_builder.app.faults import explained
from credo_builder.domain.project import Project
from credo_builder.errors import CannotSave
from credo_builder.i18n import _
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Order:
    """What to make: a state of the project, an edition, a paper, a file.

    ``output`` is the key of an output of the pack; empty for the service credo and policy.
    ``form`` is the key of a form of it other than the PDF; empty for the PDF.
    """

    project: Project
    edition: str
    paper: str
    path: Path
    output: str = ""
    form: str = ""


class Making(QObject):
    """One document in the making.

    Signals:
        told: (share of 100) how far it is.
        made: (path) the file is complete.
        failed: (sentence) there is no file, and why; empty when it was cancelled.
    """

    told = Signal(int)
    made = Signal(str)
    failed = Signal(str)

    def __init__(self, order: Order, parent: QObject) -> None:
        """Make *order* once `start` is called."""
        super().__init__(parent)
        self.order = order
        self._stop = threading.Event()

    def start(self) -> None:
        """Make it in a worker."""
        QThreadPool.globalInstance().start(_Job(self))

    def cancel(self) -> None:
        """Stop as soon as may be; no half-made file stays."""
        self._stop.set()

    def tell(self, done: int, of: int) -> bool:
        """Pass on how far the worker is; False when somebody pressed Cancel."""
        self.told.emit(round(100 * done / max(1, of)))
        return not self._stop.is_set()

    def run(self) -> None:
        """Build the pages and write them; called by the worker."""
        order = self.order
        try:
            if order.form:
                exporting = importlib.import_module("credo_builder.app.exporting")
                form = exporting.form(order.form)
                paper, path = order.paper or None, order.path
                exporting.write(
                    form, order.project, path, order.edition, paper, progress=self.tell
                )
            elif order.output:
                packing = importlib.import_module("credo_builder.app.packing")
                packing.export(order.project, order.path, order.output, order.paper)
            else:
                export = importlib.import_module("credo_builder.app.export")
                export.export(order.project, order.path, order.edition, order.paper, self.tell)
        except Exception as fault:  # noqa: BLE001 - whatever went wrong is said on the page
            cancelled = self._stop.is_set()
            self.failed.emit("" if cancelled else _told(fault, order.path))
        else:
            self.made.emit(str(order.path))


def _told(fault: Exception, path: Path) -> str:
    """Return why there is no file at *path*, with its name and its folder in whole sentences."""
    if not isinstance(fault, CannotSave) or not fault.reason:
        return explained(fault)
    words = _("“{file}” could not be put into the folder “{folder}”. {reason}")
    reason = fault.reason[:1].upper() + fault.reason[1:]
    return words.format(file=path.name, folder=path.parent, reason=reason)


class _Job(QRunnable):
    """Runs a `Making` in the pool."""

    def __init__(self, making: Making) -> None:
        super().__init__()
        self._making = making

    def run(self) -> None:
        """Make it."""
        self._making.run()
