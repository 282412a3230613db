"""The row above the pages: which edition, which page, and what one can do with them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from credo_builder.domain.terms import Edition
from credo_builder.i18n import _
from credo_builder.ui.editors.choices import QuietCombo
from credo_builder.ui.parts import ElidedLabel, tool
from credo_builder.ui.theme import px

_STAFF = 1


class PreviewBar(QFrame):
    """What one can do with the pages.

    Signals:
        edition_changed: another edition is wanted.
        larger, smaller, fit, text, search, print, save: a button or a line of the menu.
    """

    edition_changed = Signal()
    larger = Signal()
    smaller = Signal()
    fit = Signal()
    text = Signal()
    search = Signal()
    print = Signal()
    save = Signal()

    def __init__(self) -> None:
        """Show the staff edition first."""
        super().__init__()
        self.setObjectName("PreviewBar")
        self.setFixedHeight(px(48))
        self._told = ElidedLabel("", "caption")
        self._edition = QuietCombo()
        self._edition.setAccessibleName(_("Edition shown"))
        for edition in Edition:
            self._edition.addItem(edition.label, str(edition))
        self._edition.setCurrentIndex(_STAFF)
        self._edition.currentIndexChanged.connect(self.edition_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), 0, px(8), 0)
        row.setSpacing(px(2))
        row.addWidget(self._edition)
        row.addSpacing(px(6))
        row.addWidget(self._told, 1)
        for name, icon, signal in (
            (_("Zoom out"), "zoom-out", self.smaller),
            (_("Zoom in"), "zoom-in", self.larger),
            (_("Read as text"), "text", self.text),
        ):
            made = tool(name, icon)
            made.clicked.connect(signal)
            row.addWidget(made)
        self._more = tool(_("More for these pages"), "ellipsis")
        self._more.setPopupMode(self._more.ToolButtonPopupMode.InstantPopup)
        self._more.setProperty("menu", True)
        menu = QMenu(self)
        self._actions: list[QAction] = []
        for words, signal in (
            (_("Find in the pages…"), self.search),
            (_("As wide as the pane"), self.fit),
            (_("Print these pages…"), self.print),
            (_("Save these pages as PDF…"), self.save),
        ):
            action = QAction(words, self)
            action.triggered.connect(signal)
            menu.addAction(action)
            self._actions.append(action)
        self._outward = self._actions[2:]
        self._more.setMenu(menu)
        row.addWidget(self._more)

    @property
    def edition(self) -> str:
        """The edition that is wanted: public, staff or full."""
        return str(self._edition.currentData())

    def say(self, words: str) -> None:
        """Show *words* about the pages."""
        self._told.setText(words)

    @property
    def said(self) -> str:
        """What is shown about the pages."""
        return self._told.text()

    def let_out(self, *, ready: bool) -> None:
        """Offer printing and saving only when the pages are those of the project."""
        for action in self._outward:
            action.setEnabled(ready)
