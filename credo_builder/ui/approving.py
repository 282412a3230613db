"""The question before an approval: who, as what, on which day."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from credo_builder.app.approval import approve, summary_of
from credo_builder.app.faults import explained
from credo_builder.app.session import today
from credo_builder.chapters.governance import Governance
from credo_builder.chapters.organisation import Role
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Link, asked
from credo_builder.domain.settings import Approval
from credo_builder.errors import CredoError
from credo_builder.i18n import _
from credo_builder.ui.editors.base import OneLine
from credo_builder.ui.editors.dates import date_words, read_date
from credo_builder.ui.editors.links import LinkEditor
from credo_builder.ui.parts import button, label, row_of
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace


class ApproveDialog(QDialog):
    """Asks who approves, as what, and on which day."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """Approve the project in *workspace*."""
        super().__init__(parent)
        self.setWindowTitle(_("Approve this edition"))
        self.setMinimumWidth(px(560))
        self._workspace = workspace
        self._role = ""
        self._person = OneLine()
        self._person.setAccessibleName(_("Who approves it?"))
        self._person.setText(_approver(workspace.project))
        self._on = OneLine()
        self._on.setAccessibleName(_("On which day?"))
        self._on.setText(date_words(today()))
        role = asked(Approval)["role"]
        question = (
            replace(role.question, prompt=_("As what?"))
            if isinstance(role.question, Link)
            else role.question
        )
        self._roles = LinkEditor(replace(role, question=question), workspace)
        self._roles.show_value("")
        self._roles.edited.connect(self._on_role)
        self._summary = OneLine()
        self._summary.setAccessibleName(_("What changed in this edition?"))
        self._summary.setText(summary_of(workspace.project))
        self._told = label("", "error", wrap=True)
        yes = button(_("Approve"), "stamp", look="primary")
        yes.clicked.connect(self._on_yes)
        back = button(_("Go back"))
        back.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(8))
        head = _("Edition {edition} is approved as it stands. The next change begins a new draft.")
        column.addWidget(label(head.format(edition=workspace.project.settings.edition), wrap=True))
        for part in (self._person, self._roles, self._on, self._summary):
            name = label(part.accessibleName() or _("As what?"), "field")
            name.setBuddy(part.target() if isinstance(part, LinkEditor) else part)
            column.addWidget(name)
            column.addWidget(part)
        column.addWidget(self._told)
        column.addLayout(row_of(None, back, yes))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need at this width."""
        super().showEvent(event)
        held = self.layout()
        if held is not None:
            self.setMinimumHeight(held.totalHeightForWidth(self.width()))

    def _on_role(self, role: str) -> None:
        self._role = role

    def _on_yes(self) -> None:
        try:
            on = read_date(self._on.text()) or today()
            approved = approve(
                self._workspace.project,
                person=self._person.text(),
                on=on,
                role=self._role,
                summary=self._summary.text(),
            )
            self._workspace.session.approve(approved, _("Approve"))
        except ValueError:
            self._told.setText(_("Write a date such as 21 November 2026."))
        except CredoError as fault:
            self._told.setText(self._workspace.say(explained(fault)))
        else:
            self.accept()


def _approver(project: Project) -> str:
    """Return who holds the role that approves the credo; empty while nobody is named."""
    role = project.find(Role, project.one(Governance).approver_role)
    return role.person.strip() if role is not None else ""
