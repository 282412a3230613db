"""Forms: a sheet of questions tied to a place in the project."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from credo_builder.app.suggestions import made_ours
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import Shape
from credo_builder.i18n import _
from credo_builder.ui.parts import Notice, label
from credo_builder.ui.sheet import OwnEditors, Sheet, SheetRows
from credo_builder.ui.steps import Part
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace


class Form(QFrame):
    """A card with the questions of one part of a step, for one record or the settings.

    Signals:
        owned: (record id) somebody has read the suggestion shown and called it theirs.
    """

    owned = Signal(str)

    def __init__(
        self,
        part: Part,
        workspace: Workspace,
        screen: str = "",
        title: str = "",
        own: OwnEditors | None = None,
        *,
        rows: SheetRows = (),
        marks: bool = True,
    ) -> None:
        """Ask *part*; *screen* is the Quick screen, empty in Full; *own* and *rows* as in `Sheet`.

        *marks* is whether it says that the record is still a suggestion.
        """
        super().__init__()
        self._marks = marks
        self.setProperty("role", "card")
        self.part = part
        self._workspace = workspace
        self._record_id = part.kind.key if part.kind and part.kind.singleton else ""
        self.sheet = Sheet(
            part.questions, workspace, screen=screen, folds=not screen, own=own, rows=rows
        )
        self.sheet.edited.connect(self._on_edited)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(12))
        if title:
            column.addWidget(label(title, "section"))
        mark = _("A suggestion. Read it, make it true for you, then say so.")
        self._mark = Notice(mark, role="note", icon="lightbulb", verb=_("It is ours"))
        self._mark.pressed.connect(self._on_ours)
        self._mark.hide()
        column.addWidget(self._mark)
        column.addWidget(self.sheet)
        column.addStretch(1)
        if workspace.session.read_only:
            self.sheet.stay_readable()
        self._stale = False
        workspace.changed.connect(self._on_changed)

    def insert_above(self, widget: QWidget) -> None:
        """Put *widget* over the fields."""
        self._column.insertWidget(self._column.indexOf(self.sheet), widget)

    def insert_below(self, widget: QWidget) -> None:
        """Put *widget* under the fields."""
        self._column.insertWidget(self._column.indexOf(self.sheet) + 1, widget)

    @property
    def record_id(self) -> str:
        """Id of the record shown; empty when none is, or for the settings."""
        return self._record_id

    def reflow(self, width: int) -> None:
        """Arrange the fields for a card *width* pixels wide."""
        self.sheet.reflow(width - 2 * px(20))

    def show_record(self, record: Record | None) -> None:
        """Show *record* from now on."""
        self._workspace.settle()
        self._record_id = record.id if record else ""
        for field in self.sheet.fields.values():
            field.speak("")
        self.follow()

    def follow(self) -> None:
        """Show what the project holds now."""
        self._stale = False
        shape = self.shape()
        if shape is not None:
            self.sheet.show_shape(shape)
            waits = isinstance(shape, Record) and shape.from_starter and not shape.reviewed
            self._mark.setVisible(self._marks and waits and not self._workspace.session.read_only)

    def shape(self) -> Shape | None:
        """Return the object shown, or None when there is none."""
        project = self._workspace.project
        kind = self.part.kind
        if kind is None:
            return project.settings
        if kind.singleton:
            return project.one(kind)
        return project.find(kind, self._record_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.follow()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.follow()
        else:
            self._stale = True

    def _on_ours(self) -> None:
        shape = self.shape()
        if isinstance(shape, Record):
            read = made_ours(self._workspace.project, (shape,))
            self._workspace.edit(read, _("Make a suggestion ours"))
            self.owned.emit(shape.id)

    def _on_edited(self, name: str, value: Any) -> None:
        shape = self.shape()
        if shape is None:
            return
        project = self._workspace.project
        changed = replace(shape, **{name: value})
        term = _(self.part.kind.term) if self.part.kind else _("settings")
        typed = isinstance(value, (str, tuple)) or not isinstance(value, bool)
        key = f"{self._record_id or 'settings'}:{name}" if typed else ""
        self._workspace.edit(_with(project, changed), _("Edit {term}").format(term=term), key)


def _with(project: Project, shape: Any) -> Project:
    return project.put(shape) if isinstance(shape, Record) else project.configured(shape)
