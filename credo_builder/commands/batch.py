"""`credo batch`: many projects, or one master for many sites, made at once."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path as FilePath
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click

from credo_builder.commands.base import explained
from credo_builder.domain.terms import Edition
from credo_builder.i18n import _, said

if TYPE_CHECKING:
    from credo_builder.app.batch_making import Done
    from credo_builder.app.batching import Batch

STOPPED = 130
"""Exit code of a batch that somebody stopped, as shells have it for Ctrl+C."""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=FilePath))
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=FilePath),
    help="The folder to put all into; it is made if it is not there.",
)
@click.option(
    "--sites",
    "table",
    type=click.Path(path_type=FilePath),
    help="A table, CSV: one document a row, made of the one FILE.",
)
@click.option("--jobs", type=click.IntRange(1), help="Processes at most; one a processor else.")
@click.option("--only", default="", help="Outputs by key, parted by commas; service_credo else.")
@click.option("--edition", type=click.Choice([e.value for e in Edition]), default="staff")
@click.option("--paper", help="Paper for the outputs made for it; the project’s own else.")
@click.option("--as", "ways", multiple=True, metavar="KEY=VARIANT", help="How to make an output.")
def batch(
    files: tuple[FilePath, ...],
    *,
    folder: FilePath,
    table: FilePath | None,
    jobs: int | None,
    only: str,
    edition: str,
    paper: str | None,
    ways: tuple[str, ...],
) -> None:
    """Make the documents of many FILES (or folders of them), or of one for many sites.

    Exit codes: 0 all made; 1 an output refused, or something that stops approval; 2 a file or
    a row that could not be read; 3 a file that could not be written; 130 stopped. The greatest
    counts, and one bad file does not stop the others.
    """
    from credo_builder.app import batching
    from credo_builder.app.batch_making import Plan

    plan = Plan(str(folder), only or batching.USUAL_OUTPUT, edition, paper, ways)
    try:
        plan.order  # noqa: B018 - known now, or never
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    with explained():
        if table is None:
            wanted = batching.of_projects(files, plan)
        elif len(files) == 1:
            wanted = batching.of_sites(files[0], table, plan)
        else:
            raise click.UsageError("A list of sites needs one FILE, the master.")
        _run(wanted, jobs)


def _run(wanted: Batch, jobs: int | None) -> NoReturn:
    """Make it, with progress; print the summary and leave with its code."""
    from credo_builder.app import batching

    for warning in wanted.warnings:
        click.echo(said(warning), err=True)
    processes = wanted.processes(jobs)
    began = time.monotonic()
    done: list[Done] = []
    stop = threading.Event()
    try:
        with (
            _stopping(stop),
            closing(wanted.run(processes, lambda: not stop.is_set())) as running,
        ):
            for one in running:
                done.append(one)
                _tell(one, wanted, len(done))
    except KeyboardInterrupt:
        stop.set()
    for line in batching.table(wanted, done):
        click.echo(line)
    spent = time.monotonic() - began
    click.echo(batching.told_of_all(wanted, done, spent, processes))
    wanted.finish(done)
    if stop.is_set():
        click.echo(_("Stopped. What was made is whole and stays."), err=True)
        sys.exit(STOPPED)
    sys.exit(batching.code(done))


def _tell(one: Done, wanted: Batch, count: int) -> None:
    """Say how far it is, and at once what should be known."""
    from credo_builder.app.batch_making import UNREAD

    lively = sys.stderr.isatty()
    total = len(wanted.tasks)
    name = wanted.tasks[one.number].shown
    if lively:
        click.echo("\r\033[K", nl=False, err=True)
    for note in one.notes:
        click.echo(note if one.result == UNREAD else f"{name}: {note}", err=True)
    if lively:
        told = _("{count} of {total}: {name}").format(count=count, total=total, name=name)
        click.echo(told[:76], nl=count == total, err=True)


@contextmanager
def _stopping(stop: threading.Event) -> Iterator[None]:
    """Let Ctrl+C, or a polite request to end, set *stop*; the second one interrupts."""

    def heard(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {sign: signal.signal(sign, heard) for sign in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for sign, old in before.items():
            signal.signal(sign, old)
