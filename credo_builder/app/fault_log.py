"""What went wrong inside the program, noted in a private file without a word of the project.

A note holds kinds of errors and places in the program, never what an error says: its text may
quote what a person wrote. Nothing is sent anywhere.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import platform
import traceback
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

import platformdirs

import credo_builder

FOLDER, NOTES, DEATHS = "log", "wizard.log", "ends.log"
MOST_BYTES = 1_000_000
"""A log larger than this becomes the old one, in the place of the one before it."""
_OLD = ".1"
_DEEPEST = 8
_PACKAGE = Path(credo_builder.__file__).parent
_PRIVATE, _PRIVATE_FOLDER = 0o600, 0o700


def described(
    kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None
) -> str:
    """Return kinds and places of *fault* and of what led to it, the latest last; no texts."""
    lines: list[str] = []
    links = list(_chain(kind, fault, trace))[:_DEEPEST]
    for one, where in reversed(links):
        lines += [*_places(where), _kind(one)]
    return "\n".join(lines)


def headed(told: str, where: str) -> str:
    """Return *told* under a line that says when, in which part and which version it was."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    version = f"{credo_builder.__version__}, Python {platform.python_version()}"
    return f"{now} {where} (Credo Builder {version}, {platform.system()})\n{told}\n"


def note(told: str) -> Path | None:
    """Add *told* to the log; return where that is, None when the disk refused."""
    try:
        path = _folder(FOLDER) / NOTES
        with _opened(path) as log:
            log.write(f"{told}\n")
    except OSError:
        return None
    return path


def for_sudden_ends() -> TextIOWrapper | None:
    """Return the open file for what the system can still say when it ends the program."""
    try:
        return _opened(_folder(FOLDER) / DEATHS)
    except OSError:
        return None


def folder_of_work() -> Path | None:
    """Return the private folder in which typed work is kept; None where there can be none."""
    try:
        return _folder("journal")
    except OSError:
        return None


def _folder(name: str) -> Path:
    """Return a private folder of this user; storage, which has the same, comes with a project."""
    there = Path(platformdirs.user_state_dir("credo-builder")) / name
    for one in (there.parent, there):
        one.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER)
    return there


def _opened(path: Path) -> TextIOWrapper:
    with contextlib.suppress(OSError):
        if path.stat().st_size > MOST_BYTES:
            path.replace(path.with_name(path.name + _OLD))
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags, _PRIVATE)
    return os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace")


def _chain(
    kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None
) -> Iterator[tuple[type[BaseException], TracebackType | None]]:
    """Yield an error and what led to it, each with its place; the last first."""
    yield kind, trace
    if fault is None:
        return
    before = fault.__cause__
    if before is None and not fault.__suppress_context__:
        before = fault.__context__
    if before is not None:
        yield from _chain(type(before), before, before.__traceback__)


def _places(trace: TracebackType | None) -> Iterator[str]:
    """Yield a line for each place in the program; of other code only how much there was."""
    foreign = 0
    for frame, line in traceback.walk_tb(trace):
        path = Path(frame.f_code.co_filename)
        if not path.is_relative_to(_PACKAGE):
            foreign += 1
            continue
        if foreign:
            yield _elsewhere(foreign)
        foreign = 0
        name = path.relative_to(_PACKAGE.parent).as_posix()
        yield f"  {name}:{line} in {frame.f_code.co_qualname}"
    if foreign:
        yield _elsewhere(foreign)


def _elsewhere(number: int) -> str:
    return f"  … {number} in other code"


def _kind(kind: type[BaseException]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
