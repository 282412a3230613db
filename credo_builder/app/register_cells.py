"""One answer as cells of a register: plain figures and words, nothing that a sheet would run."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from credo_builder.chapters.organisation import Role
from credo_builder.chapters.segments import Segment
from credo_builder.compose.view import View
from credo_builder.domain import questions as q
from credo_builder.domain.quantities import Quantity, time_of_day, unit_name
from credo_builder.domain.records import Record
from credo_builder.domain.terms import label
from credo_builder.i18n import marked
from credo_builder.values import dataclass

_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""What a spreadsheet takes for the start of a formula, in letters of full width, too."""
_GUARD = "'"
_UNIT = marked("unit")
_YES, _NO = marked("yes"), marked("no")
_CLOCK = "time_of_day"


@dataclass(frozen=True)
class Heading:
    """What stands in a column: its key, and the words at its head.

    Attributes:
        key: stable, the names of the fields joined by points, such as ``claim.metric``.
        words: the question as the screen puts it.
    """

    key: str
    words: str


def guarded(text: str) -> str:
    """Return *text* so that no spreadsheet runs it: an apostrophe goes before a formula."""
    return f"{_GUARD}{text}" if _FORMULA.match(text) else text


def headings(view: View, asked: q.Asked, key: str, before: str) -> Iterator[Heading]:
    """Yield the columns that the answer to *asked* takes; *before* are the words above it."""
    words = " ".join(filter(None, (before, view.say(asked.question.prompt))))
    match asked.question:
        case q.Group(of=kind):
            for inner in q.asked(kind).values():
                yield from headings(view, inner, f"{key}.{inner.name}", words)
        case q.Quantity() | q.Money():
            yield Heading(key, words)
            yield Heading(f"{key}.unit", f"{words} ({view.say(_UNIT)})")
        case _:
            yield Heading(key, words)


def cells(view: View, asked: q.Asked, value: Any) -> Iterator[str]:
    """Yield the cells of *value*, the answer to *asked*, as many as `headings` has columns."""
    question = asked.question
    match question:
        case q.Group(of=kind):
            for inner in q.asked(kind).values():
                yield from cells(view, inner, getattr(value, inner.name))
        case q.Quantity() | q.Money():
            yield from _amount(value)
        case _:
            write = _WRITERS.get(type(question), _text)
            yield write(view, question, value)


def _amount(value: Quantity | None) -> tuple[str, str]:
    """Return figure and unit; an hour of the day is one cell, because it is no amount."""
    if value is None:
        return "", ""
    if value.unit == _CLOCK:
        return time_of_day(value.value), ""
    return _figure(value.value), unit_name(value.unit, value.value) or value.unit


def _figure(value: Decimal | int) -> str:
    """Return a number as every spreadsheet reads it: a point, no thousands, no exponent."""
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text(view: View, _question: Any, value: Any) -> str:
    return guarded(view.fill(str(value).strip()))


def _lines(view: View, _question: Any, value: tuple[str, ...]) -> str:
    return guarded("\n".join(view.fill(one.strip()) for one in value if one.strip()))


def _choice(view: View, question: Any, value: str) -> str:
    return guarded(view.say(label(question.options, value))) if value else ""


def _choices(view: View, question: Any, value: tuple[str, ...]) -> str:
    return guarded("; ".join(view.say(label(question.options, one)) for one in value))


def _link(view: View, _question: Any, value: str) -> str:
    return guarded(_name(view, value))


def _links(view: View, _question: Any, value: tuple[str, ...]) -> str:
    return guarded("; ".join(filter(None, (_name(view, one) for one in value))))


def _name(view: View, record_id: str) -> str:
    """Return the code of a record that these readers may see, the name of a role or a group."""
    found: Record | None = view.project.get(record_id) if record_id else None
    if found is None or not view.shows(found):
        return ""
    title = view.fill(found.title.strip())
    return title or found.code if isinstance(found, Role | Segment) else found.code or title


def _flag(view: View, _question: Any, value: bool) -> str:  # noqa: FBT001 - as all writers
    return view.say(_YES if value else _NO)


def _number(_view: View, _question: Any, value: Decimal | int | None) -> str:
    return "" if value is None else _figure(value)


def _date(_view: View, _question: Any, value: dt.date | None) -> str:
    return value.isoformat() if value else ""


def _time(_view: View, _question: Any, value: dt.time | None) -> str:
    return value.isoformat("minutes") if value else ""


def _picture(view: View, _question: Any, value: Any) -> str:
    return guarded(view.fill(value.alt)) if value else ""


_WRITERS: dict[type[q.Question], Callable[[View, Any, Any], str]] = {
    q.Lines: _lines,
    q.Choice: _choice,
    q.Choices: _choices,
    q.Link: _link,
    q.Links: _links,
    q.Scale: _number,
    q.Flag: _flag,
    q.Count: _number,
    q.Percent: _number,
    q.Date: _date,
    q.TimeOfDay: _time,
    q.Picture: _picture,
}
