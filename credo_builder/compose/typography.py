"""How a language writes dates, numbers and quotations; the words around them are separate.

A language without a row of its own is written as English.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from credo_builder.domain.quantities import NumberMarks
from credo_builder.values import dataclass

_NO_BREAK = "\u00a0"
_MARKS = ' “”„‟"«»‹›「」『』\u00a0\u202f'


@dataclass(frozen=True)
class Typography:
    """The habits of one language.

    Attributes:
        numbers: what parts thousands, and what stands before the decimals.
        quotes: the marks before and after words that somebody said.
        inner_quotes: the marks of what is quoted inside such words.
        months: twelve names, January first.
        day_mark: what follows the day of the month.
        first_day_mark: what follows the first of a month.
    """

    numbers: NumberMarks
    quotes: tuple[str, str]
    months: tuple[str, ...]
    day_mark: str = ""
    first_day_mark: str = ""
    inner_quotes: tuple[str, str] = ("‘", "’")

    def date(self, day: dt.date) -> str:
        """Return "21 November 2026" as this language writes it."""
        mark = self.first_day_mark if day.day == 1 else self.day_mark
        return f"{day.day}{mark} {self.month(day)}"

    def month(self, day: dt.date) -> str:
        """Return "November 2026"."""
        return f"{self.months[day.month - 1]} {day.year}"

    def quoted(self, words: str) -> str:
        """Return *words* between this language's quotation marks; empty for no words.

        A pair of the same marks inside them becomes the inner pair.
        """
        before, after = self.quotes
        if not words:
            return ""
        if before in words and after in words:
            opening, closing = self.inner_quotes
            words = words.replace(before, opening).replace(after, closing)
        return f"{before}{words}{after}"


ENGLISH = Typography(
    numbers=NumberMarks(group=",", decimal="."),
    quotes=("“", "”"),
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
)  # fmt: skip
GERMAN = Typography(
    numbers=NumberMarks(group=".", decimal=","),
    quotes=("„", "“"),
    inner_quotes=("‚", "‘"),
    months=(
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
        "Oktober", "November", "Dezember",
    ),
    day_mark=".",
    first_day_mark=".",
)  # fmt: skip
FRENCH = Typography(
    numbers=NumberMarks(group=_NO_BREAK, decimal=","),
    quotes=(f"«{_NO_BREAK}", f"{_NO_BREAK}»"),
    inner_quotes=("“", "”"),
    months=(
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
    ),
    first_day_mark="er",
)  # fmt: skip
GREEK = replace(ENGLISH, numbers=NumberMarks(group=".", decimal=","), quotes=("«", "»"))
ARABIC = replace(ENGLISH, quotes=("«", "»"))
JAPANESE = replace(ENGLISH, quotes=("「", "」"), inner_quotes=("『", "』"))
"""Their dates stand among English words and are written with them."""
_BY_LANGUAGE = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "el": GREEK,
    "ar": ARABIC,
    "fa": ARABIC,
    "ja": JAPANESE,
}


def typography(language: str) -> Typography:
    """Return the habits of a BCP-47 *language*; its region makes no difference."""
    return _BY_LANGUAGE.get(language.partition("-")[0].lower(), ENGLISH)


def unquoted(text: str) -> str:
    """Return *text* without the quotation marks around it; the page sets its own."""
    return text.strip().strip(_MARKS)
