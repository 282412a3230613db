"""The whole document as Markdown: plain text with a few marks, for wikis and for tools."""

from credo_builder.render.markdown.document import build

__all__ = ["build"]
