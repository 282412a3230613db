"""How well one colour can be read on another."""

from __future__ import annotations

import re

LARGE_LETTERS, SMALL_LETTERS = 3.0, 4.5
"""Least contrast at which large letters, and those of a text, are read well."""
_HEX = re.compile(r"#?[0-9a-fA-F]{6}")
_LOW = 0.04045


def is_colour(text: str) -> bool:
    """Whether *text* names a colour in six hexadecimal digits, with or without ``#``."""
    return _HEX.fullmatch(text.strip()) is not None


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.2, 1.4.3).

    Raises:
        ValueError: one of them is no such colour.
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(hexadecimal: str) -> float:
    if not is_colour(hexadecimal):
        raise ValueError(f"{hexadecimal!r} is no colour")
    digits = hexadecimal.strip().removeprefix("#")
    parts = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= _LOW else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
