"""The words the program uses: each term with what it means here, found by a few letters."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from credo_builder.compose.sections.appendix import GLOSSARY_KINDS, defined
from credo_builder.domain.wording import capitalised
from credo_builder.i18n import _
from credo_builder.ui.fuzzy import fuzzy
from credo_builder.ui.one_line import OneLine, plain
from credo_builder.ui.parts import button, label, row_of
from credo_builder.ui.theme import px

MEANING = Qt.ItemDataRole.UserRole


class WordsDialog(QDialog):
    """Every term of the glossary; the meaning of the chosen one stands under the list."""

    def __init__(self, parent: QWidget) -> None:
        """List all terms, the first one chosen and the search field in focus."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Words we use"))
        self.resize(px(560), px(560))
        self.rows = QStandardItemModel(self)
        self.sought = OneLine()
        self.sought.setPlaceholderText(_("Type a word, such as “moment”"))
        self.sought.setAccessibleName(_("Find a word"))
        self.sought.textChanged.connect(self._seek)
        self.list = QListView()
        self.list.setAccessibleName(_("Words we use"))
        self.list.setModel(self.rows)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.meaning = label("", wrap=True)
        self.meaning.setTextFormat(Qt.TextFormat.PlainText)
        self.meaning.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.meaning.setMinimumHeight(px(72))
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignTop)
        close = button(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(self.sought)
        column.addWidget(self.list, 1)
        column.addWidget(self.meaning)
        column.addLayout(row_of(None, close))
        self._terms = sorted(
            ((capitalised(_(kind.term)), _(defined(kind))) for kind in GLOSSARY_KINDS),
            key=lambda one: plain(one[0]),
        )
        self._seek("")
        self.sought.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows choose a word while its letters are still being typed."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step and self.focusWidget() is not self.list:
            self._choose(self.list.currentIndex().row() + step)
        else:
            super().keyPressEvent(event)

    def listed(self) -> list[str]:
        """Return the terms shown, from the top."""
        return [self.rows.item(at).text() for at in range(self.rows.rowCount())]

    def _seek(self, text: str) -> None:
        """Show the terms that *text* is in, before those whose meaning it is in."""
        self.rows.clear()
        named = [one for one in self._terms if fuzzy(text, one[0]) is not None]
        meant = [
            one for one in self._terms if one not in named and plain(text.strip()) in plain(one[1])
        ]
        for term, meaning in (*named, *meant):
            row = QStandardItem(term)
            row.setEditable(False)
            row.setData(meaning, MEANING)
            row.setData(f"{term}: {meaning}", Qt.ItemDataRole.AccessibleTextRole)
            self.rows.appendRow(row)
        if self.rows.rowCount():
            self._choose(0)
        else:
            self.meaning.setText(_("Nothing with “{text}”.").format(text=text.strip()))

    def _choose(self, at: int) -> None:
        if 0 <= at < self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(at, 0))

    def _on_chosen(self, chosen: QModelIndex) -> None:
        self.meaning.setText(str(chosen.data(MEANING)) if chosen.isValid() else "")
