"""A row of buttons in which arrow keys go from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_FAR = 1_000
_MODIFIED = (
    Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
)
_COMES_AND_GOES = (
    QEvent.Type.ShowToParent,
    QEvent.Type.HideToParent,
    QEvent.Type.EnabledChange,
)


def step_of(key: int, *, mirrored: bool) -> int:
    """Return how far *key* leads along a row: 1 onward, -1 back, Home and End very far, else 0."""
    ahead, back = Qt.Key.Key_Right, Qt.Key.Key_Left
    if mirrored:
        ahead, back = back, ahead
    return {
        ahead: 1, back: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
        Qt.Key.Key_Home: -_FAR, Qt.Key.Key_End: _FAR,
    }.get(Qt.Key(key), 0)  # fmt: skip


class ButtonRow(QWidget):
    """Holds buttons that are walked along with the arrow keys; arriving presses them."""

    def walkable(self) -> list[QAbstractButton]:
        """Return the buttons in reading order."""
        raise NotImplementedError

    def watch(self, button: QAbstractButton) -> None:
        """Let the arrow keys on *button* go along the row; Qt would leave the row."""
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the next button with the arrow keys."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            ahead, back = Qt.Key.Key_Right, Qt.Key.Key_Left
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                ahead, back = back, ahead
            step = {ahead: 1, back: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._go(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _go(self, watched: QObject, step: int) -> None:
        buttons = self.walkable()
        at = next((i for i, b in enumerate(buttons) if b is watched), 0) + step
        if 0 <= at < len(buttons):
            buttons[at].setFocus()
            buttons[at].click()


class OneStop(QObject):
    """Makes a row of buttons one stop of Tab; arrow keys go from one to the next.

    Unlike those of a `ButtonRow` the buttons may stand anywhere on a page, and arriving
    presses none of them: each is pressed, or ticked, for itself.
    """

    def __init__(
        self, holder: QWidget, arrows: Callable[[QKeyEvent], object] | None = None
    ) -> None:
        """Belong to *holder*; *arrows* answers the arrow keys where they do more than walk."""
        super().__init__(holder)
        self._holder = holder
        self._arrows = arrows
        self._buttons: list[QAbstractButton] = []

    def hold(self, buttons: Iterable[QAbstractButton]) -> None:
        """Walk along *buttons*, in reading order, from now on."""
        known, self._buttons = self._buttons, list(buttons)
        for button in self._buttons:
            if button not in known:
                button.installEventFilter(self)
        self.stop_at(next((b for b in self._buttons if _is_stop(b)), None))

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        """The buttons that can be walked to now, in reading order."""
        return tuple(b for b in self._buttons if b.isEnabled() and not b.isHidden())

    def stop_at(self, button: QAbstractButton | None) -> None:
        """Let Tab lead to *button*; to the first one where it cannot be walked to."""
        there = self.buttons
        stop = button if button in there else next(iter(there), None)
        for one in self._buttons:
            way = Qt.FocusPolicy.StrongFocus if one is stop else Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(way)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along with the arrow keys, Home and End; stop where the focus was last."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QAbstractButton):
            self.stop_at(watched)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        elif event.type() in _COMES_AND_GOES:
            self.stop_at(next((b for b in self._buttons if _is_stop(b)), None))
        return super().eventFilter(watched, event)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        mirrored = self._holder.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step = step_of(event.key(), mirrored=mirrored)
        there = self.buttons
        if not step or event.modifiers() & _MODIFIED or watched not in there:
            return False
        if self._arrows is not None and event.key() in ARROWS:
            self._arrows(event)
            return True
        at = there.index(watched) if isinstance(watched, QAbstractButton) else 0
        there[max(0, min(len(there) - 1, at + step))].setFocus(Qt.FocusReason.OtherFocusReason)
        return True


def _is_stop(button: QAbstractButton) -> bool:
    return button.focusPolicy() == Qt.FocusPolicy.StrongFocus
