"""Moments as people say them: "Today 09:41", "12 November 16:40"."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QLocale

from credo_builder.i18n import _


def clock(moment: dt.datetime) -> str:
    """Return the time of the day of *moment* here, to the second: "09:41:07"."""
    return f"{moment.astimezone():%H:%M:%S}"


def when(moment: dt.datetime, *, always_time: bool = False) -> str:
    """Return *moment* by the clock on the wall here, with its time where it is near.

    With *always_time* days long past have theirs, too.
    """
    here, days = _here(moment)
    if days == 0:
        return _("Today {time}").format(time=f"{here:%H:%M}")
    if days == 1:
        return _("Yesterday {time}").format(time=f"{here:%H:%M}")
    return _dated(here) if always_time else _day(here)


def inside(moment: dt.datetime) -> str:
    """Return *moment* as it stands inside a sentence: "today 09:41", "12 November, 16:40"."""
    here, days = _here(moment)
    if days == 0:
        return _("today {time}").format(time=f"{here:%H:%M}")
    if days == 1:
        return _("yesterday {time}").format(time=f"{here:%H:%M}")
    return _dated(here)


def _here(moment: dt.datetime) -> tuple[dt.datetime, int]:
    """Return *moment* by the clock on the wall, and how many days ago that is."""
    here = moment.astimezone()
    return here, (dt.datetime.now().date() - here.date()).days  # noqa: DTZ005 - as it says


def _dated(here: dt.datetime) -> str:
    return _("{day}, {time}").format(day=_day(here), time=f"{here:%H:%M}")


def _day(here: dt.datetime) -> str:
    this_year = dt.datetime.now().year  # noqa: DTZ005 - the clock on the wall
    spelled = "d MMMM" if here.year == this_year else "d MMMM yyyy"
    return QLocale().toString(QDate(here.year, here.month, here.day), spelled)
