"""The generic page of a step, built from the declarations of its fields alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from credo_builder.i18n import _
from credo_builder.ui.forms import Form
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.page_head import PageHead
from credo_builder.ui.parts import (
    button,
    column_of,
    flowing,
    line,
)
from credo_builder.ui.steps import Part, Step
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

LEAST_ROOM = 320
PADDING = 32
MAIN_TABS = {"moments": "moments"}
"""Chapter to the record type its page opens on, once the tabs before it are filled."""


class Page(QScrollArea):
    """A scrolling page with a head; what follows is the business of its kind.

    Signals:
        turned: another list is in view, so other commands are possible.
        listed: (list editor) a list was built that nobody has seen yet.
    """

    has_picture = False  # whether it can be worked on as a picture, too
    turned = Signal()
    listed = Signal(object)

    def __init__(self, step: Step, place: str, workspace: Workspace) -> None:
        """Head the page with *step* at *place*."""
        super().__init__()
        self.setObjectName("PageScroll")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.step = step
        self.workspace = workspace
        self.head = PageHead(step, place, workspace)
        self.head.returned.connect(self._on_returned)
        body = QWidget()
        body.setObjectName("PageBody")
        body.setAccessibleName(_(step.title))
        self.column = QVBoxLayout(body)
        self.column.setSpacing(px(16))
        self._keep_margins()
        self.column.addWidget(self.head)
        self.setWidget(body)
        self.verticalScrollBar().rangeChanged.connect(self._keep_margins)
        self.setAccessibleName(_(step.title))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange what is on the page for the room there is."""
        super().resizeEvent(event)
        self._keep_margins()
        self.reflow(self.room())

    def room(self) -> int:
        """Return the width for what is on the page, in pixels."""
        return max(px(LEAST_ROOM), self.width() - 2 * px(PADDING))

    def _keep_margins(self) -> None:
        """End where the foot of the window ends, whether a scroll bar stands there or not."""
        scroll = self.verticalScrollBar()
        bar = scroll.sizeHint().width() if scroll.maximum() > 0 else 0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (bar, 0) if mirrored else (0, bar)
        side = px(PADDING)
        self.column.setContentsMargins(side - left, px(18), side - right, px(20))

    def reflow(self, width: int) -> None:
        """Arrange what is on the page for *width* pixels."""

    def current_list(self) -> ListEditor | None:
        """Return the list that commands such as Add act on, or None."""
        return None

    def jump(self, record_id: str, field: str) -> bool:
        """Move the focus to a record and field; False when they are not on this page."""
        del record_id, field
        return False

    def first_focus(self) -> None:
        """Move the focus to where work on this page begins."""
        self.head.setFocus()

    def show_head(self) -> None:
        """Scroll to the head, unless the focus would then be out of sight."""
        self.verticalScrollBar().setValue(0)
        there, body = self.window().focusWidget(), self.widget()
        if there is None or body is None or not body.isAncestorOf(there):
            return
        top = there.mapTo(body, QPoint(0, 0)).y()
        if top + px(48) > self.viewport().height():
            self.ensureWidgetVisible(there, 0, px(48))

    def so_far(self) -> str:
        """Return what was decided on this page, in one sentence; may be empty."""
        return ""

    def _on_returned(self) -> None:
        self.workspace.asked_for.emit("check", "", "")


