"""`credo results`: taken from a table, held back where something is wrong, or asked for."""

import pytest
from click.testing import CliRunner

from credo_builder.app.starters import example
from credo_builder.chapters.monitoring import Measure
from credo_builder.cli import main
from credo_builder.storage import open_project, save_project


@pytest.fixture
def project(tmp_path):
    """The example's file."""
    path = tmp_path / "larder.credo"
    save_project(example(), path)
    return path


def run(project, *words):
    """Run the command on the 22nd of November 2026."""
    command = ["results", project, "--on", "2026-11-22", *words]
    return CliRunner().invoke(main, [str(word) for word in command])


def table(tmp_path, *lines):
    """Write a table of results."""
    path = tmp_path / "results.csv"
    path.write_text("\n".join(("measure,period,value,note", *lines)), encoding="utf-8")
    return path


def last(project, place):
    """Return period and figure of the last result of a measure."""
    result = open_project(project).project.of(Measure)[place].results[-1]
    return result.period, result.value.value


def test_results_are_taken_and_the_edition_is_a_draft_of_the_next(project, tmp_path):
    """What was approved stays as it was; what is answered now waits for approval."""
    done = run(project, "--from", table(tmp_path, "S4,2026-11,88,Two on leave"))

    assert (0, ("2026-11", 88)) == (done.exit_code, last(project, 3)), done.output
    assert "S4, 2026-11: 88 %." in done.output
    assert "Took 1 result into" in done.output
    assert "It was approved; it is a draft of edition 2.1 now." in done.output


def test_a_line_that_cannot_be_read_holds_all_back_until_somebody_says_otherwise(
    project, tmp_path
):
    """The line is named; the good ones are taken when asked for."""
    path = table(tmp_path, "S4,2026-11,88,", "S5,2026-11,many,")
    held, asked = run(project, "--from", path), None
    before = last(project, 3)
    asked = run(project, "--from", path, "--good-ones")

    assert (1, "2026-10") == (held.exit_code, before[0])
    assert "Line 3, “value”: “many” is no figure." in held.stderr
    assert "say --good-ones to take 1 result and leave the rest" in held.stderr
    assert (0, ("2026-11", 88)) == (asked.exit_code, last(project, 3))


def test_a_period_that_is_there_is_replaced_when_asked_for(project, tmp_path):
    """Without the word nothing changes."""
    path = table(tmp_path, "S4,2026-10,99,")
    held = run(project, "--from", path)
    before = last(project, 3)
    done = run(project, "--from", path, "--replace")

    assert (1, 81) == (held.exit_code, before[1])
    assert "There already: S4, 2026-10: 99 % instead of 81 %." in held.stderr
    assert (0, 99) == (done.exit_code, last(project, 3)[1])


def test_a_look_takes_nothing(project, tmp_path):
    """It says what would be taken and leaves the file as it is."""
    content = project.read_bytes()
    done = run(project, "--from", table(tmp_path, "S4,2026-11,88,"), "--look")

    assert (0, content) == (done.exit_code, project.read_bytes())
    assert "S4, 2026-11: 88 %." in done.output


def test_an_empty_table_is_written_and_taken_back(project, tmp_path):
    """Unfilled, there is nothing to take from it."""
    path = tmp_path / "blank.csv"
    written = run(project, "--template", "--wide", "-o", path)
    done = run(project, "--from", path)

    assert (0, 0) == (written.exit_code, done.exit_code)
    assert "There is nothing new to take." in done.output


@pytest.mark.parametrize(
    "words", [(), ("--template",), ("--template", "--from", "x.csv"), ("--from", "none.csv")]
)
def test_what_is_asked_wrongly_is_explained(project, words):
    """Neither a table nor an empty one, both, or one that is not there."""
    done = run(project, *words)

    assert 2 == done.exit_code
    assert done.stderr.strip()
