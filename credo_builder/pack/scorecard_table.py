"""The scorecard for spreadsheets: the same figures, and the limits they are held against."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from credo_builder.domain.periods import month
from credo_builder.domain.quantities import Quantity, unit_short
from credo_builder.errors import OutputRefused
from credo_builder.i18n import told
from credo_builder.pack.base import Job, Output
from credo_builder.pack.scorecard_words import MONTHS, ScorecardWords, ScoreRow, scorecard_words

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SEVERAL = Decimal(2)


def draw(job: Job) -> bytes:
    """Return the scorecard as a table: UTF-8 with its mark, as spreadsheets like it.

    A line a measure, a column a month of the year; `credo results` reads it back. Figures have
    a point before their decimals, or a comma and semicolons between cells where the language of
    the document writes so.
    """
    words = scorecard_words(job.view)
    if not words.rows:
        raise OutputRefused(
            told(
                "The scorecard has nothing to show yet. Add measures in the step “How we will "
                "know”."
            ),
            "measures",
        )
    comma = job.view.typography.numbers.decimal == ","
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if comma else ",", lineterminator="\r\n")
    writer.writerow(_heads(words))
    for group in words.groups:
        for row in group.rows:
            writer.writerow(_line(row, group.title, comma=comma))
    return out.getvalue().encode("utf-8-sig")


def _heads(words: ScorecardWords) -> tuple[str, ...]:
    if words.year is None:
        months = tuple(name for name, _ in words.months)
    else:
        months = tuple(month(words.year, n).text for n in range(1, MONTHS + 1))
    limits = ("unit", "green", "amber", "red")
    return ("measure", "name", "group", *limits, *months, "standing", "who looks", "when red")


def _line(row: ScoreRow, group: str, *, comma: bool) -> tuple[str, ...]:
    limits = row.measure.limits
    units = [mark.quantity.unit for mark in row.months if mark is not None]
    unit = next((one.unit for one in limits.given), units[0] if units else "")
    figures = [
        _figure(mark.quantity if mark is not None else None, unit, comma=comma)
        for mark in row.months
    ]
    return (
        row.code,
        _plain(row.name),
        _plain(group),
        unit_short(unit, _SEVERAL) if unit else "",
        *(_figure(one, unit, comma=comma) for one in (limits.green, limits.amber, limits.red)),
        *figures,
        row.latest.standing if row.latest else "",
        _plain(row.reader),
        _plain(row.response),
    )


def _figure(quantity: Quantity | None, unit: str, *, comma: bool) -> str:
    """Return a figure without the marks of thousands; its own unit where that is another."""
    if quantity is None:
        return ""
    if quantity.unit == "time_of_day":
        return str(quantity)
    written = f"{quantity.value.normalize():f}"
    written = written.replace(".", ",") if comma else written
    own = unit_short(quantity.unit, quantity.value)
    return written if quantity.unit == unit else f"{written} {own}".strip()


def _plain(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


OUTPUT = Output(
    key="scorecard_table",
    name="Scorecard as a table",
    about="The same figures for a spreadsheet",
    shelf="look",
    title="Scorecard",
    audience="staff",
    papers=("A4", "Letter"),
    sections=("monitoring",),
    draw=draw,
    form="csv",
)
