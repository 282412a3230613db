"""Making many documents beside the window: in processes of their own, with a way to stop."""

from __future__ import annotations

import contextlib
import importlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from credo_builder.app.faults import explained
from credo_builder.domain.project import Project
from credo_builder.ui import languages
from credo_builder.values import dataclass

if TYPE_CHECKING:
    from credo_builder.app.batching import Batch


@dataclass(frozen=True)
class Wish:
    """What is to be made of what, and where it goes.

    Attributes:
        folder: where it goes. only: keys of outputs, parted by commas. edition: whose.
        master, name: the project that sites are made of, and what it is called.
        table: the list of sites; None for documents of *projects*.
        projects: files, or folders with what is in them.
    """

    folder: Path
    only: str
    edition: str
    master: Project
    name: str
    table: Path | None = None
    projects: tuple[Path, ...] = ()

    def batch(self) -> Batch:
        """Return the batch, its list read.

        Raises:
            credo_builder.errors.CredoError: a list or folder cannot be read.
        """
        # Making paper takes toolkits that nobody needs before.
        batching = importlib.import_module("credo_builder.app.batching")
        plan = batching.Plan(
            str(self.folder), self.only, self.edition, language=languages.spoken()
        )
        if self.table is None:
            made: Batch = batching.of_projects(self.projects, plan)
        else:
            codec = importlib.import_module("credo_builder.storage.codec")
            made = batching.for_sites(codec.write(self.master), self.name, self.table, plan)
        return made


class ManyMaking(QObject):
    """Many documents in the making.

    Signals:
        begun: (`Batch`) what will be made, its list read.
        told: (`Done`) what became of one document.
        ended: (sentence) why it ended early; empty when all were tried or it was stopped.
    """

    begun = Signal(object)
    told = Signal(object)
    ended = Signal(str)

    def __init__(self, wish: Wish) -> None:
        """Make *wish* once `start` is called."""
        # Without a parent it outlives its dialog, should that be closed in the meantime.
        super().__init__()
        self._wish = wish
        self._stop = threading.Event()

    @property
    def is_stopped(self) -> bool:
        """Whether somebody wanted it to stop."""
        return self._stop.is_set()

    def start(self) -> None:
        """Make it in a worker."""
        QThreadPool.globalInstance().start(_Job(self.run))

    def stop(self) -> None:
        """Stop as soon as may be; no half-made file stays, and no process."""
        self._stop.set()

    def run(self) -> None:
        """Make all of it; called by the worker."""
        # The window may have been closed meanwhile.
        with contextlib.suppress(RuntimeError):
            try:
                self._run()
            except Exception as fault:  # noqa: BLE001 - whatever went wrong is said in the dialog
                self.ended.emit(explained(fault))
            else:
                self.ended.emit("")

    def _run(self) -> None:
        batch = self._wish.batch()
        self.begun.emit(batch)
        done = []
        running = batch.run(batch.processes(), lambda: not self._stop.is_set(), apart=True)
        with contextlib.closing(running):
            for one in running:
                done.append(one)
                self.told.emit(one)
        batch.finish(done)


class _Job(QRunnable):
    """Runs what it is given in the pool."""

    def __init__(self, run: Callable[[], None]) -> None:
        super().__init__()
        self._run = run

    def run(self) -> None:
        """Run it."""
        self._run()
