"""Cards of a trade's own suggestions, for a list that is still empty."""

from __future__ import annotations

import contextlib
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from credo_builder.app.suggestions import (
    WholeSet,
    adopted,
    adopted_all,
    suggestions,
    trade_words,
    whole_sets,
)
from credo_builder.domain import questions as q
from credo_builder.domain.records import Record, own_questions
from credo_builder.errors import CredoError
from credo_builder.i18n import _
from credo_builder.ui.parts import button, emptied, framed, label, row_of
from credo_builder.ui.terms import counted
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

SHOWN_ANSWERS = 2


class Suggestions(QWidget):
    """Records, or whole sets of them, to begin with; each is marked until somebody has read it.

    Signals:
        used: one was taken over.
    """

    used = Signal()

    def __init__(self, kind: type[Record], workspace: Workspace) -> None:
        """Offer records of *kind*."""
        super().__init__()
        self._kind = kind
        self._workspace = workspace
        self._head = label("", "section")
        self._offer = QWidget()
        self._offer.hide()
        self._cards = QHBoxLayout()
        self._cards.setSpacing(px(12))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._offer)
        column = QVBoxLayout(self._offer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        told = label(_("Suggestions are marked until you have read them"), "caption")
        column.addLayout(row_of(self._head, None, told))
        column.addLayout(self._cards)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for suggestions when the list is seen empty, not before."""
        super().showEvent(event)
        self.follow()

    def follow(self) -> None:
        """Offer what the project's trade suggests now; hide when that is nothing."""
        emptied(self._cards)
        project = self._workspace.project
        sets: tuple[WholeSet, ...] = ()
        offered: tuple[Record, ...] = ()
        with contextlib.suppress(CredoError):
            sets = whole_sets(project, self._kind)
            offered = () if sets else suggestions(project, self._kind)
        there = bool(sets or offered)
        self._offer.setVisible(there and not self._workspace.session.read_only)
        trade = trade_words(project)
        head = _("Or begin with one from: {trade}").format(trade=trade)
        self._head.setText(_("Or begin with a whole set") if sets else head)
        for whole in sets:
            self._cards.addWidget(self._set_card(whole), 1)
        for one in offered:
            self._cards.addWidget(self._card(one), 1)

    def _set_card(self, whole: WholeSet) -> QFrame:
        card, column = framed("card", (18, 14), 6)
        what = counted(len(whole.records), self._kind.term, self._kind.terms)
        title = whole.title[:1].upper() + whole.title[1:] or what.capitalize()
        column.addWidget(label(title, "strong", wrap=True))
        names = " · ".join(self._workspace.title_of(one) for one in whole.records)
        column.addWidget(label(names, "muted", wrap=True))
        column.addStretch(1)
        use = button(_("Use these {what}").format(what=what), "plus")
        use.setAccessibleName(_("Use these {what}: {title}").format(what=what, title=title))
        use.clicked.connect(partial(self._on_use_set, whole))
        column.addWidget(use, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _card(self, offered: Record) -> QFrame:
        card, column = framed("card", (18, 14), 6)
        title = self._workspace.title_of(offered)
        column.addWidget(label(title, "strong", wrap=True))
        for words in _answers(offered)[:SHOWN_ANSWERS]:
            column.addWidget(label(self._workspace.say(words), "muted", wrap=True))
        column.addStretch(1)
        use = button(_("Use this {term}").format(term=_(self._kind.term)), "plus")
        use.setAccessibleName(_("Use “{title}”").format(title=title))
        use.clicked.connect(partial(self._on_use, offered))
        column.addWidget(use, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _on_use(self, offered: Record, _checked: object = None) -> None:
        words = _("Use a suggested {term}").format(term=_(self._kind.term))
        self._workspace.edit(adopted(self._workspace.project, offered), words)
        self.used.emit()

    def _on_use_set(self, whole: WholeSet, _checked: object = None) -> None:
        words = _("Use suggested {terms}").format(terms=_(self._kind.terms))
        self._workspace.edit(adopted_all(self._workspace.project, whole.records), words)
        self.used.emit()


def _answers(record: Record) -> list[str]:
    found = []
    for name, one in own_questions(type(record)).items():
        value = getattr(record, name)
        if name == record.title_field or not value:
            continue
        if isinstance(one.question, (q.Line, q.Text)):
            found.append(value)
        elif isinstance(one.question, q.Lines):
            found.append(value[0])
    return found