class StepPage(Page):
    """The page of a chapter, or of a Quick screen, from its declarations."""

    def __init__(self, step: Step, place: str, workspace: Workspace, *, screen: str = "") -> None:
        """Ask the parts of *step*; *screen* is its Quick key, empty in Full."""
        super().__init__(step, place, workspace)
        self._screen = screen
        self.forms: list[Form] = []
        self.lists: list[ListEditor] = []
        self._tabs = QButtonGroup(self)
        self._sections: list[QWidget | None] = []
        self._tab_parts: list[Part] = []
        self.build()
        self.column.addStretch(1)
        workspace.changed.connect(self._on_changed)

    def build(self) -> None:
        """Put the parts of the step on the page; hand-made pages put theirs."""
        parts = self.step.parts
        singles = [p for p in parts if not p.is_list]
        many = [p for p in parts if p.is_list]
        if not self._screen and len(parts) > 1:
            self._add_tabs(list(parts))
            return
        for part in singles:
            self.column.addWidget(self._single(part, titled=len(singles) > 1 or bool(many)))
        if len(many) > 1:
            self._add_tabs(many)
        elif many:
            self.column.addWidget(self._list(many[0]))

    def current_list(self) -> ListEditor | None:
        """Return the list in view, or None."""
        if self._tab_parts:
            shown = self._section()
            return shown if isinstance(shown, ListEditor) else None
        return self.lists[0] if self.lists else None

    def reflow(self, width: int) -> None:
        """Arrange forms and lists for *width* pixels."""
        for form in self.forms:
            form.reflow(width)
        for editor in self.lists:
            editor.reflow(width)

    def open_every(self) -> None:
        """Build every tab and fold, those nobody opened yet too."""
        for place in range(len(self._tab_parts)):
            self._built(place)
        for form in (*self.forms, *(editor.form for editor in self.lists)):
            form.sheet.open_every()

    def jump(self, record_id: str, field: str) -> bool:
        """Move the focus to a record and field, opening its tab and fold."""
        record = self.workspace.project.get(record_id)
        name = field.split(".", maxsplit=1)[0].partition("[")[0]
        for place, part in enumerate(self._tab_parts):
            same = part.kind is type(record) or (part.kind and part.kind.key == record_id)
            if same or (not record_id and any(a.name == name for a in part.questions)):
                self._built(place)
        for editor in self.lists:
            if editor.choose_record(record_id):
                self._show_tab(editor)
                if not (field and editor.form.sheet.focus_field(field)):
                    editor.focus_first()
                return True
        for form in self.forms:
            if record_id and form.record_id != record_id:
                continue
            if any(a.name == name for a in form.part.questions):
                self._show_tab(form)
                return form.sheet.focus_field(field)
        return False

    def first_focus(self) -> None:
        """Move the focus to the first empty field."""
        shown = self._section()
        if isinstance(shown, ListEditor):
            shown.focus_first()
            return
        forms = [shown] if isinstance(shown, Form) else self.forms
        for form in forms:
            shape = form.shape()
            if shape is not None and form.sheet.focus_blank(shape):
                return
        if forms:
            forms[0].sheet.focus_first()
        elif self.lists:
            self.lists[0].focus_first()

    def _single(self, part: Part, *, titled: bool) -> Form:
        title = _tab_title(part) if titled else ""
        form = Form(part, self.workspace, self._screen, title)
        form.follow()
        form.reflow(self.room())
        self.forms.append(form)
        return form

    @property
    def quick_screen(self) -> str:
        """Key of the Quick screen, empty in Full."""
        return self._screen

    def editor(self, part: Part) -> ListEditor:
        """Return the editor of the list of *part*; hand-made pages may have one of their own."""
        return ListEditor(part, self.workspace, self._screen)

    def tab_title(self, part: Part) -> str:
        """Return what the tab of *part* is called."""
        return _tab_title(part)

    def tab_count(self, part: Part) -> str:
        """Return how many the tab of *part* holds; empty where nothing is counted."""
        if not part.is_list or part.kind is None:
            return ""
        return str(len(self.workspace.project.of(part.kind)))

    def _list(self, part: Part) -> ListEditor:
        editor = self.editor(part)
        editor.reflow(self.room())
        self.lists.append(editor)
        return editor

    def _add_tabs(self, parts: list[Part]) -> None:
        row: list[QWidget] = []
        self._tab_parts = parts
        first = self._first_tab(parts)
        for place in range(len(parts)):
            tab = button("")
            tab.setCheckable(True)
            tab.setProperty("tab", True)
            tab.setChecked(place == first)
            tab.clicked.connect(self._on_tab)
            self._tabs.addButton(tab, place)
            row.append(tab)
        self.column.addLayout(column_of(flowing(*row, gap=0), line(), gap=0))
        self._holder = QVBoxLayout()
        self.column.addLayout(self._holder)
        self._sections = [None] * len(parts)
        self._built(first)
        self._on_changed()

    def _first_tab(self, parts: list[Part]) -> int:
        main = MAIN_TABS.get(self.step.key)
        keys = [part.kind.key if part.kind else "" for part in parts]
        if main not in keys:
            return 0
        before = parts[: keys.index(main)]
        filled = all(p.kind and self.workspace.project.of(p.kind) for p in before)
        return keys.index(main) if filled else 0

    def _built(self, place: int) -> QWidget:
        section = self._sections[place]
        if section is None:
            part = self._tab_parts[place]
            section = self._list(part) if part.is_list else self._single(part, titled=False)
            if place != max(0, self._tabs.checkedId()):
                section.hide()
            self._sections[place] = section
            self._holder.addWidget(section)
            if isinstance(section, ListEditor):
                self.listed.emit(section)
        return section

    def _on_tab(self) -> None:
        self._show_tab(self._built(self._tabs.checkedId()))

    def _section(self) -> QWidget | None:
        return self._sections[max(0, self._tabs.checkedId())] if self._sections else None

    def _show_tab(self, widget: QWidget) -> None:
        if widget not in self._sections:
            return
        self._tabs.button(self._sections.index(widget)).setChecked(True)
        for one in self._sections:
            if one is not None:
                one.setVisible(one is widget)
        self.turned.emit()

    def _on_changed(self) -> None:
        for place, part in enumerate(self._tab_parts):
            text = "  ".join(filter(None, (self.tab_title(part), self.tab_count(part))))
            self._tabs.button(place).setText(text.replace("&", "&&"))
            self._tabs.button(place).setAccessibleName(text)


def _tab_title(part: Part) -> str:
    if part.kind is None:
        return _("This edition")
    name = _(part.kind.terms) if part.is_list else _(part.kind.term)
    return name[:1].upper() + name[1:]
