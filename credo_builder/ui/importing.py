"""Records of another project to tick, what comes along with them, and what is merged."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QDialog, QListView, QVBoxLayout, QWidget

from credo_builder.app.faults import explained
from credo_builder.app.importing import Needed, imported, needed, offers
from credo_builder.chapters import CHAPTER_OF
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.domain.wording import capitalised
from credo_builder.errors import CredoError
from credo_builder.i18n import _, plural
from credo_builder.ui.announcing import announce
from credo_builder.ui.choosing import headed
from credo_builder.ui.fitted import roomy
from credo_builder.ui.linking import Matches
from credo_builder.ui.one_line import OneLine
from credo_builder.ui.parts import button, label, row_of
from credo_builder.ui.sought_rows import END, HEAD, SoughtDelegate
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

ID = Qt.ItemDataRole.UserRole


class ImportDialog(QDialog):
    """A list of what another project has, a tick each; one undo step takes it all in.

    Attributes:
        list: the records, chapter by chapter.
        yes: the button that takes them in.
    """

    def __init__(self, workspace: Workspace, other: Project, name: str, parent: QWidget) -> None:
        """Offer the records of *other*, a project called *name*, to the one in *workspace*."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import records"))
        roomy(self, 860, 620)
        self._workspace = workspace
        self._other = other
        self._offers = offers(workspace.project, other)
        self._chosen: dict[str, None] = {}
        self._refused: frozenset[str] = frozenset()
        self._needed: dict[str, Needed] = {}
        self.sought = OneLine()
        self.sought.setPlaceholderText(_("Find a record"))
        self.sought.setAccessibleName(_("Find a record"))
        self.rows = QStandardItemModel(self)
        self._matches = Matches()
        self._matches.setParent(self)
        self._matches.setSourceModel(self.rows)
        self.sought.textChanged.connect(self._matches.seek)
        self.list = QListView()
        self.list.setObjectName("Ticks")
        self.list.setAccessibleName(_("Records of “{name}”").format(name=name))
        self.list.setModel(self._matches)
        self.list.setItemDelegate(SoughtDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.merges = QCheckBox(_("Merge what says the same as a record here"))
        self.merges.setChecked(True)
        self.merges.toggled.connect(self._follow)
        self.along = QCheckBox(_("Take along what they are linked to"))
        self.along.setChecked(True)
        self.along.toggled.connect(self._on_along)
        self.told = label("", "muted", wrap=True)
        self.yes = button(_("Take in"), "file-input", look="primary")
        self.yes.clicked.connect(self.take)
        self._build(name)
        self._fill()
        self.rows.itemChanged.connect(self._on_ticked)
        self._follow()
        self.sought.setFocus()

    def take(self) -> None:
        """Take the ticked records in, as one edit, and show the first of them."""
        before = self._workspace.project
        try:
            done = imported(before, self._other, self._wanted(), self._merged())
        except CredoError as fault:
            self.told.setText(explained(fault))
            announce(self, self.told.text())
            return
        self._workspace.settle()
        new = plural("{n} new record", "{n} new records", len(done.added))
        same = plural("{n} merged", "{n} merged", len(done.merged))
        said = _("Taken in: {new}, {same}.").format(
            new=new.format(n=len(done.added)), same=same.format(n=len(done.merged))
        )
        first = done.project.get(done.ids[next(iter(self._chosen))])
        self._workspace.edit(done.project, _("Import records"))
        self.accept()
        if first is not None:
            chapter = CHAPTER_OF[type(first)].key
            self._workspace.asked_for.emit(chapter, first.id, first.title_field)
        self._workspace.deleted.emit(said)

    def tick(self, record_id: str, *, on: bool = True) -> None:
        """Tick the record of that id, or take its tick away."""
        row = next(r for r in self._items() if r.data(ID) == record_id)
        row.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _build(self, name: str) -> None:
        told = _(
            "Tick what you want. Each gets an id and a code of its own here; names of people, "
            "results, dates and private notes stay where they are."
        )
        close = button(_("Go back"))
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(12))
        title = _("Import records from “{name}”").format(name=name)
        column.addLayout(headed(title, told, "file-input"))
        column.addWidget(self.sought)
        column.addWidget(self.list, 1)
        column.addLayout(row_of(self.along, self.merges, None, gap=20))
        column.addWidget(self.told)
        column.addLayout(row_of(None, close, self.yes))

    def _fill(self) -> None:
        chapter = ""
        for offer in self._offers:
            own = _(CHAPTER_OF[type(offer.record)].title)
            if own != chapter:
                chapter = own
                head = QStandardItem(own)
                head.setData(True, HEAD)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.rows.appendRow(head)
            row = QStandardItem(self._named(offer.record))
            row.setData(offer.record.id, ID)
            row.setEditable(False)
            row.setCheckable(True)
            self.rows.appendRow(row)

    def _items(self) -> tuple[QStandardItem, ...]:
        rows = (self.rows.item(at) for at in range(self.rows.rowCount()))
        return tuple(row for row in rows if not row.data(HEAD))

    def _on_ticked(self, row: QStandardItem) -> None:
        record_id = row.data(ID)
        if row.checkState() == Qt.CheckState.Checked:
            if record_id in self._refused:
                self._refused -= {record_id}
            else:
                self._chosen[record_id] = None
        else:
            self._chosen.pop(record_id, None)
            others = needed(self._other, self._chosen, self._refused)
            if record_id in {one.record.id for one in others}:
                self._refused |= {record_id}
        self._follow()

    def _on_along(self) -> None:
        self._refused = frozenset()
        self._follow()

    def _follow(self) -> None:
        """Show what comes along, what is merged, and how many there are."""
        found = needed(self._other, self._chosen, self._refused) if self.along.isChecked() else ()
        self._needed = {one.record.id: one for one in found}
        wanted = set(self._wanted())
        self.rows.blockSignals(True)
        for row, offer in zip(self._items(), self._offers, strict=True):
            on = offer.record.id in wanted
            row.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            said = self._said_of(offer.record, offer.same)
            row.setData(said, END)
            spoken = ", ".join(filter(None, (row.text(), said)))
            row.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
        self.rows.blockSignals(False)
        self.list.viewport().update()
        self._count(len(wanted))

    def _said_of(self, record: Record, same: Record | None) -> str:
        parts = []
        need = self._needed.get(record.id)
        if need is not None:
            by = need.by.code or self._workspace.title_of(need.by)
            parts.append(_("comes along with {code}").format(code=by))
        if same is not None:
            code = same.code or _("one")
            words = (
                _("merged with {code} here") if self.merges.isChecked() else _("like {code} here")
            )
            parts.append(words.format(code=code))
        return capitalised(", ".join(parts))

    def _wanted(self) -> tuple[str, ...]:
        return (*self._chosen, *self._needed)

    def _merged(self) -> dict[str, str]:
        if not self.merges.isChecked():
            return {}
        wanted = set(self._wanted())
        return {o.record.id: o.same.id for o in self._offers if o.same and o.record.id in wanted}

    def _count(self, number: int) -> None:
        merged = len(self._merged())
        verb = plural("Take in {n} record", "Take in {n} records", number).format(n=number)
        self.yes.setText(verb if number else _("Take in"))
        self.yes.setAccessibleName(self.yes.text())
        self.yes.setEnabled(number > 0 and not self._workspace.session.read_only)
        told = _("Nothing is ticked yet.")
        if not self._offers:
            told = _("That project has no records to take in.")
        elif number:
            told = _("{chosen} ticked, {along} come along, {merged} will be merged.").format(
                chosen=len(self._chosen), along=len(self._needed), merged=merged
            )
        if told != self.told.text():
            self.told.setText(told)
            announce(self, told)

    def _named(self, record: Record) -> str:
        title = " ".join(self._workspace.title_of(record).split())
        kind = capitalised(_(record.term))
        return f"{record.code}  {title}" if record.code else f"{kind}: {title}"


def name_of(project: Project, file: Path) -> str:
    """Return what people call *project*, which lies in *file*."""
    from credo_builder.chapters.organisation import Organisation  # noqa: PLC0415

    return project.name.strip() or project.one(Organisation).name.strip() or file.stem
