"""`credo pack`: every output of a project in one folder, with a list that vouches for them."""

import hashlib
import json
from dataclasses import replace

import pikepdf
import pytest
from click.testing import CliRunner

from credo_builder.app.packing import file_name
from credo_builder.app.starters import example, load
from credo_builder.chapters.credo import Credo
from credo_builder.cli import main
from credo_builder.pack import OUTPUTS
from credo_builder.storage import save_project

FILES = [
    "01-service-credo.pdf", "02-poster.pdf", "03-pocket-card.pdf", "04-moments-map.pdf",
    "05-charter.pdf",
]  # fmt: skip


@pytest.fixture
def project(tmp_path):
    """The example's file."""
    path = tmp_path / "larder.credo"
    save_project(example(), path)
    return path


def run(*words):
    """Run the command line with these words."""
    return CliRunner().invoke(main, ["pack", *map(str, words)])


def test_the_pack_is_made_and_vouched_for(project, tmp_path):
    """Numbered files in lower case stand in the folder, each with its sum and its pages."""
    folder = tmp_path / "new" / "pack"
    done = run(project, "-o", folder)
    entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    names = [file_name(one) for one in OUTPUTS]

    assert 0 == done.exit_code, done.output
    assert sorted([*names, "manifest.json"]) == sorted(path.name for path in folder.iterdir())
    assert names == [one["file"] for one in entries]
    assert FILES == names[: len(FILES)]
    for one in entries:
        content = (folder / one["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == one["sha256"]
        assert {"file", "key", "form", "sha256", "pages"} == set(one)
        assert one["file"].endswith(f".{one['form']}")
        assert pages_of(folder / one["file"]) == one["pages"]


def pages_of(path):
    """Return how many pages a file has; 0 for what has none."""
    if path.suffix != ".pdf":
        return 0
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def test_only_some_are_made_on_other_paper_and_in_another_way(project, tmp_path):
    """Keys choose outputs, whose numbers stay; paper and variant go to those made for them."""
    done = run(project, "-o", tmp_path, "--only", "poster,charter", "--paper", "A2",
               "--as", "poster=office")  # fmt: skip
    with pikepdf.open(tmp_path / FILES[1]) as pdf:
        high = round(float(pdf.pages[0].mediabox[3]) * 25.4 / 72)

    assert 0 == done.exit_code, done.output
    assert 594 == high
    assert (tmp_path / FILES[4]).exists()
    assert not (tmp_path / FILES[0]).exists()


def test_the_public_pack_has_no_card(project, tmp_path):
    """What is for our people is not among what is for everyone."""
    done = run(project, "-o", tmp_path, "--edition", "public")

    assert 0 == done.exit_code, done.output
    assert not (tmp_path / FILES[2]).exists()
    assert (tmp_path / FILES[0]).exists()


def test_one_refusal_does_not_stop_the_others(tmp_path):
    """It is told with its reason, the rest is made and listed, and the exit code is 1."""
    held = example()
    long = replace(held.one(Credo), motto="We stay with whoever is waiting for us, " * 9)
    save_project(held.put(long), tmp_path / "long.credo")
    done = run(tmp_path / "long.credo", "-o", tmp_path / "pack", "--only", "poster,charter")
    entries = json.loads((tmp_path / "pack" / "manifest.json").read_text(encoding="utf-8"))

    assert 1 == done.exit_code
    assert "Poster: not made. The motto “We stay with whoever" in done.output
    assert ["charter"] == [one["key"] for one in entries]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--only", "flag"), "There is no output “flag”: choose service_credo, poster"),
        (("--paper", "A9"), "There is no paper “A9”"),
        (("--as", "poster=flat"), "There is no variant of poster “flat”: choose print_shop, off"),
        (("--as", "charter=flat"), "There is no variant of charter “flat”: there is none"),
    ],
)
def test_a_slip_of_the_pen_is_told(project, tmp_path, words, message):
    """What is unknown is named with what there is, before anything is made."""
    done = run(project, "-o", tmp_path / "pack", *words)

    assert 2 == done.exit_code
    assert message in done.output
    assert not (tmp_path / "pack").exists()


def test_a_file_of_another_kind_is_not_replaced(project, tmp_path):
    """A photograph that happens to be called like an output stays what it is."""
    (tmp_path / FILES[1]).write_bytes(b"\x89PNG of somebody")
    done = run(project, "-o", tmp_path, "--only", "poster")

    assert 3 == done.exit_code
    assert b"\x89PNG of somebody" == (tmp_path / FILES[1]).read_bytes()


def test_a_folder_that_cannot_be_made_is_told(project, tmp_path):
    """Where a file stands in its place, the answer says so in one line."""
    done = run(project, "-o", project, "--only", "poster")

    assert 3 == done.exit_code
    assert "the folder could not be made" in done.output


def test_what_has_nothing_to_tell_yet_is_left_out_of_a_pack(tmp_path):
    """Without answers to the survey all but its result is made; asked for, it is an error."""
    path = tmp_path / "shop.credo"
    save_project(load("retail_shop"), path)
    whole = run(path, "-o", tmp_path / "whole")
    asked = run(path, "-o", tmp_path / "asked", "--only", "mindset_result")

    assert 0 == whole.exit_code, whole.output
    assert "Mindset result: not made. Three answers" in whole.stderr
    assert 1 == asked.exit_code
