"""A file in memory whose pages are painted: one document, drawn beside the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer


class Source(QObject):
    """One PDF; another may take its place at any time.

    The document itself is never replaced, only its content. So the library of PDF stays
    ready: without any document it is taken down, and each load would set it up again.

    Signals:
        drawn: (page, picture) of a page that was asked for since the last load.
    """

    drawn = Signal(int, QImage)

    def __init__(self, parent: QObject) -> None:
        """Begin without pages."""
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._content = QByteArray()
        self._asked: dict[int, int] = {}
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self.document)
        self._renderer.pageRendered.connect(self._on_rendered)

    def load(self, content: bytes) -> bool:
        """Show *content* from now on; return whether it has pages."""
        self._asked = {}
        # Closed first, so that no thread still reads what is taken away.
        self.document.close()
        self._buffer.close()
        self._content = QByteArray(content)
        self._buffer.setData(self._content)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        return self.document.pageCount() > 0

    @property
    def content(self) -> bytes:
        """The file."""
        return bytes(self._content.data())

    def ask(self, page: int, size: QSize) -> None:
        """Have *page* drawn in *size* pixels, unless that is under way."""
        if page in self._asked.values():
            return
        number = self._renderer.requestPage(page, size)
        if number:
            self._asked[number] = page

    def _on_rendered(
        self,
        page: int,
        _size: QSize,
        picture: QImage,
        _options: QPdfDocumentRenderOptions,
        number: int,
    ) -> None:
        if self._asked.pop(number, None) is not None and not picture.isNull():
            self.drawn.emit(page, picture)
