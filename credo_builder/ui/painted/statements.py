"""The statements of one answer sheet: keys 1 to 5 answer and move on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from credo_builder.chapters.statements import (
    AGREEMENT,
    HIGHEST,
    LOWEST,
    Answers,
    MindsetScale,
    Statement,
)
from credo_builder.i18n import _
from credo_builder.ui.painted.strokes import Ink, lines_needed, ring, write
from credo_builder.ui.parts import label
from credo_builder.ui.theme import colour, px, scaled_font
from credo_builder.ui.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
STEP = 42
"""Pixels from one answer to the next."""
STEPS = HIGHEST - LOWEST + 1
NUMBER = 30


class StatementModel(QAbstractListModel):
    """The statements of a sheet and their answers."""

    def __init__(self, workspace: Workspace) -> None:
        """Hold no statement yet."""
        super().__init__()
        self._workspace = workspace
        self.statements: tuple[Statement, ...] = ()
        self.answers = Answers()

    def show_sheet(self, statements: tuple[Statement, ...], answers: Answers) -> None:
        """Show *statements* with *answers*; rows come and go at the end alone."""
        before, now = len(self.statements), len(statements)
        if now > before:
            self.beginInsertRows(ROOT, before, now - 1)
        elif now < before:
            self.beginRemoveRows(ROOT, now, before - 1)
        self.statements, self.answers = statements, answers
        if now > before:
            self.endInsertRows()
        elif now < before:
            self.endRemoveRows()
        if now:
            self.dataChanged.emit(self.index(0), self.index(now - 1))

    def answer(self, row: int) -> int | None:
        """Return the answer in *row*, 1 to 5 or None."""
        found: int | None = getattr(self.answers, self.statements[row].id)
        return found

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many statements there are."""
        return 0 if parent.isValid() else len(self.statements)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the statement, or what assistive technology says of the row."""
        if not 0 <= index.row() < len(self.statements):
            return None
        statement = self.statements[index.row()]
        text = self._workspace.tell(statement.text)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            answer = self.answer(index.row())
            said = _("not answered")
            if answer is not None:
                word = _(AGREEMENT[answer - LOWEST]).lower()
                said = _("answered {n} of 5, {word}").format(n=answer, word=word)
            place = _("{n} of {m}").format(n=index.row() + 1, m=len(self.statements))
            leads = statement.scale == MindsetScale.LEADERSHIP
            parts = (place, _("for leaders") if leads else "", text, said)
            return ", ".join(p for p in parts if p)
        return None


class AnswerDelegate(QStyledItemDelegate):
    """Number, statement, five circles."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row for one line, or for two where the statement needs them."""
        view = self.parent()
        wide = view.viewport().width() if isinstance(view, QListView) else px(600)
        room = wide - px(NUMBER) - px(STEP) * STEPS - px(12)
        lines = min(3, lines_needed(str(index.data()), option.font, max(px(80), room)))
        return QSize(px(200), px(20) + lines * option.fontMetrics.lineSpacing())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setLayoutDirection(option.direction)
        if index.row():
            painter.setPen(QPen(colour("border"), 1))
            painter.drawLine(rect.left(), rect.top(), rect.right(), rect.top())
        small = scaled_font(option.font, 0.86)
        number = self._seen(option, QRect(rect.x(), rect.y(), px(NUMBER), rect.height()))
        write(painter, number, str(index.row() + 1), Ink(small, "muted"), centred=True)
        room = rect.width() - px(NUMBER) - px(STEP) * STEPS - px(12)
        words = QRect(rect.x() + px(NUMBER), rect.y(), room, rect.height())
        font = scaled_font(option.font, 1.0, bold=chosen and current)
        text = str(index.data())
        write(painter, self._seen(option, words), text, Ink(font), most=3, middle=True)
        model = index.model()
        answer = model.answer(index.row()) if isinstance(model, StatementModel) else None
        for step in range(STEPS):
            self._circle(painter, self.circle(option, step), ticked=answer == step + LOWEST)
        if current:
            ring(painter, rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def circle(self, option: QStyleOptionViewItem, step: int) -> QRectF:
        """Return where the circle of *step*, 0 to 4, stands."""
        rect: QRect = option.rect
        size = px(18)
        left = rect.right() - px(STEP) * (STEPS - step) + (px(STEP) - size) // 2
        place = QRect(left, rect.center().y() - size // 2, size, size)
        return QRectF(self._seen(option, place))

    def _circle(self, painter: QPainter, place: QRectF, *, ticked: bool) -> None:
        if ticked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(place)
            painter.setBrush(colour("on_accent"))
            inset = place.width() * 0.32
            painter.drawEllipse(place.adjusted(inset, inset, -inset, -inset))
            return
        painter.setPen(QPen(colour("control"), 1.2))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(place.adjusted(0.6, 0.6, -0.6, -0.6))

    @staticmethod
    def _seen(option: QStyleOptionViewItem, place: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, place)


class StatementList(QListView):
    """The statements, one a row; digits answer and move on, arrows right and left adjust.

    Signals:
        answered: (statement id, answer) 1 to 5, or None when it was taken back.
    """

    answered = Signal(str, object)

    def __init__(self, workspace: Workspace) -> None:
        """Show the statements of no sheet yet."""
        super().__init__()
        self._statements = StatementModel(workspace)
        self._statements.setParent(self)
        self._delegate = AnswerDelegate(self)
        self.setProperty("role", "list")
        self.setAccessibleName(_("Statements"))
        told = _("Keys 1 to 5 answer and move on; 0 takes an answer back.")
        self.setAccessibleDescription(told)
        self.setModel(self._statements)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.readable = workspace.session.read_only

    def show_sheet(self, statements: tuple[Statement, ...], answers: Answers) -> None:
        """Show *statements* with *answers*; the row in focus stays."""
        self._statements.show_sheet(statements, answers)
        if not self.currentIndex().isValid() and statements:
            self.setCurrentIndex(self._statements.index(0))

    def first_open(self) -> None:
        """Go to the first statement without an answer."""
        rows = range(self._statements.rowCount())
        row = next((r for r in rows if self._statements.answer(r) is None), 0)
        self.setCurrentIndex(self._statements.index(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rows the lines they need at this width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with a digit and move on; adjust with the arrows; take back with 0."""
        key, row = event.key(), self.currentIndex().row()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if row < 0 or held or self.readable:
            super().keyPressEvent(event)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self._say(row, key - Qt.Key.Key_0)
            self._go(row + 1)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._say(row, None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            step = 1 if (key == Qt.Key.Key_Right) != mirrored else -1
            now = self._statements.answer(row) or (0 if step > 0 else HIGHEST + 1)
            self._say(row, max(LOWEST, min(HIGHEST, now + step)))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Answer where a circle was pressed; pressing the chosen one takes it back."""
        super().mouseReleaseEvent(event)
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        step = self._step_at(index, spot) if index.isValid() else None
        if step is not None and not self.readable:
            given = LOWEST + step
            now = self._statements.answer(index.row())
            self._say(index.row(), None if now == given else given)

    def _step_at(self, index: QModelIndex, spot: QPoint) -> int | None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        for step in range(STEPS):
            reach = px(STEP) / 2
            if abs(self._delegate.circle(option, step).center().x() - spot.x()) <= reach:
                return step
        return None

    def _say(self, row: int, answer: int | None) -> None:
        self.answered.emit(self._statements.statements[row].id, answer)

    def _go(self, row: int) -> None:
        if row < self._statements.rowCount():
            self.setCurrentIndex(self._statements.index(row))


class ScaleEnds(QWidget):
    """What the first and the last circle stand for, in the middle over each."""

    def __init__(self, least: str, most: str, statements: QListView) -> None:
        """Stand over *statements*, whose circles go from *least* to *most*."""
        super().__init__()
        self._statements = statements
        self._words = [label(words, "caption") for words in (least, most)]
        for one in self._words:
            one.setParent(self)
        self.setFixedHeight(self._words[0].sizeHint().height())
        statements.viewport().installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the circles."""
        super().resizeEvent(event)
        self._stand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the circles, also where a scroll bar moves them."""
        if event.type() == QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)

    def _stand(self) -> None:
        edge = self._statements.viewport().geometry().right()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for one, steps in zip(self._words, (STEPS - 0.5, 0.5), strict=True):
            one.adjustSize()
            middle = edge - round(px(STEP) * steps)
            left = min(middle - one.width() // 2, self.width() - one.width())
            one.move(self.width() - left - one.width() if mirrored else left, 0)
