"""A step that can be worked in as a picture, and as the lists that say the same."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from credo_builder.i18n import _
from credo_builder.ui.forms import Form
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.page import StepPage
from credo_builder.ui.parts import Flow, button, flowing, segmented
from credo_builder.ui.steps import Part
from credo_builder.ui.theme import px
from credo_builder.ui.walking import ButtonRow

PICTURE = "picture"


class Switch(ButtonRow):
    """Views side by side, one of them chosen; arrow keys go from one to the next.

    Signals:
        chosen: (key) another view is wanted.
    """

    chosen = Signal(str)

    def __init__(self, name: str, keys: tuple[str, ...]) -> None:
        """Offer the views *keys*; *name* says of what."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = Flow(self, 0)
        for key in keys:
            made = button(key)
            made.setCheckable(True)
            made.clicked.connect(self._on_clicked)
            self._group.addButton(made)
            self._buttons[key] = made
            self.watch(made)
            row.addWidget(made)
        segmented(self._buttons.values())

    def sizeHint(self) -> QSize:
        """Return the room of one row of views; they go on in a second one where it is less."""
        sizes = [made.sizeHint() for made in self._buttons.values()]
        return QSize(sum(s.width() for s in sizes), max((s.height() for s in sizes), default=0))

    def name_view(self, key: str, words: str) -> None:
        """Call the view *key* by *words*."""
        self._buttons[key].setText(words.replace("&", "&&"))
        self._buttons[key].setAccessibleName(words)

    def show_chosen(self, key: str) -> None:
        """Show that the view *key* is in view."""
        self._buttons[key].setChecked(True)

    def walkable(self) -> list[QAbstractButton]:
        """Return the buttons of the views."""
        return list(self._buttons.values())

    def _on_clicked(self) -> None:
        self.chosen.emit(next(k for k, b in self._buttons.items() if b is self.sender()))


class PicturePage(StepPage):
    """Shows a picture, or one of the lists and forms behind it; each is built when shown."""

    has_picture = True

    def picture_words(self) -> str:
        """Return what the picture is called on the switch."""
        raise NotImplementedError

    def picture(self) -> QWidget:
        """Return the picture."""
        raise NotImplementedError

    def tools(self) -> tuple[QWidget, ...]:
        """Return what stands beside the switch while the picture is in view."""
        return ()

    def first_view(self) -> str:
        """Return the view the page opens with."""
        return PICTURE

    def picture_list(self) -> ListEditor | None:
        """Return the list that commands such as Delete act on while the picture is in view."""
        return None

    def build(self) -> None:
        """Put the switch on the page and show the first view."""
        self._parts = {p.kind.key if p.kind else "": p for p in self.step.parts}
        self._held: dict[str, QWidget] = {}
        self.shown = ""
        self.switch = Switch(_("View"), (PICTURE, *self._parts))
        self.switch.chosen.connect(self.show_view)
        self._tools = self.tools()
        self.column.addWidget(flowing(self.switch, *self._tools, gap=14))
        self._room = QVBoxLayout()
        self.column.addLayout(self._room)
        self.workspace.changed.connect(self._count)
        self._count()
        self.show_view(self.first_view())

    def show_view(self, key: str) -> None:
        """Show the picture, or the list or form of the record type *key*."""
        there = self.view(key)
        focus = self.window().focusWidget()
        inside = any(v.isAncestorOf(focus) for v in self._held.values()) if focus else False
        self.shown = key
        for one in self._held.values():
            one.setVisible(one is there)
        for one in self._tools:
            one.setVisible(key == PICTURE)
        self.switch.show_chosen(key)
        if inside:
            self.first_focus()
        self.turned.emit()

    def turn(self) -> None:
        """Show the list in the place of the picture, or the picture in the place of a list."""
        editor = self.picture_list()
        beside = editor.kind.key if editor else next(iter(self._parts))
        self.show_view(beside if self.shown == PICTURE else PICTURE)
        self.first_focus()

    def view(self, key: str) -> QWidget:
        """Return the view *key*, built when it is wanted first."""
        made = self._held.get(key)
        if made is None:
            made = self.picture() if key == PICTURE else self.part_view(self._parts[key])
            made.hide()
            self._held[key] = made
            self._room.addWidget(made)
            if isinstance(made, ListEditor):
                self.listed.emit(made)
        return made

    def part_view(self, part: Part) -> QWidget:
        """Return the list or the form of *part*."""
        return self._list(part) if part.is_list else self._single(part, titled=False)

    def list_of(self, key: str) -> ListEditor:
        """Return the list of the record type *key*."""
        found = self.view(key)
        if not isinstance(found, ListEditor):
            raise TypeError(key)
        return found

    def current_list(self) -> ListEditor | None:
        """Return the list in view, or the one behind the picture."""
        if self.shown == PICTURE:
            return self.picture_list()
        there = self._held.get(self.shown)
        return there if isinstance(there, ListEditor) else None

    def open_every(self) -> None:
        """Build every view and fold, those nobody opened yet too."""
        for key in self._parts:
            self.view(key)
        super().open_every()

    def jump(self, record_id: str, field: str) -> bool:
        """Move the focus to a record and field in its list or form."""
        record = self.workspace.project.get(record_id)
        name = field.split(".", maxsplit=1)[0].partition("[")[0]
        for key, part in self._parts.items():
            same = part.kind is not None and (part.kind is type(record) or key == record_id)
            if not same and (record_id or not any(a.name == name for a in part.questions)):
                continue
            there = self.view(key)
            self.show_view(key)
            if isinstance(there, Form):
                return there.sheet.focus_field(field)
            if isinstance(there, ListEditor):
                found = there.choose_record(record_id)
                if not (found and field and there.form.sheet.focus_field(field)):
                    there.focus_first()
                return found or not record_id
        return False

    def first_focus(self) -> None:
        """Move the focus to the first empty field of the view."""
        there = self._held.get(self.shown)
        if isinstance(there, ListEditor):
            there.focus_first()
        elif isinstance(there, Form):
            there.sheet.focus_first()

    def _count(self) -> None:
        self.switch.name_view(PICTURE, self.picture_words())
        for key, part in self._parts.items():
            if part.kind is None:
                continue
            name = _(part.kind.terms) if part.is_list else _(part.kind.term)
            words = name[:1].upper() + name[1:]
            if part.is_list:
                words = f"{words}  {len(self.workspace.project.of(part.kind))}"
            self.switch.name_view(key, words)


def tool_row(*parts: QWidget) -> QWidget:
    """Return *parts* in one row, close together."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    for part in parts:
        row.addWidget(part)
    return made
