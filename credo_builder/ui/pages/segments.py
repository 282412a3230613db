"""Who we serve: the picture of who serves whom over the list of groups."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from credo_builder.app import serving
from credo_builder.app.serving import Arrow
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.segments import Segment, SegmentKind
from credo_builder.domain.records import Record
from credo_builder.i18n import _
from credo_builder.ui.editors.links import LinksEditor
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.list_model import RowWords
from credo_builder.ui.page import StepPage
from credo_builder.ui.painted.chain import ChainView
from credo_builder.ui.parts import ElidedLabel, Fold, emptied, framed, label, row_of, tool
from credo_builder.ui.terms import counted, term_label
from credo_builder.ui.theme import px
from credo_builder.ui.when_seen import WhenSeen
from credo_builder.ui.workspace import Workspace

SERVES = "serves_segment_ids"


class ArrowRows(Fold):
    """The arrows of the picture as sentences, each with a button that takes it away."""

    def __init__(self, workspace: Workspace) -> None:
        """List the arrows of the project in *workspace*."""
        body = QWidget()
        super().__init__(_("In words"), body)
        self._workspace = workspace
        self._rows = QVBoxLayout(body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(px(2))
        self._shown: tuple[str, ...] | None = None
        self._told: tuple[Arrow, ...] = ()
        WhenSeen(self, workspace, self.follow)
        self.follow()

    def follow(self) -> None:
        """Say what the project holds now."""
        project = self._workspace.project
        self._told = serving.arrows(project)
        loose = [g for g in project.of(Segment) if serving.is_loose(project, g)]
        number = counted(len(self._told), "arrow", "arrows")
        alone = _("{n} serve no one yet").format(n=len(loose)) if loose else ""
        said = " · ".join(p for p in (number, alone) if p)
        self.say(said, advice=bool(loose))
        sentences = tuple(self._sentence(a) for a in self._told)
        if sentences == self._shown:
            return
        self._shown = sentences
        emptied(self._rows)
        for arrow, sentence in zip(self._told, sentences, strict=True):
            gone = tool(_("Take away: {sentence}").format(sentence=sentence), "x", "muted")
            gone.clicked.connect(partial(self._on_gone, arrow))
            gone.setEnabled(not self._workspace.session.read_only)
            row = row_of(label(sentence, wrap=True), gone)
            row.setStretch(0, 1)
            self._rows.addLayout(row)

    def _sentence(self, arrow: Arrow) -> str:
        project = self._workspace.project
        names = [
            self._workspace.title_of(g)
            for one in (arrow.server, arrow.served)
            if (g := project.get(one)) is not None
        ]
        return _("{server} serve {served}").format(server=names[0], served=names[1])

    def _on_gone(self, arrow: Arrow) -> None:
        changed = serving.linked(self._workspace.project, arrow, serves=False)
        self._workspace.edit(changed, _("Unlink who serves whom"))


class SegmentsPage(StepPage):
    """The chain, and under it the groups as a list with their fields."""

    chain: ChainView | None = None

    def build(self) -> None:
        """Put the chain over the list."""
        part = self.step.parts[0]
        self._card, column = framed("card", (18, 12), 8)
        self.chain = ChainView(self.workspace)
        foot = _("Drag one group onto another to say that it serves it; L links by key.")
        caption = ElidedLabel(_("Who serves whom, read onward to the people outside"), "caption")
        told = ElidedLabel(foot, "caption")
        told.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        column.addLayout(row_of(caption, told, gap=16))
        column.addWidget(self.chain)
        column.addWidget(ArrowRows(self.workspace))
        self.column.addWidget(self._card)
        editor = ListEditor(part, self.workspace, self._screen, tell=self._tell)
        editor.reflow(self.room())
        self.lists.append(editor)
        self.column.addWidget(editor)
        self._connect(self.chain, editor)
        self._follow()
        self.workspace.changed.connect(self._follow)

    def first_focus(self) -> None:
        """Move the focus to the chosen group of the picture, or to where the first is named."""
        if self.chain is None or not self.chain.focus_piece(self.chain.chosen):
            super().first_focus()

    def _connect(self, chain: ChainView, editor: ListEditor) -> None:
        chain.chosen_group.connect(editor.choose_record)
        chain.opened.connect(self._on_opened)
        chain.linking.connect(self._on_linking)
        chain.joined.connect(self._on_joined)
        chain.parted.connect(self._on_parted)
        chain.gone.connect(self._on_gone)
        editor.picked.connect(chain.choose)
        chain.choose(editor.record.id if editor.record else "")

    def _follow(self) -> None:
        self._card.setVisible(bool(self.workspace.project.of(Segment)))

    def _tell(self, usual: RowWords, record: Record) -> RowWords:
        """Say where a group stands, in which state it comes, and what it expects."""
        if not isinstance(record, Segment):
            return usual
        project = self.workspace.project
        expects = len(project.pointing_at(record.id, Expectation))
        badge = usual.badge or (counted(expects, "expectation", "expectations") if expects else "")
        problem = usual.problem
        if serving.is_loose(project, record):
            problem = problem or _("Say whom they serve")
        return replace(
            usual, line=term_label(SegmentKind, record.kind), badge=badge, problem=problem
        )

    def _on_opened(self, record_id: str) -> None:
        self.lists[0].choose_record(record_id)
        self.lists[0].enter_form()

    def _on_linking(self, record_id: str) -> None:
        self.lists[0].choose_record(record_id)
        editor = self.lists[0].form.sheet.fields[SERVES].editor
        if isinstance(editor, LinksEditor) and not self.workspace.session.read_only:
            editor.open_list()

    def _on_joined(self, server: str, served: str) -> None:
        changed = serving.linked(self.workspace.project, Arrow(server, served), serves=True)
        self.workspace.edit(changed, _("Link who serves whom"))

    def _on_parted(self, server: str, served: str) -> None:
        changed = serving.linked(self.workspace.project, Arrow(server, served), serves=False)
        self.workspace.edit(changed, _("Unlink who serves whom"))

    def _on_gone(self, record_id: str) -> None:
        if self.lists[0].choose_record(record_id):
            self.lists[0].delete()
            if self.chain is not None:
                self.chain.setFocus(Qt.FocusReason.OtherFocusReason)
