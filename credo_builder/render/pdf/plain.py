"""Words of one setting into lines, the short way: a fragment for each line, none for a word."""

from __future__ import annotations

from credo_builder.render.pdf.lines import Fragment, Line

Part = tuple[int, int]
"""First word of a line, and the one after its last."""


class PlainWords:
    """The words of one fragment, to be broken into lines at their spaces.

    Args:
        whole: all of it; its face covers every character, and its width does not matter.
        gap: width of the space between two words where lines are broken, in points.
    """

    def __init__(self, whole: Fragment, gap: float) -> None:
        width, size = whole.face.width, whole.size
        self.whole = whole
        self.gap = gap
        self.words = [word for word in whole.text.split(" ") if word]
        self.widths = [width(word) * size for word in self.words]
        self.widest = max(self.widths, default=0.0)
        self.space = width(" ") * size

    def broken(self, width: float) -> list[Part]:
        """Return the lines in a column of *width* points, no less than the widest word."""
        parts: list[Part] = []
        gap, most = self.gap, width + 0.01
        start, used = 0, -gap
        for place, wide in enumerate(self.widths):
            further = used + gap + wide
            if further <= most:
                used = further
                continue
            if place > start:
                parts.append((start, place))
            start, used = place, wide
        parts.append((start, len(self.words)))
        return parts

    def line(self, part: Part) -> Line:
        """Return a line as it is drawn."""
        start, end = part
        used, space = self.widths[start], self.space
        for wide in self.widths[start + 1 : end]:
            used += space
            used += wide
        text = " ".join(self.words[start:end])
        return (self.whole._replace(text=text, width=used),)

    @staticmethod
    def alone(part: Part) -> bool:
        """Return whether a line holds a single word."""
        return part[1] - part[0] == 1

    def lone(self, part: Part) -> bool:
        """Return whether a line is a single short word."""
        return self.alone(part) and len(self.words[part[0]]) <= 8  # noqa: PLR2004
