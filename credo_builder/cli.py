"""The command line: everything but the window, for scripts and for people who like it."""

from __future__ import annotations

import atexit
import datetime as dt
import gc
import os
import sys
from contextlib import suppress
from pathlib import Path as FilePath
from typing import Any

import click

from credo_builder import __version__
from credo_builder.commands import begin, editions
from credo_builder.commands.base import (
    FILE,
    FOUND,
    JSON,
    NOT_WRITTEN,
    explained,
    opened,
    stop,
    tell,
)
from credo_builder.commands.batch import batch
from credo_builder.commands.brand import brand
from credo_builder.commands.copy import copy
from credo_builder.commands.export import export
from credo_builder.commands.results import results
from credo_builder.commands.starter import starter
from credo_builder.commands.take import import_
from credo_builder.domain.findings import Severity
from credo_builder.domain.terms import Edition, Paper

_ALLOCATIONS = 100_000
"""Objects made before Python looks for circles among them: a command ends before it pays."""
atexit.register(gc.freeze)  # the system takes all memory back at once, circles or not


class _Program(click.Group):
    """The commands; output that cannot be written is told in one line, too."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command that the arguments name, and leave with its exit code."""
        usual = gc.get_threshold()
        gc.set_threshold(_ALLOCATIONS)
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            why = error.strerror or str(error)
            with suppress(OSError):
                stop(NOT_WRITTEN, f"credo: the answer could not be written: {why}. Make room.")
            sys.exit(NOT_WRITTEN)
        finally:
            gc.set_threshold(*usual)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="credo")
def main() -> None:
    """Turn how you serve your customers into one branded, accessible document."""


@main.command()
@FILE
@click.option("-o", "--output", type=click.Path(path_type=FilePath), help="The PDF to write.")
@click.option("--edition", type=click.Choice([e.value for e in Edition]), default="staff")
@click.option("--paper", type=click.Choice([p.value for p in Paper]), help="The project’s own.")
def build(file: FilePath, output: FilePath | None, *, edition: str, paper: str | None) -> None:
    """Make the service credo and policy of FILE as a PDF."""
    with explained():
        project = opened(file)
        from credo_builder.app import export as pdf_export
        from credo_builder.audit.printing import prints_as_boxes

        target = output or pdf_export.default_path(file)
        if os.path.realpath(target) == os.path.realpath(file):
            raise click.UsageError("The PDF would replace the project. Choose another name.")
        size = pdf_export.export(project, target, edition, paper)
    for box in prints_as_boxes(project):
        click.echo(f"{file.name}: {box.field}: {box.message} {box.do}", err=True)
    click.echo(f"Wrote {target} ({size // 1024 + 1} KB).")


@main.command()
@FILE
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=FilePath),
    help="The folder to put it into; it is made if it is not there.",
)
@click.option("--only", default="", help="Some outputs alone: keys, parted by commas.")
@click.option("--edition", type=click.Choice([e.value for e in Edition]), default="staff")
@click.option("--paper", help="Paper for the outputs made for it; the project’s own else.")
@click.option("--as", "ways", multiple=True, metavar="KEY=VARIANT", help="How to make an output.")
def pack(
    file: FilePath,
    folder: FilePath,
    *,
    only: str,
    edition: str,
    paper: str | None,
    ways: tuple[str, ...],
) -> None:
    """Make everything that comes of FILE: service credo, poster, pocket card, charter."""
    from credo_builder.app import packing

    try:
        wanted = packing.order(only, edition, paper, ways)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    with explained():
        project = opened(file)
        refused = False
        for one in packing.write(wanted.made(project), folder):
            click.echo(one.told, err=not one.is_made)
            refused = refused or (not one.is_made and one.is_wrong)
    if refused:
        sys.exit(FOUND)


@main.command()
@FILE
@click.argument("pdf", type=click.Path(path_type=FilePath))
def verify(file: FilePath, pdf: FilePath) -> None:
    """Say whether PDF is what FILE gives, byte for byte; exit with 1 when it is not."""
    from credo_builder.app.verifying import verify as compared

    with explained():
        found = compared(opened(file), pdf)
    click.echo(found.told, err=not found.is_equal)
    sys.exit(0 if found.is_equal else FOUND)


