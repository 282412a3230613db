"""A line of words: the fragments it is drawn in, each in one setting."""

from __future__ import annotations

from typing import NamedTuple

from credo_builder.render.pdf.colour import Rgb
from credo_builder.render.pdf.fonts import Face


class Glyphs(NamedTuple):
    """What is drawn for a run, in the order of the file.

    Attributes:
        codes: a character, or a number of the face's own for a glyph without one.
        moves: way to go before each glyph, in ems; negative goes back.
        rises: height of each glyph above the baseline, in ems.
        width: of the whole run, in ems.
        spoken: first and last glyph, the latter not included, and the words of each part that
            its glyphs alone would not tell.
    """

    codes: tuple[int, ...]
    moves: tuple[float, ...]
    rises: tuple[float, ...]
    width: float
    spoken: tuple[tuple[int, int, str], ...] = ()


class Run(NamedTuple):
    """Where a fragment of an intricate line belongs.

    Attributes:
        level: embedding level; odd runs read from right to left.
        gap: level of the space before it.
        glyphs: how it is drawn; None where characters alone will do.
        left: distance from the line's left, in points.
        apart: some of its line runs the other way, so that it must not be read as one
            with what is drawn before it.
    """

    level: int = 0
    gap: int = 0
    glyphs: Glyphs | None = None
    left: float = 0
    apart: bool = False


class Fragment(NamedTuple):
    """Part of a line in one face, size and colour; *width* in points.

    ``target`` is where a click leads, empty for plain words; ``dashed`` underlines. A
    fragment without ``run`` follows the one before it; with one it has a place of its own,
    for then lines are kept in the order of reading, whatever the order on paper.
    """

    face: Face
    size: float
    colour: Rgb
    text: str
    width: float
    target: str = ""
    dashed: bool = False
    run: Run | None = None


Line = tuple[Fragment, ...]


def line_width(line: Line) -> float:
    """Return the width of *line* in points."""
    return sum(f.width for f in line)


def ended(line: Line) -> Line:
    """Return *line* with a space behind it that takes no room.

    What is drawn further left on the same height, as the next cell of a row is in a mirrored
    document, would else be read as one word with it.
    """
    spaced = next((part for part in reversed(line) if part.face.covers(" ")), None)
    if spaced is None:
        return line
    last = line[-1]
    run = Run(last.run.level, apart=last.run.apart) if last.run else None
    return (*line, spaced._replace(text=" ", width=0, target=last.target, dashed=False, run=run))
