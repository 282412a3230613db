"""The slip at the foot of a page: a dashed line from edge to edge, and what is cut off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from credo_builder.compose.document import Text
from credo_builder.render.pdf.colour import Rgb
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.slabs import Beside, Slab, Stack, TextSlab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MM, Geometry
from credo_builder.render.pdf.wording import word

if TYPE_CHECKING:
    from credo_builder.render.pdf.typesetter import Typesetter

SLIP = 111 * MM
"""Height of what is cut off, from the line to the foot of the sheet, in points."""
_LEAST_LEAD = 28.0
_BELOW = 30.0
"""From the line to the words below it, in points."""


class CutOff(Slab):
    """What is cut off and handed in, below its dashed line.

    Args:
        said: what to do, printed above the line. content: what is cut off.
        colour: of the line. lead: space above the line, which puts it in its place.
    """

    def __init__(
        self, said: TextSlab, content: Beside, colour: Rgb, lead: float = _LEAST_LEAD
    ) -> None:
        self.said = said
        self.content = content
        self.colour = colour
        self.lead = lead
        self.height = lead + _BELOW + content.height
        self.before = self.after = 0

    def at(self, lead: float) -> CutOff:
        """Return it with its line *lead* points below its top."""
        return CutOff(self.said, self.content, self.colour, max(_LEAST_LEAD, lead))

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the words, the line over the whole sheet, and what stands below it."""
        line = y + self.lead
        self.said.draw(pen, x, line - self.said.height - 1)
        with pen.artifact():
            end = (pen.sheet.width, line)
            pen.line((0, line), end, self.colour, 0.75, dash="3 2.5")
        self.content.draw(pen, x, line + _BELOW)


def cut_words(setter: Typesetter, width: float, parent: Element) -> TextSlab:
    """Return what to do at the line, set against the right end of *width* points."""
    said = word(setter.words, "cut_here")
    slab = setter.words_slab((Text(said),), setter.theme["small"], width, Element("P", parent))
    slab.align = 1 - slab.align
    return slab


def settled(slabs: Sequence[Slab], page: Geometry) -> list[Slab]:
    """Return *slabs* with a line to cut along moved down so that the slip has its height.

    Where what stands above leaves no room for that, the line follows it at once.
    """
    made = list(slabs)
    for place, slab in enumerate(made):
        if isinstance(slab, CutOff):
            above = Stack(made[:place], grid=True)
            free = page.live_height - above.height - slab.height + slab.lead
            wanted = page.height - page.top - SLIP - above.height
            made[place] = slab.at(min(wanted, free - 1))
    return made
