"""What still tells of the old client after a project was duplicated, and a way to each place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from credo_builder.app.client_words import ClientWords, Sort
from credo_builder.app.duplicating import Held, still_held
from credo_builder.domain.wording import capitalised
from credo_builder.i18n import _, plural
from credo_builder.ui.announcing import announce
from credo_builder.ui.choosing import headed
from credo_builder.ui.fitted import roomy
from credo_builder.ui.parts import button, label, row_of
from credo_builder.ui.sought_rows import END, HEAD, SPANS, SoughtDelegate
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

HELD = Qt.ItemDataRole.UserRole
PAUSE_MS = 300
"""Pause after the last change before the texts are looked through again."""
AWAY = 24
"""Pixels between the list and the corner of the window at 100 percent."""


class Leftovers(QDialog):
    """Every text with a word of the old client; it stays open while one goes from one to the next.

    Attributes:
        words: the words by which one knows the old client.
        list: the texts, sure finds first.
    """

    def __init__(self, workspace: Workspace, words: ClientWords, parent: QWidget) -> None:
        """List the texts of the project in *workspace* that hold *words*."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What still tells of the old client"))
        self.setModal(False)
        roomy(self, 720, 440)
        self.words = words
        self._workspace = workspace
        self._window = parent.window()
        self._found: tuple[Held, ...] = ()
        self.told = label("", "strong", wrap=True)
        self.rows = QStandardItemModel(self)
        self.list = QListView()
        self.list.setObjectName("Ticks")
        self.list.setAccessibleName(_("Texts that still tell of the old client"))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(SoughtDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self.go)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.where = label("", "caption", wrap=True)
        self.there = button(_("Go there"), "arrow-right", look="primary")
        self.there.clicked.connect(self._on_there)
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.follow)
        workspace.changed.connect(self._pause.start)
        self.follow()

    def follow(self) -> None:
        """Look again; what was chosen stays chosen."""
        at = self.list.currentIndex().row()
        self._found = still_held(self._workspace.project, self.words)
        self.rows.clear()
        sure = [one for one in self._found if one.sort != Sort.PART]
        guessed = [one for one in self._found if one.sort == Sort.PART]
        for heading, some in (
            (_("Names, people, places and ways to reach them"), sure),
            (_("Perhaps: a part of a name, which may be an ordinary word"), guessed),
        ):
            if some:
                self.rows.appendRow(_heading(heading))
            for one in some:
                self.rows.appendRow(self._row(one))
        self._say()
        places = range(self.rows.rowCount())
        texts = [row for row in places if not self.rows.item(row).data(HEAD)]
        if texts:
            row = min(texts, key=lambda one: (abs(one - max(0, at)), one))
            self.list.setCurrentIndex(self.rows.index(row, 0))
        self.there.setEnabled(bool(texts))

    def go(self, index: QModelIndex) -> None:
        """Show the field of the row *index* in the window; the list stays open."""
        held = index.data(HELD) if index.isValid() else None
        if isinstance(held, Held):
            hit = held.hit
            self._window.activateWindow()
            self._workspace.asked_for.emit(hit.chapter, hit.key[0], hit.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(self.list.currentIndex())
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand in a corner of the window, where it leaves most of the form in sight."""
        super().showEvent(event)
        room = self._window.frameGeometry()
        self.move(
            max(room.left(), room.right() - self.width() - px(AWAY)),
            max(room.top(), room.bottom() - self.height() - px(AWAY)),
        )

    def _build(self) -> None:
        told = _(
            "These texts are left for you to say anew. Go to each; what is done leaves this "
            "list. To change a word everywhere, use Find and replace."
        )
        close = button(_("Close"))
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(12))
        column.addLayout(headed(_("What still tells of the old client"), told, "copy"))
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addWidget(self.where)
        column.addLayout(row_of(None, close, self.there))

    def _row(self, one: Held) -> QStandardItem:
        row = QStandardItem(one.sentence)
        spans = []
        for word in one.words:
            at = one.sentence.find(word)
            if at >= 0:
                spans.append((at, at + len(word)))
        row.setData(tuple(sorted(spans)), SPANS)
        where = self._where(one)
        row.setData(where, END)
        row.setData(one, HELD)
        spoken = f"{one.sentence}, {where}, {self._workspace.tell(one.hit.prompt)}"
        row.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
        row.setEditable(False)
        return row

    def _where(self, one: Held) -> str:
        record = one.hit.record
        if record is None:
            return _("This edition")
        name = self._workspace.title_of(record)
        kind = capitalised(_(record.term))
        if type(record).singleton:
            return kind
        return f"{record.code} {kind}: {name}".strip()

    def _say(self) -> None:
        number = len(self._found)
        said = _("Nothing in it tells of the old client any more.")
        if number:
            said = plural("{n} text to look at", "{n} texts to look at", number).format(n=number)
        if said != self.told.text():
            self.told.setText(said)
            announce(self, said)

    def _on_chosen(self, index: QModelIndex) -> None:
        held = index.data(HELD) if index.isValid() else None
        if not isinstance(held, Held):
            self.where.setText("")
            return
        words = ", ".join(f"“{word}”" for word in held.words)
        told = _("{where}, “{question}”: found {words}")
        question = self._workspace.tell(held.hit.prompt)
        self.where.setText(told.format(where=self._where(held), question=question, words=words))

    def _on_there(self) -> None:
        self.go(self.list.currentIndex())


def _heading(words: str) -> QStandardItem:
    row = QStandardItem(words)
    row.setData(True, HEAD)
    row.setFlags(Qt.ItemFlag.NoItemFlags)
    return row
