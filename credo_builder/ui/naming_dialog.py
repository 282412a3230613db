"""A question for a name, and what is to be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from credo_builder.app.faults import explained
from credo_builder.errors import CannotSave, CredoError
from credo_builder.i18n import _
from credo_builder.ui.announcing import announce
from credo_builder.ui.choosing import headed
from credo_builder.ui.fitted import FittedDialog
from credo_builder.ui.one_line import OneLine
from credo_builder.ui.parts import button, column_of, label, row_of

WIDTH = 600


class NamingDialog(FittedDialog):
    """Asks for a name; does what was wanted with it, or says why not and stays.

    Attributes:
        line: where the name is written.
        boxes: what can be ticked besides, by key.
    """

    def __init__(
        self, parent: QWidget, title: str, text: str, icon: str, *, question: str, verb: str
    ) -> None:
        """Say *title* and *text*, ask *question*; the button says *verb*."""
        super().__init__(parent, WIDTH)
        self.setWindowTitle(title)
        self._wanted: Callable[[str], object] | None = None
        self._again: Callable[[str], object] | None = None
        self.line = OneLine()
        self.line.setAccessibleName(question)
        self.line.textEdited.connect(self._on_edited)
        name = label(question, "field", wrap=True)
        name.setBuddy(self.line)
        self.boxes: dict[str, QCheckBox] = {}
        self.told = label("", "error", wrap=True)
        self.told.hide()
        self.yes = button(verb, look="primary")
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.press)
        self.replace = button(_("Replace it"))
        self.replace.clicked.connect(self._on_replace)
        self.replace.hide()
        back = button(_("Go back"))
        back.clicked.connect(self.reject)
        self._asks = column_of(name, self.line, gap=6)
        self._more = column_of(gap=6)
        self.stand(
            column_of(headed(title, text, icon), self._asks, self._more, self.told, gap=14),
            row_of(None, back, self.replace, self.yes),
        )
        self._follow()
        self.line.setFocus()

    def tick(self, key: str, words: str, meaning: str, *, on: bool) -> None:
        """Add a box *words* with its *meaning* below, ticked when *on*."""
        box = QCheckBox(words.replace("&", "&&"))
        box.setChecked(on)
        box.setAccessibleDescription(meaning)
        self.boxes[key] = box
        self._more.addLayout(column_of(box, label(meaning, "caption", wrap=True), gap=2))

    def ticked(self) -> frozenset[str]:
        """Return the keys of the boxes that are ticked."""
        return frozenset(key for key, box in self.boxes.items() if box.isChecked())

    def do(
        self, wanted: Callable[[str], object], again: Callable[[str], object] | None = None
    ) -> None:
        """Call *wanted* with the name when the button is pressed.

        Where it says that the name is taken, *again* replaces what has it.
        """
        self._wanted, self._again = wanted, again

    def write(self, name: str) -> None:
        """Put *name* on the line, chosen, to be kept or written over."""
        self.line.setText(name)
        self.line.selectAll()
        self._follow()

    def press(self) -> None:
        """Do what is wanted with the name."""
        self._try(self._wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter from the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.hasFocus():
            self.press()
        else:
            super().keyPressEvent(event)

    def names(self, taken: Iterable[str]) -> None:
        """Complete what is written from the names *taken*, so that one can be replaced."""
        from PySide6.QtWidgets import QCompleter  # noqa: PLC0415  only kits and starters need it

        self.line.setCompleter(QCompleter(list(taken), self.line))

    def _on_replace(self) -> None:
        self._try(self._again)

    def _try(self, wanted: Callable[[str], object] | None) -> None:
        name = self.line.text().strip()
        if wanted is None or not name:
            return
        try:
            wanted(name)
        except CredoError as fault:
            self.replace.setVisible(isinstance(fault, CannotSave) and self._again is not None)
            self.told.setText(explained(fault))
            self.told.show()
            self.fit()
            announce(self, self.told.text())
        else:
            self.accept()

    def _on_edited(self) -> None:
        self.told.hide()
        self.replace.hide()
        self._follow()
        self.fit()

    def _follow(self) -> None:
        self.yes.setEnabled(bool(self.line.text().strip()))
