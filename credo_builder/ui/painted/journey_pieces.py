"""The pieces of the map of moments: heads of stages, points of feeling, cards, empty cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from credo_builder.app import journey
from credo_builder.app.journey import Cell
from credo_builder.chapters.moments import FEELING_WORDS, Channel, Moment, Stage
from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.painted.strokes import Ink, Look, box, diamond, ring, write
from credo_builder.ui.painted.surface import Piece
from credo_builder.ui.parts import tip
from credo_builder.ui.terms import counted, term_label
from credo_builder.ui.theme import colour, px, scaled_font

if TYPE_CHECKING:
    from credo_builder.ui.painted.journey_map import JourneyMap

NOW, WANTED = "rating_now", "rating_wanted"
_ICONS = {
    Channel.IN_PERSON: "users", Channel.PHONE: "phone", Channel.EMAIL: "mail",
    Channel.WEB: "globe", Channel.CHAT: "message-circle", Channel.SOCIAL: "share-2",
    Channel.LETTER: "mail", Channel.DELIVERY: "truck", Channel.SITE_VISIT: "map-pin",
    Channel.VIDEO: "video", Channel.APP: "smartphone", Channel.NOTICE_SIGNAGE: "presentation",
}  # fmt: skip


def blank_key(cell: Cell) -> str:
    """Return the key of the piece that stands for *cell* while it is empty."""
    return f"cell:{cell.stage_id}|{cell.channel}"


def channel_icon(channel: str) -> str:
    """Return the icon of a channel; a word of one's own has a plain one."""
    return next((i for c, i in _ICONS.items() if c == channel), "message-square")


def channel_word(channel: str) -> str:
    """Return what *channel* is called."""
    return term_label(Channel, channel) or _("Not said how")


