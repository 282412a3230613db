"""Commands that have a file of their own; `credo_builder.cli` gathers them."""
