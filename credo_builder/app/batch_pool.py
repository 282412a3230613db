"""The processes of a batch, as the program sees it that starts them.

They are this very program, talked to over the pipes they are born with: no module that opens
sockets, no state that is copied from a running program, and so the same on every system.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from typing import Any

from credo_builder.app.batch_making import UNWRITTEN, Done, Plan, Task, done_of
from credo_builder.app.batch_process import SWITCH, WORKER
from credo_builder.errors import CredoError
from credo_builder.i18n import said, told

_LOOK_S = 0.2
"""Seconds between two looks whether somebody wants to stop; Windows interrupts no waiting."""
_FAREWELL_S = 20.0
"""Seconds a process has to finish the file it is writing."""
_start = threading.Lock()
"""Held while a process is started: on Windows two at once would inherit each other's pipes."""


def run(
    plan: Plan,
    tasks: Iterable[Task],
    processes: int,
    wanted: Callable[[], bool] = lambda: True,
) -> Generator[Done, None, None]:
    """Yield what became of *tasks*, in the order in which they are done.

    Where *wanted* says no, the processes end at once, but for a file one of them is writing;
    what was written and not told yet is told then. Closing the generator ends them as well.

    Args:
        plan: what the documents have in common.
        tasks: the documents.
        processes: how many are started, 1 or more.
        wanted: asked a few times a second whether to go on.

    Raises:
        CredoError: no process could be started.
    """
    waiting: queue.SimpleQueue[Task] = queue.SimpleQueue()
    for task in tasks:
        waiting.put(task)
    left = waiting.qsize()
    answers: queue.SimpleQueue[Done | BaseException] = queue.SimpleQueue()
    hands = [_Hand(plan, waiting, answers) for _ in range(min(processes, left))]
    try:
        _begin(hands)
        while left and wanted():
            with suppress(queue.Empty):
                yield _answer(answers.get(timeout=_LOOK_S))
                left -= 1
        _end(hands)
        while not answers.empty():
            yield _answer(answers.get())
    finally:
        _end(hands)


def _begin(hands: list[_Hand]) -> None:
    """Start all processes; where the system has no more of them, as many as there are."""
    for begun, hand in enumerate(hands):
        try:
            hand.begin()
        except OSError as error:
            if begun:
                del hands[begun:]
                return
            raise _no_process(error) from error


def _no_process(error: OSError) -> CredoError:
    why = error.strerror or str(error)
    return CredoError(
        told("No further process could be started: {why}. Close other programs.", why=why)
    )


def _answer(answer: Done | BaseException) -> Done:
    if isinstance(answer, OSError):
        raise _no_process(answer) from answer
    if isinstance(answer, BaseException):
        raise answer
    return answer


def _end(hands: Iterable[_Hand]) -> None:
    """Let all processes end, and wait until they are gone."""
    for hand in hands:
        hand.stop()
    for hand in hands:
        hand.wait()


class _Hand:
    """One process, and the thread that gives it tasks and hears its answers."""

    def __init__(
        self,
        plan: Plan,
        waiting: queue.SimpleQueue[Task],
        answers: queue.SimpleQueue[Done | BaseException],
    ) -> None:
        self._plan = plan.packed().encode() + b"\n"
        self._waiting, self._answers = waiting, answers
        self._stopped = threading.Event()
        self._starting = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)

    def begin(self) -> None:
        """Start the process and give it what there is to do."""
        self._process = _started()
        self._thread.start()

    def stop(self) -> None:
        """Let the process end after the file it is writing."""
        with self._starting:
            self._stopped.set()
        process = self._process
        if process is not None and process.stdin is not None:
            _closed(process.stdin)

    def wait(self) -> None:
        """Wait until the process is gone; end one that does not go by itself."""
        process = self._process
        if process is None:
            return
        try:
            process.wait(_FAREWELL_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if self._thread.ident is not None:
            self._thread.join(_FAREWELL_S)
        if process.stdout is not None:
            _closed(process.stdout)

    def _work(self) -> None:
        try:
            fresh = True
            while not self._stopped.is_set():
                try:
                    task = self._waiting.get_nowait()
                except queue.Empty:
                    return
                line = self._answered(task, fresh=fresh)
                fresh = not line
                if line:
                    self._answers.put(done_of(line))
                elif not self._stopped.is_set():
                    self._answers.put(self._ended(task))
        except BaseException as error:  # noqa: BLE001 - whoever waits must hear of it
            if not self._stopped.is_set():
                self._answers.put(error)

    def _answered(self, task: Task, *, fresh: bool) -> bytes:
        """Return the answer to *task*; empty where the process ended over it."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return b""
        try:
            process.stdin.write((self._plan if fresh else b"") + task.packed().encode() + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except (OSError, ValueError):
            return b""
        return line if line.endswith(b"\n") else b""

    def _ended(self, task: Task) -> Done:
        """Start another process in the place of the one that ended over *task*."""
        process = self._process
        if process is not None:
            for pipe in (process.stdin, process.stdout):
                _closed(pipe)
            process.wait()
        with self._starting:
            if not self._stopped.is_set():
                self._process = _started()
        why = told(
            "The process that made it ended suddenly. Make it by itself, and give it more "
            "memory if that is what was missing."
        )
        return Done(task.number, UNWRITTEN, notes=(said(why),))


def _closed(pipe: Any) -> None:
    with suppress(OSError, ValueError):  # the other end is gone already
        pipe.close()


def _started() -> subprocess.Popen[bytes]:
    """Start a process that hears Ctrl+C from us alone, and finds the package where we do."""
    environment = dict(os.environ)
    if not getattr(sys, "frozen", False):
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    own_group: dict[str, Any] = {}
    if os.name == "nt":
        own_group["creationflags"] = (
            subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW  # type: ignore[attr-defined,unused-ignore]
        )
    else:
        own_group["process_group"] = 0
    with _start:
        return subprocess.Popen(  # noqa: S603 - this very program
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            **own_group,
        )


def command() -> list[str]:
    """Return what starts a process: this program itself where it is one executable."""
    if getattr(sys, "frozen", False):
        return [sys.executable, SWITCH]
    return [sys.executable, "-P", "-m", WORKER]
