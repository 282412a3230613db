"""Faces that ship with the program: loaded from bytes, named by content, asked for coverage."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from io import BytesIO
from itertools import compress
from typing import Any
from zlib import crc32

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from credo_builder import assets
from credo_builder.errors import FontMissing
from credo_builder.render.pdf import configuration, fontfile
from credo_builder.render.pdf.scripts import INTRICATE, JOINERS, LOOSE_JOINERS

FILES = {
    "sans": "SourceSans3-Regular",
    "sans-italic": "SourceSans3-It",
    "sans-semibold": "SourceSans3-Semibold",
    "sans-bold": "SourceSans3-Bold",
    "serif": "SourceSerif4-Regular",
    "serif-italic": "SourceSerif4-It",
    "serif-semibold": "SourceSerif4-Semibold",
    "hyper": "AtkinsonHyperlegible-Regular",
    "hyper-bold": "AtkinsonHyperlegible-Bold",
    "fallback": "NotoSans-Regular",
    "symbols-2": "NotoSansSymbols2-Regular",
    "symbols": "NotoSansSymbols-Regular",
    "maths": "NotoSansMath-Regular",
    "arabic": "NotoSansArabic-Regular",
    "hebrew": "NotoSansHebrew-Regular",
    "devanagari": "NotoSansDevanagari-Regular",
    "thai": "NotoSansThai-Regular",
    "east-asian": "DroidSansFallbackFull",
    "emoji": "NotoEmoji-Regular",
}
"""Name of a face in styles -> its file in ``resources/fonts``, without ``.ttf``."""

FALLBACK = (
    "sans",
    "fallback",
    "symbols-2",
    "arabic",
    "hebrew",
    "devanagari",
    "thai",
    "east-asian",
    "emoji",
    "symbols",
    "maths",
)
"""Faces asked in this order for a character that the face of a style lacks."""

SCRIPTS = frozenset({"arabic", "hebrew", "devanagari", "thai", "east-asian"})
"""Faces of writing systems that the faces of the styles do not hold."""

BOX = "\u25a1"
"""What stands for a character that no face covers."""

_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_KEPT_SPACES = "\t\n\r\x0b\x0c\x85"
_LAST_TEXT_SELECTOR, _FIRST_SELECTOR = 0xFE0F, 0xFE00


_PRINTED = "".join(map(chr, range(0x20, 0x7F)))
_EASY = frozenset(_PRINTED + "".join(map(chr, range(0xA1, 0x180)))) - {"\xad"}
EASY = _EASY | frozenset("–—‘’‚“”„†‡•…‹›€™−")
"""Characters that stand side by side as they are typed: no joining, no marks, no direction."""

_MANY_WORDS = 60_000
"""Widths that are remembered at most; a process that makes documents for days forgets them."""


class Widths(dict[str, float]):
    """Widths by word, in ems, found on first asking by *measure*."""

    def __init__(self, measure: Callable[[str], float]) -> None:
        super().__init__()
        self.measure = measure

    def __missing__(self, word: str) -> float:
        if len(self) >= _MANY_WORDS:
            self.clear()
        self[word] = found = self.measure(word)
        return found


class Face:
    """A registered font: widths and coverage by character.

    Args:
        key: its name in styles, such as ``sans``.
        content: the TrueType file.

    Attributes:
        gap: width of a space in ems.
        advances: widths of words with the space after each, in ems; covered ones only.
    """

    def __init__(self, key: str, content: bytes) -> None:
        self.key = key
        self.content = content
        self.name = f"F{crc32(content):08x}{len(content):x}"
        fontfile.read_quickly()
        font: Any = TTFont(self.name, BytesIO(content), shapable=False, asciiReadable=0)
        pdfmetrics.registerFont(font)
        self.font = font
        self.covered: dict[int, int] = font.face.charToGlyph
        widths: dict[int, float] = font.face.charWidths
        default: float = font.face.defaultWidth
        self._glyphs = frozenset(map(chr, compress(self.covered, self.covered.values())))
        ems = [width / 1000 for width in widths.values()]
        self._of_char = dict(zip(map(chr, widths), ems, strict=True))
        self._of_char.setdefault(" ", default / 1000)
        self.gap = self._of_char[" "]
        self.advances = Widths(lambda word: self._measured(word) + self.gap)
        self._of_word = Widths(self._measured)
        self._easy = EASY & self._glyphs
        self._prints_ascii = self._easy.issuperset(_PRINTED)
        self.units = float(font.face.unitsPerEm)
        self.shaper: Any = None
        self.shaped: dict[tuple[str, bool], Any] = {}
        self._codes: dict[tuple[int, str], int] = {}

    def covers(self, char: str) -> bool:
        """Return whether the face has a glyph for *char*."""
        return self.covered.get(ord(char), 0) > 0

    def has_all(self, text: str) -> bool:
        """Return whether the face has a glyph for every character of *text*."""
        return self._glyphs.issuperset(text)

    def sets_easily(self, text: str) -> bool:
        """Return whether the face alone prints *text* as it is typed, letter beside letter."""
        if self._prints_ascii and text.isascii():
            return text.isprintable()
        return self._easy.issuperset(text)

    def width(self, word: str) -> float:
        """Return the width of *word* in ems; every character must be covered."""
        return self._of_word[word]

    def _measured(self, text: str) -> float:
        return sum(map(self._of_char.__getitem__, text))

    def bearings(self, char: str) -> tuple[float, float, float]:
        """Return the white left and right of the ink of *char*, and its depth, in ems."""
        raw: Any = self.font.face
        table: bytes = raw.get_table("glyf")
        glyph = self.covered[ord(char)]
        start = raw.glyphPos[glyph]
        left = int.from_bytes(table[start + 2 : start + 4], "big", signed=True)
        right = int.from_bytes(table[start + 6 : start + 8], "big", signed=True)
        down = int.from_bytes(table[start + 4 : start + 6], "big", signed=True)
        width = raw.hmetrics[glyph][0]
        return left / self.units, (width - right) / self.units, max(0.0, -down / self.units)

    @cached_property
    def blank(self) -> int:
        """The number of a glyph that draws nothing and takes no room; 0 where there is none."""
        raw: Any = self.font.face
        places: Sequence[int] = raw.glyphPos
        advances = raw.hmetrics
        empty = (i for i in range(1, len(places) - 1) if places[i] == places[i + 1])
        return next((i for i in empty if i < len(advances) and not advances[i][0]), 0)

    def code_of(self, glyph: int, said: str) -> int:
        """Return the number by which *glyph* is drawn where it says *said*.

        It is the character itself where the face draws it so anyway; else a number of the
        face's own, above all characters.
        """
        if len(said) == 1 and self.covered.get(ord(said)) == glyph:
            return ord(said)
        code = self._codes.get((glyph, said))
        if code is None:
            raw: Any = self.font.face
            code = configuration.code_for(said)
            self._codes[glyph, said] = code
            raw.charToGlyph[code] = glyph
            raw.charWidths[code] = raw.hmetrics[glyph][0] * 1000 / self.units
        return code

    def advance(self, code: int) -> float:
        """Return how far the drawing of *code* goes on, in ems."""
        found: float = self.font.face.charWidths.get(code, self.font.face.defaultWidth)
        return found / 1000

    def encode_codes(self, codes: Sequence[int], document: Any) -> list[tuple[str, int]]:
        """Return font resource name and one-byte code of each of *codes*."""
        font = self.font
        state = font._assignState(document)  # noqa: SLF001  ReportLab's subsets have no other door
        found: list[tuple[str, int]] = []
        for code in codes:
            number = state.assignments.get(code)
            if number is None:
                number = self._assign(state, code)
            found.append((font.getSubsetInternalName(number >> 8, document), number & 0xFF))
        return found

    @staticmethod
    def _assign(state: Any, code: int) -> int:
        """Give *code* the next free place of the subsets; 0 and 32 of each are taken."""
        number: int = state.nextCode
        if number & 0xFF == ord(" "):
            if number != ord(" "):
                state.subsets[number >> 8].append(ord(" "))
            number += 1
        if number > ord(" "):
            if not number & 0xFF:
                state.subsets.append([0])
                number += 1
            state.subsets[number >> 8].append(code)
        else:
            state.subsets[0][number] = code
        state.nextCode = number + 1
        state.assignments[code] = number
        return number

    def encode(self, text: str, document: Any) -> list[tuple[str, bytes]]:
        """Return *text* as runs of one font resource name and its one-byte codes."""
        return [
            (self.font.getSubsetInternalName(number, document), codes)
            for number, codes in self.font.splitString(text, document)
        ]

    def first_subset(self, document: Any) -> str:
        """Return the resource name of the face's first 223 characters in *document*."""
        name: str = self.font.getSubsetInternalName(0, document)
        return name


