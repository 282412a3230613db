"""A PDF on paper, by the printers of the desktop."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QTextDocument
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


def ask_and_print_rows(title: str, rows: Sequence[tuple[str, str, str]], parent: QWidget) -> bool:
    """Ask for a printer and print *rows* of (group, words, keys) under *title*."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    rows_document(title, rows).print_(printer)
    return True


def rows_document(title: str, rows: Sequence[tuple[str, str, str]]) -> QTextDocument:
    """Return *rows* of (group, words, keys) as a table under *title*, a heading a group."""
    parts, group = [f"<h2>{html.escape(title)}</h2><table width='100%' cellpadding='3'>"], ""
    for of, words, keys in rows:
        if of != group:
            group = of
            parts.append(f"<tr><th align='left' colspan='2'>{html.escape(of)}</th></tr>")
        cells = (f"<td>{html.escape(words)}</td>", f"<td align='right'>{html.escape(keys)}</td>")
        parts.append(f"<tr>{''.join(cells)}</tr>")
    document = QTextDocument()
    document.setHtml("".join((*parts, "</table>")))
    return document


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
