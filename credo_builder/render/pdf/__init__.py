"""The PDF: accessible and archival at once."""

from credo_builder.compose.paged import Excerpt, Paged, Spot, Stretch
from credo_builder.render.pdf import configuration  # noqa: F401  must come first
from credo_builder.render.pdf.engine import Cancelled, build, build_paged
from credo_builder.render.pdf.fonts import uncovered

__all__ = ["Cancelled", "Excerpt", "Paged", "Spot", "Stretch", "build", "build_paged", "uncovered"]
