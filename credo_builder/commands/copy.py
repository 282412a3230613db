"""`credo copy`: a project duplicated for a new client, and what in it still names the old one."""

from __future__ import annotations

import os
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

import click

from credo_builder.commands.base import (
    FILE,
    FORCE,
    JSON,
    NOT_WRITTEN,
    explained,
    opened,
    stop,
    tell,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credo_builder.app.duplicating import Held
    from credo_builder.domain.project import Project

OUTPUT = click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=FilePath),
    help="The new file to write.",
)


@click.command()
@FILE
@click.option("--for", "name", required=True, help="What the new client is called.")
@OUTPUT
@click.option("--rename", is_flag=True, help="Put the new name for the old one in every text.")
@click.option("--keep-notes", is_flag=True, help="Keep private notes; they go otherwise.")
@FORCE
@JSON
def copy(
    file: FilePath,
    output: FilePath,
    *,
    name: str,
    rename: bool,
    keep_notes: bool,
    force: bool,
    form: str,
) -> None:
    """Duplicate FILE for a new client, and list what still names the old one.

    Names, people, contacts, logo and colour, results, dates, approval and history are gone.
    Texts stay, and each one that still tells of the old client is printed: its code, its
    field and the sentence.
    """
    from credo_builder.app.duplicating import duplicate
    from credo_builder.app.preparers import signed_as_usual

    with explained():
        copied = duplicate(opened(file), name, renames=rename, notes=keep_notes)
        fresh = signed_as_usual(copied.project)
        write(fresh, output, besides=(file,), force=force, label="credo copy")
    rows = tuple(held_rows(copied.held))
    if form == "json":
        tell({"file": str(output), "replaced": copied.replaced, "held": rows})
        return
    click.echo(f"Wrote {output}.")
    if rename:
        click.echo(f"The new name took the old one’s place: {copied.replaced}.")
    tell_held(rows)
    if copied.words.places(output.stem.replace("_", " "), name):
        click.echo("The name of the file tells of the old client, too.")


def write(
    project: Project, output: FilePath, *, besides: Iterable[FilePath], force: bool, label: str
) -> None:
    """Write *project* to the new file *output*, which is none of *besides*.

    Raises:
        CannotSave: the disk refused; nothing was changed.
        Locked: somebody else holds the file there.
    """
    from credo_builder.storage import save_project
    from credo_builder.storage.locks import held
    from credo_builder.storage.text import shown_name

    if any(os.path.realpath(output) == os.path.realpath(one) for one in besides):
        raise click.UsageError("It would replace the project. Say where the new one goes.")
    if os.path.lexists(output) and not force:
        stop(NOT_WRITTEN, f"{shown_name(output)}: is there already. Use --force to replace it.")
    with held(output, label):
        save_project(project, output, force=force)


def held_rows(held: Iterable[Held]) -> Iterable[dict[str, Any]]:
    """Yield what scripts are told of each text that still tells of the old client."""
    for one in held:
        yield {
            "code": one.code,
            "record": one.hit.record.id if one.hit.record else "",
            "field": one.hit.field,
            "words": list(one.words),
            "kind": str(one.sort),
            "sentence": one.sentence,
        }


def tell_held(rows: Iterable[dict[str, Any]]) -> None:
    """Print *rows*, sure finds first and guesses last."""
    rows = tuple(rows)
    if not rows:
        click.echo("Nothing in it tells of the old client.")
        return
    sure = [row for row in rows if row["kind"] != "part"]
    guessed = [row for row in rows if row["kind"] == "part"]
    for heading, some in (
        ("Still telling of the old client:", sure),
        ("Perhaps, since a part of a name stands there:", guessed),
    ):
        if some:
            click.echo(heading)
        for row in some:
            words = ", ".join(f"“{word}”" for word in row["words"])
            click.echo(f"  {row['code']}  {row['field']}: {row['sentence']}  [{words}]")
