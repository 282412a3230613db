"""Tables of answers: what can be read, and what each line that cannot is told."""

from __future__ import annotations

import csv
import io

import pytest

from credo_builder.app import answer_sheets
from credo_builder.chapters.mindset import MindsetResponse, Position
from credo_builder.chapters.statements import LEADERS_STATEMENTS, STATEMENTS, mixed
from credo_builder.domain.project import Project
from credo_builder.errors import CredoError

TWENTY = ",".join("12345" * 4)
ORDER = mixed(STATEMENTS)


def sheets(text, project=None):
    return answer_sheets.imported(project or Project(), text).of(MindsetResponse)


def answers(sheet):
    return [getattr(sheet.answers, s.id) for s in ORDER]


def refused(text):
    with pytest.raises(CredoError) as caught:
        sheets(text)
    return str(caught.value)


def test_a_line_without_heads_holds_the_answers_in_the_order_shown():
    """Twenty figures are the twenty statements as they stand on the screen."""
    (sheet,) = sheets(TWENTY)

    assert [1, 2, 3, 4, 5] * 4 == answers(sheet)
    assert "Person 1" == sheet.respondent


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_name_and_a_role_may_stand_before_the_answers(delimiter):
    """Whatever parts the cells, a leader answers twenty-six."""
    text = delimiter.join(["Blue star", "Leader", *"12345" * 4, *"543215"])

    (sheet,) = sheets(text)

    assert ("Blue star", "leader", 5) == (
        sheet.respondent, sheet.role, sheet.answers.leadership_presence,
    )  # fmt: skip
    assert answer_sheets.is_full(sheet)


def test_the_empty_table_comes_back_whatever_order_its_columns_have():
    """The statements in the first line say which column is which."""
    heads = next(csv.reader(io.StringIO(answer_sheets.blank_table(Project()))))
    statements = [s.id for s in (*ORDER, *LEADERS_STATEMENTS)]
    cells = ["Person 9", "owner", *("4" if s == "choice_want" else "2" for s in statements)]
    out = io.StringIO()
    csv.writer(out).writerows([heads[::-1], cells[::-1]])

    (sheet,) = sheets(out.getvalue())

    assert (4, 2) == (sheet.answers.choice_want, sheet.answers.obstacle_hiring)
    assert ("Person 9", Position.OWNER) == (sheet.respondent, sheet.role)


def test_an_empty_cell_is_a_statement_nobody_answered():
    """It stays open on the sheet."""
    (sheet,) = sheets(TWENTY.replace("1,", ",", 1))

    assert None is answers(sheet)[0]
    assert not answer_sheets.is_full(sheet)


def test_every_line_that_cannot_be_read_is_told_and_nothing_is_taken_over():
    """Each has its number and its reason."""
    short, odd = TWENTY[:-2], TWENTY.replace("3", "6", 1)

    told = refused(f"{TWENTY}\n{short}\n\n{odd}")

    assert told.splitlines() == [
        "Line 2 has 19 answers; 20 are needed.",
        "Line 4 says “6” as answer 3; answers are 1 to 5.",
        "Nothing was imported.",
    ]


def test_a_long_list_of_problems_is_cut_short():
    """Eight lines are enough to see what is wrong."""
    told = refused("\n".join(["1,2"] * 12)).splitlines()

    assert 10 == len(told)
    assert "and 4 more lines." == told[8]


@pytest.mark.parametrize("text", ["", "\n \n", answer_sheets.blank_table(Project())])
def test_a_table_without_answers_says_so(text):
    """Nothing in it is nothing to import."""
    assert refused(text).startswith("There are no answers")


def test_sheets_are_numbered_on_from_those_there():
    """No two sheets have the same name by accident."""
    there = answer_sheets.imported(Project(), TWENTY)

    assert ["Person 1", "Person 2"] == [s.respondent for s in sheets(TWENTY, there)]


def test_a_file_that_is_gone_or_too_large_is_refused_in_words(tmp_path):
    """The name of the file is part of the sentence."""
    large = tmp_path / "large.csv"
    large.write_bytes(b"1," * answer_sheets.MOST_BYTES)

    with pytest.raises(CredoError, match=r"nowhere\.csv"):
        answer_sheets.read_file(tmp_path / "nowhere.csv")
    with pytest.raises(CredoError, match="too large"):
        answer_sheets.read_file(large)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_of_spreadsheets_are_read(tmp_path, encoding):
    """An accent in a name survives."""
    path = tmp_path / "answers.csv"
    path.write_text(f"Zoé,{TWENTY}", encoding=encoding)

    (sheet,) = sheets(answer_sheets.read_file(path))

    assert "Zoé" == sheet.respondent


def test_the_profile_reaches_from_the_lowest_to_the_highest_person():
    """A bar is what two people make of one scale."""
    project = answer_sheets.imported(
        Project(), "\n".join([",".join("1" * 20), ",".join("5" * 20)])
    )

    bar = answer_sheets.profile(project)[0]

    assert (bar.lowest <= bar.score.mean <= bar.highest, 2) == (True, bar.score.people)
