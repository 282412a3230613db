"""`credo starter`: a project put by as a starter of one’s own."""

from __future__ import annotations

from pathlib import Path as FilePath

import click

from credo_builder.commands.base import FILE, explained, opened
from credo_builder.commands.copy import held_rows, tell_held


@click.group()
def starter() -> None:
    """Keep starters of your own; credo starters lists them, credo new begins from one."""


@starter.command()
@FILE
@click.option("--as", "name", required=True, help="What the starter is called.")
@click.option("--force", is_flag=True, help="Replace the starter of that name.")
def save(file: FilePath, *, name: str, force: bool) -> None:
    """Put FILE by as a starter, without names, people, contacts, results and history.

    Each text that would still tell of its organisation is printed.
    """
    from credo_builder.app import own_starters

    with explained():
        project = opened(file)
        own_starters.save(project, name, over=force)
    click.echo(f"Saved the starter “{name.strip()}”.")
    tell_held(held_rows(own_starters.still_telling(project)))


@starter.command()
@click.argument("name")
def remove(name: str) -> None:
    """Take the starter NAME of your own away; projects begun from it stay."""
    from credo_builder.app import own_starters

    with explained():
        own_starters.remove(name)
    click.echo(f"Removed the starter “{name}”.")
