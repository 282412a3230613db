"""Grounds and words in their places: what a first frame is made of, measured like widgets.

Nothing here names `Qt`: its enumerations would take as long as the whole first frame.
"""

from __future__ import annotations

from typing import NamedTuple, TypedDict, Unpack

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics

from credo_builder.ui import start_words as words
from credo_builder.ui.theme import BASE_POINTS, px, theme

LEFT, RIGHT, MIDDLE = 0x1, 0x2, 0x80
LETTERED, WRAPPED = 0x800, 0x1000
"""Flags of `QPainter.drawText` that Qt calls AlignLeft, AlignRight, AlignVCenter,
TextShowMnemonic and TextWordWrap."""
_ALL = 1 << 20
"""More than any page is high."""
_ROLES = {
    "": ("text", 0, False),
    "eyebrow": ("accent_text", 0, True),
    "title": ("text", 28, True),
    "lead": ("muted", 16, False),
    "section": ("text", 17, True),
    "strong": ("text", 0, True),
    "muted": ("muted", 0, False),
    "caption": ("muted", 14, False),
    "primary": ("on_accent", 0, True),
}
"""Tint, height in pixels (0 for that of the application) and weight, as the style sheet has it."""


class Box(NamedTuple):
    """A ground with an edge.

    Attributes:
        place: outer edge. fill, edge: tints; nothing is painted where one is empty.
        edge_width: in pixels. radius: of the corners. dashed: the edge is.
    """

    place: QRect
    fill: str = ""
    edge: str = ""
    edge_width: int = 1
    radius: int = 0
    dashed: bool = False


class Look(TypedDict, total=False):
    """How a `Box` looks; the same words."""

    fill: str
    edge: str
    edge_width: int
    radius: int
    dashed: bool


class Words(NamedTuple):
    """Words in their place; *flags* as `QPainter.drawText` takes them."""

    place: QRect
    said: str
    role: str = ""
    flags: int = LEFT | MIDDLE


Stroke = Box | Words


class Plan:
    """The strokes of one frame, added from its top to its bottom."""

    def __init__(self, width: int, height: int, *, mirrored: bool = False) -> None:
        """Plan a window of *width* times *height* pixels."""
        self.width, self.height, self.mirrored = width, height, mirrored
        self.strokes: list[Stroke] = []
        self._fonts: dict[str, tuple[QFont, QFontMetrics]] = {}

    def font(self, role: str) -> QFont:
        """Return the letters of *role*."""
        return self._letters(role)[0]

    def metrics(self, role: str) -> QFontMetrics:
        """Return the measures of the letters of *role*."""
        return self._letters(role)[1]

    def wide(self, said: str, role: str = "") -> int:
        """Return how wide *said* is in one line, as a label or a button takes it."""
        return self.metrics(role).boundingRect(QRect(0, 0, _ALL, _ALL), LEFT, said).width()

    def high(self, said: str, role: str = "", width: int = _ALL) -> int:
        """Return how high *said* is where lines are *width* wide."""
        return self._broken(said, role, width).height()

    def asked(self, said: str, role: str) -> int:
        """Return the width a label asks for that may break *said* into lines, as Qt has it."""
        metrics = self.metrics(role)
        whole = 80 * metrics.averageCharWidth()
        size = self._broken(said, role, whole)
        for lines, share in ((4, 2), (2, 4)):
            few = size.height() < lines * metrics.lineSpacing()
            if few and size.width() > whole // share:
                size = self._broken(said, role, whole // share)
        return size.width()

    def box(self, x: int, y: int, width: int, height: int, **look: Unpack[Look]) -> None:
        """Add a `Box`."""
        self.strokes.append(Box(self._turned(x, y, width, height), **look))

    def words(
        self, place: tuple[int, int, int, int], said: str, role: str = "", flags: int = LEFT
    ) -> None:
        """Add *said*, from the side that lines begin on unless *flags* say otherwise."""
        if self.mirrored and flags & (LEFT | RIGHT):
            flags ^= LEFT | RIGHT
        self.strokes.append(Words(self._turned(*place), said, role, flags | MIDDLE))

    def line(self, x: int, y: int, width: int, said: str, role: str = "") -> int:
        """Add *said* in one line, shortened where it is too long; return its height."""
        height = self.high(said, role)
        self.words((x, y, width, height), self.shortened(said, role, width), role)
        return height

    def lines(self, x: int, y: int, width: int, said: str, role: str) -> int:
        """Add *said* in as many lines as it takes; return their height."""
        height = self.high(said, role, width)
        self.words((x, y, width, height), said, role, LEFT | WRAPPED)
        return height

    def shortened(self, said: str, role: str, room: int) -> str:
        """Return *said*, with an ellipsis from *room* pixels on."""
        wide = self.metrics(role).horizontalAdvance
        if wide(said) <= room:
            return said
        low, high = 0, len(said)
        while low < high:
            middle = (low + high + 1) // 2
            fits = wide(f"{said[:middle].rstrip()}…") <= room
            low, high = (middle, high) if fits else (low, middle - 1)
        return f"{said[:low].rstrip()}…"

    def button_width(self, said: str, *, icon: bool = False, role: str = "") -> int:
        """Return how wide a button is that says *said*, with room for its icon."""
        sign = px(words.ICON) + px(5) + 4 if icon else 0
        return self.wide(said, role) + sign + 2 * (px(12) + 1)

    def button(
        self, place: tuple[int, int, int, int], said: str, *, icon: str = "", primary: bool = False
    ) -> None:
        """Add a button; *icon* is before or after its words, which leave room for it."""
        x, y, width, height = place
        fill, edge = ("accent", "accent") if primary else ("surface", "control")
        role = "primary" if primary else ""
        self.box(x, y, width, height, fill=fill, edge=edge, radius=6)
        told = self.wide(said, role)
        sign = px(words.ICON) + px(5) if icon else 0
        at = x + (width - told - sign) // 2 + (sign if icon == "before" else 0)
        self.words((at, y, told, height), said, role)

    def _letters(self, role: str) -> tuple[QFont, QFontMetrics]:
        _tint, pixels, bold = _ROLES[role]
        key = f"{pixels} {bold}"
        if key not in self._fonts:
            made = QFont(theme().family) if theme().family else QFont()
            if pixels:
                made.setPixelSize(px(pixels))
            else:
                made.setPointSizeF(BASE_POINTS * theme().percent / 100)
            if bold:
                made.setWeight(QFont.Weight.DemiBold)
            self._fonts[key] = made, QFontMetrics(made)
        return self._fonts[key]

    def _broken(self, said: str, role: str, width: int) -> QRect:
        room = QRect(0, 0, max(1, width), _ALL)
        return self.metrics(role).boundingRect(room, LEFT | WRAPPED, said)

    def _turned(self, x: int, y: int, width: int, height: int) -> QRect:
        return QRect(self.width - x - width if self.mirrored else x, y, width, height)


def tint_of(role: str) -> str:
    """Return the tint of words of *role*."""
    return _ROLES[role][0]
