"""The headings of each edition, as a text to read."""

from __future__ import annotations

from credo_builder.compose.composer import compose
from credo_builder.compose.document import Callout, Heading, Paragraph, plain, walk


def outline(document):
    """Numbers, titles and heads of *document*, one a line."""
    lines = []
    for section in document.sections:
        lines.append(f"{section.number or '-'} {section.title} [{section.layout}]")
        for block in walk(section.blocks):
            match block:
                case Heading():
                    lines.append(f"    {'#' * block.level} {plain(block.spans)}")
                case Paragraph(role="lede" | "title" | "display" | "line"):
                    lines.append(f"    {block.role}: {plain(block.spans)}")
                case Callout() if block.title:
                    lines.append(f"    panel: {block.title}")
                case _:
                    pass
    return "\n".join(lines) + "\n"


def test_headings_of_each_edition_read_as_before(cafe, edition, golden):
    """What each edition is made of changes only on purpose."""
    golden(f"headings-{edition}.txt", outline(compose(cafe, edition)))
