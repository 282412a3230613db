"""How the glyphs of a word from the right spell it, for programs that read the file.

Such programs take glyphs from left to right, one letter each, and turn the letters round. A
glyph that stands for two letters would keep its two in the wrong order, and a vowel mark, which
stands above or below its letter, would be taken for a word of its own. So every letter and mark
of such a word gets a glyph on the line: where none is drawn, an empty one says it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

NOTHING = "\u2060"
"""What a glyph says that only adds to the look of another: a joiner that no reader shows."""

_FROM_RIGHT = "\u200f"
"""An invisible letter from the right, behind a word that ends with a mark: readers take marks
that no letter leads for words from the left."""

_APART = 0.105
"""Two glyphs on a line begin at least so far apart; nearer ones are taken for one drawn twice."""
_OVERLAP, _GAP = 0.19, 0.09
"""How far a glyph may lie over the one before it, or behind it, within one word. All in ems."""
_STEP, _REACH = 0.03, 12
_MOST_EMPTY = 6
"""Empty glyphs side by side that are placed with care; no language writes so many marks."""


class Placed(NamedTuple):
    """A glyph where it stands: the letter it begins with, its number, left, rise and advance."""

    cluster: int
    glyph: int
    left: float
    rise: float
    advance: float


class Letter(NamedTuple):
    """One glyph as it is drawn and read.

    Attributes:
        glyph: its number; None for an empty one. wide: whether an empty one takes room.
        said: what it says. left, rise: where it stands, in ems.
        opens, closes: what is said for all drawn from here on, and that this is the last of it.
    """

    glyph: int | None
    said: str
    left: float
    rise: float = 0
    wide: bool = False
    opens: str = ""
    closes: bool = False


class _Unit(NamedTuple):
    """Letters drawn by one glyph that moves on, with all that is drawn upon it."""

    main: Placed
    upon: tuple[Placed, ...]
    words: str


def is_hard(parts: Sequence[tuple[Sequence[Placed], str]]) -> bool:
    """Return whether *parts*, glyphs and the letters they stand for, need empty glyphs."""
    return any(
        len(words) > 1 or len(glyphs) > 1 or any(g.rise or not g.advance for g in glyphs)
        for glyphs, words in parts
    )


def spelled(
    parts: Sequence[tuple[Sequence[Placed], str]], blank: int, space: float
) -> list[Letter] | None:
    """Return the glyphs of a word from left to right; None where no letter moves on.

    Args:
        parts: least groups of glyphs with their letters, in the order of reading.
        blank: number of the empty glyph that takes room.
        space: its advance, in ems.
    """
    units = _units(parts, blank)
    if units is None:
        return None
    letters: list[Letter] = []
    waiting: list[str] = []
    before: tuple[float, float] | None = None
    for unit in reversed(units):
        said = unit.words[::-1]
        if not letters and _leans(said[0]):
            said = _FROM_RIGHT + said
        place = _spoken_by_main(said)
        waiting += said[:place]
        letters += _empty(tuple(waiting), before, unit.main.left, space)
        letters += _drawn(unit, said[place])
        waiting = list(said[place + 1 :])
        before = (unit.main.left, unit.main.left + unit.main.advance)
    return letters + _empty(tuple(waiting), before, None, space)


def stacked(parts: Sequence[tuple[Sequence[Placed], str]]) -> list[Letter]:
    """Return the glyphs of a run from the left; what stands higher is read with its letter."""
    return [letter for glyphs, words in _groups(parts) for letter in _stack(glyphs, words)]


def _stack(glyphs: Sequence[Placed], words: str) -> Iterator[Letter]:
    first = glyphs[0]
    if len(glyphs) == 1:
        yield Letter(first.glyph, words, first.left, first.rise)
        return
    yield Letter(first.glyph, words, first.left, first.rise, opens=words)
    for glyph in glyphs[1:]:
        yield Letter(glyph.glyph, NOTHING, glyph.left, glyph.rise)
    yield Letter(None, NOTHING, max(g.left + g.advance for g in glyphs), closes=True)


def _groups(
    parts: Sequence[tuple[Sequence[Placed], str]], *, flat: bool = False
) -> list[tuple[list[Placed], str]]:
    """Return *parts* joined to the letters they stand upon; if *flat*, those in the line too."""
    groups: list[tuple[list[Placed], str]] = []
    for glyphs, words in parts:
        upon = groups and not any(g.advance for g in glyphs)
        if upon and (flat or _needs_letter(groups[-1][0][-1], glyphs[0])):
            groups[-1] = (groups[-1][0] + list(glyphs), groups[-1][1] + words)
        else:
            groups.append((list(glyphs), words))
    return groups


def _needs_letter(before: Placed, mark: Placed) -> bool:
    """Return whether *mark* alone would be taken for a word of its own."""
    ends = before.left, before.left + before.advance
    return bool(mark.rise) or any(abs(mark.left - end) < _APART for end in ends)


def _units(parts: Sequence[tuple[Sequence[Placed], str]], blank: int) -> list[_Unit] | None:
    """Return letters with what stands upon them, in the order of reading."""
    units: list[_Unit] = []
    for glyphs, words in _groups(parts, flat=True):
        main = next((g for g in glyphs if g.advance and not g.rise), None)
        if main is None or not words:
            return None
        upon = tuple(g for g in glyphs if g is not main and g.glyph != blank)
        units.append(_Unit(main, upon, words))
    return units


def _spoken_by_main(said: str) -> int:
    """Return which of the letters, from left to right, the glyph that is drawn says."""
    return next((i for i, c in enumerate(said) if not _leans(c)), 0)


def _leans(char: str) -> bool:
    return unicodedata.category(char)[0] in "MC"


def _drawn(unit: _Unit, said: str) -> Iterator[Letter]:
    main, upon = unit.main, unit.upon
    if not upon:
        yield Letter(main.glyph, said, main.left)
        return
    yield Letter(main.glyph, said, main.left, opens=said)
    for glyph in upon:
        yield Letter(glyph.glyph, NOTHING, glyph.left, glyph.rise)
    yield Letter(None, NOTHING, main.left + main.advance, closes=True)


def _empty(
    said: tuple[str, ...], before: tuple[float, float] | None, after: float | None, space: float
) -> list[Letter]:
    """Return empty glyphs that say *said* between two drawn ones, where readers see one word.

    Args:
        said: what each says, from left to right.
        before: left and right of the glyph drawn before.
        after: left of the one drawn next.
        space: advance of an empty glyph that takes room.
    """
    if not said:
        return []
    edge = before[1] if before else (after or 0.0)
    shifted = None if before is None else (before[0] - edge, before[1] - edge)
    found = _places(
        len(said),
        shifted and (round(shifted[0], 3), round(shifted[1], 3)),
        None if after is None else round(after - edge, 3),
        round(space, 3),
    )
    return [
        Letter(None, one, edge + left, wide=wide)
        for one, (left, wide) in zip(said, found, strict=True)
    ]


@lru_cache(maxsize=4096)
def _places(
    count: int, before: tuple[float, float] | None, after: float | None, space: float
) -> tuple[tuple[float, bool], ...]:
    """Return left and kind of *count* empty glyphs, measured from the edge between two others."""
    if count <= _MOST_EMPTY:
        found = _fitting(count, before, after, space)
        if found is not None:
            return found
    return tuple((-_APART * (count - n), True) for n in range(count))


def _fitting(
    count: int, before: tuple[float, float] | None, after: float | None, space: float
) -> tuple[tuple[float, bool], ...] | None:
    if not count:
        return () if after is None or _follows(before, after) else None
    steps = sorted(range(-_REACH, _REACH // 2 + 1), key=lambda n: (abs(n), n))
    for wide in (False, True) if after is None else (True, False):
        for step in steps:
            left = step * _STEP
            if not _follows(before, left):
                continue
            rest = _fitting(count - 1, (left, left + (space if wide else 0.0)), after, space)
            if rest is not None:
                return ((left, wide), *rest)
    return None


def _follows(before: tuple[float, float] | None, left: float) -> bool:
    """Return whether a glyph at *left* is read as of one word with the one *before*."""
    if before is None:
        return True
    return abs(left - before[0]) >= _APART and -_OVERLAP <= left - before[1] <= _GAP
