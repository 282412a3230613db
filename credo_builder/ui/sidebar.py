"""The steps at the side: groups, a shape for each state, one line that says why."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPen,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QProgressBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from credo_builder.chapters.base import Group
from credo_builder.domain.terms import Path
from credo_builder.i18n import _, marked
from credo_builder.ui import icons
from credo_builder.ui.actions import Actions
from credo_builder.ui.parts import button, column_of, label, restyle, shortened
from credo_builder.ui.steps import State, Step, full_steps, progress, quick_steps
from credo_builder.ui.theme import colour, px, scaled_font
from credo_builder.ui.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
KEY = Qt.ItemDataRole.UserRole
STATE = Qt.ItemDataRole.UserRole + 1
LINE = Qt.ItemDataRole.UserRole + 2
RAIL = 100
GROUP_HEIGHT, STEP_HEIGHT, CURRENT_HEIGHT = 32, 34, 52
MINUTES_A_SCREEN = 25 / 9
ROUTES: dict[str, str] = {
    Path.QUICK: marked("Quick path · 9 screens"),
    Path.FULL: marked("Full path · 20 steps"),
    Path.WORKSHOP: marked("Workshop path · 20 steps"),
}


class StepDelegate(QStyledItemDelegate):
    """Paints groups and steps; the state is a shape first and a colour second."""

    two_lines = False
    """Whether every step shows its line (Quick), not the current one alone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a group, a step or the current step."""
        if not index.data(KEY):
            return QSize(px(100), px(GROUP_HEIGHT))
        tree = self.parent()
        current = isinstance(tree, StepTree) and tree.currentIndex() == index
        high = CURRENT_HEIGHT if current or self.two_lines else STEP_HEIGHT
        return QSize(px(100), px(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(KEY):
            self._step(painter, option, index)
        else:
            self._group(painter, option, index)
        painter.restore()

    def _group(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        way = option.direction
        opened = bool(option.state & QStyle.StateFlag.State_Open)
        sign = QRect(px(14), rect.center().y() - px(7), px(14), px(14))
        whole = QRect(0, rect.y(), rect.right(), rect.height())
        icons.paint(
            painter,
            "chevron-down" if opened else "chevron-right",
            "muted",
            QRectF(QStyle.visualRect(way, whole, sign)),
        )
        if self._is_rail():
            return
        painter.setFont(scaled_font(option.font, 0.93, bold=True))
        painter.setPen(colour("muted"))
        name = QRect(px(36), rect.y(), rect.right() - px(36), rect.height())
        painter.drawText(
            QStyle.visualRect(way, whole, name), Qt.AlignmentFlag.AlignVCenter, index.data()
        )
        advice = index.data(STATE) == State.ADVICE and not opened
        painter.setFont(scaled_font(option.font, 0.93))
        painter.setPen(colour("warn" if advice else "muted"))
        count = QRect(px(36), rect.y(), rect.right() - px(36) - px(16), rect.height())
        painter.drawText(
            QStyle.visualRect(way, whole, count),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            index.data(LINE),
        )

    def _is_rail(self) -> bool:
        """Whether there is room for shapes alone; a row may still be wider than the tree."""
        tree = self.parent()
        return isinstance(tree, StepTree) and tree.viewport().width() < px(RAIL)

    def _step(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tree = self.parent()
        row: QRect = option.rect
        whole = QRect(0, row.y(), row.right(), row.height())
        way = option.direction
        current = isinstance(tree, StepTree) and tree.currentIndex() == index
        if current:
            self._current(
                painter, whole, way, focus=bool(option.state & QStyle.StateFlag.State_HasFocus)
            )
        state: State = index.data(STATE)
        sign = QRect(px(22), row.center().y() - px(8), px(17), px(17))
        paint_state(painter, QRectF(QStyle.visualRect(way, whole, sign)), state)
        if self._is_rail():
            return
        left = px(49)
        room = QRect(left, row.y(), whole.right() - left - px(14), row.height())
        lines = current or self.two_lines
        title = scaled_font(option.font, 1.0, bold=current)
        small = scaled_font(option.font, 0.9)
        high = QFontMetrics(title).height()
        low = QFontMetrics(small).height() if lines else 0
        top = row.y() + (row.height() - high - low) // 2
        for text, font, tint, y, height in (
            (index.data(), title, "text", top, high),
            (index.data(LINE) if lines else "", small,
             "warn" if state == State.ADVICE else "muted", top + high, low),
        ):  # fmt: skip
            if text:
                painter.setFont(font)
                painter.setPen(colour(tint))
                place = QStyle.visualRect(way, whole, QRect(room.x(), y, room.width(), height))
                shown = painter.fontMetrics().elidedText(
                    text, Qt.TextElideMode.ElideRight, room.width()
                )
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)

    def _current(
        self, painter: QPainter, whole: QRect, way: Qt.LayoutDirection, *, focus: bool
    ) -> None:
        card = whole.adjusted(px(8), 1, -px(8), -1)
        painter.setPen(QPen(colour("focus" if focus else "border"), 2 if focus else 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(card, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        bar = QRect(card.x() + 1, card.y() + px(9), 3, card.height() - px(18))
        painter.drawRect(QStyle.visualRect(way, whole, bar))


def paint_state(painter: QPainter, place: QRectF, state: State) -> None:
    """Paint a disc with a tick, a half disc, a triangle or a ring into *place*."""
    if state == State.ADVICE:
        icons.paint(painter, "triangle-alert", "warn", place)
        return
    if state == State.DONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ok"))
        painter.drawEllipse(place)
        inner = place.adjusted(*(place.width() * f for f in (0.14, 0.14, -0.14, -0.14)))
        icons.paint(painter, "check", "surface", inner)
        return
    ring = place.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(colour("accent" if state == State.BEGUN else "control"), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    if state == State.BEGUN:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawPie(ring.adjusted(2.5, 2.5, -2.5, -2.5), -90 * 16, 180 * 16)


class StepTree(QTreeView):
    """The steps of a path; groups fold, nothing is locked.

    Signals:
        picked: (key) a step was chosen by mouse or key.
    """

    picked = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        """Show the path of the project in *workspace*."""
        super().__init__()
        self.setObjectName("Steps")
        self.setAccessibleName(_("Steps"))
        self._workspace = workspace
        self._rows = QStandardItemModel(self)
        self._places: dict[str, QStandardItem] = {}
        self._shown_path = ""
        self._paints = StepDelegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._paints)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_clicked)
        self.follow()

    def steps(self) -> tuple[Step, ...]:
        """Return the steps of the path in force."""
        quick = self._workspace.session.route == Path.QUICK
        return quick_steps() if quick else full_steps()

    def follow(self) -> None:
        """Show the path and the states of the project as it is now."""
        path = self._workspace.session.route
        if (path == Path.QUICK) != (self._shown_path == Path.QUICK) or not self._shown_path:
            self._rebuild()
        self._shown_path = path
        done = {}
        for step in self.steps():
            state, words = progress(step, self._workspace.project, self._workspace.findings)
            words = self._workspace.say(words)
            row = self._places[step.key]
            row.setData(state, STATE)
            row.setData(words, LINE)
            title = _(step.title)
            spoken = f"{title}, {_(state.value)}, {words}"
            row.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            row.setData(title, Qt.ItemDataRole.ToolTipRole)
            done[step.key] = state
        self._tell_groups(done)
        self.viewport().update()

    def done(self) -> int:
        """Return how many steps are complete."""
        return sum(1 for row in self._places.values() if row.data(STATE) == State.DONE)

    def first_unfinished(self) -> str:
        """Return the key of the first step that is not complete."""
        open_ = (k for k, row in self._places.items() if row.data(STATE) != State.DONE)
        return next(open_, self.steps()[0].key)

    def show_current(self, key: str) -> None:
        """Mark the step *key*, unfolding its group; nothing is marked for a stranger."""
        row = self._places.get(key)
        if row is None:
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(row.index())
        self._unfold(row)
        self._paints.sizeHintChanged.emit(self._rows.index(0, 0))
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Unfold as many groups as fit."""
        super().resizeEvent(event)
        self._unfold(self._rows.itemFromIndex(self.currentIndex()))

    def _rebuild(self) -> None:
        self._rows.removeRows(0, self._rows.rowCount())
        self._places = {}
        quick = self._workspace.session.route == Path.QUICK
        self._paints.two_lines = quick
        groups: dict[Group, QStandardItem] = {}
        for step in self.steps():
            row = QStandardItem(_(step.title))
            row.setData(step.key, KEY)
            self._places[step.key] = row
            if step.group is None:
                self._rows.appendRow(row)
                continue
            if step.group not in groups:
                groups[step.group] = QStandardItem(_(step.group.label))
                groups[step.group].setSelectable(False)
                self._rows.appendRow(groups[step.group])
            groups[step.group].appendRow(row)

    def _tell_groups(self, done: dict[str, State]) -> None:
        for place in range(self._rows.rowCount()):
            row = self._rows.item(place)
            if not row.hasChildren():
                continue
            states = [done[row.child(i).data(KEY)] for i in range(row.rowCount())]
            finished = states.count(State.DONE)
            advice = states.count(State.ADVICE)
            words = _("{n} of {m}").format(n=finished, m=len(states))
            if finished == len(states):
                words = _("All done")
            elif advice and not self.isExpanded(row.index()):
                words = _("{n} to look at").format(n=advice)
            row.setData(words, LINE)
            row.setData(State.ADVICE if advice else State.EMPTY, STATE)
            row.setData(f"{row.text()}, {words}", Qt.ItemDataRole.AccessibleTextRole)

    def _unfold(self, current: QStandardItem | None) -> None:
        groups = [self._rows.item(i) for i in range(self._rows.rowCount())]
        groups = [g for g in groups if g.hasChildren()]
        if not groups:
            return
        mine = current.parent() if current is not None else None
        at = groups.index(mine) if mine in groups else 0
        order = [groups[at]]
        order += [g for g in groups if g.data(STATE) == State.ADVICE]
        order += [*groups[at + 1 :], *groups[:at]]
        room = self.viewport().height() - px(GROUP_HEIGHT) * len(groups)
        room -= px(CURRENT_HEIGHT - STEP_HEIGHT)
        opened: list[QStandardItem] = []
        for group in dict.fromkeys(map(id, order)):
            row = next(g for g in groups if id(g) == group)
            room -= px(STEP_HEIGHT) * row.rowCount()
            if room < 0 and opened:
                break
            opened.append(row)
        for group_row in groups:
            self.setExpanded(group_row.index(), group_row in opened)
        self._tell_groups({k: r.data(STATE) for k, r in self._places.items()})

    def _on_clicked(self, index: QModelIndex) -> None:
        key = index.data(KEY)
        if key:
            self.picked.emit(key)
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))


