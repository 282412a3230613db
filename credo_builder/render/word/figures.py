"""Figures as tables, which somebody can change; what has no columns is told in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from credo_builder.compose.document import (
    Block,
    Column,
    Figure,
    Paragraph,
    Row,
    RowGroup,
    Table,
    Text,
)
from credo_builder.render.told import count_of_total, figure_number, stands_at, told
from credo_builder.values import replace

Words = Mapping[str, str]

_MOST_COLUMNS = 6
"""Data that stand side by side in one table; more go on in the next."""
_EDGES = (2.5, 3.7)
"""Means below the first are in the first band, above the second in the last."""
_STANDS = "\u25cf"
"""Where on a scale something stands."""
_MAP_WIDTHS = (44.0, 34.0, 44.0, 20.0, 20.0, 0.0, 27.0, 20.0)
"""Widths of the lanes of the map of moments, in millimetres."""


def as_blocks(figure: Figure, words: Words) -> tuple[Block, ...]:
    """Return *figure* as blocks among which there is no figure.

    Args:
        figure: of any kind; one that is only marks is told by its alternative text.
        words: the fixed words of its document.
    """
    make = _TABLES.get(figure.kind)
    if make is None:
        return told(replace(figure, title=""), words)
    return make(figure, words)


def _cell(*texts: str, strong: bool = False) -> tuple[Block, ...]:
    return tuple(Paragraph((Text(text, strong=strong),), "text") for text in texts if text.strip())


def _side_by_side(
    figure: Figure, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[Block, ...]:
    """Return a column a datum, in as many tables as that takes."""
    tables: list[Block] = []
    for start in range(0, len(heads), _MOST_COLUMNS):
        part = slice(start, start + _MOST_COLUMNS)
        columns = tuple(Column(head) for head in heads[part])
        lines = tuple(Row(tuple(_cell(text) for text in row[part])) for row in rows if any(row))
        summary = "" if start else figure.alt
        tables.append(Table(columns, (RowGroup(lines),), summary))
    return tuple(tables)


def _chain(figure: Figure, _words: Words) -> tuple[Block, ...]:
    counts = [figure_number(datum.value) for datum in figure.data]
    heads = [datum.label for datum in figure.data]
    return _side_by_side(figure, heads, [counts, [datum.note for datum in figure.data]])


def _ladder(figure: Figure, _words: Words) -> tuple[Block, ...]:
    heads = [f"{number} {datum.label}" for number, datum in enumerate(figure.data, 1)]
    facts = [[datum.fact(name) for datum in figure.data] for name in ("within", "who")]
    return _side_by_side(figure, heads, [*facts, [datum.note for datum in figure.data]])


def _coverage(figure: Figure, words: Words) -> tuple[Block, ...]:
    counts = [count_of_total(datum, words) for datum in figure.data]
    return _side_by_side(figure, [datum.label for datum in figure.data], [counts])


def _gauge(figure: Figure, words: Words) -> tuple[Block, ...]:
    steps = [datum for datum in figure.data if datum.kind == "step"]
    heads = (f"{figure_number(step.value)} {step.label}" for step in steps)
    rows = [
        Row((_cell(said, strong=True), *(_cell(_STANDS if s.value == at else "") for s in steps)))
        for at, said in stands_at(figure, words)
    ]
    columns = (Column(""), *(Column(head) for head in heads))
    return (Table(columns, (RowGroup(tuple(rows)),), figure.alt),)


def _mindset(figure: Figure, _words: Words) -> tuple[Block, ...]:
    bands = [datum.label for datum in figure.data if datum.kind == "band"]
    rows = []
    for datum in figure.data:
        if datum.kind == "band":
            continue
        gloss = Paragraph((Text(datum.note),), "small")
        name = (*_cell(datum.label, strong=True), *((gloss,) if datum.note.strip() else ()))
        said = datum.fact("said") or figure_number(datum.value)
        held = [""] * max(1, len(bands))
        held[min(_band(datum.value), len(held) - 1)] = said
        rows.append(Row((name, *(_cell(one, strong=True) for one in held))))
    columns = (Column("", 75), *(Column(band) for band in bands or ("",)))
    return (Table(columns, (RowGroup(tuple(rows)),), figure.alt),)


def _band(mean: float | None) -> int:
    low, high = _EDGES
    return 0 if mean is None or mean < low else 1 if mean <= high else 2


def _map(figure: Figure, words: Words) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in told(replace(figure, title=""), words):
        if isinstance(block, Table) and len(block.columns) == len(_MAP_WIDTHS):
            wide = zip(block.columns, _MAP_WIDTHS, strict=True)
            columns = tuple(replace(column, width_mm=width) for column, width in wide)
            made.append(replace(block, columns=columns))
        else:
            made.append(block)
    return tuple(made)


_TABLES: dict[str, Callable[[Figure, Words], tuple[Block, ...]]] = {
    "chain": _chain,
    "bar_gauge": _gauge,
    "ladder": _ladder,
    "coverage": _coverage,
    "mindset": _mindset,
    "moments_map": _map,
}
