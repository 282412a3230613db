"""What was typed is kept within moments, and comes back whole after a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from credo_builder import assets
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.organisation import Organisation
from credo_builder.domain.project import Project
from credo_builder.domain.records import new_id
from credo_builder.storage import codec, journal, state

EXAMPLE = codec.read(assets.read_bytes("example/larder_lane.credo"), "larder_lane.credo").project


def as_if_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every program be gone."""
    monkeypatch.setattr(journal.Process, "is_gone", property(lambda _self: True))


def edits(project: Project) -> list[Project]:
    """Return states of *project* after edits of every kind, each from the one before."""
    values = project.of(CoreValue)
    first = project.put(replace(values[0], name="Care with “quotes”, {braces} and \\ lines\n"))
    second = first.put(CoreValue(id=new_id("val"), name="New"))
    third = second.move(values[0].id, 2)
    fourth = third.remove(values[1].id)
    fifth = fourth.put(replace(fourth.one(Organisation), name="日本 café"))
    sixth = fifth.configured(replace(fifth.settings, edition="9.9"))
    emptied = sixth
    for value in sixth.of(CoreValue):
        emptied = emptied.remove(value.id)
    return [first, second, third, fourth, fifth, sixth, emptied]


def test_every_state_comes_back_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Changed, added, moved, removed, renamed: after each edit the journal holds that state."""
    as_if_gone(monkeypatch)
    states = edits(EXAMPLE)
    for count, project in enumerate(states, start=1):
        log = journal.Journal(EXAMPLE.project_id, Path("/x/cafe.credo"), "abc")
        for number, state_of_it in enumerate(states[:count]):
            log.note(state_of_it, f"edit {number}")
        (left,) = journal.remnants()
        back = journal.recover(left)
        log.end()

        assert (count, f"edit {count - 1}", False) == (back.edits, back.label, back.torn)
        assert codec.digest(project) == codec.digest(back.project)
        assert (Path("/x/cafe.credo"), "abc") == (left.project_file, left.saved)


def test_a_line_holds_only_what_the_edit_changed() -> None:
    """Typing into one record of a large project writes that record, not the project."""
    log = journal.Journal(EXAMPLE.project_id, None, "")
    log.note(EXAMPLE, "begin")
    before = log.path.stat().st_size
    value = EXAMPLE.of(CoreValue)[0]
    log.note(EXAMPLE.put(replace(value, name="Carefully")), "rename")
    grown = log.path.stat().st_size - before

    assert 50 < grown < 3_000 < before


@pytest.mark.parametrize("cut", [1, 2, 30, 200])
def test_a_torn_last_line_costs_that_edit_alone(monkeypatch: pytest.MonkeyPatch, cut: int) -> None:
    """A power cut in the middle of a line leaves everything before it."""
    as_if_gone(monkeypatch)
    states = edits(EXAMPLE)
    log = journal.Journal(EXAMPLE.project_id, None, "")
    for number, project in enumerate(states[:2]):
        log.note(project, str(number))
    with log.path.open("r+b") as file:
        file.truncate(log.path.stat().st_size - cut)
    back = journal.recover(journal.remnants()[0])

    assert (1, True) == (back.edits, back.torn)
    assert codec.digest(states[0]) == codec.digest(back.project)


def test_a_flipped_bit_ends_the_journal_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows a damaged line is not trusted, and the damage is told."""
    as_if_gone(monkeypatch)
    log = journal.Journal(EXAMPLE.project_id, None, "")
    for number, project in enumerate(edits(EXAMPLE)[:3]):
        log.note(project, str(number))
    content = bytearray(log.path.read_bytes())
    content[content.rindex(b"\n", 0, len(content) - 1) + 40] ^= 1
    log.path.write_bytes(content)
    back = journal.recover(journal.remnants()[0])

    assert (2, True) == (back.edits, back.torn)


def test_the_journal_of_a_running_program_is_no_remnant() -> None:
    """Two windows do not recover from each other."""
    journal.Journal(EXAMPLE.project_id, None, "").note(EXAMPLE, "typing")

    assert () == journal.remnants()


def test_an_ended_journal_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a save there is nothing to recover."""
    as_if_gone(monkeypatch)
    log = journal.Journal(EXAMPLE.project_id, None, "")
    log.note(EXAMPLE, "typing")
    log.end()

    assert ((), []) == (journal.remnants(), list(state.folder("journal").iterdir()))


def test_a_program_killed_while_typing_leaves_what_was_noted(tmp_path: Path) -> None:
    """Being killed costs nothing that `note` had returned from."""
    script = (
        "import sys, time\n"
        "from credo_builder.app.starters import example\n"
        "from credo_builder.storage.journal import Journal\n"
        "from credo_builder.chapters.core_values import CoreValue\n"
        "project = example().put(CoreValue(name='Typed'))\n"
        "Journal(project.project_id, None, '').note(project, 'typing')\n"
        "print('noted', flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert "noted" == child.stdout.readline().strip()
        child.send_signal(signal.SIGKILL)
    (left,) = journal.remnants()

    assert "Typed" == journal.recover(left).project.of(CoreValue)[-1].name


def test_a_full_disk_is_told_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """When an edit cannot be kept the caller knows, and the next one keeps everything."""
    as_if_gone(monkeypatch)
    states = edits(EXAMPLE)
    log = journal.Journal(EXAMPLE.project_id, None, "")
    log.note(states[0], "first")
    with monkeypatch.context() as full:
        full.setattr(os, "write", _no_room)
        with pytest.raises(OSError, match="No space"):
            log.note(states[1], "second")
    log.note(states[2], "third")
    back = journal.recover(journal.remnants()[0])

    assert codec.digest(states[2]) == codec.digest(back.project)


def test_what_is_kept_is_private() -> None:
    """Nobody else of the computer reads what was typed."""
    log = journal.Journal(EXAMPLE.project_id, None, "")
    log.note(EXAMPLE, "typing")

    assert (0o600, 0o700) == (
        log.path.stat().st_mode & 0o777,
        log.path.parent.stat().st_mode & 0o777,
    )


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"00000000 {}\n", b"\xff" * 99])
def test_rubbish_among_the_journals_is_left_alone(content: bytes) -> None:
    """What is no journal of ours neither stops the start nor is removed."""
    stray = state.folder("journal") / "stray.jsonl"
    stray.write_bytes(content)

    assert ((), True) == (journal.remnants(), stray.exists())


def _no_room(*_args: object) -> int:
    raise OSError(28, "No space left on device")
