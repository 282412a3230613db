"""Answers out of parsed JSON: what each kind of question takes, and what it says otherwise."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from credo_builder.domain import questions as ask_for
from credo_builder.domain.quantities import Quantity
from credo_builder.domain.questions import MAX_CHARACTERS, MAX_ITEMS, Question
from credo_builder.domain.records import Picture
from credo_builder.domain.settings import ALL_VISITED
from credo_builder.domain.shapes import EMPTY, Shape, SpelledNumber
from credo_builder.storage import layout
from credo_builder.storage.numbers import decimal_of
from credo_builder.storage.parsing import kind_of
from credo_builder.storage.positions import Place
from credo_builder.storage.text import clean_text, excerpt, loses_characters

if TYPE_CHECKING:
    from credo_builder.storage.reading import Reading

Reader = Callable[["Reading", Any, Place, str | int], Any]

_LARGEST_COUNT = 10**15
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}", re.ASCII)
_STRINGS = frozenset({str})
_NO_TEXT = 'Write "" for none.'


def reader_of(question: Question) -> Reader:
    """Return what reads the answer to *question* from parsed JSON."""
    if isinstance(question, ask_for.Group | layout.Maybe):
        return _optional(question.of) if isinstance(question, layout.Maybe) else _one(question.of)
    if isinstance(question, ask_for.Rows):
        return _rows(question.of)
    if isinstance(question, ask_for.Scale):
        return _whole(1, 5, may_be_null=True)
    if isinstance(question, ask_for.Count) and question.fractions:
        return _within(question.minimum, question.maximum)
    if isinstance(question, ask_for.Count):
        return _whole(question.minimum, question.maximum, may_be_null=True)
    return _READERS[type(question)]


def must(what: str, value: Any, do: str, none: str = "") -> str:
    """Return that a value *must* be *what*, what it is instead, and what to *do*.

    *none* tells what to do about null.
    """
    return f"must be {what}, not {kind_of(value)}. {none if none and value is None else do}"


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f'"{excerpt(value)}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, SpelledNumber):
        return value.text
    if isinstance(value, int):
        return str(value)
    return kind_of(value)


def text(reading: Reading, value: Any, at: Place, name: str | int) -> str:
    """Return the text *value*, cleaned where it needs it."""
    if type(value) is not str:
        reading.misfit(
            at,
            name,
            must("text", value, "Put it in double quotes.", "" if name == "id" else _NO_TEXT),
        )
        return ""
    if len(value) > MAX_CHARACTERS:
        reading.misfit(
            at,
            name,
            f"has {len(value):,} characters; at most {MAX_CHARACTERS:,} fit. Shorten it.",
        )
    if reading.plain:
        return value
    tidy = clean_text(value)
    if tidy != value and loses_characters(value):
        reading.cleaned.append((*at, name))
    return tidy


def _list(reading: Reading, value: Any, at: Place, name: str | int) -> list[Any]:
    if type(value) is not list:
        reading.misfit(
            at, name, must("a list", value, "Put it in square brackets.", "Write [] for none.")
        )
        return []
    if len(value) > MAX_ITEMS:
        reading.misfit(
            at, name, f"has {len(value):,} entries; at most {MAX_ITEMS} fit. Remove some."
        )
    return value[:MAX_ITEMS]


def _texts(reading: Reading, value: Any, at: Place, name: str | int) -> tuple[str, ...]:
    if reading.plain and type(value) is list and len(value) <= MAX_ITEMS:
        found = tuple(value)
        if _STRINGS.issuperset(map(type, found)) and sum(map(len, found)) <= MAX_CHARACTERS:
            return found
    here = (*at, name)
    entries = _list(reading, value, at, name)
    return tuple([text(reading, one, here, i) for i, one in enumerate(entries)])


def _flag(reading: Reading, value: Any, at: Place, name: str | int) -> bool:
    if type(value) is not bool:
        reading.misfit(
            at, name, must("true or false", value, "Write one of these two, without quotes.")
        )
    return value is True


def _whole(least: int, most: int, *, may_be_null: bool) -> Reader:
    or_null = ", or null for none" if may_be_null else ""

    def read(reading: Reading, value: Any, at: Place, name: str | int) -> int | None:
        if value is None and may_be_null:
            return None
        if type(value) is not int or not least <= value <= most:
            reading.misfit(
                at,
                name,
                f"must be a whole number from {least:,} to {most:,}, not {_shown(value)}. "
                f"Write such a number without quotes{or_null}.",
            )
            return least
        return value

    return read


def _decimal(reading: Reading, value: Any, at: Place, name: str | int) -> Decimal:
    if type(value) is not int and type(value) is not SpelledNumber:
        reading.misfit(
            at, name, must("a number", value, "Write it without quotes, with a point: 1.5.")
        )
        return Decimal(0)
    found = decimal_of(value)
    if found is None:
        reading.misfit(at, name, f"is out of range: {_shown(value)}. Check the number.")
        return Decimal(0)
    return found


def _percent(reading: Reading, value: Any, at: Place, name: str | int) -> Decimal | None:
    if value is None:
        return None
    found = _decimal(reading, value, at, name)
    if not 0 <= found <= 100:  # noqa: PLR2004 - what a share is
        reading.misfit(
            at, name, f"must be from 0 to 100, not {_shown(value)}. Write the share of 100."
        )
    return found


def _within(least: int, most: int) -> Reader:
    def read(reading: Reading, value: Any, at: Place, name: str | int) -> Decimal | None:
        if value is None:
            return None
        found = _decimal(reading, value, at, name)
        if least <= found <= most:
            return found
        reading.misfit(
            at, name, f"must be from {least:,} to {most:,}, not {_shown(value)}. Check the number."
        )
        return Decimal(least)

    return read


def _date(reading: Reading, value: Any, at: Place, name: str | int) -> dt.date | None:
    if value is None:
        return None
    try:
        if isinstance(value, str) and _DATE.fullmatch(value):
            return dt.date.fromisoformat(value)
    except ValueError:
        pass  # such as the 31st of February: told with the others
    reading.misfit(
        at,
        name,
        f"must be a day of the calendar, not {_shown(value)}. "
        "Write it as 2026-03-31, in double quotes, or null for none.",
    )
    return None


def _time(reading: Reading, value: Any, at: Place, name: str | int) -> dt.time | None:
    if value is None:
        return None
    found = _TIME.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        reading.misfit(
            at,
            name,
            f"must be a time of day, not {_shown(value)}. "
            "Write it as 17:00, in double quotes, or null for none.",
        )
        return None
    return dt.time(int(found[1]), int(found[2]))


def _colour(reading: Reading, value: Any, at: Place, name: str | int) -> str:
    if isinstance(value, str) and (not value or _COLOUR.fullmatch(value)):
        return value
    reading.misfit(
        at,
        name,
        f"must be a colour, not {_shown(value)}. "
        'Write it as #1F4E5F, in double quotes, or "" for none.',
    )
    return ""


def _one(kind: type[Shape]) -> Reader:
    def read(reading: Reading, value: Any, at: Place, name: str | int) -> Shape:
        return reading.object(kind, value, at, name)

    return read


def _optional(kind: type[Shape]) -> Reader:
    def read(reading: Reading, value: Any, at: Place, name: str | int) -> Shape | None:
        return None if value is None else reading.object(kind, value, at, name)

    return read


def _rows(kind: type[Shape]) -> Reader:
    def read(reading: Reading, value: Any, at: Place, name: str | int) -> tuple[Shape, ...]:
        here = (*at, name)
        entries = _list(reading, value, at, name)
        return tuple([reading.object(kind, one, here, i) for i, one in enumerate(entries)])

    return read


def _picture(reading: Reading, value: Any, at: Place, name: str | int) -> Picture | None:
    """A picture that is not what it says is left out; it is no reason to refuse a project."""
    if value is None:
        return None
    apart = reading.apart()
    found = apart.object(Picture, value, at, name)
    if apart.misfits:
        place, message = apart.misfits[0]
        field = ".".join(str(part) for part in place[len(at) + 1 :])
        picture, why = None, f"its {field} {message}" if field else f"it {message}"
    else:
        assert isinstance(found, Picture)  # noqa: S101 - for the type checker
        picture, why = reading.take_in(found)
    if why:
        reading.pictures.append(((*at, name), why))
    return picture


def _by_name(part: Reader) -> Reader:
    def read(reading: Reading, value: Any, at: Place, name: str | int) -> Any:
        if type(value) is not dict:
            reading.misfit(
                at,
                name,
                must("an object", value, "Put it in curly brackets.", "Write {} for none."),
            )
            return EMPTY
        here = (*at, name)
        return MappingProxyType({k: part(reading, one, here, k) for k, one in value.items()})

    return read


def _names_or_all(reading: Reading, value: Any, at: Place, name: str | int) -> Any:
    return value if value == ALL_VISITED else _texts(reading, value, at, name)


def _in_base64(message: str) -> Reader:
    def read(reading: Reading, value: Any, at: Place, name: str | int) -> bytes:
        import base64  # noqa: PLC0415 - only files with pictures or earlier editions pay for it
        import binascii  # noqa: PLC0415

        try:
            return base64.b64decode(value, validate=True)
        except (binascii.Error, TypeError, ValueError):
            reading.misfit(at, name, message)
            return b""

    return read


_READERS: dict[type[Question], Reader] = {
    ask_for.Line: text,
    ask_for.Text: text,
    ask_for.Choice: text,
    ask_for.Link: text,
    ask_for.Lines: _texts,
    ask_for.Choices: _texts,
    ask_for.Links: _texts,
    ask_for.Flag: _flag,
    ask_for.Percent: _percent,
    ask_for.Quantity: _optional(Quantity),
    ask_for.Money: _optional(Quantity),
    ask_for.Date: _date,
    ask_for.TimeOfDay: _time,
    ask_for.Colour: _colour,
    ask_for.Picture: _picture,
    layout.Whole: _whole(0, _LARGEST_COUNT, may_be_null=False),
    layout.Number: _decimal,
    layout.Unit: text,
    layout.WordsByName: _by_name(text),
    layout.CountsByName: _by_name(_whole(0, _LARGEST_COUNT, may_be_null=False)),
    layout.NamesOrAll: _names_or_all,
    layout.Content: _in_base64("must be the picture file in base64. Choose the picture again."),
    layout.Compressed: _in_base64(
        'must be a compressed project file in base64. Write "" to let go of it.'
    ),
}

TEXTS = (ask_for.Line, ask_for.Text, ask_for.Choice, ask_for.Link, layout.Unit)
"""Kinds of question whose answer is a text like any other."""
_OR_NONE = (
    ask_for.Scale,
    ask_for.Count,
    ask_for.Percent,
    ask_for.Quantity,
    ask_for.Money,
    ask_for.Date,
    ask_for.TimeOfDay,
    ask_for.Picture,
    layout.Maybe,
)


def fits_as_it_is(question: Question, kind: type) -> bool:
    """Whether any value of the type *kind* answers *question* as it stands."""
    if kind is bool:
        return type(question) is ask_for.Flag
    return kind is type(None) and isinstance(question, _OR_NONE)
