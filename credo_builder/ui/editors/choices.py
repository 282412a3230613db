"""Editors of choices: one of few, one of many, any number, 1 to 5, yes or no."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from credo_builder.domain.questions import Asked, Choice, Choices, Scale
from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.editors.base import Editor, OneLine
from credo_builder.ui.parts import ElidedLabel, Flow, button, label, row_of, segmented
from credo_builder.ui.terms import term_label
from credo_builder.ui.theme import px
from credo_builder.ui.walking import ARROWS, OneStop, step_of
from credo_builder.ui.workspace import Workspace
from credo_builder.ui.wrapped import WrappedCheck, WrappedPress

MOST_SEGMENTS = 4
MOST_LETTERS = 34
MOST_CHIPS = 9
FIRST_CHIPS = 6
"""How many words are in sight at first where there are more than `MOST_CHIPS`."""


class QuietCombo(QComboBox):
    """A combo box that a scrolling page does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words that are too long for the box with an ellipsis at their end."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        box, edit = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, edit, self).width() - px(4)
        words = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room
        )
        if self.isEditable() or words == option.currentText:
            super().paintEvent(event)
            return
        option.currentText = words
        painter = QStylePainter(self)
        painter.drawComplexControl(box, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class ChoiceEditor(Editor):
    """One term: segments when few and short, else a combo box; typed words where welcome."""

    glossed = Signal(bool)  # whether what the chosen answer means is told in place of the hint

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Offer the terms of the question."""
        super().__init__(asked, workspace)
        question = asked.question
        if not isinstance(question, Choice):
            raise TypeError(asked.name)
        self._question = question
        self._labels = {str(t): _(t.label) for t in question.options}
        self._group = QButtonGroup(self)
        self._segments: dict[str, QPushButton] = {}
        self._combo = QuietCombo()
        self._gloss = label("", "caption", wrap=True)
        self._gloss.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        if self._is_short():
            column.addLayout(self._segment_row())
        else:
            column.addWidget(self._filled_combo())
        column.addWidget(self._gloss)

    def show_value(self, value: Any) -> None:
        """Show the word *value*, one of ours or not."""
        if self._segments:
            self._show_segment(value)
        else:
            self._show_word(value)
        self._explain(value)

    def target(self) -> QWidget:
        """Return the combo box, or the chosen segment."""
        if not self._segments:
            return self._combo
        chosen = self._group.checkedButton()
        return chosen or next(iter(self._segments.values()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between segments with the arrow keys."""
        forward = event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down)
        if self._segments and (forward or event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up)):
            keys = list(self._segments)
            at = next((i for i, k in enumerate(keys) if self._segments[k].hasFocus()), 0)
            to = self._segments[keys[max(0, min(len(keys) - 1, at + (1 if forward else -1)))]]
            to.setFocus()
            to.click()
            return
        super().keyPressEvent(event)

    def _is_short(self) -> bool:
        letters = sum(len(text) for text in self._labels.values())
        few = 1 < len(self._labels) <= MOST_SEGMENTS
        return not self._question.custom and few and letters <= MOST_LETTERS

    def _segment_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for word, text in self._labels.items():
            segment = button(text)
            segment.setCheckable(True)
            segment.setAccessibleName(
                _("{question}: {answer}").format(question=self.prompt, answer=text)
            )
            segment.clicked.connect(self._on_segment)
            self._group.addButton(segment)
            self._segments[word] = segment
            row.addWidget(segment)
        segmented(self._segments.values())
        row.addStretch(1)
        return row

    def _filled_combo(self) -> QComboBox:
        combo = self._combo
        combo.setAccessibleName(self.prompt)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(10)
        if self._question.custom:
            combo.setEditable(True)
            combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            own = OneLine()
            own.setAccessibleName(self.prompt)
            combo.setLineEdit(own)
            own.textEdited.connect(self._on_typed)
        else:
            combo.addItem("–", "")
            combo.setItemData(0, _("Not chosen"), Qt.ItemDataRole.AccessibleTextRole)
        for word, text in self._labels.items():
            combo.addItem(text, word)
        combo.activated.connect(self._on_combo)
        return combo

    def _show_segment(self, value: str) -> None:
        self._group.setExclusive(False)
        for word, segment in self._segments.items():
            segment.setChecked(word == value)
        self._group.setExclusive(True)

    def _show_word(self, value: str) -> None:
        place = self._combo.findData(str(value or ""))
        if self._combo.isEditable():
            text = term_label(self._question.options, value or "")
            if self._combo.currentText() != text:
                self._combo.setCurrentIndex(place)
                self._combo.setEditText(text)
            line = self._combo.lineEdit()
            if line is not None and not line.hasFocus():
                line.setCursorPosition(0)  # words too long for the box show how they begin
            return
        if place < 0:
            self._combo.addItem(value, value)
            place = self._combo.count() - 1
        self._combo.setCurrentIndex(place)

    def _explain(self, value: str) -> None:
        found = next((t.gloss for t in self._question.options if str(t) == value), "")
        self._gloss.setText(self.workspace.tell(found))
        self._gloss.setVisible(bool(found))
        self.glossed.emit(bool(found))

    def _on_segment(self) -> None:
        word = next(w for w, s in self._segments.items() if s is self.sender())
        self._explain(word)
        self.edited.emit(word)

    def _on_combo(self, index: int) -> None:
        word = self._combo.itemData(index) or ""
        self._explain(word)
        self.edited.emit(word)

    def _on_typed(self, text: str) -> None:
        known = next((w for w, t in self._labels.items() if t.lower() == text.strip().lower()), "")
        self.edited.emit(known or text.strip())


