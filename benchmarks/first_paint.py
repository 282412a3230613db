"""One window up to its first paint: ``python -m benchmarks.first_paint wizard|bare [MODULE ...]``.

Exits with 1 when one of the modules named was imported by then.
"""

from __future__ import annotations

import sys
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit, QWidget

_PATIENCE_MS = 20_000


class _FirstPaint(QObject):
    """Ends the program once its window was painted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.seen = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            QTimer.singleShot(0, QApplication.quit)
        return False


def _bare(_application: QApplication) -> QWidget:
    window = QMainWindow()
    window.setCentralWidget(QTextEdit())
    window.resize(1180, 760)
    window.show()
    return window


def main() -> int:
    """Show one window and return the exit code."""
    kind, *unwanted = sys.argv[1:]
    if kind == "bare":
        application = QApplication(sys.argv[:1])
        window = _bare(application)
    else:
        window = import_module("credo_builder.ui.application").open_window()
    watch = _FirstPaint(window)
    window.update()
    QTimer.singleShot(_PATIENCE_MS, QApplication.quit)
    QApplication.exec()
    found = [name for name in unwanted if name in sys.modules]
    if found:
        print(f"imported at first paint: {', '.join(found)}", file=sys.stderr)
    if not watch.seen:
        print("the window was never painted", file=sys.stderr)
    return 1 if found or not watch.seen else 0


if __name__ == "__main__":
    sys.exit(main())
