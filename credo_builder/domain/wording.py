"""Small grammar for sentences the program writes itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from gettext import NullTranslations

from credo_builder.domain.quantities import number as figures
from credo_builder.i18n import Told, capital, marked, told

_ENDINGS = ".!?…:”“»;。！？｡」』）।॥؟۔؛ฯ\u037e"
"""Signs after which a sentence needs no full stop, in any writing system."""
_STOPS = (
    ("\u3041", "\u30ff", "。"),
    ("\u3400", "\u9fff", "。"),
    ("\u0900", "\u097f", "।"),
    ("\u0e01", "\u0e4e", ""),
)
"""From which letter to which writing systems have a full stop of their own, and that stop."""
_PLACEHOLDER = re.compile(r"\{\{([a-zA-Z]+)\}\}|\{([a-zA-Z]+)\}")
_INFLECTED = re.compile(
    r"\{\{(?P<doubled>[a-zA-Z]+)\}\}"
    r"|(?:\b(?P<article>[Aa]) )?\{(?P<name>[a-zA-Z]+)\}(?P<ending>’s|’re|’| are\b| were\b)?"
)
"""A placeholder with what grammar may change around it."""
_OWN_WORD = re.compile(r"\{(?:customers?|staff|org|we)\}")
"""A placeholder that begins small; any other brace prints as it stands."""
_SMALL_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip
_MONTHS = (
    marked("January"), marked("February"), marked("March"), marked("April"), marked("May"),
    marked("June"), marked("July"), marked("August"), marked("September"), marked("October"),
    marked("November"), marked("December"),
)  # fmt: skip


class _Counted(Told):
    """Things with their number: small numbers are words in English, figures elsewhere."""

    __slots__ = ()

    @classmethod
    def shaped(cls, text: str, number: int, language: str) -> str:
        return f"{figures(number) if language else _in_letters(number)} {text}"


class _Number(Told):
    """A number alone in a sentence: a small one is a word in English, a figure elsewhere."""

    __slots__ = ()

    @classmethod
    def shaped(cls, text: str, number: int, language: str) -> str:
        del text, language
        return _in_letters(number)

    def said(self, catalogue: NullTranslations) -> str:
        english = type(catalogue) is NullTranslations
        return str(self) if english else figures(self._number)


class _Articled(Told):
    """A label of ours as a noun in a sentence: "an online shop"."""

    __slots__ = ()

    @classmethod
    def shaped(cls, text: str, number: int, language: str) -> str:
        del number
        return text if language else with_article(text.lower())


def _in_letters(number: int) -> str:
    return _SMALL_NUMBERS[number] if number < len(_SMALL_NUMBERS) else figures(number)


def listed(words: Sequence[str], joiner: str = "and") -> str:
    """Return "a", "a and b", "a, b and c"; empty for no words.

    With *joiner* "and" or "or" other languages can say it, too.
    """
    if len(words) < len("ab"):
        return words[0] if words else ""
    if joiner not in ("and", "or"):
        return f"{', '.join(words[:-1])} {joiner} {words[-1]}"
    earlier = words[0]
    for word in words[1:-1]:
        earlier = told("{earlier}, {next}", earlier=earlier, next=word)
    if joiner == "or":
        return told("{earlier} or {last}", earlier=earlier, last=words[-1])
    return told("{earlier} and {last}", earlier=earlier, last=words[-1])


def counted(number: int, one: str, many: str = "") -> Told:
    """Return "one value", "three values", "14 values"; *many* adds an s unless given."""
    return _Counted((one, many or f"{one}s"), number, {})


def in_letters(number: int) -> Told:
    """Return "no", "three", "14"."""
    return _Number(("",), number, {})


def dated(day: dt.date) -> Told:
    """Return "3 March 2027", whatever the language of the computer."""
    month = told(_MONTHS[day.month - 1])
    return told("{day} {month} {year}", day=day.day, month=month, year=day.year)


def with_article(word: str) -> str:
    """Return *word* with "a" or "an", by the sound of its first letters."""
    low = word.lower()
    spelled = re.match(r"[A-Z]{2,}\b", word) is not None
    vowel = low[:1] in set("aefhilmnorsx" if spelled else "aeiou")
    consonant = not spelled and re.match(r"(uni(?![nm])|us[aeu]|util|on(?:e|ce)\b|eu)", low)
    silent = re.match(r"(hour|honest|heir|honou?r)", low) is not None
    return f"{'an' if (vowel and not consonant) or silent else 'a'} {word}"


def articled(label: str) -> Told:
    """Return a *label* of ours, such as “Online shop”, as a noun in a sentence."""
    return _Articled((label,), 1, {})


def possessive(word: str) -> str:
    """Return "guest’s", "guests’", "boss’s"."""
    return f"{word}’" if word.endswith("s") and not word.endswith("ss") else f"{word}’s"


def capitalised(text: str) -> str:
    """Return *text* with a capital first letter, the rest untouched."""
    return capital(text)


def begun(text: str) -> str:
    """Return *text* with a capital at its beginning, be that a placeholder: ``{Customer}``."""
    return f"{{{text[1].upper()}{text[2:]}" if _OWN_WORD.match(text) else capitalised(text)


def sentence(text: str) -> str:
    """Return *text* as a sentence: capital first letter, one full stop unless it ends so.

    The stop is that of the writing system in which the text ends; Thai has none.
    """
    trimmed = capitalised(text.strip())
    if not trimmed or trimmed[-1] in _ENDINGS:
        return trimmed
    letter = trimmed[-1]
    return trimmed + next((stop for first, last, stop in _STOPS if first <= letter <= last), ".")


def placeholders(text: str, words: Mapping[str, str]) -> dict[str, str]:
    """Return each placeholder of *text* as it is written, ``{Customer}``, to what it prints."""
    written = dict.fromkeys(found[0] for found in _PLACEHOLDER.finditer(text) if found[2])
    printed = {one: filled(one, words) for one in written}
    return {one: word for one, word in printed.items() if one != word}


def filled(text: str, words: Mapping[str, str]) -> str:
    """Return *text* with its placeholders replaced, in one pass.

    ``{customer}`` prints ``words["customer"]``, ``{Customer}`` the same with a capital,
    ``{{customer}}`` prints ``{customer}``; any other brace prints literally. What is put
    in is not read again. Where *words* knows a form for what stands around a placeholder,
    such as ``"a customer"``, ``"customers’"`` or ``"we are"``, that form is printed.
    """

    def word(found: re.Match[str]) -> str:
        doubled, name = found["doubled"], found["name"]
        if doubled:
            return f"{{{doubled}}}" if doubled.lower() in words else found[0]
        low = name.lower()
        capital = name not in words and name[:1].isupper() and low in words
        if name not in words and not capital:
            return found[0]
        article, ending = found["article"] or "", found["ending"] or ""
        formed = ending and f"{low}{ending}" in words
        printed = (
            words[f"{low}{ending}"] if formed else f"{words[low if capital else name]}{ending}"
        )
        if article and f"a {low}" in words:
            printed = f"{words[f'a {low}'].split(' ', 1)[0]} {printed}"
            return capitalised(printed) if article == "A" else printed
        printed = capitalised(printed) if capital else printed
        return f"{article} {printed}" if article else printed

    return _INFLECTED.sub(word, text)
