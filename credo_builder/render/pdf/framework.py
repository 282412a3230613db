"""Blocks that hold blocks: callouts, columns, and entries with their side column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from credo_builder.compose.document import Block, Callout, Columns, Entry, Paragraph, Text
from credo_builder.render.pdf.badges import (
    MARK_BASELINE,
    MARK_HANG,
    MARK_HEIGHT,
    draw_round_mark,
)
from credo_builder.render.pdf.cutting import CutOff, cut_words
from credo_builder.render.pdf.frames import Drawing, Panel, Ruled
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.places import Place
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.slabs import Beside, Slab, Stack
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MAIN_START, MM, SIDE
from credo_builder.values import replace

if TYPE_CHECKING:
    from credo_builder.render.pdf.typesetter import Typesetter

GUTTER = 4 * MM
_CELL_GUTTER = 6.0
"""Between columns inside a cell, such as a code and its words, in points."""
_LEAST_COLUMN = 24.0
"""Least width of a column among others, in points, as long as there is room for it."""
_ROUNDING = 1e-6


def callout_slab(setter: Typesetter, block: Callout, place: Place, parent: Element) -> Slab:
    """Return blocks on a ground or in a dashed box, titled at the side where there is room."""
    if block.mark:
        return _marked(setter, block, place, parent)
    colours = setter.theme.palette
    dashed, bare = block.tone == "empty", block.tone == "bare"
    fill = None if dashed or bare else colours.tint1 if block.tone == "quiet" else colours.tint2
    pad = 0.0 if bare else 6.0 if place.kind == "cell" else 14.0
    wide = place.width > 70 * MM and place.offset > 0
    element = Element("Sect" if block.title else "Div", parent)
    inner = place.width - 2 * pad
    content: Stack | Beside
    if block.title and wide:
        left = place.offset - pad if place.offset else 90
        head = _panel_title(setter, block, SIDE - pad, element)
        body = setter.stack(block.blocks, Place(inner - left, "panel"), element)
        content = Beside(((0, Stack((head,))), (left, body)), align=True)
    else:
        pieces = [_panel_title(setter, block, inner, element)] if block.title else []
        pieces += setter.slabs(block.blocks, Place(inner, "panel"), element)
        content = Stack(pieces)
    stroke = colours.rule if dashed else None
    close = place.kind in {"main", "column"} and not dashed
    above = 0 if bare else 3 if place.kind == "cell" else 8 if close else 12
    panel = Panel(content, place.width, fill=fill, stroke=stroke, pad=(above, pad))
    if close:
        panel.before = panel.after = 10
    return panel


def _marked(setter: Typesetter, block: Callout, place: Place, parent: Element) -> Slab:
    """Return a round mark, and beside it the title and the blocks."""
    element = Element("Sect" if block.title else "Div", parent)
    column = Place(max(24.0, place.width - MARK_HANG), "panel")
    pieces = [_panel_title(setter, block, column.width, element)] if block.title else []
    pieces += setter.slabs(block.blocks, column, element)
    words = Stack(pieces)
    top = max(0.0, words.baseline - MARK_BASELINE)

    def paint(pen: Pen, x: float, y: float) -> None:
        draw_round_mark(pen, block.mark, x, y + top)

    return Beside(((0, Stack((Drawing(MARK_HEIGHT, paint),))), (MARK_HANG, words)))


def _panel_title(setter: Typesetter, block: Callout, width: float, parent: Element) -> Slab:
    element = Element("P", parent)
    style = setter.theme["figure_strong" if block.mark else "side_head"]
    if all(text_width(one, style) <= width for one in block.title.split()):
        style = replace(style, balance=True)
    slab = setter.words_slab((Text(block.title),), style, width, element)
    slab.keep_next = True
    return slab


def shared_widths(shares: Sequence[float], room: float) -> list[float]:
    """Return *room* points divided by *shares*, none below 24 points where there is room for that.

    What a narrow column gets more than its share is taken from the others, so that together
    they are never wider than *room*, unless that leaves them less than a point each.
    """
    least = min(_LEAST_COLUMN, max(1.0, room / max(1, len(shares))))
    narrow: set[int] = set()
    while True:
        left = room - least * len(narrow)
        whole = sum(s for i, s in enumerate(shares) if i not in narrow) or 1.0
        widths = [least if i in narrow else left * share / whole for i, share in enumerate(shares)]
        fresh = {i for i, width in enumerate(widths) if width < least - _ROUNDING} - narrow
        if not fresh:
            return widths
        narrow |= fresh


_AROUND_COLUMNS = {"page": 16.0, "side": 4.0}
"""Space above and below columns by where they stand, in points; 8 elsewhere."""


def columns_slab(setter: Typesetter, block: Columns, place: Place, parent: Element) -> Slab:
    """Return blocks side by side, in shares of the width."""
    shares = block.shares if len(block.shares) == len(block.columns) else ()
    shares = shares or tuple(1.0 for _ in block.columns)
    gutter = 25.5 if len(shares) == 2 and place.kind == "page" else GUTTER  # noqa: PLR2004
    gutter = _CELL_GUTTER if place.kind == "cell" else gutter
    room = place.width - gutter * (len(shares) - 1)
    left, cells = 0.0, []
    small = _all_small(block)
    one_line = block.ruled and small and place.kind == "main"
    kind = "column" if place.kind in {"page", "main"} else place.kind
    for blocks, width in zip(block.columns, shared_widths(shares, room), strict=True):
        column = setter.stack(blocks, Place(width, kind), Element("Div", parent))
        if block.ruled and not one_line:
            gap = 8.0 if not small else 4.0 if place.kind == "side" else 7.0
            column = _under_rule(setter, column, width, gap, small=small)
        cells.append((left, column))
        left += width + gutter
    made: Slab = Beside(cells, align=not block.ruled or one_line)
    if one_line:
        colour = setter.theme.palette.hairline
        made = Ruled(made, place.width, colour=colour, thickness=0.5, gap=7, before=0, after=0)
    made.before = made.after = _AROUND_COLUMNS.get(place.kind, 8.0)
    return made


def _under_rule(
    setter: Typesetter, column: Stack, width: float, gap: float, *, small: bool
) -> Stack:
    colours = setter.theme.palette
    if not column.pieces or isinstance(column.pieces[0], Ruled):
        return column
    rule = Ruled(
        column,
        width,
        colour=colours.hairline if small else colours.ink,
        thickness=0.5 if small else 0.75,
        gap=gap,
        before=0,
        after=0,
    )
    return Stack((rule,))


def entry_slab(setter: Typesetter, block: Entry, place: Place, parent: Element) -> Slab:
    """Return one thing: what it is in the side column, what it says in the main one."""
    start = place.offset or MAIN_START
    if place.width < start + 60 * MM:
        start = place.width * 0.3
    element = Element("Sect", parent)
    level, under = setter.level, setter.under_h2
    if not under:
        setter.level = min(level, 1)
    cut = block.rule == "cut"
    said = cut_words(setter, place.width, element) if cut else None
    side = setter.stack(block.side, Place(start - GUTTER, "side"), element)
    main = setter.stack(block.main, Place(place.width - start, "main"), element)
    setter.level, setter.under_h2 = (level if under else min(level, 1)), under
    beside = Beside(((0, side), (start, main)), align=True, keep=block.keep)
    if said is not None:
        return CutOff(said, beside, setter.theme.palette.rule)
    colours = setter.theme.palette
    strong, bare = block.rule == "strong", block.rule == "none"
    return Ruled(
        beside,
        place.width,
        colour=colours.ink if strong else colours.hairline,
        thickness=0 if bare else 0.75 if strong else 0.5,
        gap=0 if bare else 6 if strong and _titled(block.main) else 10 if strong else 8,
        before=18 if strong or bare else 10,
        after=16 if strong or bare else 8,
        anchor=block.anchor,
    )


def _titled(blocks: Sequence[Block]) -> bool:
    """Return whether *blocks* start with the name of a thing."""
    return bool(blocks) and isinstance(blocks[0], Paragraph) and blocks[0].role == "title"


def _all_small(block: Columns) -> bool:
    inside = [b for column in block.columns for b in column]
    return all(not isinstance(b, Paragraph) or b.role in {"small", "text"} for b in inside)
