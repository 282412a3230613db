"""Whom you serve, on Quick: the groups and what they expect, from the parts of the full pages."""

from __future__ import annotations

from credo_builder.chapters.segments import Segment
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.page import StepPage
from credo_builder.ui.pages.expectations import ExpectationList
from credo_builder.ui.pages.segments import GroupList
from credo_builder.ui.steps import Part


class WhomPage(StepPage):
    """The groups under their chain behind one tab, expectations with their dots behind another."""

    def editor(self, part: Part) -> ListEditor:
        """Return the list of *part* with its picture."""
        made = GroupList if part.kind is Segment else ExpectationList
        return made(part, self.workspace, self._screen)

    def reflow(self, width: int) -> None:
        """Arrange the lists; a high window has room for longer ones."""
        super().reflow(width)
        for editor in self.lists:
            if isinstance(editor, ExpectationList):
                editor.fit_height(self.viewport().height())
