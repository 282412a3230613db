"""Garbage goes in the window's thread, never in a worker’s."""

from __future__ import annotations

import gc
import threading
from typing import ClassVar

from PySide6.QtCore import QCoreApplication

from credo_builder.ui.collecting import Collector, collect_here


class Cycle:
    """Something only a collection lets go; it notes in which thread that was."""

    seen: ClassVar = []

    def __init__(self):
        self.me = self

    def __del__(self):
        Cycle.seen.append(threading.current_thread().name)


def test_a_worker_never_collects_what_the_window_made(window):
    """However much a worker allocates, cycles are let go in the thread of the window."""
    Cycle.seen.clear()
    for _again in range(10):
        Cycle()

    worker = threading.Thread(target=lambda: [[] for _n in range(50_000)], name="worker")
    worker.start()
    worker.join()
    in_worker = list(Cycle.seen)
    found = QCoreApplication.instance().findChild(Collector)
    gc.collect()

    assert [] == in_worker
    assert ["MainThread"] * 10 == Cycle.seen
    assert not gc.isenabled()
    assert found is not None


def test_there_is_one_collector_and_it_collects_when_it_is_time(window):
    """A second call changes nothing; enough garbage is collected at the next look."""
    collect_here()
    gc.collect()
    collector = QCoreApplication.instance().findChildren(Collector)
    for _again in range(3000):
        Cycle()
    Cycle.seen.clear()

    due = collector[0].look()

    assert 1 == len(collector)
    assert 1 <= due
    assert 3000 == len(Cycle.seen)
