"""A document that is there already: replace it, keep both, or go back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from credo_builder.i18n import _
from credo_builder.ui.parts import button, label, row_of
from credo_builder.ui.theme import px

REPLACE, BOTH, BACK = "replace", "both", "back"


class ExistsDialog(QDialog):
    """Asks what to do about a file that is there already."""

    def __init__(self, target: Path, parent: QWidget) -> None:
        """Ask about the file *target*."""
        super().__init__(parent)
        self.answer = BACK
        self.setWindowTitle(_("It is there already"))
        self.replace_ = button(_("Replace"), look="primary")
        self.replace_.clicked.connect(self._on_replace)
        self.both = button(_("Keep both"))
        self.both.clicked.connect(self._on_both)
        back = button(_("Go back"))
        back.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(14))
        told = _("“{file}” is already there.").format(file=target.name)
        column.addWidget(label(told, "section", wrap=True))
        new = _("Keep both writes “{file}”.").format(file=beside(target).name)
        column.addWidget(label(new, "muted", wrap=True))
        column.addLayout(row_of(None, back, self.both, self.replace_))
        self.setMinimumWidth(px(520))

    def _on_replace(self) -> None:
        self.answer = REPLACE
        self.accept()

    def _on_both(self) -> None:
        self.answer = BOTH
        self.accept()


def beside(target: Path) -> Path:
    """Return a name like *target* that no file has yet: "Credo (2).pdf"."""
    number = 2
    while (other := target.with_stem(f"{target.stem} ({number})")).exists():
        number += 1
    return other
