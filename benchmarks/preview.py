"""From an edit to the picture of a page, and from a file to the picture of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.script import FONTS, Script, Words

_WIDTH_PX = 700
_PAGE = 6


def _pictured(content: bytes) -> bytes:
    """Return page 7 of the PDF in *content* as pixels, by PDFium."""
    import pypdfium2  # noqa: PLC0415  only some of these functions need it

    document = pypdfium2.PdfDocument(content)
    page = document[_PAGE]
    bitmap = page.render(scale=_WIDTH_PX / page.get_width())
    pixels = bytes(bitmap.buffer)
    for opened in (bitmap, page, document):
        opened.close()
    return pixels


def prepare_engine_edit(document: Any) -> Callable[[], bytes]:
    """Return an edit of a sentence, a whole new build and the picture of a page."""
    import pypdfium2  # noqa: F401, PLC0415  missing is told before anything is timed

    from benchmarks.engine import prepare  # noqa: PLC0415  a peer's Python may lack the engine
    from benchmarks.generator import said  # noqa: PLC0415

    numbers = count()

    def made() -> bytes:
        section = document.sections[5]
        edited = said(f"Words typed just now, number {next(numbers)}.")
        changed = replace(section, blocks=(edited, *section.blocks[1:]))
        sections = (*document.sections[:5], changed, *document.sections[6:])
        return _pictured(prepare(replace(document, sections=sections))())

    return made


def prepare_typst_edit(script: Script) -> Callable[[], bytes]:
    """Return an edit of a sentence, a compilation by a compiler kept alive, and the picture."""
    import pypdfium2  # noqa: F401, PLC0415  as above
    import typst  # noqa: PLC0415

    from benchmarks.peer_typst import source  # noqa: PLC0415

    compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)
    numbers = count()
    place = next(
        i for i, p in enumerate(script.parts) if isinstance(p, Words) and p.kind == "body"
    )

    def made() -> bytes:
        edited = Words("body", f"Words typed just now, number {next(numbers)}.")
        parts = (*script.parts[:place], edited, *script.parts[place + 1 :])
        return _pictured(compiler.compile(source(replace(script, parts=parts))))

    return made


def prepare_pdfium(path: str) -> Callable[[], bytes]:
    """Return what loads the file at *path* and draws a page by PDFium."""
    import pypdfium2  # noqa: F401, PLC0415  as above

    content = Path(path).read_bytes()
    return lambda: _pictured(content)


def prepare_qtpdf(path: str) -> Callable[[], bytes]:
    """Return what loads the file at *path* and draws a page, as the preview does."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize  # noqa: PLC0415
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication(
        ["preview", "-platform", "offscreen"]
    )
    content = QByteArray(Path(path).read_bytes())
    kept = QPdfDocument(application)

    def made() -> bytes:
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        size = document.pagePointSize(_PAGE)
        high = round(_WIDTH_PX * size.height() / size.width())
        image = document.render(_PAGE, QSize(_WIDTH_PX, high))
        document.close()
        return bytes(image.constBits()) if kept is not None else b""

    return made
