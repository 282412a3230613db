"""Numbers that keep the spelling of their file."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from credo_builder.domain.shapes import SpelledNumber

LONGEST = 32
"""Characters of a number; a longer one is refused."""

_LARGEST_EXPONENT = 15


class Spelled(Decimal):
    """A decimal that a file spelled in a way of its own, such as ``1e3``.

    It counts like any other; what is calculated from it is a plain ``Decimal``, so a
    number that was changed is spelled plainly.
    """

    text: str

    def __new__(cls, text: str) -> Self:
        """Make the number of which *text* is the spelling."""
        made = super().__new__(cls, text)
        made.text = text
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (self.text,)


def whole(text: str) -> int | SpelledNumber:
    """Return the whole number *text* as JSON spells it.

    Raises:
        ValueError: it is longer than `LONGEST` characters.
    """
    if len(text) > LONGEST:
        raise ValueError(text)
    return SpelledNumber(text) if text == "-0" else int(text)


def fraction(text: str) -> SpelledNumber:
    """Return the number *text*, with a point or an exponent, as it is spelled.

    Raises:
        ValueError: it is longer than `LONGEST` characters.
    """
    if len(text) > LONGEST:
        raise ValueError(text)
    return SpelledNumber(text)


def decimal_of(number: int | SpelledNumber) -> Decimal | None:
    """Return *number* as a decimal; None when it is out of any sensible range."""
    if isinstance(number, int):
        return Decimal(number)
    value = Decimal(number.text)
    if value and abs(value.adjusted()) > _LARGEST_EXPONENT:
        return None
    return value if f"{value:f}" == number.text else Spelled(number.text)


def spelling(value: Decimal) -> int | SpelledNumber:
    """Return *value* as the file spells it."""
    text = value.text if isinstance(value, Spelled) else f"{value:f}"
    return int(text) if text.lstrip("-").isdigit() and text != "-0" else SpelledNumber(text)
