"""The tiles of the start screen: the trades whose starters ship, starters of one’s own, blank."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from credo_builder.app import own_starters
from credo_builder.app import starters as shipped
from credo_builder.app.faults import explained
from credo_builder.errors import CredoError
from credo_builder.i18n import _
from credo_builder.ui import dialogs, icons
from credo_builder.ui.parts import ElidedLabel, button, flowing, picture
from credo_builder.ui.presses import Press
from credo_builder.ui.theme import px
from credo_builder.ui.walking import step_of

BLANK = ""
OWN_ICON = "star"
TILE_WIDTH = 182
"""Four stand side by side where the page has a scroll bar, too."""
ICONS = (
    ("restaurant", "utensils"), ("cafe", "utensils"), ("supermarket", "shopping-basket"),
    ("grocer", "shopping-basket"), ("online", "shopping-cart"), ("shop", "store"),
    ("retail", "store"), ("clinic", "stethoscope"), ("health", "stethoscope"),
    ("dental", "stethoscope"), ("bank", "landmark"), ("financ", "landmark"),
    ("council", "building-2"), ("government", "building-2"), ("public", "building-2"),
    ("hotel", "bed"), ("hospitality", "bed"), ("professional", "briefcase"), ("trade", "wrench"),
    ("craft", "wrench"), ("team", "users"), ("internal", "users"),
)  # fmt: skip


class Kinds(QWidget):
    """One tile a starter, the last one for a blank project; the first is chosen.

    Signals:
        chosen: another tile is chosen.

    Attributes:
        remove: the button that takes the starter chosen away, seen where it is one’s own.
    """

    chosen = Signal()

    def __init__(self) -> None:
        """List the starters; no file is opened."""
        super().__init__()
        self._own: tuple[str, ...] = ()
        self._names: list[str] = []
        self._titles: list[str] = []
        self._group = QButtonGroup(self)
        self._asking: dialogs.Asking | None = None
        self._tiles = QWidget()
        self.remove = button(_("Remove this starter of yours…"), "trash-2", look="flat")
        self.remove.clicked.connect(self._on_remove)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._tiles)
        self._fill(own_starters.names())

    def follow(self) -> None:
        """Look again for starters of one’s own; what was chosen stays chosen."""
        own = own_starters.names()
        if own != self._own:
            self._fill(own, self.name())

    def name(self) -> str:
        """Return the name of the starter that is chosen; empty for blank."""
        return self._names[max(0, self._group.checkedId())]

    def title(self) -> str:
        """Return what the chosen kind is called."""
        return self._titles[max(0, self._group.checkedId())]

    def is_own(self) -> bool:
        """Whether the starter chosen is one of one’s own."""
        return self.name() in self._own and self.name() != BLANK

    def first_focus(self) -> None:
        """Move the focus to the first tile."""
        self._group.button(0).setFocus()

    def choose(self, name: str) -> None:
        """Choose the starter called *name*; the first one where there is none."""
        place = self._names.index(name) if name in self._names else 0
        self._group.button(place).setChecked(True)
        self._on_chosen()

    def _fill(self, own: tuple[str, ...], chosen: str | None = None) -> None:
        for tile in self._group.buttons():
            self._group.removeButton(tile)
        self._own, self._names, self._titles = own, [], []
        made = []
        kinds = (*starters(), *((one, one) for one in own), (BLANK, _("Blank")))
        for place, (name, title) in enumerate(kinds):
            ours = len(starters()) <= place < len(kinds) - 1
            tile = _Tile(title, OWN_ICON if ours else _icon_of(name))
            if ours:
                tile.setAccessibleName(_("{title}, a starter of yours").format(title=title))
            tile.clicked.connect(self._on_chosen)
            self._names.append(name)
            self._titles.append(title)
            self._group.addButton(tile, place)
            made.append(tile)
        fresh = flowing(*made, self.remove, gap=8)
        self._column.replaceWidget(self._tiles, fresh)
        self._tiles.hide()  # until it is gone, it would lie under the new ones
        self._tiles.deleteLater()
        self._tiles = fresh
        self.choose(self._names[0] if chosen is None else chosen)

    def _on_chosen(self) -> None:
        self.remove.setVisible(self.is_own())
        self.chosen.emit()

    def _on_remove(self) -> None:
        self._asking = dialogs.ask_about_removing(self.window(), self.name())
        self._asking.finished.connect(self._on_answered)

    def _on_answered(self) -> None:
        answer = self._asking.answer if self._asking is not None else dialogs.STAY
        self._asking = None
        if answer != dialogs.AGREE:
            return
        try:
            own_starters.remove(self.name())
        except CredoError as fault:
            dialogs.tell(self.window(), _("Not removed"), explained(fault))
        self.follow()
        self.first_focus()


class Choice(Press):
    """A choice whose sign says that it is the chosen one, besides frame and ground."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the choice, and a tick in its upper corner once it is chosen."""
        super().paintEvent(event)
        if self.isChecked():
            size, away = px(16), px(10)
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = away if mirrored else self.width() - away - size
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            icons.paint(painter, "circle-check", "accent_text", QRectF(left, away, size, size))
            painter.end()


class _Tile(Choice):
    """A kind of place: its picture over its name."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("tile", True)
        self.setProperty("kind", True)
        self.setAccessibleName(title)
        self.setFixedSize(px(TILE_WIDTH), px(66))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(13), px(9), px(8), px(8))
        column.setSpacing(px(2))
        for part in (picture(icon), ElidedLabel(title)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next kind in reading order, from the end of a row into the next one."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        group = self.group()
        if not sideways or group is None:
            super().keyPressEvent(event)
            return
        kinds = group.buttons()
        at = kinds.index(self) + step_of(event.key(), mirrored=mirrored)
        if 0 <= at < len(kinds):
            kinds[at].setFocus(Qt.FocusReason.OtherFocusReason)
            kinds[at].click()


def starters() -> tuple[tuple[str, str], ...]:
    """Return (name, title) of the starters that ship, without the example."""
    return tuple((s.name, _(s.title)) for s in shipped.starters())


def _icon_of(name: str) -> str:
    return next((icon for part, icon in ICONS if part in name), "file")
