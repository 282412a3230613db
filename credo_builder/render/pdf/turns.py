"""One document at a time: fonts and their subsets belong to the whole process."""

from __future__ import annotations

import threading

TURN = threading.RLock()
"""Held while a document is laid out or measured, so that no two workers share a font."""
