"""The few questions that stop the work: plain words, verbs on the buttons."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from credo_builder.i18n import _
from credo_builder.ui.parts import button, label, row_of
from credo_builder.ui.theme import px

SAVE, LEAVE, STAY, AGREE = "save", "leave", "stay", "agree"


class Asking(QDialog):
    """A message and buttons; remembers which was pressed."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(480))
        self.setMaximumWidth(px(760))
        self.answer = STAY
        self._answers: dict[object, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(label(title, "section", wrap=True))
        told = label(text, wrap=True)
        told.setMinimumWidth(px(432))
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(told)
        self._row = row_of(None)
        column.addLayout(self._row)

    def offer(self, words: str, answer: str, look: str = "") -> None:
        """Add a button that gives *answer*."""
        made = button(words, look=look)
        made.setDefault(look == "primary")
        made.clicked.connect(self._on_pressed)
        self._answers[made] = answer
        self._row.addWidget(made)
        if look == "primary":
            made.setFocus()

    def _on_pressed(self) -> None:
        self.answer = self._answers.get(self.sender(), STAY)
        self.accept()


def tell(parent: QWidget, title: str, text: str) -> None:
    """Say *text*, which may be a file's own words: it is shown as it stands."""
    dialog = Asking(parent, title, text)
    dialog.offer(_("Close"), STAY, "primary")
    dialog.open()


def ask_about_saving(parent: QWidget, name: str) -> Asking:
    """Ask what to do with changes to *name*; the answer is SAVE, LEAVE or STAY.

    The dialog is shown and returned at once; its `finished` tells that it was answered.
    """
    words = _("“{name}” has changes that are not saved.").format(name=name)
    dialog = Asking(parent, _("Save before you go?"), words)
    dialog.offer(_("Go back"), STAY)
    dialog.offer(_("Close without saving"), LEAVE)
    dialog.offer(_("Save"), SAVE, "primary")
    dialog.open()
    return dialog


def ask_about_suggestions(parent: QWidget, number: int, places: str = "") -> Asking:
    """Ask whether *number* suggestions were read; the answer is AGREE or STAY.

    *places* says in a sentence or two where they are.
    """
    if not number:
        words = _("Every suggestion has been read already.")
        dialog = Asking(parent, _("Nothing left to read"), words)
        dialog.offer(_("Close"), STAY, "primary")
        dialog.open()
        return dialog
    told = _("{n} suggestions are still marked.") if number > 1 else _("One is still marked.")
    ask = _(
        "Take the mark off when somebody has read them and what they say is true of you. "
        "One undo brings every mark back."
    )
    words = "\n\n".join(part for part in (told.format(n=number), places, ask) if part)
    dialog = Asking(parent, _("Are all suggestions yours now?"), words)
    dialog.offer(_("Go back"), STAY)
    dialog.offer(_("They are ours"), AGREE, "primary")
    dialog.open()
    return dialog


def ask_about_throwing_away(parent: QWidget, name: str) -> Asking:
    """Ask whether what was typed into *name*, which has no file, may go; AGREE or STAY."""
    words = _("“{name}” has no file. What you throw away cannot be brought back.")
    dialog = Asking(parent, _("Throw this work away?"), words.format(name=name))
    dialog.offer(_("Throw away"), AGREE)
    dialog.offer(_("Go back"), STAY, "primary")
    dialog.open()
    return dialog


def ask_about_removing(parent: QWidget, name: str) -> Asking:
    """Ask whether the starter *name* of one’s own may go; the answer is AGREE or STAY."""
    words = _("“{name}” cannot be brought back. Projects begun from it stay as they are.")
    dialog = Asking(parent, _("Remove this starter?"), words.format(name=name))
    dialog.offer(_("Remove it"), AGREE)
    dialog.offer(_("Go back"), STAY, "primary")
    dialog.open()
    return dialog


def ask_where_to_save(parent: QWidget, name: str, before: Path | None) -> Path | None:
    """Return where a project called *name* goes, or None; *before* is where it is now."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = before.parent if before else Path(QStandardPaths.writableLocation(documents))
    found, _kind = QFileDialog.getSaveFileName(
        parent, _("Save as"), str(folder / f"{name}.credo"), _("Projects (*.credo)")
    )
    if not found:
        return None
    return Path(found) if Path(found).suffix else Path(f"{found}.credo")


def ask_for_project(parent: QWidget, title: str) -> str:
    """Return the project file that is chosen in a dialog with *title*; empty for none."""
    found, _kind = QFileDialog.getOpenFileName(parent, title, "", _("Projects (*.credo)"))
    return found
