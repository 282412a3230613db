"""`credo export`: a web page, Markdown and tables, from the command line."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from credo_builder.app.starters import example
from credo_builder.cli import main
from credo_builder.storage import save_project


@pytest.fixture
def larder(tmp_path):
    path = tmp_path / "larder.credo"
    save_project(example(), path)
    return path


def run(*words):
    return CliRunner().invoke(main, ["export", *map(str, words)])


def test_a_web_page_of_the_edition_is_written(larder, tmp_path):
    """The page of the public edition says so, and replaces an older page but no other file."""
    target = tmp_path / "out.html"
    done = [run(larder, "--to", "html", "-o", target, "--edition", "public") for _ in range(2)]
    taken = tmp_path / "notes.html"
    taken.write_text("my own notes", encoding="utf-8")
    refused = run(larder, "--to", "html", "-o", taken)

    assert [0, 0, 3] == [one.exit_code for one in (*done, refused)], refused.output
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n<html lang=")
    assert "public edition" in target.read_text(encoding="utf-8")
    assert "my own notes" == taken.read_text(encoding="utf-8")


def test_markdown_stands_beside_the_project(larder):
    """Without -o it has the project's name."""
    done = run(larder, "--to", "md")

    assert 0 == done.exit_code, done.output
    assert "# How we serve\n" in larder.with_suffix(".md").read_text(encoding="utf-8")


def test_tables_fill_a_folder_and_leave_the_rest_alone(larder, tmp_path):
    """A folder is made, a file for each list is put into it, and what was there stays."""
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    done = run(larder, "--to", "csv", "-o", folder)

    assert 0 == done.exit_code, done.output
    assert f"files into {folder}" in done.output
    assert b"\xef\xbb\xbfCode," == (folder / "promises.csv").read_bytes()[:8]
    assert "mine" == (folder / "mine.txt").read_text(encoding="utf-8")


def test_the_project_is_not_taken_for_plain_text(larder):
    """A project is text, too, and is still never replaced by Markdown."""
    before = larder.read_bytes()
    other = larder.with_name("copy.md")
    other.write_bytes(before)
    done = run(larder, "--to", "md", "-o", other)

    assert (3, before) == (done.exit_code, other.read_bytes())
