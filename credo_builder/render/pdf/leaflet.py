"""A file whose sheets are drawn by hand, one thing at its place: a poster, a card, a charter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from credo_builder.compose.document import Document, LineBreak, Look, Text
from credo_builder.render.pdf import archive
from credo_builder.render.pdf.filework import FileWriter, library_document
from credo_builder.render.pdf.logos import Mark
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.slabs import TextSlab
from credo_builder.render.pdf.tags import Element, StructureWriter
from credo_builder.render.pdf.theme import Style, Theme, theme
from credo_builder.render.pdf.typesetter import Typesetter

Point = tuple[float, float]
_EASE = 0.01
_ENDS = re.compile(r"(?<=[.!?؟।])\s+|(?<=[。！？])(?=.)")


class Leaflet:
    """The making of one such file.

    Draw with `pen`, set words with `words`, hang what is heard on `root` in the order of
    reading, then take `content`. Hold `turns.TURN` meanwhile.

    Args:
        document: facts, language and fixed words; its sections are not looked at.
        look: colour, style and logo.
    """

    def __init__(self, document: Document, look: Look) -> None:
        self.document = document
        self.look = look
        self.theme: Theme = theme(look, document.language)
        library = library_document()
        self._file = FileWriter(library)
        self._tree = StructureWriter(self._file)
        self.pen = Pen(library, self.theme, frozenset())
        self.setter = Typesetter(self.theme, library, document.words, frozenset(), ())
        self.root = Element("Sect")

    @property
    def mark(self) -> Mark | None:
        """The logo, ready to be drawn; None without one."""
        logo = self.look.logo
        return Mark.of(self.setter.document, logo, self.setter.marks) if logo else None

    def style(self, name: str, size: float, leading: float, **more: object) -> Style:
        """Return the theme's style *name* in another size, both in points, without space round."""
        changed: Mapping[str, object] = {"before": 0, "after": 0, "measure_mm": 0, **more}
        return replace(self.theme[name], size=size, leading=leading, **changed)  # type: ignore[arg-type]

    def words(
        self, text: str, style: Style, width: float, element: Element | None, *, align: float = 0
    ) -> TextSlab:
        """Return *text* broken into lines of *width* points."""
        return self.setter.words_slab((Text(text),), style, width, element, align=align)

    def sentences(
        self, text: str, style: Style, width: float, element: Element | None
    ) -> TextSlab:
        """Return *text*, each sentence on lines of its own where that takes no more of them."""
        usual = self.words(text, style, width, element)
        parts = [part for part in _ENDS.split(text) if part]
        spans: list[Text | LineBreak] = [Text(parts[0])] if parts else []
        for part in parts[1:]:
            spans += [LineBreak(), Text(part)]
        apart = self.setter.words_slab(spans, style, width, element)
        return usual if len(parts) == 1 or len(apart.lines) > len(usual.lines) else apart

    def is_whole(self, slab: TextSlab, style: Style) -> bool:
        """Whether *slab* is set in the size of *style*: no word was wider than its column."""
        return slab.style.size >= style.size - _EASE

    def content(self) -> bytes:
        """Return the finished file."""
        self._tree.place(self.root)
        self._tree.write(self.root, {sheet.index: sheet.marks for sheet in self.pen.sheets})
        return archive.write(self._file, self._tree, self.pen, self.document)
