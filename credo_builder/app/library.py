"""Projects worked on before: where they are and what changed when."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import asdict
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
    """

    path: str
    name: str
    when: str = ""
    done: int = 0
    steps: int = 0

    @property
    def is_there(self) -> bool:
        """Whether the file is where it was."""
        return Path(self.path).is_file()


def recent() -> tuple[Recent, ...]:
    """Return the projects worked on before, the latest first; none when the list is broken."""
    try:
        rows = json.loads(_place().read_text(encoding="utf-8"))
        return tuple(Recent(**row) for row in rows)[:LIMIT]
    except (OSError, ValueError, TypeError):
        return ()


def remember(path: Path, name: str, done: int, steps: int) -> None:
    """Put the project in *path* first in the list; a full disk is no reason to fail."""
    now = f"{dt.datetime.now():%Y-%m-%dT%H:%M}"  # noqa: DTZ005 - the clock on the wall
    full = str(path.resolve())
    one = Recent(path=full, name=name, when=now, done=done, steps=steps)
    _write((one, *(r for r in recent() if r.path != full)))


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


def _place() -> Path:
    return Path(platformdirs.user_state_dir("credo-builder")) / "recent.json"
