"""The table of contents: a clickable line a section, its page number written at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from credo_builder.compose.document import Text
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.sheets import LateNumber, Line, LinkArea
from credo_builder.render.pdf.slabs import Slab, Stack
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.text import set_lines
from credo_builder.render.pdf.theme import Theme

_PITCH = 24.5
_NUMBER_WIDTH = 33.5


@dataclass(frozen=True)
class ContentsLine:
    """One section as the contents list it."""

    number: str
    title: str
    anchor: str


class _Row(Slab):
    """One line of the contents."""

    def __init__(
        self,
        entry: ContentsLine,
        width: float,
        left: float,
        parent: Element,
        theme: Theme,
        *,
        first: bool,
        last: bool,
    ) -> None:
        self.entry = entry
        self.width = width
        self.left = left
        self.first, self.last = first, last
        item = Element("TOCI", parent)
        self.link = Element("Link", Element("Reference", item))
        style = theme["body"]
        measure = width - left - _NUMBER_WIDTH - 40
        self.lines: list[Line] = set_lines((Text(entry.title),), style, measure, theme.palette)
        self.height = _PITCH + (len(self.lines) - 1) * style.leading if self.lines else _PITCH

    def draw(self, pen: Pen, x: float, y: float) -> None:
        x += self.left
        width = self.width - self.left
        style = pen.theme["body"]
        baseline = y + (_PITCH - style.leading) / 2 + style.baseline
        with pen.artifact():
            if self.first:
                pen.line((x, y), (x + width, y), pen.palette.hairline, 0.5)
            foot = y + self.height
            colour = pen.palette.ink if self.last else pen.palette.hairline
            pen.line((x, foot), (x + width, foot), colour, 1 if self.last else 0.5)
        if self.entry.number:
            pen.say(
                self.link,
                (x, baseline),
                self.entry.number,
                pen.theme["h3"],
                colour=pen.palette.text,
            )
        placed = [
            (x + _NUMBER_WIDTH, baseline + i * style.leading, line)
            for i, line in enumerate(self.lines)
        ]
        pen.lines(self.link, placed)
        if f"#{self.entry.anchor}" and self.entry.anchor in pen.anchors:
            box = (x, y + 1, x + width, y + self.height - 1)
            pen.link(self.link, LinkArea(box, f"#{self.entry.anchor}", self.entry.title))
        pen.late.append(
            LateNumber(pen.sheet, self.link, self.entry.anchor, x + width, baseline, style)
        )


def contents_slab(
    entries: Sequence[ContentsLine], width: float, left: float, parent: Element, theme: Theme
) -> Slab:
    """Return the contents in a column that starts *left* points into *width*."""
    element = Element("TOC", parent)
    last = len(entries) - 1
    rows = [
        _Row(entry, width, left, element, theme, first=i == 0, last=i == last)
        for i, entry in enumerate(entries)
    ]
    made = Stack(rows)
    made.before, made.after = 8, 24
    return made
