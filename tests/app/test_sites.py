"""A list of sites becomes a project a row: what its columns mean, and what is said otherwise."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credo_builder.app.cells import CellRefused
from credo_builder.app.masters import Master
from credo_builder.app.sites import head_key, read_sites
from credo_builder.app.starters import example
from credo_builder.app.tables import read
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.domain.quantities import Quantity
from credo_builder.errors import CredoError
from credo_builder.storage import codec
from credo_builder.storage.text import clean_text


@pytest.fixture(scope="module")
def master():
    """The finished example, of which sites are made."""
    return Master(example())


@pytest.fixture
def listed(master, tmp_path):
    """Return what reads a table of these bytes or words."""

    def read(content):
        path = tmp_path / "sites.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_sites(path, master)

    return read


def level(project, code):
    """Return the service level called *code*."""
    return next(one for one in project.of(ServiceLevel) if one.code == code)


def test_a_site_has_its_name_and_contact(master):
    """Name, address, phone and email take the organisation’s place, wherever the phone stands."""
    cells = {"address": "1 Dock Road, Wexcombe", "phone": "01632 960 001", "email": "d@l.example"}
    us = master.at("Dock Road", cells).one(Organisation)

    assert "Larder Lane Dock Road" == us.name
    assert ("01632 960 001", "d@l.example", "1 Dock Road, Wexcombe") == (
        us.contact.phone, us.contact.email, us.contact.address,
    )  # fmt: skip
    assert "Ask for the duty manager, or ring 01632 960 001" == us.complaint_contact.reach
    assert ("1 Dock Road, Wexcombe", ()) == (us.place, us.sites)


def test_a_name_that_holds_the_organisations_is_whole(master):
    """Nobody is called Larder Lane Larder Lane Dock Road; other answers stay as they were."""
    us = master.at("Larder Lane Dock Road", {}).one(Organisation)

    assert "Larder Lane Dock Road" == us.name
    assert "01632 960 418" == us.contact.phone


def test_who_and_where_keep_the_approval_and_what_is_promised_does_not(master):
    """A site with its own address is approved; with its own target it is a draft."""
    where = {"address": "1 Dock Road", "organisation.complaint_contact.reach": "Ring the bell"}

    assert master.project.is_approved
    assert master.at("Dock Road", where).is_approved
    assert master.at("Dock Road", {"L4.target": "2"}).is_approved
    assert not master.at("Dock Road", {"L4.target": "3"}).is_approved


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("3", (3, "minute")),
        ("1,5", (Decimal("1.5"), "minute")),
        ("2 h", (2, "hour")),
        ("2 hours", (2, "hour")),
        ("3 working days", (3, "working_day")),
        ("95 %", (95, "percent")),
        ("£25", (25, "GBP")),
        ("1 200 seconds", (1200, "second")),
        ("17:30", (1050, "time_of_day")),
    ],
)
def test_a_figure_keeps_its_unit_or_names_one(master, cell, expected):
    """A bare figure is in the unit of the master; commas, spaces and signs are understood."""
    found = level(master.at("Dock Road", {"L4.target": cell}), "L4").target

    assert expected == (found.value, found.unit)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("soon", "“soon” is no figure. Write a number, with a unit if it is not minutes"),
        ("3 bananas", "“bananas” is no unit."),
        ("-3", "“-3” is below nothing."),
        ("1,200", "can be read in two ways: write 1200 or 1.20."),
        ("1e400", "is no unit"),
        ("120 %", "is more than 100 %"),
        ("=1+1", "“=1+1” is no figure."),
        ("NaN", "“NaN” is no figure."),
        ("9" * 50, "is no figure"),
    ],
)
def test_what_is_no_figure_is_told(master, cell, why):
    """A cell that cannot be one says why, and what to write."""
    with pytest.raises(CellRefused) as refused:
        master.at("Dock Road", {"L4.target": cell})

    assert str(refused.value).startswith("L4.target: ")
    assert why in str(refused.value)


@pytest.mark.parametrize(
    ("head", "cell", "expected"),
    [
        ("L4.share_pct", "90", Decimal(90)),
        ("L4.owner_role", "R2", None),
        ("L4.exclusions", "a; b", ("a", "b")),
        ("L4.metric", "How long they wait", "wait"),
        ("L4.effective_from", "2026-12-01", None),
        ("L4.clock_start", "-", ""),
    ],
)
def test_every_kind_of_answer_has_a_cell(master, head, cell, expected):
    """Shares, words of a list, several lines, links by code, days, and a dash for nothing."""
    found = getattr(level(master.at("Dock Road", {head: cell}), "L4"), head.partition(".")[2])

    assert found == expected if expected is not None else found != ""


def test_lines_of_the_credo_and_single_pages_have_columns_too(master):
    """A row within a record is named by its code, a record that is there once by its key."""
    done = master.at("Dock Road", {"C1.text": "Nobody waits.", "credo.motto": "Come in."})
    credo = next(one for one in done.every() if one.key == "credo")

    assert ("Nobody waits.", "Come in.") == (credo.lines[0].text, credo.motto)


def test_a_changed_figure_is_ones_own(master):
    """Where a figure was seen elsewhere, the site’s is its own, and the mark says so."""
    held = level(master.project, "L4")
    marked = Master(master.project.put(replace(held, figure_mark="published")))

    assert "own" == level(marked.at("Dock Road", {"L4.target": "9"}), "L4").figure_mark
    assert "published" == level(marked.at("Dock Road", {"L4.name": "A look"}), "L4").figure_mark


@pytest.mark.parametrize(
    ("head", "key"),
    [
        (" SITE ", "site"),
        ("Site name:", "site"),
        ("Telephone", "phone"),
        ("E-Mail", "email"),
        ("l3.Target", "L3.target"),
        ("L3 . share pct", "L3.share_pct"),
        ("# our manager", ""),
        ("", ""),
    ],
)
def test_heads_are_read_as_people_write_them(head, key):
    """Case, spaces, colons and usual other words make no difference; # keeps one to oneself."""
    assert key == head_key(head)


