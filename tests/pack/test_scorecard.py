"""The scorecard: months, letters, the line they make, and what is done when one is red."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from credo_builder.app.result_blanks import blank_table
from credo_builder.app.starters import load
from credo_builder.app.tables import rows_of
from credo_builder.app.taking_results import applied, look
from credo_builder.chapters.monitoring import Frequency, Measure, MeasureResult
from credo_builder.compose.view import View
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity
from credo_builder.domain.terms import Edition, Visibility
from credo_builder.errors import OutputRefused
from credo_builder.pack import make
from credo_builder.pack.scorecard_words import scorecard_words

DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def scorecard(reading):
    """The declaration of the scorecard."""
    return reading.output("scorecard")


@pytest.fixture(scope="module")
def table(reading):
    """The declaration of its twin."""
    return reading.output("scorecard_table")


def given(value, unit="percent"):
    return Quantity(value=Decimal(str(value)), unit=unit)


def with_results(project, place, *results, **more):
    """Return *project* with other (period, value) results of the measure at *place*."""
    measure = project.of(Measure)[place]
    made = tuple(MeasureResult(period=when, value=value) for when, value in results)
    return project.put(replace(measure, results=made, **more))


def words_of(project, **more):
    return scorecard_words(View(project, Edition.STAFF), **more)


def rows(content, delimiter=","):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=delimiter))


def test_months_stand_under_their_letters(larder_lane, scorecard, reading):
    """Ten months of the example are there, each with its figure and how it stands."""
    content = make(scorecard, larder_lane)
    said = reading.text(content)

    assert "Scorecard 2026" in said
    assert said.index("Feel") < said.index("Do\n") < said.index("Deliver") < said.index("People")
    assert "October: 61 %, red" in said
    assert "A reader for each section" in said
    assert "dotted line: where green begins" in said


def test_whoever_does_not_see_it_hears_letters_and_the_course(
    larder_lane, scorecard, reading, tmp_path
):
    """Each mark says month, figure and standing; the line says where it came from and went."""
    with reading.pdf(make(scorecard, larder_lane)) as pdf:
        said = {str(one.Alt) for one in pdf.objects if "/Alt" in getattr(one, "keys", tuple)()}

    assert "January: 4.3 points, amber" in said
    assert "November: open" in said
    assert (
        "From 52 % in January to 61 % in October. Lowest 50 % in March, highest 70 % in July. "
        "Green from 90 %."
    ) in said
    assert "G, green: met; A, amber: close; R, red: act; dotted line: where green begins." in said


def test_it_has_the_year_of_the_latest_result(larder_lane):
    """Other years stay out; what ends in a month stands there; the rest is counted."""
    held = with_results(
        larder_lane, 3,
        ("2025-12", given(60)), ("2026-Q1", given(90)), ("2026-05-31", given(95)),
        ("June 2026", given(84)), ("by Easter", given(91)), ("2026-11", None),
    )  # fmt: skip
    words = words_of(held)
    row = next(one for one in words.rows if one.code == "S4")

    assert (2026, 1) == (words.year, words.elsewhere)
    assert ["", "", "A", "", "G", "R"] == [m.letter if m else "" for m in row.months[:6]]
    assert "June: 84 %, red" == row.latest.said


def test_figures_of_a_measure_have_as_many_decimals_as_the_longest(larder_lane):
    """4.0 stands beside 4.1; times and other units say what they are."""
    clock = {n: given(v, "time_of_day") for n, v in (("green", 1020), ("red", 1051))}
    held = with_results(
        larder_lane, 0, ("2026-01", given(1025, "time_of_day")), amber=None, **clock
    )
    held = with_results(held, 1, ("2026-01", given(80)), ("2026-02", given(3, "minute")))
    shown = {row.code: [mark.figure for mark in row.months if mark] for row in words_of(held).rows}

    assert ["4.1", "4.0", "3.9"] == shown["S10"][:3]
    assert (["17:05"], ["80", "3 min"]) == (shown["S1"], shown["S2"])


def test_what_is_counted_seldom_has_few_boxes(larder_lane):
    """Quarters have one at the end of each, a year one in December."""
    first, second, *_rest = larder_lane.of(Measure)
    held = larder_lane.put(replace(first, frequency=Frequency.QUARTERLY))
    held = held.put(replace(second, frequency=Frequency.YEARLY))
    due = {row.code: sorted(row.due) for row in words_of(held).rows}

    assert ([2, 5, 8, 11], [11], list(range(12))) == (due["S1"], due["S2"], due["S3"])


def test_a_blank_one_is_for_any_year(larder_lane, scorecard, reading):
    """No result stands on it, no year and no line; the limits do."""
    said = reading.text(make(scorecard, larder_lane, variant="blank"))

    assert "For the year:" in said
    assert "90 %" in said
    assert "2026\n" not in said.replace("21 November 2026", "")
    assert "Trend" not in said


def test_a_project_without_results_has_boxes(scorecard, reading):
    """A starter prints its measures with nothing in them, for the year it is issued in."""
    said = reading.text(make(scorecard, load("clinic_health")))

    assert "Scorecard" in said
    assert "Trend" not in said


def test_without_measures_it_is_refused_with_a_reason(scorecard, table):
    """It says where measures are made."""
    for output in (scorecard, table):
        with pytest.raises(OutputRefused, match="Add measures in the step"):
            make(output, Project(project_id="prj_aaaaaaaa"))


def test_it_is_for_our_people_and_without_private_measures(larder_lane, scorecard, reading):
    """The public does not get it, and a private measure is not on it."""
    hidden = larder_lane.put(replace(larder_lane.of(Measure)[6], visibility=Visibility.PRIVATE))

    with pytest.raises(OutputRefused):
        make(scorecard, larder_lane, edition="public")
    assert "The bill within three minutes" in reading.text(make(scorecard, larder_lane))
    assert "The bill within" not in reading.text(make(scorecard, hidden, edition="full"))


def test_notes_stand_beside_what_is_done(larder_lane, scorecard, reading):
    """What happened is told with its month; long names and notes take room and lose nothing."""
    measure = larder_lane.of(Measure)[6]
    last = replace(measure.results[-1], note="The reader of section two broke")
    name = "The bill within three minutes of the very first sign that anybody might want it"
    held = larder_lane.put(replace(measure, name=name, results=(*measure.results[:-1], last)))
    said = " ".join(reading.text(make(scorecard, held, "Letter")).split())

    assert "What happened" in said
    assert "October: The reader of section two broke" in said
    assert name in said


def test_two_dozen_measures_go_on_over_the_pages(larder_lane, scorecard, reading):
    """Heads are repeated, and every measure is there."""
    held = larder_lane
    for place, one in enumerate(larder_lane.of(Measure) * 2):
        held = held.put(replace(one, id=f"mea_aaaaaa{place:02}", code=f"S{place + 11}"))
    with reading.pdf(make(scorecard, held)) as pdf:
        pages = len(pdf.pages)
    said = reading.text(make(scorecard, held))

    assert 4 <= pages <= 6
    assert all(f"S{n}\n" in said or f"S{n} " in said for n in range(1, 31))


def test_its_twin_has_the_same_figures(larder_lane, table):
    """A line a measure, its limits, its months, how it stands and what is done."""
    found = rows(make(table, larder_lane))
    words = words_of(larder_lane)

    assert [row.code for row in words.rows] == [one["measure"] for one in found]
    bill = next(one for one in found if one["measure"] == "S7")
    assert ("%", "90", "65", "64") == tuple(bill[n] for n in ("unit", "green", "amber", "red"))
    assert ("52", "61", "", "red") == (
        bill["2026-01"], bill["2026-10"], bill["2026-11"], bill["standing"],
    )  # fmt: skip
    assert "A reader for each section" == bill["when red"]


@pytest.mark.parametrize("language", ["en-GB", "de"])
def test_its_twin_is_taken_back(larder_lane, table, language):
    """What it holds is what is there; a figure changed in it is the only one that changes."""
    held = larder_lane.configured(replace(larder_lane.settings, language=language))
    text = make(table, held).decode("utf-8-sig")
    again = look(held, rows_of(text, ""), DAY)
    first, second = ("4,3", "4,9") if language == "de" else ("4.3", "4.9")
    changed = look(held, rows_of(text.replace(first, second, 1), ""), DAY)

    assert ((), (), 100) == (again.taken, again.troubles, again.same)
    assert ["S1, 2026-01: 4.9 points instead of 4.3 points."] == [
        str(one.told) for one in changed.taken
    ]


def test_what_a_spreadsheet_would_calculate_is_text(larder_lane, table):
    """A name that begins as a formula does is told to be words."""
    held = larder_lane.put(replace(larder_lane.of(Measure)[0], name="=1+1"))

    assert "'=1+1" == rows(make(table, held))[0]["name"]


def test_a_table_filled_by_hand_ends_on_the_scorecard(larder_lane):
    """From the empty table over the figures to the letters."""
    filled = blank_table(larder_lane, DAY).replace("2026-11,,%", "2026-11,100,%")
    held = applied(larder_lane, look(larder_lane, rows_of(filled, ""), DAY).taken)
    november = {row.code: row.months[10] for row in words_of(held).rows}

    assert ("G", None) == (november["S7"].letter, november["S1"])
