"""Small parts that every page is built from."""

from __future__ import annotations

import html
from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.presses import Press, ToolPress
from credo_builder.ui.theme import px


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label that shows *text* as it stands; markup in it is never read."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if wrap and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        # Qt would go by the first letter: words that are English still would stand apart.
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        made.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    if role:
        made.setProperty("role", role)
    return made


def picture(name: str, tint: str = "text") -> QLabel:
    """Return a label that shows the icon *name*; it tells nothing by itself."""
    made = QLabel()
    made.setAccessibleName(_("Symbol"))
    icons.give(made, name, tint)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def button(text: str, icon: str = "", *, look: str = "", tint: str = "text") -> QPushButton:
    """Return a button with *text*; *look* is primary, flat, help, chip, tile or empty."""
    made = Press(text.replace("&", "&&"))
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    if look:
        made.setProperty(look, True)
    if icon:
        icons.give(made, icon, "on_accent" if look == "primary" else tint)
    return made


def segmented(buttons: Iterable[QWidget]) -> None:
    """Let *buttons*, which stand side by side, look like one box with an answer in each part."""
    row = list(buttons)
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for place, one in enumerate(row[::-1] if mirrored else row):
        last = place == len(row) - 1
        one.setProperty("segment", True)
        one.setProperty("edge", "right" if last else "left" if place == 0 else "middle")
        restyle(one)


def tip(text: str) -> str:
    """Return *text* for a tooltip that shows it as it stands; markup in it is never read."""
    if "<" not in text and "&lt;" not in text:
        return text
    # Said outright, for what looks like markup to Qt hangs on lines and on what stands first.
    return f"<qt>{html.escape(text).replace(chr(10), '<br>')}</qt>"


def tool(name: str, icon: str, tint: str = "text") -> QToolButton:
    """Return a button that shows an icon and is called *name*."""
    made = ToolPress()
    made.setAccessibleName(name)
    made.setToolTip(tip(name))
    made.setFixedSize(px(34), px(34))
    icons.give(made, icon, tint)
    return made


