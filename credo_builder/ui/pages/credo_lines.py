"""The lines of the credo: written in place, put in order, each with its roots below it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from credo_builder.chapters.credo import ROOTS, Credo, CredoLine, ShowOn
from credo_builder.compose.grown import changes
from credo_builder.domain.questions import Asked
from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.editors.base import Editor, OneLine
from credo_builder.ui.fields import ASKS
from credo_builder.ui.linking import LinkPopup
from credo_builder.ui.ordered_rows import OrderedRows
from credo_builder.ui.pages.credo_rows import SIGNS, LineRow
from credo_builder.ui.parts import button, framed, label, restyle, row_of
from credo_builder.ui.terms import counted
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

LEAST, MOST = 3, 9


class CredoLines(Editor):
    """The lines as rows. A command is one undo step; typing in one line is one.

    Signals:
        deleted: (sentence) lines were deleted.
    """

    spoken = False
    hinted = False

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Edit the lines of the credo in *workspace*."""
        super().__init__(asked, workspace)
        self.setAccessibleName(self.prompt)
        self._value: tuple[CredoLine, ...] = ()
        self._counter = label("", "caption")
        legend = [
            row_of(_sign(SIGNS[where]), label(_(where.label), "caption"), gap=4)
            for where in ShowOn
        ]
        self.add = button(_("Add line"), "plus")
        self.add.clicked.connect(self.add_line)
        self.rows = OrderedRows()
        self.rows.setAccessibleName(self.prompt)
        self.rows.moved.connect(self.move_line)
        self._legend = QWidget()
        self._legend.setLayout(row_of(*legend, gap=14))
        named = label(self.prompt, "section")
        self._head = (named, self._counter, self._legend, self.add)
        head = row_of(named, self._counter, None, self._legend, self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self._first_card())
        column.addWidget(self.rows)
        self._readable = False

    def show_value(self, value: Any) -> None:
        """Show the lines of *value*, making rows only for those that are new."""
        self._value = tuple(value)
        while len(self.rows.rows) > len(self._value):
            self.rows.drop_last()
        while len(self.rows.rows) < len(self._value):
            self._add_row()
        for place, (row, line) in enumerate(zip(self.rows.rows, self._value, strict=True)):
            if isinstance(row, LineRow):
                row.show_line(place, line, self._titles(line))
        if self._value and self.rows.current < 0:
            self.rows.choose(0)
        number = len(self._value)
        of = _("{n} · best {least} to {most}").format(n=number, least=LEAST, most=MOST)
        self._counter.setText(of)
        self._counter.setProperty("role", "warn" if number > MOST else "caption")
        restyle(self._counter)
        self.rows.setVisible(number > 0)
        self._first_frame.setVisible(number == 0)

    def target(self) -> QWidget:
        """Return the words of the current line, or where the first one is written."""
        row = self.rows.rows[self.rows.current] if self.rows.current >= 0 else None
        return row.home() if row is not None else self.first

    def focus_within(self, path: str) -> bool:
        """Move the focus to the line at *path*, to its roots where *path* names them."""
        found = re.match(r"lines\[(\d+)\](?:\.(\w+))?", path)
        if found is None or int(found[1]) >= len(self.rows.rows):
            return False
        self.rows.choose(int(found[1]))
        row = self.rows.rows[int(found[1])]
        wanted = row.roots if found[2] == "link_ids" and isinstance(row, LineRow) else row.home()
        wanted.setFocus()
        return True

    def reflow(self, width: int) -> None:
        """Leave the legend out where *width* pixels are few."""
        needed = sum(part.sizeHint().width() + px(8) for part in self._head)
        self._legend.setVisible(width >= needed)

    def stay_readable(self) -> None:
        """Let nothing be changed."""
        self._readable = True
        self.add.setEnabled(False)
        self.first.setReadOnly(True)
        for row in self.rows.rows:
            if isinstance(row, LineRow):
                row.stay_readable()

    def add_line(self) -> None:
        """Add an empty line after the current one and go there."""
        at = self.rows.current + 1 if self.rows.current >= 0 else len(self._value)
        fresh = (*self._value[:at], CredoLine(), *self._value[at:])
        self._change(fresh, _("Add a line"))
        self.rows.go_to(at)

    def add_drafted(self, line: CredoLine) -> None:
        """Add *line*, which was drafted with its roots, at the end."""
        self._change((*self._value, line), _("Add a drafted line"))
        self.rows.announce(_("“{line}” added").format(line=line.text))

    def move_line(self, place: int, to: int) -> None:
        """Put the line at *place* at *to*, and say so."""
        lines = list(self._value)
        lines.insert(to, lines.pop(place))
        held = self.rows.rows[place]
        there = next((i for i, s in enumerate(held.stops) if s.hasFocus()), 0)
        self._change(tuple(lines), _("Move a line"))
        self.rows.choose(to)
        self.rows.rows[to].stops[there].setFocus()
        moved = _("{line} moved to {n} of {m}")
        said = self._value[to].text or _("The line")
        self.rows.announce(moved.format(line=said, n=to + 1, m=len(self._value)))

    def _first_card(self) -> QWidget:
        """Return where the first line is written, shown while there is none."""
        self._first_frame, column = framed("card", (18, 14), 8)
        self.first = OneLine(splits=True)
        self.first.setProperty(ASKS, "text")
        self.first.setAccessibleName(_("Write the first line"))
        self.first.setPlaceholderText(_("such as Nobody waits to be seen."))
        self.first.returnPressed.connect(self._on_first)
        self.first.pasted.connect(self._on_first_list)
        column.addWidget(label(_("Write the first line"), "field"))
        column.addWidget(self.first)
        each = _("Enter keeps it. Paste a list and each line becomes one.")
        column.addWidget(label(each, "caption", wrap=True))
        return self._first_frame

    def _on_first(self) -> None:
        text = self.first.text().strip()
        if text:
            self._on_first_list([text])

    def _on_first_list(self, texts: list[str]) -> None:
        self.first.clear()
        fresh = tuple(CredoLine(text=text) for text in texts)
        self._change(fresh, _("Add {lines}").format(lines=counted(len(texts), "line", "lines")))
        self.rows.go_to(len(fresh) - 1)

    def _add_row(self) -> None:
        row = LineRow()
        row.typed.connect(self._on_typed)
        row.wanted.connect(self._on_wanted)
        row.toggled.connect(self._on_toggled)
        row.pasted.connect(self._on_pasted)
        if self._readable:
            row.stay_readable()
        self.rows.take(row)

    def _titles(self, line: CredoLine) -> tuple[str, ...]:
        found = (self.workspace.project.get(one) for one in line.link_ids)
        gone = {one.root.id for one in changes(self.workspace.project, line.code, line.link_ids)}
        title, changed = self.workspace.title_of, _("changed: {root}")
        return tuple(
            changed.format(root=title(r)) if r.id in gone else title(r) for r in found if r
        )

    def _place(self) -> int:
        return next((i for i, r in enumerate(self.rows.rows) if r is self.sender()), -1)

    def _on_typed(self, text: str) -> None:
        place = self._place()
        line = replace(self._value[place], text=text)
        lines = (*self._value[:place], line, *self._value[place + 1 :])
        self._put(lines, _("Edit a line"), f"credo:line:{line.code or place}")

    def _on_pasted(self, texts: list[str]) -> None:
        place = self._place()
        own = self._value[place]
        kept = () if not own.text and not own.link_ids else (own,)
        fresh = tuple(CredoLine(text=text) for text in texts)
        lines = (*self._value[:place], *kept, *fresh, *self._value[place + 1 :])
        self._change(lines, _("Paste {lines}").format(lines=counted(len(texts), "line", "lines")))

    def _on_toggled(self, where: str) -> None:
        place = self._place()
        line = self._value[place]
        shown = {*line.show_on} ^ {where}
        ordered = tuple(str(one) for one in ShowOn if str(one) in shown)
        self._replace(place, replace(line, show_on=ordered), _("Choose where a line is printed"))

    def _on_wanted(self, command: str) -> None:
        place = self._place()
        commands: dict[str, Callable[[int], None]] = {
            "delete": self._delete,
            "duplicate": self._duplicate,
            "link": self._link,
        }
        if command == "add":
            self.add_line()
        else:
            commands[command](place)

    def _delete(self, place: int) -> None:
        text = self._value[place].text
        self._change(self._value[:place] + self._value[place + 1 :], _("Delete a line"))
        if self._value:
            self.rows.go_to(min(place, len(self._value) - 1))
        else:
            self.first.setFocus()
        said = _("“{line}” deleted.").format(line=text) if text else _("The line is deleted.")
        self.workspace.deleted.emit(said)

    def _duplicate(self, place: int) -> None:
        copy = replace(self._value[place], code="")
        lines = (*self._value[: place + 1], copy, *self._value[place + 1 :])
        self._change(lines, _("Duplicate a line"))
        self.rows.go_to(place + 1)

    def _link(self, place: int) -> None:
        row = self.rows.rows[place]
        kinds = tuple(k for key in ROOTS if (k := self.workspace.kind(key)))
        prompt = _("What does it grow from?")
        popup = LinkPopup(self.workspace, prompt, kinds, self._value[place].link_ids, self)
        popup.chosen.connect(partial(self._on_linked, place))
        popup.show_at(row)

    def _on_linked(self, place: int, ids: tuple[str, ...]) -> None:
        if place < len(self._value) and tuple(ids) != self._value[place].link_ids:
            rooted = replace(self._value[place], link_ids=tuple(ids))
            self._replace(place, rooted, _("Link a line"))

    def _replace(self, place: int, line: CredoLine, what: str) -> None:
        self._change((*self._value[:place], line, *self._value[place + 1 :]), what)

    def _change(self, lines: tuple[CredoLine, ...], what: str) -> None:
        self._put(lines, what, "")

    def _put(self, lines: tuple[CredoLine, ...], what: str, key: str) -> None:
        project = self.workspace.project
        changed = project.put(replace(project.one(Credo), lines=lines))
        self.workspace.edit(changed, what, key)
        if not key:
            self.workspace.settle()
        self.show_value(self.workspace.project.one(Credo).lines)


def _sign(name: str) -> QWidget:
    made = label("")
    icons.give(made, name, "muted")
    made.setAccessibleName(_("Symbol"))
    return made
