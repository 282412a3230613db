"""What is measured: the program's own renderer, as the program calls it."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.generator import LOOK
from credo_builder.compose.document import Document
from credo_builder.render import pdf


def prepare(document: Document) -> Callable[[], bytes]:
    """Return what builds *document*: tagged, archival, whole."""
    return lambda: pdf.build(document, LOOK)