def shortened(widget: QWidget, words: str, room: int) -> str:
    """Return *words* in the letters of *widget*, with an ellipsis from *room* pixels on."""
    return widget.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at the properties of *widget* again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def line() -> QFrame:
    """Return a hairline across the page."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def framed(
    role: str, padding: tuple[int, int] = (20, 16), gap: int = 12
) -> tuple[QFrame, QVBoxLayout]:
    """Return a frame of *role* (card, note, advice, drop) and its column."""
    frame = QFrame()
    frame.setProperty("role", role)
    column = QVBoxLayout(frame)
    column.setContentsMargins(px(padding[0]), px(padding[1]), px(padding[0]), px(padding[1]))
    column.setSpacing(px(gap))
    return frame, column


def emptied(layout: QLayout) -> None:
    """Remove and delete everything in *layout*."""
    while (held := layout.takeAt(0)) is not None:
        widget, inner = held.widget(), held.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where the room ends; the whole is its name."""

    def __init__(self, text: str = "", role: str = "") -> None:
        """Show *text* in the colours of *role*."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """Return next to no width: the text gives way."""
        return QSize(px(24), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, shortened at its end."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        flags = int(self.alignment() | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.contentsRect(), flags, text)


CLINGS = "clings"
"""Property of a widget that never begins a row of a `Flow`, such as a comma."""


class Flow(QLayout):
    """Puts its widgets side by side and goes on in the next row where the room ends."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        """Keep *gap* pixels between widgets and rows."""
        super().__init__(parent)
        self._held: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take *item* in, last."""
        self._held.append(item)

    def invalidate(self) -> None:
        """Forget how high the rows are: one of the widgets wants other room."""
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        """Return how many it holds."""
        return len(self._held)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at *index*, or None."""
        return self._held[index] if 0 <= index < len(self._held) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let the item at *index* go, or return None."""
        return self._held.pop(index) if 0 <= index < len(self._held) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return none: it takes the room it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow flow is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the rows need at *width*."""
        if width not in self._heights:
            self._heights[width] = self._arranged(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets in *rect*."""
        super().setGeometry(rect)
        self._arranged(rect, place=True)

    def sizeHint(self) -> QSize:
        """Return the room of the largest widget."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the room of the largest widget."""
        size = QSize()
        for held in self._held:
            size = size.expandedTo(held.minimumSize())
        return size

    def _clinging(self, at: int) -> int:
        """Return the width of the widgets from *at* on that cling to the one before them."""
        width = 0
        for held in self._held[at:]:
            widget = held.widget()
            if widget is None or not widget.property(CLINGS):
                break
            width += held.sizeHint().width()
        return width

    def _arranged(self, rect: QRect, *, place: bool) -> int:
        x, y, row = rect.x(), rect.y(), 0
        parent = self.parentWidget()
        right_to_left = Qt.LayoutDirection.RightToLeft
        mirrored = parent is not None and parent.layoutDirection() == right_to_left
        for at, held in enumerate(self._held):
            widget = held.widget()
            if widget is not None and widget.isHidden():
                continue
            size = held.sizeHint()
            needed = size.width() + self._clinging(at + 1)
            glued = widget is not None and bool(widget.property(CLINGS))
            if x + needed > rect.right() + 1 and row > 0 and not glued:
                x, y, row = rect.x(), y + row + self._gap, 0
            size.setWidth(min(size.width(), max(rect.width(), held.minimumSize().width())))
            if held.hasHeightForWidth():
                size.setHeight(held.heightForWidth(size.width()))
            if place:
                left = rect.right() + 1 - (x - rect.x()) - size.width() if mirrored else x
                held.setGeometry(QRect(QPoint(left, y), size))
            x += size.width() + self._gap
            row = max(row, size.height())
        return y + row - rect.y()


def flowing(*widgets: QWidget, gap: int = 6) -> QWidget:
    """Return a widget whose *widgets* flow."""
    made = QWidget()
    flow = Flow(made, px(gap))
    for widget in widgets:
        flow.addWidget(widget)
    policy = made.sizePolicy()
    policy.setHeightForWidth(True)
    policy.setVerticalPolicy(QSizePolicy.Policy.Maximum)
    made.setSizePolicy(policy)
    return made


class Notice(QFrame):
    """One message in words with an icon and at most one button."""

    pressed = Signal()

    def __init__(self, text: str, *, role: str = "advice", icon: str = "", verb: str = "") -> None:
        """Show *text*; *verb* names the button, none without it."""
        super().__init__()
        self.setProperty("role", role)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(10), px(12), px(10))
        row.setSpacing(px(12))
        tint = {"advice": "warn", "stop": "err"}.get(role, "accent_text")
        row.addWidget(picture(icon or ("triangle-alert" if role == "advice" else "info"), tint))
        self._text = label(text, wrap=True)
        row.addWidget(self._text, 1)
        self._press = button(verb) if verb else None
        if self._press is not None:
            self._press.clicked.connect(self.pressed)
            row.addWidget(self._press)

    def say(self, text: str) -> None:
        """Show *text* instead."""
        self._text.setText(text)

    def offer(self, *, offered: bool) -> None:
        """Show the button, or leave it out where there is nothing to do."""
        if self._press is not None:
            self._press.setVisible(offered)


def column_of(*parts: QWidget | QLayout, gap: int = 12) -> QVBoxLayout:
    """Return a column of *parts* without margins."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(gap))
    _fill(column, parts)
    return column


def row_of(*parts: QWidget | QLayout | None, gap: int = 8) -> QHBoxLayout:
    """Return a row of *parts* without margins; None is a stretch."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(gap))
    _fill(row, parts)
    return row


def _fill(layout: QBoxLayout, parts: tuple[QWidget | QLayout | None, ...]) -> None:
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
