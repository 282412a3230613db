"""What people call a colour: "a dark warm red", never a code."""

from __future__ import annotations

import colorsys

_HUES = (
    (12, "red"), (24, "red-orange"), (42, "orange"), (66, "yellow"), (84, "lime green"),
    (150, "green"), (172, "sea green"), (196, "blue-green"), (246, "blue"), (266, "indigo"),
    (290, "purple"), (318, "magenta"), (340, "rose"), (361, "red"),
)  # fmt: skip
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


def colour_in_words(colour: str) -> str:
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
        return f"pale {name}"
    if light < _VERY_DEEP:
        return f"very dark {name}"
    if light < _DEEP:
        return f"dark {name}"
    return f"soft {name}" if saturation < _SOFT_SATURATION else name


def _hue(degrees: float, value: float, light: float) -> str:
    if _BROWN_HUES[0] <= degrees < _BROWN_HUES[1] and value < _BROWN_VALUE:
        return "brown"
    if _OLIVE_HUES[0] <= degrees < _OLIVE_HUES[1] and value < _OLIVE_VALUE:
        return "olive green"
    if _PINK_HUES[0] <= degrees < _PINK_HUES[1] and light > _PINK_LIGHT:
        return "pink"
    return next(name for upto, name in _HUES if degrees < upto)


def _grey(light: float) -> str:
    if light >= _WHITE:
        return "white"
    if light < _BLACK:
        return "black"
    if light >= _LIGHT_GREY:
        return "light grey"
    return "dark grey" if light < _DARK_GREY else "grey"
