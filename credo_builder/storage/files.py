"""The save protocol: a file on disk is the old one or the new one, never a mix, and stays.

A new file is written beside the old one, synced, read back and compared; only then does
it take the old one's name, and the folder is synced too. Whatever fails or is cancelled
before that leaves the old file as it was and nothing half-written beside it.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from credo_builder.errors import CannotSave
from credo_builder.storage.text import shown_name
from credo_builder.values import dataclass

Name = str | os.PathLike[str]

_PREFIX, _SUFFIX = ".credo-", ".saving"
_ABANDONED_S = 3600.0
_PRIVATE = 0o600
_RETRY_S = 1.0
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
_FLAGS = (
    os.O_RDWR
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_SAID = {
    errno.EROFS: "the disk is read-only. Save it somewhere else.",
    errno.EACCES: "you may not write there. Save it somewhere else, or ask who owns the folder.",
    errno.EPERM: "you may not write there. Save it somewhere else, or ask who owns the folder.",
    errno.ENAMETOOLONG: "its name is too long. Choose a shorter one.",
    errno.ENOENT: "its folder is not there. Make it, or save it somewhere else.",
    errno.ENOTDIR: "its folder is not a folder. Save it somewhere else.",
    errno.EIO: "the disk reported an error. Save it on another disk, and check this one.",
    errno.ELOOP: "its name is a link that leads in a circle. Save it under another name.",
}
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


@dataclass(frozen=True)
class Stamp:
    """Which file was read or written, to tell later whether it is still that one.

    Attributes:
        inode, size, mtime_ns: as the file system gave them; size in bytes.
        sha256: hexadecimal digest of the content.
        durable: the folder confirmed the new name; False only after a save on a file
            system that reported an error there, when a power cut might bring back the
            old file.
    """

    inode: int
    size: int
    mtime_ns: int
    sha256: str
    durable: bool = True


def stamp_of(found: os.stat_result, content: bytes, *, durable: bool = True) -> Stamp:
    """Return the stamp of a file with this status and *content*."""
    digest = hashlib.sha256(content).hexdigest()
    return Stamp(found.st_ino, found.st_size, found.st_mtime_ns, digest, durable)


def changed_since(path: Name, stamp: Stamp) -> bool:
    """Whether the file at *path* holds anything else than it did when it was stamped.

    A file that is gone, unreadable or no regular file has changed. One that was only
    touched, or put back as it was, has not.
    """
    try:
        if Path(path).stat().st_size != stamp.size:
            return True
        _, content = read_regular(path, stamp.size)
    except OSError:
        return True
    return hashlib.sha256(content).hexdigest() != stamp.sha256


def read_regular(path: Name, most: int) -> tuple[os.stat_result, bytes]:
    """Return status and content of the regular file at *path*; at most *most* + 1 bytes.

    Raises:
        OSError: it cannot be read, or it is a folder, a device or a pipe (EINVAL).
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            code = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.EINVAL
            raise OSError(code, "not a regular file", os.fspath(path))
        return found, b"".join(_parts(handle, most + 1))
    finally:
        os.close(handle)


def _parts(handle: int, most: int) -> Iterator[bytes]:
    while most > 0 and (part := os.read(handle, min(most, 2**20))):
        most -= len(part)
        yield part


def refuse_other_kind(path: Name, *, beginning: bytes) -> None:
    """Refuse to replace a file at *path* that is of another kind than what will be written.

    An empty file may be replaced, and one whose first bytes are *beginning*.

    Raises:
        CannotSave: the file there says something else, or cannot be looked into.
    """
    try:
        _, there = read_regular(path, len(beginning))
    except FileNotFoundError:
        return
    except OSError as error:
        if error.errno in (errno.EISDIR, errno.EINVAL):
            _mode_of(Path(os.path.realpath(path)))
        raise _refusal(path, _why(error, path, 0)) from error
    if there and not there.startswith(beginning):
        raise _refusal(path, "a file of another kind is there already. Choose another name.")


def save(path: Name, content: bytes, *, before: Callable[[Path], None] | None = None) -> Stamp:
    """Put *content* at *path*, wholly or not at all; return the stamp of the new file.

    Args:
        path: a link is followed, so that the file it leads to is replaced.
        content: what the file shall hold.
        before: called with the file that will be replaced, if one is there, when the new
            one is safely written beside it; what it raises stops the saving.

    Raises:
        CannotSave: nothing was written and the old file is untouched; says why and what
            to do.
    """
    with _explained(path, len(content)):
        target = Path(os.path.realpath(path))
        mode = _mode_of(target)
        with _written(target.parent, content, mode) as (temporary, found):
            if before is not None and mode is not None:
                before(target)
            _replace(temporary, target)
    durable = _sync_folder(target.parent)
    return stamp_of(found, content, durable=durable)


def put(target: Path, content: bytes) -> None:
    """Put *content* at *target* for its owner's eyes alone, wholly or not at all.

    Raises:
        OSError: nothing was written.
    """
    with _written(target.parent, content, _PRIVATE) as (temporary, _):
        _replace(temporary, target)
    _sync_folder(target.parent)


