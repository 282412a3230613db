"""How a result stands by the limits of its measure: green, amber or red.

The one judge of the program: what is drawn, said, listed and counted all asks here.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from credo_builder.domain.quantities import TIME_UNITS, Quantity, scaled
from credo_builder.values import dataclass

Standing = Literal["", "green", "amber", "red"]
"""How a result stands; empty where the limits cannot tell."""


@dataclass(frozen=True)
class Limits:
    """Where green, amber and red begin; each may be missing.

    Amber begins at its own limit, and what is worse than amber is red. Without a limit of
    amber, red begins at its own. Without both, whatever is not green is amber.
    """

    green: Quantity | None = None
    amber: Quantity | None = None
    red: Quantity | None = None

    @property
    def given(self) -> tuple[Quantity, ...]:
        """Those limits that there are, the best first."""
        return tuple(one for one in (self.green, self.amber, self.red) if one is not None)

    def is_lower_better(self, hours_per_day: Decimal) -> bool:
        """Whether less is better, as for waiting and faults.

        The limits tell by their order: green lies below red, or below amber. Where green stands
        alone, or all limits are the same, less is better for times and worse for the rest.

        Args:
            hours_per_day: hours of a working day, above 0.
        """
        if self.green is None:
            return False
        measured, best = scaled(self.green, hours_per_day)
        for worse in (self.red, self.amber):
            if worse is None:
                continue
            other, value = scaled(worse, hours_per_day)
            if other == measured and value != best:
                return best < value
        return self.green.unit in TIME_UNITS

    def standing(self, result: Quantity | None, hours_per_day: Decimal) -> Standing:
        """Return how *result* stands; a limit is still on its better side.

        It stays empty without a result, without a limit of green, and where the two do not
        measure the same: minutes are held against hours, never against a share.

        Args:
            result: what the measure showed; None where it was not taken.
            hours_per_day: hours of a working day, above 0.
        """
        if result is None or self.green is None:
            return ""
        value = self._comparable(result, hours_per_day)
        green = self._comparable(self.green, hours_per_day)
        if value is None or green is None:
            return ""
        less = self.is_lower_better(hours_per_day)
        if _reaches(value, green, less=less):
            return "green"
        amber = self._comparable(self.amber, hours_per_day)
        if amber is not None:
            return "amber" if _reaches(value, amber, less=less) else "red"
        red = self._comparable(self.red, hours_per_day)
        return "red" if red is not None and _reaches(red, value, less=less) else "amber"

    def _comparable(self, one: Quantity | None, hours_per_day: Decimal) -> Fraction | None:
        """Return how much *one* is on the scale of green; None where it is on another."""
        if one is None or self.green is None:
            return None
        measured, value = scaled(one, hours_per_day)
        return value if measured == scaled(self.green, hours_per_day)[0] else None


def _reaches(value: Fraction, limit: Fraction, *, less: bool) -> bool:
    """Whether *value* is as good as *limit* or better."""
    return value <= limit if less else value >= limit
