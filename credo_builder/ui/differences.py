"""What differs between two states, line by line, to scroll and to read aloud."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QPlainTextEdit

from credo_builder.i18n import _
from credo_builder.ui.theme import px

MOST_LINES = 2000
HIGH = 132


class Differences(QPlainTextEdit):
    """Lines that are shown as they stand; Tab goes on past them."""

    def __init__(self, name: str = "") -> None:
        """Be called *name*."""
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name or _("What differs"))
        self.setMinimumHeight(px(HIGH))

    def show_lines(self, lines: Iterable[str]) -> None:
        """Show *lines* from the first on, or that there are none."""
        every = list(lines)
        shown = every[:MOST_LINES]
        if len(every) > MOST_LINES:
            shown.append(_("… and {n} more lines").format(n=len(every) - MOST_LINES))
        self.setPlainText("\n".join(shown) or _("Nothing that a reader sees differs."))
