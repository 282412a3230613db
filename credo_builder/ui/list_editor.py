"""The list editor: the records of one type beside the form of the chosen one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QVBoxLayout,
    QWidget,
)

from credo_builder.app.suggestions import made_ours, unread
from credo_builder.domain.records import Record, new_id
from credo_builder.i18n import _
from credo_builder.ui.announcing import announce
from credo_builder.ui.back_links import BackLinks
from credo_builder.ui.editors.base import pasted_lines
from credo_builder.ui.empty_list import EmptyList
from credo_builder.ui.forms import Form
from credo_builder.ui.list_model import RecordModel, TellRow
from credo_builder.ui.parts import ElidedLabel, button, flowing, label, row_of, tool
from credo_builder.ui.record_view import RecordView
from credo_builder.ui.sheet import OwnEditors, SheetRows
from credo_builder.ui.steps import Part, recommended
from credo_builder.ui.terms import counted, listed
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

BESIDE_EM = 46
MOST_LIST_HEIGHT = 400
LONGEST_BUTTON = 10


class ListEditor(QWidget):
    """Add, duplicate, delete, order and edit the records of one type.

    Signals:
        picked: (record id) another record is chosen; empty when none is.
    """

    picked = Signal(str)

    def __init__(
        self,
        part: Part,
        workspace: Workspace,
        screen: str = "",
        own: OwnEditors | None = None,
        *,
        rows: SheetRows = (),
        tell: TellRow | None = None,
    ) -> None:
        """Edit the list of *part*; *screen* is the Quick screen.

        *own* and *rows* are as in `Sheet`, *tell* as in `RecordModel`.
        """
        super().__init__()
        if part.kind is None:
            raise TypeError("A list needs a record type")
        self.kind: type[Record] = part.kind
        self._workspace = workspace
        self.rows = RecordModel(part.kind, workspace, self, tell)
        self.form = Form(part, workspace, screen, own=own, rows=rows)
        self.back_links = BackLinks(part.kind, workspace, quick=bool(screen))
        if self.back_links.ways:
            self.form.insert_below(self.back_links)
        self._most = self._list_room = px(MOST_LIST_HEIGHT)
        self._build_list()
        self._full = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._full)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(20))
        self._box.addWidget(self._left)
        self._right = QVBoxLayout()
        self._right.setSpacing(px(12))
        self._right.addWidget(self.form, 1)
        self._box.addLayout(self._right, 1)
        self._empty = EmptyList(self.kind, workspace)
        self._empty.wanted.connect(self.add_titled)
        self._empty.left.connect(self._on_named)
        self._empty.used.connect(self.focus_first)
        self._own = self._empty.line
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(px(16))
        self._whole.addWidget(self._full)
        self._whole.addWidget(self._empty)
        for signal in (self.rows.rowsInserted, self.rows.rowsRemoved, self.rows.rowsMoved):
            signal.connect(self._on_rows)
        self.rows.dataChanged.connect(self._fit)
        self.rows.dataChanged.connect(self._count_unread)
        self.form.owned.connect(self._on_owned)
        self._on_rows()
        self.choose(0)

    @property
    def is_empty(self) -> bool:
        """Whether the list holds nothing."""
        return not self._workspace.project.of(self.kind)

    @property
    def record(self) -> Record | None:
        """The chosen record, or None."""
        return self.rows.record(self.view.currentIndex().row())

    def add_above(self, widget: QWidget) -> None:
        """Show *widget* above list and form, also while the list is empty."""
        self._whole.insertWidget(0, widget)

    def add_below(self, widget: QWidget) -> None:
        """Show *widget* under the form of the chosen record."""
        self._right.addWidget(widget)

    def limit(self, most: int) -> None:
        """Let the list be at most *most* pixels high."""
        self._list_room = most
        self._fit()

    def add_under_list(self, widget: QWidget) -> None:
        """Show *widget* under the list."""
        column = self._left.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, widget)

    def all_ours(self) -> None:
        """Mark every suggestion in the list as read and ours, as one edit."""
        project = self._workspace.project
        self._workspace.edit(made_ours(project, unread(project, self.kind)), _("Make all ours"))

    def records(self) -> tuple[Record, ...]:
        """Return the records of the list as the project holds them."""
        return self._workspace.project.of(self.kind)

    def choose(self, row: int) -> None:
        """Choose the record in *row*."""
        if self.rows.rowCount():
            row = max(0, min(row, self.rows.rowCount() - 1))
            # The view's own way would look at the keys held down, such as those of Ctrl+D.
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(self.rows.index(row), only)

    def choose_record(self, record_id: str) -> bool:
        """Choose the record with that id; False when it is not here."""
        row = self.rows.row_of(record_id)
        if row >= 0:
            self.choose(row)
        return row >= 0

    def focus_first(self) -> None:
        """Move the focus to the first empty field of the chosen record, else to the list."""
        record = self.record
        if record is None:
            self._own.setFocus()
        elif not self.form.sheet.focus_blank(record):
            self.view.setFocus()

    def enter_form(self) -> None:
        """Move the focus from the list into the form."""
        record = self.record
        if record is not None and not self.form.sheet.focus_blank(record):
            self.form.sheet.focus_first()

    def add(self) -> None:
        """Add a blank record at the end and move to its first field."""
        self.add_titled([""])

    def add_titled(self, titles: list[str], *, stays: bool = False) -> None:
        """Add a record a title, as one edit, and choose the last; the focus follows or *stays*."""
        project, record_id = self._workspace.project, ""
        for title in titles:
            fresh = self._workspace.fresh(self.kind, title)
            record_id = fresh.id
            project = project.put(fresh)
        self._workspace.edit(project, _("Add {what}").format(what=self._counted(len(titles))))
        self.choose_record(record_id)
        if not stays:
            self.focus_first()
        self._tell_new(_("{what} added, {n} in the list"), len(titles))

    def _on_named(self, title: str) -> None:
        self.add_titled([title], stays=True)

    def duplicate(self) -> None:
        """Put a copy after each chosen record, as one edit."""
        project = self._workspace.project
        chosen = self._chosen()
        copies: list[str] = []
        for record in chosen:
            copies.append(new_id(self.kind.prefix))
            copy = replace(record, id=copies[-1], code="")
            place = [r.id for r in project.of(self.kind)].index(record.id) + 1
            project = project.insert(copy, place)
        if copies:
            what = self._counted(len(chosen))
            self._workspace.edit(project, _("Duplicate {what}").format(what=what))
            self._choose_all(copies)
            self._tell_new(_("{what} duplicated, {n} in the list"), len(chosen))

    def _tell_new(self, words: str, number: int) -> None:
        what = self._counted(number).capitalize()
        self._announce(words.format(what=what, n=self.rows.rowCount()))

    def delete(self) -> None:
        """Delete the chosen records as one edit, saying what lost a link."""
        chosen = self._chosen()
        if not chosen or self._workspace.session.read_only:
            return
        row = self.rows.row_of(chosen[0].id)
        said, losers = self._farewell(chosen)
        project = self._workspace.project
        for record in chosen:
            project = project.remove(record.id)
        what = self._counted(len(chosen))
        self._workspace.edit(project, _("Delete {what}").format(what=what))
        self.choose(row)
        self._workspace.deleted.emit(said)
        self._workspace.unlinked.emit(losers)

    def shift(self, by: int) -> None:
        """Move the chosen records *by* places and say so to those who listen."""
        ids = [r.id for r in self._chosen()]
        if ids and self.rows.shift(self.view.chosen_rows(), by):
            self._tell_moved(ids)

    def _on_carried(self, rows: list[int], place: int) -> None:
        ids = [r.id for r in self._chosen()]
        if ids and self.rows.arrange(rows, place):
            self._tell_moved(ids)

    def _tell_moved(self, ids: list[str]) -> None:
        self._choose_all(ids)
        row = self.rows.row_of(ids[0])
        title = self.rows.index(row).data() if len(ids) == 1 else self._counted(len(ids))
        said = _("{title} moved to {n} of {m}")
        self._announce(said.format(title=title, n=row + 1, m=self.rows.rowCount()))

    def _announce(self, words: str) -> None:
        announce(self.view, words)

    def paste(self) -> None:
        """Make a record of each line on the clipboard."""
        lines = pasted_lines()
        if lines:
            self.add_titled(lines)

    def copy(self) -> None:
        """Put the titles of the chosen records on the clipboard, one a line."""
        QGuiApplication.clipboard().setText("\n".join(r.title for r in self._chosen()))

    def reflow(self, width: int) -> None:
        """Arrange list and form for *width* pixels: beside, or one under the other."""
        narrow = width < px(BESIDE_EM * 14)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(way)
        left = max(px(312), min(px(400), round(width * 0.42)))
        self._left.setFixedWidth(width if narrow else left)
        self._most = px(MOST_LIST_HEIGHT) // (2 if narrow else 1)
        self.form.reflow(width if narrow else width - left - px(20))
        self._fit()

    def _build_list(self) -> None:
        terms = _(self.kind.terms)
        self.view = RecordView(self.rows, terms.capitalize())
        self.view.selectionModel().currentChanged.connect(self._on_current)
        for signal, slot in (
            (self.view.entered_, self.enter_form),
            (self.view.activated, self.enter_form),
            (self.view.carried, self._on_carried),
            (self.view.copied, self.copy),
            (self.view.pasted, self.paste),
        ):
            signal.connect(slot)
        self._counter = label("", "caption")
        copy = tool(_("Duplicate (Ctrl+D)"), "copy")
        copy.clicked.connect(self.duplicate)
        gone = tool(_("Delete (Del)"), "trash-2")
        gone.clicked.connect(self.delete)
        whole = _("Add {term}").format(term=_(self.kind.term))
        add = button(whole if len(whole) <= LONGEST_BUTTON else _("Add"), "plus")
        add.setAccessibleName(whole)
        add.clicked.connect(self.add)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = ElidedLabel(terms[:1].upper() + terms[1:], "section")
        self._counter.setMinimumHeight(px(24))
        row = row_of(copy, gone, add, gap=6)
        row.insertWidget(0, flowing(head, self._counter), 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        column.addWidget(self.view)
        foot = _("This is the order on paper. Drag a row, or Alt+Up, Alt+Down.")
        column.addWidget(label(foot, "caption", wrap=True))
        self._every = button("", "check", look="flat", tint="accent_text")
        self._every.clicked.connect(self.all_ours)
        column.addWidget(self._every, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        if self._workspace.session.read_only:
            for part in (copy, gone, add, self._every):
                part.setEnabled(False)
            self.view.setDragDropMode(RecordView.DragDropMode.NoDragDrop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead from a field back to the list on Escape."""
        if event.key() == Qt.Key.Key_Escape and not self.is_empty and not self.view.hasFocus():
            self.view.setFocus()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> list[Record]:
        found = (self.rows.record(row) for row in self.view.chosen_rows())
        return [r for r in found if r is not None]

    def _choose_all(self, ids: list[str]) -> None:
        """Choose the records *ids*, the first of them as the one in the form."""
        self.choose_record(ids[0])
        several = QItemSelection()
        for record_id in ids:
            index = self.rows.index(self.rows.row_of(record_id))
            several.select(index, index)
        chosen = self.view.selectionModel()
        chosen.select(several, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _counted(self, number: int) -> str:
        return (
            _(self.kind.term) if number == 1 else counted(number, self.kind.term, self.kind.terms)
        )

    def _farewell(self, chosen: list[Record]) -> tuple[str, tuple[str, ...]]:
        """Return what to say of a deletion, and the ids of what loses a link by it."""
        project, gone = self._workspace.project, {r.id for r in chosen}
        losers: dict[type[Record], set[str]] = {}
        for record in chosen:
            others: tuple[Record, ...] = project.pointing_at(record.id)
            for other in others:
                if other.id not in gone:
                    losers.setdefault(type(other), set()).add(other.id)
        what = (
            f"“{self._workspace.title_of(chosen[0])}”"
            if len(chosen) == 1
            else self._counted(len(chosen)).capitalize()
        )
        said = _("{what} deleted.").format(what=what)
        if losers:
            names = listed(tuple(counted(len(v), k.term, k.terms) for k, v in losers.items()))
            said = _("{said} {names} lost this link.").format(
                said=said, names=names[:1].upper() + names[1:]
            )
        return said, tuple(one for ids in losers.values() for one in sorted(ids))

    def _on_rows(self) -> None:
        count = self.rows.rowCount()
        if count and self.record is None:
            self.choose(0)
        range_ = recommended(self.kind)
        of = _("{n} · best {least} to {most}")
        self._counter.setText(
            of.format(n=count, least=range_[0], most=range_[1]) if range_ else str(count)
        )
        over = range_ is not None and count > range_[1]
        self._counter.setProperty("role", "warn" if over else "caption")
        self._full.setVisible(count > 0)
        self._empty.setVisible(count == 0)
        self._count_unread()
        self._fit()

    def _count_unread(self) -> None:
        """Offer to call all suggestions ours while there are several."""
        number = len(unread(self._workspace.project, self.kind))
        words = _("We have read them: all {n} suggestions are ours").format(n=number)
        self._every.setText(words)
        self._every.setAccessibleName(words)
        self._every.setVisible(number > 1)

    def _on_owned(self, record_id: str) -> None:
        """Go on to the next suggestion that nobody has read, round the end."""
        held = self._workspace.project.of(self.kind)
        waiting = {r.id for r in unread(self._workspace.project, self.kind)}
        at = next((i for i, r in enumerate(held) if r.id == record_id), 0)
        following = (*held[at + 1 :], *held[:at])
        after = next((r for r in following if r.id in waiting), None)
        if after is not None:
            self.choose_record(after.id)

    def _fit(self) -> None:
        rows = (self.view.sizeHintForRow(r) for r in range(self.rows.rowCount()))
        most = min(self._most, self._list_room)
        self.view.setFixedHeight(min(most, sum(rows) + px(10)))

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        record = self.rows.record(now.row())
        self.form.show_record(record)
        self.back_links.show_record(record)
        self.picked.emit(record.id if record else "")
        if record is not None and not self.view.selectionModel().isSelected(now):
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().select(now, alone)
