"""`credo new` and `credo starters`: where a project begins."""

from __future__ import annotations

import os
from pathlib import Path as FilePath

import click

from credo_builder.commands.base import (
    FILE,
    FORCE,
    NOT_WRITTEN,
    explained,
    opened,
    stop,
    tell,
)
from credo_builder.domain.project import Project
from credo_builder.domain.records import new_id
from credo_builder.domain.settings import ALL_VISITED
from credo_builder.domain.terms import Path
from credo_builder.values import replace


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def starters(*, as_json: bool) -> None:
    """List the starters: those that ship with the program, then your own."""
    from credo_builder.app import own_starters
    from credo_builder.app.starters import starters as shipped

    with explained():
        rows = [{"name": s.name, "title": s.title, "industry": s.industry} for s in shipped()]
        rows += [{"name": one, "title": one, "industry": ""} for one in own_starters.names()]
    if as_json:
        tell(rows)
        return
    for row in rows:
        told = row["title"] if row["industry"] else "your own"
        click.echo(f"{row['name']:28} {told}")


@click.command()
@FILE
@click.option("--starter", help="Begin with the starter of that name; see credo starters.")
@click.option("--example", is_flag=True, help="Write the finished example.")
@click.option("--organisation", default="", help="Name of the organisation.")
@click.option(
    "--about-us-from",
    "profile",
    type=click.Path(path_type=FilePath),
    help="Take About us from another project of the same organisation.",
)
@FORCE
def new(
    file: FilePath,
    *,
    starter: str | None,
    example: bool,
    organisation: str,
    profile: FilePath | None,
    force: bool,
) -> None:
    """Write a new project to FILE: empty, from a starter, or the finished example."""
    from credo_builder.app import preparers, profiles
    from credo_builder.storage import save_project
    from credo_builder.storage.locks import held
    from credo_builder.storage.text import shown_name

    if starter and example:
        raise click.UsageError("Choose --starter or --example, not both.")
    if profile and example:
        raise click.UsageError("The example has its own About us; leave --about-us-from out.")
    if os.path.lexists(file) and not force:
        stop(NOT_WRITTEN, f"{shown_name(file)}: is there already. Use --force to replace it.")
    with explained():
        project = _begun(starter, organisation, example=example)
        if not example:
            project = preparers.signed_as_usual(project)
        if profile is not None:
            project = profiles.with_profile(project, opened(profile))
        with held(file, "credo new"):
            save_project(project, file, force=force)
    click.echo(f"Wrote {file}.")


def _begun(starter: str | None, organisation: str, *, example: bool) -> Project:
    from credo_builder.app import starters as shipped
    from credo_builder.chapters.organisation import Organisation

    if example:
        project = shipped.example()
    elif starter:
        project = shipped.load(starter)
    else:
        project = Project(project_id=new_id("prj"))
    if not example:
        # Nobody is led through a file made here, so no step and no field lies ahead of it.
        path = project.settings.path if starter else Path.FULL
        settings = replace(project.settings, visited=ALL_VISITED, name=organisation, path=path)
        project = project.configured(settings)
    if organisation:
        project = project.put(replace(project.one(Organisation), name=organisation))
    return project
