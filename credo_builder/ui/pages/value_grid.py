"""The values on Quick: a row each, an empty last row that adds, suggestions to take over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from credo_builder.app.suggestions import adopted, made_ours, suggestions, trade_words
from credo_builder.chapters.core_values import CoreValue
from credo_builder.i18n import _
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.ordered_rows import OrderedRows
from credo_builder.ui.pages.value_rows import GAP, LEAST_ROOM, SHARES, ValueRow
from credo_builder.ui.parts import button, emptied, flowing, framed, label, row_of
from credo_builder.ui.steps import Part
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

STACK_EM = 44
ENOUGH = 3
"""From so many values on nobody needs another one proposed."""


class ValueGrid(ListEditor):
    """A list editor whose records are rows of one card; every command of a list works."""

    def __init__(self, part: Part, workspace: Workspace, screen: str) -> None:
        """Edit the values of *part* on the Quick *screen*."""
        self._grid: OrderedRows | None = None
        super().__init__(part, workspace, screen)
        self._questions = part.questions
        self._offered: tuple[CoreValue, ...] = ()
        card, column = framed("card", (12, 14), 6)
        column.addWidget(self._head_row())
        self._columns = QWidget()
        columns = row_of(gap=GAP)
        columns.setContentsMargins(px(8 + LEAST_ROOM + GAP), 0, px(8 + LEAST_ROOM + GAP), 0)
        for one, share in zip(self._questions, SHARES, strict=True):
            columns.addWidget(label(workspace.tell(one.question.prompt), "small"), share)
        self._columns.setLayout(columns)
        column.addWidget(self._columns)
        grid = self._grid = OrderedRows()
        grid.setProperty("role", "bare")
        grid.setAccessibleName(_("Core values"))
        grid.column.setContentsMargins(0, 0, 0, 0)
        grid.moved.connect(self._on_grid_moved)
        grid.entered.connect(self._on_entered)
        column.addWidget(grid)
        column.addWidget(self._every, 0, Qt.AlignmentFlag.AlignLeft)
        words = _(
            "The full path adds where each value shows, where it comes from and why it matters."
        )
        column.addWidget(label(words, "caption", wrap=True))
        self._whole.addWidget(card)
        workspace.changed.connect(self.follow)
        workspace.checked.connect(self.follow)
        self._on_rows()

    def follow(self) -> None:
        """Show the values as the project holds them now, and an empty row below them."""
        grid = self._grid
        if grid is None:
            return
        values = self._workspace.project.of(CoreValue)
        writable = not self._workspace.session.read_only
        while len(grid.rows) > len(values) + writable:
            grid.drop_last()
        while len(grid.rows) < len(values) + writable:
            grid.take(self._made_row())
        for place, row in enumerate(self._value_rows()):
            value = values[place] if place < len(values) else None
            found = self._workspace.findings_of(value.id) if value else ()
            busy = row.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
            told = self._workspace.say(found[0].message) if found and not busy else ""
            row.show_value(place, value, told)
        self._offer()

    def add(self) -> None:
        """Move to the empty row; what is written there is a value."""
        if self._grid is not None and self._grid.rows:
            self._value_rows()[-1].focus_cell(self._questions[0].name)

    def delete(self) -> None:
        """Delete the current value and stay near it."""
        place = self.rows.row_of(self.record.id) if self.record else -1
        super().delete()
        if place >= 0 and self._grid is not None:
            self._grid.go_to(min(place, len(self._grid.rows) - 1))

    def focus_first(self) -> None:
        """Move the focus to the first empty cell of the current value, or of the empty row."""
        rows = self._value_rows()
        place = self.rows.row_of(self.record.id) if self.record else 0
        if 0 <= place < len(rows):
            rows[place].focus_blank()

    def focus_cell(self, record_id: str, field: str) -> bool:
        """Move the focus to a cell; False when it is not here."""
        row = next((r for r in self._value_rows() if r.record_id == record_id), None)
        if row is None or not record_id:
            return False
        self.choose_record(record_id)
        if not row.focus_cell(field):
            row.focus_blank()
        return True

    def reflow(self, width: int) -> None:
        """Stand the cells of a value side by side, or one under the other."""
        stacked = width < px(STACK_EM * 14)
        if self._grid is not None:
            self._columns.setVisible(not stacked)
            for row in self._value_rows():
                row.stack(stacked=stacked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead from a cell to the grip of its row on Escape."""
        grid = self._grid
        if event.key() == Qt.Key.Key_Escape and grid is not None and grid.current >= 0:
            grid.rows[grid.current].grip.setFocus()
        else:
            QWidget.keyPressEvent(self, event)

    def _head_row(self) -> QWidget:
        self._chips = flowing()
        head = row_of(label(_("What we will not trade away"), "section"), self._counter, gap=10)
        head.addStretch(1)
        head.addWidget(self._chips, 0)
        made = QWidget()
        made.setLayout(head)
        head.setContentsMargins(px(8), 0, px(8), px(4))
        return made

    def _made_row(self) -> ValueRow:
        row = ValueRow(self._questions, self._workspace)
        row.typed.connect(self._on_typed)
        row.binned.connect(self._on_binned)
        row.owned.connect(self._on_row_owned)
        row.pasted.connect(self.add_titled)
        row.stack(stacked=self._columns.isHidden())
        if self._workspace.session.read_only:
            row.stay_readable()
        return row

    def _value_rows(self) -> list[ValueRow]:
        rows = self._grid.rows if self._grid is not None else []
        return [row for row in rows if isinstance(row, ValueRow)]

    def _offer(self) -> None:
        """Offer values of the trade while there is room for more."""
        offered = suggestions(self._workspace.project, CoreValue)
        few = self.rows.rowCount() < ENOUGH and not self._workspace.session.read_only
        now = tuple(one for one in offered if isinstance(one, CoreValue)) if few else ()
        if now == self._offered:
            return
        self._offered = now
        layout = self._chips.layout()
        if layout is None:
            return
        emptied(layout)
        if now:
            trade = trade_words(self._workspace.project)
            layout.addWidget(label(_("From {trade}").format(trade=trade), "caption"))
        for one in now:
            chip = button(one.name, "plus", look="chip", tint="accent_text")
            chip.setAccessibleName(_("Add “{title}”").format(title=one.name))
            chip.clicked.connect(self._on_offered)
            layout.addWidget(chip)

    def _on_rows(self) -> None:
        super()._on_rows()
        if self._grid is not None:
            self._full.hide()
            self._empty.hide()
            self.follow()

    def _on_offered(self) -> None:
        chip = self.sender()
        words = chip.text() if isinstance(chip, QWidget) and hasattr(chip, "text") else ""
        one = next((o for o in self._offered if o.name.replace("&", "&&") == words), None)
        if one is not None:
            changed = adopted(self._workspace.project, one)
            self._workspace.edit(changed, _("Use a suggestion"))
            self.choose(self.rows.rowCount() - 1)

    def _on_typed(self, name: str, value: Any) -> None:
        row = self.sender()
        if not isinstance(row, ValueRow):
            return
        held = self._workspace.project.find(CoreValue, row.record_id)
        fresh = held or self._workspace.fresh(CoreValue)
        row.record_id = fresh.id
        changed = self._workspace.project.put(replace(fresh, **{name: value}))
        term = _(CoreValue.term)
        words = _("Edit {term}") if held else _("Add {term}")
        said = words.format(term=term)
        self._workspace.edit(changed, said, f"{fresh.id}:{name}")

    def _on_binned(self) -> None:
        row = self.sender()
        held = row if isinstance(row, ValueRow) else None
        if held is not None and self.choose_record(held.record_id):
            self.delete()

    def _on_row_owned(self) -> None:
        row = self.sender()
        if isinstance(row, ValueRow):
            held = self._workspace.project.find(CoreValue, row.record_id)
            read = made_ours(self._workspace.project, (held,) if held else ())
            self._workspace.edit(read, _("Make a suggestion ours"))

    def _on_grid_moved(self, place: int, to: int) -> None:
        last = self.rows.rowCount() - 1
        to = min(to, last)
        if place <= last and place != to:
            self.choose(place)
            self._on_carried([place], to + (to > place))
            if self._grid is not None:
                self._grid.rows[to].grip.setFocus()

    def _on_entered(self, place: int) -> None:
        if 0 <= place < self.rows.rowCount():
            self.choose(place)
        self.follow()
