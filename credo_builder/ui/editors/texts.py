"""Editors of text: one line, a paragraph, a line a thought."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from credo_builder.domain.questions import Asked
from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.editors.base import Editor, ManyLines, OneLine
from credo_builder.ui.parts import flowing, label
from credo_builder.ui.walking import OneStop
from credo_builder.ui.workspace import Workspace
from credo_builder.ui.wrapped import WrappedPress

SHOWN_EXAMPLES = 2


class LineEditor(Editor):
    """One line."""

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Show the first example as a ghost while the line is empty."""
        super().__init__(asked, workspace)
        self._line = OneLine()
        self._line.setAccessibleName(self.prompt)
        if asked.question.examples:
            self._line.setPlaceholderText(workspace.tell(asked.question.examples[0]))
        self._line.textEdited.connect(self._on_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._line)

    def show_value(self, value: Any) -> None:
        """Show *value*, leaving the cursor alone where nothing changed."""
        if self._line.text() != value:
            self._line.setText(value)
            self._line.setCursorPosition(0 if not self._line.hasFocus() else len(value))

    def target(self) -> QWidget:
        """Return the line."""
        return self._line

    def stay_readable(self) -> None:
        """Let the text be selected, not changed."""
        self._line.setReadOnly(True)

    def _on_text(self, text: str) -> None:
        self.edited.emit(text)


class TextEditor(Editor):
    """A paragraph or more."""

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Show the first example as a ghost while there is no text."""
        super().__init__(asked, workspace)
        self._text = ManyLines(least=3)
        self._text.setAccessibleName(self.prompt)
        if asked.question.examples:
            self._text.setPlaceholderText(workspace.tell(asked.question.examples[0]))
        self._text.textChanged.connect(self._on_text)
        self._showing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text)

    def show_value(self, value: Any) -> None:
        """Show *value*, leaving the cursor alone where nothing changed."""
        if self._text.toPlainText() != value:
            self._showing = True
            self._text.setPlainText(value)
            self._showing = False

    def target(self) -> QWidget:
        """Return the text."""
        return self._text

    def stay_readable(self) -> None:
        """Let the text be selected, not changed."""
        self._text.setReadOnly(True)

    def _on_text(self) -> None:
        if not self._showing:
            self.edited.emit(self._text.toPlainText())


class LinesEditor(Editor):
    """Short lines, one thought each; examples can be taken over with one press."""

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Offer up to two examples as chips."""
        super().__init__(asked, workspace)
        self._lines = ManyLines(least=2)
        self._lines.setAccessibleName(self.prompt)
        self._lines.textChanged.connect(self._on_text)
        self._showing = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._lines)
        examples = [workspace.tell(e) for e in asked.question.examples]
        if examples:
            self._lines.setPlaceholderText(examples[0])
        offered = examples[1 : 1 + SHOWN_EXAMPLES]
        chips = [WrappedPress(e) for e in offered]
        self._offers = dict(zip(chips, offered, strict=True))
        for chip, example in self._offers.items():
            icons.give(chip, "plus", "accent_text")
            chip.setAccessibleName(_("Add “{example}”").format(example=example))
            chip.clicked.connect(self._take)
        self._chips = flowing(label(_("For example"), "caption"), *chips)
        OneStop(self._chips).hold(chips)
        if not chips:
            self._chips.hide()

    def offers(self) -> QWidget:
        """Return the row of examples, to stand under the hint."""
        return self._chips

    def show_value(self, value: Any) -> None:
        """Show *value*, a line a thought."""
        if self._read() != value:
            self._showing = True
            self._lines.setPlainText("\n".join(value))
            self._showing = False
        self._chips.setVisible(bool(self._offers) and len(value) < SHOWN_EXAMPLES)
        for chip, example in self._offers.items():
            chip.setVisible(example not in value)

    def target(self) -> QWidget:
        """Return the lines."""
        return self._lines

    def stay_readable(self) -> None:
        """Let the text be selected, not changed."""
        self._lines.setReadOnly(True)
        self._chips.hide()

    def _read(self) -> tuple[str, ...]:
        lines = self._lines.toPlainText().splitlines()
        return tuple(text for one in lines if (text := one.strip()))

    def _on_text(self) -> None:
        if not self._showing:
            self.edited.emit(self._read())

    def _take(self) -> None:
        example = next((e for c, e in self._offers.items() if c is self.sender()), "")
        if example:
            value = (*self._read(), example)
            self.show_value(value)
            self.edited.emit(value)
            self._lines.setFocus()
