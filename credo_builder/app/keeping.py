"""Keeping what is typed: within moments into a journal, beside the window and never in its way."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Protocol

from credo_builder.domain.project import Project

PAUSE_S = 0.4
"""How long typing is gathered before it is written; far below the two seconds promised."""
AGAIN_S = 5.0
"""After how long a disk that refused is asked again."""


class Kept(Protocol):
    """What a journal does; see `credo_builder.storage.journal.Journal`."""

    def note(self, project: Project, label: str) -> None:
        """Keep *project*; durable when this returns; OSError when it is not."""

    def end(self) -> None:
        """Remove what was kept."""


Begin = Callable[[str, Path | None, str], Kept]


class Keeper:
    """Keeps the states of one project, in a thread of its own.

    Attributes:
        told: called, in that thread, whenever something was kept, and whenever `problem`
            comes or goes.
    """

    def __init__(self, begin: Begin) -> None:
        """Keep through journals that *begin* makes of project id, file and its SHA-256."""
        self._begin = begin
        self._change = threading.Condition()
        self._pending: tuple[Project, str] | None = None
        self._place: tuple[str, Path | None, str] = ("", None, "")
        self._journal: Kept | None = None
        self._problem = ""
        self._fault: Exception | None = None
        self._kept_at: dt.datetime | None = None
        self._waits_since: float | None = None
        self._is_busy = self._is_over = False
        self._thread: threading.Thread | None = None
        self.told: Callable[[], None] | None = None

    @property
    def problem(self) -> str:
        """Why the last change is not kept, as the system says it; empty while all is well."""
        return self._problem

    @property
    def fault(self) -> Exception | None:
        """What `problem` was said of; None while all is well."""
        return self._fault

    @property
    def kept_at(self) -> dt.datetime | None:
        """When something was kept last, in UTC; None while the journal holds nothing."""
        return self._kept_at

    @property
    def is_kept(self) -> bool:
        """Whether nothing waits to be written and nothing went wrong."""
        with self._change:
            return self._pending is None and not self._is_busy and not self._problem

    def is_behind(self, seconds: float) -> bool:
        """Whether something has waited to be written for longer than that."""
        with self._change:
            return self._waits_since is not None and monotonic() - self._waits_since > seconds

    @property
    def has_begun(self) -> bool:
        """Whether something is kept that the file may lack."""
        return self._journal is not None or self._pending is not None

    def belongs(self, project_id: str, file: Path | None, sha256: str) -> None:
        """Say which project it is, and which content its file has; what was kept goes.

        Called when a project was opened and whenever it was saved.
        """
        with self._change:
            self._wait_until_idle()
            self._pending = None
            self._place = (project_id, file, sha256)
            if self._journal is not None:
                self._journal.end()
                self._journal = None
            self._kept_at = self._waits_since = None
            self._say(None)

    def keep(self, project: Project, label: str) -> None:
        """Let *project*, as it is after *label*, be kept soon; returns at once."""
        with self._change:
            self._pending = (project, label)
            if self._waits_since is None:
                self._waits_since = monotonic()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="keeping", daemon=True)
                self._thread.start()
            self._change.notify_all()

    def settle(self, seconds: float = 10.0) -> bool:
        """Wait until everything is kept; return whether it is."""
        with self._change:
            return (
                self._change.wait_for(
                    lambda: (self._pending is None and not self._is_busy) or bool(self._problem),
                    seconds,
                )
                and not self._problem
            )

    def end(self) -> None:
        """Stop, and remove what was kept: it is saved, or not wanted."""
        self._stop()
        if self._journal is not None:
            self._journal.end()
            self._journal = None

    def leave(self, seconds: float = 10.0) -> bool:
        """Keep what still waits, then stop and leave it where it is; return whether all is kept.

        Whoever opens the program next is offered it.
        """
        settled = self.settle(seconds)
        self._stop()
        self._journal = None
        return settled

    def _stop(self) -> None:
        with self._change:
            self._is_over = True
            self._pending = None
            self._change.notify_all()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _wait_until_idle(self) -> None:
        self._change.wait_for(lambda: not self._is_busy)

    def _work(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._pending is not None or self._is_over)
                # Whoever types on is waited for a moment: one line then holds the word.
                self._change.wait_for(lambda: self._is_over, PAUSE_S)
                if self._is_over:
                    return
                taken, self._pending = self._pending, None
                if taken is None:
                    continue
                self._is_busy = True
            fault = self._note(*taken)
            with self._change:
                self._is_busy = False
                if fault is None:
                    self._waits_since = None if self._pending is None else monotonic()
                if fault is not None and self._pending is None:
                    self._pending = taken
                self._say(fault)
                self._change.notify_all()
                if fault is not None:
                    self._change.wait_for(lambda: self._is_over, AGAIN_S)

    def _note(self, project: Project, label: str) -> Exception | None:
        """Keep *project*; return what went wrong, which must never end this thread."""
        try:
            if self._journal is None:
                self._journal = self._begin(*self._place)
            self._journal.note(project, label)
        except Exception as fault:  # noqa: BLE001 - it is told, and tried again
            return fault
        self._kept_at = dt.datetime.now(dt.UTC)
        return None

    def _say(self, fault: Exception | None) -> None:
        said = isinstance(fault, OSError) and fault.strerror
        problem = "" if fault is None else said or str(fault) or type(fault).__name__
        told_already = bool(problem) and problem == self._problem
        self._problem, self._fault = problem, fault
        if self.told is not None and not told_already:
            self.told()
