"""Fixed words of the program, in the language of the screen or of the document."""

from __future__ import annotations

import gettext
import io
import re

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


def _(text: str) -> str:
    """Return *text* in the screen's language; the text itself where it is not translated."""
    return _Screen.current.gettext(text) if text else ""


def plural(one: str, many: str, number: int) -> str:
    """Return *one* or *many* as *number* asks for, in the screen's language.

    English has two forms; a catalogue may have more, and chooses by its own rule.
    """
    return _Screen.current.ngettext(one, many, number)


def marked(text: str) -> str:
    """Return *text* as it stands: marked for catalogues here, translated where it is shown."""
    return text
