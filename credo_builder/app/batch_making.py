"""One document of a batch, made and written: the same in whichever process it is done."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import Any

from credo_builder.app import packing
from credo_builder.app.approval import checked
from credo_builder.app.masters import Master
from credo_builder.audit import audit
from credo_builder.audit.printing import prints_as_boxes
from credo_builder.compose.known import Known, sharing
from credo_builder.domain.findings import Severity
from credo_builder.domain.project import Project
from credo_builder.errors import CannotSave, CredoError, ProjectFileError
from credo_builder.i18n import joined, marked, said, told
from credo_builder.storage import codec, files, open_project
from credo_builder.values import dataclass

MADE, REFUSED, STOPPED = marked("made"), marked("refused"), marked("stopped")
UNREAD, UNWRITTEN = marked("not read"), marked("not written")
"""How it went with a document: whole; without some of its files, or with none; stopped before
it was whole; unreadable input; the disk refused."""


@dataclass(frozen=True)
class Task:
    """One document that is wanted.

    Attributes:
        number: its place in the batch, from 0.
        name: of its file or folder, without suffix: lower-case ASCII.
        shown: what people call it.
        file: the project to read; empty for a site of the master.
        site: name of the site.
        cells: what the site's row says, column by column.
        problem: why nothing can be made of it; empty when something can.
    """

    number: int
    name: str
    shown: str
    file: str = ""
    site: str = ""
    cells: Mapping[str, str] | None = None
    problem: str = ""

    def packed(self) -> str:
        """Return the task as a line of JSON."""
        return json.dumps(dict(vars(self)))


@dataclass(frozen=True)
class Done:
    """What became of a task.

    Attributes:
        number: of the task.
        result: one of `MADE`, `REFUSED`, `STOPPED`, `UNREAD`, `UNWRITTEN`.
        entries: what the manifest says of each file: file, key, form, site, sha256, pages.
        notes: sentences about what was refused or should be known.
        stops: how many findings stop approval.
        seconds: by the clock.
    """

    number: int
    result: str
    entries: tuple[Mapping[str, str | int], ...] = ()
    notes: tuple[str, ...] = ()
    stops: int = 0
    seconds: float = 0.0

    @property
    def pages(self) -> int:
        """How many pages its files have together."""
        return sum(int(entry["pages"]) for entry in self.entries)

    def packed(self) -> str:
        """Return what became of it as a line of JSON."""
        return json.dumps(dict(vars(self)))


def task_of(line: str | bytes) -> Task:
    """Return the task that *line* packs."""
    return Task(**json.loads(line))


def done_of(line: str | bytes) -> Done:
    """Return what became of a task, as *line* packs it."""
    held: dict[str, Any] = json.loads(line)
    for name in ("entries", "notes"):
        held[name] = tuple(held[name])
    return Done(**held)


@dataclass(frozen=True)
class Plan:
    """What all documents of a batch have in common.

    Attributes:
        folder: where they go; it is there.
        only: keys of outputs, parted by commas.
        edition: public, staff or full. paper: the project's own when None.
        ways: ``key=variant`` each.
        master: content of the file that sites are made of; empty for none.
        master_name: what messages call that file.
        language: tag of the language of what is said on the way; English when empty.
    """

    folder: str
    only: str
    edition: str
    paper: str | None = None
    ways: tuple[str, ...] = ()
    master: bytes = b""
    master_name: str = ""
    language: str = ""

    @cached_property
    def order(self) -> packing.Order:
        """The same in the words of a pack.

        Raises:
            ValueError: there is no such output, paper or variant.
        """
        return packing.order(self.only, self.edition, self.paper, self.ways)

    def packed(self) -> str:
        """Return the plan as a line of JSON."""
        names = ("folder", "only", "edition", "paper", "ways", "master_name", "language")
        held = {name: getattr(self, name) for name in names}
        return json.dumps(held | {"master": base64.b64encode(self.master).decode()})


def plan_of(line: str | bytes) -> Plan:
    """Return the plan that *line* packs."""
    held = json.loads(line)
    held["ways"] = tuple(held["ways"])
    return Plan(**held | {"master": base64.b64decode(held["master"])})


class Maker:
    """Makes documents, task by task; one that fails is told and does not stop the next.

    Args:
        plan: what they have in common.
        writing: held while a file is being written, so that nobody ends the process then.
    """

    def __init__(self, plan: Plan, writing: AbstractContextManager[Any] | None = None) -> None:
        """Read the master, if there is one."""
        self._plan = plan
        self._writing = writing or nullcontext()
        self._master: Master | None = None
        self._task: Task | None = None
        self._entries: list[Mapping[str, str | int]] = []
        self._known = Known()
        if plan.master:
            project = codec.read(plan.master, plan.master_name).project
            self._master = Master(checked(project)[0])

    def make(self, task: Task) -> Done:
        """Make and write the files of *task*; whatever goes wrong is told, never raised."""
        began = time.monotonic()
        notes: list[str] = []
        self._task, self._entries = task, []
        stops = 0
        try:
            project = self._project(task, notes)
            stops = _stopping(project)
            notes += _boxes(project)
            with sharing(self._known):
                result = self._written(task, project, notes)
        except ProjectFileError as error:
            result = UNREAD
            notes += [said(one) for one in error.problems]
        except CannotSave as error:
            result = UNWRITTEN
            notes.append(said(error.args[0]))
        except CredoError as error:
            result = REFUSED
            notes.append(said(error.args[0]))
        except Exception as error:  # noqa: BLE001 - one bad file does not stop the others
            result = REFUSED
            notes.append(
                said(
                    told(
                        "Something went wrong inside the program ({fault}). The others are "
                        "made all the same; please report it.",
                        fault=f"{type(error).__name__}: {error}",
                    )
                )
            )
        spent = time.monotonic() - began
        entries = tuple(self._entries)
        return Done(task.number, result, entries, tuple(notes), stops, round(spent, 3))

    def told(self) -> None:
        """Note that whoever wants to know heard what became of the last task."""
        self._task = None

    def untold(self) -> Done | None:
        """Return what was written and not yet told, for the end in the middle of a task."""
        if self._task is None or not self._entries:
            return None
        return Done(self._task.number, STOPPED, tuple(self._entries))

    def _project(self, task: Task, notes: list[str]) -> Project:
        """Return the project of *task*, as it may be printed."""
        if task.problem:
            raise ProjectFileError(task.problem)
        if self._master is not None:
            return self._master.at(task.site, task.cells or {})
        opened = open_project(task.file)
        printed, lapsed = checked(opened.project)
        notes += [said(one) for one in (*opened.warnings, lapsed) if one]
        return printed

    def _written(self, task: Task, project: Project, notes: list[str]) -> str:
        """Make and write every output of *project*; return how it went."""
        result = MADE
        order = self._plan.order
        for one in order.made_as_it_is(project):
            if isinstance(one, packing.Refused):
                result = REFUSED if one.is_wrong else result
                notes.append(said(told("{output}: {why}", output=one.output.name, why=one.reason)))
                continue
            alone = len(order.outputs) == 1
            name = f"{task.name}.{one.output.form}" if alone else f"{task.name}/{one.file}"
            with self._writing:
                _write(Path(self._plan.folder) / name, one.content)
                self._entries.append(_entry(one, name, task.site))
        return result


def _write(target: Path, content: bytes) -> None:
    try:
        target.parent.mkdir(exist_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        message = told("{folder} could not be made: {why}.", folder=target.parent, why=why)
        raise CannotSave(message) from error
    files.refuse_other_kind(target, beginning=content[:4])
    files.save(target, content)


def _entry(one: packing.Made, name: str, site: str) -> Mapping[str, str | int]:
    held = one.entry
    return {
        "file": name,
        "key": held["key"],
        "form": held["form"],
        "site": site,
        "sha256": held["sha256"],
        "pages": held["pages"],
    }


def _boxes(project: Project) -> Iterator[str]:
    """Yield a sentence for each answer with characters that no font has."""
    for box in prints_as_boxes(project):
        yield said(joined((f"{box.field}:", box.message, box.do)))


def _stopping(project: Project) -> int:
    """Return how many findings stop the approval of *project*, on the day it was issued."""
    found = audit(project, project.settings.issued_on)
    return sum(1 for one in found if one.severity == Severity.BLOCKER and not one.waived)
