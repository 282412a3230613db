"""Words of one setting into lines, the short way: a fragment for each line, none for a word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from credo_builder.render.pdf.fonts import Face, Widths
from credo_builder.render.pdf.lines import Fragment, Line, Run
from credo_builder.render.pdf.mixed import measured

Part = tuple[int, int]
"""First word of a line, and the one after its last."""

_EASE = 0.01
"""Tolerance of measures, in points."""
_SHORT = 8
"""Letters of a word that is not left alone on the last line."""
_FEWEST = 3
"""Words of a line that can spare one for the line below."""
_LEAST = 7
"""A last line shorter than this part of its column looks forgotten."""


class Measures:
    """Where the words of a paragraph start and end, if it were one long line.

    Args:
        starts: from the left, not falling. ends: of the same words.
        scale: size in points of the unit of both.
        slack: how far *ends* lie behind the words, in that unit.
    """

    __slots__ = ("ends", "scale", "slack", "starts")

    def __init__(
        self, starts: Sequence[float], ends: Sequence[float], scale: float = 1, slack: float = 0
    ) -> None:
        self.starts = starts
        self.ends = ends
        self.scale = scale
        self.slack = slack

    def width(self, part: Part) -> float:
        """Return the width of a line in points."""
        return (self.ends[part[1] - 1] - self.starts[part[0]] - self.slack) * self.scale

    def broken(self, width: float) -> list[Part]:
        """Return the lines in a column of *width* points, no less than the widest word."""
        starts, ends = self.starts, self.ends
        room = (width + _EASE) / self.scale + self.slack
        parts: list[Part] = []
        start, count = 0, len(ends)
        while start < count:
            end = bisect_right(ends, starts[start] + room, start + 1)
            parts.append((start, end))
            start = end
        return parts

    def count(self, width: float) -> int:
        """Return how many lines a column of *width* points takes; no line is made."""
        starts, ends = self.starts, self.ends
        room = (width + _EASE) / self.scale + self.slack
        start, count, lines = 0, len(ends), 0
        while start < count:
            start = bisect_right(ends, starts[start] + room, start + 1)
            lines += 1
        return lines

    def evened(self, width: float, widest: float) -> float:
        """Return the least width, to a point, that takes as many lines as *width* does."""
        count = self.count(width)
        low, high = min(width, max(width / 2, widest)), width
        while high - low > 1:
            middle = (low + high) / 2
            if self.count(middle) == count:
                high = middle
            else:
                low = middle
        return high

    def accompanied(self, parts: list[Part], width: float, *, is_lone: bool) -> list[Part]:
        """Return *parts* with words of the last line but one beside the few below it.

        One goes down to a lone word, and more until the last line is a seventh of *width*.
        """
        if is_lone:
            parts = self._lowered(parts, width)
        while self.width(parts[-1]) * _LEAST < width:
            lowered = self._lowered(parts, width)
            if lowered is parts:
                break
            parts = lowered
        return parts

    def _lowered(self, parts: list[Part], width: float) -> list[Part]:
        start, end = parts[-2]
        lower = (end - 1, parts[-1][1])
        if end - start < _FEWEST or self.width(lower) > width + _EASE:
            return parts
        return [*parts[:-2], (start, end - 1), lower]


class PlainWords:
    """The words of one setting, to be broken into lines at their spaces.

    Args:
        pattern: setting of all of them; its face covers every character.
        text: the words.
        kern: pairs of letters are moved together.
    """

    __slots__ = ("kern", "measures", "pattern", "widest", "words")

    def __init__(self, pattern: Fragment, text: str, *, kern: bool = False) -> None:
        self.pattern = pattern
        self.kern = kern
        self.words = text.split()
        known = kerned_advances(pattern.face) if kern else pattern.face.advances
        advances = list(map(known.__getitem__, self.words))
        starts = list(accumulate(advances, initial=0.0))
        gap = pattern.face.gap
        self.measures = Measures(starts, starts[1:], pattern.size, gap)
        self.widest = (max(advances, default=gap) - gap) * pattern.size

    def lines(self, width: float, *, balance: bool) -> list[Line]:
        """Return the lines in a column of *width* points, no less than the widest word.

        Balanced, they are as narrow as their number allows; else a short word or two are not
        left alone on the last of them.
        """
        measures = self.measures
        parts = measures.broken(width)
        if len(parts) > 1:
            if balance:
                parts = measures.broken(measures.evened(width, self.widest))
            else:
                parts = measures.accompanied(parts, width, is_lone=self._is_lone(parts[-1]))
        return [self._line(part) for part in parts]

    def _is_lone(self, part: Part) -> bool:
        return part[1] - part[0] == 1 and len(self.words[part[0]]) <= _SHORT

    def _line(self, part: Part) -> Line:
        face, size, colour, _, _, target, dashed, _ = self.pattern
        text = " ".join(self.words[part[0] : part[1]])
        if self.kern:
            whole = Fragment(face, size, colour, text, 0, target, dashed, Run())
            return (measured(whole, kern=True),)
        return (Fragment(face, size, colour, text, self.measures.width(part), target, dashed),)


@cache
def kerned_advances(face: Face) -> Widths:
    """Return the widths of words whose letters are moved together, a space after each, in ems."""
    pattern = Fragment(face, 1, (0, 0, 0), "", 0, run=Run())

    def advance(word: str) -> float:
        return measured(pattern._replace(text=word), kern=True).width + face.gap

    return Widths(advance)
