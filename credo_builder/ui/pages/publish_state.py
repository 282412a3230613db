"""How far the edition is on its way from draft to approved, and the steps it can take."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout

from credo_builder.app.approval import begin_next, blockers, send_for_review, take_back
from credo_builder.app.editions import standings
from credo_builder.app.session import today
from credo_builder.domain import editions
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Status
from credo_builder.errors import CredoError
from credo_builder.i18n import _
from credo_builder.ui.announcing import announce
from credo_builder.ui.approving import ApproveDialog
from credo_builder.ui.editors.dates import date_words
from credo_builder.ui.parts import button, flowing, label, picture, restyle, row_of
from credo_builder.ui.reading import MarkAll
from credo_builder.ui.stopping import stopping
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace


class StateCard(QFrame):
    """Says where the edition stands: draft, in review, approved or superseded, and since when."""

    def __init__(self, workspace: Workspace) -> None:
        """Follow the project in *workspace*; `follow` says when it changed."""
        super().__init__()
        self.setProperty("role", "advice")
        self._workspace = workspace
        self.standing = label("", "strong", wrap=True)
        self.told = label("", wrap=True)
        self.before = label("", "caption", wrap=True)
        self.see = button(_("See them"))
        self.see.clicked.connect(self._on_see)
        self.approve = button(_("Approve…"), "stamp")
        self.approve.clicked.connect(self._on_approve)
        self.review = button(_("Send for review"))
        self.review.clicked.connect(self._on_review)
        self.begin = button(_("Begin the next edition"))
        self.begin.clicked.connect(self._on_begin)
        self.back = button(_("Take back"), "undo-2")
        self.back.clicked.connect(self._on_back)
        self.since = button("", "columns-2")
        self.since.clicked.connect(self._on_since)
        steps = (self.see, self.approve, self.review, self.begin, self.back, self.since,
                 MarkAll(workspace))  # fmt: skip
        head = row_of(picture("stamp", "accent_text"), self.standing, gap=12)
        head.setStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(10))
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(flowing(*steps, gap=8))
        column.addWidget(self.before)

    def follow(self) -> None:
        """Show the state of the project, and the steps it can take from there."""
        project = self._workspace.project
        held = blockers(project, today())
        settled = project.is_approved or project.is_superseded
        in_review = project.settings.status == Status.IN_REVIEW
        may = not self._workspace.session.read_only
        self.standing.setText(_standing(project))
        self.told.setText(_told(project, stopping(held)))
        self.told.setVisible(not settled)
        self.approve.setVisible(not settled)
        self.approve.setEnabled(not held and may)
        self.review.setVisible(may and not settled and not in_review)
        self.back.setVisible(may and (project.is_approved or in_review))
        self.begin.setVisible(may and project.is_approved)
        self.see.setVisible(bool(held))
        self._show_before(project)
        self.setProperty("role", "advice" if held and not settled else "note")
        restyle(self)

    def _show_before(self, project: Project) -> None:
        kept = editions.kept(project)
        self.since.setVisible(bool(kept))
        if kept:
            words = _("What changed since edition {number}…").format(number=kept[0].edition)
            self.since.setText(words.replace("&", "&&"))
            self.since.setAccessibleName(words)
        rows = [
            "{} ({})".format(one.number, ", ".join(filter(None, (one.state, one.day))))
            for one in standings(project)[1:]
        ]
        told = _("Editions before it: {editions}.").format(editions=", ".join(rows))
        self.before.setText(told)
        self.before.setVisible(bool(rows))

    def _take(self, step: Callable[[Project], Project], name: str) -> None:
        """Take the edition a *step* called *name* further or back, as one undo step."""
        there = self.window().focusWidget()
        self._workspace.settle()
        try:
            self._workspace.edit(step(self._workspace.project), name)
        except CredoError as fault:
            self.told.setText(self._workspace.say(str(fault)))
            return
        announce(self, self.standing.text())
        if there is not None and not there.isVisible():
            steps = (self.approve, self.review, self.begin, self.back)
            next(one for one in steps if one.isVisibleTo(self)).setFocus()

    def _on_see(self) -> None:
        self._workspace.asked_for.emit("check", "", "")

    def _on_approve(self) -> None:
        ApproveDialog(self._workspace, self).exec()

    def _on_review(self) -> None:
        self._take(send_for_review, _("Send for review"))

    def _on_begin(self) -> None:
        self._take(begin_next, _("Begin the next edition"))

    def _on_back(self) -> None:
        self._take(take_back, _("Take back"))

    def _on_since(self) -> None:
        from credo_builder.ui.comparing import compare_with_edition  # noqa: PLC0415  on demand

        compare_with_edition(self.window(), self._workspace)  # type: ignore[arg-type]


def _standing(project: Project) -> str:
    """Return where the edition stands in a sentence, with the approver's name and date."""
    settings, approval = project.settings, project.settings.approval
    if approval is not None and (project.is_approved or project.is_superseded):
        told = _("Edition {edition} was approved by {person} on {day}.").format(
            edition=settings.edition, person=approval.person, day=date_words(approval.on)
        )
        later = _("A later edition took its place.")
        return f"{told} {later}" if project.is_superseded else told
    if settings.status == Status.IN_REVIEW:
        return _("Edition {edition} is in review.").format(edition=settings.edition)
    return _("Edition {edition} is a draft.").format(edition=settings.edition)


def _told(project: Project, stops: str) -> str:
    """Return what keeps the edition from approval, and what each page says until then."""
    if stops:
        return f"{_('It will say “Draft” on each page.')} {stops}"
    if project.settings.status == Status.IN_REVIEW:
        return _("Nothing stops approval. Whoever reads it may still mend it.")
    return _("Nothing stops approval. Until then each page says “Draft”.")
