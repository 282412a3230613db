"""Publish: for whom, on which paper, into which folder; then make it, or approve it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QFrame,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from credo_builder.app.approval import blockers
from credo_builder.app.session import today
from credo_builder.domain.questions import asked
from credo_builder.domain.settings import Settings
from credo_builder.domain.terms import Edition, Paper
from credo_builder.domain.wording import counted
from credo_builder.i18n import _
from credo_builder.ui.approving import ApproveDialog
from credo_builder.ui.editors.base import OneLine
from credo_builder.ui.editors.dates import date_words
from credo_builder.ui.forms import Form
from credo_builder.ui.making import Making, Order
from credo_builder.ui.page import Page
from credo_builder.ui.parts import button, column_of, framed, label, line, restyle, row_of
from credo_builder.ui.steps import Part, Step
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

WHO = {
    Edition.PUBLIC: "Credo, promises and levels that {customers} may see",
    Edition.STAFF: "All but private notes and open findings",
    Edition.FULL: "Everything, with the audit as appendix",
}


class PublishPage(Page):
    """Choose for whom, make the document, hand it over."""

    def __init__(self, step: Step, place: str, workspace: Workspace) -> None:
        """Publish the project in *workspace*."""
        super().__init__(step, place, workspace)
        self._making: Making | None = None
        self._made = ""
        self._editions = QButtonGroup(self)
        self._papers = QButtonGroup(self)
        left = column_of(self._who(), self._make_card(), gap=16)
        left.addStretch(1)
        right = column_of(self._paper_row(), self._folder_row(), self._state_card(), gap=16)
        right.addStretch(1)
        row = row_of(left, right, gap=24)
        row.setStretch(0, 6)
        row.setStretch(1, 5)
        self.column.addLayout(row)
        self.column.addStretch(1)
        workspace.changed.connect(self.follow)
        workspace.checked.connect(self.follow)
        self.follow()

    @property
    def edition(self) -> str:
        """The edition chosen."""
        return str(tuple(Edition)[max(0, self._editions.checkedId())])

    def target(self) -> Path:
        """Return the file the document goes to."""
        name = self.workspace.name
        bare = re.sub(r"[^\w\s.-]", "", name).strip() or "credo"
        edition = self.workspace.project.settings.edition
        return Path(self._folder.text()) / f"{bare} - {self.edition} {edition}.pdf"

    def so_far(self) -> str:
        """Say what would be made."""
        settings = self.workspace.project.settings
        name = Edition(self.edition).label
        state = "" if self.workspace.project.is_approved else _(", marked as a draft")
        return f"{name} {settings.edition}{state}."

    def follow(self) -> None:
        """Show the project's paper and state."""
        settings = self.workspace.project.settings
        for place, paper in enumerate(Paper):
            self._papers.button(place).setChecked(settings.page_size == paper)
        approved = self.workspace.project.is_approved
        stops = len(blockers(self.workspace.project, today()))
        self._approve.setVisible(not approved)
        self._approve.setEnabled(stops == 0 and not self.workspace.session.read_only)
        if approved and settings.approval is not None:
            told = _("Edition {edition} was approved by {person} on {day}.").format(
                edition=settings.edition,
                person=settings.approval.person,
                day=date_words(settings.approval.on),
            )
        elif stops:
            told = _("It will say “Draft” on each page. {things} stop approval.").format(
                things=counted(stops, _("finding")).capitalize()
            )
        else:
            told = _("Nothing stops approval. Until then each page says “Draft”.")
        self._state.setText(told)
        self._state_frame.setProperty("role", "advice" if stops and not approved else "note")
        restyle(self._state_frame)
        self._see.setVisible(stops > 0)

    def make(self) -> None:
        """Make the document in a worker; editing goes on."""
        if self._making is not None:
            return
        self.workspace.settle()
        target = self.target()
        if target.exists() and not self._may_replace(target):
            return
        order = Order(
            self.workspace.project,
            self.edition,
            self.workspace.project.settings.page_size,
            target,
        )
        self._making = Making(order, self)
        self._making.told.connect(self._bar.setValue)
        self._making.made.connect(self._on_made)
        self._making.failed.connect(self._on_failed)
        self._show_progress(_("Making “{file}”").format(file=target.name), busy=True)
        self._making.start()

    def _who(self) -> QFrame:
        card, column = framed("card", (16, 12), 8)
        column.addWidget(label(_("Who it is for"), "section"))
        for place, edition in enumerate(Edition):
            if place:
                column.addWidget(line())
            choice = QRadioButton(edition.label)
            choice.setAccessibleName(edition.label)
            told = self.workspace.say(WHO[edition])
            choice.setAccessibleDescription(told)
            choice.setChecked(edition == Edition.STAFF)
            self._editions.addButton(choice, place)
            second = label(told, "caption", wrap=True)
            second.setIndent(px(25))
            column.addWidget(choice)
            column.addWidget(second)
        return card

    def _make_card(self) -> QFrame:
        card, column = framed("card", (16, 14), 10)
        self._make = button(_("Make the document"), "file-down", look="primary")
        self._make.setProperty("large", True)
        self._make.clicked.connect(self.make)
        self._cancel = button(_("Cancel"))
        self._cancel.clicked.connect(self._on_cancel)
        self._told = label(
            _("One PDF that screen readers can read, with its contents."), wrap=True
        )
        self._bar = QProgressBar()
        self._bar.setProperty("role", "bar")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far it is"))
        self._open = button(_("Open"), "external-link")
        self._open.clicked.connect(self._on_open)
        self._show = button(_("Show in folder"), "folder")
        self._show.clicked.connect(self._on_show)
        column.addWidget(self._told)
        column.addWidget(self._bar)
        column.addLayout(row_of(self._make, self._cancel, self._open, self._show, None))
        self._bar.hide()
        self._cancel.hide()
        self._open.setEnabled(False)
        self._show.setEnabled(False)
        return card

    def _paper_row(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(label(_("Paper"), "field"))
        row = row_of(gap=0)
        for place, paper in enumerate(Paper):
            choice: QPushButton = button(paper.label)
            choice.setCheckable(True)
            choice.setProperty("segment", True)
            choice.setAccessibleName(_("Paper: {paper}").format(paper=paper.label))
            choice.setEnabled(not self.workspace.session.read_only)
            choice.clicked.connect(self._on_paper)
            self._papers.addButton(choice, place)
            row.addWidget(choice)
        row.addStretch(1)
        column.addLayout(row)
        names = ("edition", "issued_on")
        asks = tuple(a for name, a in asked(Settings).items() if name in names)
        self._form = Form(Part(kind=None, questions=asks), self.workspace)
        self._form.follow()
        column.addSpacing(px(6))
        column.addWidget(self._form)
        return whole

    def _folder_row(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self._folder = OneLine()
        self._folder.setAccessibleName(_("Folder"))
        place = QStandardPaths.StandardLocation.DocumentsLocation
        own = self.workspace.session.path
        self._folder.setText(
            str(own.resolve().parent) if own else QStandardPaths.writableLocation(place)
        )
        choose = button(_("Choose…"))
        choose.setAccessibleName(_("Choose a folder"))
        choose.clicked.connect(self._on_choose)
        name = label(_("Folder"), "field")
        name.setBuddy(self._folder)
        column.addWidget(name)
        column.addLayout(row_of(self._folder, choose))
        return whole

    def _state_card(self) -> QFrame:
        card, column = framed("advice", (16, 12), 10)
        self._state_frame = card
        self._state = label("", wrap=True)
        self._see = button(_("See them"))
        self._see.clicked.connect(self._on_see)
        self._approve = button(_("Approve…"), "stamp")
        self._approve.clicked.connect(self._on_approve)
        column.addWidget(self._state)
        column.addLayout(row_of(self._see, self._approve, None))
        return card

    def _show_progress(self, words: str, *, busy: bool) -> None:
        self._told.setText(words)
        self._bar.setValue(0)
        self._bar.setVisible(busy)
        self._cancel.setVisible(busy)
        self._make.setEnabled(not busy)
        self._open.setEnabled(bool(self._made) and not busy)
        self._show.setEnabled(bool(self._made) and not busy)

    def _on_made(self, path: str) -> None:
        self._made = path
        self._making = None
        size = Path(path).stat().st_size / 1024
        words = _("“{file}” is made, {size} KB.").format(file=Path(path).name, size=f"{size:,.0f}")
        self._show_progress(words, busy=False)

    def _on_failed(self, reason: str) -> None:
        self._making = None
        words = reason or _("Cancelled. No half-made file was left.")
        self._show_progress(words, busy=False)

    def _may_replace(self, target: Path) -> bool:
        dialog = QDialog(self)
        dialog.setWindowTitle(_("It is there already"))
        replace_ = button(_("Replace"), look="primary")
        replace_.clicked.connect(dialog.accept)
        back = button(_("Go back"))
        back.clicked.connect(dialog.reject)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        told = _("“{file}” is already there.").format(file=target.name)
        column.addWidget(label(told, wrap=True))
        column.addLayout(row_of(None, back, replace_))
        return dialog.exec() == QDialog.DialogCode.Accepted

    def _on_cancel(self) -> None:
        if self._making is not None:
            self._making.cancel()
            self._told.setText(_("Stopping"))

    def _on_paper(self) -> None:
        paper = tuple(Paper)[self._papers.checkedId()]
        settings = replace(self.workspace.project.settings, page_size=str(paper))
        self.workspace.edit(self.workspace.project.configured(settings), _("Choose the paper"))

    def _on_choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, _("Folder"), self._folder.text())
        if found:
            self._folder.setText(found)

    def _on_see(self) -> None:
        self.workspace.asked_for.emit("check", "", "")

    def _on_approve(self) -> None:
        ApproveDialog(self.workspace, self).exec()

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._made))

    def _on_show(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._made).parent)))
