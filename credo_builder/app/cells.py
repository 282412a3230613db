"""One cell of a table as the answer to a question, or why it cannot be."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from credo_builder.chapters import RECORDS
from credo_builder.domain import questions as q
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import (
    UNITS,
    Quantity,
    is_currency,
    unit_name,
    unit_short,
)
from credo_builder.domain.questions import MAX_CHARACTERS, Question
from credo_builder.domain.records import Record
from credo_builder.domain.terms import Term
from credo_builder.errors import CredoError
from credo_builder.i18n import Told, told

NONE = "-"
"""A cell that says: nothing here, although the master says something."""

_FIGURE = re.compile(r"([-+−]?)\s*([0-9][0-9.,’' \u00a0\u202f]*)(.*)", re.DOTALL)
_GROUPED = re.compile(r"\d{1,3}([ \u00a0\u202f’']\d{3})+(?=[.,]|$)")
_PLAIN = re.compile(r"\d{1,12}([.,]\d{1,6})?", re.ASCII)
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SIGNS = {"£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY", "₹": "INR", "%": "percent"}
_OTHER_WORDS = {
    "sec": "second", "secs": "second", "mins": "minute", "hr": "hour", "hrs": "hour", "d": "day",
    "wd": "working_day", "per cent": "percent", "pct": "percent",
}  # fmt: skip
_THOUSAND = 3
_YES, _NO = ("yes", "y", "true", "1", "x"), ("no", "n", "false", "0")


class CellRefused(CredoError):
    """A cell that answers nothing; the text says why, and what to write."""


def answer(project: Project, question: Question, cell: str, now: Any) -> Any:
    """Return what *cell* answers to *question*.

    Args:
        project: whose records links may name.
        question: what is asked.
        cell: not empty; `NONE` for no answer.
        now: the answer it takes the place of: a bare figure keeps its unit.

    Raises:
        CellRefused: it answers something else; the text says what to write.
    """
    reader = _READERS.get(type(question))
    if reader is None:
        raise CellRefused(told("This cannot be said in a cell. Say it in the project itself."))
    if cell == NONE:
        return question.blank
    return reader(project, question, cell, now)


def can_be_asked(question: Question) -> bool:
    """Whether a cell can answer *question*."""
    return type(question) in _READERS


def figure(cell: str) -> tuple[Decimal, str]:
    """Return the figure that *cell* begins with, and the words after it.

    A comma or a point may stand before decimals; thousands may be parted by spaces.

    Raises:
        CellRefused: it begins with no figure, or with one that can be read in two ways.
    """
    found = _FIGURE.fullmatch(cell)
    if not found:
        before = re.fullmatch(r"([£€$¥₹]|[A-Za-z]{3})\s*(\d.*)", cell)
        if before:  # money and codes of currencies stand before or after
            amount, unit = figure(before[2])
            return amount, f"{before[1]} {unit}".strip()
        raise CellRefused(told("“{cell}” is no figure.", cell=shortened(cell)))
    sign, digits, unit = found[1], found[2].strip(), found[3].strip()
    if _GROUPED.match(digits):
        digits = re.sub("[ \u00a0\u202f’']", "", digits)
    if sign in ("-", "−"):
        raise CellRefused(told("“{cell}” is below nothing.", cell=shortened(cell)))
    if not _PLAIN.fullmatch(digits):
        raise CellRefused(told("“{cell}” is no figure.", cell=shortened(cell)))
    whole, mark, part = digits.partition("," if "," in digits else ".")
    if mark and len(part) == _THOUSAND and whole != "0":
        raise CellRefused(
            told(
                "“{cell}” can be read in two ways: write {thousand} or {small}.",
                cell=shortened(cell),
                thousand=whole + part,
                small=f"{whole}.{part[:2]}",
            )
        )
    return Decimal(f"{whole}.{part}" if part else whole), unit


def shortened(cell: str) -> str:
    """Return *cell* as a message can quote it."""
    plain, most = " ".join(cell.split()), 40
    return plain if len(plain) <= most else f"{plain[:most]}…"


def _text(_project: Project, question: Question, cell: str, _now: Any) -> str:
    if len(cell) > MAX_CHARACTERS:
        raise CellRefused(told("It is longer than {n} characters.", n=MAX_CHARACTERS))
    return " ".join(cell.split()) if isinstance(question, q.Line) else cell


def _lines(_project: Project, _question: Question, cell: str, _now: Any) -> tuple[str, ...]:
    return tuple(_parts(cell))


def _parts(cell: str) -> Iterator[str]:
    """Yield the parts of a cell that holds several: by line or by semicolon."""
    for part in re.split(r"[;\n]", cell):
        if part.strip():
            yield " ".join(part.split())


def _choice(_project: Project, question: Any, cell: str, _now: Any) -> str:
    return _word(question, cell)


def _choices(_project: Project, question: Any, cell: str, _now: Any) -> tuple[str, ...]:
    return tuple(_word(question, part) for part in _parts(cell))


def _word(question: Any, cell: str) -> str:
    options: type[Term] = question.options
    for one in options:
        if cell.casefold() in (str(one).casefold(), one.label.casefold()):
            return str(one)
    if question.custom:
        return cell
    raise CellRefused(
        told(
            "“{cell}” is not among its words. Choose one of: {words}.",
            cell=shortened(cell),
            words=", ".join(str(one) for one in options),
        )
    )


def _link(project: Project, question: Any, cell: str, _now: Any) -> str:
    return _linked(project, (question.to,), cell)


def _links(project: Project, question: Any, cell: str, _now: Any) -> tuple[str, ...]:
    return tuple(
        _linked(project, question.to, part) for part in re.split(r"[;,\s]+", cell) if part
    )


def _linked(project: Project, keys: tuple[str, ...], cell: str) -> str:
    kinds: list[type[Record]] = [kind for kind in RECORDS if kind.key in keys]
    held = [record for kind in kinds for record in project.of(kind)]
    for one in held:
        if cell.casefold() in (one.code.casefold(), one.title.strip().casefold()):
            return one.id
    codes = ", ".join(one.code or one.title for one in held[:12])
    raise CellRefused(
        told("“{cell}” is not there. Choose one of: {words}.", cell=shortened(cell), words=codes)
    )


def _flag(_project: Project, _question: Question, cell: str, _now: Any) -> bool:
    if cell.casefold() in (*_YES, *_NO):
        return cell.casefold() in _YES
    raise CellRefused(told("“{cell}” is neither yes nor no.", cell=shortened(cell)))


def _whole_number(least: int, most: int, cell: str) -> int:
    value, unit = figure(cell)
    if unit or value != int(value) or not least <= value <= most:
        raise CellRefused(
            told(
                "“{cell}” is not among {least} to {most}.",
                cell=shortened(cell),
                least=least,
                most=most,
            )
        )
    return int(value)


def _scale(_project: Project, _question: Question, cell: str, _now: Any) -> int:
    return _whole_number(1, 5, cell)


def _count(_project: Project, question: Any, cell: str, _now: Any) -> int | Decimal:
    if not question.fractions:
        return _whole_number(question.minimum, question.maximum, cell)
    value, unit = figure(cell)
    if unit or not question.minimum <= value <= question.maximum:
        raise CellRefused(
            told(
                "“{cell}” is not from {least} to {most}.",
                cell=shortened(cell),
                least=question.minimum,
                most=question.maximum,
            )
        )
    return value


def _percent(_project: Project, _question: Question, cell: str, _now: Any) -> Decimal:
    value, unit = figure(cell)
    if _unit(unit) not in ("", "percent") or value > 100:  # noqa: PLR2004  what a share is
        raise CellRefused(
            told("“{cell}” is no share of 100. Write 0 to 100.", cell=shortened(cell))
        )
    return value


def _quantity(_project: Project, _question: Question, cell: str, now: Any) -> Quantity:
    clock = _TIME.fullmatch(cell)
    if clock:
        minutes = Decimal(int(clock[1]) * 60 + int(clock[2]))
        return Quantity(value=minutes, unit="time_of_day")
    usual = now.unit if now else ""
    try:
        value, words = figure(cell)
    except CellRefused as error:
        raise CellRefused(told("{why} {how}", why=error.args[0], how=_how(usual))) from error
    unit = _unit(words) if words else usual
    if not unit:
        what = told("“{words}” is no unit.", words=shortened(words)) if words else ""
        raise CellRefused(told("{what}{how}", what=f"{what} " if what else "", how=_how(usual)))
    if unit == "time_of_day":
        raise CellRefused(told("Write a time of day as 17:00."))
    if unit == "percent" and value > 100:  # noqa: PLR2004  what a share is
        raise CellRefused(told("“{cell}” is more than 100 %.", cell=shortened(cell)))
    return Quantity(value=value, unit=unit)


def _how(unit: str) -> Told:
    if not unit:
        return told("Write a number with its unit: 3 minutes, 2 working days, 95 %.")
    name = unit_name(unit, Decimal(2)) or unit_short(unit, Decimal(2)) or unit
    return told("Write a number, with a unit if it is not {unit}: 3 or 3 {unit}.", unit=name)


def _money(_project: Project, _question: Question, cell: str, now: Any) -> Quantity:
    value, words = figure(cell)
    unit = _unit(words) if words else (now.unit if now else "")
    if not is_currency(unit):
        raise CellRefused(
            told("“{cell}” is no amount of money. Write 25 GBP.", cell=shortened(cell))
        )
    return Quantity(value=value, unit=unit)


def _unit(words: str) -> str:
    """Return the unit that *words* name; empty where they name none."""
    plain = " ".join(words.split()).casefold().rstrip(".")
    if words.strip() in _SIGNS:
        return _SIGNS[words.strip()]
    for unit in UNITS:
        said = {unit, unit.replace("_", " "), *(_said(unit))}
        if plain in said:
            return unit
    if is_currency(words.strip().upper()):
        return words.strip().upper()
    return _OTHER_WORDS.get(plain, "")


def _said(unit: str) -> Iterator[str]:
    for count in (Decimal(1), Decimal(2)):
        yield from (word for word in (unit_name(unit, count), unit_short(unit, count)) if word)


def _date(_project: Project, _question: Question, cell: str, _now: Any) -> dt.date:
    try:
        if _DATE.fullmatch(cell):
            return dt.date.fromisoformat(cell)
    except ValueError:
        pass  # such as the 31st of February: told with the others
    raise CellRefused(told("“{cell}” is no day. Write it as 2026-03-31.", cell=shortened(cell)))


def _time(_project: Project, _question: Question, cell: str, _now: Any) -> dt.time:
    found = _TIME.fullmatch(cell)
    if not found:
        raise CellRefused(told("“{cell}” is no time. Write it as 17:00.", cell=shortened(cell)))
    return dt.time(int(found[1]), int(found[2]))


def _colour(_project: Project, _question: Question, cell: str, _now: Any) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", cell):
        raise CellRefused(
            told("“{cell}” is no colour. Write it as #1F4E5F.", cell=shortened(cell))
        )
    return cell


_READERS: dict[type[Question], Callable[[Project, Any, str, Any], Any]] = {
    q.Line: _text,
    q.Text: _text,
    q.Lines: _lines,
    q.Choice: _choice,
    q.Choices: _choices,
    q.Link: _link,
    q.Links: _links,
    q.Flag: _flag,
    q.Scale: _scale,
    q.Count: _count,
    q.Percent: _percent,
    q.Quantity: _quantity,
    q.Money: _money,
    q.Date: _date,
    q.TimeOfDay: _time,
    q.Colour: _colour,
}
