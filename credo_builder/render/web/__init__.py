"""The web page: one file that needs nothing else, for any width, any light and any reader."""

from credo_builder.render.web.page import build

__all__ = ["build"]
