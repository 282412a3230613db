"""Buttons and boxes to tick whose words go on in the next line where the room ends.

Qt never breaks the words of a button, so a long one would make its page scroll sideways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QSizePolicy

from credo_builder.ui.presses import Press, ToolPress

# Qt's classes cannot be inherited twice, so what the kinds share stands beside them.
if TYPE_CHECKING:
    _Beside = QAbstractButton
else:
    _Beside = object


class _Wraps(_Beside):
    """What they have in common; each sets its words before anything else."""

    _words = ""
    _high = 0

    def _begin(self, words: str) -> None:
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the room of the words in one line."""
        measure = self.fontMetrics()
        if "\n" not in self.text() or not self._high:
            self._high = super().sizeHint().height()
        return QSize(self._around() + measure.horizontalAdvance(self._words), self._high)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the longest word."""
        longest = max(map(self.fontMetrics().horizontalAdvance, self._words.split()), default=0)
        return QSize(self._around() + longest, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow one is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the lines need at *width* pixels."""
        more = (len(self._lines(width)) - 1) * self.fontMetrics().lineSpacing()
        return self.sizeHint().height() + more

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew for the room there is."""
        super().resizeEvent(event)
        text = "\n".join(self._lines(self.width())).replace("&", "&&")
        if text != self.text():
            self.setText(text)

    def _around(self) -> int:
        """Return the pixels that box, sign and edges take."""
        lines = self.text().replace("&&", "&").split("\n")
        written = max(map(self.fontMetrics().horizontalAdvance, lines))
        return super().sizeHint().width() - written

    def _lines(self, width: int) -> list[str]:
        room, measure = width - self._around(), self.fontMetrics().horizontalAdvance
        if measure(self._words) <= room:
            return [self._words]
        lines: list[str] = []
        for word in self._words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and measure(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines or [""]


class WrappedCheck(_Wraps, QCheckBox):
    """A box to tick with a sentence beside it."""

    def __init__(self, words: str) -> None:
        """Say *words*."""
        super().__init__()
        self._begin(words)


class WrappedPress(_Wraps, Press):
    """A button, such as a chip, that may be called by a sentence."""

    def __init__(self, words: str, look: str = "chip") -> None:
        """Say *words*, in the look *look*."""
        super().__init__()
        self.setAutoDefault(False)
        self.setProperty(look, True)
        self._begin(words)


class WrappedTool(_Wraps, ToolPress):
    """A small button with a sign and words, such as the head of a fold."""

    def __init__(self, words: str) -> None:
        """Say *words*."""
        super().__init__()
        self._begin(words)
