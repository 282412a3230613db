"""The pack: everything that is made of one credo, an output a file."""

from credo_builder.pack import poster
from credo_builder.pack.base import Output, Variant, make

OUTPUTS: tuple[Output, ...] = (poster.OUTPUT,)
"""Every output, in the order of its number."""

__all__ = ["OUTPUTS", "Output", "Variant", "make"]
