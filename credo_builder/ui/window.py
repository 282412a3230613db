"""The main window: a start screen, or a project with its steps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from credo_builder.app import library
from credo_builder.domain.terms import Path as Route
from credo_builder.i18n import _
from credo_builder.ui import dialogs, icons, languages
from credo_builder.ui.actions import Actions
from credo_builder.ui.enabling import enable, follow_session
from credo_builder.ui.holding import HOLDER, Holding
from credo_builder.ui.preferences import Preferences
from credo_builder.ui.start import StartPage
from credo_builder.ui.tab_order import go_on
from credo_builder.ui.theme import theme
from credo_builder.ui.topbar import TopBar
from credo_builder.ui.window_commands import WindowCommands
from credo_builder.ui.window_reusing import Reusing

if TYPE_CHECKING:
    from credo_builder.app.session import Session
    from credo_builder.ui.list_editor import ListEditor
    from credo_builder.ui.recovering import Recovering
    from credo_builder.ui.saving import Saving
    from credo_builder.ui.work_area import WorkArea
    from credo_builder.ui.workspace import Workspace

START = "start"
SOON_S = 30.0  # so soon after the desktop said that it ends, closing asks nothing
WORKSHOP_PERCENT = 110  # text a group can read together, unless somebody likes it larger still


class MainWindow(QMainWindow):
    """The one window; holds at most one project.

    Attributes:
        actions_: every command of the window.
        holding: opens files for it.
        has_looked: work that a crash left behind was looked for once.
        recovering: what offers such work, while it does.
        ends_at: when the desktop said last that it ends, by the clock that only goes on.
    """

    def __init__(self) -> None:
        """Show the start screen."""
        super().__init__()
        self.setMinimumSize(960, 600)
        self.resize(1366, 768)
        self._preferences = Preferences()
        self._workspace: Workspace | None = None
        self._area: WorkArea | None = None
        self._saving: Saving | None = None
        self.has_looked = False
        self.recovering: Recovering | None = None
        self.ends_at = -SOON_S
        self._leaving: dialogs.Asking | None = None
        self._then: Callable[[], object] | None = None
        self.actions_ = Actions(self)
        self._top = self._made_top()
        self._stack = QStackedWidget()
        self._stack.setAccessibleName(_("Credo Builder"))
        self.setCentralWidget(self._stack)
        self.holding = Holding(self)
        self.reusing = Reusing(self)
        self._start = self._made_start()
        self._commands = WindowCommands(self)
        theme().changed.connect(self._on_theme)
        self.show_start()

    @property
    def workspace(self) -> Workspace | None:
        """The project worked on, or None on the start screen."""
        return self._workspace

    @property
    def area(self) -> WorkArea | None:
        """The project's part of the window, or None on the start screen."""
        return self._area

    def step_keys(self) -> tuple[str, ...]:
        """Return the keys of the path in force: 20 in Full, 9 in Quick; () without a project."""
        return self._area.step_keys() if self._area else ()

    def go_to(self, key: str) -> None:
        """Show a chapter, a Quick screen, "check", "publish" or "start".

        Raises:
            KeyError: there is no such step, or no project to show it of.
        """
        if key == START:
            self.show_start()
        elif self._area is None:
            raise KeyError(key)
        else:
            self.show_project()
            self._area.go_to(key)

    def open_file(self, path: str | Path) -> bool:
        """Open the project in the file *path*; say why where that fails.

        Returns:
            Whether it is open now; not yet while changes to another wait for an answer.
        """
        return self.holding.open(Path(path))

    def take(self, session: Session) -> None:
        """Work on the project of *session* from now on."""
        from credo_builder.ui.saving import Saving
        from credo_builder.ui.workspace import Workspace

        self._let_go()
        session.keep(hold=HOLDER)
        self._workspace = Workspace(session, self)
        self._saving = Saving(self, self._workspace)
        self._saving.state.changed.connect(self._on_state)
        self._workspace.check()
        self._settle_size()
        self._area = self._made_area(self._workspace)
        self._workspace.changed.connect(self._on_changed)
        self.show_project()
        self._area.go_to(self._area.sidebar.tree.first_unfinished())
        self._on_changed()
        self.remember(saved=False)
        if self._area.page:
            self._area.page.first_focus()

    def _made_area(self, workspace: Workspace) -> WorkArea:
        from credo_builder.ui.work_area import WorkArea

        area = WorkArea(workspace, self.actions_)
        area.moved.connect(self._enable)
        area.dropped.connect(self.open_file)
        self._stack.addWidget(area)
        return area

    def begin(self, starter: str, route: str, logo: str = "") -> None:
        """Begin a project from *starter* (blank when empty) on the path *route*.

        The picture in the file *logo*, when given, is its logo and gives it its colour.
        """
        self.holding.begin(starter, route, logo)

    def open_example(self) -> None:
        """Open a copy of the finished example."""
        self.holding.open_example()

    def save(self) -> bool:
        """Save the project, asking where when it has no file yet; say whether it is saved."""
        return self._saving is not None and self._saving.save()

    def save_as(self) -> bool:
        """Ask for a file and save the project there; say whether it is saved."""
        return self._saving is not None and self._saving.save_as()

    def close_project(self) -> None:
        """Close the project, asking about what is not saved, and show the start screen."""
        if self.is_dirty:
            self.leave_then(self.close_project)
            return
        self._let_go()
        self._settle_size()
        self.show_start()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own name
        """Go on with Tab in the order in which the window is read."""
        return go_on(self, self._area.parts() if self._area else (), forward=next)

    def changeEvent(self, event: QEvent) -> None:
        """Look whether the file is still ours whenever people come back to the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._saving:
            self._saving.state.look()

    def look_for_left_behind(self, file: Path | None = None) -> None:
        """Offer work that a program left behind, of the project in *file* alone when given."""
        from credo_builder.ui.recovering import Recovering

        self.has_looked = True
        if self.recovering is None:
            self.recovering = Recovering(self, file)
            self.recovering.look()

    def leave_safely(self) -> None:
        """Let go of the project without asking; what is not saved can be recovered later."""
        self._let_go(leave=True)
        self.show_start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what is not saved; close only when that is settled.

        When the desktop ends nobody is asked: what is not saved stays kept, and is offered
        at the next start.
        """
        if monotonic() - self.ends_at < SOON_S:
            self._let_go(leave=True)
            event.accept()
        elif self.is_dirty:
            event.ignore()
            self.leave_then(self.close)
        else:
            self._let_go()
            event.accept()

    def show_preview_state(self, *, shown: bool) -> None:
        """Show on every control whether the preview is in view."""
        self._top.show_preview(shown=shown)

    def current_path_shown(self) -> None:
        """Show on every control which path is in force."""
        self._settle_size()
        self._on_changed()

    def apply_look(self, scheme: str, percent: int) -> None:
        """Show *scheme* at *percent* text size, and remember both."""
        self._preferences.scheme, self._preferences.percent = scheme, percent
        if scheme != theme().scheme:
            theme().apply(scheme, theme().percent)
        self._settle_size()

    def _settle_size(self) -> None:
        """Show text as large as the person likes it, in Workshop large enough for a room."""
        percent = self._preferences.percent
        if self._workspace and self._workspace.session.route == Route.WORKSHOP:
            percent = max(percent, WORKSHOP_PERCENT)
        if percent != theme().percent:
            theme().apply(theme().scheme, percent)
            self.rebuild()

    def speak(self, language: str) -> None:
        """Speak *language* from now on, that of the desktop when empty, and remember it."""
        if self._workspace is not None:
            self._workspace.settle()
        self._preferences.language = language
        languages.speak(languages.wanted(language, {}))
        self.actions_.retell()
        self.rebuild()

    def _made_start(self) -> StartPage:
        start = StartPage(self._stack)
        for signal, slot in (
            (start.begun, self.begin),
            (start.looked_like, self.begin),
            (start.opened, self.open_file),
            (start.open_asked, self.holding.ask_for_file),
            (start.copy_asked, self.holding.copy_project),
            (start.like_asked, self.reusing.begin_like),
            (start.example_asked, self.open_example),
        ):
            signal.connect(slot)
        self._stack.insertWidget(0, start)
        return start

    def _made_top(self) -> TopBar:
        top = TopBar(self.actions_, self)
        top.save_asked.connect(self._on_save_pressed)
        self.setMenuWidget(top)
        return top

    def follow_recent(self) -> None:
        """Read the list of recent projects again."""
        self._start.follow()

    def show_start(self) -> None:
        """Show the start screen; an open project stays open."""
        self.follow_recent()
        self._stack.setCurrentWidget(self._start)
        self._top.show_start()
        self.setWindowTitle(_("Credo Builder"))
        self._enable()
        self._start.first_focus()

    def show_project(self) -> None:
        """Show the project worked on, when there is one."""
        if self._area is not None:
            self._stack.setCurrentWidget(self._area)
            self._top.show_project()
            self._on_changed()

    def _on_changed(self) -> None:
        if self._workspace is None:
            return
        session = self._workspace.session
        self._on_state()
        name = self._workspace.name
        self.setWindowTitle(_("{name} – Credo Builder").format(name=name))
        follow_session(self.actions_, session)
        self._enable()

    def _on_state(self) -> None:
        if self._workspace is not None and self._saving is not None:
            self._top.follow(self._workspace.name, self._saving.state.standing())

    def _on_save_pressed(self) -> None:
        if self._saving is not None:
            self._saving.press()

    def _enable(self) -> None:
        shown = self._stack.currentWidget() is self._area and self._area is not None
        session = self._workspace.session if shown and self._workspace else None
        page = self._area.page if shown and self._area else None
        enable(self.actions_, session, self.current_list(), page)

    def seek_project(self) -> bool:
        """Move the focus to the search for a project; False unless the start is shown."""
        shown = self._stack.currentWidget() is self._start
        if shown:
            self._start.seek()
        return shown

    def current_list(self) -> ListEditor | None:
        """Return the list that commands such as Add act on, or None."""
        shown = self._area is not None and self._stack.currentWidget() is self._area
        page = self._area.page if shown and self._area else None
        return page.current_list() if page else None

    @property
    def is_dirty(self) -> bool:
        """Whether the project worked on has changes that its file lacks."""
        return self._workspace is not None and self._workspace.session.is_dirty

    def leave_then(self, then: Callable[[], object]) -> None:
        """Ask about what is not saved; do *then* once that is settled."""
        if self._workspace is None or self._leaving is not None:
            return
        name = self._workspace.name
        self._leaving, self._then = dialogs.ask_about_saving(self, name), then
        self._leaving.finished.connect(self._on_answered)

    def _on_answered(self) -> None:
        answer = self._leaving.answer if self._leaving else dialogs.STAY
        then, self._leaving, self._then = self._then, None, None
        if answer == dialogs.LEAVE:
            self._let_go()
        elif answer == dialogs.STAY or not self.save():
            return
        if then is not None:
            then()

    def _let_go(self, *, leave: bool = False) -> None:
        if self._area is not None:
            self._stack.removeWidget(self._area)
            self._area.deleteLater()
            self._area = None
        if self._saving is not None:
            self._saving.state.let_go()
            self._saving = None
        if self._workspace is not None:
            self._workspace.let_go(leave=leave)
            self._workspace.deleteLater()
            self._workspace = None

    def remember(self, what: str = "", *, saved: bool = True) -> None:
        """Put the project first among the recent ones; *what* changed when it was saved."""
        if self._workspace and self._area and self._workspace.session.path:
            tree = self._area.sidebar.tree
            library.remember(
                self._workspace.session.path,
                self._workspace.name,
                tree.done(),
                len(tree.steps()),
                what=what,
                saved=saved,
                project_id=self._workspace.project.project_id,
            )

    def _on_theme(self) -> None:
        icons.redraw_all()
        self._enable()

    def rebuild(self) -> None:
        """Make everything in the window anew, and stand where one was."""
        shown = self._stack.currentWidget() is self._area
        self._start.deleteLater()
        self._stack.removeWidget(self._start)
        self._start = self._made_start()
        self._top.deleteLater()
        self._top = self._made_top()
        if self._area is None or self._workspace is None:
            self.show_start()
            return
        from credo_builder.ui.standing import stand_again, standing

        at = standing(self._area)
        self._stack.removeWidget(self._area)
        self._area.deleteLater()
        self._area = self._made_area(self._workspace)
        (self.show_project if shown else self.show_start)()
        stand_again(self._area, at)
        self._top.show_preview(shown=at.preview)
