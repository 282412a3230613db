"""``credo-builder [FILE]``: the wizard."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

import credo_builder
from credo_builder.ui import display

NO_WINDOW = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the wizard; return its exit code: 0, or 2 when no window can be shown."""
    arguments = _parser().parse_args(argv)
    if arguments.make_pages:
        return int(importlib.import_module("credo_builder.app.page_process").main())
    if arguments.make_many:
        return int(importlib.import_module("credo_builder.app.batch_process").main())
    if arguments.take_picture:
        return int(importlib.import_module("credo_builder.storage.picture_making").main())
    hindrance = display.hindrance()
    if hindrance:
        sys.stderr.write(f"credo-builder: {hindrance}\n")
        return NO_WINDOW
    if arguments.self_test:
        return int(importlib.import_module("credo_builder.ui.self_test").run())
    watch = importlib.import_module("credo_builder.ui.crashing").watch()
    application = importlib.import_module("credo_builder.ui.application")
    window = application.open_window(arguments.file)
    code = int(application.run())
    del window
    watch.end()
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="credo-builder",
        description="Build a service credo and policy, question by question.",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="a project to open (*.credo)")
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="open an example, visit every step, save and export it, say what was done",
    )
    # An installation that is one executable starts itself so, to make the pages of a preview
    # or many documents, or to decode a picture.
    for apart in ("--make-pages", "--make-many", "--take-picture"):
        parser.add_argument(apart, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(
        "--version", action="version", version=f"credo-builder {credo_builder.__version__}"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
