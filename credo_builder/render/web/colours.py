"""The colours of a brand as a style sheet names them, for light and for dark surroundings."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache

from credo_builder.render.pdf.colour import WHITE, Palette, Rgb, contrast, lch, oklch, palette
from credo_builder.values import dataclass

_WORDS, _SIGNS = 4.6, 3.1
"""Contrast that words and that lines with a meaning have on any ground they stand on."""
_STEP = 0.005


@dataclass(frozen=True)
class Shades:
    """The colours of a page, by what they are for.

    Attributes:
        ground: of the page. tint1, tint2, tint3: panels, from quiet to strong.
        ink: words. muted: small words. mark: coloured words and marks, with ``on_mark`` upon it.
        solid: large areas, with ``on_solid`` upon it.
        rule: lines with meaning. hairline: lines between rows.
    """

    ground: Rgb
    tint1: Rgb
    tint2: Rgb
    tint3: Rgb
    ink: Rgb
    muted: Rgb
    mark: Rgb
    on_mark: Rgb
    solid: Rgb
    on_solid: Rgb
    rule: Rgb
    hairline: Rgb


def light(brand_hex: str) -> Shades:
    """Return the colours of the brand *brand_hex* in light surroundings: those of its paper."""
    paper = palette(brand_hex)
    return Shades(
        ground=WHITE,
        tint1=paper.tint1,
        tint2=paper.tint2,
        tint3=paper.tint3,
        ink=paper.ink,
        muted=paper.muted,
        mark=paper.text,
        on_mark=WHITE,
        solid=paper.solid,
        on_solid=paper.on,
        rule=paper.rule,
        hairline=paper.hairline,
    )


@lru_cache(maxsize=64)
def dark(brand_hex: str) -> Shades:
    """Return the colours of the brand *brand_hex* in dark surroundings."""
    paper: Palette = palette(brand_hex)
    depth, chroma, hue = oklch(paper.brand)
    ground = lch(0.19, min(0.10 * chroma, 0.012), hue)
    tint2 = lch(0.28, min(0.18 * chroma, 0.022), hue)
    return Shades(
        ground=ground,
        tint1=lch(0.235, min(0.12 * chroma, 0.016), hue),
        tint2=tint2,
        tint3=lch(0.37, min(0.30 * chroma, 0.040), hue),
        ink=lch(0.94, min(0.05 * chroma, 0.008), hue),
        muted=_bright(0.74, min(0.10 * chroma, 0.014), hue, tint2, _WORDS),
        mark=_bright(max(depth, 0.74), min(chroma, 0.13), hue, tint2, _WORDS),
        on_mark=ground,
        solid=paper.solid,
        on_solid=paper.on,
        rule=_bright(0.52, min(0.18 * chroma, 0.022), hue, tint2, _SIGNS),
        hairline=lch(0.36, min(0.10 * chroma, 0.012), hue),
    )


def _bright(light_: float, chroma: float, hue: float, ground: Rgb, floor: float) -> Rgb:
    """Return the darkest colour from *light_* up that reads on *ground* at *floor* to 1."""
    colour = lch(light_, chroma, hue)
    while light_ < 1 and contrast(colour, ground) < floor:
        light_ = min(1.0, light_ + _STEP)
        colour = lch(light_, chroma, hue)
    return colour


def properties(shades: Shades) -> str:
    """Return *shades* as custom properties of a style sheet: ``--ink:#1b2a29;…``."""
    names = [one.name for one in fields(shades)]
    return "".join(f"--{n.replace('_', '-')}:{_hex(getattr(shades, n))};" for n in names)


def _hex(colour: Rgb) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in colour)
