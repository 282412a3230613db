"""Twelve colour roles from one brand colour, in OKLCH, with contrast that holds on paper."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from credo_builder.values import dataclass

Rgb = tuple[float, float, float]
"""Red, green and blue of sRGB, each 0 to 1."""

WHITE: Rgb = (1.0, 1.0, 1.0)
DEFAULT = "#1F5E5B"
_SLACK = 1e-6
_DEEP, _ON_SHADE = 0.35, 6.0
"""Lightness below which a shade is lighter than its ground; what words on a shade need."""
_KNEE_ENCODED, _KNEE_LINEAR = 0.04045, 0.0031308
"""Where the curve of sRGB turns from a line into a power."""


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _KNEE_ENCODED else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= _KNEE_LINEAR else 1.055 * channel ** (1 / 2.4) - 0.055


def luminance(rgb: Rgb) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(c) for c in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2, 1.4.3)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def from_hex(text: str) -> Rgb:
    """Return the colour of ``#RGB`` or ``#RRGGBB``; anything else is the default brand colour."""
    digits = text.strip().removeprefix("#")
    if re.fullmatch(r"[0-9a-fA-F]{3}", digits):
        digits = "".join(d * 2 for d in digits)
    if not re.fullmatch(r"[0-9a-fA-F]{6}", digits):
        digits = DEFAULT.removeprefix("#")
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return (red, green, blue)


def oklch(rgb: Rgb) -> tuple[float, float, float]:
    """Lightness (0 to 1), chroma and hue (radians) of *rgb* in OKLCH."""
    red, green, blue = (_linear(c) for c in rgb)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    mid = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    light = 0.2104542553 * long + 0.7936177850 * mid - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * mid + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * mid - 0.8086757660 * short
    return light, math.hypot(a, b), math.atan2(b, a)


def _unclipped(light: float, chroma: float, hue: float) -> Rgb:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    mid = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * mid + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * mid - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * mid + 1.7076147010 * short,
    )


def lch(light: float, chroma: float, hue: float) -> Rgb:
    """Return the sRGB colour; chroma is lowered in steps of .002 until it exists."""
    linear = _unclipped(light, chroma, hue)
    while chroma > 0 and not all(-_SLACK <= c <= 1 + _SLACK for c in linear):
        chroma = max(0.0, chroma - 0.002)
        linear = _unclipped(light, chroma, hue)
    red, green, blue = (round(_gamma(min(1.0, max(0.0, c))) * 255) / 255 for c in linear)
    return (red, green, blue)


def _dark(light: float, chroma: float, hue: float, ground: Rgb, floor: float) -> Rgb:
    """Return the lightest colour from *light* down that reads on *ground* at *floor* to 1."""
    colour = lch(light, chroma, hue)
    while light > 0 and contrast(colour, ground) < floor:
        light = max(0.0, light - 0.005)
        colour = lch(light, chroma, hue)
    return colour


def _shade(solid: Rgb, on: Rgb) -> Rgb:
    """Return the colour of a letter upon *solid* that *on* can cross and still be read."""
    depth, chroma, hue = oklch(solid)
    if on == WHITE:
        return lch(depth + (0.07 if depth < _DEEP else -0.075), chroma, hue)
    light = depth + 0.07
    while light < 1 and contrast(on, lch(light, chroma, hue)) < _ON_SHADE:
        light += 0.005
    return lch(light, chroma, hue)


@dataclass(frozen=True)
class Palette:
    """The colour roles of one brand; what each is for stands beside it.

    Attributes:
        brand: the colour as given; never drawn.
        tint1: quiet panels. tint2: panels, chips, empty bars. tint3: rank 1 badges.
        text: coloured words and all marks of figures. solid: large areas, with ``on`` on it.
        shade: the cover's initial. ink: text and strong rules. muted: small text.
        rule: lines with meaning. hairline: lines between rows.
        darkened: whether ``text`` had to be made darker than the brand colour to be read.
    """

    brand: Rgb
    tint1: Rgb
    tint2: Rgb
    tint3: Rgb
    text: Rgb
    solid: Rgb
    on: Rgb
    shade: Rgb
    ink: Rgb
    muted: Rgb
    rule: Rgb
    hairline: Rgb
    darkened: bool


@lru_cache(maxsize=256)
def palette(brand_hex: str) -> Palette:
    """Return the twelve roles of the brand colour *brand_hex*."""
    brand = from_hex(brand_hex)
    light, chroma, hue = oklch(brand)
    tint1 = lch(0.975, min(0.08 * chroma, 0.007), hue)
    tint2 = lch(0.935, min(0.16 * chroma, 0.018), hue)
    text = _dark(light, chroma, hue, tint2, 4.6)
    ink = lch(0.235, min(0.15 * chroma, 0.020), hue)
    usable = max(contrast(brand, WHITE), contrast(brand, ink)) >= 4.5  # noqa: PLR2004
    solid = brand if usable else text
    on = WHITE if contrast(solid, WHITE) >= 4.5 else ink  # noqa: PLR2004
    return Palette(
        brand=brand,
        tint1=tint1,
        tint2=tint2,
        tint3=lch(0.845, min(0.35 * chroma, 0.045), hue),
        text=text,
        solid=solid,
        on=on,
        shade=_shade(solid, on),
        ink=ink,
        muted=_dark(0.50, min(0.12 * chroma, 0.016), hue, tint2, 4.6),
        rule=_dark(0.72, min(0.20 * chroma, 0.025), hue, tint1, 3.1),
        hairline=lch(0.875, min(0.10 * chroma, 0.010), hue),
        darkened=text != lch(light, chroma, hue),
    )
