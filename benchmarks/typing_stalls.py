"""How long the window does not listen while somebody types.

``python -m benchmarks.typing_stalls`` prints a line of JSON: the longest stall of the event
loop and the median of a key, in milliseconds, with and without the preview, by the clock and
in CPU time of the window’s thread. On a machine that does other work only the second is the
program’s own.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

MOMENTS = 60
KEYS = 60
_BETWEEN_S = 0.12
_PAUSE_S = 0.5
"""After some words somebody thinks, and the pages are made."""
_WORD = 8
_PATIENCE_S = 120


def main() -> None:
    """Type without and with the preview in a window that nobody sees."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="credo-typing-") as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
            os.environ[name] = folder
        print(json.dumps(measured()), flush=True)
        sys.stdout.flush()


def measured() -> dict[str, dict[str, float]]:
    """Return the figures by "without" and "with" preview."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  the platform is chosen first

    from credo_builder.app.session import Session  # noqa: PLC0415
    from credo_builder.chapters.moments import Moment  # noqa: PLC0415
    from credo_builder.ui.application import open_window  # noqa: PLC0415

    window = open_window()
    session = Session.example()
    session.take_path("full")
    project = session.project
    held = project.of(Moment)
    for number in range(len(held), MOMENTS):
        like = held[number % len(held)]
        project = project.put(replace(like, id="", code="", name=f"{like.name} {number}"))
    session.edit(project, "Sixty moments")
    window.take(session)
    window.resize(1700, 1000)
    window.go_to("core_values")
    application = QApplication.instance()
    found: dict[str, dict[str, float]] = {}
    for name in ("without", "with"):
        if name == "with":
            window.actions_["preview"].trigger()
            _until(application, window.area.preview.page_count, _PATIENCE_S)
        _until(application, lambda: False, 2)
        found[name] = _typed(application, window)
    session._saved = session.project  # noqa: SLF001  nothing of this is worth keeping
    window.close()
    return found


def _typed(application: Any, window: Any) -> dict[str, float]:
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtTest import QTest  # noqa: PLC0415
    from PySide6.QtWidgets import QPlainTextEdit  # noqa: PLC0415

    field = next(f for f in window.area.page.findChildren(QPlainTextEdit) if f.isVisible())
    field.setFocus()
    clock, own, keys = [], [], []
    for number in range(KEYS):
        began, cpu = time.perf_counter(), time.thread_time()
        QTest.keyClick(field, Qt.Key.Key_A)
        application.processEvents()
        clock.append(time.perf_counter() - began)
        own.append(time.thread_time() - cpu)
        keys.append(own[-1])
        pause = _PAUSE_S if number % _WORD == _WORD - 1 else _BETWEEN_S
        more = _until(application, lambda: False, pause)
        clock.append(more[0])
        own.append(more[1])
    return {
        "longest_ms": 1000 * max(clock),
        "longest_cpu_ms": 1000 * max(own),
        "key_cpu_ms": 1000 * statistics.median(keys),
    }


def _until(application: Any, done: Callable[[], object], seconds: float) -> tuple[float, float]:
    """Let the window listen; return its longest stall by the clock and in CPU time."""
    end, clock, own = time.monotonic() + seconds, 0.0, 0.0
    while time.monotonic() < end and not done():
        began, cpu = time.perf_counter(), time.thread_time()
        application.processEvents()
        clock = max(clock, time.perf_counter() - began)
        own = max(own, time.thread_time() - cpu)
        time.sleep(0.002)
    return clock, own


if __name__ == "__main__":
    main()
