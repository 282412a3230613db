"""The figures of a service level on one scale: best, target, limit and today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from credo_builder.chapters.organisation import hours_per_day
from credo_builder.chapters.service_levels import ServiceLevel, worse
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity, scaled

STRETCH, TARGET, MINIMUM, TODAY = "stretch", "target", "minimum", "baseline"
_HEADROOM = 1.18
"""The scale ends a little after the worst figure, so that there is a place to be worse at."""
_PERCENT = 100


@dataclass(frozen=True)
class Tier:
    """One figure of a level.

    Attributes:
        field: stretch, target, minimum or baseline.
        amount: the figure itself.
        place: 0 for the best end of the scale to 1 for its worst.
    """

    field: str
    amount: Quantity
    place: float


def tiers(project: Project, level: ServiceLevel) -> tuple[Tier, ...]:
    """Return the figures of *level* from the best end to the worst; () without two of them.

    Figures that cannot be compared with the target, such as working days with days, are
    left out.
    """
    today = level.baseline.value
    held = [
        (name, amount)
        for name, amount in (
            (STRETCH, level.stretch),
            (TARGET, level.target),
            (MINIMUM, level.minimum),
            (TODAY, today),
        )
        if amount is not None
    ]
    if level.target is None or len(held) < 2:  # noqa: PLR2004 - one figure is no scale
        return ()
    hours = hours_per_day(project)
    kind = scaled(level.target, hours)[0]
    along = [(n, a, float(scaled(a, hours)[1])) for n, a in held if scaled(a, hours)[0] == kind]
    least, most = _ends([value for _n, _a, value in along], level)
    found = [Tier(n, a, _place(v, least, most, level)) for n, a, v in along]
    return tuple(sorted(found, key=lambda tier: tier.place))


def _ends(values: list[float], level: ServiceLevel) -> tuple[float, float]:
    """Return the least and the greatest value of the scale."""
    if level.target is not None and level.target.unit == "percent":
        return min(values) - (_PERCENT - min(values)) * (_HEADROOM - 1), float(_PERCENT)
    if level.lower_is_better:
        return 0.0, max(values) * _HEADROOM or 1.0
    return min(values) / _HEADROOM, max(values) * _HEADROOM or 1.0


def _place(value: float, least: float, most: float, level: ServiceLevel) -> float:
    share = (value - least) / (most - least) if most > least else 0.0
    return share if level.lower_is_better else 1 - share


def reversed_tiers(project: Project, level: ServiceLevel) -> bool:
    """Whether limit and target, or target and best, stand the wrong way round."""
    return ordered(project, level) != level


def ordered(project: Project, level: ServiceLevel) -> ServiceLevel:
    """Return *level* with limit, target and best in their order; the figures are the same."""
    hours = hours_per_day(project)
    names = (MINIMUM, TARGET, STRETCH)
    held = [(name, getattr(level, name)) for name in names if getattr(level, name) is not None]
    amounts = [amount for _name, amount in held]
    for end in range(len(amounts) - 1, 0, -1):
        for i in range(end):
            if worse(level, amounts[i + 1], amounts[i], hours):
                amounts[i], amounts[i + 1] = amounts[i + 1], amounts[i]
    names_held = [name for name, _amount in held]
    return replace(level, **dict(zip(names_held, amounts, strict=True)))


def misses_target(project: Project, level: ServiceLevel) -> bool:
    """Whether what is reached today is worse than the target."""
    today, target = level.baseline.value, level.target
    if today is not None and target is not None:
        return worse(level, today, target, hours_per_day(project))
    met: Decimal | None = level.baseline.share_met_pct
    return met is not None and level.share_pct is not None and met < level.share_pct


def incomparable(project: Project, level: ServiceLevel) -> tuple[Quantity, Quantity] | None:
    """Return the first two figures of *level* that cannot be compared, or None."""
    hours = hours_per_day(project)
    if level.target is None:
        return None
    kind = scaled(level.target, hours)[0]
    for amount in (level.minimum, level.stretch, level.baseline.value):
        if amount is not None and scaled(amount, hours)[0] != kind:
            return level.target, amount
    return None
