"""A PDF on paper, by the printers of the desktop."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

DOTS = 300
"""Dots an inch at which pages are drawn; what a desk printer shows."""


def ask_and_print(path: str, parent: QWidget) -> bool:
    """Ask for a printer and print the file *path*; False when nobody wanted to after all."""
    document = QPdfDocument()
    document.load(path)
    return ask_and_print_document(document, parent)


def ask_and_print_document(document: QPdfDocument, parent: QWidget) -> bool:
    """Ask for a printer and print *document*; False when nobody wanted to after all."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    print_document(document, printer)
    return True


def print_to(path: str, printer: QPrinter) -> int:
    """Print the file *path* on *printer*, each page as large as the paper; return the pages."""
    document = QPdfDocument()
    document.load(path)
    pages = print_document(document, printer)
    document.close()
    return pages


def print_document(document: QPdfDocument, printer: QPrinter) -> int:
    """Print *document* on *printer*, each page as large as the paper; return the pages."""
    printer.setResolution(DOTS)
    painter = QPainter(printer)
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        room: QRect = printer.pageLayout().fullRectPixels(DOTS)
        points = document.pagePointSize(page)
        if (points.width() > points.height()) != (room.width() > room.height()):
            painter.save()
            painter.translate(room.width(), 0)
            painter.rotate(90)
            room = QRect(0, 0, room.height(), room.width())
            _draw(painter, document, page, room)
            painter.restore()
        else:
            _draw(painter, document, page, room)
    painter.end()
    return document.pageCount()


def _draw(painter: QPainter, document: QPdfDocument, page: int, room: QRect) -> None:
    points = document.pagePointSize(page).toSize()
    size: QSize = points.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect((room.width() - size.width()) // 2, (room.height() - size.height()) // 2,
                  size.width(), size.height())  # fmt: skip
    painter.drawImage(place, document.render(page, size))
