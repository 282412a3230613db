"""No work is lost between two saves, and nobody's work is overwritten unseen."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from credo_builder.app import home
from credo_builder.app.keeping import Keeper
from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.project import Project
from credo_builder.errors import ChangedOnDisk, Locked
from credo_builder.storage import journal

LABEL = "Credo Builder"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A project file with nothing in it yet."""
    session = Session.new()
    session.save_as(tmp_path / "cafe.credo")
    session.close()
    return tmp_path / "cafe.credo"


def typed(session: Session, name: str) -> None:
    """Let a person add the value *name*."""
    session.edit(session.project.put(CoreValue(name=name)), f"Add {name}")


def names(session: Session) -> list[str]:
    """Return what the values of *session* are called."""
    return [value.name for value in session.project.of(CoreValue)]


def as_if_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every program be gone."""
    monkeypatch.setattr(journal.Process, "is_gone", property(lambda _self: True))


def test_what_was_typed_comes_back_one_undo_from_the_saved_version(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a crash the work is there, and undo leads to what the file says."""
    session = Session.open(file, hold=LABEL)
    keeper = session.keep()
    typed(session, "Care")
    typed(session, "Honesty")
    assert keeper.settle()
    as_if_gone(monkeypatch)
    (left,) = home.remnants()
    back = Session.recovered(left, hold=LABEL)

    assert (["Care", "Honesty"], file, True) == (names(back), back.path, back.is_dirty)
    back.undo()
    assert [] == names(back)
    back.redo()
    back.save()
    assert ["Care", "Honesty"] == names(Session.open(file))


def test_a_killed_window_loses_at_most_what_was_typed_in_two_seconds(tmp_path: Path) -> None:
    """Kill -9 two seconds after a key costs nothing, even before the first save."""
    script = (
        "import sys, time\n"
        "from credo_builder.app.session import Session\n"
        "from credo_builder.chapters.core_values import CoreValue\n"
        "session = Session.new()\n"
        "session.keep()\n"
        "for word in ('one', 'two', 'three'):\n"
        "    session.edit(session.project.put(CoreValue(name=word)), word)\n"
        "print('typed', flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert "typed" == child.stdout.readline().strip()
        time.sleep(2)
        child.send_signal(signal.SIGKILL)
    (left,) = home.remnants()
    back = Session.recovered(left)

    assert (["one", "two", "three"], None) == (names(back), back.path)


def test_after_a_save_there_is_nothing_to_recover(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saved work is in its file, and in no journal."""
    session = Session.open(file)
    keeper = session.keep()
    typed(session, "Care")
    keeper.settle()
    session.save()
    as_if_gone(monkeypatch)

    assert () == home.remnants()
    typed(session, "More")
    keeper.settle()
    assert ["Care", "More"] == names(Session.recovered(home.remnants()[0]))
    session.close()
    assert () == home.remnants()


def test_undone_work_is_kept_as_undone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who took an edit back and then lost power does not get it again."""
    session = Session.open(file)
    keeper = session.keep()
    typed(session, "Care")
    keeper.settle()
    session.undo()
    keeper.settle()
    as_if_gone(monkeypatch)

    assert [] == names(Session.recovered(home.remnants()[0]))


def test_recovered_work_does_not_replace_what_somebody_saved_since(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file changed after the crash: saving says so instead of going over it."""
    session = Session.open(file)
    keeper = session.keep()
    typed(session, "Care")
    keeper.settle()
    other = Session.open(file)
    typed(other, "Theirs")
    other.save()
    as_if_gone(monkeypatch)
    back = Session.recovered(home.remnants()[0])

    with pytest.raises(ChangedOnDisk):
        back.save()
    assert ["Theirs"] == names(Session.open(file))


def test_a_second_window_may_read_or_take_over(file: Path) -> None:
    """The first to open holds the file; who takes it over stops the other's saving."""
    first = Session.open(file, hold=LABEL)
    with pytest.raises(Locked, match="is open in Credo Builder on this computer"):
        Session.open(file, hold=LABEL)
    reader = Session.open(file, hold=LABEL, read_only=True)
    second = Session.open(file, hold=LABEL, over=True)
    typed(first, "Lost?")

    assert reader.read_only
    with pytest.raises(ChangedOnDisk, match="taken over in another window"):
        first.save()
    typed(second, "Theirs")
    second.save()
    first.close()
    assert ["Theirs"] == names(Session.open(file))
    with pytest.raises(Locked):
        Session.open(file, hold=LABEL)


def test_a_file_saved_under_another_name_is_held_there(file: Path, tmp_path: Path) -> None:
    """The old file is free again, the new one held."""
    session = Session.open(file, hold=LABEL)
    session.save_as(tmp_path / "second.credo")
    other = Session.open(file, hold=LABEL)

    with pytest.raises(Locked):
        Session.open(tmp_path / "second.credo", hold=LABEL)
    session.close()
    other.close()
    assert ["cafe.credo", "second.credo"] == sorted(p.name for p in tmp_path.glob("*"))


def test_a_file_that_cannot_be_opened_is_not_held(tmp_path: Path) -> None:
    """A damaged file leaves no lock behind."""
    (tmp_path / "bad.credo").write_text("{", encoding="utf-8")
    with pytest.raises(Exception, match="bad"):
        Session.open(tmp_path / "bad.credo", hold=LABEL)

    assert ["bad.credo"] == [p.name for p in tmp_path.iterdir()]


class _Disk:
    """A journal on a disk that is full until told otherwise."""

    def __init__(self) -> None:
        self.is_full = True
        self.kept: list[Project] = []

    def note(self, project: Project, label: str) -> None:
        """Keep *project*, or fail."""
        if self.is_full:
            raise OSError(28, "No space left on device")
        self.kept.append(project)

    def end(self) -> None:
        """Forget nothing."""


def test_a_full_disk_is_told_at_once_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person hears that work is not kept; once there is room it is, without another key."""
    monkeypatch.setattr("credo_builder.app.keeping.AGAIN_S", 0.2)
    disk, heard = _Disk(), threading.Event()
    keeper = Keeper(lambda *_place: disk)
    keeper.told = heard.set
    project = Project()
    keeper.keep(project, "typing")
    assert heard.wait(5)

    assert ("No space left on device", False) == (keeper.problem, keeper.is_kept)
    heard.clear()
    disk.is_full = False
    assert heard.wait(5)
    assert ([project], "") == (disk.kept, keeper.problem)
    keeper.end()
