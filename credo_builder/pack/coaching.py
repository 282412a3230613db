"""The coaching sheet: one moment watched by a colleague, and five minutes of talk about it."""

from __future__ import annotations

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.moments import Moment
from credo_builder.compose.sections.moments import in_order, sheet_of
from credo_builder.compose.view import View
from credo_builder.errors import NothingYet
from credo_builder.i18n import told
from credo_builder.pack.appraisal import field_key
from credo_builder.pack.base import Job, Output
from credo_builder.pack.written import Leaf, written
from credo_builder.values import dataclass

MOST_DEEDS, MOST_LEFT, MOST_LEVELS = 6, 4, 2
"""What one can watch for at once."""


@dataclass(frozen=True)
class CoachingSheet:
    """One moment as a coach watches it; *key* is what its fields are named by."""

    key: str
    name: str
    wants: str
    now: str
    wanted: str
    levels: tuple[str, ...]
    do: tuple[str, ...]
    dont: tuple[str, ...]


def coaching_sheets(view: View) -> tuple[CoachingSheet, ...]:
    """Return a sheet for each critical moment, for every moment where none is critical.

    A moment that nothing can be seen of is left out.
    """
    held = [one for one in in_order(view) if one.name.strip()]
    critical = [one for one in held if one.is_critical] or held
    made = [_sheet(view, one, place) for place, one in enumerate(critical, 1)]
    return tuple(one for one in made if one.do or one.dont)


def _sheet(view: View, moment: Moment, place: int) -> CoachingSheet:
    sheet = sheet_of(view, moment)
    values = view.linked(CoreValue, moment.value_ids) or view.of(CoreValue)
    do = sheet.do or _first_of_each(tuple(one.behaviours_do for one in values))
    dont = sheet.dont or _first_of_each(tuple(one.behaviours_never for one in values))
    return CoachingSheet(
        key=field_key(moment.code, place),
        name=moment.name,
        wants=moment.customer_goal,
        now=sheet.feeling_now if sheet.feeling_now != sheet.feeling_wanted else "",
        wanted=sheet.feeling_wanted,
        levels=tuple(one.words for one in sheet.levels[:MOST_LEVELS]),
        do=tuple(filter(str.strip, do))[:MOST_DEEDS],
        dont=tuple(filter(str.strip, dont))[:MOST_LEFT],
    )


def _first_of_each(lists: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return the first of each list, then the second of each, and so on."""
    longest = max(map(len, lists), default=0)
    return tuple(one[n] for n in range(longest) for one in lists if n < len(one))


def draw(job: Job) -> bytes:
    """Return a page for each moment as a PDF with fields."""
    sheets = coaching_sheets(job.view)
    if not sheets:
        raise NothingYet(
            told(
                "There is nothing to watch for yet. Say in “Moments of truth” what you do at one "
                "of them, or what a stranger would see of a core value."
            ),
            "moments",
        )
    template = "pack/coaching.xml.j2"
    return written(job, [Leaf(f"at_{one.key}", one.name, template, one) for one in sheets])


OUTPUT = Output(
    key="coaching",
    name="Coaching sheets",
    about="One deciding moment a page, to watch for and talk about",
    shelf="people",
    title="Coaching sheets",
    audience="staff",
    papers=("A4", "Letter"),
    sections=("moments", "core_values"),
    draw=draw,
    is_form=True,
)
