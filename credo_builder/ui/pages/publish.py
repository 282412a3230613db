"""Publish: what to make and for whom, on which paper, into which folder; then approve it."""

from __future__ import annotations

import contextlib
import importlib
import re
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFileDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from credo_builder.domain.questions import asked
from credo_builder.domain.settings import Settings
from credo_builder.domain.terms import Edition, Paper
from credo_builder.i18n import _
from credo_builder.ui.announcing import announce
from credo_builder.ui.editors.base import OneLine
from credo_builder.ui.forms import Form
from credo_builder.ui.making import Making
from credo_builder.ui.page import Page
from credo_builder.ui.pages.publish_exists import BACK, BOTH, ExistsDialog, beside
from credo_builder.ui.pages.publish_forms import size_of
from credo_builder.ui.pages.publish_outputs import Outputs, Progress, size_words
from credo_builder.ui.pages.publish_state import StateCard
from credo_builder.ui.parts import (
    button,
    column_of,
    label,
    restyle,
    row_of,
    segmented,
)
from credo_builder.ui.steps import Part, Step
from credo_builder.ui.terms import listed
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

BESIDE_EM = 60


class PublishPage(Page):
    """Choose what to make, make it, hand it over."""

    def __init__(self, step: Step, place: str, workspace: Workspace) -> None:
        """Publish the project in *workspace*."""
        super().__init__(step, place, workspace)
        self._making: Making | None = None
        self._made = ""
        self._queue: list[tuple[str, Path]] = []
        self._of = 0
        self._papers = QButtonGroup(self)
        self.outputs = Outputs(workspace)
        self.outputs.changed.connect(self._on_ticked)
        self.progress = Progress()
        self.progress.cancelled.connect(self._on_cancel)
        self._state = StateCard(workspace)
        what = label(_("What to make"), "section")
        left = column_of(what, self.outputs, self.progress, self._make_rows(), gap=12)
        left.addStretch(1)
        right = column_of(self._paper_row(), self._folder_row(), self._state, gap=16)
        right.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(px(24))
        self._box.addLayout(left, 6)
        self._box.addLayout(right, 5)
        self.column.addLayout(self._box)
        self.column.addStretch(1)
        workspace.changed.connect(self.follow)
        workspace.checked.connect(self.follow)
        self.follow()
        self._on_ticked()

    @property
    def edition(self) -> str:
        """The first edition that is ticked, the staff edition when none is."""
        editions = (key for key in self.outputs.ticked() if key in tuple(Edition))
        return str(next(editions, Edition.STAFF))

    def target(self, key: str = "") -> Path:
        """Return the file that an edition or output, the first edition ticked, goes to."""
        name = self.workspace.name
        bare = re.sub(r"[^\w\s.-]", "", name).strip() or "credo"
        number = self.workspace.project.settings.edition
        return Path(self._folder.text()) / self.outputs.rows[key or self.edition].place(
            bare, number
        )

    def reflow(self, width: int) -> None:
        """Put what is chosen beside what is made, or below it."""
        narrow = width < px(BESIDE_EM * 14)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(way)
        for form in self._forms:
            form.reflow(width if narrow else width * 5 // 11)

    def first_focus(self) -> None:
        """Move the focus to the button that makes the documents."""
        if self._make.isEnabled():
            self._make.setFocus()
        else:
            next(iter(self.outputs.rows.values())).box.setFocus()

    def so_far(self) -> str:
        """Say what would be made."""
        settings = self.workspace.project.settings
        names = [self.outputs.rows[key].name for key in self.outputs.ticked()]
        if not names:
            return _("Nothing is ticked yet.")
        state = "" if self.workspace.project.is_approved else _(", marked as a draft")
        what = _("{names} {number}{state}.")
        return what.format(names=listed(names), number=settings.edition, state=state)

    def follow(self) -> None:
        """Show the project's paper and state."""
        settings = self.workspace.project.settings
        for place, paper in enumerate(Paper):
            self._papers.button(place).setChecked(settings.page_size == paper)
        self.outputs.follow(self.workspace.project)
        self._state.follow()

    def make(self) -> None:
        """Make the documents that are ticked, one after the other; editing goes on."""
        if self._making is not None or self._queue:
            return
        self.workspace.settle()
        queue: list[tuple[str, Path]] = []
        _make_usual_folder(Path(self._folder.text()))
        for key in self.outputs.ticked():
            target = self.target(key)
            if target.exists():
                answer = self._ask_about(target)
                if answer == BACK:
                    return
                target = beside(target) if answer == BOTH else target
            queue.append((key, target))
        self._queue, self._of = queue, len(queue)
        self._project = self.workspace.project
        for key, _path in queue:
            self.outputs.rows[key].say("waiting", _("Waiting"))
        self._next()

    def _next(self) -> None:
        """Make the document that is first in the queue, or say that all is done."""
        self._show_busy(busy=bool(self._queue))
        if not self._queue:
            return
        key, target = self._queue[0]
        row = self.outputs.rows[key]
        self._making = Making(row.order(self._project, target), self)
        self._making.told.connect(self.progress.tell)
        self._making.made.connect(self._on_made)
        self._making.failed.connect(self._on_failed)
        row.say("making", _("Making it"))
        self.progress.begin(self._of - len(self._queue) + 1, self._of, row.name)
        self._making.start()

    def _make_rows(self) -> QVBoxLayout:
        self._make = button(_("Make the documents"), "file-down", look="primary")
        self._make.setProperty("large", True)
        self._make.clicked.connect(self.make)
        self._many = button(_("Many at once…"), "copy-plus")
        self._many.setProperty("large", True)
        self._many.clicked.connect(self._on_many)
        self._told = label(
            _("A PDF that screen readers can read, with its contents."), "muted", wrap=True
        )
        self._open = button(_("Open"), "external-link")
        self._open.clicked.connect(self._on_open)
        self._show = button(_("Show in folder"), "folder")
        self._show.clicked.connect(self._on_show)
        self._print = button(_("Print…"), "printer")
        self._print.clicked.connect(self._on_print)
        self._finished = label(_("when finished"), "caption")
        hand = row_of(self._open, self._show, self._print, self._finished, None)
        return column_of(self._told, row_of(self._make, self._many, None), hand, gap=12)

    def _paper_row(self) -> QWidget:
        row = row_of(gap=0)
        for place, paper in enumerate(Paper):
            choice: QPushButton = button(_(paper.label))
            choice.setCheckable(True)
            choice.setAccessibleName(_("Paper: {paper}").format(paper=_(paper.label)))
            choice.setEnabled(not self.workspace.session.read_only)
            choice.clicked.connect(self._on_paper)
            self._papers.addButton(choice, place)
            row.addWidget(choice)
        segmented(self._papers.buttons())
        row.addStretch(1)
        sizes = QWidget()
        sizes.setLayout(column_of(label(_("Paper"), "field"), row, gap=6))
        edition, issued = (self._bare(name) for name in ("edition", "issued_on"))
        self._forms = (edition, issued)
        top = row_of(sizes, edition, gap=16)
        top.setStretch(1, 1)
        top.setAlignment(sizes, Qt.AlignmentFlag.AlignTop)
        whole = QWidget()
        whole.setLayout(column_of(top, issued, gap=12))
        return whole

    def _bare(self, name: str) -> Form:
        """Return the field *name* of the settings, without a card around it."""
        form = Form(Part(kind=None, questions=(asked(Settings)[name],)), self.workspace)
        form.setProperty("role", "bare")
        inner = form.layout()
        if inner is not None:
            inner.setContentsMargins(0, 0, 0, 0)
        form.follow()
        return form

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

    def _show_busy(self, *, busy: bool) -> None:
        """Offer what is possible now; a focus on what goes away moves on to what comes next."""
        there = self.window().focusWidget()
        for one in (self._open, self._show, self._print):
            one.setEnabled(bool(self._made) and not busy)
        self._print.setEnabled(self._print.isEnabled() and self._made.endswith(".pdf"))
        self._finished.setVisible(not self._made or busy)
        if busy:
            self.progress.show()
            if there is self._make:
                self.progress.cancel.setFocus()
        self._make.setEnabled(not busy and bool(self.outputs.ticked()))
        for row in self.outputs.rows.values():
            row.box.setEnabled(not busy and not row.lacks)
            row.papers.setEnabled(not busy and not row.lacks)
        if not busy:
            if there is self.progress.cancel:
                (self._open if self._made else self._make).setFocus()
            self.progress.hide()

    def _tell(self, words: str, *, failed: bool = False) -> None:
        self._told.setText(words)
        self._told.setProperty("role", "warn" if failed else "muted")
        restyle(self._told)
        announce(self, words)

    def _on_ticked(self) -> None:
        number = len(self.outputs.ticked())
        words = _("Make the document") if number == 1 else _("Make the documents")
        self._make.setText(words)
        self._make.setAccessibleName(words)
        self._show_busy(busy=bool(self._queue))
        self.turned.emit()

    def _on_made(self, path: str) -> None:
        key, _target = self._queue.pop(0)
        self._made = path
        self._making = None
        size = size_words(size_of(path))
        row = self.outputs.rows[key]
        row.path = path
        row.say("made", _("Made, {size}").format(size=size))
        words = _("“{file}” is made, {size}.").format(file=Path(path).name, size=size)
        self._tell(words)
        self._next()

    def _on_failed(self, reason: str) -> None:
        key, _target = self._queue.pop(0)
        self._making = None
        self.outputs.rows[key].say("failed" if reason else "", _("Not made"))
        for other, _path in self._queue:
            if not reason:
                self.outputs.rows[other].say("", _("Not made"))
        if not reason:
            self._queue = []
        self._tell(reason or _("Cancelled. No half-made file was left."), failed=bool(reason))
        self._next()

    def _ask_about(self, target: Path) -> str:
        dialog = ExistsDialog(target, self)
        dialog.exec()
        return dialog.answer

    def _on_cancel(self) -> None:
        if self._making is not None:
            self._making.cancel()
            self.progress.stopping()

    def _on_paper(self) -> None:
        paper = tuple(Paper)[self._papers.checkedId()]
        settings = replace(self.workspace.project.settings, page_size=str(paper))
        self.workspace.edit(self.workspace.project.configured(settings), _("Choose the paper"))

    def _on_choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, _("Folder"), self._folder.text())
        if found:
            self._folder.setText(found)

    def _on_many(self) -> None:
        ticked = self.outputs.ticked() or [str(Edition.STAFF)]
        rows = self.outputs.rows
        others = [key for key in ticked if key not in tuple(Edition) and not rows[key].is_form]
        credo = [self.edition] if len(others) < len(ticked) else []
        names = listed([self.outputs.rows[key].name for key in (*credo, *others)])
        only = ",".join([*(["service_credo"] if credo else []), *others])
        many = importlib.import_module("credo_builder.ui.many_dialog")
        folder = Path(self._folder.text()) / "many"
        many.ManyDialog(self.workspace, self, folder, (names, only, self.edition)).open()

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._made))

    def _on_show(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._made).parent)))

    def _on_print(self) -> None:
        printing = importlib.import_module("credo_builder.ui.printing")
        if printing.ask_and_print(self._made, self):
            told = _("“{file}” went to the printer.").format(file=Path(self._made).name)
            self._tell(told)


def _make_usual_folder(folder: Path) -> None:
    """Make *folder* where it is the one proposed: a fresh account has no Documents yet.

    A folder somebody wrote is not made: it may be a slip of the pen. What cannot be made is
    told when the document is.
    """
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    if folder == Path(usual):
        with contextlib.suppress(OSError):
            folder.mkdir(exist_ok=True)
