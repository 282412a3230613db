"""The words of the pages, for those who read them so."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from credo_builder.i18n import _
from credo_builder.ui.parts import button
from credo_builder.ui.theme import px


def page_texts(document: QPdfDocument) -> list[str]:
    """Return the words of each page of *document*, line by line."""
    pages = range(document.pageCount())
    return [document.getAllText(page).text().replace("\r\n", "\n").strip() for page in pages]


class TextDialog(QDialog):
    """All pages as plain text, the cursor at the page that was in view."""

    def __init__(self, texts: list[str], current: int, parent: QWidget) -> None:
        """Show *texts*, a page each, and begin at page *current* (from 0)."""
        super().__init__(parent)
        self.setWindowTitle(_("The document as text"))
        self.resize(px(640), px(600))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("The document as text"))
        # Read-only text takes no cursor unless it is told to, and readers need one.
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        close = button(_("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        start = 0
        written: list[str] = []
        for number, words in enumerate(texts):
            if number == current:
                start = sum(len(one) for one in written)
            head = _("Page {n} of {m}").format(n=number + 1, m=len(texts))
            written.append(f"{head}\n\n{words}\n\n\n")
        self.text.setPlainText("".join(written).rstrip())
        cursor = self.text.textCursor()
        cursor.setPosition(start)
        self.text.setTextCursor(cursor)
        self.text.moveCursor(QTextCursor.MoveOperation.StartOfLine)
        self.text.setFocus()
