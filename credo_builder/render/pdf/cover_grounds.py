"""What covers are filled with: a picture, cropped to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credo_builder.render.pdf.logos import Mark
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MM, Geometry

if TYPE_CHECKING:
    from credo_builder.render.pdf.covers import Cover

BLEED = 3 * MM
"""How far a ground goes beyond the edges of the page, in points."""


def bled(page: Geometry, foot: float) -> tuple[float, float, float, float]:
    """Return a box over the upper *foot* points of the page, over its edges by the bleed."""
    return (-BLEED, -BLEED, page.width + 2 * BLEED, foot + BLEED)


def cropped(cover: Cover, box: tuple[float, float, float, float]) -> None:
    """Fill *box* with the cover picture, cutting what stands over."""
    image = cover.look.cover_image
    if image is None:
        return
    mark = Mark.of(cover.setter.document, image, cover.setter.marks)
    left, top, wide, high = box
    scale = max(wide / mark.wide, high / mark.high)
    shown = (mark.wide * scale, mark.high * scale)
    place = (left - (shown[0] - wide) / 2, top - (shown[1] - high) / 2, *shown)
    element = Element("Figure", cover.element, alt=image.alt) if image.alt else None
    if element is not None:
        element.attributes = cover.pen.box_of(box)
    with cover.pen.mark(element), cover.pen.clipped(box):
        cover.pen.picture(mark.name, place)
