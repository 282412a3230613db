"""A document into a Word file."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx

from credo_builder.compose.document import Document, Heading, Look, Paragraph, plain, walk


def build(document: Document, look: Look) -> bytes:
    """Return *document* as a Word file."""
    made: Any = docx.Document()
    made.core_properties.title = document.facts.title
    made.styles["Title"].font.name = look.style
    for section in document.sections:
        made.add_heading(section.title, 1)
        for block in walk(section.blocks):
            if isinstance(block, Heading):
                made.add_heading(plain(block.spans), 2)
            elif isinstance(block, Paragraph):
                made.add_paragraph(plain(block.spans))
    file = BytesIO()
    made.save(file)
    return file.getvalue()
