"""What every editor of one question offers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from credo_builder.domain.questions import Asked
from credo_builder.ui.one_line import OneLine, is_undo, pasted_lines
from credo_builder.ui.workspace import Workspace

__all__ = ["Editor", "ManyLines", "OneLine", "pasted_lines"]


class Editor(QWidget):
    """Shows and changes the value of one question.

    Signals:
        edited: (value) the user changed it; showing a value never emits.
        refused: (sentence) what was typed cannot be understood; empty when it can.
    """

    edited = Signal(object)
    refused = Signal(str)
    spoken = True
    """Whether a label with the prompt stands above it."""
    hinted = True
    """Whether the hint stands below it; assistive technology reads it either way."""

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Edit *asked* of the project in *workspace*."""
        super().__init__()
        self.asked = asked
        self.workspace = workspace

    def show_value(self, value: Any) -> None:
        """Show *value* without emitting `edited`."""
        raise NotImplementedError

    def target(self) -> QWidget:
        """Return the widget that takes the focus and the accessible name."""
        return self

    def focus_within(self, path: str) -> bool:
        """Move the focus to the part at *path*, such as ``lines[2].text``; False without any."""
        del path
        return False

    def set_hint(self, hint: str) -> None:
        """Let assistive technology read *hint* with the field."""
        self.target().setAccessibleDescription(hint)

    def stay_readable(self) -> None:
        """Show the value without letting anybody change it."""
        self.setEnabled(False)

    @property
    def prompt(self) -> str:
        """The question in the project's words."""
        return self.workspace.tell(self.asked.question.prompt)


class ManyLines(QPlainTextEdit):
    """Plain text whose undo is the project's; Tab leaves it; it grows with its text."""

    left = Signal()

    def __init__(self, least: int = 2, most: int = 12) -> None:
        """Stand *least* to *most* lines high."""
        super().__init__()
        self._least = least
        self._most = most
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if is_undo(event):
            event.ignore()
            return False
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.Show):
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow where the text takes more lines than before."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text only."""
        if source.hasText():
            self.insertPlainText(source.text())

    def _fit(self) -> None:
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + 2 * round(self.document().documentMargin())
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + frame + 4)
