"""Line icons, drawn in the colours of the theme and drawn again when it changes."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from credo_builder import assets
from credo_builder.ui.theme import px, theme

_NAME = "icon_name"
_TINT = "icon_tint"
_PAIRS = (("chevron-left", "chevron-right"), ("arrow-left", "arrow-right"), ("undo-2", "redo-2"))
_ALONG = {one: other for a, b in _PAIRS for one, other in ((a, b), (b, a))}


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = assets.read_text(f"icons/{name}.svg").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode("utf-8")))


def turned(name: str) -> str:
    """Return the icon to show for *name*: what points along the line is mirrored with it."""
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return _ALONG.get(name, name) if mirrored else name


def paint(painter: QPainter, name: str, tint: str, place: QRectF) -> None:
    """Paint the icon *name* in the colour of *tint* into *place*."""
    _renderer(turned(name), getattr(theme().tokens, tint)).render(painter, place)


def pixmap(name: str, tint: str = "text", size: int = 18, ratio: float = 1.0) -> QPixmap:
    """Return the icon *name*, *size* by *size* pixels at device *ratio*."""
    return _drawn(turned(name), getattr(theme().tokens, tint), (size, size), 0, ratio)


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, room: tuple[int, int], left: int, ratio: float) -> QPixmap:
    """Return a picture of *room*, wide and high, with the icon *left* from its edge."""
    wide, high = room
    drawn = QPixmap(round(wide * ratio), round(high * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    _renderer(name, colour).render(painter, QRectF(left * ratio, 0, high * ratio, high * ratio))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, tint: str = "text", size: int = 18) -> QIcon:
    """Return the icon *name* in the colour of *tint*, greyed when disabled."""
    made = QIcon()
    for ratio in _ratios():
        made.addPixmap(pixmap(name, tint, size, ratio))
        made.addPixmap(pixmap(name, "disabled", size, ratio), QIcon.Mode.Disabled)
    return made


def _ratios() -> tuple[float, ...]:
    """The resolutions to draw for; the finer one where a screen is finer than usual."""
    application = QGuiApplication.instance()
    fine = isinstance(application, QGuiApplication) and application.devicePixelRatio() > 1
    return (1.0, 2.0) if fine else (1.0,)


def _spaced(name: str, tint: str, size: int, *, after: bool) -> QIcon:
    """The icon with a gap towards the text: a style sheet cannot set that gap."""
    gap = px(5)
    made = QIcon()
    for ratio in _ratios():
        for colour, mode in ((tint, QIcon.Mode.Normal), ("disabled", QIcon.Mode.Disabled)):
            ink = getattr(theme().tokens, colour)
            room, left = (size + gap, size), gap if after else 0
            made.addPixmap(_drawn(turned(name), ink, room, left, ratio), mode)
    return made


def give(widget: QAbstractButton | QLabel, name: str, tint: str = "text") -> None:
    """Show the icon *name* on *widget*, in the colour of *tint*, whatever the theme."""
    widget.setProperty(_NAME, name)
    widget.setProperty(_TINT, tint)
    _draw(widget)


def stand_after(widget: QAbstractButton) -> None:
    """Let the icon of *widget* stand after its words, in the direction the screen is read."""
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    widget.setLayoutDirection(left if mirrored else right)
    _draw(widget)


def redraw_all() -> None:
    """Draw every icon given to a widget again, after the theme changed."""
    for widget in QApplication.allWidgets():
        _draw(widget)


def _draw(widget: QWidget) -> None:
    name = widget.property(_NAME)
    if not name:
        return
    size = px(18)
    if isinstance(widget, QPushButton):
        after = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
        widget.setIcon(_spaced(name, widget.property(_TINT), size, after=after))
        widget.setIconSize(QSize(size + px(5), size))
    elif isinstance(widget, QAbstractButton):
        widget.setIcon(icon(name, widget.property(_TINT), size))
        widget.setIconSize(QSize(size, size))
    elif isinstance(widget, QLabel):
        widget.setPixmap(pixmap(name, widget.property(_TINT), size, widget.devicePixelRatioF()))