@pytest.mark.parametrize(
    "content",
    [
        "site,phone,L4.target\nCafé Öst,01,3\n".encode(),
        "\ufeffsite;phone;L4.target\r\nCafé Öst;01;3\r\n".encode(),
        "site\tphone\tL4.target\nCafé Öst\t01\t3\n".encode("utf-16"),
        "Site;Phone;l4.target\nCafé Öst;01;3".encode("cp1252"),
        b"sep=;\nsite;phone;L4.target\nCaf\xc3\xa9 \xc3\x96st;01;3\n",
        'site,"phone, or mobile",L4.target\n'.replace('"phone, or mobile"', "phone").encode()
        + '"Café Öst","01","3"\n'.encode(),
    ],
)
def test_tables_of_any_spreadsheet_are_read(listed, content):
    """Marks, separators, line ends and letters of western Windows all say the same."""
    (site,) = listed(content).sites

    assert ("Café Öst", {"phone": "01", "L4.target": "3"}, "") == (
        site.name, site.cells, site.problem,
    )  # fmt: skip


def test_empty_rows_and_cells_say_nothing(listed):
    """An empty line is passed over, lines keep their numbers, an empty cell is the master’s."""
    sites = listed("site,phone\n\n,,\nDock Road,\n").sites

    assert [(4, "Dock Road", {})] == [(one.line, one.name, one.cells) for one in sites]


