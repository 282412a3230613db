"""`credo export`: the service credo as a Word file, or in another form than the PDF."""

from __future__ import annotations

import os
from pathlib import Path as FilePath
from typing import Any

import click

from credo_builder.commands.base import FILE, explained, opened
from credo_builder.domain.terms import Edition, Paper


class _OneOfTheForms(click.ParamType):  # type: ignore[type-arg]  # generic since 8.2 alone
    """The key of a form; which there are is only looked up when somebody asks."""

    name = "form"

    def get_metavar(self, *_asked: Any, **_else: Any) -> str:
        from credo_builder.app.forms import FORMS

        return f"[{'|'.join(form.key for form in FORMS)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from credo_builder.app import exporting

        try:
            return exporting.form(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command()
@FILE
@click.option("--to", "form", type=_OneOfTheForms(), required=True, help="The form to write.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=FilePath),
    help="The file to write, or the folder where the form is one; beside FILE else.",
)
@click.option("--edition", type=click.Choice([e.value for e in Edition]), default="staff")
@click.option("--paper", type=click.Choice([p.value for p in Paper]), help="The project’s own.")
def export(
    file: FilePath, *, form: Any, output: FilePath | None, edition: str, paper: str | None
) -> None:
    """Write the service credo and policy of FILE in another form than the PDF."""
    with explained():
        from credo_builder.app import exporting

        target = output or file.with_suffix(form.suffix)
        if os.path.realpath(target) == os.path.realpath(file):
            raise click.UsageError("It would replace the project. Say where it goes with -o.")
        done = exporting.write(form, opened(file), target, edition, paper)
    size = f"{done.size // 1024 + 1} KB"
    what = f"{done.files} files into {target} ({size})" if form.is_folder else f"{target} ({size})"
    click.echo(f"Wrote {what}.")