class ChoicesEditor(Editor):
    """Any number of terms as chips; words of one's own where they are welcome.

    Tab stops at the chips once; arrow keys go from chip to chip, Space ticks.
    """

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Offer the terms of the question."""
        super().__init__(asked, workspace)
        question = asked.question
        if not isinstance(question, Choices):
            raise TypeError(asked.name)
        self._question = question
        self._value: tuple[str, ...] = ()
        self._chips: dict[str, QPushButton] = {}
        self._flow = Flow(self, px(6))
        self._stop = OneStop(self)
        self._own = OneLine(splits=True)
        words = [str(t) for t in question.options]
        self._shown = set(words if len(words) <= MOST_CHIPS else words[:FIRST_CHIPS])
        self._after = 0  # widgets behind the chips
        for term in question.options:
            self._add_chip(str(term))
        self._more = button(_("More words"), "chevron-down", look="chip")
        self._more.setAccessibleName(_("{question}: more words").format(question=self.prompt))
        self._more.clicked.connect(self._on_more)
        self._flow.addWidget(self._more)
        if len(self._shown) == len(self._chips):
            self._more.hide()
        self._after = 1
        if question.custom:
            self._own.setPlaceholderText(_("Your word"))
            self._own.setAccessibleName(_("{question}: your word").format(question=self.prompt))
            self._own.setFixedWidth(px(150))
            self._own.returnPressed.connect(self._on_own)
            self._own.editingFinished.connect(self._on_own)
            self._own.pasted.connect(self._on_pasted)
            self._flow.addWidget(self._own)
            self._after = 2

    def show_value(self, value: Any) -> None:
        """Tick the words in *value*; words we do not know get a chip of their own."""
        self._value = tuple(str(v) for v in value)
        for word in self._value:
            if word not in self._chips:
                self._add_chip(word)
        for word, chip in list(self._chips.items()):
            ticked = word in self._value
            chip.setChecked(ticked)
            icons.give(chip, "check" if ticked else "plus", "accent_text" if ticked else "muted")
            chip.setVisible(ticked or word in self._shown)
        self._stop.hold((*self._chips.values(), self._more))

    def target(self) -> QWidget:
        """Return the first chip."""
        return next(iter(self._chips.values()), self._own)

    def _add_chip(self, word: str) -> None:
        text = term_label(self._question.options, word)
        chip = WrappedPress(text)
        chip.setCheckable(True)
        chip.setAccessibleName(_("{question}: {answer}").format(question=self.prompt, answer=text))
        chip.clicked.connect(self._on_chip)
        self._chips[word] = chip
        first = self._flow.count() - self._after
        behind = [self._flow.takeAt(first) for _each in range(self._after)]
        self._flow.addWidget(chip)
        for held in behind:
            if held is not None:
                self._flow.addItem(held)

    def _on_more(self) -> None:
        """Offer every word, and go on from the first that was out of sight."""
        hidden = [chip for word, chip in self._chips.items() if word not in self._shown]
        self._shown = {str(t) for t in self._question.options}
        self._more.hide()
        self.show_value(self._value)
        if hidden:
            hidden[0].setFocus()

    def _on_chip(self) -> None:
        word = next(w for w, c in self._chips.items() if c is self.sender())
        kept = tuple(v for v in self._value if v != word)
        self._say(kept if word in self._value else (*self._value, word))

    def _on_own(self) -> None:
        self._on_pasted([self._own.text().strip()])

    def _on_pasted(self, words: list[str]) -> None:
        self._own.clear()
        fresh = tuple(w for w in words if w and w not in self._value)
        if fresh:
            self._say((*self._value, *fresh))

    def _say(self, value: tuple[str, ...]) -> None:
        self.show_value(value)
        self.edited.emit(value)


class ScaleEditor(Editor):
    """1 to 5 in a row; the digit keys answer."""

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Offer five steps, with the question's word for each."""
        super().__init__(asked, workspace)
        question = asked.question
        self._words = question.words if isinstance(question, Scale) else ("",) * 5
        self._value: int | None = None
        self._word = ElidedLabel("", "caption")
        if not any(self._words):
            self._word.hide()
        row = row_of(gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(row)
        column.addWidget(self._word)
        self._steps: list[QPushButton] = []
        for number in range(1, 6):
            step = button(str(number))
            step.setCheckable(True)
            step.setProperty("scale", True)
            said = _("{question}, {n} of 5").format(question=self.prompt, n=number)
            word = workspace.tell(self._words[number - 1])
            step.setAccessibleName(f"{said}, {word}" if word else said)
            step.clicked.connect(self._on_step)
            self._steps.append(step)
            row.addWidget(step)
        row.addStretch(1)
        self._stop = OneStop(self, self.keyPressEvent)
        self._stop.hold(self._steps)

    def show_value(self, value: Any) -> None:
        """Show *value*, 1 to 5 or None."""
        self._value = value
        for number, step in enumerate(self._steps, 1):
            step.setChecked(number == value)
        self._stop.stop_at(self.target())
        self._word.setText(self.summary_word(value))

    def summary_word(self, value: int | None) -> str:
        """Return the word of the step, empty when there is none."""
        return self.workspace.tell(self._words[value - 1]) if value else ""

    def target(self) -> QPushButton:
        """Return the chosen step, else the first."""
        return self._steps[(self._value or 1) - 1]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with a digit or an arrow."""
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self._steps[key - Qt.Key.Key_1].setFocus()
            self._choose(key - Qt.Key.Key_0)
        elif key in ARROWS:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            number = max(1, min(5, (self._value or 0) + step_of(key, mirrored=mirrored)))
            self._steps[number - 1].setFocus()
            self._choose(number)
        else:
            super().keyPressEvent(event)

    def _on_step(self) -> None:
        number = next(i for i, s in enumerate(self._steps, 1) if s is self.sender())
        self._choose(None if number == self._value else number)

    def _choose(self, number: int | None) -> None:
        self.show_value(number)
        self.edited.emit(number)


class FlagEditor(Editor):
    """Yes or no, as a box to tick beside its prompt."""

    spoken = False

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Show the prompt beside the box."""
        super().__init__(asked, workspace)
        self._box = WrappedCheck(self.prompt)
        self._box.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._box)

    def show_value(self, value: Any) -> None:
        """Tick the box when *value* is true."""
        self._box.setChecked(bool(value))

    def target(self) -> QWidget:
        """Return the box."""
        return self._box

    def _on_clicked(self) -> None:
        self.edited.emit(self._box.isChecked())
