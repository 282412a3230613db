"""What the first bytes of a picture file say, read without decoding it."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from credo_builder.values import dataclass

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"

_BARE_PNG = (b"IHDR", b"IDAT", b"IEND")
_PLAIN_PNG = (b"\x08\x02\0\0\0", b"\x08\x06\0\0\0")
"""Eight bits a channel, colours with or without transparency, row after row."""
_START_OF_SCAN = 0xDA
_END = 0xD9
_NO_LENGTH = (0x01, *range(0xD0, 0xD8))
_FRAMES = tuple(m for m in range(0xC0, 0xD0) if m not in (0xC4, 0xC8, 0xCC))
_BASELINE = 0xC0
_APP0 = 0xE0
_PLAIN_JFIF = 14
"""Bytes that say how large pixels are, without a small picture behind them."""
_BEHIND_THE_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7]")
_TABLES = (0xC4, 0xDB, 0xDD)
_DRAWING = re.compile(rb"<svg[\s>]")
_OTHERS = {
    "GIF": re.compile(rb"GIF8[79]a"),
    "WebP": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "TIFF": re.compile(rb"II\*\0|MM\0\*"),
    "BMP": re.compile(rb"BM....\0\0\0\0", re.DOTALL),
    "HEIC": re.compile(rb"....ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1)", re.DOTALL),
    "AVIF": re.compile(rb"....ftypavi[fs]", re.DOTALL),
    "PDF": re.compile(rb"%PDF-"),
}
"""How files begin that people take for pictures we read."""


@dataclass(frozen=True)
class PictureHeader:
    """Media type (``image/png`` or ``image/jpeg``), width and height in pixels."""

    media_type: str
    width: int
    height: int


def header_of(content: bytes) -> PictureHeader | None:
    """Return what *content* says it is; None when it is neither PNG nor JPEG."""
    if content.startswith(PNG):
        if content[12:16] != b"IHDR" or len(content) < 24:  # noqa: PLR2004 - end of the sizes
            return None
        width, height = struct.unpack(">II", content[16:24])
        return PictureHeader("image/png", width, height)
    if content.startswith(JPEG):
        for marker, part in _segments(content):
            if marker in _FRAMES and len(part) >= 5:  # noqa: PLR2004 - precision and sizes
                height, width = struct.unpack(">HH", part[1:5])
                return PictureHeader("image/jpeg", width, height)
    return None


def kind_of(content: bytes) -> str:
    """Return the name of the kind of picture that *content* looks like; empty if unknown."""
    if _DRAWING.search(content[:4096]):
        return "SVG"
    for kind, begins in _OTHERS.items():
        if begins.match(content):
            return kind
    return ""


def is_bare(content: bytes) -> bool:
    """Whether the file holds pixels only, as we write them.

    So it has no comment, profile, place or trailing bytes, is decoded in one go, and needs
    no more memory than its size tells.
    """
    if content.startswith(PNG):
        names = list(_chunks(content))
        plain = content[24:29] in _PLAIN_PNG and names[:1] == [b"IHDR"]
        return plain and all(name in _BARE_PNG for name in names)
    parts = list(_segments(content))
    markers = [marker for marker, _ in parts]
    if markers.count(_BASELINE) != 1 or markers[-1:] != [_START_OF_SCAN]:
        return False
    pixels_only = all(
        part[:5] == b"JFIF\0" and len(part) == _PLAIN_JFIF
        if marker == _APP0
        else marker in (_BASELINE, *_TABLES, _START_OF_SCAN)
        for marker, part in parts
    )
    # What else a file may tell can stand behind the pixels, too.
    scan = content.index(b"\xff\xda")
    end = _BEHIND_THE_SCAN.search(content, scan + 2)
    return pixels_only and end is not None and end.start() == len(content) - 2


def _chunks(content: bytes) -> Iterator[bytes]:
    """Yield the name of each part of a PNG; an empty one where it is broken."""
    at = len(PNG)
    while at + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, at)
        name = content[at + 4 : at + 8]
        end = at + 8 + length
        if end + 4 > len(content):
            break
        if zlib.crc32(content[at + 4 : end]) != struct.unpack_from(">I", content, end)[0]:
            break
        yield name
        at = end + 4
        if name == b"IEND":
            if at != len(content):
                yield b""
            return
    yield b""


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (marker, content) of each part of a JPEG up to its first scan."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - what a marker begins with
        marker = content[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - fill bytes may stand before a marker
            at += 1
            continue
        if marker in _NO_LENGTH:
            at += 2
            continue
        if marker == _END:
            return
        (length,) = struct.unpack_from(">H", content, at + 2)
        yield marker, content[at + 4 : at + 2 + length]
        if marker == _START_OF_SCAN:
            return
        at += 2 + max(length, 2)
