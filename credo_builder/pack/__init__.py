"""The pack: everything that is made of one credo, an output a file."""

from credo_builder.pack import (
    charter,
    pocket_card,
    poster,
    scorecard,
    scorecard_table,
    service_credo,
)
from credo_builder.pack.base import Output, Variant, make

OUTPUTS: tuple[Output, ...] = (
    service_credo.OUTPUT,
    poster.OUTPUT,
    pocket_card.OUTPUT,
    charter.OUTPUT,
    scorecard.OUTPUT,
    scorecard_table.OUTPUT,
)
"""Every output, in the order of its number."""

__all__ = ["OUTPUTS", "Output", "Variant", "make"]
