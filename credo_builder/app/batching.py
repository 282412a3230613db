"""Many documents at once: of many projects, or of one master for many sites.

The command line and the window both stand on it. What is made is the same, to the byte, in
however many processes it is made.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from pathlib import Path

from credo_builder.app import batch_pool
from credo_builder.app.approval import checked
from credo_builder.app.batch_making import (
    MADE,
    REFUSED,
    STOPPED,
    UNREAD,
    UNWRITTEN,
    Done,
    Maker,
    Plan,
    Task,
)
from credo_builder.app.file_stems import stems
from credo_builder.app.masters import Master
from credo_builder.app.packing import MANIFEST
from credo_builder.app.sites import read_sites
from credo_builder.errors import CannotSave, CredoError
from credo_builder.i18n import _, plural, told
from credo_builder.storage import codec, files
from credo_builder.storage.parsing import LARGEST_FILE
from credo_builder.storage.text import shown_name
from credo_builder.values import dataclass

FEWEST = 20
"""Files below which one process makes them all: a second would not be warm in time."""
MOST_PROCESSES = 32
USUAL_OUTPUT = "service_credo"
SUFFIX = ".credo"

ALL, FOUND, UNUSABLE, NOT_WRITTEN = 0, 1, 2, 3
"""Codes of a batch: all made and nothing stops approval; something refused, or something that
stops approval; a project or a row that could not be read; a file that could not be written.
The greatest counts."""
_CODES = {MADE: ALL, REFUSED: FOUND, STOPPED: FOUND, UNREAD: UNUSABLE, UNWRITTEN: NOT_WRITTEN}


@dataclass(frozen=True)
class Batch:
    """What is to be made, and how.

    Attributes:
        plan: what the documents have in common. tasks: the documents, in their order.
        warnings: sentences about the whole of it.
    """

    plan: Plan
    tasks: tuple[Task, ...]
    warnings: tuple[str, ...] = ()

    @property
    def files(self) -> int:
        """How many files are wanted."""
        return len(self.tasks) * len(self.plan.order.outputs)

    def processes(self, wanted: int | None = None) -> int:
        """Return how many processes make it: *wanted* at most, 1 for this one alone.

        Without a wish there is one for each processor; below `FEWEST` files there is one.
        """
        if self.files < FEWEST:
            return 1
        most = wanted if wanted is not None else _processors()
        return max(1, min(most, len(self.tasks), MOST_PROCESSES))

    def run(
        self,
        processes: int = 1,
        wanted: Callable[[], bool] = lambda: True,
        *,
        apart: bool = False,
    ) -> Generator[Done, None, None]:
        """Make the documents; yield what became of each, in the order in which it is done.

        No file is left half written, and no process goes on, however it ends.

        Args:
            processes: as `processes` returns it.
            wanted: asked now and then whether to go on.
            apart: even one process is another than this, which has a window to look after.

        Raises:
            CannotSave: there can be no folder.
            CredoError: no process could be started.
        """
        place = Path(self.plan.folder)
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why = error.strerror or str(error)
            message = told(
                "{folder}: the folder could not be made: {why}. Choose another.",
                folder=place,
                why=why,
            )
            raise CannotSave(message) from error
        if processes > 1 or apart:
            yield from batch_pool.run(self.plan, self.tasks, processes, wanted)
            return
        maker = Maker(self.plan)
        for task in self.tasks:
            if not wanted():
                return
            yield maker.make(task)

    def finish(self, done: Iterable[Done]) -> None:
        """Write the manifest of what was made.

        Raises:
            CannotSave: the disk refused, or another file has its name.
        """
        entries = [entry for one in in_order(done) for entry in one.entries]
        target = Path(self.plan.folder) / MANIFEST
        files.refuse_other_kind(target, beginning=b"[")
        files.save(target, (json.dumps(entries, indent=2) + "\n").encode())


def of_projects(places: Sequence[Path], plan: Plan) -> Batch:
    """Return a batch of the projects at *places*: files, or folders with what is in them.

    Each has a name of its own, also where files in two folders are called the same. A file
    that is named twice is made once.

    Raises:
        CredoError: a folder holds no project.
    """
    found: dict[str, Path] = {}
    for place in places:
        for file in _projects_in(place) if place.is_dir() else (place,):
            found.setdefault(os.path.realpath(file), file)
    names = stems((one.stem for one in found.values()), "project")
    tasks = tuple(
        Task(number, name, shown_name(file), file=os.fspath(file))
        for number, (name, file) in enumerate(zip(names, found.values(), strict=True))
    )
    return Batch(plan, tasks)


def of_sites(master: Path, table: Path, plan: Plan) -> Batch:
    """Return a batch of one document a row of *table*, made of the project *master*.

    A row that is broken is a task with a problem; the others are made.

    Raises:
        CredoError: either file cannot be read, or the table's heads do not tell what they are.
    """
    name = shown_name(master)
    try:
        _found, content = files.read_regular(master, LARGEST_FILE)
    except OSError as error:
        why = error.strerror or str(error)
        raise CredoError(told("{file} cannot be read: {why}.", file=name, why=why)) from error
    return for_sites(content, name, table, plan)


def for_sites(content: bytes, name: str, table: Path, plan: Plan) -> Batch:
    """Return what `of_sites` does; *content* is that of the master, which messages call *name*.

    Raises:
        CredoError: as `of_sites`.
    """
    loaded = codec.read(content, name)
    project, lapsed = checked(loaded.project)
    held = read_sites(table, Master(project))
    tasks = []
    names = stems((site.name for site in held.sites), "site")
    for number, (stem, site) in enumerate(zip(names, held.sites, strict=True)):
        where = told("{file}: line {line}", file=shown_name(table), line=site.line)
        problem = told("{where}: {what}", where=where, what=site.problem) if site.problem else ""
        shown = site.name or where
        tasks.append(Task(number, stem, shown, site=site.name, cells=site.cells, problem=problem))
    lapsed_told = told("{file}: {what}", file=name, what=lapsed) if lapsed else ""
    warnings = tuple(one for one in (*loaded.warnings, lapsed_told, *held.warnings) if one)
    held_plan = _with_master(plan, content, name)
    return Batch(held_plan, tuple(tasks), warnings)


def _with_master(plan: Plan, content: bytes, name: str) -> Plan:
    return Plan(
        plan.folder, plan.only, plan.edition, plan.paper, plan.ways, content, name, plan.language
    )


def _projects_in(folder: Path) -> tuple[Path, ...]:
    """Return the project files in *folder* and below it, by name; hidden folders are left out."""
    found: list[Path] = []
    for where, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".")]
        found += [Path(where) / name for name in names if _is_project(name)]
    if not found:
        raise CredoError(
            told("{folder} holds no project, no file that ends in .credo.", folder=folder)
        )
    return tuple(sorted(found))


def _is_project(name: str) -> bool:
    return name.lower().endswith(SUFFIX) and not name.startswith(".")


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(done: Iterable[Done]) -> list[Done]:
    """Return *done* in the order of the tasks."""
    return sorted(done, key=lambda one: one.number)


def code(done: Iterable[Done]) -> int:
    """Return the code of a batch: `ALL`, `FOUND`, `UNUSABLE` or `NOT_WRITTEN`."""
    return max((max(_CODES[one.result], FOUND if one.stops else ALL) for one in done), default=ALL)


def table(batch: Batch, done: Iterable[Done]) -> Iterator[str]:
    """Yield the summary line by line: a row for each document that was tried."""
    held = in_order(done)
    heads = (_("name"), _("result"), _("files"), _("pages"), _("seconds"), _("stops"), _("notes"))
    rows = [
        (
            _cut(batch.tasks[one.number].shown),
            _(one.result),
            str(len(one.entries)),
            str(one.pages),
            f"{one.seconds:.1f}",
            str(one.stops or "-"),
            str(len(one.notes) or "-"),
        )
        for one in held
    ]
    wide = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for row in (heads, *rows):
        left = "  ".join(cell.ljust(room) for cell, room in zip(row[:2], wide[:2], strict=True))
        right = "  ".join(cell.rjust(room) for cell, room in zip(row[2:], wide[2:], strict=True))
        yield f"{left}  {right}"


def _cut(name: str) -> str:
    plain, most = re.sub(r"\s+", " ", name), 40
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def told_of_all(batch: Batch, done: Iterable[Done], seconds: float, processes: int) -> str:
    """Return the last line: how many were made, how long it took, how many at once."""
    held = tuple(done)
    whole = sum(1 for one in held if one.result == MADE)
    count = sum(len(one.entries) for one in held)
    return " ".join(
        (
            _("{made} of {all} made whole:").format(made=whole, all=len(batch.tasks)),
            plural("{n} file", "{n} files", count).format(n=count),
            _("in {seconds:.1f} s").format(seconds=seconds),
            plural("by {n} process.", "by {n} processes.", processes).format(n=processes),
        )
    )
