"""PNG pictures whose rows go into a document as they are: the format keeps rows the same way.

A row says which of five ways its bytes are told from their neighbours, each byte from one of
the same channel. So the bytes of transparency can be taken out of a row, and what is left is
a row again; nothing is decoded, and nothing is lost.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

PNG = b"\x89PNG\r\n\x1a\n"
_HEAD = struct.Struct(">LLBBBBB")
_FRAME = 12
"""Bytes of a chunk round its content: length, name, checksum."""
_COLOUR, _CLEAR = 2, 6
"""Kinds of PNG with three channels, and with transparency as a fourth."""
_WAYS = 5
_TELLING = frozenset({b"PLTE", b"tRNS", b"iCCP", b"cICP", b"acTL"})
"""Chunks without which the rows alone would not say what the picture looks like."""


class Rows(NamedTuple):
    """A picture of eight bits a channel, its rows compressed.

    Attributes:
        width: in pixels. height: in pixels.
        colour: rows of red, green and blue. clear: rows of transparency; empty without any.
    """

    width: int
    height: int
    colour: bytes
    clear: bytes


def rows_of(content: bytes, *, most: int, longest: int) -> Rows | None:
    """Return the rows of the PNG *content*; None where somebody must look closer.

    That is so for another kind of file or of PNG, for one with a colour profile, with more than
    *most* pixels or *longest* pixels on a side, and for one that is damaged.
    """
    try:
        chunks = list(_chunks(content))
        wide, high, depth, kind, *rest = _HEAD.unpack(chunks[0][1])
    except (struct.error, ValueError, IndexError):
        return None
    fits = 0 < wide <= longest and 0 < high <= longest and wide * high <= most
    plain = depth == 8 and kind in (_COLOUR, _CLEAR) and not any(rest)  # noqa: PLR2004  bits
    if not (fits and plain) or any(name in _TELLING for name, _ in chunks):
        return None
    kept = b"".join([body for name, body in chunks if name == b"IDAT"])
    length = 1 + wide * (3 if kind == _COLOUR else 4)
    raw = _whole(kept, length * high)
    if raw is None or max(raw[::length]) >= _WAYS:
        return None
    if kind == _COLOUR:
        return Rows(wide, high, kept, b"")
    return Rows(wide, high, *map(_compressed, _parted(raw, length)))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of each chunk.

    Raises:
        ValueError: this is no PNG, or no whole one. struct.error: it ends too soon.
    """
    if not content.startswith(PNG):
        raise ValueError("no PNG")
    at, name = len(PNG), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">L4s", content, at)
        body = content[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack_from(">L", content, at + 8 + length)
        if checksum != zlib.crc32(body, zlib.crc32(name)):
            raise ValueError("damaged")
        yield name, body
        at += _FRAME + length


def _whole(kept: bytes, length: int) -> bytes | None:
    """Return what *kept* holds when it is *length* bytes, and not more; else None."""
    reader = zlib.decompressobj()
    try:
        raw = reader.decompress(kept, length)
        more = b"" if reader.eof else reader.decompress(reader.unconsumed_tail, 1)
    except zlib.error:
        return None
    ends = reader.eof and not more and not reader.unused_data
    return raw if ends and len(raw) == length else None


def _parted(raw: bytes, length: int) -> tuple[bytes, bytes]:
    """Return the rows of colour, and those of transparency."""
    colour: list[bytes] = []
    clear: list[bytes] = []
    for start in range(0, len(raw), length):
        row = raw[start : start + length]
        three = bytearray(length - (length - 1) // 4)
        three[0] = row[0]
        three[1::3], three[2::3], three[3::3] = row[1::4], row[2::4], row[3::4]
        colour.append(bytes(three))
        clear += row[:1], row[4::4]
    return b"".join(colour), b"".join(clear)


def _compressed(rows: bytes) -> bytes:
    # Rows of this kind have runs of one byte rather than words that come again: looking for
    # runs alone takes a third of the time and leaves less.
    packer = zlib.compressobj(strategy=zlib.Z_RLE)
    return packer.compress(rows) + packer.flush()
