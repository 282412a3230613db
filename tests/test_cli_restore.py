"""The command line brings back earlier states and what is whole, and respects who has a file."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from credo_builder.chapters.core_values import CoreValue
from credo_builder.cli import main
from credo_builder.domain.project import Project
from credo_builder.storage import backups, locks, open_project, save_project


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words])


@pytest.fixture
def cafe(tmp_path: Path) -> Path:
    """A file that was saved three times, of which two earlier states are kept."""
    file = tmp_path / "cafe.credo"
    project, stamp = save_project(Project().put(CoreValue(name="First")), file)
    for number, name in enumerate(("Second", "Third")):
        at = dt.datetime(2026, 3, 1 + number, 9, tzinfo=dt.UTC)
        backups.keep(project.project_id, file.read_bytes(), at, at_once=True)
        value = replace(project.of(CoreValue)[0], name=name)
        project, stamp = save_project(project.put(value), file, stamp)
    return file


def name_in(file: Path) -> str:
    return open_project(file).project.of(CoreValue)[0].name


def test_earlier_states_are_listed_with_numbers(cafe: Path) -> None:
    """The list has a line for each state, the newest first, with its number and time."""
    lines = run("restore", cafe, "--list").stdout.splitlines()

    assert ["1", "2"] == [line.split()[0] for line in lines]
    assert [True, True] == ["saved" in line for line in lines]
    assert "2026-03-01" in lines[1]


def test_state_is_written_to_a_new_file(cafe: Path, tmp_path: Path) -> None:
    """A state chosen by number becomes a file of its own; the old file stays as it is."""
    before = cafe.read_bytes()
    answer = run("restore", cafe, "--state", "2", "-o", tmp_path / "old.credo")

    assert (0, "First") == (answer.exit_code, name_in(tmp_path / "old.credo"))
    assert before == cafe.read_bytes()


def test_states_of_a_file_too_damaged_to_open_are_found(cafe: Path, tmp_path: Path) -> None:
    """A file that is cut short still leads to its earlier states."""
    cafe.write_bytes(cafe.read_bytes()[:200])
    answer = run("restore", cafe, "--state", "1", "-o", tmp_path / "old.credo")

    assert (0, "Second") == (answer.exit_code, name_in(tmp_path / "old.credo"))


def test_what_is_whole_is_written_and_what_is_lost_is_told(cafe: Path, tmp_path: Path) -> None:
    """Without a number, what is whole in the damaged file is written, the rest is named."""
    content = cafe.read_bytes()
    cafe.write_bytes(content[: content.index(b'"segments"')])
    answer = run("restore", cafe, "-o", tmp_path / "rest.credo")

    assert (0, "Third") == (answer.exit_code, name_in(tmp_path / "rest.credo"))
    assert "cafe.credo: not there any more: everything after core_values[0]." in answer.stderr


def test_nothing_is_ever_replaced(cafe: Path) -> None:
    """A file that is there already is left alone."""
    answer = run("restore", cafe, "--state", "1", "-o", cafe)

    assert (3, "Third") == (answer.exit_code, name_in(cafe))
    assert "is there already" in answer.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ("--state", "9", "-o", "x.credo"),
            2,
            "has 2 earlier states here. List them with --list.",
        ),
        ((), 2, "Say where to write it with -o"),
        (("--state", "0", "-o", "x.credo"), 2, "0 is not in the range"),
    ],
)
def test_wrong_requests_are_told(cafe: Path, words: tuple, code: int, said: str) -> None:
    """A number that is not in the list, or no place to write to, is told."""
    answer = run("restore", cafe, *words)

    assert code == answer.exit_code
    assert said in answer.stderr


def test_missing_file_says_so(tmp_path: Path) -> None:
    """A file that is not there has no whole part."""
    answer = run("restore", tmp_path / "gone.credo", "-o", tmp_path / "x.credo")

    assert (2, "gone.credo is not there.") == (answer.exit_code, answer.stderr[:24])
    assert "no earlier states" in run("restore", tmp_path / "gone.credo", "--list").stdout


def test_file_held_by_another_program_is_not_written(
    cafe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Approval leaves a file alone that somebody has open, and says who, where and since when."""
    path = locks.lock_path(cafe)
    there = {
        "host": "till-2",
        "pid": 4,
        "label": "Credo Builder",
        "since": "2026-05-03T09:12:00+00:00",
        "token": "t",
    }
    path.write_text(json.dumps(there), encoding="utf-8")
    monkeypatch.setenv("TZ", "UTC")
    before = cafe.read_bytes()
    answer = run("approve", cafe, "--by", "Rosa Lind", "--on", "2026-11-20")

    assert 3 == answer.exit_code
    assert "cafe.credo is open in Credo Builder on till-2 since " in answer.stderr
    assert "3 May" in answer.stderr
    assert (before, True) == (cafe.read_bytes(), path.exists())


def test_new_leaves_a_held_file_alone(cafe: Path) -> None:
    """Even a forced new project does not replace a file that somebody has open."""
    before = cafe.read_bytes()
    locks.lock_path(cafe).write_text(json.dumps({"host": "till-2", "pid": 4}), encoding="utf-8")
    answer = run("new", cafe, "--force")

    assert (3, before) == (answer.exit_code, cafe.read_bytes())


def test_commands_let_go_of_the_file(cafe: Path) -> None:
    """After a command nothing stands beside the file."""
    run("approve", cafe, "--by", "Rosa Lind", "--on", "2026-11-20")
    run("new", cafe, "--force")

    assert ["cafe.credo"] == [one.name for one in cafe.parent.iterdir()]
