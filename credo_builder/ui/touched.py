"""What a deletion touched, for whoever wants to look at it before going on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from credo_builder.i18n import _
from credo_builder.ui.footer import UndoBar
from credo_builder.ui.steps import chapter_of
from credo_builder.ui.workspace import Workspace


class Touched(QObject):
    """Lets the undo bar lead to the records that lost a link."""

    def __init__(self, bar: UndoBar, workspace: Workspace) -> None:
        """Lead from *bar*."""
        super().__init__(bar)
        self._bar = bar
        self._workspace = workspace
        self._ids: tuple[str, ...] = ()
        bar.sought.connect(self.show)

    def offer(self, ids: tuple[str, ...]) -> None:
        """Let the bar lead to the records *ids*."""
        self._ids = tuple(ids)
        self._bar.offer_sight(len(self._ids))

    def show(self) -> None:
        """Go to the one there is, or let one be chosen."""
        if len(self._ids) == 1:
            self._go(self._ids[0])
            return
        menu = self.menu()
        where = self._bar.see.mapToGlobal(QPoint(0, -menu.sizeHint().height()))
        menu.popup(where)

    def menu(self) -> QMenu:
        """Return what was touched, an entry each, by kind and in the order of the project."""
        menu = QMenu(self._bar)
        menu.setAccessibleName(_("What lost a link"))
        for one in self._ids:
            record = self._workspace.project.get(one)
            if record is not None:
                title = self._workspace.title_of(record)
                words = _("{title} ({kind})").format(title=title, kind=_(record.term))
                entry = menu.addAction(words.replace("&", "&&"))
                entry.setData(one)
        menu.triggered.connect(self._on_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _on_chosen(self, entry: QAction) -> None:
        self._go(str(entry.data()))

    def _go(self, record_id: str) -> None:
        record = self._workspace.project.get(record_id)
        if record is not None:
            self._workspace.asked_for.emit(chapter_of(type(record)), record_id, "")
