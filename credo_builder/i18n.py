"""Fixed words of the program, in the language of the screen or of the document."""

from __future__ import annotations

import gettext
import io
import re

from credo_builder import assets

_english = gettext.NullTranslations()
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}", re.ASCII)


def catalogue(language: str) -> gettext.NullTranslations:
    """Catalogue for a BCP-47 *language*; the English one where none ships.

    The base language serves its regions: ``de-AT`` is served by ``de``. What is no
    language tag, such as a path, is never looked for among the files.
    """
    if not _TAG.fullmatch(language):
        return _english
    for name in (language.replace("-", "_"), language.split("-", maxsplit=1)[0]):
        try:
            found = assets.read_bytes(f"locales/{name}/LC_MESSAGES/credo_builder.mo")
        except FileNotFoundError:
            continue
        return gettext.GNUTranslations(io.BytesIO(found))
    return _english


class _Screen:
    """The one catalogue the screen and the command line speak."""

    current: gettext.NullTranslations = _english


def use(language: str) -> None:
    """Let the screen and the command line speak *language* from now on."""
    _Screen.current = catalogue(language)


def _(text: str) -> str:
    """Return *text* in the screen's language; the text itself where it is not translated."""
    return _Screen.current.gettext(text) if text else ""
