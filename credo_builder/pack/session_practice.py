"""What people practise on in a session: a table to write into, begun with what is our own."""

from __future__ import annotations

from collections.abc import Callable

from credo_builder.chapters.expectations import Component
from credo_builder.chapters.learning import ServicePoint
from credo_builder.chapters.moments import Moment
from credo_builder.compose.sections.moments import in_order
from credo_builder.compose.view import View
from credo_builder.domain.terms import label
from credo_builder.i18n import marked
from credo_builder.values import dataclass

FEWEST_ROWS, MOST_ROWS = 3, 5
"""Rows of a table that are worth a try, and those that a page has room for beside the rest."""


@dataclass(frozen=True)
class Practice:
    """A table to write into.

    Attributes:
        how: what to do with it, in a sentence or two.
        heads: its columns, in the document's language.
        begun: words of the first column, a row each; empty where that is for the pen, too.
        is_rated: whether the second and third column hold a figure each.
    """

    how: str
    heads: tuple[str, ...]
    begun: tuple[str, ...]
    is_rated: bool


def practice(view: View, point: ServicePoint) -> Practice:
    """Return the table of the session on *point*."""
    how, heads, rows = _TABLES[point]
    begin = _BEGUN.get(point)
    begun = begin(view)[:MOST_ROWS] if begin else ()
    return Practice(
        how=view.say(how),
        heads=tuple(view.say(one) for one in heads),
        begun=(*begun, *("",) * (FEWEST_ROWS - len(begun))) if begun else ("",) * rows,
        is_rated=point == ServicePoint.COMPONENTS,
    )


def _critical(view: View) -> tuple[str, ...]:
    """Return the names of the moments that decide."""
    held = (one for one in in_order(view) if one.is_critical)
    return tuple(view.fill(one.name) for one in held if one.name.strip())


def _busiest(view: View) -> tuple[str, ...]:
    """Return the names of the moments that happen most often, the first most of all."""
    counted = [one for one in view.of(Moment) if one.volume_per_month and one.name.strip()]
    counted.sort(key=lambda one: -(one.volume_per_month or 0))
    return tuple(view.fill(one.name) for one in counted)


def _arrivals(view: View) -> tuple[str, ...]:
    """Return three ways in which people arrive."""
    return tuple(view.say(words) for words in _ARRIVALS)


def _components(view: View) -> tuple[str, ...]:
    """Return the names of the five parts of service, our own where we have some."""
    own = [view.fill(name) for name in view.project.settings.component_set if name.strip()]
    return tuple(view.say(label(Component, name)) for name in own) or tuple(
        view.say(part.label) for part in Component
    )


_ARRIVALS = (
    marked("In a hurry, and already late"),
    marked("Worried, and not saying why"),
    marked("In no hurry at all, and glad to talk"),
)
_BEGUN: dict[ServicePoint, Callable[[View], tuple[str, ...]]] = {
    ServicePoint.LEVELS: _critical,
    ServicePoint.EMOTIONS: _arrivals,
    ServicePoint.ENERGY: _busiest,
    ServicePoint.COMPONENTS: _components,
}
_TABLES: dict[ServicePoint, tuple[str, tuple[str, ...], int]] = {
    ServicePoint.MINDSET: (
        marked("Write down thoughts that get in your way, then one that helps. Keep the best."),
        (marked("When this happens"), marked("I think"), marked("From now on I think")),
        4,
    ),
    ServicePoint.LEVELS: (
        marked("Fill in the links from memory, then look them up. Which one did nobody know?"),
        (marked("Moment"), marked("Our level"), marked("The promise"), marked("The value")),
        4,
    ),
    ServicePoint.EMOTIONS: (
        marked("Play each arrival once. Those who watch write, then all talk."),
        (
            marked("They arrive"),
            marked("What I noticed first"),
            marked("What I said"),
            marked("How it ended"),
        ),
        3,
    ),
    ServicePoint.ENERGY: (
        marked("Plan the next busy day: what gives you strength before, and what saves some."),
        (marked("When it counts"), marked("Before it I"), marked("In the middle of it I")),
        4,
    ),
    ServicePoint.CONFIDENCE: (
        marked("Say one sentence with a name, a plan and a time. Do not promise for others."),
        (marked("Somebody waits for"), marked("Who"), marked("Does what"), marked("By when")),
        4,
    ),
    ServicePoint.RISK: (
        marked("Decide alone first. Safe? Legal? Fair? Honest? Ours? If so, help."),
        (marked("The case"), marked("What I would do"), marked("What we decided together")),
        5,
    ),
    ServicePoint.COMPONENTS: (
        marked("Give yourself 1 to 5, then swap with a colleague. Talk where you differ by two."),
        (
            marked("Part of service"),
            marked("I say"),
            marked("They say"),
            marked("What I will be seen doing"),
        ),
        5,
    ),
    ServicePoint.EMPATHY: (
        marked("Write it again so that you would accept it yourself. The rule may stay."),
        (marked("What was written or said"), marked("What I would say")),
        3,
    ),
}
