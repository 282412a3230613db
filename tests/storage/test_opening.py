"""Projects are opened and saved as files, and nobody's work is overwritten unseen."""

from __future__ import annotations

import base64
import json
import os
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from storage_samples import PICTURE, record

from credo_builder import storage
from credo_builder.chapters.branding import Brand
from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.project import Project
from credo_builder.errors import CannotSave, ChangedOnDisk, ProjectFileError
from credo_builder.storage import backups, codec, open_project, save_project

PROJECT = Project().put(CoreValue(name="Welcome"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cafe.credo"


def test_project_is_saved_and_opened_again(path: Path) -> None:
    """A saved project opens equal; saving gives it an id and counts."""
    saved, stamp = save_project(PROJECT, path)
    opened = open_project(path)

    assert saved == opened.project
    assert (1, True) == (saved.saved_seq, saved.project_id.startswith("prj_"))
    assert stamp == opened.stamp
    assert () == opened.warnings


def test_saving_again_keeps_a_backup(path: Path) -> None:
    """Each save counts one more, and what the file held before is kept by time."""
    first, stamp = save_project(PROJECT, path)
    second, _ = save_project(first.put(CoreValue(name="Care")), path, stamp)

    assert 2 == second.saved_seq
    assert [first] == [open_project(b.path).project for b in backups.held(first.project_id)]


def test_file_of_an_older_version_is_always_kept_before_it_is_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first save after a migration puts the old file aside, however soon it comes."""
    first, stamp = save_project(PROJECT, path)
    second, stamp = save_project(first.put(CoreValue(name="Care")), path, stamp)
    third, stamp = save_project(second.put(CoreValue(name="Calm")), path, stamp)
    before = len(backups.held(first.project_id))
    old = path.read_bytes()
    monkeypatch.setattr(storage, "SCHEMA_VERSION", 2)
    save_project(third.put(CoreValue(name="New")), path, stamp)
    held = backups.held(first.project_id)

    assert (1, 2) == (before, len(held))
    assert old in [one.content() for one in held]


def test_somebody_elses_save_is_never_overwritten_unseen(path: Path) -> None:
    """A file that changed since it was opened stays, until the person decides."""
    first, stamp = save_project(PROJECT, path)
    theirs, _ = save_project(first.put(CoreValue(name="Theirs")), path, stamp)
    with pytest.raises(
        ChangedOnDisk, match=r"cafe\.credo: not saved: it was changed by something"
    ):
        save_project(first, path, stamp)

    assert theirs == open_project(path).project
    mine, _ = save_project(first, path, stamp, force=True)
    assert mine == open_project(path).project


def test_new_file_never_replaces_another(path: Path) -> None:
    """Saving under a name that is taken is refused unless it is forced."""
    save_project(PROJECT, path)
    with pytest.raises(ChangedOnDisk, match=r"cafe\.credo: not saved: it is there already"):
        save_project(PROJECT, path)


def test_texts_are_saved_as_they_will_be_read(path: Path) -> None:
    """What was pasted with strange characters is saved clean, and the project returned is it."""
    value = CoreValue(name="Ca\u0301re\u202e", behaviours_do=("half \ud83d", "fine"))
    saved, _ = save_project(Project().put(value), path)

    assert saved == open_project(path).project
    assert ("Cáre", ("half ", "fine")) == (
        saved.of(CoreValue)[0].name,
        saved.of(CoreValue)[0].behaviours_do,
    )


def test_what_could_not_be_opened_again_is_not_saved(path: Path) -> None:
    """A text beyond the limit is named before any file is touched."""
    with pytest.raises(CannotSave, match=r"core_values\[0\]\.name: has 20,001 characters"):
        save_project(Project().put(CoreValue(name="a" * 20_001)), path)

    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing.credo", r"^missing\.credo: is not there\. Look whether it was moved"),
        ("folder", r"^folder: is a folder\. Choose a file that ends in \.credo\.$"),
        ("pipe", r"^pipe: is a device or a pipe"),
        ("folder/a.credo/b", "is not there"),
        ("a\0b", "cannot be read|is not there"),
        ("a\nb\x1b[31m\udcff", r"^a b\[31m\?: is not there"),
    ],
)
def test_paths_that_cannot_be_opened(tmp_path: Path, name: str, words: str) -> None:
    """A path without a readable file says so, in one line and without control characters."""
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ProjectFileError, match=words):
        open_project(tmp_path / name)


def test_wrong_picture_is_left_out_and_told(path: Path) -> None:
    """A project opens without a picture that is damaged, and says which."""
    brand = replace(record(Brand), logo=PICTURE)
    project = Project(project_id="prj_a", records=MappingProxyType({Brand: (brand,)}))
    value = json.loads(codec.write(project))
    value["brand"]["logo"]["content"] = base64.b64encode(b"something else").decode()
    path.write_text(json.dumps(value, indent=2))
    opened = open_project(path)

    assert opened.project.one(Brand).logo is None
    assert any(
        "brand.logo: opened without this picture: its checksum does not match" in warning
        for warning in opened.warnings
    )


def test_picture_with_a_wrong_shape_is_left_out_too(path: Path) -> None:
    """A picture that is not even spelled as one does not keep a project shut."""
    path.write_text(
        '{"format": "credo-project", "schema_version": 1, "brand": {"logo": {"content": 5}}}'
    )
    warning = open_project(path).warnings[0]

    assert warning.startswith("cafe.credo: brand.logo: opened without this picture: its content")
