"""What figures do with words longer than the room they have."""

from __future__ import annotations

import itertools
from io import BytesIO

import pytest
from pypdf import PdfReader

from credo_builder.compose.document import Datum, Document, Facts, Figure, Look, Section
from credo_builder.render.pdf import build

STEPS = 7


def ladder(within, name="Listen"):
    step = Datum(label=name, note="Hear it out.", facts=(("within", within), ("who", "Host")))
    return Figure("ladder", (step,) * STEPS, "Seven steps.")


def words(figure):
    """Return each piece of text with its left edge and baseline."""
    document = Document(Facts("Larder Lane", "Figures"), (Section("one", "One", (figure,)),))
    found = []

    def visit(text, _matrix, at, _font, _size):
        if text.strip():
            found.append((text.strip(), at[4], at[5]))

    PdfReader(BytesIO(build(document, Look()))).pages[0].extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("within", ["10 working days", "20 working days after the first call"])
def test_long_times_of_a_ladder_stand_one_below_the_other(within):
    """Times wider than their step are broken into lines, and none is cut."""
    lines = [text for text, _, _ in words(ladder(within))]
    told = " ".join(lines)

    assert within not in lines
    assert STEPS == told.count(within.split()[0])
    assert STEPS == told.count(within.split()[-1])


def test_short_times_of_a_ladder_stay_on_one_line():
    """A time that its step has room for is one line over it."""
    assert STEPS == [text for text, _, _ in words(ladder("1 day"))].count("1 day")


def test_a_step_is_high_enough_for_its_name():
    """A long name is printed whole, and ends above the foot of the steps."""
    found = words(ladder("1 day", "Put it right with them"))
    names = [y for text, _, y in found if text in {"them", "with them"}]
    people = [y for text, _, y in found if text == "Host"]

    assert STEPS == len(names)
    assert min(names) > max(people) + 12


def one(kind, label, whom=""):
    return Datum(label=label, note=whom, kind=kind, facts=(("people", "2 people"),))


LINE = (one("front", "Chefs", "Servers"), one("front", "Servers", "Guests"))
SERVED = one("customer", "Guests")


def middles(*data):
    """Return the baseline of each name in a figure of who serves whom."""
    return {text: y for text, _, y in words(Figure("who_serves_whom", data, "Who serves whom."))}


def test_those_in_line_stand_beside_each_other():
    """The line and the customer share a baseline; supporters stand above and below it."""
    behind = (one("support", "Host", "Servers"), one("support", "Office", "Chefs"))
    found = middles(*LINE, SERVED, *behind)

    assert found["Chefs"] == found["Servers"] == found["Guests"]
    assert found["Host"] > found["Chefs"] > found["Office"]


def test_supporters_of_one_stand_apart():
    """Several who serve the same people stand beside each other, none over another."""
    behind = tuple(one("support", f"Team {n}", "Guests") for n in range(8))
    figure = Figure("who_serves_whom", (*LINE, SERVED, *behind), "Who serves whom.")
    places = [(x, y) for text, x, y in words(figure) if text.startswith("Team")]

    assert 8 == len(set(places))
    for row in {y for _, y in places}:
        lefts = sorted(x for x, y in places if y == row)
        assert min(b - a for a, b in itertools.pairwise(lefts)) > 92


@pytest.mark.parametrize(
    "data",
    [
        (*LINE, *LINE, SERVED),
        (*(one("front", f"Team {n}") for n in range(8)), SERVED),
        (*LINE, SERVED, one("support", "Office", "nobody here")),
        (*LINE, SERVED, *(one("support", f"Team {n}", "Guests") for n in range(9))),
    ],
)
def test_a_chain_that_cannot_be_drawn_whole_is_not_drawn(data):
    """Too many in line or behind it, or one who serves nobody there, leave no figure."""
    assert "Guests" not in middles(*data)


