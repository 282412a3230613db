"""Editors of links: one record from a list, or several from a searchable check list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QPushButton, QWidget

from credo_builder.domain.questions import Asked, Link, Links
from credo_builder.domain.records import Record
from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.editors.base import Editor
from credo_builder.ui.editors.choices import QuietCombo
from credo_builder.ui.linking import LinkPopup
from credo_builder.ui.parts import Flow, button
from credo_builder.ui.terms import with_article
from credo_builder.ui.theme import px
from credo_builder.ui.walking import OneStop
from credo_builder.ui.workspace import Workspace

_ADD = "\0add"


class LinkEditor(Editor):
    """One record of another type; a new one can be named on the spot."""

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Offer the records of the type the question points to."""
        super().__init__(asked, workspace)
        if not isinstance(asked.question, Link):
            raise TypeError(asked.name)
        self._kind = workspace.kind(asked.question.to)
        self._value = ""
        self._combo = QuietCombo()
        self._combo.setAccessibleName(self.prompt)
        self._combo.setSizeAdjustPolicy(
            QuietCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._combo.setMinimumContentsLength(12)
        self._combo.activated.connect(self._on_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._combo)

    def show_value(self, value: Any) -> None:
        """Show the record with id *value*; offers are read afresh."""
        self._value = value or ""
        self._combo.clear()
        self._combo.addItem(_("Not decided"), "")
        for record in self._records():
            self._combo.addItem(self.workspace.title_of(record), record.id)
        if self._kind is not None:
            self._combo.addItem(
                _("Add {a_term}…").format(a_term=with_article(_(self._kind.term))), _ADD
            )
        self._combo.setCurrentIndex(max(0, self._combo.findData(self._value)))

    def target(self) -> QWidget:
        """Return the combo box."""
        return self._combo

    def _records(self) -> tuple[Record, ...]:
        return self.workspace.project.of(self._kind) if self._kind else ()

    def _on_chosen(self, index: int) -> None:
        chosen = self._combo.itemData(index)
        if chosen != _ADD:
            self._take(chosen)
        elif not self._added():
            self.show_value(self._value)

    def _take(self, chosen: str) -> None:
        self._value = chosen
        self.edited.emit(chosen)

    def _added(self) -> bool:
        """Ask for a name, make the record and link it, all as one edit."""
        if self._kind is None:
            return False
        asks = _("What is the new {term} called?").format(term=_(self._kind.term))
        text, said = QInputDialog.getText(self, _("Add"), asks)
        if not said or not text.strip():
            return False
        fresh = self.workspace.fresh(self._kind, text.strip())
        with self.workspace.one_step(_("Add {term}").format(term=_(self._kind.term))):
            self.workspace.edit(self.workspace.project.put(fresh), "")
            self._take(fresh.id)
        return True


class LinksEditor(Editor):
    """Any number of records as chips, and a button that opens the check list.

    Tab stops at them once; arrow keys go from one to the next.
    """

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Offer the records of the types the question points to."""
        super().__init__(asked, workspace)
        if not isinstance(asked.question, Links):
            raise TypeError(asked.name)
        self._kinds = tuple(k for key in asked.question.to if (k := workspace.kind(key)))
        self._value: tuple[str, ...] = ()
        self._chips: dict[QPushButton, str] = {}
        self._flow = Flow(self, px(6))
        self._link = button(_("Link…"), "link")
        self._link.setAccessibleName(self.prompt)
        self._link.clicked.connect(self.open_list)
        self._flow.addWidget(self._link)
        self._stop = OneStop(self)
        self._stop.hold((self._link,))

    def show_value(self, value: Any) -> None:
        """Show a chip for each record linked by *value*."""
        titles = tuple(self.summary_of(one) for one in value)
        if tuple(value) == self._value and titles == tuple(c.text() for c in self._chips):
            return
        self._value = tuple(value)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        self._flow.removeWidget(self._link)
        for one in self._value:
            self._add_chip(one)
        self._flow.addWidget(self._link)
        self._stop.hold((*self._chips, self._link))
        self.updateGeometry()

    def open_list(self) -> None:
        """Open the check list under the button."""
        popup = LinkPopup(self.workspace, self.prompt, self._kinds, self._value, self)
        popup.chosen.connect(self._on_linked)
        popup.show_at(self._link)

    def target(self) -> QWidget:
        """Return the button."""
        return self._link

    def summary_of(self, record_id: str) -> str:
        """Return what the record is called; empty when it is gone."""
        found = self.workspace.project.get(record_id)
        return self.workspace.title_of(found) if found else ""

    def _add_chip(self, record_id: str) -> None:
        title = self.summary_of(record_id)
        if not title:
            return
        chip = button(title, look="chip")
        chip.setText(chip.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, px(260)))
        icons.give(chip, "x", "muted")
        icons.stand_after(chip)
        chip.setAccessibleName(_("Unlink “{title}”").format(title=title))
        chip.clicked.connect(self._on_chip)
        self._chips[chip] = record_id
        self._flow.addWidget(chip)

    def _on_chip(self) -> None:
        gone = next((i for c, i in self._chips.items() if c is self.sender()), "")
        self._on_linked(tuple(one for one in self._value if one != gone))

    def _on_linked(self, value: tuple[str, ...]) -> None:
        value = tuple(value)
        if value != self._value:
            self.show_value(value)
            self.edited.emit(value)
