"""Results out of tables: whichever way they are laid out, whatever stands in their cells."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from decimal import Decimal

import pytest

from credo_builder.app import exporting
from credo_builder.app.result_blanks import blank_table, next_month, write_blank
from credo_builder.app.starters import example
from credo_builder.app.tables import read, rows_of
from credo_builder.app.taking_results import applied, look
from credo_builder.chapters.monitoring import Frequency, Measure, MeasureResult
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity
from credo_builder.errors import CannotSave, CredoError

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def project():
    """The example: ten measures with the results of January to October 2026."""
    return example()


def seen(project, *lines, on=TODAY):
    return look(project, rows_of("\n".join(lines), "results.csv"), on)


def taken(found):
    return [(one.measure.code, one.result.period, one.result.value.value) for one in found.taken]


def troubles(project, cell, *, code="S4", period="2026-11", delimiter=","):
    heads = delimiter.join(("measure", "period", "value"))
    found = seen(project, heads, delimiter.join((code, period, cell)))
    return [str(one.told) for one in found.troubles] or [str(one.told) for one in found.taken]


LAYOUTS = {
    "a line a result": ("Measure code,Period,Result,Notes", "S1,2026-11,4.7,", "S4,2026-11,88,"),
    "in another order": ("value\tcode\tmonth", "4.7\ts1\tNov 2026", "88 %\tS4\t11/2026"),
    "a column a month": ("KPI,Name,2026-12-01 00:00:00,Nov-26", "S1,x,,4.7", "S4,y,,88"),
    "a column a measure": ("Month;S1;Greeted within a minute", "2026-11;4,7;88"),
    "without heads": ("S1;2026-11;4,7;", "S4;2026-11;88;"),
    "names for codes": ("measure,period,value", "looked after?,2026-11,4.7",
                        "Greeted within a minute,2026-11,88"),
}  # fmt: skip


@pytest.mark.parametrize("lines", LAYOUTS.values(), ids=LAYOUTS)
def test_a_table_is_read_however_it_is_laid_out(project, lines):
    """Lines, columns, delimiters, decimal marks, heads and names of months may differ."""
    found = seen(project, *lines)

    assert [("S1", "2026-11", Decimal("4.7")), ("S4", "2026-11", 88)] == taken(found)
    assert () == found.troubles
    assert ["green", "amber"] == [one.standing for one in found.taken]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_in_the_encodings_of_spreadsheets(project, tmp_path, encoding):
    """With a mark at its beginning or without, and with either end of line."""
    path = tmp_path / "table.csv"
    text = "measure;period;value;note\r\nS1;2026-11;4,7;Küche zu spät\r\n"
    path.write_bytes(text.encode(encoding))
    (one,) = look(project, read(path), TODAY).taken

    assert (Decimal("4.7"), "Küche zu spät") == (one.result.value.value, one.result.note)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("92", "S4, 2026-11: 92 %."),
        ("92 %", "S4, 2026-11: 92 %."),
        ("92,5", "S4, 2026-11: 92.5 %."),
        ("92.5%", "S4, 2026-11: 92.5 %."),
        ("0", "S4, 2026-11: 0 %."),
        ("140", "a share lies between 0 % and 100 %."),
        ("-1", "a share lies between 0 % and 100 %."),
        ("=1+1", "“=1+1” is a formula, not a figure. Save the table with its values."),
        ("@SUM(A1)", "is a formula, not a figure."),
        ("+cmd|' /C calc'!A0", "is no figure. Write a number, such as 92 or 4.6."),
        ("about 90", "“about 90” is no figure."),
        ("1e308", "“1e308” is no figure."),
        ("inf", "“inf” is no figure."),
        ("NaN", "“NaN” is no figure."),
        ("9" * 400, "is larger or finer than any result."),
        ("0." + "1" * 30, "is larger or finer than any result."),
        ("1.2.3", "“1.2.3” is no figure."),
        ("3 min", "is in another unit than the limits of the measure, which count in per cent."),
        ("#DIV/0!", "“#DIV/0!” is no figure."),
        ("٩٢", "S4, 2026-11: 92 %."),
    ],
)
def test_a_cell_is_taken_or_told_what_is_wrong_with_it(project, cell, expected):
    """Each in a plain sentence that names line and column and says what to do."""
    (said,) = troubles(project, cell, delimiter=";")

    assert expected in said
    assert said.startswith(("S4", "Line 2, “value”: "))


@pytest.mark.parametrize(
    ("code", "period", "expected"),
    [
        ("S99", "2026-11", "There is no measure “S99”. The codes are S1 to S10."),
        ("", "2026-11", "No measure is named. Write its code, such as S1."),
        ("S4", "", "No period is named. Write it as 2027-03."),
        ("S4", "by Easter", "“by Easter” is no period we can place."),
        ("S4", "2026-13", "“2026-13” is no period we can place."),
        ("S4", "2031-02", "2031-02 has not begun yet."),
        ("S4", "2026-12", "2026-12 has not begun yet."),
    ],
)
def test_a_line_whose_measure_or_period_is_unknown_is_named(project, code, period, expected):
    """With its number, so that it is found in the table."""
    (said,) = troubles(project, "90", code=code, period=period)

    assert "Line 2, " in said
    assert expected in said


@pytest.mark.parametrize(
    ("unit", "cell", "expected"),
    [
        ("minute", "2:30", "2.5"),
        ("minute", "150 s", "2.5"),
        ("minute", "0.5 h", "30"),
        ("hour", "1:30", "1.5"),
        ("minute", "0:02:30", "2.5"),
        ("time_of_day", "17:05", "1025"),
        ("point", "-12", "-12"),
        ("count", "1,200", "1200"),
        ("count", "1 200", "1200"),
        ("minute", "3", "3"),
    ],
)
def test_times_and_counts_are_read_in_the_unit_of_the_limits(project, unit, cell, expected):
    """Minutes and seconds, hours, a time of day, thousands with a comma or a gap."""
    measure = replace(
        project.of(Measure)[0], green=Quantity(value=Decimal(5), unit=unit), amber=None, red=None
    )
    (one,) = seen(project.put(measure), "measure\tperiod\tvalue", f"S1\t2026-11\t{cell}").taken

    assert (Decimal(expected), unit) == (one.result.value.value, one.result.value.unit)


def test_a_comma_before_three_digits_means_what_it_means_in_the_rest_of_the_table(project):
    """In a table of decimal commas it is one; else it parts thousands."""
    count = Quantity(value=Decimal(5), unit="count")
    counting = project.put(replace(project.of(Measure)[0], green=count, amber=None, red=None))
    heads = "measure;period;value"

    for other, expected in (("4,5", "1.234"), ("4.5", "1234")):
        found = seen(counting, heads, "S1;2026-11;1,234", f"S10;2026-11;{other}")
        assert Decimal(expected) == found.taken[0].result.value.value


def test_without_limits_and_results_the_unit_must_be_said(project):
    """92 alone counts nothing; 92 % does."""
    bare = replace(project.of(Measure)[0], green=None, amber=None, red=None, results=())
    bare = project.put(bare)
    heads = "measure,period,value"

    assert "nobody knows what 92 counts" in seen(bare, heads, "S1,2026-11,92").troubles[0].told
    assert "percent" == seen(bare, heads, "S1,2026-11,92 %").taken[0].result.value.unit


def test_a_period_that_is_there_is_replaced_only_with_a_word(project):
    """The same figure is left alone; another one waits until somebody says replace."""
    lines = ("measure,period,value", "S4,2026-10,83", "S5,2026-10,100", "S1,2026-11,4.7")
    found = seen(project, *lines)
    careful = applied(project, found.chosen(replace=False)).of(Measure)
    bold = applied(project, found.chosen(replace=True)).of(Measure)

    assert (1, ["S1"], ["S4"]) == (
        found.same,
        [one.measure.code for one in found.new],
        [one.measure.code for one in found.replacing],
    )
    assert "S4, 2026-10: 83 % instead of 81 %." == found.replacing[0].told
    assert (81, 83) == (careful[3].results[-1].value.value, bold[3].results[-1].value.value)
    assert (10, 120) == (len(bold[3].results), bold[3].results[-1].n)
    assert Decimal("4.7") == bold[0].results[-1].value.value


def test_a_column_of_units_is_heeded(project):
    """Minutes beside a share are another unit; words nobody knows are left alone."""
    heads = "measure,period,value,unit"
    found = seen(project, heads, "S4,2026-11,88,%", "S5,2026-11,3,min", "S6,2026-11,80,of all",
                 "S1,2026-11,4.7,points")  # fmt: skip

    assert [("S4", "2026-11", 88), ("S6", "2026-11", 80), ("S1", "2026-11", Decimal("4.7"))] == (
        taken(found)
    )
    assert "“3 min” is in another unit" in found.troubles[0].told


def test_the_table_of_results_that_is_exported_is_taken_back(project, tmp_path):
    """All of it is there already."""
    exporting.write(exporting.form("csv"), project, tmp_path / "tables", "staff")
    rows = read(tmp_path / "tables" / "measures_results.csv")
    found = look(project, rows, TODAY)

    assert ((), (), 100) == (found.taken, found.troubles, found.same)


def test_the_same_period_twice_in_a_table_is_told(project):
    """The first line stands; the second is named with it."""
    found = seen(project, "measure,period,value", "S4,2026-11,83", "S4,Nov 2026,84")

    assert [("S4", "2026-11", 83)] == taken(found)
    assert "S4 has 2026-11 in line 2 already" in found.troubles[0].told


def test_results_stand_in_the_order_of_time(project):
    """Whatever the order of the table; a result that nobody can place keeps its own."""
    measure = replace(
        project.of(Measure)[0],
        results=(MeasureResult(period="at the opening"), MeasureResult(period="2026-05")),
    )
    lines = ("measure,period,value", "S1,2026-07,4", "S1,2025-12,4", "S1,2026-Q2,4", "S1,2026,4")
    held = project.put(measure)
    after = applied(held, seen(held, *lines).taken).of(Measure)[0]

    assert ["at the opening", "2025-12", "2026-05", "2026-Q2", "2026-07", "2026"] == [
        one.period for one in after.results
    ]


def test_cases_and_notes_come_along(project):
    """The number of cases is a whole one, a note is one line without odd signs."""
    heads = "measure,period,value,n,note"
    found = seen(project, heads, 'S4,2026-11,83,"1,200","Two\nwere\x07 ill"', "S5,2026-11,9,x,",
                 f"S6,2026-11,9,,{'long ' * 80}", "S7,2026-11,,,forgotten")  # fmt: skip
    result = found.taken[0].result

    assert (1200, "Two were ill") == (result.n, result.note)
    assert [
        "“x” is no number of cases. Write a whole number.",
        "The note has 399 letters; 300 are the most. Say it in fewer words.",
        "There is a note, but no figure.",
    ] == [str(one.reason) for one in found.troubles]


def test_lines_are_counted_as_an_editor_counts_them(project):
    """A note of two lines and empty lines in between do not shift the numbers."""
    lines = ("measure,period,value,note", 'S1,2026-11,4.7,"one', 'two"', "", "S4,2026-11,many,")

    assert [5] == [one.line for one in seen(project, *lines).troubles]


def test_shares_written_as_parts_of_one_are_pointed_at(project):
    """0.92 is taken as it is, but somebody should look whether 92 % was meant."""
    lines = ("measure,period,value", "S4,2026-11,0.92")
    (said,) = seen(project, *lines).cautions

    assert "S4: the figure is at most 1 %." in said
    assert () == seen(project, lines[0], "S4,2026-11,92").cautions


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "There is nothing in this table."),
        (b"\n\n ,,\n", "There is nothing in this table."),
        (b"PK\x03\x04rest", "is a workbook. Save it as CSV"),
        (b"measure,period\0,value\nS1,2026-11,4.7\n", "is no table: it is no text. Save it as"),
        (bytes(range(1, 256)) * 40, "names no columns that we know"),
        (b"%PDF-1.7\n1 0 obj", "names no columns that we know"),
        (b"name,age\nTom,4\n", "names no columns that we know"),
        (b"measure,first,second\nS1,4,5\n", "No column of this table names a period."),
        (
            b'measure,period,value\nS1,2026-11,"' + b"9" * 200_000,
            "it cannot be told where a cell ends",
        ),
        (b"measure,period,value\n" + b"S1,2026-11,4\n" * 5_001, "has more than 5000 lines"),
    ],
)
def test_what_is_no_table_of_results_is_said_so(project, tmp_path, content, expected):
    """Empty, binary, another table, too long: a sentence that says what to do, no more."""
    path = tmp_path / "table.csv"
    path.write_bytes(content)

    with pytest.raises(CredoError, match=expected):
        look(project, read(path), TODAY)


def test_a_file_of_ten_megabytes_is_refused_before_it_is_read(tmp_path):
    """So is a folder, and a file that is not there; each by its name."""
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(10_000_000)

    for path, expected in (
        (large, "large.csv is larger than 4 MB"),
        (tmp_path, "cannot be read"),
        (tmp_path / "none.csv", "none.csv cannot be read"),
    ):
        with pytest.raises(CredoError, match=expected):
            read(path)


def test_whatever_stands_in_the_cells_is_taken_or_told(project):
    """Two thousand cells by chance: each is in one list, and what is taken can be saved."""
    chance = random.Random(7)
    odd = ["4,6", "92%", "", "-", "=1", "1e9", "2:30", "\x1b[31m", "9" * 60, "½", "²", "4.6.", ",",
           "1'000", "12:99", "S4", "2026-11", "\u200f92",
           "9 9 9", "0,0000001", "1" * 12, "\uff05"]  # fmt: skip
    whens = ["2026-11", "2026-Q3", "", "2026-W54", "0", "2025", "-1-1", "2026-11-31", "Nov 2026"]
    lines = [
        f"{chance.choice(['S1', 'S4', 'S10', 's7', '?', ''])}\t{chance.choice(whens)}\t"
        f"{chance.choice(odd)}"
        for _ in range(2_000)
    ]
    found = seen(project, "measure\tperiod\tvalue", *lines)
    total = len(found.taken) + len(found.troubles) + found.same + found.empty

    assert len([line for line in lines if line.strip()]) == total
    assert all(str(one.told) for one in (*found.taken, *found.troubles))
    assert found.taken
    assert project != applied(project, found.taken)


def test_an_empty_table_asks_for_what_is_due(project):
    """A line a measure and month that has begun and has no result; filled, it is taken."""
    text = blank_table(project, TODAY)
    lines = text.splitlines()
    filled = "\n".join(line.replace("2026-11,,", "2026-11,4,") for line in lines)

    assert "measure,name,period,value,unit,cases,note" == lines[0]
    assert "S1,Looked after?,2026-11,,points,," == lines[1]
    assert 11 == len(lines)
    assert (10, ()) == (
        len(seen(project, filled).taken),
        seen(project, filled).troubles,
    )


def test_an_empty_table_asks_as_often_as_is_counted(project):
    """Quarters for what is counted by the quarter, the year for what is counted once."""
    first, second, *_rest = project.of(Measure)
    held = project.put(replace(first, frequency=Frequency.QUARTERLY, results=()))
    held = held.put(replace(second, frequency=Frequency.YEARLY, results=()))
    lines = blank_table(held, dt.date(2026, 5, 1)).splitlines()

    assert ["2026-Q1", "2026-Q2", "2026"] == [line.split(",")[2] for line in lines[1:4]]


def test_a_wide_table_has_a_column_for_each_month(project):
    """The months that are left empty are passed over when it is taken."""
    text = blank_table(project, TODAY, wide=True)
    found = seen(project, text.replace("points,", "points,4.1", 1))

    assert text.splitlines()[0].endswith("unit,2026-01," + ",".join(
        f"2026-{n:02}" for n in range(2, 13)
    ))  # fmt: skip
    assert [("S1", "2026-01", Decimal("4.1"))] == taken(found)
    assert () == found.troubles


def test_an_empty_table_holds_no_formula_and_suits_the_spreadsheets_of_its_language(project):
    """A name that begins as a formula does is text; where decimals have commas, cells do not."""
    named = project.put(replace(project.of(Measure)[0], name="=cmd()"))
    german = named.configured(replace(named.settings, language="de"))

    assert "S1,'=cmd(),2026-11" in blank_table(named, TODAY)
    assert "S1;'=cmd();2026-11" in blank_table(german, TODAY)


def test_an_empty_table_replaces_no_file_of_another_kind(project, tmp_path):
    """A table may be written again; a letter that has its name is left alone."""
    path, letter = tmp_path / "results.csv", tmp_path / "letter.csv"
    write_blank(project, path, TODAY)
    write_blank(project, path, TODAY)
    letter.write_text("Dear Tom", encoding="utf-8")

    assert path.read_bytes().startswith(b"\xef\xbb\xbfmeasure,")
    with pytest.raises(CannotSave):
        write_blank(project, letter, TODAY)
    with pytest.raises(CredoError, match="There are no measures yet"):
        write_blank(Project(project_id="prj_aaaaaaaa"), path, TODAY)


def test_the_next_month_is_the_one_that_is_due(project):
    """After the latest, or the latest while somebody lacks it; else the month before today."""
    early = applied(project, seen(project, "measure,period,value", "S1,2026-11,4.7").taken)
    bare = project
    for one in project.of(Measure):
        bare = bare.put(replace(one, results=()))
    found = [
        next_month(held, day).text
        for held, day in (
            (project, TODAY),
            (project, dt.date(2026, 10, 31)),
            (early, TODAY),
            (bare, dt.date(2027, 1, 5)),
        )
    ]

    assert ["2026-11", "2026-10", "2026-11", "2026-12"] == found
