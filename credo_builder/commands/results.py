"""`credo results`: what measures showed, taken from a table, or an empty table to fill."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

import click

from credo_builder.commands.base import FILE, FOUND, explained, opened
from credo_builder.errors import CannotSave
from credo_builder.i18n import said

if TYPE_CHECKING:
    from credo_builder.app.taking_results import Look

MOST_TOLD = 20
"""Lines told of each kind; the rest is counted."""


@click.command()
@FILE
@click.option("--from", "table", type=click.Path(path_type=FilePath), help="The table to take.")
@click.option("--template", is_flag=True, help="Write an empty table to fill instead.")
@click.option("--wide", is_flag=True, help="The empty table has a column for each month.")
@click.option("-o", "--output", type=click.Path(path_type=FilePath), help="Where the table goes.")
@click.option("--replace", is_flag=True, help="Replace results of the same period.")
@click.option("--good-ones", is_flag=True, help="Take what can be taken, leave the rest.")
@click.option("--look", "only_look", is_flag=True, help="Say what would be taken; take nothing.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As if it were that day.")
def results(
    file: FilePath,
    *,
    table: FilePath | None,
    template: bool,
    wide: bool,
    output: FilePath | None,
    replace: bool,
    good_ones: bool,
    only_look: bool,
    on: dt.datetime | None,
) -> None:
    """Take what measures showed from a table into FILE, or write an empty table to fill.

    A table has the columns measure, period, value and note (a line a result), or a column for
    each month. A line that cannot be read is named; nothing is taken then, unless you say
    --good-ones.
    """
    day = on.date() if on else dt.date.today()  # noqa: DTZ011  the user's own calendar day
    if template == (table is not None):
        raise click.UsageError("Choose --from with a table to take, or --template.")
    if template:
        _write_blank(file, output, day, wide=wide)
        return
    if table is not None:
        _take(file, table, day, replace=replace, good_ones=good_ones, only_look=only_look)


def _write_blank(file: FilePath, output: FilePath | None, day: dt.date, *, wide: bool) -> None:
    from credo_builder.app.result_blanks import write_blank

    if output is None:
        raise click.UsageError("Say where the empty table goes with -o.")
    with explained():
        write_blank(opened(file), output, day, wide=wide)
    click.echo(f"Wrote {output}.")


def _take(
    file: FilePath,
    table: FilePath,
    day: dt.date,
    *,
    replace: bool,
    good_ones: bool,
    only_look: bool,
) -> None:
    from credo_builder.app import taking_results
    from credo_builder.app.approval import next_edition
    from credo_builder.app.tables import read
    from credo_builder.storage import open_project, save_project
    from credo_builder.storage.locks import held

    with explained():
        rows = read(table)
        with held(file, "credo results"):
            found = open_project(file)
            for warning in found.warnings:
                click.echo(warning, err=True)
            if found.read_only and not only_look:
                raise CannotSave(f"{file}: needs a newer program, so nothing was changed.")
            seen = taking_results.look(found.project, rows, day)
            chosen = seen.chosen(replace=replace)
            whole = not seen.troubles and len(chosen) == len(seen.taken)
            is_taken = bool(chosen) and (whole or good_ones) and not only_look
            if is_taken:
                changed = taking_results.applied(found.project, chosen)
                if found.project.is_approved:
                    changed = next_edition(changed, found.project)
                save_project(changed, file, found.stamp)
    _tell(seen, replace=replace)
    if is_taken:
        click.echo(f"Took {_counted(len(chosen), 'result')} into {file}.")
        if found.project.is_approved:
            edition = changed.settings.edition
            click.echo(f"It was approved; it is a draft of edition {edition} now.")
    elif not only_look:
        click.echo(_refusal(seen, len(chosen)), err=bool(seen.taken or seen.troubles))
    if not whole and not (is_taken and good_ones):
        sys.exit(FOUND)


def _tell(seen: Look, *, replace: bool) -> None:
    """Print what was found: results, those that are there already, and troubles on stderr."""
    _few([said(one.told) for one in seen.chosen(replace=replace)])
    for caution in seen.cautions:
        click.echo(said(caution), err=True)
    _few([said(one.told) for one in seen.troubles], err=True)
    if seen.replacing and not replace:
        _few([f"There already: {said(one.told)}" for one in seen.replacing], err=True)
    if seen.same:
        click.echo(f"There already, the very same: {_counted(seen.same, 'result')}.")


def _few(lines: list[str], *, err: bool = False) -> None:
    for one in lines[:MOST_TOLD]:
        click.echo(one, err=err)
    if len(lines) > MOST_TOLD:
        click.echo(f"And {len(lines) - MOST_TOLD:,} more.", err=err)


def _refusal(seen: Look, good: int) -> str:
    """Return why nothing was taken, and what to say to have it taken."""
    if not seen.taken and not seen.troubles:
        return "There is nothing new to take."
    ways = []
    if seen.replacing:
        ways.append("--replace to replace results of the same period")
    if good:
        ways.append(f"--good-ones to take {_counted(good, 'result')} and leave the rest")
    return f"Nothing was taken. Mend the table{''.join(f', or say {one}' for one in ways)}."


def _counted(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
