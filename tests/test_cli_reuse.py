"""The command line duplicates, takes records in, keeps starters and brand kits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from credo_builder.app import starters
from credo_builder.chapters.branding import Brand
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.promises import Promise
from credo_builder.cli import main
from credo_builder.domain.terms import Status
from credo_builder.storage import open_project, save_project


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words])


@pytest.fixture
def example(tmp_path: Path) -> Path:
    save_project(starters.example(), tmp_path / "example.credo")
    return tmp_path / "example.credo"


def test_a_copy_is_written_with_its_list(example: Path, tmp_path: Path) -> None:
    """The new file has the new name, and each text left is printed: code, field, sentence."""
    answer = run("copy", example, "--for", "Pepper Mill", "-o", tmp_path / "mill.credo")
    lines = answer.stdout.splitlines()

    assert 0 == answer.exit_code
    assert "Pepper Mill" == open_project(tmp_path / "mill.credo").project.one(Organisation).name
    assert "  referrals  refer_to: Maya, the same day, by name  [“Maya”]" in lines
    assert "  M6  signature: A taste of the larder counter  [“larder”]" in lines


def test_a_file_name_that_tells_of_the_old_client_is_told(example: Path, tmp_path: Path) -> None:
    """Calling the copy after the old client is told, too."""
    old = run("copy", example, "--for", "Mill", "-o", tmp_path / "larder_lane_2.credo")
    new = run("copy", example, "--for", "Mill", "-o", tmp_path / "mill.credo")

    assert ["The name of the file tells of the old client, too."] == [
        line for line in (old.stdout + new.stdout).splitlines() if "The name" in line
    ]


def test_the_list_can_be_had_as_json(example: Path, tmp_path: Path) -> None:
    """Scripts get a row a text."""
    answer = run(
        "copy", example, "--for", "Pepper Mill", "-o", tmp_path / "m.credo", "--format", "json"
    )
    told = json.loads(answer.stdout)

    assert {"person", "part"} == {row["kind"] for row in told["held"]}
    assert {"code", "record", "field", "words", "kind", "sentence"} == set(told["held"][0])


def test_a_copy_never_replaces_what_is_there(example: Path, tmp_path: Path) -> None:
    """Neither the project itself nor another file is written over unasked."""
    before = example.read_bytes()
    itself = run("copy", example, "--for", "Mill", "-o", example, "--force")
    (tmp_path / "there.credo").write_bytes(before)
    there = run("copy", example, "--for", "Mill", "-o", tmp_path / "there.credo")

    assert (2, 3) == (itself.exit_code, there.exit_code)
    assert before == example.read_bytes() == (tmp_path / "there.credo").read_bytes()
    assert "--force" in there.stderr


def test_records_are_taken_in_with_what_they_need(example: Path, tmp_path: Path) -> None:
    """A promise by its code brings what it is linked to, and the report names it."""
    run("new", tmp_path / "own.credo")
    answer = run(
        "import", tmp_path / "own.credo", "--from", example, "--records", "p1",
        "-o", tmp_path / "whole.credo",
    )  # fmt: skip
    project = open_project(tmp_path / "whole.credo").project

    assert 0 == answer.exit_code
    assert ["We will hold your table."] == [p.text for p in project.of(Promise)]
    assert "E9 “I hear back when I ask”: new, E1 here, needed by P1" in answer.stdout
    assert "13 new, 0 merged." in answer.stdout


def test_what_says_the_same_is_merged(example: Path, tmp_path: Path) -> None:
    """Taken into itself nothing is new; with --new everything is."""
    same = ("import", example, "--from", example, "--records", "P1", "-o")
    merged = run(*same, tmp_path / "a.credo")
    new = run(*same, tmp_path / "b.credo", "--new", "--alone")

    assert "0 new, 13 merged." in merged.stdout
    assert "1 new, 0 merged." in new.stdout


def test_an_unknown_record_is_told(example: Path, tmp_path: Path) -> None:
    """A code that names nothing is a usage error, and nothing is written."""
    answer = run(
        "import", example, "--from", example, "--records", "P99", "-o", tmp_path / "a.credo"
    )

    assert 2 == answer.exit_code
    assert "There is no record P99" in answer.stderr
    assert not (tmp_path / "a.credo").exists()


def test_a_brand_kit_goes_from_one_file_to_another(example: Path, tmp_path: Path) -> None:
    """Saved, listed, applied, removed; an approved file becomes a draft of the next edition."""
    own = tmp_path / "own.credo"
    run("new", own, "--organisation", "Bee")
    saved = run("brand", "save", example, "--as", "Larder")
    listed = run("brand", "list")
    applied = run("brand", "apply", own, "Larder")
    look = open_project(own).project.one(Brand)

    assert [0, 0, 0] == [saved.exit_code, listed.exit_code, applied.exit_code]
    assert "Larder\n" == listed.stdout
    assert starters.example().one(Brand).colour == look.colour
    run("brand", "save", own, "--as", "Bee")
    other = open_project(own).project
    save_project(other.put(Brand(colour="#123456")), tmp_path / "c.credo")
    run("brand", "save", tmp_path / "c.credo", "--as", "Blue")
    run("brand", "apply", example, "Blue")
    assert Status.DRAFT == open_project(example).project.settings.status
    assert 0 == run("brand", "remove", "Blue").exit_code
    assert 2 == run("brand", "apply", example, "Blue").exit_code


def test_a_starter_of_ones_own_begins_a_file(example: Path, tmp_path: Path) -> None:
    """Saved under a name it is listed after those that ship, and credo new takes it."""
    saved = run("starter", "save", example, "--as", "My café")
    names = [row["name"] for row in json.loads(run("starters", "--json").stdout)]
    begun = run("new", tmp_path / "n.credo", "--starter", "My café", "--organisation", "Mill")

    assert (0, 0) == (saved.exit_code, begun.exit_code)
    assert "Maya, the same day" in saved.stdout
    assert "My café" == names[-1]
    assert "Mill" == open_project(tmp_path / "n.credo").project.one(Organisation).name
    assert 0 == run("starter", "remove", "My café").exit_code
    assert 2 == run("new", tmp_path / "o.credo", "--starter", "My café").exit_code


def test_about_us_comes_from_another_project(example: Path, tmp_path: Path) -> None:
    """A new file for the same organisation begins with who it is."""
    begun = run("new", tmp_path / "n.credo", "--about-us-from", example)
    us = open_project(tmp_path / "n.credo").project.one(Organisation)

    assert (0, "Larder Lane", "guest") == (begun.exit_code, us.name, us.customer_noun_sing)
