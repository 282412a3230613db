"""Which language the screen speaks; the document's is the project's own business."""

from __future__ import annotations

import os
from collections.abc import Mapping

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from credo_builder import i18n
from credo_builder.ui.pseudo import MIRRORED, PSEUDO, Pseudo

VARIABLE = "CREDO_LANGUAGE"
TRYING = "CREDO_LANGUAGE_TEST"
"""With this variable set the menu offers the pseudo-languages, too."""
ENGLISH = "en-GB"


class ToolkitWords(QTranslator):
    """What the toolkit says by itself, such as buttons of its dialogs, in a pseudo-language."""

    def __init__(self, words: Pseudo, parent: QObject) -> None:
        """Say everything as *words* has it."""
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:
        """Say that there is something in it, or it would not be asked."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return *source* in the pseudo-language; names of files and styles are left alone."""
        return self._words.gettext(source) if any(map(str.isalpha, source)) else source


class _Spoken:
    language: str = ENGLISH
    toolkit: QTranslator | None = None


def spoken() -> str:
    """Tag of the language the screen speaks."""
    return _Spoken.language


def wanted(preferred: str = "", around: Mapping[str, str] | None = None) -> str:
    """Return the tag of the language to speak.

    ``CREDO_LANGUAGE`` wins, then what the person *preferred*, then the desktop's where a
    catalogue ships for it, else English.
    """
    named = (os.environ if around is None else around).get(VARIABLE, "")
    offers = i18n.languages()
    for tag in (named, preferred, QLocale.system().bcp47Name()):
        if tag in PSEUDO or tag.split("-")[0] == "en":
            return tag
        if tag in offers or tag.split("-")[0] in offers:
            return tag
    return ENGLISH


def offers(around: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the tags of the languages a person may choose: English, then those that ship.

    The pseudo-languages are for whoever tries screens out: `TRYING` brings them in.
    """
    tried = (os.environ if around is None else around).get(TRYING, "")
    return (ENGLISH, *i18n.languages(), *(PSEUDO if tried else ()))


def name_of(language: str) -> str:
    """Return what a *language* calls itself, such as “Deutsch”; its tag where nobody knows."""
    if language in PSEUDO:
        return f"{Pseudo(language).gettext('English')} ({language})"
    if language == ENGLISH:
        return "English"
    return QLocale(language).nativeLanguageName() or language


def speak(language: str) -> None:
    """Let every text that is made from now on be in *language*, the toolkit's own too.

    The screen is mirrored for a language that is read from the right. Windows that are open
    already are theirs to make anew.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("A language needs a QApplication")
    pseudo = Pseudo(language) if language in PSEUDO else None
    i18n.use(pseudo or language)
    if _Spoken.toolkit is not None:
        application.removeTranslator(_Spoken.toolkit)
    _Spoken.toolkit = ToolkitWords(pseudo, application) if pseudo else _toolkit(language)
    if _Spoken.toolkit is not None:
        application.installTranslator(_Spoken.toolkit)
    locale = QLocale(ENGLISH if pseudo else language)
    QLocale.setDefault(locale)
    turned = language == MIRRORED or locale.textDirection() == Qt.LayoutDirection.RightToLeft
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    application.setLayoutDirection(right if turned else left)
    _Spoken.language = language


def _toolkit(language: str) -> QTranslator | None:
    """The toolkit's own catalogue; None where it has none or speaks English anyway."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    made = QTranslator()
    english = language.split("-", maxsplit=1)[0] == "en"
    found = not english and made.load(QLocale(language), "qtbase", "_", folder)
    return made if found else None