@cache
def face(key: str) -> Face:
    """Return the face *key* of `FILES`, loading it on its first use in the process.

    Raises:
        FontMissing: the file is not there or is no TrueType font.
    """
    name = f"fonts/{FILES[key]}.ttf"
    try:
        return Face(key, assets.read_bytes(name))
    except (OSError, TTFError, KeyError) as error:
        raise FontMissing(
            f"The font {name} is missing or damaged. Install the program again."
        ) from error


def clean(text: str) -> str:
    """Return *text* composed, without control, format and variation characters.

    Joiners stay between letters that they part or join. Line ends and tabs become spaces; what
    cannot be printed at all is dropped, what merely lacks a glyph is kept for `runs` to show
    as a box.
    """
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        if char in _KEPT_SPACES or char in "\u2028\u2029":
            kept.append(" ")
        elif "\ud800" <= char <= "\udfff":
            kept.append(BOX)
        elif _FIRST_SELECTOR <= ord(char) <= _LAST_TEXT_SELECTOR or unicodedata.category(char) in {
            "Cc",
            "Cf",
        }:
            if char in JOINERS and kept and INTRICATE.match(kept[-1]):
                kept.append(char)
            continue
        else:
            kept.append(char)
    return LOOSE_JOINERS.sub("", "".join(kept))


