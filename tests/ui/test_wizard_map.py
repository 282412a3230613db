"""The map of moments: by keys, by mouse, and as a list that says the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from credo_builder.app.session import Session
from credo_builder.chapters.moments import Moment, Stage
from credo_builder.ui.painted.surface import InPlace
from credo_builder.ui.picture_page import PICTURE

ARRIVE, PAY, TABLE = "stg_dintzizp", "stg_a7isdyyb", "stg_dge4pxx7"
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(example):
    """Return the page of moments of the finished example, its map in view."""
    example.resize(1366, 768)
    example.go_to("moments")
    for _again in range(3):
        QApplication.processEvents()
    return example.area.page


def moment(page, code):
    return next(m for m in page.workspace.project.of(Moment) if m.code == code)


def card(page, code):
    return page._map.map.pieces[moment(page, code).id]


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def drag(piece, to):
    start = piece.rect().center()
    QTest.mousePress(piece, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.4, 1.0):
        there = piece.mapToParent(start) + (to - piece.mapToParent(start)) * share
        QTest.mouseMove(piece, piece.mapFromParent(QPoint(there.x(), there.y())))
    QTest.mouseRelease(piece, Qt.MouseButton.LeftButton, pos=piece.mapFromParent(to))


def undone_and_redone(page, before, after):
    session = page.workspace.session
    session.undo()
    there = before == session.project.records
    session.redo()
    return there and after == session.project.records


def test_the_map_opens_with_its_first_card_in_focus(page):
    """Work begins on the chosen moment, and its fields are under the map."""
    assert PICTURE == page.shown
    assert card(page, "M1").hasFocus()
    assert page._map.strip.isVisible()


def test_arrow_keys_walk_the_grid_and_choose_what_they_meet(page):
    """Right, right goes over an empty cell; the list and the fields follow."""
    card(page, "M2").setFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Right)

    assert card(page, "M3").hasFocus()
    assert moment(page, "M3") == page.current_list().record


@pytest.mark.parametrize(("key", "expected"), [
    (Qt.Key.Key_Plus, 3), (Qt.Key.Key_Minus, 1), (Qt.Key.Key_5, 5),
])  # fmt: skip
def test_keys_on_a_card_rate_how_it_feels_now(page, key, expected):
    """Plus, minus and the digits are one undo step each."""
    before = page.workspace.project.records
    card(page, "M3").setFocus()
    press(key)

    assert expected == moment(page, "M3").rating_now
    assert undone_and_redone(page, before, page.workspace.project.records)


def test_up_on_the_line_of_what_is_wanted_rates_it_higher(page):
    """The points have keys of their own; left and right walk along the line."""
    point = page._map.map.pieces[f"rating_wanted:{moment(page, 'M1').id}"]
    point.setFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Right)

    assert 5 == moment(page, "M1").rating_wanted
    assert moment(page, "M2").id == QApplication.focusWidget().moment_id


def test_dragging_a_point_rates_the_feeling_as_the_keys_do(page):
    """A drag of a point up to the top is one step, equal to pressing 5."""
    before = page.workspace.project.records
    surface = page._map.map
    point = surface.pieces[f"rating_now:{moment(page, 'M3').id}"]
    top = QPoint(point.geometry().center().x(), round(surface.plan.height_of(5)))
    drag(point, top)
    by_mouse = page.workspace.project.records
    page.workspace.session.undo()
    card(page, "M3").setFocus()
    press(Qt.Key.Key_5)

    assert 5 == moment(page, "M3").rating_now
    assert by_mouse == page.workspace.project.records
    assert undone_and_redone(page, before, by_mouse)


def test_stages_are_reordered_by_alt_and_arrows_and_by_drag_alike(page):
    """Alt+Right on a head, or dragging it over the next one, moves the stage."""
    before = page.workspace.project.records
    surface = page._map.map
    surface.focus_piece(f"stage:{ARRIVE}")
    press(Qt.Key.Key_Right, ALT)
    by_key = page.workspace.project.records
    page.workspace.session.undo()
    head = surface.pieces[f"stage:{ARRIVE}"]
    drag(head, surface.pieces[f"stage:{TABLE}"].geometry().center())

    assert by_key == page.workspace.project.records
    assert [TABLE, ARRIVE] == [s.id for s in page.workspace.project.of(Stage)][2:4]
    assert undone_and_redone(page, before, by_key)


def test_a_card_moves_to_the_next_stage_by_ctrl_and_arrow_and_by_drag_alike(page):
    """Stage and channel follow the cell; the focus stays with the card."""
    before = page.workspace.project.records
    card(page, "M7").setFocus()
    press(Qt.Key.Key_Left, CTRL)
    by_key = page.workspace.project.records
    focused = card(page, "M7").hasFocus()
    page.workspace.session.undo()
    surface = page._map.map
    last = card(page, "M6").geometry()
    drag(card(page, "M7"), QPoint(last.center().x(), last.bottom() + 3))

    assert TABLE == moment(page, "M7").stage_id
    assert focused
    assert by_key == page.workspace.project.records
    assert undone_and_redone(page, before, by_key)
    assert surface.pieces[moment(page, "M7").id].y() > last.y()


def test_escape_lets_a_carried_card_go_back(page):
    """Nothing is changed by a drag that Escape ends."""
    before = page.workspace.project
    piece = card(page, "M7")
    QTest.mousePress(piece, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(piece, QPoint(-200, 20))
    press(Qt.Key.Key_Escape)
    QTest.mouseRelease(piece, Qt.MouseButton.LeftButton, pos=QPoint(-200, 20))

    assert before is page.workspace.project


def test_alt_and_arrows_order_the_cards_of_one_cell(page):
    """Alt+Down moves a card under its neighbour and nothing else."""
    card(page, "M4").setFocus()
    press(Qt.Key.Key_Down, ALT)

    there = [m.code for m in page.workspace.project.of(Moment) if m.stage_id == TABLE]
    assert ["M5", "M4", "M6"] == there


def test_space_marks_what_is_critical_and_takes_the_mark_away(page):
    """The star is one key away, and so is its end."""
    before = page.workspace.project.records
    card(page, "M3").setFocus()
    press(Qt.Key.Key_Space)
    after = page.workspace.project.records

    assert not moment(page, "M3").is_critical
    assert undone_and_redone(page, before, after)


def test_insert_in_an_empty_cell_adds_a_moment_there_and_asks_its_name(page):
    """The new moment has the stage and channel of its cell."""
    surface = page._map.map
    surface.focus_piece(f"cell:{PAY}|phone")
    press(Qt.Key.Key_Insert)
    asks = QApplication.focusWidget()
    QTest.keyClicks(asks, "Rings about the bill")
    press(Qt.Key.Key_Return)

    added = page.workspace.project.of(Moment)[-1]
    assert isinstance(asks, InPlace)
    assert ("Rings about the bill", PAY, "phone") == (added.name, added.stage_id, added.channel)
    assert surface.pieces[added.id].hasFocus()


def test_the_command_to_add_uses_the_chosen_cell_of_the_map(page):
    """Ctrl+Enter on the map adds where the focus is."""
    page._map.map.focus_piece(f"cell:{ARRIVE}|phone")
    page.window().actions_["add"].trigger()

    added = page.workspace.project.of(Moment)[-1]
    assert (ARRIVE, "phone") == (added.stage_id, added.channel)


def test_delete_on_a_card_deletes_it_and_undo_brings_it_back(page):
    """The undo bar says what was deleted."""
    gone = moment(page, "M8").id
    card(page, "M8").setFocus()
    press(Qt.Key.Key_Delete)
    bar = page.window().area.undo_bar.isVisible()
    left = gone in page._map.map.pieces
    page.window().actions_["undo"].trigger()

    assert (True, False) == (bar, left)
    assert gone in page._map.map.pieces


def test_f2_names_a_stage_and_escape_leaves_it_as_it_was(page):
    """A head is named in place."""
    surface = page._map.map
    surface.focus_piece(f"stage:{PAY}")
    press(Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Never")
    press(Qt.Key.Key_Escape)
    kept = page.workspace.project.get(PAY).name
    press(Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Settle")
    press(Qt.Key.Key_Return)

    assert ("Pay", "Settle") == (kept, page.workspace.project.get(PAY).name)


def test_enter_opens_all_fields_of_the_moment_in_the_list(page):
    """The list is the equal of the map: the same moment, all of its fields."""
    card(page, "M6").setFocus()
    press(Qt.Key.Key_Return)

    assert Moment.key == page.shown
    assert moment(page, "M6") == page.current_list().record
    assert page.current_list().form.isVisible()


def test_a_screen_reader_hears_stage_channel_and_both_feelings_of_a_card(page):
    """A card says what the picture shows."""
    said = QAccessible.queryAccessibleInterface(card(page, "M3")).text(QAccessible.Text.Name)

    for words in ("M3", "critical", "Arrive", "In person", "now 2 of 5", "ignored", "wanted 5"):
        assert words in said


def test_tab_stops_once_at_heads_lines_and_grid(page):
    """Four stops lead through the map, then comes the strip of fields."""
    surface = page._map.map
    stops = [p for p in surface.pieces.values() if p.focusPolicy() & Qt.FocusPolicy.TabFocus]
    surface.focus_piece(f"stage:{ARRIVE}")
    seen = []
    for _stop in range(4):
        seen.append(surface.group_of(QApplication.focusWidget()))
        press(Qt.Key.Key_Tab)

    assert 4 == len(stops)
    assert ["heads", "rating_wanted", "rating_now", "grid"] == seen
    assert page._map.strip.isAncestorOf(QApplication.focusWidget())


def test_right_to_left_the_first_stage_stands_at_the_right_and_left_leads_onward(page):
    """The painted map is mirrored, and so are its arrow keys."""
    QApplication.instance().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        QApplication.processEvents()
        surface = page._map.map
        first, last = (surface.pieces[f"stage:{surface.stages[n].id}"] for n in (0, -1))
        first.setFocus()
        press(Qt.Key.Key_Left)

        assert first.x() > last.x()
        assert surface.pieces[f"stage:{surface.stages[1].id}"].hasFocus()
    finally:
        QApplication.instance().setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_strip_edits_the_chosen_moment_as_one_step_for_each_field(page):
    """A face in the strip is the same edit as the key on the card."""
    card(page, "M3").setFocus()
    page._map.strip._editors["rating_now"]._faces[3].click()
    page._map.strip._critical.click()

    assert (4, False) == (moment(page, "M3").rating_now, moment(page, "M3").is_critical)
    page.workspace.session.undo()
    assert (4, True) == (moment(page, "M3").rating_now, moment(page, "M3").is_critical)


def test_a_wide_window_shows_every_field_beside_the_map(page):
    """From 1680 pixels on the form stands beside the map, and the strip is not needed."""
    page.window().resize(1680, 1000)
    for _again in range(3):
        QApplication.processEvents()
    card(page, "M6").setFocus()

    assert page._map.inspector.isVisible()
    assert moment(page, "M6").id == page._map.inspector.record_id
    assert not page._map.strip.isVisible()


def test_a_blank_project_begins_with_stages_and_a_starter_in_quick_with_the_map(window):
    """Without moments there is nothing to map; the lists lead on."""
    session = Session.new()
    session.take_path("full")
    window.take(session)
    window.go_to("moments")
    blank = window.area.page.shown
    quick = Session.new("restaurant_cafe")
    quick.take_path("quick")
    quick.changed.clear()
    window.workspace.session._saved = window.workspace.session.project
    window.take(quick)
    window.go_to("moments_of_truth")

    assert (Stage.key, PICTURE) == (blank, window.area.page.shown)


def test_a_name_begun_is_kept_when_the_next_one_is_begun(page):
    """Two stages named one after the other, the second by double click."""
    surface = page._map.map
    surface.focus_piece(f"stage:{PAY}")
    press(Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Settle")
    QTest.mouseDClick(surface.pieces[f"stage:{ARRIVE}"], Qt.MouseButton.LeftButton)
    QTest.keyClicks(QApplication.focusWidget(), "Come in")
    press(Qt.Key.Key_Return)

    names = {s.id: s.name for s in page.workspace.project.of(Stage)}
    assert ("Settle", "Come in") == (names[PAY], names[ARRIVE])


def test_a_deleted_stage_leaves_its_moments_in_a_column_without_a_stage(page):
    """Nothing is lost; undo brings the stage and its moments back together."""
    surface = page._map.map
    before = page.workspace.project.records
    surface.focus_piece(f"stage:{TABLE}")
    press(Qt.Key.Key_Delete)
    loose = [m.code for m in surface.plan.walked if surface.plan.column_of(m.stage_id) == 6]
    page.workspace.session.undo()

    assert {"M4", "M5", "M6"} <= set(loose)
    assert before == page.workspace.project.records
    assert "stage:" not in surface.pieces
