"""The poster: read from across the room, on any paper, or refused with the words to shorten."""

from dataclasses import replace

import pytest

from credo_builder.chapters.branding import Brand
from credo_builder.chapters.credo import Credo, ShowOn
from credo_builder.errors import OutputRefused
from credo_builder.pack import make
from credo_builder.pack.base import PAPERS

MM = 72 / 25.4
STYLES = ("classic", "modern", "warm", "civic")
LONG = "We stay with whoever is waiting until they know what happens next and who will do it."


@pytest.mark.parametrize("paper", ["A4", "A3", "A2", "Letter", "Tabloid"])
def test_the_page_shown_is_the_paper_asked_for(larder_lane, reading, paper):
    """Whoever looks at it or prints it at home sees the trimmed page, of the size asked for."""
    with reading.pdf(make(reading.output("poster"), larder_lane, paper)) as pdf:
        shown = [round(float(edge) / MM, 1) for edge in pdf.pages[0].cropbox]

    assert [0, 0, *PAPERS[paper]] == shown


def test_colour_goes_three_millimetres_beyond_the_cut(larder_lane, reading):
    """A print shop finds trim and bleed; an office printer gets a sheet without either."""
    poster = reading.output("poster")
    with reading.pdf(make(poster, larder_lane)) as cut:
        bleed = [round(float(edge) / MM, 1) for edge in cut.pages[0].BleedBox]
        trim = [round(float(edge) / MM, 1) for edge in cut.pages[0].TrimBox]
    with reading.pdf(make(poster, larder_lane, variant="office")) as whole:
        office = whole.pages[0]

        assert [0, 0, 297, 420] == trim
        assert [-3, -3, 300, 423] == bleed
        assert "/BleedBox" not in office


@pytest.mark.parametrize("paper", list(PAPERS))
@pytest.mark.parametrize("style", STYLES)
def test_a_line_of_the_motto_takes_a_twentieth_of_the_page(larder_lane, reading, paper, style):
    """On any paper and in any style its letters are at least 5 % of the page's height."""
    project = larder_lane.put(replace(larder_lane.one(Brand), style=style))
    sizes = reading.sizes(make(reading.output("poster"), project, paper))

    assert max(sizes) >= 0.05 * PAPERS[paper][1] * MM


def test_it_says_the_lines_meant_for_it_and_no_code(larder_lane, reading):
    """Lines that are for other papers stay off it, and nobody has to know what C1 is."""
    credo = larder_lane.one(Credo)
    first = replace(credo.lines[0], show_on=(ShowOn.DOCUMENT,))
    project = larder_lane.put(replace(credo, lines=(first, *credo.lines[1:])))
    said = " ".join(reading.text(make(reading.output("poster"), project)).split())

    assert first.text not in said
    assert all(line.text.split(",")[0] in said for line in credo.lines[1:])
    assert "C2" not in said.split()


def test_a_motto_too_long_is_refused_by_name(larder_lane, reading):
    """What cannot be read from afar is refused, with the words to shorten and where they are."""
    project = reading.with_credo(larder_lane, motto=f"{LONG} {LONG}")
    with pytest.raises(OutputRefused, match="The motto “We stay with whoever is waiting") as told:
        make(reading.output("poster"), project)

    assert "credo.motto" == told.value.field


def test_lines_too_long_are_refused_naming_the_longest(larder_lane, reading):
    """The line that takes most room is called by its first words, with its field."""
    lines = ("We stay with you.", f"Whoever {LONG * 4}", *[LONG * 2] * 5)
    project = reading.with_credo(larder_lane, *lines)
    with pytest.raises(OutputRefused, match="most of all “Whoever We stay") as told:
        make(reading.output("poster"), project)

    assert "credo.lines[1].text" == told.value.field


def test_an_eighth_line_is_refused(larder_lane, reading):
    """Seven lines are what people read in passing."""
    project = reading.with_credo(larder_lane, *["We stay with you."] * 8)
    with pytest.raises(OutputRefused, match="8 lines are meant for the poster"):
        make(reading.output("poster"), project)


@pytest.mark.parametrize("answers", [{"motto": " "}, {"lines": ()}])
def test_a_credo_without_motto_or_lines_makes_no_poster(larder_lane, reading, answers):
    """An empty sheet helps nobody; the step that is missing is named."""
    with pytest.raises(OutputRefused):
        make(reading.output("poster"), reading.with_credo(larder_lane, **answers))


def test_a_draft_says_so(larder_lane, reading):
    """Only what was approved hangs on the wall without the word."""
    draft = larder_lane.configured(replace(larder_lane.settings, status="draft"))
    poster = reading.output("poster")

    assert "Draft" in reading.text(make(poster, draft)).split()
    assert "Draft" not in reading.text(make(poster, larder_lane)).split()


def test_a_poster_from_the_right_is_mirrored(larder_lane, reading):
    """In a language read from the right the side column stands at the right of the lines."""
    settings = replace(larder_lane.settings, language="ar")
    poster = reading.output("poster")
    places = []
    for project in (larder_lane, larder_lane.configured(settings)):
        with reading.pdf(make(poster, project)) as pdf:
            wide = float(pdf.pages[0].cropbox[2])
            code = pdf.pages[0].Contents.read_bytes().decode("latin-1")
            starts = [line for line in code.splitlines() if line.endswith(" S")]
            places.append([float(starts[0].split()[0]) / wide, float(starts[1].split()[0]) / wide])

    assert places[0][0] < places[0][1]
    assert places[1][0] > places[1][1]
