"""What you stand for, on Quick: how people leave, then the values, on one screen."""

from __future__ import annotations

from credo_builder.i18n import _
from credo_builder.ui.forms import Form
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.page import StepPage
from credo_builder.ui.pages.value_grid import ValueGrid
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

    def editor(self, part: Part) -> ListEditor:
        """Return the values as rows of a grid."""
        return ValueGrid(part, self.workspace, self.quick_screen)

    def jump(self, record_id: str, field: str) -> bool:
        """Move the focus to a cell of a value, or to a field of the outcome."""
        name = field.split(".", maxsplit=1)[0].partition("[")[0]
        grids = (one for one in self.lists if isinstance(one, ValueGrid))
        return any(g.focus_cell(record_id, name) for g in grids) or super().jump(record_id, field)

    def _outcome(self, part: Part) -> Form:
        title = _("When we do it really well")
        form = Form(part, self.workspace, self._screen, title, rows=ROWS)
        form.follow()
        form.reflow(self.room())
        self.forms.append(form)
        return form
