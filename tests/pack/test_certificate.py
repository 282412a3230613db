"""The certificate: one sheet across, in the brand's colour, with room for a name and a deed."""

from __future__ import annotations

import pytest

from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.project import Project
from credo_builder.pack import make


@pytest.mark.parametrize(
    ("paper", "size"), [("A4", (842, 595)), ("A5", (595, 420)), ("Letter", (792, 612))]
)
def test_it_lies_across_its_paper(larder_lane, reading, paper, size):
    """One page, wider than high, on each paper."""
    with reading.pdf(make(reading.output("certificate"), larder_lane, paper)) as document:
        (page,) = document.pages
        assert size == tuple(round(float(n)) for n in page.MediaBox[2:])


def test_each_core_value_can_be_ticked(larder_lane, reading):
    """A thank-you says which value somebody lived."""
    with reading.pdf(make(reading.output("certificate"), larder_lane)) as document:
        names = {str(one.T) for one in document.Root.AcroForm.Fields}

    values = {f"value_{one.code}" for one in larder_lane.of(CoreValue)}
    assert values | {"name", "deed", "given_by", "day"} == names


def test_it_can_be_made_on_the_first_day(reading):
    """Thanks need no answers."""
    said = reading.text(make(reading.output("certificate"), Project(project_id="prj_new")))

    assert "Thank you" in said


def test_the_smallest_letters_can_be_read(larder_lane, reading):
    """On A5 nothing is set below eight points."""
    assert 8 <= min(reading.sizes(make(reading.output("certificate"), larder_lane, "A5")))
