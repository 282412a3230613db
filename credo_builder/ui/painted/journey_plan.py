"""Where everything on the map of moments stands, measured left to right in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect

from credo_builder.app import journey
from credo_builder.app.journey import Cell
from credo_builder.chapters.moments import Moment, Stage
from credo_builder.domain.project import Project
from credo_builder.ui.painted.journey_pieces import NOW, WANTED
from credo_builder.ui.theme import px

GAP = 4
LABEL = 96
HEAD = 28
STEPS = journey.MOST - journey.LEAST
MIDDLE = (journey.MOST + journey.LEAST) / 2


@dataclass(frozen=True)
class Measures:
    """Sizes at 100 percent text: of the usual map, or of the one with much room."""

    lines: int = 100
    row: int = 50
    low_card: int = 27


USUAL, ROOMY = Measures(), Measures(lines=220, row=92, low_card=64)
MANY = 3
"""From so many cards in one cell on, its cards are low."""


class JourneyPlan:
    """The places of columns, rows, cells and points for one state of the project.

    Attributes:
        project: the state planned; Qt may paint while a newer one is being told about.
        stages: the columns.
        channels: the rows.
        tops: where the rows begin, and where the last one ends.
        width: pixels there are for the whole map.
    """

    def __init__(self, project: Project, also: tuple[str, ...], measures: Measures) -> None:
        """Plan the journey of *project*, with rows for the channels in *also* too."""
        self.measures = measures
        self.project = project
        self.stages: tuple[Stage, ...] = journey.columns(project)
        self.channels = journey.rows(project, also)
        self.walked = journey.walked(project)
        self.width = px(900)
        self._ids = [s.id for s in self.stages]
        self._held: dict[Cell, list[Moment]] = {}
        for moment in project.of(Moment):
            self._held.setdefault(journey.cell_of(project, moment), []).append(moment)
        top = self.lines_top + px(measures.lines) + px(6)
        self.tops = [top]
        for channel in self.channels:
            cells = [Cell(one, channel) for one in self._ids]
            needed = (max(1, len(self.held(c))) * (self.card_height(c) + GAP) for c in cells)
            top += max(needed) + GAP
            self.tops.append(top)

    @property
    def lines_top(self) -> int:
        """Where the lines of feeling begin."""
        return px(HEAD)

    def card_height(self, cell: Cell) -> int:
        """Return how high a card in *cell* is; where there are many they are low."""
        many = len(self.held(cell)) >= MANY
        return px(self.measures.low_card if many else self.measures.row - 2 * GAP)

    def held(self, cell: Cell) -> list[Moment]:
        """Return the moments in *cell*, in order."""
        return self._held.get(cell, [])

    def cells(self) -> list[Cell]:
        """Return every cell, row by row."""
        return [Cell(one, channel) for channel in self.channels for one in self._ids]

    def column(self, place: int) -> QRect:
        """Return the column of the stage at *place*, from the head down."""
        label = px(LABEL)
        room = max(1, self.width - label)
        left = label + room * place // len(self.stages)
        right = label + room * (place + 1) // len(self.stages)
        return QRect(left, 0, right - left, self.tops[-1])

    def column_of(self, stage_id: str) -> int:
        """Return the place of the column of a stage, the last when it is unknown."""
        return self._ids.index(stage_id) if stage_id in self._ids else len(self._ids) - 1

    def cell_rect(self, cell: Cell) -> QRect:
        """Return the room of *cell*."""
        row = self.channels.index(cell.channel)
        column = self.column(self.column_of(cell.stage_id))
        high = self.tops[row + 1] - self.tops[row]
        return QRect(column.left() + 1, self.tops[row] + 1, column.width() - 2, high - 2)

    def card_rect(self, cell: Cell, place: int) -> QRect:
        """Return the room of the card at *place* in *cell*."""
        around = self.cell_rect(cell)
        high = self.card_height(cell)
        top = around.top() - 1 + GAP + place * (high + GAP)
        return QRect(around.left() - 1 + GAP, top, around.width() - 2 * GAP + 3, high)

    def blank_rect(self, cell: Cell) -> QRect:
        """Return the room of a piece that fills the whole of *cell*."""
        return self.cell_rect(cell).adjusted(GAP - 1, GAP - 1, 1 - GAP, 1 - GAP)

    def cell_at(self, spot: QPoint) -> Cell | None:
        """Return the cell at *spot*, or None."""
        for cell in self.cells():
            if self.cell_rect(cell).adjusted(-1, -1, 1, 1).contains(spot):
                return cell
        return None

    def place_in(self, cell: Cell, spot: QPoint) -> int:
        """Return before which card of *cell* something dropped at *spot* lands."""
        return max(0, (spot.y() - self.cell_rect(cell).top()) // (self.card_height(cell) + GAP))

    def stage_at(self, across: int) -> int:
        """Return the place of the named stage nearest to *across*."""
        named = [p for p, stage in enumerate(self.stages) if stage.id] or [0]
        return min(named, key=lambda p: abs(self.column(p).center().x() - across))

    def height_of(self, rating: float) -> float:
        """Return where a feeling of *rating* stands."""
        pad = px(14)
        room = px(self.measures.lines) - pad - px(24)
        return self.lines_top + pad + (journey.MOST - rating) / STEPS * room

    def rating_at(self, height: int) -> int:
        """Return the rating nearest to *height*, 1 to 5."""
        low, high = self.height_of(journey.LEAST), self.height_of(journey.MOST)
        share = (low - height) / (low - high)
        return max(journey.LEAST, min(journey.MOST, round(journey.LEAST + STEPS * share)))

    def spot_of(self, moment: Moment, feeling: str) -> QPointF:
        """Return where the *feeling* of *moment* stands; equal ones stand side by side."""
        place = self.column_of(moment.stage_id)
        here = [m.id for m in self.walked if self.column_of(m.stage_id) == place]
        column = self.column(place)
        across = column.left() + column.width() * (here.index(moment.id) + 0.5) / len(here)
        rated = journey.rating(moment, feeling)
        same = rated == journey.rating(moment, WANTED if feeling == NOW else NOW)
        aside = (px(6) if feeling == WANTED else -px(6)) if same else 0
        return QPointF(across + aside, self.height_of(rated or MIDDLE))
