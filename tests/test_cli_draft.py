"""The command that drafts a credo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from credo_builder import assets
from credo_builder.cli import main
from credo_builder.domain.project import Project
from credo_builder.storage import codec


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return the finished example as a file."""
    file = tmp_path / "larder.credo"
    file.write_bytes(assets.read_bytes("example/larder_lane.credo"))
    return file


def drafted(file: Path, *more: str) -> str:
    run = CliRunner().invoke(main, ["draft", str(file), *more])

    assert 0 == run.exit_code
    return run.stdout


def test_drafts_are_printed_with_the_codes_of_their_roots(example: Path) -> None:
    """Text names each part, each draft and behind it what it grows from."""
    told = drafted(example, "--voice", "plain").split("\n")

    assert ["Motto", "  Guests leave welcomed, unhurried and looked after.  [outcome]"] == told[:2]
    assert "  We greet you within a minute.  [P3]" in told


def test_drafts_are_told_as_json_in_the_voice_of_the_brand(example: Path) -> None:
    """Scripts get every part by its name; nothing is left to fill in."""
    told = drafted(example, "--format", "json")
    data = json.loads(told)

    assert "warm" == data["voice"]
    assert ["V1"] == data["lines"][0]["roots"]
    assert "{" not in "".join(line["text"] for line in data["lines"])
    assert drafted(example, "--format", "json") == told


def test_an_empty_project_says_that_there_is_nothing_to_draft_from(tmp_path: Path) -> None:
    """No decision, no draft; that is no failure."""
    file = tmp_path / "empty.credo"
    file.write_bytes(codec.write(Project(project_id="prj_aaaaaaaa")))

    assert "Nothing is decided yet that a credo could grow from.\n" == drafted(file)
    assert [] == json.loads(drafted(file, "--format", "json"))["lines"]
