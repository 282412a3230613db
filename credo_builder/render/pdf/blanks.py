"""What is left to be filled in, measured for its column: boxes for words, circles to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credo_builder.compose.blanks import Blank, Marks
from credo_builder.compose.document import Text
from credo_builder.render.pdf.forms import FieldArea
from credo_builder.render.pdf.frames import Drawing
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.places import Place
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.slabs import Slab, Stack
from credo_builder.render.pdf.tags import Element

if TYPE_CHECKING:
    from credo_builder.render.pdf.typesetter import Typesetter

_LINE, _ROUND = 15.0, 7.0
"""Height of a line of a box, and what it has above and below its lines, in points."""
_RING, _TICK = 11.0, 11.0
_TO_MARK, _APART, _WORDS_APART = 4.0, 8.0, 16.0
"""From a circle to its mark, and from a figure or a word to the next circle, in points."""


def blank_slab(setter: Typesetter, block: Blank, place: Place, parent: Element) -> Slab:
    """Return a box for words under its label."""
    high = _LINE * max(1, block.lines) + _ROUND
    pieces: list[Slab] = []
    if block.label:
        words = setter.words_slab(
            (Text(block.label),), setter.theme["small"], place.width, Element("P", parent)
        )
        words.keep_next = True
        pieces.append(words)
    element = Element("Form", parent)

    def paint(pen: Pen, x: float, y: float) -> None:
        box = (x, y, place.width, high)
        with pen.artifact():
            pen.rounded(box, 2, stroke=pen.palette.rule, width=0.6)
        area = FieldArea(
            (x + 3, y + 1, x + place.width - 3, y + high - 1),
            block.name,
            block.spoken or block.label or block.name,
            lines=block.lines,
            opposite=pen.theme.from_right,
        )
        pen.field(element, area)

    pieces.append(Drawing(high, paint, baseline=14))
    made = Stack(pieces, keep=True)
    tight = place.kind == "cell"
    made.before, made.after = (0, 0) if tight else (6, 8)
    return made


def marks_slab(setter: Typesetter, block: Marks, place: Place, parent: Element) -> Slab:
    """Return circles in a row, each with its mark beside it where it is shown."""
    style = setter.theme["figure"]
    lefts = _lefts(setter, block, place.width)
    forms = [
        (Element("P", parent) if block.shown else None, Element("Form", parent))
        for _ in block.marks
    ]
    said = block.said or block.marks

    def paint(pen: Pen, x: float, y: float) -> None:
        for number, (words, form) in enumerate(forms):
            left, mark = x + lefts[number], block.marks[number]
            size = _TICK if block.kind == "tick" else _RING
            if words is not None:
                at = (left + size + _TO_MARK, y + style.baseline)
                pen.say(words, at, mark, style)
            spoken = block.spoken
            if block.kind != "tick":
                spoken = f"{block.spoken}: {said[number]}"
            area = FieldArea(
                (left, y + 1, left + size, y + 1 + size),
                block.name,
                spoken,
                about=block.spoken,
                kind=block.kind,
                mark=_state(mark, number),
                ink=pen.palette.muted,
                fill=pen.palette.text,
            )
            pen.field(form, area)

    made = Drawing(14, paint, baseline=style.baseline)
    made.before, made.after = (2, 10) if place.kind == "page" else (0, 0)
    return made


def _lefts(setter: Typesetter, block: Marks, width: float) -> list[float]:
    """Return where each circle stands, in points; closer together where there is little room."""
    style = setter.theme["figure"]
    apart = _WORDS_APART if any(len(mark) > 1 for mark in block.marks) else _APART
    lefts, end = [], 0.0
    for mark in block.marks:
        lefts.append(end)
        end += _RING + apart + (_TO_MARK + text_width(mark, style) if block.shown else 0.0)
    closer = min(1.0, width / max(end - apart, 1.0))
    return [left * closer for left in lefts]


def _state(mark: str, number: int) -> str:
    """Return what a program reads where the circle at *number* is marked."""
    return mark if mark.isascii() and mark.isalnum() else f"m{number + 1}"
