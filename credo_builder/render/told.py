"""Figures in words: what a drawing shows, as blocks for renderers that do not draw it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from credo_builder.compose.document import (
    Block,
    Column,
    Datum,
    Figure,
    ListBlock,
    ListKind,
    Paragraph,
    Row,
    RowGroup,
    Span,
    Table,
    Text,
)
from credo_builder.render.pdf.scripts import reads_from_right
from credo_builder.render.pdf.wording import word

_ARROW = "arrow"
"""Key of the sign that stands where a drawing has an arrow."""

LANES = ("moment", "wants", "feeling", "promises", "levels", "backstage", "owner", "volume")
"""The lanes of the map of moments, from the top."""

_SCALE = (("bad", 1), ("neither", 3), ("good", 5))
"""What the levels of the map are called, and the rating of each."""

Words = Mapping[str, str]


def arrow(language: str) -> str:
    """Return the arrow that leads onwards in a document of *language*."""
    return "←" if reads_from_right(language) else "→"


def told(figure: Figure, words: Words, language: str = "en") -> tuple[Block, ...]:
    """Return what *figure* prints, in the order in which it is read.

    Args:
        figure: of any kind; one that is only marks is told by its alternative text.
        words: the fixed words of its document.
        language: the document's, which decides where arrows point.
    """
    words = {**words, _ARROW: arrow(language)}
    titled = (_paragraph(Text(figure.title, strong=True)),) if figure.title.strip() else ()
    return (*titled, *_TELLERS.get(figure.kind, _by_alt)(figure, words))


def figure_number(value: float | None) -> str:
    """Return a number without needless decimals; empty for None."""
    return "" if value is None else f"{value:.1f}".removesuffix(".0")


def stands_at(figure: Figure, words: Words) -> list[tuple[float, str]]:
    """Return the marks of a gauge, each with its words; those at one place share them."""
    marks = [d for d in figure.data if d.kind in {"trade", "ours"} and d.value is not None]
    if len({d.value for d in marks}) == 1 and len(marks) > 1:
        trade, ours = marks[0].label, marks[1].label
        both = word(words, "ours_and_theirs", ours=ours, theirs=trade)
        return [(marks[0].value or 0.0, both)]
    return [(d.value or 0.0, d.label) for d in marks]


def count_of_total(datum: Datum, words: Words) -> str:
    """Return a bar of the coverage in words, such as "8 of 9"."""
    count, total = figure_number(datum.value or 0), figure_number(datum.other or 0)
    return word(words, "figure_of", count=count, total=total)


def served_by(figure: Figure) -> Iterator[tuple[Datum, str]]:
    """Yield who stands in a drawing of who serves whom, each with whom they serve."""
    line = [d for d in figure.data if d.kind in {"front", "customer"}]
    for one, following in zip(line, [*line[1:], None], strict=True):
        usual = following.label if following is not None and one.kind == "front" else ""
        yield one, one.note or usual
    for one in figure.data:
        if one.kind in {"support", "link"}:
            yield one, one.note


def map_table(figure: Figure) -> Table:
    """Return the map of moments as a table, a row a moment, under its stages."""
    lanes = {d.note: d.label for d in figure.data if d.kind == "lane"}
    moments = [d for d in figure.data if d.kind == "moment"]
    groups = [
        RowGroup(tuple(_moment_row(one, lanes) for one in run), title=stage)
        for stage, run in groupby(moments, key=lambda m: m.fact("stage"))
    ]
    columns = tuple(Column(lanes.get(key, "")) for key in LANES)
    return Table(columns, tuple(groups), figure.alt)


def _moment_row(moment: Datum, lanes: Mapping[str, str]) -> Row:
    code = moment.fact("code")
    name: list[Block] = []
    if code:
        name.append(_paragraph(Text(code, link=f"#{code}", code=True)))
    if moment.fact("critical"):
        name.append(_paragraph(Text(lanes.get("critical", ""), strong=True)))
    name.append(_paragraph(Text(moment.label, strong=True)))
    owner = moment.fact("owner")
    owned = Text(owner or moment.fact("unowned"), missing=not owner)
    volume = moment.fact("volume_said") or moment.fact("volume")
    cells = [_cell(moment.fact(key)) for key in ("promises", "levels", "backstage")]
    return Row(
        (
            tuple(name),
            _cell(moment.note),
            tuple(_feelings(moment, lanes)),
            *cells,
            (_paragraph(owned),),
            _cell(volume),
        )
    )


def _feelings(moment: Datum, lanes: Mapping[str, str]) -> Iterator[Block]:
    """Yield how a moment feels now and how it should, with its ratings."""
    pairs = (
        ("now", moment.fact("feeling_now"), moment.value),
        ("wanted", moment.fact("feeling_wanted"), moment.other),
    )
    for key, feeling, rating in pairs:
        said = " ".join(filter(None, (feeling, f"({figure_number(rating)})" if rating else "")))
        if said:
            yield _paragraph(Text(f"{lanes.get(key, '')}: "), Text(said, strong=key == "wanted"))


def _cell(text: str) -> tuple[Block, ...]:
    return (_paragraph(Text(text)),) if text else ()


def _paragraph(*spans: Span) -> Paragraph:
    return Paragraph(spans, "text")


def _listed(points: Sequence[tuple[Text, ...]], kind: ListKind = "dot") -> tuple[Block, ...]:
    made = tuple((_paragraph(*_spaced(one)),) for one in points)
    return (ListBlock(made, kind),) if made else ()


def _spaced(texts: Sequence[Text]) -> Iterator[Text]:
    """Yield those of *texts* that hold words, a space between two of them."""
    worded = [one for one in texts if one.text.strip()]
    for place, one in enumerate(worded):
        if place:
            yield Text(" ")
        yield one


def _chain(figure: Figure, _words: Words) -> tuple[Block, ...]:
    return _listed(
        [
            (Text(f"{figure_number(d.value)} {d.label}", strong=True), Text(d.note))
            for d in figure.data
        ]
    )


def _gauge(figure: Figure, words: Words) -> tuple[Block, ...]:
    marks = stands_at(figure, words)
    steps = [(d.value or 0.0, d.label) for d in figure.data if d.kind == "step"]
    return _listed(
        [
            (Text(label), *(Text(said, strong=True) for at, said in marks if at == value))
            for value, label in steps
        ],
        "number",
    )


def _ladder(figure: Figure, _words: Words) -> tuple[Block, ...]:
    return _listed(
        [
            (
                Text(d.label, strong=True),
                Text(d.fact("within")),
                Text(d.fact("who"), strong=True),
                Text(d.note),
            )
            for d in figure.data
        ],
        "number",
    )


def _coverage(figure: Figure, words: Words) -> tuple[Block, ...]:
    return _listed(
        [(Text(d.label), Text(count_of_total(d, words), strong=True)) for d in figure.data]
    )


def _mindset(figure: Figure, words: Words) -> tuple[Block, ...]:
    bands = [d.label for d in figure.data if d.kind == "band"]
    scales = [d for d in figure.data if d.kind != "band"]
    ruled = (_paragraph(Text(f" {words[_ARROW]} ".join(bands))),) if bands else ()
    points = [
        (
            Text(d.label, strong=True),
            Text(d.fact("said") or figure_number(d.value), strong=True),
            Text(d.note),
        )
        for d in scales
    ]
    return (*ruled, *_listed(points))


def _moments(figure: Figure, words: Words) -> tuple[Block, ...]:
    lanes = {d.note: d.label for d in figure.data if d.kind == "lane"}
    ends = [f"{lanes[key]} ({at})" for key, at in _SCALE if lanes.get(key)]
    scale = (_paragraph(Text(f" {words[_ARROW]} ".join(ends))),) if ends else ()
    return (*scale, map_table(figure))


def _serving(figure: Figure, words: Words) -> tuple[Block, ...]:
    return _listed(
        [
            (
                Text(one.fact("number")),
                Text(one.label, strong=True),
                Text(one.fact("people")),
                Text(f"{words[_ARROW]} {whom}" if whom else ""),
            )
            for one, whom in served_by(figure)
        ]
    )


def _feeling(figure: Figure, words: Words) -> tuple[Block, ...]:
    datum = figure.data[0] if figure.data else Datum()
    spans = Text(datum.label), Text(f" {words[_ARROW]} "), Text(datum.note, strong=True)
    return (_paragraph(*spans),)


def _latest(figure: Figure, _words: Words) -> tuple[Block, ...]:
    """Tell a mark by its letter and figure, and how it went after that."""
    last = next((d for d in figure.data if d.kind and d.note.strip()), Datum())
    texts = (Text(f"{last.label} {last.note}".strip(), strong=True),)
    return (_paragraph(*_spaced((*texts, Text(figure.alt)))),)


def _by_alt(figure: Figure, _words: Words) -> tuple[Block, ...]:
    return (_paragraph(Text(figure.alt)),) if figure.alt.strip() else ()


_TELLERS: dict[str, Callable[[Figure, Words], tuple[Block, ...]]] = {
    "chain": _chain,
    "bar_gauge": _gauge,
    "ladder": _ladder,
    "coverage": _coverage,
    "mindset": _mindset,
    "moments_map": _moments,
    "who_serves_whom": _serving,
    "feeling": _feeling,
    "trend": _latest,
    "status": _latest,
}
