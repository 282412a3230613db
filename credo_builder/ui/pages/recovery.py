"""When it goes wrong: the ladder from notice to learning, rung by rung."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QBoxLayout, QStyle, QStyleOptionViewItem, QWidget

from credo_builder.app.suggestions import rung_of
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.recovery import LadderStep, RecoveryStep
from credo_builder.domain.quantities import in_words
from credo_builder.domain.records import Record
from credo_builder.i18n import _
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.list_model import RowWords
from credo_builder.ui.list_rows import GRIP, RowDelegate
from credo_builder.ui.parts import button, emptied, flowing, label
from credo_builder.ui.steps import Part
from credo_builder.ui.theme import colour, px, scaled_font
from credo_builder.ui.walking import OneStop
from credo_builder.ui.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
ROWS = ((("step", 7), ("within", 5)), (("who", 12),), (("what", 12),))
QUICK_ROWS = ((("within", 6), ("who", 6)), (("what", 12),))
RAIL = 30
"""Room before the words of a rung for its number and the rail, in pixels at 100 %."""


class RungDelegate(RowDelegate):
    """A row with the number of its rung on a rail that joins it to the next."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row, then number and rail over the room that is left for them."""
        shifted = QStyleOptionViewItem(option)
        super().paint(painter, shifted, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        size = px(24)
        disc = QRect(rect.x() + px(GRIP), rect.y() + px(9), size, size)
        middle = disc.center()
        seen = QStyle.visualRect(option.direction, rect, disc)
        x = seen.center().x()
        painter.setPen(QPen(colour("control"), 2))
        last = index.row() == index.model().rowCount() - 1
        if index.row():
            painter.drawLine(x, rect.top(), x, middle.y() - size // 2)
        if not last:
            painter.drawLine(x, middle.y() + size // 2, x, rect.bottom() + 1)
        painter.setPen(QPen(colour("accent"), 2))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(seen)
        painter.setPen(colour("accent_text"))
        painter.setFont(scaled_font(option.font, 0.93, bold=True))
        painter.drawText(seen, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.restore()

    def lead(self) -> int:
        """Return the room before the words, in pixels."""
        return px(GRIP + RAIL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a height in which the disc has room, too."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), px(44)))


class RecoveryEditor(ListEditor):
    """The rungs in their order; those that are missing can be put in."""

    def __init__(self, part: Part, workspace: Workspace, screen: str = "") -> None:
        """Edit the ladder of the project in *workspace*."""
        self.workspace = workspace
        rows = QUICK_ROWS if screen else ROWS
        super().__init__(part, workspace, screen, rows=rows, tell=partial(_told, workspace))
        self.view.setItemDelegate(RungDelegate(self.view))
        self._missing = flowing()
        self._stop = OneStop(self)
        self._offered: tuple[str, ...] | None = None
        column = self._left.layout()
        if isinstance(column, QBoxLayout):
            column.insertWidget(column.indexOf(self.view) + 1, self._missing)
        workspace.changed.connect(self._offer)
        self._offer()
        self._fit()

    def chips(self) -> list[QWidget]:
        """Return the buttons that put a missing rung in."""
        flow = self._missing.layout()
        found = (flow.itemAt(i) for i in range(flow.count())) if flow else ()
        return [w for f in found if f and (w := f.widget()) is not None and w.accessibleName()]

    def put_in(self, step: str) -> None:
        """Put the rung *step* where it belongs, with the words proposed for it, as one edit."""
        project = self.workspace.project
        order = [str(one) for one in LadderStep]
        held = project.of(RecoveryStep)
        place = sum(1 for r in held if r.step in order and order.index(r.step) < order.index(step))
        grown = project.insert(rung_of(step), place)
        added = next(r.id for r in grown.of(RecoveryStep) if project.get(r.id) is None)
        self.workspace.edit(grown, _("Add a step of the ladder"))
        self.choose_record(added)
        self.enter_form()

    def _offer(self) -> None:
        held = {r.step for r in self.workspace.project.of(RecoveryStep)}
        missing = tuple(str(one) for one in LadderStep if str(one) not in held) if held else ()
        if missing == self._offered:
            return
        self._offered = missing
        flow = self._missing.layout()
        if flow is None:
            return
        emptied(flow)
        self._missing.setVisible(bool(missing) and not self.workspace.session.read_only)
        if missing:
            flow.addWidget(label(_("Not on the ladder yet"), "caption"))
        chips = []
        for step in missing:
            words = _(LadderStep(step).label)
            chip = button(words, "plus", look="chip", tint="accent_text")
            chip.setAccessibleName(_("Put in: {step}").format(step=words))
            chip.clicked.connect(partial(self._on_chip, step))
            flow.addWidget(chip)
            chips.append(chip)
        self._stop.hold(chips)

    def _on_chip(self, step: str, _checked: object = None) -> None:
        self.put_in(step)


def _told(workspace: Workspace, usual: RowWords, record: Record) -> RowWords:
    """Return what a rung says: who does it, how soon, and what they do."""
    if not isinstance(record, RecoveryStep):
        return usual
    role = workspace.project.find(Role, record.who)
    who = workspace.title_of(role) if role else _("Whoever hears of it first")
    soon = _("at once")
    if record.within is not None:
        soon = _("within {time}").format(time=in_words(record.within))
    good = bool(record.what.strip()) and not usual.problem
    return replace(usual, line=f"{who} · {soon}", good=good)
