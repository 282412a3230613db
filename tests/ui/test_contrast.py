"""Every pair of colours that is read together can be read, in every look."""

from __future__ import annotations

import pytest

from credo_builder.domain.contrast import contrast
from credo_builder.ui.theme import CONTRAST, DARK, LIGHT

LOOKS = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
"""The look of the desktop is the light or the dark one."""
GROUNDS = ("window", "surface", "sunken", "accent_soft", "desk")
READ = (
    *(("text", ground) for ground in (*GROUNDS, "ok_soft", "warn_soft", "err_soft")),
    *(("muted", ground) for ground in ("window", "surface", "sunken", "accent_soft", "desk")),
    *(("accent_text", ground) for ground in ("window", "surface", "sunken", "accent_soft")),
    *(("warn", ground) for ground in ("window", "surface", "sunken", "warn_soft")),
    *(("err", ground) for ground in ("window", "surface", "err_soft")),
    *(("ok", ground) for ground in ("window", "surface", "ok_soft")),
    ("on_accent", "accent"),
    ("on_accent", "accent_text"),
    ("focus", "surface"),
    ("surface", "text"),
)
SEEN = (
    *(("focus", ground) for ground in (*GROUNDS, "warn_soft")),
    *(("control", ground) for ground in ("window", "surface")),
    *(("accent", ground) for ground in ("window", "surface", "sunken", "accent_soft")),
)
"""Edges, rings and signs: three to one is enough for what is no text."""


@pytest.mark.parametrize("look", LOOKS)
def test_words_stand_out_from_their_ground(look):
    """Text reaches 4.5 to 1 on every ground it is written on."""
    tokens = LOOKS[look]
    faint = {
        (ink, ground): round(contrast(getattr(tokens, ink), getattr(tokens, ground)), 2)
        for ink, ground in READ
        if contrast(getattr(tokens, ink), getattr(tokens, ground)) < 4.5
    }

    assert {} == faint


@pytest.mark.parametrize("look", LOOKS)
def test_edges_and_the_focus_ring_stand_out_from_their_ground(look):
    """The ring of the focus, edges of fields and signs reach 3 to 1."""
    tokens = LOOKS[look]
    faint = {
        (sign, ground): round(contrast(getattr(tokens, sign), getattr(tokens, ground)), 2)
        for sign, ground in SEEN
        if contrast(getattr(tokens, sign), getattr(tokens, ground)) < 3
    }

    assert {} == faint


def test_faint_colours_would_be_noticed():
    """Grey on white is told from what can be read."""
    assert contrast("#AAAAAA", "#FFFFFF") < 3 < contrast("#8A8A8A", "#FFFFFF") < 4.5
