"""Single pages, and how much of a credo one page holds."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pikepdf
import pytest

from credo_builder.app.glimpses import (
    COVER,
    colour_of_logo,
    covers,
    fit_of_credo,
    page_pdf,
    shades,
)
from credo_builder.app.starters import example
from credo_builder.chapters.credo import Credo, CredoLine
from credo_builder.domain.project import Project

LONG = CredoLine(
    text="We hold every promise, small or large, until somebody tells us otherwise. " * 3
)


@pytest.mark.parametrize("style", ["classic", "modern", "warm", "civic"])
def test_a_cover_is_made_alone_in_any_style(style):
    """One page comes back, quickly enough to follow a choice."""
    with pikepdf.open(io.BytesIO(page_pdf(example(), COVER, style))) as made:
        assert 1 == len(made.pages)


def test_the_credo_of_the_example_fits_with_room_left():
    """All lines are on one page, and a line or more could follow."""
    project = example()

    fit = fit_of_credo(project)

    assert len(project.one(Credo).lines) == fit.lines
    assert fit.is_whole
    assert fit.lines < fit.room


def test_too_many_long_lines_do_not_fit():
    """The first lines that fit are counted; what is printed agrees."""
    project = example()
    long = project.put(replace(project.one(Credo), lines=(LONG,) * 9))

    fit = fit_of_credo(long)

    assert (9, False) == (fit.lines, fit.is_whole)
    assert 0 < fit.room < 9
    with pikepdf.open(io.BytesIO(page_pdf(long, "credo"))) as made:
        assert 1 < len(made.pages)


def test_a_project_without_a_credo_has_nothing_to_fit():
    """No lines, no room claimed."""
    fit = fit_of_credo(Project())

    assert fit is None or (0, 0) == (fit.lines, fit.room)


def test_pages_made_at_the_same_time_do_not_disturb_each_other():
    """Two workers that draw different covers get what each would get alone."""
    project = example()
    alone = page_pdf(project, COVER, "warm")

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda style: page_pdf(project, COVER, style), ["warm", "civic"] * 4))

    assert [alone] * 4 == made[::2]


def test_every_style_has_its_cover():
    """One look-up gives the covers to choose from."""
    made = covers(example())

    assert {"classic", "modern", "warm", "civic"} == set(made)
    assert all(content.startswith(b"%PDF-") for content in made.values())


def test_the_shades_of_a_faint_colour_are_darkened_until_they_read():
    """A light colour is replaced on bands and in small print, and both then read well."""
    made = shades("#F2C14E")

    assert made.darkened
    assert 4.5 <= min(made.solid_contrast, made.text_contrast, made.tint_contrast)
    assert made.own_contrast < 3


def test_a_dark_colour_stays_what_it_is():
    """Nothing is changed that reads well."""
    made = shades("#7A1F1F")

    assert (False, False, "#7A1F1F") == (made.darkened, made.replaced, made.solid)


def test_the_colour_of_the_example_is_taken_from_its_logo():
    """The logo’s terracotta is found among its dark letters; no logo gives no colour."""
    red, green, blue = (int(colour_of_logo(example())[i : i + 2], 16) for i in (1, 3, 5))

    assert red > 140 > green
    assert green < 110 > blue
    assert "" == colour_of_logo(Project())
