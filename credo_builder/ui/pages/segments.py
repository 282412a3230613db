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
from credo_builder.domain.wording import capitalised
from credo_builder.i18n import _
from credo_builder.ui.editors.links import LinksEditor
from credo_builder.ui.folds import Fold
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.list_model import RowWords
from credo_builder.ui.page import StepPage
from credo_builder.ui.painted.chain import ChainView
from credo_builder.ui.parts import ElidedLabel, emptied, framed, label, row_of, tool
from credo_builder.ui.steps import Part
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
        self.say(capitalised(said), advice=bool(loose))
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


class GroupList(ListEditor):
    """The groups as a list with their fields, under the picture of who serves whom."""

    def __init__(self, part: Part, workspace: Workspace, screen: str = "") -> None:
        """Edit the groups of *part*; *screen* is the Quick screen, empty in Full."""
        super().__init__(part, workspace, screen, tell=partial(_tell, workspace))
        self._people = workspace
        self._card, column = framed("card", (18, 12), 8)
        self.chain = ChainView(workspace)
        foot = _("Drag one group onto another to say that it serves it; L links by key.")
        caption = ElidedLabel(_("Who serves whom, read onward to the people outside"), "caption")
        told = ElidedLabel(foot, "caption")
        told.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        column.addLayout(row_of(caption, told, gap=16))
        column.addWidget(self.chain)
        column.addWidget(ArrowRows(workspace))
        self.add_above(self._card)
        for signal, slot in (
            (self.chain.chosen_group, self.choose_record),
            (self.chain.opened, self._on_opened),
            (self.chain.linking, self._on_linking),
            (self.chain.joined, self._on_joined),
            (self.chain.parted, self._on_parted),
            (self.chain.gone, self._on_gone),
            (self.picked, self.chain.choose),
            (workspace.changed, self._follow),
        ):
            signal.connect(slot)
        self.chain.choose(self.record.id if self.record else "")
        self._follow()

    def focus_chain(self) -> bool:
        """Move the focus to the chosen group of the picture; False when it shows none."""
        return self.chain.focus_piece(self.chain.chosen)

    def _follow(self) -> None:
        self._card.setVisible(bool(self._people.project.of(Segment)))

    def _on_opened(self, record_id: str) -> None:
        self.choose_record(record_id)
        self.enter_form()

    def _on_linking(self, record_id: str) -> None:
        """Open the list of groups to serve; Quick does not ask for it, so it leads to Full."""
        self.choose_record(record_id)
        field = self.form.sheet.fields.get(SERVES)
        if field is None:
            self._people.asked_for.emit("segments", record_id, SERVES)
        elif isinstance(field.editor, LinksEditor) and not self._people.session.read_only:
            field.editor.open_list()

    def _on_joined(self, server: str, served: str) -> None:
        changed = serving.linked(self._people.project, Arrow(server, served), serves=True)
        self._people.edit(changed, _("Link who serves whom"))

    def _on_parted(self, server: str, served: str) -> None:
        changed = serving.linked(self._people.project, Arrow(server, served), serves=False)
        self._people.edit(changed, _("Unlink who serves whom"))

    def _on_gone(self, record_id: str) -> None:
        if self.choose_record(record_id):
            self.delete()
            self.chain.setFocus(Qt.FocusReason.OtherFocusReason)


class SegmentsPage(StepPage):
    """The chain, and under it the groups as a list with their fields."""

    def editor(self, part: Part) -> ListEditor:
        """Return the groups under their picture."""
        self._groups = GroupList(part, self.workspace, self._screen)
        return self._groups

    @property
    def chain(self) -> ChainView:
        """The picture of who serves whom."""
        return self._groups.chain

    def first_focus(self) -> None:
        """Move the focus to the chosen group of the picture, or to where the first is named."""
        if not self._groups.focus_chain():
            super().first_focus()


def _tell(workspace: Workspace, usual: RowWords, record: Record) -> RowWords:
    """Say where a group stands, in which state it comes, and what it expects."""
    if not isinstance(record, Segment):
        return usual
    project = workspace.project
    expects = len(project.pointing_at(record.id, Expectation))
    badge = usual.badge or (counted(expects, "expectation", "expectations") if expects else "")
    problem = usual.problem
    if serving.is_loose(project, record):
        problem = problem or _("Say whom they serve")
    return replace(usual, line=term_label(SegmentKind, record.kind), badge=badge, problem=problem)
