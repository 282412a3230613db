"""Glyphs for letters that join, stack or kern, by HarfBuzz, and the order they are drawn in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from credo_builder.render.pdf.fonts import Face
from credo_builder.render.pdf.lines import Glyphs

_NOTHING = "\u2060"
"""What a second glyph of one character says: a joiner that no reader shows."""

_PLAIN_LETTERS = {"kern": True, "liga": False, "clig": False, "calt": False}
"""What Latin letters in large sizes get: pairs moved together, no ligatures."""


def shape(face: Face, text: str, *, rtl: bool, intricate: bool) -> Glyphs:
    """Return the glyphs of *text*, one run of one script and one direction, in *face*.

    They come from left to right, as readers of the file expect them, whichever way the run
    reads.

    Args:
        face: must cover every character.
        text: the run.
        rtl: it reads from right to left.
        intricate: letters join or stack; else they are only moved together.
    """
    known = face.shaped.get((text, rtl))
    if known is None:
        known = face.shaped[text, rtl] = _shape(face, text, rtl=rtl, intricate=intricate)
    return known


def _shape(face: Face, text: str, *, rtl: bool, intricate: bool) -> Glyphs:
    import uharfbuzz  # noqa: PLC0415  most documents need it for few words; some for none

    font = _font(face, uharfbuzz)
    buffer: Any = uharfbuzz.Buffer()
    buffer.add_codepoints([ord(c) for c in text])
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.CHARACTERS
    uharfbuzz.shape(font, buffer, {} if intricate else _PLAIN_LETTERS)
    em = face.units
    pen, placed = 0.0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        left, rise = pen + position.x_offset / em, position.y_offset / em
        placed.append(_Placed(info.cluster, info.codepoint, left, rise))
        pen += position.x_advance / em
    parts = list(_parts(text, placed[::-1] if rtl else placed))
    codes: list[int] = []
    spoken: list[tuple[int, int, str]] = []
    for glyphs, words in parts:
        if len(glyphs) > 1 and not rtl:
            spoken.append((len(codes), len(codes) + len(glyphs), words))
        codes += _codes(face, glyphs, words)
    if rtl:
        codes.reverse()
    reached, moves = 0.0, []
    for code, glyph in zip(codes, placed, strict=True):
        moves.append(glyph.left - reached)
        reached = glyph.left + face.advance(code)
    return Glyphs(tuple(codes), tuple(moves), tuple(g.rise for g in placed), pen, tuple(spoken))


class _Placed(NamedTuple):
    """A glyph where it stands: the letter it begins with, its number, left and rise in ems."""

    cluster: int
    glyph: int
    left: float
    rise: float


def _parts(text: str, placed: Sequence[_Placed]) -> Iterator[tuple[list[_Placed], str]]:
    """Yield the least groups of glyphs, in the order of reading, that stand for whole letters.

    A group is one glyph, unless a letter takes several or glyphs have changed places.
    """
    backwards = accumulate((g.cluster for g in reversed(placed)), min, initial=len(text))
    next_starts = list(backwards)[-2::-1]
    group: list[_Placed] = []
    first = 0
    for glyph, following in zip(placed, next_starts, strict=True):
        group.append(glyph)
        if following > max(g.cluster for g in group):
            yield group, text[first:following]
            group, first = [], following
    if group:
        yield group, text[first:]


def _codes(face: Face, glyphs: Sequence[_Placed], words: str) -> list[int]:
    """Return what draws a group of *glyphs*; the first of them says its *words*."""
    said = [words] + [_NOTHING] * (len(glyphs) - 1)
    return [face.code_of(g.glyph, one) for g, one in zip(glyphs, said, strict=True)]


def _font(face: Face, uharfbuzz: Any) -> Any:
    if face.shaper is None:
        face.shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(face.content)))
    return face.shaper
