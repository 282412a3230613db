"""A process of a batch: it makes documents one after the other until there are no more.

It reads the plan and then tasks from its standard input, a line each, and answers each task
with a line. It ends when its input does, which is also what happens when the program that
started it is gone, however that ended; never while a file is being written.
"""

from __future__ import annotations

import gc
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

from credo_builder.app.batch_making import Done, Maker, plan_of, task_of
from credo_builder.i18n import use

SWITCH = "--make-many"
"""What an installation that is one executable is called with to become this process."""
WORKER = "credo_builder.app.batch_process"
ALLOCATIONS = 50_000
"""Objects made before Python looks for circles among them: seldom, since documents leave few."""


def main() -> int:
    """Make documents until there are no more to make."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # What a library prints would spoil the answers.
    os.dup2(2, 1)
    # Ctrl+C in a terminal is for the program that started this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(ALLOCATIONS)
    packed = source.readline()
    if not packed:
        return 0
    plan = plan_of(packed)
    if plan.language:
        use(plan.language)
    writing = threading.Lock()
    tasks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    maker = Maker(plan, writing)

    def tell(done: Done) -> None:
        sink.write(done.packed().encode() + b"\n")
        sink.flush()
        maker.told()

    def end() -> None:
        with writing, suppress(OSError):
            written = maker.untold()
            if written is not None:
                tell(written)
            os._exit(0)
        os._exit(0)

    threading.Thread(target=_listen, args=(source, tasks, end), daemon=True).start()
    with suppress(BrokenPipeError):
        while True:
            done = maker.make(task_of(tasks.get()))
            with writing:
                tell(done)
    return 0


def _listen(source: BinaryIO, tasks: queue.SimpleQueue[bytes], end: Callable[[], None]) -> None:
    """Hand on every task; end the process when there will be no more, but after a write."""
    try:
        for line in source:
            tasks.put(line)
    finally:
        end()


if __name__ == "__main__":
    sys.exit(main())
