"""Finding words in the pages."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtWidgets import QFrame, QHBoxLayout

from credo_builder.i18n import _
from credo_builder.ui.one_line import OneLine
from credo_builder.ui.parts import label, tool
from credo_builder.ui.presses import ENTER
from credo_builder.ui.theme import px

LEAST_LETTERS = 2


class SearchRow(QFrame):
    """A line to write in, how often it was found, and ways to the next and the one before.

    Signals:
        found: (page of the document, distance from its top in points) to be shown.
        marked: what to mark changed.
        closed: the search is over.
    """

    found = Signal(int, float)
    marked = Signal()
    closed = Signal()

    def __init__(self, document: QPdfDocument) -> None:
        """Search *document*, whatever it holds by then."""
        super().__init__()
        self.setObjectName("PreviewBar")
        self._at = -1
        self._hits = QPdfSearchModel(self)
        self._hits.setDocument(document)
        self._hits.countChanged.connect(self._on_hits)
        self._hits.rowsInserted.connect(self._on_hits)
        self.line = OneLine()
        self.line.setPlaceholderText(_("Words in the pages"))
        self.line.setAccessibleName(_("Words in the pages"))
        self.line.textChanged.connect(self._seek)
        self._told = label("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(6), px(8), px(6))
        row.setSpacing(px(6))
        row.addWidget(self.line, 1)
        row.addWidget(self._told)
        for name, icon, slot in (
            (_("The one before"), "chevron-up", self.back),
            (_("The next one"), "chevron-down", self.forward),
            (_("End the search"), "x", self.close_search),
        ):
            made = tool(name, icon)
            made.clicked.connect(slot)
            row.addWidget(made)

    def open_search(self) -> None:
        """Show the row and write in it."""
        self.show()
        self.line.setFocus()
        self.line.selectAll()
        self._seek(self.line.text())

    def close_search(self) -> None:
        """Hide the row; nothing is marked any more."""
        self.hide()
        self._hits.setSearchString("")
        self.closed.emit()

    def search_again(self) -> None:
        """Look through the pages anew, since there are others."""
        if not self.isHidden():
            sought = self._hits.searchString()
            self._hits.setSearchString("")
            self._hits.setSearchString(sought)

    @property
    def count(self) -> int:
        """How many places were found so far."""
        return self._hits.rowCount(QModelIndex())

    def marks(self) -> dict[int, tuple[QRectF, ...]]:
        """Return the places found, in points, by page of the document."""
        found: dict[int, list[QRectF]] = {}
        for row in range(self.count):
            hit = self._hits.resultAtIndex(row)
            found.setdefault(hit.page(), []).extend(hit.rectangles())
        return {page: tuple(boxes) for page, boxes in found.items()}

    def forward(self) -> None:
        """Show the next place."""
        self._go(self._at + 1)

    def back(self) -> None:
        """Show the place before."""
        self._go(self._at - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, back with Shift and Enter, end with Esc."""
        if event.key() in ENTER:
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.back if shifted else self.forward)()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_search()
        else:
            super().keyPressEvent(event)

    def _seek(self, text: str) -> None:
        self._at = -1
        self._hits.setSearchString(text if len(text.strip()) >= LEAST_LETTERS else "")
        self._on_hits()

    def _on_hits(self) -> None:
        self._tell()
        self.marked.emit()
        if self._at < 0 and self.count and self.line.hasFocus():
            self._go(0)

    def _go(self, to: int) -> None:
        if self.count:
            self._at = to % self.count
            hit = self._hits.resultAtIndex(self._at)
            self.found.emit(hit.page(), hit.location().y())
        self._tell()

    def _tell(self) -> None:
        told = ""
        if self._hits.searchString():
            told = _("Not found")
            if self.count:
                told = _("{n} of {m}").format(n=max(0, self._at) + 1, m=self.count)
        self._told.setText(told)
