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
