"""Editors of a date and of a time of day; both may stay empty."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from credo_builder.domain.questions import Asked
from credo_builder.i18n import _
from credo_builder.ui.editors.base import Editor, OneLine
from credo_builder.ui.editors.numbers import read_time
from credo_builder.ui.parts import tool
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

SPELLED = "d MMMM yyyy"
SHAPES = ("%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %y")


def date_words(day: dt.date | None) -> str:
    """Return "21 November 2026" in the screen's language, empty for no date."""
    return "" if day is None else QLocale().toString(QDate(day.year, day.month, day.day), SPELLED)


def read_date(text: str) -> dt.date | None:
    """Return the date written in *text*; None when it is empty.

    Raises:
        ValueError: it is no date we can read.
    """
    bare = " ".join(text.split())
    if not bare:
        return None
    for shape in SHAPES:
        try:
            return dt.datetime.strptime(bare, shape).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    for spelled in (SPELLED, SPELLED.replace("d ", "d. ")):
        day = QLocale().toDate(bare, spelled)
        if day.isValid():
            return dt.date(day.year(), day.month(), day.day())
    raise ValueError(text)


class DateEditor(Editor):
    """A date, typed or picked from a calendar."""

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Offer a line and a button that opens a calendar."""
        super().__init__(asked, workspace)
        self._line = OneLine()
        self._line.setAccessibleName(self.prompt)
        self._line.setPlaceholderText(_("such as 21 November 2026"))
        self._line.setMinimumWidth(px(170))
        self._line.setMaximumWidth(px(260))
        self._line.textEdited.connect(self._on_text)
        self._open = tool(_("{question}: calendar").format(question=self.prompt), "calendar")
        self._open.clicked.connect(self._show_calendar)
        self._popup: QFrame | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(self._line, 1)
        row.addWidget(self._open)
        row.addStretch(1)

    def show_value(self, value: Any) -> None:
        """Show *value*, a date or None."""
        try:
            same = read_date(self._line.text()) == value
        except ValueError:
            same = False
        if not same or (value is None and not self._line.hasFocus()):
            self._line.setText(date_words(value))

    def target(self) -> QWidget:
        """Return the line."""
        return self._line

    def stay_readable(self) -> None:
        """Let the date be selected, not changed."""
        self._line.setReadOnly(True)
        self._open.hide()

    def _on_text(self, text: str) -> None:
        try:
            value = read_date(text)
        except ValueError:
            self.refused.emit(_("Write a date such as 21 November 2026."))
            return
        self.refused.emit("")
        self.edited.emit(value)

    def _show_calendar(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("Popup")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        calendar.setGridVisible(False)
        try:
            shown = read_date(self._line.text())
        except ValueError:
            shown = None
        if shown:
            calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.clicked.connect(self._on_day)
        calendar.activated.connect(self._on_day)
        column = QVBoxLayout(popup)
        column.setContentsMargins(px(6), px(6), px(6), px(6))
        column.addWidget(calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        calendar.setFocus()
        self._popup = popup

    def _on_day(self, day: QDate) -> None:
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        value = dt.date(day.year(), day.month(), day.day())
        self._line.setText(date_words(value))
        self.refused.emit("")
        self.edited.emit(value)


class TimeEditor(Editor):
    """A time of day to the minute."""

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Offer a short line."""
        super().__init__(asked, workspace)
        self._line = OneLine()
        self._line.setAccessibleName(self.prompt)
        self._line.setPlaceholderText("09:00")
        self._line.setFixedWidth(px(96))
        self._line.textEdited.connect(self._on_text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)
        row.addStretch(1)

    def show_value(self, value: Any) -> None:
        """Show *value*, a time or None."""
        if self._parsed() != value or (value is None and not self._line.hasFocus()):
            self._line.setText("" if value is None else f"{value:%H:%M}")

    def target(self) -> QWidget:
        """Return the line."""
        return self._line

    def _parsed(self) -> dt.time | None:
        try:
            return _time(self._line.text())
        except ValueError:
            return None

    def _on_text(self, text: str) -> None:
        try:
            value = _time(text)
        except ValueError:
            self.refused.emit(_("Write a time such as 09:30."))
            return
        self.refused.emit("")
        self.edited.emit(value)


def _time(text: str) -> dt.time | None:
    minutes = read_time(text)
    return None if minutes is None else dt.time(minutes // 60 % 24, minutes % 60)
