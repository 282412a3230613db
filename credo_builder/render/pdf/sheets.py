"""A sheet, closed when its section is finished, and what is put on it.

Lengths are points; *y* is measured from the top of the sheet downwards.
"""

from __future__ import annotations

import zlib
from dataclasses import field

from credo_builder.render.pdf.colour import Rgb
from credo_builder.render.pdf.fonts import clean, runs
from credo_builder.render.pdf.fonts import face as face_named
from credo_builder.render.pdf.forms import FieldArea
from credo_builder.render.pdf.lines import Fragment, Line
from credo_builder.render.pdf.mixed import intricate_line, is_intricate
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import Style
from credo_builder.values import dataclass


@dataclass(frozen=True)
class LinkArea:
    """A clickable rectangle: left, top, right and bottom in points from the top."""

    box: tuple[float, float, float, float]
    target: str
    spoken: str


_ZLIB_HEADER = b"\x78\x9c"
_LONGEST_STORED = 600
"""Bytes up to which what is drawn last is kept as it is; a compressor costs more than it gains."""


@dataclass(frozen=True)
class Shown:
    """What part of a drawing a sheet of paper shows, and how large.

    Attributes:
        width, height: of the paper, in points.
        scale: how many times larger than drawn.
        left, top: place of the drawing at the corner of the paper, in points as drawn.
    """

    width: float
    height: float
    scale: float = 1
    left: float = 0
    top: float = 0


@dataclass
class Sheet:
    """One page while it is made.

    Attributes:
        code: drawing operators, those added since it was closed.
        marks: the element of each marked-content number.
        links: link areas, with their number over the whole document.
        fields: places to fill in, counted together with the links.
        anchors: destination name -> distance from the top.
        pictures: names of the images it uses.
        bleed: how far, in points, colour goes beyond the edges for whoever cuts the paper.
        turn: quarter turns of what is drawn, anticlockwise on the paper: 1, 0 or -1; the
            paper is as wide as the drawing is high.
        shown: the paper, where it is not as large as what is drawn; never with a turn.
    """

    index: int
    width: float
    height: float
    code: list[str] = field(default_factory=list)
    marks: list[Element] = field(default_factory=list)
    links: list[tuple[int, LinkArea]] = field(default_factory=list)
    fields: list[tuple[int, FieldArea]] = field(default_factory=list)
    anchors: dict[str, float] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    closed: bytes = b""
    check: int = 1
    bleed: float = 0
    turn: int = 0
    shown: Shown | None = None

    def on_paper(self, x: float, up: float) -> tuple[float, float]:
        """Return where a place of the drawing, measured from its left foot, is on paper."""
        if self.shown is not None:
            paper, scale = self.shown, self.shown.scale
            right = min(max(0.0, (x - paper.left) * scale), paper.width)
            above = up * scale + paper.height - (self.height - paper.top) * scale
            return right, min(max(0.0, above), paper.height)
        if self.turn > 0:
            return self.height - up, x
        if self.turn < 0:
            return up, self.width - x
        return x, up

    @property
    def turning(self) -> str:
        """The operator that turns or scales what is drawn after it; empty where none does."""
        if self.shown is not None:
            paper, scale = self.shown, self.shown.scale
            up = paper.height - (self.height - paper.top) * scale
            return f"{scale:.6f} 0 0 {scale:.6f} {-paper.left * scale:.3f} {up:.3f} cm"
        if not self.turn:
            return ""
        return (
            f"0 1 -1 0 {self.height:.3f} 0 cm"
            if self.turn > 0
            else (f"0 -1 1 0 0 {self.width:.3f} cm")
        )

    def close(self) -> None:
        """Compress what is drawn so far; what is drawn later comes after it."""
        content = _written(self.code)
        self.code = []
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        self.closed = packer.compress(content) + packer.flush(zlib.Z_SYNC_FLUSH)
        self.check = zlib.adler32(content)

    def stream(self) -> bytes:
        """Return all that is drawn as one compressed stream, and keep none of it."""
        late = _written(self.code)
        if len(late) <= _LONGEST_STORED:
            size = len(late)
            end = b"\1" + size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little") + late
        else:
            packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
            end = packer.compress(late) + packer.flush()
        check = zlib.adler32(late, self.check)
        whole = b"".join((_ZLIB_HEADER, self.closed, end, check.to_bytes(4, "big")))
        self.code, self.closed = [], b""
        return whole


def _written(code: list[str]) -> bytes:
    return ("\n".join(code) + "\n").encode("latin-1") if code else b""


@dataclass(frozen=True)
class LateNumber:
    """A page number written when all pages are known: whose, where and of which anchor.

    Attributes:
        at: how many operators of the sheet it comes after, so that it is read in its line.
    """

    sheet: Sheet
    at: int
    element: Element
    anchor: str
    right: float
    baseline: float
    style: Style


def fragments(
    text: str,
    style: Style,
    colour: Rgb | None = None,
    *,
    face: str = "",
    size: float = 0,
    target: str = "",
    dashed: bool = False,
) -> Line:
    """Return cleaned *text* as fragments in the face of *style*, or in another *face*."""
    size = size or style.size
    text, key = clean(text), face or style.face
    colour = colour or style.colour
    if text and is_intricate(text, style):
        pattern = Fragment(face_named(key), size, colour, "", 0, target, dashed)
        return intricate_line(text, key, pattern, style)
    return tuple(
        Fragment(used, size, colour, part, used.width(part) * size, target, dashed)
        for used, part in runs(text, key)
        if part
    )


def text_width(text: str, style: Style) -> float:
    """Return the width of *text* on one line of *style*, in points."""
    return sum(f.width for f in fragments(text, style))
