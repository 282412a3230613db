"""The organisation's mark: fitted into its box, on a white tile where the ground would hide it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from credo_builder.compose.document import Image
from credo_builder.render.pdf import pictures
from credo_builder.render.pdf.colour import WHITE, Rgb, contrast
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MM
from credo_builder.values import dataclass

if TYPE_CHECKING:
    from PIL import Image as Pillow

_TILE_PAD = 4 * MM
_OPAQUE = 128
_VISIBLE = 2.0
"""Contrast that a mark needs to be seen on its ground."""


@dataclass(frozen=True)
class Mark:
    """A registered picture with its size in pixels."""

    name: str
    wide: int
    high: int
    alt: str
    content: bytes

    @classmethod
    def of(cls, document: Any, image: Image, known: dict[Image, Mark]) -> Mark:
        """Check and register *image*, unless it is *known*; errors as `pictures.checked`."""
        if image not in known:
            known[image] = cls._read(document, image)
        return known[image]

    @classmethod
    def _read(cls, document: Any, image: Image) -> Mark:
        placed = pictures.placed(document, image.content)
        return cls(*placed, image.alt, image.content)

    @cached_property
    def _ink(self) -> Rgb | None:
        """Mean colour where the picture is opaque; None where it is so everywhere."""
        picture = pictures.checked(self.content)
        return _mean(picture) if pictures.has_transparency(picture) else None

    def fitted(self, wide: float, high: float) -> tuple[float, float]:
        """Return width and height in points that fill a box of that size."""
        scale = min(wide / self.wide, high / self.high)
        return self.wide * scale, self.high * scale

    def _needs_tile(self, ground: Rgb | None) -> bool:
        if ground is None:
            return True
        if ground == WHITE:
            return False
        ink = self._ink
        return ink is None or contrast(ink, ground) < _VISIBLE

    def _measured(
        self, box: tuple[float, float], ground: Rgb | None
    ) -> tuple[float, float, float]:
        """Return width and height of the picture, and the tile's margin round it."""
        pad = _TILE_PAD if self._needs_tile(ground) else 0.0
        return *self.fitted(box[0] - 2 * pad, box[1]), pad

    def extent(self, box: tuple[float, float], ground: Rgb | None) -> tuple[float, float]:
        """Return width and height in points with the tile it needs on *ground*."""
        wide, high, pad = self._measured(box, ground)
        return wide + 2 * pad, high + 2 * pad

    def draw(
        self,
        pen: Pen,
        at: tuple[float, float],
        box: tuple[float, float],
        parent: Element,
        *,
        ground: Rgb | None = WHITE,
        align: float = 0,
    ) -> float:
        """Draw the mark with its left top at *at*, or centred there; return its height.

        A white tile keeps it apart from a *ground* that would hide it, and from a picture
        (*ground* None); the tile is no wider than the box.
        """
        wide, high, pad = self._measured(box, ground)
        x, y = at[0] - align * wide, at[1]
        element = Element("Figure", parent, alt=self.alt) if self.alt else None
        if element is not None:
            element.attributes = pen.box_of((x, y, wide, high))
        if pad:
            tile = (x, y, wide + 2 * pad, high + 2 * pad)
            with pen.artifact():
                pen.rectangle(tile, fill=WHITE)
            x, y = x + pad, y + pad
        with pen.mark(element):
            pen.picture(self.name, (x, y, wide, high))
        return high


def _mean(picture: Pillow.Image) -> Rgb:
    """Return the mean colour of the opaque part."""
    from PIL import ImageStat  # noqa: PLC0415  only a mark needs it

    mask = None
    if picture.mode == "RGBA":
        mask = picture.getchannel("A").point(lambda v: 255 if v >= _OPAQUE else 0)
        if mask.getbbox() is None:
            return WHITE
    red, green, blue = ImageStat.Stat(picture.convert("RGB"), mask).mean[:3]
    return (red / 255, green / 255, blue / 255)
