"""A place that links lead to is called by what stands there."""

from __future__ import annotations

import pytest

from credo_builder.app.starters import example
from credo_builder.compose.anchors import anchor_names, every_anchor
from credo_builder.compose.composer import compose


@pytest.fixture(scope="module")
def larder():
    return compose(example(), "full")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("V1", "Welcome"),
        ("E1", "“I am noticed at once”"),
        ("G1", "Regulars"),
        ("M3", "The first minute at the door"),
        ("S1", "Looked after?"),
        ("PL1", "Holding a booked table"),
    ],
)
def test_a_code_is_named_by_what_stands_there(larder, code, name):
    """A value has its title, a row its words, without the codes that go with them."""
    assert name == anchor_names(larder)[code]


def test_every_code_that_links_lead_to_has_a_name(larder):
    """Nobody who hears a link is left with a bare code."""
    sections = {section.key for section in larder.sections}

    assert set(every_anchor(larder)) - sections == set(anchor_names(larder)) - sections
