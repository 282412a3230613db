"""How a level is counted, on the Quick path: every measure of it under the level itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout

from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.i18n import _
from credo_builder.ui.parts import button, emptied, framed, label, row_of, tool
from credo_builder.ui.sheet import Sheet
from credo_builder.ui.steps import Part
from credo_builder.ui.terms import counted, listed
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace


class MeasureCard(QFrame):
    """One way the level is counted: its questions, and a button to stop counting so."""

    def __init__(self, measure: Measure, level_id: str, part: Part, workspace: Workspace) -> None:
        """Ask the questions of *part* about *measure*, which watches the level *level_id*."""
        super().__init__()
        self.setProperty("role", "card")
        self.measure_id = measure.id
        self._level_id = level_id
        self._workspace = workspace
        self._others = label("", "caption", wrap=True)
        gone = tool(_("Count it this way no longer"), "trash-2", "muted")
        gone.clicked.connect(self._on_gone)
        gone.setEnabled(not workspace.session.read_only)
        self.sheet = Sheet(part.questions, workspace, screen="quick", folds=False)
        self.sheet.edited.connect(self._on_edited)
        if workspace.session.read_only:
            self.sheet.stay_readable()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(8), px(8), px(12))
        column.setSpacing(px(2))
        row = row_of(self._others, gone)
        row.setStretch(0, 1)
        column.addLayout(row)
        column.addWidget(self.sheet)
        self.follow(measure)

    def follow(self, measure: Measure) -> None:
        """Show *measure* as it is now, and which other levels it watches."""
        self.sheet.show_shape(measure)
        others = self._workspace.project.linked(ServiceLevel, measure.level_ids)
        names = tuple(self._workspace.title_of(o) for o in others if o.id != self._level_id)
        told = _("Also counts: {levels}").format(levels=listed(names)) if names else ""
        self._others.setText(told)

    def _on_edited(self, name: str, value: Any) -> None:
        project = self._workspace.project
        held = project.find(Measure, self.measure_id)
        if held is not None:
            changed = project.put(replace(held, **{name: value}))
            self._workspace.edit(changed, _("Edit measure"), f"{held.id}:{name}")

    def _on_gone(self) -> None:
        project = self._workspace.project
        held = project.find(Measure, self.measure_id)
        if held is None:
            return
        left = tuple(one for one in held.level_ids if one != self._level_id)
        kept = project.put(replace(held, level_ids=left)) if left else project.remove(held.id)
        self._workspace.edit(kept, _("Remove measure"))


class Counting(QFrame):
    """How the chosen level is counted; a new measure is linked to it from the start."""

    def __init__(self, part: Part, workspace: Workspace) -> None:
        """Ask the questions of *part* for every measure of the level."""
        super().__init__()
        self._part = part
        self._workspace = workspace
        self._level_id = ""
        self._width = px(600)
        self.cards: list[MeasureCard] = []
        card, column = framed("card")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        self._told = label("", "caption", wrap=True)
        self._holder = QVBoxLayout()
        self._holder.setSpacing(px(8))
        self.add = button("", "plus")
        self.add.clicked.connect(self._on_add)
        self.add.setEnabled(not workspace.session.read_only)
        column.addWidget(label(_("How will you count it?"), "section"))
        column.addWidget(self._told)
        column.addLayout(self._holder)
        column.addLayout(row_of(self.add, None))
        workspace.changed.connect(self.follow)

    def show_level(self, level_id: str) -> None:
        """Show the measures of the level *level_id* from now on."""
        self._level_id = level_id
        self.follow()

    def reflow(self, width: int) -> None:
        """Arrange the cards for *width* pixels."""
        self._width = width
        for card in self.cards:
            card.sheet.reflow(width - px(80))

    def follow(self) -> None:
        """Show what the project holds now; cards stay while their measures do."""
        held = self._measures()
        if [m.id for m in held] != [card.measure_id for card in self.cards]:
            self._rebuild(held)
        for card, measure in zip(self.cards, held, strict=True):
            card.follow(measure)
        words = _("Count it another way too") if held else _("Say how it is counted")
        self.add.setText(words)
        self.add.setAccessibleName(words)
        none = _("Nobody counts it yet. What nobody can count is a wish.")
        ways = counted(len(held), "way", "ways").capitalize()
        self._told.setText(_("{ways}.").format(ways=ways) if held else none)
        self.setVisible(bool(self._level_id))

    def focus_measure(self, measure_id: str, field: str) -> bool:
        """Move the focus to a field of the measure; False when it is not shown."""
        card = next((c for c in self.cards if c.measure_id == measure_id), None)
        if card is None:
            return False
        if not (field and card.sheet.focus_field(field)):
            card.sheet.focus_first()
        return True

    def _measures(self) -> tuple[Measure, ...]:
        held = self._workspace.project.of(Measure)
        return tuple(m for m in held if self._level_id in m.level_ids)

    def _rebuild(self, held: tuple[Measure, ...]) -> None:
        emptied(self._holder)
        make = partial(MeasureCard, part=self._part, workspace=self._workspace)
        self.cards = [make(measure, self._level_id) for measure in held]
        for card in self.cards:
            self._holder.addWidget(card)
        self.reflow(self._width)

    def _on_add(self) -> None:
        level = self._workspace.project.find(ServiceLevel, self._level_id)
        if level is None:
            return
        fresh = self._workspace.fresh(Measure, level.title)
        linked = replace(fresh, level_ids=(level.id,))
        self._workspace.edit(self._workspace.project.put(linked), _("Add measure"))
        self.focus_measure(fresh.id, "method")
