"""Freedom to act: a table of roles over the form of one, and what that role would be told."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.organisation import Role
from credo_builder.compose.phrases import freedom_phrases
from credo_builder.domain.quantities import in_words
from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.list_model import RowWords
from credo_builder.ui.list_rows import paint_chosen
from credo_builder.ui.parts import ElidedLabel, button, emptied, flowing, label
from credo_builder.ui.sentence import SentenceView, isolated
from credo_builder.ui.steps import Part
from credo_builder.ui.terms import counted
from credo_builder.ui.theme import colour, px, scaled_font
from credo_builder.ui.walking import OneStop
from credo_builder.ui.workspace import Workspace
from credo_builder.values import dataclass

Index = QModelIndex | QPersistentModelIndex
SHARES = (18, 32, 12, 22, 16)
"""Widths of the five columns in hundredths."""
ROWS = (
    (("role", 6), ("ask_whom", 6)),
    (("freedoms", 8), ("spend_limit", 4)),
    (("never", 8), ("record_where", 4)),
)
MOST_HEIGHT = 260


@dataclass(frozen=True)
class Cell:
    """One cell: its words, and the sign and tint that say how it stands."""

    words: str
    sign: str = ""
    tint: str = "text"


def cells(workspace: Workspace, one: Empowerment) -> tuple[Cell, ...]:
    """Return the five cells of the row of *one*."""
    say = workspace.say
    project = workspace.project
    role = project.find(Role, one.role)
    asks = project.find(Role, one.ask_whom)
    soon = _("in {time}").format(time=in_words(one.answer_within)) if one.answer_within else ""
    whom = ", ".join(filter(None, (workspace.title_of(asks) if asks else "", soon)))
    money = in_words(one.spend_limit) if one.spend_limit else ""
    none = Cell(_("Not given"), tint="muted")
    return (
        Cell(workspace.title_of(role))
        if role
        else Cell(_("Whose is it?"), "triangle-alert", "warn"),
        Cell(say("; ".join(one.freedoms))) if one.freedoms else none,
        Cell(money) if money else none,
        Cell(say("; ".join(one.never)), "circle-x", "text")
        if one.never
        else Cell(_("No red line yet"), "triangle-alert", "warn"),
        Cell(whom) if asks else none,
    )


class FreedomDelegate(QStyledItemDelegate):
    """Five cells in a row."""

    def __init__(self, editor: FreedomEditor) -> None:
        """Paint the rows of *editor*."""
        super().__init__(editor.view)
        self._editor = editor

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of one line with room around it."""
        del index
        return QSize(px(120), option.fontMetrics.height() + px(20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cells, each shortened to its column."""
        record = self._editor.rows.record(index.row())
        if not isinstance(record, Empowerment):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect.adjusted(1, 1, -1, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            paint_chosen(painter, rect, mirrored=mirrored)
        left = rect.x() + px(14)
        room = rect.width() - px(20)
        for place, (cell, share) in enumerate(
            zip(cells(self._editor.workspace, record), SHARES, strict=True)
        ):
            width = room * share // 100
            box = QRect(left, rect.y(), width - px(10), rect.height())
            self._cell(painter, option, rect, box, cell, bold=place == 0)
            left += width
        painter.restore()

    def _cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: QRect,
        box: QRect,
        cell: Cell,
        *,
        bold: bool,
    ) -> None:
        if cell.sign:
            size = px(15)
            sign = QRect(box.x(), box.y() + (box.height() - size) // 2, size, size)
            tint = "err" if cell.sign == "circle-x" else cell.tint
            place = QStyle.visualRect(option.direction, row, sign)
            icons.paint(painter, cell.sign, tint, QRectF(place))
            box = box.adjusted(px(20), 0, 0, 0)
        painter.setFont(scaled_font(option.font, 1.0, bold=bold))
        painter.setPen(colour(cell.tint))
        mode = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(cell.words, mode, box.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(QStyle.visualRect(option.direction, row, box), flags, isolated(shown))


class FreedomEditor(ListEditor):
    """One row a role; below it what the role may do, and how it would be told."""

    def __init__(self, part: Part, workspace: Workspace, screen: str = "") -> None:
        """Edit the freedoms of the project in *workspace*."""
        self.workspace = workspace
        open_ = ("record_where",)
        placed = tuple(replace(a, fold="" if a.name in open_ else a.fold) for a in part.questions)
        tell = partial(_spoken, workspace)
        super().__init__(
            Part(kind=part.kind, questions=placed), workspace, screen, rows=ROWS, tell=tell
        )
        self.view.setItemDelegate(FreedomDelegate(self))
        self._most = px(MOST_HEIGHT)
        self._head = self._header()
        self._meets = label("", "caption")
        self._unsaid = flowing()
        self._stop = OneStop(self)
        column = self._left.layout()
        if isinstance(column, QBoxLayout):
            column.insertWidget(column.indexOf(self.view), self._head)
            column.insertWidget(column.indexOf(self.view) + 1, self._unsaid)
        self.sentence = SentenceView(_("How you would say it"), ratio=1.0, role="note")
        self.sentence.asked.connect(self.form.sheet.focus_field)
        self.form.insert_above(self._meets)
        self.form.sheet.insert(self.sentence)
        self._offered: tuple[str, ...] | None = None
        self.picked.connect(self._follow)
        workspace.changed.connect(self._follow)
        self._follow()

    def reflow(self, width: int) -> None:
        """Put the table over the form; both take the whole of *width* pixels."""
        self._box.setDirection(QBoxLayout.Direction.TopToBottom)
        self._left.setFixedWidth(width)
        self._most = px(MOST_HEIGHT)
        self.form.reflow(width)
        self._fit()

    def chips(self) -> list[QWidget]:
        """Return the buttons for roles of which nothing is said yet."""
        flow = self._unsaid.layout()
        found = (flow.itemAt(i) for i in range(flow.count())) if flow else ()
        return [w for f in found if f and (w := f.widget()) is not None and w.accessibleName()]

    def add_for(self, role_id: str) -> None:
        """Add the freedom of the role *role_id*, as one edit, and go to it."""
        fresh = replace(self.workspace.fresh(Empowerment), role=role_id)
        self.workspace.edit(self.workspace.project.put(fresh), _("Add freedom to act"))
        self.choose_record(fresh.id)
        self.focus_first()

    def _header(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(px(18), 0, px(12), 0)
        row.setSpacing(0)
        words = (
            _("Role"), _("May do without asking"), _("May spend"), _("Never"), _("If unsure, ask"),
        )  # fmt: skip
        for text, share in zip(words, SHARES, strict=True):
            row.addWidget(ElidedLabel(text, "small"), share)
        return head

    def _follow(self) -> None:
        project = self.workspace.project
        record = self.record
        one = project.find(Empowerment, record.id) if record else None
        if one is not None:
            say = self.workspace.say
            phrases = freedom_phrases(project, one)
            self.sentence.say(tuple(replace(p, text=say(p.text)) for p in phrases))
            told = self._met(one)
            self._meets.setText(told)
            self._meets.setVisible(bool(told))
        self._offer()

    def _met(self, one: Empowerment) -> str:
        """Return at how many moments the role is met."""
        met = self.workspace.project.pointing_at(one.role, Moment) if one.role else ()
        if not met:
            return ""
        moments = counted(len(met), Moment.term, Moment.terms)
        critical = sum(1 for m in met if m.is_critical)
        if not critical:
            return _("Meets {moments}").format(moments=moments)
        return _("Meets {moments}, {n} critical").format(moments=moments, n=critical)

    def _offer(self) -> None:
        project = self.workspace.project
        said = {row.role for row in project.of(Empowerment)}
        rest = tuple(r for r in project.of(Role) if r.faces_customers and r.id not in said)
        ids = tuple(r.id for r in rest)
        if ids == self._offered:
            return
        self._offered = ids
        flow = self._unsaid.layout()
        if flow is None:
            return
        emptied(flow)
        self._unsaid.setVisible(bool(rest) and not self.workspace.session.read_only)
        if rest:
            flow.addWidget(label(_("Nothing said yet for"), "caption"))
        chips = []
        for role in rest:
            chip = button(self.workspace.title_of(role), "plus", look="chip", tint="accent_text")
            name = _("Say what they may do: {role}").format(role=self.workspace.title_of(role))
            chip.setAccessibleName(name)
            chip.clicked.connect(partial(self._on_chip, role.id))
            flow.addWidget(chip)
            chips.append(chip)
        self._stop.hold(chips)

    def _on_chip(self, role_id: str, _checked: object = None) -> None:
        self.add_for(role_id)


def _spoken(workspace: Workspace, usual: RowWords, record: object) -> RowWords:
    """Return the row as it is read out: the role, then the other cells."""
    if not isinstance(record, Empowerment):
        return usual
    role, *rest = cells(workspace, record)
    return replace(usual, title=role.words, line=", ".join(c.words for c in rest), badge="")
