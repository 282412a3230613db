"""What people call a colour: "a dark warm red", never a code."""

from __future__ import annotations

import colorsys

from credo_builder.i18n import Told, marked, told

_HUES = (
    (12, marked("red")),
    (24, marked("red-orange")),
    (42, marked("orange")),
    (66, marked("yellow")),
    (84, marked("lime green")),
    (150, marked("green")),
    (172, marked("sea green")),
    (196, marked("blue-green")),
    (246, marked("blue")),
    (266, marked("indigo")),
    (290, marked("purple")),
    (318, marked("magenta")),
    (340, marked("rose")),
    (361, marked("red")),
)
"""Names of hues by the degrees up to which they hold."""
_BROWN_HUES = (8, 46)
_BROWN_VALUE = 0.62
_OLIVE_HUES = (46, 88)
_OLIVE_VALUE = 0.55
_PINK_HUES = (318, 350)
_PINK_LIGHT = 0.6
_PALE, _DEEP, _VERY_DEEP = 0.72, 0.34, 0.2
_GREY_SATURATION, _GREY_SPAN = 0.09, 0.07
_SOFT_SATURATION = 0.3
_WHITE, _BLACK = 0.95, 0.1
_LIGHT_GREY, _DARK_GREY = 0.66, 0.36


def colour_in_words(colour: str) -> Told:
    """Return the name of the colour ``#RRGGBB``, such as "dark brown" or "soft blue-green".

    Raises:
        ValueError: *colour* is not six hexadecimal digits after a number sign.
    """
    if len(colour) != len("#RRGGBB") or not colour.startswith("#"):
        raise ValueError(f"Not a colour: {colour!r}")
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    span = max(red, green, blue) - min(red, green, blue)
    if span < _GREY_SPAN or saturation < _GREY_SATURATION:
        return _grey(light)
    name = _hue(hue * 360, max(red, green, blue), light)
    if light >= _PALE:
        return told("pale {colour}", colour=name)
    if light < _VERY_DEEP:
        return told("very dark {colour}", colour=name)
    if light < _DEEP:
        return told("dark {colour}", colour=name)
    return told("soft {colour}", colour=name) if saturation < _SOFT_SATURATION else name


def _hue(degrees: float, value: float, light: float) -> Told:
    if _BROWN_HUES[0] <= degrees < _BROWN_HUES[1] and value < _BROWN_VALUE:
        return told("brown")
    if _OLIVE_HUES[0] <= degrees < _OLIVE_HUES[1] and value < _OLIVE_VALUE:
        return told("olive green")
    if _PINK_HUES[0] <= degrees < _PINK_HUES[1] and light > _PINK_LIGHT:
        return told("pink")
    return told(next(name for upto, name in _HUES if degrees < upto))


def _grey(light: float) -> Told:
    if light >= _WHITE:
        return told("white")
    if light < _BLACK:
        return told("black")
    if light >= _LIGHT_GREY:
        return told("light grey")
    return told("dark grey") if light < _DARK_GREY else told("grey")
