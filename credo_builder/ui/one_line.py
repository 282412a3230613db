"""A line of text that leaves undo to the project, and texts as a search compares them."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_OURS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def is_undo(event: QEvent) -> bool:
    """Whether *event* asks to undo or redo, which the window does for the whole project."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and any(event.matches(key) for key in _OURS)
    )


class OneLine(QLineEdit):
    """A line whose undo is the project's, and which can take a pasted list apart."""

    pasted = Signal(list)

    def __init__(self, *, splits: bool = False) -> None:
        """With *splits*, several pasted lines are emitted instead of joined."""
        super().__init__()
        self._splits = splits

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a pasted list apart where that is asked for."""
        if self._splits and event.matches(QKeySequence.StandardKey.Paste):
            lines = pasted_lines()
            if len(lines) > 1:
                self.pasted.emit(lines)
                return
        super().keyPressEvent(event)


def pasted_lines() -> list[str]:
    """Return the lines on the clipboard, trimmed, without bullets and empty ones."""
    text = QGuiApplication.clipboard().text()
    return [line for raw in text.splitlines() if (line := raw.strip().lstrip("•*-–\t ").strip())]


def plain(text: str) -> str:
    """Return *text* in small letters without accents, for searching."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in split if not unicodedata.combining(c))
