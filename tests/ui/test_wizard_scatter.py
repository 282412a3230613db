"""What they expect: dots by mouse and by keys, and the list and the band that say the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from credo_builder.chapters.expectations import Expectation, Mark
from credo_builder.domain.quantities import Quantity

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(example):
    """Return the page of expectations of the finished example."""
    example.go_to("expectations")
    QApplication.processEvents()
    return example.area.page


def one(page, code):
    return next(e for e in page.workspace.project.of(Expectation) if e.code == code)


def dot(page, code):
    return page.scatter.pieces[one(page, code).id]


def ratings(page, code):
    return one(page, code).importance, one(page, code).performance_now


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def test_a_dot_that_is_walked_to_is_chosen_in_the_list(page):
    """Right leads to the next dot at the right."""
    dot(page, "E4").setFocus()
    press(Qt.Key.Key_Right)

    assert "E1" == page.lists[0].record.code
    assert dot(page, "E1").hasFocus()


def test_choosing_in_the_list_chooses_the_dot(page):
    """Both show the same one."""
    page.lists[0].choose(6)

    assert one(page, "E7").id == page.scatter.chosen
    assert "chosen" in dot(page, "E7").accessibleName()


def test_alt_and_arrows_rate_as_a_drag_does(page):
    """One step up and one to the right, or a drag there; undo and redo lead back and forth."""
    before = page.workspace.project.records
    dot(page, "E10").setFocus()
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_Right, ALT)
    by_key = page.workspace.project.records
    session = page.workspace.session
    session.undo()
    session.undo()
    there = before == session.project.records
    piece, spot = dot(page, "E10"), page.scatter.spot(5, 3).toPoint()
    start = piece.rect().center()
    QTest.mousePress(piece, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(piece, start + QPoint(30, 2))
    QTest.mouseMove(piece, piece.mapFromParent(spot))
    QTest.mouseRelease(piece, Qt.MouseButton.LeftButton, pos=piece.mapFromParent(spot))

    assert there
    assert ((5, 3), by_key) == (ratings(page, "E10"), page.workspace.project.records)
    session.undo()
    assert before == session.project.records
    session.redo()
    assert by_key == session.project.records


def test_ratings_stop_at_the_ends_of_the_scales(page):
    """Alt+Up at 5 changes nothing and leaves no step to undo."""
    dot(page, "E1").setFocus()
    press(Qt.Key.Key_Up, ALT)

    assert 5 == one(page, "E1").importance
    assert not page.workspace.session.can_undo


def test_dots_in_one_place_stand_side_by_side(page):
    """Equal ratings fan out; none hides another."""
    page.window().resize(1366, 768)
    QApplication.processEvents()
    places = [p.geometry() for p in page.scatter.pieces.values()]
    overlaps = [
        (a, b) for n, a in enumerate(places) for b in places[n + 1 :] if a.center() == b.center()
    ]

    assert [] == overlaps
    assert ratings(page, "E1") == ratings(page, "E5")


def test_list_and_dot_say_the_same_in_words(page):
    """How much it matters, how well we do, and whether to begin here; the list knows how."""
    row = page.lists[0].rows.index(3)
    said = row.data(Qt.ItemDataRole.AccessibleTextRole)

    for words in ("Matters 5", "today 2", "work here first"):
        assert words in said
        assert words in dot(page, "E4").accessibleName()
    assert "Seen" in said


def test_enter_on_a_dot_leads_into_its_fields_and_delete_deletes_it(page):
    """Undo brings it back with its place."""
    dot(page, "E8").setFocus()
    gone = one(page, "E8").id
    press(Qt.Key.Key_Return)
    inside = page.lists[0].form.isAncestorOf(QApplication.focusWidget())
    dot(page, "E8").setFocus()
    press(Qt.Key.Key_Delete)
    left = gone in page.scatter.pieces
    page.workspace.session.undo()

    assert (True, False, True) == (inside, left, gone in page.scatter.pieces)


def test_figures_the_wrong_way_round_are_swapped_by_one_button(page):
    """The band says that good enough is stricter, and mends it in one step."""
    page.lists[0].choose(0)
    there = page.band.bar.accessibleDescription()
    turned = replace(
        one(page, "E1"),
        desired=Mark(quantity=Quantity(value=Decimal(5), unit="minute")),
        adequate=Mark(quantity=Quantity(value=Decimal(1), unit="minute")),
    )
    page.workspace.edit(page.workspace.project.put(turned), "Edit expectation")
    told = page.band.reversed.isVisible()
    page.band.reversed.pressed.emit()

    assert "Would please: 0.5 minutes, Good enough: 2 minutes" == there
    assert told
    assert ("1 minute", False) == (
        str(one(page, "E1").desired.quantity), page.band.reversed.isVisible(),
    )  # fmt: skip


def test_right_to_left_what_is_done_well_stands_at_the_left(page):
    """The picture is mirrored and so are its keys."""
    application = QApplication.instance()
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        QApplication.processEvents()
        dot(page, "E8").setFocus()
        press(Qt.Key.Key_Left, ALT)

        assert dot(page, "E2").x() < dot(page, "E4").x()
        assert (3, 4) == ratings(page, "E8")
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
