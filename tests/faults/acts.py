"""What the program does to disks, each act with what must hold however it ends."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from credo_builder.app import export, home
from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.project import Project
from credo_builder.errors import CredoError
from credo_builder.storage import backups, codec, journal, open_project

OLD, NEW = "as it was", "as it should be"
LABEL = "Credo Builder"


@dataclass(frozen=True)
class Act:
    """One thing done to a disk.

    Attributes:
        name: what it is called on the command line.
        prepare: makes the folder ready; runs undisturbed.
        do: the act itself; returning is its claim of success, raising of failure.
        judge: what the folder holds afterwards: `OLD`, `NEW`, or what else it found.
    """

    name: str
    prepare: Callable[[Path], None]
    do: Callable[[Path], None]
    judge: Callable[[Path], str]


def _project(name: str) -> Project:
    value = CoreValue(id="val_aaaaaaaa", name=name, belief="We believe " + "it matters. " * 400)
    return Project(project_id="prj_faults").put(value)


def _file(folder: Path) -> Path:
    return folder / "cafe.credo"


def _private(folder: Path) -> None:
    """Let the program keep what it keeps inside *folder*, too."""
    os.environ["XDG_STATE_HOME"] = str(folder / "state")


def _name_in(content: bytes) -> str:
    held = codec.read(content, "cafe.credo").project.of(CoreValue)
    return held[0].name if held else "no value at all"


def _saved(folder: Path) -> None:
    _private(folder)
    session = Session(_project(OLD))
    session.save_as(_file(folder))
    session.close()


def _held(folder: Path) -> str:
    _private(folder)
    try:
        found = _name_in(_file(folder).read_bytes())
        Session.open(_file(folder), hold=LABEL).close()
    except FileNotFoundError:
        return "the file is gone"
    except CredoError as error:
        return f"cannot be opened: {error}"
    return found


def _edited(folder: Path) -> Session:
    _private(folder)
    session = Session.open(_file(folder), hold=LABEL)
    value = session.project.of(CoreValue)[0]
    session.edit(session.project.put(replace(value, name=NEW)), "Rename")
    return session


def _save(folder: Path) -> None:
    session = _edited(folder)
    session.save()
    session.close()


def _save_as(folder: Path) -> None:
    session = _edited(folder)
    session.save_as(folder / "second.credo")
    session.close()


def _held_in_both(folder: Path) -> str:
    """The first file never changes; the second is not there, or whole."""
    first = _held(folder)
    if first != OLD:
        return f"the first file: {first}"
    second = folder / "second.credo"
    if not second.exists():
        return OLD
    return _name_in(second.read_bytes())


def _save_over(folder: Path) -> None:
    """Somebody else changed the file; the person decides to replace it."""
    session = _edited(folder)
    session.save(over=True)
    session.close()


def _saved_twice(folder: Path) -> None:
    _saved(folder)
    _private(folder)
    session = Session.open(_file(folder))
    value = session.project.of(CoreValue)[0]
    session.edit(session.project.put(replace(value, belief="Theirs.")), "Theirs")
    session.save()


def _kept_before_replaced(folder: Path) -> str:
    """What somebody else wrote is in the file or among the earlier states."""
    found = _held(folder)
    if found != NEW:
        return found
    states = [b.content() for b in backups.held("prj_faults")]
    theirs = [s for s in states if b"Theirs." in s]
    return NEW if theirs else "their work was replaced and not kept"


def _exported(folder: Path) -> None:
    _saved(folder)
    (folder / "cafe.pdf").write_bytes(b"%PDF-old")


def _export(folder: Path) -> None:
    export.export(_project(NEW), folder / "cafe.pdf", "public")


def _whole_pdf(folder: Path) -> str:
    content = (folder / "cafe.pdf").read_bytes()
    if content == b"%PDF-old":
        return OLD
    whole = content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")
    return NEW if whole and len(content) > 10_000 else f"{len(content)} bytes of a PDF"


def _journalled(folder: Path) -> None:
    """The journal of this program is judged by another: the child that is killed begins it."""
    _private(folder)


def _journal(folder: Path) -> None:
    _private(folder)
    log = journal.Journal("prj_faults", _file(folder), "")
    log.note(_project(OLD), "first")
    with contextlib.suppress(OSError):
        (folder / "noted").touch()
    log.note(_project(NEW), "second")


def _recovered(folder: Path) -> str:
    _private(folder)
    first_noted = (folder / "noted").exists()
    left = home.remnants()
    if not left:
        return "nothing to recover" if first_noted else OLD
    return home.recover(left[0]).project.of(CoreValue)[0].name


def _with_backup(folder: Path) -> None:
    _saved(folder)
    _private(folder)
    session = _edited(folder)
    session.save()
    session.close()


def _restore(folder: Path) -> None:
    """An earlier state is taken back and saved: the file says OLD again."""
    _private(folder)
    session = Session.open(_file(folder), hold=LABEL)
    (earlier, *_rest) = backups.held("prj_faults")
    session.resume(open_project(earlier.path).project, "Restore")
    session.save()
    session.close()


def _turned(folder: Path) -> str:
    """For a restore the state before is NEW and the one wanted OLD."""
    return {OLD: NEW, NEW: OLD}.get(_held(folder), _held(folder))


ACTS = (
    Act("save", _saved, _save, _held),
    Act("save-as", _saved, _save_as, _held_in_both),
    Act("save-over", _saved_twice, _save_over, _kept_before_replaced),
    Act("export", _exported, _export, _whole_pdf),
    Act("journal", _journalled, _journal, _recovered),
    Act("restore", _with_backup, _restore, _turned),
)


@contextlib.contextmanager
def environment() -> Iterator[None]:
    """Put the private folder back where it was."""
    before = os.environ.get("XDG_STATE_HOME")
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("XDG_STATE_HOME", None)
        else:
            os.environ["XDG_STATE_HOME"] = before
