"""What one person likes, apart from any project: look, text size, preview."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from credo_builder.app.library import make_private, preferences_path
from credo_builder.ui.theme import LEAST_PERCENT, MOST_PERCENT, SCHEMES


class Preferences:
    """Kept in one small file in the person's own folder."""

    def __init__(self) -> None:
        """Read the file; without one everything is as usual."""
        self._kept = QSettings(str(preferences_path()), QSettings.Format.IniFormat)

    def _keep(self, name: str, value: object) -> None:
        """Keep *value*, in a file that is for this person's eyes alone."""
        make_private(preferences_path())
        self._kept.setValue(name, value)

    @property
    def scheme(self) -> str:
        """The look: system, light, dark or contrast."""
        found = str(self._kept.value("look", "system"))
        return found if found in SCHEMES else "system"

    @scheme.setter
    def scheme(self, scheme: str) -> None:
        self._keep("look", scheme)

    @property
    def language(self) -> str:
        """Tag of the language the screen speaks; empty for that of the desktop."""
        return str(self._kept.value("language", ""))

    @language.setter
    def language(self, language: str) -> None:
        self._keep("language", language)

    @property
    def percent(self) -> int:
        """Text size, 90 to 150."""
        found = str(self._kept.value("text", 100))
        number = int(found) if found.isdecimal() else 100
        return max(LEAST_PERCENT, min(MOST_PERCENT, number))

    @percent.setter
    def percent(self, percent: int) -> None:
        self._keep("text", max(LEAST_PERCENT, min(MOST_PERCENT, percent)))
