"""Everything that can be timed, by name: where it lives and what it reads."""

from __future__ import annotations

from typing import NamedTuple


class Builder(NamedTuple):
    """A thing to time.

    Attributes:
        module: below ``benchmarks``. function: of it, which prepares one run.
        reads: ``document`` or ``script`` (pickled), or ``path`` of a file as it is.
        peer: name on PyPI of what a user would pick instead; empty for our own.
    """

    module: str
    function: str = "prepare"
    reads: str = "script"
    peer: str = ""


BUILDERS = {
    "engine": Builder("engine", reads="document"),
    "raw": Builder("raw"),
    "stock": Builder("stock"),
    "typst": Builder("peer_typst", peer="typst"),
    "weasyprint": Builder("peer_html", "prepare_weasyprint", peer="weasyprint"),
    "xhtml2pdf": Builder("peer_html", "prepare_xhtml2pdf", peer="xhtml2pdf"),
    "fpdf2": Builder("peer_fpdf2", peer="fpdf2"),
    "engine-edit": Builder("preview", "prepare_engine_edit", "document", peer="pypdfium2"),
    "engine-edit-whole": Builder(
        "preview", "prepare_engine_edit_whole", "document", peer="pypdfium2"
    ),
    "typst-edit": Builder("preview", "prepare_typst_edit", peer="typst"),
    "pypdfium2": Builder("preview", "prepare_pdfium", "path", peer="pypdfium2"),
    "qtpdf": Builder("preview", "prepare_qtpdf", "path"),
    "save": Builder("files", "prepare_save", "path"),
    "plain-save": Builder("files", "prepare_plain_save", "path"),
    "open": Builder("files", "prepare_open", "path"),
    "plain-open": Builder("files", "prepare_plain_open", "path"),
}
PRINTERS = ("engine", "raw", "stock", "typst", "weasyprint", "xhtml2pdf", "fpdf2")
"""Builders that print the reference document, and so must print the same words."""
