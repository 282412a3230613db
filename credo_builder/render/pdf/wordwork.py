"""Words of one column: measured, broken into lines, tied to their element and their links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from credo_builder.compose.document import Span, Text, plain
from credo_builder.render.pdf.fonts import clean
from credo_builder.render.pdf.lines import Line
from credo_builder.render.pdf.mixed import own_language, reads_from_left, reads_from_right
from credo_builder.render.pdf.pen import URL_SCHEMES
from credo_builder.render.pdf.scripts import is_mixed
from credo_builder.render.pdf.slabs import TextSlab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.text import plain_words, set_lines, words
from credo_builder.render.pdf.theme import MM, Style, Theme

_DEEPEST_HEADING = 6
_LEAST_WIDTH = 12.0
"""Columns nested too deep for their page are set as if they had this width, in points."""
_WIDE_COLUMN = 130.0
"""Width of a column, in points, whose lines of Latin words start at the left everywhere."""
_PHRASES_FROM = 18.0
"""Size, in points, from which Japanese words are made smaller to keep a phrase on a line."""


class WordSetter:
    """Sets words in columns.

    Args:
        theme: the look. anchors: places that links may lead to.
    """

    def __init__(self, theme: Theme, anchors: frozenset[str]) -> None:
        self.theme = theme
        self.anchors = anchors
        self.level = 1

    def words_slab(
        self,
        spans: Sequence[Span],
        style: Style,
        width: float,
        element: Element | None,
        *,
        align: float = 0,
        anchor: str = "",
    ) -> TextSlab:
        """Return *spans* set in *style*; links that lead nowhere print plain."""
        width = max(width, _LEAST_WIDTH)
        measure = min(width, style.measure_mm * MM) if style.measure_mm else width
        lines = self._easy_lines(spans, style, measure)
        if lines is not None:
            if style.rtl:
                align = align or _start(spans, style, lines, width)
            element = _spoken_element(element, spans, style)
            return TextSlab(lines, style, element, width, align=align, anchor=anchor)
        style = self._narrowed(spans, style, measure)
        living = self._living(spans)
        lines = set_lines(living, style, measure, self.theme.palette)
        align = align or _start(spans, style, lines, width)
        element = _spoken_element(element, living, style)
        return TextSlab(lines, style, element, width, align=align, anchor=anchor)

    def _easy_lines(self, spans: Sequence[Span], style: Style, width: float) -> list[Line] | None:
        """Return lines of plain words; None where links, scripts or wide words need more."""
        found = plain_words(spans, style, self.theme.palette)
        if found is None or found.widest > width:
            return None
        if found.pattern.target and not self._leads(found.pattern.target):
            return None
        return found.lines(width, balance=style.balance)

    def _narrowed(self, spans: Sequence[Span], style: Style, width: float) -> Style:
        """Return a display style made smaller, to 60 % at least, so that no word breaks.

        Large Japanese words are made smaller for a phrase, too.
        """
        if not style.balance:
            return style
        phrased = style.size >= _PHRASES_FROM
        found = words(spans, replace(style, balance=phrased), self.theme.palette)
        widest = max((word[1] for word in found if word is not None), default=0.0)
        if widest <= width:
            return style
        share = max(0.6, width / widest * 0.995)
        return replace(style, size=style.size * share, leading=style.leading * share)

    def _living(self, spans: Sequence[Span]) -> list[Span]:
        return [
            replace(s, link="")
            if isinstance(s, Text) and s.link and not self._leads(s.link)
            else s
            for s in spans
        ]

    def _leads(self, link: str) -> bool:
        if link.startswith("#"):
            return link[1:] in self.anchors
        return link.lower().startswith(URL_SCHEMES)

    def heading_element(self, level: int, parent: Element, spans: Sequence[Span]) -> Element:
        """Return a heading element; levels never skip one, and no heading is without words."""
        if not clean(plain(tuple(spans))).strip():
            return Element("P", parent)
        level = min(level, self.level + 1, _DEEPEST_HEADING)
        self.level = level
        return Element(f"H{level}", parent)


def _spoken_element(
    element: Element | None, spans: Sequence[Span], style: Style
) -> Element | None:
    """Return what words belong to: *element*, or a part of it that tells their language.

    Letters that read from right to left are drawn from left to right, so their words are
    said there too, in the order of reading.
    """
    if element is None:
        return element
    language = own_language(spans, style)
    if not language and plain(tuple(spans)).isascii():
        return element
    linked = any(isinstance(s, Text) and s.link for s in spans)
    said = clean(plain(tuple(spans)))
    actual = said if is_mixed(said) and not linked else ""
    if not language and not actual:
        return element
    return Element("Span", element, actual=actual, lang=language)


def _start(spans: Sequence[Span], style: Style, lines: Sequence[object], width: float) -> float:
    """Return where lines start: 0 with the document, 1 at the other side.

    Latin words, as names and headings are, start with a document that reads from right to left;
    but a ragged left edge would trouble whoever reads several wide lines.
    """
    if style.rtl:
        runs_on = len(lines) > 1 and not style.balance and width > _WIDE_COLUMN
        return 1.0 if runs_on and reads_from_left(spans, style) else 0.0
    return 1.0 if reads_from_right(spans, style) else 0.0
