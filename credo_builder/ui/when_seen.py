"""Widgets that follow the project while they are seen, and catch up when they are seen again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from credo_builder.ui.workspace import Workspace


class WhenSeen(QObject):
    """Calls *follow* after each change of the project, once for all of them while hidden.

    Typing on one page must not wait for the pictures of others.
    """

    def __init__(self, widget: QWidget, workspace: Workspace, follow: Callable[[], None]) -> None:
        """Let *follow* of *widget* be called for changes in *workspace*."""
        super().__init__(widget)
        self._widget = widget
        self._follow = follow
        self._stale = False
        widget.installEventFilter(self)
        workspace.changed.connect(self._on_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up as soon as the widget is shown."""
        if event.type() == QEvent.Type.Show and self._stale:
            self._stale = False
            self._follow()
        return super().eventFilter(watched, event)

    def _on_changed(self) -> None:
        if self._widget.isVisible():
            self._follow()
        else:
            self._stale = True
