"""Spoilt pictures, made from good ones by chance: bytes, parts, sizes and lengths."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable

from fuzz.picture_seeds import PNG, chunk

Way = Callable[[bytes, random.Random], bytes]
_SIZES = (0, 1, 2, 3, 7, 8, 255, 256, 3001, 4000, 8000, 8001, 16_384, 65_535, 2**31 - 1, 2**32 - 1)
_BYTES = (0, 1, 0x7F, 0x80, 0xFE, 0xFF, 0xC0, 0xC2, 0xDA, 0xD9, 0xE1)
_NAMES = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"iCCP", b"zTXt", b"iTXt", b"eXIf", b"acTL", b"fcTL",
          b"fdAT", b"gAMA", b"cHRM", b"IEND", b"pHYs", b"sRGB", b"tEXt")  # fmt: skip


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """Return the picture *content* spoilt in one to five ways."""
    ways = _OF_PNG if content.startswith(PNG) else _OF_JPEG
    for _ in range(chance.choice((1, 1, 2, 3, 5))):
        content = chance.choice(ways)(content, chance)
    return content


def _flipped(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) or 1)
    return content[:at] + bytes([chance.choice(_BYTES) ^ chance.randrange(4)]) + content[at + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _without(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + content[at + chance.randrange(1, 60) :]


def _twice(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    end = at + chance.randrange(1, 200)
    return content[:end] + content[at:end] * chance.choice((1, 1, 3, 50)) + content[end:]


def _chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], len(PNG)
    while at + 8 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        found.append((name, content[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def _chunk_spoilt(content: bytes, chance: random.Random) -> bytes:
    """Spoil what is inside a part, and mend its checksum, so that somebody reads it."""
    parts = _chunks(content)
    if not parts:
        return content
    at = chance.randrange(len(parts))
    name, body = parts[at]
    match chance.randrange(6):
        case 0:
            parts[at] = chance.choice(_NAMES), body
        case 1:
            parts.insert(chance.randrange(len(parts) + 1), parts[at])
        case 2:
            del parts[at]
        case 3:
            parts[at] = name, _cut(body, chance)
        case 4:
            parts[at] = name, body + chance.randbytes(chance.randrange(300))
        case _:
            parts[at] = name, _flipped(body, chance)
    return PNG + b"".join(chunk(*part) for part in parts)


def _png_sized(content: bytes, chance: random.Random) -> bytes:
    parts = _chunks(content)
    if not parts or len(parts[0][1]) != 13:  # noqa: PLR2004  bytes of a head
        return content
    wide, high, *rest = struct.unpack(">IIBBBBB", parts[0][1])
    match chance.randrange(4):
        case 0:
            wide = chance.choice(_SIZES)
        case 1:
            high = chance.choice(_SIZES)
        case 2:
            rest[:2] = chance.choice((1, 2, 4, 8, 16, 3)), chance.choice((0, 2, 3, 4, 6, 7))
        case _:
            rest[chance.randrange(5)] = chance.randrange(4)
    head = struct.pack(">IIBBBBB", wide, high, *rest)
    return PNG + chunk(b"IHDR", head) + b"".join(chunk(*part) for part in parts[1:])


def _marker_at(content: bytes, chance: random.Random) -> int:
    """Return where a marker of a JPEG stands, -1 without any."""
    found = [i for i in range(len(content) - 4) if content[i] == 0xFF and content[i + 1] >= 0xC0]  # noqa: PLR2004
    return chance.choice(found) if found else -1


def _marker_spoilt(content: bytes, chance: random.Random) -> bytes:
    at = _marker_at(content, chance)
    if at < 0:
        return content
    (length,) = struct.unpack_from(">H", content, at + 2)
    match chance.randrange(4):
        case 0:
            return content[: at + 1] + bytes([chance.randrange(0xC0, 0x100)]) + content[at + 2 :]
        case 1:
            wrong = struct.pack(">H", chance.choice(_SIZES) % 2**16)
            return content[: at + 2] + wrong + content[at + 4 :]
        case 2:
            part = content[at : at + 2 + length]
            return content[:at] + part * chance.choice((2, 3, 40)) + content[at + 2 + length :]
        case _:
            return content[:at] + content[at + 2 + length :]


def _jpeg_sized(content: bytes, chance: random.Random) -> bytes:
    frames = [
        i
        for i in range(len(content) - 9)
        if content[i] == 0xFF and content[i + 1] in (0xC0, 0xC2)  # noqa: PLR2004
    ]
    if not frames:
        return content
    at = chance.choice(frames)
    size = struct.pack(">HH", *(chance.choice((24, 32, *_SIZES)) % 2**16 for _ in range(2)))
    kind = bytes([chance.choice((0xC0, 0xC1, 0xC2, 0xC3, 0xC9))])
    if chance.random() < 0.5:  # noqa: PLR2004
        return content[: at + 1] + kind + content[at + 2 :]
    return content[: at + 5] + size + content[at + 9 :]


_ANY: tuple[Way, ...] = (_flipped, _flipped, _cut, _without, _twice)
_OF_PNG = (*_ANY, _chunk_spoilt, _chunk_spoilt, _chunk_spoilt, _chunk_spoilt, _png_sized)
_OF_JPEG = (*_ANY, _marker_spoilt, _marker_spoilt, _marker_spoilt, _jpeg_sized)
