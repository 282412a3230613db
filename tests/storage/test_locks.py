"""A project file is open in one place at a time, and everybody can see in which."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from credo_builder.errors import Locked
from credo_builder.storage import locks
from credo_builder.storage.processes import Process, this_process


@pytest.fixture
def project_file(tmp_path: Path) -> Path:
    """A file that stands for a project."""
    path = tmp_path / "cafe.credo"
    path.write_text("{}", encoding="utf-8")
    return path


def gone() -> int:
    """Return the number of a process that has ended."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def left_behind(path: Path, **said: object) -> Path:
    """Write the lock of another program beside *path*."""
    here = this_process()
    content = {"host": here.host, "pid": here.pid, "started": here.started, "token": "t", **said}
    lock = locks.lock_path(path)
    lock.write_text(json.dumps(content), encoding="utf-8")
    return lock


def test_the_second_to_come_is_told_who_was_first(project_file: Path) -> None:
    """The first holds the file; the second hears which program, where and since when."""
    locks.take(project_file, "Credo Builder")

    with pytest.raises(
        Locked, match=r"cafe\.credo is open in Credo Builder on this computer since \d\d:\d\d"
    ):
        locks.take(project_file, "credo approve")


def test_a_lock_let_go_is_gone_from_the_folder(project_file: Path) -> None:
    """Nothing is left beside the project, and the next one may come."""
    with locks.held(project_file, "credo approve"):
        assert locks.holder(project_file) is not None

    assert ([project_file], None) == (
        list(project_file.parent.iterdir()),
        locks.holder(project_file),
    )


def test_the_lock_is_for_its_owner_alone(project_file: Path) -> None:
    """Others of the computer may not read who works on what."""
    lock = locks.take(project_file, "Credo Builder")

    assert 0o600 == lock.path.stat().st_mode & 0o777


@pytest.mark.parametrize("change", [{"pid": 0}, {"started": "before-1"}, {"pid": None}])
def test_a_lock_of_a_program_that_is_gone_is_taken_quietly(
    project_file: Path, change: dict[str, object]
) -> None:
    """A program that was killed keeps nobody out, even if its number was given again."""
    left_behind(project_file, **({"pid": gone()} if change == {"pid": None} else change))

    assert locks.holder(project_file) is None
    assert locks.take(project_file, "Credo Builder").is_still_ours


def test_a_lock_of_another_computer_is_never_taken_silently(project_file: Path) -> None:
    """Nobody can say from here whether a program there still runs."""
    left_behind(project_file, host="office-2", pid=gone(), label="Credo Builder")

    with pytest.raises(Locked, match="Credo Builder on office-2"):
        locks.take(project_file, "Credo Builder")


def test_a_lock_taken_over_is_not_released_by_the_one_before(project_file: Path) -> None:
    """Whoever was pushed out does not let a third one in."""
    before = locks.take(project_file, "Credo Builder")
    after = locks.take(project_file, "Credo Builder", over=True)
    before.release()

    assert (False, True) == (before.is_still_ours, after.is_still_ours)


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"pid": "x", "since": 7, "host": ["a"], "label": "a\\nb"}', "\0" * 9],
)
def test_a_lock_that_says_nothing_readable_still_holds(project_file: Path, content: str) -> None:
    """It may be one of a newer version: it is respected, and can be taken over."""
    locks.lock_path(project_file).write_text(content, encoding="utf-8")

    with pytest.raises(Locked, match="on a computer"):
        locks.take(project_file, "Credo Builder")
    assert locks.take(project_file, "Credo Builder", over=True).is_still_ours


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_needs_no_lock(project_file: Path) -> None:
    """A project on a read-only disk can be read; nobody can save there."""
    project_file.parent.chmod(0o500)
    lock = locks.take(project_file, "Credo Builder")
    project_file.parent.chmod(0o700)

    assert not lock.is_made


def test_a_link_and_its_file_have_one_lock(project_file: Path) -> None:
    """Two names of one file do not make it two projects."""
    link = project_file.with_name("shortcut.credo")
    link.symlink_to(project_file)
    locks.take(link, "Credo Builder")

    with pytest.raises(Locked, match=r"cafe\.credo is open"):
        locks.take(project_file, "Credo Builder")


def contend(path: Path, start: object, won: object) -> None:
    """Try for the lock at the same moment as others, and keep it until all have tried."""
    start.wait()  # type: ignore[attr-defined]
    try:
        lock = locks.take(path, "one of many")
    except Locked:
        won.put(0)  # type: ignore[attr-defined]
        return
    won.put(int(lock.is_still_ours))  # type: ignore[attr-defined]
    start.wait()  # type: ignore[attr-defined]


def test_of_many_at_once_over_a_stale_lock_exactly_one_gets_in(project_file: Path) -> None:
    """Judging a stale lock and replacing it is one act."""
    context = multiprocessing.get_context("fork")
    for _ in range(5):
        left_behind(project_file, pid=0)
        start, won = context.Barrier(4), context.Queue()
        rivals = [
            context.Process(target=contend, args=(project_file, start, won), daemon=True)
            for _ in range(4)
        ]
        for rival in rivals:
            rival.start()
        results = [won.get(timeout=20) for _ in rivals]
        for rival in rivals:
            rival.kill()
            rival.join()
        locks.lock_path(project_file).unlink()

        assert [0, 0, 0, 1] == sorted(results)


def test_a_process_of_this_computer_knows_itself() -> None:
    """The program that asks runs; another start under its number would be another program."""
    me = this_process()

    assert (True, False) == (me.is_here, me.is_gone)
    assert Process(me.host, gone(), "").is_gone