def test_a_cell_of_several_lines_does_not_shift_the_numbers(listed):
    """The line named is the one in which a row begins."""
    sites = listed('site,address,L4.target\nA,"1 Quay\nWexcombe",1\nB,2 Quay,soon\n').sites

    assert [(2, ""), (4, "L4.target: “soon” is no figure.")] == [
        (one.line, one.problem[:31]) for one in sites
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",1 Quay", "site: It is empty. Write the name of the site, or delete the line."),
        ("A,1 Quay, Wexcombe", "more cells than heads, from “Wexcombe” on"),
    ],
)
def test_a_broken_row_says_what_to_do(listed, row, why):
    """The row is kept with its problem; the next one is whole."""
    first, second = listed(f"site,address\n{row}\nB,2 Quay\n").sites

    assert why in first.problem
    assert ("B", "") == (second.name, second.problem)


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("sight", "column 2, “sight”: There is no such column; “site”, perhaps?"),
        ("manager", "There is no such column. Columns are site, address"),
        ("L99.target", "There is no L99 in the master; there is: L1, L2"),
        ("L4.targt", "L4 has no “targt”; “target”, perhaps?"),
        ("L4.zzz", "L4 has no “zzz”. It has: name,"),
        ("L4.applies", "It has several parts. Take one: L4.applies.hours"),
        ("brand.logo", "This cannot be said in a cell."),
        ("Site", "The column is there twice."),
    ],
)
def test_a_head_that_is_unknown_stops_all(listed, head, why):
    """A slip in a head would spoil every document, so it is named with line and column."""
    with pytest.raises(CredoError, match="line 1: column 2") as refused:
        listed(f"site,{head}\nA,1\n")

    assert why in str(refused.value)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"site,phone\n", "has heads, but no site"),
        (b"phone\n1\n", "there is no column"),
        (b"PK\x03\x04 workbook", "is a workbook. Save it as CSV"),
        (b"site\nA\0B\n", "is no table"),
        (b'site,phone\nA,"1\nB,2\n', "line 2: it cannot be told where a cell ends"),
        (b"site\n" + b"A\n" * 5001, "more than 5000 lines"),
    ],
)
def test_what_is_no_list_is_told(listed, content, why):
    """A file that cannot be read as a list says what it is, and what to do."""
    with pytest.raises(CredoError) as refused:
        listed(content)

    assert why in str(refused.value)


def test_what_should_be_known_is_told_once(listed):
    """Names that come twice, drafts, and results of the master are told before any is made."""
    warnings = listed("site,L4.target\nDock Road,3\ndock road,\n").warnings

    assert "“Dock Road” is there more than once, in lines 2, 3" in warnings[0]
    assert "1 site of 2 says something else than what was approved" in warnings[1]
    assert "print for every site as they are" in warnings[-1]


def test_formulas_and_markup_are_words(master):
    """What a spreadsheet or a browser would work out is kept as it was typed."""
    name = '=HYPERLINK("http://x")<b>{{ 1 }}'
    us = master.at(name, {"address": "@SUM(1)", "phone": "+44 1632"}).one(Organisation)

    assert f"Larder Lane {name}" == us.name
    assert ("@SUM(1)", "+44 1632") == (us.contact.address, us.contact.phone)


def test_the_master_stays_as_it_was(master):
    """Making sites changes nothing for the next one."""
    before = master.project
    master.at("A", {"L4.target": "9", "phone": "1"})

    assert example() == before == master.project
    assert Quantity(value=Decimal(2), unit="minute") == level(master.at("B", {}), "L4").target
    assert any(one.results for one in before.of(Measure))


def test_the_list_in_the_documentation_is_one_for_the_example(master):
    """Whoever tries it gets three sites, one of them a draft."""
    sites = read_sites(Path(__file__).parents[2] / "docs" / "sites.csv", master).sites

    assert ["Saltmarket Row", "Dock Road", "Café Österby"] == [one.name for one in sites]
    assert ["", "", ""] == [one.problem for one in sites]
    assert [False, True, False] == [one.is_other for one in sites]


def tried(act):
    """Return what *act* gives, or what it says when it refuses."""
    try:
        return act(), ""
    except CredoError as refused:
        return None, str(refused)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_told(tmp_path_factory, content):
    """Whatever a file holds, it is read as rows with rising lines, or refused in words."""
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    rows, why = tried(lambda: read(path))
    lines = [row.line for row in rows or ()]

    assert rows is not None or why.startswith("any.csv")
    assert sorted(set(lines)) == lines


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["L4.target", "L4.share_pct", "L4.name", "phone", "R1.person"]), st.text())
def test_any_cell_is_an_answer_or_told(master, head, cell):
    """Whatever somebody typed, the project can be kept and read again, or the cell is named."""
    plain = clean_text(cell).strip()
    made, why = tried(lambda: master.at("Dock Road", {head: plain} if plain else {}))
    again = made and codec.read(codec.write(made), "dock.credo").project

    assert made is not None or why.startswith(f"{head}: ")
    assert again == made
