"""Findings on the page of the check: the way to each, and accepting one for now."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from credo_builder.app.session import today
from credo_builder.domain.findings import Finding, Severity
from credo_builder.domain.settings import Waiver
from credo_builder.domain.terms import Path
from credo_builder.i18n import _
from credo_builder.ui.editors.base import OneLine
from credo_builder.ui.editors.dates import date_words, read_date
from credo_builder.ui.fitted import FittedDialog
from credo_builder.ui.pages.check_weighing import Weighing, chosen_weight
from credo_builder.ui.parts import button, column_of, label, picture, row_of
from credo_builder.ui.steps import full_steps, quick_steps
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

SIGNS = {
    Severity.BLOCKER: ("octagon-alert", "err"),
    Severity.MAJOR: ("triangle-alert", "warn"),
    Severity.MINOR: ("info", "muted"),
    Severity.TIP: ("lightbulb", "muted"),
}


class FindingRow(QWidget):
    """One finding: what is wrong, what to do, and the way there.

    Signals:
        leaving: somebody goes to its field.
    """

    leaving = Signal()

    def __init__(self, finding: Finding, workspace: Workspace, *, waivable: bool) -> None:
        """Show *finding*; *waivable* whether a reason may set it aside."""
        super().__init__()
        self.finding = finding
        self._workspace = workspace
        sign, tint = SIGNS[finding.severity]
        words = workspace.say(finding.message)
        self.setAccessibleName(f"{_(finding.severity.screen_word)}: {words}")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(6), px(10), px(6))
        row.setSpacing(px(12))
        row.addWidget(picture(sign, tint))
        told = QVBoxLayout()
        told.setSpacing(px(1))
        told.addWidget(label(words, wrap=True))
        told.addWidget(label(self._second(workspace.say(finding.do)), "caption", wrap=True))
        row.addLayout(told, 1)
        row.addWidget(self._aside(words, waivable=waivable))
        if waivable:
            self.weighing = Weighing(finding, workspace, words)
            row.addWidget(self.weighing)
        self.button = button(_("Go to"), "arrow-right")
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.button.setAccessibleName(_("Go to: {finding}").format(finding=words))
        self.button.clicked.connect(self.go)
        row.addWidget(self.button)

    def go(self) -> None:
        """Ask for the record and field the finding is about."""
        f = self.finding
        self.leaving.emit()
        self._workspace.asked_for.emit(f.chapter, f.record, f.field)

    def _aside(self, words: str, *, waivable: bool) -> QWidget:
        """Return the way to set it aside, or to take that back."""
        readable = self._workspace.session.read_only
        if self.finding.waived and not readable:
            made = button(_("Take it back"), look="flat")
            made.setAccessibleName(_("No longer accept: {finding}").format(finding=words))
            made.clicked.connect(self._on_back)
            return made
        if self.finding.waived:
            return label(_("Accepted for now"), "caption")
        if waivable:
            made = button(_("Accept…"), look="flat")
            made.setAccessibleName(_("Accept for now: {finding}").format(finding=words))
            made.clicked.connect(self._on_waive)
            return made
        return label("" if readable else _("To be mended"), "caption")

    def _second(self, do: str) -> str:
        f = self.finding
        if f.waived:
            return self._reason()
        title = _(self._step_title())
        weighed = _("treated as you chose") if chosen_weight(self._workspace, f) else ""
        return " · ".join(p for p in (f.code, title, weighed, do) if p)

    def _step_title(self) -> str:
        """Return the title of the step that mends it, on the path that is being walked."""
        f = self.finding
        if self._workspace.session.route == Path.QUICK:
            name = f.field.split(".")[0].split("[")[0]
            there = [s for s in quick_steps() if f.chapter in s.chapters]
            asking = (
                s for s in there if any(a.name == name for p in s.parts for a in p.questions)
            )
            found = next(asking, None)
            if found is not None:
                return found.title
        return next((s.title for s in full_steps() if s.key == f.chapter), "")

    def _reason(self) -> str:
        """Return why it was accepted, by whom and until when."""
        f = self.finding
        told = _("Because: {reason}").format(reason=f.waived)
        held = next((w for w in waivers_of(self._workspace, f) if w.reason == f.waived), None)
        parts = [told]
        if held is not None and held.by.strip():
            parts.append(held.by.strip())
        if held is not None and held.expires is not None:
            parts.append(_("until {day}").format(day=date_words(held.expires)))
        return " · ".join(parts)

    def _on_waive(self) -> None:
        dialog = WaiveDialog(self._workspace, self.finding, self.window())
        dialog.open()

    def _on_back(self) -> None:
        project = self._workspace.project
        gone = waivers_of(self._workspace, self.finding)
        left = tuple(w for w in project.settings.waivers if w not in gone)
        kept = project.configured(replace(project.settings, waivers=left))
        self._workspace.edit(kept, _("No longer accept a finding"))
        self._workspace.check()


def waivers_of(workspace: Workspace, finding: Finding) -> tuple[Waiver, ...]:
    """Return the waivers that name *finding*."""
    held = workspace.project.settings.waivers
    return tuple(w for w in held if w.rule == finding.rule and w.record in ("", finding.record))


WAIVE_WIDTH = 560


class WaiveDialog(FittedDialog):
    """Asks why a finding is all right for now, who says so, and until when."""

    def __init__(self, workspace: Workspace, finding: Finding, parent: QWidget) -> None:
        """Ask about *finding*."""
        super().__init__(parent, WAIVE_WIDTH)
        self.setWindowTitle(_("Accept it for now"))
        self._workspace = workspace
        self._finding = finding
        self.reason = self._line(_("Why is this all right for us?"))
        self.by = self._line(_("Who says so?"))
        self.until = self._line(_("Until when?"))
        self.until.setPlaceholderText(_("such as 21 November 2026; empty means until you say so"))
        self.keep = button(_("Accept it for now"), look="primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._on_keep)
        self.keep.setEnabled(False)
        back = button(_("Go back"))
        back.clicked.connect(self.reject)
        self.told = label("", "warn", wrap=True)
        self.reason.textChanged.connect(self._on_text)
        column = column_of(label(workspace.say(finding.message), "section", wrap=True), gap=8)
        for one in (self.reason, self.by, self.until):
            name = label(one.accessibleName(), "field")
            name.setBuddy(one)
            column.addWidget(name)
            column.addWidget(one)
        column.addWidget(self.told)
        self.told.hide()
        self.stand(column, row_of(None, back, self.keep))
        self.reason.setFocus()

    def _line(self, name: str) -> OneLine:
        made = OneLine()
        made.setAccessibleName(name)
        return made

    def _on_text(self, text: str) -> None:
        self.keep.setEnabled(bool(text.strip()))

    def _refuse(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()
        self.fit()

    def _on_keep(self) -> None:
        try:
            until = read_date(self.until.text())
        except ValueError:
            self._refuse(_("Write a date such as 21 November 2026."))
            return
        if until is not None and until < today():
            self._refuse(_("That day is over. Choose a later one, or leave it empty."))
            return
        f = self._finding
        waiver = Waiver(
            rule=f.rule,
            record=f.record,
            reason=self.reason.text().strip(),
            by=self.by.text().strip(),
            on=today(),
            expires=until,
        )
        settings = self._workspace.project.settings
        kept = replace(settings, waivers=(*settings.waivers, waiver))
        self._workspace.edit(self._workspace.project.configured(kept), _("Accept a finding"))
        self._workspace.check()
        self.accept()
