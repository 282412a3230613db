"""TrueType files read table by table instead of number by number, as ReportLab does.

ReportLab asks ``struct`` for each number of a font on its own, sixty thousand times for the
faces of one document. Here each table is taken apart at once; what is found is the same.
"""

from __future__ import annotations

import struct
from itertools import chain
from operator import add
from struct import Struct, unpack_from
from typing import Any

from reportlab.pdfbase import ttfonts

_MICROSOFT, _MACINTOSH, _UNICODE = 3, 1, 0
_VARIATIONS = 5
_BY_SEGMENT, _BY_GROUP = 4, 12
_SPACE, _FIXED_SPACE = 0x20, 0xA0
_WHOLE = 0x10000


class FontFile(ttfonts.TTFontFace):  # type: ignore[misc]
    """A font's face, as ReportLab needs it.

    Documents that are only looked at for a moment (``is_excerpt``) share the last subset that
    was made for one of them, and do not compress it.
    """

    _for_excerpt = False
    _last_subset: tuple[tuple[int, ...], bytes] = ((), b"")

    def addSubsetObjects(self, doc: Any, fontname: str, subset: list[int]) -> Any:  # noqa: N802
        """Add a subset of the font to *doc*; return a reference to what describes it."""
        self._for_excerpt = doc.is_excerpt
        compression = doc.compression
        doc.compression = compression and not doc.is_excerpt
        try:
            return super().addSubsetObjects(doc, fontname, subset)
        finally:
            doc.compression = compression

    def makeSubset(self, subset: list[int]) -> bytes:  # noqa: N802
        """Return a font with the characters of *subset* alone."""
        if not self._for_excerpt:
            made: bytes = super().makeSubset(subset)
            return made
        wanted = tuple(subset)
        if self._last_subset[0] != wanted:
            self._last_subset = wanted, super().makeSubset(subset)
        return self._last_subset[1]

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803  ReportLab's names
        """Set what ReportLab's method of that name sets, but for ``glyphToChar``.

        Raises:
            reportlab.pdfbase.ttfonts.TTFError: a table is missing or of an unknown kind.
        """
        try:
            self._extract(charInfo)
        except struct.error as error:
            raise ttfonts.TTFError(f"the font ends too soon: {error}") from error

    def _extract(self, wanted: int) -> None:
        at = self._characters_at() if wanted else 0
        kind = self.get_ushort(at) if at else 0
        if kind not in (_BY_SEGMENT, _BY_GROUP):
            super().extractInfo(wanted)
            return
        super().extractInfo(0)
        self.charToGlyph = self._by_segment(at) if kind == _BY_SEGMENT else self._by_group(at)
        self._read_widths()
        self._read_places()
        known, other = (
            (_SPACE, _FIXED_SPACE) if _SPACE in self.charToGlyph else (_FIXED_SPACE, _SPACE)
        )
        if known in self.charToGlyph:
            self.charToGlyph[other] = self.charToGlyph[known]
            self.charWidths[other] = self.charWidths[known]

    def _start(self, tag: str) -> int:
        if tag not in self.table:
            raise ttfonts.TTFError(f"the font has no table {tag}")
        start: int = self.table[tag]["offset"]
        return start

    def _characters_at(self) -> int:
        """Return where the characters are listed that ReportLab would take; 0 for nowhere."""
        start = self._start("cmap")
        _, count = unpack_from(">HH", self._ttf_data, start)
        found = 0
        for number in range(count):
            platform, encoding, offset = unpack_from(
                ">HHL", self._ttf_data, start + 4 + 8 * number
            )
            if (
                platform == _MICROSOFT
                or (platform == _MACINTOSH and encoding == 1)
                or (platform == _UNICODE and encoding != _VARIATIONS)
            ):
                found = start + offset
        return found

    def _by_segment(self, at: int) -> dict[int, int]:
        content = self._ttf_data
        length = self.get_ushort(at + 2)
        count = self.get_ushort(at + 6) // 2
        words = Struct(f">{count}H")
        ends = words.unpack_from(content, at + 14)
        starts = words.unpack_from(content, at + 16 + 2 * count)
        deltas = words.unpack_from(content, at + 16 + 4 * count)
        ranges_at = at + 16 + 6 * count
        ranges = words.unpack_from(content, ranges_at)
        found: dict[int, int] = {}
        for number, (first, last, delta, reach) in enumerate(
            zip(starts, ends, deltas, ranges, strict=True)
        ):
            if not reach:
                for code in range(first, last + 1):
                    found[code] = (code + delta) % _WHOLE
                continue
            place = ranges_at + 2 * number + reach
            there = max(0, min(last - first + 1, (at + length - place + 1) // 2))
            glyphs = unpack_from(f">{there}H", content, place)
            for code, glyph in zip(range(first, first + there), glyphs, strict=True):
                found[code] = (glyph + delta) % _WHOLE if glyph else 0
            for code in range(first + there, last + 1):
                found[code] = 0
        return found

    def _by_group(self, at: int) -> dict[int, int]:
        (count,) = unpack_from(">L", self._ttf_data, at + 12)
        numbers = unpack_from(f">{3 * count}L", self._ttf_data, at + 16)
        firsts, glyphs = numbers[::3], numbers[2::3]
        groups = list(map(range, firsts, [last + 1 for last in numbers[1::3]]))
        ends = map(add, glyphs, map(len, groups))
        runs = map(range, glyphs, ends)
        return dict(zip(chain.from_iterable(groups), chain.from_iterable(runs), strict=True))

    def _read_widths(self) -> None:
        full = self.get_ushort(self._start("hhea") + 34)
        rest = self.numGlyphs - full
        numbers = unpack_from(f">{2 * full + rest}H", self._ttf_data, self._start("hmtx"))
        advances, bearings = numbers[: 2 * full : 2], numbers[1 : 2 * full : 2]
        sizes = {advance: self._pdfScale(advance) for advance in set(advances)}
        scaled = [sizes[advance] for advance in advances]
        self.defaultWidth = scaled[0]
        # ReportLab gives glyphs of the last width that width scaled, and so does this.
        self.hmetrics: list[Any] = [
            *zip(advances, bearings, strict=True),
            *((scaled[-1], bearing) for bearing in numbers[2 * full :]),
        ]
        scaled += [scaled[-1]] * rest
        glyphs = self.charToGlyph
        if max(glyphs.values(), default=0) >= self.numGlyphs:
            glyphs = {code: glyph for code, glyph in glyphs.items() if glyph < self.numGlyphs}
        self.charWidths = dict(zip(glyphs, map(scaled.__getitem__, glyphs.values()), strict=True))

    def _read_places(self) -> None:
        start, count = self._start("loca"), self.numGlyphs + 1
        if self.get_ushort(self._start("head") + 50):
            self.glyphPos = list(unpack_from(f">{count}L", self._ttf_data, start))
        else:
            self.glyphPos = [2 * p for p in unpack_from(f">{count}H", self._ttf_data, start)]


def read_quickly() -> None:
    """Let every ``ttfonts.TTFont`` from now on take its face from a `FontFile`."""
    ttfonts.TTFontFace = FontFile
