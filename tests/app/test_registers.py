"""Registers: every list of a project as a table that any spreadsheet opens and none runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from credo_builder.app import registers, starters
from credo_builder.app.register_cells import guarded
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Visibility

EXAMPLE = starters.example()
BOM = "\ufeff"


def table(files, name):
    """Return the rows of a register as a spreadsheet reads them, heads first."""
    text = files[name].decode()
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), strict=True))


def keys(files, name):
    """Return the keys of the columns of a register, from the index."""
    return [row[3] for row in table(files, registers.INDEX)[1:] if row[0] == name]


def column(files, name, key):
    place = keys(files, name).index(key)
    return [row[place] for row in table(files, name)[1:]]


def test_there_is_a_file_for_each_list():
    """Promises, levels, measures with their results, moments and more have a file each."""
    files = registers.files(EXAMPLE, "staff")

    assert {
        "promises.csv", "service_levels.csv", "measures.csv", "measures_results.csv",
        "moments.csv", "policies.csv", "expectations.csv", "core_values.csv", "roles.csv",
        "training_modules.csv", "registers.csv",
    } <= set(files)  # fmt: skip
    assert len(EXAMPLE.of(Promise)) == len(table(files, "promises.csv")) - 1


def test_every_row_is_as_long_as_its_heads():
    """Every register has a head for every cell, and lines end as the standard has it."""
    files = registers.files(EXAMPLE, "full")

    for name, content in files.items():
        rows = table(files, name)
        assert {len(rows[0])} == {len(row) for row in rows}, name
        assert content.endswith(b"\r\n"), name
        assert all(rows[0]), name


def test_the_index_names_every_column_once():
    """The index tells file, register, place, key and head of each column of each file."""
    files = registers.files(EXAMPLE, "full")
    index = table(files, registers.INDEX)
    told = [(row[0], row[4]) for row in index[1:]]
    heads = [(n, h) for n in files if n != registers.INDEX for h in table(files, n)[0]]

    assert ["file", "register", "column", "key", "heading"] == index[0]
    assert heads == told
    assert len(index) - 1 == len({(row[0], row[3]) for row in index[1:]})


def test_figures_are_figures_and_links_are_codes():
    """A target is a number with its unit beside it; what a level serves is told by code."""
    files = registers.files(EXAMPLE, "staff")
    level = next(one for one in EXAMPLE.of(ServiceLevel) if one.code == "L2")

    assert level.target is not None
    assert "1" == column(files, "service_levels.csv", "target")[1]
    assert "minute" == column(files, "service_levels.csv", "target.unit")[1]
    assert "P3; P8" == column(files, "service_levels.csv", "promise_ids")[1]
    assert "Host" == column(files, "service_levels.csv", "owner_role")[1]


def test_results_stand_beside_the_code_of_their_measure():
    """Each result is a row of its own: of which measure, which period, how much."""
    files = registers.files(EXAMPLE, "staff")
    counted = sum(len(one.results) for one in EXAMPLE.of(Measure))

    assert counted == len(table(files, "measures_results.csv")) - 1
    assert ["S1", "1", "2026-01", "4.3"] == table(files, "measures_results.csv")[1][:4]


def test_the_public_edition_lists_what_everybody_may_know():
    """No expectation, measure or owner, no unsaid promise, and of a promise only its words."""
    files = registers.files(EXAMPLE, "public")

    assert ["code", "text", "conditions", "payout"] == keys(files, "promises.csv")
    assert ["P1", "P2", "P3", "P4", "P5"] == column(files, "promises.csv", "code")
    assert not {"expectations.csv", "measures.csv", "roles.csv", "moments.csv"} & set(files)


@pytest.mark.parametrize(("edition", "listed"), [("staff", False), ("full", True)])
def test_what_is_for_the_full_edition_alone_stays_there(edition, listed):
    """Investments, barriers and private records are in the full registers only."""
    hidden = replace(EXAMPLE.of(Promise)[0], visibility=Visibility.PRIVATE)
    files = registers.files(EXAMPLE.put(hidden), edition)

    assert listed == ("investments.csv" in files)
    assert listed == ("barriers.csv" in files)
    assert listed == ("P1" in column(files, "promises.csv", "code"))
    assert listed == ("P1" in column(files, "service_levels.csv", "promise_ids"))


def test_notes_are_never_listed():
    """Notes for yourselves stay out of every edition."""
    noted = replace(EXAMPLE.of(Promise)[0], notes="XYZZY")
    files = registers.files(EXAMPLE.put(noted), "full")

    assert not any(b"XYZZY" in content for content in files.values())


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+49 89", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠x",
        '=HYPERLINK("http://x")', "\n-1",
    ],
)  # fmt: skip
def test_a_formula_is_words(text):
    """What a spreadsheet would run has an apostrophe before it; the rest is as it was typed."""
    assert f"'{text}" == guarded(text)


@pytest.mark.parametrize("text", ["", "5 - 3", "a=b", "'=1", "£25", "“-”", "中"])
def test_words_are_left_as_they_are(text):
    """Signs inside words change nothing."""
    assert text == guarded(text)


def test_no_cell_of_a_hostile_project_begins_a_formula():
    """Whatever is typed into a promise, no cell begins with what a spreadsheet runs."""
    typed = '=cmd|" /C calc"!A1'
    changed = replace(
        EXAMPLE.of(Promise)[0],
        text=typed,
        where_seen=typed,
        conditions=(typed, "-x"),
        code="=1",
        payout='a "quoted", and\nbroken line',
    )
    files = registers.files(EXAMPLE.put(changed), "staff")
    cells = [cell for name in files for row in table(files, name) for cell in row]

    assert f"'{typed}" in cells
    assert f"'{typed}\n-x" in cells
    assert 'a "quoted", and\nbroken line' in cells
    assert [] == [cell for cell in cells if cell.strip()[:1] in ("=", "+", "-", "@")]


def test_an_empty_project_has_an_index_alone():
    """Nothing answered is nothing listed."""
    files = registers.files(Project(project_id="prj_aaaaaaaa"), "staff")

    assert [registers.INDEX] == list(files)


def test_the_same_project_gives_the_same_files():
    """Two exports of one project are the same, byte for byte."""
    assert registers.files(EXAMPLE, "staff") == registers.files(EXAMPLE, "staff")
