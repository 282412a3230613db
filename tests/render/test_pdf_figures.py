"""What figures do with words longer than the room they have."""

from __future__ import annotations

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
