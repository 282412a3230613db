"""What differs between two states: a list by chapter, beside it both answers; one may go there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from credo_builder.app import comparing, earlier
from credo_builder.app.comparing import Chapter, Told
from credo_builder.app.faults import explained
from credo_builder.compose.differences import Kind
from credo_builder.compose.telling import FieldChange, Teller
from credo_builder.domain import editions
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.errors import CredoError
from credo_builder.i18n import _, plural
from credo_builder.ui import dialogs
from credo_builder.ui.announcing import announce
from credo_builder.ui.editors.choices import QuietCombo
from credo_builder.ui.fitted import roomy
from credo_builder.ui.parts import button, column_of, emptied, framed, label, picture, row_of
from credo_builder.ui.sought_rows import END, HEAD, SoughtDelegate
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

if TYPE_CHECKING:
    from credo_builder.ui.window import MainWindow

TOLD = Qt.ItemDataRole.UserRole
CHAPTER = Qt.ItemDataRole.UserRole + 1
LIST_WIDTH, LIST_SHARE = 380, 40
"""The list is that many pixels wide, or that share of a hundred of the dialog."""
BESIDE = 900
"""From that width of the dialog on both answers stand beside each other, in pixels."""
SETTINGS_AT = "publish"
"""Where one goes to look at the settings of the project and its document."""


class ComparisonDialog(QDialog):
    """What is otherwise in the window than in another project, or in an earlier edition."""

    def __init__(
        self, window: MainWindow, workspace: Workspace, before: Project, name: str
    ) -> None:
        """Tell what changed from *before*, called *name*, to the project in *workspace*."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What changed"))
        roomy(self, 1060, 640)
        self._workspace = workspace
        self._before = before
        self._name = name
        self._numbers: tuple[str, ...] = ()
        self.rows = QStandardItemModel(self)
        self.told = label("", "caption")
        self.list = QListView()
        self.list.setObjectName("Ticks")
        self.list.setAccessibleName(_("What changed"))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(SoughtDelegate(self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self.go)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.headline = label("", "section", wrap=True)
        self.details = QVBoxLayout()
        self.details.setSpacing(px(14))
        self.there = button(_("Go there"), "arrow-right", look="primary")
        self.there.clicked.connect(self._on_go)
        self.choice = QuietCombo()
        self.choice.setAccessibleName(_("Since which edition?"))
        self.choice.hide()
        self.keep = button(_("Save that edition as…"))
        self.keep.setAccessibleName(_("Save the earlier edition as a file of its own…"))
        self.keep.clicked.connect(self._on_keep)
        self.keep.setVisible(False)
        self._build()
        self._show()

    @classmethod
    def since(cls, window: MainWindow, workspace: Workspace) -> Self | None:
        """Return what changed since the last edition that is kept; None where none is."""
        workspace.settle()
        project = workspace.project
        before = editions.last_kept(project)
        if before is None:
            return None
        made = cls(window, workspace, before, _edition(before))
        made.offer(tuple(row.edition for row in editions.kept(project)))
        return made

    def offer(self, numbers: tuple[str, ...]) -> None:
        """Let the editions *numbers*, the newest first, be chosen to begin from."""
        self._numbers = numbers
        for number in numbers:
            self.choice.addItem(_("Since edition {number}").format(number=number))
        self.choice.setVisible(len(numbers) > 1)
        self.keep.setVisible(True)
        self.choice.currentIndexChanged.connect(self._on_edition)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list have its share of the width, and answers stand one above the other."""
        super().resizeEvent(event)
        self.list.setFixedWidth(min(px(LIST_WIDTH), self.width() * LIST_SHARE // 100))
        self._on_chosen(self.list.currentIndex())

    def go(self, index: QModelIndex) -> None:
        """Close, and lead to the record in the row *index*."""
        told = index.data(TOLD) if index.isValid() else None
        if not isinstance(told, Told):
            return
        self.accept()
        self._workspace.asked_for.emit(*_place(told, str(index.data(CHAPTER))))

    def listed(self) -> list[str]:
        """Return what the rows say, chapters too."""
        return [self.rows.item(at).text() for at in range(self.rows.rowCount())]

    def lines(self) -> list[str]:
        """Return all that differs, line by line."""
        return list(comparing.lines(self._before, self._workspace.project))

    def write_edition(self, path: Path) -> None:
        """Write the earlier edition to the file *path*; it says that it was superseded."""
        try:
            earlier.save_copy(self._before, path, own=self._workspace.session.path)
        except CredoError as fault:
            dialogs.tell(self, _("Not saved"), explained(fault))
            return
        said = _("Saved as “{file}”").format(file=path.name)
        self.told.setText(said)
        announce(self, said)

    def _build(self) -> None:
        self._head = label("", wrap=True)
        close = button(_("Close"))
        close.clicked.connect(self.reject)
        copy = button(_("Copy as text"), "copy")
        copy.clicked.connect(self._on_copy)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, px(10), 0)
        body.addLayout(self.details)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(_("Both answers"))
        right = column_of(self.headline, scroll, row_of(self.there, None), gap=12)
        right.setStretch(1, 1)
        middle = QHBoxLayout()
        middle.setSpacing(px(24))
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(14))
        words = column_of(label(_("What changed"), "section"), self._head, gap=6)
        top = QVBoxLayout()
        top.addWidget(picture("columns-2", "accent_text"))
        top.addStretch(1)
        head = row_of(top, words, gap=14)
        head.setStretch(1, 1)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(row_of(self.choice, self.told, None, self.keep, copy, close))

    def _show(self) -> None:
        """List what differs by now, and choose the first of it."""
        project = self._workspace.project
        chapters = comparing.told(self._before, project)
        head = _("From {before} to {after}, which is open here. Enter goes to what is chosen.")
        self._head.setText(head.format(before=self._name, after=_edition(project)))
        self.rows.clear()
        for chapter in chapters:
            self._list(chapter)
        self.told.setText(_counts(chapters))
        first = next((at for at in range(self.rows.rowCount())
                      if self.rows.item(at).isEnabled()), -1)  # fmt: skip
        self.list.setVisible(first >= 0)
        self.there.setVisible(first >= 0)
        if first >= 0:
            self.list.setCurrentIndex(self.rows.index(first, 0))
            self.list.setFocus()
        else:
            self.headline.setText(_("Nothing that a reader sees differs."))
            emptied(self.details)

    def _list(self, chapter: Chapter) -> None:
        head = QStandardItem(chapter.title)
        head.setData(True, HEAD)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        self.rows.appendRow(head)
        for told in chapter.told:
            name = self._called(told)
            row = QStandardItem(name)
            row.setEditable(False)
            row.setData(told, TOLD)
            row.setData(chapter.key, CHAPTER)
            row.setData(_WORDS[told.change.kind](), END)
            row.setData(f"{chapter.title}: {told.headline}", Qt.ItemDataRole.AccessibleTextRole)
            row.setToolTip(name)
            self.rows.appendRow(row)

    def _called(self, told: Told) -> str:
        change = told.change
        shape = change.after or change.before
        if isinstance(shape, Record):
            project = self._before if change.after is None else self._workspace.project
            return Teller(project, _).name(shape)
        if change.records is not None:
            return _(change.records.terms.capitalize())
        return _("Settings")

    def _on_chosen(self, chosen: QModelIndex) -> None:
        told = chosen.data(TOLD) if chosen.isValid() else None
        emptied(self.details)
        if not isinstance(told, Told):
            return
        self.headline.setText(told.headline)
        for move in told.moves:
            self.details.addWidget(label(move, wrap=True))
        for field in told.fields:
            beside = self.width() >= px(BESIDE)
            self.details.addWidget(_both(field, told.change.kind, beside=beside))

    def _on_go(self) -> None:
        self.go(self.list.currentIndex())

    def _on_edition(self, at: int) -> None:
        number = self._numbers[at]
        found = editions.edition_of(self._workspace.project, number)
        if found is not None:
            self._before, self._name = found, _edition(found)
            self._show()

    def _on_keep(self) -> None:
        name = f"{self._workspace.name} {self._before.settings.edition}"
        path = dialogs.ask_where_to_save(self, name, self._workspace.session.path)
        if path is not None:
            self.write_edition(path)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self.lines()))
        announce(self, _("Copied."))


_WORDS = {
    Kind.ADDED: lambda: _("new"),
    Kind.REMOVED: lambda: _("gone"),
    Kind.CHANGED: lambda: _("changed"),
    Kind.MOVED: lambda: _("moved"),
}


def _edition(project: Project) -> str:
    settings = project.settings
    if project.is_approved:
        return _("edition {number}").format(number=settings.edition)
    if project.is_superseded:
        return _("edition {number} (as it was approved)").format(number=settings.edition)
    return _("edition {number} (a draft)").format(number=settings.edition)


def _counts(chapters: tuple[Chapter, ...]) -> str:
    counts = comparing.counts(chapters)
    forms = (
        (Kind.ADDED, plural("{n} new", "{n} new", counts["added"])),
        (Kind.CHANGED, plural("{n} changed", "{n} changed", counts["changed"])),
        (Kind.REMOVED, plural("{n} gone", "{n} gone", counts["removed"])),
        (Kind.MOVED, plural("{n} in another order", "{n} in another order", counts["moved"])),
    )
    return ", ".join(words.format(n=counts[kind]) for kind, words in forms if counts[kind])


def _place(told: Told, chapter: str) -> tuple[str, str, str]:
    """Return (chapter, record id, field) of where one looks at it; of what is gone its list."""
    change = told.change
    if change.records is None:
        return SETTINGS_AT, "", ""
    if isinstance(change.after, Record):
        changed = told.fields if change.kind == Kind.CHANGED else ()
        field = next((one.field for one in changed if one.field not in ("", "code")), "")
        return chapter, change.after.id, field
    return chapter, next(iter(change.order), ""), ""


def _both(field: FieldChange, kind: Kind, *, beside: bool) -> QWidget:
    """Return a question and its answers, of then and of now; of what is new or gone the one."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(6))
    grid.addWidget(label(field.prompt, "field", wrap=True), 0, 0, 1, 2)
    sides = ((_("Before"), field.before, Kind.ADDED), (_("Now"), field.after, Kind.REMOVED))
    shown = [(name, words) for name, words, absent in sides if kind != absent]
    for at, (name, words) in enumerate(shown):
        box, column = framed("card", (12, 8), 2)
        column.addWidget(label(name, "caption"))
        answer = label(words or _("nothing"), "" if words else "muted", wrap=True)
        answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        answer.setAccessibleName(f"{name}: {words or _('nothing')}")
        column.addWidget(answer)
        column.addStretch(1)
        grid.addWidget(box, *((1, at) if beside else (1 + at, 0)))
        grid.setColumnStretch(at if beside else 0, 1)
    whole = QWidget()
    whole.setLayout(grid)
    return whole
