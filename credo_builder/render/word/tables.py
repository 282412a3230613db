"""Tables: head rows that repeat, rows that stay whole, and words for whoever listens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from credo_builder.compose.document import (
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    RowGroup,
    Table,
    Text,
    plain,
    walk,
)
from credo_builder.render.word.letters import printable
from credo_builder.render.word.places import Place
from credo_builder.render.word.xml import Element, element, keep_together, twips

if TYPE_CHECKING:
    from credo_builder.render.word.setter import Setter

_LETTER_MM = 1.9
"""About how wide a letter of a table is."""
_LEAST_MM = 9.0
_LEAST_OPEN_MM = 20.0
_WIDEST_WORD_MM = 30.0
_LONGEST_SUMMARY = 1000
_HIGHEST_HEAD, _HIGHEST_ROW = 12, 36
"""Lines of a head or title, and of a row, that are kept whole at most."""
_SHORT = 5
"""Rows of a table, its head among them, that are kept on one page."""


def table(setter: Setter, block: Table, place: Place) -> Iterator[Element]:
    """Yield *block* as a table, and a small paragraph that parts it from what follows."""
    if not block.columns:
        return
    widths = column_widths(block, place.width_mm)
    properties = element("tblPr", element("tblStyle", val="CredoTable"))
    if setter.from_right:
        properties.append(element("bidiVisual"))
    whole = sum(map(twips, widths))
    properties.append(element("tblW", w=whole, type="dxa"))
    properties.append(element("tblLayout", type="fixed"))
    headed = any(_head(column) for column in block.columns)
    properties.append(
        element("tblLook", val="04A0" if headed else "0480", firstRow=int(headed), lastRow=0,
                firstColumn=1, lastColumn=0, noHBand=0, noVBand=1)
    )  # fmt: skip
    summary = printable(block.summary)[:_LONGEST_SUMMARY]
    if summary.strip():
        properties.append(element("tblDescription", val=summary))
    grid = element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths))
    made = element("tbl", properties, grid)
    if headed:
        made.append(_head_row(setter, block.columns, widths))
    for group in block.groups:
        made.extend(_group(setter, block, group, widths))
    rows = made.findall(f"{made.tag[:-3]}tr")
    if rows:
        unbroken = f".//{made.tag[:-3]}cantSplit"
        if len(rows) <= _SHORT and all(row.find(unbroken) is not None for row in rows):
            keep_together(rows[:-1])
        yield made
        yield element("p", element("pPr", element("pStyle", val="TableEnd")))


def column_widths(block: Table, width_mm: float) -> list[float]:
    """Return the width of each column of *block* in millimetres; together they are *width_mm*.

    Those without a width share what the others leave; none is narrower than the longest word
    of its head or its cells as long as there is room.
    """
    least = [
        _room_for([_head(column), *_said(block, place)])
        for place, column in enumerate(block.columns)
    ]
    wanted = [
        max(column.width_mm, low) if column.width_mm else 0.0
        for column, low in zip(block.columns, least, strict=True)
    ]
    left = width_mm - sum(wanted)
    share = left / max(1, wanted.count(0.0))
    found = [
        width or max(share, low, _LEAST_OPEN_MM) for width, low in zip(wanted, least, strict=True)
    ]
    scale = width_mm / sum(found)
    return [width * scale for width in found]


def _said(block: Table, place: int) -> Iterator[str]:
    """Yield what the cells of the column at *place* say."""
    for row in (row for group in block.groups for row in group.rows):
        yield from _words(row.cells[place] if place < len(row.cells) else ())


def _words(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the text of each paragraph and heading among *blocks*."""
    for inside in walk(blocks):
        if isinstance(inside, Paragraph | Heading):
            yield plain(inside.spans)


def _is_low(texts: Sequence[str], widths: Sequence[float], most: int) -> bool:
    """Return whether a row of *texts* takes at most about *most* lines.

    A row that may not be torn and is higher than a page brings some programs to a halt.
    """
    return all(
        len(text) * _LETTER_MM <= most * width for text, width in zip(texts, widths, strict=False)
    )


def _room_for(texts: Iterable[str]) -> float:
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    return max(_LEAST_MM, min(_WIDEST_WORD_MM, longest * _LETTER_MM + 3.5))


def _head(column: Column) -> str:
    """Return what the head of a column says: also where the paper leaves it to the ear."""
    return column.head if column.head.strip() else column.spoken


def _head_row(setter: Setter, columns: Sequence[Column], widths: Sequence[float]) -> Element:
    heads = [_head(column) for column in columns]
    held = [element("cantSplit"), element("tblHeader")]
    row = element("tr", element("trPr", *(held if _is_low(heads, widths, _HIGHEST_HEAD) else [])))
    for column, width in zip(columns, widths, strict=True):
        place = Place(width, "cell", align=column.align)
        words = setter.paragraph("TableHeading", setter.runs.plain(_head(column)), place)
        row.append(_cell(width, [words]))
    return row


def _group(
    setter: Setter, block: Table, group: RowGroup, widths: Sequence[float]
) -> Iterator[Element]:
    if group.title.strip() or group.note.strip():
        yield _title_row(setter, group, widths)
    for number, row in enumerate(group.rows):
        merged = ("continue" if number else "restart") if group.spanning else ""
        yield _row(setter, block, row, widths, merged)


def _title_row(setter: Setter, group: RowGroup, widths: Sequence[float]) -> Element:
    low = _is_low([f"{group.title} {group.note}"], [sum(widths)], _HIGHEST_HEAD)
    row = element("tr", element("trPr", *([element("cantSplit")] if low else [])))
    spans = [Text(group.title), Text(f"  {group.note}" if group.note.strip() else "")]
    runs = [*setter.runs.of(spans[:1]), *setter.runs.plain(spans[1].text)]
    place = Place(sum(widths), "cell")
    words = setter.paragraph("TableGroup", runs, place)
    row.append(_cell(sum(widths), [words], span=len(widths)))
    return row


def _row(setter: Setter, block: Table, row: Row, widths: Sequence[float], merged: str) -> Element:
    said = [" ".join(_words(cell)) for cell in row.cells]
    held = [element("cantSplit")] if _is_low(said, widths, _HIGHEST_ROW) else []
    made = element("tr", element("trPr", *held))
    mark = setter.runs.bookmark(row.anchor)
    filled: list[tuple[Block, ...]] = [*row.cells, *[()] * len(widths)][: len(widths)]
    for number, (blocks, width) in enumerate(zip(filled, widths, strict=True)):
        place = Place(width - 2.5, "cell", align=block.columns[number].align)
        inside = list(setter.blocks(blocks, place))
        if not inside or not inside[-1].tag.endswith("}p"):
            inside.append(setter.paragraph("TableText", [], place))
        if number == 0 and mark:
            _marked(inside, mark)
        made.append(_cell(width, inside, merged=merged if number == 0 else ""))
    return made


def _marked(inside: Sequence[Element], mark: Sequence[Element]) -> None:
    first = next((one for one in inside if one.tag.endswith("}p")), None)
    if first is not None:
        for place, one in enumerate(mark, 1):
            first.insert(place, one)


def _cell(width: float, inside: Sequence[Element], *, span: int = 1, merged: str = "") -> Element:
    properties = element("tcPr", element("tcW", w=twips(width), type="dxa"))
    if span > 1:
        properties.append(element("gridSpan", val=span))
    if merged:
        properties.append(element("vMerge", val=merged))
    return element("tc", properties, *inside)
