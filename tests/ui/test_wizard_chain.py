"""Who serves whom: the picture, by mouse and by keys, and the same in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from credo_builder.chapters.segments import Segment
from credo_builder.ui.linking import LinkPopup
from credo_builder.ui.pages.segments import ArrowRows
from credo_builder.ui.painted.chain import Handle


@pytest.fixture
def page(example):
    """Return the page of groups of the finished example."""
    example.go_to("segments")
    QApplication.processEvents()
    return example.area.page


def group(page, name):
    return next(g for g in page.workspace.project.of(Segment) if g.name == name)


def node(page, name):
    return page.chain.pieces[group(page, name).id]


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def drag(piece, to):
    start = piece.rect().center()
    QTest.mousePress(piece, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(piece, start + QPoint(30, 2))
    QTest.mouseMove(piece, piece.mapFromParent(to))
    QTest.mouseRelease(piece, Qt.MouseButton.LeftButton, pos=piece.mapFromParent(to))


def test_the_page_opens_on_the_chosen_group_of_the_picture(page):
    """The list has chosen the same."""
    assert node(page, "Regulars").hasFocus()
    assert "Regulars" == page.lists[0].record.name


def test_arrow_keys_walk_the_chain_and_the_list_follows(page):
    """From the wash the chain leads to the kitchen, then to the hosts."""
    node(page, "Wash and stores").setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)

    assert node(page, "Hosts and servers").hasFocus()
    assert "Hosts and servers" == page.lists[0].record.name


def test_a_group_dropped_on_another_serves_it_in_one_step(page):
    """Undo takes the arrow away again."""
    drag(node(page, "Wash and stores"), node(page, "Hosts and servers").geometry().center())
    served = group(page, "Wash and stores").serves_segment_ids
    page.workspace.session.undo()

    assert group(page, "Hosts and servers").id in served
    assert (group(page, "Kitchen").id,) == group(page, "Wash and stores").serves_segment_ids


def test_delete_on_an_arrow_takes_it_away_and_the_focus_stays_near(page):
    """The sentence in words goes with it; undo brings both back."""
    rows = page.findChild(ArrowRows)
    before = rows._shown
    handle = next(
        p for p in page.chain.pieces.values()
        if isinstance(p, Handle) and p.arrow.server == group(page, "Wash and stores").id
    )  # fmt: skip
    handle.setFocus()
    press(Qt.Key.Key_Delete)
    told, near = rows._shown, node(page, "Wash and stores").hasFocus()
    page.workspace.session.undo()

    assert (1, True) == (len(before) - len(told), near)
    assert before == rows._shown


def test_the_sentence_in_words_takes_the_arrow_away_as_the_picture_does(page):
    """Every arrow is a sentence with a button."""
    rows = page.findChild(ArrowRows)
    rows.set_open(opened=True)
    name = "Take away: Wash and stores serve Kitchen"
    found = next(b for b in rows.findChildren(QToolButton) if b.accessibleName() == name)
    found.click()

    assert () == group(page, "Wash and stores").serves_segment_ids
    assert "1 serve no one yet" in rows._summary.text()


def test_l_opens_the_check_list_of_whom_a_group_serves(page):
    """Linking by key is the check list that every link has."""
    node(page, "Kitchen").setFocus()
    press(Qt.Key.Key_L)
    popup = page.window().findChild(LinkPopup)
    shown = popup is not None and popup.isVisible()
    popup.close()

    assert shown
    assert "Kitchen" == page.lists[0].record.name


def test_a_group_that_serves_no_one_says_so_in_picture_and_list(page):
    """The picture and the row say it in words."""
    page.workspace.edit(
        page.workspace.project.put(Segment(id="seg_new", name="Cleaners", kind="internal")),
        "Add group",
    )

    assert "Serve no one yet" in node(page, "Cleaners").accessibleName()
    row = page.lists[0].rows.row_of("seg_new")
    assert "Say whom they serve" in page.lists[0].rows.index(row).data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_right_to_left_the_people_outside_stand_at_the_left(page):
    """The chain is mirrored, arrows and all."""
    application = QApplication.instance()
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        QApplication.processEvents()

        assert node(page, "Regulars").x() < node(page, "Wash and stores").x()
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_markup_in_a_name_is_shown_as_it_stands_in_every_tooltip(page):
    """A stranger's file cannot draw pictures into the window."""
    name = "<img src=x><b>Bold</b>"
    page.workspace.edit(
        page.workspace.project.put(replace(group(page, "Kitchen"), name=name)), "Edit group"
    )
    tips = [w.toolTip() for w in page.findChildren(QWidget) if "Bold" in w.toolTip()]
    shown = [QTextDocumentFragment.fromHtml(tip).toPlainText() for tip in tips]

    assert len(tips) > 1
    assert [] == [told for told in shown if name not in told]
