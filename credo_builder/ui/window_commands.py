"""What each command of the registry does in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

import credo_builder
from credo_builder.domain.terms import Path
from credo_builder.i18n import _
from credo_builder.ui import dialogs
from credo_builder.ui.actions import LOOKS, STEP_SHORTCUTS
from credo_builder.ui.announcing import announce
from credo_builder.ui.theme import theme

if TYPE_CHECKING:
    from credo_builder.ui.window import MainWindow
    from credo_builder.ui.work_area import WorkArea

TEXT_STEP = 10


class WindowCommands(QObject):
    """Slots for the actions of one window; each does nothing where it makes no sense."""

    def __init__(self, window: MainWindow) -> None:
        """Connect every action of *window*."""
        super().__init__(window)
        self._window = window
        actions = window.actions_
        actions.connect_to({
            "new": window.show_start, "open": window.holding.ask_for_file, "save": window.save,
            "save_as": window.save_as, "earlier": self.earlier, "export": self.export,
            "compare": self.compare, "since": self.since,
            "close_project": window.close_project, "quit": window.close,
            "undo": self.undo, "redo": self.redo, "find": self.find, "add": self.add,
            "duplicate": self.duplicate, "delete": self.delete, "up": self.up,
            "down": self.down, "copy_titles": self.copy_titles,
            "paste_lines": self.paste_lines, "link": self.link, "ours": self.ours,
            "preview": self.preview,
            "next_theme": self.next_theme, "larger": self.larger, "smaller": self.smaller,
            "usual": self.usual, "why": self.why, "example": self.example, "next": self.forward,
            "back": self.back, "finding": self.finding, "check": self.check,
            "publish": self.export, "pane": self.pane, "quick": self.quick, "full": self.full,
            "workshop": self.workshop, "board": self.board, "replace": self.replace,
            "start": window.show_start, "commands": self.commands, "about": self.about,
            "words": self.words,
        })  # fmt: skip
        actions.language_picked.connect(window.speak)
        for look in LOOKS:
            actions[look].triggered.connect(self.look)
        for number in range(1, STEP_SHORTCUTS + 1):
            actions[f"step_{number}"].triggered.connect(self.step)

    @property
    def _area(self) -> WorkArea | None:
        return self._window.area

    def export(self) -> None:
        """Show the page that makes documents."""
        if self._area:
            self._window.go_to("publish")

    def earlier(self) -> None:
        """List the earlier states of the project, to bring one back."""
        if self._area:
            from credo_builder.ui.earlier_states import EarlierStates

            EarlierStates.of(self._window, self._area.workspace).open()

    def compare(self) -> None:
        """Ask for a file, and tell what is otherwise here."""
        if self._area:
            from credo_builder.ui.comparing import compare_with_file

            compare_with_file(self._window, self._area.workspace)

    def since(self) -> None:
        """Tell what changed since the last edition that is kept."""
        if self._area:
            from credo_builder.ui.comparing import compare_with_edition

            compare_with_edition(self._window, self._area.workspace)

    def check(self) -> None:
        """Show the check."""
        if self._area:
            self._window.go_to("check")

    def undo(self) -> None:
        """Take the last edit back, and show where."""
        if self._area:
            self._area.workspace.settle()
            session = self._area.workspace.session
            self._step(session.undo, _("Undone: {edit}").format(edit=session.undo_label))

    def redo(self) -> None:
        """Repeat the edit taken back last, and show where."""
        if self._area:
            session = self._area.workspace.session
            self._step(session.redo, _("Repeated: {edit}").format(edit=session.redo_label))

    def _step(self, step: Callable[[], None], said: str) -> None:
        """Go one *step* through the history; lead to what it changed, and say so aloud."""
        if self._area is None:
            return
        from credo_builder.app.changes import first_change

        workspace = self._area.workspace
        self._area.undo_bar.hide()
        before = workspace.project
        step()
        place = first_change(before, workspace.project)
        if place is not None:
            self._area.show_change(*place)
        announce(self._window, said)

    def board(self) -> None:
        """Turn from the picture to the list, or back."""
        from credo_builder.ui.picture_page import PicturePage

        if self._area and isinstance(self._area.page, PicturePage):
            self._area.page.turn()

    def find(self) -> None:
        """Find words anywhere in the project and go there, or a project on the start screen."""
        if not self._window.seek_project() and self._area:
            from credo_builder.ui.find import FindDialog

            FindDialog(self._area.workspace, self._window).exec()

    def replace(self) -> None:
        """Put other words in the place of words, all over the project."""
        if self._area:
            from credo_builder.ui.find import FindDialog

            FindDialog(self._area.workspace, self._window, replacing=True).exec()

    def add(self) -> None:
        """Add a record to the list in view."""
        if editor := self._window.current_list():
            editor.add()

    def duplicate(self) -> None:
        """Copy the chosen records."""
        if editor := self._window.current_list():
            editor.duplicate()

    def delete(self) -> None:
        """Delete the chosen records."""
        if editor := self._window.current_list():
            editor.delete()

    def ours(self) -> None:
        """Ask, and then mark every suggestion of the project as read and ours."""
        if self._area is None:
            return
        from credo_builder.ui.reading import Reading

        Reading(self._area.workspace, self._window)

    def up(self) -> None:
        """Move the chosen record up."""
        if editor := self._window.current_list():
            editor.shift(-1)

    def down(self) -> None:
        """Move the chosen record down."""
        if editor := self._window.current_list():
            editor.shift(1)

    def copy_titles(self) -> None:
        """Put the titles of the chosen records on the clipboard."""
        if editor := self._window.current_list():
            editor.copy()

    def paste_lines(self) -> None:
        """Make a record of each line on the clipboard."""
        if editor := self._window.current_list():
            editor.paste()

    def link(self) -> None:
        """Open the check list of the field in focus, else of the first one on the page."""
        from credo_builder.ui.editors.base import Editor
        from credo_builder.ui.editors.links import LinksEditor

        page = self._area.page if self._area else None
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, Editor):
            widget = widget.parentWidget()
        if isinstance(widget, LinksEditor):
            widget.open_list()
        elif page is not None:
            shown = (e for e in page.findChildren(LinksEditor) if e.isVisible())
            first = next(shown, None)
            if first is not None:
                first.open_list()

    def preview(self) -> None:
        """Show or hide the preview."""
        shown = self._window.actions_["preview"].isChecked()
        if self._area:
            self._area.toggle_preview(shown=shown)
        self._window.show_preview_state(shown=shown)

    def look(self) -> None:
        """Show the look whose action was chosen."""
        action = self.sender()
        if isinstance(action, QAction):
            self._window.apply_look(action.objectName(), theme().percent)

    def next_theme(self) -> None:
        """Show the next look."""
        at = LOOKS.index(theme().scheme) if theme().scheme in LOOKS else 0
        self._window.apply_look(LOOKS[(at + 1) % len(LOOKS)], theme().percent)

    def larger(self) -> None:
        """Show larger text."""
        self._window.apply_look(theme().scheme, theme().percent + TEXT_STEP)

    def smaller(self) -> None:
        """Show smaller text."""
        self._window.apply_look(theme().scheme, theme().percent - TEXT_STEP)

    def usual(self) -> None:
        """Show text in its usual size."""
        self._window.apply_look(theme().scheme, 100)

    def why(self) -> None:
        """Show why the page asks."""
        if self._area and self._area.page:
            self._area.page.head.toggle_why()

    def example(self) -> None:
        """Show the page's example."""
        if self._area and self._area.page:
            self._area.page.head.toggle_example()

    def forward(self) -> None:
        """Show the next step."""
        if self._area:
            self._area.forward()

    def back(self) -> None:
        """Show the previous step."""
        if self._area:
            self._area.back()

    def finding(self) -> None:
        """Go to the next finding."""
        if self._area:
            self._area.next_finding()

    def step(self) -> None:
        """Show the step with the number of the key."""
        action = self.sender()
        if isinstance(action, QAction) and self._area:
            keys = self._area.step_keys()
            number = int(action.property("step"))
            if number <= len(keys):
                self._window.go_to(keys[number - 1])

    def pane(self) -> None:
        """Move the focus to the next part of the window."""
        if self._area is None:
            return
        editor = self._window.current_list()
        parts: list[QWidget] = [self._area.sidebar.tree]
        if editor is not None and not editor.is_empty and editor.view.isVisible():
            parts += [editor.view, editor.form]
        elif self._area.page is not None:
            parts.append(self._area.page)
        if self._area.preview.isVisible():
            parts.append(self._area.preview.view)
        focus = QApplication.focusWidget()
        at = next(
            (i for i, p in enumerate(parts) if focus and (p is focus or p.isAncestorOf(focus))), -1
        )
        to = parts[(at + 1) % len(parts)]
        if editor is not None and to is editor.form:
            editor.enter_form()
        elif to is self._area.page:
            self._area.page.first_focus()
        else:
            to.setFocus()

    def quick(self) -> None:
        """Ask what the Quick path asks."""
        self._take(Path.QUICK)

    def full(self) -> None:
        """Ask everything."""
        self._take(Path.FULL)

    def workshop(self) -> None:
        """Ask everything, in type that a group can read together."""
        self._take(Path.WORKSHOP)

    def commands(self) -> None:
        """List everything one can do."""
        from credo_builder.ui.commands import CommandsDialog

        CommandsDialog(self._window.actions_, self._window).exec()

    def words(self) -> None:
        """Show what our words mean."""
        from credo_builder.ui.words_dialog import WordsDialog

        WordsDialog(self._window).open()

    def about(self) -> None:
        """Say what this is and whose parts it uses."""
        told = _(
            "Credo Builder {version}. From your answers to a service credo and policy.\n"
            "It works offline: nothing leaves this computer.\n"
            "Free software under the MIT licence. Icons: Lucide, ISC licence. "
            "Letters: Source Sans 3, SIL Open Font License."
        ).format(version=credo_builder.__version__)
        dialogs.tell(self._window, _("About Credo Builder"), told)

    def _take(self, path: str) -> None:
        if self._area is None:
            return
        session, key = self._area.workspace.session, self._area.key
        session.take_path(path)
        if key in self._area.step_keys():
            self._window.go_to(key)
        else:
            chapters = self._area.page.step.chapters if self._area.page else ()
            self._window.go_to(chapters[0] if chapters else self._area.step_keys()[-1])
        self._window.current_path_shown()
