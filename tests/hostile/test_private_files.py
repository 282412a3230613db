"""What the program keeps for a person is for that person's eyes alone, whatever the umask."""

from __future__ import annotations

import datetime as dt
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from credo_builder.app import library
from credo_builder.app.session import Session
from credo_builder.chapters.organisation import Organisation
from credo_builder.storage import backups, state
from credo_builder.ui.preferences import Preferences

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a home in which whatever is made is open to everybody, unless it says otherwise."""
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))
    before = os.umask(0)
    yield tmp_path / "home"
    os.umask(before)


def open_to_others(home: Path) -> list[str]:
    """Return what of the program's own in *home* others may look into."""
    own = [path for path in home.rglob("*") if "credo-builder" in path.parts]
    return [f"{stat.S_IMODE(p.stat().st_mode):o} {p}" for p in own if p.stat().st_mode & 0o077]


def names(home: Path) -> set[str]:
    """Return the names of the files and folders in *home*, without what differs each time."""
    return {path.name for path in home.rglob("*")}


def edited(session: Session, name: str) -> None:
    project = session.project
    session.edit(project.put(replace(project.one(Organisation), name=name)), "Name it")


def test_all_that_is_kept_is_private(home: Path, tmp_path: Path) -> None:
    """Preferences, the list of projects, the journal, backups and locks: 0600 in 0700."""
    preferences = Preferences()
    preferences.scheme, preferences.percent, preferences.language = "dark", 110, "en"
    preferences._kept.sync()
    file = tmp_path / "cafe.credo"
    library.remember(file, "Café", 1, 20)
    session = Session.example()
    session.save_as(file)
    session.keep("the wizard")
    edited(session, "Another name")
    session.keeper.settle()
    now = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
    backups.keep(session.project.project_id, file.read_bytes(), now, at_once=True)
    lock = [p for p in tmp_path.iterdir() if p.name.endswith(".lock")]
    journals = list(home.rglob("*.jsonl"))
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in lock}

    assert {"wizard.ini", "recent.json", "backups"} <= names(home)
    assert journals
    assert [] == open_to_others(home)
    assert {0o600} >= set(modes.values())


def test_a_file_that_was_open_is_closed_to_others(home: Path) -> None:
    """Preferences that an older program left open are private after the next choice."""
    place = library.preferences_path()
    place.parent.mkdir(parents=True, mode=0o755)
    place.write_text("[General]\nlook=light\n", encoding="utf-8")
    place.chmod(0o644)
    preferences = Preferences()
    seen = preferences.scheme
    preferences.scheme = "dark"
    preferences._kept.sync()

    assert ("light", "dark") == (seen, Preferences().scheme)
    assert [] == open_to_others(home)


def test_a_file_open_to_others_is_noticed(home: Path) -> None:
    """The search bites."""
    (state.folder("journal") / "x.jsonl").write_text("x", encoding="utf-8")

    assert 1 == len(open_to_others(home))
