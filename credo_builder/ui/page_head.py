"""The head of a page: where we are, the question, its lead, and two notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from credo_builder.i18n import _
from credo_builder.ui.parts import button, framed, label, picture, row_of, tool
from credo_builder.ui.steps import Step
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace


class PageHead(QWidget):
    """Where we are, the question, one sentence of lead, and two notes that unfold.

    Signals:
        returned: somebody wants to go back to the check they came from.
    """

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
        self._note = QWidget()
        held = QVBoxLayout(self._note)
        held.setContentsMargins(0, px(8), 0, 0)
        frame, inner = framed("note", (16, 12))
        held.addWidget(frame)
        self._note_text = label("", wrap=True)
        close = tool(_("Close the note"), "x")
        close.clicked.connect(self.close_notes)
        sign = picture("lightbulb", "accent_text")
        row = row_of(sign, self._note_text, close, gap=12)
        row.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        row.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        row.setStretch(1, 1)
        inner.addLayout(row)
        self._note.hide()
        column.addWidget(self._note)
        self._words = {
            self._why: _("Why we ask. {text}").format(text=workspace.tell(step.why)),
            self._example: _("An example. {text}").format(text=workspace.tell(step.example)),
        }

    def offer_return(self, *, offered: bool) -> None:
        """Offer the way back to the check, or no longer."""
        self._back.setVisible(offered)

    def toggle_why(self) -> None:
        """Show or hide why we ask."""
        self._why.click()

    def toggle_example(self) -> None:
        """Show or hide the example."""
        self._example.click()

    def close_notes(self) -> None:
        """Hide both notes."""
        self._why.setChecked(False)
        self._example.setChecked(False)
        self._note.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the note on Escape."""
        if event.key() == Qt.Key.Key_Escape and self._note.isVisible():
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
        shown = next((b for b in (self._why, self._example) if b.isChecked()), None)
        self._note.setVisible(shown is not None)
        if shown is not None:
            self._note_text.setText(self._words[shown])
