"""What we promise: eight doors to look behind, and the promises found there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from credo_builder.chapters.promises import Door, Promise, PromiseDoor, door_of
from credo_builder.domain.project import Project
from credo_builder.i18n import _
from credo_builder.ui.fields import ASKS
from credo_builder.ui.folds import Fold
from credo_builder.ui.page import StepPage
from credo_builder.ui.parts import label
from credo_builder.ui.steps import Step
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

IN_A_ROW_EM = 15
"""Least width of one door, in em."""


class DoorTile(QFrame):
    """One door: what it asks, a box to tick once somebody looked, what was found.

    Signals:
        looked: (door, ticked) the box was pressed.
    """

    looked = Signal(str, bool)

    def __init__(self, door: Door, workspace: Workspace) -> None:
        """Show *door*, not looked behind yet."""
        super().__init__()
        self.setProperty("role", "card")
        self._door = door
        self._asks = workspace.tell(door.gloss)
        self.box = QCheckBox(_(door.label))
        self.box.setProperty("role", "strong")
        self.box.setProperty(ASKS, "promise_doors.looked")
        self.box.clicked.connect(self._on_clicked)
        self.box.setEnabled(not workspace.session.read_only)
        self._found = label("", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(10), px(8))
        column.setSpacing(px(2))
        column.addWidget(self.box)
        column.addWidget(label(self._asks, "caption", wrap=True), 1)
        column.addWidget(self._found)

    def follow(self, project: Project) -> None:
        """Show whether somebody looked, and how many promises came from there."""
        ticked = is_ticked(project, self._door)
        number = sum(1 for p in project.of(Promise) if door_of(p) == self._door)
        words = _("{n} found").format(n=number)
        if not number:
            words = _("Looked, none") if ticked else _("Not looked yet")
        self.box.setChecked(ticked)
        self._found.setText(words)
        name = _("I have looked behind this door: {door}, {found}")
        self.box.setAccessibleName(name.format(door=_(self._door.label), found=words))
        self.box.setAccessibleDescription(self._asks)

    def _on_clicked(self) -> None:
        self.looked.emit(str(self._door), self.box.isChecked())


class Doors(Fold):
    """The eight doors side by side, folded away once all of them are ticked."""

    def __init__(self, workspace: Workspace) -> None:
        """Show the doors of the project in *workspace*."""
        body = QWidget()
        super().__init__(_("Eight doors a promise may stand behind"), body)
        self._workspace = workspace
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(8))
        self.tiles = {door: DoorTile(door, workspace) for door in Door}
        for tile in self.tiles.values():
            tile.looked.connect(self._on_looked)
        self._columns = 0
        self.follow()
        self.set_open(opened=any(not is_ticked(workspace.project, door) for door in Door))
        workspace.changed.connect(self.follow)

    def follow(self) -> None:
        """Show what the project holds now."""
        project = self._workspace.project
        for tile in self.tiles.values():
            tile.follow(project)
        done = sum(is_ticked(project, door) for door in Door)
        words = _("{n} of {m} looked behind").format(n=done, m=len(self.tiles))
        self.say(words, advice=done < len(self.tiles))

    def reflow(self, width: int) -> None:
        """Put as many doors in a row as *width* pixels allow: 4, 2 or 1."""
        columns = next((c for c in (4, 2) if width >= c * px(IN_A_ROW_EM * 14)), 1)
        if columns == self._columns:
            return
        self._columns = columns
        for place, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, int(column < columns))

    def focus_door(self, door: str) -> bool:
        """Move the focus to the box of *door*, or of the first one not ticked."""
        project = self._workspace.project
        open_ones = (d for d in self.tiles if not is_ticked(project, d))
        first = next(open_ones, next(iter(self.tiles)))
        self.set_open(opened=True)
        self.tiles[next((d for d in self.tiles if d == door), first)].box.setFocus()
        return True

    def _on_looked(self, door: str, ticked: bool) -> None:  # noqa: FBT001 - a Qt slot
        project = self._workspace.project
        fresh = replace(self._workspace.fresh(PromiseDoor), door=door)
        held = next((d for d in project.of(PromiseDoor) if d.door == door), fresh)
        kept = project.put(replace(held, looked=ticked, reviewed=True))
        self._workspace.edit(kept, _("Look behind a door"))


class PromisesPage(StepPage):
    """The doors over the list of promises, on Quick and on Full."""

    def __init__(self, step: Step, place: str, workspace: Workspace, *, screen: str = "") -> None:
        """Ask the parts of *step*; *screen* is its Quick key, empty in Full."""
        self.doors: Doors | None = None
        rest = tuple(part for part in step.parts if part.kind is not PromiseDoor)
        super().__init__(replace(step, parts=rest), place, workspace, screen=screen)
        self.doors = Doors(workspace)
        self.column.insertWidget(1, self.doors)
        self.doors.reflow(self.room())

    def reflow(self, width: int) -> None:
        """Arrange doors and list for *width* pixels."""
        super().reflow(width)
        if self.doors is not None:
            self.doors.reflow(width)

    def first_focus(self) -> None:
        """Move the focus to the first door nobody looked behind, else to the promises."""
        project = self.workspace.project
        if self.doors and any(not is_ticked(project, door) for door in Door):
            self.doors.focus_door("")
        else:
            super().first_focus()

    def jump(self, record_id: str, field: str) -> bool:
        """Move the focus to a promise, or to the box of a door."""
        record = self.workspace.project.get(record_id)
        if self.doors and (isinstance(record, PromiseDoor) or record_id == PromiseDoor.key):
            return self.doors.focus_door(record.door if isinstance(record, PromiseDoor) else "")
        if self.doors and not record_id and field in ("door", "looked"):
            return self.doors.focus_door("")
        return super().jump(record_id, field)


def is_ticked(project: Project, door: Door) -> bool:
    """Whether somebody here looked behind *door*; what a starter ticked does not count."""
    return any(
        d.looked and (d.reviewed or not d.from_starter)
        for d in project.of(PromiseDoor)
        if d.door == door
    )
