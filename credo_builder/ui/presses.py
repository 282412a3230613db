"""Buttons that Enter presses too, as people expect wherever the focus shows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaintedPress(QAbstractButton):
    """A button that its kind paints itself, and that Enter presses too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it on Enter as on Space."""
        if event.key() in ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class Press(QPushButton):
    """A button that Enter presses too, as people expect wherever the focus shows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it on Enter as on Space."""
        if event.key() in ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class ToolPress(QToolButton):
    """A small button that Enter presses too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it on Enter as on Space."""
        if event.key() in ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)
