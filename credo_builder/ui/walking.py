"""A row of buttons in which arrow keys go from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class ButtonRow(QWidget):
    """Holds buttons that are walked along with the arrow keys; arriving presses them."""

    def walkable(self) -> list[QAbstractButton]:
        """Return the buttons in reading order."""
        raise NotImplementedError

    def watch(self, button: QAbstractButton) -> None:
        """Let the arrow keys on *button* go along the row; Qt would leave the row."""
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the next button with the arrow keys."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            ahead, back = Qt.Key.Key_Right, Qt.Key.Key_Left
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                ahead, back = back, ahead
            step = {ahead: 1, back: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._go(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _go(self, watched: QObject, step: int) -> None:
        buttons = self.walkable()
        at = next((i for i, b in enumerate(buttons) if b is watched), 0) + step
        if 0 <= at < len(buttons):
            buttons[at].setFocus()
            buttons[at].click()
