"""Saying what happened to people who do not see it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Let assistive technology say *words*, as news from *widget*."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
