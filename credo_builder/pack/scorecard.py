"""The scorecard: every measure with its months, how it stands and how it goes, on one sheet."""

from __future__ import annotations

from credo_builder.compose.document import (
    Block,
    Column,
    Datum,
    Figure,
    Heading,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Table,
    Text,
)
from credo_builder.compose.results import LETTERS
from credo_builder.compose.view import View
from credo_builder.errors import OutputRefused
from credo_builder.i18n import told
from credo_builder.pack.base import Job, Output, Variant
from credo_builder.pack.scorecard_words import (
    Mark,
    ScorecardWords,
    ScoreRow,
    scorecard_words,
)
from credo_builder.render import pdf
from credo_builder.values import replace

_RESULTS, _BLANK = "results", "blank"
_CODE_MM, _AIM_MM, _MONTH_MM, _TREND_MM = 8.5, 22.0, 12.6, 37.0
_BLANK_MONTH_MM = 15.0
_PHRASES = {"green": "green: met", "amber": "amber: close", "red": "red: act"}


def draw(job: Job) -> bytes:
    """Return the scorecard as a PDF."""
    view, blank = job.view, job.variant == _BLANK
    words = scorecard_words(view, blank=blank)
    if not words.rows:
        raise OutputRefused(
            told(
                "The scorecard has nothing to show yet. Add measures in the step “How we will "
                "know”."
            ),
            "measures",
        )
    title = view.say("Scorecard")
    if words.year is not None:
        title = view.say("Scorecard {year}", year=words.year)
    section = Section("monitoring", title, _blocks(view, words, blank=blank), layout="landscape")
    facts = replace(job.document.facts, title=title)
    return pdf.build(replace(job.document, facts=facts, sections=(section,)), job.look)


def _blocks(view: View, words: ScorecardWords, *, blank: bool) -> tuple[Block, ...]:
    """Return the sheet: what the marks mean, the months, and what is done when one is red."""
    made: list[Block] = []
    if blank:
        made.append(_paragraph(view.say("For the year: ____________")))
    made.append(_key(view, words))
    made.append(_months(view, words))
    if words.elsewhere:
        said = view.say(
            "Results of periods that are no months stand in our service credo and policy."
        )
        made.append(_paragraph(said, "small"))
    made += _responses(view, words, blank=blank)
    return tuple(made)


def _paragraph(text: str, role: str = "text") -> Paragraph:
    return Paragraph((Text(text),), role)  # type: ignore[arg-type]  # one of the roles


def _key(view: View, words: ScorecardWords) -> Figure:
    """Return what the marks mean, said as well as drawn."""
    data = [
        Datum(label=view.say(LETTERS[kind]), note=view.say(phrase), kind=kind)
        for kind, phrase in _PHRASES.items()
    ]
    if words.has_results:
        note = view.say("dotted line: where green begins")
        data.append(Datum(note=note, kind="threshold"))
    said = "; ".join(f"{one.label}, {one.note}" if one.label else one.note for one in data)
    return Figure("status_key", tuple(data), f"{said}.")


def _months(view: View, words: ScorecardWords) -> Table:
    """Return the table of measures and months."""
    wide = _MONTH_MM if words.has_results else _BLANK_MONTH_MM
    columns = [
        Column("", _CODE_MM, spoken=view.say("Code")),
        Column(view.say("Measure")),
        Column(view.say("Green"), _AIM_MM, "right"),
        *(Column(head, wide, "centre", spoken=name) for name, head in words.months),
    ]
    if words.has_results:
        columns.append(Column(view.say("Trend"), _TREND_MM))
    groups = tuple(
        RowGroup(tuple(_row(view, words, row) for row in group.rows), group.title)
        for group in words.groups
    )
    summary = view.say("Each measure with its limit of green and its twelve months.")
    return Table(tuple(columns), groups, summary, row_header=1)


def _row(view: View, words: ScorecardWords, row: ScoreRow) -> Row:
    cells: list[tuple[Block, ...]] = [
        (Paragraph((Text(row.code, code=True),), "text"),) if row.code else (),
        (Paragraph((Text(row.name, strong=True),), "text"),),
        (_paragraph(row.aim),),
        *(
            (_mark(view, mark, words.months[place][0]),) if mark or place in row.due else ()
            for place, mark in enumerate(row.months)
        ),
    ]
    if words.has_results:
        cells.append((_line(row),) if row.course else ())
    return Row(tuple(cells))


def _mark(view: View, mark: Mark | None, name: str) -> Figure:
    if mark is None:
        return Figure("status", (), view.say("{month}: open", month=name))
    datum = Datum(label=mark.letter, note=mark.figure, kind=mark.standing)
    return Figure("status", (datum,), mark.said)


def _line(row: ScoreRow) -> Figure:
    data = [
        Datum(value=float(mark.quantity.value) if mark is not None else None)
        for mark in row.months
    ]
    if row.threshold is not None:
        data.append(Datum(value=float(row.threshold), kind="threshold"))
    return Figure("sparkline", tuple(data), row.course)


def _responses(view: View, words: ScorecardWords, *, blank: bool) -> list[Block]:
    """Return who looks and what is done when a measure is red, and what happened this year.

    A sheet to fill has room to write what happened.
    """
    rows = [row for row in words.rows if row.response or row.reader or row.notes]
    if not rows:
        return []
    columns = [
        Column("", _CODE_MM, spoken=view.say("Code")),
        Column(view.say("Measure")),
        Column(view.say("Who looks")),
        Column(view.say("What {we} do when it is red")),
    ]
    has_latest = any(row.latest for row in rows)
    has_notes = blank or any(row.notes for row in rows)
    if has_latest:
        columns.insert(2, Column(view.say("Latest")))
    if has_notes:
        columns.append(Column(view.say("What happened")))
    made = [_response(row, has_latest=has_latest, has_notes=has_notes) for row in rows]
    said = view.say("Who looks at each measure, and what is done when it is red.")
    table = Table(tuple(columns), (RowGroup(tuple(made)),), said, row_header=1)
    return [Heading(2, (Text(view.say("When one turns red")),)), table]


def _response(row: ScoreRow, *, has_latest: bool, has_notes: bool) -> Row:
    cells: list[tuple[Block, ...]] = [
        (Paragraph((Text(row.code, code=True),), "text"),) if row.code else (),
        (_paragraph(row.name),),
    ]
    if has_latest:
        cells.append((_paragraph(row.latest.said),) if row.latest else ())
    cells += [(_paragraph(text),) if text else () for text in (row.reader, row.response)]
    if has_notes:
        cells.append(tuple(_paragraph(f"{month}: {note}") for month, note in row.notes))
    return Row(tuple(cells))


OUTPUT = Output(
    key="scorecard",
    name="Scorecard",
    about="Every measure by month, its letter and its line, for your people",
    shelf="look",
    title="Scorecard",
    audience="staff",
    papers=("A4", "Letter"),
    sections=("monitoring",),
    draw=draw,
    variants=(
        Variant(_RESULTS, "With the results so far"),
        Variant(_BLANK, "Empty, to fill by hand"),
    ),
)
