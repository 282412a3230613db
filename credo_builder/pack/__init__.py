"""The pack: everything that is made of one credo, an output a file."""

from credo_builder.pack import pocket_card, poster
from credo_builder.pack.base import Output, Variant, make

OUTPUTS: tuple[Output, ...] = (poster.OUTPUT, pocket_card.OUTPUT)
"""Every output, in the order of its number."""

__all__ = ["OUTPUTS", "Output", "Variant", "make"]
