"""How we will know: measures, and their results out of a table somebody else keeps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from credo_builder.app import result_blanks, tables, taking_results
from credo_builder.app.faults import explained
from credo_builder.app.session import today
from credo_builder.errors import CredoError
from credo_builder.i18n import _
from credo_builder.ui import dialogs
from credo_builder.ui.page import StepPage
from credo_builder.ui.parts import button, flowing, tool
from credo_builder.ui.results_taking import ResultsDialog
from credo_builder.ui.results_typing import MonthDialog


class MonitoringPage(StepPage):
    """The declared questions, and under the list the ways to and from a table."""

    def build(self) -> None:
        """Put the measures on the page, and the buttons under their list."""
        super().build()
        self.typing = button(_("Enter a month…"), "pencil")
        self.typing.setAccessibleDescription(_("The results of one month, measure by measure"))
        self.typing.clicked.connect(self.type_in)
        self.taking = button(_("Results from a table…"), "file-input")
        self.taking.clicked.connect(self._on_take)
        self.giving = tool(_("Save an empty table to fill…"), "file-down")
        self.giving.clicked.connect(self._on_give)
        for one in (self.typing, self.taking):
            one.setEnabled(not self.workspace.session.read_only)
        self.lists[0].add_under_list(flowing(self.typing, self.taking, self.giving))

    def type_in(self) -> MonthDialog:
        """Ask for the results of a month, measure by measure."""
        self.workspace.settle()
        dialog = MonthDialog(self, self.workspace, today())
        dialog.open()
        return dialog

    def take_from(self, path: Path) -> ResultsDialog | None:
        """Show what of the table at *path* would be taken; None, and why, where none is there."""
        try:
            look = taking_results.look(self.workspace.project, tables.read(path), today())
        except CredoError as fault:
            dialogs.tell(self, _("The table was not read"), explained(fault))
            return None
        dialog = ResultsDialog(self, self.workspace, path.name, look)
        dialog.open()
        return dialog

    def give_to(self, path: Path) -> bool:
        """Write an empty table of results to *path*; say why where that fails."""
        try:
            result_blanks.write_blank(self.workspace.project, path, today())
        except CredoError as fault:
            dialogs.tell(self, _("The table was not saved"), explained(fault))
            return False
        return True

    def _on_take(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(
            self, _("Results from a table"), "", _("Tables (*.csv *.tsv *.txt)")
        )
        if found:
            self.take_from(Path(found))

    def _on_give(self) -> None:
        found, _kind = QFileDialog.getSaveFileName(
            self, _("Save an empty table"), _("results.csv"), _("Tables (*.csv)")
        )
        if found:
            self.give_to(Path(found))
