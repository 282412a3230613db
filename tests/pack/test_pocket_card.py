"""The pocket card: panels that meet when folded, type that can be read, one card to be heard."""

import re
from dataclasses import replace

import pytest

from credo_builder.chapters.credo import Credo
from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.outcome import Outcome
from credo_builder.domain.terms import Visibility
from credo_builder.errors import OutputRefused
from credo_builder.pack import make
from credo_builder.pack.imposing import PANEL, Imposition
from credo_builder.pack.pocket_card import ORDERS

MM = 72 / 25.4
WAYS = ("two_panels", "three_panels")
CARD = 8
"""Points within which the panels of both sides have to lie on each other."""


@pytest.fixture(scope="module")
def cards(larder_lane, reading):
    """The example's cards by variant and paper."""
    output = reading.output("pocket_card")
    return {
        (way, paper): make(output, larder_lane, paper, variant=way)
        for way in WAYS
        for paper in ("A4", "Letter")
    }


def boxes(reading, content, phrase):
    """Return (page, x, y) of the first word of *phrase* everywhere, and the size of pages."""
    found, size, page = [], (), -1
    first = phrase.split()[0]
    for line in reading.placed(content).splitlines():
        if "<page " in line:
            page += 1
            size = tuple(float(one) for one in re.findall(r'"([\d.]+)"', line))
        if f">{first}</word>" in line:
            left, top, right, foot = (float(one) for one in re.findall(r'"([-\d.]+)"', line))
            found.append((page, (left + right) / 2, (top + foot) / 2))
    return found, size


@pytest.mark.parametrize(("way", "panels"), [("two_panels", 8), ("three_panels", 9)])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_eight_or_nine_panels_stand_on_a_sheet(cards, reading, way, panels, paper):
    """Two sides of one upright sheet hold as many cards of 85.6 by 54 mm as it has room for."""
    with reading.pdf(cards[way, paper]) as pdf:
        sizes = [[float(edge) for edge in page.mediabox[2:]] for page in pdf.pages]

    assert 2 == len(sizes)
    assert sizes[0] == sizes[1]
    assert sizes[0][0] < sizes[0][1]
    assert panels == cards_on(paper, way) * len(ORDERS[way][0])


def cards_on(paper, way):
    """Return how many cards stand on *paper*."""
    sizes = {"A4": (210, 297), "Letter": (215.9, 279.4)}
    return Imposition.of(sizes[paper], len(ORDERS[way][0])).rows


@pytest.mark.parametrize(
    ("way", "outside", "inside"),
    [
        ("two_panels", ("thought", "front"), ("steps", "freedom")),
        ("three_panels", ("thought", "back", "front"), ("credo", "steps", "freedom")),
    ],
)
def test_the_order_of_panels(way, outside, inside):
    """The front is the last panel outside, so that the fold is on the side books are bound on."""
    assert (outside, inside) == ORDERS[way]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en-GB", "ar"])
