"""What if: choose anything, see what would break without it, change nothing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QBoxLayout, QListView, QWidget

from credo_builder.app.session import today
from credo_builder.app.what_if import WhatIf, what_if
from credo_builder.chapters import CHAPTER_OF, CHAPTERS
from credo_builder.domain.records import Record
from credo_builder.domain.trace import LINKS
from credo_builder.domain.wording import capitalised
from credo_builder.i18n import _
from credo_builder.ui.editors.base import OneLine
from credo_builder.ui.linking import Matches
from credo_builder.ui.pages.check_findings import SIGNS
from credo_builder.ui.parts import button, column_of, emptied, framed, label, picture, row_of
from credo_builder.ui.terms import counted, listed
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

SHOWN = 8
BESIDE_EM = 54


class WhatIfView(QWidget):
    """A list of everything at the start, what would break at the end."""

    def __init__(self, workspace: Workspace) -> None:
        """Ask about the records of the project in *workspace*."""
        super().__init__()
        self._workspace = workspace
        self._rows = QStandardItemModel(self)
        self._matches = Matches()
        self._matches.setParent(self)
        self._matches.setSourceModel(self._rows)
        self.search = OneLine()
        self.search.setPlaceholderText(_("Find a value, a promise, a role …"))
        self.search.setAccessibleName(_("What if this went? Find it"))
        self.search.textChanged.connect(self._matches.seek)
        self.list = QListView()
        self.list.setObjectName("Ticks")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("What if this went?"))
        self.list.setModel(self._matches)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setFixedHeight(px(380))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._left = QWidget()
        self._left.setLayout(column_of(self.search, self.list, gap=8))
        self._card, self._told = framed("card", (20, 16), 8)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(20))
        self._box.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self._card, 1, Qt.AlignmentFlag.AlignTop)
        self._filled: tuple[str, ...] = ()
        self._record_id = ""
        self.follow()

    def reflow(self, width: int) -> None:
        """Put the list beside the answer, or above it."""
        narrow = width < px(BESIDE_EM * 14)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(way)
        self._left.setFixedWidth(width if narrow else max(px(312), round(width * 0.38)))

    def choose(self, record_id: str) -> bool:
        """Ask about the record with *record_id*; False when it is not offered."""
        for row in range(self._matches.rowCount()):
            index = self._matches.index(row, 0)
            if index.data(Qt.ItemDataRole.UserRole) == record_id:
                self.list.setCurrentIndex(index)
                return True
        return False

    def follow(self) -> None:
        """Offer what the project holds now, and answer again."""
        records = offered(self._workspace)
        titles = tuple(f"{r.id} {self._workspace.title_of(r)}" for r in records)
        if titles != self._filled:
            self._filled = titles
            self._fill(records)
        self._tell()

    def text(self) -> str:
        """Return what the answer says, line by line."""
        found = self._card.findChildren(type(label("")))
        return "\n".join(one.text() for one in found if one.text() and not one.isHidden())

    def _fill(self, records: tuple[Record, ...]) -> None:
        wanted = self._record_id
        self._rows.setRowCount(0)
        for record in records:
            title = self._workspace.title_of(record)
            words = " ".join(filter(None, (record.code, title)))
            row = QStandardItem(f"{words}  ·  {_(type(record).term)}")
            row.setData(record.id, Qt.ItemDataRole.UserRole)
            row.setEditable(False)
            self._rows.appendRow(row)
        if not self.choose(wanted) and self._rows.rowCount():
            self.list.setCurrentIndex(self._matches.index(0, 0))

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        self._record_id = str(now.data(Qt.ItemDataRole.UserRole) or "")
        self._tell()

    def _tell(self) -> None:
        emptied(self._told)
        found = what_if(self._workspace.project, self._record_id, today())
        self._card.setVisible(found is not None)
        if found is None:
            return
        title = self._workspace.title_of(found.record)
        self._told.addWidget(
            label(_("Without “{title}”").format(title=title), "section", wrap=True)
        )
        for words in self.sentences(found):
            self._told.addWidget(label(words, wrap=True))
        for finding in found.findings[:SHOWN]:
            sign, tint = SIGNS[finding.severity]
            told = label(self._workspace.say(finding.message), wrap=True)
            row = row_of(picture(sign, tint), told, gap=10)
            row.setStretch(1, 1)
            self._told.addLayout(row)
        more = len(found.findings) - SHOWN
        if more > 0:
            self._told.addWidget(label(_("and {n} more").format(n=more), "caption"))
        go = button(_("Go to it"), "arrow-right")
        go.setAccessibleName(_("Go to “{title}”").format(title=title))
        go.clicked.connect(self._on_go)
        calm = label(_("Nothing was changed. This only looks."), "caption")
        self._told.addLayout(row_of(calm, None, go))

    def sentences(self, found: WhatIf) -> list[str]:
        """Return in words what *found* says, the links first."""
        if found.is_harmless:
            said = [_("Nothing else would notice. It stands alone.")]
        else:
            said = [*self._lost(found), *self._broken(found)]
        if found.findings:
            number = counted(len(found.findings), "new finding", "new findings")
            said.append(_("The check would bring {findings}:").format(findings=number))
        elif not found.is_harmless:
            said.append(_("The check would find nothing new."))
        if found.mended:
            number = counted(found.mended, "finding", "findings").capitalize()
            verb = _("goes") if found.mended == 1 else _("go")
            told = _("{findings} of today {verb} with it.")
            said.append(told.format(findings=number, verb=verb))
        return said

    def _lost(self, found: WhatIf) -> list[str]:
        kinds: dict[type[Record], int] = {}
        for loss in found.losses:
            lines = {path.partition("]")[0] for path in loss.fields if path.startswith("lines[")}
            kinds[type(loss.record)] = kinds.get(type(loss.record), 0) + max(1, len(lines))
        if not kinds:
            return []
        words = [
            counted(n, "credo line", "credo lines")
            if kind.key == "credo"
            else counted(n, kind.term, kind.terms)
            for kind, n in kinds.items()
        ]
        told = _("{names} would lose a link to it.")
        return [told.format(names=capitalised(listed(words)))]

    def _broken(self, found: WhatIf) -> list[str]:
        said = []
        if found.broken:
            chains = counted(len(found.broken), "chain", "chains").capitalize()
            codes = listed([r.code or self._workspace.title_of(r) for r in found.broken])
            told = _("{chains} would break: {codes}.")
            said.append(told.format(chains=chains, codes=codes))
        if found.alone:
            names = listed([f"“{self._workspace.title_of(r)}”" for r in found.alone[:3]])
            said.append(_("Left alone: {names}.").format(names=names))
        return said

    def _on_go(self) -> None:
        record = self._workspace.project.get(self._record_id)
        if record is not None:
            chapter = CHAPTER_OF[type(record)].key
            self._workspace.asked_for.emit(chapter, record.id, "")


def offered(workspace: Workspace) -> tuple[Record, ...]:
    """Return what may be asked about: the chain first, then everything else that has a name."""
    project = workspace.project
    kinds = [k for c in CHAPTERS for k in c.records if not k.singleton]
    kinds.sort(key=lambda kind: LINKS.index(kind.key) if kind.key in LINKS else len(LINKS))
    held = (r for kind in kinds for r in project.of(kind))
    return tuple(r for r in held if r.title.strip())
