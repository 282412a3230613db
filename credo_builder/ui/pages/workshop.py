"""What service means: a board of sheets, the themes they make, and what is said of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from credo_builder.app import board
from credo_builder.app.board import Column, Phase
from credo_builder.chapters.workshop import MOST_WORDS, Definition, Side, Theme, WorkshopItem
from credo_builder.domain.questions import Asked, asked
from credo_builder.i18n import _
from credo_builder.ui.counting_text import CountedText
from credo_builder.ui.editors.base import OneLine
from credo_builder.ui.forms import Form
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.pages.workshop_clock import Clock
from credo_builder.ui.pages.workshop_themes import ThemeRows
from credo_builder.ui.painted.board import Board
from credo_builder.ui.painted.board_pieces import CardWords, ColumnWords
from credo_builder.ui.parts import button, column_of, flowing, label, row_of
from credo_builder.ui.picture_page import PICTURE, PicturePage, Switch
from credo_builder.ui.steps import Part
from credo_builder.ui.terms import counted
from credo_builder.ui.theme import px
from credo_builder.ui.when_seen import WhenSeen
from credo_builder.ui.workspace import Workspace

MARKS = {
    Side.DO: ("check", "ok", "ok_soft"),
    Side.DONT: ("x", "err", "err_soft"),
    Side.MEANS: ("quote", "accent_text", "accent_soft"),
}
SAID = (Phase.GROUP, Phase.VOTE, Phase.DEFINE)
"""Phases that show what service means here."""


class SheetList(ListEditor):
    """The sheets as a list; while the board is in view, a new one goes on the board."""

    view_of_board: BoardView | None = None

    def add(self) -> None:
        """Add a sheet: in the column in focus on the board, else at the end of the list."""
        there = self.view_of_board
        if there is not None and there.isVisible():
            there.add_sheet()
        else:
            super().add()


class BoardView(QWidget):
    """The phases, their clock, the board, and the words it leads to."""

    def __init__(self, workspace: Workspace) -> None:
        """Show the board of the project in *workspace*."""
        super().__init__()
        self.workspace = workspace
        self.phase = board.phase_to_begin(workspace.project)
        self.phases = Switch(_("Phase"), tuple(str(p) for p in Phase))
        self.phases.chosen.connect(self.show_phase)
        for number, phase in enumerate(Phase, 1):
            self.phases.name_view(str(phase), f"{number}  {_(phase.label)}")
        self.clock = Clock()
        self._add = button(_("Add sheet"), "plus")
        self._add.clicked.connect(self.add_sheet)
        self._theme = button(_("Add theme"), "folder-plus")
        self._theme.clicked.connect(self._on_theme)
        self._told = label("", "lead", wrap=True)
        self._lines: dict[Side, OneLine] = {}
        self._around = {side: self._writing_line(side) for side in Side}
        self.board = Board(_("Board of the workshop"))
        self._keys = label("", "caption", wrap=True)
        question = asked(Definition)["text"]
        part = Part(kind=Definition, questions=(question,))
        own = {"text": _counted}
        self.definition = Form(part, workspace, own=own)
        self.definition.follow()
        self.themes = ThemeRows(workspace)
        self._build()
        for signal, slot in (
            (self.board.moved, self._on_moved), (self.board.begun, self._on_begun),
            (self.board.ordered, self._on_ordered), (self.board.named, self._on_named),
            (self.board.added, self._on_added), (self.board.gone, self._on_gone),
            (self.board.thumbs, self._on_thumbs),
        ):  # fmt: skip
            signal.connect(slot)
        WhenSeen(self, workspace, self.follow)
        self.show_phase(str(self.phase))

    def show_phase(self, key: str) -> None:
        """Show the columns and the fields of the phase *key*."""
        self.phase = Phase(key)
        self.phases.show_chosen(key)
        self.clock.set_minutes(board.MINUTES[self.phase])
        self._told.setText(_(self.phase.gloss))
        sides = board.SIDES.get(self.phase, ())
        writable = not self.workspace.session.read_only
        for side, around in self._around.items():
            around.setVisible(side in sides and writable)
        self.definition.setVisible(self.phase in SAID)
        self.themes.setVisible(self.phase == Phase.DEFINE)
        self._theme.setVisible(self.phase in SAID and writable)
        self._add.setVisible(writable)
        self.board.setVisible(self.phase != Phase.DEFINE)
        self._keys.setVisible(self.phase != Phase.DEFINE)
        self._keys.setText(self._key_words())
        self.follow()

    def follow(self) -> None:
        """Show what the project holds now."""
        if self.phase == Phase.DEFINE:
            return
        project = self.workspace.project
        shown = tuple(self._column(c) for c in board.columns(project, self.phase))
        grouping = self.phase in SAID and not self.workspace.session.read_only
        desk = _("Drop a sheet here, or press Enter, for a new theme") if grouping else ""
        self.board.show_columns(shown, desk)

    def focus_first(self) -> None:
        """Move the focus to the line to write on, else to the board, else to the definition."""
        sides = board.SIDES.get(self.phase, ())
        if sides:
            self._lines[sides[0]].setFocus()
        elif self.phase == Phase.DEFINE:
            self.definition.sheet.focus_first()
        else:
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_sheet(self) -> None:
        """Add a sheet to the column in focus, or to the first, and ask what it says."""
        there = self.board.focused()
        column = self.board.column_of(there) if there is not None else ""
        if self.phase == Phase.DEFINE:
            self.show_phase(str(Phase.GROUP))
        self._on_added(column or self.board.columns[0].key)

    def reflow(self, width: int) -> None:
        """Arrange the definition for *width* pixels."""
        self.definition.reflow(width)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(flowing(self.phases, self.clock, self._add, self._theme, gap=12))
        column.addWidget(self._told)
        lines = row_of(*self._around.values(), gap=12)
        column.addLayout(lines)
        column.addWidget(self.board)
        column.addWidget(self._keys)
        column.addWidget(self.definition)
        column.addWidget(self.themes)

    def _writing_line(self, side: Side) -> QWidget:
        around = QWidget()
        line = OneLine(splits=True)
        prompt = self.workspace.tell(side.label)
        line.setAccessibleName(_("{side}: a new sheet").format(side=prompt))
        line.setPlaceholderText(_("Enter puts it on the board"))
        line.returnPressed.connect(partial(self._on_written, side))
        line.pasted.connect(partial(self._on_pasted, side))
        name = label(prompt, "field")
        name.setBuddy(line)
        around.setLayout(column_of(name, line, gap=4))
        self._lines[side] = line
        return around

    def _column(self, column: Column) -> ColumnWords:
        project = self.workspace.project
        held = board.sheets(project, column)
        theme = project.find(Theme, column.theme_id)
        name = _(Side(column.side).label) if column.side else _("Not grouped yet")
        if theme is not None:
            name = self.workspace.title_of(theme)
        number, said = len(held), counted(len(held), WorkshopItem.term, WorkshopItem.terms)
        if self.phase == Phase.VOTE:
            number = board.votes_of(project, column)
            said = _("{n} thumbs").format(n=number)
        return ColumnWords(
            column.key, self.workspace.say(name), str(number), said, tuple(map(self._card, held)),
            named=theme is not None,
        )  # fmt: skip

    def _card(self, sheet: WorkshopItem) -> CardWords:
        side = next((s for s in Side if s == sheet.side), Side.DO)
        icon, tint, soft = MARKS[side]
        votes = sheet.votes or 0
        shown = self.phase == Phase.VOTE or votes
        figure = _("{n} thumbs").format(n=votes) if shown else ""
        return CardWords(
            sheet.id, self.workspace.title_of(sheet), icon, tint, soft, _(side.label),
            str(votes) if figure else "",
        )  # fmt: skip

    def _key_words(self) -> str:
        if self.phase == Phase.VOTE:
            return _("V gives a thumb to the sheet in focus, Shift+V takes one back.")
        if self.phase in SAID:
            return _(
                "Drag, or Ctrl+Right and Ctrl+Left to send a sheet to the next theme. Alt+Up and "
                "Alt+Down order them, Space chooses several, F2 names."
            )
        return _("F2 changes a sheet, Del deletes it, Ctrl and arrows move it.")

    def _on_written(self, side: Side) -> None:
        line = self._lines[side]
        text = line.text().strip()
        line.clear()
        if text:
            self._on_pasted(side, [text])

    def _on_pasted(self, side: Side, texts: list[str]) -> None:
        project = self.workspace.project
        for text in texts:
            project, _id = board.with_sheet(project, text, Column(side=str(side)), str(side))
        self.workspace.edit(project, _("Add sheet"))

    def _found(self, key: str) -> Column:
        columns = board.columns(self.workspace.project, self.phase)
        return next(c for c in columns if c.key == key)

    def _on_moved(self, ids: tuple[str, ...], column: str, place: int) -> None:
        before = self.workspace.project
        changed = board.placed(before, ids, self._found(column), place)
        self.workspace.edit(changed, _("Move sheet"))
        self.board.focus_piece(ids[-1])
        self.board.choose(*ids)
        shown = next(c for c in self.board.columns if c.key == column)
        self.board.announce(_("Moved to {column}").format(column=shown.name))

    def _on_begun(self, ids: tuple[str, ...]) -> None:
        changed, theme_id = board.with_theme(self.workspace.project, _("New theme"), ids)
        self.workspace.edit(changed, _("Add theme"))
        self._on_named(f"head:{Column(theme_id=theme_id).key}")

    def _on_theme(self) -> None:
        if self.phase == Phase.DEFINE:
            self.show_phase(str(Phase.GROUP))
        self._on_begun(())

    def _on_ordered(self, column: str, by: int) -> None:
        theme_id = self._found(column).theme_id
        project = self.workspace.project
        order = [t.id for t in project.of(Theme)]
        if theme_id in order and 0 <= order.index(theme_id) + by < len(order):
            moved = project.move(theme_id, order.index(theme_id) + by)
            self.workspace.edit(moved, _("Move theme"))

    def _on_named(self, key: str) -> None:
        piece = self.board.pieces.get(key)
        if piece is None or self.workspace.session.read_only:
            return
        record_id = key.removeprefix("head:").removeprefix("theme:")
        record = self.workspace.project.get(record_id)
        if not isinstance(record, (Theme, WorkshopItem)):
            return
        prompt = _("Name of the theme") if isinstance(record, Theme) else _("What the sheet says")
        line = self.board.ask_in_place(piece, prompt, record.title, piece.geometry())
        line.written.connect(partial(self._on_renamed, record_id))

    def _on_renamed(self, record_id: str, words: str) -> None:
        project = self.workspace.project
        record = project.get(record_id)
        if isinstance(record, (Theme, WorkshopItem)) and words and words != record.title:
            changed = project.put(board.reworded(record, words))
            self.workspace.edit(changed, _("Edit {term}").format(term=_(record.term)))

    def _on_added(self, column: str) -> None:
        if self.workspace.session.read_only:
            return
        project = self.workspace.project
        changed, sheet_id = board.with_sheet(project, "", self._found(column), str(Side.DO))
        self.workspace.edit(changed, _("Add sheet"))
        self.board.focus_piece(sheet_id)
        self._on_named(sheet_id)

    def _on_gone(self, keys: tuple[str, ...]) -> None:
        if self.workspace.session.read_only:
            return
        project = self.workspace.project
        ids = [k.removeprefix("head:").removeprefix("theme:") for k in keys]
        found = [r for one in ids if (r := project.get(one)) is not None]
        if not found:
            return
        for record in found:
            project = project.remove(record.id)
        kind = type(found[0])
        what = counted(len(found), kind.term, kind.terms) if len(found) > 1 else kind.term
        self.workspace.edit(project, _("Delete {what}").format(what=what))
        titled = f"“{self.workspace.title_of(found[0])}”" if len(found) == 1 else what.capitalize()
        self.workspace.deleted.emit(_("{what} deleted.").format(what=titled))

    def _on_thumbs(self, ids: tuple[str, ...], number: int) -> None:
        changed = board.voted(self.workspace.project, ids, number)
        self.workspace.edit(changed, _("Vote"))
        sheet = changed.find(WorkshopItem, ids[-1])
        if sheet is not None:
            self.board.announce(_("{n} thumbs").format(n=sheet.votes or 0))


class WorkshopPage(PicturePage):
    """The board, and the sheets, themes, definition and principles behind it."""

    def picture_words(self) -> str:
        """Return what the board is called on the switch."""
        return _("Board")

    def picture(self) -> QWidget:
        """Return the board."""
        made = BoardView(self.workspace)
        made.reflow(self.room())
        made.themes.opened.connect(self._on_principle)
        sheets = self.list_of(WorkshopItem.key)
        if isinstance(sheets, SheetList):
            sheets.view_of_board = made
        self.board_view = made
        return made

    def picture_list(self) -> ListEditor | None:
        """Return the list of sheets."""
        return self.list_of(WorkshopItem.key)

    def part_view(self, part: Part) -> QWidget:
        """Return the list or form of *part*; that of sheets knows the board."""
        if part.kind is not WorkshopItem:
            return super().part_view(part)
        editor = SheetList(part, self.workspace, self._screen)
        editor.reflow(self.room())
        self.lists.append(editor)
        return editor

    def reflow(self, width: int) -> None:
        """Arrange the board, or the list, for *width* pixels."""
        super().reflow(width)
        if PICTURE in self._held:
            self.board_view.reflow(width)

    def first_focus(self) -> None:
        """Move the focus to where the phase begins."""
        if self.shown == PICTURE:
            self.board_view.focus_first()
        else:
            super().first_focus()

    def _on_principle(self, principle_id: str) -> None:
        self.jump(principle_id, "")


def _counted(one: Asked, workspace: Workspace) -> CountedText:
    return CountedText(one, workspace, MOST_WORDS)
