"""From an edit to the picture of a page, and from a file to the picture of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.script import FONTS, Script, Words

_WIDTH_PX = 700
_PAGE = 6
_SECTION = "s3"
"""The section that is edited."""
_TYPED = "Words typed just now"


def _pictured(content: bytes, page: int = _PAGE) -> bytes:
    """Return a page of the PDF in *content* as pixels, by PDFium."""
    import pypdfium2  # noqa: PLC0415  only some of these functions need it

    document = pypdfium2.PdfDocument(content)
    opened = document[page]
    bitmap = opened.render(scale=_WIDTH_PX / opened.get_width())
    pixels = bytes(bitmap.buffer)
    for one in (bitmap, opened, document):
        one.close()
    return pixels


def _edited_page(content: bytes) -> int:
    """Return the page of the PDF in *content* that holds what was typed."""
    import pypdfium2  # noqa: PLC0415  as above

    document = pypdfium2.PdfDocument(content)
    words = [document[page].get_textpage().get_text_range() for page in range(len(document))]
    document.close()
    return next(page for page, text in enumerate(words) if _TYPED in " ".join(text.split()))


def _edits(document: Any) -> Iterator[Any]:
    """Yield *document* with another sentence at the head of a section each time."""
    from benchmarks.generator import said  # noqa: PLC0415  a peer's Python may lack the engine

    at = next(i for i, section in enumerate(document.sections) if section.key == _SECTION)
    section = document.sections[at]
    for number in count():
        blocks = (said(f"{_TYPED}, number {number}."), *section.blocks[1:])
        changed = replace(section, blocks=blocks)
        sections = (*document.sections[:at], changed, *document.sections[at + 1 :])
        yield replace(document, sections=sections)


def prepare_engine_edit(document: Any) -> Callable[[], bytes]:
    """Return an edit of a sentence, its section anew and the picture of the edited page.

    As the preview does it: the whole document was built before, so the section is numbered
    as in the whole.
    """
    import pypdfium2  # noqa: F401, PLC0415  missing is told before anything is timed

    from benchmarks.generator import LOOK  # noqa: PLC0415  as above
    from credo_builder.render import pdf  # noqa: PLC0415

    whole = pdf.build_paged(document, LOOK)
    stretch = next(one for one in whole.stretches if one.key == _SECTION)
    excerpt = pdf.Excerpt(_SECTION, stretch.first, whole.pages)
    edits = _edits(document)

    def built() -> bytes:
        return pdf.build_paged(next(edits), LOOK, excerpt=excerpt).content

    page = _edited_page(built())
    return lambda: _pictured(built(), page)


def prepare_engine_edit_whole(document: Any) -> Callable[[], bytes]:
    """Return an edit of a sentence, the whole document anew and the picture of the page."""
    import pypdfium2  # noqa: F401, PLC0415  as above

    from benchmarks.engine import prepare  # noqa: PLC0415  as above

    edits = _edits(document)

    def built() -> bytes:
        return prepare(next(edits))()

    page = _edited_page(built())
    return lambda: _pictured(built(), page)


def prepare_typst_edit(script: Script) -> Callable[[], bytes]:
    """Return the same edit, a compilation by a compiler kept alive, and the picture."""
    import pypdfium2  # noqa: F401, PLC0415  as above
    import typst  # noqa: PLC0415

    from benchmarks.peer_typst import source  # noqa: PLC0415

    compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)
    numbers = count()
    parts = script.parts
    head = next(i for i, p in enumerate(parts) if isinstance(p, Words) and p.key == _SECTION)
    place = next(
        i for i, p in enumerate(parts) if i > head and isinstance(p, Words) and p.kind != "h2"
    )

    def built() -> bytes:
        edited = Words("body", f"{_TYPED}, number {next(numbers)}.")
        changed = (*parts[:place], edited, *parts[place + 1 :])
        return bytes(compiler.compile(source(replace(script, parts=changed))))

    page = _edited_page(built())
    return lambda: _pictured(built(), page)


def prepare_pdfium(path: str) -> Callable[[], bytes]:
    """Return what loads the file at *path* and draws a page by PDFium."""
    import pypdfium2  # noqa: F401, PLC0415  as above

    content = Path(path).read_bytes()
    return lambda: _pictured(content)


def prepare_qtpdf(path: str) -> Callable[[], bytes]:
    """Return what loads the file at *path* and draws a page, as the preview does.

    Its document stays and is given another content; the page's size is known beforehand.
    """
    from PySide6.QtCore import QSize  # noqa: PLC0415
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from credo_builder.ui.preview_source import Source  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication(
        ["preview", "-platform", "offscreen"]
    )
    content = Path(path).read_bytes()
    source = Source(application)
    source.load(content)
    points = source.document.pagePointSize(_PAGE)
    size = QSize(_WIDTH_PX, round(_WIDTH_PX * points.height() / points.width()))

    def made() -> bytes:
        source.load(content)
        image = source.document.render(_PAGE, size)  # held while its pixels are read
        return bytes(image.constBits())

    return made
