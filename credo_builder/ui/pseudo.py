"""Two languages that nobody speaks: they show what a screen does with other people's words.

``en-XA`` is English with accents on its letters, two fifths longer: what stands there without
an accent never went through a catalogue, and what is cut off had no room to grow. ``ar-XB``
is the same, read from the right.
"""

from __future__ import annotations

import gettext
import math
import re

ACCENTED, MIRRORED = "en-XA", "ar-XB"
PSEUDO = (ACCENTED, MIRRORED)
GROWTH = 1.4
_LETTERS = str.maketrans(
    "ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz", "ÂÇĎÉĞĤÎĴĶĻÑÖŔŠŢÛŴÝŽâçďéğĥîĵķļñöŕšţûŵýž"
)
_KEPT = re.compile(r"(\{\{?[A-Za-z_0-9]*(?:[:!][^{}]*)?\}?\}|\s+)")
_VOWELS = re.compile(r"[aeiouyâéîöûý]", re.IGNORECASE)
_SIGNS = ".…?!:;,·”’“‘()&"
_FROM_RIGHT, _ENDED, _MARK = "\u202e", "\u202c", "\u200f"


def longer(text: str) -> str:
    """Return *text* accented and 1.4 times as long; placeholders stay as they are."""
    parts = _KEPT.split(text)
    letters = grown = 0
    for at, part in enumerate(parts):
        if not _is_word(part):
            continue
        letters += len(part)
        parts[at] = _stretched(part.translate(_LETTERS), math.ceil(GROWTH * letters) - grown)
        grown += len(parts[at])
    return "".join(parts)


def _is_word(part: str) -> bool:
    """Whether *part* has letters of its own: no placeholder, figure or white space."""
    return not _KEPT.fullmatch(part) and any(map(str.isalpha, part))


def _stretched(word: str, length: int) -> str:
    """Return *word* with vowels doubled, or letters put at its end, until it is *length* long."""
    pieces: list[str] = []
    lacking = length - len(word)
    for letter in word:
        vowel = lacking > 0 and _VOWELS.fullmatch(letter) is not None
        pieces.append(letter * 2 if vowel else letter)
        lacking -= vowel
    body = "".join(pieces)
    kept = body.rstrip(_SIGNS)
    return f"{kept}{'ŭ' * max(0, lacking)}{body[len(kept) :]}" if kept else body


def mirrored(text: str) -> str:
    """Return *text* longer, each of its words to be read from the right."""
    return "".join(
        p if not _is_word(p) else f"{_MARK}{_FROM_RIGHT}{p}{_ENDED}{_MARK}"
        for p in _KEPT.split(longer(text))
    )


class Pseudo(gettext.NullTranslations):
    """A catalogue that has a translation for every text."""

    def __init__(self, language: str) -> None:
        """Speak *language*, one of `PSEUDO`."""
        super().__init__()
        self._turned = mirrored if language == MIRRORED else longer

    def gettext(self, message: str) -> str:
        """Return *message* as the pseudo-language says it."""
        return self._turned(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for *n* as the pseudo-language says it."""
        return self._turned(msgid1 if n == 1 else msgid2)
