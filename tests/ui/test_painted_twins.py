"""Beside every painted picture there is a list that holds the same and that keys lead to."""

from __future__ import annotations

import layout_faults
import pytest
import spoken_faults
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from credo_builder.app import answer_sheets
from credo_builder.app.board import Phase
from credo_builder.app.session import Session
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.moments import Moment, Stage
from credo_builder.chapters.segments import Segment
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.chapters.workshop import Theme, WorkshopItem
from credo_builder.domain import trace
from credo_builder.ui.pages.mindset import AnswersView, ProfileWords
from credo_builder.ui.pages.segments import ArrowRows
from credo_builder.ui.pages.trace_matrix import ChainTable
from credo_builder.ui.painted.board import Board
from credo_builder.ui.painted.chain import ChainView
from credo_builder.ui.painted.journey_map import JourneyMap
from credo_builder.ui.painted.profile import ProfileChart, bar_said
from credo_builder.ui.painted.scatter import Scatter
from credo_builder.ui.painted.surface import Surface
from credo_builder.ui.rulers import TierBar

PICTURES = {
    (JourneyMap, "moments"): (Moment, Stage),
    (Board, "workshop"): (WorkshopItem, Theme),
    (ChainView, "segments"): (Segment,),
    (Scatter, "expectations"): (Expectation,),
}
"""Picture and its page to the records it shows."""
FIGURE = {"service_levels": (ServiceLevel, "target"), "expectations": (Expectation, "desired")}
"""Page with a painted ruler to the records that have one, and the field with its figure."""


def shown_on(window, key):
    """Show the page *key* of the example in *window*, as people see it."""
    session = Session.example()
    session.take_path("full")
    window.take(session)
    window.go_to(key)
    layout_faults.settle(window)
    return window.area.page


def ids_in(picture, kind, project):
    """Return the ids of records of *kind* that have a piece on *picture*."""
    keys = {key.rpartition(":")[2] for key in picture.pieces}
    return [r.id for r in project.of(kind) if r.id in keys]


def listed(editor):
    """Return the ids of the records in the rows of *editor*, in their order."""
    return [editor.rows.record(row).id for row in range(editor.rows.rowCount())]


def test_every_kind_of_picture_is_tried():
    """No picture with pieces is left out of these tests."""
    assert set(Surface.__subclasses__()) == {kind for kind, _key in PICTURES}


@pytest.mark.parametrize(("kind", "key"), PICTURES, ids=lambda one: getattr(one, "__name__", one))
def test_the_list_beside_a_picture_holds_the_same_records(window, kind, key):
    """What has a piece on the picture has a row in a list, and the other way round."""
    page = shown_on(window, key)
    picture = page.findChild(kind)
    if kind is Board:
        page.board_view.show_phase(str(Phase.GROUP))
    project = window.workspace.project
    for record in PICTURES[kind, key]:
        held = ids_in(picture, record, project)
        page.jump(project.of(record)[0].id, "")
        layout_faults.settle(window)
        editor = page.current_list()

        assert held == listed(editor) == [r.id for r in project.of(record)]


@pytest.mark.parametrize(("kind", "key"), PICTURES, ids=lambda one: getattr(one, "__name__", one))
def test_the_list_beside_a_picture_has_a_name_and_is_reached_by_keys(window, kind, key):
    """Tab leads to the list on the page, or Ctrl+B turns the picture into it."""
    page = shown_on(window, key)
    picture = page.findChild(kind)
    if page.has_picture:
        window.actions_["board"].trigger()
        layout_faults.settle(window)

    view = page.current_list().view

    assert picture.isVisible() == (not page.has_picture)
    assert view.accessibleName()
    assert view in spoken_faults.walked(window)


def test_both_views_of_a_picture_are_called_by_name(window):
    """The switch between picture and list is a row of named buttons that Tab reaches."""
    for key in ("moments", "workshop"):
        page = shown_on(window, key)
        reached = spoken_faults.walked(window)
        views = page.switch.walkable()

        assert all(view.accessibleName() for view in views)
        assert [True] == [view in reached for view in views if view.isChecked()]


def test_the_arrows_of_the_chain_are_told_one_by_one(window):
    """Who serves whom stands in sentences that a key opens, as many as there are arrows."""
    page = shown_on(window, "segments")
    rows, chain = page.findChild(ArrowRows), page.findChild(ChainView)
    arrows = [key for key in chain.pieces if key.startswith("arrow:")]

    assert rows._head in spoken_faults.walked(window)
    rows.set_open(opened=True)
    layout_faults.settle(window)
    told = [one.text() for one in rows._body.findChildren(QLabel)]
    assert len(arrows) == len(told) > 0
    assert {window.workspace.say(rows._sentence(a)) for a in rows._told} == set(told)


def test_the_profile_is_told_scale_by_scale(window):
    """The figures of the painted profile stand in sentences that a key opens."""
    page = shown_on(window, "mindset")
    view = page.findChild(AnswersView)
    words, chart = view.findChild(ProfileWords), view.findChild(ProfileChart)
    bars = answer_sheets.profile(window.workspace.project)

    reached = spoken_faults.walked(window)
    assert words._head in reached
    assert chart in reached
    words.set_open(opened=True)
    layout_faults.settle(window)
    told = [one.text() for one in words._body.findChildren(QLabel)]
    sentences = [bar_said(bar) for bar in bars]
    assert sentences == [one for one in told if one in sentences] != []
    assert all(sentence in chart.accessibleDescription() for sentence in sentences)


def test_the_matrix_is_a_table_with_a_row_for_every_chain(window):
    """The chains of the check are a table with heads, named and reached by Tab."""
    page = shown_on(window, "check")
    page._views.buttons()[1].click()
    layout_faults.settle(window)
    table = page.findChild(ChainTable)
    model = table.model()
    heads = [
        model.headerData(column, Qt.Orientation.Horizontal)
        for column in range(model.columnCount())
    ]

    assert len(trace.chains(window.workspace.project)) == model.rowCount() > 0
    assert all(heads)
    assert table.accessibleName()
    assert table in spoken_faults.walked(window)


@pytest.mark.parametrize("key", FIGURE)
def test_a_painted_ruler_tells_its_figures(window, key):
    """The bar of a level, or of an expectation, says what it shows and where."""
    page = shown_on(window, key)
    kind, field = FIGURE[key]
    told = [r for r in window.workspace.project.of(kind) if _has_figure(getattr(r, field))]
    page.jump(told[0].id, "")
    layout_faults.settle(window)
    bars = [bar for bar in page.findChildren(TierBar) if bar.isVisible()]

    assert bars
    assert all(bar.accessibleDescription() for bar in bars)


def _has_figure(told):
    """Whether a target, or what would please, is a figure and not words alone."""
    return getattr(told, "quantity", told) is not None
