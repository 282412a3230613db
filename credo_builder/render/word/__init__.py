"""The Word file: real styles, headings, lists and tables, to be changed by hand."""

from credo_builder.render.word.writer import build

__all__ = ["build"]