@cache
def _face_key(char: str, key: str) -> str:
    """Return the face that prints *char* in a style set in *key*; empty when none does."""
    if char == "\xa0":
        return key
    if face(key).covers(char):
        return key
    if unicodedata.category(char) in _DROPPED_CATEGORIES:
        return ""
    return next((k for k in FALLBACK if face(k).covers(char)), "")


def runs(text: str, key: str) -> list[tuple[Face, str]]:
    """Split cleaned *text* into runs that one face each can print, starting from *key*.

    What no face covers becomes a box. A combining mark stays with its letter where the
    letter's face has it.
    """
    main = face(key)
    if main.has_all(text):
        return [(main, text)]
    found: list[tuple[str, list[str]]] = []
    for char in text:
        last = found[-1][0] if found else ""
        if char in JOINERS and not (last and face(last).covers(char)):
            continue
        joins = last and _leans(char) and face(last).covers(char)
        chosen = last if joins else _face_key(char, key)
        if char == "\xa0":
            char = " "  # noqa: PLW2901  drawn as a space; where lines break is decided before
            chosen = last or key
            if not face(chosen).covers(char):
                chosen = key
        if not chosen:
            char = BOX  # noqa: PLW2901
            chosen = _face_key(char, key)
        if found and found[-1][0] == chosen:
            found[-1][1].append(char)
        else:
            found.append((chosen, [char]))
    return [(face(k), "".join(chars)) for k, chars in found]


def _leans(char: str) -> bool:
    return bool(unicodedata.combining(char)) or char in JOINERS


def uncovered(text: str) -> str:
    """Return the characters of *text* that no shipped font covers, each once, in order."""
    return "".join(
        dict.fromkeys(
            c
            for c in clean(text)
            if not c.isspace() and c not in JOINERS and not _face_key(c, "sans")
        )
    )