@main.command()
@FILE
@JSON
@click.option(
    "--fail-on",
    type=click.Choice([s.value for s in Severity]),
    default=Severity.BLOCKER.value,
    show_default=True,
    help="Exit with 1 when there is such a finding or a worse one.",
)
@click.option("--all", "quiet_too", is_flag=True, help="Show what lies beyond the path, too.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As if it were that day.")
def check(
    file: FilePath, *, form: str, fail_on: str, quiet_too: bool, on: dt.datetime | None
) -> None:
    """Check whether every promise is kept somewhere, counted and watched."""
    from credo_builder.app import listing
    from credo_builder.audit import audit
    from credo_builder.i18n import said

    with explained():
        project = opened(file)
    findings = audit(project, _day(on))
    in_text = form != "json"
    data = listing.report(project, findings, quiet_too=quiet_too, say=said if in_text else str)
    if not in_text:
        tell(data)
    else:
        click.echo("\n".join(listing.report_lines(data)))
    worst = Severity(fail_on).rank
    if any(f.counts and f.severity.rank <= worst for f in findings):
        sys.exit(FOUND)


def _day(on: dt.datetime | None) -> dt.date:
    return on.date() if on else dt.date.today()  # noqa: DTZ011  the user's own calendar day


@main.command()
@click.argument("rule", required=False, default="")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def rules(rule: str, *, as_json: bool) -> None:
    """List what the check looks for, and why it matters; or explain one RULE, such as PRO-13."""
    from credo_builder.app import listing

    rows = [row for row in listing.rules() if rule.upper() in ("", row["id"])]
    if not rows:
        raise click.UsageError(f"There is no rule {rule}; credo rules lists them all.")
    if as_json:
        tell(rows)
    else:
        click.echo("\n".join(listing.rules_lines(rule.upper())))


@main.command()
@FILE
def show(file: FilePath) -> None:
    """Print the answers in FILE as plain text."""
    from credo_builder.app import listing

    with explained():
        project = opened(file)
    click.echo("\n".join(listing.shown(project)).lstrip("\n") or "Nothing is answered yet.")


@main.command()
@FILE
@JSON
def trace(file: FilePath, *, form: str) -> None:
    """Follow every expectation from a value to a measure."""
    from credo_builder.app import listing

    with explained():
        data = listing.traced(opened(file))
    if form == "json":
        tell(data)
    else:
        click.echo("\n".join(listing.trace_lines(data)))


@main.command()
@FILE
@JSON
@click.option(
    "--voice",
    type=click.Choice(["plain", "warm", "formal", "lively"]),
    help="Whose words; the brand’s own without it.",
)
def draft(file: FilePath, *, form: str, voice: str | None) -> None:
    """Draft a credo from what FILE has decided, each line with its roots."""
    from credo_builder.app import credo_drafts
    from credo_builder.chapters.branding import Voice

    with explained():
        data = credo_drafts.told(opened(file), Voice(voice) if voice else None)
    if form == "json":
        tell(data)
    else:
        click.echo("\n".join(credo_drafts.told_lines(data)))


@main.command()
@FILE
@click.option("--list", "only_list", is_flag=True, help="List the earlier states.")
@click.option("--state", type=click.IntRange(1), help="Its number in the list; 1 is the newest.")
@click.option("-o", "--output", type=click.Path(path_type=FilePath), help="The new file to write.")
def restore(
    file: FilePath, *, only_list: bool, state: int | None, output: FilePath | None
) -> None:
    """Write an earlier state of FILE, or what is whole in it, to a new file."""
    from credo_builder.app import restoring
    from credo_builder.storage import save_project
    from credo_builder.storage.locks import held

    if only_list:
        click.echo("\n".join(restoring.listed(file)))
        return
    if output is None:
        raise click.UsageError("Say where to write it with -o, or list what there is with --list.")
    with explained():
        found = restoring.whole_part(file) if state is None else restoring.state(file, state)
        with held(output, "credo restore"):
            save_project(found.project, output)
    for part in found.dropped:
        click.echo(f"{file.name}: not there any more: {part}.", err=True)
    click.echo(f"Wrote {output}.")


@main.command()
def schema() -> None:
    """Print the JSON Schema of a project file."""
    from credo_builder.storage.schema import json_schema

    tell(json_schema())


main.add_command(batch)
main.add_command(begin.starters)
main.add_command(begin.new)
main.add_command(brand)
main.add_command(copy)
main.add_command(editions.approve)
main.add_command(editions.compare)
main.add_command(editions.edition)
main.add_command(export)
main.add_command(import_)
main.add_command(results)
main.add_command(starter)

if __name__ == "__main__":
    main()
