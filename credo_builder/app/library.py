"""Projects worked on before: where they are and what changed when."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
from dataclasses import asdict, replace
from pathlib import Path

import platformdirs

from credo_builder.values import dataclass

LIMIT = 20


@dataclass(frozen=True, kw_only=True)
class Recent:
    """One project worked on before.

    Attributes:
        path: its file, absolute.
        name: what it was called.
        when: when it was last saved here, ISO 8601 to the minute, local time.
        done, steps: how many steps were complete, of how many.
        what: what was changed last, in a few words; may be empty.
        project_id: of the project, by which earlier states of a damaged file are found.
    """

    path: str
    name: str
    when: str = ""
    done: int = 0
    steps: int = 0
    what: str = ""
    project_id: str = ""

    @property
    def is_there(self) -> bool:
        """Whether the file is where it was."""
        return Path(self.path).is_file()

    @property
    def folder(self) -> str:
        """The folder it lies in, from the person's own on: "~/Clients"."""
        parent = Path(self.path).parent
        try:
            return str(Path("~") / parent.relative_to(Path.home()))
        except ValueError:
            return str(parent)


def recent() -> tuple[Recent, ...]:
    """Return the projects worked on before, the latest first; none when the list is broken."""
    try:
        rows = json.loads(_place().read_text(encoding="utf-8"))
        return tuple(Recent(**row) for row in rows)[:LIMIT]
    except (OSError, ValueError, TypeError):
        return ()


def remember(
    path: Path,
    name: str,
    done: int,
    steps: int,
    *,
    what: str = "",
    saved: bool = True,
    project_id: str = "",
) -> None:
    """Put the project in *path* first in the list; a full disk is no reason to fail.

    One that was opened, not *saved*, keeps the time and the words it had; without any, it
    has the time of its file.
    """
    full = str(path.resolve())
    rows = recent()
    before = next((r for r in rows if r.path == full), None)
    when = f"{dt.datetime.now():%Y-%m-%dT%H:%M}"  # noqa: DTZ005 - the clock on the wall
    if not saved:
        when = before.when if before else _time_of(path)
    what = what or (before.what if before else "")
    one = Recent(
        path=full, name=name, when=when, done=done, steps=steps, what=what, project_id=project_id
    )
    _write((one, *(r for r in rows if r.path != full)))


def found(old: str, new: str) -> None:
    """Note that the project in *old* lies in the file *new* now, in its place in the list."""
    full = str(Path(new).resolve())
    rows = (replace(r, path=full) if r.path == old else r for r in recent() if r.path != full)
    _write(tuple(rows))


def _time_of(path: Path) -> str:
    try:
        changed = dt.datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - as above
    except OSError:
        return ""
    return f"{changed:%Y-%m-%dT%H:%M}"


def forget(path: str) -> None:
    """Take the project in *path* out of the list; the file stays."""
    _write(tuple(r for r in recent() if r.path != path))


def _write(rows: tuple[Recent, ...]) -> None:
    place = _place()
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = place.with_suffix(".new")
        opened = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(opened, "w", encoding="utf-8") as file:
            json.dump([asdict(r) for r in rows[:LIMIT]], file, ensure_ascii=False, indent=1)
        fresh.replace(place)
    except OSError:
        # The list is a comfort: whoever cannot keep it still opens and saves projects.
        return


def preferences_path() -> Path:
    """Where the window keeps what one person likes; the file need not be there."""
    return Path(platformdirs.user_config_dir("credo-builder")) / "wizard.ini"


def make_private(file: Path) -> None:
    """See that *file* is there and that nobody else may read it, nor look into its folder.

    Where that cannot be, nothing happens: what a person likes is a comfort.
    """
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600))
        if os.name != "nt":
            file.parent.chmod(0o700)
            file.chmod(0o600)


def _place() -> Path:
    return Path(platformdirs.user_state_dir("credo-builder")) / "recent.json"