def create(path: Name, content: bytes) -> Stamp:
    """Put *content* at *path* as a new file, never over one that is there.

    Raises:
        CannotSave: something has that name already, or it cannot be written.
    """
    with _explained(path, len(content)):
        target = Path(os.path.realpath(path))
        with _written(target.parent, content, None) as (temporary, found):
            try:
                os.link(temporary, target)
                made = found
            except OSError as error:
                if error.errno not in _NO_LINKS:
                    raise
                made = _create_in_place(target, content)
            temporary.unlink()
    durable = _sync_folder(target.parent)
    return stamp_of(made, content, durable=durable)


def _mode_of(target: Path) -> int | None:
    """Return the permission bits of the file at *target*; None when there is none."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise _refusal(target, "it is a folder. Choose another name.")
    if not stat.S_ISREG(found.st_mode):
        raise _refusal(target, "it is a device or a pipe, not a file. Choose another name.")
    return stat.S_IMODE(found.st_mode)


@contextlib.contextmanager
def _written(
    folder: Path, content: bytes, mode: int | None
) -> Iterator[tuple[Path, os.stat_result]]:
    """Give a synced and compared temporary file; whatever happens, it is gone afterwards."""
    _sweep(folder)
    temporary = folder / f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}"
    handle = os.open(temporary, _FLAGS, 0o600)
    try:
        try:
            found = _fill(handle, content, mode)
        finally:
            os.close(handle)
        yield temporary, found
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _fill(handle: int, content: bytes, mode: int | None) -> os.stat_result:
    """Write *content*, make it durable, and see that the disk gives back the same."""
    rest = memoryview(content)
    while rest:
        wrote = os.write(handle, rest)
        if not wrote:
            raise OSError(errno.ENOSPC, "nothing more could be written")
        rest = rest[wrote:]
    if hasattr(os, "fchmod"):
        with contextlib.suppress(OSError):  # some file systems have no permissions
            os.fchmod(handle, _usual_mode() if mode is None else mode)
    _sync(handle)
    os.lseek(handle, 0, os.SEEK_SET)
    if b"".join(_parts(handle, len(content) + 1)) != content:
        raise OSError(errno.EIO, "the disk gave back something else")
    return os.fstat(handle)


def _usual_mode() -> int:
    """Return the permission bits a new file of this user has; the mask is only readable by set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _sync(handle: int) -> None:
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - there is none on Windows

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def _replace(source: Path, target: Path) -> None:
    """Rename *source* over *target*; on Windows a scanner may hold it for a moment."""
    until = time.monotonic() + _RETRY_S
    while True:
        try:
            source.replace(target)
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _create_in_place(target: Path, content: bytes) -> os.stat_result:
    """Write a new file where the file system has no links; it is removed if that fails."""
    handle = os.open(target, _FLAGS, 0o600)
    try:
        try:
            return _fill(handle, content, None)
        finally:
            os.close(handle)
    except BaseException:
        with contextlib.suppress(OSError):
            target.unlink()
        raise


def _sync_folder(folder: Path) -> bool:
    """Make the new name durable; return whether the file system confirmed it."""
    if os.name == "nt":
        return True
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        # Some network file systems cannot sync folders; they order renames themselves.
        return error.errno in (errno.EINVAL, errno.ENOTSUP, errno.EACCES)
    return True


def _sweep(folder: Path) -> None:
    """Remove what a save that was killed left behind; never what one may still be writing."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX):
                age = time.time() - entry.stat(follow_symlinks=False).st_mtime
                if age > _ABANDONED_S:
                    Path(entry.path).unlink()


@contextlib.contextmanager
def _explained(path: Name, size: int) -> Iterator[None]:
    """Turn what the system refuses into words a person can act on."""
    try:
        yield
    except FileExistsError as error:
        raise _refusal(path, "it is there already. Choose another name.") from error
    except OSError as error:
        raise _refusal(path, _why(error, path, size)) from error


def _refusal(path: Name, why: str) -> CannotSave:
    return CannotSave(f"{shown_name(path)}: not saved: {why}", why)


def _why(error: OSError, path: Name, size: int) -> str:
    if error.errno in _FULL:
        room = _room(path)
        has = f"and {room} free" if room else "and there is less"
        what = "the disk is full" if error.errno == errno.ENOSPC else "your share of it is full"
        return f"{what}: it needs {_in_words(size)}, {has}. Make room, or save it elsewhere."
    said = _SAID.get(error.errno or 0)
    return said or f"{error.strerror or error}. Save it somewhere else."


def _room(path: Name) -> str:
    from shutil import disk_usage  # noqa: PLC0415  only a full disk asks

    try:
        free = disk_usage(Path(os.path.realpath(path)).parent).free
    except OSError:
        return ""
    return f"{_in_words(free)} {'are' if free else 'is'}"


def _in_words(size: int) -> str:
    """Return bytes as "640 bytes", "12 KB", "3.4 MB"."""
    if size < 1000:  # noqa: PLR2004 - where kilobytes begin
        return f"{size} bytes"
    if size < 1_000_000:  # noqa: PLR2004 - where megabytes begin
        return f"{size / 1000:.0f} KB"
    return f"{size / 1_000_000:.1f} MB"
