"""Letters that are only moved together take a short way to the same glyphs."""

from __future__ import annotations

import pytest

from credo_builder.render.pdf import shaping
from credo_builder.render.pdf.fonts import face
from credo_builder.render.pdf.shaping import _shape

TEXTS = (
    "AVATAR", "To wait", "How we serve, Larder Lane", "fi ffl office", "“Yes,” we said – twice…",
    "1.234,50 €", "Ångström Łódź", "A\u0301", "x\u00a0y", "AV\u2060AV",
)  # fmt: skip


@pytest.mark.parametrize("key", ["sans", "sans-bold", "serif", "serif-italic", "hyper"])
@pytest.mark.parametrize("text", TEXTS)
def test_kerned_letters_stand_where_the_long_way_puts_them(monkeypatch, key, text):
    """Codes, moves, heights, width and words are the same on both ways."""
    one = face(key)
    text = "".join(char for char in text if one.covers(char))
    short = _shape(one, text, rtl=False, intricate=False)
    monkeypatch.setattr(shaping, "_kerned", lambda *_: None)

    assert _shape(one, text, rtl=False, intricate=False) == short
