"""What the keys do on the map of moments."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from credo_builder.app import journey
from credo_builder.app.journey import Cell
from credo_builder.chapters.moments import Moment, Stage
from credo_builder.i18n import _
from credo_builder.ui.painted.journey_pieces import (
    NOW,
    Blank,
    Card,
    Head,
    Point,
    blank_key,
    feeling_said,
)
from credo_builder.ui.painted.surface import ARROWS, Piece

if TYPE_CHECKING:
    from credo_builder.ui.painted.journey_map import JourneyMap

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MORE = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_LESS = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)
_MOVES = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)


def answer(surface: JourneyMap, piece: Piece, event: QKeyEvent) -> bool:
    """Do what the key means on *piece*; False when it means nothing there."""
    key = Qt.Key(event.key())
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    moving = held in _MOVES
    if key in ARROWS and moving:
        return _moved(surface, piece, key, held)
    if key in ARROWS and held == Qt.KeyboardModifier.NoModifier:
        return _walked(surface, piece, key)
    if held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    return _done(surface, piece, key)


def rename(surface: JourneyMap, piece: Piece) -> None:
    """Ask for the name of a stage or of a moment, over the piece."""
    workspace = surface.workspace
    if workspace.session.read_only:
        return
    record_id = piece.stage_id if isinstance(piece, Head) else piece.key
    record = workspace.project.get(record_id)
    if not isinstance(record, (Stage, Moment)):
        return
    prompt = _("Name of the stage") if isinstance(record, Stage) else _("What happens?")
    line = surface.ask_in_place(piece, prompt, record.name, piece.geometry())
    line.written.connect(partial(_renamed, surface, record_id))


def _renamed(surface: JourneyMap, record_id: str, name: str) -> None:
    workspace = surface.workspace
    record = workspace.project.get(record_id)
    if isinstance(record, (Stage, Moment)) and name != record.name:
        changed = workspace.project.put(journey.renamed(record, name))
        workspace.edit(changed, _("Edit {term}").format(term=_(record.term)))


def _done(surface: JourneyMap, piece: Piece, key: Qt.Key) -> bool:
    rate = {**dict.fromkeys(_MORE, 1), **dict.fromkeys(_LESS, -1)}.get(key, 0)
    if isinstance(piece, (Card, Point)) and rate:
        return _rated_by(surface, piece, rate)
    if isinstance(piece, (Card, Point)) and Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
        return _rated_to(surface, piece, key - Qt.Key.Key_0)
    if key == Qt.Key.Key_Insert and isinstance(piece, Head):
        surface.add_stage()
    elif key == Qt.Key.Key_Insert:
        surface.add_in(surface.chosen_cell())
    elif key == Qt.Key.Key_F2 or (key in _ENTER and isinstance(piece, Head)):
        rename(surface, piece)
    elif key in _ENTER and isinstance(piece, Blank):
        surface.add_in(piece.cell)
    elif key in _ENTER:
        surface.opened.emit(_moment_of(piece))
    elif key == Qt.Key.Key_Delete and not isinstance(piece, Blank):
        surface.gone.emit(piece.stage_id if isinstance(piece, Head) else _moment_of(piece))
    elif key == Qt.Key.Key_Space and isinstance(piece, (Card, Point)):
        _marked(surface, _moment_of(piece))
    else:
        return key == Qt.Key.Key_Space
    return True


def _moment_of(piece: Piece) -> str:
    return piece.moment_id if isinstance(piece, Point) else piece.key


def _rated_by(surface: JourneyMap, piece: Piece, by: int) -> bool:
    moment = surface.workspace.project.find(Moment, _moment_of(piece))
    if moment is None:
        return False
    feeling = piece.feeling if isinstance(piece, Point) else NOW
    now = journey.rating(moment, feeling)
    # What nobody rated yet begins in the middle.
    return _rated_to(surface, piece, 3 if now is None else now + by)


def _rated_to(surface: JourneyMap, piece: Piece, rating: int) -> bool:
    feeling = piece.feeling if isinstance(piece, Point) else NOW
    moment_id = _moment_of(piece)
    project = journey.rated(surface.workspace.project, moment_id, feeling, rating)
    surface.workspace.edit(project, _("Rate a feeling"))
    moment = project.find(Moment, moment_id)
    if moment is not None:
        surface.announce(feeling_said(moment, feeling))
    return True


def _marked(surface: JourneyMap, moment_id: str) -> None:
    project = surface.workspace.project
    moment = project.find(Moment, moment_id)
    if moment is not None:
        marks = not moment.is_critical
        changed = journey.critical(project, moment_id, makes_or_breaks=marks)
        surface.workspace.edit(changed, _("Mark what is critical"))
        surface.announce(_("Critical") if marks else _("Not critical"))


def _moved(surface: JourneyMap, piece: Piece, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
    onward = surface.onward(key)
    ids = [s.id for s in surface.workspace.project.of(Stage)]
    if isinstance(piece, Head):
        if onward and piece.stage_id in ids:
            surface.move_stage(piece.stage_id, ids.index(piece.stage_id) + onward)
        return bool(onward)
    if not isinstance(piece, Card):
        return False
    project = surface.workspace.project
    moment = project.find(Moment, piece.key)
    if moment is None:
        return False
    down = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
    if down and held == Qt.KeyboardModifier.AltModifier:
        changed = journey.shifted(project, moment.id, down)
        surface.workspace.edit(changed, _("Move moment of truth"))
        return True
    cell = journey.cell_of(project, moment)
    columns = [s.id for s in surface.stages]
    across = columns.index(cell.stage_id) + onward
    row = surface.channels.index(cell.channel) + down
    if 0 <= across < len(columns) and 0 <= row < len(surface.channels):
        there = Cell(columns[across], surface.channels[row])
        surface.move_moment(moment.id, there, len(journey.standing(project, there)))
    return True


def _walked(surface: JourneyMap, piece: Piece, key: Qt.Key) -> bool:
    onward = surface.onward(key)
    down = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
    if isinstance(piece, Point):
        if down:
            return _rated_by(surface, piece, -down)
        line = [m.id for m in journey.walked(surface.workspace.project)]
        at = line.index(piece.moment_id) + onward
        if 0 <= at < len(line):
            surface.focus_piece(f"{piece.feeling}:{line[at]}")
    elif isinstance(piece, Head):
        _from_head(surface, piece, onward, down)
    else:
        _in_grid(surface, piece, onward, down)
    return True


def _from_head(surface: JourneyMap, piece: Head, onward: int, down: int) -> None:
    ids = [s.id for s in surface.stages]
    at = ids.index(piece.stage_id) + onward
    if onward and 0 <= at < len(ids):
        surface.focus_piece(f"stage:{ids[at]}")
    elif down > 0:
        surface.focus_piece(_column(surface, piece.stage_id)[0])


def _in_grid(surface: JourneyMap, piece: Piece, onward: int, down: int) -> None:
    project = surface.workspace.project
    moment = project.find(Moment, piece.key)
    cell = piece.cell if isinstance(piece, Blank) else journey.cell_of(project, moment or Moment())
    if onward:
        ids = [s.id for s in surface.stages]
        at = ids.index(cell.stage_id) + onward
        if 0 <= at < len(ids):
            there = Cell(ids[at], cell.channel)
            surface.focus_piece(_keys(surface, there)[0])
        return
    keys = _column(surface, cell.stage_id)
    at = keys.index(piece.key) + down
    if at < 0:
        surface.focus_piece(f"stage:{cell.stage_id}")
    elif at < len(keys):
        surface.focus_piece(keys[at])


def _keys(surface: JourneyMap, cell: Cell) -> list[str]:
    held = [m.id for m in journey.standing(surface.workspace.project, cell)]
    return held or [blank_key(cell)]


def _column(surface: JourneyMap, stage_id: str) -> list[str]:
    return [k for c in surface.channels for k in _keys(surface, Cell(stage_id, c))]
