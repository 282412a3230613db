"""The project's part of the window: steps, page, preview."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from credo_builder.chapters import CHAPTERS
from credo_builder.domain.findings import Finding
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Path
from credo_builder.i18n import _, joined, said
from credo_builder.ui.actions import Actions
from credo_builder.ui.fields import Field
from credo_builder.ui.footer import Footer, UndoBar
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.note_strip import NoteStrip
from credo_builder.ui.page import Page, StepPage
from credo_builder.ui.page_table import PAGES, SECTIONS, STEP_PAGES, page_class
from credo_builder.ui.parts import Notice, column_of, row_of
from credo_builder.ui.preview import PreviewPane
from credo_builder.ui.save_state import why_read_only
from credo_builder.ui.sidebar import Sidebar
from credo_builder.ui.steps import CHECK, PUBLISH, Step, full_steps, quick_of, quick_steps
from credo_builder.ui.theme import px
from credo_builder.ui.touched import Touched
from credo_builder.ui.workspace import Workspace

PREVIEW_WIDTH = 440
LEAST_PAGE_WIDTH = 840
RAIL_UNDER = 90 * 14


class WorkArea(QWidget):
    """Steps at the side, one page in the middle, the preview at the end.

    Signals:
        moved: (key) another step is shown.
        dropped: (file) a project file was dropped, so it is wanted.
    """

    moved = Signal(str)
    dropped = Signal(str)

    def __init__(self, workspace: Workspace, actions: Actions) -> None:
        """Work on the project in *workspace*."""
        super().__init__()
        self.setAcceptDrops(True)
        self.workspace = workspace
        self._actions = actions
        self._pages: dict[tuple[str, str], Page] = {}
        self._key = ""
        self._finding = -1
        self._offered: Project | None = None
        self.sidebar = Sidebar(workspace, actions)
        self.preview = PreviewPane(workspace)
        self.preview.hide()
        self.footer = Footer()
        self._stack = QStackedWidget()
        self._stack.setObjectName("Page")
        self.undo_bar = UndoBar(self._stack)
        self._touched = Touched(self.undo_bar, workspace)
        self._notes = NoteStrip(self._stack, workspace)
        self._centre = QWidget()
        column = column_of(gap=0)
        self._centre.setLayout(column)
        if workspace.session.read_only:
            column.addWidget(Notice(why_read_only(workspace.session)))
        if workspace.session.warnings:
            self._told = Notice("\n".join(map(said, workspace.session.warnings)), verb=_("Close"))
            self._told.pressed.connect(self._told.hide)
            column.addWidget(self._told)
        column.addWidget(self._stack, 1)
        column.addWidget(self._notes)
        column.addWidget(self.footer)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._centre)
        self._splitter.addWidget(self.preview)
        self._splitter.setStretchFactor(0, 1)
        row = row_of(self.sidebar, gap=0)
        row.addWidget(self._splitter, 1)
        self.setLayout(row)
        self._connect()

    @property
    def page(self) -> Page | None:
        """The page in view."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    @property
    def key(self) -> str:
        """Key of the step in view."""
        return self._key

    def parts(self) -> tuple[QWidget, ...]:
        """Return the parts of the window in the order in which they are read."""
        page = (self.page,) if self.page else ()
        return (self.sidebar, *page, self.undo_bar, self._notes, self.footer, self.preview)

    def step_keys(self) -> tuple[str, ...]:
        """Return the keys of the path in force: 20 in Full, 9 in Quick."""
        return tuple(step.key for step in self.sidebar.tree.steps())

    def go_to(self, key: str) -> None:
        """Show the step *key*: a chapter, a Quick screen, "check" or "publish".

        Raises:
            KeyError: there is no such step.
        """
        step, screen = self._found(key)
        self._leave(step)
        self._key = step.key
        page = self._page(step, screen)
        self._stack.setCurrentWidget(page)
        page.head.offer_return(offered=False)
        if not self.sidebar.tree.hasFocus():
            page.first_focus()
        page.show_head()
        self.sidebar.tree.show_current(step.key)
        self._show_neighbours()
        self._say_so_far()
        self._turn_preview(step)
        self.moved.emit(step.key)

    def forward(self) -> None:
        """Show the step after this one."""
        self._step(1)

    def back(self) -> None:
        """Show the step before this one."""
        self._step(-1)

    def jump(self, chapter: str, record_id: str, field: str) -> None:
        """Show the chapter, record and field, on the page that asks it."""
        from_check = self._key == CHECK.key and chapter != CHECK.key
        if not self._centre.isVisibleTo(self):
            self._actions["preview"].trigger()  # it stood where the page is wanted now
        self._jump(chapter, record_id, field)
        if self.page is not None:
            self.page.head.offer_return(offered=from_check)

    def _jump(self, chapter: str, record_id: str, field: str) -> None:
        name = field.split(".", maxsplit=1)[0].split("[", maxsplit=1)[0]
        if self._is_quick():
            for step in quick_steps():
                asks = any(a.name == name for p in step.parts for a in p.questions)
                if chapter in step.chapters and asks:
                    self.go_to(step.key)
                    if self.page and self.page.jump(record_id, field):
                        return
        self._open_full(chapter)
        if self.page and not self.page.jump(record_id, field):
            self.page.first_focus()

    def show_change(self, chapter: str, record_id: str, field: str) -> None:
        """Show where something was changed by undo or redo.

        In the list in view the record is chosen and the focus stays; else its page, or the tab
        it is in, is shown.
        """
        if self.page is not None and chapter in self.page.step.chapters:
            editor = self.page.current_list()
            record = self.workspace.project.get(record_id)
            hidden = editor is None or (record is not None and editor.kind is not type(record))
            if record is not None and not record.singleton and hidden:
                self.page.jump(record_id, field)
            elif editor is not None:
                editor.choose_record(record_id)
        else:
            self._jump(chapter, record_id, field)

    def next_finding(self) -> None:
        """Go to the next finding that counts, in the order of the check."""
        counting = [f for f in self.workspace.findings if f.counts]
        if counting:
            self._finding = (self._finding + 1) % len(counting)
            found: Finding = counting[self._finding]
            self.jump(found.chapter, found.record, found.field)

    def toggle_preview(self, *, shown: bool) -> None:
        """Show or hide the preview; alone where there is no room for both."""
        self.preview.setVisible(shown)
        self._share_room()
        if shown:
            self.preview.follow()
            if not self._centre.isVisibleTo(self):
                self.preview.view.setFocus()

    def rebuild(self) -> None:
        """Make the pages anew, after the text size changed."""
        key = self._key
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages = {}
        if key:
            self.go_to(key)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a file."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass a dropped file on; pictures are taken by the fields that want one."""
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            self.dropped.emit(urls[0].toLocalFile())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between page and preview."""
        super().resizeEvent(event)
        self._fit_sidebar()
        self._share_room()
        self.undo_bar.settle_place()

    def _connect(self) -> None:
        self.sidebar.tree.picked.connect(self.go_to)
        self.footer.back.connect(self.back)
        self.footer.forward.connect(self.forward)
        self._notes.settled.connect(self.undo_bar.settle_place)
        self.undo_bar.undo.connect(self._actions["undo"].trigger)
        self.workspace.changed.connect(self._on_changed)
        self.workspace.checked.connect(self._on_checked)
        self.workspace.asked_for.connect(self.jump)
        self.workspace.deleted.connect(self._on_deleted)
        self.workspace.unlinked.connect(self._touched.offer)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def _is_quick(self) -> bool:
        return self.workspace.session.route == Path.QUICK

    def _found(self, key: str) -> tuple[Step, str]:
        quick = {s.key: s for s in quick_steps()}
        full = {s.key: s for s in full_steps()}
        if self._is_quick():
            joined = key if key in quick else quick_of(key)
            if joined:
                return quick[joined], joined
            return full[key], ""
        if key in full:
            return full[key], ""
        covered = quick[key].chapters
        return full[covered[0] if covered else CHECK.key], ""

    def _open_full(self, chapter: str) -> None:
        step = next((s for s in full_steps() if s.key == chapter), CHECK)
        self._leave(step)
        self._key = step.key
        self._stack.setCurrentWidget(self._page(step, ""))
        self.sidebar.tree.show_current(step.key)
        self._show_neighbours()
        self._say_so_far()
        self._turn_preview(step)
        self.moved.emit(step.key)

    def _page(self, step: Step, screen: str) -> Page:
        name = (step.key, screen)
        if name not in self._pages:
            place = self._place(step, screen)
            own = PAGES.get(step.key)
            named = STEP_PAGES.get(step.key)
            made = page_class(named) if named else StepPage
            page: Page = (
                page_class(own)(step, place, self.workspace)
                if own
                else made(step, place, self.workspace, screen=screen)
            )
            self._pages[name] = page
            page.turned.connect(self._on_turned)
            page.head.noted.connect(self._notes.follow)
            page.listed.connect(self._on_listed)
            self._stack.addWidget(page)
            editors = page.lists if isinstance(page, StepPage) else []
            for editor in editors:
                self._on_listed(editor)
        return self._pages[name]

    def _place(self, step: Step, screen: str) -> str:
        keys = self.step_keys()
        if step.key not in keys and step in (CHECK, PUBLISH):
            return _("Before you print") if step is CHECK else _("The last page")
        if step.key not in keys or (self._is_quick() and not screen):
            return _("Not part of Quick")
        number = keys.index(step.key) + 1
        if screen or step.group is None:
            return _("Step {n} of {m}").format(n=number, m=len(keys))
        return _("{group} · step {n} of {m}").format(
            group=_(step.group.label), n=number, m=len(keys)
        )

    def _leave(self, to: Step) -> None:
        self.workspace.settle()
        if self._key and self._key != to.key:
            every = {s.key: s for s in (*full_steps(), *quick_steps())}
            shown = self.page.step if self.page else every[self._key]
            for chapter in shown.chapters:
                self.workspace.session.visit(chapter)

    def _turn_preview(self, step: Step) -> None:
        keys = SECTIONS.get(step.key)
        if keys is None:
            keys = tuple(k for one in step.chapters for k in SECTIONS.get(one, (one,)))
        self.preview.show_section(keys)

    def _trail(self) -> dict[str, str]:
        """Return key to title of the steps Next leads through; Quick ends on paper too."""
        steps = (*self.sidebar.tree.steps(), CHECK, PUBLISH)
        return {step.key: _(step.title) for step in steps}

    def _step(self, by: int) -> None:
        keys = list(self._trail())
        at = keys.index(self._key) if self._key in keys else 0
        if 0 <= at + by < len(keys):
            self.go_to(keys[at + by])

    def _show_neighbours(self) -> None:
        trail = self._trail()
        keys = list(trail)
        at = keys.index(self._key) if self._key in keys else -1
        before = trail[keys[at - 1]] if at > 0 else ""
        after = trail[keys[at + 1]] if 0 <= at < len(keys) - 1 else ""
        editor = self.page.current_list() if self.page else None
        empty = editor is not None and editor.is_empty
        self.footer.show_step(before, after, filled=not empty)

    def _on_checked(self) -> None:
        if self._key == CHECK.key:
            QTimer.singleShot(0, self._say_so_far)

    def _say_so_far(self) -> None:
        page = self.page
        if page is None:
            return
        decided = page.so_far()
        if not decided:
            every = {c.key: c for c in CHAPTERS}
            told = (every[k].so_far(self.workspace.project) for k in page.step.chapters)
            decided = joined(t for t in told if t)
        self.footer.say(self.workspace.say(decided))

    def _on_listed(self, editor: ListEditor) -> None:
        editor.view.addAction(self._actions["delete"])
        editor.picked.connect(self.preview.show_record)

    def _on_turned(self) -> None:
        self._on_changed()
        self.moved.emit(self._key)

    def _on_deleted(self, sentence: str) -> None:
        """Offer undo until the next edit."""
        self._offered = self.workspace.project
        self.undo_bar.offer(sentence)

    def _fit_sidebar(self) -> None:
        """Leave more room to the page where the window is narrow, or a group works at it."""
        workshop = self.workspace.session.route == Path.WORKSHOP
        self.sidebar.set_rail(rail=workshop or self.width() < px(RAIL_UNDER))

    def _on_changed(self) -> None:
        if self._offered is not None and self._offered.records != self.workspace.project.records:
            self.undo_bar.hide()
        self._fit_sidebar()
        self._say_so_far()
        self._show_neighbours()

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        left, entered = _field_of(old), _field_of(new)
        if left is not None and left is not entered and self.isAncestorOf(left):
            self.workspace.settle()
            left.left()
        page = self.page
        if page is not None and new is not None and page.isAncestorOf(new):
            page.ensureWidgetVisible(new, 0, px(48))

    def _share_room(self) -> None:
        if not self.preview.isVisibleTo(self):
            self._centre.setVisible(True)
            return
        room = self.width() - self.sidebar.width()
        alone = room < px(LEAST_PAGE_WIDTH + PREVIEW_WIDTH)
        self._centre.setVisible(not alone)
        if not alone:
            self._splitter.setSizes([room - px(PREVIEW_WIDTH), px(PREVIEW_WIDTH)])


def _field_of(widget: QWidget | None) -> Field | None:
    while widget is not None and not isinstance(widget, Field):
        widget = widget.parentWidget()
    return widget
