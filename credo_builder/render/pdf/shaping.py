"""Glyphs for letters that join, stack or kern, by HarfBuzz, and the order they are drawn in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from credo_builder.render.pdf.fonts import Face
from credo_builder.render.pdf.lines import Glyphs
from credo_builder.render.pdf.spelling import NOTHING, Letter, Placed, is_hard, spelled, stacked

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
    if not intricate:
        kerned = _kerned(face, text, buffer.glyph_infos, buffer.glyph_positions)
        if kerned is not None:
            return kerned
    em = face.units
    pen, placed = 0.0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        left, rise = pen + position.x_offset / em, position.y_offset / em
        advance = position.x_advance / em
        placed.append(Placed(info.cluster, info.codepoint, left, rise, advance))
        pen += advance
    parts = list(_parts(text, placed[::-1] if rtl else placed))
    letters: list[Letter] | None = None
    if rtl and is_hard(parts) and face.blank and face.covers(" "):
        letters = spelled(parts, face.covered[ord(" ")], face.advance(ord(" ")))
    elif not rtl and face.blank:
        letters = stacked(parts)
    if letters is not None:
        return _spelled(face, letters, pen)
    return _read_as_drawn(face, parts, pen, rtl=rtl)


def _kerned(
    face: Face, text: str, glyphs: Sequence[Any], positions: Sequence[Any]
) -> Glyphs | None:
    """Return the letters of *text*, each drawn as itself and moved towards the next.

    None where a letter is not drawn by its own glyph, or not on the line; that takes a
    closer look.
    """
    if len(glyphs) != len(text):
        return None
    em, covered = face.units, face.covered
    pen = reached = 0.0
    moves: list[float] = []
    for place, (char, glyph, position) in enumerate(zip(text, glyphs, positions, strict=True)):
        code = ord(char)
        own = glyph.cluster == place and glyph.codepoint == covered.get(code)
        if not own or position.x_offset or position.y_offset:
            return None
        moves.append(pen - reached)
        reached = pen + face.advance(code)
        pen += position.x_advance / em
    return Glyphs(tuple(map(ord, text)), tuple(moves), (0.0,) * len(text), pen)


def _read_as_drawn(
    face: Face, parts: Sequence[tuple[list[Placed], str]], width: float, *, rtl: bool
) -> Glyphs:
    """Return the glyphs of *parts* in the order of the line, words said where they begin."""
    codes = [code for glyphs, words in parts for code in _codes(face, glyphs, words)]
    placed = [glyph for glyphs, _ in parts for glyph in glyphs]
    if rtl:
        codes.reverse()
        placed.reverse()
    moves = _moves(face, codes, [g.left for g in placed])
    return Glyphs(tuple(codes), moves, tuple(g.rise for g in placed), width)


def _spelled(face: Face, letters: Sequence[Letter], width: float) -> Glyphs:
    """Return the glyphs of *letters*, empty ones among them."""
    codes: list[int] = []
    spoken: list[tuple[int, int, str]] = []
    opened = (0, "")
    for place, one in enumerate(letters):
        glyph = one.glyph
        if glyph is None:
            glyph = face.covered[ord(" ")] if one.wide else face.blank
        codes.append(face.code_of(glyph, one.said))
        opened = (place, one.opens) if one.opens else opened
        if one.closes:
            spoken.append((opened[0], place + 1, opened[1]))
    moves = _moves(face, codes, [one.left for one in letters])
    rises = tuple(one.rise for one in letters)
    return Glyphs(tuple(codes), moves, rises, width, tuple(spoken))


def _moves(face: Face, codes: Sequence[int], lefts: Sequence[float]) -> tuple[float, ...]:
    """Return how far to go before each glyph, so that it stands at its place."""
    reached, moves = 0.0, []
    for code, left in zip(codes, lefts, strict=True):
        moves.append(left - reached)
        reached = left + face.advance(code)
    return tuple(moves)


def _parts(text: str, placed: Sequence[Placed]) -> Iterator[tuple[list[Placed], str]]:
    """Yield the least groups of glyphs, in the order of reading, that stand for whole letters.

    A group is one glyph, unless a letter takes several or glyphs have changed places.
    """
    backwards = accumulate((g.cluster for g in reversed(placed)), min, initial=len(text))
    next_starts = list(backwards)[-2::-1]
    group: list[Placed] = []
    first = 0
    for glyph, following in zip(placed, next_starts, strict=True):
        group.append(glyph)
        if following > max(g.cluster for g in group):
            yield group, text[first:following]
            group, first = [], following
    if group:
        yield group, text[first:]


def _codes(face: Face, glyphs: Sequence[Placed], words: str) -> list[int]:
    """Return what draws a group of *glyphs*; the first of them says its *words*."""
    said = [words] + [NOTHING] * (len(glyphs) - 1)
    return [face.code_of(g.glyph, one) for g, one in zip(glyphs, said, strict=True)]


def _font(face: Face, uharfbuzz: Any) -> Any:
    if face.shaper is None:
        face.shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(face.content)))
    return face.shaper
