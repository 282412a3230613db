"""Fixed words of the program, in the language of the screen or of the document."""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Iterable, Mapping
from typing import Self

from credo_builder import assets

_english = gettext.NullTranslations()
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}", re.ASCII)
_FILE = "LC_MESSAGES/credo_builder.mo"


def catalogue(language: str) -> gettext.NullTranslations:
    """Catalogue for a BCP-47 *language*; the English one where none ships.

    The base language serves its regions: ``de-AT`` is served by ``de``. What is no
    language tag, such as a path, is never looked for among the files.
    """
    if not _TAG.fullmatch(language):
        return _english
    for name in (language.replace("-", "_"), language.split("-", maxsplit=1)[0]):
        try:
            found = assets.read_bytes(f"locales/{name}/{_FILE}")
        except FileNotFoundError:
            continue
        return gettext.GNUTranslations(io.BytesIO(found))
    return _english


def languages() -> tuple[str, ...]:
    """Tags of the languages a catalogue ships for, sorted; English is not among them."""
    there = assets.folders("locales")
    held = (n for n in there if assets.names(f"locales/{n}/LC_MESSAGES", "credo_builder.mo"))
    return tuple(sorted(name.replace("_", "-") for name in held))


class _Screen:
    """The one catalogue the screen and the command line speak."""

    current: gettext.NullTranslations = _english


def use(language: str | gettext.NullTranslations) -> None:
    """Let the screen and the command line speak *language*, or a catalogue, from now on."""
    _Screen.current = catalogue(language) if isinstance(language, str) else language


class Told(str):
    """A sentence made for one project: a string in English that other languages can say, too.

    It keeps its template and what stands in its places, so that a catalogue translates the
    template and the places are filled anew. What is a `Told` itself is translated with it;
    words of the user and figures are not.
    """

    __slots__ = ("_forms", "_number", "_words")
    _forms: tuple[str, ...]
    _number: int
    _words: Mapping[str, object]

    def __new__(cls, forms: tuple[str, ...], number: int, words: Mapping[str, object]) -> Self:
        """Say the one of *forms* (one, or singular and plural) that *number* asks for."""
        template = forms[0] if number == 1 or len(forms) == 1 else forms[1]
        made = super().__new__(cls, cls.shaped(template.format(**words), number, ""))
        made._forms, made._number, made._words = forms, number, dict(words)
        return made

    def said(self, catalogue: gettext.NullTranslations) -> str:
        """Return the sentence in the language of *catalogue*."""
        forms = self._forms
        if len(forms) == 1:
            template = catalogue.gettext(forms[0]) if forms[0] else ""
        else:
            template = catalogue.ngettext(forms[0], forms[1], self._number)
        text = template.format(
            **{
                name: word.said(catalogue) if isinstance(word, Told) else word
                for name, word in self._words.items()
            }
        )
        foreign = "" if template in forms else catalogue.info().get("language", _UNNAMED)
        return self.shaped(text, self._number, foreign)

    @classmethod
    def shaped(cls, text: str, number: int, language: str) -> str:
        """Return the filled template *text* as a sentence has it; *language* is empty in English.

        A kind of sentence may put its *number* before it, or a capital at its beginning.
        """
        del number, language
        return text

    def __reduce__(self) -> tuple[type[Told], tuple[object, ...]]:
        """Travel to other processes whole."""
        return type(self), (self._forms, self._number, self._words)


class _Capital(Told):
    """A sentence that begins with a capital, in whichever language."""

    __slots__ = ()

    @classmethod
    def shaped(cls, text: str, number: int, language: str) -> str:
        del number, language
        return text[:1].upper() + text[1:]


class _Small(Told):
    """A label in the middle of a sentence: small letters, but where nouns keep their capitals."""

    __slots__ = ()

    @classmethod
    def shaped(cls, text: str, number: int, language: str) -> str:
        del number
        return text if language[:2] in _LARGE_NOUNS else text.lower()


_UNNAMED = "und"
"""Language of a catalogue that does not say which it is."""
_LARGE_NOUNS = ("de", "lb")


def told(template: str, **words: object) -> Told:
    """Return the sentence *template* with *words* in its places, ``{name}``.

    A template without places is a text to be translated wherever it ends up. What is to stand
    in braces in the sentence, such as ``{customer}``, is written in two: ``{{customer}}``.
    """
    return Told((template,), 1, words)


def told_of(one: str, many: str, number: int, **words: object) -> Told:
    """Return the sentence for *number* things; both forms may name it as ``{n}``."""
    return Told((one, many), number, {"n": number, **words})


def joined(sentences: Iterable[str], by: str = " ") -> Told:
    """Return *sentences* one after the other; each keeps what other languages need."""
    words = {f"s{place}": one for place, one in enumerate(sentences)}
    return Told((by.join(f"{{{name}}}" for name in words),), 1, words)


def capital(text: str) -> str:
    """Return *text* with a capital first letter; a `Told` has one in other languages, too."""
    if isinstance(text, Told):
        return _Capital(("{it}",), 1, {"it": text})
    return text[:1].upper() + text[1:]


def small(label: str) -> Told:
    """Return a *label* of ours, such as “Very glad”, as it stands in the middle of a sentence."""
    return _Small((label,), 1, {})


def said(text: str) -> str:
    """Return a `Told` in the screen's language, and any other *text* as it stands."""
    return text.said(_Screen.current) if isinstance(text, Told) else text


def _(text: str) -> str:
    """Return *text* in the screen's language; the text itself where it is not translated."""
    if isinstance(text, Told):
        return text.said(_Screen.current)
    return _Screen.current.gettext(text) if text else ""


def plural(one: str, many: str, number: int) -> str:
    """Return *one* or *many* as *number* asks for, in the screen's language.

    English has two forms; a catalogue may have more, and chooses by its own rule.
    """
    return _Screen.current.ngettext(one, many, number)


def marked(text: str) -> str:
    """Return *text* as it stands: marked for catalogues here, translated where it is shown."""
    return text


def forms(one: str, many: str) -> tuple[str, str]:
    """Return both forms of a word as they stand: marked for catalogues, chosen by a number."""
    return one, many
