"""Single pages, and how much of a credo one page holds."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from credo_builder.app.glimpses import COVER, fit_of_credo, page_pdf
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
