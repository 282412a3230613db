"""The themes of a workshop on their way into the definition and the principles."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from credo_builder.app import board
from credo_builder.app.board import Column
from credo_builder.chapters.workshop import Definition, Principle, Theme
from credo_builder.i18n import _
from credo_builder.ui.parts import (
    ElidedLabel,
    button,
    column_of,
    emptied,
    framed,
    label,
    line,
    row_of,
)
from credo_builder.ui.terms import counted
from credo_builder.ui.theme import px
from credo_builder.ui.when_seen import WhenSeen
from credo_builder.ui.workspace import Workspace

ENDS = 250
"""Least width of what stands at the end of a row, so that the rows line up."""


class ThemeRows(QFrame):
    """A row for each theme: what it holds, whether the definition says it, its principle.

    Signals:
        opened: (principle id) somebody wants to go on writing it.
    """

    opened = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        """List the themes of the project in *workspace*."""
        super().__init__()
        self._workspace = workspace
        card, column = framed("card", (16, 12), 8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        column.addWidget(label(_("From theme to principle"), "section"))
        self._none = label(
            _("No theme yet. Group the sheets first; then say here what each theme leads to."),
            "muted",
            wrap=True,
        )
        column.addWidget(self._none)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(6))
        column.addLayout(self._rows)
        self.boxes: dict[str, QCheckBox] = {}
        self._shown: tuple[object, ...] = ()
        WhenSeen(self, workspace, self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what the project holds now; rows stay while nothing in them changed."""
        project = self._workspace.project
        themes = project.of(Theme)
        now = (themes, project.one(Definition).theme_ids, project.of(Principle))
        if now == self._shown:
            return
        focus = next((i for i, b in self.boxes.items() if b.hasFocus()), "")
        self._shown = now
        emptied(self._rows)
        self.boxes = {}
        self._none.setVisible(not themes)
        for place, theme in enumerate(themes):
            if place:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(theme))
        if focus in self.boxes:
            self.boxes[focus].setFocus()

    def _row(self, theme: Theme) -> QWidget:
        project = self._workspace.project
        title = self._workspace.title_of(theme)
        column = Column(theme_id=theme.id)
        held = counted(len(board.sheets(project, column)), "sheet", "sheets")
        votes = _("{n} thumbs").format(n=board.votes_of(project, column))
        box = QCheckBox(_("In the definition"))
        box.setAccessibleName(_("“{theme}” is in the definition").format(theme=title))
        box.setChecked(theme.id in project.one(Definition).theme_ids)
        box.clicked.connect(partial(self._on_box, theme.id))
        box.setEnabled(not self._workspace.session.read_only)
        self.boxes[theme.id] = box
        made = QWidget()
        words = column_of(
            ElidedLabel(title, "strong"), ElidedLabel(f"{held}, {votes}", "caption"), gap=0
        )
        row = row_of(words, box, gap=12)
        row.setStretch(0, 1)
        principles = board.principles_of(project, theme.id)
        for principle in principles[:1]:
            name = self._workspace.title_of(principle)
            go = button(_("Principle: {name}").format(name=name), "arrow-right", look="flat")
            go.clicked.connect(partial(self._on_open, principle.id))
            around = go.sizeHint().width() - go.fontMetrics().horizontalAdvance(go.text())
            room = px(ENDS) - around
            go.setText(go.fontMetrics().elidedText(go.text(), Qt.TextElideMode.ElideRight, room))
            go.setProperty("tone", "row")
            go.setFixedWidth(px(ENDS))
            row.addWidget(go)
        if not principles:
            make = button(_("Make it a principle"), "plus")
            make.setAccessibleName(_("Make “{theme}” a principle").format(theme=title))
            make.clicked.connect(partial(self._on_make, theme.id))
            make.setEnabled(not self._workspace.session.read_only)
            make.setFixedWidth(px(ENDS))
            row.addWidget(make)
        made.setLayout(row)
        return made

    def _on_box(self, theme_id: str) -> None:
        said = theme_id in self._workspace.project.one(Definition).theme_ids
        changed = board.carried(self._workspace.project, theme_id, says=not said)
        self._workspace.edit(changed, _("Say a theme in the definition"))

    def _on_make(self, theme_id: str) -> None:
        changed, _id = board.with_principle(self._workspace.project, theme_id)
        self._workspace.edit(changed, _("Make a theme a principle"))

    def _on_open(self, principle_id: str) -> None:
        self.opened.emit(principle_id)
