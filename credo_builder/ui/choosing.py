"""A question with a few ways out, each a tile that says what it does and what that means."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from credo_builder.i18n import _
from credo_builder.ui.fitted import FittedDialog
from credo_builder.ui.parts import button, column_of, label, picture, row_of
from credo_builder.ui.presses import Press
from credo_builder.ui.theme import px

WIDTH = 640
LATER = ""
"""The answer of whoever closes the question without choosing."""


class Choosing(FittedDialog):
    """What happened, in words, and tiles to choose from; Escape chooses nothing.

    Attributes:
        answer: of the tile that was pressed; `LATER` for none.
    """

    def __init__(self, parent: QWidget, title: str, text: str, icon: str, tint: str) -> None:
        """Say *title* and *text* beside the picture *icon*."""
        super().__init__(parent, WIDTH)
        self.setWindowTitle(title)
        self.answer = LATER
        self._tiles: list[_Tile] = []
        head = headed(title, text, icon, tint)
        self.middle = QVBoxLayout()
        self.middle.setSpacing(px(8))
        self._row = row_of()
        self.stand(column_of(head, self.middle, gap=14), self._row)

    def offer(self, answer: str, words: str, meaning: str, icon: str) -> None:
        """Add a tile that gives *answer*; the first one has the focus."""
        tile = _Tile(answer, words, meaning, icon)
        tile.clicked.connect(self._on_pressed)
        self._tiles.append(tile)
        self.middle.addWidget(tile)
        if len(self._tiles) == 1:
            tile.setFocus()

    def close_with(self, words: str, note: str = "") -> None:
        """Add the button that chooses nothing, with a *note* beside it."""
        told = label(note, "caption", wrap=True)
        self._row.addWidget(told, 1)
        later = button(words)
        later.clicked.connect(self.reject)
        self._row.addWidget(later)

    def press(self, answer: str) -> None:
        """Choose the tile that gives *answer*."""
        next(tile for tile in self._tiles if tile.answer == answer).click()

    def _on_pressed(self) -> None:
        tile = self.sender()
        self.answer = tile.answer if isinstance(tile, _Tile) else LATER
        self.accept()


def headed(title: str, text: str, icon: str, tint: str = "accent_text") -> QHBoxLayout:
    """Return the head of a question: the picture *icon*, *title* and *text* beside it."""
    told = label(text, wrap=True)
    told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words = column_of(label(title, "section", wrap=True), told, gap=6)
    top = QVBoxLayout()
    top.addWidget(picture(icon, tint))
    top.addStretch(1)
    head = row_of(top, words, gap=14)
    head.setStretch(1, 1)
    return head


class _Tile(Press):
    """One way out: its words, and under them what it means."""

    def __init__(self, answer: str, words: str, meaning: str, icon: str) -> None:
        super().__init__()
        self.answer = answer
        self.setProperty("tile", True)
        self.setAutoDefault(False)
        self.setAccessibleName(_("{words}. {meaning}").format(words=words, meaning=meaning))
        column = column_of(
            label(words, "strong", wrap=True), label(meaning, "caption", wrap=True), gap=2
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(10), px(14), px(10))
        row.setSpacing(px(14))
        row.addWidget(picture(icon, "accent_text"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(picture("chevron-right", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return the room the words need."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room the words need."""
        return self.sizeHint()
