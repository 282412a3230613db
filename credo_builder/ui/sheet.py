"""A sheet of questions about one object, and the editors of objects within objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from credo_builder.domain import questions as q
from credo_builder.domain.questions import Asked, asked, is_blank
from credo_builder.domain.shapes import Shape
from credo_builder.i18n import _
from credo_builder.ui.editors import EDITORS
from credo_builder.ui.editors.base import Editor
from credo_builder.ui.fields import Field
from credo_builder.ui.folds import INDENT, Fold
from credo_builder.ui.packing import WHOLE, packed
from credo_builder.ui.parts import button, emptied, label, row_of, tool
from credo_builder.ui.summaries import summary
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

STACK_EM = 34
ROWS_STACK_EM = 40
"""The same for rows that a page sets out itself, which hold up to three fields."""
UNKNOWN_WIDTH = 16_777_215
"""Room of a sheet that nobody has given any yet: as much as a widget can have."""
SheetRows = tuple[tuple[tuple[str, int], ...], ...]
"""Rows of (field name, share of 12) in which a page sets its open fields out."""
OwnEditors = Mapping[str, Callable[[Asked, Workspace], Editor]]
"""Field name to what makes its editor, where a page has a better one than the usual."""


class Sheet(QWidget):
    """The questions of one `Shape`, short ones side by side, folded ones in folds.

    Signals:
        edited: (field name, value)
        built: the fields of a fold were made.
    """

    edited = Signal(str, object)
    built = Signal()

    def __init__(
        self,
        questions: tuple[Asked, ...],
        workspace: Workspace,
        *,
        screen: str = "",
        folds: bool = True,
        own: OwnEditors | None = None,
        rows: SheetRows = (),
    ) -> None:
        """Ask *questions*; *screen* is the Quick screen that asks, *folds* whether any fold.

        *own* names the fields that a page edits in a way of its own, *rows* those that it
        sets out itself; the others follow as they fit.
        """
        super().__init__()
        self._own: OwnEditors = own or {}
        self._stack_em = ROWS_STACK_EM if rows else STACK_EM
        self._workspace = workspace
        self._screen = screen
        self.fields: dict[str, Field] = {}
        self.folds: dict[str, Fold] = {}
        self._folded: dict[str, tuple[Asked, ...]] = {}
        self._rows: list[QBoxLayout] = []
        self._bodies: dict[str, QVBoxLayout] = {}
        self.shape: Shape | None = None
        self._readable = False
        self._width = UNKNOWN_WIDTH
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(14))
        open_ = tuple(a for a in questions if not (folds and a.fold))
        self._set_out(open_, rows)
        rest = [a for a in questions if folds and a.fold]
        if rest:
            holder = QVBoxLayout()
            holder.setSpacing(0)
            for title in dict.fromkeys(a.fold for a in rest):
                self._add_fold(title, tuple(a for a in rest if a.fold == title), holder)
            self._column.addLayout(holder)

    def show_shape(self, shape: Shape) -> None:
        """Show the values of *shape*."""
        self.shape = shape
        for name, field in self.fields.items():
            field.show_value(getattr(shape, name))
        for title, questions in self._folded.items():
            self.folds[title].say(summary(questions, shape, self._workspace))

    def focus_field(self, path: str) -> bool:
        """Move the focus to the field at *path*, opening its fold; False when not here."""
        name = path.partition(".")[0].partition("[")[0]
        for title, questions in self._folded.items():
            if any(one.name == name for one in questions):
                self.folds[title].set_open(opened=True)
        field = self.fields.get(name)
        if field is None:
            return False
        if field.editor.focus_within(path):
            return True
        field.editor.target().setFocus()
        return True

    def focus_blank(self, shape: Shape) -> bool:
        """Move the focus to the first open field without an answer; False when all have one."""
        for field in self._open_fields():
            if is_blank(field.asked.question, getattr(shape, field.asked.name)):
                field.editor.target().setFocus()
                return True
        return False

    def focus_first(self) -> None:
        """Move the focus to the first open field."""
        for field in self._open_fields()[:1]:
            field.editor.target().setFocus()

    def _open_fields(self) -> list[Field]:
        return [f for f in self.fields.values() if f.asked.fold not in self.folds]

    def open_every(self) -> None:
        """Build the fields of every fold, those nobody opened yet too."""
        for title in self._folded:
            self._build(title)

    def stay_readable(self) -> None:
        """Let nothing be changed."""
        self._readable = True
        for field in self.fields.values():
            field.editor.stay_readable()

    def reflow(self, width: int) -> None:
        """Stack the fields of a row where *width* pixels are few; deeper sheets too."""
        self._width = width
        for field in self.fields.values():
            if isinstance(field.editor, (GroupEditor, RowsEditor)):
                field.editor.reflow(width)
        for row in self._rows:
            row.setDirection(self._way(row))

    def _way(self, row: QBoxLayout) -> QBoxLayout.Direction:
        """Stand the fields of *row* one under the other where they have no room side by side."""
        parts = [held for place in range(row.count()) if (held := row.itemAt(place)) is not None]
        least = sum(held.minimumSize().width() for held in parts) + row.spacing() * (
            len(parts) - 1
        )
        folded = row.parentWidget() not in (self, None)
        least += px(INDENT) if folded else 0
        narrow = self._width < max(px(self._stack_em * 14), least)
        stacked, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        return stacked if narrow else beside

    def _add_fold(self, title: str, questions: tuple[Asked, ...], into: QVBoxLayout) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        fold = Fold(self._workspace.tell(title), body)
        fold.opening.connect(self._on_opening)
        self.folds[title] = fold
        self._folded[title] = questions
        self._bodies[title] = column
        into.addWidget(fold)

    def _on_opening(self) -> None:
        fold = self.sender()
        for title, one in self.folds.items():
            if one is fold:
                self._build(title)

    def _build(self, title: str) -> None:
        """Fields in a fold are made when it is opened first; most never are."""
        column = self._bodies.pop(title, None)
        if column is None:
            return
        self._lay(self._folded[title], column)
        for one in self._folded[title]:
            field = self.fields[one.name]
            if self.shape is not None:
                field.show_value(getattr(self.shape, one.name))
            if self._readable:
                field.editor.stay_readable()
        self.reflow(self._width)
        self.built.emit()

    def insert(self, widget: QWidget) -> None:
        """Put *widget* after the open fields, before the folds."""
        self._middle.addWidget(widget)

    def _set_out(self, questions: tuple[Asked, ...], rows: SheetRows) -> None:
        """Lay the open fields out, those of *rows* as they say, then the others."""
        by_name = {one.name: one for one in questions}
        held = [[(by_name[n], share) for n, share in row if n in by_name] for row in rows]
        taken = {one.name for row in held for one, _share in row}
        self._lay_rows([row for row in held if row], self._column)
        self._lay(tuple(one for one in questions if one.name not in taken), self._column)
        self._middle = QVBoxLayout()
        self._column.addLayout(self._middle)

    def _lay(self, questions: tuple[Asked, ...], column: QVBoxLayout) -> None:
        self._lay_rows(packed(questions), column)

    def _lay_rows(self, groups: list[list[tuple[Asked, int]]], column: QVBoxLayout) -> None:
        for group in groups:
            row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            row.setSpacing(px(16))
            for one, share in group:
                row.addWidget(self._field(one), share, Qt.AlignmentFlag.AlignTop)
            rest = WHOLE - sum(share for _one, share in group)
            if rest:
                row.addStretch(rest)
            row.setDirection(self._way(row))
            self._rows.append(row)
            column.addLayout(row)

    def _field(self, one: Asked) -> Field:
        make = self._own.get(one.name)
        usual = None if make else editor_for(one, self._workspace, self._screen)
        field = Field(usual or self._own[one.name](one, self._workspace))
        field.edited.connect(self.edited)
        self.fields[one.name] = field
        return field


def editor_for(one: Asked, workspace: Workspace, screen: str = "") -> Editor:
    """Return the editor of *one*, asked on the Quick screen *screen* or in Full."""
    if isinstance(one.question, q.Group):
        return GroupEditor(one, workspace, screen)
    if isinstance(one.question, q.Rows):
        return RowsEditor(one, workspace)
    return EDITORS[type(one.question)](one, workspace)


class GroupEditor(Editor):
    """One sub-record, as a small sheet of its own."""

    def __init__(self, one: Asked, workspace: Workspace, screen: str = "") -> None:
        """Ask the questions of the sub-record, on Quick those that Quick asks."""
        super().__init__(one, workspace)
        if not isinstance(one.question, q.Group):
            raise TypeError(one.name)
        every = tuple(asked(one.question.of).values())
        quick = tuple(a for a in every if screen and a.quick == screen)
        self._shape: Shape = one.question.blank
        self.sheet = Sheet(quick or every, workspace, screen=screen, folds=False)
        self.sheet.edited.connect(self._on_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)

    def show_value(self, value: Any) -> None:
        """Show the sub-record *value*."""
        self._shape = value
        self.sheet.show_shape(value)

    def target(self) -> QWidget:
        """Return the first field's widget."""
        return next(iter(self.sheet.fields.values())).editor.target()

    def focus_within(self, path: str) -> bool:
        """Move the focus to the field at *path*, else to the first without an answer."""
        rest = path.partition(".")[2]
        return self.sheet.focus_field(rest) if rest else self.sheet.focus_blank(self._shape)

    def set_hint(self, hint: str) -> None:
        """Leave the fields their own hints."""

    def reflow(self, width: int) -> None:
        """Arrange the fields for *width* pixels."""
        self.sheet.reflow(width)

    def stay_readable(self) -> None:
        """Let nothing be changed."""
        self.sheet.stay_readable()

    def _on_edited(self, name: str, value: Any) -> None:
        self._shape = replace(self._shape, **{name: value})
        self.edited.emit(self._shape)


