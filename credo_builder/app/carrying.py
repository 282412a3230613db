"""What of a record may go to somebody else’s project, and what stays where it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.branding import Brand
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.governance import Investment, RolloutStep
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.policies import Policy
from credo_builder.chapters.promises import Promise, PromiseDoor
from credo_builder.chapters.reach import ComplaintContact
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.chapters.workshop import WorkshopItem
from credo_builder.domain.questions import Group, Link, Links, Rows, asked
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import NOTHING_KEPT, Shape
from credo_builder.domain.terms import FigureMark
from credo_builder.values import replace

S = TypeVar("S", bound=Shape)
R = TypeVar("R", bound=Record)

THEIR_OWN: Mapping[type[Shape], tuple[str, ...]] = MappingProxyType({
    Organisation: ("name", "legal_name", "place", "sites", "contact", "hours", "context"),
    ComplaintContact: ("reach",),
    Role: ("person",),
    Brand: ("logo", "cover_image", "colour", "strapline"),
    WorkshopItem: ("contributor", "votes"),
    Expectation: ("performance_now", "evidence", "evidence_note"),
    PromiseDoor: ("looked",),
    Promise: ("can_keep_now",),
    Moment: ("rating_now", "feeling_now", "volume_per_month"),
    Barrier: ("due", "status"),
    ServiceLevel: ("baseline", "effective_from"),
    Policy: ("review_date",),
    Measure: ("results",),
    RolloutStep: ("when",),
    Investment: ("approved",),
})  # fmt: skip
"""Fields that tell of one organisation alone: names, people, how to reach them, results, days.

Each goes back to what a new record begins with.
"""


def carried(record: R) -> R:
    """Return *record* as another organisation may have it.

    Names, people, contacts, results, days and private notes are blank, what the program does
    not know is gone, and the wording waits to be read again. Id, code and links stay.
    """
    own = record.figure_mark == FigureMark.OWN
    return replace(
        _without_own(record),
        notes="",
        from_starter=True,
        reviewed=False,
        figure_mark=str(FigureMark.SUGGESTION) if own else record.figure_mark,
    )


def _without_own(shape: S) -> S:
    """Return *shape* without its `THEIR_OWN` fields and unknown keys, in sub-records too."""
    blank = type(shape)()
    changes: dict[str, Any] = {
        name: getattr(blank, name) for name in THEIR_OWN.get(type(shape), ())
    }
    for name, place in asked(type(shape)).items():
        if name in changes:
            continue
        value = getattr(shape, name)
        if isinstance(place.question, Group):
            changes[name] = _without_own(value)
        elif isinstance(place.question, Rows):
            changes[name] = tuple(_without_own(row) for row in value)
    return replace(shape, kept=NOTHING_KEPT, **changes)


def relinked(shape: S, to: Callable[[str], str]) -> S:
    """Return *shape* with each link leading where *to* says; a link to "" goes.

    Links that then lead to one record become one.
    """
    changes: dict[str, Any] = {}
    for name, place in asked(type(shape)).items():
        value = getattr(shape, name)
        if isinstance(place.question, Link):
            changes[name] = to(value) if value else ""
        elif isinstance(place.question, Links):
            changes[name] = tuple(dict.fromkeys(filter(None, map(to, value))))
        elif isinstance(place.question, Group):
            changes[name] = relinked(value, to)
        elif isinstance(place.question, Rows):
            changes[name] = tuple(relinked(row, to) for row in value)
    return replace(shape, **changes) if changes else shape
