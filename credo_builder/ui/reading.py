"""Calling every suggestion of a project ours at once: how many there are, and where."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from credo_builder.app.suggestions import made_ours, unread
from credo_builder.chapters import CHAPTERS
from credo_builder.domain.records import Record
from credo_builder.domain.terms import Path
from credo_builder.i18n import _
from credo_builder.ui import dialogs, icons
from credo_builder.ui.presses import Press
from credo_builder.ui.steps import chapter_of, quick_steps
from credo_builder.ui.terms import listed
from credo_builder.ui.workspace import Workspace


def places(workspace: Workspace) -> str:
    """Return in words in which chapters suggestions wait, those that Quick hides apart."""
    waiting = unread(workspace.project)
    quick = workspace.session.route == Path.QUICK
    shown = {p.kind for step in quick_steps() for p in step.parts} if quick else None
    seen = _by_chapter([r for r in waiting if shown is None or type(r) in shown])
    hidden = _by_chapter([r for r in waiting if shown is not None and type(r) not in shown])
    if not hidden:
        return _("They are in {places}.").format(places=seen)
    words = _(
        "{n} are on these nine screens. Quick does not show the other {m}, which the document "
        "holds too: {places}. To read them first, turn to the full path."
    )
    n = sum(1 for r in waiting if shown is not None and type(r) in shown)
    return words.format(n=n, m=len(waiting) - n, places=hidden)


def _by_chapter(records: list[Record]) -> str:
    held = Counter(chapter_of(type(record)) for record in records)
    each = _("{chapter} ({n})")
    return listed(
        tuple(each.format(chapter=_(c.title), n=held[c.key]) for c in CHAPTERS if held[c.key])
    )


class Reading(QObject):
    """Asks whether every suggestion was read, and marks them so as one undo step."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        """Ask over *window*; it is gone with the question."""
        number = len(unread(workspace.project))
        self.asking = dialogs.ask_about_suggestions(window, number, places(workspace))
        super().__init__(self.asking)
        self._workspace = workspace
        self.asking.finished.connect(self._on_answered)

    def _on_answered(self) -> None:
        if self.asking.answer == dialogs.AGREE:
            project = self._workspace.project
            every = made_ours(project, unread(project))
            self._workspace.edit(every, _("Make all suggestions ours"))


class MarkAll(Press):
    """Offers to call every suggestion ours, while there is one that nobody has read."""

    def __init__(self, workspace: Workspace) -> None:
        """Follow the project in *workspace*."""
        super().__init__(_("Mark all as read…"))
        self.setAccessibleName(_("Mark all suggestions as read…"))
        self.setAutoDefault(False)
        icons.give(self, "check")
        self._workspace = workspace
        self.clicked.connect(self._on_clicked)
        workspace.changed.connect(self.follow)
        if not self._is_of_use():
            self.hide()  # to show what nobody holds yet would open a window

    def follow(self) -> None:
        """Be there while a suggestion waits to be read."""
        self.setVisible(self._is_of_use())

    def _is_of_use(self) -> bool:
        return bool(unread(self._workspace.project)) and not self._workspace.session.read_only

    def _on_clicked(self) -> None:
        Reading(self._workspace, self.window())
