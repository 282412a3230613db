"""`credo export`: other forms than the PDF, from the command line."""

from __future__ import annotations

import zipfile

import pytest
from click.testing import CliRunner

from credo_builder.app.starters import example
from credo_builder.cli import main
from credo_builder.storage import save_project


@pytest.fixture
def larder(tmp_path):
    """The example's file."""
    path = tmp_path / "larder.credo"
    save_project(example(), path)
    return path


def run(*words):
    """Run the command line with these words."""
    return CliRunner().invoke(main, ["export", *map(str, words)])


def test_a_word_file_stands_beside_the_project(larder):
    """Without -o it has the project's name; what was written is told with its size."""
    done = run(larder, "--to", "docx", "--edition", "public")

    assert 0 == done.exit_code, done.output
    assert zipfile.is_zipfile(larder.with_suffix(".docx"))
    assert f"Wrote {larder.with_suffix('.docx')} (" in done.output


def test_an_edition_and_a_paper_are_chosen(larder, tmp_path):
    """The full edition is longer than the public one; Letter is not A4."""
    sizes = []
    for words in (("--edition", "public"), ("--edition", "full", "--paper", "Letter")):
        run(larder, "--to", "docx", "-o", tmp_path / "out.docx", *words)
        with zipfile.ZipFile(tmp_path / "out.docx") as file:
            sizes.append(file.read("word/document.xml"))

    assert len(sizes[0]) < len(sizes[1])
    assert (b'w:w="11906"' in sizes[0], b'w:w="12240"' in sizes[1]) == (True, True)


def test_the_project_is_never_replaced(larder):
    """Neither when -o names it, nor when another kind of file stands where it would go."""
    before = larder.read_bytes()
    same = run(larder, "--to", "docx", "-o", larder)
    other = larder.with_suffix(".docx")
    other.write_bytes(before)
    done = run(larder, "--to", "docx")

    assert (2, 3) == (same.exit_code, done.exit_code)
    assert before == larder.read_bytes() == other.read_bytes()


def test_without_the_library_it_is_said_what_to_install(larder, monkeypatch):
    """One plain sentence, exit code 2, no file."""
    monkeypatch.setattr("credo_builder.app.forms.base.find_spec", lambda name: None)
    done = run(larder, "--to", "docx")

    assert 2 == done.exit_code
    assert "Word copy needs one more part. Install it with the command pip install" in done.output
    assert not larder.with_suffix(".docx").exists()


def test_a_form_that_there_is_not_is_told(larder):
    """The answer lists those there are, and so does the help."""
    done = run(larder, "--to", "odt")

    assert 2 == done.exit_code
    assert "There is no form “odt”: choose docx" in done.output
    assert "[docx|" in run("--help").output
