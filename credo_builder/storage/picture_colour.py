"""The one colour a logo is remembered by."""

from __future__ import annotations

import colorsys
import io
import warnings

from credo_builder.domain.records import Picture

_SIDE = 96
"""Pixels of the longer side at which colours are counted; more would tell the same."""
_COLOURS = 12
_CLEAR = 128
"""Pixels more see-through than this are no part of the logo."""
_LEAST_SHARE = 0.02
_GREY = 0.15
_NEAR_WHITE, _NEAR_BLACK = 0.93, 0.12


def main_colour(picture: Picture) -> str:
    """Return the colour of *picture* as ``#RRGGBB``; empty when it is black, white or grey.

    The colour that covers most, weighed by how strong it is; hardly any pixel of a logo that
    is not white paper or black letters is enough.
    """
    from PIL import Image  # noqa: PLC0415 - only this function decodes

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(picture.content)) as opened:
            small = opened.convert("RGBA")
    small.thumbnail((_SIDE, _SIDE))
    raw = small.tobytes()
    pixels = [raw[at : at + 3] for at in range(0, len(raw), 4) if raw[at + 3] >= _CLEAR]
    if not pixels:
        return ""
    flat = Image.frombytes("RGB", (len(pixels), 1), b"".join(pixels))
    places = flat.quantize(_COLOURS)
    colours = places.getpalette("RGB") or []
    found = [
        (places.histogram()[at], (colours[3 * at], colours[3 * at + 1], colours[3 * at + 2]))
        for at in range(len(colours) // 3)
    ]
    found = [(n, c) for n, c in found if n >= _LEAST_SHARE * len(pixels) and _is_coloured(c)]
    if not found:
        return ""
    _number, best = max(found, key=lambda one: one[0] * _strength(one[1]))
    return "#{:02X}{:02X}{:02X}".format(*best)


def _is_coloured(colour: tuple[int, int, int]) -> bool:
    _hue, light, strength = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    return strength > _GREY and _NEAR_BLACK < light < _NEAR_WHITE


def _strength(colour: tuple[int, int, int]) -> float:
    return max(colour) / 255 - min(colour) / 255 + _GREY
