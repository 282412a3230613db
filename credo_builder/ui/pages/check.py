"""The check: how ready it is in words, the chain as figures, and every finding."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from credo_builder.audit import RULE_OF
from credo_builder.audit.readiness import readiness
from credo_builder.chapters import RECORD_OF
from credo_builder.domain.findings import Finding, Severity
from credo_builder.domain.settings import Waiver
from credo_builder.domain.wording import counted
from credo_builder.i18n import _
from credo_builder.ui.editors.base import OneLine
from credo_builder.ui.editors.dates import read_date
from credo_builder.ui.page import Page
from credo_builder.ui.parts import button, emptied, flowing, framed, label, line, picture, row_of
from credo_builder.ui.steps import Step, full_steps
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace
from credo_builder.values import dataclass

LINKS = ("core_values", "expectations", "promises", "moments", "service_levels", "measures")
SIGNS = {
    Severity.BLOCKER: ("octagon-alert", "err"),
    Severity.MAJOR: ("triangle-alert", "warn"),
    Severity.MINOR: ("info", "muted"),
    Severity.TIP: ("lightbulb", "muted"),
}
QUIET = "quiet"
WAIVED = "waived"
SHOWN_ALIKE = 3
"""Findings of one rule shown before a button opens the others."""


@dataclass(frozen=True)
class _Sort:
    """One kind of finding the page can show: its key, its words, what belongs to it."""

    key: str
    words: str
    findings: tuple[Finding, ...]


class FindingRow(QWidget):
    """One finding: what is wrong, what to do, and the way there."""

    def __init__(self, finding: Finding, workspace: Workspace, *, waivable: bool) -> None:
        """Show *finding*; *waivable* whether a reason may set it aside."""
        super().__init__()
        self.finding = finding
        self._workspace = workspace
        sign, tint = SIGNS[finding.severity]
        words = workspace.say(finding.message)
        do = workspace.say(finding.do)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(6), px(10), px(6))
        row.setSpacing(px(12))
        row.addWidget(picture(sign, tint))
        told = QVBoxLayout()
        told.setSpacing(px(1))
        told.addWidget(label(words, wrap=True))
        told.addWidget(label(self._second(do), "caption", wrap=True))
        row.addLayout(told, 1)
        if finding.waived:
            row.addWidget(label(_("Accepted for now"), "caption"))
        elif waivable:
            waive = button(_("Waive…"), look="flat")
            waive.setAccessibleName(_("Waive: {finding}").format(finding=words))
            waive.clicked.connect(self._on_waive)
            row.addWidget(waive)
        else:
            row.addWidget(label(_("Cannot be waived"), "caption"))
        go = button(_("Go to"), "arrow-right")
        go.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        go.setAccessibleName(_("Go to: {finding}").format(finding=words))
        go.clicked.connect(self.go)
        row.addWidget(go)

    def go(self) -> None:
        """Ask for the record and field the finding is about."""
        f = self.finding
        self._workspace.asked_for.emit(f.chapter, f.record, f.field)

    def _second(self, do: str) -> str:
        f = self.finding
        if f.waived:
            return _("Because: {reason}").format(reason=f.waived)
        title = next((s.title for s in full_steps() if s.key == f.chapter), "")
        return " · ".join(p for p in (f.code, title, do) if p)

    def _on_waive(self) -> None:
        dialog = WaiveDialog(self._workspace, self.finding, self)
        dialog.exec()


class WaiveDialog(QDialog):
    """Asks why a finding is all right for now, who says so, and until when."""

    def __init__(self, workspace: Workspace, finding: Finding, parent: QWidget) -> None:
        """Ask about *finding*."""
        super().__init__(parent)
        self.setWindowTitle(_("Accept it for now"))
        self._workspace = workspace
        self._finding = finding
        self._reason = self._line(_("Why is this all right for us?"))
        self._by = self._line(_("Who says so?"))
        self._until = self._line(_("Until when?"))
        self._until.setPlaceholderText(_("such as 21 November 2026; empty means until you say so"))
        self._keep = button(_("Accept it for now"), look="primary")
        self._keep.clicked.connect(self._on_keep)
        self._keep.setEnabled(False)
        back = button(_("Go back"))
        back.clicked.connect(self.reject)
        self._told = label("", "warn", wrap=True)
        self._reason.textChanged.connect(self._on_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(8))
        column.addWidget(label(workspace.say(finding.message), "section", wrap=True))
        for one in (self._reason, self._by, self._until):
            name = label(one.accessibleName(), "field")
            name.setBuddy(one)
            column.addWidget(name)
            column.addWidget(one)
        column.addWidget(self._told)
        column.addLayout(row_of(None, back, self._keep))
        self.setMinimumWidth(px(560))

    def _line(self, name: str) -> OneLine:
        made = OneLine()
        made.setAccessibleName(name)
        return made

    def _on_text(self, text: str) -> None:
        self._keep.setEnabled(bool(text.strip()))

    def _on_keep(self) -> None:
        try:
            until = read_date(self._until.text())
        except ValueError:
            self._told.setText(_("Write a date such as 21 November 2026."))
            return
        f = self._finding
        waiver = Waiver(
            rule=f.rule,
            record=f.record,
            reason=self._reason.text().strip(),
            by=self._by.text().strip(),
            on=dt.datetime.now().date(),  # noqa: DTZ005 - the person's own day
            expires=until,
        )
        settings = self._workspace.project.settings
        kept = replace(settings, waivers=(*settings.waivers, waiver))
        self._workspace.edit(self._workspace.project.configured(kept), _("Accept a finding"))
        self.accept()


class CheckPage(Page):
    """Does it hold together? Findings by severity, each with the way to its field."""

    def __init__(self, step: Step, place: str, workspace: Workspace) -> None:
        """Show the findings of the project in *workspace*."""
        super().__init__(step, place, workspace)
        self._chosen = ""
        self._opened: set[tuple[str, str]] = set()
        self._shown: tuple[Finding, ...] | None = None
        self._verdict = label("", "section")
        self._more = label("", "muted", wrap=True)
        row = row_of(self._verdict, self._more, gap=16)
        row.setStretch(1, 1)
        self.column.addLayout(row)
        self._chain, self._figures = framed("card", (16, 14))
        self.column.addWidget(self._chain)
        self._sorts = QButtonGroup(self)
        self._chips = flowing()
        self.column.addWidget(self._chips)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._list = QVBoxLayout(self._card)
        self._list.setContentsMargins(px(4), px(8), px(4), px(8))
        self._list.setSpacing(0)
        self.column.addWidget(self._card)
        self.column.addStretch(1)
        workspace.checked.connect(self.follow)
        workspace.check()

    def jump(self, record_id: str, field: str) -> bool:
        """Stay: the check is about the whole."""
        return not record_id and not field

    def rows(self) -> list[FindingRow]:
        """Return the findings in view."""
        return self._card.findChildren(FindingRow)

    def so_far(self) -> str:
        """Say how ready it is."""
        return f"{self._verdict.text()} {self._more.text()}"

    def follow(self) -> None:
        """Show the findings as they are now."""
        if self._shown == self.workspace.findings:
            self._tell_chain()
            return
        self._shown = self.workspace.findings
        self._tell_readiness()
        self._tell_chain()
        self._tell_chips()
        self._tell_list()

    def _tell_readiness(self) -> None:
        counting = [f for f in self.workspace.findings if f.counts]
        stops = sum(1 for f in counting if f.severity == Severity.BLOCKER)
        word = readiness(self.workspace.findings).label
        self._verdict.setText(f"{word}.")
        if stops:
            verb = _("stops") if stops == 1 else _("stop")
            things = counted(stops, _("thing")).capitalize()
            told = _("{things} {verb} approval. You can still make a draft at any time.")
            self._more.setText(told.format(things=things, verb=verb))
        elif counting:
            self._more.setText(_("Nothing stops approval. Some of it could be stronger."))
        else:
            self._more.setText(_("Nothing to mend. Read it aloud once all the same."))

    def _tell_chain(self) -> None:
        emptied(self._figures)
        row = QHBoxLayout()
        for place, key in enumerate(LINKS):
            kind = RECORD_OF[key]
            number = len(self.workspace.project.of(kind))
            if place:
                row.addWidget(picture("arrow-right", "control"))
            told = QVBoxLayout()
            told.setSpacing(0)
            figure = label(str(number), "section")
            name = label(kind.terms[:1].upper() + kind.terms[1:], "caption")
            for one in (figure, name):
                one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                told.addWidget(one)
            row.addLayout(told, 1)
        self._figures.addLayout(row)

    def _groups(self) -> list[_Sort]:
        findings = self.workspace.findings
        groups = [
            _Sort(
                str(severity),
                severity.screen_word,
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
        counting = sum(1 for f in self.workspace.findings if f.counts)
        self._add_chip("", _("All {n}").format(n=counting))
        for group in self._groups():
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

    def _tell_alike(self, group: _Sort, alike: tuple[Finding, ...]) -> None:
        """Show findings of one rule: a few, or all once somebody asked for them."""
        rule = alike[0].rule
        waivable = not self.workspace.session.read_only and RULE_OF[rule].waivable
        opened = (group.key, rule) in self._opened or len(alike) <= SHOWN_ALIKE + 1
        for finding in alike if opened else alike[:SHOWN_ALIKE]:
            self._list.addWidget(FindingRow(finding, self.workspace, waivable=waivable))
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
