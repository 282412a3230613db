"""Expectations as points: how much they matter against how well we do, and where to begin.

Every function returns plain values or a new project; nothing here knows a toolkit.
"""

from __future__ import annotations

from dataclasses import replace

from credo_builder.chapters.expectations import PRIORITY_IMPORTANCE, Expectation
from credo_builder.chapters.organisation import hours_per_day
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import TIME_UNITS, Quantity, is_currency, scaled
from credo_builder.values import dataclass

LEAST, MOST, MIDDLE = 1, 5, 3
_HEADROOM = 1.18
_PERCENT = 100.0


def works_first(expectation: Expectation) -> bool:
    """Whether to work on it first: it matters a lot, and we do not do it well yet."""
    now = expectation.performance_now
    return expectation.is_priority and (now is None or now <= MIDDLE)


def kept_up(expectation: Expectation) -> bool:
    """Whether it matters a lot and is done well: what must stay as it is."""
    return expectation.is_priority and not works_first(expectation)


FIRST_FROM = PRIORITY_IMPORTANCE
"""From this importance on, what is not done well comes first."""


def rated(
    project: Project, expectation_id: str, importance: int | None, today: int | None
) -> Project:
    """Return a project with both scales of that expectation; beyond 1 to 5 they stop there."""
    one = project.find(Expectation, expectation_id)
    if one is None:
        return project
    new = replace(one, importance=_within(importance), performance_now=_within(today))
    return project.put(new)


def _within(rating: int | None) -> int | None:
    return None if rating is None else max(LEAST, min(MOST, rating))


@dataclass(frozen=True)
class Band:
    """What would please and what is good enough on one scale, 0 for its best end to 1."""

    pleasing: float
    enough: float
    pleases: Quantity
    suffices: Quantity

    @property
    def is_reversed(self) -> bool:
        """Whether good enough is stricter than pleasing."""
        return self.enough < self.pleasing


def band(project: Project, expectation: Expectation) -> Band | None:
    """Return the band of *expectation*; None without two figures that can be compared."""
    pleases, suffices = expectation.desired.quantity, expectation.adequate.quantity
    if pleases is None or suffices is None:
        return None
    hours = hours_per_day(project)
    one, other = scaled(pleases, hours), scaled(suffices, hours)
    if one[0] != other[0]:
        return None
    values = (float(one[1]), float(other[1]))
    if _lower_is_better(pleases):
        most = max(values) * _HEADROOM or 1.0
        places = tuple(v / most for v in values)
    else:
        top = _PERCENT if pleases.unit == "percent" else max(values)
        span = (top - min(values)) * _HEADROOM or 1.0
        places = tuple((top - v) / span for v in values)
    return Band(places[0], places[1], pleases, suffices)


def swapped(project: Project, expectation_id: str) -> Project:
    """Return a project in which good enough and pleasing have changed their figures."""
    one = project.find(Expectation, expectation_id)
    if one is None:
        return project
    adequate = replace(one.adequate, quantity=one.desired.quantity)
    desired = replace(one.desired, quantity=one.adequate.quantity)
    return project.put(replace(one, adequate=adequate, desired=desired))


def _lower_is_better(quantity: Quantity) -> bool:
    unit = quantity.unit
    return unit in TIME_UNITS or unit == "ring" or is_currency(unit)
