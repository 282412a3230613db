"""The last Quick screen: owner and review date, then what is open and the way to paper."""

from __future__ import annotations

from credo_builder.i18n import _
from credo_builder.ui.page import StepPage
from credo_builder.ui.parts import button, framed, label, row_of
from credo_builder.ui.reading import MarkAll
from credo_builder.ui.steps import CHECK, PUBLISH, Step, progress
from credo_builder.ui.stopping import stopping
from credo_builder.ui.workspace import Workspace


class FinishPage(StepPage):
    """Asks for an owner and a date, and leads on to the check and to publishing."""

    def __init__(self, step: Step, place: str, workspace: Workspace) -> None:
        """Ask the parts of *step*."""
        super().__init__(step, place, workspace, screen=step.key)
        card, column = framed("card")
        self._said = label("", wrap=True)
        check = button(_("See what is open"), "search")
        check.clicked.connect(self._on_check)
        publish = button(_("Publish"), "file-down")
        publish.clicked.connect(self._on_publish)
        column.addWidget(label(_("Does it hold together?"), "section"))
        column.addWidget(self._said)
        column.addLayout(row_of(check, MarkAll(workspace), publish, None))
        self.column.insertWidget(self.column.count() - 1, card)
        workspace.checked.connect(self._on_checked)
        self._on_checked()

    def _on_checked(self) -> None:
        words = progress(CHECK, self.workspace.project, self.workspace.findings)[1]
        told = stopping(self.workspace.findings) or _("{words}.").format(words=words)
        self._said.setText(f"{told} {_('You can make a draft at any time.')}")

    def _on_check(self) -> None:
        self.workspace.asked_for.emit(CHECK.key, "", "")

    def _on_publish(self) -> None:
        self.workspace.asked_for.emit(PUBLISH.key, "", "")
