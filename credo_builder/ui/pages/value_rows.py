"""One value as a row of a grid: its name, the belief, what a stranger sees and never sees."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QLayout, QWidget

from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.questions import Asked
from credo_builder.i18n import _
from credo_builder.ui.editors.base import ManyLines, OneLine
from credo_builder.ui.fields import ASKS
from credo_builder.ui.ordered_rows import OrderedRow
from credo_builder.ui.parts import button, column_of, label, row_of, tool
from credo_builder.ui.presses import ENTER
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

SHARES = (4, 7, 7, 6)
"""How the columns share the width."""
GAP = 8
LEAST_ROOM = 26
"""Width of the grip before the cells and of the bin after them, in pixels at 100 percent."""
MOST_LINES = 8


class Sentence(ManyLines):
    """One line of text that shows all of itself on as many rows as it takes."""

    def __init__(self) -> None:
        """Begin one row high."""
        super().__init__(least=1, most=MOST_LINES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the row of the grid: a sentence has no second line."""
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text only, as one line."""
        if source.hasText():
            self.insertPlainText(" ".join(source.text().split()))


class ValueRow(OrderedRow):
    """Grip, four cells, a bin; below them what is amiss, or that nobody has read it yet.

    Signals:
        typed: (field name, value) a cell was changed.
        binned: the value is to be deleted.
        owned: somebody has read the suggestion and calls it theirs.
        pasted: (lines) several names were pasted.
    """

    typed = Signal(str, object)
    binned = Signal()
    owned = Signal()
    pasted = Signal(list)

    def __init__(self, questions: tuple[Asked, ...], workspace: Workspace) -> None:
        """Ask *questions*, one a cell; begin as the empty row."""
        super().__init__()
        self._questions = questions
        self._workspace = workspace
        self._showing = False
        self.record_id = ""
        self.cells: dict[str, OneLine | ManyLines] = {}
        self._heads: list[QLabel] = []
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(px(GAP))
        for one, share in zip(questions, SHARES, strict=True):
            cell = self._cell(one)
            self._box.addLayout(cell, share)
            self._box.setAlignment(cell, Qt.AlignmentFlag.AlignTop)
        self.gone = tool("", "trash-2", "muted")
        self.gone.setFixedSize(px(LEAST_ROOM), px(30))
        self.gone.clicked.connect(self.binned)
        self.grip.deleted.connect(self.binned)
        for end in (self.grip, self.gone):
            kept = end.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            end.setSizePolicy(kept)
        self._told = label("", "warn", wrap=True)
        self._mark = label(_("A suggestion. Read it, make it true for you."), "caption")
        self._ours = button(_("It is ours"), "check", look="help", tint="accent_text")
        self._ours.clicked.connect(self.owned)
        self._waits = QWidget()
        self._waits.setLayout(row_of(self._mark, self._ours, None, gap=6))
        row = row_of(self.grip, column_of(self._box, self._told, self._waits, gap=2), self.gone)
        row.setStretch(1, 1)
        row.setAlignment(self.grip, Qt.AlignmentFlag.AlignTop)
        row.setAlignment(self.gone, Qt.AlignmentFlag.AlignTop)
        row.setContentsMargins(px(8), px(3), px(8), px(3))
        self.setLayout(row)
        self.stops = [self.grip, self.gone]

    def home(self) -> QWidget:
        """Return the cell last written in, at first the name."""
        return self._last if self._last is not None else next(iter(self.cells.values()))

    _last: QWidget | None = None

    def show_value(self, place: int, value: CoreValue | None, advice: str) -> None:
        """Show *value*, which stands at *place* (from 0), or the row that begins another."""
        self._showing = True
        self.record_id = value.id if value else ""
        for one in self._questions:
            self._show_cell(one, place, getattr(value, one.name) if value else one.question.blank)
        self._showing = False
        name = _("Value {n}").format(n=place + 1)
        title = f"{name}: {value.name}" if value and value.name else name
        self.say_name(title if value else _("Another value"))
        self.gone.setAccessibleName(_("Delete {value}").format(value=title))
        self.gone.setToolTip(_("Delete"))
        for part in (self.grip, self.gone):
            part.setVisible(value is not None)
        self._told.setText(advice)
        self._told.setVisible(bool(advice))
        waits = value is not None and value.from_starter and not value.reviewed
        self._ours.setAccessibleName(_("{value} is ours").format(value=title))
        self._waits.setVisible(waits and not self._workspace.session.read_only)

    def stack(self, *, stacked: bool) -> None:
        """Stand the cells one under the other, each under its question, or side by side."""
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        for head in self._heads:
            head.setVisible(stacked)

    def focus_cell(self, name: str) -> bool:
        """Move the focus to the cell of the field *name*; False when it has none."""
        cell = self.cells.get(name)
        if cell is not None:
            cell.setFocus()
        return cell is not None

    def focus_blank(self) -> None:
        """Move the focus to the first empty cell, else to the name."""
        cells = self.cells.values()
        blank = (c for c in cells if not _text(c).strip())
        next(blank, next(iter(cells))).setFocus()

    def stay_readable(self) -> None:
        """Let nothing be changed."""
        for cell in self.cells.values():
            cell.setReadOnly(True)
        for part in (self.grip, self.gone):
            part.setEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next cell with Enter, after the last one to the next row."""
        if event.key() not in ENTER or event.modifiers():
            super().keyPressEvent(event)
            return
        cells = list(self.cells.values())
        at = next((i for i, c in enumerate(cells) if c.hasFocus()), -1)
        if 0 <= at < len(cells) - 1:
            cells[at + 1].setFocus()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Remember in which column somebody writes, so that arrows stay in it."""
        if event.type() == QEvent.Type.FocusIn:
            self._last = watched
        return super().eventFilter(watched, event)

    def _cell(self, one: Asked) -> QLayout:
        prompt = self._workspace.tell(one.question.prompt)
        head = label(prompt, "small")
        head.hide()
        cell: OneLine | ManyLines
        if one is not self._questions[0]:
            several = isinstance(one.question.blank, tuple)
            cell = ManyLines(least=1, most=MOST_LINES) if several else Sentence()
            cell.textChanged.connect(partial(self._on_lines, one.name))
        else:
            cell = OneLine(splits=True)
            cell.textEdited.connect(partial(self._on_text, one.name))
            cell.pasted.connect(self.pasted)
        head.setBuddy(cell)
        cell.setAccessibleDescription(self._workspace.tell(one.question.hint))
        cell.setProperty(ASKS, one.name)
        cell.installEventFilter(self)
        self.cells[one.name] = cell
        self._heads.append(head)
        return column_of(head, cell, gap=2)

    def _show_cell(self, one: Asked, place: int, value: str | tuple[str, ...]) -> None:
        cell = self.cells[one.name]
        prompt = self._workspace.tell(one.question.prompt)
        cell.setAccessibleName(_("{question}, value {n}").format(question=prompt, n=place + 1))
        examples = one.question.examples
        ghost = self._workspace.tell(examples[place % len(examples)]) if examples else ""
        new = not self.record_id and one is self._questions[0]
        cell.setPlaceholderText(_("Another value") if new and place else ghost)
        if isinstance(cell, ManyLines):
            if _read(cell) != value:
                cell.setPlainText(value if isinstance(value, str) else "\n".join(value))
        elif cell.text() != value:
            cell.setText(str(value))
            cell.setCursorPosition(len(value) if cell.hasFocus() else 0)

    def _on_text(self, name: str, text: str) -> None:
        self.typed.emit(name, text)

    def _on_lines(self, name: str) -> None:
        cell = self.cells[name]
        if not self._showing and isinstance(cell, ManyLines):
            self.typed.emit(name, _read(cell))


def _read(cell: ManyLines) -> str | tuple[str, ...]:
    if isinstance(cell, Sentence):
        return cell.toPlainText()
    return tuple(t for one in cell.toPlainText().splitlines() if (t := one.strip()))


def _text(cell: OneLine | ManyLines) -> str:
    return cell.toPlainText() if isinstance(cell, ManyLines) else cell.text()
