"""Other forms than the PDF on disk: whole, never over something else, told when impossible."""

from __future__ import annotations

from dataclasses import replace

import pytest

from credo_builder.app import exporting
from credo_builder.app.forms import FORMS
from credo_builder.app.forms.base import Form
from credo_builder.app.starters import example
from credo_builder.errors import CannotSave


def form(**changes):
    """Return a form of two words, as told."""
    usual = {"key": "txt", "name": "Text", "about": "", "suffix": ".txt",
             "make": lambda project, edition, paper: f"{edition} {paper}".encode()}  # fmt: skip
    return Form(**(usual | changes))


def test_a_form_is_written_and_written_again(tmp_path):
    """The second file replaces the first; edition and paper reach whoever makes it."""
    path = tmp_path / "credo.txt"
    exporting.write(form(), example(), path, "public", "Letter")
    first = path.read_text()
    done = exporting.write(form(), example(), path, "full")

    assert ("public Letter", "full None") == (first, path.read_text())
    assert exporting.Written(1, len("full None")) == done


@pytest.mark.parametrize("there", [b"%PDF-1.7", b"PK\x03\x04", b'{"app": 1}', b"\0\1"])
@pytest.mark.parametrize("beginning", [b"", b"<!DOCTYPE"])
def test_a_file_of_another_kind_stays(tmp_path, there, beginning):
    """A project, a PDF or a picture is never replaced by what has the same name."""
    path = tmp_path / "larder"
    path.write_bytes(there)

    with pytest.raises(CannotSave):
        exporting.write(form(beginning=beginning), example(), path, "staff")
    assert there == path.read_bytes()


def test_a_folder_is_filled_beside_what_it_holds(tmp_path):
    """Its files are written whole; another file in it stays, one of another kind stops all."""
    folder = tmp_path / "new" / "tables"
    made = form(suffix="", make=lambda *_: {"a.csv": b"a", "b.csv": b"b"})
    folder.mkdir(parents=True)
    (folder / "mine.txt").write_text("mine")
    done = exporting.write(made, example(), folder, "staff")
    names = sorted(one.name for one in folder.iterdir())
    (folder / "a.csv").write_bytes(b"old")
    (folder / "b.csv").write_bytes(b"%PDF-")

    with pytest.raises(CannotSave):
        exporting.write(made, example(), folder, "staff")
    assert (exporting.Written(2, 2), ["a.csv", "b.csv", "mine.txt"]) == (done, names)
    assert b"old" == (folder / "a.csv").read_bytes()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    """A file where the folder should be is named."""
    (tmp_path / "tables").write_text("a file")

    with pytest.raises(CannotSave, match="the folder could not be made"):
        exporting.write(
            form(suffix="", make=lambda *_: {}), example(), tmp_path / "tables", "staff"
        )


def test_what_is_missing_is_said_before_anything_is_made(tmp_path):
    """Without the library the sentence names what to install, and there is no file."""
    made = form(needs="no_such_part", extra="word", name="Word copy")

    with pytest.raises(exporting.Lacking, match=r"pip install 'credo-builder\[word\]'"):
        exporting.write(made, example(), tmp_path / "credo.docx", "staff")
    assert [] == list(tmp_path.iterdir())


def test_cancelling_writes_nothing(tmp_path):
    """What was there stays as it was."""
    path = tmp_path / "credo.txt"
    path.write_text("old")

    with pytest.raises(exporting.Stopped):
        exporting.write(form(), example(), path, "staff", progress=lambda *_: False)
    assert "old" == path.read_text()


def test_a_lapsed_approval_prints_as_a_draft(tmp_path):
    """A project that was changed after it was approved is not passed off as approved."""
    seen = []
    project = example()
    changed = project.configured(replace(project.settings, name="Changed since"))
    made = form(make=lambda project, *_: seen.append(project.is_approved) or b"")
    for one in (project, changed):
        exporting.write(made, one, tmp_path / "credo.txt", "staff")

    assert [True, False] == seen


@pytest.mark.parametrize("one", FORMS, ids=lambda form: form.key)
def test_every_form_is_made_the_same_twice(one):
    """The same project gives the same bytes, whatever the form."""
    first, second = (one.make(example(), "staff", None) for _ in range(2))

    assert first == second
    assert first


def test_an_unknown_form_is_told_with_those_there_are():
    """The sentence lists the keys."""
    with pytest.raises(ValueError, match="choose docx"):
        exporting.form("odt")
