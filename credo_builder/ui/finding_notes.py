"""What the check says about the record in view, beside its fields."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from credo_builder.domain.findings import Finding, Severity
from credo_builder.i18n import _
from credo_builder.ui.parts import Notice, emptied
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

SHOWN = 2


class FindingNotes(QWidget):
    """At most two findings about one record, the worst first, each with what mends it.

    Signals:
        asked: (field) somebody wants to go to the field of a finding.
        mended: (rule) the button of a finding that can be mended here was pressed.
    """

    asked = Signal(str)
    mended = Signal(str)

    def __init__(self, workspace: Workspace, mends: dict[str, str] | None = None) -> None:
        """Follow the findings; *mends* is rule to the verb of a button that mends it here."""
        super().__init__()
        self._workspace = workspace
        self._mends = mends or {}
        self._record_id = ""
        self._shown: tuple[Finding, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self.hide()
        workspace.checked.connect(self.follow)

    def show_record(self, record_id: str) -> None:
        """Show the findings about the record *record_id* from now on."""
        self._record_id = record_id
        self.follow()

    def notices(self) -> list[Notice]:
        """Return the notices in view."""
        return self.findChildren(Notice)

    def follow(self) -> None:
        """Show what stands now."""
        every = self._workspace.findings_of(self._record_id) if self._record_id else ()
        # A suggestion says by its own notice that nobody has read it.
        found = tuple(f for f in every if f.field != "reviewed")[:SHOWN]
        if found != self._shown:
            self._shown = found
            emptied(self._column)
            for finding in found:
                self._column.addWidget(self._notice(finding))
        self.setVisible(bool(found))

    def _notice(self, finding: Finding) -> Notice:
        grave = finding.severity == Severity.BLOCKER
        say = self._workspace.say
        mend = self._mends.get(finding.rule, "")
        verb = mend or (_("Go to the field") if finding.field else "")
        made = Notice(
            f"{say(finding.message)} {say(finding.do)}",
            role="stop" if grave else "advice",
            icon="octagon-alert" if grave else "triangle-alert",
            verb=verb,
        )
        made.setAccessibleName(f"{_(finding.severity.screen_word)}: {say(finding.message)}")
        if mend:
            made.pressed.connect(partial(self.mended.emit, finding.rule))
        else:
            made.pressed.connect(partial(self.asked.emit, finding.field))
        return made
