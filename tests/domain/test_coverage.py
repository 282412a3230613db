"""What the program's fonts can print is known without opening them."""

from __future__ import annotations

import pytest

from credo_builder.domain.coverage import is_covered, uncovered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", ""),
        ("Café – “quoted” … 日本 שלום नमस्ते 😀", ""),
        ("한국 and 한 again", "한국"),
        ("a\u200bb\ufeff ❤\ufe0f می\u200cخواهم", ""),
        ("ꠀ twice ꠀ", "ꠀ"),
        ("\ue123", "\ue123"),
    ],
)
def test_characters_without_a_glyph_are_told_once(text, expected):
    """Each character that prints as a box is told once, in the order of the text."""
    assert expected == uncovered(text)


def test_the_ends_of_a_range_are_in_it():
    """The first and last characters of a covered range are covered, their neighbours not."""
    assert [False, True, True, False] == [
        is_covered(c) for c in ("\u0379", "\u037a", "\u037f", "\u0380")
    ]
