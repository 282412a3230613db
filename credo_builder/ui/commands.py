"""The list of everything one can do, with a filter; Enter runs a command."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import (
    QAction,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from credo_builder.i18n import _
from credo_builder.ui.editors.base import OneLine
from credo_builder.ui.parts import button, label, row_of
from credo_builder.ui.theme import px


class CommandsDialog(QDialog):
    """Every action of the registry with its shortcut; greyed when not possible now."""

    def __init__(self, actions: tuple[QAction, ...], parent: QWidget) -> None:
        """List *actions*."""
        super().__init__(parent)
        self.setWindowTitle(_("Everything you can do"))
        self.resize(px(640), px(560))
        self._actions = actions
        self._rows = QStandardItemModel(self)
        for action in actions:
            keys = ", ".join(
                k.toString(QKeySequence.SequenceFormat.NativeText) for k in action.shortcuts()
            )
            text = action.text().replace("&", "")
            row = QStandardItem(f"{text}    {keys}" if keys else text)
            row.setEditable(False)
            row.setEnabled(action.isEnabled())
            if not action.isEnabled():
                row.setText(_("{row}    not possible now").format(row=row.text()))
            self._rows.appendRow(row)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._rows)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._filter = OneLine()
        self._filter.setPlaceholderText(_("Find a command"))
        self._filter.setAccessibleName(_("Find a command"))
        self._filter.textChanged.connect(self._seek)
        self._list = QListView()
        self._list.setObjectName("Ticks")
        self._list.setAccessibleName(_("Everything you can do"))
        self._list.setModel(self._shown)
        self._list.activated.connect(self._run)
        close = button(_("Close"))
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(label(_("Everything you can do"), "section"))
        column.addWidget(self._filter)
        column.addWidget(self._list, 1)
        column.addLayout(row_of(label(_("Enter runs the command."), "caption"), None, close))
        self._seek("")

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the rows out again, now that they have their style."""
        super().showEvent(event)
        self._list.doItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Run with Enter, reach the list with Down."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self._list.currentIndex())
        elif event.key() == Qt.Key.Key_Down and self._filter.hasFocus():
            self._list.setFocus()
        else:
            super().keyPressEvent(event)

    def _seek(self, text: str) -> None:
        self._shown.setFilterFixedString(text)
        self._list.setCurrentIndex(self._shown.index(0, 0))

    def _run(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        action = self._actions[self._shown.mapToSource(index).row()]
        if action.isEnabled():
            self.accept()
            action.trigger()
