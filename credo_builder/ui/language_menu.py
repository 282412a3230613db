"""The menu in which a person chooses the language of the screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from credo_builder.i18n import _
from credo_builder.ui import languages
from credo_builder.ui.preferences import Preferences


class LanguageMenu(QMenu):
    """One language a line, each by its own name, after that of the desktop.

    Signals:
        picked: (tag) this language is wanted; empty for that of the desktop.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        """Stand in the menu *parent*, empty until `fill` is called."""
        super().__init__(_("Language"), parent)
        self.setObjectName("Languages")
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._on_triggered)

    def fill(self) -> None:
        """Offer the languages there are now, the one in force ticked."""
        self.clear()
        preferred = Preferences().language
        for tag in ("", *languages.offers()):
            action = self.addAction(languages.name_of(tag) if tag else _("As the desktop"))
            action.setObjectName(f"language_{tag}")
            action.setData(tag)
            action.setCheckable(True)
            self._group.addAction(action)
            action.setChecked(tag == preferred)
            if not tag:
                self.addSeparator()

    def _on_triggered(self) -> None:
        chosen = self._group.checkedAction()
        if chosen is not None:
            self.picked.emit(str(chosen.data()))
