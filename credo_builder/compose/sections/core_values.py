"""The core values, each as far as a stranger could see it."""

from __future__ import annotations

from dataclasses import dataclass

from credo_builder.chapters.core_values import CoreValue
from credo_builder.compose.parts import Part
from credo_builder.compose.view import View

MOST_WITH_TRACES = 4
MOST_IN_FULL = 7


@dataclass(frozen=True)
class Page:
    """What the section prints: every value, and how fully."""

    core_values: tuple[CoreValue, ...]

    @property
    def shows_traces(self) -> bool:
        """Whether there is room for why it matters, and culture, brand and strategy."""
        return len(self.core_values) <= MOST_WITH_TRACES

    @property
    def is_table(self) -> bool:
        """Whether there are too many values for a block each."""
        return len(self.core_values) > MOST_IN_FULL


def page(view: View) -> Page | None:
    """Return the values this edition prints; None without any."""
    values = view.of(CoreValue)
    return Page(values) if values else None


PART = Part(
    key="core_values",
    title="Core values",
    context=page,
    still_to_decide=(
        "No core value has been chosen yet. Three to five beliefs you refuse to trade away, "
        "each with something a stranger would see you do, carry everything that follows."
    ),
)
