"""An honest look: everybody's answers on a sheet, and the profile they make together."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from credo_builder.app import answer_sheets
from credo_builder.app.answer_sheets import Bar
from credo_builder.app.faults import explained
from credo_builder.chapters.mindset import MindsetResponse, belief_reading, is_group_view
from credo_builder.chapters.readings import agreement_reading, scale_reading
from credo_builder.chapters.statements import AGREEMENT, answered
from credo_builder.errors import CredoError
from credo_builder.i18n import _, joined
from credo_builder.ui import dialogs, icons
from credo_builder.ui.folds import Fold
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.page import StepPage
from credo_builder.ui.painted.profile import ProfileChart, bar_said
from credo_builder.ui.painted.statements import ScaleEnds, StatementList
from credo_builder.ui.parts import (
    Flow,
    Notice,
    button,
    column_of,
    emptied,
    framed,
    label,
    row_of,
    tool,
)
from credo_builder.ui.terms import counted
from credo_builder.ui.theme import px
from credo_builder.ui.walking import ButtonRow
from credo_builder.ui.when_seen import WhenSeen
from credo_builder.ui.workspace import Workspace

BESIDE_EM = 58
PROFILE = 328
LEAST_ROWS = 9
ROW = 40
OVER_THE_LIST = 330
"""Pixels of a page, at 100 percent text, that head, chips and buttons take."""


class Chips(ButtonRow):
    """A chip for each sheet, ticked once all is answered; arrow keys go along.

    Signals:
        chosen: (record id) another sheet is wanted.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        """Begin without chips."""
        super().__init__()
        self._flow = Flow(self, px(6))
        self._chips: dict[str, QPushButton] = {}
        self._shown: tuple[object, ...] = ()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sheets(self, sheets: tuple[tuple[str, str, bool], ...], chosen: str) -> None:
        """Show (record id, name, all answered) of each sheet, and which is *chosen*."""
        if (sheets, chosen) == self._shown:
            return
        self._shown = (sheets, chosen)
        focused = any(chip.hasFocus() for chip in self._chips.values())
        if [s[0] for s in sheets] != list(self._chips):
            emptied(self._flow)
            self._chips = {one: self._chip(one) for one, _name, _full in sheets}
        for one, name, full in sheets:
            chip = self._chips[one]
            chip.setText(name.replace("&", "&&"))
            state = _("all answered") if full else _("still open")
            chip.setAccessibleName(_("Sheet {name}, {state}").format(name=name, state=state))
            chip.setChecked(one == chosen)
            icons.give(chip, "check" if full else "pencil", "accent_text")
            way = Qt.FocusPolicy.StrongFocus if one == chosen else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(way)
        if focused and chosen in self._chips:
            self._chips[chosen].setFocus()

    def walkable(self) -> list[QAbstractButton]:
        """Return the chips."""
        return list(self._chips.values())

    def _chip(self, record_id: str) -> QPushButton:
        chip = button("", look="chip")
        chip.setCheckable(True)
        chip.clicked.connect(partial(self.chosen.emit, record_id))
        self.watch(chip)
        self._flow.addWidget(chip)
        chip.show()
        return chip