class Head(Piece):
    """The head of one stage's column; dragging it reorders the stages."""

    def __init__(self, surface: JourneyMap, stage: Stage) -> None:
        """Stand over the column of *stage*."""
        super().__init__(surface, f"stage:{stage.id}", can_drag=bool(stage.id))
        self.stage_id = stage.id
        self._words = ""

    def show_stage(self, stage: Stage, place: int, places: int, number: int) -> None:
        """Show *stage*, the one at *place* of *places*, with *number* moments."""
        named = self._surface_words(stage)
        self._words = named if stage.id else _("No stage yet")
        told = _("Stage {name}, {n} of {m}, {moments}").format(
            name=self._words, n=place, m=places, moments=counted(number, "moment", "moments")
        )
        self.setAccessibleName(told)
        self.update()

    def _surface_words(self, stage: Stage) -> str:
        surface: JourneyMap = self.surface  # type: ignore[assignment]
        return surface.workspace.title_of(stage)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name."""
        del event
        painter = QPainter(self)
        tint = "text" if self.stage_id else "warn"
        inside = self.rect().adjusted(px(4), 0, -px(4), 0)
        font = scaled_font(self.font(), 1.0, bold=True)
        write(painter, inside, self._words, Ink(font, tint), centred=True)
        if self.hasFocus():
            ring(painter, self.rect())


class Card(Piece):
    """One moment in its cell."""

    def __init__(self, surface: JourneyMap, moment: Moment) -> None:
        """Stand for *moment*."""
        super().__init__(surface, moment.id, can_drag=True)
        self._moment = moment
        self._title = ""
        self.chosen = False
        self.roomy = False

    def show_moment(self, moment: Moment, title: str, stage: str, *, chosen: bool) -> None:
        """Show *moment*, called *title*, in the stage called *stage*."""
        self._moment, self._title, self.chosen = moment, title, chosen
        parts = [
            f"{moment.code} {title}".strip(),
            _("critical") if moment.is_critical else "",
            stage,
            channel_word(moment.channel),
            feeling_said(moment, NOW),
            feeling_said(moment, WANTED),
        ]
        self.setAccessibleName(", ".join(p for p in parts if p))
        self.setAccessibleDescription(_("Chosen") if chosen else "")
        self.setToolTip(tip(title))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint its name, and a star when it makes or breaks the visit."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_carried:
            painter.setOpacity(0.55)
        edge = "control" if self._moment.is_critical else "border"
        box(painter, self.rect(), Look("surface", edge, self.chosen, self.hasFocus()), 5)
        inside = self.rect().adjusted(px(8), px(4), -px(6), -px(3))
        size = px(15)
        if self._moment.is_critical:
            corner = QRect(inside.right() - size + 1, inside.y() + 1, size, size)
            icons.paint(painter, "star", "warn", QRectF(self._mirrored(corner)))
            if not self.roomy:
                inside.setRight(inside.right() - size - px(2))
        small = scaled_font(self.font(), 0.86)
        if self.roomy and self._moment.code:
            line = QRect(inside.x(), inside.y(), inside.width() - size, px(17))
            write(painter, self._mirrored(line), self._moment.code, Ink(small, "muted"))
            inside.setTop(inside.y() + px(18))
        font = scaled_font(self.font(), 0.93, bold=self.chosen)
        most = max(1, (inside.height() + px(3)) // QFontMetrics(font).lineSpacing())
        words = self._mirrored(inside)
        write(painter, words, self._title, Ink(font, "text"), most=most)

    def _mirrored(self, place: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place = QRect(place)
            place.moveLeft(self.width() - place.x() - place.width())
        return place


class Blank(Piece):
    """A cell where nothing happens yet."""

    def __init__(self, surface: JourneyMap, cell: Cell) -> None:
        """Stand for *cell*."""
        super().__init__(surface, blank_key(cell))
        self.cell = cell
        self.asks = ""

    def show_cell(self, stage: str, asks: str) -> None:
        """Say where it is, and *asks* where a whole stage is still empty."""
        self.asks = asks
        told = _("No moment: {stage}, {channel}. Insert adds one.")
        self.setAccessibleName(told.format(stage=stage, channel=channel_word(self.cell.channel)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a plus where the focus is, or what the empty stage asks."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            box(painter, self.rect(), Look("window", focused=True), 5)
            size = px(16)
            middle = self.rect().center()
            icons.paint(
                painter, "plus", "muted",
                QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size),
            )  # fmt: skip
        elif self.asks:
            font = scaled_font(self.font(), 0.86)
            inside = self.rect().adjusted(px(6), px(3), -px(4), 0)
            write(painter, inside, self.asks, Ink(font, "muted"), most=3)


class Point(Piece):
    """How one moment feels, now or as we want it: a disc or a diamond on its line."""

    def __init__(self, surface: JourneyMap, moment: Moment, feeling: str) -> None:
        """Show the *feeling*, ``rating_now`` or ``rating_wanted``, of *moment*."""
        super().__init__(surface, f"{feeling}:{moment.id}", can_drag=True)
        self.moment_id = moment.id
        self.feeling = feeling
        self._moment = moment
        self.chosen = False
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    def show_moment(self, moment: Moment, title: str, *, chosen: bool) -> None:
        """Show the rating of *moment*, called *title*."""
        self._moment, self.chosen = moment, chosen
        said = feeling_said(moment, self.feeling)
        self.setAccessibleName(f"{title}: {said}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc or the diamond."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.rect().center()) + QPointF(0.5, 0.5)
        radius = px(5)
        if self.hasFocus() or self.chosen:
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(colour("window"))
            painter.drawEllipse(middle, px(9), px(9))
        if self.feeling == WANTED:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(colour("surface"))
            diamond(painter, middle, radius + 1)
            return
        if self._moment.rating_now is None:
            painter.setPen(QPen(colour("muted"), 1.5, Qt.PenStyle.DotLine))
            painter.setBrush(colour("window"))
        else:
            painter.setPen(QPen(colour("window"), 1))
            painter.setBrush(colour("warn" if journey.is_low(self._moment) else "text"))
        painter.drawEllipse(middle, radius, radius)


def feeling_said(moment: Moment, feeling: str) -> str:
    """Return what people feel at *moment*, now or as we want it, in words for the ear."""
    shown = journey.rating(moment, feeling)
    now = feeling == NOW
    word = journey.feeling_word(moment) if now else journey.wanted_word(moment)
    if shown is None:
        return _("not rated now")
    face = FEELING_WORDS[shown - 1].lower()
    said = _("now {n} of 5, {face}") if now else _("wanted {n} of 5, {face}")
    return ", ".join(p for p in (said.format(n=shown, face=face), word) if p)
