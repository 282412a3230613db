"""Spoilt projects and pictures are opened or refused in words; broken readers are caught."""

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


def test_a_thousand_spoilt_pictures_are_taken_in_or_refused() -> None:
    """None raises anything else, keeps more than pixels, takes two seconds, or 200 MB."""
    ended = run("pictures", "--runs", "1000")

    assert (0, True) == (ended.returncode, "uncaught 0, slow 0, large 0" in ended.stdout), (
        ended.stdout + ended.stderr
    )


def test_pictures_kept_as_they_came_are_caught() -> None:
    """The fuzzer bites: what is told beside the pixels comes up."""
    ended = run("pictures", "--runs", "200", "--sabotage", "keep-all")

    assert (1, True) == (ended.returncode, "kept more than pixels" in ended.stdout), ended.stdout


def test_a_process_without_limits_is_caught() -> None:
    """The fuzzer bites: a picture that asks for much gets it, and is too slow."""
    ended = run("pictures", "--runs", "14", "--sabotage", "no-limits")

    assert (1, False) == (ended.returncode, "slow 0, large 0" in ended.stdout), ended.stdout
