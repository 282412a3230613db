"""A window in which somebody types, as a program of its own, until it is killed.

Run as a program with a project file: it types a name letter by letter into the first value,
says ``typed`` on its standard output, and goes on like any window.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from credo_builder import __main__
from credo_builder.ui.window import MainWindow

TYPED = "Warmth before speed"


def type_words():
    """Type into the name of a new value, then say so."""
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    window.go_to("core_values")
    editor = window.current_list()
    editor.add_titled(["?"])
    field = editor.form.sheet.fields["name"].editor.target()
    field.selectAll()
    QTest.keyClicks(field, TYPED)
    sys.stdout.write("typed\n")
    sys.stdout.flush()


if __name__ == "__main__":
    real = __main__.importlib.import_module("credo_builder.ui.application")
    run = real.run

    def typing():
        """Run the window as ever, but type first."""
        QTimer.singleShot(500, type_words)
        return run()

    real.run = typing
    sys.exit(__main__.main(sys.argv[1:]))
