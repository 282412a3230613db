"""Unchanged records are written and read back once; whatever is new is always read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.project import Project
from credo_builder.errors import CannotSave
from credo_builder.storage import codec, open_project, save_project, spelling
from credo_builder.storage.reading import Reading

PROJECT = Project().put(CoreValue(name="Welcome")).put(CoreValue(name="Care"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the values that are read out of parsed JSON, as it happens."""
    names: list[str] = []
    usual = Reading.object

    def noted(self, kind, value, at, name):
        if kind is CoreValue:
            names.append(value["name"])
        return usual(self, kind, value, at, name)

    monkeypatch.setattr(Reading, "object", noted)
    return names


def test_only_what_changed_is_read_back(tmp_path: Path, read: list[str]) -> None:
    """The first save reads every record back, the next those that are new."""
    saved, stamp = save_project(PROJECT, tmp_path / "a.credo")
    first, read[:] = list(read), []
    value = replace(saved.of(CoreValue)[1], name="Calm")
    saved, _ = save_project(saved.put(value), tmp_path / "a.credo", stamp)

    assert (["Welcome", "Care"], ["Calm"]) == (first, read)
    assert saved == open_project(tmp_path / "a.credo").project


def test_saved_text_is_what_writing_from_nothing_gives(tmp_path: Path) -> None:
    """Kept texts make the same file as texts made anew."""
    saved, stamp = save_project(PROJECT, tmp_path / "a.credo")
    saved, _ = save_project(saved.move(saved.of(CoreValue)[0].id, 1), tmp_path / "a.credo", stamp)
    spelling.keep(())

    assert (tmp_path / "a.credo").read_bytes() == codec.write(saved)


def test_text_in_the_place_of_another_is_read_back(tmp_path: Path) -> None:
    """A record whose text stands where another should is not taken for proven."""
    saved, _ = save_project(PROJECT, tmp_path / "a.credo")
    swapped = saved.move(saved.of(CoreValue)[0].id, 1)
    content = codec.write(saved)

    assert saved == codec.read(content, "a.credo", written=swapped).project


@pytest.mark.parametrize("spoilt", ['"name": "Cape"', '"name": 5', '"name": "'])
def test_new_text_that_says_something_else_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoilt: str
) -> None:
    """Where a new record is spelled wrongly nothing is written, however often others were."""
    saved, stamp = save_project(PROJECT, tmp_path / "a.credo")
    before = (tmp_path / "a.credo").read_bytes()
    usual = spelling.json_text.indented
    monkeypatch.setattr(
        spelling.json_text,
        "indented",
        lambda value, depth: usual(value, depth).replace('"name": "Calm"', spoilt),
    )
    with pytest.raises(CannotSave):
        save_project(saved.put(CoreValue(name="Calm")), tmp_path / "a.credo", stamp)

    assert before == (tmp_path / "a.credo").read_bytes()


def test_texts_that_are_too_long_together_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only so much text is kept; beyond it every save reads all back."""
    monkeypatch.setattr(spelling, "MOST_CHARACTERS", 10)
    saved, _ = save_project(PROJECT, tmp_path / "a.credo")

    assert not spelling.spelled(saved.of(CoreValue)[0]).is_proven