class RowsEditor(Editor):
    """Any number of sub-records, a small card each."""

    def __init__(self, one: Asked, workspace: Workspace) -> None:
        """Begin without a row; a button adds one."""
        super().__init__(one, workspace)
        if not isinstance(one.question, q.Rows):
            raise TypeError(one.name)
        self._of = one.question.of
        self._value: tuple[Shape, ...] = ()
        self._cards: list[_RowCard] = []
        self._width = UNKNOWN_WIDTH
        self._add = button(_("Add"), "plus")
        self._add.setAccessibleName(_("{question}: add").format(question=self.prompt))
        self._add.clicked.connect(self._on_add)
        self._holder = QVBoxLayout()
        self._holder.setSpacing(px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._holder)
        column.addLayout(row_of(self._add, None))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_value(self, value: Any) -> None:
        """Show the rows in *value*."""
        self._value = tuple(value)
        if len(self._cards) != len(self._value):
            self._rebuild()
        for card, shape in zip(self._cards, self._value, strict=True):
            card.show_shape(shape)

    def target(self) -> QWidget:
        """Return the button that adds a row."""
        return self._add

    def reflow(self, width: int) -> None:
        """Arrange the rows for *width* pixels."""
        self._width = width
        for card in self._cards:
            card.sheet.reflow(width - px(40))

    def take(self, place: int, name: str, value: Any) -> None:
        """Change one field of the row at *place*."""
        rows = list(self._value)
        rows[place] = replace(rows[place], **{name: value})
        self._say(tuple(rows))

    def drop(self, place: int) -> None:
        """Let the row at *place* go."""
        self._say(self._value[:place] + self._value[place + 1 :])

    def shift(self, place: int) -> None:
        """Move the row at *place* one up."""
        rows = list(self._value)
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
        self._say(tuple(rows))

    def _rebuild(self) -> None:
        emptied(self._holder)
        self._cards = [
            _RowCard(self, place, tuple(asked(self._of).values()))
            for place in range(len(self._value))
        ]
        for card in self._cards:
            self._holder.addWidget(card)
            card.sheet.reflow(self._width)

    def _on_add(self) -> None:
        self._say((*self._value, self._of()))
        if self._cards:
            self._cards[-1].sheet.focus_first()

    def _say(self, value: tuple[Shape, ...]) -> None:
        self.show_value(value)
        self.edited.emit(self._value)


