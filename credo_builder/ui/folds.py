"""Parts of a page that open and close."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from credo_builder.ui import icons
from credo_builder.ui.parts import ElidedLabel, line, restyle
from credo_builder.ui.theme import px
from credo_builder.ui.wrapped import WrappedTool

LEAST_SUMMARY = 80
"""Pixels, at 100 percent text, from which on words beside the title of a fold say enough."""
INDENT = 24
"""Pixels by which what a fold holds stands in."""


class Fold(QWidget):
    """A row with a title and what is inside in a few words; opens to show it.

    Signals:
        opening: it is about to show its body.
        toggled: (opened) it was opened or closed.
    """

    opening = Signal()
    toggled = Signal(bool)

    def __init__(self, title: str, body: QWidget) -> None:
        """Hold *body* under *title*, closed."""
        super().__init__()
        self._head = WrappedTool(title)
        self._head.setCheckable(True)
        self._head.setProperty("fold", True)
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.toggled.connect(self._open)
        self._summary = ElidedLabel("", "caption")
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._body = body
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addWidget(self._head)
        self._row.addWidget(self._summary, 1)
        column.addLayout(self._row)
        self._settle_row()
        inner = QVBoxLayout()
        inner.setContentsMargins(px(INDENT), px(4), 0, px(14))
        inner.addWidget(body)
        column.addLayout(inner)
        body.hide()
        icons.give(self._head, "chevron-right", "muted")
        self._inner = inner
        inner.setContentsMargins(px(INDENT), 0, 0, 0)

    @property
    def is_open(self) -> bool:
        """Whether the body shows."""
        return self._head.isChecked()

    def set_open(self, *, opened: bool) -> None:
        """Open or close it."""
        self._head.setChecked(opened)

    def say(self, summary: str, *, advice: bool = False) -> None:
        """Show *summary* at the right, in amber when it is advice."""
        self._summary.setText(summary)
        self._head.setAccessibleDescription(summary)
        self._summary.setProperty("role", "warn" if advice else "caption")
        restyle(self._summary)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is inside under the title where both have no room in a row."""
        super().resizeEvent(event)
        self._settle_row()

    def _settle_row(self) -> None:
        beside = self.width() >= self._head.sizeHint().width() + px(16 + LEAST_SUMMARY)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._row.setSpacing(px(16) if beside else 0)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self._summary.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._summary.setIndent(0 if beside else px(INDENT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close on a click anywhere in the row."""
        if event.position().y() <= self._row.geometry().bottom():
            self._head.toggle()

    def _open(self, opened: bool) -> None:  # noqa: FBT001 - a Qt slot
        if opened:
            self.opening.emit()
        self._body.setVisible(opened)
        self._inner.setContentsMargins(
            px(INDENT), px(4) if opened else 0, 0, px(14) if opened else 0
        )
        icons.give(self._head, "chevron-down" if opened else "chevron-right", "muted")
        self.toggled.emit(opened)
