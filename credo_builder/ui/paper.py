"""A printed page as a picture, and tiles that choose between pages."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.presses import PaintedPress
from credo_builder.ui.theme import colour, px, scaled_font

A4 = 297 / 210
WIDTH = 96
"""Pixels of a small cover at 100 % text."""
WHITE = Qt.GlobalColor.white
"""Paper stays white in every theme."""


def drawn(pdf: bytes, width: int) -> QImage:
    """Return the first page of *pdf*, *width* pixels wide; an empty picture without pages."""
    held = QByteArray(pdf)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    size = document.pagePointSize(0) if document.pageCount() else None
    if size is None or not size.width():
        return QImage()
    made = document.render(0, QSize(width, round(width * size.height() / size.width())))
    page = QImage(made.size(), QImage.Format.Format_RGB32)
    page.fill(WHITE)
    painter = QPainter(page)
    painter.drawImage(0, 0, made)
    painter.end()
    document.close()
    return page


class PagePicture(QWidget):
    """One page on a desk, as large as the room allows."""

    def __init__(self, name: str) -> None:
        """Be called *name*."""
        super().__init__()
        self.setAccessibleName(name)
        self._pdf = b""
        self._page = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(px(160))

    @property
    def has_page(self) -> bool:
        """Whether a page is in view."""
        return not self._page.isNull()

    def show_pdf(self, pdf: bytes) -> None:
        """Show the first page of *pdf*."""
        self._pdf = pdf
        self._page = QImage()
        self._draw()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that a page is as high as it is wide, times its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the page at *width*."""
        return round(min(width, px(460)) * self._shape())

    def sizeHint(self) -> QSize:
        """Return the size of a page that can be judged."""
        return QSize(px(320), round(px(320) * self._shape()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page in the middle, with a hairline around it."""
        del event
        painter = QPainter(self)
        place = self._place()
        self._draw()
        painter.fillRect(place, WHITE)
        if not self._page.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._page)
        painter.setPen(QPen(colour("border"), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()

    def _shape(self) -> float:
        return self._page.height() / self._page.width() if not self._page.isNull() else A4

    def _place(self) -> QRect:
        width = min(self.width(), round(self.height() / self._shape()))
        return QRect((self.width() - width) // 2, 0, width, round(width * self._shape()))

    def _draw(self) -> None:
        wanted = round(max(self._place().width(), 1) * self.devicePixelRatioF())
        if self._pdf and (self._page.isNull() or self._page.width() != wanted):
            self._page = drawn(self._pdf, wanted)


class CoverTile(PaintedPress):
    """A small cover with its name below; a press chooses it."""

    def __init__(self, name: str, gloss: str) -> None:
        """Be called *name*; *gloss* says in a sentence what it is like."""
        super().__init__()
        self.setText(name)
        self.setAccessibleName(_("Style: {name}").format(name=name))
        self.setAccessibleDescription(gloss)
        self.setToolTip(gloss)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._page = QImage()

    @property
    def has_page(self) -> bool:
        """Whether its cover is in view."""
        return not self._page.isNull()

    def show_pdf(self, pdf: bytes) -> None:
        """Show the first page of *pdf*."""
        self._page = drawn(pdf, round(px(WIDTH) * self.devicePixelRatioF()))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of cover and name."""
        return QSize(px(WIDTH + 16), round(px(WIDTH) * A4) + px(16) + self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, cover, name, and a tick when it is chosen."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        frame = self.rect().adjusted(1, 1, -1, -1)
        edge: QColor = colour("focus") if self.hasFocus() else colour("accent")
        if chosen or self.hasFocus():
            painter.setPen(QPen(edge, 2))
            painter.setBrush(colour("accent_soft") if chosen else colour("surface"))
            painter.drawRoundedRect(frame, 6, 6)
        page = QRect(px(8), px(8), px(WIDTH), round(px(WIDTH) * A4))
        page.moveLeft((self.width() - page.width()) // 2)
        painter.fillRect(page, WHITE)
        if not self._page.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, self._page)
        painter.setPen(QPen(colour("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page.adjusted(0, 0, -1, -1))
        self._name(painter, page, chosen=chosen)
        painter.end()

    def _name(self, painter: QPainter, page: QRect, *, chosen: bool) -> None:
        painter.setPen(colour("accent_text" if chosen else "text"))
        painter.setFont(scaled_font(self.font(), 0.93, bold=chosen))
        below = QRect(0, page.bottom() + 1, self.width(), self._line() + px(6))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())
        if chosen:
            size = px(16)
            sign = QRect(page.right() - size - 2, page.top() + 3, size, size)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(sign)
            icons.paint(painter, "check", "on_accent", sign.toRectF())

    def _line(self) -> int:
        return self.fontMetrics().height()
