"""The check: how ready it is in words, the chain in figures, findings, matrix and what if."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from credo_builder.audit import RULE_OF
from credo_builder.audit.readiness import Readiness, readiness
from credo_builder.chapters import CHAPTER_OF, RECORD_OF
from credo_builder.domain.findings import Finding, Severity
from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.page import Page
from credo_builder.ui.pages.check_findings import FindingRow
from credo_builder.ui.pages.trace_funnel import Funnel
from credo_builder.ui.pages.trace_matrix import MatrixView
from credo_builder.ui.pages.trace_what_if import WhatIfView
from credo_builder.ui.parts import (
    button,
    emptied,
    flowing,
    label,
    line,
    picture,
    row_of,
    segmented,
)
from credo_builder.ui.reading import MarkAll
from credo_builder.ui.steps import Step
from credo_builder.ui.stopping import stopping
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace
from credo_builder.values import dataclass

QUIET = "quiet"
WAIVED = "waived"
SHOWN_ALIKE = 3
"""Findings of one rule shown before a button opens the others."""
VIEWS = ("findings", "matrix", "what_if")
BOTH_EM = 84
"""From this width on findings and matrix stand side by side."""
VERDICTS = {
    Readiness.READY: ("circle-check", "ok"),
    Readiness.NEARLY_READY: ("loader", "warn"),
    Readiness.NOT_YET: ("triangle-alert", "warn"),
}


@dataclass(frozen=True)
class _Sort:
    """One kind of finding the page can show: its key, its words, what belongs to it."""

    key: str
    words: str
    findings: tuple[Finding, ...]


class CheckPage(Page):
    """Does it hold together? Findings by severity, each with the way to its field."""

    def __init__(self, step: Step, place: str, workspace: Workspace) -> None:
        """Show the findings of the project in *workspace*."""
        super().__init__(step, place, workspace)
        self._chosen = ""
        self._link = ""
        self._opened: set[tuple[str, str]] = set()
        self._shown: tuple[Finding, ...] | None = None
        self._left: tuple[str, str] | None = None
        self._rows: list[FindingRow] = []
        self._view = VIEWS[0]
        self._build_head()
        self.funnel = Funnel(workspace)
        self.funnel.chosen.connect(self._on_link)
        self.column.addWidget(self.funnel)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(px(20))
        self._findings = self._findings_part()
        self._matrix: MatrixView | None = None
        self._what_if: WhatIfView | None = None
        self._box.addWidget(self._findings, 10, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._box)
        self.column.addStretch(1)
        workspace.checked.connect(self.follow)
        workspace.check()
        self.show_view(VIEWS[0])

    @property
    def matrix(self) -> MatrixView:
        """The matrix of chains, made when it is first wanted."""
        if self._matrix is None:
            self._matrix = MatrixView(self.workspace)
            self._box.insertWidget(1, self._matrix, 11, Qt.AlignmentFlag.AlignTop)
        return self._matrix

    @property
    def what_if(self) -> WhatIfView:
        """The view that tells what would break, made when it is first wanted."""
        if self._what_if is None:
            self._what_if = WhatIfView(self.workspace)
            self._what_if.reflow(self.room())
            self._box.addWidget(self._what_if, 10, Qt.AlignmentFlag.AlignTop)
        return self._what_if

    def show_view(self, view: str) -> None:
        """Show findings, matrix or what_if; on a wide page the first two side by side."""
        self._view = view
        both = self._is_wide()
        self._views.button(VIEWS.index("matrix")).setVisible(not both)
        names = (_("Findings and matrix") if both else _("Findings"), _("Matrix"), _("What if"))
        for place, name in enumerate(names):
            choice = self._views.button(place)
            choice.setText(name)
            choice.setAccessibleName(_("Show: {view}").format(view=name))
        asks = view == "what_if"
        at = VIEWS.index(view) if not both or asks else 0
        self._views.button(at).setChecked(True)
        self._findings.setVisible(view == "findings" or (both and not asks))
        if view == "matrix" or (both and not asks):
            self.matrix.follow()
        if asks:
            self.what_if.follow()
        if self._matrix is not None:
            self._matrix.setVisible(view == "matrix" or (both and not asks))
        if self._what_if is not None:
            self._what_if.setVisible(asks)
        self.funnel.setVisible(not asks)

    def reflow(self, width: int) -> None:
        """Put matrix and findings side by side where there is room."""
        if self._what_if is not None:
            self._what_if.reflow(width)
        self.show_view(self._view)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with links that no finding tells of."""
        super().showEvent(event)
        self.follow()

    def jump(self, record_id: str, field: str) -> bool:
        """Stay: the check is about the whole; whoever comes back finds the place again."""
        if record_id or field:
            return False
        self.first_focus()
        return True

    def first_focus(self) -> None:
        """Move the focus to the finding somebody came back from, or to the one after it."""
        rows = self.rows()
        if self._left is None or not rows or self._view == "what_if":
            super().first_focus()
            return
        rule, record = self._left
        same = (r for r in rows if (r.finding.rule, r.finding.record) == (rule, record))
        alike = (r for r in rows if r.finding.rule == rule)
        back = next(same, None) or next(alike, rows[0])
        back.button.setFocus()

    def rows(self) -> list[FindingRow]:
        """Return the findings in view."""
        return list(self._rows)

    def so_far(self) -> str:
        """Say how ready it is."""
        return f"{self._verdict.text()} {self._more.text()}"

    def follow(self) -> None:
        """Show the findings as they are now."""
        self.funnel.follow()
        if self._matrix is not None:
            self._matrix.follow()
        if self._what_if is not None and self._what_if.isVisible():
            self._what_if.follow()
        if self._shown == self.workspace.findings:
            return
        self._shown = self.workspace.findings
        self._tell_readiness()
        self._tell_chips()
        self._tell_list()

    def _build_head(self) -> None:
        self._sign = picture("loader", "warn")
        self._verdict = label("", "section")
        self._more = label("", "muted", wrap=True)
        self._views = QButtonGroup(self)
        segments = row_of(gap=0)
        for place in range(len(VIEWS)):
            choice = button("")
            choice.setCheckable(True)
            choice.clicked.connect(self._on_view)
            self._views.addButton(choice, place)
            segments.addWidget(choice)
        segmented(self._views.buttons())
        read = MarkAll(self.workspace)
        row = row_of(self._sign, self._verdict, self._more, read, segments, gap=10)
        row.setStretch(2, 1)
        self.column.addLayout(row)

    def _findings_part(self) -> QWidget:
        self._sorts = QButtonGroup(self)
        self._chips = flowing()
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._list = QVBoxLayout(self._card)
        self._list.setContentsMargins(px(4), px(8), px(4), px(8))
        self._list.setSpacing(0)
        self._none = label(_("Nothing to mend at this link."), "muted")
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for part in (self._chips, self._none, self._card):
            column.addWidget(part)
        return whole

    def _is_wide(self) -> bool:
        return self.room() >= px(BOTH_EM * 14)

    def _on_view(self) -> None:
        self.show_view(VIEWS[max(0, self._views.checkedId())])

    def _on_link(self, key: str) -> None:
        self._link = CHAPTER_OF[RECORD_OF[key]].key if key else ""
        self._chosen = ""
        if self._view == "matrix" and not self._is_wide():
            self.show_view("findings")
        self._tell_chips()
        self._tell_list()

    def _tell_readiness(self) -> None:
        counting = [f for f in self.workspace.findings if f.counts]
        stops = sum(1 for f in counting if f.severity == Severity.BLOCKER)
        verdict = readiness(self.workspace.findings)
        icons.give(self._sign, *VERDICTS[verdict])
        self._verdict.setText(f"{_(verdict.label)}.")
        if stops:
            draft = _("You can still make a draft at any time.")
            self._more.setText(f"{stopping(self.workspace.findings)} {draft}")
        elif counting:
            self._more.setText(_("Nothing stops approval. Some of it could be stronger."))
        else:
            self._more.setText(_("Nothing to mend. Read it aloud once all the same."))

    def _groups(self) -> list[_Sort]:
        every = self.workspace.findings
        findings = tuple(f for f in every if self._link in ("", f.chapter))
        groups = [
            _Sort(
                str(severity),
                _(severity.screen_word),
                tuple(f for f in findings if f.counts and f.severity == severity),
            )
            for severity in Severity
        ]
        further = tuple(f for f in findings if f.quiet and not f.waived)
        groups.append(_Sort(QUIET, _("When you go further"), further))
        waived = tuple(f for f in findings if f.waived)
        groups.append(_Sort(WAIVED, _("Accepted for now"), waived))
        return [g for g in groups if g.findings]

    def _tell_chips(self) -> None:
        flow = self._chips.layout()
        if flow is not None:
            emptied(flow)
        groups = self._groups()
        counting = sum(len(g.findings) for g in groups if g.key not in (QUIET, WAIVED))
        self._add_chip("", _("All {n}").format(n=counting))
        for group in groups:
            self._add_chip(group.key, f"{group.words} {len(group.findings)}")

    def _add_chip(self, key: str, text: str) -> None:
        chip: QPushButton = button(text, look="chip")
        chip.setCheckable(True)
        chip.setChecked(key == self._chosen)
        chip.setProperty("sort", key)
        chip.clicked.connect(self._on_chip)
        self._sorts.addButton(chip)
        flow = self._chips.layout()
        if flow is not None:
            flow.addWidget(chip)

    def _on_chip(self) -> None:
        chosen = self._sorts.checkedButton()
        self._chosen = chosen.property("sort") if chosen else ""
        self._tell_list()

    def _tell_list(self) -> None:
        emptied(self._list)
        self._rows = []
        shown = [g for g in self._groups() if self._chosen in ("", g.key)]
        if not self._chosen:
            shown = [g for g in shown if g.key not in (QUIET, WAIVED)]
        for place, group in enumerate(shown):
            if place:
                self._list.addWidget(line())
            head = label(f"{group.words}  {len(group.findings)}", "small")
            head.setContentsMargins(px(14), px(8), 0, px(4))
            self._list.addWidget(head)
            for rule in dict.fromkeys(f.rule for f in group.findings):
                alike = tuple(f for f in group.findings if f.rule == rule)
                self._tell_alike(group, alike)
        self._card.setVisible(bool(shown))
        self._none.setVisible(not shown and bool(self._link))

    def _tell_alike(self, group: _Sort, alike: tuple[Finding, ...]) -> None:
        """Show findings of one rule: a few, or all once somebody asked for them."""
        rule = alike[0].rule
        waivable = not self.workspace.session.read_only and RULE_OF[rule].waivable
        opened = (group.key, rule) in self._opened or len(alike) <= SHOWN_ALIKE + 1
        for finding in alike if opened else alike[:SHOWN_ALIKE]:
            shown = FindingRow(finding, self.workspace, waivable=waivable)
            shown.leaving.connect(self._on_leaving)
            self._list.addWidget(shown)
            self._rows.append(shown)
        if opened:
            return
        words = _("Show {n} more like this").format(n=len(alike) - SHOWN_ALIKE)
        more = button(words, "chevron-down", look="flat", tint="accent_text")
        more.setProperty("alike", f"{group.key} {rule}")
        more.clicked.connect(self._on_more)
        row = row_of(more, None)
        row.setContentsMargins(px(36), 0, 0, px(4))
        self._list.addLayout(row)

    def _on_more(self) -> None:
        group, _space, rule = str(self.sender().property("alike")).partition(" ")
        self._opened.add((group, rule))
        self._tell_list()

    def _on_leaving(self) -> None:
        row = self.sender()
        if isinstance(row, FindingRow):
            self._left = (row.finding.rule, row.finding.record)
