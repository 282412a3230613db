"""Cards on a sheet: where each stands, its marks, and how both sides meet.

A card is a strip of two or three panels. Sheets stand upright, so that turning them on their
long edge lays the inside of each card behind its outside; strips of three run along the sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from credo_builder.render.pdf.colour import Rgb
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.slabs import Slab
from credo_builder.render.pdf.theme import MM
from credo_builder.values import dataclass

PANEL = (85.6 * MM, 54 * MM)
"""Width and height of a panel, in points."""
BLEED = 3 * MM
_OFF, _LONG = 3 * MM, 6 * MM
"""How far marks stand off the cut, and how long they are."""
_GAP = 2 * BLEED
_MARK = 0.5
_BLACK: Rgb = (0.0, 0.0, 0.0)
_LENGTHWISE_FROM = 3
"""Panels from which on a strip runs along the sheet."""


@dataclass(frozen=True)
class Face:
    """What one panel shows: its ground to the cut and beyond, and its words at their places."""

    key: str
    ground: Rgb | None
    placed: tuple[tuple[float, float, Slab], ...]
    mark: Callable[[Pen, float, float], None] | None = None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw what stands on the ground; the panel's corner is at (*x*, *y*)."""
        for left, top, slab in self.placed:
            slab.draw(pen, x + left, y + top)
        if self.mark is not None:
            self.mark(pen, x, y)


@dataclass(frozen=True)
class Imposition:
    """How many cards of *panels* panels stand on a sheet, and where, in points."""

    width: float
    height: float
    panels: int
    rows: int

    @classmethod
    def of(cls, size_mm: tuple[float, float], panels: int) -> Imposition:
        """Return the imposition on upright paper of *size_mm*."""
        width, height = (side * MM for side in size_mm)
        if panels >= _LENGTHWISE_FROM:
            width, height = height, width
        room = height - 2 * (_OFF + _LONG) + _GAP
        return cls(width, height, panels, int(room // (PANEL[1] + _GAP)))

    @property
    def is_lengthwise(self) -> bool:
        """Whether strips run along the sheet, and are drawn with a quarter turn."""
        return self.panels >= _LENGTHWISE_FROM

    @property
    def left(self) -> float:
        """Where strips start; as far from the other side, so that both sides meet."""
        return (self.width - self.panels * PANEL[0]) / 2

    @property
    def tops(self) -> tuple[float, ...]:
        """Where each strip starts from the top."""
        pitch = PANEL[1] + _GAP
        whole = self.rows * pitch - _GAP
        return tuple((self.height - whole) / 2 + n * pitch for n in range(self.rows))

    def draw(
        self, pen: Pen, faces: Sequence[Face], heard: Sequence[str], *, is_inside: bool
    ) -> None:
        """Draw a side of the sheet: one card to be read, and its copies as decoration.

        *faces* are given from where reading starts; they are read in the order of *heard*.
        """
        turn = 0 if not self.is_lengthwise else -1 if is_inside else 1
        pen.add_sheet(self.width, self.height, turn=turn)
        with pen.artifact():
            for top in self.tops:
                self._grounds(pen, faces, top)
            self._marks(pen)
        first, *copies = self.tops
        self._strip(pen, faces, first, heard)
        with pen.artifact():
            for top in copies:
                self._strip(pen, faces, top, heard)

    def _strip(self, pen: Pen, faces: Sequence[Face], top: float, heard: Sequence[str]) -> None:
        placed = {face.key: (place, face) for place, face in enumerate(faces)}
        for key in heard:
            if key in placed:
                place, face = placed[key]
                face.draw(pen, self.left + place * PANEL[0], top)

    def _grounds(self, pen: Pen, faces: Sequence[Face], top: float) -> None:
        """Fill the grounds of a strip, over its outer edges but never over a fold."""
        for place, face in enumerate(faces):
            if face.ground is None:
                continue
            left = self.left + place * PANEL[0] - (BLEED if not place else 0)
            last = place == len(faces) - 1
            wide = PANEL[0] + (BLEED if not place else 0) + (BLEED if last else 0)
            box = (left, top - BLEED, wide, PANEL[1] + 2 * BLEED)
            pen.rectangle(box, fill=face.ground)

    def _marks(self, pen: Pen) -> None:
        """Draw solid marks where to cut and dashed ones where to fold."""
        right = self.left + self.panels * PANEL[0]
        for top in self.tops:
            for y in (top, top + PANEL[1]):
                for x, way in ((self.left - _OFF, -1), (right + _OFF, 1)):
                    pen.line((x, y), (x + way * _LONG, y), _BLACK, _MARK)
        ends = ((self.tops[0] - _OFF, -1), (self.tops[-1] + PANEL[1] + _OFF, 1))
        for place in range(self.panels + 1):
            x = self.left + place * PANEL[0]
            dash = "" if place in (0, self.panels) else "2 2"
            for y, way in ends:
                pen.line((x, y), (x, y + way * _LONG), _BLACK, _MARK, dash)
