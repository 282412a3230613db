"""The results of one month, typed in measure by measure, as one undo step."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QWidget

from credo_builder.app.result_blanks import next_month
from credo_builder.app.result_figures import unit_of
from credo_builder.app.tables import Row
from credo_builder.app.taking_results import Look, applied, look, period_words, result_of
from credo_builder.chapters.monitoring import Measure
from credo_builder.compose.typography import typography
from credo_builder.domain.periods import period
from credo_builder.domain.quantities import in_words, unit_short
from credo_builder.i18n import _, plural, said
from credo_builder.ui.announcing import announce
from credo_builder.ui.choosing import headed
from credo_builder.ui.fitted import FittedDialog
from credo_builder.ui.one_line import OneLine
from credo_builder.ui.parts import button, column_of, label, line, restyle, row_of
from credo_builder.ui.results_taking import STANDS
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

WIDTH = 760
PERIOD_WIDE, FIGURE_WIDE = 180, 110
HEADS = ("measure", "period", "value")
_SEVERAL = Decimal(2)
_FIRST = 2
"""The line of the first measure, under the heads."""


class FigureRow:
    """One measure: its name, a line for its figure, and what is said of that."""

    def __init__(self, workspace: Workspace, measure: Measure) -> None:
        """Ask for a result of *measure*."""
        self.measure = measure
        title = f"{measure.code} {workspace.title_of(measure)}".strip()
        self.name = label(title, wrap=True)
        self.line = OneLine()
        self.line.setFixedWidth(px(FIGURE_WIDE))
        unit = unit_of(measure)
        self.unit = label(said(unit_short(unit, _SEVERAL)) if unit else "", "muted")
        self.line.setAccessibleName(" ".join(filter(None, (title, self.unit.text()))))
        self.told = label("", "caption", wrap=True)
        self.name.setBuddy(self.line)
        self.held = ""

    def show_held(self, text: str) -> None:
        """Show what is there for the period, unless something else was typed."""
        if self.line.text() == self.held:
            self.line.setText(text)
        self.held = text

    def say(self, words: str, role: str) -> None:
        """Say *words* of the figure, as a caption or an error."""
        if self.told.property("role") != role:
            self.told.setProperty("role", role)
            restyle(self.told)
        self.told.setText(words)
        self.line.setAccessibleDescription(words)


class MonthDialog(FittedDialog):
    """A figure a measure for one period; what is left empty stays as it is."""

    def __init__(self, parent: QWidget, workspace: Workspace, on: dt.date) -> None:
        """Ask for the results that are due by *on*."""
        super().__init__(parent, WIDTH)
        self.setWindowTitle(_("Results of a month"))
        self._page = parent
        self._workspace = workspace
        self._on = on
        self.period = OneLine()
        self.period.setFixedWidth(px(PERIOD_WIDE))
        self.period.setText(next_month(workspace.project, on).text)
        self.period.setAccessibleName(_("Period"))
        self._when = label("", "caption", wrap=True)
        self.rows = [FigureRow(workspace, one) for one in workspace.project.of(Measure)]
        self.take = button("", look="primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self.take_them)
        self._build()
        self.period.textChanged.connect(self._on_period)
        for row in self.rows:
            row.line.textChanged.connect(self._follow)
        self._on_period()
        (self.rows[0].line if self.rows else self.period).setFocus()

    def take_them(self) -> None:
        """Put the figures in force as one undo step, and close."""
        chosen = self._look().taken
        changed = applied(self._workspace.project, chosen)
        self._workspace.edit(changed, _("Enter results of a month"))
        self.accept()
        number = len(chosen)
        told = plural("{n} result taken.", "{n} results taken.", number).format(n=number)
        announce(self._page, told)

    def _build(self) -> None:
        told = _("What is left empty stays as it is. One undo takes all of them back.")
        if self._workspace.project.is_approved:
            approved = _(
                "This edition is approved. With new results it becomes a draft of the next."
            )
            told = f"{approved} {told}"
        name = label(_("Period"), "field")
        name.setBuddy(self.period)
        asked = column_of(name, row_of(self.period, self._when, gap=10), gap=6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(3, 4)
        for place, row in enumerate(self.rows):
            for column, part in enumerate((row.name, row.line, row.unit, row.told)):
                grid.addWidget(part, place, column)
        back = button(_("Go back"))
        back.clicked.connect(self.reject)
        body = column_of(headed(_("Results of a month"), told, "pencil"), asked, line(), gap=14)
        body.addLayout(grid)
        self.stand(body, row_of(None, back, self.take))

    def _look(self) -> Look:
        """Return what of the figures can be taken; each measure has a line of its own."""
        when = self.period.text()
        given = [
            Row(place, (row.measure.code or row.measure.name, when, row.line.text().strip()))
            for place, row in enumerate(self.rows, _FIRST)
        ]
        return look(self._workspace.project, [Row(1, HEADS), *given], self._on)

    def _on_period(self) -> None:
        """Show what is there for the period that is named now."""
        project = self._workspace.project
        text = self.period.text()
        found = period(text, typography(project.settings.language).months)
        if found is None:
            self._when.setText(_("A month as 2027-03 or March 2027, a quarter as 2027-Q1."))
        elif found.is_ahead(self._on):
            self._when.setText(_("It has not begun yet."))
        else:
            self._when.setText(period_words(project, found.text))
        for row in self.rows:
            one = result_of(project, row.measure, text)
            value = one.value if one is not None else None
            clock = value is not None and value.unit == "time_of_day"
            shown = "" if value is None else in_words(value) if clock else f"{value.value:f}"
            row.show_held(shown)
        self._follow()

    def _follow(self) -> None:
        """Say of each figure how it stands or what is wrong with it."""
        seen = self._look()
        stands = {one.line: one for one in seen.taken}
        wrong = {one.line: one for one in seen.troubles}
        named = period(
            self.period.text(), typography(self._workspace.project.settings.language).months
        )
        dated = named is not None and not named.is_ahead(self._on)
        for place, row in enumerate(self.rows, _FIRST):
            if place in wrong and dated:
                row.say(self._workspace.say(wrong[place].reason), "error")
            elif place in stands and stands[place].standing:
                row.say(_(STANDS[stands[place].standing]), "caption")
            else:
                row.say("", "caption")
        number = len(seen.taken)
        words = plural("Take {n} result", "Take {n} results", number).format(n=number)
        self.take.setText(words if number else _("Take results"))
        self.take.setAccessibleName(self.take.text())
        is_good = bool(number) and not seen.troubles
        self.take.setEnabled(is_good and not self._workspace.session.read_only)
