"""What a PDF says of its origin, read without a reader of PDFs: enough to make it again."""

from __future__ import annotations

import hashlib
import re
import zlib

from credo_builder.values import dataclass

_MADE_BY = re.compile(rb"/Producer\(Credo Builder ([^()\\]{1,40})\)")
_START = re.compile(rb"startxref\n(\d{1,12})\n%%EOF\n\Z")
_IDENTITY = re.compile(rb"/ID\[<([0-9a-f]{32})><\1>\]")
_PACKED = re.compile(rb"/Type/ObjStm[^>]*>>\s*stream\r?\n")
_PAGE = re.compile(rb"/MediaBox\[0 0 (\d{2,5}(?:\.\d+)?) (\d{2,5}(?:\.\d+)?)\]")
_MOST_UNPACKED = 2**24


@dataclass(frozen=True)
class Origin:
    """What a PDF says of itself.

    Attributes:
        version: of the program that made it.
        is_whole: whether its number is still the one of what it holds.
        page: width and height of its first page, in points; None where none is told.
    """

    version: str
    is_whole: bool
    page: tuple[float, float] | None


def origin_of(content: bytes) -> Origin | None:
    """Return what the PDF *content* says of its origin; None where it is none of ours."""
    made_by = _MADE_BY.search(content)
    if made_by is None:
        return None
    return Origin(made_by[1].decode("latin-1"), _is_whole(content), _page(content))


def _is_whole(content: bytes) -> bool:
    start = _START.search(content)
    if start is None:
        return False
    told = _IDENTITY.search(content, int(start[1]))
    held = hashlib.md5(content[: int(start[1])], usedforsecurity=False).hexdigest()
    return told is not None and told[1] == held.encode()


def _page(content: bytes) -> tuple[float, float] | None:
    for found in _PACKED.finditer(content):
        unpacking = zlib.decompressobj()
        try:
            held = unpacking.decompress(content[found.end() :], _MOST_UNPACKED)
        except zlib.error:
            continue
        page = _PAGE.search(held)
        if page:
            return float(page[1]), float(page[2])
    return None
