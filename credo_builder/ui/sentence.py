"""A sentence that grows while its fields are filled; its phrases lead to their fields."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from credo_builder.i18n import _
from credo_builder.ui.parts import CLINGS, Flow, column_of, flowing, label, picture, row_of
from credo_builder.ui.presses import PaintedPress
from credo_builder.ui.theme import colour, px, scaled_font

RATIO = 1.25
MARKS = tuple(",.;:!?)”’。、，")
"""Signs that stand at the end of a line, never at the beginning of one."""


class Phrase(Protocol):
    """Some words of a sentence and the field they come from."""

    @property
    def text(self) -> str:
        """The words."""
        ...

    @property
    def field(self) -> str:
        """Name of the field; empty for words of the program."""
        ...

    @property
    def is_missing(self) -> bool:
        """Whether the field has no answer yet."""
        ...


class PhraseButton(PaintedPress):
    """One word of a sentence that comes from a field; a press leads there."""

    def __init__(self, text: str, *, missing: bool, ratio: float) -> None:
        """Show *text*, in amber when the answer is *missing*."""
        super().__init__()
        self.setText(text)
        self._missing = missing
        self._ratio = ratio
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of the words and the line below them."""
        metrics = QFontMetrics(self._font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height() + px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words over a dotted line."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = colour("warn" if self._missing else "accent_text")
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(self._font())
        painter.setPen(tint)
        high = QFontMetrics(self._font()).height()
        place = QRect(1, 0, self.width() - 1, high)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        below = high + px(1)
        painter.setPen(QPen(tint, 1.5, Qt.PenStyle.DotLine))
        painter.drawLine(1, below, self.width() - 1, below)
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)
        painter.end()

    def _font(self) -> QFont:
        return scaled_font(self.font(), self._ratio, bold=True)


class SentenceView(QFrame):
    """The sentence as it will read.

    Signals:
        asked: (field) a phrase was pressed.
    """

    asked = Signal(str)

    def __init__(self, title: str, *, ratio: float = RATIO, role: str = "") -> None:
        """Stand under *title*; *ratio* is the size of the letters against the usual."""
        super().__init__()
        if role:
            self.setProperty("role", role)
        self._ratio = ratio
        self._shown: tuple[tuple[str, str, bool], ...] = ()
        self._flowing = QWidget()
        self._flow = Flow(self._flowing, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self._flowing.setSizePolicy(policy)
        told = label(_("Press a phrase to change it"), "caption")
        named = QWidget()
        named.setLayout(row_of(picture("quote", "accent_text"), label(title, "accent"), gap=6))
        head = flowing(named, told, gap=6)
        column = column_of(head, self._flowing, gap=4)
        side = px(14) if role else 0
        column.setContentsMargins(side, px(10) if role else 0, side, px(10) if role else 0)
        self.setLayout(column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(title)

    @property
    def text(self) -> str:
        """The whole sentence."""
        return "".join(text for text, _field, _missing in self._shown)

    def phrases(self) -> list[PhraseButton]:
        """Return the phrases that lead to a field, in order."""
        found = (self._flow.itemAt(i) for i in range(self._flow.count()))
        return [w for f in found if f and isinstance(w := f.widget(), PhraseButton)]

    def say(self, phrases: Sequence[Phrase]) -> None:
        """Show the sentence of *phrases*; those that did not change keep their widgets."""
        wanted = tuple((p.text, p.field, p.is_missing) for p in phrases)
        if wanted == self._shown:
            return
        focused = next((i for i, p in enumerate(self.phrases()) if p.hasFocus()), -1)
        self._shown = wanted
        # The words of the document keep their own direction on a mirrored screen.
        self._flowing.setLayoutDirection(direction_of(self.text))
        while (held := self._flow.takeAt(0)) is not None:
            if (widget := held.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for text, field, missing in wanted:
            self._add(text, field, missing=missing)
        self.setAccessibleDescription(self.text)
        self._flowing.updateGeometry()
        left = self.phrases()
        if 0 <= focused < len(left):
            left[focused].setFocus()

    def _add(self, text: str, field: str, *, missing: bool) -> None:
        """Add one phrase, word by word, so that it breaks where the room ends."""
        for place, word in enumerate(_words(text)):
            way = self._flowing.layoutDirection()
            if not field:
                plain = self._plain(word)
                plain.setProperty(CLINGS, not place and word.startswith(MARKS))
                plain.setLayoutDirection(way)
                self._flow.addWidget(plain)
                continue
            made = PhraseButton(word, missing=missing, ratio=self._ratio)
            spoken = _("{words}: change it").format(words=text.strip())
            made.setAccessibleName(_("Missing: fill it in") if missing else spoken)
            if place:
                made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            made.setLayoutDirection(way)
            made.clicked.connect(partial(self.asked.emit, field))
            self._flow.addWidget(made)

    def _plain(self, word: str) -> QWidget:
        made = label(word)
        made.setFont(scaled_font(made.font(), self._ratio))
        return made


def direction_of(text: str) -> Qt.LayoutDirection:
    """Return the direction *text* is read in, by its first letter; from the left without one."""
    strong = (unicodedata.bidirectional(char) for char in text)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
    rtl, ltr = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    return ltr if first == "L" else rtl


def isolated(text: str) -> str:
    """Return *text* so that figures and words around it never change their places."""
    return f"\u2068{text}\u2069"


def _words(text: str) -> list[str]:
    """Return the words of *text*, each with the space after it."""
    words: list[str] = []
    for piece in text.split(" "):
        if words:
            words[-1] += " "
        words.append(piece)
    return [word for word in words if word]
