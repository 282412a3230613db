"""A working day is typed with its half hours."""

from __future__ import annotations

from decimal import Decimal

import pytest

from credo_builder.chapters.organisation import Organisation
from credo_builder.domain.questions import asked
from credo_builder.ui.editors.numbers import CountEditor


@pytest.fixture
def hours(example):
    """The editor of the hours of a working day."""
    editor = CountEditor(asked(Organisation)["hours_per_day"], example.workspace)
    yield editor
    editor.deleteLater()


@pytest.mark.parametrize(("typed", "expected"), [("7.5", Decimal("7.5")), ("8", Decimal(8))])
def test_half_hours_are_taken(hours, typed, expected):
    """Seven hours and a half are an answer like eight."""
    told = []
    hours.edited.connect(told.append)
    hours._line.setText(typed)
    hours._line.textEdited.emit(typed)

    assert [expected] == told


def test_more_hours_than_a_day_has_are_refused(hours):
    """Twenty-five hours are no working day, and nothing is taken over."""
    told, refused = [], []
    hours.edited.connect(told.append)
    hours.refused.connect(refused.append)
    hours._line.textEdited.emit("25")

    assert [] == told
    assert all(refused)
