"""What stands in the place of a list that holds nothing yet."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from credo_builder.domain.questions import asked
from credo_builder.domain.records import Record
from credo_builder.domain.wording import capitalised
from credo_builder.i18n import _
from credo_builder.ui.fields import ASKS
from credo_builder.ui.one_line import OneLine
from credo_builder.ui.parts import button, framed, label, row_of
from credo_builder.ui.suggesting import Suggestions
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace


class EmptyList(QWidget):
    """A line for the first record, and what the trade suggests.

    Signals:
        wanted: (titles) records with these titles are to be added.
        left: (title) a record was named, and then something else was turned to.
        used: a suggestion was taken over.
    """

    wanted = Signal(list)
    left = Signal(str)
    used = Signal()

    def __init__(self, kind: type[Record], workspace: Workspace) -> None:
        """Offer to write the first record of *kind*."""
        super().__init__()
        question = asked(kind)[kind.title_field].question
        term = _(kind.term)
        self.line = OneLine(splits=True)
        self.line.setProperty(ASKS, kind.title_field)
        self.line.setAccessibleName(workspace.tell(question.prompt) or capitalised(term))
        if question.examples:
            such = workspace.tell(question.examples[0])
            self.line.setPlaceholderText(_("such as {example}").format(example=such))
        self.line.returnPressed.connect(self._on_own)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._keep)
        self.line.editingFinished.connect(self._on_left)
        self.line.pasted.connect(self.wanted)
        self._add = add = button(_("Add {term}").format(term=term), "plus", look="primary")
        add.setProperty("large", True)
        add.clicked.connect(self._on_own)
        add.setEnabled(not workspace.session.read_only)
        card, column = framed("card", (24, 20))
        column.addWidget(label(_("Write your own {term}").format(term=term), "section", wrap=True))
        column.addLayout(row_of(self.line, add))
        each = _("Paste a list and each line becomes one {term}.").format(term=term)
        told = f"{workspace.tell(question.hint)} {each}".strip()
        column.addWidget(label(told, "caption", wrap=True))
        offers = Suggestions(kind, workspace)
        offers.used.connect(self.used)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(16))
        outer.addWidget(card)
        outer.addWidget(offers)
        outer.addStretch(1)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed and not added when another page is turned to."""
        super().hideEvent(event)
        self._soon.start()

    def _on_left(self) -> None:
        if QApplication.focusWidget() is not self._add:
            self._soon.start()

    def _keep(self) -> None:
        title = self.line.text().strip()
        if title and self._add.isEnabled() and not self.line.hasFocus():
            self.line.clear()
            self.left.emit(title)

    def _on_own(self) -> None:
        title = self.line.text().strip()
        self.line.clear()
        self.wanted.emit([title])
