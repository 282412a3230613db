"""The records of one type as a Qt model; rows come, go and move, they never reset."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from credo_builder.domain import questions as q
from credo_builder.domain.questions import asked, is_blank
from credo_builder.domain.records import Record
from credo_builder.i18n import _
from credo_builder.ui.terms import counted, term_label
from credo_builder.ui.workspace import Workspace
from credo_builder.values import dataclass

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


@dataclass(frozen=True)
class RowWords:
    """What one row says.

    Attributes:
        code: such as P3, or empty.
        line: a second line under the title, or empty.
        problem: what is amiss, or empty.
        badge: a word at the end of the row, or empty.
        good: whether a small tick may say that nothing is missing.
    """

    title: str
    code: str = ""
    line: str = ""
    problem: str = ""
    badge: str = ""
    good: bool = False


TellRow = Callable[[RowWords, Record], RowWords]
"""Returns what a row says, given what it would say by itself."""


class RecordModel(QAbstractListModel):
    """The records of one type in the user's order."""

    def __init__(
        self,
        kind: type[Record],
        workspace: Workspace,
        parent: QObject,
        tell: TellRow | None = None,
    ) -> None:
        """Hold the records of *kind* of the project in *workspace*.

        *tell* may put other words in the place of the usual ones.
        """
        super().__init__(parent)
        self._tell = tell
        self.kind = kind
        self._workspace = workspace
        self._records: list[Record] = list(workspace.project.of(kind))
        workspace.changed.connect(self.follow)
        workspace.checked.connect(self._on_checked)

    def record(self, row: int) -> Record | None:
        """Return the record in *row*, or None."""
        return self._records[row] if 0 <= row < len(self._records) else None

    def row_of(self, record_id: str) -> int:
        """Return the row of a record, -1 when it is not here."""
        return next((i for i, r in enumerate(self._records) if r.id == record_id), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many records there are."""
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, the spoken text, or the `RowWords` (UserRole) of a row."""
        record = self.record(index.row())
        if record is None:
            return None
        words = self.words(record)
        if role == Qt.ItemDataRole.DisplayRole:
            return words.title
        if role == Qt.ItemDataRole.UserRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = _("{n} of {m}").format(n=index.row() + 1, m=len(self._records))
            parts = (words.code, words.title, words.line, words.badge, words.problem, place)
            return ", ".join(p for p in parts if p)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be dragged and dropped between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return usual | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def supportedDropActions(self) -> Qt.DropAction:
        """Move only."""
        return Qt.DropAction.MoveAction

    def moveRows(
        self,
        sourceParent: Index,  # noqa: N803 - Qt names its arguments
        sourceRow: int,  # noqa: N803
        count: int,
        destinationParent: Index,  # noqa: N803
        destinationChild: int,  # noqa: N803
    ) -> bool:
        """Move rows as one edit of the project; a drop in the list ends here."""
        if sourceParent.isValid() or destinationParent.isValid():
            return False
        if sourceRow <= destinationChild <= sourceRow + count:
            return False
        moving = [r.id for r in self._records[sourceRow : sourceRow + count]]
        at = destinationChild - (count if destinationChild > sourceRow else 0)
        project = self._workspace.project
        for offset, record_id in enumerate(moving):
            there = at + offset if at < sourceRow else at + count - 1
            project = project.move(record_id, there)
        self._workspace.edit(project, _("Move {term}").format(term=_(self.kind.term)))
        return True

    def arrange(self, rows: list[int], place: int) -> bool:
        """Move *rows* together before the row that is at *place* now, as one edit.

        Returns:
            Whether anything is in another place than before.
        """
        ids = [r.id for r in self._records]
        moving = [ids[row] for row in rows]
        before = [one for one in ids[:place] if one not in moving]
        after = [one for one in ids[place:] if one not in moving]
        return self._put_in_order([*before, *moving, *after], len(moving))

    def shift(self, rows: list[int], by: int) -> bool:
        """Move each of *rows* one place up (-1) or down (1), as one edit; none past an end.

        Returns:
            Whether anything is in another place than before.
        """
        ids = [r.id for r in self._records]
        moving = {ids[row] for row in rows}
        for row in sorted(rows, reverse=by > 0):
            to = row + by
            if 0 <= to < len(ids) and ids[to] not in moving:
                ids[row], ids[to] = ids[to], ids[row]
        return self._put_in_order(ids, len(moving))

    def _put_in_order(self, ids: list[str], number: int) -> bool:
        project = self._workspace.project
        for at, record_id in enumerate(ids):
            if project.of(self.kind)[at].id != record_id:
                project = project.move(record_id, at)
        if project is self._workspace.project:
            return False
        term = self.kind.term if number == 1 else counted(number, self.kind.term, self.kind.terms)
        self._workspace.edit(project, _("Move {term}").format(term=term))
        return True

    def words(self, record: Record) -> RowWords:
        """Return what the row of *record* says."""
        mark = record.from_starter and not record.reviewed
        # The badge says already that nobody has read it.
        found = (f for f in self._workspace.findings_of(record.id) if f.field != "reviewed")
        problem = next((f.message for f in found), "")
        usual = RowWords(
            title=self._workspace.title_of(record),
            code=record.code,
            line=self._workspace.say(second_line(record)),
            problem=self._workspace.say(problem),
            badge=_("Suggestion") if mark else "",
        )
        return self._tell(usual, record) if self._tell else usual

    def follow(self) -> None:
        """Take the project's records over, telling views what came, went and moved."""
        new = list(self._workspace.project.of(self.kind))
        wanted = {r.id for r in new}
        for row in range(len(self._records) - 1, -1, -1):
            if self._records[row].id not in wanted:
                self.beginRemoveRows(ROOT, row, row)
                del self._records[row]
                self.endRemoveRows()
        for row, record in enumerate(new):
            self._settle_row(row, record)

    def _settle_row(self, row: int, record: Record) -> None:
        there = self.row_of(record.id)
        if there < 0:
            self.beginInsertRows(ROOT, row, row)
            self._records.insert(row, record)
            self.endInsertRows()
        elif there != row:
            self.beginMoveRows(ROOT, there, there, ROOT, row)
            self._records.insert(row, self._records.pop(there))
            self.endMoveRows()
        if self._records[row] is not record:
            self._records[row] = record
            self.dataChanged.emit(self.index(row), self.index(row))

    def _on_checked(self) -> None:
        if self._records:
            self.dataChanged.emit(self.index(0), self.index(len(self._records) - 1))


def second_line(record: Record) -> str:
    """Return the first answer of *record* besides its title that fits a line; may be empty."""
    kind = type(record)
    for name, a in asked(kind).items():
        if name in {kind.title_field, "notes"}:
            continue
        value = getattr(record, name)
        if is_blank(a.question, value):
            continue
        if isinstance(a.question, (q.Line, q.Text)):
            return " ".join(str(value).split())
        if isinstance(a.question, q.Quantity):
            return str(value)
        if isinstance(a.question, q.Choice) and a.quick:
            return term_label(a.question.options, value)
    return ""
