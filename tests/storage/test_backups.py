"""Earlier states of a project are kept by time, and never more than is of use."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.project import Project
from credo_builder.errors import CannotSave
from credo_builder.storage import backups, save_project, state
from credo_builder.storage.backups import Backup

NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
HALF_AN_HOUR = dt.timedelta(minutes=30)


def contents(project_id: str = "prj_a") -> list[bytes]:
    """Return what is kept, the newest first."""
    return [one.content() for one in backups.held(project_id)]


def test_one_state_is_kept_for_each_half_hour_of_change() -> None:
    """Saving every minute does not push the state of this morning out."""
    for minute in range(0, 61, 5):
        backups.keep("prj_a", str(minute).encode(), NOW + dt.timedelta(minutes=minute))

    assert [b"60", b"30", b"0"] == contents()


def test_the_same_state_is_kept_once() -> None:
    """A state that is there already needs no second copy."""
    backups.keep("prj_a", b"same", NOW)
    backups.keep("prj_a", b"same", NOW + dt.timedelta(days=3))

    assert [b"same"] == contents()


def test_a_clock_that_was_set_back_does_not_stop_the_keeping() -> None:
    """A state from the future is no reason to keep none today."""
    backups.keep("prj_a", b"future", NOW + dt.timedelta(days=400))
    backups.keep("prj_a", b"today", NOW)

    assert {b"future", b"today"} == set(contents())


def test_the_last_ten_seven_days_and_four_weeks_stay() -> None:
    """Half a year of half hours leaves the last ten, a week by days and a month by weeks."""
    every = [Backup(Path(str(n)), NOW - n * HALF_AN_HOUR, 1) for n in range(48 * 180)]
    gone = set(backups.spare(every))
    stay = [one for one in every if one not in gone]

    assert every[:10] == stay[:10]
    assert 7 == len({b.at.date() for b in stay if NOW.date() - b.at.date() < dt.timedelta(days=7)})
    assert 4 == len({b.at.isocalendar()[:2] for b in stay})
    assert len(stay) <= 10 + 7 + 4


def test_more_than_fifty_megabytes_are_not_kept() -> None:
    """The oldest go first; the newest stays whatever its size."""
    every = [Backup(Path(str(n)), NOW - n * HALF_AN_HOUR, 20_000_000) for n in range(5)]
    huge = [Backup(Path("0"), NOW, 80_000_000)]

    assert every[2:] == list(backups.spare(every))
    assert () == backups.spare(huge)


def test_what_is_kept_is_for_its_owner_alone() -> None:
    """Folders 0700, files 0600."""
    backups.keep("prj_a", b"private", NOW)
    kept = backups.held("prj_a")[0].path

    assert (0o600, 0o700, 0o700) == tuple(
        p.stat().st_mode & 0o777 for p in (kept, kept.parent, kept.parent.parent)
    )


@pytest.mark.parametrize("name", ["../../../evil", "/etc/passwd", "", "a" * 300, "con\0", "日本"])
def test_an_id_from_a_strangers_file_leads_nowhere_else(name: str) -> None:
    """Whatever a file calls itself, its states are kept in one folder below ours."""
    backups.keep(name, b"kept", NOW)
    place = backups.held(name)[0].path

    assert state.folder("backups") == place.parent.parent


def test_saving_keeps_what_the_file_held(tmp_path: Path) -> None:
    """The state before the first save of a session can be had back."""
    path = tmp_path / "cafe.credo"
    first, stamp = save_project(Project(), path)
    before = path.read_bytes()
    save_project(first.put(CoreValue(name="Care")), path, stamp)

    assert [before] == contents(first.project_id)


def test_a_strangers_file_is_kept_before_it_is_replaced_or_nothing_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Overwriting on purpose keeps the other's work, even a minute after the last save."""
    path = tmp_path / "cafe.credo"
    saved, _ = save_project(Project(), path)
    path.write_bytes(b"somebody else's work")
    again, _ = save_project(saved, path, force=True)
    path.write_bytes(b"more of it")
    with monkeypatch.context() as full:
        full.setattr(backups, "keep", _refuse)
        with pytest.raises(CannotSave):
            save_project(again, path, force=True)

    assert b"more of it" == path.read_bytes()
    assert [b"somebody else's work"] == contents(saved.project_id)


def test_our_own_file_is_saved_even_if_nothing_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full private folder must not keep today's work from its file."""
    path = tmp_path / "cafe.credo"
    saved, stamp = save_project(Project(), path)
    monkeypatch.setattr(backups, "keep", _refuse)
    again, _ = save_project(saved, path, stamp)

    assert 2 == again.saved_seq


def _refuse(*_args: object, **_more: object) -> None:
    raise OSError(28, os.strerror(28))
