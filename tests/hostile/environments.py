"""The same project in two dozen environments gives one document, to the last byte.

    python -m tests.hostile.environments

Each prints the finished example with the command line, elsewhere, as somebody else, on another
day. The last line counts the different documents; more than one, or an environment that failed,
ends with 1. Another day needs faketime; without it those environments are told as skipped.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from credo_builder import assets

ROOT = Path(__file__).parents[2]
PRINT = "import sys; from credo_builder.cli import main; sys.exit(main(sys.argv[1:]))"
LATER = (
    "import dataclasses, datetime, sys\n"
    "from credo_builder.app import export\n"
    "plain = export.compose\n"
    "def compose(project, *more):\n"
    "    today = datetime.date.today()\n"
    "    told = dataclasses.replace(project.settings, issued_on=today)\n"
    "    return plain(project.configured(told), *more)\n"
    "export.compose = compose\n"
)
"""What makes the program print the day on which it prints, so that it is noticed."""


@dataclass(frozen=True)
class Environment:
    """Where and how the program runs.

    Attributes:
        name: what is different. variables: set in it; None takes one away.
        folder: the working folder. file: name of the project there.
        day: the date and time it believes in; empty for the real one.
        python: switches of Python. umask: of the process. niceness: of it.
    """

    name: str
    variables: dict[str, str | None] = field(default_factory=dict)
    folder: str = "work"
    file: str = "cafe.credo"
    day: str = ""
    python: tuple[str, ...] = ()
    umask: int = 0o022
    niceness: int = 0


ENVIRONMENTS = (
    Environment("as it is"),
    Environment("another day", day="2031-02-03 04:05:06"),
    Environment("a day long ago", day="1999-12-31 23:59:59"),
    Environment("a leap day", day="2028-02-29 12:00:00"),
    Environment("another user", {"USER": "mallory", "LOGNAME": "mallory", "USERNAME": "Mallory"}),
    Environment("no user", {"USER": None, "LOGNAME": None, "USERNAME": None}),
    Environment("another home", {"HOME": "{folder}/elsewhere"}),
    Environment("a home that is not there", {"HOME": "/nonexistent"}),
    Environment("far east", {"TZ": "Pacific/Kiritimati"}),
    Environment("far west", {"TZ": "Pacific/Pago_Pago"}),
    Environment("no locale", {"LC_ALL": "C", "LANG": None}),
    Environment("Turkish", {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"}),
    Environment("German screen", {"CREDO_LANGUAGE": "de", "LC_ALL": "de_DE.UTF-8"}),
    Environment("hash seed 0", {"PYTHONHASHSEED": "0"}),
    Environment("hash seed 77", {"PYTHONHASHSEED": "77"}),
    Environment("hash seed 4294967295", {"PYTHONHASHSEED": "4294967295"}),
    Environment("a deep folder with odd letters", folder="a b/Ünï çødé/{braces}/$HOME"),
    Environment("a file of another name", file="-ß 'quoted' 100%.credo"),
    Environment("nothing for others", umask=0o077),
    Environment("everything for others", umask=0o000),
    Environment("a narrow terminal", {"COLUMNS": "20", "LINES": "5", "TERM": "dumb"}),
    Environment("a wide terminal", {"COLUMNS": "400", "TERM": "xterm-256color", "NO_COLOR": "1"}),
    Environment("optimised and in a hurry", python=("-O", "-B"), niceness=5),
    Environment(
        "told to be another time and another tool",
        {"SOURCE_DATE_EPOCH": "1234567890", "RL_invariant": "0", "RL_pageCompression": "0",
         "PYTHONUTF8": "0", "PYTHONDEVMODE": None, "TMPDIR": "{folder}/elsewhere"},
    ),
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Print in as many environments as asked; return 0 when all documents are one."""
    name = "python -m tests.hostile.environments"
    parser = argparse.ArgumentParser(description=__doc__, prog=name)
    parser.add_argument("--only", type=int, default=len(ENVIRONMENTS), help="so many of them")
    parser.add_argument("--edition", default="full")
    parser.add_argument("--sabotage", choices=["day"], help="break it: print the day of printing")
    asked = parser.parse_args(arguments)
    # What is broken shows on another day, which is among the first.
    step = 1 if asked.sabotage else max(1, len(ENVIRONMENTS) // max(1, asked.only))
    chosen = ENVIRONMENTS[::step][: asked.only]
    sums: dict[str, list[str]] = {}
    failed = skipped = 0
    for one in chosen:
        with tempfile.TemporaryDirectory() as folder:
            made = printed(one, Path(folder), asked.edition, LATER if asked.sabotage else "")
        if made is None:
            skipped += 1
            print(f"  skipped, faketime is not installed: {one.name}")
        elif not made.startswith(b"%PDF"):
            failed += 1
            print(f"  failed: {one.name}: {made.decode('utf-8', 'replace')[-300:]}")
        else:
            sums.setdefault(hashlib.sha256(made).hexdigest(), []).append(one.name)
    for told, names in sums.items():
        print(f"  {told[:16]}: {', '.join(names)}")
    print(
        f"environments: asked {len(chosen)}, done {sum(map(len, sums.values()))}, skipped "
        f"{skipped}, failed {failed}, documents {len(sums)}"
    )
    return int(len(sums) != 1 or bool(failed))


def printed(one: Environment, base: Path, edition: str, before: str) -> bytes | None:
    """Return the PDF made in an environment, what went wrong, or None without faketime."""
    folder = base / one.folder
    folder.mkdir(parents=True)
    (base / "elsewhere").mkdir()
    (folder / one.file).write_bytes(assets.read_bytes("example/larder_lane.credo"))
    command = [sys.executable, *one.python, "-c", before + PRINT]
    command += ["build", "--edition", edition, "-o", str(folder / "made.pdf"), "--", one.file]
    if one.day:
        faketime = shutil.which("faketime")
        if faketime is None:
            return None
        command = [faketime, one.day, *command]
    done = subprocess.run(
        command, cwd=folder, env=_variables(one, base), capture_output=True, check=False,
        stdin=subprocess.DEVNULL, umask=one.umask,
        preexec_fn=(lambda: os.nice(one.niceness)) if one.niceness else None,
    )  # fmt: skip
    made = folder / "made.pdf"
    return made.read_bytes() if done.returncode == 0 and made.exists() else done.stderr or b"?"


def _variables(one: Environment, base: Path) -> dict[str, str]:
    around = {**os.environ, "PYTHONPATH": str(ROOT)}
    for name, value in one.variables.items():
        around.pop(name, None)
        if value is not None:
            around[name] = value.replace("{folder}", str(base))
    return around


if __name__ == "__main__":
    sys.exit(main())