class ProfileWords(Fold):
    """The profile as a list: each scale with its figures, and what they say."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin without scales; *workspace* says the readings in its project's words."""
        body = QWidget()
        super().__init__(_("In words"), body)
        self._workspace = workspace
        self._rows = QVBoxLayout(body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(px(4))

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        """Say what *bars* show."""
        emptied(self._rows)
        for bar in bars:
            self._rows.addWidget(label(bar_said(bar), wrap=True))
            read = joined((scale_reading(bar.score), agreement_reading(bar.score)))
            self._rows.addWidget(label(self._workspace.say(read), "muted", wrap=True))
        self.say(counted(len(bars), "scale", "scales"))
        self.setVisible(bool(bars))


class SheetsBehind(ListEditor):
    """The sheets without a list of their own: chips stand for it."""

    focus_statements: StatementList | None = None

    def add(self) -> None:
        """Add a sheet, called by the next number."""
        self.add_titled([answer_sheets.next_name(self._workspace.project)])

    def focus_first(self) -> None:
        """Move the focus to the first statement without an answer."""
        if self.focus_statements is not None:
            self.focus_statements.first_open()
            self.focus_statements.setFocus()

    def reflow(self, width: int) -> None:
        """Give the whole width to the form."""
        self._left.hide()
        self.form.reflow(width)

    def _empty_page(self) -> QWidget:
        return QWidget()


class AnswersView(QWidget):
    """Chips, statements and profile of everybody's answers."""

    def __init__(self, workspace: Workspace, sheets: SheetsBehind) -> None:
        """Show the answers of the project in *workspace*; *sheets* holds the records."""
        super().__init__()
        self._workspace = workspace
        self._sheets = sheets
        self._wide = px(600)
        writable = not workspace.session.read_only
        self.chips = Chips()
        self.chips.chosen.connect(sheets.choose_record)
        self.statements = StatementList(workspace)
        self.statements.answered.connect(self._on_answered)
        sheets.focus_statements = self.statements
        self.profile = ProfileChart()
        self._told = label("", "caption", wrap=True)
        self._people = label("", "caption")
        self._reading = label("", wrap=True)
        self._apart = Notice("", icon="users")
        self._add = button(_("Add sheet"), "plus")
        self._add.clicked.connect(sheets.add)
        self._gone = tool(_("Remove this sheet"), "trash-2")
        self._gone.clicked.connect(sheets.delete)
        self.take = button(_("Import answers…"), "file-input")
        self.take.clicked.connect(self._on_import)
        give = button(_("Save a table to fill…"), "file-down")
        give.clicked.connect(self._on_table)
        for one in (self._add, self._gone, self.take):
            one.setEnabled(writable)
        self._build(give)
        sheets.picked.connect(self.follow)
        WhenSeen(self, workspace, self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what the project holds now."""
        project = self._workspace.project
        held = project.of(MindsetResponse)
        sheet = self._sheet()
        chosen = sheet.id if sheet else ""
        titles = tuple((r.id, self._workspace.title_of(r), answer_sheets.is_full(r)) for r in held)
        self.chips.show_sheets(titles, chosen)
        self._gone.setVisible(sheet is not None)
        self._table.setVisible(sheet is not None)
        self._none.setVisible(sheet is None)
        self._add.setVisible(sheet is not None)
        if sheet is not None:
            asks = answer_sheets.asked_of(sheet)
            self.statements.show_sheet(asks, sheet.answers)
            done = answered(sheet.answers, leads=sheet.leads)
            told = _("{n} of {m} answered. Keys 1 to 5 answer and move on. No names are kept.")
            self._told.setText(told.format(n=done, m=len(asks)))
        self._show_profile()

    def reflow(self, width: int, height: int) -> None:
        """Stand the profile beside the statements, or under them, for *width* pixels."""
        beside = width >= px(BESIDE_EM * 14)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(way)
        self._right.setFixedWidth(px(PROFILE) if beside else width)
        self._wide = width - px(PROFILE) - px(20) if beside else width
        least = px(ROW) * LEAST_ROWS
        self.statements.setFixedHeight(max(least, height - px(OVER_THE_LIST)))

    def _build(self, give: QPushButton) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        top = QHBoxLayout()
        top.addWidget(self.chips, 1)
        for part in (self._gone, self._add):
            top.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        self._table = QWidget()
        self._ends = ScaleEnds(_(AGREEMENT[0]), _(AGREEMENT[-1]), self.statements)
        self._table.setLayout(column_of(self._ends, self.statements, self._told, gap=4))
        column.addWidget(self._table)
        self._none, inner = framed("card", (24, 20))
        start = self.start = button(_("Start the first sheet"), "plus", look="primary")
        start.setProperty("large", True)
        start.clicked.connect(self._sheets.add)
        start.setEnabled(not self._workspace.session.read_only)
        told = _("One sheet a person. Give each a number or a sign; names are not needed.")
        inner.addWidget(label(_("Nobody answered yet"), "section"))
        inner.addWidget(label(told, "muted", wrap=True))
        inner.addLayout(row_of(start, None))
        column.addWidget(self._none)
        column.addLayout(row_of(self.take, give, None))
        column.addStretch(1)
        self._right = QWidget()
        head = row_of(label(_("Your profile"), "section"), None, self._people)
        self._card, body = framed("card", (16, 14), 8)
        body.addWidget(self.profile)
        foot = _("Dot: average. Bar: lowest to highest person.")
        self._foot = label(foot, "caption", wrap=True)
        body.addWidget(self._foot)
        self.in_words = ProfileWords(self._workspace)
        body.addWidget(self.in_words)
        body.addWidget(self._reading)
        side = column_of(head, self._card, self._apart, gap=10)
        side.addWidget(label(_("A talking point, not a tested instrument."), "caption", wrap=True))
        side.addStretch(1)
        self._right.setLayout(side)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(20))
        self._box.addWidget(left, 1)
        self._box.addWidget(self._right)

    def _sheet(self) -> MindsetResponse | None:
        record = self._sheets.record
        return record if isinstance(record, MindsetResponse) else None

    def _show_profile(self) -> None:
        project = self._workspace.project
        bars = answer_sheets.profile(project)
        self.profile.show_bars(bars)
        self.in_words.show_bars(bars)
        full = sum(1 for r in project.of(MindsetResponse) if answer_sheets.is_full(r))
        people = counted(full, "full answer", "full answers")
        alone = bool(bars) and not is_group_view(project)
        single = len(project.of(MindsetResponse)) == 1
        self._people.setText(
            _("One person’s view") if alone and single else people if full else ""
        )
        self._foot.setVisible(bool(bars))
        reading = belief_reading(project)
        empty = "" if bars else _("The profile grows with the first answer.")
        self._reading.setText(self._workspace.say(reading) or empty)
        self._reading.setVisible(bool(self._reading.text()))
        far = [_(b.score.scale.label) for b in bars if b.score.far_apart]
        told = _("Talk about “{scale}” first: the answers lie far apart. Each may be right.")
        self._apart.say(told.format(scale=far[0]) if far else "")
        self._apart.setVisible(bool(far))

    def _on_answered(self, statement_id: str, answer: int | None) -> None:
        sheet = self._sheet()
        if sheet is not None:
            project = self._workspace.project
            changed = answer_sheets.with_answer(project, sheet.id, statement_id, answer)
            self._workspace.edit(changed, _("Answer a statement"))

    def _on_import(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(
            self, _("Import answers"), "", _("Tables (*.csv *.tsv *.txt)")
        )
        if found:
            self.import_file(Path(found))

    def import_file(self, path: Path) -> bool:
        """Take the answers in the table *path* over, as one edit; say why where that fails."""
        project = self._workspace.project
        try:
            changed = answer_sheets.imported(project, answer_sheets.read_file(path))
        except CredoError as fault:
            dialogs.tell(self, _("The answers were not imported"), explained(fault))
            return False
        number = len(changed.of(MindsetResponse)) - len(project.of(MindsetResponse))
        self._workspace.edit(changed, _("Import answers"))
        self._sheets.choose(len(changed.of(MindsetResponse)) - number)
        return True

    def _on_table(self) -> None:
        found, _kind = QFileDialog.getSaveFileName(
            self, _("Save a table to fill"), _("answers.csv"), _("Tables (*.csv)")
        )
        if not found:
            return
        try:
            answer_sheets.write_table(self._workspace.project, Path(found))
        except CredoError as fault:
            dialogs.tell(self, _("The table was not saved"), explained(fault))


class MindsetPage(StepPage):
    """The answers over a form with the rest of the chosen sheet."""

    view: AnswersView | None = None

    def build(self) -> None:
        """Put the answers on the page, and under them what else a sheet asks."""
        part = self.step.parts[0]
        rest = tuple(a for a in part.questions if a.name != "answers")
        sheets = SheetsBehind(replace(part, questions=rest), self.workspace, self._screen)
        self.lists.append(sheets)
        self.view = AnswersView(self.workspace, sheets)
        self.column.addWidget(self.view)
        self.column.addWidget(sheets)
        self.reflow(self.room())

    def reflow(self, width: int) -> None:
        """Arrange statements, profile and form for *width* pixels."""
        super().reflow(width)
        if self.view is not None:
            self.view.reflow(width, self.viewport().height())

    def jump(self, record_id: str, field: str) -> bool:
        """Move the focus to a sheet: to its statements, or to a field of the rest."""
        answers = field.startswith("answers")
        found = super().jump(record_id, "" if answers else field)
        if found and answers:
            self.lists[0].focus_first()
        return found

    def first_focus(self) -> None:
        """Move the focus to the first statement without an answer."""
        if self.lists[0].is_empty:
            self.start_focus()
        else:
            self.lists[0].focus_first()

    def start_focus(self) -> None:
        """Move the focus to the button that begins the first sheet."""
        if self.view is not None:
            self.view.start.setFocus()
