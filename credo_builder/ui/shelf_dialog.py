"""What one put by under a name: use one, or take it away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from credo_builder.app.faults import explained
from credo_builder.app.shelves import Shelf
from credo_builder.errors import CredoError
from credo_builder.i18n import _
from credo_builder.ui.announcing import announce
from credo_builder.ui.choosing import headed
from credo_builder.ui.fitted import roomy
from credo_builder.ui.parts import button, label, row_of
from credo_builder.ui.theme import px


class ShelfDialog(QDialog):
    """The names on a shelf; Enter uses the one chosen, Remove asks once more.

    Attributes:
        list: the names.
    """

    def __init__(
        self, parent: QWidget, shelf: Shelf, title: str, text: str, *, icon: str, verb: str
    ) -> None:
        """List what is on *shelf*; the button that uses one says *verb*."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        roomy(self, 560, 420)
        self._shelf = shelf
        self._use: Callable[[str], object] | None = None
        self._sure = ""
        self.rows = QStandardItemModel(self)
        self.list = QListView()
        self.list.setObjectName("Ticks")
        self.list.setAccessibleName(title)
        self.list.setModel(self.rows)
        self.list.activated.connect(self.use)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.told = label("", "caption", wrap=True)
        self.remove = button(_("Remove"), "trash-2", look="flat")
        self.remove.clicked.connect(self._on_remove)
        self.yes = button(verb, look="primary")
        self.yes.clicked.connect(self._on_use)
        close = button(_("Close"))
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(12))
        column.addLayout(headed(title, text, icon))
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addLayout(row_of(self.remove, None, close, self.yes))
        self.follow()
        self.list.setFocus()

    def do(self, use: Callable[[str], object]) -> None:
        """Call *use* with the name that is chosen."""
        self._use = use

    def follow(self) -> None:
        """Read the shelf again."""
        self.rows.clear()
        for name in self._shelf.names():
            row = QStandardItem(name)
            row.setEditable(False)
            self.rows.appendRow(row)
        there = self.rows.rowCount() > 0
        self.remove.setEnabled(there)
        self.yes.setEnabled(there)
        self.list.setCurrentIndex(self.rows.index(0, 0))

    def use(self, index: QModelIndex) -> None:
        """Use what the row *index* names, and close."""
        name = index.data() if index.isValid() else ""
        if not name or self._use is None:
            return
        try:
            self._use(name)
        except CredoError as fault:
            self._say(explained(fault))
        else:
            self.accept()

    def _on_use(self) -> None:
        self.use(self.list.currentIndex())

    def _on_chosen(self, _index: QModelIndex) -> None:
        self._sure = ""
        self.remove.setText(_("Remove"))
        self.remove.setAccessibleName(_("Remove"))
        self.told.setText("")

    def _on_remove(self) -> None:
        name = self.list.currentIndex().data() or ""
        if not name:
            return
        if self._sure != name:
            self._sure = name
            self.remove.setText(_("Remove it for good"))
            self.remove.setAccessibleName(self.remove.text())
            self._say(_("“{name}” cannot be brought back.").format(name=name))
            return
        try:
            self._shelf.remove(name)
        except CredoError as fault:
            self._say(explained(fault))
            return
        self.follow()
        self._say(_("“{name}” is removed.").format(name=name))

    def _say(self, words: str) -> None:
        self.told.setText(words)
        announce(self, words)
