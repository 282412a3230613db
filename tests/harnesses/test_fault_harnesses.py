"""The harnesses find nothing in the program as it is, and something in it when it is broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HARNESSES = {
    "syscalls": ["--faults", "60"],
    "powercut": ["--cuts", "12"],
    "diskfull": ["--sizes", "12"],
    "typing": ["--kills", "6"],
    "twowindows": ["--rounds", "8"],
}
BITES = (
    ("syscalls", ["--faults", "10", "--only", "save-over"], "no-backup"),
    ("syscalls", ["--faults", "16", "--only", "save", "--calls", "write"], "no-read-back"),
    ("syscalls", ["--faults", "10", "--only", "journal"], "no-journal"),
    ("powercut", ["--cuts", "6"], "no-folder-sync"),
    ("powercut", ["--cuts", "6"], "no-sync"),
    ("diskfull", ["--sizes", "20"], "in-place"),
    ("typing", ["--kills", "6", "--seed", "1"], "no-journal"),
    ("twowindows", ["--rounds", "8"], "no-lock"),
    ("twowindows", ["--rounds", "8"], "no-backup"),
)


def run(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the harness *name* as a person would."""
    return subprocess.run(
        [sys.executable, "-m", f"tests.faults.{name}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def _needs(name: str) -> None:
    """Skip, and say so, where this machine has not what the harness *name* needs."""
    if name in ("powercut", "diskfull") and os.geteuid():
        pytest.skip("needs root to mount a disk")
    if name in ("powercut", "syscalls") and shutil.which("strace") is None:
        pytest.skip("needs strace")


@pytest.mark.parametrize("name", HARNESSES)
def test_nothing_is_lost_mixed_or_falsely_called_saved(name: str) -> None:
    """A small run of each harness ends well."""
    _needs(name)
    ended = run(name, *HARNESSES[name])
    if "cannot be mounted" in ended.stdout or "may not attach" in ended.stdout:
        pytest.skip(ended.stdout.strip().splitlines()[0])

    assert (0, "lost 0, mixed 0, lied 0, skipped 0") == (
        ended.returncode,
        ended.stdout.strip().splitlines()[-1].partition("lost")[1]
        + ended.stdout.strip().splitlines()[-1].partition("lost")[2],
    ), ended.stdout + ended.stderr


@pytest.mark.parametrize(("name", "arguments", "broken"), BITES)
def test_a_harness_notices_a_program_that_is_broken(
    name: str, arguments: list[str], broken: str
) -> None:
    """With one safeguard taken out the harness that is about it fails."""
    _needs(name)
    ended = run(name, *arguments, "--sabotage", broken)
    if "cannot be mounted" in ended.stdout or "may not attach" in ended.stdout:
        pytest.skip(ended.stdout.strip().splitlines()[0])

    assert 0 != ended.returncode
    assert "Traceback" not in ended.stderr
