"""The order in which the Tab key goes through the window: as it is read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


def go_on(window: QWidget, parts: Sequence[QWidget], *, forward: bool) -> bool:
    """Move the focus to the next stop of *window*, part by part in the order of *parts*.

    Pages are made when they are first shown, long after the foot below them; in the order
    of making, Tab would go from a page to the bar at the top and to the foot last of all.

    Returns:
        Whether there was another stop.
    """
    now = QApplication.focusWidget()
    stops = sorted(_stops(window), key=lambda stop: _place(stop, parts))
    if now is None or not stops:
        return False
    at = next((i for i, stop in enumerate(stops) if stop is now), None)
    if at is None:
        # The focus is on something Tab does not stop at: go on from the part it is in.
        here = _place(now, parts)
        at = next((i for i, stop in enumerate(stops) if _place(stop, parts) >= here), 0)
        at -= 1 if forward else 0
    to = _entered(stops[(at + (1 if forward else -1)) % len(stops)])
    if to is now:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    to.setFocus(reason)
    return True


def _stops(window: QWidget) -> list[QWidget]:
    """Return what Tab stops at in *window*, in the order of making."""
    found, one = [], window.nextInFocusChain()
    while one is not None and one is not window:
        # Most of the chain is on pages out of sight, so that is asked first.
        if one.isVisible() and one.isEnabled() and one.window() is window:
            tabs = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if tabs and one.focusProxy() is None:
                found.append(one)
        one = one.nextInFocusChain()
    return found


def _entered(stop: QWidget) -> QWidget:
    """Return where the buttons of which one is chosen are entered: at the chosen one."""
    group = stop.group() if isinstance(stop, QAbstractButton) else None
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    usable = chosen is not None and chosen.isVisible() and chosen.isEnabled()
    return chosen if chosen is not None and usable else stop


def _place(widget: QWidget, parts: Sequence[QWidget]) -> int:
    here = (i for i, part in enumerate(parts) if part is widget or part.isAncestorOf(widget))
    return next(here, -1)
