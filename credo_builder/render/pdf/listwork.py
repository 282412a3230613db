"""Lists, pictures and writing lines, measured for their column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credo_builder.compose.document import (
    Image,
    ListBlock,
    Text,
    WritingLines,
)
from credo_builder.render.pdf import pictures
from credo_builder.render.pdf.frames import Drawing, draw_mark
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.places import Place
from credo_builder.render.pdf.slabs import Beside, Slab, Stack, TextSlab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MM
from credo_builder.values import replace

if TYPE_CHECKING:
    from credo_builder.render.pdf.typesetter import Typesetter


_LABEL_WIDTH = 9.0
"""Width of a tick, cross or dot, in points."""


def list_slab(setter: Typesetter, block: ListBlock, place: Place, parent: Element) -> Slab:
    """Return a list with its labels, each point a body of its own."""
    numbering = "/Decimal" if block.kind == "number" else "/Disc"
    element = Element("L", parent, attributes=(("List", "ListNumbering", numbering),))
    pieces: list[Slab] = []
    inner = place if place.kind in {"cell", "side"} else replace(place, kind="panel")
    for number, point in enumerate(block.points, 1):
        entry = Element("LI", element)
        label = Element("Lbl", entry)
        body = Element("LBody", entry)
        hang = 18 if block.kind == "number" and len(block.points) > 9 else 13  # noqa: PLR2004
        content = setter.stack(point, replace(inner, width=place.width - hang, offset=0), body)
        mark = Stack((_label(setter, block.kind, number, label, content),))
        opposite = _is_opposite(content)
        edge = place.width - _LABEL_WIDTH if opposite else 0.0
        piece = Beside(((edge, mark), (0 if opposite else hang, content)))
        piece.after = 1 if place.kind in {"cell", "side"} else 3
        pieces.append(piece)
    made = Stack(pieces)
    made.after = 8
    return made


def _is_opposite(content: Stack) -> bool:
    """Return whether a point starts opposite to the document, and so has its label there."""
    first = content.pieces[0] if content.pieces else None
    return isinstance(first, TextSlab) and first.align == 1


def _label(setter: Typesetter, kind: str, number: int, label: Element, content: Stack) -> Slab:
    baseline = content.baseline or 11

    def paint(pen: Pen, x: float, y: float) -> None:
        if kind == "number":
            pen.say(label, (x, y + baseline), f"{number}", setter.theme["code"])
            return
        spoken = {"tick": "\u2713", "cross": "\u2717"}.get(kind, "\u2022")
        with pen.mark(None if pen.in_artifact else label, spoken):
            draw_mark(pen, kind, x, y + baseline - 7.4)

    return Drawing(min(12, content.height) or 12, paint)


def image_slab(setter: Typesetter, block: Image, parent: Element) -> Slab:
    """Return a picture fitted into its box; an empty alternative text makes it decoration."""
    name, *size = pictures.placed(setter.document, block.content)
    scale = min(block.max_width_mm * MM / size[0], block.max_height_mm * MM / size[1])
    wide, high = size[0] * scale, size[1] * scale
    element = Element("Figure", parent, alt=block.alt) if block.alt else None

    def paint(pen: Pen, x: float, y: float) -> None:
        if element is not None:
            element.attributes = pen.box_of((x, y, wide, high))
        with pen.mark(element):
            pen.picture(name, (x, y, wide, high))

    return Drawing(high, paint, before=8, after=8)


def writing_lines_slab(
    setter: Typesetter, block: WritingLines, place: Place, parent: Element
) -> Slab:
    """Return lines to write on, their label above, or below a single one."""
    pieces: list[Slab] = []
    colours = setter.theme.palette
    below = block.count == 1

    def paint(pen: Pen, x: float, y: float) -> None:
        with pen.artifact():
            pen.line((x, y + 23), (x + place.width, y + 23), colours.rule, 0.75)

    label = setter.words_slab(
        (Text(block.label),), setter.theme["small"], place.width, Element("P", parent)
    )
    lines: list[Slab] = [Drawing(24, paint) for _ in range(max(0, block.count))]
    pieces = [*lines, label] if below else [label, *lines]
    made = Stack(pieces)
    made.before, made.after = 8, 12
    return made
