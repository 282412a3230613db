"""Private folders of the program: what it keeps of a person's work, for their eyes alone."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from pathlib import Path

_PRIVATE_FOLDER = 0o700
_PLAIN_ID = re.compile(r"[A-Za-z0-9_]{1,48}", re.ASCII)


def folder(*names: str) -> Path:
    """Return the private folder *names* of this user, made if it is not there.

    Raises:
        OSError: it cannot be made.
    """
    import platformdirs  # noqa: PLC0415  a document built from the command line keeps nothing

    there = Path(platformdirs.user_state_dir("credo-builder"))
    there.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER)
    for name in names:
        there = there / name
        there.mkdir(exist_ok=True, mode=_PRIVATE_FOLDER)
    if os.name != "nt":
        with contextlib.suppress(OSError):  # some file systems have no permissions
            there.chmod(_PRIVATE_FOLDER)
    return there


def safe_name(project_id: str) -> str:
    """Return a folder or file name for *project_id*, which may be anything a file says."""
    if _PLAIN_ID.fullmatch(project_id):
        return project_id
    return "x" + hashlib.sha256(project_id.encode("utf-8", "replace")).hexdigest()[:32]
