"""Rows that no page can hold."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from credo_builder.compose.document import (
    Column,
    Document,
    Facts,
    Look,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Table,
    Text,
)
from credo_builder.render.pdf.engine import build


@pytest.mark.parametrize("title", ["", "Arrive", "A long title of a group, " * 30])
def test_a_row_taller_than_a_page_breaks_under_its_title(title):
    """A row taller than a page goes on over pages, in a group with a title or without."""
    cells = tuple((Paragraph((Text(words),), "text"),) for words in ("short", "word " * 700))
    table = Table((Column("A"), Column("B", 20)), (RowGroup((Row(cells),), title),), "All")
    document = Document(Facts("Us", "Title"), (Section("key", "Section", (table,)),))

    pages = PdfReader(BytesIO(build(document, Look()))).pages

    assert 1 < len(pages) < 12
    assert 700 == sum(page.extract_text().split().count("word") for page in pages)
