"""Which characters the program's fonts can print, known without opening one of them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache

from credo_builder import assets

_LIST = "fonts/coverage.ranges"
_EVERYWHERE = 0x17F
"""Every letter and sign up to here is in the faces that set the text."""
_TYPED = "‘’‚“”„–—…€"
_UNSEEN = frozenset({"Cc", "Cf"})
_SELECTORS = range(0xFE00, 0xFE10)


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """Return first and last characters of the covered ranges, in order."""
    first: list[int] = []
    last: list[int] = []
    for line in assets.read_text(_LIST).split():
        start, _, end = line.partition("-")
        first.append(int(start, 16))
        last.append(int(end or start, 16))
    return first, last


def is_covered(char: str) -> bool:
    """Return whether a font of the program has a glyph for *char*."""
    code = ord(char)
    first, last = _ranges()
    place = bisect_right(first, code) - 1
    return place >= 0 and code <= last[place]


@cache
def _usual() -> frozenset[str]:
    """Return what most texts are made of, all of it printed and none of it ever composed."""
    letters = frozenset(map(chr, range(_EVERYWHERE + 1)))
    return letters | frozenset(filter(is_covered, _TYPED))


def uncovered(text: str) -> str:
    """Return the characters of *text* that print as a box, each once, in their order.

    Spaces, control characters and signs that only choose between looks are never among them.
    """
    if _usual().issuperset(text):
        return ""
    return "".join(dict.fromkeys(c for c in unicodedata.normalize("NFC", text) if not _prints(c)))


def _prints(char: str) -> bool:
    code = ord(char)
    if code <= _EVERYWHERE or char.isspace() or code in _SELECTORS:
        return True
    return unicodedata.category(char) in _UNSEEN or is_covered(char)
