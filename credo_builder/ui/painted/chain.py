"""Who serves whom, as a picture: groups in columns, an arrow for each "serves"."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)

from credo_builder.app import serving
from credo_builder.app.serving import Arrow
from credo_builder.chapters.segments import Segment, SegmentKind
from credo_builder.domain.quantities import number
from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.painted.strokes import Ink, Look, box, write
from credo_builder.ui.painted.surface import Piece, Surface
from credo_builder.ui.parts import tip
from credo_builder.ui.terms import term_label
from credo_builder.ui.theme import colour, px, scaled_font
from credo_builder.ui.when_seen import WhenSeen
from credo_builder.ui.workspace import Workspace

NODE = 48
LOW_NODE = 32
MANY = 4
"""From more groups in one column on, each is one line high."""
GAP = 8
MOST_NODE = 210
HANDLE = 22
HEAD = 4


class Node(Piece):
    """One group; dragging it onto another says that it serves that one."""

    def __init__(self, surface: ChainView, group: Segment) -> None:
        """Stand for *group*."""
        super().__init__(surface, group.id, can_drag=True)
        self._group = group
        self._name = ""
        self._line = ""
        self._loose = False
        self.chosen = False

    def show_group(self, group: Segment, *, chosen: bool) -> None:
        """Show *group*."""
        surface: ChainView = self.surface  # type: ignore[assignment]
        project = surface.project
        self._group, self.chosen = group, chosen
        self._name = surface.workspace.title_of(group)
        self._loose = serving.is_loose(project, group)
        self._line = _("Serve no one yet") if self._loose else surface.said_of(group)
        served = [
            surface.workspace.title_of(one)
            for one in project.linked(Segment, group.serves_segment_ids)
        ]
        serves = _("serve {names}").format(names=", ".join(served)) if served else ""
        parts = (self._name, self._line, serves, _("chosen") if chosen else "")
        self.setAccessibleName(", ".join(p for p in parts if p))
        self.setToolTip(tip(", ".join(p for p in (self._name, self._line) if p)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint name and line."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outside = self._group.is_external
        fill = "accent_soft" if outside else "warn_soft" if self._loose else "surface"
        edge = "accent" if outside else "warn" if self._loose else "control"
        focused = self.hasFocus() or self.chosen
        box(painter, self.rect(), Look(fill, edge, focused=focused, dashed=self._loose), 6)
        inside = self.rect().adjusted(px(10), px(4), -px(8), -px(4))
        bold = scaled_font(self.font(), 0.96, bold=True)
        small = scaled_font(self.font(), 0.86)
        tint = "warn" if self._loose else "text"
        if self.height() < px(NODE) - 2:
            write(painter, inside, self._name, Ink(bold, tint), middle=True)
            return
        high = QFontMetrics(bold).lineSpacing()
        top = QRect(inside.x(), inside.y(), inside.width(), high)
        write(painter, top, self._name, Ink(bold, tint))
        line = QRect(inside.x(), inside.y() + high, inside.width(), inside.height() - high)
        tint = "warn" if self._loose else "muted"
        write(painter, line, self._line, Ink(small, tint), middle=True)


class Handle(Piece):
    """The middle of an arrow: what it says, and where it can be taken away."""

    def __init__(self, surface: ChainView, arrow: Arrow) -> None:
        """Stand for *arrow*."""
        super().__init__(surface, handle_key(arrow))
        self.arrow = arrow
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a cross where the focus or the pointer is, else nothing."""
        del event
        if not (self.hasFocus() or self.underMouse()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("focus" if self.hasFocus() else "control"), 2))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        inset = self.width() * 0.25
        icons.paint(
            painter, "x", "text", QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        )


def handle_key(arrow: Arrow) -> str:
    """Return the key of the piece that stands for *arrow*."""
    return f"arrow:{arrow.server}>{arrow.served}"


