"""The kinds of question, declared on the fields they fill.

A field is declared once, as ``text: str = ask(Line(prompt="..."))``; form, file,
schema, audit and document read the declaration from there.
"""

from __future__ import annotations

import dataclasses
from dataclasses import field
from typing import Any

from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Term
from credo_builder.values import dataclass

MAX_CHARACTERS = 20_000
MAX_ITEMS = 500


@dataclass(frozen=True, kw_only=True)
class Question:
    """What one field asks.

    Attributes:
        prompt: the question as the screen puts it; also the accessible name.
        hint: one sentence of help, always visible under the field; may be empty.
        examples: answers to pick or learn from, in our own words.
        required: the method needs an answer (completeness, never a bar to saving).
    """

    prompt: str
    hint: str = ""
    examples: tuple[str, ...] = ()
    required: bool = False

    @property
    def blank(self) -> Any:
        """The value of a field nobody answered yet."""
        return ""


@dataclass(frozen=True, kw_only=True)
class Line(Question):
    """One line of text; a ``str``."""


@dataclass(frozen=True, kw_only=True)
class Text(Question):
    """A paragraph or more; a ``str`` that may use bold, italic, lists and links."""


@dataclass(frozen=True, kw_only=True)
class Lines(Question):
    """Short lines, one thought each; a tuple of ``str``."""

    @property
    def blank(self) -> Any:
        """No line."""
        return ()


@dataclass(frozen=True, kw_only=True)
class Choice(Question):
    """One term of a list; its word as ``str``, unknown words kept as they stand.

    With ``custom`` the user may type a word of their own.
    """

    options: type[Term]
    custom: bool = False


@dataclass(frozen=True, kw_only=True)
class Choices(Question):
    """Any number of terms; a tuple of ``str``. With ``custom`` own words are welcome."""

    options: type[Term]
    custom: bool = False

    @property
    def blank(self) -> Any:
        """Nothing chosen."""
        return ()


@dataclass(frozen=True, kw_only=True)
class Link(Question):
    """One record of another type, held by id; empty when not linked."""

    to: str


@dataclass(frozen=True, kw_only=True)
class Links(Question):
    """Any number of records of one or several types, held by id; a tuple of ``str``.

    ``to`` names record types by their file keys, such as ``("expectations",)``.
    """

    to: tuple[str, ...]

    @property
    def blank(self) -> Any:
        """No link."""
        return ()


@dataclass(frozen=True, kw_only=True)
class Scale(Question):
    """1 to 5, or None while not answered. ``words`` names the five steps."""

    words: tuple[str, str, str, str, str] = ("", "", "", "", "")

    @property
    def blank(self) -> Any:
        """Not rated."""
        return None


@dataclass(frozen=True, kw_only=True)
class Flag(Question):
    """Yes or no; a ``bool``."""

    @property
    def blank(self) -> Any:
        """No."""
        return False


@dataclass(frozen=True, kw_only=True)
class Count(Question):
    """A number within limits, or None: an ``int``, or a ``Decimal`` where *fractions* may be."""

    minimum: int = 0
    maximum: int = 1_000_000
    fractions: bool = False

    @property
    def blank(self) -> Any:
        """No number."""
        return None


@dataclass(frozen=True, kw_only=True)
class Percent(Question):
    """0 to 100 as a ``Decimal``, or None."""

    @property
    def blank(self) -> Any:
        """No share."""
        return None


@dataclass(frozen=True, kw_only=True)
class Quantity(Question):
    """A `quantities.Quantity`, or None. ``units`` are those offered first."""

    units: tuple[str, ...] = ()

    @property
    def blank(self) -> Any:
        """No quantity."""
        return None


@dataclass(frozen=True, kw_only=True)
class Money(Question):
    """A `quantities.Quantity` in a currency, or None."""

    @property
    def blank(self) -> Any:
        """No amount."""
        return None


@dataclass(frozen=True, kw_only=True)
class Date(Question):
    """A ``datetime.date``, or None."""

    @property
    def blank(self) -> Any:
        """No date."""
        return None


@dataclass(frozen=True, kw_only=True)
class TimeOfDay(Question):
    """A ``datetime.time`` to the minute, or None."""

    @property
    def blank(self) -> Any:
        """No time."""
        return None


@dataclass(frozen=True, kw_only=True)
class Colour(Question):
    """A colour as ``#RRGGBB``, or empty."""


@dataclass(frozen=True, kw_only=True)
class Picture(Question):
    """A `records.Picture` taken in and checked, or None."""

    @property
    def blank(self) -> Any:
        """No picture."""
        return None


@dataclass(frozen=True, kw_only=True)
class Group(Question):
    """One sub-record: a frozen `Shape` of questions without id and code."""

    of: type[Shape]

    @property
    def blank(self) -> Any:
        """The sub-record with no question answered."""
        return self.of()


@dataclass(frozen=True, kw_only=True)
class Rows(Question):
    """Any number of sub-records; a tuple of them."""

    of: type[Shape]

    @property
    def blank(self) -> Any:
        """No row."""
        return ()


@dataclass(frozen=True)
class Asked:
    """A question in its place: which field it fills, on which screen it stands.

    Attributes:
        name: the field's name, in code and file alike.
        question: what is asked.
        default: the value of a new record.
        quick: key of the Quick screen that asks it; empty when only Full does.
        fold: title of the fold it stands under in Full; empty when it stands open.
    """

    name: str
    question: Question
    default: Any
    quick: str = ""
    fold: str = ""


_NO_DEFAULT = object()


def ask(question: Question, default: Any = _NO_DEFAULT, *, quick: str = "", fold: str = "") -> Any:
    """Return a dataclass field that carries *question*.

    Without a *default* a new record starts with the question's blank value. *quick*
    names the Quick screen that asks it, *fold* the fold that holds it in Full.
    """
    value = question.blank if default is _NO_DEFAULT else default
    return field(default=value, metadata={"question": question, "quick": quick, "fold": fold})


_declared: dict[type, dict[str, Asked]] = {}


def asked(kind: type) -> dict[str, Asked]:
    """Return field name to `Asked` for every question of *kind*, in order of declaration."""
    known = _declared.get(kind)
    if known is None:
        known = _declared[kind] = {
            f.name: Asked(
                f.name, f.metadata["question"], f.default, f.metadata["quick"], f.metadata["fold"]
            )
            for f in dataclasses.fields(kind)
            if "question" in f.metadata
        }
    return known


def is_blank(question: Question, value: Any) -> bool:
    """Whether *value* answers nothing: empty, only white space, or every part blank."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(question, Group):
        return all(
            is_blank(a.question, getattr(value, a.name)) for a in asked(question.of).values()
        )
    return value is None or value == ()
