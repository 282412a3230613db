"""Keeps None alive on Pythons that count references to it.

PySide6 6.12.0 gives a reference to None away with every call that returns it. From Python
3.12 on nobody counts those; Python 3.11 does, and ends the whole program, unsaved work
included, once some six thousand are gone: a few minutes of use. A count that can never
run out makes None there what it is everywhere else.
"""

from __future__ import annotations

import ctypes
import sys

UNCOUNTED_FROM = (3, 12)
PLENTY = 1 << (8 * ctypes.sizeof(ctypes.c_ssize_t) - 4)


def keep_none() -> None:
    """Give None more references than can ever be lost, where they are counted."""
    if sys.implementation.name != "cpython" or sys.version_info >= UNCOUNTED_FROM:
        return
    # The count is the first word of every object of this interpreter.
    count = ctypes.c_ssize_t.from_address(id(None))
    if 0 < count.value < PLENTY:
        count.value += PLENTY
