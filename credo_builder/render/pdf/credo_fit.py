"""How much of a credo one page holds, measured as it would be laid out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from credo_builder.compose.document import Document, Look, Paragraph, Section
from credo_builder.render.pdf.credo_page import CredoPage
from credo_builder.render.pdf.filework import library_document
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import geometry, theme
from credo_builder.render.pdf.turns import TURN
from credo_builder.render.pdf.typesetter import Typesetter
from credo_builder.values import dataclass

MOST_LINES = 20


@dataclass(frozen=True)
class CredoFit:
    """How the lines of a credo stand to its page.

    Attributes:
        lines: how many it has.
        room: how many lines, from the first on, one page holds; lines beyond those there
            are would be as long as the longest of them.
    """

    lines: int
    room: int

    @property
    def is_whole(self) -> bool:
        """Whether one page holds them all."""
        return self.lines <= self.room


def credo_fit(document: Document, look: Look) -> CredoFit | None:
    """Return how many lines the page of the credo holds; None without a credo in *document*."""
    with TURN:
        return _fit(document, look)


def _fit(document: Document, look: Look) -> CredoFit | None:
    section = next((s for s in document.sections if s.layout == "credo"), None)
    if section is None:
        return None
    lines = [b for b in section.blocks if _is_line(b)]
    measure = _Measure(document, look, section)
    room = len(lines)
    if not lines:
        return CredoFit(0, 0)
    if measure.holds(lines):
        longest = max(lines, key=_length)
        while room < MOST_LINES and measure.holds([*lines, *[longest] * (room + 1 - len(lines))]):
            room += 1
    else:
        while room and not measure.holds(lines[:room]):
            room -= 1
    return CredoFit(len(lines), room)


class _Measure:
    """Lays the credo out with more or fewer lines, and draws nothing."""

    def __init__(self, document: Document, look: Look, section: Section) -> None:
        self.document, self.look, self.section = document, look, section
        self.theme = theme(look, document.language)
        self.page = geometry(document.paper)
        self.library: Any = library_document()

    def holds(self, lines: list[Any]) -> bool:
        """Whether one page holds the credo with *lines* in the place of its own."""
        blocks = self.section.blocks
        first = next(i for i, b in enumerate(blocks) if _is_line(b))
        before = tuple(b for b in blocks[:first] if not _is_line(b))
        after = tuple(b for b in blocks[first:] if not _is_line(b))
        section = replace(self.section, blocks=(*before, *lines, *after))
        setter = Typesetter(self.theme, self.library, self.document.words, frozenset(), ())
        setter.begin_section(self.page.live_height, section.title)
        page = CredoPage(setter, section, self.look, self.page, Element("Sect"))
        return page.fits() is not None


def _is_line(block: object) -> bool:
    return isinstance(block, Paragraph) and block.role == "line"


def _length(block: Any) -> int:
    return sum(len(getattr(span, "text", "")) for span in block.spans)
