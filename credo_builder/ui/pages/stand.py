"""What you stand for, on Quick: how people leave, then the values, on one screen."""

from __future__ import annotations

from credo_builder.i18n import _
from credo_builder.ui.forms import Form
from credo_builder.ui.page import StepPage
from credo_builder.ui.steps import Part

ROWS = (
    (("feelings", 12),),
    (("story", 6), ("common_sense_test", 6)),
)


class StandPage(StepPage):
    """The outcome in two rows of fields, so that the values below begin in sight."""

    def build(self) -> None:
        """Put the outcome over the values."""
        for part in self.step.parts:
            self.column.addWidget(self._list(part) if part.is_list else self._outcome(part))

    def _outcome(self, part: Part) -> Form:
        title = _("When we do it really well")
        form = Form(part, self.workspace, self._screen, title, rows=ROWS)
        form.follow()
        form.reflow(self.room())
        self.forms.append(form)
        return form
