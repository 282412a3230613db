"""One question on a page: its prompt, its editor, its hint, and what is amiss."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from credo_builder.chapters.organisation import words
from credo_builder.domain.questions import Group, is_blank
from credo_builder.domain.wording import placeholders
from credo_builder.i18n import _
from credo_builder.ui.editors.base import Editor
from credo_builder.ui.editors.choices import ChoiceEditor
from credo_builder.ui.editors.texts import LinesEditor
from credo_builder.ui.parts import label, picture
from credo_builder.ui.terms import listed
from credo_builder.ui.theme import px

ASKS = "asks"
"""Property of a widget that asks a question without being a `Field`: the field's name, or
record and field, such as ``promise_doors.looked``, where it stands in no form of the record.
What holds several such widgets of one record says its name and a dot, such as ``moments.``."""


class Field(QWidget):
    """A labelled editor that speaks up, in amber, when it is left without an answer.

    Signals:
        edited: (field name, value)
    """

    edited = Signal(str, object)

    def __init__(self, editor: Editor) -> None:
        """Stand *editor* under its prompt."""
        super().__init__()
        self.editor = editor
        self.asked = editor.asked
        self._value: Any = editor.asked.question.blank
        self._refusal = ""
        question = editor.asked.question
        hint = editor.workspace.tell(question.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        role = "small" if isinstance(question, Group) else "field"
        self._prompt = label(editor.prompt.replace("&", "&&"), role, wrap=True)
        if editor.spoken:
            self._prompt.setBuddy(editor.target())
            column.addWidget(self._prompt)
        column.addWidget(editor)
        self._hint = label(hint, "caption", wrap=True)
        if not hint or not editor.hinted:
            self._hint.hide()
        elif isinstance(editor, ChoiceEditor):
            editor.glossed.connect(self._hint.setHidden)
        column.addWidget(self._hint)
        if isinstance(editor, LinesEditor):
            column.addWidget(editor.offers())
        self._printed = label("", "caption", wrap=True)
        self._printed.hide()
        column.addWidget(self._printed)
        column.addWidget(self._problem_row())
        editor.set_hint(hint)
        editor.edited.connect(self._on_edited)
        editor.refused.connect(self._on_refused)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_value(self, value: Any) -> None:
        """Show *value*; a problem that is gone goes too."""
        self._value = value
        self.editor.show_value(value)
        self._explain(value)
        if not is_blank(self.asked.question, value) and not self._refusal:
            self.speak("")

    def left(self) -> None:
        """Say what is amiss, now that the field was left."""
        if self._refusal:
            self.speak(self._refusal)
        elif self.asked.question.required and is_blank(self.asked.question, self._value):
            self.speak(_("Still empty. You can go on; the check will ask for it again."))
        else:
            self.speak("")

    def speak(self, problem: str) -> None:
        """Show *problem* under the field, or nothing."""
        self._problem.setText(problem)
        self._trouble.setVisible(bool(problem))
        self._describe()

    @property
    def problem(self) -> str:
        """What the field says is amiss; empty when nothing is."""
        return self._problem.text()

    def _explain(self, value: Any) -> None:
        """Say what words in braces print, so that nobody takes them for a mistake."""
        texts = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
        whole = "\n".join(text for text in texts if isinstance(text, str))
        there = placeholders(whole, words(self.editor.workspace.project)) if "{" in whole else {}
        each = [_("{braced} reads “{word}”").format(braced=b, word=w) for b, w in there.items()]
        told = _("On paper {each}.").format(each=listed(tuple(each))) if each else ""
        if told != self._printed.text():
            self._printed.setText(told)
            self._printed.setVisible(bool(told))
            self._describe()

    def _describe(self) -> None:
        parts = (self._problem.text(), self._hint.text(), self._printed.text())
        self.editor.set_hint(" ".join(part for part in parts if part))

    def _problem_row(self) -> QWidget:
        self._trouble = QWidget()
        row = QHBoxLayout(self._trouble)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        row.addWidget(picture("triangle-alert", "warn"))
        self._problem = label("", "warn", wrap=True)
        row.addWidget(self._problem, 1)
        self._trouble.hide()
        return self._trouble

    def _on_edited(self, value: Any) -> None:
        self._value = value
        self._explain(value)
        if self.problem and not is_blank(self.asked.question, value):
            self.speak("")
        self.edited.emit(self.asked.name, value)

    def _on_refused(self, sentence: str) -> None:
        self._refusal = sentence
        if not sentence:
            self.speak("")
