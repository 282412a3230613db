"""The projects worked on before, on the start screen: what changed when, how far each is."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from credo_builder.app import library
from credo_builder.i18n import _
from credo_builder.ui.one_line import OneLine, plain
from credo_builder.ui.parts import ElidedLabel, button, emptied, framed, label, picture, row_of
from credo_builder.ui.presses import Press
from credo_builder.ui.theme import px
from credo_builder.ui.times import when

SHOWN = 5
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class RecentProjects(QWidget):
    """A line to find a project by, and the projects that were worked on last.

    Signals:
        opened: (file) a project is wanted.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        """List what the library holds."""
        super().__init__()
        self.setAccessibleName(_("Carry on"))
        self.search = OneLine()
        self.search.setPlaceholderText(_("Find a project"))
        self.search.setAccessibleName(_("Find a project"))
        self.search.textChanged.connect(self.follow)
        self.search.returnPressed.connect(self._on_enter)
        self._holder, self._column = framed("card", (4, 4), 2)
        self._rows: list[RecentRow] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(14))
        whole.addWidget(self.search)
        whole.addWidget(self._holder)
        self.follow()

    def rows(self) -> list[RecentRow]:
        """Return the projects that can be opened, in the order they are shown."""
        return list(self._rows)

    def follow(self) -> None:
        """Read the list again, and show what the search asks for."""
        emptied(self._column)
        self._rows = []
        sought = plain(self.search.text()).split()
        held = library.recent()
        names = Counter(_name(one) for one in held)
        found = [
            r for r in held if all(word in plain(f"{_name(r)} {r.folder}") for word in sought)
        ]
        if not found:
            told = _("Nothing here yet. Your projects will be listed with what changed.")
            if sought:
                told = _("No project with that name.")
            empty = label(told, "muted", wrap=True)
            empty.setContentsMargins(px(12), px(14), px(12), px(14))
            self._column.addWidget(empty)
        for one in found[:SHOWN]:
            if one.is_there:
                row = RecentRow(one, twin=names[_name(one)] > 1)
                row.clicked.connect(self._on_open)
                row.installEventFilter(self)
                self._rows.append(row)
                self._column.addWidget(row)
                row.show()  # so that it can take the focus at once
            else:
                missing = MissingRow(one)
                missing.searched.connect(self._on_search)
                missing.removed.connect(self._on_remove)
                self._column.addWidget(missing)
        if len(found) > SHOWN:
            more = _("{n} more. Write a part of the name to find them.")
            below = label(more.format(n=len(found) - SHOWN), "caption", wrap=True)
            below.setContentsMargins(px(12), px(4), px(12), px(6))
            self._column.addWidget(below)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from row to row by the arrow keys; Delete takes one out of the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, rows = Qt.Key(event.key()), self.rows()
            at = next((i for i, row in enumerate(rows) if row is watched), -1)
            if key in _STEPS and 0 <= at + _STEPS[key] < len(rows):
                rows[at + _STEPS[key]].setFocus()
                return True
            if key == Qt.Key.Key_Delete and at >= 0:
                self._on_remove(rows[at].path)
                return True
        return super().eventFilter(watched, event)

    def _on_open(self) -> None:
        row = self.sender()
        if isinstance(row, RecentRow):
            self.opened.emit(row.path)

    def _on_enter(self) -> None:
        rows = self.rows()
        if rows:
            self.opened.emit(rows[0].path)

    def _on_search(self, path: str) -> None:
        kind = _("Projects (*.credo)")
        there, _kind = QFileDialog.getOpenFileName(self, _("Find the project"), "", kind)
        if there:
            library.found(path, there)
            self.opened.emit(there)

    def _on_remove(self, path: str) -> None:
        library.forget(path)
        self.follow()
        rows = self.rows()
        (rows[0] if rows else self.search).setFocus()


class RecentRow(Press):
    """One project: its name, what changed and when, how many steps are complete."""

    def __init__(self, one: library.Recent, *, twin: bool) -> None:
        """Show *one*; a *twin* shares its name with another and says where it lies."""
        super().__init__()
        self.path = one.path
        self.setProperty("flat", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        second = " · ".join(filter(None, (one.folder if twin else "", one.what)))
        at = _when(one.when)
        done = _("{n} of {m} steps").format(n=one.done, m=one.steps) if one.steps else ""
        self.setAccessibleName(", ".join(filter(None, (_name(one), second, at, done))))
        self.setToolTip("")
        grid = QGridLayout(self)
        grid.setContentsMargins(px(12), px(6), px(12), px(6))
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(1))
        grid.setColumnStretch(0, 1)
        bar = QProgressBar()
        bar.setProperty("role", "bar")
        bar.setTextVisible(False)
        bar.setFixedWidth(px(56))
        bar.setRange(0, max(1, one.steps))
        bar.setValue(one.done)
        bar.setAccessibleName(done)
        grid.addWidget(ElidedLabel(_name(one), "strong"), 0, 0)
        grid.addWidget(label(at, "caption"), 0, 1, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(ElidedLabel(second or one.folder, "caption"), 1, 0)
        grid.addWidget(label(done, "caption"), 1, 1)
        grid.addWidget(bar, 1, 2)
        bar.setVisible(bool(done))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return the room both lines need."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room both lines need."""
        return QSize(px(200), self.sizeHint().height())


class MissingRow(QFrame):
    """One project whose file is not where it was.

    Signals:
        searched: (file) somebody knows where it is now.
        removed: (file) it is not wanted in the list any more.
    """

    searched = Signal(str)
    removed = Signal(str)

    def __init__(self, one: library.Recent) -> None:
        """Show *one*."""
        super().__init__()
        self._path = one.path
        name = _name(one)
        self.setAccessibleName(_("{name}, not found").format(name=name))
        find = button(_("Find…"), look="flat")
        find.setAccessibleName(_("Find {name}").format(name=name))
        find.clicked.connect(self._on_find)
        gone = button(_("Remove"), look="flat")
        gone.setAccessibleName(_("Remove {name} from the list").format(name=name))
        gone.clicked.connect(self._on_gone)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(4), px(2), px(6))
        column.setSpacing(0)
        head = row_of(ElidedLabel(name, "muted"), find, gone, gap=4)
        head.setStretch(0, 1)
        column.addLayout(head)
        told = _("Not found in {folder}").format(folder=one.folder)
        where = row_of(picture("unplug", "muted"), ElidedLabel(told, "caption"), gap=6)
        where.setStretch(1, 1)
        column.addLayout(where)

    def _on_find(self) -> None:
        self.searched.emit(self._path)

    def _on_gone(self) -> None:
        self.removed.emit(self._path)


def _name(one: library.Recent) -> str:
    return one.name or Path(one.path).stem


def _when(text: str) -> str:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return ""
    return when(moment)