@pytest.mark.parametrize(
    ("way", "front", "behind"),
    [("two_panels", "expecting", "Steps"), ("three_panels", "expecting", "Nobody")],
)
def test_the_first_panel_inside_lies_behind_the_front(  # noqa: PLR0917
    larder_lane, reading, way, front, behind, paper, language
):
    """Turned on the long edge, the sheet has each front backed by the inside one opens first."""
    project = larder_lane.configured(replace(larder_lane.settings, language=language))
    content = make(reading.output("pocket_card"), project, paper, variant=way)
    fronts, (wide, high) = boxes(reading, content, front)
    backs, _ = boxes(reading, content, behind)
    panel = PANEL if way == "two_panels" else PANEL[::-1]

    def place(x, y):
        across = int((x - (wide - cells(wide, panel[0]) * panel[0]) / 2) // panel[0])
        return across, int((y - (high - cells(high, panel[1]) * panel[1]) / 2) // panel[1])

    def cells(room, side):
        return 2 if way == "two_panels" and side == panel[0] else 3

    outside = {place(x, y)[0 if way == "two_panels" else 1] for page, x, y in fronts if not page}
    through = {place(wide - x, y)[0 if way == "two_panels" else 1] for page, x, y in backs if page}

    assert fronts
    assert backs
    assert outside == through
    assert 1 == len(outside)


@pytest.mark.parametrize("way", WAYS)
def test_no_type_is_below_seven_and_a_half_points(cards, reading, way):
    """What is smaller cannot be read in the dark of a corridor."""
    assert min(reading.sizes(cards[way, "A4"])) >= 7.5


@pytest.mark.parametrize("way", WAYS)
def test_a_screen_reader_hears_one_card(cards, reading, way, tmp_path):
    """Copies are decoration; panels come in the order in which the card is opened."""
    heard = reading.heard(cards[way, "A4"], tmp_path / "card.pdf")
    told = ["expecting", "Steps of service", "I may", "My helpful thought"]
    places = [heard.index(one) for one in told]

    assert sorted(places) == places
    assert [1, 1, 1, 1] == [heard.count(one) for one in told]


def test_what_it_says_comes_from_the_credo(cards, reading, larder_lane):
    """Lines, steps, freedom, test and a place to write stand on it."""
    said = " ".join(reading.text(cards["two_panels", "A4"]).split())
    free = larder_lane.of(Empowerment)[0]
    test = larder_lane.one(Outcome).common_sense_test

    assert all(line.text in said for line in larder_lane.one(Credo).lines)
    assert "1 Notice Eyes up, and a hello within the minute." in said
    assert f"I may {free.freedoms[0][0].lower()}{free.freedoms[0][1:]};" in said
    assert "spend up to £25 on one case" in said
    assert f"I never {free.never[0][0].lower()}" in said
    assert test in said
    assert "My helpful thought" in said


def test_what_is_for_leaders_alone_stays_off_the_card(larder_lane, reading):
    """A private freedom is not printed, in whatever edition the card is asked for."""
    for one in larder_lane.of(Empowerment):
        larder_lane = larder_lane.put(replace(one, visibility=Visibility.PRIVATE))
    card = make(reading.output("pocket_card"), larder_lane, edition="full")

    assert "allergen" not in reading.text(card)


def test_the_public_gets_no_card(larder_lane, reading):
    """It says how far people may go, which is not for everyone."""
    with pytest.raises(OutputRefused, match="for your own people"):
        make(reading.output("pocket_card"), larder_lane, edition="public")


WORDY = "We stay with whoever is waiting until they know what happens next and who does it."


@pytest.mark.parametrize(
    ("lines", "answers", "message"),
    [
        ((WORDY,) * 7, {}, "127 words outside|words outside; a side holds 120"),
        (("We stay.",) * 8, {}, "8 lines are meant for the pocket card"),
        ((), {"steps_of_service": ("Listen: " + WORDY + WORDY,) * 5}, "words inside"),
        ((), {"motto": "Unwaveringly" * 9}, "The front of the pocket card"),
        ((), {"motto": ""}, "no motto"),
    ],
)
def test_what_is_too_long_is_refused_with_a_reason(larder_lane, reading, lines, answers, message):
    """Small print helps nobody; the refusal says what to shorten."""
    project = reading.with_credo(larder_lane, *lines, **answers)
    with pytest.raises(OutputRefused, match=message):
        make(reading.output("pocket_card"), project)


def test_colour_goes_three_millimetres_beyond_every_cut(cards, reading):
    """The front reaches over the cut on its outer sides, never over the fold."""
    with reading.pdf(cards["two_panels", "A4"]) as pdf:
        code = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    fronts = [line.split() for line in code.splitlines() if line.endswith(" re f")]
    width = [round(float(one[2]) / MM, 1) for one in fronts]
    height = [round(float(one[3]) / MM, 1) for one in fronts]
    left = {round(float(one[0]) / MM, 1) for one in fronts}

    assert [88.6] * 4 == width
    assert [60.0] * 4 == height
    assert {105.0} == left
