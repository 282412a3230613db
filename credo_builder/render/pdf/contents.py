"""The table of contents: a clickable line a section, its page number written at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credo_builder.compose.document import Text
from credo_builder.compose.sentences import shortened
from credo_builder.render.pdf.lines import Line
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.places import Place
from credo_builder.render.pdf.sheets import LateNumber, LinkArea
from credo_builder.render.pdf.slabs import Slab, Stack
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.text import set_lines
from credo_builder.render.pdf.theme import Theme
from credo_builder.values import dataclass

if TYPE_CHECKING:
    from credo_builder.render.pdf.typesetter import Typesetter

_PITCH, _LEAST_PITCH = 24.5, 18.0
_BESIDES = 250.0
"""What heading and chain take on the page of the contents, in points."""
_MOST_OF_A_TITLE = 240
"""Characters of a title in the contents; its section bears the whole of it."""
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
        theme: Theme,
        entry: ContentsLine,
        place: Place,
        parent: Element,
        *,
        pitch: float,
        first: bool,
        last: bool,
    ) -> None:
        self.pitch = pitch
        self.entry = entry
        self.width = place.width
        self.left = place.offset
        self.first, self.last = first, last
        item = Element("TOCI", parent)
        self.link = Element("Link", Element("Reference", item))
        style = theme["body"]
        measure = place.width - place.offset - _NUMBER_WIDTH - 40
        title = shortened(entry.title, _MOST_OF_A_TITLE)
        self.lines: list[Line] = set_lines((Text(title),), style, measure, theme.palette)
        self.height = pitch + max(0, len(self.lines) - 1) * style.leading

    def draw(self, pen: Pen, x: float, y: float) -> None:
        x += self.left
        width = self.width - self.left
        style = pen.theme["body"]
        baseline = y + (self.pitch - style.leading) / 2 + style.baseline
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
        if self.entry.anchor in pen.anchors:
            box = (x, y + 1, x + width, y + self.height - 1)
            pen.link(
                self.link,
                LinkArea(
                    box, f"#{self.entry.anchor}", self.entry.title.strip() or self.entry.anchor
                ),
            )
        sheet, right = pen.sheet, x + width
        pen.late.append(
            LateNumber(
                sheet, len(sheet.code), self.link, self.entry.anchor, right, baseline, style
            )
        )


def contents_slab(setter: Typesetter, place: Place, parent: Element) -> Slab:
    """Return the contents in the main column, closer set where they are many."""
    entries = setter.contents
    element = Element("TOC", parent)
    last = len(entries) - 1
    room = (setter.full_height - _BESIDES) / max(1, len(entries))
    pitch = min(_PITCH, max(_LEAST_PITCH, room))
    rows = [
        _Row(setter.theme, entry, place, element, pitch=pitch, first=i == 0, last=i == last)
        for i, entry in enumerate(entries)
    ]
    made = Stack(rows)
    made.before, made.after = 8, 24
    return made
