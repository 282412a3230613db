"""`credo compare` and `credo edition` tell what differs and how the editions stand."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from credo_builder.cli import main


def run(*words, code=0):
    """Run the command and return what it answers, else what it complains of."""
    done = CliRunner().invoke(main, [str(word) for word in words])

    assert code == done.exit_code, done.output
    return done.stdout or done.output


@pytest.fixture
def lane(tmp_path):
    """Return the example as a file."""
    path = tmp_path / "lane.credo"
    run("new", path, "--example")
    return path


def mend(path):
    """Change an answer in the file *path* as an editor of texts would."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Care in the detail", "Care in all we do"), encoding="utf-8")


def test_two_files_are_compared_in_words_and_the_exit_code_tells_whether_they_differ(
    lane, tmp_path
):
    """0 when nothing differs, 1 when something does; the record stands under its chapter."""
    other = tmp_path / "other.credo"
    other.write_bytes(lane.read_bytes())
    same = run("compare", lane, other)
    mend(other)
    told = run("compare", lane, other, code=1)

    assert "Nothing that a reader sees differs.\n" == same
    assert "Core values\n  V2 “Care in all we do” changed\n" in told
    assert "    Value: Care in the detail → Care in all we do\n" in told


def test_what_changed_since_an_edition_is_told_as_data(lane):
    """The answers of the approved edition are in the file; JSON names records and fields."""
    run("edition", lane, "--begin")
    mend(lane)
    found = json.loads(run("compare", lane, "--since", "2.0", "--format", "json", code=1))
    change = found["chapters"][-1]["changes"][0]

    assert ("2.0", "superseded", "2.1", "draft", False) == (
        found["before"]["edition"], found["before"]["status"], found["after"]["edition"],
        found["after"]["status"], found["same"],
    )  # fmt: skip
    assert ("changed", "core_values", "V2") == (change["kind"], change["type"], change["code"])
    assert [
        {"field": "name", "question": "Value", "before": "Care in the detail",
         "after": "Care in all we do"}
    ] == change["fields"]  # fmt: skip
    assert json.dumps(found) == json.dumps(
        json.loads(run("compare", lane, "--format", "json", code=1))
    )


def test_an_edition_that_is_not_kept_is_told_with_those_that_are(lane):
    """Nothing is guessed; the sentence says where to look."""
    assert "is not kept" in run("compare", lane, "--since", "1.0", code=2)
    assert "no earlier edition 7" in run("compare", lane, "--since", "7", code=2)
    assert "No earlier edition is kept" in run("compare", lane, code=2)


def test_an_edition_goes_its_way_and_an_old_one_can_be_had(lane, tmp_path):
    """Begin, review, approve, take back; the old edition is a file that says it was superseded."""
    old = tmp_path / "old.credo"
    begun = run("edition", lane, "--begin").splitlines()
    reviewed = run("edition", lane, "--review").splitlines()[0]
    run("approve", lane, "--by", "Maya Ferris", "--on", "2027-01-04", "--summary", "A rest.")
    done = run("edition", lane).splitlines()
    run("edition", lane, "--get", "2.0", "-o", old)
    back = run("edition", lane, "--take-back").splitlines()[0]
    told = json.loads(run("edition", old, "--format", "json"))

    assert ["2.1      Draft", "2.0      Approved"] == [line[:17].strip() for line in begun[:2]]
    assert "2.1      In review" == reviewed
    assert "2.1      Approved, 4 January 2027, Maya Ferris, A rest." == done[0]
    assert done[1].startswith("2.0      Superseded, 21 November 2026")
    assert "2.1      Draft, A rest." == back
    assert ("2.0", "superseded") == (told["edition"], told["status"])


def test_steps_that_make_no_sense_are_refused_without_touching_the_file(lane):
    """What is approved cannot be sent for review; a second file and --since exclude each other."""
    before = lane.read_bytes()
    run("edition", lane, "--review", code=1)
    run("edition", lane, "--get", "2.0", code=2)
    run("compare", lane, lane, "--since", "1.0", code=2)

    assert before == lane.read_bytes()