class ChainView(Surface):
    """Groups and arrows, walked by keys and drawn by mouse.

    Signals:
        chosen_group: (record id) a group was pressed or walked to.
        opened: (record id) its fields are wanted.
        linking: (record id) the check list of whom it serves is wanted.
        joined: (server id, served id) the one serves the other from now on.
        parted: (server id, served id) the one no longer serves the other.
        gone: (record id) the group is to be deleted.
    """

    chosen_group = Signal(str)
    opened = Signal(str)
    linking = Signal(str)
    joined = Signal(str, str)
    parted = Signal(str, str)
    gone = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        """Show the groups of the project in *workspace*."""
        super().__init__(_("Who serves whom"))
        self.workspace = workspace
        self.project = workspace.project
        self.chosen = ""
        self._columns: tuple[tuple[Segment, ...], ...] = ()
        self._arrows: tuple[Arrow, ...] = ()
        self._drawing: tuple[str, QPoint] | None = None
        WhenSeen(self, workspace, self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what the project holds now."""
        self.project = self.workspace.project
        self._columns = serving.columns(self.project)
        self._arrows = serving.arrows(self.project)
        lost = self.focused()
        wanted: list[Piece] = [
            self.pieces.get(g.id) or Node(self, g) for column in self._columns for g in column
        ]
        wanted += [self.pieces.get(handle_key(a)) or Handle(self, a) for a in self._arrows]
        gone = lost is not None and lost not in wanted
        most = max((len(c) for c in self._columns), default=0)
        self.setFixedHeight(max(1, most) * (self._node_height() + px(GAP)) + px(HEAD))
        self.settle_pieces(wanted)
        self._dress()
        if gone and isinstance(lost, Handle):
            self.focus_piece(lost.arrow.server)

    def choose(self, record_id: str) -> None:
        """Show that the group is chosen."""
        if record_id != self.chosen:
            self.chosen = record_id
            self.stop_at(record_id)
            self._dress()

    def said_of(self, group: Segment) -> str:
        """Return the second line of a group: what it is, and how many or how much."""
        what = term_label(SegmentKind, group.kind)
        if group.is_external:
            what = self.workspace.tell("{Customers}")
        share = _("{n} %").format(n=number(group.size_share)) if group.size_share else ""
        heads = str(group.headcount) if group.headcount and not group.is_external else ""
        return " · ".join(p for p in (what, share or heads) if p)

    def _dress(self) -> None:
        for column in self._columns:
            for group in column:
                node = self.pieces.get(group.id)
                if isinstance(node, Node):
                    node.show_group(group, chosen=group.id == self.chosen)
        for piece in self.pieces.values():
            if isinstance(piece, Handle):
                names = [
                    self.workspace.title_of(g)
                    for one in (piece.arrow.server, piece.arrow.served)
                    if (g := self.project.get(one)) is not None
                ]
                told = _("{server} serve {served}. Delete takes this away.")
                if len(names) == len("ab"):
                    piece.setAccessibleName(told.format(server=names[0], served=names[1]))

    # Where things stand.

    def _node_height(self) -> int:
        most = max((len(c) for c in self._columns), default=0)
        return px(LOW_NODE if most > MANY else NODE)

    def arrange(self) -> None:
        """Place groups and arrows."""
        number_ = len(self._columns)
        if not number_:
            return
        high, gap = self._node_height(), px(GAP)
        room = self.width() / number_
        wide = min(px(MOST_NODE), round(room * 0.72))
        spread = (self.width() - wide) / max(1, number_ - 1)
        for place, column in enumerate(self._columns):
            left = round(place * spread) if number_ > 1 else 0
            total = len(column) * (high + gap) - gap
            top = (self.height() - total) // 2
            for row, group in enumerate(column):
                node = self.pieces.get(group.id)
                if node is not None:
                    node.setGeometry(self.seen(QRect(left, top + row * (high + gap), wide, high)))
        size = px(HANDLE)
        for arrow in self._arrows:
            handle = self.pieces.get(handle_key(arrow))
            path = self._path(arrow)
            if handle is not None and path is not None:
                # Near the group served, where arrows that begin together lie apart.
                middle = path.pointAtPercent(0.72).toPoint()
                handle.setGeometry(middle.x() - size // 2, middle.y() - size // 2, size, size)

    def _path(self, arrow: Arrow) -> QPainterPath | None:
        one, other = self.pieces.get(arrow.server), self.pieces.get(arrow.served)
        if one is None or other is None:
            return None
        ahead = -1 if self.mirrored else 1
        end = self._port(other, leaving=False)
        if one.x() == other.x():
            # In one column the arrow goes round at the side where both are served.
            start, around = self._port(one, leaving=False), QPointF(px(30) * ahead, 0)
            path = QPainterPath(start)
            path.cubicTo(start - around, end - around, end)
            return path
        start = self._port(one, leaving=True)
        path = QPainterPath(start)
        bend = max(px(24), abs(end.x() - start.x()) / 2) * ahead
        path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
        return path

    def _port(self, piece: Piece, *, leaving: bool) -> QPointF:
        place = QRectF(piece.geometry())
        right = leaving != self.mirrored
        return QPointF(place.right() if right else place.left(), place.center().y())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrows, and the one that is being drawn."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for arrow in self._arrows:
            path = self._path(arrow)
            handle = self.pieces.get(handle_key(arrow))
            near = self.chosen in (arrow.server, arrow.served)
            tint = "accent" if near else "control"
            if handle is not None and handle.hasFocus():
                tint = "focus"
            if path is not None:
                self._paint_arrow(painter, path, tint)
        if self._drawing is not None:
            one = self.pieces.get(self._drawing[0])
            if one is not None:
                painter.setPen(QPen(colour("focus"), 2, Qt.PenStyle.DashLine))
                start = self._port(one, leaving=True)
                painter.drawLine(start, QPointF(self._drawing[1]))

    def _paint_arrow(self, painter: QPainter, path: QPainterPath, tint: str) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(tint), 1.6))
        painter.drawPath(path)
        tip, size = path.pointAtPercent(1), px(7)
        back = size if self.mirrored else -size
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tint))
        painter.drawPolygon(
            QPolygonF([tip, tip + QPointF(back, -size / 2), tip + QPointF(back, size / 2)])
        )

    # What the mouse and the keys do.

    def group_of(self, piece: Piece) -> str:
        """Return groups or arrows."""
        return type(piece).__name__

    def entered(self, piece: Piece) -> None:
        """Choose the group in focus."""
        super().entered(piece)
        if isinstance(piece, Node):
            self.choose(piece.key)
            self.chosen_group.emit(piece.key)
        self.update()

    def opened_on(self, piece: Piece) -> None:
        """Open the fields of a group; take an arrow away."""
        if isinstance(piece, Handle):
            self.parted.emit(piece.arrow.server, piece.arrow.served)
        else:
            self.opened.emit(piece.key)

    def clicked_on(self, piece: Piece) -> None:
        """Take an arrow away whose cross was pressed."""
        if isinstance(piece, Handle):
            self.parted.emit(piece.arrow.server, piece.arrow.served)

    def carried_over(self, piece: Piece, there: QPoint) -> None:
        """Draw an arrow to the pointer."""
        self._drawing = (piece.key, there)
        self.update()

    def carried_back(self, piece: Piece) -> None:
        """Draw no arrow."""
        del piece
        self._drawing = None
        self.update()

    def dropped(self, piece: Piece, there: QPoint) -> None:
        """Let the one serve the other on which it was dropped."""
        self.carried_back(piece)
        for other in self.pieces.values():
            if isinstance(other, Node) and other is not piece and other.geometry().contains(there):
                self.joined.emit(piece.key, other.key)
                return

    def claims(self, event: QKeyEvent) -> bool:
        """Keep Delete from the window."""
        return event.key() == Qt.Key.Key_Delete

    def key_on(self, piece: Piece, event: QKeyEvent) -> bool:
        """Walk, open, link or take away."""
        key = Qt.Key(event.key())
        onward = self.onward(key)
        down = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        if onward or down:
            (self._walk if isinstance(piece, Node) else self._along)(piece, onward, down)
        elif isinstance(piece, Handle) and key in (
            Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter,
        ):  # fmt: skip
            self.parted.emit(piece.arrow.server, piece.arrow.served)
        elif isinstance(piece, Node) and key == Qt.Key.Key_L:
            self.linking.emit(piece.key)
        elif isinstance(piece, Node) and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(piece.key)
        elif isinstance(piece, Node) and key == Qt.Key.Key_Delete:
            self.gone.emit(piece.key)
        else:
            return False
        return True

    def _walk(self, piece: Piece, onward: int, down: int) -> None:
        for place, column in enumerate(self._columns):
            ids = [g.id for g in column]
            if piece.key not in ids:
                continue
            row = ids.index(piece.key)
            if down and 0 <= row + down < len(ids):
                self.focus_piece(ids[row + down])
            elif onward and 0 <= place + onward < len(self._columns):
                self.focus_piece(self._nearest(piece, self._columns[place + onward]))
            return

    def _nearest(self, piece: Piece, column: tuple[Segment, ...]) -> str:
        """Return the group of *column* an arrow leads to, else the one that stands nearest."""
        joined = {a.served for a in self._arrows if a.server == piece.key}
        joined |= {a.server for a in self._arrows if a.served == piece.key}
        ids = [g.id for g in column if g.id in joined] or [g.id for g in column]
        middle = piece.geometry().center().y()
        return min(ids, key=lambda one: abs(self.pieces[one].geometry().center().y() - middle))

    def _along(self, piece: Piece, onward: int, down: int) -> None:
        keys = [handle_key(a) for a in self._arrows]
        at = keys.index(piece.key) + (onward or down)
        if 0 <= at < len(keys):
            self.focus_piece(keys[at])
