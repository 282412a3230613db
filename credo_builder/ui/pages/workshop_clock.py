"""The clock of a workshop: minutes for a phase, to be started and to be paused."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.parts import button, label, picture
from credo_builder.ui.theme import px

SECOND_MS = 1000


class Clock(QWidget):
    """Counts the minutes of a phase down; it never moves on by itself."""

    def __init__(self) -> None:
        """Stand at nothing."""
        super().__init__()
        self._left = 0
        self._minutes = 0
        self._tick = QTimer(self, interval=SECOND_MS)
        self._tick.timeout.connect(self.tick)
        self._shown = label("", "strong")
        self._press = button(_("Start"), "play")
        self._press.clicked.connect(self.toggle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(picture("timer", "accent_text"))
        row.addWidget(self._shown)
        row.addWidget(self._press)

    @property
    def is_running(self) -> bool:
        """Whether the seconds are counted."""
        return self._tick.isActive()

    @property
    def shown(self) -> str:
        """What the clock shows."""
        return self._shown.text()

    def set_minutes(self, minutes: int) -> None:
        """Stand at *minutes*, not running."""
        self._minutes, self._left = minutes, minutes * 60
        self._tick.stop()
        self._show()

    def toggle(self) -> None:
        """Start, pause, or begin again once the time is over."""
        if self.is_running:
            self._tick.stop()
        else:
            if not self._left:
                self._left = self._minutes * 60
            self._tick.start()
        self._show()

    def tick(self) -> None:
        """Count one second; at nothing left, stop and say so."""
        self._left = max(0, self._left - 1)
        if not self._left:
            self._tick.stop()
            told = QAccessibleAnnouncementEvent(self, _("Time. Finish your line."))
            QAccessible.updateAccessibility(told)
        self._show()

    def _show(self) -> None:
        over = not self._left and self._minutes
        time = f"{self._left // 60:02d}:{self._left % 60:02d}"
        self._shown.setText(_("Time. Finish your line.") if over else time)
        words = _("Pause") if self.is_running else _("Start")
        self._press.setText(words)
        self._press.setAccessibleName(_("{verb} the clock").format(verb=words))
        icons.give(self._press, "pause" if self.is_running else "play")
