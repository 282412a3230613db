"""One brand colour gives twelve roles whose contrast holds, whatever the colour."""

from __future__ import annotations

import math

import pytest

from credo_builder.render.pdf.colour import WHITE, contrast, from_hex, lch, oklch, palette


def brands():
    """1,944 colours: nine lightnesses, six chromas, thirty-six hues."""
    for light in range(1, 10):
        for chroma in (0.0, 0.04, 0.09, 0.14, 0.2, 0.3):
            for hue in range(0, 360, 10):
                colour = lch(light / 10, chroma, math.radians(hue))
                yield "#" + "".join(f"{round(c * 255):02X}" for c in colour)


@pytest.fixture(scope="module")
def palettes():
    return [palette(brand) for brand in sorted({*brands(), "#000000", "#FFFFFF", "#FFFF00"})]


@pytest.mark.parametrize(
    ("front", "back", "floor"),
    [
        ("text", None, 5.5),
        ("text", "tint2", 4.6),
        ("text", "tint3", 3.4),
        ("muted", "tint2", 4.9),
        ("on", "solid", 4.5),
        ("on", "shade", 6.0),
        ("rule", "tint1", 3.1),
        ("ink", "tint3", 10.0),
        ("ink", None, 12.0),
    ],
)
def test_contrast_has_a_floor(palettes, front, back, floor):
    """No brand colour takes a role below the contrast it needs."""
    lowest = min(
        contrast(getattr(p, front), WHITE if back is None else getattr(p, back)) for p in palettes
    )

    assert lowest >= floor


def test_the_sweep_is_wide(palettes):
    """Nearly two thousand brand colours are tried; those no screen shows fall together."""
    assert 1944 == len(list(brands()))
    assert len(palettes) > 900


def test_a_role_that_is_too_pale_is_noticed(palettes):
    """The brand colours themselves would not do as the colour of words."""
    assert min(contrast(p.brand, p.tint2) for p in palettes) < 1.2


def test_a_pale_brand_is_darkened_for_words():
    """A yellow brand keeps its areas, and its words are made dark enough to read."""
    colours = palette("#FFD54A")

    assert colours.darkened
    assert colours.brand == colours.solid
    assert colours.ink == colours.on


def test_a_dark_brand_stays_as_it_is():
    """A colour that reads well already is used for words as given."""
    colours = palette("#1F5E5B")

    assert not colours.darkened
    assert all(abs(a - b) < 0.01 for a, b in zip(colours.brand, colours.text, strict=True))


def test_there_and_back_again():
    """OKLCH gives back the colour it was made from."""
    colour = from_hex("#A8422B")

    assert all(abs(a - b) < 0.01 for a, b in zip(colour, lch(*oklch(colour)), strict=True))


@pytest.mark.parametrize("text", ["", "red", "#12", "#GGGGGG", "url(x)"])
def test_no_colour_is_the_usual_one(text):
    """What is no colour prints in the usual one."""
    assert palette("#1F5E5B").text == palette(text).text