def test_a_line_of_more_than_four_stands_in_two_bands():
    """The fifth and later stand in a band below, and supporters beside the band they serve."""
    line = tuple(one("front", f"Team {n}") for n in range(5))
    behind = (one("support", "Host", "Team 4"), one("support", "Office", "Team 0"))
    found = middles(*line, SERVED, *behind)
    first, second = found["Team 0"], found["Team 4"]

    assert first == found["Team 3"] > second == found["Guests"]
    assert found["Office"] > first
    assert found["Host"] < second


def test_further_arrows_bear_their_number():
    """An arrow beyond the first of its box is drawn, with the number a list explains."""
    arrow = Datum(label="Chefs", note="Guests", kind="link", facts=(("number", "7"),))
    figure = Figure("who_serves_whom", (*LINE, SERVED, arrow), "Who serves whom.")

    assert "7" in [text for text, _, _ in words(figure)]


def moment(number, stage, volume="1200", said="1.200"):
    facts = (
        ("stage", stage),
        ("code", f"M{number}"),
        ("volume", volume),
        ("volume_said", said),
        ("said", f"M{number} in words."),
    )
    return Datum(label="Arriving", value=2, other=4, kind="moment", facts=facts)


def pages(figure, layout="landscape"):
    section = Section("one", "One", (figure,), layout=layout)
    return PdfReader(BytesIO(build(Document(Facts("Larder Lane", "Map"), (section,)), Look())))


def alternatives(reader):
    """Return the alternative texts of all figures, in reading order."""
    found = []
    pending = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while pending:
        element = pending.pop(0).get_object()
        if "/Alt" in element:
            found.append(element["/Alt"])
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        pending += [kid for kid in kids if hasattr(kid.get_object(), "get")]
    return found


def test_volumes_of_the_map_are_written_as_the_document_writes_numbers():
    """A map in German says 1.200, not 1,200."""
    figure = Figure("moments_map", (moment(1, "Hear"), moment(2, "Pay")), "Map.")
    text = pages(figure).pages[0].extract_text()

    assert 2 == text.count("1.200")
    assert "1,200" not in text


def test_a_map_of_two_pages_says_on_each_what_it_shows():
    """More than ten moments go on after the end of a stage, each page with its own words."""
    data = tuple(moment(n, f"Stage {n // 4}") for n in range(12))
    reader = pages(Figure("moments_map", data, "All of it."))
    first, second = alternatives(reader)

    assert " ".join(f"M{n} in words." for n in range(8)) == first
    assert " ".join(f"M{n} in words." for n in range(8, 12)) == second


def test_no_page_of_a_map_is_left_with_a_stray_moment():
    """Eleven moments are six and five, not ten and one; a stage ends where a page does."""
    data = tuple(moment(n, f"Stage {n}") for n in range(11))
    first, second = alternatives(pages(Figure("moments_map", data, "All of it.")))

    assert (6, 5) == (first.count("in words"), second.count("in words"))


def test_a_change_of_feeling_has_words_on_both_sides_of_its_arrow():
    """Both words are real text on one line, and the figure says them to whoever listens."""
    figure = Figure(
        "feeling", (Datum(label="ignored", note="welcomed"),), "from ignored to welcomed"
    )
    found = {text: (x, y) for text, x, y in words(figure)}

    assert found["ignored"][1] == found["welcomed"][1]
    assert found["ignored"][0] + 60 < found["welcomed"][0]
    assert ["from ignored to welcomed"] == alternatives(pages(figure, "grid"))


def test_long_words_for_feelings_keep_to_their_column():
    """Feelings in many words are broken into lines instead of running off the page."""
    long = "looked after by people who have all the time in the world for us tonight"
    found = words(Figure("feeling", (Datum(label=long, note=long),), "long"))
    told = " ".join(text for text, _, _ in found)

    assert 2 == told.count("tonight")
    assert max(x for _, x, _ in found) < 560


def test_a_mean_is_written_as_the_document_writes_numbers():
    """The profile prints the mean it is given in words: 4,1 in German."""
    scale = Datum(label="Choice", note="gladly", value=4.1, other=0.5, facts=(("said", "4,1"),))
    found = [text for text, _, _ in words(Figure("mindset", (scale,), "Means."))]

    assert "4,1" in found
