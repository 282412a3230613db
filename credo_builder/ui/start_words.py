"""What stands on the start screen, and its measures: for its first frame and for its widgets.

Imports nothing that the first frame of the window would have to wait for.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from credo_builder.app import library
from credo_builder.app import starters as shipped
from credo_builder.domain.terms import Path as Route
from credo_builder.i18n import _, marked
from credo_builder.ui.times import when

BLANK = ""
TITLE = marked("What kind of place is it?")
LEAD = marked(
    "Starters bring wording from your trade. You read each line before it counts as yours."
)
HOW_LONG = marked("How long have you got?")
LENGTHS = (
    (Route.QUICK, marked("25 minutes"), marked("Quick: 9 screens, the parts every credo needs")),
    (Route.FULL, marked("An afternoon"), marked("Full: all 20 steps, with measures and training")),
    (
        Route.WORKSHOP,
        marked("With the team"),
        marked("Workshop: all 20 steps, large type, a board"),
    ),
)
SWITCH = marked("You can switch at any time. Quick only hides; nothing is lost.")
COPY = marked("Copy an existing project…")
CARRY_ON = marked("Carry on")
OPEN = marked("Open…")
FIND = marked("Find a project")
NOTHING_YET = marked("Nothing here yet. Your projects will be listed with what changed.")
MORE = marked("{n} more. Write a part of the name to find them.")
SEEK, REMOVE = marked("Find…"), marked("Remove")
NOT_FOUND = marked("Not found in {folder}")
DROP = marked("Drop a project here to open it, or a logo to start from its colour.")
EXAMPLE = marked("Look at a finished example")
EXAMPLE_TOLD = marked(
    "A café-restaurant with 14 people, all 20 steps. Opens as a copy; try anything."
)
OPEN_EXAMPLE = marked("Open example")
IN_THE_END = marked("What you will hold at the end")
HELD = (
    ("file-text", marked("Service credo and policy, as PDF")),
    ("eye", marked("A public edition")),
    ("users", marked("A staff edition")),
    ("gauge", marked("Levels you can count")),
)
OFFLINE = marked("Works offline. Nothing leaves this computer.")
START_MENUS = (marked("File"), marked("Edit"), marked("View"), marked("Help"))
"""Menus that have something to offer before there is a project."""

SIZE = (1366, 768)
"""Width and height of a window that was not drawn larger or smaller yet."""
BAR = 56
BESIDE_WIDTH = 1180
LEFT, RIGHT = 766, 480
"""Shares of the width: what to begin, and what was begun."""
MARGINS = (40, 34, 40, 18)
BETWEEN = 40
TILE = (185, 66)
GAP = 6
"""Between neighbours, where nothing else is said."""
SCROLL_BAR = 10
BUTTON, LARGE, ICON = 32, 36, 18
"""Heights of buttons, the size of icons."""
SHOWN = 5
"""Recent projects that are listed before somebody searches."""


def starters() -> tuple[tuple[str, str], ...]:
    """Return (name, title) of the starters that ship, without the example."""
    return tuple((s.name, _(s.title)) for s in shipped.starters())


def kinds() -> tuple[tuple[str, str], ...]:
    """Return (name, title) of every kind of place to begin with, the blank one last."""
    return (*starters(), (BLANK, _("Blank")))


def begin_words(name: str, title: str) -> str:
    """Return what the button says that begins the kind *name*, called *title*."""
    if name == BLANK:
        return _("Start a blank credo")
    return _("Start a {kind} credo").format(kind=title[:1].lower() + title[1:])


class Row(NamedTuple):
    """What the list says of one recent project.

    Attributes:
        name: of the project. second: what changed, and where it lies when others are called
            the same. at: when it was saved. done: how many steps are complete. share: the
            same, 0 to 1.
    """

    name: str
    second: str
    at: str
    done: str
    share: float


def recent_row(one: library.Recent, *, twin: bool) -> Row:
    """Return what is said of *one*; a *twin* shares its name with another."""
    told = tuple(filter(None, (one.folder if twin else "", one.what)))
    done = _("{n} of {m} steps").format(n=one.done, m=one.steps) if one.steps else ""
    share = one.done / max(1, one.steps)
    return Row(recent_name(one), " · ".join(told), _when(one.when), done, share)


def recent_name(one: library.Recent) -> str:
    """Return what the project *one* is called, its file's name when it has none."""
    return one.name or Path(one.path).stem


def names_of(held: tuple[library.Recent, ...]) -> Counter[str]:
    """Return how many of *held* have each name."""
    return Counter(recent_name(one) for one in held)


def _when(text: str) -> str:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return ""
    return when(moment)
