"""Spoilt files are opened or refused in words; a reader without caps is caught."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the fuzzer *name* as a person would."""
    return subprocess.run(
        [sys.executable, "-m", f"fuzz.{name}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_thousands_of_spoilt_projects_are_opened_or_refused() -> None:
    """None raises anything else, takes a second, or 300 MB."""
    ended = run("loader", "--runs", "4000")

    assert (0, True) == (ended.returncode, "uncaught 0, slow 0" in ended.stdout), ended.stdout


def test_a_reader_without_caps_is_caught() -> None:
    """The fuzzer bites: what no cap stops comes up as something uncaught."""
    ended = run("loader", "--runs", "4000", "--no-caps")

    assert (1, False) == (ended.returncode, "uncaught 0" in ended.stdout), ended.stdout