class _RowCard(QFrame):
    """One row: its sheet, and buttons to move it up and to let it go."""

    def __init__(self, rows: RowsEditor, place: int, questions: tuple[Asked, ...]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._rows = rows
        self._place = place
        named = _("{question}, row {n}").format(question=rows.prompt, n=place + 1)
        self.sheet = Sheet(questions, rows.workspace, folds=False)
        self.sheet.edited.connect(self._on_edited)
        up = tool(_("{row}: move up").format(row=named), "arrow-up", "muted")
        if place == 0:
            up.hide()
        up.clicked.connect(self._on_up)
        gone = tool(_("{row}: remove").format(row=named), "trash-2", "muted")
        gone.clicked.connect(self._on_gone)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(6), px(8), px(12))
        column.setSpacing(px(2))
        column.addLayout(row_of(label(str(place + 1), "caption"), None, up, gone, gap=2))
        column.addWidget(self.sheet)

    def show_shape(self, shape: Shape) -> None:
        """Show the row *shape*."""
        self.sheet.show_shape(shape)

    def _on_edited(self, name: str, value: Any) -> None:
        self._rows.take(self._place, name, value)

    def _on_up(self) -> None:
        self._rows.shift(self._place)

    def _on_gone(self) -> None:
        self._rows.drop(self._place)
