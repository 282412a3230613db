"""The font that people type into fields with: every letter of their language, as it is named.

The fonts of a document hold only the letters that are printed. A program that fills a form sets
any letter, and finds it by its name in an encoding it knows; so this font is written whole for
the encoding of the document's language, with nothing else in it. Languages whose letters join,
stack or count in thousands have no such encoding; the program sets them as it can.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from functools import cache
from typing import Any

from reportlab.pdfbase import _glyphlist

from credo_builder.render.pdf.filework import FileWriter
from credo_builder.render.pdf.fonts import face

FACE = "sans"
_FIRST, _LAST = 0x20, 0xFF
_EMPTY = frozenset({0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D})
_KEPT = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
_MORE, _WORDS, _SCALE, _SCALES, _MATRIX = 0x20, 0x01, 0x08, 0x40, 0x80
_CHECK = 0xB1B0AFBA
_WHOLE = 0xFFFFFFFF


_WESTERN = "cp1252"
_ENCODINGS = {
    "cp1250": ("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"),
    "cp1251": ("be", "bg", "mk", "ru", "sr", "uk"),
    "cp1253": ("el",),
    "cp1254": ("az", "tr"),
    "cp1257": ("et", "lt", "lv"),
}
_ENCODING_OF = {language: name for name, held in _ENCODINGS.items() for language in held}
"""Encodings of languages that need other letters than those of Western Europe."""


@cache
def _characters(encoding: str) -> dict[int, str]:
    """Return the character of each code: of *encoding*, else of that of Western Europe."""
    codes = [code for code in range(_FIRST, _LAST + 1) if code not in _EMPTY]
    shown = {code: bytes([code]).decode(_WESTERN) for code in codes}
    for code in range(0x80, _LAST + 1):
        char = bytes([code]).decode(encoding, "ignore")
        if char and face(FACE).covers(char) and ord(char) in _names():
            shown[code] = char
    return shown


@cache
def _names() -> dict[int, str]:
    """Return the name of each character in the list that all programs share."""
    named: dict[str, int] = _glyphlist._glyphname2unicode  # noqa: SLF001  it has no other door
    return {char: name for name, char in reversed(named.items())}


def _encoding(shown: dict[int, str]) -> str:
    """Return how codes lead to characters, as a PDF says it."""
    usual = _characters(_WESTERN)
    other = [(code, char) for code, char in sorted(shown.items()) if usual.get(code) != char]
    if not other:
        return "/WinAnsiEncoding"
    named = "".join(f" {code}/{_names()[ord(char)]}" for code, char in other)
    return f"<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[{named}]>>"


def write_font(file: FileWriter, language: str) -> int:
    """Write the font for *language*, a BCP-47 tag, into *file*, and return its number."""
    number, descriptor, program = file.number(), file.number(), file.number()
    held: Any = face(FACE).font.face
    encoding = _ENCODING_OF.get(language.partition("-")[0].lower(), _WESTERN)
    content, length = _program(encoding)
    file.add_stream(program, content, b"/Length1 %d" % length)
    box = " ".join(f"{edge:.0f}" for edge in held.bbox)
    file.add(
        descriptor,
        f"<</Type/FontDescriptor/FontName/{_name()}/Flags 32/FontBBox[{box}]"
        f"/ItalicAngle 0/Ascent {held.ascent:.0f}/Descent {held.descent:.0f}"
        f"/CapHeight {held.capHeight:.0f}/StemV {held.stemV:.0f}/FontFile2 {program} 0 R>>",
    )
    shown = _characters(encoding)
    widths = [
        f"{held.charWidths.get(ord(shown[code]), 0):.0f}" if code in shown else "0"
        for code in range(_FIRST, _LAST + 1)
    ]
    file.add(
        number,
        f"<</Type/Font/Subtype/TrueType/BaseFont/{_name()}/FirstChar {_FIRST}/LastChar {_LAST}"
        f"/Widths[{' '.join(widths)}]/Encoding{_encoding(shown)}"
        f"/FontDescriptor {descriptor} 0 R>>",
    )
    return number


def _name() -> str:
    held: Any = face(FACE).font.face
    name: bytes = held.name
    return name.decode("ascii")


@cache
def _program(encoding: str) -> tuple[bytes, int]:
    """Return the compressed font, and how long it is before."""
    made = _FieldFont(face(FACE).font.face, _characters(encoding).values()).content()
    return zlib.compress(made), len(made)


class _FieldFont:
    """A font file with the glyphs of the encoding alone, each under the number it had."""

    def __init__(self, held: Any, shown: Iterable[str]) -> None:
        self.held = held
        chars = sorted({ord(char) for char in shown})
        self.glyph_of = {char: held.charToGlyph.get(char, 0) for char in chars}
        wanted = {0, *self.glyph_of.values()}
        waiting = list(wanted)
        while waiting:
            fresh = set(self._parts(waiting.pop())) - wanted
            wanted |= fresh
            waiting += fresh
        self.wanted = wanted

    def _glyph(self, number: int) -> bytes:
        start, end = self.held.glyphPos[number : number + 2]
        table: bytes = self.held.get_table("glyf")
        return table[start:end]

    def _parts(self, number: int) -> list[int]:
        """Return the glyphs that glyph *number* is put together from."""
        outline = self._glyph(number)
        if not outline or struct.unpack_from(">h", outline)[0] >= 0:
            return []
        found, place, flags = [], 10, _MORE
        while flags & _MORE:
            flags, part = struct.unpack_from(">HH", outline, place)
            found.append(part)
            place += 8 if flags & _WORDS else 6
            place += 2 * bool(flags & _SCALE) + 4 * bool(flags & _SCALES)
            place += 8 * bool(flags & _MATRIX)
        return found

    def content(self) -> bytes:
        """Return the file."""
        tables = {tag: self.held.get_table(tag) for tag in _KEPT if tag in self.held.table}
        outlines, places = bytearray(), [0]
        for number in range(self.held.numGlyphs):
            if number in self.wanted:
                outlines += self._glyph(number)
                outlines += b"\0" * (-len(outlines) % 4)
            places.append(len(outlines))
        tables["glyf"] = bytes(outlines)
        tables["loca"] = struct.pack(f">{len(places)}L", *places)
        head = bytearray(tables["head"])
        struct.pack_into(">L", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        tables["head"] = bytes(head)
        tables["cmap"] = self._characters()
        tables["post"] = struct.pack(">LLhhLLLLL", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0)
        return _assembled(tables)

    def _characters(self) -> bytes:
        """Return the table that leads from characters to glyphs, a segment a character."""
        pairs = [*sorted(self.glyph_of.items()), (0xFFFF, 0)]
        count = len(pairs)
        power = 1 << (count.bit_length() - 1)
        steps = (count * 2, power * 2, power.bit_length() - 1, (count - power) * 2)
        chars = [char for char, _ in pairs]
        deltas = [(glyph - char) & 0xFFFF for char, glyph in pairs[:-1]] + [1]
        words = (*chars, 0, *chars, *deltas, *([0] * count))
        whole = struct.pack(f">HHHHHHH{len(words)}H", 4, 16 + 8 * count, 0, *steps, *words)
        return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + whole


def _assembled(tables: dict[str, bytes]) -> bytes:
    """Return a font file of *tables*, with its directory and its sums."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    begin = struct.pack(
        ">LHHHH", 0x10000, count, power * 16, power.bit_length() - 1, (count - power) * 16
    )
    place, directory, body = 12 + 16 * count, b"", b""
    for tag, table in sorted(tables.items()):
        padded = table + b"\0" * (-len(table) % 4)
        entry = struct.pack(">4sLLL", tag.encode(), _sum(padded), place, len(table))
        directory, body = directory + entry, body + padded
        place += len(padded)
    made = bytearray(begin + directory + body)
    head = made.index(b"head")
    start = struct.unpack_from(">L", made, head + 8)[0]
    struct.pack_into(">L", made, start + 8, (_CHECK - _sum(made)) & _WHOLE)
    return bytes(made)


def _sum(content: bytes | bytearray) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(content) // 4}L", content)
    return sum(words) & _WHOLE
