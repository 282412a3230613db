"""One builder in a process of its own, told over its standard input what to do.

``python -m benchmarks.worker serve BUILDER FILE`` answers each line ``time``, ``save PATH`` or
``peak`` with a line of JSON. ``python -m benchmarks.worker cold BUILDER FILE OUT`` runs once.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pickle
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.builders import BUILDERS


def prepared(name: str, file: str) -> Callable[[], bytes]:
    """Return the builder of that *name*, ready to run on *file*."""
    builder = BUILDERS[name]
    module = importlib.import_module(f"benchmarks.{builder.module}")
    prepare: Callable[[Any], Callable[[], bytes]] = getattr(module, builder.function)
    if builder.reads == "path":
        return prepare(file)
    return prepare(pickle.loads(Path(file).read_bytes()))


def _timed(run: Callable[[], bytes]) -> dict[str, Any]:
    gc.collect()
    began = time.process_time()
    size = len(run())
    return {"cpu": time.process_time() - began, "size": size}


def peak_bytes() -> int:
    """Return the most memory this process has held, in bytes."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) * 1024 if found else 0


def _serve(name: str, file: str) -> None:
    # Libraries that print would spoil the answers, so only the answers go to stdout.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def answer(said: dict[str, Any]) -> None:
        answers.write(json.dumps(said) + "\n")
        answers.flush()

    try:
        run = prepared(name, file)
    except (ImportError, OSError) as error:
        answer({"missing": f"{type(error).__name__}: {error}".splitlines()[0]})
        return
    answer({"ready": True})
    for line in sys.stdin:
        order, _, rest = line.strip().partition(" ")
        try:
            if order == "time":
                answer(_timed(run))
            elif order == "save":
                answer({"size": Path(rest).write_bytes(run())})
            elif order == "peak":
                answer({"peak": peak_bytes()})
        except Exception as error:  # noqa: BLE001  whatever a yardstick fails with is reported
            answer({"missing": f"{type(error).__name__}: {error}".splitlines()[0]})


def main() -> None:
    """Serve, or run once."""
    mode, name, file, *rest = sys.argv[1:]
    if mode == "cold":
        Path(rest[0]).write_bytes(prepared(name, file)())
    else:
        _serve(name, file)


if __name__ == "__main__":
    main()
