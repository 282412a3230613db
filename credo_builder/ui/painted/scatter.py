"""Expectations as dots: how well we do across, how much it matters upwards."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen

from credo_builder.app import expecting
from credo_builder.app.expecting import FIRST_FROM, LEAST, MIDDLE, MOST
from credo_builder.chapters.expectations import Expectation
from credo_builder.i18n import _
from credo_builder.ui.painted.strokes import Ink, write
from credo_builder.ui.painted.surface import Piece, Surface
from credo_builder.ui.parts import tip
from credo_builder.ui.theme import colour, px, scaled_font, theme
from credo_builder.ui.when_seen import WhenSeen
from credo_builder.ui.workspace import Workspace

DOT = 28
HEIGHT = 196
HEAD = 22
AXIS = 22
FOOT = 22
STEPS = MOST - LEAST


class Dot(Piece):
    """One expectation, with its code."""

    def __init__(self, surface: Scatter, expectation: Expectation) -> None:
        """Stand for *expectation*."""
        super().__init__(surface, expectation.id, can_drag=True)
        self._code = expectation.code
        self._first = False
        self._rated = True
        self.chosen = False

    def show_expectation(self, expectation: Expectation, title: str, *, chosen: bool) -> None:
        """Show *expectation*, called *title*."""
        self._code, self.chosen = expectation.code, chosen
        self._first = expecting.works_first(expectation)
        matters, now = expectation.importance, expectation.performance_now
        self._rated = matters is not None and now is not None
        parts = (
            f"{expectation.code} {title}".strip(),
            ratings_said(expectation),
            _("chosen") if chosen else "",
        )
        self.setAccessibleName(", ".join(p for p in parts if p))
        self.setToolTip(tip(title))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        tint = "focus" if focused else "warn" if self._first else "control"
        pen = QPen(colour(tint), 2.5 if focused else 1.3)
        if not self._rated and not focused:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(colour("accent" if self.chosen else "surface"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        font = scaled_font(self.font(), 0.79, bold=True)
        ink = Ink(font, "on_accent" if self.chosen else "text")
        write(painter, self.rect(), self._code, ink, centred=True)


class Scatter(Surface):
    """Every expectation where it stands; what matters and is not done well comes first.

    Signals:
        chosen_one: (record id) a dot was pressed or walked to.
        opened: (record id) its fields are wanted.
        gone: (record id) it is to be deleted.
    """

    chosen_one = Signal(str)
    opened = Signal(str)
    gone = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        """Show the expectations of the project in *workspace*."""
        super().__init__(_("How much it matters against how well we do"))
        self.workspace = workspace
        self.chosen = ""
        self._shown: tuple[Expectation, ...] = ()
        self._tried: tuple[str, int, int] | None = None
        self.setFixedHeight(px(HEIGHT))
        WhenSeen(self, workspace, self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what the project holds now."""
        self._shown = self.workspace.project.of(Expectation)
        self.settle_pieces([self.pieces.get(e.id) or Dot(self, e) for e in self._shown])
        self._dress()

    def choose(self, record_id: str) -> None:
        """Show that the expectation is chosen."""
        if record_id == self.chosen:
            return
        self.chosen = record_id
        self.stop_at(record_id)
        self._dress()
        if record_id in self.pieces:
            self.pieces[record_id].raise_()

    def _dress(self) -> None:
        for one in self._shown:
            dot = self.pieces.get(one.id)
            if isinstance(dot, Dot):
                title = self.workspace.title_of(one)
                dot.show_expectation(one, title, chosen=one.id == self.chosen)

    # Where things stand, measured left to right.

    def field(self) -> QRect:
        """Return the room of the dots."""
        top = px(HEAD)
        return QRect(
            px(AXIS), top, self.width() - px(AXIS) - px(4), self.height() - px(FOOT) - top
        )

    def spot(self, importance: float, today: float) -> QPointF:
        """Return where an expectation with these ratings stands."""
        room = QRectF(self.field()).adjusted(px(DOT), px(DOT) / 2, -px(DOT), -px(DOT) / 2)
        return QPointF(
            room.left() + (today - LEAST) / STEPS * room.width(),
            room.bottom() - (importance - LEAST) / STEPS * room.height(),
        )

    def ratings_at(self, spot: QPoint) -> tuple[int, int]:
        """Return importance and performance nearest to *spot*, each 1 to 5."""
        low, high = self.spot(LEAST, LEAST), self.spot(MOST, MOST)
        across = (spot.x() - low.x()) / max(1.0, high.x() - low.x())
        up = (low.y() - spot.y()) / max(1.0, low.y() - high.y())
        importance, today = (round(LEAST + STEPS * share) for share in (up, across))
        return max(LEAST, min(MOST, importance)), max(LEAST, min(MOST, today))

    def arrange(self) -> None:
        """Place the dots; equal ones stand fanned out beside one another."""
        places: dict[tuple[int, int], list[str]] = {}
        for one in self._shown:
            ratings = (one.importance or MIDDLE, one.performance_now or MIDDLE)
            if self._tried is not None and self._tried[0] == one.id:
                ratings = self._tried[1:]
            places.setdefault(ratings, []).append(one.id)
        size, room = px(DOT), QRectF(self.field()).width() / (STEPS + 2)
        for ratings, ids in places.items():
            step = min(size + 2, (room - 2) / len(ids))
            for number, one_id in enumerate(ids):
                spot = self.spot(*ratings)
                left = spot.x() + (number - (len(ids) - 1) / 2) * step - size / 2
                place = QRect(round(left), round(spot.y()) - size // 2, size, size)
                dot = self.pieces.get(one_id)
                if dot is not None:
                    dot.setGeometry(self.seen(place))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the axes and the corner where to work first."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.field()
        line = self.spot(FIRST_FROM - 0.5, MIDDLE + 0.5).toPoint()
        first = QRect(room.left(), room.top(), line.x() - room.left(), line.y() - room.top())
        painter.setPen(QPen(colour("warn"), 1, Qt.PenStyle.DashLine))
        if theme().scheme != "contrast":
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("warn_soft"))
        painter.drawRect(self.seen(first))
        small = scaled_font(self.font(), 0.86)
        bold = scaled_font(self.font(), 0.9, bold=True)
        high = px(20)
        words = QRect(first.left(), room.top() - high, first.width(), high)
        write(painter, self.seen(words), _("Work here first"), Ink(bold, "warn"))
        kept = QFontMetrics(small).horizontalAdvance(_("Keep it up"))
        wide = min(room.right() - line.x() - px(8), kept + px(2))
        keep = QRect(room.right() - wide, words.top(), wide, high)
        write(painter, self.seen(keep), _("Keep it up"), Ink(small, "muted"))
        painter.setPen(QPen(colour("control"), 1.4))
        left = self.seen(QRect(room.left(), 0, 1, 1)).x()
        painter.drawLine(left, room.top(), left, room.bottom())
        painter.drawLine(0 if self.mirrored else left, room.bottom(),
                         left if self.mirrored else self.width(), room.bottom())  # fmt: skip
        arrow = "←" if self.mirrored else "→"
        foot = QRect(room.left(), room.bottom() + px(2), room.width(), px(FOOT) - px(4))
        told = f"{_('How well we do')} {arrow}"
        ends = QFontMetrics(small).horizontalAdvance(told) + px(2)
        foot.setLeft(foot.right() - min(ends, foot.width()))
        write(painter, self.seen(foot), told, Ink(small, "muted"))
        self._paint_upright(painter, room)

    def _paint_upright(self, painter: QPainter, room: QRect) -> None:
        painter.save()
        across = self.seen(QRect(0, 0, px(AXIS), 1))
        painter.translate(across.center().x(), room.bottom())
        painter.rotate(-90)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        small = scaled_font(self.font(), 0.86)
        place = QRect(0, -px(10), room.height(), px(20))
        write(painter, place, f"{_('How much it matters')} →", Ink(small, "muted"))
        painter.restore()

    # What the mouse and the keys do.

    def entered(self, piece: Piece) -> None:
        """Choose the expectation in focus."""
        super().entered(piece)
        self.choose(piece.key)
        self.chosen_one.emit(piece.key)

    def opened_on(self, piece: Piece) -> None:
        """Open its fields."""
        self.opened.emit(piece.key)

    def carried_over(self, piece: Piece, there: QPoint) -> None:
        """Show the ratings it would have."""
        self._tried = (piece.key, *self.ratings_at(self.unseen(there)))
        self.arrange()

    def carried_back(self, piece: Piece) -> None:
        """Leave everything as it was."""
        del piece
        self._tried = None
        self.arrange()

    def dropped(self, piece: Piece, there: QPoint) -> None:
        """Give it the ratings of where it was dropped, as one edit."""
        ratings = self.ratings_at(self.unseen(there))
        self.carried_back(piece)
        self.rate(piece.key, *ratings)

    def rate(self, record_id: str, importance: int | None, today: int | None) -> None:
        """Rate how much it matters and how well we do, as one edit."""
        changed = expecting.rated(self.workspace.project, record_id, importance, today)
        self.workspace.edit(changed, _("Rate an expectation"))
        one = changed.find(Expectation, record_id)
        if one is not None:
            self.announce(ratings_said(one))

    def claims(self, event: QKeyEvent) -> bool:
        """Keep Delete from the window."""
        return event.key() == Qt.Key.Key_Delete

    def key_on(self, piece: Piece, event: QKeyEvent) -> bool:
        """Walk with arrows, rate with Alt or Ctrl and arrows, open or delete."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        onward = self.onward(key)
        up = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(key, 0)
        one = self.workspace.project.find(Expectation, piece.key)
        if one is None:
            return False
        if (onward or up) and held:
            matters = (one.importance or MIDDLE) + up
            self.rate(piece.key, matters, (one.performance_now or MIDDLE) + onward)
        elif onward or up:
            self._walk(piece, onward, up)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(piece.key)
        elif key == Qt.Key.Key_Delete:
            self.gone.emit(piece.key)
        else:
            return False
        return True

    def _walk(self, piece: Piece, onward: int, up: int) -> None:
        """Go to the nearest dot in that direction; sideways counts double."""
        here = piece.geometry().center()
        ahead = onward * (-1 if self.mirrored else 1)
        best, least = "", 0.0
        for key, other in self.pieces.items():
            away = other.geometry().center() - here
            along = away.x() * ahead if onward else -away.y() * up
            aside = abs(away.y() if onward else away.x())
            if along > 0 and (not best or along + 2 * aside < least):
                best, least = key, along + 2 * aside
        if best:
            self.focus_piece(best)


def ratings_said(expectation: Expectation) -> str:
    """Return in words how much it matters, how well we do and whether it comes first."""
    matters, now = expectation.importance, expectation.performance_now
    unsaid = _("not rated")
    parts = (
        _("matters {n}").format(n=unsaid if matters is None else matters),
        _("today {n}").format(n=unsaid if now is None else now),
        _("work here first") if expecting.works_first(expectation) else "",
        _("keep it up") if expecting.kept_up(expectation) else "",
    )
    said = ", ".join(p for p in parts if p)
    return said[:1].upper() + said[1:]
