"""The PDF: accessible and archival at once."""

from credo_builder.render.pdf import configuration  # noqa: F401  must come first
from credo_builder.render.pdf.engine import Cancelled, build
from credo_builder.render.pdf.fonts import uncovered

__all__ = ["Cancelled", "build", "uncovered"]
