"""The map of moments: stages across, channels down, two lines of feeling over them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen

from credo_builder.app import journey
from credo_builder.app.journey import Cell
from credo_builder.chapters.moments import Moment, Stage
from credo_builder.i18n import _
from credo_builder.ui.painted import journey_keys
from credo_builder.ui.painted.journey_painting import paint_axis, paint_grid, paint_lines
from credo_builder.ui.painted.journey_pieces import (
    NOW,
    WANTED,
    Blank,
    Card,
    Head,
    Point,
    blank_key,
    channel_word,
)
from credo_builder.ui.painted.journey_plan import (
    ROOMY,
    USUAL,
    JourneyPlan,
    Measures,
)
from credo_builder.ui.painted.surface import Piece, Surface
from credo_builder.ui.theme import colour, px
from credo_builder.ui.when_seen import WhenSeen
from credo_builder.ui.workspace import Workspace


class JourneyMap(Surface):
    """Every moment in its cell, and how each feels.

    Signals:
        chosen_moment: (moment id) a moment was pressed or walked to; empty for none.
        opened: (moment id) all of its fields are wanted.
        added: (moment id) a moment was added, so it wants a name.
        gone: (record id) a moment or a stage is to be deleted.
    """

    chosen_moment = Signal(str)
    opened = Signal(str)
    added = Signal(str)
    gone = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        """Show the journey of the project in *workspace*."""
        super().__init__(_("Map of the moments of truth"))
        self.workspace = workspace
        self.chosen = ""
        self.also: tuple[str, ...] = ()
        self.plan = JourneyPlan(workspace.project, (), USUAL)
        self._landing: QRect | None = None
        self._tried: tuple[str, str, int] | None = None
        WhenSeen(self, workspace, self.follow)
        self.follow()

    # What it shows.

    def set_roomy(self, *, roomy: bool) -> None:
        """Draw the map high where the window has room for it."""
        wanted = ROOMY if roomy else USUAL
        if wanted is not self.plan.measures:
            self._replan(wanted)

    def show_channel(self, channel: str) -> None:
        """Show a row for *channel*, empty as it may be."""
        if channel not in self.also:
            self.also = (*self.also, channel)
            self.follow()

    def choose(self, moment_id: str) -> None:
        """Show that the moment is chosen."""
        if moment_id == self.chosen:
            return
        self.chosen = moment_id
        self.stop_at(moment_id)
        self._dress()

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The columns."""
        return self.plan.stages

    @property
    def channels(self) -> tuple[str, ...]:
        """The rows."""
        return self.plan.channels

    def follow(self) -> None:
        """Show what the project holds now; pieces stay while what they stand for does."""
        self._replan(self.plan.measures)

    def _replan(self, measures: Measures) -> None:
        self.plan = JourneyPlan(self.workspace.project, self.also, measures)
        wanted: list[Piece] = [
            self.pieces.get(f"stage:{s.id}") or Head(self, s) for s in self.stages
        ]
        for feeling in (WANTED, NOW):
            for m in self.plan.walked:
                there = self.pieces.get(f"{feeling}:{m.id}")
                wanted.append(there or Point(self, m, feeling))
        for cell in self.plan.cells():
            held = self.plan.held(cell)
            wanted += [self.pieces.get(m.id) or Card(self, m) for m in held]
            if not held:
                wanted.append(self.pieces.get(blank_key(cell)) or Blank(self, cell))
        lost = self.focused()
        gone = lost is not None and lost not in wanted
        self.setFixedHeight(self.plan.tops[-1] + 1)
        self.settle_pieces(wanted)
        self._dress()
        if gone:
            self.focus_piece(self.chosen)

    def _dress(self) -> None:
        project, plan = self.plan.project, self.plan
        names = {s.id: self.workspace.title_of(s) for s in self.stages}
        for place, stage in enumerate(self.stages, 1):
            number = sum(len(plan.held(Cell(stage.id, c))) for c in self.channels)
            head = self.pieces[f"stage:{stage.id}"]
            if isinstance(head, Head):
                head.show_stage(stage, place, len(self.stages), number)
        asked = set()
        for piece in self.pieces.values():
            if isinstance(piece, Blank):
                stage_id = piece.cell.stage_id
                empty = not any(plan.held(Cell(stage_id, c)) for c in self.channels)
                asks = _("Nothing here yet. What happens in this stage?")
                first = empty and stage_id not in asked
                asked.add(stage_id)
                piece.show_cell(names.get(stage_id, ""), asks if first else "")
                continue
            moment = project.find(Moment, getattr(piece, "moment_id", piece.key))
            if moment is None:
                continue
            title, chosen = self.workspace.title_of(moment), moment.id == self.chosen
            if isinstance(piece, Card):
                piece.roomy = self.plan.measures is ROOMY
                piece.show_moment(moment, title, names.get(moment.stage_id, ""), chosen=chosen)
            elif isinstance(piece, Point):
                piece.show_moment(self.as_tried(moment), title, chosen=chosen)

    def as_tried(self, moment: Moment) -> Moment:
        """Return *moment* as it will be when the point that is carried is dropped."""
        if self._tried is None or self._tried[0] != moment.id:
            return moment
        changes: dict[str, Any] = {self._tried[1]: self._tried[2]}
        return replace(moment, **changes)

    def arrange(self) -> None:
        """Place heads, points, cards and cells."""
        plan = self.plan
        plan.width = self.width()
        for place, stage in enumerate(self.stages):
            column = plan.column(place)
            self._put(f"stage:{stage.id}", QRect(column.left() + 1, 0, column.width() - 2, px(30)))
        for cell in plan.cells():
            for place, moment in enumerate(plan.held(cell)):
                self._put(moment.id, plan.card_rect(cell, place))
            self._put(blank_key(cell), plan.blank_rect(cell))
        half = px(12)
        for moment in plan.walked:
            for feeling in (WANTED, NOW):
                spot = plan.spot_of(self.as_tried(moment), feeling).toPoint()
                square = QRect(spot.x() - half, spot.y() - half, 2 * half, 2 * half)
                self._put(f"{feeling}:{moment.id}", square)

    def _put(self, key: str, place: QRect) -> None:
        piece = self.pieces.get(key)
        if piece is not None:
            piece.setGeometry(self.seen(place))

    # What it draws itself.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grid, its labels, the lines of feeling and where a thing would land."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_grid(painter, self)
        paint_axis(painter, self)
        paint_lines(painter, self)
        if self._landing is not None:
            painter.setPen(QPen(colour("focus"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.seen(self._landing)), 5, 5)

    # What the mouse and the keys do.

    def group_of(self, piece: Piece) -> str:
        """Return heads, the line wanted, the line now, or the grid."""
        if isinstance(piece, Head):
            return "heads"
        return piece.feeling if isinstance(piece, Point) else "grid"

    def claims(self, event: QKeyEvent) -> bool:
        """Keep Delete and Insert from the window."""
        return event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Insert)

    def key_on(self, piece: Piece, event: QKeyEvent) -> bool:
        """Walk, move, rate, mark, add, name, open or delete."""
        return journey_keys.answer(self, piece, event)

    def entered(self, piece: Piece) -> None:
        """Choose the moment whose card or point is in focus."""
        super().entered(piece)
        if isinstance(piece, (Card, Point)):
            moment_id = getattr(piece, "moment_id", piece.key)
            self.choose(moment_id)
            self.chosen_moment.emit(moment_id)

    def opened_on(self, piece: Piece) -> None:
        """Open the fields of a moment; name a stage; add to an empty cell."""
        if isinstance(piece, Card):
            self.opened.emit(piece.key)
        elif isinstance(piece, Head):
            journey_keys.rename(self, piece)
        elif isinstance(piece, Blank):
            self.add_in(piece.cell)

    def carried_over(self, piece: Piece, there: QPoint) -> None:
        """Show where the piece would land."""
        spot = self.unseen(there)
        if isinstance(piece, Point):
            self._tried = (piece.moment_id, piece.feeling, self.plan.rating_at(spot.y()))
            self.arrange()
            self._dress()
        elif isinstance(piece, Head):
            column = self.plan.column(self.plan.stage_at(spot.x()))
            self._landing = column.adjusted(1, 1, -1, -1)
        else:
            cell = self.plan.cell_at(spot)
            self._landing = self.plan.cell_rect(cell) if cell else None
        self.update()

    def carried_back(self, piece: Piece) -> None:
        """Leave everything as it was."""
        del piece
        self._landing = self._tried = None
        self.arrange()
        self._dress()
        self.update()

    def dropped(self, piece: Piece, there: QPoint) -> None:
        """Rate the feeling, move the moment or reorder the stages, as one edit."""
        spot = self.unseen(there)
        tried, project = self._tried, self.workspace.project
        self.carried_back(piece)
        if isinstance(piece, Point) and tried is not None:
            self.workspace.edit(journey.rated(project, *tried), _("Rate a feeling"))
        elif isinstance(piece, Head):
            self.move_stage(piece.stage_id, self.plan.stage_at(spot.x()))
        elif isinstance(piece, Card) and (cell := self.plan.cell_at(spot)) is not None:
            self.move_moment(piece.key, cell, self.plan.place_in(cell, spot))

    def move_stage(self, stage_id: str, place: int) -> None:
        """Move a stage to *place* (0 is first), as one edit."""
        project = self.workspace.project
        stage = project.find(Stage, stage_id)
        if stage is None or not 0 <= place < len(project.of(Stage)):
            return
        self.workspace.edit(project.move(stage_id, place), _("Move stage"))
        told = _("{title} moved to {n} of {m}").format(
            title=self.workspace.title_of(stage), n=place + 1, m=len(project.of(Stage))
        )
        self.announce(told)

    def move_moment(self, moment_id: str, cell: Cell, place: int) -> None:
        """Move a moment into *cell*, as one edit."""
        project = self.workspace.project
        moment, stage = project.find(Moment, moment_id), project.find(Stage, cell.stage_id)
        if moment is None:
            return
        self.show_channel(moment.channel)
        moved = journey.placed(project, moment_id, cell, place)
        self.workspace.edit(moved, _("Move moment of truth"))
        self.focus_piece(moment_id)
        told = _("{title} moved to {stage}, {channel}").format(
            title=self.workspace.title_of(moment),
            stage=self.workspace.title_of(stage) if stage else _("No stage yet"),
            channel=channel_word(cell.channel),
        )
        self.announce(told)

    def add_in(self, cell: Cell) -> None:
        """Add a moment in *cell* and ask for its name."""
        if self.workspace.session.read_only:
            return
        project, moment_id = journey.with_moment(self.workspace.project, cell)
        self.workspace.edit(project, _("Add moment of truth"))
        self.focus_piece(moment_id)
        self.added.emit(moment_id)

    def add_stage(self) -> None:
        """Add a stage after the chosen one and ask for its name."""
        if self.workspace.session.read_only:
            return
        there = self.focused()
        stages = [s.id for s in self.workspace.project.of(Stage)]
        here = there.stage_id if isinstance(there, Head) else ""
        place = stages.index(here) + 1 if here in stages else len(stages)
        project, stage_id = journey.with_stage(self.workspace.project, "", place)
        self.workspace.edit(project, _("Add stage"))
        if self.focus_piece(f"stage:{stage_id}"):
            journey_keys.rename(self, self.pieces[f"stage:{stage_id}"])

    def chosen_cell(self) -> Cell:
        """Return the cell where a new moment belongs: that of the focus or of the choice."""
        there, project = self.focused(), self.workspace.project
        if isinstance(there, Blank):
            return there.cell
        if isinstance(there, Head):
            return Cell(there.stage_id, self.channels[0])
        moment = project.find(Moment, self.chosen)
        return (
            journey.cell_of(project, moment)
            if moment
            else Cell(self.stages[0].id, self.channels[0])
        )
