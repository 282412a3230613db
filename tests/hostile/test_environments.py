"""One project, many environments, one document."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from environments import ENVIRONMENTS

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.hostile.environments", *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def test_there_are_two_dozen_environments() -> None:
    """Each has a name of its own, and differs from all others."""
    assert 24 == len({one.name for one in ENVIRONMENTS})
    assert 24 == len({str(one).partition("variables=")[2] for one in ENVIRONMENTS})


def test_four_environments_give_one_document() -> None:
    """Every sixth of them, far and near, prints the very same bytes."""
    ended = run("--only", "4", "--edition", "public")

    assert (0, True) == (ended.returncode, "failed 0, documents 1" in ended.stdout), (
        ended.stdout + ended.stderr
    )


def test_a_document_that_tells_the_day_is_noticed() -> None:
    """The harness bites: a program that prints its own day gives two documents."""
    ended = run("--only", "2", "--edition", "public", "--sabotage", "day")
    if "skipped 0" not in ended.stdout:
        pytest.skip("faketime is not installed")

    assert (1, True) == (ended.returncode, "failed 0, documents 2" in ended.stdout), ended.stdout
