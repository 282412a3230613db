"""Where blocks stand in a Word file: on the page, in a cell, or on the ground of a panel."""

from __future__ import annotations

from typing import Literal

from credo_builder.compose.document import Align, Role
from credo_builder.render.pdf.colour import Palette
from credo_builder.render.word.styles import hexadecimal
from credo_builder.render.word.xml import Element, element
from credo_builder.values import dataclass, replace

_PADDING = 180
"""Between the words of a panel and its edge, in twentieths of a point."""


@dataclass(frozen=True)
class Place:
    """Where blocks stand: how wide it is in millimetres, and what lies below or around them.

    ``depth`` counts the lists around a block, ``aside`` marks an entry's side column, and
    ``align`` says where the words of a column stand.
    """

    width_mm: float
    kind: Literal["page", "cell"] = "page"
    ground: str = ""
    dashed: str = ""
    depth: int = 0
    aside: bool = False
    align: Align = "left"

    def properties(self) -> tuple[list[Element], list[Element], list[Element]]:
        """Return border, ground and indent of a paragraph here, for its properties."""
        if not self.ground and not self.dashed:
            return [], [], []
        line = {"val": "dashed", "sz": 6, "space": 6, "color": self.dashed}
        if self.ground:
            line = {"val": "single", "sz": 24, "space": 6, "color": self.ground}
        borders = element("pBdr", *(element(tag, **line) for tag in _SIDES))
        shade = [element("shd", val="clear", color="auto", fill=self.ground)]
        inset = element("ind", left=_PADDING, right=_PADDING)
        return [borders], shade if self.ground else [], [inset]


_SIDES = ("top", "left", "bottom", "right")

_ON_PAGE: dict[Role, str] = {
    "body": "Normal",
    "text": "Text",
    "lede": "Lede",
    "statement": "Statement",
    "quote": "Quote",
    "title": "Name",
    "small": "Note",
    "display": "Motto",
    "line": "CredoLine",
    "total": "Total",
    "count": "Count",
    "number": "Count",
}
_IN_CELL: dict[Role, str] = {
    "statement": "TableStatement",
    "quote": "Statement",
    "title": "TableName",
    "small": "TableNote",
    "total": "Total",
    "count": "TableName",
    "number": "TableName",
}


def style_of(role: Role, place: Place) -> str:
    """Return the id of the style that a paragraph of *role* has in *place*."""
    if place.kind == "cell":
        return _IN_CELL.get(role, "TableText")
    return _ON_PAGE[role]


def panel(place: Place, tone: str, palette: Palette) -> Place:
    """Return the place inside a callout of *tone* that stands in *place*."""
    if tone == "bare":
        return place
    if tone == "empty":
        return replace(place, dashed=hexadecimal(palette.rule), ground="")
    ground = palette.tint1 if tone == "quiet" else palette.tint2
    return replace(place, ground=hexadecimal(ground), dashed="")
