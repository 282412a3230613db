"""Colours are told in words."""

from __future__ import annotations

import pytest

from credo_builder.chapters.branding import Brand, so_far
from credo_builder.domain.colour_names import colour_in_words
from credo_builder.domain.project import Project


@pytest.mark.parametrize(
    ("colour", "words"),
    [
        ("#8A3B2A", "brown"), ("#1F5E5B", "dark blue-green"), ("#0B57D0", "blue"),
        ("#FFFFFF", "white"), ("#000000", "black"), ("#808080", "grey"), ("#FFD700", "yellow"),
        ("#B3261E", "red"), ("#FF69B4", "pink"), ("#556B2F", "dark olive green"),
        ("#87CEEB", "pale blue"), ("#795548", "soft brown"), ("#004D40", "very dark sea green"),
    ],
)  # fmt: skip
def test_a_colour_has_the_name_people_give_it(colour, words):
    """Hue, how dark and how strong it is become words."""
    assert words == colour_in_words(colour)


@pytest.mark.parametrize("wrong", ["", "red", "#12345", "#GGGGGG"])
def test_what_is_no_colour_is_refused(wrong):
    """Only six hexadecimal digits after a number sign are a colour."""
    with pytest.raises(ValueError, match=r"colour|invalid literal"):
        colour_in_words(wrong)


def test_the_sentence_about_the_look_names_the_colour_in_words():
    """Nobody has to know what #8A3B2A looks like."""
    said = so_far(Project().put(Brand(colour="#8A3B2A")))

    assert "The pages carry your colour (brown), set in the classic style." == said
