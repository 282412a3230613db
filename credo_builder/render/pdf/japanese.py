"""Where large Japanese words part well: between phrases, not inside them.

Lines of running text may end nearly anywhere. A heading reads better when a phrase stays whole,
and most phrases begin where kana end and other letters start.
"""

from __future__ import annotations

import re

_KANA = re.compile("[\u3041-\u309f]")
_ANY_KANA = re.compile("[\u3041-\u30ff]")
_KANJI_SIGNS = frozenset("\u3005\u3007")
_KATAKANA = re.compile("[\u30a1-\u30ff]")
_ENDS = frozenset("、。，．！？」』）】・…")
_OPENS = frozenset("「『（【")
_POLITE = frozenset("おご御")
"""What stands before a word out of politeness, and belongs to it."""


def is_japanese(text: str) -> bool:
    """Return whether *text* holds kana, which no other language is written in."""
    return not text.isascii() and _ANY_KANA.search(text) is not None


def _is_kanji(letter: str) -> bool:
    # A pattern over so many letters would take every document milliseconds to compile.
    return "\u3400" <= letter <= "\u9fff" or letter in _KANJI_SIGNS


def begins_phrase(before: str, after: str, following: str) -> bool:
    """Return whether a phrase begins between two letters.

    Args:
        before: the letter before the place, empty at the start.
        after: the letter behind it.
        following: the letter behind that, empty at the end.
    """
    if before in _ENDS or after in _OPENS:
        return True
    if after in _POLITE and _is_kanji(following):
        return before not in _OPENS
    if _is_kanji(after):
        return bool(_KANA.match(before)) and before not in _POLITE
    if _KATAKANA.match(after) and after != "\u30fc":
        return not _KATAKANA.match(before)
    return False