class Sidebar(QFrame):
    """Path, steps and how far the whole is."""

    def __init__(self, workspace: Workspace, actions: Actions) -> None:
        """Show the steps of *workspace*; the path is chosen by *actions*."""
        super().__init__()
        self.setObjectName("Sidebar")
        self.setFixedWidth(px(264))
        self._rail = False
        self._workspace = workspace
        self.tree = StepTree(workspace)
        self._path = button("", "route", look="flat", tint="muted")
        self._path.setObjectName("PathButton")
        menu = QMenu(self._path)
        menu.addActions([actions[str(route)] for route in Path])
        self._path.setMenu(menu)
        self._said = label("", "caption", wrap=True)
        self._bar = QProgressBar()
        self._bar.setProperty("role", "bar")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Steps complete"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, px(14))
        column.setSpacing(px(6))
        self._head = column_of(self._path)
        self._head.setContentsMargins(px(16), 0, px(8), 0)
        column.addLayout(self._head)
        column.addWidget(self.tree, 1)
        self._foot = QWidget()
        foot = column_of(self._said, self._bar, gap=8)
        foot.setContentsMargins(px(18), 0, px(18), 0)
        self._foot.setLayout(foot)
        column.addWidget(self._foot)
        workspace.changed.connect(self.follow)
        workspace.checked.connect(self.follow)
        self.follow()

    def set_rail(self, *, rail: bool) -> None:
        """Stand as a narrow rail of shapes, or with words."""
        if rail == self._rail:
            return
        self._rail = rail
        self.setFixedWidth(px(60 if rail else 264))
        self._path.setProperty("rail", rail)
        self._head.setContentsMargins(px(8 if rail else 16), 0, px(8), 0)
        restyle(self._path)
        self._foot.setVisible(not rail)
        self.follow()

    def follow(self) -> None:
        """Show the project as it is now."""
        self.tree.follow()
        route = self._workspace.session.route
        quick = route == Path.QUICK
        words = _(ROUTES.get(route, ROUTES[Path.FULL]))
        self._path.setText("" if self._rail else shortened(self._path, words, px(160)))
        self._path.setToolTip(words)
        self._path.setAccessibleName(words)
        total, done = len(self.tree.steps()), self.tree.done()
        said = _("{n} of {m} steps complete").format(n=done, m=total)
        if quick:
            left = round((total - done) * MINUTES_A_SCREEN)
            told = _("{n} of {m} complete, about {left} minutes left")
            said = told.format(n=done, m=total, left=left)
        self._said.setText(said)
        self._bar.setMaximum(total)
        self._bar.setValue(done)
