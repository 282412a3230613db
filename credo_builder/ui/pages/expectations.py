"""What they expect: the list with its evidence, the sheet, and the picture of both scales."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from credo_builder.app import expecting
from credo_builder.chapters.expectations import Evidence, Expectation
from credo_builder.domain.questions import Asked
from credo_builder.domain.records import Record
from credo_builder.i18n import _, marked
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.list_model import RowWords
from credo_builder.ui.page import StepPage
from credo_builder.ui.painted.scatter import Scatter, ratings_said
from credo_builder.ui.parts import Notice, framed, label, picture, row_of
from credo_builder.ui.rulers import Mark, TierBar
from credo_builder.ui.steps import Part
from credo_builder.ui.terms import term_label
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

FOLDS = {"evidence_note": "", "segment_ids": marked("Whose expectation")}
"""Field of an expectation to the fold it stands under here."""
ROWS = (
    (("text", 12),),
    (("klass", 12),),
    (("evidence", 5), ("evidence_note", 7)),
    (("importance", 6), ("performance_now", 6)),
)
LIST_HEIGHT = 198
BESIDE_LIST = 450
"""Pixels of the page that head, dots and their words take."""


class BandCard(QWidget):
    """What would please and what is good enough, on one line; whether to begin here."""

    def __init__(self, workspace: Workspace) -> None:
        """Show no expectation yet."""
        super().__init__()
        self._workspace = workspace
        self._id = ""
        self._first = label(_("Work here first"), "warn")
        self._sign = picture("trending-up", "warn")
        self.bar = TierBar()
        self._head = label(_("Between good enough and pleasing"), "field")
        told = _("Good enough is stricter than pleasing.")
        self.reversed = Notice(told, verb=_("Swap them"))
        self.reversed.pressed.connect(self._on_swap)
        card, column = framed("card", (20, 12), 8)
        self._card = card
        column.addLayout(row_of(self._head, None, self._sign, self._first))
        column.addWidget(self.bar)
        column.addWidget(self.reversed)
        outer = row_of(card)
        self.setLayout(outer)
        workspace.changed.connect(self.follow)

    def show_one(self, record_id: str) -> None:
        """Show the expectation with that id from now on."""
        self._id = record_id
        self.follow()

    def follow(self) -> None:
        """Show what the project holds now."""
        project = self._workspace.project
        one = project.find(Expectation, self._id)
        band = expecting.band(project, one) if one is not None else None
        first = one is not None and expecting.works_first(one)
        for part in (self._sign, self._first):
            part.setVisible(first)
        self._head.setVisible(band is not None)
        marks: tuple[Mark, ...] = ()
        if band is not None:
            marks = (
                Mark(band.pleasing, str(band.pleases), _("Would please"), "best"),
                Mark(band.enough, str(band.suffices), _("Good enough"), "limit"),
            )
        self.bar.show_marks(_("Between good enough and pleasing"), marks)
        turned = band is not None and band.is_reversed
        self.reversed.setVisible(turned and not self._workspace.session.read_only)
        self.setVisible(first or band is not None)

    def _on_swap(self) -> None:
        changed = expecting.swapped(self._workspace.project, self._id)
        self._workspace.edit(changed, _("Swap good enough and pleasing"))


class ExpectationsPage(StepPage):
    """The expectations as a list, as a sheet and as dots."""

    scatter: Scatter | None = None

    def build(self) -> None:
        """Put the list, its picture and the sheet on the page."""
        part = self.step.parts[0]
        questions = tuple(self._set_out(a) for a in part.questions)
        self.scatter = Scatter(self.workspace)
        editor = ListEditor(
            Part(kind=part.kind, questions=questions), self.workspace, self._screen,
            rows=ROWS, tell=self._tell,
        )  # fmt: skip
        self._card, column = framed("card", (14, 10), 6)
        column.addWidget(self.scatter)
        foot = _("Drag a dot, or Alt and arrows, to rate it.")
        column.addWidget(label(foot, "caption", wrap=True))
        editor.add_under_list(self._card)
        editor.limit(px(LIST_HEIGHT))
        self.band = BandCard(self.workspace)
        editor.add_below(self.band)
        editor.reflow(self.room())
        self.lists.append(editor)
        self.column.addWidget(editor)
        self.scatter.chosen_one.connect(editor.choose_record)
        self.scatter.opened.connect(self._on_opened)
        self.scatter.gone.connect(self._on_gone)
        for follow in (self.scatter.choose, self.band.show_one):
            editor.picked.connect(follow)
            follow(editor.record.id if editor.record else "")

    def reflow(self, width: int) -> None:
        """Arrange list, dots and sheet; a high window has room for a longer list."""
        super().reflow(width)
        room = self.viewport().height() - px(BESIDE_LIST)
        for editor in self.lists:
            editor.limit(max(px(LIST_HEIGHT), min(px(400), room)))

    @staticmethod
    def _set_out(one: Asked) -> Asked:
        return replace(one, fold=FOLDS.get(one.name, one.fold))

    def _tell(self, usual: RowWords, record: Record) -> RowWords:
        """Say how we know, and both ratings, so that the list says what the dots show."""
        if not isinstance(record, Expectation):
            return usual
        badge = usual.badge or term_label(Evidence, record.evidence)
        return replace(usual, line=ratings_said(record), badge=badge)

    def _on_opened(self, record_id: str) -> None:
        self.lists[0].choose_record(record_id)
        self.lists[0].enter_form()

    def _on_gone(self, record_id: str) -> None:
        if self.lists[0].choose_record(record_id):
            self.lists[0].delete()
            if self.scatter is not None:
                self.scatter.focus_piece(self.scatter.chosen)
