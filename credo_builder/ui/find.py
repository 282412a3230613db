"""Find words anywhere in the project and go there, or put others in their place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QDialog, QListView, QVBoxLayout, QWidget

from credo_builder.app.wording_hits import Hit, Words, hits, replaced
from credo_builder.domain.wording import capitalised
from credo_builder.i18n import _
from credo_builder.ui.announcing import announce
from credo_builder.ui.one_line import OneLine
from credo_builder.ui.parts import button, label, row_of
from credo_builder.ui.sought_rows import END, SPANS, SoughtDelegate
from credo_builder.ui.terms import counted
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

LEAST_LETTERS = 2
MOST_HITS = 300
BEFORE = 24
"""Letters of a text that are shown before its first place."""
HIT = Qt.ItemDataRole.UserRole


class FindDialog(QDialog):
    """Two lines to write in, every place that has the first below; ticked ones are replaced."""

    def __init__(self, workspace: Workspace, parent: QWidget, *, replacing: bool = False) -> None:
        """Search the project in *workspace*; offer to replace when *replacing*."""
        super().__init__(parent)
        self._workspace = workspace
        self._replacing = replacing and not workspace.session.read_only
        title = _("Find and replace") if self._replacing else _("Find in the project")
        self.setWindowTitle(title)
        self.resize(px(760), px(520))
        self._found: tuple[Hit, ...] = ()
        self.line = self._written(_("Words to find"))
        self.new = self._written(_("Words to put in their place"))
        self.new.setVisible(self._replacing)
        self.whole = QCheckBox(_("Whole &words"))
        self.cased = QCheckBox(_("Match &capitals"))
        for box in (self.whole, self.cased):
            box.toggled.connect(self._seek)
        self.told = label("", "caption")
        self.rows = QStandardItemModel(self)
        self.rows.itemChanged.connect(self._count)
        self.list = QListView()
        self.list.setObjectName("Ticks")
        self.list.setAccessibleName(_("Places found"))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(SoughtDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self.go)
        self._build()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Enter, reach the list with Down; Enter never replaces by the way."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._replacing and self.focusWidget() is self.line:
            self.new.setFocus()
        elif enter and self._replacing and self.focusWidget() is self.new:
            self._replace.setFocus()
        elif enter:
            self.go(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Down and self.focusWidget() is not self.list:
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def go(self, index: QModelIndex) -> None:
        """Close, and go to the place in the row *index*."""
        hit = index.data(HIT) if index.isValid() else None
        if isinstance(hit, Hit):
            self.accept()
            self._workspace.asked_for.emit(hit.chapter, hit.key[0], hit.field)

    def replace(self) -> None:
        """Replace in every ticked place, as one edit, and offer to undo it."""
        words, new = self._words(), self.new.text()
        project, count = replaced(self._workspace.project, words, new, self._left_out())
        if not count:
            return
        self._workspace.settle()
        self._workspace.edit(project, _("Replace “{text}”").format(text=words.text))
        places = capitalised(counted(count, "place", "places"))
        said = _("{places} changed from “{old}” to “{new}”.")
        self.accept()
        self._workspace.deleted.emit(said.format(places=places, old=words.text, new=new))

    def _written(self, name: str) -> OneLine:
        made = OneLine()
        made.setPlaceholderText(name)
        made.setAccessibleName(name)
        made.textChanged.connect(self._seek)
        return made

    def _build(self) -> None:
        self._replace = button(_("Replace"), look="primary")
        self._replace.clicked.connect(self.replace)
        self._replace.setVisible(self._replacing)
        close = button(_("Close"))
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(10))
        column.addWidget(self.line)
        column.addWidget(self.new)
        column.addLayout(row_of(self.whole, self.cased, None, self.told, gap=16))
        column.addWidget(self.list, 1)
        words = _("Enter goes there.")
        if self._replacing:
            words = _("Space takes a tick away. Enter goes there.")
        column.addLayout(row_of(label(words, "caption"), None, close, self._replace))
        self._seek()

    def _words(self) -> Words:
        cased = self.cased.isChecked()
        loose = not cased and not self._replacing
        return Words(
            self.line.text().strip(), whole=self.whole.isChecked(), cased=cased, loose=loose
        )

    def _seek(self) -> None:
        words = self._words()
        self.rows.clear()
        enough = len(words.text) >= LEAST_LETTERS
        self._found = hits(self._workspace.project, words) if enough else ()
        for hit in self._found[:MOST_HITS]:
            self.rows.appendRow(self._row(hit))
        self.list.setCurrentIndex(self.rows.index(0, 0))
        self._count()

    def _row(self, hit: Hit) -> QStandardItem:
        words = self._words()
        cut = max(0, hit.spans[0][0] - BEFORE)
        lead = "… " if cut else ""
        text = hit.text
        spans = hit.spans
        if self._replacing and self.new.text():
            text = words.replaced(text, self.new.text())
            spans = _moved(hit, words, self.new.text())
        shown = lead + " ".join(text[cut:].split(" ")).replace("\n", " ")
        row = QStandardItem(shown)
        offset = len(lead) - cut
        row.setData(tuple((a + offset, b + offset) for a, b in spans), SPANS)
        where = _("This edition")
        if hit.record is not None:
            name = self._workspace.title_of(hit.record)
            code = f"{hit.record.code} " if hit.record.code else ""
            where = f"{code}{capitalised(hit.record.term)}: {name}"
        row.setData(where, END)
        row.setData(hit, HIT)
        row.setData(f"{shown}, {where}, {hit.prompt}", Qt.ItemDataRole.AccessibleTextRole)
        row.setToolTip("")
        row.setEditable(False)
        if self._replacing:
            row.setCheckable(True)
            row.setCheckState(Qt.CheckState.Checked)
        return row

    def _left_out(self) -> frozenset[tuple[str, str]]:
        rows = (self.rows.item(at) for at in range(self.rows.rowCount()))
        off = Qt.CheckState.Unchecked
        return frozenset(r.data(HIT).key for r in rows if r.checkState() == off)

    def _count(self) -> None:
        left_out = self._left_out() if self._replacing else frozenset()
        number = sum(len(hit.spans) for hit in self._found if hit.key not in left_out)
        said = ""
        if self._found:
            said = capitalised(counted(number, "place", "places"))
        elif len(self._words().text) >= LEAST_LETTERS:
            said = _("Nothing with “{text}”.").format(text=self._words().text)
        if said != self.told.text():
            self.told.setText(said)
            announce(self, said)
        verb = _("Replace in {places}").format(places=counted(number, "place", "places"))
        self._replace.setText(verb if number else _("Replace"))
        self._replace.setAccessibleName(self._replace.text())
        self._replace.setEnabled(number > 0)


def _moved(hit: Hit, words: Words, new: str) -> tuple[tuple[int, int], ...]:
    """Return where the new words stand in the text of *hit* once they are in place."""
    moved, shift = [], 0
    for start, end in hit.spans:
        put = words.replaced(hit.text[start:end], new)
        moved.append((start + shift, start + shift + len(put)))
        shift += len(put) - (end - start)
    return tuple(moved)
