"""A file on disk is the old one or the new one, never a mix and never half."""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from credo_builder.errors import CannotSave
from credo_builder.storage import files

OLD, NEW = b"old" * 1000, b"new" * 2000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "cafe.credo"
    target.write_bytes(OLD)
    return target


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def failing(code: int):
    def fail(*_args: object, **_more: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def test_save_shows_the_old_file_once_the_new_one_is_safe(path: Path) -> None:
    """What is about to be replaced can be kept, while the new content stands beside it."""
    seen: list[tuple[bytes, int]] = []

    def before(target: Path) -> None:
        seen.append((target.read_bytes(), len(names(path.parent))))

    stamp = files.save(path, NEW, before=before)

    assert [(OLD, 2)] == seen
    assert (NEW, ["cafe.credo"]) == (path.read_bytes(), names(path.parent))
    assert not files.changed_since(path, stamp)
    assert stamp.durable


def test_save_keeps_permissions_and_gives_new_files_the_usual(path: Path) -> None:
    """A file keeps its permissions; a new one has those of any file of its user."""
    path.chmod(0o640)
    files.save(path, NEW)
    usual = path.with_name("usual")
    usual.write_bytes(b"")
    files.save(path.with_name("fresh"), NEW)

    assert 0o640 == stat.S_IMODE(path.stat().st_mode)
    assert usual.stat().st_mode == path.with_name("fresh").stat().st_mode


def test_save_follows_a_link(path: Path) -> None:
    """A link stays a link; the file it leads to is replaced."""
    link = path.with_name("link.credo")
    link.symlink_to(path)
    files.save(link, NEW)

    assert link.is_symlink()
    assert NEW == path.read_bytes()


@pytest.mark.parametrize("step", ["open", "write", "fsync", "lseek", "read", "replace"])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_failure_at_any_step_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    """Whatever step fails, the old file is whole, nothing lies beside it, and it is said why."""
    with monkeypatch.context() as broken:
        broken.setattr(os, step, failing(code))
        with pytest.raises(CannotSave, match=r"^cafe\.credo: not saved: .+\. \w.+\.$"):
            files.save(path, NEW)

    assert OLD == path.read_bytes()
    assert ["cafe.credo"] == names(path.parent)


def test_what_cannot_be_kept_stops_the_saving(path: Path) -> None:
    """When the old content has to be kept and cannot, nothing is replaced."""
    with pytest.raises(CannotSave, match="the disk is full"):
        files.save(path, NEW, before=failing(errno.ENOSPC))

    assert (OLD, ["cafe.credo"]) == (path.read_bytes(), names(path.parent))


def test_cancelling_leaves_no_partial_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save that is interrupted removes what it began."""

    def interrupted(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.save(path, NEW)

    assert OLD == path.read_bytes()
    assert ["cafe.credo"] == names(path.parent)


def test_short_writes_are_completed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes a few bytes at a time still gets the whole file."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, rest: write(handle, rest[:700]))
    files.save(path, NEW)

    assert NEW == path.read_bytes()


def test_disk_that_gives_back_something_else_is_not_trusted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the disk gives back is compared before the old file is touched."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda h, rest: write(h, bytes(rest).replace(b"w", b"v")))
    with pytest.raises(CannotSave, match="the disk reported an error"):
        files.save(path, NEW)

    assert OLD == path.read_bytes()


def test_full_disk_says_what_is_needed_and_free(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk names the room that is needed and the room there is."""
    usage = type("Usage", (), {"free": 2_345})
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    monkeypatch.setattr(os, "write", failing(errno.ENOSPC))
    with pytest.raises(CannotSave) as told:
        files.save(path, NEW)

    assert (
        "cafe.credo: not saved: the disk is full: it needs 6 KB, and 2 KB are free. "
        "Make room, or save it elsewhere."
    ) == str(told.value)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("x" * 300 + ".credo", "its name is too long"),
        ("nowhere/cafe.credo", "its folder is not there. Make it"),
        ("cafe.credo/inside", "its folder is not a folder"),
        ("folder", "folder: not saved: it is a folder. Choose another name"),
        ("pipe", "pipe: not saved: it is a device or a pipe, not a file"),
    ],
)
def test_places_that_cannot_be_saved_to(path: Path, name: str, words: str) -> None:
    """A place where no file can be says so, and what to do."""
    (path.parent / "folder").mkdir()
    os.mkfifo(path.parent / "pipe")
    with pytest.raises(CannotSave, match=words):
        files.save(path.parent / name, NEW)


def test_file_system_without_links_still_creates(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file cannot have two names a new one is written in place, never over another."""
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    files.create(path.with_name("fresh"), NEW)

    assert NEW == path.with_name("fresh").read_bytes()
    with pytest.raises(CannotSave, match="is there already"):
        files.create(path, OLD)


def test_create_never_overwrites(path: Path) -> None:
    """A new file never takes the place of one that is there."""
    with pytest.raises(CannotSave, match=r"cafe\.credo: not saved: it is there already\. Choose"):
        files.create(path, NEW)

    assert OLD == path.read_bytes()
    assert ["cafe.credo"] == names(path.parent)


@pytest.mark.parametrize("there", [None, b"", b"new and old"])
def test_a_file_of_the_same_kind_may_be_replaced(path: Path, there: bytes | None) -> None:
    """Nothing, an empty file and one of the same kind stand in nobody's way."""
    if there is None:
        path.unlink()
    else:
        path.write_bytes(there)
    files.refuse_other_kind(path, beginning=b"new")

    assert (b"" if there is None else there) == (path.read_bytes() if path.exists() else b"")


@pytest.mark.parametrize("name", ["cafe.credo", "link", "folder", "pipe", "loop"])
def test_what_is_of_another_kind_is_spared(path: Path, name: str) -> None:
    """A file of another kind, and what is no file, are not to be replaced."""
    folder = path.parent
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to(path)
    (folder / "loop").symlink_to(folder / "loop")

    with pytest.raises(CannotSave, match=rf"^{name}: not saved: .+\.$"):
        files.refuse_other_kind(folder / name, beginning=b"%PDF-")


def test_a_folder_that_cannot_be_synced_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the folder reports an error the file is new, but not called durable."""
    sync = os.fsync

    def refuse_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "bad")
        sync(handle)

    monkeypatch.setattr(os, "fsync", refuse_folders)

    assert not files.save(path, NEW).durable
    assert NEW == path.read_bytes()


def test_stamps_see_other_content_only(path: Path) -> None:
    """A file has changed when its content has, or when it is gone; not when only touched."""
    stamp = files.save(path, NEW)
    os.utime(path, (1, 1))

    assert not files.changed_since(path, stamp)
    path.write_bytes(NEW[:-1] + b"x")
    assert files.changed_since(path, stamp)
    path.unlink()
    assert files.changed_since(path, stamp)


def test_what_a_killed_save_left_is_swept_later(path: Path) -> None:
    """Old leftovers of a save that was killed go with the next one; fresh ones stay."""
    old, fresh = path.with_name(".credo-aa.saving"), path.with_name(".credo-bb.saving")
    old.write_bytes(b"half")
    fresh.write_bytes(b"busy")
    os.utime(old, (time.time() - 7200,) * 2)
    files.save(path, NEW)

    assert [".credo-bb.saving", "cafe.credo"] == names(path.parent)
