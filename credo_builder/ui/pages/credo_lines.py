"""The lines of the credo: written in place, put in order, each with its roots below it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from credo_builder.chapters.credo import ROOTS, Credo, CredoLine, ShowOn
from credo_builder.domain.questions import Asked
from credo_builder.domain.wording import counted
from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.editors.base import Editor, OneLine
from credo_builder.ui.linking import LinkPopup
from credo_builder.ui.ordered_rows import OrderedRow, OrderedRows
from credo_builder.ui.parts import Press, button, column_of, label, restyle, row_of, tool
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

LEAST, MOST = 3, 9
SIGNS = {ShowOn.DOCUMENT: "file-text", ShowOn.POSTER: "presentation", ShowOn.CARD: "id-card"}
_CTRL = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Roots(Press):
    """What a line grows from, in one elided row; a press opens linking."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setProperty("quiet", True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""

    def say(self, titles: tuple[str, ...], line: str) -> None:
        """Show the *titles* of what *line* grows from, or that it has no roots."""
        none = _("No roots. Link it, or it is only a slogan")
        self._whole = " · ".join(titles) or none
        icons.give(self, "sprout" if titles else "triangle-alert", "ok" if titles else "warn")
        self.setProperty("advice", not titles)
        self.setAccessibleName(
            _("Roots of “{line}”: {roots}").format(line=line, roots=self._whole)
        )
        restyle(self)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten what no longer fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.width() - px(36))
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class LineRow(OrderedRow):
    """One line: grip, number, words, roots, where it is printed, and a way to let it go.

    Signals:
        typed: (words) they were changed.
        wanted: (command) one of "add", "delete", "duplicate", "link".
        toggled: (where) it is to be printed there, or no longer.
        pasted: (lines) several were pasted into it.
    """

    typed = Signal(str)
    wanted = Signal(str)
    toggled = Signal(str)
    pasted = Signal(list)

    def __init__(self) -> None:
        """Begin without words."""
        super().__init__()
        self.number = label("", "muted")
        self.number.setFixedWidth(px(20))
        self.words = OneLine(splits=True)
        self.words.setProperty("role", "inplace")
        self.words.textEdited.connect(self.typed)
        self.words.pasted.connect(self.pasted)
        self.roots = Roots()
        self.roots.clicked.connect(partial(self.wanted.emit, "link"))
        self.places = {where: tool("", SIGNS[where]) for where in ShowOn}
        for where, place in self.places.items():
            place.setCheckable(True)
            place.setFixedSize(px(30), px(30))
            place.clicked.connect(partial(self.toggled.emit, str(where)))
        self.gone = tool("", "trash-2", "muted")
        self.gone.setFixedSize(px(30), px(30))
        room = self.gone.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.gone.setSizePolicy(room)
        self.gone.clicked.connect(partial(self.wanted.emit, "delete"))
        self.grip.deleted.connect(partial(self.wanted.emit, "delete"))
        self.stops = [self.grip, self.words, self.roots, *self.places.values(), self.gone]
        told = column_of(self.words, self.roots, gap=0)
        row = row_of(self.grip, self.number, told, *self.places.values(), self.gone, gap=4)
        row.setStretch(2, 1)
        row.setContentsMargins(px(6), px(4), px(8), px(4))
        self.setLayout(row)

    def home(self) -> QWidget:
        """Return the words."""
        return self.words

    def set_current(self, *, current: bool) -> None:
        """Be the current row, or no longer; only the current one offers to be deleted."""
        super().set_current(current=current)
        self.gone.setVisible(current)

    def show_line(self, place: int, line: CredoLine, titles: tuple[str, ...]) -> None:
        """Show *line*, which stands at *place* (from 0) and grows from *titles*."""
        if self.words.text() != line.text:
            self.words.setText(line.text)
            self.words.setCursorPosition(0 if not self.words.hasFocus() else len(line.text))
        name = _("Line {n}").format(n=place + 1)
        said = line.text or name
        self.number.setText(str(place + 1))
        self.words.setAccessibleName(name)
        self.words.setAccessibleDescription(_("Short enough to say in one breath."))
        self.words.setPlaceholderText(_("Short enough to say in one breath"))
        self.say_name(f"{name}: {line.text}" if line.text else name)
        self.roots.say(titles, said)
        for where, tick in self.places.items():
            on = str(where) in line.show_on
            tick.setChecked(on)
            icons.give(tick, SIGNS[where] if on else "minus", "accent_text" if on else "muted")
            spoken = _("{place}, line {n}").format(place=where.label, n=place + 1)
            tick.setAccessibleName(spoken)
            tick.setToolTip(where.label)
        self.gone.setAccessibleName(_("Delete line {n}").format(n=place + 1))
        self.gone.setToolTip(_("Delete"))

    def stay_readable(self) -> None:
        """Let nothing be changed."""
        self.words.setReadOnly(True)
        for part in (self.grip, self.roots, self.gone, *self.places.values()):
            part.setEnabled(False)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of a row from the shortcuts of the window."""
        ours = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if ours and isinstance(event, QKeyEvent) and self._command(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add, duplicate, delete and link by keys; Enter goes on to the next line."""
        command = self._command(event)
        if command:
            self.wanted.emit(command)
        elif event.key() in _ENTER:
            self.stepped.emit(1)
        elif event.key() == Qt.Key.Key_F2:
            self.words.setFocus()
            self.words.selectAll()
        else:
            super().keyPressEvent(event)

    def _command(self, event: QKeyEvent) -> str:
        key = event.key()
        if event.modifiers() == _CTRL:
            if key in _ENTER:
                return "add"
            return {Qt.Key.Key_D: "duplicate", Qt.Key.Key_L: "link"}.get(Qt.Key(key), "")
        return ""


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
            part
            for where in ShowOn
            for part in (_sign(SIGNS[where]), label(where.label, "caption"))
        ]
        self.add = button(_("Add line"), "plus")
        self.add.clicked.connect(self.add_line)
        self.rows = OrderedRows()
        self.rows.setAccessibleName(self.prompt)
        self.rows.moved.connect(self.move_line)
        self._legend = QWidget()
        self._legend.setLayout(row_of(*legend, gap=5))
        head = row_of(label(self.prompt, "section"), self._counter, None, self._legend, self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
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
        of = _("{n} of {least} to {most}").format(n=number, least=LEAST, most=MOST)
        self._counter.setText(of)
        self._counter.setProperty("role", "warn" if number > MOST else "caption")
        restyle(self._counter)
        self.rows.setVisible(number > 0)

    def target(self) -> QWidget:
        """Return the words of the current line, or the button that adds one."""
        row = self.rows.rows[self.rows.current] if self.rows.current >= 0 else None
        return row.home() if row is not None else self.add

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
        self._legend.setVisible(width >= px(640))

    def stay_readable(self) -> None:
        """Let nothing be changed."""
        self._readable = True
        self.add.setEnabled(False)
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
        return tuple(self.workspace.title_of(r) for r in found if r is not None)

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
        self._change(lines, _("Paste {lines}").format(lines=counted(len(texts), _("line"))))

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
            self.add.setFocus()
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
