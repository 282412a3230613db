"""The head of a page: where we are, the question, its lead, and the ways to two notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from credo_builder.i18n import _
from credo_builder.ui.parts import button, label
from credo_builder.ui.steps import Step
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

WHY, EXAMPLE = "why", "example"
"""The two notes: why we ask, and an example."""


class PageHead(QWidget):
    """Where we are, the question, one sentence of lead, and the buttons of two notes.

    Signals:
        noted: a note was opened, turned or closed.
        returned: somebody wants to go back to the check they came from.
    """

    noted = Signal()
    returned = Signal()

    def __init__(self, step: Step, place: str, workspace: Workspace) -> None:
        """Say *place*, such as "Foundations · step 6 of 20", over the question of *step*."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(workspace.tell(step.question))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        self._why = self._note_button(_("Why we ask"), "lightbulb", shown=bool(step.why))
        self._example = self._note_button(
            _("See an example"), "book-open", shown=bool(step.example)
        )
        top = QHBoxLayout()
        top.addWidget(label(place, "eyebrow"))
        self._back = button(_("Back to the check"), "undo-2", look="help", tint="accent_text")
        self._back.clicked.connect(self.returned)
        self._back.hide()
        top.addWidget(self._back)
        top.addStretch(1)
        top.addWidget(self._why)
        top.addWidget(self._example)
        column.addLayout(top)
        column.addWidget(label(workspace.tell(step.question), "title", wrap=True))
        column.addWidget(label(workspace.tell(step.lead), "lead", wrap=True))

    def offer_return(self, *, offered: bool) -> None:
        """Offer the way back to the check, or no longer."""
        self._back.setVisible(offered)

    @property
    def note(self) -> str:
        """Which note is open, `WHY` or `EXAMPLE`; empty when none is."""
        if self._why.isChecked():
            return WHY
        return EXAMPLE if self._example.isChecked() else ""

    def toggle_why(self) -> None:
        """Show or hide why we ask."""
        self._why.click()

    def toggle_example(self) -> None:
        """Show or hide the example."""
        self._example.click()

    def close_notes(self) -> None:
        """Close both notes."""
        self._why.setChecked(False)
        self._example.setChecked(False)
        self.noted.emit()

    def focus_note(self) -> None:
        """Move the focus to the button of the note that is open."""
        (self._example if self.note == EXAMPLE else self._why).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the note on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.note:
            self.close_notes()
        else:
            super().keyPressEvent(event)

    def _note_button(self, text: str, icon: str, *, shown: bool) -> QPushButton:
        made = button(text, icon, look="help", tint="accent_text")
        made.setCheckable(True)
        if not shown:
            made.hide()
        made.clicked.connect(self._on_note)
        return made

    def _on_note(self) -> None:
        pressed = self.sender()
        for one in (self._why, self._example):
            if one is not pressed:
                one.setChecked(False)
        self.noted.emit()
