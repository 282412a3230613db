"""`credo brand`: a look put by under a name, and given to other projects."""

from __future__ import annotations

from pathlib import Path as FilePath

import click

from credo_builder.commands.base import FILE, explained, opened


@click.group()
def brand() -> None:
    """Keep a look under a name, and give it to other projects."""


@brand.command("list")
def list_() -> None:
    """List the brand kits that were saved."""
    from credo_builder.app import brand_kits

    click.echo("\n".join(brand_kits.names()) or "No brand kit was saved yet.")


@brand.command()
@FILE
@click.option("--as", "name", required=True, help="What the kit is called.")
@click.option("--force", is_flag=True, help="Replace the kit of that name.")
def save(file: FilePath, *, name: str, force: bool) -> None:
    """Put the look of FILE by: logo, colour, style, strapline, voice, cover picture, paper."""
    from credo_builder.app import brand_kits

    with explained():
        brand_kits.save(opened(file), name, over=force)
    click.echo(f"Saved the brand kit “{name.strip()}”.")


@brand.command()
@FILE
@click.argument("name")
def apply(file: FilePath, name: str) -> None:
    """Give FILE the look of the kit NAME; an approved FILE becomes a draft again."""
    from credo_builder.app import brand_kits
    from credo_builder.app.session import Session

    with explained():
        kit = brand_kits.load(name)
        session = Session.open(file, hold="credo brand apply")
        try:
            for warning in session.warnings:
                click.echo(warning, err=True)
            session.edit(brand_kits.applied(session.project, kit), "Apply a brand kit")
            if session.is_dirty:
                session.save()
        finally:
            session.close()
    click.echo(f"{file.name} has the look of “{name}” now.")


@brand.command()
@click.argument("name")
def remove(name: str) -> None:
    """Take the brand kit NAME away; projects that have its look keep it."""
    from credo_builder.app import brand_kits

    with explained():
        brand_kits.remove(name)
    click.echo(f"Removed the brand kit “{name}”.")
