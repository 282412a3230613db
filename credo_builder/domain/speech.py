"""How a text sounds when somebody says it: words, seconds, and the age that reads it well."""

from __future__ import annotations

import re
from enum import Enum

WORDS_A_MINUTE = 125
"""Pace of somebody who speaks to a room."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_SENTENCE = re.compile(r"[.!?…]+(?:[”’\")]*)(?:\s|$)")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of writing systems that put no space between words."""
_VOWELS = re.compile(r"[aeiouy]+")
_YOUNGEST, _OLDEST = 6, 20
_EASY_TO, _FAIR_TO = 12, 15
_SCHOOL_BEGINS = 5
"""Years of age at which the first year of school is counted from."""


class Ease(Enum):
    """How easily a text is read."""

    EASY = "easy"
    FAIR = "fair"
    HARD = "hard"


def count_words(text: str) -> int:
    """Return how many words *text* has; a figure is a word."""
    return len(_WORD.findall(text))


def is_spaced(text: str) -> bool:
    """Whether *text* is written with spaces between its words, so that they can be counted."""
    return not _UNSPACED.search(text)


def seconds_aloud(text: str) -> int:
    """Return how many seconds *text* takes when it is said to a room, rounded."""
    return round(count_words(text) * 60 / WORDS_A_MINUTE)


def reading_age(text: str, language: str) -> int | None:
    """Return the age, 6 to 20, at which *text* reads well (Flesch-Kincaid).

    None for a text without words, or in another *language* than English: syllables are
    counted as English has them.
    """
    words = _WORD.findall(text.lower())
    if not words or not language.lower().startswith("en"):
        return None
    sentences = max(1, len(_SENTENCE.findall(text)))
    syllables = sum(_syllables(word) for word in words)
    grade = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
    return max(_YOUNGEST, min(_OLDEST, round(grade) + _SCHOOL_BEGINS))


def ease(age: int) -> Ease:
    """Return how easily a text is read that suits readers of *age* years."""
    if age <= _EASY_TO:
        return Ease.EASY
    return Ease.FAIR if age <= _FAIR_TO else Ease.HARD


def _syllables(word: str) -> int:
    """Groups of vowels; a silent e at the end is none."""
    groups = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)
