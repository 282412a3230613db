"""A text whose words are counted beside its prompt."""

from __future__ import annotations

from typing import Any

from credo_builder.domain.questions import Asked
from credo_builder.domain.speech import count_words
from credo_builder.i18n import _
from credo_builder.ui.editors.base import Editor, ManyLines
from credo_builder.ui.parts import column_of, label, restyle, row_of
from credo_builder.ui.terms import counted
from credo_builder.ui.workspace import Workspace


class CountedText(Editor):
    """A few lines of text; beyond *most* words the count turns amber."""

    spoken = False
    hinted = False

    def __init__(self, asked: Asked, workspace: Workspace, most: int) -> None:
        """Advise at most *most* words."""
        super().__init__(asked, workspace)
        self._most = most
        self._showing = False
        self._text = ManyLines(least=2, most=8)
        self._text.setAccessibleName(self.prompt)
        if asked.question.examples:
            self._text.setPlaceholderText(workspace.tell(asked.question.examples[0]))
        self._text.textChanged.connect(self._on_text)
        name = label(self.prompt.replace("&", "&&"), "field")
        name.setBuddy(self._text)
        self._count = label("", "caption")
        self.setLayout(column_of(row_of(name, self._count, None), self._text, gap=6))

    def show_value(self, value: Any) -> None:
        """Show *value*, leaving the cursor alone where nothing changed."""
        if self._text.toPlainText() != value:
            self._showing = True
            self._text.setPlainText(value)
            self._showing = False
        self._tell(value)

    def target(self) -> ManyLines:
        """Return the text."""
        return self._text

    def stay_readable(self) -> None:
        """Let the text be selected, not changed."""
        self._text.setReadOnly(True)

    def _tell(self, text: str) -> None:
        number = count_words(text)
        over = number > self._most
        of = _("{n} of {m} words").format(n=number, m=self._most)
        near = over or number * 2 >= self._most
        self._count.setText(of if near else counted(number, "word", "words") if number else "")
        self._count.setProperty("role", "warn" if over else "caption")
        restyle(self._count)

    def _on_text(self) -> None:
        if self._showing:
            return
        # A motto or a belief is printed as one paragraph: a new line is a space.
        text = self._text.toPlainText()
        self._tell(text)
        self.edited.emit(text)
