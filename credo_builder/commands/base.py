"""What every command has in common: its file, its exit codes, how it says what went wrong."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path as FilePath
from typing import Any, NoReturn

import click

from credo_builder.domain.project import Project
from credo_builder.errors import CannotSave, CredoError, Locked, NotReady, ProjectFileError

FOUND, UNUSABLE, NOT_WRITTEN = 1, 2, 3
"""Exit codes: findings at or above --fail-on, or in the way of approval; bad usage or
unreadable input; not written."""

FILE = click.argument("file", type=click.Path(path_type=FilePath))
FORCE = click.option("--force", is_flag=True, help="Replace the file that is there.")
JSON = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")


@contextmanager
def explained() -> Iterator[None]:
    """Turn the failures we expect into one line each on stderr and an exit code."""
    try:
        yield
    except ProjectFileError as error:
        stop(UNUSABLE, *error.problems)
    except NotReady as error:
        stop(FOUND, str(error))
    except (CannotSave, Locked) as error:
        stop(NOT_WRITTEN, str(error))
    except CredoError as error:
        stop(UNUSABLE, str(error))


def stop(code: int, *messages: str) -> NoReturn:
    """Say *messages*, a line each, on stderr and leave with *code*."""
    for message in messages:
        click.echo(message, err=True)
    sys.exit(code)


def opened(file: FilePath) -> Project:
    """Read *file*, say what its reader noticed, and return the project that may be printed.

    Raises:
        ProjectFileError: it cannot be read; `explained` says so.
    """
    from credo_builder.app.approval import checked
    from credo_builder.storage import open_project

    found = open_project(file)
    project, lapsed = checked(found.project)
    for warning in (*found.warnings, f"{file.name}: {lapsed}" if lapsed else ""):
        if warning:
            click.echo(warning, err=True)
    return project


def tell(content: Any) -> None:
    """Print *content* as JSON."""
    click.echo(json.dumps(content, indent=2, ensure_ascii=False))
