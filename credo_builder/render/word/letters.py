"""What may stand in a Word file, and which way and in which language it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from credo_builder.render.pdf.fonts import BOX, clean
from credo_builder.render.pdf.scripts import base_from_right, language_of, reads_from_right

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no way to write."""
_FROM_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_RUNS = re.compile(
    f"[{_FROM_RIGHT}]+(?:[\\s\\d.,:;!?()\"'«»\u060c\u061b\u061f-]+[{_FROM_RIGHT}]+)*"
)
_EAST = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_REGIONS = {"ar": "ar-SA", "he": "he-IL", "fa": "fa-IR", "ur": "ur-PK", "ja": "ja-JP",
            "zh": "zh-CN", "hi": "hi-IN", "th": "th-TH", "el": "el-GR"}  # fmt: skip


def printable(text: str) -> str:
    """Return *text* as the PDF prints it: composed, without controls, on one line."""
    return _FORBIDDEN.sub(BOX, clean(text))


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of *text* and whether each is written from right to left."""
    place = 0
    for found in _RUNS.finditer(text):
        if found.start() > place:
            yield text[place : found.start()], False
        yield found[0], True
        place = found.end()
    if place < len(text):
        yield text[place:], False


def is_east_asian(text: str) -> bool:
    """Return whether *text* holds letters of East Asia."""
    return not text.isascii() and _EAST.search(text) is not None


def with_region(language: str) -> str:
    """Return a BCP-47 tag as Word wants it, with the region where it is needed."""
    return _REGIONS.get(language, language)


def own_language(text: str, usual: str) -> str:
    """Return the language of *text* where it is another than the *usual* one, else empty."""
    return with_region(language_of(text, usual=usual))


__all__ = [
    "base_from_right",
    "is_east_asian",
    "own_language",
    "printable",
    "reads_from_right",
    "stretches",
    "with_region",
]  # fmt: skip
