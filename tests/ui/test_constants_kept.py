"""None outlives a toolkit that forgets to count it."""

from __future__ import annotations

import subprocess
import sys

LOSES = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import credo_builder.ui
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
for _again in range(60_000):
    widget.update()
print("alive")
"""


def test_sixty_thousand_calls_that_return_none_do_not_end_the_program():
    """A long day of work must not abort the interpreter, whatever the toolkit counts."""
    done = subprocess.run(
        [sys.executable, "-c", LOSES], capture_output=True, text=True, check=False, timeout=120
    )

    assert (0, "alive\n") == (done.returncode, done.stdout)
