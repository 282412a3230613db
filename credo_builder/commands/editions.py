"""`credo compare`, `edition` and `approve`: what differs, and how the editions stand."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path as FilePath

import click

from credo_builder.commands.base import FILE, FORCE, FOUND, JSON, explained, opened, tell
from credo_builder.domain.project import Project
from credo_builder.errors import CannotSave


@click.command()
@FILE
@click.argument("other", required=False, type=click.Path(path_type=FilePath))
@click.option("--since", metavar="EDITION", help="Compare with that earlier edition of FILE.")
@JSON
def compare(file: FilePath, *, other: FilePath | None, since: str | None, form: str) -> None:
    """Tell what differs from FILE to OTHER, record by record.

    Without OTHER: from an earlier edition of FILE to what FILE says now; from the last one
    that is kept, unless --since names another. Exit code 0 when nothing differs, 1 when
    something does. What looking, saving and approving change is not told.
    """
    from credo_builder.app import comparing, editions

    if other is not None and since is not None:
        raise click.UsageError("Name a second file or an edition with --since, not both.")
    with explained():
        before = after = opened(file)
        if other is not None:
            after = opened(other)
        else:
            before = editions.last(after) if since is None else editions.edition(after, since)
        found = comparing.data(before, after)
        if form == "json":
            tell(found)
        else:
            lines = list(comparing.lines(before, after))
            click.echo("\n".join(lines) or "Nothing that a reader sees differs.")
    sys.exit(0 if found["same"] else FOUND)


@click.command()
@FILE
@click.option("--review", "step", flag_value="review", help="Send the draft for review.")
@click.option("--take-back", "step", flag_value="take_back", help="Make it a draft again.")
@click.option("--begin", "step", flag_value="begin", help="Begin the edition after it.")
@click.option("--get", metavar="EDITION", help="Write that earlier edition to a file of its own.")
@click.option("-o", "--output", type=click.Path(path_type=FilePath), help="That file.")
@FORCE
@JSON
def edition(
    file: FilePath,
    *,
    step: str | None,
    get: str | None,
    output: FilePath | None,
    force: bool,
    form: str,
) -> None:
    """Tell how the editions of FILE stand, or take FILE a step on its way to approval."""
    from credo_builder.app import editions

    if (get is None) != (output is None) or (get and step):
        raise click.UsageError("--get EDITION goes with -o FILE, and with no other step.")
    with explained():
        if step is not None:
            _take(file, step)
        project = opened(file)
        if get is not None and output is not None:
            _write(editions.edition(project, get), output, force=force)
            click.echo(f"Wrote edition {get} to {output}.")
            return
        if form == "json":
            tell(editions.data(project))
        else:
            click.echo("\n".join(editions.lines(project)))


@click.command()
@FILE
@click.option("--by", "person", required=True, help="Who approves it.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day.")
@click.option("--summary", default="", help="What changed in this edition; told in short else.")
def approve(file: FilePath, *, person: str, on: dt.datetime, summary: str) -> None:
    """Approve FILE, unless something stops it."""
    from credo_builder.app import approval
    from credo_builder.storage import open_project, save_project
    from credo_builder.storage.locks import held

    if not person.strip():
        raise click.UsageError("Say who approves it: --by needs a person’s name.")
    with explained(), held(file, "credo approve"):
        found = open_project(file)
        for warning in found.warnings:
            click.echo(warning, err=True)
        if found.read_only:
            raise CannotSave(f"{file}: needs a newer program, so nothing was changed.")
        approved = approval.approve(found.project, person=person, on=on.date(), summary=summary)
        save_project(approved, file, found.stamp)
    click.echo(f"Approved by {person}: edition {approved.settings.edition}.")


def _take(file: FilePath, step: str) -> None:
    """Take the project in *file* the *step*, and save it."""
    from credo_builder.app import approval
    from credo_builder.storage import open_project, save_project
    from credo_builder.storage.locks import held

    steps = {
        "review": approval.send_for_review,
        "take_back": approval.take_back,
        "begin": approval.begin_next,
    }
    with held(file, "credo edition"):
        found = open_project(file)
        if found.read_only:
            raise CannotSave(f"{file}: needs a newer program, so nothing was changed.")
        save_project(steps[step](approval.checked(found.project)[0]), file, found.stamp)


def _write(project: Project, output: FilePath, *, force: bool) -> None:
    from credo_builder.storage import save_project
    from credo_builder.storage.locks import held

    with held(output, "credo edition"):
        save_project(project, output, force=force)
