"""What they expect: the list with its evidence, the sheet, and the picture of both scales."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from credo_builder.app import expecting
from credo_builder.chapters.expectations import Evidence, Expectation
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
        self._head = label(_("Between good enough and pleasing"), "field", wrap=True)
        told = _("Good enough is stricter than pleasing.")
        self.reversed = Notice(told, verb=_("Swap them"))
        self.reversed.pressed.connect(self._on_swap)
        card, column = framed("card", (20, 12), 8)
        self._card = card
        head = row_of(self._head, self._sign, self._first)
        head.setStretch(0, 1)
        column.addLayout(head)
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


class ExpectationList(ListEditor):
    """The expectations as a list, as a sheet and as dots."""

    def __init__(self, part: Part, workspace: Workspace, screen: str = "") -> None:
        """Edit the expectations of *part*; *screen* is the Quick screen, empty in Full."""
        questions = tuple(replace(a, fold=FOLDS.get(a.name, a.fold)) for a in part.questions)
        laid = Part(kind=part.kind, questions=questions)
        super().__init__(laid, workspace, screen, rows=ROWS, tell=_tell)
        self.scatter = Scatter(workspace)
        card, column = framed("card", (14, 10), 6)
        column.addWidget(self.scatter)
        foot = _("Drag a dot, or Alt and arrows, to rate it.")
        column.addWidget(label(foot, "caption", wrap=True))
        self.add_under_list(card)
        self.limit(px(LIST_HEIGHT))
        self.band = BandCard(workspace)
        self.add_below(self.band)
        self.scatter.chosen_one.connect(self.choose_record)
        self.scatter.opened.connect(self._on_opened)
        self.scatter.gone.connect(self._on_gone)
        for follow in (self.scatter.choose, self.band.show_one):
            self.picked.connect(follow)
            follow(self.record.id if self.record else "")

    def fit_height(self, height: int) -> None:
        """Let the list be as long as a page *height* pixels high has room for."""
        self.limit(max(px(LIST_HEIGHT), min(px(400), height - px(BESIDE_LIST))))

    def _on_opened(self, record_id: str) -> None:
        self.choose_record(record_id)
        self.enter_form()

    def _on_gone(self, record_id: str) -> None:
        if self.choose_record(record_id):
            self.delete()
            self.scatter.focus_piece(self.scatter.chosen)


class ExpectationsPage(StepPage):
    """The expectations as a list, as a sheet and as dots."""

    def editor(self, part: Part) -> ListEditor:
        """Return the expectations with their dots."""
        self._expectations = ExpectationList(part, self.workspace, self._screen)
        return self._expectations

    @property
    def scatter(self) -> Scatter:
        """The dots."""
        return self._expectations.scatter

    @property
    def band(self) -> BandCard:
        """What would please and what is good enough, of the chosen one."""
        return self._expectations.band

    def reflow(self, width: int) -> None:
        """Arrange list, dots and sheet; a high window has room for a longer list."""
        super().reflow(width)
        for editor in self.lists:
            if isinstance(editor, ExpectationList):
                editor.fit_height(self.viewport().height())


def _tell(usual: RowWords, record: Record) -> RowWords:
    """Say how we know, and both ratings, so that the list says what the dots show."""
    if not isinstance(record, Expectation):
        return usual
    badge = usual.badge or term_label(Evidence, record.evidence)
    return replace(usual, line=ratings_said(record), badge=badge)
