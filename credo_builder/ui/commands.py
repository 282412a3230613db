"""The list of everything one can do: found by a few letters, run by Enter, printed."""

from __future__ import annotations

import importlib

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from credo_builder.i18n import _
from credo_builder.ui.actions import MENU, REASON, Actions
from credo_builder.ui.fuzzy import Spans, fuzzy
from credo_builder.ui.one_line import OneLine
from credo_builder.ui.parts import button, label, row_of
from credo_builder.ui.sought_rows import END, HEAD, KEYS, SPANS, SoughtDelegate
from credo_builder.ui.theme import px

COMMAND = Qt.ItemDataRole.UserRole


class CommandsDialog(QDialog):
    """Every action of the registry with its shortcuts, and the reason when it is impossible."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        """List *actions*."""
        super().__init__(parent)
        self.setWindowTitle(_("Everything you can do"))
        self.resize(px(680), px(600))
        self._actions = actions
        self.rows = QStandardItemModel(self)
        self.sought = OneLine()
        self.sought.setPlaceholderText(_("Type what you want to do, such as “larger”"))
        self.sought.setAccessibleName(_("Find a command"))
        self.sought.textChanged.connect(self._seek)
        self.list = QListView()
        self.list.setObjectName("Ticks")
        self.list.setAccessibleName(_("Everything you can do"))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(SoughtDelegate(self.list))
        self.list.activated.connect(self.run)
        print_ = button(_("Print this list"), "printer", look="flat")
        print_.clicked.connect(self._on_print)
        close = button(_("Close"))
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(self.sought)
        column.addWidget(self.list, 1)
        told = label(_("Enter runs the chosen command."), "caption")
        column.addLayout(row_of(told, print_, None, close))
        self._seek("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Run with Enter; the arrows choose while the words are still being typed."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run(self.list.currentIndex())
        elif step and self.focusWidget() is not self.list:
            self._choose_from(self.list.currentIndex().row() + step, step)
        else:
            super().keyPressEvent(event)

    def run(self, index: QModelIndex) -> None:
        """Close and do what the row *index* says, where that is possible."""
        action = index.data(COMMAND) if index.isValid() else None
        if isinstance(action, QAction) and action.isEnabled():
            self.accept()
            action.trigger()

    def listed(self) -> list[str]:
        """Return what the rows say, headings too."""
        return [self.rows.item(at).text() for at in range(self.rows.rowCount())]

    def _seek(self, text: str) -> None:
        self.rows.clear()
        if text.strip():
            self._show_found(text)
        else:
            self._show_all()
        self._choose_from(0, 1)

    def _show_found(self, text: str) -> None:
        found: list[tuple[int, int, QAction, Spans]] = []
        for action in self._actions.every():
            name = _bare(action)
            match = fuzzy(text, name)
            if match is not None:
                found.append((match[0], len(name), action, match[1]))
        # Of two that match alike, the shorter name is the nearer one; else the order of menus.
        for _badness, _letters, action, spans in sorted(found, key=lambda f: f[:2]):
            self.rows.appendRow(self._row(action, spans))
        if not found:
            nothing = QStandardItem(_("Nothing with “{text}”.").format(text=text.strip()))
            nothing.setEnabled(False)
            self.rows.appendRow(nothing)

    def _show_all(self) -> None:
        menu = ""
        for action in self._actions.every():
            if action.property(MENU) != menu:
                menu = action.property(MENU)
                head = QStandardItem(_(menu))
                head.setData(True, HEAD)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.rows.appendRow(head)
            self.rows.appendRow(self._row(action, ()))

    def _row(self, action: QAction, spans: Spans) -> QStandardItem:
        text = _bare(action)
        row = QStandardItem(text)
        row.setEditable(False)
        row.setData(action, COMMAND)
        row.setData(spans, SPANS)
        keys = _keys(action)
        row.setData(keys, KEYS)
        spoken = [text, *keys]
        if not action.isEnabled():
            reason = action.property(REASON) or _("Not possible now")
            row.setData(reason, END)
            row.setFlags(Qt.ItemFlag.ItemIsSelectable)
            spoken.append(reason)
        row.setData(", ".join(spoken), Qt.ItemDataRole.AccessibleTextRole)
        return row

    def _choose_from(self, at: int, step: int) -> None:
        """Choose the first row from *at* on, by *step*, that can be run."""
        while 0 <= at < self.rows.rowCount():
            if self.rows.item(at).isEnabled():
                self.list.setCurrentIndex(self.rows.index(at, 0))
                return
            at += step

    def _on_print(self) -> None:
        rows = [(a.property(MENU), _bare(a), ", ".join(_keys(a))) for a in self._actions.every()]
        printing = importlib.import_module("credo_builder.ui.printing")
        printing.ask_and_print_rows(_("Everything you can do"), rows, self)


def _bare(action: QAction) -> str:
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def _keys(action: QAction) -> tuple[str, ...]:
    form = QKeySequence.SequenceFormat.NativeText
    return tuple(key.toString(form) for key in action.shortcuts())
